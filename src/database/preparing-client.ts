import { createHash } from 'node:crypto';
import pg from 'pg';

/** Statements a connection keeps prepared; more are sent unnamed. Bounds memory in PostgreSQL and here. */
const PREPARED_STATEMENTS_MAX = 500;

const names = new Map<string, string>();

/**
 * The `pg` client, with every parameterised statement prepared under a name made from its text: PostgreSQL parses and
 * plans it once for each connection instead of each time, which halves the cost of the small reads.
 * A connection pooler in transaction mode must support prepared statements (PgBouncer: `max_prepared_statements`).
 */
export class PreparingClient extends pg.Client {
  // pg's own signature is a set of overloads on one variadic function; this hands every other form through.
  override query(...args: unknown[]): never {
    const [text, values, ...rest] = args;
    if (text === 'rollback') return this.#rollback() as never;
    if (typeof text === 'string' && Array.isArray(values) && values.length > 0) {
      const name = nameOf(text);
      if (name) return super.query({ name, text, values } as never, ...(rest as never[])) as never;
    }
    return (super.query as (...all: unknown[]) => never).apply(this, args);
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

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known) return known;
  if (names.size >= PREPARED_STATEMENTS_MAX) return undefined;
  const name = createHash('sha1').update(text).digest('base64url');
  names.set(text, name);
  return name;
}
