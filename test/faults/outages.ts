import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pino from 'pino';
import { expect, type TestContext } from 'vitest';
import { type EmbeddedDatabase, startEmbeddedDatabase } from '../../src/database/embedded.ts';
import { isAlive } from '../../src/database/single-instance.ts';
import { type Commons, startCommons } from '../support/commons.ts';
import type { Program, RunningServer } from '../support/program.ts';
import { wireTo } from '../support/wire.ts';
import { noteFigures } from '../support/figures.ts';
import { judged } from './judge.ts';
import { madeUnheard, startLoad } from './load.ts';
import { quantile } from './recorder.ts';
import { faultsIn, sendOver, settingsFor } from './world.ts';

// A PostgreSQL of its own, that crashes and comes back under a process that serves.

/** So soon after the database the process is ready, in milliseconds, with time for a busy machine. */
const READY_WITHIN_MS = 5_000;
/** How long the clients go on before, between and after. */
const CALM_MS = 1_000;
/** How long nothing answers where the database was. */
const GONE_MS = 300;
/** How often all sessions are ended in a row, and what lies between. */
const SWEEP_PAUSE_MS = 50;

/** B8, and O3: crashes of the database, each followed by so many sweeps that end every session of ours. */
export async function expectOutagesSurvived(
  context: TestContext,
  program: Program,
  { crashes, sweeps, seed }: { readonly crashes: number; readonly sweeps: number; readonly seed: number },
): Promise<void> {
  const settings = await settingsFor({ serviceUrl: '' });
  const begin = () =>
    startEmbeddedDatabase({ dataDir: join(settings.DATA_DIR, 'database'), log: pino({ level: 'silent' }) });
  let database: EmbeddedDatabase = await begin();
  // It comes back on another port; for those who ask it stays where it was.
  const wire = await wireTo(() => database.url);
  const relayed = (url: string) => Object.assign(new URL(url), { port: new URL(wire.databaseUrl).port }).href;
  const env = {
    ...settings,
    DATABASE_URL: relayed(database.serviceUrl),
    DATABASE_OWNER_URL: relayed(database.url),
  };
  let commons: Commons | undefined;
  try {
    // O3: without a database there is nothing to start for, which is said; with it the same start is good.
    await database.stop();
    const refused = program.run(env);
    expect(await refused.ended).toBe(1);
    expect(refused.stderr()).toMatch(/^The database \S+ \(DATABASE_OWNER_URL\) [^\n]+\n$/);
    database = await begin();
    const server = await program.start(env);
    expect(await status(server, '/readyz')).toBe(200);
    noteFigures(context.task, 'O3', { 'without a database': 'exit 1, one line', 'with it': 'ready' });

    commons = await startCommons({
      beside: { ownerUrl: env.DATABASE_OWNER_URL, databaseUrl: env.DATABASE_URL } as Commons,
    });
    const send = sendOver(() => server.url, settings.DATA_DIR);
    const load = await startLoad(commons, { send, now: Temporal.Now.instant(), seed });
    load.begin();
    const readyAfter: number[] = [];
    let ended = 0;
    for (let crash = 0; crash < crashes; crash++) {
      await pause(CALM_MS);
      await crashOf(database, join(settings.DATA_DIR, 'database'));
      expect([await status(server, '/livez'), await status(server, '/readyz')]).toEqual([200, 503]);
      await pause(GONE_MS);
      database = await begin();
      const back = Date.now();
      while ((await status(server, '/readyz')) !== 200) await pause(10);
      readyAfter.push(Date.now() - back);
      await pause(CALM_MS);
      for (let sweep = 0; sweep < sweeps; sweep++) {
        ended += await endSessions(commons);
        await pause(SWEEP_PAUSE_MS);
      }
    }
    await pause(CALM_MS);
    await load.end();
    const free = await load.whatIsFreeIsHad();
    const { recorder } = load;
    const tally = recorder.tally();
    noteFigures(context.task, 'B8', {
      crashes,
      'sessions ended': ended,
      calls: recorder.calls.length,
      'without an answer': (tally['create unknown'] ?? 0) + (tally['cancel unknown'] ?? 0),
      'made all the same': madeUnheard(recorder),
      ok: tally['create ok'] ?? 0,
      unmapped: recorder.unmapped.length,
      'free hours had afterwards': free,
      'ready ms after the database (max)': Math.max(...readyAfter),
      'p99 ms': quantile(
        recorder.calls.map(({ milliseconds }) => milliseconds),
        0.99,
      ),
    });
    expect(server.child.exitCode).toBeNull();
    expect(recorder.unmapped, `seed ${seed}`).toEqual([]);
    expect(faultsIn(server), `seed ${seed}`).toEqual([]);
    expect(await judged(commons, recorder), `seed ${seed}`).toEqual([]);
    expect(Math.max(...readyAfter)).toBeLessThan(READY_WITHIN_MS);
    expect(tally['create unknown'], 'calls that an outage left without an answer').toBeGreaterThan(0);
  } finally {
    await program.killAll();
    await commons?.close();
    await wire.close();
    await database.stop();
  }
}

async function status({ url }: RunningServer, path: string): Promise<number> {
  const response = await fetch(new URL(path, url));
  await response.arrayBuffer();
  return response.status;
}

/** What `pg_ctl stop -m immediate` does: all sessions end where they are, and the next start recovers. */
async function crashOf(database: EmbeddedDatabase, dataDir: string): Promise<void> {
  const pidFile = await readFile(join(dataDir, 'postgres', 'cluster', 'postmaster.pid'), 'utf8');
  const pid = Number(pidFile.split('\n', 1)[0]);
  process.kill(pid, 'SIGQUIT');
  while (isAlive(pid)) await pause(5);
  await database.stop();
}

/** Ends every session of the process. @returns how many */
async function endSessions({ sql }: Commons): Promise<number> {
  const rows = await sql(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and application_name like 'grid-commons%'`,
  );
  return rows.length;
}
