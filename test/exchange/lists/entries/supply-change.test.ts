import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildMembership } from '../../../../seeds/factories/alliance.factory.ts';
import {
  type BuiltEntry,
  buildDemand,
  buildList,
  buildSupply,
  type ListToBuild,
  type SupplyToBuild,
} from '../../../../seeds/factories/exchange.factory.ts';
import { buildFacility } from '../../../../seeds/factories/facility.factory.ts';
import { buildMatch } from '../../../../seeds/factories/match.factory.ts';
import { newId } from '../../../../src/shared/node.ts';
import { type Commons, startCommons } from '../../../support/commons.ts';
import { buildListWorld, EVENINGS, listOperations, type ListWorld, refusalOf } from '../list-world.ts';

let commons: Commons;
let world: ListWorld;
let operations: ReturnType<typeof listOperations>;
beforeAll(async () => {
  commons = await startCommons();
  world = await buildListWorld(commons);
  operations = listOperations(commons);
});
afterAll(() => commons.close());

async function supplyOn(state: ListToBuild['state'] & string, given: SupplyToBuild = {}): Promise<BuiltEntry> {
  const list = await buildList(commons.db, { ownerId: world.unit.id, state });
  return buildSupply(commons.db, { list, ...given });
}

async function held(supply: BuiltEntry, quantity: number, state: 'PROPOSED' | 'ACCEPTED' | 'CONFIRMED' = 'CONFIRMED') {
  const demand = await buildDemand(commons.db, { quantity });
  return buildMatch(commons.db, { supplyId: supply.id, demandId: demand.id, quantity, state });
}

describe('changing a supply on a draft', () => {
  test('changes what is given and leaves the rest', async () => {
    const { id: supplyId } = await supplyOn('DRAFT', { conditions: '凭证入场', costMinor: 500, audiences: ['ELDERS'] });
    const { supply, userErrors } = await operations.updateSupply({ supplyId, quantity: 4 }, world.manager);
    expect(userErrors).toEqual([]);
    expect(supply).toMatchObject({
      quantity: 4,
      version: 2,
      title: '夜间停车位',
      conditions: '凭证入场',
      cost: { amount: '5.00' },
      audiences: ['ELDERS'],
      validFrom: '2026-01-01',
    });
    const [entry] = await commons.sql('select action, fields from audit_entry where subject_id = $1', [supplyId]);
    expect(entry).toEqual({ action: 'supplyUpdate', fields: ['quantity'] });
  });

  test('restores defaults for null, and takes the measure of another category', async () => {
    const { id: supplyId } = await supplyOn('DRAFT', { conditions: '凭证入场', costMinor: 500, audiences: ['ELDERS'] });
    const changes = {
      categoryCode: 'LEGAL.ADVICE',
      conditions: null,
      cost: null,
      audiences: null,
      windows: [EVENINGS],
    };
    const { supply } = await operations.updateSupply({ supplyId, ...changes }, world.manager);
    expect(supply).toMatchObject({
      category: { code: 'LEGAL.ADVICE' },
      unitOfMeasure: 'HOUR',
      conditions: null,
      cost: null,
      audiences: ['PUBLIC'],
      windows: [{ ...EVENINGS, seasonFrom: null, seasonTo: null }],
    });
  });

  test('puts other alliances in the place of those it had', async () => {
    const [one, two] = [
      await buildMembership(commons.db, { unit: world.unit }),
      await buildMembership(commons.db, { unit: world.unit }),
    ];
    const { id: supplyId } = await supplyOn('DRAFT', { allianceIds: [one.alliance.id] });
    const { supply } = await operations.updateSupply({ supplyId, allianceIds: [two.alliance.id] }, world.manager);
    expect(supply).toMatchObject({ alliances: [{ id: two.alliance.id }] });
    const { supply: hidden } = await operations.updateSupply({ supplyId, allianceIds: null }, world.manager);
    expect(hidden.alliances).toEqual([]);
  });

  test('moves it with its facility', async () => {
    const location = { latitude: 26.2, longitude: 119.2 };
    const { id } = await buildFacility(commons.db, { unitId: world.unit.id, capacity: 10, location });
    const { id: supplyId } = await supplyOn('DRAFT', { location: { latitude: 26, longitude: 119 } });
    const { supply } = await operations.updateSupply({ supplyId, facilityId: id }, world.manager);
    expect(supply).toMatchObject({ facility: { id }, location });
    const { supply: alone } = await operations.updateSupply({ supplyId, facilityId: null }, world.manager);
    expect(alone).toMatchObject({ facility: null, location: null });
  });

  test('leaves version and trail as they are when nothing changes', async () => {
    const { id: supplyId } = await supplyOn('DRAFT');
    const { supply } = await operations.updateSupply({ supplyId, quantity: 10 }, world.manager);
    expect(supply.version).toBe(1);
    expect(await commons.sql('select action from audit_entry where subject_id = $1', [supplyId])).toEqual([]);
  });

  test('is judged as when it is added', async () => {
    const { id: supplyId } = await supplyOn('DRAFT');
    const refusals = [
      [{ quantity: 0 }, 'INVALID_INPUT at quantity'],
      [{ windows: [] }, 'INVALID_INPUT at windows'],
      [{ validTo: '2027-01-01' }, 'INVALID_INPUT at validTo'],
      [{ categoryCode: 'NONE' }, 'NOT_FOUND at categoryCode'],
      [{ maxDistanceMeters: 100 }, 'INVALID_INPUT at maxDistanceMeters'],
      [{ facilityId: world.neighbourFacility.id }, 'INVALID_INPUT at facilityId'],
    ] as const;
    for (const [changes, refusal] of refusals) {
      expect(refusalOf(await operations.updateSupply({ supplyId, ...changes }, world.manager))).toBe(refusal);
    }
  });
});

describe('changing a supply in force', () => {
  test('changes title, quantity and conditions, as a new version', async () => {
    const supply = await supplyOn('IN_FORCE');
    const changes = { title: '夜间车位', quantity: 12, conditions: '须登记车牌' };
    const changed = await operations.updateSupply({ supplyId: supply.id, ...changes }, world.manager);
    expect(changed.supply).toMatchObject({ ...changes, version: 2, remainingQuantity: 12 });
  });

  test.each([
    ['windows', { windows: [EVENINGS] }],
    ['categoryCode', { categoryCode: 'LEGAL.ADVICE' }],
    ['validTo', { validTo: '2026-06-30' }],
    ['audiences', { quantity: 11, audiences: null }],
    ['allianceIds', { allianceIds: [] }],
  ])('is refused for %s', async (field, changes) => {
    const { id: supplyId } = await supplyOn('IN_FORCE');
    const refused = await operations.updateSupply({ supplyId, ...changes }, world.manager);
    expect(refusalOf(refused)).toBe(`STATE_CONFLICT at ${field}`);
  });

  test('does not depend on what has become of its facility and alliances since', async () => {
    const facility = await buildFacility(commons.db, { unitId: world.unit.id, capacity: 10 });
    const { id, alliance } = await buildMembership(commons.db, { unit: world.unit });
    const { id: supplyId } = await supplyOn('IN_FORCE', { facilityId: facility.id, allianceIds: [alliance.id] });
    await commons.sql("update alliance_membership set state = 'SUSPENDED' where id = $1", [id]);
    await commons.sql("update shared_facility set state = 'WITHDRAWN', capacity = 4 where id = $1", [facility.id]);
    const { supply } = await operations.updateSupply({ supplyId, quantity: 6, title: '车位' }, world.manager);
    expect(supply).toMatchObject({ title: '车位', quantity: 6, remainingQuantity: 4 });
    const more = await operations.updateSupply({ supplyId, quantity: 7 }, world.manager);
    expect(refusalOf(more)).toBe('INVALID_INPUT at quantity');
  });

  test('goes down to what matches hold, and no further', async () => {
    const supply = await supplyOn('IN_FORCE');
    await held(supply, 4);
    const refused = await operations.updateSupply({ supplyId: supply.id, quantity: 3 }, world.manager);
    expect(refusalOf(refused)).toBe('STATE_CONFLICT at quantity');
    expect(refused.userErrors[0].message).toContain('4');
    const { supply: changed } = await operations.updateSupply({ supplyId: supply.id, quantity: 4 }, world.manager);
    expect(changed).toMatchObject({ quantity: 4, remainingQuantity: 0, state: 'MATCHED' });
  });

  test.each(['SUBMITTED', 'CLOSED'] as const)('is refused on a list that is %s', async (state) => {
    const { id: supplyId } = await supplyOn(state);
    const refused = await operations.updateSupply({ supplyId, quantity: 3 }, world.manager);
    expect(refusalOf(refused)).toBe('STATE_CONFLICT at supplyId');
  });

  test('is refused for one that was withdrawn', async () => {
    const { id: supplyId } = await supplyOn('IN_FORCE', { withdrawn: true });
    const refused = await operations.updateSupply({ supplyId, quantity: 3 }, world.manager);
    expect(refusalOf(refused)).toBe('STATE_CONFLICT at supplyId');
  });
});

describe('removing a supply', () => {
  test('takes it off the draft, times and alliances with it', async () => {
    const { alliance } = await buildMembership(commons.db, { unit: world.unit });
    const supply = await supplyOn('DRAFT', { allianceIds: [alliance.id] });
    const { list, userErrors } = await operations.removeSupply({ supplyId: supply.id }, world.manager);
    expect(userErrors).toEqual([]);
    expect(list).toEqual({ id: supply.list.id, supplies: [], demands: [] });
    expect(await commons.sql('select 1 from supply where id = $1', [supply.id])).toEqual([]);
  });

  test.each(['SUBMITTED', 'IN_FORCE', 'CLOSED'] as const)('is refused on a list that is %s', async (state) => {
    const { id: supplyId } = await supplyOn(state);
    expect(refusalOf(await operations.removeSupply({ supplyId }, world.manager))).toBe('STATE_CONFLICT at supplyId');
  });
});

describe('withdrawing a supply', () => {
  test('cancels its matches, gives their demands back, and stays visible with its reason for the owner', async () => {
    const supply = await supplyOn('IN_FORCE');
    const matches = [await held(supply, 3), await held(supply, 2, 'ACCEPTED'), await held(supply, 1, 'PROPOSED')];
    const input = { supplyId: supply.id, reason: '场地改造' };
    const { supply: gone, userErrors } = await operations.withdrawSupply(input, world.manager);
    expect(userErrors).toEqual([]);
    expect(gone).toMatchObject({ state: 'WITHDRAWN', stateReason: '场地改造', remainingQuantity: 10 });
    for (const { id, demandId } of matches) {
      expect(await commons.sql('select state from match where id = $1', [id])).toEqual([{ state: 'CANCELLED' }]);
      expect(await commons.sql('select state from demand where id = $1', [demandId])).toEqual([{ state: 'OPEN' }]);
    }
    const { data } = await commons.query('query ($id: ID!) { node(id: $id) { ... on Supply { state stateReason } } }', {
      id: supply.id,
    });
    expect(data.node).toEqual({ state: 'WITHDRAWN', stateReason: null });
  });

  test('is refused without a reason, twice, and unless the list is in force', async () => {
    const { id: supplyId } = await supplyOn('IN_FORCE');
    const withdraw = (reason: string, id = supplyId) =>
      operations.withdrawSupply({ supplyId: id, reason }, world.manager);
    expect(refusalOf(await withdraw(''))).toBe('INVALID_INPUT at reason');
    expect(refusalOf(await withdraw('改造'))).toBe('');
    expect(refusalOf(await withdraw('改造'))).toBe('STATE_CONFLICT at supplyId');
    for (const state of ['DRAFT', 'SUBMITTED', 'CLOSED'] as const) {
      expect(refusalOf(await withdraw('改造', (await supplyOn(state)).id))).toBe('STATE_CONFLICT at supplyId');
    }
  });
});

describe('who changes, removes and withdraws a supply', () => {
  const changes = {
    updateSupply: { state: 'DRAFT', more: { quantity: 3 } },
    removeSupply: { state: 'DRAFT', more: {} },
    withdrawSupply: { state: 'IN_FORCE', more: { reason: '理由' } },
  } as const;

  test.each(Object.entries(changes))('%s is for the owner of the list', async (name, { state, more }) => {
    const { id: supplyId } = await supplyOn(state);
    const run = (as?: string) => operations[name as keyof typeof changes]({ supplyId, ...more }, as);
    const hidden = state === 'DRAFT' ? 'NOT_FOUND at supplyId' : 'FORBIDDEN';
    for (const as of [world.rival, world.secretary, world.sibling, world.resident]) {
      expect(refusalOf(await run(as))).toBe(hidden);
    }
    for (const as of [world.staff, world.admin]) expect(refusalOf(await run(as))).toBe('FORBIDDEN');
    expect(refusalOf(await run())).toBe('UNAUTHENTICATED');
    expect(refusalOf(await run(world.manager))).toBe('');
  });

  test.each(Object.entries(changes))('%s is refused for an id that names no supply', async (name, { more }) => {
    const run = (supplyId: string) => operations[name as keyof typeof changes]({ supplyId, ...more }, world.manager);
    expect(refusalOf(await run(newId('dem')))).toBe('INVALID_INPUT at supplyId');
    expect(refusalOf(await run(newId('sup')))).toBe('NOT_FOUND at supplyId');
  });
});
