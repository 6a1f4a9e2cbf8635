import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildFacility } from '../../../seeds/factories/facility.factory.ts';
import { Role } from '../../../src/request/viewer.ts';
import { type Commons, startCommons } from '../../support/commons.ts';
import {
  buildMatchingWorld,
  CENTER,
  daily,
  given,
  type MatchingWorld,
  north,
  type RunShown,
} from '../matching/matching.world.ts';

// Why a pair goes together, or does not: each filter alone, the figures, and who may ask.

let commons: Commons;
let world: MatchingWorld;
beforeAll(async () => {
  commons = await startCommons();
});
beforeEach(async () => {
  world = await buildMatchingWorld(commons);
});
afterAll(() => commons.close());

interface HasId {
  readonly id: string;
}

const JUDGEMENT = `fits total reach distanceMeters datesCount askedMinutes commonMinutes leftQuantity
  supply { id } demand { id } filters { filter passes wanted given } parts { part value weight wanted given }
  dates { date startTime endTime minutes }`;

async function judged(supply: HasId, demand: HasId, as = world.staff, language = 'en'): Promise<RunShown> {
  const { data, errors } = await commons.query(
    `query ($supplyId: ID!, $demandId: ID!) {
       matchJudgement(supplyId: $supplyId, demandId: $demandId) { ${JUDGEMENT} } }`,
    { supplyId: supply.id, demandId: demand.id },
    { ...(as && { as }), language },
  );
  return errors ? errors[0]!.extensions.code : data.matchJudgement;
}

interface FilterShown {
  readonly filter: string;
  readonly passes: boolean;
  readonly wanted: string | null;
  readonly given: string | null;
}

const failedBy = ({ filters }: RunShown) =>
  (filters as FilterShown[]).filter(({ passes }) => !passes).map(({ filter }) => filter);
const figuresOf = ({ filters }: RunShown, name: string) => {
  const { wanted, given } = (filters as FilterShown[]).find(({ filter }) => filter === name)!;
  return [wanted, given];
};

describe('a pair that fits', () => {
  test('passes every filter, and has the score that a run gives it', async () => {
    const supply = await world.supply({ location: CENTER, windows: [daily('18:00', '22:00')], quantity: 8 });
    const demand = await world.demand({ location: north(300), windows: [daily('20:00', '23:00')], quantity: 10 });
    const judgement = await judged(supply, demand);
    expect([judgement.fits, failedBy(judgement)]).toEqual([true, []]);
    expect([judgement.supply.id, judgement.demand.id]).toEqual([supply.id, demand.id]);
    const [match] = (await world.run({ validTo: '2026-12-31' })).matches;
    expect(judgement.total).toBeCloseTo(match.score.total, 9);
    for (const { part, value } of judgement.parts as { part: string; value: number }[]) {
      const name = part.toLowerCase().replace(/_(.)/, (_, letter: string) => letter.toUpperCase());
      expect([part, value]).toEqual([part, match.score[name]]);
    }
    const weights = (judgement.parts as { weight: number }[]).map(({ weight }) => weight);
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 9);
  });

  test('is told with figures: the dates in common, and what is left at the time that is wanted', async () => {
    const period = { validFrom: '2026-03-01', validTo: '2026-03-06' };
    const supply = await world.supply({ ...period, windows: [daily('18:00', '22:00')], quantity: 8 });
    const demand = await world.demand({ ...period, windows: [daily('20:00', '00:00')], quantity: 10 });
    const judgement = await judged(supply, demand);
    const dates = ['2026-03-03', '2026-03-04', '2026-03-05', '2026-03-06'];
    const stretch = { startTime: '20:00:00', endTime: '22:00:00', minutes: 120 };
    expect(judgement.dates).toEqual(dates.map((date) => ({ date, ...stretch })));
    expect(judgement).toMatchObject({ datesCount: 4, askedMinutes: 4 * 240, commonMinutes: 4 * 120, leftQuantity: 8 });
    expect(judgement.parts[0]).toMatchObject({ part: 'TIME_FIT', wanted: '16 h', given: '8 h' });
    expect(figuresOf(judgement, 'QUANTITY')).toEqual(['10', '8']);
    expect((await judged(supply, demand, world.staff, 'zh-CN')).parts[0]).toMatchObject({ wanted: '16 小时' });
    // Held in the morning, it is free in the evening.
    const morning = await world.demand({
      ...period,
      at: world.nextGrid,
      windows: [daily('18:00', '19:00')],
      quantity: 5,
    });
    await world.match(supply, morning, { quantity: 5, state: 'ACCEPTED' });
    expect((await judged(supply, demand)).leftQuantity).toBe(8);
    const evening = await world.demand({
      ...period,
      at: world.siblingGrid,
      windows: [daily('21:00', '22:00')],
      quantity: 5,
    });
    await world.match(supply, evening, { quantity: 3, state: 'ACCEPTED' });
    expect((await judged(supply, demand)).leftQuantity).toBe(5);
  });

  test('has time in common within the opening hours of the facility alone', async () => {
    const ownerId = await world.ownerAt(world.grid, 'unit');
    const facility = await buildFacility(commons.db, { unitId: ownerId, rules: [daily('08:00', '11:00')] });
    const period = { validFrom: '2026-03-03', validTo: '2026-03-09' };
    const windows = [daily('08:00', '12:00')];
    const supply = await world.supply({ ...period, ownerId, facilityId: facility.id, windows });
    const demand = await world.demand({ ...period, windows: [daily('10:00', '14:00')] });
    // It is noon: what has begun today can no longer be had.
    expect(await judged(supply, demand)).toMatchObject({ fits: true, datesCount: 6, commonMinutes: 6 * 60 });
  });
});

describe('a pair that does not fit is told why, with what is wanted and what is given:', () => {
  test.each<[string, object, object, unknown]>([
    [
      'CATEGORY',
      { categoryCode: 'FACILITY.PARKING' },
      { categoryCode: 'FACILITY.SPORTS_FIELD', unitOfMeasure: 'SPACE' },
      ['Sports fields', 'Parking spaces'],
    ],
    [
      'PERIOD',
      { validTo: '2026-04-30' },
      { validFrom: '2026-05-01' },
      ['2026-05-01 – 2026-12-31', '2026-01-01 – 2026-04-30'],
    ],
    ['AUDIENCE', { audiences: ['ELDERS'] }, { audiences: ['CHILDREN'] }, ['children', 'elders']],
    [
      'TIME',
      { windows: [daily('08:00', '10:00')] },
      { windows: [daily('18:00', '20:00')] },
      ['EVERY_DAY 18:00-20:00', 'EVERY_DAY 08:00-10:00'],
    ],
    ['DISTANCE', { location: CENTER }, { location: north(1_500), maxDistanceMeters: 1_000 }, ['≤ 1 km', '1.5 km']],
    ['QUANTITY', { quantity: 10 }, { quantity: 10 }, ['10', '0']],
    ['DECLINED', {}, {}, [null, null]],
    ['OPEN', { withdrawn: true }, {}, ['in force', 'not in force']],
  ])('%s', async (filter, ofSupply, ofDemand, figures) => {
    const supply = await world.supply(ofSupply);
    const demand = await world.demand(ofDemand);
    if (filter === 'QUANTITY') {
      await world.match(supply, await world.demand({ at: world.nextGrid }), { quantity: 10, state: 'ACCEPTED' });
    }
    if (filter === 'DECLINED') await world.match(supply, demand, { state: 'DECLINED' });
    const judgement = await judged(supply, demand);
    expect([judgement.fits, failedBy(judgement)]).toEqual([false, [filter]]);
    if (figures) expect(figuresOf(judgement, filter)).toEqual(figures);
    // And no run proposes it.
    expect(given(await world.run(), demand)).toBe(0);
  });

  test('a measure of another kind', async () => {
    const supply = await world.supply({ unitOfMeasure: 'HOUR' });
    const judgement = await judged(supply, await world.demand());
    expect(failedBy(judgement)).toEqual(['MEASURE']);
    expect(figuresOf(judgement, 'MEASURE')).toEqual(['spaces', 'hours']);
  });
});

describe('who may ask:', () => {
  test('staff of the place of the demand, and those of either side; for others there is nothing', async () => {
    const supply = await world.supply();
    const demand = await world.demand();
    const fits = async (as: string) => (await judged(supply, demand, as))?.fits ?? null;
    for (const as of [
      world.staff,
      await world.admin(),
      await world.managerOf(supply),
      await world.secretaryOf(world.grid),
    ]) {
      expect(await fits(as)).toBe(true);
    }
    const stranger = await world.someone({ role: Role.SUBDISTRICT_STAFF, divisionId: world.otherSubdistrict.id });
    expect([await fits(stranger), await fits(await world.secretaryOf(world.nextGrid))]).toEqual([null, null]);
    expect(await judged(supply, demand, '')).toBe('UNAUTHENTICATED');
  });

  test('a side learns nothing of an entry that it may not see', async () => {
    const supply = await world.supply({ onList: { state: 'DRAFT' } });
    const demand = await world.demand();
    expect((await judged(supply, demand, await world.managerOf(supply))).fits).toBe(false);
    expect(await judged(supply, demand, await world.secretaryOf(world.grid))).toBeNull();
  });

  test('what is no pair is none: of one owner, in two districts, or of no such thing', async () => {
    const demand = await world.demand();
    const own = await world.supply({ ownerId: demand.list.ownerId });
    const admin = await world.admin();
    expect(await judged(own, demand, admin)).toBeNull();
    const elsewhere = await buildMatchingWorld(commons);
    expect(await judged(await elsewhere.supply(), demand, admin)).toBeNull();
    expect(await judged({ id: demand.id }, demand)).toBe('BAD_USER_INPUT');
  });
});
