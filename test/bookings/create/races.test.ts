import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildBooking } from '../../../seeds/factories/booking.factory.ts';
import { buildFacility, type FacilityOverrides } from '../../../seeds/factories/facility.factory.ts';
import { buildAccount, buildResident, type BuiltResident } from '../../../seeds/factories/person.factory.ts';
import { BOOKINGS_AHEAD_MAX } from '../../../src/bookings/booking.quotas.ts';
import { Role } from '../../../src/request/viewer.ts';
import { type Commons, startCommons } from '../../support/commons.ts';
import { watchDeadlocks, wrongs } from '../booking.invariants.ts';
import { book, type BookingWish, cancel, confirm, type Outcome, reject, tally } from '../booking.operations.ts';

const CLIENTS = 64;

// Two servers on one database, as two API processes would be: 64 connections between them.
let servers: readonly [Commons, Commons];
let people: BuiltResident[];
let watch: Awaited<ReturnType<typeof watchDeadlocks>>;

beforeAll(async () => {
  const first = await startCommons({ poolSize: CLIENTS / 2 });
  servers = [first, await startCommons({ beside: first, poolSize: CLIENTS / 2 })];
  watch = await watchDeadlocks(first);
  // Every connection is there before the first race, so that they start together.
  await Promise.all(
    servers.flatMap(({ db }) => Array.from({ length: CLIENTS / 2 }, () => sql`select pg_sleep(0.2)`.execute(db))),
  );
});
afterAll(async () => {
  await servers[1].close();
  await servers[0].close();
});
// Each race has people of its own, so that nobody is held back by what they won before.
beforeEach(async () => {
  people = await Promise.all(Array.from({ length: CLIENTS }, () => buildResident(servers[0].db)));
});
afterEach(() => watch.noteConnections());

function facility(overrides: FacilityOverrides) {
  return buildFacility(servers[0].db, { now: servers[0].clock.now, kind: 'SPORTS_FIELD', ...overrides });
}

// And a day.
let lastDay = 3;
function newDay() {
  const date = Temporal.PlainDate.from('2026-03-01').add({ days: lastDay++ });
  return (hours: number) =>
    date
      .toZonedDateTime('Asia/Shanghai')
      .add({ minutes: hours * 60 })
      .toInstant()
      .toString();
}

/** The bookings that somebody was told they have. */
const promised: string[] = [];

/** Books through one of the servers, and keeps the promise in mind. */
async function bookBy(server: Commons, wish: BookingWish, { subject }: BuiltResident): Promise<Outcome> {
  const outcome = await book(server, wish, { as: subject });
  if (outcome.booking) promised.push(outcome.booking.id);
  return outcome;
}

/** All of them book at once, every other one through the second server. */
function race(wishes: readonly BookingWish[], booker = (at: number) => people[at % CLIENTS]!): Promise<Outcome[]> {
  return Promise.all(wishes.map((wish, at) => bookBy(servers[at % 2]!, wish, booker(at))));
}

/** The bookings of a facility that hold places, as plain numbers, by start. */
function held(facilityId: string) {
  return servers[0].sql<{ start: number; end: number; quantity: number }>(
    `select extract(epoch from starts_at)::float8 as start, extract(epoch from ends_at)::float8 as "end", quantity
     from booking where facility_id = $1 and state in ('PENDING', 'CONFIRMED', 'CHECKED_IN', 'COMPLETED')
     order by starts_at`,
    [facilityId],
  );
}

/** The most places taken at one moment of an interval, by looking at each moment at which something starts. */
function peak(bookings: Awaited<ReturnType<typeof held>>, wish: Pick<BookingWish, 'start' | 'end'>): number {
  const [start, end] = [Date.parse(wish.start) / 1000, Date.parse(wish.end) / 1000];
  const within = bookings.filter((one) => one.start < end && start < one.end);
  const moments = [start, ...within.map((one) => one.start).filter((moment) => moment >= start)];
  return Math.max(
    ...moments.map((moment) =>
      within.reduce((sum, one) => sum + (one.start <= moment && moment < one.end ? one.quantity : 0), 0),
    ),
  );
}

/** Nobody was refused who would have fitted: places are only taken in these races, so what is full now was full then. */
async function expectNoneRefusedInVain(
  facilityId: string,
  capacity: number,
  wishes: readonly BookingWish[],
  outcomes: readonly Outcome[],
): Promise<void> {
  const bookings = await held(facilityId);
  for (const [at, { code }] of outcomes.entries()) {
    if (code !== 'SLOT_UNAVAILABLE') continue;
    const wish = wishes[at]!;
    expect(peak(bookings, wish) + (wish.quantity ?? 1), JSON.stringify(wish)).toBeGreaterThan(capacity);
  }
}

/** A sequence of numbers that looks random and is the same in every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

describe('two connections after one place', () => {
  test('never both get it, and never both lose it', async () => {
    const { id: facilityId } = await facility({ capacity: 1 });
    const at = newDay();
    for (let round = 0; round < 20; round++) {
      const wish = { facilityId, start: at(round), end: at(round + 1) };
      const outcomes = await race([wish, wish], (at) => people[2 * round + at]!);
      expect(tally(outcomes)).toEqual({ DONE: 1, SLOT_UNAVAILABLE: 1 });
    }
    expect(await wrongs(servers[0])).toEqual([]);
  });
});

describe('64 clients after one slot', () => {
  test.each([1, 50])(
    'of capacity %i: exactly as many win, and every loser is offered what is free',
    async (capacity) => {
      const { id: facilityId } = await facility({ capacity });
      const at = newDay();
      for (const round of [0, 8]) {
        const wish = { facilityId, start: at(8 + round), end: at(10 + round) };
        const outcomes = await race(Array.from({ length: CLIENTS }, () => wish));
        expect(tally(outcomes)).toEqual({ DONE: capacity, SLOT_UNAVAILABLE: CLIENTS - capacity });

        const bookings = await held(facilityId);
        for (const { refusal } of outcomes) {
          if (!refusal) continue;
          expect(refusal).toMatchObject({ __typename: 'SlotUnavailable', remaining: 0, field: ['start'] });
          expect(refusal.alternatives!.length).toBeGreaterThan(0);
          for (const { start, end, facility: offered } of refusal.alternatives!) {
            expect(offered.id).toBe(facilityId);
            expect(Date.parse(end) - Date.parse(start)).toBe(7_200_000);
            expect(peak(bookings, { start, end })).toBeLessThan(capacity);
          }
        }
        const loser = outcomes.findIndex(({ code }) => code === 'SLOT_UNAVAILABLE');
        const { start, end } = outcomes[loser]!.refusal!.alternatives![0]!;
        expect((await race([{ facilityId, start, end }], () => people[loser]!))[0]!.code).toBe('DONE');
      }
      expect(await wrongs(servers[0])).toEqual([]);
    },
  );

  test('for different quantities: all places go, and nobody is refused who would have fitted', async () => {
    const capacity = 97;
    const { id: facilityId } = await facility({ capacity });
    const at = newDay();
    const wishes = Array.from({ length: CLIENTS }, (_, index) => ({
      facilityId,
      start: at(10),
      end: at(12),
      quantity: (index % 7) + 1,
    }));
    const outcomes = await race(wishes);
    await expectNoneRefusedInVain(facilityId, capacity, wishes, outcomes);
    expect(Object.keys(tally(outcomes)).toSorted()).toEqual(['DONE', 'SLOT_UNAVAILABLE']);
    expect(await wrongs(servers[0])).toEqual([]);
  });

  test('of a facility with approval: the pending ones hold their places', async () => {
    const { id: facilityId } = await facility({ capacity: 5, admission: 'APPROVAL' });
    const at = newDay();
    const outcomes = await race(Array.from({ length: CLIENTS }, () => ({ facilityId, start: at(9), end: at(10) })));
    expect(tally(outcomes)).toEqual({ DONE: 5, SLOT_UNAVAILABLE: 59 });
    expect(await wrongs(servers[0])).toEqual([]);
  });
});

describe('64 clients after intervals that overlap here and there', () => {
  test.each([
    [1, 20_260_303],
    [3, 20_260_304],
    [8, 20_260_305],
  ])('of capacity %i (seed %i): never too many at any moment, and none refused in vain', async (capacity, seed) => {
    const { id: facilityId } = await facility({ capacity });
    const at = newDay();
    const number = numbers(seed);
    const wishes = Array.from({ length: CLIENTS }, () => {
      const start = number(80) / 4;
      return { facilityId, start: at(start), end: at(start + (1 + number(16)) / 4), quantity: 1 + number(capacity) };
    });
    const outcomes = await race(wishes);
    expect(Object.keys(tally(outcomes)).toSorted()).toEqual(['DONE', 'SLOT_UNAVAILABLE']);
    await expectNoneRefusedInVain(facilityId, capacity, wishes, outcomes);
    expect(await wrongs(servers[0])).toEqual([]);
  });

  test('over several days and both midnights: all in the same order, so none waits for another in a circle', async () => {
    const capacity = 40;
    const { id: facilityId } = await facility({ capacity, maxMinutes: 7 * 24 * 60 });
    const at = newDay();
    const number = numbers(1);
    const wishes = Array.from({ length: CLIENTS }, () => {
      const start = number(48);
      return { facilityId, start: at(start), end: at(start + 24 + number(72)), quantity: 1 };
    });
    const outcomes = await race(wishes);
    await expectNoneRefusedInVain(facilityId, capacity, wishes, outcomes);
    expect(await wrongs(servers[0])).toEqual([]);
  });
});

describe('one person with 64 bookings at once', () => {
  test.each([
    ['the same facility', 1],
    ['four facilities of a kind', 4],
  ])('that overlap, in %s: exactly one is made', async (_what, facilityCount) => {
    const facilities = await Promise.all(Array.from({ length: facilityCount }, () => facility({ capacity: CLIENTS })));
    const at = newDay();
    const wishes = Array.from({ length: CLIENTS }, (_, index) => ({
      facilityId: facilities[index % facilityCount]!.id,
      start: at(8 + (index % 8) / 4),
      end: at(10 + (index % 5) / 4),
    }));
    expect(tally(await race(wishes, () => people[0]!))).toEqual({ DONE: 1, QUOTA_EXCEEDED: CLIENTS - 1 });
    expect(await wrongs(servers[0])).toEqual([]);
  });

  test('that only touch: as many are made as one person may hold', async () => {
    const { id: facilityId } = await facility({ capacity: 1 });
    const at = newDay();
    const wishes = Array.from({ length: CLIENTS }, (_, index) => ({
      facilityId,
      start: at(index / 4),
      end: at((index + 1) / 4),
    }));
    const outcomes = await race(wishes, () => people[0]!);
    expect(tally(outcomes)).toEqual({ DONE: BOOKINGS_AHEAD_MAX, QUOTA_EXCEEDED: CLIENTS - BOOKINGS_AHEAD_MAX });
    expect(await wrongs(servers[0])).toEqual([]);
  });
});

describe('at the same time', () => {
  test('booking and giving back, over and over, leaves nothing behind', async () => {
    const { id: facilityId } = await facility({ capacity: 3, kind: 'ACTIVITY_ROOM' });
    const at = newDay();
    const codes = await Promise.all(
      people.slice(0, 32).map(async (person, index) => {
        const server = servers[index % 2]!;
        const seen: string[] = [];
        const number = numbers(index);
        for (let round = 0; round < 4; round++) {
          const start = number(8) / 4;
          const wish = { facilityId, start: at(start), end: at(start + (1 + number(8)) / 4), quantity: 1 + number(3) };
          const { code, booking } = await bookBy(server, wish, person);
          seen.push(code);
          if (booking) seen.push((await cancel(server, { bookingId: booking.id }, { as: person.subject })).code);
        }
        return seen;
      }),
    );
    expect([...new Set(codes.flat())].toSorted()).toEqual(['DONE', 'SLOT_UNAVAILABLE']);
    expect(await held(facilityId)).toEqual([]);
    expect(await wrongs(servers[0])).toEqual([]);
    expect(
      await servers[0].sql(`select from occupancy, unnest(taken) as step where pool_id = $1 and step <> 0`, [
        facilityId,
      ]),
    ).toEqual([]);
  });

  test('sixteen cancellations of one booking: exactly one counts', async () => {
    const { id: facilityId } = await facility({ capacity: 1 });
    const at = newDay();
    const { booking } = await bookBy(servers[0], { facilityId, start: at(8), end: at(9) }, people[0]!);
    const outcomes = await Promise.all(
      Array.from({ length: 16 }, (_, index) =>
        cancel(servers[index % 2]!, { bookingId: booking!.id }, { as: people[0]!.subject }),
      ),
    );
    expect(tally(outcomes)).toEqual({ DONE: 1, STATE_CONFLICT: 15 });
    expect(
      await servers[0].sql(`select action from audit_entry where subject_id = $1 order by id`, [booking!.id]),
    ).toEqual([{ action: 'bookingCreate' }, { action: 'bookingCancel' }]);
    expect(await wrongs(servers[0])).toEqual([]);
  });

  test('confirming and rejecting one booking: exactly one counts', async () => {
    const { id: facilityId } = await facility({ capacity: 1, admission: 'APPROVAL' });
    const roles = [{ role: Role.UNIT_MANAGER, facilityId }];
    const managers = [
      await buildAccount(servers[0].db, { roles }),
      await buildAccount(servers[0].db, { roles }),
    ] as const;
    const at = newDay();
    for (let round = 0; round < 6; round++) {
      const slot = { facilityId, start: at(round), end: at(round + 1) };
      const { booking } = await bookBy(servers[0], slot, people[1]!);
      const bookingId = booking!.id;
      const outcomes = await Promise.all([
        confirm(servers[0], bookingId, { as: managers[0].subject }),
        reject(servers[1], { bookingId, reason: 'A meeting of our own' }, { as: managers[1].subject }),
      ]);
      expect(tally(outcomes)).toEqual({ DONE: 1, STATE_CONFLICT: 1 });
      const confirmed = outcomes[0].code === 'DONE';
      expect(await held(facilityId)).toHaveLength(confirmed ? 1 : 0);
      await servers[0].sql(`update booking set state = 'CANCELLED' where id = $1 and state = 'CONFIRMED'`, [bookingId]);
    }
    expect(await wrongs(servers[0])).toEqual([]);
  });

  test('a stampede and a capacity that shrinks: whoever is later gives way', async () => {
    const { id: facilityId } = await facility({ capacity: 60 });
    const at = newDay();
    await buildBooking(servers[0].db, { facilityId, start: at(7), end: at(8) });
    const wish = { facilityId, start: at(8), end: at(9) };
    const [outcomes, ...shrunk] = await Promise.all([
      race(Array.from({ length: CLIENTS }, () => wish)),
      ...[50, 40, 30].map((capacity) =>
        servers[0]
          .sql('update shared_facility set capacity = $1 where id = $2 and capacity > $1', [capacity, facilityId])
          .then(
            () => 'shrunk',
            ({ constraint }: { constraint: string }) => constraint,
          ),
      ),
    ]);
    for (const result of shrunk) expect(['shrunk', 'occupancy_within_capacity']).toContain(result);
    const [{ capacity }] = (await servers[0].sql('select capacity from shared_facility where id = $1', [
      facilityId,
    ])) as [{ capacity: number }];
    expect(tally(outcomes)).toEqual({ DONE: capacity, SLOT_UNAVAILABLE: CLIENTS - capacity });
    expect(await wrongs(servers[0])).toEqual([]);
  });
});

test('in all of these races each booking that was promised was made once, and no other', async () => {
  const { sql } = servers[0];
  const idsOf = async (statement: string) => (await sql<{ id: string }>(statement)).map(({ id }) => id);
  const wanted = promised.toSorted();
  expect(new Set(wanted).size).toBe(wanted.length);
  expect(
    await idsOf(`select subject_id as id from audit_entry where action = 'bookingCreate' order by 1`),
    'the trail',
  ).toEqual(wanted);
  expect(await idsOf(`select subject_id as id from outbox_event where topic = 'booking.created' order by 1`)).toEqual(
    wanted,
  );
  expect(await idsOf(`select answer ->> 'id' as id from idempotent_answer where answer ? 'id' order by 1`)).toEqual(
    wanted,
  );
  // One was built beside the API, for the capacity that shrinks.
  const rows = await idsOf('select id from booking');
  expect(rows.filter((id) => !promised.includes(id))).toHaveLength(1);
  expect(rows).toHaveLength(wanted.length + 1);
});

test('in all of these races the server logged no deadlock', async () => {
  expect(await watch.deadlocks()).toEqual([]);
});
