import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import type { Database } from '../database/database.ts';
import type { FastifyBaseLogger } from 'fastify';
import { ANONYMOUS, type TokenIdentity, type Viewer } from './viewer.ts';
import type { Language } from '../shared/language.ts';

/** Where the messages of webhooks may go. */
export interface Targets {
  /** Also to this machine and its networks, for trying things on one machine. */
  readonly allowPrivate: boolean;
  /** The addresses of a host name. @throws when it is not found */
  readonly resolve: (hostname: string) => Promise<readonly string[]>;
}

/** Sends a code to a phone, by whatever carries messages there. */
export type SendPhoneCode = (message: {
  readonly phone: string;
  readonly code: string;
  readonly language: Language;
}) => Promise<void>;

/** A message that is to be carried to somebody. */
interface OutgoingMessage {
  /** The same with each attempt. */
  readonly id: string;
  readonly channel: 'SMS' | 'MAIL';
  /** The phone, or the mailbox. */
  readonly to: string;
  readonly language: Language;
  /** What it tells, by the name of its kind, and what its sentence is made of. */
  readonly kind: string;
  readonly text: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** What came of handing a message over. */
interface MessageOutcome {
  /** Null where no HTTP is spoken, and when there was no answer. */
  readonly status: number | null;
  /** Null when it was taken. */
  readonly failure: 'STATUS' | 'REDIRECT' | 'TIMEOUT' | 'CONNECTION' | 'NO_PUBLIC_ADDRESS' | 'FILE' | null;
}

/** Hands a message to whatever carries messages to phones and mailboxes. */
export type SendMessage = (
  message: OutgoingMessage,
  deps: { readonly giveUp: AbortSignal; readonly now: () => Temporal.Instant },
) => Promise<MessageOutcome>;

/** Everything one request needs, and nothing that outlives it. */
export interface Context {
  /** The ORM, for writes; each transaction runs in a fresh fork of its entity manager. */
  readonly orm: MikroORM;
  /** The pool, for reads outside a transaction. */
  readonly db: Database;
  readonly identity: TokenIdentity | undefined;
  /** Who a token speaks for, with the roles that hold now. Handed in by the server, as accounts and roles stand above a request. */
  readonly readViewer: (ctx: Context, identity: TokenIdentity) => Promise<Viewer>;
  readonly language: Language;
  /** The clock. Rules never ask another one. */
  readonly now: () => Temporal.Instant;
  readonly log: Pick<FastifyBaseLogger, 'error' | 'warn' | 'info'>;
  readonly requestId: string;
  /** The network address that the request came from; undefined for what comes from none. */
  readonly address?: string | undefined;
  /** Where webhooks may point to; to public addresses only, if absent. */
  readonly webhookTargets?: Targets | undefined;
  /** How codes get to phones; absent where nobody sends them. */
  readonly sendPhoneCode?: SendPhoneCode | undefined;
  /** How messages get to phones and mailboxes; absent where nobody carries them. */
  readonly sendMessage?: SendMessage | undefined;
  /** Days for which what one side has accepted is held for the other; as many as the setting says by itself, if absent. */
  readonly acceptanceDays?: number | undefined;
  /** Whether a gateway sent the request, on behalf of whoever `identity` is. */
  readonly gateway?: boolean;
  /** Owns the batched reads of this request; replaced after a write, so that nobody is shown what was before. */
  reads: object;
  /** Read once, and only by requests that need to know. */
  viewer?: Promise<Viewer>;
}

/** A context in which things are changed: the same request, and by whom. */
export interface ActorContext extends Context {
  /** Who is changing things; mutations are closed to others. */
  readonly actor: Viewer & { readonly accountId: string };
}

/** The same inside a transaction, with its entity manager and its connection. */
export interface WriteContext extends ActorContext {
  readonly em: EntityManager;
}

/** Who is asking, with the roles that hold at this moment. */
export function viewerOf(ctx: Context): Promise<Viewer> {
  ctx.viewer ??= ctx.identity ? ctx.readViewer(ctx, ctx.identity) : Promise.resolve(ANONYMOUS);
  return ctx.viewer;
}

/** Forgets what this request has read, after it has written. */
export function forgetReads(ctx: Context): void {
  ctx.reads = {};
}
