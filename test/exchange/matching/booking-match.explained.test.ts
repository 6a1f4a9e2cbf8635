import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildFacility } from '../../../seeds/factories/facility.factory.ts';
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

const MORNING = [daily('08:00', '12:00')];
const AFTERNOON = [daily('12:00', '18:00')];
const NEAR = { location: CENTER, maxDistanceMeters: 1_000 };

/** What a run says of the only demand, in both languages. */
async function said() {
  const [en, zh] = [await world.run({}, { language: 'en' }), await world.run({}, { language: 'zh-CN' })];
  expect(zh.unmatched[0]).toEqual({ ...en.unmatched[0], relaxation: zh.unmatched[0].relaxation });
  const { reason, escalated, unmetQuantity, relaxation } = en.unmatched[0];
  return { reason, escalated, unmetQuantity, en: relaxation, zh: zh.unmatched[0].relaxation };
}

describe('the reason is the filter that failed, with what would help', () => {
  const outcome = (reason: string, en: string | null, zh: string | null) => ({
    reason,
    escalated: true,
    unmetQuantity: 10,
    en,
    zh,
  });

  test('NO_SUCH_CATEGORY where nobody gives anything like it', async () => {
    await world.supply({ categoryCode: 'LEGAL.ADVICE' });
    await world.demand();
    expect(await said()).toEqual(outcome('NO_SUCH_CATEGORY', null, null));
  });

  test('NO_SUCH_CATEGORY, and the category beside it that there is', async () => {
    await world.supply({ categoryCode: 'EDUCATION.VOCATIONAL', quantity: 6 });
    await world.demand({ categoryCode: 'EDUCATION.TUTORING' });
    expect(await said()).toEqual(
      outcome('NO_SUCH_CATEGORY', 'In the category “Vocational training”: 6', '改为类别“职业技能培训”：可得 6'),
    );
  });

  test('NO_SUCH_CATEGORY, and no advice where the measures differ', async () => {
    await world.supply({ categoryCode: 'EDUCATION.TUTORING', unitOfMeasure: 'SESSION' });
    await world.demand({ categoryCode: 'EDUCATION.TUTORING', unitOfMeasure: 'HOUR' });
    expect(await said()).toEqual(outcome('NO_SUCH_CATEGORY', null, null));
  });

  test('PERIOD_MISMATCH, and the period that there is', async () => {
    await world.supply({ validFrom: '2026-05-01', validTo: '2026-05-31', quantity: 30 });
    await world.demand({ validFrom: '2026-04-01', validTo: '2026-04-30' });
    expect(await said()).toEqual(
      outcome('PERIOD_MISMATCH', 'From 2026-05-01 to 2026-05-30: 10', '期限改为 2026-05-01 至 2026-05-30：可得 10'),
    );
  });

  test('AUDIENCE_EXCLUDED, and for whom there is something', async () => {
    await world.supply({ audiences: ['ELDERS', 'FAMILIES'], quantity: 4 });
    await world.demand();
    expect(await said()).toEqual(
      outcome('AUDIENCE_EXCLUDED', 'For elders, families: 4', '对象限于 老年人、家庭：可得 4'),
    );
  });

  test('NO_COMMON_TIME, and when there is something', async () => {
    await world.supply({ windows: AFTERNOON, quantity: 9 });
    await world.demand({ windows: MORNING });
    expect(await said()).toEqual(
      outcome('NO_COMMON_TIME', 'At EVERY_DAY 12:00-18:00: 9', '改在 每天 12:00-18:00：可得 9'),
    );
  });

  test('TOO_FAR, and how far to look: the nearest first, though another has more', async () => {
    await world.supply({ location: north(1_960), quantity: 8 });
    await world.supply({ location: north(2_500), quantity: 10 });
    await world.demand(NEAR);
    expect(await said()).toEqual(outcome('TOO_FAR', '2 km instead of 1 km: 8', '范围由 1 公里 放宽到 2 公里：可得 8'));
  });

  test('distances below a kilometre, or between two hundreds, in metres', async () => {
    await world.supply({ location: north(720), quantity: 8 });
    await world.demand({ location: CENTER, maxDistanceMeters: 550 });
    expect((await said()).en).toBe('800 m instead of 550 m: 8');
    await commons.sql('update demand set max_distance_meters = 719');
    expect((await world.run({}, { language: 'zh-CN' })).unmatched[0].relaxation).toBe(
      '范围由 719 米 放宽到 800 米：可得 8',
    );
  });

  test('TOO_FAR, and no advice where it is the supplier who does not come that far', async () => {
    await world.supply({ location: north(1_960), maxDistanceMeters: 500 });
    await world.demand(NEAR);
    expect(await said()).toEqual(outcome('TOO_FAR', null, null));
  });

  test('DECLINED where all who would fit have said no, which is a matter for those above', async () => {
    const supply = await world.supply();
    await world.match(supply, await world.demand(), { state: 'DECLINED' });
    expect(await said()).toEqual(outcome('DECLINED', null, null));
    await world.supply({ quantity: 1 });
    expect(await said()).toMatchObject({ reason: 'SUPPLY_TOO_SMALL', unmetQuantity: 9 });
  });

  test('the first filter, in their order, that leaves nobody; two that fail are no advice', async () => {
    await world.supply({ audiences: ['ELDERS'], windows: AFTERNOON });
    await world.supply({ validFrom: '2026-08-01', validTo: '2026-08-31', windows: AFTERNOON });
    await world.demand({ windows: MORNING });
    expect(await said()).toEqual(outcome('AUDIENCE_EXCLUDED', null, null));
  });

  test('the filter that is the easiest to give way on before others', async () => {
    await world.supply({ audiences: ['ELDERS'], location: CENTER });
    await world.supply({ location: north(1_450), quantity: 3 });
    await world.demand(NEAR);
    expect(await said()).toMatchObject({ reason: 'TOO_FAR', en: '1.5 km instead of 1 km: 3' });
  });

  test('no advice that would bring less than is useful, or what others have', async () => {
    await world.supply({ windows: AFTERNOON, quantity: 9 });
    const demand = await world.demand({ windows: MORNING, minQuantity: 10 });
    expect((await said()).en).toBeNull();
    const full = await world.supply({ windows: AFTERNOON, quantity: 12 });
    expect((await said()).en).toBe('At EVERY_DAY 12:00-18:00: 10');
    await world.match(full, await world.demand({ windows: AFTERNOON, quantity: 12 }), {
      quantity: 12,
      state: 'ACCEPTED',
    });
    expect(whyNot(await world.run(), demand).relaxation).toBeNull();
  });
});

describe('CAPACITY_EXHAUSTED', () => {
  test('names the matches that have it, of this run and before, the largest first', async () => {
    const supply = await world.supply({ quantity: 10 });
    const accepted = await world.match(supply, await world.demand({ quantity: 3 }), { quantity: 3, state: 'ACCEPTED' });
    const urgent = await world.demand({ priority: 'URGENT', quantity: 7 });
    const late = await world.demand();
    await world.supply({ at: world.otherGrid });
    const run = await world.run();
    const [made] = run.matches;
    expect(made.demand.id).toBe(urgent.id);
    expect(whyNot(run, late)).toMatchObject({
      reason: 'CAPACITY_EXHAUSTED',
      unmetQuantity: 10,
      escalated: false,
      relaxation: null,
      lostTo: [
        { id: made.id, quantity: 7 },
        { id: accepted.id, quantity: 3 },
      ],
    });
  });

  test('does not name those who are served at another time, nor the demand itself', async () => {
    const supply = await world.supply({ windows: [daily('08:00', '18:00')] });
    const early = await world.demand({ windows: MORNING, quantity: 15 });
    await world.match(supply, early, { quantity: 4, state: 'ACCEPTED' });
    const late = await world.demand({ windows: AFTERNOON, quantity: 12 });
    const run = await world.run();
    expect([given(run, early), given(run, late)]).toEqual([6, 10]);
    expect([early, late].map((demand) => whyNot(run, demand))).toMatchObject([
      { unmetQuantity: 5, lostTo: [] },
      { unmetQuantity: 2, lostTo: [] },
    ]);
  });

  test('names who has the places of the facility through another supply of it', async () => {
    const { unitId, id: facilityId } = await buildFacility(commons.db, {
      unitId: await world.ownerAt(world.grid, 'unit'),
      capacity: 10,
    });
    const elders = await world.supply({ ownerId: unitId, facilityId, audiences: ['ELDERS'] });
    const match = await world.match(elders, await world.demand({ audiences: ['ELDERS'] }), {
      quantity: 10,
      state: 'ACCEPTED',
    });
    await world.supply({ list: elders.list, facilityId });
    const demand = await world.demand();
    expect(whyNot(await world.run(), demand)).toMatchObject({
      reason: 'CAPACITY_EXHAUSTED',
      lostTo: [{ id: match.id }],
    });
  });

  test('holds for what a pinned match of its own does not meet', async () => {
    const supply = await world.supply({ quantity: 6 });
    const demand = await world.demand();
    await world.match(supply, demand, { quantity: 6, pinned: true });
    expect(whyNot(await world.run(), demand)).toMatchObject({
      reason: 'SUPPLY_TOO_SMALL',
      unmetQuantity: 4,
      escalated: false,
      demand: { state: 'OPEN' },
    });
  });

  test('with a demand that could be split', async () => {
    await world.supply({ quantity: 6 });
    await world.supply({ quantity: 3 });
    await world.demand({ splittable: false });
    expect(await said()).toMatchObject({
      unmetQuantity: 4,
      en: 'From several suppliers: 3',
      zh: '允许由多家分担：可得 3',
    });
  });

  test('with a demand that no single supplier can usefully meet', async () => {
    await world.supply({ quantity: 6 });
    await world.supply({ quantity: 3 });
    await world.demand({ splittable: false, minQuantity: 9 });
    expect(await said()).toMatchObject({ unmetQuantity: 10, en: 'From several suppliers: 9' });
  });

  test('with a demand that calls less of no use', async () => {
    await world.supply({ quantity: 6 });
    await world.demand({ minQuantity: 8 });
    expect(await said()).toMatchObject({
      unmetQuantity: 10,
      en: 'With a useful minimum of 6 instead of 8: 6',
      zh: '最低有用数量由 8 降到 6：可得 6',
    });
  });
});

describe('the figures of a run', () => {
  test('say what each party gave and got, how each priority fared, and how unequal it is', async () => {
    const supply = await world.supply({ quantity: 12 });
    const urgent = await world.demand({ priority: 'URGENT', quantity: 8 });
    const routine = await world.demand({ quantity: 16 });
    const hours = await world.demand({ list: urgent.list, categoryCode: 'EDUCATION.TUTORING', quantity: 5 });
    const { metrics, matches, unmatched } = await world.run({ validFrom: '2026-03-04' });
    expect(unmatched.map((one: { demand: object }) => one.demand)).toEqual([
      { id: routine.id, state: 'OPEN' },
      { id: hours.id, state: 'ESCALATED' },
    ]);
    const share = (owner: string, quantity: number, matchedQuantity: number, share: number) => ({
      owner: { id: owner },
      quantity,
      matchedQuantity,
      share,
    });
    expect(metrics.suppliers).toEqual([share(supply.list.ownerId, 12, 12, 1)]);
    // Eight of eight and none of five: one half, whatever they are measured in.
    expect(metrics.receivers).toEqual([
      share(routine.list.ownerId, 16, 4, 0.25),
      share(urgent.list.ownerId, 13, 8, 0.5),
    ]);
    expect(metrics.priorities).toEqual([
      { priority: 'URGENT', demandedQuantity: 8, matchedQuantity: 8, share: 1 },
      { priority: 'IMPORTANT', demandedQuantity: 0, matchedQuantity: 0, share: 0 },
      { priority: 'ROUTINE', demandedQuantity: 21, matchedQuantity: 4, share: 4 / 21 },
    ]);
    // Of 1/4 and 1/2: (1/4) / (2 · 2 · 3/8 · 2 / 2) = 1/6.
    expect(metrics.gini).toBeCloseTo(1 / 6, 10);
    const total = matches.reduce((sum: number, one: Scored) => sum + one.quantity * one.score.total, 0);
    expect(metrics.meanScore).toBeCloseTo(total / 12, 10);
  });
});

interface Scored {
  readonly quantity: number;
  readonly score: { readonly total: number };
}

describe('what the last run says of a demand', () => {
  const ask = async (id: string, as?: string) => {
    const document = `query ($id: ID!) { node(id: $id) { ... on Demand { unmatched { reason unmetQuantity } } } }`;
    return (await commons.query(document, { id }, { ...(as && { as }) })).data.node.unmatched;
  };

  test('is for its owner and for staff of its place', async () => {
    const demand = await world.demand();
    const secretary = await world.secretaryOf(world.grid);
    expect(await ask(demand.id, secretary)).toBeNull();
    await world.run();
    const answer = { reason: 'NO_SUCH_CATEGORY', unmetQuantity: 10 };
    for (const as of [secretary, world.staff, await world.communityStaff()])
      expect(await ask(demand.id, as)).toEqual(answer);
    const others = [undefined, await world.secretaryOf(world.nextGrid), await world.someone()];
    for (const as of others) expect(await ask(demand.id, as)).toBeNull();
  });

  test('is gone when a later run of the same moment meets all of it', async () => {
    const demand = await world.demand();
    await world.run();
    await world.supply({ quantity: 10 });
    await world.run();
    expect(await ask(demand.id, world.staff)).toBeNull();
  });

  test('is gone when a later run meets all of it', async () => {
    const demand = await world.demand();
    await world.run();
    commons.clock.now = commons.clock.now.add({ minutes: 1 });
    await world.supply({ quantity: 4 });
    await world.run();
    expect(await ask(demand.id, world.staff)).toEqual({ reason: 'SUPPLY_TOO_SMALL', unmetQuantity: 6 });
    commons.clock.now = commons.clock.now.add({ minutes: 1 });
    await world.supply({ quantity: 6 });
    await world.run();
    expect(await ask(demand.id, world.staff)).toBeNull();
  });
});
