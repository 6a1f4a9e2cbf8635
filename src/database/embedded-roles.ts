import { createHmac } from 'node:crypto';
import { Client } from 'pg';
import type { Logger } from 'pino';

/** Where the embedded server listens: on this machine alone. */
export const HOST = '127.0.0.1';
/** Who makes the roles; nobody else signs in as it. */
export const SUPERUSER = 'postgres';
/** The database, and the role that owns it. */
const OWNER = 'grid_commons';
/** The role that the API uses. */
const SERVICE = 'commons_service';

/** The database as its owner. @param password the server's, as it stands in the data folder */
export function ownerUrlOf(port: number, password: string): string {
  return urlOf(OWNER, password, port, OWNER);
}

/** The database as the role that serves. @param password the server's, as it stands in the data folder */
export function serviceUrlOf(port: number, password: string): string {
  return urlOf(SERVICE, servicePassword(password), port, OWNER);
}

/** Of the role that serves: follows from the owner's, and does not tell it. */
function servicePassword(password: string): string {
  return createHmac('sha256', password).update(SERVICE).digest('base64url');
}

/**
 * Creates the roles and the database of the API where they are missing, as in a folder from before there were two roles;
 * also proves that the server answers.
 */
export async function createRolesAndDatabase(port: number, password: string, log: Pick<Logger, 'info'>): Promise<void> {
  const client = new Client(urlOf(SUPERUSER, password, port, 'postgres'));
  // A connection that breaks also fails the statement that waits on it.
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<{ role: boolean; service: boolean; database: boolean }>(
      `select exists (select from pg_roles where rolname = $1) as role,
              exists (select from pg_roles where rolname = $2) as service,
              exists (select from pg_database where datname = $1) as database`,
      [OWNER, SERVICE],
    );
    if (!rows[0]?.role) {
      await client.query(`create role ${OWNER} login createdb password ${client.escapeLiteral(password)}`);
    }
    if (!rows[0]?.service) {
      await client.query(`create role ${SERVICE} login password ${client.escapeLiteral(servicePassword(password))}`);
      if (rows[0]?.database) log.info({ role: SERVICE }, 'the database has a role that serves and owns nothing');
    }
    // Whoever owns the tables may see what the other's sessions wait for, and end them.
    await client.query(`grant ${SERVICE} to ${OWNER}`);
    if (!rows[0]?.database) await client.query(`create database ${OWNER} owner ${OWNER}`);
  } finally {
    await client.end();
  }
}

function urlOf(user: string, password: string, port: number, database: string): string {
  return `postgres://${user}:${password}@${HOST}:${port}/${database}`;
}
