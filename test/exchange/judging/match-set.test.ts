import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Commons, startCommons } from '../../support/commons.ts';
import { matchWrongs } from '../matches/match.invariants.ts';
import { accept, send, take } from '../matches/match.operations.ts';
import { buildMatchWorld, type EntryInWorld, type MatchWorld, TO, window } from '../matches/match.world.ts';

let commons: Commons;
let world: MatchWorld;
beforeAll(async () => {
  commons = await startCommons();
  world = await buildMatchWorld(commons);
});
afterAll(() => commons.close());

function set(supply: EntryInWorld, demand: EntryInWorld, more: object = {}, as = world.staff) {
  return take(
    commons,
    'set',
    { supplyId: supply.id, demandId: demand.id, quantity: 4, reason: '就近调配', ...more },
    as,
  );
}

describe('setting a match by hand', () => {
  test('proposes it pinned, with its reason, its score and the times in common', async () => {
    const place = { latitude: 26.08, longitude: 119.3 };
    const supply = await world.supply({ windows: [window('17:00', '21:00')], location: place });
    const demand = await world.demand({ windows: [window('18:00', '22:00')], location: { ...place, latitude: 26.09 } });
    const { match } = await set(supply, demand);
    expect(match).toMatchObject({
      quantity: 4,
      state: 'PROPOSED',
      stateReason: '就近调配',
      pinned: true,
      origin: 'BY_HAND',
      reach: 'COMMUNITY',
      score: { timeFit: 0.75, quantityFit: 1 },
      supply: { id: supply.id, remainingQuantity: 10 },
      demand: { id: demand.id, unmetQuantity: 10 },
    });
    expect(match?.distanceMeters).toBeCloseTo(1112, -1);
    expect(match?.score.total).toBeGreaterThan(0);
    const [time] = await commons.sql(
      `select min(lower(during))::text as "from", max(upper(during))::text as until, count(*)::int as evenings
       from match_occurrence where match_id = $1 and quantity = 4`,
      [match!.id],
    );
    // From today; three hours of each evening.
    expect(time).toEqual({ from: '2026-03-03 18:00:00', until: '2026-03-29 21:00:00', evenings: 27 });
    const [entry] = await commons.sql(`select action from audit_entry where subject_id = $1`, [match!.id]);
    expect(entry).toEqual({ action: 'matchSet' });
    const [event] = await commons.sql(`select topic from outbox_event where subject_id = $1`, [match!.id]);
    expect(event).toEqual({ topic: 'match.set' });
  });

  test('holds the morning into which the last night runs', async () => {
    const supply = await world.supply({ windows: [window('20:00', '08:00')] });
    const nights = await world.demand({ windows: [window('20:00', '08:00')], validTo: '2026-03-08' });
    const { match } = await set(supply, nights, { quantity: 10 });
    await accept(commons, match!.id, world.manager);
    const morning = { windows: [window('06:00', '08:00')], validFrom: '2026-03-09' };
    const one = await world.demand({ ...morning, validTo: '2026-03-09' });
    expect((await set(supply, one, { quantity: 1 })).refusal?.message).toBe('Left of the supply at those times: 0.');
    const given = await set(supply, await world.demand(morning), { quantity: 1 });
    const [first] = await commons.sql(
      'select min(lower(during))::text as start from match_occurrence where match_id = $1',
      [given.match!.id],
    );
    expect(first).toEqual({ start: '2026-03-10 06:00:00' });
    const later = await world.demand({ windows: [window('06:00', '08:00')], validFrom: '2026-03-10' });
    expect((await set(supply, later, { quantity: 10 })).code).toBe('PROPOSED');
    expect(await matchWrongs(commons)).toEqual([]);
  });

  test('leads to an acceptance like any other', async () => {
    const { match } = await set(await world.supply({ facility: {} }), await world.demand());
    await accept(commons, match!.id, world.manager);
    const { match: confirmed } = await accept(commons, match!.id, world.secretary);
    expect(confirmed).toMatchObject({ state: 'CONFIRMED', stateReason: '就近调配' });
    expect(confirmed?.bookings).toHaveLength(27);
  });

  test('sets aside category and distance', async () => {
    const supply = await world.supply({
      categoryCode: 'EDUCATION.TUTORING',
      location: { latitude: 26.08, longitude: 119.3 },
      maxDistanceMeters: 100,
    });
    const demand = await world.demand({
      categoryCode: 'HEALTH.COUNSELLING',
      unitOfMeasure: 'HOUR',
      location: { latitude: 26.2, longitude: 119.3 },
    });
    await commons.sql(`update supply set unit_of_measure = 'HOUR' where id = $1`, [supply.id]);
    expect((await set(supply, demand)).code).toBe('PROPOSED');
  });

  test('sets aside an earlier refusal of the pair', async () => {
    const supply = await world.supply();
    const demand = await world.demand();
    await world.match(supply, demand, { state: 'DECLINED' });
    expect((await set(supply, demand)).code).toBe('PROPOSED');
  });

  test('reaches beyond the community', async () => {
    const supply = await world.supply({ ownerId: world.otherUnit.id });
    expect((await set(supply, await world.demand())).match).toMatchObject({ reach: 'SUBDISTRICT' });
  });
});

describe('a match is not set', () => {
  test('by anybody but staff of the place of the demand and above', async () => {
    const supply = await world.supply();
    const demand = await world.demand();
    for (const who of ['manager', 'secretary', 'farStaff', 'otherManager', 'resident'] as const) {
      expect((await set(supply, demand, {}, world[who])).code).toBe('FORBIDDEN');
    }
    const input = { supplyId: supply.id, demandId: demand.id, quantity: 1, reason: 'x' };
    expect((await send(commons, 'set', input)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    expect((await set(supply, demand, {}, world.above)).code).toBe('PROPOSED');
  });

  test('of entries that the staff may not know of', async () => {
    const supply = await world.supply({ ownerId: world.otherUnit.id, listState: 'DRAFT' });
    const { refusal } = await set(supply, await world.demand());
    expect(refusal).toMatchObject({ code: 'NOT_FOUND', field: ['supplyId'] });
    const demand = await world.demand({ listState: 'DRAFT' });
    const hidden = await set(await world.supply(), demand, {}, world.farStaff);
    expect(hidden.refusal).toMatchObject({ code: 'NOT_FOUND', field: ['demandId'] });
  });

  test('of ids that are none', async () => {
    const supply = await world.supply();
    const demand = await world.demand();
    expect((await set(supply, supply)).refusal).toMatchObject({ code: 'INVALID_INPUT', field: ['demandId'] });
    expect((await set(demand, demand)).refusal).toMatchObject({ code: 'INVALID_INPUT', field: ['supplyId'] });
  });

  test('of entries that are not open', async () => {
    const draft = await world.demand({ listState: 'SUBMITTED' });
    expect((await set(await world.supply(), draft)).refusal).toMatchObject({
      code: 'STATE_CONFLICT',
      field: ['demandId'],
    });
    const closed = await world.supply({ listState: 'CLOSED' });
    expect((await set(closed, await world.demand())).refusal).toMatchObject({ field: ['supplyId'] });
    const withdrawn = await world.supply();
    await commons.sql('update supply set withdrawn_at = now() where id = $1', [withdrawn.id]);
    expect((await set(withdrawn, await world.demand())).code).toBe('STATE_CONFLICT');
  });

  test('of different measures, or of one party with itself', async () => {
    const hours = await world.supply({ unitOfMeasure: 'HOUR' });
    expect((await set(hours, await world.demand())).refusal).toMatchObject({
      code: 'INVALID_INPUT',
      field: ['supplyId'],
    });
    const own = await world.demand({ ownerId: world.unit.id });
    expect((await set(await world.supply(), own)).refusal?.message).toContain('two parties');
  });

  test('for somebody for whom the supply is not given, whoever sets it', async () => {
    const supply = await world.supply({ audiences: ['PARTY_ORGANISATIONS', 'ELDERS'] });
    for (const audiences of [['PUBLIC'], ['CHILDREN'], ['ELDERS', 'CHILDREN']] as const) {
      const { refusal } = await set(supply, await world.demand({ audiences }), {}, world.above);
      expect(refusal).toMatchObject({ code: 'STATE_CONFLICT', field: ['supplyId'] });
      expect(refusal?.message).toContain('not given for everybody');
    }
    expect((await set(supply, await world.demand({ audiences: ['ELDERS'] }))).code).toBe('PROPOSED');
  });

  test('without a common period, or a common window that is long enough', async () => {
    const early = await world.supply({ validTo: '2026-03-10' });
    const late = await world.demand({ validFrom: '2026-03-11', validTo: TO });
    expect((await set(early, late)).refusal?.message).toContain('no date in common');
    const past = { validFrom: '2026-02-01', validTo: '2026-02-20' };
    expect((await set(await world.supply(past), await world.demand(past))).refusal?.message).toContain(
      'no date in common',
    );
    const mornings = await world.supply({ windows: [window('06:00', '12:00')] });
    expect((await set(mornings, await world.demand())).refusal?.message).toContain('no window in common');
    // Half an hour where an hour is the least.
    const brief = await world.supply({ windows: [window('17:00', '18:30')] });
    expect((await set(brief, await world.demand())).code).toBe('STATE_CONFLICT');
  });

  test('for more than is needed, or more than is left at those times', async () => {
    const supply = await world.supply({ quantity: 10 });
    expect((await set(supply, await world.demand({ quantity: 3 }))).refusal?.message).toBe('Still needed: 3.');
    await world.match(supply, await world.demand({ windows: [window('20:00', '21:00')] }), {
      quantity: 8,
      state: 'ACCEPTED',
    });
    expect((await set(supply, await world.demand())).refusal).toMatchObject({
      code: 'STATE_CONFLICT',
      field: ['quantity'],
      message: 'Left of the supply at those times: 2.',
    });
    const before = await world.demand({ windows: [window('18:00', '20:00')] });
    expect((await set(supply, before, { quantity: 10 })).code).toBe('PROPOSED');
    const zero = await set(await world.supply(), await world.demand(), { quantity: 0 });
    expect(zero.refusal).toMatchObject({ code: 'INVALID_INPUT', field: ['quantity'] });
  });

  test('for more than the places of the facility, whatever its supply says, and what others hold of them', async () => {
    const fewer = async (capacity: number) => {
      const supply = await world.supply({ quantity: 10, facility: {} });
      await commons.sql('update shared_facility set capacity = $1 where id = $2', [capacity, supply.facilityId]);
      return supply;
    };
    const supply = await fewer(6);
    expect((await set(supply, await world.demand(), { quantity: 7 })).refusal?.message).toBe(
      'Left of the supply at those times: 6.',
    );
    expect((await set(supply, await world.demand(), { quantity: 6 })).code).toBe('PROPOSED');

    await world.match(supply, await world.demand(), { quantity: 4, state: 'ACCEPTED' });
    expect((await set(supply, await world.demand(), { quantity: 3 })).refusal?.message).toBe(
      'Left of the supply at those times: 2.',
    );
    expect((await set(supply, await world.demand(), { quantity: 2 })).code).toBe('PROPOSED');

    // Of a facility that has become smaller than what is held already, nothing is left, and not less than that.
    await commons.sql('update shared_facility set capacity = 3 where id = $1', [supply.facilityId]);
    expect((await set(supply, await world.demand(), { quantity: 1 })).refusal?.message).toBe(
      'Left of the supply at those times: 0.',
    );
    // And of a larger facility no more than the supply.
    expect((await set(await fewer(20), await world.demand({ quantity: 20 }), { quantity: 11 })).refusal?.message).toBe(
      'Left of the supply at those times: 10.',
    );
  });

  test('of what is used up, for more than is left at all', async () => {
    const piece = { categoryCode: 'RELIEF.GOODS', unitOfMeasure: 'PIECE' } as const;
    const supply = await world.supply({ ...piece, quantity: 10 });
    await world.match(supply, await world.demand({ ...piece, windows: [window('18:00', '19:00')] }), {
      quantity: 8,
      state: 'ACCEPTED',
    });
    const demand = await world.demand({ ...piece, windows: [window('20:00', '22:00')] });
    expect((await set(supply, demand)).refusal?.message).toBe('Left of the supply at those times: 2.');
  });

  test('twice while the first waits for an answer, nor without a reason', async () => {
    const supply = await world.supply();
    const demand = await world.demand();
    expect((await set(supply, demand, { reason: '  ' })).code).toBe('INVALID_INPUT');
    await set(supply, demand);
    expect((await set(supply, demand)).refusal?.message).toContain('waiting for an answer');
  });
});
