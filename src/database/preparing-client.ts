import { tracingChannel } from 'node:diagnostics_channel';
import pg from 'pg';
import {
  type CancellableClient,
  cancelStatement,
  currentTime,
  LOCK_MS_MAX,
  OutOfTime,
  type RequestTime,
} from './request-time.ts';

/** Where each statement is announced, for whoever traces: its text, into which the ORM writes values, and no parameters. */
export const STATEMENTS_CHANNEL = 'grid-commons:statement';

const statements = tracingChannel<{ text: string }>(STATEMENTS_CHANNEL);

const BEGIN = /^(begin|start transaction)\b/i;

/** Statements that one connection keeps prepared. Bounds memory, PostgreSQL's more than ours: it keeps their plans. */
export const PREPARED_STATEMENTS_MAX = 200;

/**
 * The `pg` client, with every parameterised statement prepared under a name: PostgreSQL parses and plans it once for
 * each connection instead of each time, which halves the cost of the small reads. Lists that prefetch make texts
 * without end, so the statement that was used longest ago is closed when there are too many.
 * A connection pooler in transaction mode must support prepared statements (PgBouncer: `max_prepared_statements`).
 */
export class PreparingClient extends pg.Client {
  /** The names of the statements of this connection by their text, the one used longest ago first. */
  readonly #names = new Map<string, string>();
  #prepared = 0;
  /** In a transaction of a request, for how long a lock is waited for; undefined outside of one. */
  #lockMs: number | undefined;

  // pg's own signature is a set of overloads on one variadic function; this hands every other form through.
  override query(...args: unknown[]): never {
    if (!statements.hasSubscribers) return this.#query(...args);
    // Only cursors and callbacks give back no promise, and nothing here uses them.
    return statements.tracePromise(() => this.#query(...args) as Promise<unknown>, { text: textOf(args[0]) }) as never;
  }

  #query(...args: unknown[]): never {
    const time = currentTime();
    const sent = time ? this.#inTime(time, args) : this.#send(args);
    return (BEGIN.test(textOf(args[0])) ? this.#begun(sent) : sent) as never;
  }

  /**
   * A transaction that could not be begun. Kysely 0.29 forgets the connection then, where somebody else ends the transaction,
   * and nobody would ever have it again. So it goes back to its pool, which replaces it, and whoever gives it back after
   * all does nothing.
   */
  async #begun(sent: Promise<unknown>): Promise<unknown> {
    try {
      return await sent;
    } catch (error) {
      const client = this as { release?: (destroy: boolean) => void };
      const release = client.release?.bind(this);
      client.release = () => undefined;
      release?.(true);
      throw error;
    }
  }

  /**
   * A statement of a request ends with it: when the client goes, or the time is over, it is cancelled, and none is sent
   * after that. COMMIT is neither held back nor cancelled, since nobody would know what came of it.
   */
  #inTime(time: RequestTime, args: unknown[]): Promise<unknown> {
    const text = textOf(args[0]);
    if (/^(commit|rollback)$/i.test(text)) {
      this.#lockMs = undefined;
      return this.#send(args);
    }
    if (time.over.aborted) return Promise.reject(new OutOfTime());
    if (BEGIN.test(text)) return this.#beginInTime(time, text);
    return this.#lockMs === undefined && time.lockMs < LOCK_MS_MAX
      ? this.#alone(time, args)
      : this.#whileAsked(time, args);
  }

  /**
   * A statement outside of a transaction, of a request that has waited: for this one statement alone locks are waited for
   * the less, so it gets a transaction. A setting of the session would be found by others behind a pooler.
   */
  async #alone(time: RequestTime, args: unknown[]): Promise<unknown> {
    await this.#beginInTime(time, 'begin');
    let result: unknown;
    try {
      if (time.over.aborted) throw new OutOfTime();
      result = await this.#whileAsked(time, args);
    } catch (error) {
      await this.#rollback();
      throw error;
    } finally {
      this.#lockMs = undefined;
    }
    await this.#send(['commit']);
    return result;
  }

  /** Of a request that has waited for its connection, locks are waited for the less. That goes along with BEGIN. */
  async #beginInTime(time: RequestTime, text: string): Promise<unknown> {
    this.#lockMs = time.lockMs;
    if (this.#lockMs >= LOCK_MS_MAX) return this.#send([text]);
    const results = (await this.#send([`${text}; set local lock_timeout = ${this.#lockMs}`])) as readonly unknown[];
    return results[0];
  }

  async #whileAsked(time: RequestTime, args: unknown[]): Promise<unknown> {
    if (this.#lockMs !== undefined && time.lockMs < this.#lockMs) {
      this.#lockMs = time.lockMs;
      // pg sends it first. If it fails, so does the statement.
      (super.query(`set local lock_timeout = ${this.#lockMs}`) as unknown as Promise<unknown>).catch(() => undefined);
    }
    const { over } = time;
    let cancelling: Promise<void> | undefined;
    const cancel = () => {
      cancelling = cancelStatement(this as unknown as CancellableClient);
    };
    over.addEventListener('abort', cancel, { once: true });
    const begun = performance.now();
    try {
      return await this.#send(args);
    } finally {
      over.removeEventListener('abort', cancel);
      time.waitedSince(begun);
      await cancelling;
    }
  }

  #send(args: unknown[]): Promise<unknown> {
    const [text, values, ...rest] = args;
    if (text === 'rollback') return this.#rollback();
    if (typeof text === 'string' && Array.isArray(values) && values.length > 0) {
      return super.query({ name: this.#nameOf(text), text, values } as never, ...(rest as never[])) as never;
    }
    return (super.query as (...all: unknown[]) => Promise<unknown>).apply(this, args);
  }

  #nameOf(text: string): string {
    const known = this.#names.get(text);
    // A name is never used for a second text, nor again for the same one once it was closed: closing is not awaited.
    const name = known ?? `s${++this.#prepared}`;
    if (known) this.#names.delete(text);
    else if (this.#names.size >= PREPARED_STATEMENTS_MAX) this.#closeOldest();
    this.#names.set(text, name);
    return name;
  }

  /**
   * Sent ahead of the next statement and together with it, so that it costs no time of its own. The oldest one is not
   * still waiting to be sent: pg takes one statement at a time on a connection, and so does the ORM.
   */
  #closeOldest(): void {
    const [text, name] = this.#names.entries().next().value!;
    this.#names.delete(text);
    const { connection } = this as unknown as { connection: StatementsOfConnection };
    delete connection.parsedStatements[name];
    connection.close({ type: 'S', name });
  }

  /**
   * A ROLLBACK fails only when the connection is lost, and then the server rolls back by itself. So it counts as done:
   * Kysely gives a connection back to the pool only after a ROLLBACK that was, and the pool drops one that has ended.
   */
  async #rollback(): Promise<pg.QueryResult> {
    try {
      return await super.query('rollback');
    } catch {
      void this.end();
      return { command: 'ROLLBACK', rowCount: null, oid: 0, fields: [], rows: [] };
    }
  }
}

function textOf(statement: unknown): string {
  return typeof statement === 'string' ? statement : ((statement as { text?: string } | undefined)?.text ?? '');
}

/** What pg knows of the statements of a connection; its typings leave it out. */
interface StatementsOfConnection {
  /** Texts by name; a name that is missing is parsed again when it is used. */
  readonly parsedStatements: Record<string, string>;
  close(statement: { type: 'S'; name: string }): void;
}
