import type { Client } from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { exchangeInvariants } from '../../../src/commands/invariants/exchange.ts';
import { connect, untilWaiting } from '../../bookings/booking.connections.ts';
import { type Commons, startCommons } from '../../support/commons.ts';
import { accept } from './match.operations.ts';
import { buildMatchWorld, type MatchWorld, window } from './match.world.ts';

// What SQL by hand cannot do either: hold more than there is by moving what it was judged by, or by not seeing others.

let commons: Commons;
let world: MatchWorld;
beforeAll(async () => {
  commons = await startCommons();
  world = await buildMatchWorld(commons);
});
afterAll(() => commons.close());
afterEach(async () => {
  for (const { name, breaches } of exchangeInvariants) expect([name, await commons.sql(breaches)]).toEqual([name, []]);
});

const ACCEPT = `update match set state = 'ACCEPTED', supply_accepted_at = now() where id = any($1)`;

async function refusalOf(statement: string, parameters: unknown[], by = commons.sql): Promise<string | undefined> {
  return by(statement, parameters).then(
    () => undefined,
    (error: { constraint?: string; message: string }) => error.constraint ?? error.message,
  );
}

const through = (client: Client) => (text: string, values: unknown[]) => client.query(text, values);

/** Two supplies of one facility of ten places, and a proposal of six of each at the same time. */
async function twoOfOneFacility(period: { validFrom?: string; validTo?: string } = {}) {
  const one = await world.supply({ ...period, facility: { capacity: 10 } });
  const other = await world.supply(period);
  await commons.sql('update supply set facility_id = $2 where id = $1', [other.id, one.facilityId]);
  const matches = [];
  for (const supply of [one, other])
    matches.push(await world.match(supply, await world.demand(period), { quantity: 6 }));
  return { one, other, ids: matches.map(({ id }) => id) };
}

describe('of what is held, nothing that it was judged by moves:', () => {
  test('not the facility behind a supply', async () => {
    const { one, ids } = await twoOfOneFacility();
    const plain = await world.supply();
    const match = await world.match(plain, await world.demand(), { quantity: 6, state: 'ACCEPTED' });
    await commons.sql(ACCEPT, [[ids[0]]]);
    const moved = 'update supply set facility_id = $2 where id = $1';
    expect(await refusalOf(moved, [plain.id, one.facilityId])).toBe('supply_held_keeps_its_facility');
    expect(await refusalOf(moved, [one.id, null])).toBe('supply_held_keeps_its_facility');
    await commons.sql(`update match set state = 'CANCELLED' where id = $1`, [match.id]);
    expect(await refusalOf(moved, [plain.id, one.facilityId])).toBeUndefined();
  });

  test('not the windows and the period of either side', async () => {
    const [supply, demand] = [await world.supply(), await world.demand()];
    await world.match(supply, demand, { quantity: 6, state: 'ACCEPTED' });
    for (const [table, { id }] of [
      ['supply', supply],
      ['demand', demand],
    ] as const) {
      for (const change of [`windows = '[]'`, `valid_to = '2026-03-10'`, `valid_from = '2026-03-10'`]) {
        expect(await refusalOf(`update ${table} set ${change} where id = $1`, [id])).toBe(
          `${table}_held_keeps_its_time`,
        );
      }
    }
  });
});

describe('a transaction that sees a snapshot', () => {
  test.each(['repeatable read', 'serializable'])(
    '(%s) takes nothing of a facility past what others have',
    async (level) => {
      const { ids } = await twoOfOneFacility();
      const client = await connect(commons);
      await client.query(`begin isolation level ${level}`);
      await client.query('select count(*) from match');
      // Committed after the snapshot was taken, and so not seen in it.
      await commons.sql(ACCEPT, [[ids[0]]]);
      expect(await refusalOf(ACCEPT, [[ids[1]]], through(client) as never)).toBe('held_as_committed');
      await client.query('rollback');
      await client.end();
      expect(await refusalOf(ACCEPT, [[ids[1]]])).toBe('facility_not_exceeded');
    },
  );

  test('does not make a facility smaller than what others have taken meanwhile', async () => {
    // What is over by the clock of the database is held no more.
    const { one, ids } = await twoOfOneFacility({ validFrom: '2126-03-04', validTo: '2126-03-10' });
    const client = await connect(commons);
    await client.query('begin isolation level repeatable read');
    await client.query('select count(*) from match');
    await commons.sql(ACCEPT, [[ids[0]]]);
    const smaller = 'update shared_facility set capacity = 5 where id = $1';
    expect(await refusalOf(smaller, [one.facilityId], through(client) as never)).toBe('held_as_committed');
    await client.query('rollback');
    await client.end();
    expect(await refusalOf(smaller, [one.facilityId])).toBe('facility_keeps_what_is_held');
  });
});

test('what a run can propose can be booked: three windows of every day of a year', { timeout: 60_000 }, async () => {
  const period = {
    validFrom: '2026-03-03',
    validTo: '2027-03-02',
    windows: [window('08:00', '09:00'), window('13:00', '14:00'), window('18:00', '19:00')],
  };
  const match = await world.match(await world.supply({ ...period, facility: {} }), await world.demand(period), {
    quantity: 4,
  });
  for (const who of [world.manager, world.secretary]) await accept(commons, match.id, who);
  const [booked] = await commons.sql(
    `select state, (select count(*)::int from booking b where b.match_id = m.id) as bookings from match m where id = $1`,
    [match.id],
  );
  // Of today, the morning has begun.
  expect(booked).toEqual({ state: 'CONFIRMED', bookings: 3 * 365 - 1 });
});

test('of two that swap in one statement, what the one lets go the other takes, and no more', async () => {
  const supply = await world.supply({ quantity: 10 });
  const [held, next, more] = await Promise.all(
    [6, 6, 7].map(async (quantity) => world.match(supply, await world.demand(), { quantity })),
  );
  await commons.sql(ACCEPT, [[held!.id]]);
  const swap = `update match set state = case when id = $1 then 'CANCELLED' else 'ACCEPTED' end, supply_accepted_at = now()
                where id = any($2)`;
  expect(await refusalOf(swap, [held!.id, [held!.id, next!.id, more!.id]])).toBe('supply_not_exceeded');
  expect(await refusalOf(swap, [held!.id, [held!.id, more!.id]])).toBeUndefined();
});

describe('a day that becomes another', () => {
  const SATURDAY = '2026-03-07';
  const WEEKEND = {
    windows: [window('09:00', '11:00', { dayClass: 'DAY_OFF' as const })],
    validFrom: '2026-03-07',
    validTo: '2026-03-08',
  };
  const workedSaturday = `insert into calendar_day (date, day_class, source) values ('${SATURDAY}', 'WORKDAY', 'CORRECTION')`;

  const metOf = async (id: string) =>
    (
      await commons.sql(
        'select state, asked_minutes::int as asked, held_minutes::int as held from demand where id = $1',
        [id],
      )
    )[0];

  test('leaves nothing covered by what is held at a time that is no longer asked for', async () => {
    const demand = await world.demand({ ...WEEKEND, quantity: 4 });
    const saturday = await world.supply({ ...WEEKEND, validTo: SATURDAY, validFrom: SATURDAY });
    const match = await world.match(saturday, demand, { quantity: 4 });
    await commons.sql(ACCEPT, [[match.id]]);
    expect(await metOf(demand.id)).toEqual({ state: 'PARTIALLY_MATCHED', asked: 4 * 240, held: 4 * 120 });
    await commons.sql(workedSaturday);
    try {
      // Sunday is all that is asked for, and nobody gives it.
      expect(await metOf(demand.id)).toMatchObject({ asked: 4 * 120, held: 0 });
      const { data } = await commons.query(
        `query ($id: ID!) { node(id: $id) { ... on Demand { state coverage unmetQuantity unmetStretches { from quantity } } } }`,
        { id: demand.id },
        { as: world.secretary },
      );
      expect(data.node).toEqual({
        state: 'PARTIALLY_MATCHED',
        coverage: 0,
        unmetQuantity: 4,
        unmetStretches: [{ from: '2026-03-08', quantity: 4 }],
      });
      const sunday = await world.supply({ ...WEEKEND, validFrom: '2026-03-08' });
      await commons.sql(ACCEPT, [[(await world.match(sunday, demand, { quantity: 4 })).id]]);
      expect(await metOf(demand.id)).toEqual({ state: 'MATCHED', asked: 4 * 120, held: 4 * 120 });
    } finally {
      await commons.sql('delete from calendar_day where date = $1', [SATURDAY]);
    }
    expect(await metOf(demand.id)).toEqual({ state: 'MATCHED', asked: 4 * 240, held: 4 * 240 });
  });

  test('is waited for by a demand that is entered meanwhile, and waits for one that was', async () => {
    const [{ list_id: listId }] = (await commons.sql('select list_id from demand limit 1')) as [{ list_id: string }];
    const enter = (id: string) => `
      insert into demand (id, district_code, list_id, category_id, title, quantity, unit_of_measure, priority, windows,
                          valid_from, valid_to, audiences, created_at)
      select 'dem_' || md5('${id}'), district_code, list_id, category_id, '周末车位', 1, 'SPACE', 'ROUTINE',
             '${JSON.stringify(WEEKEND.windows)}', '2026-03-07', '2026-03-08', '{PUBLIC}', now()
      from demand where list_id = '${listId}' limit 1`;
    const askedOf = async (id: string) =>
      (await commons.sql(`select asked_minutes::int as asked from demand where id = 'dem_' || md5($1)`, [id]))[0];
    const [a, b] = [await connect(commons), await connect(commons)];
    try {
      await a.query('begin');
      await a.query(enter('before'));
      const changing = b.query(workedSaturday);
      await untilWaiting(commons, 1);
      await a.query('commit');
      await changing;
      expect(await askedOf('before')).toEqual({ asked: 120 });

      await a.query('begin');
      await a.query('delete from calendar_day where date = $1', [SATURDAY]);
      const entering = b.query(enter('meanwhile'));
      await untilWaiting(commons, 1);
      await a.query('commit');
      await entering;
      expect(await askedOf('meanwhile')).toEqual({ asked: 240 });
    } finally {
      await a.query('rollback').catch(() => undefined);
      await commons.sql('delete from calendar_day where date = $1', [SATURDAY]);
      await a.end();
      await b.end();
    }
  });
});
