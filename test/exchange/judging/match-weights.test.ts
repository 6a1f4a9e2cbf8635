import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Role } from '../../../src/request/viewer.ts';
import { type Commons, startCommons } from '../../support/commons.ts';
import { buildMatchingWorld, given, type MatchingWorld, north, CENTER } from '../matching/matching.world.ts';

let commons: Commons;
let world: MatchingWorld;
let admin: string;
beforeAll(async () => {
  commons = await startCommons();
});
beforeEach(async () => {
  world = await buildMatchingWorld(commons);
  admin = await world.admin();
});
afterAll(() => commons.close());

const WEIGHTS = 'version timeFit distanceFit quantityFit fairness reliability reason setAt';
const DEFAULTS = { timeFit: 0.3, distanceFit: 0.25, quantityFit: 0.15, fairness: 0.2, reliability: 0.1 };
const UNSET = { version: 0, ...DEFAULTS, reason: null, setAt: null };
const PROPORTIONS = { timeFit: 4, distanceFit: 3, quantityFit: 2, fairness: 1, reliability: 0 };
const REASON = '联席会议商定';

async function set(as: string | undefined, input: object = {}) {
  const { data, errors } = await commons.query(
    `mutation ($input: MatchWeightsSetInput!) {
       matchWeightsSet(input: $input) { weights { ${WEIGHTS} } userErrors { code field } } }`,
    { input: { districtCode: world.district.code, weights: PROPORTIONS, reason: REASON, ...input } },
    { ...(as && { as }) },
  );
  return errors ? errors[0]!.extensions.code : data.matchWeightsSet;
}

async function read(districtCode = world.district.code) {
  const document = `query ($districtCode: String!) { matchWeights(districtCode: $districtCode) { ${WEIGHTS} } }`;
  return (await commons.query(document, { districtCode })).data.matchWeights;
}

const refusal = (code: string, ...field: string[]) => ({
  weights: null,
  userErrors: [{ code, field: field.length > 0 ? field : null }],
});

describe('the weights of a district', () => {
  test('are those of version 0 until some are set, for everybody to see', async () => {
    expect(await read()).toEqual([UNSET]);
    expect(await read('a code that cannot be stored\0')).toEqual([UNSET]);
  });

  test('are set by its administrators in proportion, one version after the other, with who and why', async () => {
    const first = { version: 1, timeFit: 0.4, distanceFit: 0.3, quantityFit: 0.2, fairness: 0.1, reliability: 0 };
    const setAt = commons.clock.now.toString({ fractionalSecondDigits: 3 });
    expect(await set(admin)).toEqual({ weights: { ...first, reason: REASON, setAt }, userErrors: [] });
    const onlyNear = { timeFit: 0, distanceFit: 7, quantityFit: 0, fairness: 0, reliability: 0 };
    await set(admin, { weights: onlyNear });
    expect(await read()).toEqual([
      { version: 2, ...onlyNear, distanceFit: 1, reason: REASON, setAt },
      { ...first, reason: REASON, setAt },
      UNSET,
    ]);
    const audit = await commons.sql(
      `select e.action, a.subject from audit_entry e join account a on a.id = e.actor_id
       where e.subject_id = $1`,
      [world.district.id],
    );
    expect(audit).toEqual(Array.from({ length: 2 }, () => ({ action: 'matchWeightsSet', subject: admin })));
  });

  test('stand as they were written when they add up to 1', async () => {
    const weights = { timeFit: 0.1, distanceFit: 0.6, quantityFit: 0.1, fairness: 0.1, reliability: 0.1 };
    expect((await set(admin, { weights })).weights).toMatchObject(weights);
  });

  test('hold in their district alone', async () => {
    await set(admin);
    const other = await buildMatchingWorld(commons);
    expect(await read(other.district.code)).toEqual([UNSET]);
  });

  test('are set by two at once as two versions', async () => {
    await Promise.all([set(admin), set(admin), set(admin)]);
    expect((await read()).map(({ version }: { version: number }) => version)).toEqual([3, 2, 1, 0]);
  });

  test('are set by nobody else', async () => {
    const far = await world.someone({
      role: Role.DISTRICT_ADMIN,
      divisionId: (await buildMatchingWorld(commons)).district.id,
    });
    for (const as of [world.staff, await world.communityStaff(), await world.secretaryOf(world.grid), far]) {
      expect(await set(as)).toEqual(refusal('FORBIDDEN'));
    }
    expect(await set('somebody without an account')).toBe('FORBIDDEN');
    expect(await set(undefined)).toBe('UNAUTHENTICATED');
    expect(await read()).toEqual([UNSET]);
  });

  test('are refused when they cannot be meant', async () => {
    const zero = { timeFit: 0, distanceFit: 0, quantityFit: 0, fairness: 0, reliability: 0 };
    expect(await set(admin, { weights: zero })).toEqual(refusal('INVALID_INPUT', 'weights'));
    expect(await set(admin, { weights: { ...zero, fairness: -1 } })).toEqual(
      refusal('INVALID_INPUT', 'weights', 'fairness'),
    );
    expect(await set(admin, { weights: { ...zero, fairness: 1e9 } })).toEqual(
      refusal('INVALID_INPUT', 'weights', 'fairness'),
    );
    expect(await set(admin, { reason: '  ' })).toEqual(refusal('INVALID_INPUT', 'reason'));
    expect(await set(admin, { districtCode: world.community.code })).toEqual(refusal('INVALID_INPUT', 'districtCode'));
    expect(await set(admin, { districtCode: '999999999999' })).toEqual(refusal('NOT_FOUND', 'districtCode'));
    expect(await read()).toEqual([UNSET]);
  });

  test('decide the runs from then on; matches so far keep those that they were judged by', async () => {
    // Hours are met by quantity alone, so that the weights decide.
    const hours = { categoryCode: 'EDUCATION.TUTORING' };
    const early = {
      ...hours,
      windows: [
        { dayClass: 'EVERY_DAY', weekdays: [], startTime: '18:00', endTime: '20:00', seasonFrom: null, seasonTo: null },
      ],
    } as const;
    const near = await world.supply({ ...early, location: CENTER });
    const whole = await world.supply({ ...hours, location: north(2_900) });
    const demand = await world.demand({ ...hours, location: CENTER, quantity: 10 });
    const first = await world.run();
    expect([given(first, demand, whole), first.weightsVersion]).toEqual([10, 0]);
    await set(admin, { weights: { timeFit: 1, distanceFit: 9, quantityFit: 0, fairness: 0, reliability: 0 } });
    const second = await world.run();
    expect([given(second, demand, near), second.weightsVersion]).toEqual([10, 1]);
    const document =
      'query ($id: ID!) { node(id: $id) { ... on MatchingRun { weightsVersion matches { score { total } } } } }';
    const { node } = (await commons.query(document, { id: first.id }, { as: world.staff })).data;
    expect(node).toEqual({ weightsVersion: 0, matches: [{ score: { total: first.matches[0].score.total } }] });
  });
});
