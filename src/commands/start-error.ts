import { type Config, ConfigError } from '../config.ts';
import { shownUrl } from '../shared/settings/setting-forms.ts';
import { DatabaseUnusableError } from '../database/connect.ts';
import { faultOf, isUnavailable } from '../database/fault.ts';

/** Thrown when a program cannot start. The message is one line: the setting, what it is, what is wrong, what to do. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

// One code (ENOTFOUND, EACCES, ETIMEDOUT) can come from a folder, a database or a port, so the error alone does not say
// which setting is to be mended. The phase in which it was thrown does.

/** Codes of the operating system and of PostgreSQL. Anything else is a mistake of ours and not of a setting. */
const SYSTEM_CODE = /^E[A-Z]+$/;
const SQLSTATE = /^[0-9A-Z]{5}$/;

/** Does something in the data folder; when the system says no, it is DATA_DIR that is to be mended. */
export async function inDataFolder<T>({ dataDir }: Pick<Config, 'dataDir'>, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (!SYSTEM_CODE.test(faultOf(cause).code ?? '')) throw cause;
    throw new StartError(
      `The data folder ${dataDir} (DATA_DIR) cannot be used: ${reasonOf(cause)}. Set DATA_DIR to a folder that this user may write to.`,
      { cause },
    );
  }
}

/** Does something with the database; what the database or the way to it is to blame for bears the database's name. */
export async function onDatabase<T>(config: Pick<Config, 'dataDir' | 'database'>, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    const name = nameOf(config, cause);
    if (cause instanceof DatabaseUnusableError) throw new StartError(`${name} ${cause.message}`, { cause });
    const { code = '' } = faultOf(cause);
    if (!SYSTEM_CODE.test(code) && !SQLSTATE.test(code) && !isUnavailable(cause)) throw cause;
    throw new StartError(`${name} failed: ${reasonOf(cause)} (${code || 'connection'}). Its own log says more.`, {
      cause,
    });
  }
}

function nameOf({ dataDir, database }: Pick<Config, 'dataDir' | 'database'>, cause: unknown): string {
  const { url, ownerUrl } = database;
  if (url === undefined) return `The embedded database in ${dataDir} (DATA_DIR)`;
  const isOwners = ownerUrl !== undefined && cause instanceof DatabaseUnusableError && cause.databaseUrl === ownerUrl;
  return isOwners
    ? `The database ${shownUrl(ownerUrl)} (DATABASE_OWNER_URL)`
    : `The database ${shownUrl(url)} (DATABASE_URL)`;
}

/** Listens; when the system says no, it is HOST or PORT that is to be mended. */
export async function atAddress<T>({ host, port }: Pick<Config, 'host' | 'port'>, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    const { code } = faultOf(cause);
    if (code === 'EADDRINUSE') {
      throw new StartError(
        `Port ${port} (PORT) on ${host} (HOST) is in use. Stop what uses it, or set PORT to another (0 picks a free one).`,
        { cause },
      );
    }
    throw new StartError(
      `Cannot listen on ${host} (HOST), port ${port} (PORT): ${reasonOf(cause)}. ` +
        'Set HOST to an address of this machine and PORT to one that this user may take.',
      { cause },
    );
  }
}

/** What a failed program says on stderr: one line, or one for each wrong setting; never a stack. */
export function lineAbout(error: unknown): string {
  if (error instanceof ConfigError) return error.message;
  return oneLine(error instanceof Error ? error.message || reasonOf(error) : String(error));
}

/** The reason at the bottom: the ORM puts the statement and its values before it. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return oneLine(String(error));
  if (error.cause instanceof Error) return reasonOf(error.cause);
  // A host name with several addresses fails with an AggregateError, whose message is empty.
  return oneLine(error.message || faultOf(error).code || error.name);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
