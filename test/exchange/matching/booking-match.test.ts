import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildAlliance, buildMembership } from '../../../seeds/factories/alliance.factory.ts';
import { ALWAYS, buildFacility } from '../../../seeds/factories/facility.factory.ts';
import { buildUnit } from '../../../seeds/factories/unit.factory.ts';
import { MembershipState } from '../../../src/district/units/alliances/membership.entity.ts';
import { type Commons, startCommons } from '../../support/commons.ts';
import { buildMatchingWorld, CENTER, daily, given, type MatchingWorld, north, whyNot } from './matching.world.ts';

let commons: Commons;
let world: MatchingWorld;
beforeAll(async () => {
  commons = await startCommons();
});
beforeEach(async () => {
  world = await buildMatchingWorld(commons);
});
afterAll(() => commons.close());

const HOURS = { categoryCode: 'EDUCATION.TUTORING' } as const;
const MORNING = [daily('08:00', '12:00')];
const MIDDAY = [daily('11:00', '15:00')];
const AFTERNOON = [daily('12:00', '18:00')];

describe('a score', () => {
  test('has parts from 0 to 1, and their sum by the weights in force as its total', async () => {
    await world.supply({ quantity: 5, windows: [daily('18:00', '20:00')], location: north(750) });
    await world.demand({ windows: [daily('18:00', '22:00')], location: CENTER, maxDistanceMeters: 1_000 });
    const { score, distanceMeters, reach } = (await world.run()).matches[0];
    expect(score).toEqual({
      timeFit: 0.5,
      distanceFit: expect.closeTo(0.25, 3),
      quantityFit: 0.5,
      fairness: 1,
      reliability: 1,
      total: expect.closeTo(0.3 * 0.5 + 0.25 * 0.25 + 0.15 * 0.5 + 0.2 + 0.1, 3),
    });
    expect([distanceMeters, reach]).toEqual([expect.closeTo(750, 0), 'GRID']);
  });

  test('counts time by the days on which both hold', async () => {
    // Of today, which has begun, nothing can be had any more.
    await world.supply({ validFrom: '2026-03-03', validTo: '2026-03-13' });
    await world.demand({ validFrom: '2026-03-03', validTo: '2026-04-12' });
    expect((await world.run()).matches[0].score.timeFit).toBeCloseTo(10 / 40, 6);
  });

  test('prefers who has received little so far', async () => {
    const rich = await world.demand({ quantity: 10 });
    const other = await world.demand({ list: rich.list, quantity: 10 });
    await world.match(await world.supply({ at: world.otherGrid, quantity: 10 }), other, {
      quantity: 10,
      state: 'CONFIRMED',
    });
    const poor = await world.demand({ quantity: 10 });
    await world.supply({ quantity: 10 });
    const run = await world.run();
    expect([given(run, poor), given(run, rich), run.matches[0].score.fairness]).toEqual([10, 0, 1]);
    expect(whyNot(run, rich).lostTo.map((match: { demand: object }) => match.demand)).toEqual([{ id: poor.id }]);
  });

  test('prefers who has delivered what was promised', async () => {
    const kept = await world.supply({ quantity: 20 });
    const broken = await world.supply({ quantity: 20 });
    const before = await world.demand({ at: world.otherGrid, quantity: 20 });
    await world.match(kept, before, { quantity: 1, state: 'FULFILLED' });
    const { id } = await world.match(broken, before, { quantity: 1, state: 'ACCEPTED' });
    await commons.sql(`update match set state = 'CANCELLED', ended_by = 'SUPPLY' where id = $1`, [id]);
    const demand = await world.demand({ quantity: 10 });
    const run = await world.run();
    expect([given(run, demand, kept), given(run, demand, broken), run.matches[0].score.reliability]).toEqual([
      10, 0, 1,
    ]);
    await world.match(kept, await world.demand({ quantity: 19 }), { quantity: 19, state: 'CONFIRMED' });
    expect((await world.run()).matches.at(-1).score.reliability).toBe(0.5);
  });
});

describe('the allocation', () => {
  test('serves the most of what is URGENT, then of what is IMPORTANT, then of what is ROUTINE', async () => {
    await world.supply({ quantity: 25, location: CENTER });
    // The nearest is the least pressing.
    const routine = await world.demand({ priority: 'ROUTINE', location: CENTER });
    const important = await world.demand({ priority: 'IMPORTANT', location: north(500) });
    const urgent = await world.demand({ priority: 'URGENT', location: north(1_000) });
    const run = await world.run();
    expect([urgent, important, routine].map((demand) => given(run, demand))).toEqual([10, 10, 5]);
    expect([run.demandedQuantity, run.matchedQuantity, run.optimalityGap]).toEqual([30, 25, 0]);
    const [{ matchedQuantity: served }] = run.metrics.priorities;
    expect(served).toBe(10);
  });

  test('gives somebody the second best where that serves more in all', async () => {
    const near = await world.supply({ quantity: 10, location: CENTER });
    const far = await world.supply({ quantity: 10, location: north(900) });
    const choosy = await world.demand({ location: north(10), maxDistanceMeters: 200 });
    const easy = await world.demand({ location: CENTER });
    const run = await world.run();
    expect([given(run, choosy, near), given(run, easy, far)]).toEqual([10, 10]);
  });

  test('splits a demand between supplies, unless it cannot be split', async () => {
    const places = [25, 20];
    for (const quantity of places) await world.supply({ quantity });
    const demand = await world.demand({ quantity: 40 });
    const run = await world.run();
    expect([given(run, demand), run.matches.length]).toEqual([40, 2]);
    const whole = await buildMatchingWorld(commons);
    for (const quantity of places) await whole.supply({ quantity });
    const together = await whole.demand({ quantity: 40, splittable: false });
    const wholeRun = await whole.run();
    expect([given(wholeRun, together), wholeRun.matches.length]).toEqual([25, 1]);
  });

  test('lets only the supply that has begun to meet what cannot be split meet the rest of it', async () => {
    const begun = await world.supply({ quantity: 8 });
    await world.supply({ quantity: 100 });
    const demand = await world.demand({ quantity: 10, splittable: false });
    await world.match(begun, demand, { quantity: 5, state: 'ACCEPTED' });
    const run = await world.run();
    expect([given(run, demand), given(run, demand, begun)]).toEqual([3, 3]);
  });

  test('gives nothing rather than less than is useful', async () => {
    await world.supply({ quantity: 7 });
    const demand = await world.demand({ quantity: 10, minQuantity: 8 });
    expect(given(await world.run(), demand)).toBe(0);
    await world.supply({ quantity: 1 });
    expect(given(await world.run(), demand)).toBe(8);
  });

  test('counts what is accepted already towards what is useful', async () => {
    const demand = await world.demand({ quantity: 10, minQuantity: 8 });
    await world.match(await world.supply({ quantity: 5 }), demand, { quantity: 5, state: 'ACCEPTED' });
    const small = await world.supply({ quantity: 2 });
    expect(given(await world.run(), demand)).toBe(0);
    await world.supply({ quantity: 1 });
    const run = await world.run();
    expect([given(run, demand), given(run, demand, small)]).toEqual([3, 2]);
  });
});

describe('the capacity of a supply', () => {
  test('of places is free again at another time: each of two demands on disjoint windows gets all of it', async () => {
    await world.supply({ windows: [daily('08:00', '18:00')] });
    const early = await world.demand({ windows: MORNING });
    const late = await world.demand({ windows: AFTERNOON });
    const run = await world.run();
    expect([given(run, early), given(run, late)]).toEqual([10, 10]);
  });

  test('of places is shared where windows overlap, and only there', async () => {
    await world.supply({ windows: [daily('08:00', '18:00')] });
    const early = await world.demand({ windows: MORNING, priority: 'URGENT', quantity: 6 });
    const middle = await world.demand({ windows: MIDDAY, priority: 'IMPORTANT' });
    const late = await world.demand({ windows: AFTERNOON, quantity: 20 });
    // Of today only the afternoon has not begun.
    const run = await world.run({ validFrom: '2026-03-04' });
    expect([early, middle, late].map((demand) => given(run, demand))).toEqual([6, 4, 6]);
  });

  test('of places is shared by nights where one spills into the morning of the other', async () => {
    await world.supply();
    const night = await world.demand({ windows: [daily('20:00', '08:00')], priority: 'URGENT', quantity: 7 });
    const early = await world.demand({ windows: [daily('06:00', '10:00')] });
    const run = await world.run();
    expect([given(run, night), given(run, early)]).toEqual([7, 3]);
  });

  test('of places is free again on other dates', async () => {
    await world.supply();
    const spring = await world.demand({ validFrom: '2026-03-03', validTo: '2026-04-30' });
    const summer = await world.demand({ validFrom: '2026-05-01', validTo: '2026-06-30' });
    const run = await world.run();
    expect([given(run, spring), given(run, summer)]).toEqual([10, 10]);
  });

  test('of hours is used up, whenever they are given', async () => {
    await world.supply({ ...HOURS, windows: [daily('08:00', '18:00')] });
    const early = await world.demand({ ...HOURS, windows: MORNING, priority: 'URGENT', quantity: 7 });
    const late = await world.demand({ ...HOURS, windows: AFTERNOON });
    const run = await world.run();
    expect([given(run, early), given(run, late)]).toEqual([7, 3]);
  });

  test('is what accepted matches leave of it at that time', async () => {
    const supply = await world.supply({ windows: [daily('08:00', '18:00')] });
    await world.match(supply, await world.demand({ windows: MORNING, quantity: 6 }), {
      quantity: 6,
      state: 'CONFIRMED',
    });
    const early = await world.demand({ windows: MORNING });
    const late = await world.demand({ windows: AFTERNOON });
    const run = await world.run();
    expect([given(run, early), given(run, late)]).toEqual([4, 10]);
  });

  test('is bound by the facility that backs it, which its other supplies share', async () => {
    const { unitId, id: facilityId } = await buildFacility(commons.db, {
      unitId: await world.ownerAt(world.grid, 'unit'),
      capacity: 10,
    });
    const one = await world.supply({ ownerId: unitId, facilityId, quantity: 8 });
    await world.supply({ list: one.list, facilityId, quantity: 8 });
    const demand = await world.demand({ quantity: 16 });
    expect(given(await world.run(), demand)).toBe(10);
  });

  test('is bound by what is held of its facility through a supply that the run is not about', async () => {
    const { unitId, id: facilityId } = await buildFacility(commons.db, {
      unitId: await world.ownerAt(world.grid, 'unit'),
      capacity: 10,
    });
    const elders = await world.supply({ ownerId: unitId, facilityId, quantity: 8, audiences: ['ELDERS'] });
    await world.match(elders, await world.demand({ quantity: 7, audiences: ['ELDERS'] }), {
      quantity: 7,
      state: 'CONFIRMED',
    });
    await world.supply({ list: elders.list, facilityId, quantity: 8 });
    const demand = await world.demand({ quantity: 8 });
    expect(given(await world.run(), demand)).toBe(3);
  });

  test('shrinks with its facility after it was put in force', async () => {
    const { unitId, id } = await buildFacility(commons.db, {
      unitId: await world.ownerAt(world.grid, 'unit'),
      capacity: 10,
    });
    await world.supply({ ownerId: unitId, facilityId: id });
    const demand = await world.demand();
    await commons.sql('update shared_facility set capacity = 4 where id = $1', [id]);
    expect(given(await world.run(), demand)).toBe(4);
  });

  test('is had at the hours that its facility has now, wherever it is published', async () => {
    const unit = await buildUnit(commons.db, { division: world.otherGrid });
    const { id } = await buildFacility(commons.db, { unitId: unit.id, capacity: 10, rules: [ALWAYS] });
    const alliance = await buildAlliance(commons.db, { division: world.community });
    await buildMembership(commons.db, { alliance, unit });
    const supply = await world.supply({ ownerId: unit.id, facilityId: id, allianceIds: [alliance.id] });
    const early = await world.demand({ windows: MORNING });
    expect(given(await world.run(), early)).toBe(10);
    await commons.sql(`update opening_rule set start_time = '12:00', end_time = '18:00' where facility_id = $1`, [id]);
    const run = await world.run();
    expect([given(run, early), whyNot(run, early).reason]).toEqual([0, 'NO_COMMON_TIME']);
    const late = await world.demand({ windows: AFTERNOON });
    expect(given(await world.run(), late, supply)).toBe(10);
  });
});

describe('who is asked', () => {
  test('one offer that is published in two alliances counts once, and is found where they are', async () => {
    const unit = await buildUnit(commons.db, { division: world.otherGrid });
    const alliances = [];
    for (const division of [world.community, world.sibling]) {
      const alliance = await buildAlliance(commons.db, { division });
      await buildMembership(commons.db, { alliance, unit });
      alliances.push(alliance.id);
    }
    const supply = await world.supply({ ownerId: unit.id, allianceIds: alliances });
    const here = await world.demand({ quantity: 8 });
    const there = await world.demand({ quantity: 8, at: world.siblingGrid });
    const run = await world.run();
    expect(given(run, here, supply) + given(run, there, supply)).toBe(10);
    expect(run.matches.map(({ reach }: { reach: string }) => reach)).toEqual(['COMMUNITY', 'COMMUNITY']);
  });

  test('an offer is no longer found in an alliance that its owner has left', async () => {
    const unit = await buildUnit(commons.db, { division: world.otherGrid });
    const alliance = await buildAlliance(commons.db, { division: world.community });
    await buildMembership(commons.db, { alliance, unit, state: MembershipState.WITHDRAWN });
    await world.supply({ ownerId: unit.id, allianceIds: [alliance.id] });
    const demand = await world.demand();
    expect(whyNot(await world.run(), demand)).toMatchObject({ reason: 'NO_SUCH_CATEGORY', escalated: true });
  });

  test('first the grid, then the community, then the subdistrict, then nobody: the demand is escalated', async () => {
    const demand = await world.demand({ quantity: 30 });
    await world.supply({ at: world.otherGrid, quantity: 100 });
    const none = await world.run();
    expect(whyNot(none, demand)).toMatchObject({ demand: { state: 'ESCALATED' }, escalated: true, unmetQuantity: 30 });
    const places = [world.siblingGrid, world.nextGrid, world.grid];
    const reached = [];
    for (const at of places) {
      await world.supply({ at, quantity: 20 });
      const run = await world.run();
      reached.push(
        run.matches.map(({ reach, quantity }: { reach: string; quantity: number }) => `${reach} ${quantity}`),
      );
    }
    expect(reached).toEqual([['SUBDISTRICT 20'], ['COMMUNITY 20', 'SUBDISTRICT 10'], ['GRID 20', 'COMMUNITY 10']]);
  });

  test('a demand is no longer escalated when a later run finds somebody', async () => {
    const demand = await world.demand();
    await world.run();
    const state = async () => (await commons.sql('select state from demand where id = $1', [demand.id]))[0]!.state;
    expect(await state()).toBe('ESCALATED');
    await world.supply({ quantity: 1 });
    await world.run({ dryRun: true });
    expect(await state()).toBe('ESCALATED');
    const run = await world.run();
    expect([await state(), whyNot(run, demand).escalated]).toEqual(['OPEN', false]);
  });

  test('only demands of the territory, and of the categories that are named', async () => {
    await world.supply({ quantity: 100 });
    await world.supply({ ...HOURS, quantity: 100 });
    const parking = await world.demand();
    const english = await world.demand({ categoryCode: 'EDUCATION.TUTORING' });
    const elsewhere = await world.demand({ ...HOURS, at: world.siblingGrid });
    const run = await world.run({ withinCode: world.community.code, categoryCodes: ['EDUCATION'] });
    expect([parking, english, elsewhere].map((demand) => given(run, demand))).toEqual([0, 10, 0]);
    expect([run.categoryCodes, run.demandedQuantity, run.division.code]).toEqual([
      ['EDUCATION'],
      10,
      world.community.code,
    ]);
  });
});
