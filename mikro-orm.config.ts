/**
 * For `npx mikro-orm`: the migrations of the database of DATABASE_OWNER_URL or DATABASE_URL, or of the embedded one of DATA_DIR, which is
 * started for the command when no server runs on it. Entities are left out on purpose: the database follows from the
 * migrations, which hold more than entities can say.
 */
import { join } from 'node:path';
import { defineConfig } from '@mikro-orm/postgresql';
import { pino } from 'pino';
import { readConfig } from './src/config.ts';
import { runningDatabase, startEmbeddedDatabase } from './src/database/embedded.ts';
import { MigrationFile } from './src/database/migration-file.ts';
import { migrationSettings, Migrator } from './src/database/migrator.ts';
import { MigrationsAlone } from './src/database/schema-commands.ts';
import { MAINTENANCE_LIMITS, sessionSettings } from './src/database/session-limits.ts';

export default async () =>
  defineConfig({
    clientUrl: await databaseUrl(),
    driverOptions: sessionSettings(MAINTENANCE_LIMITS),
    entities: [],
    discovery: { warnWhenNoEntities: false },
    extensions: [Migrator, MigrationsAlone],
    migrations: {
      ...migrationSettings,
      path: join(import.meta.dirname, 'src/database/migrations'),
      generator: MigrationFile,
    },
    schemaGenerator: { skipTables: [/./], skipViews: [/./] },
  });

async function databaseUrl(): Promise<string> {
  const { database, dataDir } = readConfig(process.env);
  const running = database.ownerUrl ?? database.url ?? (await runningDatabase(dataDir));
  if (running) return running;
  const { url, stop } = await startEmbeddedDatabase({ dataDir, log: pino({ level: 'warn' }), letsEnd: true });
  process.once('beforeExit', () => void stop());
  return url;
}
