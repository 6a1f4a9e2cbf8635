import { expect, type TestContext } from 'vitest';
import { startCommons } from '../support/commons.ts';
import type { Program, RunningServer } from '../support/program.ts';
import { noteFigures } from '../support/figures.ts';
import { judged } from './judge.ts';
import { Recorder, type Wish } from './recorder.ts';
import { faultsIn, field, hourOf, people, sendOver, settingsFor } from './world.ts';

// Processes on machines whose clocks are wrong.

const MINUTE_MS = 60_000;
export const TEN_MINUTES_MS = 10 * MINUTE_MS;
export const DAY_MS = 24 * 60 * MINUTE_MS;
/** What is written down says when, to within this, in milliseconds: between the asking and the looking. */
const WRITTEN_WITHIN_MS = 60_000;
/** An hour begins and ends away from the moment of the test by so much, in minutes. */
const GRID_MINUTES = 15;

/** Has a process take another moment for now, in whatever way it asks. */
function clockAheadBy(ms: number): string {
  const code = `
    const [instant, date] = [Temporal.Now.instant.bind(Temporal.Now), Date.now.bind(Date)];
    const ahead = () => date() + ${ms};
    Temporal.Now.instant = () => instant().add({ milliseconds: ${ms} });
    globalThis.Date = class extends Date {
      constructor(...given) { given.length === 0 ? super(ahead()) : super(...given); }
      static now() { return ahead(); }
    };`;
  return `data:text/javascript,${encodeURIComponent(code)}`;
}

/**
 * B11: processes whose clocks are days apart serve together. They agree on what has begun, on how far ahead may be
 * booked, on who may ask, and on when something happened, as the clock of the database decides all of these.
 */
export async function expectOneClock(
  context: TestContext,
  program: Program,
  offsetsMs: readonly number[],
): Promise<void> {
  const commons = await startCommons();
  const { db, sql } = commons;
  const settings = await settingsFor({ serviceUrl: commons.databaseUrl });
  const servers: RunningServer[] = [];
  try {
    for (const ms of offsetsMs) servers.push(await program.start(settings, ['--import', clockAheadBy(ms)]));
    const sends = servers.map((server) => sendOver(() => server.url, settings.DATA_DIR));
    const recorder = new Recorder();
    const now = Temporal.Now.instant();
    const wide = await field(db, now, { capacity: 100, horizonDays: 10 });
    const at = (start: Temporal.Instant): Wish => ({
      ...hourOf(wide.id, now, 0),
      start: start.toString(),
      end: start.add({ minutes: GRID_MINUTES }).toString(),
    });
    // On the grid, and not so near to it that it passes while they ask.
    const quarter = { smallestUnit: 'minute', roundingIncrement: GRID_MINUTES } as const;
    const begun = now.round({ ...quarter, roundingMode: 'floor' }).subtract({ minutes: GRID_MINUTES });
    const next = now.add({ minutes: 2 }).round({ ...quarter, roundingMode: 'ceil' });
    const last = now
      .add({ hours: 10 * 24 })
      .round({ ...quarter, roundingMode: 'floor' })
      .subtract({ minutes: GRID_MINUTES });
    const tooFar = now.add({ hours: 10 * 24, minutes: 2 }).round({ ...quarter, roundingMode: 'ceil' });
    const subjects = await people(db, servers.length);
    const answers = async (wish: Wish) => {
      const calls = await Promise.all(sends.map((send, one) => recorder.create(send, subjects[one]!, wish)));
      return calls.map(({ outcome, code }) => code ?? outcome);
    };
    const all = (what: string) => servers.map(() => what);
    const said = {
      begun: await answers(at(begun)),
      next: await answers(at(next)),
      last: await answers(at(last)),
      tooFar: await answers(at(tooFar)),
    };

    // One slot, all of them; and each repeats through every other what it has asked.
    const one = await field(db, now, { capacity: 1 });
    const rounds = 10;
    for (let hour = 0; hour < rounds; hour++) {
      const wish = hourOf(one.id, now, hour);
      const racers = await people(db, servers.length);
      const calls = await Promise.all(sends.map((send, at) => recorder.create(send, racers[at]!, wish)));
      for (const [at, { key }] of calls.entries()) {
        await recorder.create(sends[(at + 1) % sends.length]!, racers[at]!, wish, key);
      }
      expect(calls.filter(({ outcome }) => outcome === 'ok')).toHaveLength(1);
    }
    const [written] = await sql<{ off: number }>(
      `select max(abs(extract(epoch from now() - at)))::float8 * 1000 as off
       from (select created_at as at from booking union all select created_at from idempotent_answer
             union all select at from audit_entry union all select at from outbox_event) written`,
    );
    noteFigures(context.task, 'B11', {
      'clocks ahead by minutes': offsetsMs.map((ms) => ms / MINUTE_MS).join(' / '),
      calls: recorder.calls.length,
      'one winner in': rounds,
      'written down off by ms at most': written!.off,
      unmapped: recorder.unmapped.length,
    });
    expect(said).toEqual({
      begun: all('OUTSIDE_BOOKING_HORIZON'),
      next: all('ok'),
      last: all('ok'),
      tooFar: all('OUTSIDE_BOOKING_HORIZON'),
    });
    expect(written!.off).toBeLessThan(WRITTEN_WITHIN_MS);
    expect(recorder.unmapped).toEqual([]);
    expect(servers.flatMap(faultsIn)).toEqual([]);
    expect(await judged(commons, recorder)).toEqual([]);
  } finally {
    await program.killAll();
    await commons.close();
  }
}
