import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildAlliance, buildMembership } from '../../../seeds/factories/alliance.factory.ts';
import type { DemandToBuild, SupplyToBuild } from '../../../seeds/factories/exchange.factory.ts';
import { buildFacility } from '../../../seeds/factories/facility.factory.ts';
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

/** What one demand gets where there is one supply. */
async function met(supply: SupplyToBuild & { readonly ownerId?: string }, demand: DemandToBuild): Promise<number> {
  await world.supply(supply);
  const asked = await world.demand(demand);
  return given(await world.run(), asked);
}

const TUTORING = { categoryCode: 'EDUCATION.TUTORING' } as const;
const WORKDAYS = { dayClass: 'WORKDAY' } as const;

describe('a supply fits', () => {
  test.each([
    ['one of its own category', 'EDUCATION.TUTORING', 'EDUCATION.TUTORING', 10],
    ['one of a category above its own', 'EDUCATION.TUTORING.ENGLISH', 'EDUCATION.TUTORING', 10],
    ['none of a category below its own', 'EDUCATION.TUTORING', 'EDUCATION.TUTORING.ENGLISH', 0],
    ['none of a category beside its own', 'EDUCATION.VOCATIONAL', 'EDUCATION.TUTORING', 0],
    ['none of another field', 'LEGAL.ADVICE', 'EDUCATION.TUTORING', 0],
  ])('%s', async (_, gives, asks, quantity) => {
    expect(await met({ categoryCode: gives }, { categoryCode: asks })).toBe(quantity);
  });

  test('only a demand in its own measure', async () => {
    expect(await met({ ...TUTORING, unitOfMeasure: 'SESSION' }, { ...TUTORING, unitOfMeasure: 'HOUR' })).toBe(0);
  });

  test.each([
    ['both hold on the day', '2026-04-10', '2026-04-20', '2026-04-20', '2026-05-01', 10],
    ['one begins after the other has ended', '2026-04-10', '2026-04-19', '2026-04-20', '2026-05-01', 0],
    ['both hold, but not on the dates of the run', '2026-07-01', '2026-08-01', '2026-07-01', '2026-08-01', 0],
    ['both have held, but no longer', '2026-02-01', '2026-03-02', '2026-02-01', '2026-03-02', 0],
    ['both hold on the last day of the run', '2026-06-30', '2026-08-01', '2026-06-30', '2026-08-01', 10],
  ])('by its period: %s', async (_, supplyFrom, supplyTo, demandFrom, demandTo, quantity) => {
    const supply = { validFrom: supplyFrom, validTo: supplyTo };
    expect(await met(supply, { validFrom: demandFrom, validTo: demandTo })).toBe(quantity);
  });

  test('only on dates that are still to come, though the run was asked for from an earlier date', async () => {
    const past = { validFrom: '2026-01-01', validTo: '2026-03-02' };
    await world.supply();
    const over = await world.demand(past);
    const still = await world.demand({ ...past, validTo: '2026-03-04' });
    const run = await world.run({ validFrom: '2026-01-01' });
    expect([given(run, over), given(run, still), run.validFrom]).toEqual([0, 10, '2026-03-03']);
  });

  test.each([
    [['PUBLIC'], ['PUBLIC'], 10],
    [['PUBLIC'], ['ELDERS', 'CHILDREN'], 10],
    [['ELDERS', 'CHILDREN'], ['ELDERS'], 10],
    [['ELDERS'], ['ELDERS', 'CHILDREN'], 0],
    [['ELDERS'], ['PUBLIC'], 0],
    [['PARTY_ORGANISATIONS'], ['STAFF'], 0],
  ] as const)('by its audience: offered to %j, asked for by %j', async (offered, asked, quantity) => {
    expect(await met({ audiences: offered }, { audiences: asked })).toBe(quantity);
  });

  test.each([
    ['a window of just the minimum', [daily('18:00', '19:30')], [daily('17:00', '19:00')], 60, 10],
    ['a window shorter than the minimum', [daily('18:15', '19:30')], [daily('17:00', '19:00')], 60, 0],
    ['no common window', [daily('08:00', '12:00')], [daily('12:00', '18:00')], 15, 0],
    [
      'two common windows, neither long enough',
      [daily('08:00', '09:00'), daily('12:00', '13:00')],
      [daily('08:00', '18:00')],
      90,
      0,
    ],
    ['two windows that touch', [daily('08:00', '09:00'), daily('09:00', '10:00')], [daily('07:00', '18:00')], 120, 10],
    ['a window over midnight', [daily('22:00', '06:00')], [daily('23:00', '01:00')], 120, 10],
    ['over midnight, both just not long enough', [daily('22:00', '00:45')], [daily('23:00', '08:00')], 120, 0],
    [
      'over midnight from Sunday to Monday',
      [daily('22:00', '02:00', { weekdays: ['SUNDAY'] })],
      [daily('00:00', '01:00', { weekdays: ['MONDAY'] })],
      60,
      10,
    ],
    [
      'the morning after another weekday',
      [daily('22:00', '02:00', { weekdays: ['SUNDAY'] })],
      [daily('00:00', '01:00', { weekdays: ['TUESDAY'] })],
      15,
      0,
    ],
    [
      'work days and days off',
      [daily('08:00', '18:00', WORKDAYS)],
      [daily('08:00', '18:00', { dayClass: 'DAY_OFF' })],
      15,
      0,
    ],
    [
      'work days and a weekday',
      [daily('08:00', '18:00', WORKDAYS)],
      [daily('08:00', '18:00', { weekdays: ['WEDNESDAY'] })],
      600,
      10,
    ],
    ['all of the week', [daily('00:00', '00:00')], [daily('00:00', '00:00')], 1440, 10],
    [
      'seasons that share a month',
      [daily('08:00', '18:00', { seasonFrom: '03-01', seasonTo: '04-30' })],
      [daily('08:00', '18:00', { seasonFrom: '04-01', seasonTo: '05-31' })],
      60,
      10,
    ],
    [
      'seasons that share nothing',
      [daily('08:00', '18:00', { seasonFrom: '03-01', seasonTo: '03-31' })],
      [daily('08:00', '18:00', { seasonFrom: '04-01', seasonTo: '05-31' })],
      15,
      0,
    ],
    [
      'a season over New Year',
      [daily('08:00', '18:00', { seasonFrom: '11-01', seasonTo: '03-31' })],
      [daily('08:00', '18:00', { seasonFrom: '03-15', seasonTo: '05-31' })],
      60,
      10,
    ],
    [
      'seasons that meet after the run',
      [daily('08:00', '18:00', { seasonFrom: '07-01', seasonTo: '08-31' })],
      [daily('08:00', '18:00')],
      15,
      0,
    ],
  ])('by its time: %s', async (_, gives, asks, minMinutes, quantity) => {
    expect(await met({ windows: gives }, { windows: asks, minMinutes })).toBe(quantity);
  });

  test('not where the few dates of a run have none of the weekdays: on them it is not wanted', async () => {
    await world.supply();
    const sundays = await world.demand({ windows: [daily('08:00', '18:00', { weekdays: ['SUNDAY'] })] });
    const run = await world.run({ validFrom: '2026-03-03', validTo: '2026-03-04' });
    expect([given(run, sundays), run.demandedQuantity, run.unmatched]).toEqual([0, 0, []]);
    expect(given(await world.run({ validFrom: '2026-03-03', validTo: '2026-03-08' }), sundays)).toBe(10);
  });

  test.each([
    ['within both reaches', 900, 1_000, 1_000, 10],
    ['beyond that of the demand', 1_100, 1_000, 2_000, 0],
    ['beyond that of the supply', 1_100, 2_000, 1_000, 0],
    ['within that of the one who names one', 1_100, 1_200, undefined, 10],
    ['beyond that of the one who names one', 1_300, undefined, 1_200, 0],
    ['where nobody names one', 9_000, undefined, undefined, 10],
  ])('by its distance: %s', async (_, meters, demandReach, supplyReach, quantity) => {
    const supply = { location: north(meters), ...(supplyReach && { maxDistanceMeters: supplyReach }) };
    const demand = { location: CENTER, ...(demandReach && { maxDistanceMeters: demandReach }) };
    expect(await met(supply, demand)).toBe(quantity);
  });

  test('where its place is not known, within the community only, if anybody says how far', async () => {
    const near = { ...TUTORING, location: CENTER, maxDistanceMeters: 500 };
    const here = await world.supply({ ...TUTORING, at: world.nextGrid, quantity: 3 });
    const there = await world.supply({ ...TUTORING, at: world.siblingGrid, quantity: 4 });
    const bounded = await world.demand(near);
    const run = await world.run();
    expect([given(run, bounded, here), given(run, bounded, there)]).toEqual([3, 0]);
    const unbounded = await world.demand({ ...TUTORING });
    expect(given(await world.run(), unbounded, there)).toBe(4);
  });

  test('what the owner asks for itself never', async () => {
    const ownerId = await world.ownerAt(world.grid, 'unit');
    await world.supply({ ownerId });
    const own = await world.demand({ ownerId });
    const run = await world.run();
    expect([given(run, own), whyNot(run, own).reason]).toEqual([0, 'NO_SUCH_CATEGORY']);
  });

  test('a unit as well as a branch, as a branch can give, too', async () => {
    const branch = await world.ownerAt(world.grid, 'branch');
    const unit = await world.ownerAt(world.grid, 'unit');
    const supply = await world.supply({ ownerId: branch, quantity: 7 });
    const asked = await world.demand({ ownerId: unit });
    expect(given(await world.run(), asked, supply)).toBe(7);
  });
});

describe('the state is a filter', () => {
  test.each(['DRAFT', 'SUBMITTED', 'CLOSED'] as const)('of a list: one that is %s takes no part', async (state) => {
    await world.supply({ onList: { state } });
    const inForce = await world.demand();
    const notInForce = await world.demand({ onList: { state } });
    await world.supply({ categoryCode: 'LEGAL.ADVICE' });
    const run = await world.run();
    expect([given(run, inForce), whyNot(run, inForce).reason, whyNot(run, notInForce)]).toEqual([
      0,
      'NO_SUCH_CATEGORY',
      undefined,
    ]);
  });

  test('of an entry: what is withdrawn is neither given nor asked for', async () => {
    await world.supply({ withdrawn: true });
    const open = await world.demand();
    const withdrawn = await world.demand({ withdrawn: true });
    const run = await world.run();
    expect([given(run, open), whyNot(run, withdrawn), run.demandedQuantity]).toEqual([0, undefined, 10]);
  });

  test('of a demand: one that is merged into another is not asked for beside it', async () => {
    await world.supply({ quantity: 100 });
    const kept = await world.demand();
    const merged = await world.demand({ mergedIntoId: kept.id });
    const run = await world.run();
    expect([given(run, kept), given(run, merged), run.demandedQuantity]).toEqual([10, 0, 10]);
  });

  test.each(['SUSPENDED', 'DRAFT'] as const)('of a facility: one that is %s gives nothing', async (state) => {
    const unitId = await world.ownerAt(world.grid, 'unit');
    const { id } = await buildFacility(commons.db, { unitId, capacity: 10, state });
    expect(await met({ facilityId: id, ownerId: unitId }, {})).toBe(0);
  });

  test.each(['with', 'without'])('of a unit: one that is suspended gives nothing, %s a facility', async (facility) => {
    const unit = await buildUnit(commons.db, { division: world.grid });
    const backing = await buildFacility(commons.db, { unitId: unit.id, capacity: 10 });
    await world.supply({ ownerId: unit.id, ...(facility === 'with' && { facilityId: backing.id }) });
    const demand = await world.demand();
    expect(given(await world.run(), demand)).toBe(10);
    const alliance = await buildAlliance(commons.db, { division: world.community });
    await buildMembership(commons.db, { alliance, unit, state: MembershipState.SUSPENDED });
    expect(given(await world.run(), demand)).toBe(0);
  });
});

test('all who fit serve a demand that takes more than a hundred of them', async () => {
  const { list } = await world.supply({ quantity: 1 });
  for (let more = 1; more < 120; more++) await world.supply({ quantity: 1, list });
  const demand = await world.demand({ quantity: 120 });
  const run = await world.run();
  expect([given(run, demand), run.optimalityGap]).toEqual([120, 0]);
});
