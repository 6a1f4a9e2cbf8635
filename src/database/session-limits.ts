import { LOCK_MS_MAX } from './request-time.ts';

/** PostgreSQL's own limits on what one statement or transaction may hold up, in milliseconds. */
export interface SessionLimits {
  readonly statementMs: number;
  readonly lockMs: number;
  readonly idleInTransactionMs: number;
}

/** Somebody waits for the answer. */
export const REQUEST_LIMITS: SessionLimits = { statementMs: 5_000, lockMs: LOCK_MS_MAX, idleInTransactionMs: 10_000 };
/**
 * Migrations, seeds and what else is done from the console: an index on a table that has grown takes its time. A lock is
 * waited for longer than any request can hold one, and not much longer, as every request queues behind who waits for it.
 */
export const MAINTENANCE_LIMITS: SessionLimits = {
  statementMs: 60 * 60_000,
  lockMs: 20_000,
  idleInTransactionMs: 60_000,
};

/** The same as settings of a connection. */
export function sessionSettings(limits: SessionLimits) {
  return {
    statement_timeout: limits.statementMs,
    lock_timeout: limits.lockMs,
    idle_in_transaction_session_timeout: limits.idleInTransactionMs,
    application_name: 'grid-commons',
  };
}
