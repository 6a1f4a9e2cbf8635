import { DatabaseError } from 'pg';

/** SQLSTATEs and error codes of a connection that was lost or refused: retried only when COMMIT was not yet sent. */
export const CONNECTION_LOST = new Set([
  '57P01',
  '57P02',
  '57P03',
  '08000',
  '08003',
  '08006',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
]);
/** SQLSTATEs of waiting too long for a lock, a statement, a connection: the caller may come back. */
export const BUSY = new Set(['55P03', '57014', '53300']);

/** What the database said was wrong. */
interface DatabaseFault {
  readonly code: string | undefined;
  readonly constraint: string | undefined;
  /** What the database says beside the message; values of rows may be in it. */
  readonly detail: string | undefined;
}

/** SQLSTATE, constraint and detail of a database error, through whatever the ORM has wrapped around it. */
export function faultOf(error: unknown): DatabaseFault {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const { code, constraint, detail } = cause as Error & { code?: unknown; constraint?: unknown; detail?: unknown };
    const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
    if (typeof code === 'string') return { code, constraint: text(constraint), detail: text(detail) };
  }
  return { code: undefined, constraint: undefined, detail: undefined };
}

/** True when a connection ended without a word from the server; the driver has no code for it. */
export function isBrokenConnection(error: unknown): boolean {
  return error instanceof Error && /Connection terminated|connection error and is not queryable/.test(error.message);
}

/** True when the database cannot be asked at present, or not in time: nothing is wrong with what was asked. */
export function isUnavailable(error: unknown): boolean {
  const { code = '' } = faultOf(error);
  return CONNECTION_LOST.has(code) || BUSY.has(code) || isBrokenConnection(error) || isPoolTimeout(error);
}

/** That a request has waited for connections as long as it may; the pool's own timeout is for each of them. */
export class PoolTimeout extends Error {
  override readonly name = 'PoolTimeout';

  constructor() {
    super('timeout exceeded when trying to connect');
  }
}

/** True when no connection became free in time; the pool has no code for it. */
export function isPoolTimeout(error: unknown): boolean {
  return error instanceof Error && /timeout exceeded when trying to connect/.test(error.message);
}

/** SQLSTATE class 22, data exceptions: PostgreSQL's message repeats the value. */
const REPEATS_VALUE = /^22/;

/**
 * What the log keeps of an unexpected error: enough to find the cause, and no personal value. The ORM puts the whole
 * statement with its values into the message of a database error, and PostgreSQL the row into the detail; so of these
 * only PostgreSQL's own message is kept, where no value is in it.
 */
export function describedFault(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const { name: type, message } = error;
  // The first lines of a stack repeat the message.
  const stack = error.stack?.split('\n').filter((line) => /^\s+at /.test(line));
  const { code: sqlState = '', table, column, constraint } = error as Partial<DatabaseError>;
  if (!/^[0-9A-Z]{5}$/.test(sqlState)) return { type, message, stack };
  const telling = error instanceof DatabaseError && !REPEATS_VALUE.test(sqlState) ? { message } : {};
  return { type, sqlState, table, column, constraint, ...telling, stack };
}
