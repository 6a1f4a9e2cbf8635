import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { expect, type TestContext } from 'vitest';
import { BOOKINGS_AHEAD_MAX, CAR_PARK_PLACES_MAX, ROOM_HOURS_A_WEEK_MAX } from '../../src/bookings/booking.quotas.ts';
import { type Commons, startCommons } from '../support/commons.ts';
import { noteFigures } from '../support/figures.ts';
import { judged } from './judge.ts';
import { type Call, quantile, Recorder, type Wish } from './recorder.ts';
import { field, hourOf, people, sendTo } from './world.ts';

// Many clients after few places, through two servers on one database.

/** The longest that anybody waits on a machine that does nothing else, in milliseconds. */
const WAIT_MAX_MS = 2_000;
/** A machine that runs other tests beside takes so many times as long. */
const SLACK = 5;
const POOL_SIZE = 32;
/** Before a client comes back it waits so long, in milliseconds, times its tries; and so often it tries. */
const RETRY_MS = 100;
const TRIES_MAX = 20;
/** Winners of so many rounds at most are the same people: fewer than the bookings that one person may hold. */
const ROUNDS_OF_SAME = BOOKINGS_AHEAD_MAX - 1;

/** Two servers on a database of their own, whose connections are open. */
export interface Pair {
  readonly servers: readonly [Commons, Commons];
}

export async function withPair(trial: (pair: Pair) => Promise<void>): Promise<void> {
  const first = await startCommons({ poolSize: POOL_SIZE });
  const servers = [first, await startCommons({ beside: first, poolSize: POOL_SIZE })] as const;
  await Promise.all(
    servers.flatMap(({ db }) => Array.from({ length: POOL_SIZE }, () => sql`select pg_sleep(0.2)`.execute(db))),
  );
  try {
    await trial({ servers });
  } finally {
    await servers[1].close();
    await first.close();
  }
}

/** All of them ask at once, every other one the second server; who is told that it is busy comes back, as it is told to. */
function race(
  { servers }: Pair,
  recorder: Recorder,
  wishes: readonly (readonly [subject: string, wish: Wish])[],
): Promise<Call[]> {
  const sends = servers.map(sendTo);
  const comeBack = (tries: number) => pause(RETRY_MS * tries, tries < TRIES_MAX);
  return Promise.all(
    wishes.map(([subject, wish], at) => recorder.createUntilKnown(sends[at % 2]!, subject, wish, comeBack)),
  );
}

/** B1: so many clients after one slot, again and again; exactly one has it each time. */
export async function expectOneWinner(
  context: TestContext,
  pair: Pair,
  clients: number,
  rounds: number,
): Promise<void> {
  const [{ db, clock }] = pair.servers;
  const recorder = new Recorder();
  const facility = await field(db, clock.now, { capacity: 1 });
  const winners: number[] = [];
  let subjects: string[] = [];
  for (let round = 0; round < rounds; round++) {
    if (round % ROUNDS_OF_SAME === 0) subjects = await people(db, clients);
    const wish = hourOf(facility.id, clock.now, round);
    const calls = await race(
      pair,
      recorder,
      subjects.map((subject) => [subject, wish]),
    );
    winners.push(calls.filter(({ outcome }) => outcome === 'ok').length);
  }
  const times = recorder.calls.map(({ milliseconds }) => milliseconds);
  noteFigures(context.task, 'B1', {
    clients,
    rounds,
    winners: winners.reduce((sum, count) => sum + count, 0),
    busy: recorder.calls.filter(({ code }) => code === 'BUSY').length,
    unmapped: recorder.unmapped.length,
    'p50 ms': quantile(times, 0.5),
    'p99 ms': quantile(times, 0.99),
    'max ms': Math.max(...times),
  });
  expect(recorder.unmapped).toEqual([]);
  expect(await judged(pair.servers[0], recorder)).toEqual([]);
  // I5: and never none.
  expect(winners).toEqual(winners.map(() => 1));
  expect(Math.max(...times)).toBeLessThan(WAIT_MAX_MS * SLACK);
}

/** B2: slots that touch are both had, and of those in each other as many as fit. */
export async function expectNeighboursToFit(context: TestContext, pair: Pair, rounds: number): Promise<void> {
  const [{ db, clock }] = pair.servers;
  const recorder = new Recorder();
  const HALVES = 2;
  const hall = await field(db, clock.now, { capacity: HALVES });
  let subjects: string[] = [];
  let wholes = 0;
  for (let round = 0; round < rounds; round++) {
    subjects = await people(db, 5);
    const [before, after] = [hourOf(hall.id, clock.now, 4 * round, HALVES), hourOf(hall.id, clock.now, 4 * round + 1)];
    const touching = await race(pair, recorder, [
      [subjects[0]!, before],
      [subjects[1]!, { ...after, quantity: HALVES }],
    ]);
    expect(touching.map(({ outcome }) => outcome)).toEqual(['ok', 'ok']);
    // The whole hall, a half of it, and a half for a longer time.
    const inside = hourOf(hall.id, clock.now, 4 * round + 2);
    const longer = { ...inside, end: Temporal.Instant.from(inside.end).add({ minutes: 30 }).toString() };
    const nested = await race(pair, recorder, [
      [subjects[2]!, { ...inside, quantity: HALVES }],
      [subjects[3]!, inside],
      [subjects[4]!, longer],
    ]);
    const got = nested.filter(({ outcome }) => outcome === 'ok').map(({ wish }) => wish!.quantity);
    expect([[HALVES], [1, 1]]).toContainEqual(got);
    if (got[0] === HALVES) wholes++;
  }
  noteFigures(context.task, 'B2', {
    rounds,
    touching: 'both had',
    'whole hall': wholes,
    'two halves': rounds - wholes,
  });
  expect(recorder.unmapped).toEqual([]);
  expect(await judged(pair.servers[0], recorder)).toEqual([]);
}

/** B4: exactly as many have a place as there are. */
export async function expectAllPlacesTaken(
  context: TestContext,
  pair: Pair,
  clients: number,
  places: number,
): Promise<void> {
  const [{ db, clock }] = pair.servers;
  const recorder = new Recorder();
  const facility = await field(db, clock.now, { capacity: places });
  const wish = hourOf(facility.id, clock.now, 0);
  const subjects = await people(db, clients);
  const calls = await race(
    pair,
    recorder,
    subjects.map((subject) => [subject, wish]),
  );
  const won = calls.filter(({ outcome }) => outcome === 'ok').length;
  noteFigures(context.task, 'B4', {
    clients,
    places,
    won,
    'max ms': Math.max(...calls.map(({ milliseconds }) => milliseconds)),
  });
  expect(recorder.unmapped).toEqual([]);
  expect(await judged(pair.servers[0], recorder)).toEqual([]);
  expect(won).toBe(places);
}

/** B14: what one person may hold, asked for by many requests at once. */
export async function expectExactQuotas(context: TestContext, pair: Pair, requests: number): Promise<void> {
  const [{ db, clock }] = pair.servers;
  const recorder = new Recorder();
  const fields = await field(db, clock.now, { capacity: 1 });
  const parking = await Promise.all([0, 1].map(() => field(db, clock.now, { kind: 'PARKING', capacity: requests })));
  const room = await field(db, clock.now, { kind: 'MEETING_ROOM', capacity: 1 });
  // The Monday of next week: all hours of one week.
  const today = clock.now.toZonedDateTimeISO('Asia/Shanghai');
  const monday = today.startOfDay().add({ days: 8 - today.dayOfWeek });
  const HOURS_EACH = 4;
  const roomHours = (at: number): Wish => {
    const start = monday.add({ hours: (at % 30) * HOURS_EACH });
    const end = start.add({ hours: HOURS_EACH });
    return { facilityId: room.id, start: start.toInstant().toString(), end: end.toInstant().toString(), quantity: 1 };
  };
  const asked = async (wishOf: (at: number) => Wish) => {
    const [subject] = await people(db, 1);
    const wishes = Array.from({ length: requests }, (_, at) => [subject!, wishOf(at)] as const);
    const calls = await race(pair, recorder, wishes);
    return calls.filter(({ outcome }) => outcome === 'ok');
  };

  const ahead = await asked((at) => hourOf(fields.id, clock.now, at));
  // All at the same hours, in two car parks, one place or two.
  const cars = await asked((at) => hourOf(parking[at % 2]!.id, clock.now, 0, 1 + ((at >> 1) % 2)));
  const hours = await asked(roomHours);
  const held = cars.reduce((sum, { wish }) => sum + wish!.quantity, 0);
  noteFigures(context.task, 'B14', {
    requests,
    'bookings ahead': ahead.length,
    'car park places': held,
    'room hours': hours.length * HOURS_EACH,
  });
  expect(recorder.unmapped).toEqual([]);
  expect(await judged(pair.servers[0], recorder)).toEqual([]);
  expect(ahead).toHaveLength(BOOKINGS_AHEAD_MAX);
  expect(held).toBeGreaterThan(0);
  expect(held).toBeLessThanOrEqual(CAR_PARK_PLACES_MAX);
  expect(hours.length * HOURS_EACH).toBe(ROOM_HOURS_A_WEEK_MAX);
}
