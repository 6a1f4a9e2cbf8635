import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Role } from '../../../src/request/viewer.ts';
import { type Commons, startCommons } from '../../support/commons.ts';
import { buildMatchingWorld, type MatchingWorld, type RunInput, RUN_FROM } from './matching.world.ts';

let commons: Commons;
let world: MatchingWorld;
beforeAll(async () => {
  commons = await startCommons();
});
beforeEach(async () => {
  world = await buildMatchingWorld(commons);
});
afterAll(() => commons.close());

/** What is answered: the territory of the run, the refusal, or the error of the whole request. */
async function outcome(input: RunInput, as: string | undefined): Promise<string> {
  const { answer, run, userErrors } = await world.tryRun(input, { as });
  if (answer.errors) return answer.errors[0]!.extensions.code;
  if (run) return run.division.code === (input.withinCode ?? world.subdistrict.code) ? 'yes' : 'elsewhere';
  const [{ code, field }] = userErrors;
  return field ? `${code} at ${field.join('.')}` : code;
}

/** All that a run could leave behind. */
async function kept(): Promise<unknown> {
  const [row] = await commons.sql(`
    select (select count(*) from matching_run) as runs, (select count(*) from match) as matches,
           (select count(*) from unmatched_demand) as unmatched, (select count(*) from audit_entry) as entries,
           (select count(*) from demand where escalated_at is not null) as escalated`);
  return row;
}

describe('a run is started', () => {
  test('by staff of the territory and of those above, and for a grid by its secretary', async () => {
    const { grid, community, subdistrict, district, sibling, nextGrid } = world;
    const people = {
      secretary: await world.secretaryOf(grid),
      communityStaff: await world.communityStaff(),
      staff: world.staff,
      admin: await world.admin(),
      siblingStaff: await world.someone({ role: Role.COMMUNITY_STAFF, divisionId: sibling.id }),
    };
    const may = async (as: string) => {
      const answers = [];
      for (const { code } of [grid, nextGrid, community, subdistrict, district]) {
        answers.push(await outcome({ withinCode: code }, as));
      }
      return answers;
    };
    const no = 'FORBIDDEN';
    expect(await may(people.secretary)).toEqual(['yes', no, no, no, no]);
    expect(await may(people.communityStaff)).toEqual(['yes', 'yes', 'yes', no, no]);
    expect(await may(people.staff)).toEqual(['yes', 'yes', 'yes', 'yes', no]);
    expect(await may(people.admin)).toEqual(['yes', 'yes', 'yes', 'yes', 'yes']);
    expect(await may(people.siblingStaff)).toEqual([no, no, no, no, no]);
  });

  test('by nobody else, and then nothing has changed', async () => {
    const supply = await world.supply();
    await world.demand();
    const before = await kept();
    expect(await outcome({}, await world.managerOf(supply))).toBe('FORBIDDEN');
    expect(await outcome({ dryRun: true }, await world.managerOf(supply))).toBe('FORBIDDEN');
    expect(await outcome({}, await world.someone({ role: Role.RESIDENT }))).toBe('FORBIDDEN');
    expect(await outcome({}, 'somebody without an account')).toBe('FORBIDDEN');
    expect(await outcome({}, undefined)).toBe('UNAUTHENTICATED');
    expect(await kept()).toEqual(before);
  });
});

describe('a run is refused, and nothing has changed,', () => {
  const weights = { timeFit: 1, distanceFit: 1, quantityFit: 1, fairness: 1, reliability: 1 };
  test.each<[string, RunInput, string]>([
    ['for a territory that does not exist', { withinCode: '999999999999' }, 'NOT_FOUND at withinCode'],
    ['for what is no code', { withinCode: '鼓楼' }, 'INVALID_INPUT at withinCode'],
    [
      'for a period that ends before it begins',
      { validFrom: '2026-05-02', validTo: '2026-05-01' },
      'INVALID_INPUT at validTo',
    ],
    ['for a period that is over', { validFrom: '2026-02-01', validTo: '2026-03-02' }, 'INVALID_INPUT at validTo'],
    ['for more than a year', { validFrom: RUN_FROM, validTo: '2027-03-04' }, 'INVALID_INPUT at validTo'],
    ['for no category', { categoryCodes: [] }, 'INVALID_INPUT at categoryCodes'],
    [
      'for too many categories',
      { categoryCodes: Array.from({ length: 101 }, () => 'LEGAL') },
      'INVALID_INPUT at categoryCodes',
    ],
    ['for a category that does not exist', { categoryCodes: ['LEGAL', 'MAGIC'] }, 'NOT_FOUND at categoryCodes.1'],
    ['for a code that cannot be stored', { categoryCodes: ['LEGAL', 'LEGAL\0'] }, 'NOT_FOUND at categoryCodes.1'],
    ['for weights that are not only tried', { weights }, 'INVALID_INPUT at weights'],
    [
      'for a weight below zero',
      { dryRun: true, weights: { ...weights, fairness: -0.1 } },
      'INVALID_INPUT at weights.fairness',
    ],
    [
      'for a weight that is too large',
      { dryRun: true, weights: { ...weights, timeFit: 1_001 } },
      'INVALID_INPUT at weights.timeFit',
    ],
    [
      'for weights that are all zero',
      { dryRun: true, weights: { timeFit: 0, distanceFit: 0, quantityFit: 0, fairness: 0, reliability: 0 } },
      'INVALID_INPUT at weights',
    ],
  ])('%s', async (_, input, code) => {
    await world.supply();
    await world.demand();
    const before = await kept();
    expect(await outcome(input, world.staff)).toBe(code);
    expect(await kept()).toEqual(before);
  });

  test('with a sentence in the language of the request', async () => {
    const past = { validFrom: '2026-02-01', validTo: '2026-03-02' };
    const messageIn = async (language: string) => (await world.tryRun(past, { language })).userErrors[0].message;
    expect(await messageIn('en')).toBe('A run has a period that has not passed, of 1 to 366 days.');
    expect(await messageIn('zh-CN')).toBe('对接期限须尚未结束，长度为 1 至 366 天。');
  });

  test('but a year, and one that ends today, are fine', async () => {
    expect(await outcome({ validFrom: RUN_FROM, validTo: '2027-03-03' }, world.staff)).toBe('yes');
    expect(await outcome({ validFrom: '2026-03-01', validTo: RUN_FROM }, world.staff)).toBe('yes');
  });
});

describe('a run is seen', () => {
  const idsFor = async (as?: string) => {
    const { data, errors } = await commons.query(
      '{ matchingRuns { totalCount edges { node { id } } } }',
      {},
      { ...(as && { as }) },
    );
    if (errors) return errors[0]!.extensions.code;
    const ids = data.matchingRuns.edges.map(({ node }: { node: { id: string } }) => node.id);
    expect(data.matchingRuns.totalCount).toBe(ids.length);
    return ids;
  };
  const isShown = async (id: string, as?: string) =>
    (await commons.query('query ($id: ID!) { node(id: $id) { id } }', { id }, { ...(as && { as }) })).data.node !==
    null;

  test('by those who may start it, the latest first, and is nothing to others', async () => {
    const { grid, community } = world;
    const secretary = await world.secretaryOf(grid);
    const staff = await world.communityStaff();
    const ids: string[] = [];
    for (const withinCode of [grid.code, community.code, world.subdistrict.code]) {
      commons.clock.now = commons.clock.now.add({ seconds: 1 });
      ids.unshift((await world.run({ withinCode })).id);
    }
    const [ofSubdistrict, ofCommunity, ofGrid] = ids as [string, string, string];
    expect(await idsFor(world.staff)).toEqual(ids);
    expect(await idsFor(staff)).toEqual([ofCommunity, ofGrid]);
    expect(await idsFor(secretary)).toEqual([ofGrid]);
    expect(await idsFor(await world.secretaryOf(world.nextGrid))).toEqual([]);
    expect(await idsFor('somebody without an account')).toEqual([]);
    expect(await idsFor()).toBe('UNAUTHENTICATED');
    expect([await isShown(ofGrid, secretary), await isShown(ofCommunity, secretary)]).toEqual([true, false]);
    expect([await isShown(ofCommunity, staff), await isShown(ofSubdistrict, staff)]).toEqual([true, false]);
    expect([await isShown(ofSubdistrict, world.staff), await isShown(ofSubdistrict)]).toEqual([true, false]);
  });

  test('with the matches that the caller may see', async () => {
    await world.supply({ quantity: 20 });
    const ours = await world.demand();
    await world.demand({ at: world.nextGrid });
    await world.run({ withinCode: world.community.code });
    const own = await world.run({ withinCode: world.grid.code }, { as: await world.secretaryOf(world.grid) });
    expect(own.matches.map(({ demand }: { demand: object }) => demand)).toEqual([{ id: ours.id }]);
  });

  test('from a match by those who see the run, and not by the supplier', async () => {
    const supply = await world.supply();
    await world.demand();
    const { id, matches } = await world.run();
    const runOf = async (as: string) => {
      const document = 'query ($id: ID!) { node(id: $id) { ... on Match { origin run { id } } } }';
      return (await commons.query(document, { id: matches[0].id }, { as })).data.node;
    };
    expect(await runOf(world.staff)).toEqual({ origin: 'RUN', run: { id } });
    expect(await runOf(await world.managerOf(supply))).toEqual({ origin: 'RUN', run: null });
  });
});

test('who lost to a match is told of it, but not what its two sides told each other', async () => {
  const supply = await world.supply({ quantity: 5 });
  const served = await world.demand({ quantity: 5 });
  const lost = await world.demand({ at: world.nextGrid, quantity: 5 });
  const { data } = await commons.query(
    `mutation ($input: MatchSetInput!) { matchSet(input: $input) { match { id } } }`,
    { input: { supplyId: supply.id, demandId: served.id, quantity: 5, reason: '会议商定' } },
    { as: world.staff },
  );
  const { id } = data.matchSet.match;
  await commons.sql(
    `insert into rejected_occurrence (match_id, starts_at, ends_at, refusal)
     values ($1, '2026-03-10T10:00Z', '2026-03-10T12:00Z', 'slotUnavailable')`,
    [id],
  );
  await world.run();
  const lostTo = async (as: string) => {
    const document = `query ($id: ID!) { node(id: $id) { ... on Demand { unmatched {
      lostTo { id quantity stateReason rejectedOccurrences { start } } } } } }`;
    return (await commons.query(document, { id: lost.id }, { as })).data.node.unmatched.lostTo;
  };
  const seen = {
    id,
    quantity: 5,
    stateReason: '会议商定',
    rejectedOccurrences: [{ start: '2026-03-10T10:00:00.000Z' }],
  };
  expect(await lostTo(world.staff)).toEqual([seen]);
  expect(await lostTo(await world.secretaryOf(world.nextGrid))).toEqual([
    { id, quantity: 5, stateReason: null, rejectedOccurrences: [] },
  ]);
});
