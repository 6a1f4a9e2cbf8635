import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lapseRequests } from '../../../src/bookings/clock/end-by-the-clock.ts';
import { type Commons, startCommons, TEST_NOW } from '../../support/commons.ts';
import { watchDeadlocks, wrongs } from '../booking.invariants.ts';
import { buildMovesWorld, type Done, type MovesWorld, seen, send } from './moves-world.ts';

const CLIENTS = 16;
const ROUNDS = 12;

// Two servers on one database, as two API processes would be.
let servers: readonly [Commons, Commons];
let world: MovesWorld;
let watch: Awaited<ReturnType<typeof watchDeadlocks>>;

beforeAll(async () => {
  const first = await startCommons({ poolSize: CLIENTS / 2 });
  servers = [first, await startCommons({ beside: first, poolSize: CLIENTS / 2 })];
  world = await buildMovesWorld(first);
  watch = await watchDeadlocks(first);
  // Every connection is there before the first race.
  await Promise.all(
    servers.flatMap(({ db }) => Array.from({ length: CLIENTS / 2 }, () => sql`select pg_sleep(0.1)`.execute(db))),
  );
  await watch.noteConnections();
});
afterAll(async () => {
  expect(await wrongs(servers[0])).toEqual([]);
  expect(await watch.deadlocks()).toEqual([]);
  await servers[1].close();
  await servers[0].close();
});

const slot = (hour: number) => ({
  start: `2026-03-05T0${hour}:00:00.000Z`,
  end: `2026-03-05T0${hour + 1}:00:00.000Z`,
});
const by = (n: number) => servers[n % 2]!;
const codes = (done: readonly Done[]) => done.map(({ code }) => code).toSorted();

async function booked(facilityId: string, as: string, at = slot(2)) {
  const { booking, code } = await send(servers[0], 'create', { facilityId, ...at }, as);
  expect(code).toBe('DONE');
  return booking!.id;
}

async function rounds(work: (round: number) => Promise<void>): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) await work(round);
}

describe('at the same time', () => {
  // cal.com 12922: both were told that they had moved it.
  test('two moves from the same version: one wins, the other is told', () =>
    rounds(async () => {
      const [facilityId, as] = [await world.facility(), await world.resident()];
      const bookingId = await booked(facilityId, as);
      const done = await Promise.all(
        [4, 5, 6, 7].map((hour, n) => send(by(n), 'move', { bookingId, expectedVersion: 1, ...slot(hour) }, as)),
      );
      expect(codes(done)).toEqual(['DONE', 'STALE_VERSION', 'STALE_VERSION', 'STALE_VERSION']);
      const winner = done.find(({ code }) => code === 'DONE')!.booking!;
      expect(await seen(servers[0], bookingId, as)).toMatchObject({ start: winner.start, version: 2, moves: 1 });
    }));

  test('two moves that wait for the unit: one waits', () =>
    rounds(async () => {
      const [facilityId, as] = [await world.facility({ admission: 'APPROVAL' }), await world.resident()];
      const bookingId = await booked(facilityId, as);
      await send(servers[0], 'confirm', { bookingId }, world.manager);
      const done = await Promise.all(
        [4, 5, 6].map((hour, n) => send(by(n), 'move', { bookingId, expectedVersion: 2, ...slot(hour) }, as)),
      );
      expect(codes(done)).toEqual(['DONE', 'STALE_VERSION', 'STALE_VERSION']);
    }));

  test('bookings and moves into one last place: one of them has it', () =>
    rounds(async () => {
      const facilityId = await world.facility();
      const people = await Promise.all(Array.from({ length: 8 }, () => world.resident()));
      const from = await world.facility({ capacity: 8 });
      const ids = await Promise.all(people.slice(0, 4).map((as) => booked(from, as)));
      const done = await Promise.all([
        ...ids.map((bookingId, n) =>
          send(by(n), 'move', { bookingId, expectedVersion: 1, facilityId, ...slot(4) }, people[n]!),
        ),
        ...people.slice(4).map((as, n) => send(by(n), 'create', { facilityId, ...slot(4) }, as)),
      ]);
      expect(codes(done)).toEqual(['DONE', ...Array.from({ length: 7 }, () => 'SLOT_UNAVAILABLE')]);
      // Whoever lost is where they were.
      const [row] = await servers[0].sql<{ n: number }>(
        `select count(*)::int as n from booking where facility_id = any($1) and state = 'CONFIRMED'`,
        [[from, facilityId]],
      );
      expect(row!.n).toBe(done.slice(4).some(({ code }) => code === 'DONE') ? 5 : 4);
    }));

  test('a move and a cancelling of it: it has moved and is cancelled, or it stayed', () =>
    rounds(async () => {
      const [facilityId, as] = [await world.facility(), await world.resident()];
      const bookingId = await booked(facilityId, as);
      const [moved, cancelled] = await Promise.all([
        send(by(0), 'move', { bookingId, expectedVersion: 1, ...slot(4) }, as),
        send(by(1), 'cancel', { bookingId }, as),
      ]);
      expect(cancelled!.code).toBe('DONE');
      expect(['DONE', 'STALE_VERSION', 'STATE_CONFLICT']).toContain(moved!.code);
      expect((await seen(servers[0], bookingId, as))!.state).toBe('CANCELLED');
    }));

  test('the unit grants a move that its booker gives up with the booking', () =>
    rounds(async () => {
      const [facilityId, as] = [await world.facility({ admission: 'APPROVAL' }), await world.resident()];
      const bookingId = await booked(facilityId, as);
      await send(servers[0], 'confirm', { bookingId }, world.manager);
      const { booking } = await send(servers[0], 'move', { bookingId, expectedVersion: 2, ...slot(4) }, as);
      const move = booking!.moveRequest!.id;
      const [granted, cancelled] = await Promise.all([
        send(by(0), 'confirm', { bookingId: move }, world.manager),
        send(by(1), 'cancel', { bookingId }, as),
      ]);
      expect(cancelled!.code).toBe('DONE');
      expect(['DONE', 'STATE_CONFLICT']).toContain(granted!.code);
      const state = (await seen(servers[0], move, as))!.state;
      expect(state).toBe(granted!.code === 'DONE' ? 'MOVED' : 'CANCELLED');
    }));

  test('bookings of two people exchange their places by moves: nobody waits for nobody', () =>
    rounds(async () => {
      const facilityId = await world.facility({ capacity: 2 });
      const [one, other] = [await world.resident(), await world.resident()];
      const [a, b] = [await booked(facilityId, one), await booked(facilityId, other, slot(4))];
      const done = await Promise.all([
        send(by(0), 'move', { bookingId: a, expectedVersion: 1, ...slot(4) }, one),
        send(by(1), 'move', { bookingId: b, expectedVersion: 1, ...slot(2) }, other),
      ]);
      expect(codes(done)).toEqual(['DONE', 'DONE']);
    }));

  test('a hold at its end: of booking, lapsing and another’s booking exactly one has the place', () =>
    rounds(async (round) => {
      const clock = Temporal.Instant.from(TEST_NOW).add({ hours: round });
      for (const server of servers) server.clock.now = clock;
      const [facilityId, as, other] = [await world.facility(), await world.resident(), await world.resident()];
      const { booking } = await send(servers[0], 'hold', { facilityId, ...slot(6) }, as);
      // One server believes that it is the last moment, the other that it is past.
      servers[0].clock.now = clock.add({ minutes: 10 }).subtract({ milliseconds: 1 });
      servers[1].clock.now = clock.add({ minutes: 10 });
      const late = servers[1];
      const job = { db: late.db, now: () => late.clock.now, closing: new AbortController().signal };
      const [taken, others] = await Promise.all([
        send(servers[0], 'create', { facilityId, ...slot(6), holdId: booking!.id }, as),
        send(late, 'create', { facilityId, ...slot(6) }, other),
        lapseRequests(job),
      ]);
      expect(codes([taken!, others!])).toEqual(
        taken!.code === 'DONE' ? ['DONE', 'SLOT_UNAVAILABLE'] : ['DONE', 'HOLD_EXPIRED'],
      );
      for (const server of servers) server.clock.now = Temporal.Instant.from(TEST_NOW);
    }));

  test('somebody holds twice: they have one hold', () =>
    rounds(async () => {
      const [facilityId, as] = [await world.facility({ capacity: 4 }), await world.resident()];
      const done = await Promise.all(
        [2, 4, 6].map((hour, n) => send(by(n), 'hold', { facilityId, ...slot(hour) }, as)),
      );
      expect(codes(done)).toEqual(['DONE', 'DONE', 'DONE']);
      const states = await Promise.all(done.map((one) => seen(servers[0], one.booking!.id, as)));
      expect(states.filter((one) => one!.state === 'HELD')).toHaveLength(1);
    }));
});
