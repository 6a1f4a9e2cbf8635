/**
 * `npm run -s grant -- ISSUER SUBJECT DISTRICT_ADMIN DIVISION_CODE`: makes the first administrator of a district, in the
 * database of DATABASE_URL. Prints one line; all that goes wrong is one line on stderr and exit 1.
 */
import { Kysely, PostgresDialect } from 'kysely';
import { Pool } from 'pg';
import { readConfig } from './config.ts';
import { CONNECTION_WAIT_MS } from './database/orm.ts';
import { faultOf } from './database/transaction.ts';
import { grantDistrictAdmin, GrantError } from './identity/role.grant.ts';
import { Role } from './identity/viewer.ts';

const USAGE = `Usage: npm run -s grant -- ISSUER SUBJECT ${Role.DISTRICT_ADMIN} DIVISION_CODE`;

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
  const { url } = readConfig(process.env).database;
  if (!url) throw new GrantError('DATABASE_URL is not set: it names the database in which to give the role.');

  const pool = new Pool({ connectionString: url, max: 1, connectionTimeoutMillis: CONNECTION_WAIT_MS });
  const db = new Kysely<Record<never, never>>({ dialect: new PostgresDialect({ pool }) });
  try {
    const { isNew, districtName, roleAssignmentId } = await db
      .transaction()
      .execute((tx) => grantDistrictAdmin(tx, { issuer, subject }, districtCode, Temporal.Now.instant()));
    const holds = isNew ? 'is now' : 'already is';
    return `${subject} of ${issuer} ${holds} ${role} of ${districtName} (${districtCode}): ${roleAssignmentId}`;
  } finally {
    await db.destroy();
  }
}

function lineAbout(error: unknown): string {
  // PostgreSQL's codes for a table and a function that do not exist.
  if (['42P01', '42883'].includes(faultOf(error).code ?? '')) {
    return 'The database of DATABASE_URL has no tables of ours yet: run npm run db:migrate first.';
  }
  const message = error instanceof Error ? error.message || faultOf(error).code || error.name : String(error);
  return message.replace(/\s+/g, ' ').trim();
}
