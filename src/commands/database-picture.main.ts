/**
 * `npm run database:emit` writes what the migrations make of an empty database of its own, which is thrown away:
 * `schema/database.sql`, and the hash of what each migration runs. Tests hold both against the migrations.
 */
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { startEmbeddedDatabase } from '../database/embedded.ts';
import { HASHES_FILE, hashLines } from '../database/migrations/hashes.ts';
import { migratorOf } from '../database/migrator.ts';
import { withMaintenanceOrm } from '../database/orm.ts';
import { PICTURE_FILE, pictureOfDatabase } from '../database/picture.ts';
import { lineAbout } from './start-error.ts';

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
  } finally {
    await stop();
  }
} catch (error) {
  process.stderr.write(`${lineAbout(error)}\n`);
  process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true });
}
