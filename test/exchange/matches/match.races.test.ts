import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { buildResident } from '../../../seeds/factories/person.factory.ts';
import { connect, untilWaiting } from '../../bookings/booking.connections.ts';
import { watchDeadlocks, wrongs } from '../../bookings/booking.invariants.ts';
import { book } from '../../bookings/booking.operations.ts';
import { type Commons, startCommons } from '../../support/commons.ts';
import { matchWrongs } from './match.invariants.ts';
import { accept, type Outcome, take } from './match.operations.ts';
import { buildMatchWorld, type EntryInWorld, EVENINGS, FROM, type MatchWorld, window } from './match.world.ts';
import { assertProperty } from '../../support/property.ts';

const CONNECTIONS = 24;

// Two servers on one database, as two API processes would be.
let servers: readonly [Commons, Commons];
let world: MatchWorld;
let watch: Awaited<ReturnType<typeof watchDeadlocks>>;
beforeAll(async () => {
  const first = await startCommons({ poolSize: CONNECTIONS / 2 });
  servers = [first, await startCommons({ beside: first, poolSize: CONNECTIONS / 2 })];
  watch = await watchDeadlocks(first);
  world = await buildMatchWorld(first);
  // Every connection is there before the first race, so that they start together.
  await Promise.all(
    servers.flatMap(({ db }) => Array.from({ length: CONNECTIONS / 2 }, () => sql`select pg_sleep(0.1)`.execute(db))),
  );
});
afterAll(async () => {
  await servers[1].close();
  await servers[0].close();
});
afterEach(async () => {
  await watch.noteConnections();
  expect(await matchWrongs(servers[0])).toEqual([]);
  expect(await wrongs(servers[0])).toEqual([]);
  expect(await watch.deadlocks()).toEqual([]);
});

function codes(outcomes: readonly Outcome[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { code } of outcomes) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}

/** All at once, every other one through the second server. */
function race<T>(runs: readonly ((server: Commons) => Promise<T>)[]): Promise<T[]> {
  return Promise.all(runs.map((run, at) => run(servers[at % 2]!)));
}

function states(ids: readonly string[]) {
  return servers[0]
    .sql<{ state: string }>('select state from match where id = any($1) order by id', [ids])
    .then((rows) => rows.map(({ state }) => state));
}

describe('many accept at once', () => {
  test('matches of one demand: as many as it needs, no more', async () => {
    const demand = await world.demand({ quantity: 10 });
    const matches = await Promise.all(
      Array.from({ length: 12 }, async () => world.match(await world.supply(), demand, { quantity: 3 })),
    );
    const outcomes = await race(
      matches.map(
        ({ id }) =>
          (server: Commons) =>
            accept(server, id, world.manager),
      ),
    );
    expect(codes(outcomes)).toEqual({ ACCEPTED: 3, STALE_VERSION: 9 });
  });

  test('matches of one supply at overlapping times: as many as it has, no more', async () => {
    const supply = await world.supply({ quantity: 10, windows: [window('08:00', '22:00')] });
    const matches = await Promise.all(
      // They begin one after the other and all end together, so that all of them meet.
      Array.from({ length: 12 }, async (_, at) => {
        const windows = [window(`${String(8 + at).padStart(2, '0')}:00`, '22:00')];
        return world.match(supply, await world.demand({ windows }), { quantity: 3 });
      }),
    );
    const outcomes = await race(
      matches.map(
        ({ id }) =>
          (server: Commons) =>
            accept(server, id, world.secretary),
      ),
    );
    expect(codes(outcomes)).toEqual({ ACCEPTED: 3, STALE_VERSION: 9 });
  });

  test('matches of one supply at times that do not meet: all of them', async () => {
    const supply = await world.supply({ quantity: 10, windows: [window('08:00', '20:00')] });
    const matches = await Promise.all(
      Array.from({ length: 12 }, async (_, at) => {
        const [from, to] = [8 + at, 9 + at].map((hour) => `${String(hour).padStart(2, '0')}:00`);
        return world.match(supply, await world.demand({ windows: [window(from!, to!)] }), { quantity: 10 });
      }),
    );
    const outcomes = await race(
      matches.map(
        ({ id }) =>
          (server: Commons) =>
            accept(server, id, world.secretary),
      ),
    );
    expect(codes(outcomes)).toEqual({ ACCEPTED: 12 });
    const [row] = await servers[0].sql('select held_quantity as held from supply where id = $1', [supply.id]);
    expect(row).toEqual({ held: 10 });
  });

  test('matches of what is used up: as many as there is, whenever they are', async () => {
    const piece = { categoryCode: 'RELIEF.GOODS', unitOfMeasure: 'PIECE' } as const;
    const supply = await world.supply({ ...piece, quantity: 10, windows: [window('08:00', '20:00')] });
    const matches = await Promise.all(
      Array.from({ length: 12 }, async (_, at) => {
        const [from, to] = [8 + at, 9 + at].map((hour) => `${String(hour).padStart(2, '0')}:00`);
        return world.match(supply, await world.demand({ ...piece, windows: [window(from!, to!)] }), { quantity: 4 });
      }),
    );
    const outcomes = await race(
      matches.map(
        ({ id }) =>
          (server: Commons) =>
            accept(server, id, world.manager),
      ),
    );
    expect(codes(outcomes)).toEqual({ ACCEPTED: 2, STALE_VERSION: 10 });
  });
});

describe('the two sides at once', () => {
  test('make one confirmed match with one set of bookings', async () => {
    for (let round = 0; round < 6; round++) {
      const supply = await world.supply({ facility: { capacity: 4 } });
      const match = await world.match(supply, await world.demand(), { quantity: 4 });
      const outcomes = await race([
        (server: Commons) => accept(server, match.id, world.manager),
        (server: Commons) => accept(server, match.id, world.secretary),
        (server: Commons) => accept(server, match.id, world.both, { side: 'SUPPLY' }),
        (server: Commons) => accept(server, match.id, world.both, { side: 'DEMAND' }),
      ]);
      // What is shown is how the match is by then, so that the first may see what the second has done.
      expect(outcomes.filter(({ match }) => match)).toHaveLength(2);
      expect(codes(outcomes)).toMatchObject({ STATE_CONFLICT: 2 });
      const events = await servers[0].sql('select topic from outbox_event where subject_id = $1', [match.id]);
      expect(events.map(({ topic }) => topic).toSorted()).toEqual(['match.accepted', 'match.confirmed']);
      const bookings = await servers[0].sql('select 1 from booking where match_id = $1', [match.id]);
      expect(bookings).toHaveLength(27);
    }
  });

  test('one accepting and one declining: the match is one or the other', async () => {
    for (let round = 0; round < 8; round++) {
      const supply = await world.supply({ facility: { capacity: 4 } });
      const match = await world.match(supply, await world.demand(), { quantity: 4, state: 'ACCEPTED' });
      const [accepted, declined] = await race([
        (server: Commons) => accept(server, match.id, world.secretary),
        (server: Commons) => take(server, 'decline', { matchId: match.id, reason: '不用了' }, world.manager),
      ]);
      const [state] = await states([match.id]);
      expect([`${accepted!.code} ${declined!.code}`]).toContain(
        state === 'CONFIRMED' ? 'CONFIRMED STATE_CONFLICT' : 'STATE_CONFLICT DECLINED',
      );
      const bookings = await servers[0].sql('select 1 from booking where match_id = $1', [match.id]);
      expect(bookings).toHaveLength(state === 'CONFIRMED' ? 27 : 0);
    }
  });
});

describe('accepting against those who take things back', () => {
  const WITHDRAW = `mutation ($input: SupplyWithdrawInput!) {
    answer: supplyWithdraw(input: $input) { supply { state } userErrors { code message } } }`;
  const CLOSE = `mutation ($input: SupplyDemandListCloseInput!) {
    answer: supplyDemandListClose(input: $input) { list { state } userErrors { code message } } }`;

  test('a supply that is withdrawn keeps no match, however it ends', async () => {
    for (let round = 0; round < 8; round++) {
      const supply = await world.supply({ facility: { capacity: 10 } });
      const matches = await Promise.all(
        [0, 1, 2].map(async () => world.match(supply, await world.demand(), { quantity: 3, state: 'ACCEPTED' })),
      );
      const [withdrawn] = await Promise.all([
        servers[0].query(WITHDRAW, { input: { supplyId: supply.id, reason: '改造' } }, { as: world.manager }),
        race(
          matches.map(
            ({ id }) =>
              (server: Commons) =>
                accept(server, id, world.secretary),
          ),
        ),
      ]);
      expect(withdrawn.data.answer).toEqual({ supply: { state: 'WITHDRAWN' }, userErrors: [] });
      expect(new Set(await states(matches.map(({ id }) => id)))).toEqual(new Set(['CANCELLED']));
    }
  });

  test('an acceptance waits for the end of a change of its list, and then judges what has become of it', async () => {
    const supply = await world.supply();
    const match = await world.match(supply, await world.demand(), { quantity: 3 });
    const closing = await connect(servers[0]);
    await closing.query('begin');
    await closing.query('select from supply_demand_list where id = $1 for update', [supply.listId]);
    const accepting = accept(servers[0], match.id, world.manager);
    await untilWaiting(servers[0], 1);
    await closing.query(`update supply_demand_list set state = 'CLOSED' where id = $1`, [supply.listId]);
    await closing.query('commit');
    await closing.end();
    expect((await accepting).refusal?.message).toContain('The list of the supply is no longer in force');
  });

  test('a list that is closed keeps only what both sides have confirmed before', async () => {
    for (let round = 0; round < 8; round++) {
      const supply = await world.supply();
      const matches = await Promise.all(
        (['PROPOSED', 'ACCEPTED', 'ACCEPTED'] as const).map(async (state) =>
          world.match(supply, await world.demand(), { quantity: 3, state }),
        ),
      );
      const [closed] = await Promise.all([
        servers[0].query(CLOSE, { input: { listId: supply.listId, reason: '期满' } }, { as: world.staff }),
        race(
          matches.map(
            ({ id }) =>
              (server: Commons) =>
                accept(server, id, world.secretary),
          ),
        ),
      ]);
      expect(closed.data.answer).toEqual({ list: { state: 'CLOSED' }, userErrors: [] });
      const after = await states(matches.map(({ id }) => id));
      expect(after.every((state) => state === 'CANCELLED' || state === 'CONFIRMED')).toBe(true);
    }
  });
});

describe('accepting while residents book', () => {
  test('no place is given twice, and every date is booked or said to be lost', async () => {
    const supply = await world.supply({ facility: { capacity: 8 }, windows: [EVENINGS] });
    const match = await world.match(supply, await world.demand(), { quantity: 5, state: 'ACCEPTED' });
    const people = await Promise.all(Array.from({ length: 12 }, () => buildResident(servers[0].db)));
    const [confirmed, ...booked] = await Promise.all([
      accept(servers[0], match.id, world.secretary, { acceptReduced: true }),
      ...people.map(({ subject }, at) =>
        book(
          servers[at % 2]!,
          { facilityId: supply.facilityId!, start: '2026-03-05T19:00:00+08:00', end: '2026-03-05T20:00:00+08:00' },
          { as: subject },
        ),
      ),
    ]);
    const { bookings, rejectedOccurrences } = confirmed.match!;
    expect(bookings.length + rejectedOccurrences.length).toBe(27);
    expect(bookings.length).toBeGreaterThanOrEqual(26);
    const inTime = booked.filter(({ code }) => code === 'DONE').length;
    expect(inTime).toBe(rejectedOccurrences.length > 0 ? 8 : 3);
  });
});

describe('a storm', () => {
  test('of everything at once leaves every bound kept', { timeout: 120_000 }, async () => {
    const steps = fc.constantFrom('accept', 'accept', 'accept', 'decline', 'cancel', 'fulfil');
    const quantity = fc.integer({ min: 1, max: 12 });
    // Over midnight as well, and on days that not everybody has.
    const wanted = fc.record({
      quantity,
      from: fc.integer({ min: 0, max: 23 }),
      length: fc.integer({ min: 1, max: 10 }),
      dayClass: fc.constantFrom('EVERY_DAY', 'WORKDAY', 'DAY_OFF'),
      days: fc.integer({ min: 0, max: 9 }),
    });
    const storm = fc.record({
      supplies: fc.array(fc.record({ quantity, from: fc.constantFrom('00:00', '18:00', '20:00') }), {
        minLength: 1,
        maxLength: 3,
      }),
      demands: fc.array(wanted, { minLength: 2, maxLength: 4 }),
      steps: fc.array(fc.record({ step: steps, at: fc.nat(), amount: fc.nat() }), { minLength: 10, maxLength: 40 }),
    });
    const first = Temporal.PlainDate.from(FROM);
    await assertProperty(
      fc.asyncProperty(storm, async (given) => {
        const supplies: EntryInWorld[] = [];
        for (const { quantity, from } of given.supplies) {
          const windows = [from === '18:00' ? EVENINGS : window(from, '08:00')];
          supplies.push(await world.supply({ quantity, facility: { capacity: quantity }, windows }));
        }
        const matches: { id: string; quantity: number }[] = [];
        for (const { quantity, from, length, dayClass, days } of given.demands) {
          const [start, end] = [from, (from + length) % 24].map((hour) => `${String(hour).padStart(2, '0')}:00`);
          const windows = [window(start!, end!, { dayClass: dayClass as 'EVERY_DAY' })];
          const demand = await world.demand({ quantity, windows, validTo: first.add({ days: 3 + days }).toString() });
          for (const supply of supplies) {
            matches.push(await world.match(supply, demand, { quantity: Math.ceil(quantity / 2) }));
          }
        }
        await race(
          given.steps.map(({ step, at, amount }) => (server: Commons) => {
            const { id, quantity } = matches[at % matches.length]!;
            const who = amount % 2 === 0 ? world.manager : world.secretary;
            if (step === 'accept') return accept(server, id, who);
            if (step === 'fulfil') {
              return take(server, step, { matchId: id, deliveredQuantity: amount % (quantity + 1) }, world.secretary);
            }
            return take(server, step as 'decline' | 'cancel', { matchId: id, reason: '风暴' }, who);
          }),
        );
        expect(await matchWrongs(servers[0])).toEqual([]);
      }),
      { numRuns: 12, endOnFailure: true },
    );
  });
});
