import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connect, untilWaiting } from '../../bookings/booking.connections.ts';
import { type Commons, startCommons } from '../../support/commons.ts';
import type { Row } from '../../support/database.ts';
import { matchWrongs } from './match.invariants.ts';
import { buildMatchWorld, type EntryInWorld, type MatchWorld, window } from './match.world.ts';

// What no program with access to the database can do, past all of our code.

let commons: Commons;
let world: MatchWorld;
beforeAll(async () => {
  commons = await startCommons();
  world = await buildMatchWorld(commons);
});
afterAll(() => commons.close());

const ACCEPT = `update match set state = 'ACCEPTED', supply_accepted_at = now() where id = any($1)`;

/** Runs a statement, and the name of the constraint that refused it, if one did. */
async function refusalOf(statement: string, parameters: unknown[]): Promise<string | undefined> {
  return commons.sql(statement, parameters).then(
    () => undefined,
    (error: { constraint?: string; message: string }) => error.constraint ?? error.message,
  );
}

async function proposals(supply: EntryInWorld, windows: [string, string][], quantity = 6) {
  const matches = [];
  for (const [from, to] of windows) {
    matches.push(await world.match(supply, await world.demand({ windows: [window(from, to)] }), { quantity }));
  }
  return matches.map(({ id }) => id);
}

async function heldOf(table: 'supply' | 'demand', id: string) {
  const [row] = await commons.sql<{ held: number }>(`select held_quantity as held from ${table} where id = $1`, [id]);
  return row!.held;
}

describe('what is held', () => {
  test('is the most at one moment: what meets adds up, what does not meet does not', async () => {
    const supply = await world.supply({ quantity: 12, windows: [window('08:00', '22:00')] });
    const [morning, noon, evening] = await proposals(supply, [
      ['08:00', '12:00'],
      ['11:00', '15:00'],
      ['12:00', '20:00'],
    ]);
    await commons.sql(ACCEPT, [[morning]]);
    expect(await heldOf('supply', supply.id)).toBe(6);
    await commons.sql(ACCEPT, [[evening]]);
    expect(await heldOf('supply', supply.id)).toBe(6);
    await commons.sql(ACCEPT, [[noon]]);
    expect(await heldOf('supply', supply.id)).toBe(12);
    await commons.sql(`update match set state = 'CANCELLED' where id = any($1)`, [[morning, evening]]);
    expect(await heldOf('supply', supply.id)).toBe(6);
    expect(await matchWrongs(commons)).toEqual([]);
  });

  test('is judged date by date: an evening of one week does not meet that of another', async () => {
    const supply = await world.supply({ quantity: 6 });
    const first = await world.demand({ validTo: '2026-03-08' });
    const second = await world.demand({ validFrom: '2026-03-09' });
    const ids = [];
    for (const demand of [first, second]) ids.push((await world.match(supply, demand, { quantity: 6 })).id);
    expect(await refusalOf(ACCEPT, [ids])).toBeUndefined();
    expect(await heldOf('supply', supply.id)).toBe(6);
  });

  test('meets what a night spills into the next day', async () => {
    const supply = await world.supply({ quantity: 10, windows: [window('20:00', '08:00')] });
    const ids = await proposals(supply, [
      ['20:00', '08:00'],
      ['06:00', '07:00'],
    ]);
    expect(await refusalOf(ACCEPT, [ids])).toBe('supply_not_exceeded');
    expect(await refusalOf(ACCEPT, [[ids[0]]])).toBeUndefined();
  });

  test('meets a supply of work days and a demand of every day only on work days', async () => {
    const supply = await world.supply({ quantity: 6, windows: [window('18:00', '22:00', { dayClass: 'WORKDAY' })] });
    const workdays = await world.demand({ windows: [window('18:00', '20:00')] });
    const match = await world.match(supply, workdays, { quantity: 6 });
    await commons.sql(ACCEPT, [[match.id]]);
    const other = await world.match(supply, await world.demand(), { quantity: 1 });
    expect(await refusalOf(ACCEPT, [[other.id]])).toBe('supply_not_exceeded');
    expect(await matchWrongs(commons)).toEqual([]);
  });
});

describe('no statement', () => {
  test('takes more of a supply than there is, one by one or all in one', async () => {
    const supply = await world.supply({ quantity: 10 });
    const ids = await proposals(supply, [
      ['18:00', '20:00'],
      ['19:00', '22:00'],
    ]);
    expect(await refusalOf(ACCEPT, [ids])).toBe('supply_not_exceeded');
    expect(await heldOf('supply', supply.id)).toBe(0);
    expect(await refusalOf(ACCEPT, [ids.slice(0, 1)])).toBeUndefined();
    expect(await refusalOf(ACCEPT, [ids.slice(1)])).toBe('supply_not_exceeded');
    expect(await refusalOf('update match set quantity = 11 where id = $1', [ids[0]])).toBe('match_keeps_its_quantity');
    expect(await refusalOf('update supply set quantity = 5 where id = $1', [supply.id])).toBe('supply_not_exceeded');
  });

  test('meets more of a demand than there is', async () => {
    const demand = await world.demand({ quantity: 10 });
    const ids = [];
    for (const at of [0, 1]) {
      const supply = await world.supply({ quantity: 10 + at });
      ids.push((await world.match(supply, demand, { quantity: 6 })).id);
    }
    expect(await refusalOf(ACCEPT, [ids])).toBe('demand_not_exceeded');
    expect(await refusalOf(ACCEPT, [[ids[0]]])).toBeUndefined();
    expect(await refusalOf('update demand set quantity = 5 where id = $1', [demand.id])).toBe('demand_not_exceeded');
  });

  test('inserts a match that is accepted and says nothing of when', async () => {
    const supply = await world.supply();
    const demand = await world.demand();
    const statement = `
      insert into match (id, district_code, supply_id, demand_id, quantity, state, time_fit, distance_fit, quantity_fit,
                         fairness, reliability, score, weights_version, reach, supply_version, demand_version,
                         supply_accepted_at, created_at, updated_at)
      values ('mat_' || md5(random()::text), '350102000000', $1, $2, 1, 'ACCEPTED', 1, 1, 1, 1, 1, 1, 0, 'GRID', 1, 1, now(),
              now(), now())`;
    expect(await refusalOf(statement, [supply.id, demand.id])).toBe('match_has_time');
  });

  test('writes what is held itself, or what was delivered', async () => {
    const supply = await world.supply();
    const demand = await world.demand();
    await world.match(supply, demand, { quantity: 4, state: 'ACCEPTED' });
    for (const [table, { id }] of [
      ['supply', supply],
      ['demand', demand],
    ] as const) {
      const held = await refusalOf(`update ${table} set held_quantity = 0 where id = $1`, [id]);
      expect(held).toBe('held_follows_from_matches');
      const delivered = await refusalOf(`update ${table} set delivered_quantity = 4 where id = $1`, [id]);
      expect(delivered).toBe('held_follows_from_matches');
    }
  });

  test('changes what was judged: the times, the entries, the measure', async () => {
    const supply = await world.supply();
    const { id } = await world.match(supply, await world.demand(), { quantity: 4, state: 'ACCEPTED' });
    const other = await world.supply();
    const longer = `insert into match_occurrence (match_id, during, quantity)
                    select match_id, tsrange(lower(during) + interval '1 year', upper(during) + interval '1 year'), quantity
                    from match_occurrence where match_id = $1`;
    expect(await refusalOf(longer, [id])).toBe('match_occurrences_come_before_acceptance');
    expect(await refusalOf('delete from match_occurrence where match_id = $1', [id])).toBe(
      'match_occurrence_is_append_only',
    );
    expect(await refusalOf('update match set supply_id = $2 where id = $1', [id, other.id])).toBe(
      'match_keeps_its_entries',
    );
    const measure = `update supply set unit_of_measure = 'PIECE' where id = $1`;
    expect(await refusalOf(measure, [supply.id])).toBe('supply_held_keeps_its_measure');
  });

  test('confirms what one side has not accepted, or delivers more than was agreed', async () => {
    const { id } = await world.match(await world.supply(), await world.demand(), { quantity: 4, state: 'ACCEPTED' });
    expect(await refusalOf(`update match set state = 'CONFIRMED' where id = $1`, [id])).toBe('match_confirmed_by_both');
    const agreed = await world.match(await world.supply(), await world.demand(), { quantity: 4, state: 'CONFIRMED' });
    const delivered = `update match set state = 'FULFILLED', delivered_quantity = 5 where id = $1`;
    expect(await refusalOf(delivered, [agreed.id])).toBe('match_check');
  });

  test('proposes a pair twice at a time', async () => {
    const supply = await world.supply();
    const demand = await world.demand();
    await world.match(supply, demand);
    await expect(world.match(supply, demand)).rejects.toThrow(/match_one_proposal/);
  });
});

describe('of two at once', () => {
  test('the second waits for the first, and then sees what it holds', async () => {
    const supply = await world.supply({ quantity: 10 });
    const [one, other] = await proposals(supply, [
      ['18:00', '20:00'],
      ['19:00', '22:00'],
    ]);
    const [a, b] = [await connect(commons), await connect(commons)];
    await a.query('begin');
    await a.query(ACCEPT, [[one]]);
    const second = b.query(ACCEPT, [[other]]).then(
      () => undefined,
      (error: { constraint?: string }) => error.constraint,
    );
    await untilWaiting(commons, 1);
    await a.query('commit');
    expect(await second).toBe('supply_not_exceeded');
    await a.end();
    await b.end();
    expect(await matchWrongs(commons)).toEqual([]);
  });

  test('time that is added meanwhile is seen by the acceptance, or comes too late', async () => {
    const supply = await world.supply({ quantity: 10 });
    const [held] = await proposals(supply, [['18:00', '20:00']]);
    const late = await world.match(supply, await world.demand({ windows: [window('20:00', '22:00')] }), {
      quantity: 6,
    });
    await commons.sql(ACCEPT, [[held]]);
    // Without these evenings it does not meet what is held.
    const widen = `insert into match_occurrence (match_id, during, quantity)
                   select $1::text, during, quantity from match_occurrence where match_id = $2::text`;
    const later = `insert into match_occurrence (match_id, during, quantity)
                   select match_id, tsrange(upper(during), upper(during) + interval '1 hour'), 1
                   from match_occurrence where match_id = $1`;
    const [a, b] = [await connect(commons), await connect(commons)];
    await a.query('begin');
    await a.query(widen, [late.id, held]);
    const accepting = b.query(ACCEPT, [[late.id]]).then(
      () => undefined,
      (error: { constraint?: string }) => error.constraint,
    );
    await untilWaiting(commons, 1);
    await a.query('commit');
    expect(await accepting).toBe('supply_not_exceeded');
    expect(await refusalOf(later, [held])).toBe('match_occurrences_come_before_acceptance');
    await a.end();
    await b.end();
  });
});

describe('the judge of these tests', () => {
  test('sees what would be wrong if the database did not refuse it', async () => {
    const supply = await world.supply({ quantity: 10, windows: [window('08:00', '22:00')] });
    const ids = await proposals(supply, [
      ['08:00', '12:00'],
      ['11:00', '15:00'],
    ]);
    const used = { categoryCode: 'RELIEF.GOODS', unitOfMeasure: 'PIECE' } as const;
    const demand = await world.demand({ ...used, quantity: 1 });
    ids.push((await world.match(await world.supply({ ...used, quantity: 1 }), demand, { quantity: 2 })).id);
    const client = await connect(commons);
    await client.query('begin');
    // Only here, and undone at once.
    await client.query('alter table match disable trigger match_keep_quantities');
    await client.query(ACCEPT, [ids]);
    const inside = async <R extends Row>(text: string, values: unknown[] = []) =>
      (await client.query<R>(text, values)).rows;
    const wrongs = await matchWrongs({ sql: inside as Commons['sql'] });
    expect(new Set(wrongs.map(({ wrong }) => wrong))).toEqual(
      new Set(['overgiven', 'used up', 'overmet', 'miscounted']),
    );
    expect(wrongs).toContainEqual({ wrong: 'overgiven', id: supply.id, found: 12, expected: 10 });
    await client.query('rollback');
    await client.end();
  });
});

describe('a match', () => {
  test.each([
    ['CANCELLED', 'PROPOSED'],
    ['CANCELLED', 'CONFIRMED'],
    ['DECLINED', 'PROPOSED'],
    ['FULFILLED', 'CONFIRMED'],
    ['CONFIRMED', 'ACCEPTED'],
    ['PROPOSED', 'CONFIRMED'],
  ] as const)('that is %s does not become %s', async (state, next) => {
    const { id } = await world.match(await world.supply(), await world.demand(), { state });
    const statement = `
      update match set state = $2, delivered_quantity = null, supply_accepted_at = now(), demand_accepted_at = now()
      where id = $1`;
    expect(await refusalOf(statement, [id, next])).toBe('match_keeps_to_steps');
  });
});

test('weights never change once they are set', async () => {
  await commons.sql(`
    insert into match_weights (district_code, version, time_fit, distance_fit, quantity_fit, fairness, reliability, reason,
                               set_at)
    values ('350102000000', 1, 0.2, 0.2, 0.2, 0.2, 0.2, 'agreed', now())`);
  const swapped = 'update match_weights set time_fit = 0.4, fairness = 0';
  for (const statement of [swapped, 'delete from match_weights', 'truncate match_weights']) {
    expect(await refusalOf(statement, [])).toBe('match_weights_is_append_only');
  }
});
