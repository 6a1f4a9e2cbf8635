/**
 * `npm run database:emit` writes what the migrations make of an empty database of its own, which is thrown away:
 * `schema/database.sql`, the types of its tables, and the hash of what each migration runs. Tests hold all three against
 * the migrations.
 */
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { pino } from 'pino';
import { startEmbeddedDatabase } from '../database/embedded.ts';
import { HASHES_FILE, hashLines } from '../database/migrations/hashes.ts';
import { migratorOf } from '../database/migrator.ts';
import { withMaintenanceOrm } from '../database/orm.ts';
import { PICTURE_FILE, pictureOfDatabase } from '../database/picture.ts';
import { tableTypes } from '../database/table-types.ts';
import { lineAbout } from './start-error.ts';

/** Seen from the root of the project, where npm runs its scripts. */
const TABLES = 'src/database/tables.ts';
/** Started by root, PostgreSQL runs as another user, who has to pass through. */
const FOLDER_MODE = 0o711;

const folder = await mkdtemp(join(tmpdir(), 'grid-commons-picture-'));
try {
  await chmod(folder, FOLDER_MODE);
  const dataDir = join(folder, 'data');
  const { url, stop } = await startEmbeddedDatabase({ dataDir, durable: false, log: pino({ level: 'warn' }) });
  try {
    const hashes = await withMaintenanceOrm(url, async (orm) => {
      await orm.migrator.up();
      return migratorOf(orm).hashes();
    });
    await writeFile(PICTURE_FILE, await pictureOfDatabase(url));
    await writeFile(HASHES_FILE, `${hashLines(hashes).join('\n')}\n`);
    const client = new Client(url);
    await client.connect();
    try {
      await writeFile(TABLES, await tableTypes(client));
    } finally {
      await client.end();
    }
  } finally {
    await stop();
  }
} catch (error) {
  process.stderr.write(`${lineAbout(error)}\n`);
  process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true });
}
