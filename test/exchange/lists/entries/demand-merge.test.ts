import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type BuiltEntry,
  buildDemand,
  buildList,
  buildSupply,
  type DemandToBuild,
  type ListToBuild,
} from '../../../../seeds/factories/exchange.factory.ts';
import { buildMatch } from '../../../../seeds/factories/match.factory.ts';
import { newId } from '../../../../src/shared/node.ts';
import { type Commons, startCommons } from '../../../support/commons.ts';
import { buildListWorld, listOperations, type ListWorld, refusalOf } from '../list-world.ts';

let commons: Commons;
let world: ListWorld;
let operations: ReturnType<typeof listOperations>;
beforeAll(async () => {
  commons = await startCommons();
  world = await buildListWorld(commons);
  operations = listOperations(commons);
});
afterAll(() => commons.close());

async function demandOf(
  owner: 'branch' | 'otherBranch' | 'unit',
  given: DemandToBuild & Pick<ListToBuild, 'state'> = {},
): Promise<BuiltEntry> {
  const { state = 'IN_FORCE', ...demand } = given;
  const list = await buildList(commons.db, { ownerId: world[owner].id, state });
  return buildDemand(commons.db, { list, ...demand });
}

const merge = (one: BuiltEntry, into: BuiltEntry, as?: string, more: object = {}) =>
  operations.mergeDemands({ demandId: one.id, intoDemandId: into.id, reason: '同一需求', ...more }, as);

describe('merging two demands', () => {
  test('withdraws the one and keeps its requester on the other', async () => {
    const [one, into] = [await demandOf('unit'), await demandOf('branch')];
    const { demand, userErrors } = await merge(one, into, world.staff);
    expect(userErrors).toEqual([]);
    expect(demand).toMatchObject({
      id: into.id,
      quantity: 10,
      state: 'OPEN',
      mergedFrom: [{ id: one.id }],
      requesters: [{ id: world.branch.id }, { id: world.unit.id }],
    });
    const { data } = await commons.query(
      'query ($id: ID!) { node(id: $id) { ... on Demand { state stateReason mergedInto { id } requesters { ... on Node { id } } } } }',
      { id: one.id },
      { as: world.manager },
    );
    expect(data.node).toEqual({
      state: 'WITHDRAWN',
      stateReason: '同一需求',
      mergedInto: { id: into.id },
      requesters: [{ id: world.unit.id }],
    });
  });

  test('shows the requesters of all that was merged before, each once', async () => {
    const demands = [
      await demandOf('otherBranch'),
      await demandOf('unit'),
      await demandOf('unit'),
      await demandOf('branch'),
    ] as const;
    await merge(demands[0], demands[1], world.admin);
    await merge(demands[1], demands[2], world.manager);
    const { demand } = await merge(demands[2], demands[3], world.staff);
    expect(demand.mergedFrom).toEqual([{ id: demands[2].id }]);
    expect(demand.requesters).toEqual([{ id: world.branch.id }, { id: world.unit.id }, { id: world.otherBranch.id }]);
  });

  test('takes the quantity that is given', async () => {
    const [one, into] = [await demandOf('branch'), await demandOf('branch', { minQuantity: 4 })];
    expect(refusalOf(await merge(one, into, world.secretary, { quantity: 3 }))).toBe('INVALID_INPUT at quantity');
    const { demand } = await merge(one, into, world.secretary, { quantity: 17 });
    expect(demand).toMatchObject({ quantity: 17, unmetQuantity: 17, version: 2 });
  });

  test('does not go below what matches hold of the one that stays', async () => {
    const [one, into] = [await demandOf('branch'), await demandOf('branch')];
    const supply = await buildSupply(commons.db);
    await buildMatch(commons.db, { supplyId: supply.id, demandId: into.id, quantity: 6, state: 'CONFIRMED' });
    expect(refusalOf(await merge(one, into, world.secretary, { quantity: 5 }))).toBe('STATE_CONFLICT at quantity');
    const { demand } = await merge(one, into, world.secretary);
    expect(demand).toMatchObject({ quantity: 10, unmetQuantity: 4, state: 'PARTIALLY_MATCHED' });
  });

  test('cancels the proposals of the one that goes, and is refused when matches hold some of it', async () => {
    const [one, into] = [await demandOf('branch'), await demandOf('branch')];
    const supply = await buildSupply(commons.db);
    const { id } = await buildMatch(commons.db, { supplyId: supply.id, demandId: one.id, quantity: 2 });
    expect(refusalOf(await merge(one, into, world.secretary))).toBe('');
    expect(await commons.sql('select state from match where id = $1', [id])).toEqual([{ state: 'CANCELLED' }]);

    const agreed = await demandOf('branch');
    await buildMatch(commons.db, { supplyId: supply.id, demandId: agreed.id, quantity: 2, state: 'ACCEPTED' });
    expect(refusalOf(await merge(agreed, into, world.secretary))).toBe('STATE_CONFLICT at demandId');
  });

  test('works on drafts, and is recorded once', async () => {
    const [one, into] = [await demandOf('branch', { state: 'DRAFT' }), await demandOf('branch', { state: 'DRAFT' })];
    expect(refusalOf(await merge(one, into, world.secretary))).toBe('');
    expect(
      await commons.sql('select subject_id as id, action from audit_entry where subject_id in ($1, $2)', [
        one.id,
        into.id,
      ]),
    ).toEqual([{ id: one.id, action: 'demandMerge' }]);
  });

  test.each([
    ['another category', { categoryCode: 'LEGAL.ADVICE', unitOfMeasure: 'SPACE' }],
    ['another measure', { unitOfMeasure: 'HOUR' }],
    ['a list in another state', { state: 'DRAFT' }],
  ] as const)('is refused for %s', async (_, given) => {
    const [one, into] = [await demandOf('branch', given), await demandOf('branch')];
    expect(refusalOf(await merge(one, into, world.secretary))).toBe('STATE_CONFLICT at intoDemandId');
  });

  test.each(['SUBMITTED', 'CLOSED'] as const)('is refused on lists that are %s', async (state) => {
    const [one, into] = [await demandOf('branch', { state }), await demandOf('branch', { state })];
    expect(refusalOf(await merge(one, into, world.secretary))).toBe('STATE_CONFLICT at intoDemandId');
  });

  test('is refused for itself, for what was withdrawn, and without a reason', async () => {
    const [one, gone] = [await demandOf('branch'), await demandOf('branch', { withdrawn: true })];
    expect(refusalOf(await merge(one, one, world.secretary))).toBe('STATE_CONFLICT at intoDemandId');
    expect(refusalOf(await merge(gone, one, world.secretary))).toBe('STATE_CONFLICT at demandId');
    expect(refusalOf(await merge(one, gone, world.secretary))).toBe('STATE_CONFLICT at intoDemandId');
    const into = await demandOf('branch');
    expect(refusalOf(await merge(one, into, world.secretary, { reason: '' }))).toBe('INVALID_INPUT at reason');
  });

  test('is refused for an id that names no demand', async () => {
    const one = await demandOf('branch');
    const named = (id: string) => ({ id, list: one.list });
    expect(refusalOf(await merge(named(newId('sup')), one, world.secretary))).toBe('INVALID_INPUT at demandId');
    expect(refusalOf(await merge(one, named(newId('sup')), world.secretary))).toBe('INVALID_INPUT at intoDemandId');
    expect(refusalOf(await merge(named(newId('dem')), one, world.secretary))).toBe('NOT_FOUND at demandId');
    expect(refusalOf(await merge(one, named(newId('dem')), world.secretary))).toBe('NOT_FOUND at intoDemandId');
  });

  test('is for who keeps both lists, and for staff of one place that holds both', async () => {
    const [one, into] = [await demandOf('otherBranch'), await demandOf('branch')];
    for (const as of [world.secretary, world.otherSecretary, world.staff, world.above, world.manager, world.resident]) {
      expect(refusalOf(await merge(one, into, as))).toBe('FORBIDDEN');
    }
    expect(refusalOf(await merge(one, into))).toBe('UNAUTHENTICATED');
    expect(refusalOf(await merge(one, into, world.admin))).toBe('');
  });

  test('shows a draft to nobody else', async () => {
    const [one, into] = [await demandOf('otherBranch', { state: 'DRAFT' }), await demandOf('branch')];
    expect(refusalOf(await merge(one, into, world.secretary))).toBe('NOT_FOUND at demandId');
    expect(refusalOf(await merge(into, one, world.secretary))).toBe('NOT_FOUND at intoDemandId');
  });

  test('of each into the other at once withdraws one of the two', async () => {
    const [one, other] = [await demandOf('branch'), await demandOf('branch')];
    const answers = await Promise.all([merge(one, other, world.secretary), merge(other, one, world.secretary)]);
    expect(answers.map(refusalOf).filter((refusal) => refusal === '')).toHaveLength(1);
    const states = await commons.sql('select state from demand where id in ($1, $2) order by state', [
      one.id,
      other.id,
    ]);
    expect(states).toEqual([{ state: 'OPEN' }, { state: 'WITHDRAWN' }]);
  });
});
