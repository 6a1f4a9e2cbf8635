import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { expect, type TestContext } from 'vitest';
import { startCommons } from '../support/commons.ts';
import { type FreshDatabase, freshDatabase, sql } from '../support/database.ts';
import type { Program } from '../support/program.ts';
import { noteFigures } from '../support/figures.ts';
import { judged } from './judge.ts';
import { startLoad } from './load.ts';
import { Fleet, sendOver, settingsFor } from './world.ts';

// Processes that are told to end while they are at work.

/** How long two serve together before one is told to end, in milliseconds. */
const TOGETHER_MS = 500;
/** A migration of an empty database begins within this, in milliseconds. */
const BEGINS_WITHIN_MS = 60_000;

/** O1: a process is told to end while it books; whatever it was sent before is answered. */
export async function expectAllAnswered(
  context: TestContext,
  program: Program,
  { rounds, seed }: { readonly rounds: number; readonly seed: number },
): Promise<void> {
  const commons = await startCommons();
  const settings = await settingsFor({ serviceUrl: commons.databaseUrl });
  const fleet = new Fleet(program, settings);
  const load = await startLoad(commons, {
    send: sendOver(() => fleet.url(), settings.DATA_DIR),
    now: Temporal.Now.instant(),
    seed,
  });
  try {
    await Promise.all([fleet.startAt(0), fleet.startAt(1)]);
    load.begin();
    const ends: unknown[] = [];
    for (let round = 0; round < rounds; round++) {
      await pause(TOGETHER_MS);
      const place = round % 2;
      ends.push(await fleet.endAt(place));
      await fleet.startAt(place);
    }
    await load.end();
    const { recorder } = load;
    const tally = recorder.tally();
    // To be told to come back is an answer.
    const unknown = recorder.calls.filter(({ outcome, code }) => outcome === 'unknown' && code !== 'BUSY');
    noteFigures(context.task, 'O1', {
      ends: rounds,
      calls: recorder.calls.length,
      ok: tally['create ok'],
      busy: recorder.calls.filter(({ code }) => code === 'BUSY').length,
      unanswered: unknown.length,
    });
    expect(ends).toEqual(ends.map(() => ({ code: 0, stderr: '' })));
    expect(unknown, `seed ${seed}`).toEqual([]);
    expect(fleet.allFaults(), `seed ${seed}`).toEqual([]);
    expect(await judged(commons, recorder), `seed ${seed}`).toEqual([]);
    expect(tally['create ok']).toBeGreaterThan(rounds);
  } finally {
    await load.end();
    await program.killAll();
    await commons.close();
  }
}

/** O1: a process is told to end, or killed, while it migrates; the next start brings the database to its end. */
export async function expectMigratedByNext(context: TestContext, program: Program, rounds: number): Promise<void> {
  let interrupted = 0;
  for (let round = 0; round < rounds; round++) {
    const database = await emptyDatabase();
    const settings = await settingsFor(database);
    try {
      const signal = round % 2 ? 'SIGKILL' : 'SIGTERM';
      const first = program.run(settings);
      await migrating(database);
      await pause((round * 37) % 150);
      first.child.kill(signal);
      expect(await first.ended).toBe(signal === 'SIGTERM' ? 0 : signal);
      expect(first.stderr()).toBe('');
      if (!first.stdout().includes('Grid Commons is running')) interrupted++;
      const second = await program.start(settings);
      expect((await fetch(new URL('/readyz', second.url))).status).toBe(200);
      expect(await sql(database.url)('select fault from audit_chain()')).toEqual([{ fault: null }]);
      second.child.kill('SIGTERM');
      expect(await second.ended).toBe(0);
    } finally {
      await program.killAll();
      await database.drop();
    }
  }
  noteFigures(context.task, 'O1', { 'ends while migrating': rounds, 'before it was done': interrupted });
  expect(interrupted).toBeGreaterThan(0);
}

async function emptyDatabase(): Promise<FreshDatabase> {
  const database = await freshDatabase();
  await sql(database.url)('drop schema public, graphile_worker cascade');
  await sql(database.url)('create schema public');
  return database;
}

/** Resolves when somebody else changes the schema of a database. */
async function migrating({ url }: FreshDatabase): Promise<void> {
  const watch = new Client(url);
  await watch.connect();
  try {
    const until = Date.now() + BEGINS_WITHIN_MS;
    while (Date.now() < until) {
      const { rowCount } = await watch.query(
        `select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
         and backend_type = 'client backend' and xact_start is not null and query ~* '^\\s*(--|create|alter)'`,
      );
      if (rowCount) return;
      await pause(2);
    }
    throw new Error('Nobody migrates');
  } finally {
    await watch.end();
  }
}
