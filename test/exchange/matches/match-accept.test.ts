import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Commons, startCommons } from '../../support/commons.ts';
import { accept, send, take } from './match.operations.ts';
import { buildMatchWorld, EVENINGS, FROM, type MatchWorld, TO, window } from './match.world.ts';

let commons: Commons;
let world: MatchWorld;
beforeAll(async () => {
  commons = await startCommons();
  world = await buildMatchWorld(commons);
});
afterAll(() => commons.close());

/** A proposal of 4 of 10 places in the evenings, with nothing behind it but the word of the unit. */
async function proposed(quantity = 4) {
  const supply = await world.supply();
  const demand = await world.demand();
  return { supply, demand, match: await world.match(supply, demand, { quantity }) };
}

describe('accepting', () => {
  test('holds the quantity of both entries with the first side, and confirms with the second', async () => {
    const { match } = await proposed();
    const first = await accept(commons, match.id, world.manager);
    expect(first.match).toMatchObject({
      state: 'ACCEPTED',
      acceptedBySupplierAt: '2026-03-03T04:00:00.000Z',
      acceptedByDemanderAt: null,
      supply: { state: 'PARTIALLY_MATCHED', remainingQuantity: 6 },
      demand: { state: 'PARTIALLY_MATCHED', unmetQuantity: 6 },
    });
    const second = await accept(commons, match.id, world.secretary);
    expect(second.match).toMatchObject({ state: 'CONFIRMED', bookings: [], rejectedOccurrences: [] });
    expect(second.match?.acceptedByDemanderAt).not.toBeNull();
  });

  test('is the same whichever side is first', async () => {
    const { match } = await proposed();
    expect((await accept(commons, match.id, world.secretary)).code).toBe('ACCEPTED');
    expect((await accept(commons, match.id, world.manager)).code).toBe('CONFIRMED');
  });

  test('writes the trail and the event of each step', async () => {
    const { match } = await proposed();
    await accept(commons, match.id, world.manager);
    await accept(commons, match.id, world.secretary);
    const trail = await commons.sql('select action, fields from audit_entry where subject_id = $1 order by at, id', [
      match.id,
    ]);
    expect(trail).toEqual([
      { action: 'matchAccept', fields: ['state', 'supplyAcceptedAt'] },
      { action: 'matchAccept', fields: ['state', 'demandAcceptedAt'] },
    ]);
    const events = await commons.sql('select topic from outbox_event where subject_id = $1 order by id', [match.id]);
    expect(events).toEqual([{ topic: 'match.accepted' }, { topic: 'match.confirmed' }]);
  });

  test('asks somebody who acts for both sides for which one, until one has accepted', async () => {
    const { match } = await proposed();
    const unsaid = await accept(commons, match.id, world.both);
    expect(unsaid.refusal).toMatchObject({ code: 'INVALID_INPUT', field: ['side'] });
    expect((await accept(commons, match.id, world.both, { side: 'DEMAND' })).code).toBe('ACCEPTED');
    expect((await accept(commons, match.id, world.both)).code).toBe('CONFIRMED');
    expect((await accept(commons, match.id, world.both)).code).toBe('STATE_CONFLICT');
  });

  test('is refused to the side that has accepted before', async () => {
    const { match } = await proposed();
    await accept(commons, match.id, world.manager);
    const again = await accept(commons, match.id, world.manager);
    expect(again.refusal).toMatchObject({ code: 'STATE_CONFLICT', field: ['matchId'] });
    await accept(commons, match.id, world.secretary);
    expect((await accept(commons, match.id, world.secretary)).code).toBe('STATE_CONFLICT');
  });
});

describe('who may accept', () => {
  test('staff who see the match may not, nor may a side for the other', async () => {
    const { match } = await proposed();
    expect((await accept(commons, match.id, world.staff)).code).toBe('FORBIDDEN');
    expect((await accept(commons, match.id, world.above)).code).toBe('FORBIDDEN');
    expect((await accept(commons, match.id, world.manager, { side: 'DEMAND' })).code).toBe('FORBIDDEN');
    expect((await accept(commons, match.id, world.secretary, { side: 'SUPPLY' })).code).toBe('FORBIDDEN');
  });

  test('for anybody else there is no such match', async () => {
    const { match } = await proposed();
    for (const stranger of [world.otherManager, world.farStaff, world.resident]) {
      expect((await accept(commons, match.id, stranger)).code).toBe('NOT_FOUND');
    }
    const input = { matchId: match.id, idempotencyKey: 'x' };
    expect((await send(commons, 'accept', input)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    expect((await accept(commons, 'mat_nonsense', world.manager)).code).toBe('INVALID_INPUT');
    expect((await accept(commons, match.demandId, world.manager)).code).toBe('INVALID_INPUT');
  });
});

describe('a repeat', () => {
  test('with the same key gets the same answer and changes nothing', async () => {
    const { match } = await proposed();
    const key = { idempotencyKey: 'once' };
    expect((await accept(commons, match.id, world.manager, key)).code).toBe('ACCEPTED');
    expect((await accept(commons, match.id, world.manager, key)).code).toBe('ACCEPTED');
    const events = await commons.sql('select topic from outbox_event where subject_id = $1', [match.id]);
    expect(events).toHaveLength(1);
    const other = await proposed();
    expect((await accept(commons, other.match.id, world.manager, key)).code).toBe('IDEMPOTENCY_CONFLICT');
  });

  test('gets the refusal of before, even when it would now be accepted', async () => {
    const { supply, match } = await proposed();
    await commons.sql(`update supply set version = version + 1 where id = $1`, [supply.id]);
    const key = { idempotencyKey: 'refused once' };
    expect((await accept(commons, match.id, world.manager, key)).code).toBe('STALE_VERSION');
    await commons.sql(`update match set supply_version = supply_version + 1 where id = $1`, [match.id]);
    expect((await accept(commons, match.id, world.manager, key)).code).toBe('STALE_VERSION');
    expect((await accept(commons, match.id, world.manager)).code).toBe('ACCEPTED');
  });

  test('of ten at once is one acceptance', async () => {
    const { match } = await proposed();
    const key = { idempotencyKey: 'ten at once' };
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => accept(commons, match.id, world.manager, key)));
    expect(new Set(outcomes.map(({ code }) => code))).toEqual(new Set(['ACCEPTED']));
    const trail = await commons.sql('select 1 from audit_entry where subject_id = $1', [match.id]);
    expect(trail).toHaveLength(1);
  });
});

describe('what no longer holds', () => {
  const STALE = [
    ['the supply has been changed', 'supply', 'version = version + 1', 'The supply has been changed'],
    ['the demand has been changed', 'demand', 'version = version + 1', 'The demand has been changed'],
    ['the supply has been withdrawn', 'supply', 'withdrawn_at = now()', 'The supply has been withdrawn'],
    ['the demand has been withdrawn', 'demand', 'withdrawn_at = now()', 'The demand has been withdrawn'],
  ] as const;
  test.each(STALE)('is STALE_VERSION and said: %s', async (_, table, change, words) => {
    const built = await proposed();
    await commons.sql(`update ${table} set ${change} where id = $1`, [built[table].id]);
    const outcome = await accept(commons, built.match.id, world.manager);
    expect(outcome.refusal).toMatchObject({ code: 'STALE_VERSION', field: ['matchId'] });
    expect(outcome.refusal?.message).toContain(words);
  });

  test.each(['supply', 'demand'] as const)('is STALE_VERSION and said: the list of the %s is closed', async (table) => {
    const built = await proposed();
    await commons.sql(`update supply_demand_list set state = 'CLOSED' where id = $1`, [built[table].listId]);
    const outcome = await accept(commons, built.match.id, world.manager);
    expect(outcome.code).toBe('STALE_VERSION');
    expect(outcome.refusal?.message).toContain(`The list of the ${table} is no longer in force`);
  });

  test('is STALE_VERSION and said: the supply is taken, the demand is met', async () => {
    const supply = await world.supply({ quantity: 10 });
    const first = await world.match(supply, await world.demand(), { quantity: 7 });
    const second = await world.match(supply, await world.demand(), { quantity: 4 });
    await accept(commons, first.id, world.manager);
    const taken = await accept(commons, second.id, world.manager);
    expect(taken.refusal?.message).toContain('too little of the supply is left');

    const demand = await world.demand({ quantity: 10 });
    const third = await world.match(await world.supply(), demand, { quantity: 7 });
    const fourth = await world.match(await world.supply(), demand, { quantity: 4 });
    await accept(commons, third.id, world.secretary);
    const met = await take(commons, 'accept', { matchId: fourth.id, idempotencyKey: 'zh' }, world.secretary, 'zh-CN');
    expect(met.refusal).toMatchObject({ code: 'STALE_VERSION' });
    expect(met.refusal?.message).toContain('该需求的剩余数量少于此对接的数量');
    const [row] = await commons.sql('select state, version from match where id = $1', [fourth.id]);
    expect(row).toEqual({ state: 'PROPOSED', version: 1 });
  });

  test('is STALE_VERSION and said: the time is over', async () => {
    const period = { validFrom: '2026-02-01', validTo: '2026-03-02' };
    const match = await world.match(await world.supply(period), await world.demand(period));
    const outcome = await accept(commons, match.id, world.manager);
    expect(outcome.refusal?.message).toContain('The time of the match is over');
  });
});

describe('a supply with a facility behind it', () => {
  test('is booked with the second acceptance, every date of the common time from now on, for the branch', async () => {
    const supply = await world.supply({ facility: { capacity: 10 }, windows: [window('17:00', '21:00')] });
    const demand = await world.demand({ windows: [EVENINGS] });
    const match = await world.match(supply, demand, { quantity: 4 });
    expect((await accept(commons, match.id, world.manager)).match?.bookings).toEqual([]);
    const { match: shown } = await accept(commons, match.id, world.secretary);
    expect(shown).toMatchObject({ state: 'CONFIRMED', rejectedOccurrences: [] });
    // From today, Tuesday the 3rd, to Sunday the 29th: 18:00 to 21:00.
    expect(shown?.bookings).toHaveLength(27);
    expect(shown?.bookings[0]).toMatchObject({
      state: 'CONFIRMED',
      start: '2026-03-03T10:00:00.000Z',
      end: '2026-03-03T13:00:00.000Z',
      quantity: 4,
    });
    const rows = await commons.sql(
      'select distinct type, holder_id, booker_id, facility_id from booking where match_id = $1',
      [match.id],
    );
    expect(rows).toEqual([
      { type: 'MATCH', holder_id: world.branch.id, booker_id: null, facility_id: supply.facilityId },
    ]);
    const { data } = await commons.query(
      `query ($id: ID!) { node(id: $id) { ... on SharedFacility {
         availability(from: "2026-03-04T09:00:00Z", to: "2026-03-04T14:00:00Z") { start end remaining } } } }`,
      { id: supply.facilityId },
    );
    expect(data.node.availability).toEqual([
      { start: '2026-03-04T09:00:00.000Z', end: '2026-03-04T10:00:00.000Z', remaining: 10 },
      { start: '2026-03-04T10:00:00.000Z', end: '2026-03-04T13:00:00.000Z', remaining: 6 },
      { start: '2026-03-04T13:00:00.000Z', end: '2026-03-04T14:00:00.000Z', remaining: 10 },
    ]);
  });

  test('says which dates could not be had, and books the others', async () => {
    const supply = await world.supply({ facility: { capacity: 10 } });
    // Residents hold seven of ten places on one evening; on another the unit is closed, which was known when it was matched.
    await commons.sql(
      `insert into booking (id, district_code, reference, facility_id, kind, type, holder_id, match_id, starts_at, ends_at,
                            quantity, state, created_at, updated_at)
       select 'bkg_' || md5(f.id), f.district_code, md5(f.id), f.id, f.kind, 'MATCH', $2, $3,
              '2026-03-05T19:00+08', '2026-03-05T20:00+08', 7, 'CONFIRMED', now(), now()
       from shared_facility f where f.id = $1`,
      [supply.facilityId, world.branch.id, (await proposed()).match.id],
    );
    await commons.sql(
      `insert into opening_exception (facility_id, date, closed, windows, reason) values ($1, '2026-03-06', true, '[]', '检修')`,
      [supply.facilityId],
    );
    const match = await world.match(supply, await world.demand(), { quantity: 4 });
    await accept(commons, match.id, world.manager);
    expect((await accept(commons, match.id, world.secretary)).refusal).toMatchObject({ code: 'STALE_VERSION' });
    const { match: shown } = await accept(commons, match.id, world.secretary, { acceptReduced: true });
    expect(shown?.bookings).toHaveLength(25);
    expect(shown?.rejectedOccurrences).toEqual([
      {
        start: '2026-03-05T10:00:00.000Z',
        end: '2026-03-05T14:00:00.000Z',
        code: 'SLOT_UNAVAILABLE',
        message: 'Places left in this interval: 3.',
      },
    ]);
    const { data } = await commons.query(
      `query ($id: ID!) { node(id: $id) { ... on Match { rejectedOccurrences { message } } } }`,
      { id: match.id },
      { as: world.manager, language: 'zh-CN' },
    );
    expect(data.node.rejectedOccurrences[0].message).toBe('该时段仅剩 3 个名额。');
  });

  test('is refused, and nothing changed, when not one date can be had', async () => {
    const supply = await world.supply({ facility: { capacity: 10 } });
    await commons.sql(`update shared_facility set state = 'SUSPENDED' where id = $1`, [supply.facilityId]);
    const match = await world.match(supply, await world.demand(), { quantity: 4 });
    await accept(commons, match.id, world.manager);
    const outcome = await accept(commons, match.id, world.secretary);
    expect(outcome.refusal).toMatchObject({ code: 'SLOT_UNAVAILABLE' });
    expect(outcome.refusal?.message).toContain('27 dates');
    const [row] = await commons.sql('select state, demand_accepted_at as at from match where id = $1', [match.id]);
    expect(row).toEqual({ state: 'ACCEPTED', at: null });
    expect(await commons.sql('select 1 from booking where match_id = $1', [match.id])).toEqual([]);
    expect(await commons.sql('select 1 from rejected_occurrence where match_id = $1', [match.id])).toEqual([]);
  });

  test('books nothing where no booking is needed', async () => {
    const supply = await world.supply({ facility: { admission: 'OPEN_ACCESS' } });
    const match = await world.match(supply, await world.demand());
    await accept(commons, match.id, world.manager);
    expect((await accept(commons, match.id, world.secretary)).match).toMatchObject({
      state: 'CONFIRMED',
      bookings: [],
    });
  });

  test('books only what the facility opens, and nothing shorter than the demand can use', async () => {
    // Open until 20:30 on the first three weekdays; a window of half an hour on the others.
    const rules = [
      { dayClass: 'EVERY_DAY', weekdays: ['MONDAY', 'TUESDAY', 'WEDNESDAY'], startTime: '08:00', endTime: '20:30' },
      { dayClass: 'EVERY_DAY', weekdays: ['THURSDAY', 'FRIDAY'], startTime: '08:00', endTime: '18:30' },
    ] as const;
    const supply = await world.supply({ facility: { capacity: 10, rules } });
    const match = await world.match(supply, await world.demand(), { quantity: 4 });
    await accept(commons, match.id, world.manager);
    const { match: shown } = await accept(commons, match.id, world.secretary);
    expect(shown?.rejectedOccurrences).toEqual([]);
    expect(shown?.bookings.map(({ start, end }) => `${start.slice(8, 16)} ${end.slice(8, 16)}`)).toEqual([
      '03T10:00 03T12:30',
      '04T10:00 04T12:30',
      '09T10:00 09T12:30',
      '10T10:00 10T12:30',
      '11T10:00 11T12:30',
      '16T10:00 16T12:30',
      '17T10:00 17T12:30',
      '18T10:00 18T12:30',
      '23T10:00 23T12:30',
      '24T10:00 24T12:30',
      '25T10:00 25T12:30',
    ]);
  });

  test('books a night that runs into the next day, and the last one too', async () => {
    const nights = [window('20:00', '08:00')];
    const supply = await world.supply({ facility: { capacity: 10 }, windows: nights });
    const match = await world.match(supply, await world.demand({ windows: nights }), { quantity: 4 });
    await accept(commons, match.id, world.manager);
    const { match: shown } = await accept(commons, match.id, world.secretary);
    expect(shown?.bookings).toHaveLength(27);
    expect(shown?.bookings.at(-1)).toMatchObject({
      start: `${TO}T12:00:00.000Z`,
      end: '2026-03-30T00:00:00.000Z',
    });
    expect(FROM < TO).toBe(true);
  });
});
