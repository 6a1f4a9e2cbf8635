/**
 * `npm run -s grant -- ISSUER SUBJECT DISTRICT_ADMIN DIVISION_CODE`: makes the first administrator of a district, in the
 * database of DATABASE_URL. Prints one line; all that goes wrong is one line on stderr and exit 1.
 */
import { Kysely, PostgresDialect } from 'kysely';
import { Pool } from 'pg';
import { readConfig } from '../config.ts';
import type { Tables } from '../database/tables.ts';
import { connect, CONNECT_LIMIT_MS, DatabaseUnusableError } from '../database/connect.ts';
import { faultOf } from '../database/fault.ts';
import { grantDistrictAdmin, GrantError } from '../district/identity/role.grant.ts';
import { Role, type TokenIdentity } from '../request/viewer.ts';
import { lineAbout, onDatabase } from './start-error.ts';

const USAGE = `Usage: npm run -s grant -- ISSUER SUBJECT ${Role.DISTRICT_ADMIN} DIVISION_CODE`;
/** PostgreSQL's codes for a table and a function that do not exist. */
const NO_TABLES = new Set(['42P01', '42883']);

try {
  process.stdout.write(`${await grant(process.argv.slice(2))}\n`);
} catch (error) {
  process.stderr.write(`${lineAbout(error)}\n`);
  process.exitCode = 1;
}

async function grant(words: readonly string[]): Promise<string> {
  const [issuer, subject, role, districtCode] = words;
  if (issuer === undefined || subject === undefined || districtCode === undefined || words.length !== 4) {
    throw new GrantError(USAGE);
  }
  if (role !== Role.DISTRICT_ADMIN) {
    throw new GrantError(`Only ${Role.DISTRICT_ADMIN} is given here; all other roles are, by roleAssign of the API.`);
  }
  const config = readConfig(process.env);
  const { url } = config.database;
  if (!url) throw new GrantError('DATABASE_URL is not set: it names the database in which to give the role.');

  return onDatabase(config, () => grantIn(url, { issuer, subject }, districtCode));
}

async function grantIn(url: string, whom: TokenIdentity, districtCode: string): Promise<string> {
  // Says what is wrong with a database that is not fit; the pool would not.
  await (await connect(url)).end();
  const pool = new Pool({ connectionString: url, max: 1, connectionTimeoutMillis: CONNECT_LIMIT_MS });
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  try {
    const { isNew, districtName, roleAssignmentId } = await db
      .transaction()
      .execute((tx) => grantDistrictAdmin(tx, whom, districtCode, Temporal.Now.instant()));
    const holds = isNew ? 'is now' : 'already is';
    return `${whom.subject} of ${whom.issuer} ${holds} ${Role.DISTRICT_ADMIN} of ${districtName} (${districtCode}): ${roleAssignmentId}`;
  } catch (error) {
    if (!NO_TABLES.has(faultOf(error).code ?? '')) throw error;
    throw new DatabaseUnusableError('has no tables of ours yet. Run npm run db:migrate first.', { cause: error });
  } finally {
    await db.destroy();
  }
}
