import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import type { Kysely } from 'kysely';
import type { FastifyBaseLogger } from 'fastify';
import type { TokenIdentity } from '../district/identity/tokens/token.ts';
import { readViewer } from '../district/identity/viewer.loader.ts';
import { ANONYMOUS, type Viewer } from './viewer.ts';
import type { LiveRequest } from '../events/live/live-events.ts';
import type { Metrics } from '../server/observability/metrics.ts';
import type { Language } from '../shared/language.ts';
import type { Targets } from '../events/webhooks/target.ts';

/** The database as reads and hand-written SQL see it: no table types, every query names what it gives back. */
export type Database = Kysely<Record<never, never>>;

/** Everything one request needs, and nothing that outlives it. */
export interface Context {
  /** The ORM, for writes; each transaction runs in a fresh fork of its entity manager. */
  readonly orm: MikroORM;
  /** The pool, for reads outside a transaction. */
  readonly db: Database;
  readonly identity: TokenIdentity | undefined;
  readonly language: Language;
  /** The clock. Rules never ask another one. */
  readonly now: () => Temporal.Instant;
  readonly log: Pick<FastifyBaseLogger, 'error' | 'warn' | 'info'>;
  readonly requestId: string;
  /** What the server counts; undefined where nothing is measured. */
  readonly metrics?: Metrics | undefined;
  /** Where webhooks may point to; to public addresses only, if absent. */
  readonly webhookTargets?: Targets | undefined;
  /** Whether a gateway sent the request, on behalf of whoever `identity` is. */
  readonly gateway?: boolean;
  /** What a subscription goes on by; queries and mutations have none. */
  readonly live?: LiveRequest;
  /** Owns the batched reads of this request; replaced after a write, so that nobody is shown what was before. */
  reads: object;
  /** Read once, and only by requests that need to know. */
  viewer?: Promise<Viewer>;
}

/** A context inside a transaction: the same request, and the entity manager and connection of the transaction. */
export interface WriteContext extends Context {
  readonly em: EntityManager;
  /** Who is changing things; mutations are closed to others. */
  readonly actor: Viewer & { readonly accountId: string };
}

/** Who is asking, with the roles that hold at this moment. */
export function viewerOf(ctx: Context): Promise<Viewer> {
  ctx.viewer ??= ctx.identity ? readViewer(ctx, ctx.identity) : Promise.resolve(ANONYMOUS);
  return ctx.viewer;
}

/** Forgets what this request has read, after it has written. */
export function forgetReads(ctx: Context): void {
  ctx.reads = {};
}
