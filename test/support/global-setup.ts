import { rmSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import pino from 'pino';
import type { TestProject } from 'vitest/node';
import { loadServiceCategories } from '../../seeds/categories.seeder.ts';
import { databaseOf } from '../../src/database/database.ts';
import { type EmbeddedDatabase, startEmbeddedDatabase } from '../../src/database/embedded.ts';
import { migrateDatabase } from '../../src/database/migrate.ts';
import { withMaintenanceOrm } from '../../src/database/orm.ts';
import { databaseUrl, TEMPLATE } from './database.ts';

/** How often, every tenth of a second, an interrupted run tries to remove its folder while PostgreSQL is stopping. */
const REMOVAL_ATTEMPTS = 50;

/**
 * One PostgreSQL for the whole run, in a folder that is removed afterwards, with one migrated database that
 * `freshDatabase` copies, the service categories in it. Safety against power cuts is off: it costs time and the data is thrown away.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'grid-commons-test-'));
  // Started by root, PostgreSQL runs as another user, who has to pass through.
  await chmod(folder, 0o711);
  const removeOnExit = () => removeNow(folder);
  process.on('exit', removeOnExit);
  const dataDir = join(folder, 'data');
  const server = await startEmbeddedDatabase({ dataDir, durable: false, log: pino({ level: 'warn' }) });
  const teardown = async () => {
    await server.stop();
    await rm(folder, { recursive: true });
    process.off('exit', removeOnExit);
  };
  try {
    await createTemplate(server);
  } catch (error) {
    await teardown();
    throw error;
  }
  project.provide('temporaryFolder', folder);
  project.provide('databaseUrl', server.url);
  project.provide('serviceUrl', server.serviceUrl);
  project.provide('databaseLog', server.logFile);
  return teardown;
}

async function createTemplate({ url, serviceUrl }: EmbeddedDatabase): Promise<void> {
  const client = new Client(url);
  await client.connect();
  try {
    await client.query(`create database ${TEMPLATE}`);
    await migrateDatabase(databaseUrl(url, TEMPLATE), databaseUrl(serviceUrl, TEMPLATE));
    await withMaintenanceOrm(databaseUrl(url, TEMPLATE), (orm) => loadServiceCategories(databaseOf(orm)));
    // A database that somebody is connected to cannot be copied.
    await client.query(`alter database ${TEMPLATE} allow_connections false is_template true`);
  } finally {
    await client.end();
  }
}

/** Ctrl-C ends vitest without a teardown, and nothing asynchronous happens any more. */
function removeNow(folder: string): void {
  const clock = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  for (let attempt = 0; attempt < REMOVAL_ATTEMPTS; attempt++) {
    try {
      rmSync(folder, { recursive: true, force: true });
      return;
    } catch {
      Atomics.wait(clock, 0, 0, 100);
    }
  }
}

declare module 'vitest' {
  export interface ProvidedContext {
    /** Whatever a test writes to disk goes here, into a folder of its own; removed after the run. */
    temporaryFolder: string;
    /** The test run's server, at a database that no test writes to, as the owner of all databases. */
    databaseUrl: string;
    /** The same as the role that serves. */
    serviceUrl: string;
    /** The server's log file: holds each deadlock and each failed statement. */
    databaseLog: string;
  }
}
