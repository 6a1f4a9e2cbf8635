import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildDemand, buildList, buildSupply } from '../../../seeds/factories/exchange.factory.ts';
import { buildFacility } from '../../../seeds/factories/facility.factory.ts';
import { buildMatch } from '../../../seeds/factories/match.factory.ts';
import { loadServiceCategories } from '../../../seeds/categories.seeder.ts';
import { type Commons, startCommons } from '../../support/commons.ts';
import { buildListWorld, EVENINGS, listOperations, type ListWorld, refusalOf } from './list-world.ts';

let commons: Commons;
let world: ListWorld;
let operations: ReturnType<typeof listOperations>;
beforeAll(async () => {
  commons = await startCommons();
  await loadServiceCategories(commons.db);
  world = await buildListWorld(commons);
  operations = listOperations(commons);
});
afterAll(() => commons.close());

const STATES = ['DRAFT', 'SUBMITTED', 'IN_FORCE', 'CLOSED'] as const;
const ACTIONS = ['edit', 'submit', 'confirm', 'return', 'close', 'copy'] as const;
type Action = (typeof ACTIONS)[number];

async function actionsOf(listId: string, as?: string): Promise<Record<Action, boolean> | null> {
  const document = `query ($id: ID!) { node(id: $id) { ... on SupplyDemandList { viewerCan { ${ACTIONS.join(' ')} } } } }`;
  const { data } = await commons.query(document, { id: listId }, { ...(as && { as }) });
  return data.node?.viewerCan ?? null;
}

/** Does it, and says whether it was done. */
async function isDone(action: Action, listId: string, as: string): Promise<boolean> {
  const reason = '按约定';
  const entry = { listId, categoryCode: 'LEGAL.ADVICE', title: '咨询', quantity: 1, windows: [EVENINGS] };
  const period = { validFrom: '2027-01-01', validTo: '2027-12-31' };
  const copy = { listId, ...period, idempotencyKey: `${listId} ${as}` };
  const done = {
    edit: () => operations.addSupply(entry, as),
    submit: () => operations.submit({ listId }, as),
    confirm: () => operations.confirm({ listId }, as),
    return: () => operations.return({ listId, reason }, as),
    close: () => operations.close({ listId, reason }, as),
    copy: async () => {
      const answer = await commons.query(
        'mutation ($input: SupplyDemandListCopyInput!) { copy: supplyDemandListCopy(input: $input) { list { id } userErrors { code field } } }',
        { input: copy },
        { as },
      );
      return { answer, ...answer.data?.copy };
    },
  };
  return refusalOf(await done[action]()) === '';
}

describe('what the caller may do with a list', () => {
  test.each(['unit', 'branch'] as const)('of a %s is what the mutations do, and nothing else', async (kind) => {
    const { manager, secretary, staff, above, rival, resident } = world;
    const viewers = { manager, secretary, staff, above, rival, resident };
    for (const state of STATES) {
      for (const [name, as] of Object.entries(viewers)) {
        for (const action of ACTIONS) {
          // One of its own for each, as what is done changes it.
          const list = await buildList(commons.db, { ownerId: world[kind].id, state });
          await buildSupply(commons.db, { list });
          const can = await actionsOf(list.id, as);
          const did = await isDone(action, list.id, as);
          expect({ state, name, action, did }).toEqual({ state, name, action, did: can?.[action] ?? false });
        }
      }
    }
  });

  test('is nothing for who is not signed in', async () => {
    const list = await buildList(commons.db, { ownerId: world.unit.id });
    expect(Object.values((await actionsOf(list.id))!)).toEqual(ACTIONS.map(() => false));
  });

  test('does not hold submitting while there is nothing on it', async () => {
    const list = await buildList(commons.db, { ownerId: world.unit.id, state: 'DRAFT' });
    expect((await actionsOf(list.id, world.manager))!.submit).toBe(false);
    expect(await isDone('submit', list.id, world.manager)).toBe(false);
  });
});

describe('a list in figures', () => {
  const FIGURES = `figures { supplies { entries quantity matchedQuantity matchedShare }
    demands { entries quantity matchedQuantity matchedShare } problems { kind entries } }`;

  test('counts what is on it, what matches hold of it and what is wrong, without what is withdrawn', async () => {
    const list = await buildList(commons.db, { ownerId: world.unit.id });
    const facility = await buildFacility(commons.db, {
      unitId: world.unit.id,
      state: 'SUSPENDED',
      now: commons.clock.now,
    });
    const supply = await buildSupply(commons.db, { list, quantity: 30 });
    await buildSupply(commons.db, { list, quantity: 10, facilityId: facility.id });
    await buildSupply(commons.db, { list, quantity: 99, withdrawn: true });
    const demand = await buildDemand(commons.db, { list, quantity: 8 });
    const receiver = await buildDemand(commons.db, { quantity: 10 });
    const agreed = { supplyId: supply.id, demandId: receiver.id, quantity: 10, state: 'CONFIRMED' } as const;
    await buildMatch(commons.db, { ...agreed, now: commons.clock.now });
    await commons.sql('update demand set escalated_at = now() where id = $1', [demand.id]);
    const document = `query ($id: ID!) { node(id: $id) { ... on SupplyDemandList { ${FIGURES} } } }`;
    const { data } = await commons.query(document, { id: list.id });
    expect(data.node.figures).toEqual({
      supplies: { entries: 2, quantity: 40, matchedQuantity: 10, matchedShare: 0.25 },
      demands: { entries: 1, quantity: 8, matchedQuantity: 0, matchedShare: 0 },
      problems: [
        { kind: 'ESCALATED', entries: 1 },
        { kind: 'FACILITY_NOT_PUBLISHED', entries: 1 },
      ],
    });
  });

  test('is empty for an empty list', async () => {
    const list = await buildList(commons.db, { ownerId: world.unit.id });
    const document = `query ($id: ID!) { node(id: $id) { ... on SupplyDemandList { ${FIGURES} } } }`;
    const none = { entries: 0, quantity: 0, matchedQuantity: 0, matchedShare: 0 };
    const { data } = await commons.query(document, { id: list.id });
    expect(data.node.figures).toEqual({ supplies: none, demands: none, problems: [] });
  });

  test('costs no statement more for a page of lists, with their owners and what may be done as well', async () => {
    const page = (more: string) => `{ supplyDemandLists(first: 20) { edges { node { id ${more} } } } }`;
    const as = world.manager;
    const bare = await commons.statements(() => commons.query(page(''), {}, { as }));
    const owner =
      'owner { __typename ... on ResidentUnit { id name kind createdAt } ... on GridBranch { id name level } }';
    const shown = `${FIGURES} ${owner} viewerCan { edit submit }`;
    const statements = await commons.statements(() => commons.query(page(shown), {}, { as }));
    expect({ bare, statements }).toEqual({ bare: 2, statements: 2 });
    // The same as each list says by itself.
    const { data } = await commons.query(page(`${FIGURES} ${owner}`), {}, { as });
    for (const { node } of data.supplyDemandLists.edges) {
      const one = `query ($id: ID!) { node(id: $id) { ... on SupplyDemandList { id ${FIGURES} ${owner} } } }`;
      expect((await commons.query(one, { id: node.id }, { as })).data.node).toEqual(node);
    }
  });
});

describe('the entries of a list, page by page', () => {
  const PAGE = `query ($id: ID!, $where: ListEntryFilter, $orderBy: ListEntryOrder, $first: Int, $after: String) {
    node(id: $id) { ... on SupplyDemandList {
      supplyConnection(where: $where, orderBy: $orderBy, first: $first, after: $after) {
        totalCount pageInfo { endCursor hasNextPage } edges { node { title quantity } } }
      demandConnection(where: $where, orderBy: $orderBy) { totalCount } } } }`;
  let listId: string;
  beforeAll(async () => {
    const list = await buildList(commons.db, { ownerId: world.unit.id });
    listId = list.id;
    const titles = ['夜间车位', 'Hall', '车位二', 'hall two', '器材'];
    for (const [at, title] of titles.entries()) {
      await buildSupply(commons.db, { list, title, quantity: 10 - at, createdAt: `2026-01-0${at + 1}T00:00:00Z` });
    }
    await buildDemand(commons.db, { list, title: '车位' });
  });

  async function titles(variables: object): Promise<string[]> {
    const { data, errors } = await commons.query(PAGE, { id: listId, ...variables });
    expect(errors).toBeUndefined();
    return data.node.supplyConnection.edges.map(({ node }: { node: { title: string } }) => node.title);
  }

  test('come as they were entered, or in the order that is asked for, from page to page', async () => {
    expect(await titles({})).toEqual(['夜间车位', 'Hall', '车位二', 'hall two', '器材']);
    const orderBy = { field: 'QUANTITY', direction: 'ASC' };
    const { data } = await commons.query(PAGE, { id: listId, orderBy, first: 2 });
    const { edges, pageInfo, totalCount } = data.node.supplyConnection;
    expect(edges.map(({ node }: { node: { title: string } }) => node.title)).toEqual(['器材', 'hall two']);
    expect([totalCount, pageInfo.hasNextPage, data.node.demandConnection.totalCount]).toEqual([5, true, 1]);
    expect(await titles({ orderBy, first: 2, after: pageInfo.endCursor })).toEqual(['车位二', 'Hall']);
    expect(await titles({ orderBy: { field: 'QUANTITY', direction: 'DESC' }, first: 1 })).toEqual(['夜间车位']);
  });

  test('are those that are looked for, whatever the case of a letter', async () => {
    expect(await titles({ where: { text: 'HALL' } })).toEqual(['Hall', 'hall two']);
    expect(await titles({ where: { states: ['MATCHED'] } })).toEqual([]);
  });

  test('cost one statement for each side, beside the list and the count in it', async () => {
    expect(await commons.statements(() => commons.query(PAGE, { id: listId }))).toBe(3);
  });
});
