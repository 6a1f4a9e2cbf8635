/**
 * `npm run tables:emit` writes `src/database/tables.ts`: the types of all tables, as the migrations make them in a
 * database that is thrown away.
 */
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { pino } from 'pino';
import { startEmbeddedDatabase } from '../database/embedded.ts';
import { migrateDatabase } from '../database/migrate.ts';
import { tableTypes } from '../database/table-types.ts';

/** Seen from the root of the project, where npm runs its scripts. */
const TABLES = 'src/database/tables.ts';
/** Others may pass: started by root, PostgreSQL runs as another user. */
const FOLDER_MODE = 0o711;

const folder = await mkdtemp(join(tmpdir(), 'grid-commons-tables-'));
await chmod(folder, FOLDER_MODE);
const database = await startEmbeddedDatabase({
  dataDir: join(folder, 'data'),
  durable: false,
  log: pino({ level: 'warn' }),
});
const client = new Client(database.url);
try {
  await migrateDatabase(database.url);
  await client.connect();
  await writeFile(TABLES, await tableTypes(client));
} finally {
  await client.end();
  await database.stop();
  await rm(folder, { recursive: true });
}
