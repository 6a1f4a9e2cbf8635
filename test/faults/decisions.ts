import { setTimeout as pause } from 'node:timers/promises';
import { expect, type TestContext } from 'vitest';
import { buildAccount } from '../../seeds/factories/person.factory.ts';
import { Role } from '../../src/request/viewer.ts';
import { watchDeadlocks } from '../bookings/booking.invariants.ts';
import { noteFigures } from '../support/figures.ts';
import { judged } from './judge.ts';
import { quantile, Recorder } from './recorder.ts';
import type { Pair } from './slots.ts';
import { field, hourOf, numbersOf, people, sendTo } from './world.ts';

// Several people decide on the same bookings at the same moment, and everybody does everything for a while.

/**
 * B13: two managers and who booked decide on one booking at the same moment, through two servers. Exactly one decision
 * counts; but a confirmed booking may be cancelled, so both of these may. Nothing expires by itself yet.
 */
export async function expectOneDecision(context: TestContext, pair: Pair, rounds: number): Promise<void> {
  const [{ db, clock }] = pair.servers;
  const [first, second] = pair.servers.map(sendTo) as [ReturnType<typeof sendTo>, ReturnType<typeof sendTo>];
  const recorder = new Recorder();
  const facility = await field(db, clock.now, { capacity: 1, admission: 'APPROVAL' });
  const roles = [{ role: Role.UNIT_MANAGER, facilityId: facility.id }];
  const managers = [await buildAccount(db, { roles }), await buildAccount(db, { roles })] as const;
  const ends: Record<string, number> = {};
  for (let round = 0; round < rounds; round++) {
    const [subject] = (await people(db, 1)) as [string];
    const { bookingId } = await recorder.create(first, subject, hourOf(facility.id, clock.now, round));
    const decisions = [
      recorder.change(first, 'confirm', managers[0].subject, bookingId!),
      recorder.change(second, 'confirm', managers[1].subject, bookingId!),
      recorder.change(second, 'cancel', subject, bookingId!),
      recorder.change(first, 'reject', managers[0].subject, bookingId!, 'A meeting of our own'),
    ];
    const done = (await Promise.all(decisions))
      .filter(({ outcome }) => outcome === 'ok')
      .map(({ operation }) => operation);
    const end = done.toSorted().join(' and ');
    ends[end] = (ends[end] ?? 0) + 1;
  }
  noteFigures(context.task, 'B13', { rounds, ...ends });
  expect(recorder.unmapped).toEqual([]);
  expect(await judged(pair.servers[0], recorder)).toEqual([]);
  for (const end of Object.keys(ends)) expect(['cancel', 'reject', 'confirm', 'cancel and confirm']).toContain(end);
}

/** B15: everybody books, gives back, confirms and rejects for a while; nothing stands still and nothing deadlocks. */
export async function expectNoDeadlock(
  context: TestContext,
  pair: Pair,
  milliseconds: number,
  seed: number,
): Promise<void> {
  const [first] = pair.servers;
  const { db, clock } = first;
  const watch = await watchDeadlocks(first);
  const sends = pair.servers.map(sendTo);
  const recorder = new Recorder();
  const facilities = await Promise.all(
    [1, 1, 3, 8].map((capacity, at) => field(db, clock.now, { capacity, admission: at % 2 ? 'APPROVAL' : 'INSTANT' })),
  );
  const roles = facilities.map(({ id }) => ({ role: Role.UNIT_MANAGER, facilityId: id }));
  const manager = await buildAccount(db, { roles });
  const subjects = await people(db, MIXED_CLIENTS * PEOPLE_OF_A_CLIENT);
  const until = Date.now() + milliseconds;
  const client = async (at: number): Promise<void> => {
    const number = numbersOf(seed + at);
    const send = () => sends[number(2)]!;
    const own = subjects.slice(at * PEOPLE_OF_A_CLIENT, (at + 1) * PEOPLE_OF_A_CLIENT);
    while (Date.now() < until) {
      const subject = own[number(own.length)]!;
      const wish = hourOf(facilities[number(facilities.length)]!.id, clock.now, number(48), 1);
      const call = await recorder.createUntilKnown(send(), subject, wish, () => pause(5 + number(20), true));
      const { bookingId } = call;
      if (call.outcome !== 'ok' || !bookingId) continue;
      const decided = await Promise.all([
        number(2)
          ? recorder.change(send(), 'confirm', manager.subject, bookingId)
          : recorder.change(send(), 'reject', manager.subject, bookingId, 'Closed that day'),
        ...(number(3) ? [recorder.change(send(), 'cancel', subject, bookingId)] : []),
      ]);
      // Most are given back in the end, so that there is something to be had.
      if (decided.every(({ outcome }) => outcome !== 'ok') && number(4)) {
        await recorder.change(send(), 'cancel', subject, bookingId);
      }
    }
  };
  await Promise.all(Array.from({ length: MIXED_CLIENTS }, (_, at) => client(at)));
  await watch.noteConnections();
  const deadlocks = await watch.deadlocks();
  const times = recorder.calls.map(({ milliseconds: taken }) => taken);
  noteFigures(context.task, 'B15', {
    seconds: milliseconds / 1_000,
    calls: recorder.calls.length,
    ...recorder.tally(),
    deadlocks: deadlocks.length,
    unmapped: recorder.unmapped.length,
    'p99 ms': quantile(times, 0.99),
  });
  expect(recorder.unmapped, `seed ${seed}`).toEqual([]);
  expect(await judged(first, recorder), `seed ${seed}`).toEqual([]);
  expect(deadlocks, `seed ${seed}`).toEqual([]);
  expect(recorder.tally()['create ok']).toBeGreaterThan(MIXED_CLIENTS);
}
const MIXED_CLIENTS = 16;
const PEOPLE_OF_A_CLIENT = 4;
