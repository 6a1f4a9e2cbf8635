import { once } from 'node:events';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { ConfigError } from '../../src/config.ts';
import { migrateDatabase } from '../../src/database/migrate.ts';
import { withMaintenanceOrm } from '../../src/database/orm.ts';
import { developmentIssuer } from '../../src/district/identity/tokens/development-issuer.ts';
import { atAddress, inDataFolder, lineAbout, onDatabase } from '../../src/commands/start-error.ts';
import { databaseUrl } from '../support/database.ts';

/** What the person who starts the program reads when the work fails. */
async function lineOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(Error);
  const line = lineAbout(error);
  expect(line).not.toMatch(/\n|^\s+at /);
  return line;
}

const listenOn = (host: string, port: number) =>
  atAddress({ host, port }, async () => {
    const server = createServer().listen(port, host);
    await once(server, 'listening');
    server.close();
  });

describe('what fails at a start is named after its setting', () => {
  it('DATA_DIR, when it is below a file', async () => {
    const file = join(await mkdtemp(join(inject('temporaryFolder'), 'start-')), 'file');
    await writeFile(file, '');
    const dataDir = join(file, 'data');
    const line = await lineOf(inDataFolder({ dataDir }, () => developmentIssuer(dataDir)));
    expect(line).toMatch(
      new RegExp(`^The data folder ${dataDir} \\(DATA_DIR\\) cannot be used: ENOTDIR.*Set DATA_DIR`),
    );
  });

  it('HOST, when it is no host', async () => {
    expect(await lineOf(listenOn('nowhere.invalid', 4000))).toMatch(
      /^Cannot listen on nowhere\.invalid \(HOST\), port 4000 \(PORT\): .*nowhere\.invalid.*\. Set HOST to/,
    );
  });

  it('PORT, when somebody else has it', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    expect(await lineOf(listenOn('127.0.0.1', port))).toMatch(`Port ${port} (PORT) on 127.0.0.1 (HOST) is in use.`);
    server.close();
  });

  it('DATABASE_URL, when its host is no host, without the password', async () => {
    const url = 'postgres://commons:s3cret@nowhere.invalid/commons?password=s3cret';
    const config = { dataDir: '/data', database: { url, ownerUrl: undefined, poolSize: 1 } };
    const line = await lineOf(onDatabase(config, () => migrateDatabase(url)));
    expect(line).toMatch(
      /^The database postgres:\/\/nowhere\.invalid\/commons \(DATABASE_URL\) cannot be reached: .*nowhere\.invalid/,
    );
    expect(line).not.toContain('s3cret');
  });

  it('DATABASE_URL, when the server says no to a statement, without the statement', async () => {
    const url = databaseUrl(inject('databaseUrl'), 'postgres');
    const config = { dataDir: '/data', database: { url, ownerUrl: undefined, poolSize: 1 } };
    const line = await lineOf(
      onDatabase(config, () =>
        withMaintenanceOrm(url, (orm) => orm.em.getConnection().execute(`select 's3cret' from nowhere`)),
      ),
    );
    expect(line).toMatch(/\(DATABASE_URL\) failed: .*relation "nowhere" does not exist \(42P01\)/);
    expect(line).not.toContain('s3cret');
  });

  it('DATA_DIR, when the database in it fails', async () => {
    const config = { dataDir: '/data', database: { url: undefined, ownerUrl: undefined, poolSize: 1 } };
    const line = await lineOf(
      onDatabase(config, () => Promise.reject(new Error('Connection terminated unexpectedly'))),
    );
    expect(line).toMatch(/^The embedded database in \/data \(DATA_DIR\) failed: Connection terminated unexpectedly/);
  });
});

describe('the line', () => {
  it('is one for each setting that is wrong', () => {
    expect(lineAbout(new ConfigError('PORT is …\nHOST is …')).split('\n')).toHaveLength(2);
  });

  it('blames no setting for a mistake of ours', async () => {
    const mistake = () => Promise.reject(new TypeError('x is not\n  a function'));
    const config = { dataDir: '/data', database: { url: undefined, ownerUrl: undefined, poolSize: 1 } };
    expect(await lineOf(onDatabase(config, mistake))).toBe('x is not a function');
    expect(await lineOf(inDataFolder(config, mistake))).toBe('x is not a function');
  });
});
