import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildDivision } from '../../../seeds/factories/division.factory.ts';
import {
  type BuiltList,
  buildDemand,
  buildList,
  buildSupply,
  type ListToBuild,
} from '../../../seeds/factories/exchange.factory.ts';
import { buildMatch } from '../../../seeds/factories/match.factory.ts';
import { buildOrganisation } from '../../../seeds/factories/organisation.factory.ts';
import { buildAccount } from '../../../seeds/factories/person.factory.ts';
import { DivisionLevel } from '../../../src/district/grid/division.entity.ts';
import { Role } from '../../../src/request/viewer.ts';
import { newId } from '../../../src/shared/node.ts';
import { type Commons, startCommons } from '../../support/commons.ts';
import { buildListWorld, listOperations, type ListWorld, refusalOf } from './list-world.ts';

let commons: Commons;
let world: ListWorld;
let operations: ReturnType<typeof listOperations>;
beforeAll(async () => {
  commons = await startCommons();
  world = await buildListWorld(commons);
  operations = listOperations(commons);
});
afterAll(() => commons.close());

const YEAR = { validFrom: '2026-03-01', validTo: '2027-02-28' };
const unitList = (given: ListToBuild = {}) => buildList(commons.db, { ownerId: world.unit.id, ...given });
const branchList = (given: ListToBuild = {}) => buildList(commons.db, { ownerId: world.branch.id, ...given });

describe('beginning a list', () => {
  test('gives a unit a draft in the place of its division', async () => {
    const { list, userErrors } = await operations.create({ ownerId: world.unit.id, ...YEAR }, world.manager);
    expect(userErrors).toEqual([]);
    expect(list).toMatchObject({
      ...YEAR,
      state: 'DRAFT',
      stateReason: null,
      owner: { __typename: 'ResidentUnit', id: world.unit.id },
    });
    const [row] = await commons.sql('select place_path, district_code from supply_demand_list where id = $1', [
      list.id,
    ]);
    expect(row).toEqual({ place_path: world.community.path, district_code: world.district.code });
  });

  test('gives a branch a draft in the place of its grid', async () => {
    const { list } = await operations.create({ ownerId: world.branch.id, ...YEAR }, world.secretary);
    expect(list.owner).toEqual({ __typename: 'GridBranch', id: world.branch.id });
    expect(await placeOf(list.id)).toBe(world.grid.path);
  });

  test('gives a joint branch a draft in the place of its community', async () => {
    const grids = await Promise.all(
      [1, 2].map(() => buildDivision(commons.db, { level: DivisionLevel.GRID, parent: world.community })),
    );
    const joint = await buildOrganisation(commons.db, { parent: world.branch.parent!, grids });
    const { subject } = await buildAccount(commons.db, {
      roles: [{ role: Role.BRANCH_SECRETARY, divisionId: grids[1]!.id }],
    });
    const { list } = await operations.create({ ownerId: joint.id, ...YEAR }, subject);
    expect(await placeOf(list.id)).toBe(world.community.path);
  });

  test('is recorded once, with its district', async () => {
    const { list } = await operations.create({ ownerId: world.unit.id, ...YEAR }, world.manager);
    expect(await commons.sql('select action, district_code from audit_entry where subject_id = $1', [list.id])).toEqual(
      [{ action: 'supplyDemandListCreate', district_code: world.district.code }],
    );
    expect(await commons.sql('select topic from outbox_event where subject_id = $1', [list.id])).toEqual([
      { topic: 'supply_demand_list.created' },
    ]);
  });

  test.each([
    ['a manager of another unit', 'rival'],
    ['the secretary of a branch', 'secretary'],
    ['staff of the community', 'staff'],
    ['the administrator of the district', 'admin'],
    ['a resident', 'resident'],
  ] as const)('is refused to %s', async (_, who) => {
    expect(refusalOf(await operations.create({ ownerId: world.unit.id, ...YEAR }, world[who]))).toBe('FORBIDDEN');
  });

  test('is refused to a manager for a branch, and to the secretary of another branch', async () => {
    const input = { ownerId: world.branch.id, ...YEAR };
    expect(refusalOf(await operations.create(input, world.manager))).toBe('FORBIDDEN');
    expect(refusalOf(await operations.create(input, world.otherSecretary))).toBe('FORBIDDEN');
  });

  test('needs somebody who is signed in', async () => {
    expect(refusalOf(await operations.create({ ownerId: world.unit.id, ...YEAR }))).toBe('UNAUTHENTICATED');
  });

  test.each([
    ['the id of something else', () => world.facility.id, 'INVALID_INPUT at ownerId'],
    ['a community committee', () => newId('cmc'), 'INVALID_INPUT at ownerId'],
    ['a unit that does not exist', () => newId('uni'), 'NOT_FOUND at ownerId'],
    ['a branch that does not exist', () => newId('gbr'), 'NOT_FOUND at ownerId'],
  ])('is refused for %s', async (_, ownerId, refusal) => {
    expect(refusalOf(await operations.create({ ownerId: ownerId(), ...YEAR }, world.manager))).toBe(refusal);
  });

  test.each([
    ['ends before it begins', '2026-03-02', '2026-03-01', false],
    ['is one day', '2026-03-01', '2026-03-01', true],
    ['is a year to the day', '2026-03-01', '2027-02-28', true],
    ['is a year and a day', '2026-03-01', '2027-03-01', false],
    ['is a leap year', '2027-03-01', '2028-02-29', true],
    ['begins on 29 February and ends on 27 February', '2028-02-29', '2029-02-27', true],
    ['begins on 29 February and ends on 28 February', '2028-02-29', '2029-02-28', false],
  ])('judges a period that %s', async (_, validFrom, validTo, taken) => {
    const answer = await operations.create({ ownerId: world.unit.id, validFrom, validTo }, world.manager);
    expect(refusalOf(answer)).toBe(taken ? '' : 'INVALID_INPUT at validTo');
  });

  test('is refused for a period before all that is kept', async () => {
    const input = { ownerId: world.unit.id, validFrom: '0000-01-01', validTo: '0000-06-30' };
    expect(refusalOf(await operations.create(input, world.manager))).toBe('INVALID_INPUT at validFrom');
  });

  test('says why in Chinese to those who ask for it', async () => {
    const input = { ownerId: world.unit.id, validFrom: '2026-03-02', validTo: '2026-03-01' };
    const { userErrors } = await operations.create(input, world.manager, 'zh-CN');
    expect(userErrors[0].message).toBe('清单有效期的结束日不得早于开始日，且最长一年。');
  });
});

async function placeOf(listId: string): Promise<unknown> {
  const [row] = await commons.sql('select place_path from supply_demand_list where id = $1', [listId]);
  return row!.place_path;
}

describe('the way of a list', () => {
  test('of a branch goes from draft to closed, confirmed by its community', async () => {
    const list = await branchList({ state: 'DRAFT' });
    await buildDemand(commons.db, { list });
    const submitted = await operations.submit({ listId: list.id }, world.secretary);
    expect(submitted.list.state).toBe('SUBMITTED');
    const confirmed = await operations.confirm({ listId: list.id }, world.staff);
    expect(confirmed.list.state).toBe('IN_FORCE');
    const closed = await operations.close({ listId: list.id, reason: '年度结束' }, world.secretary);
    expect(closed.list).toMatchObject({ state: 'CLOSED', stateReason: '年度结束' });
    const topics = await commons.sql<{ topic: string }>(
      'select topic from outbox_event where subject_id = $1 order by id',
      [list.id],
    );
    expect(topics.map(({ topic }) => topic.split('.')[1])).toEqual(['submitted', 'confirmed', 'closed']);
  });

  test('of a unit is confirmed by a manager of the unit', async () => {
    const list = await unitList({ state: 'DRAFT' });
    await buildSupply(commons.db, { list });
    await operations.submit({ listId: list.id }, world.manager);
    const { list: confirmed } = await operations.confirm({ listId: list.id }, world.manager);
    expect(confirmed.state).toBe('IN_FORCE');
  });

  test('leads back to a draft with a reason, and on from there', async () => {
    const list = await branchList({ state: 'SUBMITTED' });
    await buildDemand(commons.db, { list });
    const { list: returned } = await operations.return({ listId: list.id, reason: '请补充受益人数' }, world.staff);
    expect(returned).toMatchObject({ state: 'DRAFT', stateReason: '请补充受益人数' });
    const { list: submitted } = await operations.submit({ listId: list.id }, world.secretary);
    expect(submitted).toMatchObject({ state: 'SUBMITTED', stateReason: null });
  });

  test('does not begin with nothing on it', async () => {
    const list = await unitList({ state: 'DRAFT' });
    expect(refusalOf(await operations.submit({ listId: list.id }, world.manager))).toBe('STATE_CONFLICT at listId');
  });

  const STATES = ['DRAFT', 'SUBMITTED', 'IN_FORCE', 'CLOSED'] as const;
  const LEADS_ON = { submit: 'DRAFT', confirm: 'SUBMITTED', return: 'SUBMITTED', close: 'IN_FORCE' } as const;
  const others = Object.entries(LEADS_ON).flatMap(([step, from]) =>
    STATES.filter((state) => state !== from).map((state) => [step as keyof typeof LEADS_ON, state] as const),
  );
  test.each(others)('has no %s from %s', async (step, state) => {
    const list = await unitList({ state });
    await buildSupply(commons.db, { list });
    const input = { listId: list.id, ...((step === 'return' || step === 'close') && { reason: '试一试' }) };
    expect(refusalOf(await operations[step](input, world.manager))).toBe('STATE_CONFLICT at listId');
  });
});

describe('who takes which step', () => {
  let drafts: { unit: BuiltList; branch: BuiltList };
  let submitted: typeof drafts;
  let inForce: typeof drafts;
  beforeEach(async () => {
    const both = async (state: ListToBuild['state'] & string) => {
      const lists = { unit: await unitList({ state }), branch: await branchList({ state }) };
      for (const list of Object.values(lists)) await buildSupply(commons.db, { list });
      return lists;
    };
    drafts = await both('DRAFT');
    submitted = await both('SUBMITTED');
    inForce = await both('IN_FORCE');
  });

  test.each([
    ['submit', 'unit', { manager: '', rival: 'NOT_FOUND', secretary: 'NOT_FOUND', staff: 'FORBIDDEN' }],
    ['submit', 'branch', { secretary: '', otherSecretary: 'NOT_FOUND', manager: 'NOT_FOUND', staff: 'FORBIDDEN' }],
    ['confirm', 'unit', { manager: '', staff: 'FORBIDDEN', admin: 'FORBIDDEN', rival: 'NOT_FOUND' }],
    ['confirm', 'branch', { staff: '', secretary: 'FORBIDDEN', sibling: 'NOT_FOUND', otherSecretary: 'NOT_FOUND' }],
    ['return', 'unit', { manager: '', staff: 'FORBIDDEN', resident: 'NOT_FOUND' }],
    ['return', 'branch', { above: '', secretary: 'FORBIDDEN', sibling: 'NOT_FOUND' }],
    ['close', 'unit', { staff: '', rival: 'FORBIDDEN', secretary: 'FORBIDDEN', sibling: 'FORBIDDEN' }],
    ['close', 'branch', { secretary: '', otherSecretary: 'FORBIDDEN', manager: 'FORBIDDEN', sibling: 'FORBIDDEN' }],
  ] as const)('%s the list of a %s', async (step, kind, answers) => {
    const lists = { submit: drafts, confirm: submitted, return: submitted, close: inForce }[step];
    const input = { listId: lists[kind].id, ...((step === 'return' || step === 'close') && { reason: '理由' }) };
    // Those who are refused first, as the step can be taken once.
    for (const [who, expected] of Object.entries(answers).sort(([, a], [, b]) => b.length - a.length)) {
      const code = refusalOf(await operations[step](input, world[who as 'manager'])).split(' ')[0];
      expect(`${who}: ${code}`).toBe(`${who}: ${expected}`);
    }
  });

  test('a secretary who is staff of the community as well does not confirm the own list', async () => {
    const { subject } = await buildAccount(commons.db, {
      roles: [
        { role: Role.BRANCH_SECRETARY, divisionId: world.grid.id },
        { role: Role.COMMUNITY_STAFF, divisionId: world.community.id },
      ],
    });
    expect(refusalOf(await operations.confirm({ listId: submitted.branch.id }, subject))).toBe('FORBIDDEN');
  });

  test.each(['submit', 'confirm'] as const)('%s is refused for an id that names no list', async (step) => {
    expect(refusalOf(await operations[step]({ listId: newId('sup') }, world.manager))).toBe('INVALID_INPUT at listId');
    expect(refusalOf(await operations[step]({ listId: newId('sdl') }, world.manager))).toBe('NOT_FOUND at listId');
  });

  test.each(['return', 'close'] as const)('%s needs a reason', async (step) => {
    const { id: listId } = step === 'return' ? submitted.unit : inForce.unit;
    const answer = await operations[step]({ listId, reason: ' ' }, world.manager);
    expect(refusalOf(answer)).toBe('INVALID_INPUT at reason');
  });
});

test('closing a list cancels what is not confirmed by both sides, and leaves what is', async () => {
  const supply = await buildSupply(commons.db, { list: await unitList() });
  const demands = await Promise.all([1, 2, 3].map(() => buildDemand(commons.db, { quantity: 2 })));
  const states = ['PROPOSED', 'ACCEPTED', 'CONFIRMED'] as const;
  for (const [at, demand] of demands.entries()) {
    await buildMatch(commons.db, { supplyId: supply.id, demandId: demand.id, quantity: 2, state: states[at]! });
  }
  const { userErrors } = await operations.close({ listId: supply.list.id, reason: '单位搬迁' }, world.manager);
  expect(userErrors).toEqual([]);
  const matches = await commons.sql<{ state: string }>('select state from match where supply_id = $1 order by id', [
    supply.id,
  ]);
  expect(matches.map(({ state }) => state).sort()).toEqual(['CANCELLED', 'CANCELLED', 'CONFIRMED']);
});
