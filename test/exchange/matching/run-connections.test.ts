import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Commons, startCommons } from '../../support/commons.ts';
import { buildMatchingWorld, type MatchingWorld } from './matching.world.ts';

let commons: Commons;
let world: MatchingWorld;
beforeAll(async () => {
  commons = await startCommons();
  world = await buildMatchingWorld(commons);
  await world.supply({ quantity: 40 });
  for (const [at, priority] of (['ROUTINE', 'URGENT', 'IMPORTANT'] as const).entries()) {
    await world.demand({ title: `需${at}`, quantity: 6 + at, priority });
  }
  for (const priority of ['ROUTINE', 'URGENT'] as const) {
    await world.demand({ title: `无${priority}`, categoryCode: 'LEGAL.ADVICE', quantity: 3, priority });
  }
});
afterAll(() => commons.close());

const MATCHES = 'totalCount pageInfo { endCursor hasNextPage } edges { cursor node { quantity demand { title } } }';
const UNMATCHED =
  'totalCount pageInfo { endCursor hasNextPage } edges { node { reason unmetQuantity demand { title } } }';

/** Titles of the demands on a page. */
const titlesOf = ({ edges }: { edges: { node: { demand: { title: string } } }[] }) =>
  edges.map(({ node }) => node.demand.title);

describe.each([
  ['a run that is kept', false],
  ['a dry run', true],
])('of %s', (_what, dryRun) => {
  const shown = async (fields: string) => {
    const run = await world.run({ dryRun }, { shown: `id viewerless: dryRun ${fields}` });
    expect(run.viewerless).toBe(dryRun);
    return run;
  };

  test('the matches come in the order that is asked for, page by page, and with what is looked for', async () => {
    const by = (field: string, direction: string, more = '') =>
      `matchConnection(orderBy: { field: ${field}, direction: ${direction} } ${more}) { ${MATCHES} }`;
    const run = await shown(`
      urgent: ${by('PRIORITY', 'DESC')} routine: ${by('PRIORITY', 'ASC')}
      large: ${by('QUANTITY', 'DESC', ', first: 2')} best: matchConnection { ${MATCHES} }
      only: matchConnection(where: { priorities: [URGENT], states: [PROPOSED] }) { ${MATCHES} }
      none: matchConnection(where: { states: [CONFIRMED] }) { ${MATCHES} }
      last: matchConnection(orderBy: { field: QUANTITY, direction: DESC }, last: 1) { ${MATCHES} }`);
    expect(titlesOf(run.urgent)).toEqual(['需1', '需2', '需0']);
    expect(titlesOf(run.routine)).toEqual(['需0', '需2', '需1']);
    expect([titlesOf(run.large), run.large.pageInfo.hasNextPage]).toEqual([['需2', '需1'], true]);
    expect([run.best.totalCount, run.large.totalCount]).toEqual([3, 3]);
    expect([titlesOf(run.only), titlesOf(run.none), titlesOf(run.last)]).toEqual([['需1'], [], ['需0']]);
  });

  test('the unmet demands come the most pressing first, or the largest', async () => {
    const run = await shown(`
      pressing: unmatchedConnection { ${UNMATCHED} }
      first: unmatchedConnection(orderBy: { field: PRIORITY, direction: ASC }, first: 1) { ${UNMATCHED} }
      only: unmatchedConnection(where: { priorities: [ROUTINE], reasons: [NO_SUCH_CATEGORY] }) { ${UNMATCHED} }
      sized: unmatchedConnection(orderBy: { field: UNMET_QUANTITY, direction: DESC }) { ${UNMATCHED} }
      none: unmatchedConnection(where: { reasons: [TOO_FAR] }) { ${UNMATCHED} }
      below: unmatchedConnection(where: { escalated: false }) { ${UNMATCHED} }`);
    expect(titlesOf(run.pressing)).toEqual(['无URGENT', '无ROUTINE']);
    expect([titlesOf(run.first), run.first.pageInfo.hasNextPage]).toEqual([['无ROUTINE'], true]);
    expect([titlesOf(run.only), run.sized.totalCount]).toEqual([['无ROUTINE'], 2]);
    expect([titlesOf(run.none), titlesOf(run.below)]).toEqual([[], []]);
  });
});

test('the next page goes on where the last has ended', async () => {
  const { id } = await world.run({}, { shown: 'id' });
  const PAGE = `query ($id: ID!, $after: String) { node(id: $id) { ... on MatchingRun {
    matchConnection(first: 2, after: $after, orderBy: { field: PRIORITY }) { ${MATCHES} } } } }`;
  const first = await commons.query(PAGE, { id }, { as: world.staff });
  const { endCursor } = first.data.node.matchConnection.pageInfo;
  const second = await commons.query(PAGE, { id, after: endCursor }, { as: world.staff });
  expect(titlesOf(first.data.node.matchConnection)).toEqual(['需1', '需2']);
  expect(titlesOf(second.data.node.matchConnection)).toEqual(['需0']);
});

test('each costs one statement, beside the run and who is asking', async () => {
  const { id } = await world.run({}, { shown: 'id' });
  const ask = (fields: string) => () =>
    commons.query(
      `query ($id: ID!) { node(id: $id) { ... on MatchingRun { id ${fields} } } }`,
      { id },
      { as: world.staff },
    );
  const bare = await commons.statements(ask(''));
  const page = 'matchConnection(first: 100) { totalCount edges { node { id } } }';
  expect(await commons.statements(ask(page))).toBe(bare + 1);
  expect(await commons.statements(ask('unmatchedConnection { totalCount edges { node { reason } } }'))).toBe(bare + 1);
});

test('runs are found by their place and by a date', async () => {
  const { id } = await world.run({ validFrom: '2026-07-01', validTo: '2026-07-31' }, { shown: 'id' });
  const find = async (where: object) => {
    const document = 'query ($where: MatchingRunFilter) { matchingRuns(where: $where) { edges { node { id } } } }';
    const { data, errors } = await commons.query(document, { where }, { as: world.staff });
    return (
      errors?.[0]?.extensions.code ??
      data.matchingRuns.edges.some(({ node }: { node: { id: string } }) => node.id === id)
    );
  };
  expect(await find({ on: '2026-07-15' })).toBe(true);
  expect(await find({ on: '2026-08-01' })).toBe(false);
  expect(await find({ withinCode: world.subdistrict.code })).toBe(true);
  expect(await find({ withinCode: world.community.code })).toBe(false);
  expect(await find({ withinCode: '999999999999' })).toBe('BAD_USER_INPUT');
});
