import { setTimeout as pause } from 'node:timers/promises';
import { expect, type TestContext } from 'vitest';
import { startCommons } from '../support/commons.ts';
import { type CommitFate, wireTo } from '../support/wire.ts';
import { noteFigures } from '../support/figures.ts';
import { judged } from './judge.ts';
import { Recorder } from './recorder.ts';
import { field, hourOf, numbersOf, people, sendTo } from './world.ts';

// Connections to the database that are cut when a booking is about to be written, or has just been.

const CLIENTS = 8;

/** The event of a booking, among the values of the statement that writes it and commits by itself. */
const BOOKED = 'booking.created';

/**
 * B7: of the statements that write a booking every other one is cut off, half of these before the database has it, half
 * after. It is asked for again with the same key, by the server or, when that gives up, by the caller, who learns what
 * came of it.
 */
export async function expectOnceDespiteCuts(context: TestContext, bookings: number, seed: number): Promise<void> {
  const commons = await startCommons();
  const number = numbersOf(seed);
  const fates: Record<CommitFate, number> = { pass: 0, before: 0, after: 0 };
  const wire = await wireTo(
    commons.databaseUrl,
    () => {
      const fate = (['pass', 'pass', 'before', 'after'] as const)[number(4)]!;
      fates[fate]++;
      return fate;
    },
    BOOKED,
  );
  const server = await startCommons({ beside: { ...commons, databaseUrl: wire.databaseUrl } });
  const recorder = new Recorder();
  try {
    const { db, clock } = commons;
    const facilities = await Promise.all([0, 1, 2].map(() => field(db, clock.now, { capacity: 1 })));
    const send = sendTo(server);
    let lateAnswers = 0;
    let next = 0;
    const client = async () => {
      for (let at = next++; at < bookings; at = next++) {
        const [subject] = (await people(db, 1)) as [string];
        // Two after each slot.
        const wish = hourOf(facilities[(at >> 1) % 3]!.id, clock.now, Math.floor((at >> 1) / 3));
        const before = recorder.calls.length;
        const call = await recorder.createUntilKnown(send, subject, wish, () => pause(5, true));
        const tries = recorder.calls.slice(before).filter(({ key }) => key === call.key);
        if (call.outcome === 'ok' && tries.length > 1) lateAnswers++;
      }
    };
    await Promise.all(Array.from({ length: CLIENTS }, client));
    const tally = recorder.tally();
    noteFigures(context.task, 'B7', {
      bookings,
      'cut before': fates.before,
      'cut after': fates.after,
      unknown: tally['create unknown'] ?? 0,
      'ok when asked again': lateAnswers,
    });
    expect(recorder.unmapped, `seed ${seed}`).toEqual([]);
    expect(await judged(commons, recorder), `seed ${seed}`).toEqual([]);
    expect(fates.before).toBeGreaterThan(0);
    expect(fates.after).toBeGreaterThan(0);
    // I5: each slot was had by one of its two.
    expect(tally['create ok']).toBe(Math.ceil(bookings / 2));
  } finally {
    await server.close();
    await wire.close();
    await commons.close();
  }
}
