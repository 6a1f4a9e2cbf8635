import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BuiltList, buildDemand, buildList, buildSupply } from '../../../seeds/factories/exchange.factory.ts';
import { newId } from '../../../src/shared/node.ts';
import { type Commons, startCommons } from '../../support/commons.ts';
import { buildListWorld, type ListWorld } from './list-world.ts';

const STATES = ['DRAFT', 'SUBMITTED', 'IN_FORCE', 'CLOSED'] as const;
type State = (typeof STATES)[number];

let commons: Commons;
let world: ListWorld;
let ofUnit: Record<State, BuiltList>;
let ofBranch: Record<State, BuiltList>;
let elsewhere: BuiltList;
beforeAll(async () => {
  commons = await startCommons();
  world = await buildListWorld(commons);
  const { db } = commons;
  const oneOfEach = async (ownerId: string, year: number) => {
    const lists = [];
    for (const [at, state] of STATES.entries()) {
      const validFrom = `${year}-0${at + 1}-01`;
      const reason = state === 'CLOSED' && { stateReason: '搬迁' };
      lists.push([state, await buildList(db, { ownerId, state, validFrom, validTo: `${year}-12-31`, ...reason })]);
    }
    return Object.fromEntries(lists) as Record<State, BuiltList>;
  };
  ofUnit = await oneOfEach(world.unit.id, 2025);
  ofBranch = await oneOfEach(world.branch.id, 2026);
  elsewhere = await buildList(db, { ownerId: world.otherUnit.id, validFrom: '2024-05-01', validTo: '2024-06-01' });
  for (const list of [...Object.values(ofUnit), ...Object.values(ofBranch)]) {
    await buildSupply(db, { list, title: '第一项', createdAt: '2026-01-02T00:00:00Z' });
    await buildSupply(db, { list, title: '第二项', createdAt: '2026-01-03T00:00:00Z' });
    await buildDemand(db, { list });
  }
});
afterAll(() => commons.close());

const LISTS = `query ($where: SupplyDemandListFilter, $first: Int, $after: String, $last: Int, $before: String) {
  supplyDemandLists(where: $where, first: $first, after: $after, last: $last, before: $before) {
    totalCount edges { cursor node { id state owner { ... on Node { id } } } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;

async function idsOf(variables: object, as?: string): Promise<string[]> {
  const { data, errors } = await commons.query(LISTS, variables, { ...(as && { as }) });
  expect(errors).toBeUndefined();
  const ids = data.supplyDemandLists.edges.map(({ node }: { node: { id: string } }) => node.id);
  if (!('first' in variables) && !('last' in variables)) expect(data.supplyDemandLists.totalCount).toBe(ids.length);
  return ids;
}

const ids = (...lists: BuiltList[]) => lists.map(({ id }) => id);

describe('the lists', () => {
  test('show everybody those in force and closed ones, the latest first', async () => {
    const everybody = ids(ofBranch.CLOSED, ofBranch.IN_FORCE, ofUnit.CLOSED, ofUnit.IN_FORCE, elsewhere);
    expect(await idsOf({})).toEqual(everybody);
    expect(await idsOf({}, world.resident)).toEqual(everybody);
    expect(await idsOf({}, world.sibling)).toEqual(everybody);
  });

  test('show drafts and submitted ones to their owner and to staff of the place', async () => {
    const hidden = { where: { states: ['DRAFT', 'SUBMITTED'] } };
    expect(await idsOf(hidden)).toEqual([]);
    expect(await idsOf(hidden, world.manager)).toEqual(ids(ofUnit.SUBMITTED, ofUnit.DRAFT));
    expect(await idsOf(hidden, world.secretary)).toEqual(ids(ofBranch.SUBMITTED, ofBranch.DRAFT));
    for (const staff of [world.staff, world.above, world.admin]) {
      const both = ids(ofBranch.SUBMITTED, ofBranch.DRAFT, ofUnit.SUBMITTED, ofUnit.DRAFT);
      expect(await idsOf(hidden, staff)).toEqual(both);
    }
    for (const other of [world.rival, world.otherSecretary, world.sibling])
      expect(await idsOf(hidden, other)).toEqual([]);
  });

  test('are filtered by owner, place and state together', async () => {
    expect(await idsOf({ where: { ownerId: world.unit.id } })).toEqual(ids(ofUnit.CLOSED, ofUnit.IN_FORCE));
    expect(await idsOf({ where: { withinCode: world.grid.code } })).toEqual(ids(ofBranch.CLOSED, ofBranch.IN_FORCE));
    expect(await idsOf({ where: { withinCode: world.otherSubdistrict.code } })).toEqual([elsewhere.id]);
    const closed = { withinCode: world.community.code, states: ['CLOSED'] };
    expect(await idsOf({ where: closed })).toEqual(ids(ofBranch.CLOSED, ofUnit.CLOSED));
    expect(await idsOf({ where: { ...closed, ownerId: world.otherUnit.id } })).toEqual([]);
    expect(await idsOf({ where: { states: [] } })).toEqual([]);
  });

  test.each([
    ['an owner that is neither unit nor branch', () => ({ ownerId: newId('fac') })],
    ['a division that does not exist', () => ({ withinCode: '999999999999' })],
  ])('are refused for %s', async (_, where) => {
    const { errors } = await commons.query(LISTS, { where: where() });
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  test('come in pages from either end', async () => {
    const all = await idsOf({});
    const first = await commons.query(LISTS, { first: 2 });
    const { pageInfo } = first.data.supplyDemandLists;
    expect(pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    expect(await idsOf({ first: 2, after: pageInfo.endCursor })).toEqual(all.slice(2, 4));
    expect(await idsOf({ last: 2 })).toEqual(all.slice(-2));
    expect(await idsOf({ last: 1, before: pageInfo.endCursor })).toEqual(all.slice(0, 1));
  });

  test('cost one statement, and with all that is on them one for each kind', async () => {
    expect(await commons.statements(() => commons.query('{ supplyDemandLists { edges { node { id } } } }'))).toBe(1);
    const document = `{ supplyDemandLists { edges { node { owner { ... on Node { id } }
      supplies { title category { code parent { code } } list { id } facility { id } alliances { id } }
      demands { title category { code } requesters { ... on Node { id } } mergedFrom { id } } } } } }`;
    // The lists with their owners; supplies and demands; alliances, what was merged, units and branches as requesters, categories,
    // their parents, and the lists again, by the entries.
    expect(await commons.statements(() => commons.query(document))).toBe(11);
  });
});

describe('one list', () => {
  const NODE = `query ($id: ID!) { node(id: $id) { ... on SupplyDemandList { id stateReason supplies { title } demands { id } } } }`;

  test('shows what is on it in the order in which it was entered', async () => {
    const { data } = await commons.query(NODE, { id: ofUnit.IN_FORCE.id });
    expect(data.node.supplies).toEqual([{ title: '第一项' }, { title: '第二项' }]);
    expect(data.node.demands).toHaveLength(1);
  });

  test('is null by id to those who may not see it, and so is what is on it', async () => {
    const [supply] = await commons.sql<{ id: string }>('select id from supply where list_id = $1', [ofUnit.DRAFT.id]);
    const [demand] = await commons.sql<{ id: string }>('select id from demand where list_id = $1', [ofUnit.DRAFT.id]);
    const NODES = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
    const asked = [ofUnit.DRAFT.id, supply!.id, demand!.id];
    for (const as of [undefined, world.rival, world.secretary, world.sibling]) {
      const { data } = await commons.query(NODES, { ids: asked }, { ...(as && { as }) });
      expect(data.nodes).toEqual([null, null, null]);
    }
    for (const as of [world.manager, world.staff]) {
      const { data } = await commons.query(NODES, { ids: asked }, { as });
      expect(data.nodes).toEqual(asked.map((id) => ({ id })));
    }
  });

  test('tells its reason to its owner and to staff of the place only', async () => {
    const reasonFor = async (as?: string) =>
      (await commons.query(NODE, { id: ofUnit.CLOSED.id }, { ...(as && { as }) })).data.node.stateReason;
    expect(await reasonFor(world.manager)).toBe('搬迁');
    expect(await reasonFor(world.staff)).toBe('搬迁');
    for (const as of [undefined, world.rival, world.secretary, world.sibling]) expect(await reasonFor(as)).toBeNull();
  });
});

describe('the lists of units and branches', () => {
  const OF_UNITS = `{ residentUnits(where: { withinCode: "$code" }) { edges { node {
    id supplyDemandLists(first: 1, where: { states: [IN_FORCE, DRAFT] }) { totalCount edges { node { id } } } } } } }`;

  test('are those that the caller may see', async () => {
    const document =
      'query ($id: ID!) { node(id: $id) { ... on ResidentUnit { supplyDemandLists { edges { node { id } } } } } }';
    const seenBy = async (as?: string) => {
      const { data } = await commons.query(document, { id: world.unit.id }, { ...(as && { as }) });
      return data.node.supplyDemandLists.edges.map(({ node }: { node: { id: string } }) => node.id);
    };
    expect(await seenBy()).toEqual(ids(ofUnit.CLOSED, ofUnit.IN_FORCE));
    expect(await seenBy(world.manager)).toEqual(ids(ofUnit.CLOSED, ofUnit.IN_FORCE, ofUnit.SUBMITTED, ofUnit.DRAFT));
    const branch = `query ($id: ID!) { node(id: $id) { ... on GridBranch {
      supplyDemandLists(where: { states: [DRAFT] }) { totalCount edges { node { id } } } } } }`;
    const { data } = await commons.query(branch, { id: world.branch.id }, { as: world.secretary });
    expect(data.node.supplyDemandLists).toEqual({ totalCount: 1, edges: [{ node: { id: ofBranch.DRAFT.id } }] });
  });

  test('cost one statement for all units together', async () => {
    const document = OF_UNITS.replace('$code', world.district.code);
    const { data } = await commons.query(document, {}, { as: world.manager });
    const units = data.residentUnits.edges.map(({ node }: { node: { id: string } }) => node);
    const unit = units.find(({ id }: { id: string }) => id === world.unit.id);
    expect(unit.supplyDemandLists).toEqual({ totalCount: 2, edges: [{ node: { id: ofUnit.IN_FORCE.id } }] });
    // The division of the code, the units, their lists, and who is asking.
    expect(await commons.statements(() => commons.query(document, {}, { as: world.manager }))).toBe(4);
  });
});
