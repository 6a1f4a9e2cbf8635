import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lapse } from '../../../src/exchange/matches/lapse-acceptances.ts';
import { connect, untilWaiting } from '../../bookings/booking.connections.ts';
import { type Commons, startCommons } from '../../support/commons.ts';
import { accept, take } from './match.operations.ts';
import { matchWrongs } from './match.invariants.ts';
import { buildMatchWorld, EVENINGS, FROM, type MatchWorld, window } from './match.world.ts';

// What an acceptance finds out about the dates of a match, which it judges as they are by then: Tuesday, 3 March 2026.

let commons: Commons;
let world: MatchWorld;
beforeAll(async () => {
  commons = await startCommons();
  world = await buildMatchWorld(commons);
});
afterAll(() => commons.close());

const SHOWN = `... on Match {
  state acceptanceLapsesAt
  occurrences(first: 366) { start end quantity booked lost }
  attention { reason count dates }
  rejectedOccurrences { start code }
  supply { state remainingQuantity }
  demand { state coverage unmetQuantity unmetStretches { from to windows { startTime endTime } quantity } }
}`;

async function shown(id: string, as = world.secretary) {
  const { data, errors } = await commons.query(`query ($id: ID!) { node(id: $id) { ${SHOWN} } }`, { id }, { as });
  expect(errors).toBeUndefined();
  return data.node;
}

/** What an acceptance that is refused says is lost. */
async function lostBy(matchId: string, as: string) {
  const { data } = await commons.query(
    `mutation ($input: MatchAcceptInput!) { matchAccept(input: $input) { match { id } userErrors {
       __typename code field ... on OccurrencesLost { count lostOccurrences { start end quantity reason } } } } }`,
    { input: { matchId, idempotencyKey: `what is lost of ${matchId}` } },
    { as },
  );
  const [error] = data.matchAccept.userErrors;
  return error;
}

/** The hours of a facility become others. */
async function reopen(facilityId: string | null, rules: readonly ReturnType<typeof window>[]) {
  await commons.sql('delete from opening_rule where facility_id = $1', [facilityId]);
  await commons.sql(
    `insert into opening_rule (facility_id, position, day_class, weekdays, start_time, end_time)
     select $1, row_number() over (), r."dayClass", array(select jsonb_array_elements_text(r.weekdays)), r."startTime", r."endTime"
     from jsonb_to_recordset($2::jsonb) as r ("dayClass" text, weekdays jsonb, "startTime" text, "endTime" text)`,
    [facilityId, JSON.stringify(rules)],
  );
}

describe('hours that a facility gives up between proposal and acceptance', () => {
  const NIGHTS = [window('20:00', '06:00')];

  test('of every night leave nothing: no night is cut to the hour that is left of it', async () => {
    const supply = await world.supply({ facility: { capacity: 10 }, windows: NIGHTS });
    const match = await world.match(supply, await world.demand({ windows: NIGHTS }), { quantity: 4 });
    await reopen(supply.facilityId, [window('08:00', '21:00')]);
    const lost = await lostBy(match.id, world.manager);
    expect(lost).toMatchObject({ __typename: 'OccurrencesLost', code: 'STALE_VERSION', field: ['acceptReduced'] });
    expect([lost.count, lost.lostOccurrences.length]).toEqual([27, 27]);
    expect(lost.lostOccurrences[0]).toEqual({
      start: '2026-03-03T12:00:00.000Z',
      end: '2026-03-03T22:00:00.000Z',
      quantity: 4,
      reason: 'HOURS',
    });
    const reduced = await accept(commons, match.id, world.manager, { acceptReduced: true });
    expect(reduced.refusal).toMatchObject({ code: 'SLOT_UNAVAILABLE' });
    expect(await shown(match.id)).toMatchObject({ state: 'PROPOSED', rejectedOccurrences: [] });
  });

  test('of some nights are asked about, and the rest is booked knowingly, each lost night written down', async () => {
    const supply = await world.supply({ facility: { capacity: 10 }, windows: NIGHTS });
    const demand = await world.demand({ windows: NIGHTS, quantity: 4 });
    const match = await world.match(supply, demand, { quantity: 4 });
    expect((await accept(commons, match.id, world.manager)).code).toBe('ACCEPTED');
    // Closed from Friday noon to Saturday noon: every Friday night is gone.
    await reopen(supply.facilityId, [
      window('00:00', '00:00', { weekdays: ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'SUNDAY'] }),
      window('00:00', '12:00', { weekdays: ['FRIDAY'] }),
      window('12:00', '00:00', { weekdays: ['SATURDAY'] }),
    ]);
    expect((await lostBy(match.id, world.secretary)).count).toBe(4);
    expect(await shown(match.id)).toMatchObject({
      state: 'ACCEPTED',
      attention: [{ reason: 'HOURS', count: 4, dates: ['2026-03-06', '2026-03-13', '2026-03-20', '2026-03-27'] }],
    });
    const { match: confirmed } = await accept(commons, match.id, world.secretary, { acceptReduced: true });
    expect(confirmed).toMatchObject({ state: 'CONFIRMED' });
    expect(confirmed?.bookings).toHaveLength(23);
    const now = await shown(match.id);
    expect(now.rejectedOccurrences).toEqual(
      ['06', '13', '20', '27'].map((day) => ({ start: `2026-03-${day}T12:00:00.000Z`, code: 'OUTSIDE_OPENING_HOURS' })),
    );
    // With Monday the 2nd, which was over when they accepted.
    expect(now.occurrences.filter(({ lost }: { lost: boolean }) => lost)).toHaveLength(5);
    expect(now.occurrences.every(({ booked, lost }: Record<string, boolean>) => booked !== lost)).toBe(true);
    expect(now.attention).toEqual([]);
    expect(now.demand).toMatchObject({ state: 'PARTIALLY_MATCHED', coverage: 23 / 28, unmetQuantity: 4 });
    expect(now.demand.unmetStretches).toEqual(
      ['06', '13', '20', '27'].map((day) => ({
        from: `2026-03-${day}`,
        to: `2026-03-${day}`,
        windows: [{ startTime: '20:00', endTime: '06:00' }],
        quantity: 4,
      })),
    );
    expect(await matchWrongs(commons)).toEqual([]);
  });

  test('while somebody accepts are waited for, and then judged', async () => {
    const supply = await world.supply({ facility: { capacity: 10 } });
    const match = await world.match(supply, await world.demand(), { quantity: 4 });
    const closing = await connect(commons);
    await closing.query('begin');
    await closing.query('select from shared_facility where id = $1 for update', [supply.facilityId]);
    const accepting = accept(commons, match.id, world.manager);
    await untilWaiting(commons, 1);
    await closing.query(`update opening_rule set start_time = '08:00', end_time = '19:00' where facility_id = $1`, [
      supply.facilityId,
    ]);
    await closing.query('commit');
    await closing.end();
    expect((await accepting).code).toBe('STALE_VERSION');
  });
});

describe('a day that the calendar makes another', () => {
  test('is lost, of a supply without a facility as well', async () => {
    const workdays = { windows: [window('18:00', '22:00', { dayClass: 'WORKDAY' as const })] };
    const demand = await world.demand({ ...workdays, quantity: 4, validTo: '2026-03-08' });
    const match = await world.match(await world.supply(), demand, { quantity: 4 });
    const asked = async () =>
      (await commons.sql<{ asked: string }>('select asked_minutes as asked from demand where id = $1', [demand.id]))[0];
    expect(await asked()).toEqual({ asked: String(4 * 5 * 240) });
    await commons.sql(
      `insert into calendar_day (date, day_class, source) values ('2026-03-05', 'DAY_OFF', 'CORRECTION')`,
    );
    try {
      expect(await asked()).toEqual({ asked: String(4 * 4 * 240) });
      expect(await lostBy(match.id, world.manager)).toMatchObject({
        count: 1,
        lostOccurrences: [{ start: '2026-03-05T10:00:00.000Z', reason: 'CALENDAR' }],
      });
      expect((await accept(commons, match.id, world.manager, { acceptReduced: true })).code).toBe('ACCEPTED');
      expect(await shown(match.id)).toMatchObject({
        demand: { coverage: 2 / 4 + 0.25, state: 'PARTIALLY_MATCHED' },
        rejectedOccurrences: [{ start: '2026-03-05T10:00:00.000Z' }],
      });
    } finally {
      await commons.sql(`delete from calendar_day where date = '2026-03-05'`);
    }
  });
});

describe('what others take between proposal and acceptance', () => {
  test('is lost for as long as they have it, and the rest can be had', async () => {
    const supply = await world.supply();
    const early = await world.match(supply, await world.demand({ validTo: '2026-03-08' }), { quantity: 7 });
    const match = await world.match(supply, await world.demand({ quantity: 4 }), { quantity: 4 });
    await accept(commons, early.id, world.manager);
    const lost = await lostBy(match.id, world.manager);
    expect([lost.count, new Set(lost.lostOccurrences.map(({ reason }: { reason: string }) => reason))]).toEqual([
      6,
      new Set(['TAKEN']),
    ]);
    expect((await accept(commons, match.id, world.manager, { acceptReduced: true })).code).toBe('ACCEPTED');
    const now = await shown(match.id, world.manager);
    expect(now.rejectedOccurrences).toHaveLength(6);
    expect(now.supply).toEqual({ state: 'PARTIALLY_MATCHED', remainingQuantity: 3 });
    expect(await matchWrongs(commons)).toEqual([]);
  });

  test('is judged over all supplies of the facility: of two acceptances for its last places, one', async () => {
    const one = await world.supply({ facility: { capacity: 10 } });
    const [list] = await commons.sql<{ id: string }>('select list_id as id from supply where id = $1', [one.id]);
    expect(list).toBeDefined();
    const other = await world.supply();
    await commons.sql(`update supply set facility_id = $2 where id = $1`, [other.id, one.facilityId]);
    const matches = [
      await world.match(one, await world.demand({ quantity: 6 }), { quantity: 6 }),
      await world.match(other, await world.demand({ quantity: 6 }), { quantity: 6 }),
    ];
    const outcomes = await Promise.all(matches.map(({ id }) => accept(commons, id, world.manager)));
    expect(outcomes.map(({ code }) => code).toSorted()).toEqual(['ACCEPTED', 'STALE_VERSION']);
    const held = await commons.sql<{ id: string }>(`select id from match where id = any($1) and state = 'PROPOSED'`, [
      matches.map(({ id }) => id),
    ]);
    const past = commons.sql(`update match set state = 'ACCEPTED', supply_accepted_at = now() where id = $1`, [
      held[0]!.id,
    ]);
    await expect(past).rejects.toMatchObject({ constraint: 'facility_not_exceeded' });
  });

  test('leaves nothing to a demand that has use for all of it only', async () => {
    const supply = await world.supply();
    const early = await world.match(supply, await world.demand({ validTo: '2026-03-08' }), { quantity: 7 });
    const all = await world.match(supply, await world.demand({ quantity: 4, needsAll: true }), { quantity: 4 });
    const many = await world.match(supply, await world.demand({ quantity: 4, minOccurrences: 22 }), { quantity: 4 });
    await accept(commons, early.id, world.manager);
    const reduced = { acceptReduced: true };
    expect((await accept(commons, all.id, world.manager, reduced)).refusal?.message).toContain('all of them only');
    expect((await accept(commons, many.id, world.manager, reduced)).refusal?.message).toContain('fewer than');
    await commons.sql(`update demand set min_occurrences = 21 where id = $1`, [many.demandId]);
    expect((await accept(commons, many.id, world.manager, reduced)).code).toBe('ACCEPTED');
  });
});

describe('a demand', () => {
  test('is met by two that take turns, and is matched when both hold all of it', async () => {
    const demand = await world.demand({ quantity: 2, validFrom: '2026-03-09' });
    const halves = [
      await world.match(await world.supply({ validTo: '2026-03-15' }), demand, { quantity: 2 }),
      await world.match(await world.supply({ validFrom: '2026-03-16' }), demand, { quantity: 2 }),
    ];
    await accept(commons, halves[0]!.id, world.secretary);
    const half = await shown(halves[0]!.id);
    expect(half.demand).toEqual({
      state: 'PARTIALLY_MATCHED',
      coverage: 1 / 3,
      unmetQuantity: 2,
      unmetStretches: [
        {
          from: '2026-03-16',
          to: '2026-03-29',
          windows: [{ startTime: '18:00', endTime: '22:00' }],
          quantity: 2,
        },
      ],
    });
    expect((await accept(commons, halves[1]!.id, world.secretary)).code).toBe('ACCEPTED');
    expect((await shown(halves[1]!.id)).demand).toEqual({
      state: 'MATCHED',
      coverage: 1,
      unmetQuantity: 0,
      unmetStretches: [],
    });
  });

  test('takes no more at any moment than it asks for, whoever gives', async () => {
    const demand = await world.demand({ quantity: 2 });
    const first = await world.match(await world.supply({ validTo: '2026-03-15' }), demand, { quantity: 2 });
    const second = await world.match(await world.supply(), demand, { quantity: 2 });
    await accept(commons, first.id, world.secretary);
    expect((await lostBy(second.id, world.secretary)).count).toBe(13);
    const past = commons.sql(`update match set state = 'ACCEPTED', supply_accepted_at = now() where id = $1`, [
      second.id,
    ]);
    await expect(past).rejects.toMatchObject({ constraint: 'demand_not_exceeded' });
  });
});

describe('a one-sided acceptance', () => {
  const at = (days: number) => Temporal.Instant.from('2026-03-03T12:00:00+08:00').add({ hours: 24 * days });
  const run = (now: Temporal.Instant) =>
    lapse({ db: commons.db, now: () => now, closing: new AbortController().signal });

  test('lapses after the days of the setting, and both sides are told', async () => {
    const supply = await world.supply();
    const match = await world.match(supply, await world.demand(), { quantity: 4 });
    await accept(commons, match.id, world.manager);
    expect((await shown(match.id)).acceptanceLapsesAt).toBe('2026-03-17T04:00:00.000Z');
    await run(at(13));
    expect((await shown(match.id)).state).toBe('ACCEPTED');
    await run(at(14));
    const [row] = await commons.sql('select state, ended_by as by, state_reason as why from match where id = $1', [
      match.id,
    ]);
    expect(row).toEqual({ state: 'CANCELLED', by: 'CLOCK', why: '另一方未在期限内回应' });
    expect(await shown(match.id)).toMatchObject({ acceptanceLapsesAt: null, supply: { remainingQuantity: 10 } });
    const told = await commons.sql(`select topic from outbox_event where subject_id = $1 order by id`, [match.id]);
    expect(told).toEqual([{ topic: 'match.accepted' }, { topic: 'match.cancelled' }]);
    const trail = await commons.sql(
      `select action, actor_id from audit_entry where subject_id = $1 and action = 'matchLapse'`,
      [match.id],
    );
    expect(trail).toEqual([{ action: 'matchLapse', actor_id: null }]);
  });

  test('does not once both have accepted', async () => {
    const match = await world.match(await world.supply(), await world.demand(), { quantity: 4 });
    await accept(commons, match.id, world.manager);
    await accept(commons, match.id, world.secretary);
    await run(at(30));
    expect(await shown(match.id)).toMatchObject({ state: 'CONFIRMED', acceptanceLapsesAt: null });
  });
});

describe('what is confirmed', () => {
  test('asks for attention while the unit that gives is suspended, and no longer than that', async () => {
    const supply = await world.supply({ facility: { capacity: 10 }, windows: [EVENINGS] });
    const match = await world.match(supply, await world.demand({ validTo: '2026-03-05' }), { quantity: 4 });
    await accept(commons, match.id, world.manager);
    await accept(commons, match.id, world.secretary);
    expect((await shown(match.id)).attention).toEqual([]);
    await commons.sql(`update shared_facility set state = 'SUSPENDED' where id = $1`, [supply.facilityId]);
    expect((await shown(match.id)).attention).toEqual([
      { reason: 'SUSPENDED', count: 3, dates: ['2026-03-03', '2026-03-04', '2026-03-05'] },
    ]);
    await commons.sql(`update shared_facility set state = 'PUBLISHED' where id = $1`, [supply.facilityId]);
    expect((await shown(match.id)).attention).toEqual([]);
    await take(commons, 'cancel', { matchId: match.id, reason: '不再需要' }, world.secretary);
    await commons.sql(`update shared_facility set state = 'SUSPENDED' where id = $1`, [supply.facilityId]);
    expect((await shown(match.id)).attention).toEqual([]);
  });

  test('shows its occurrences in pages, from a date on', async () => {
    const match = await world.match(await world.supply(), await world.demand(), { quantity: 4 });
    const { data } = await commons.query(
      `query ($id: ID!) { node(id: $id) { ... on Match {
         all: occurrences { start } some: occurrences(first: 2, from: "2026-03-10") { start quantity booked lost } } } }`,
      { id: match.id },
      { as: world.manager },
    );
    expect(data.node.all).toHaveLength(28);
    expect(data.node.all[0].start).toBe(`${FROM}T10:00:00.000Z`);
    expect(data.node.some).toEqual(
      ['10', '11'].map((day) => ({ start: `2026-03-${day}T10:00:00.000Z`, quantity: 4, booked: false, lost: false })),
    );
  });
});
