import pg from 'pg';

/**
 * Thrown when a database cannot be used. The message goes on after the database's name, as in "cannot be reached: …",
 * and ends with what to do.
 */
export class DatabaseUnusableError extends Error {
  override readonly name = 'DatabaseUnusableError';
  /** The address at which it is so; undefined when it is so at any. */
  readonly databaseUrl: string | undefined;

  constructor(message: string, options: { cause?: unknown; databaseUrl?: string } = {}) {
    super(message, options);
    this.databaseUrl = options.databaseUrl;
  }
}

/** An address that takes the connection and says nothing would hold up a start for ever. */
export const CONNECT_LIMIT_MS = 8_000;
/** PostgreSQL's number of version 16.0, as `server_version_num` has it. */
const OLDEST_VERSION = 160_000;

/**
 * A single connection outside of the pool, to a database that is known to be fit for this program. The caller ends it.
 * @throws DatabaseUnusableError when it cannot be reached, lets nobody in, is too old or does not keep UTF-8
 */
export async function connect(databaseUrl: string, limitMs = CONNECT_LIMIT_MS): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: limitMs });
  // A connection that breaks also fails the statement that waits on it.
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (cause) {
    throw new DatabaseUnusableError(problemOf(cause, limitMs), { cause, databaseUrl });
  }
  const { rows } = await client.query<{ version: string; number: number; encoding: string }>(
    `select current_setting('server_version') as version, current_setting('server_version_num')::integer as number,
            current_setting('server_encoding') as encoding`,
  );
  const problem = unfitness(rows[0]!);
  if (!problem) return client;
  await client.end();
  throw new DatabaseUnusableError(problem);
}

/** Why a server is not fit for this program; undefined when it is. */
export function unfitness(server: { version: string; number: number; encoding: string }): string | undefined {
  if (server.number < OLDEST_VERSION) {
    return `runs PostgreSQL ${server.version}, and this needs 16 or later. Use a newer one.`;
  }
  if (server.encoding !== 'UTF8') {
    return `keeps its text as ${server.encoding}, and this needs UTF8. Create it with "encoding 'UTF8' template template0".`;
  }
  return undefined;
}

function problemOf(error: unknown, limitMs: number): string {
  // A host name with several addresses fails with an AggregateError, whose message is empty.
  const { message, code } = error as { message: string; code?: string };
  if (error instanceof pg.DatabaseError) {
    return `refuses the connection: ${message}. Are user, password and database in its URL right?`;
  }
  // pg's own words for connectionTimeoutMillis.
  const reason = message === 'timeout expired' ? `it gave no answer for ${limitMs / 1000} s` : message || code;
  return `cannot be reached: ${reason}. Is it running, and is its URL right?`;
}
