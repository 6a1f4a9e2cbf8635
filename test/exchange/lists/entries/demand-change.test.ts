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

async function demandOn(state: ListToBuild['state'] & string, given: DemandToBuild = {}): Promise<BuiltEntry> {
  const list = await buildList(commons.db, { ownerId: world.branch.id, state });
  return buildDemand(commons.db, { list, ...given });
}

async function held(demand: BuiltEntry, quantity: number, state: 'PROPOSED' | 'ACCEPTED' | 'CONFIRMED' = 'CONFIRMED') {
  const supply = await buildSupply(commons.db, { quantity });
  return buildMatch(commons.db, { supplyId: supply.id, demandId: demand.id, quantity, state });
}

describe('changing a demand on a draft', () => {
  test('changes what is given and leaves the rest', async () => {
    const given = {
      priority: 'URGENT',
      beneficiaries: 40,
      minQuantity: 2,
      minMinutes: 60,
      splittable: false,
      needsAll: true,
      minOccurrences: 3,
    } as const;
    const { id: demandId } = await demandOn('DRAFT', given);
    const changes = { title: '周末停车', windows: [EVENINGS], priority: 'IMPORTANT' };
    const { demand, userErrors } = await operations.updateDemand({ demandId, ...changes }, world.secretary);
    expect(userErrors).toEqual([]);
    expect(demand).toMatchObject({
      ...given,
      ...changes,
      windows: [{ ...EVENINGS, seasonFrom: null, seasonTo: null }],
      version: 2,
    });
  });

  test('restores defaults for null', async () => {
    const given = {
      priority: 'URGENT',
      beneficiaries: 40,
      minQuantity: 2,
      minMinutes: 60,
      splittable: false,
      needsAll: true,
      minOccurrences: 3,
    } as const;
    const { id: demandId } = await demandOn('DRAFT', given);
    const nothing = {
      priority: null,
      beneficiaries: null,
      minQuantity: null,
      minMinutes: null,
      splittable: null,
      needsAll: null,
      minOccurrences: null,
    };
    const { demand } = await operations.updateDemand({ demandId, ...nothing }, world.secretary);
    expect(demand).toMatchObject({
      priority: 'ROUTINE',
      beneficiaries: null,
      minQuantity: 1,
      minMinutes: 15,
      splittable: true,
      needsAll: false,
      minOccurrences: 1,
    });
  });

  test('is judged as when it is added', async () => {
    const { id: demandId } = await demandOn('DRAFT', { minQuantity: 5, minMinutes: 300 });
    const refusals = [
      [{ quantity: 4 }, 'INVALID_INPUT at minQuantity'],
      [{ windows: [EVENINGS] }, 'INVALID_INPUT at minMinutes'],
      [{ maxDistanceMeters: 10 }, 'INVALID_INPUT at maxDistanceMeters'],
    ] as const;
    for (const [changes, refusal] of refusals) {
      expect(refusalOf(await operations.updateDemand({ demandId, ...changes }, world.secretary))).toBe(refusal);
    }
  });
});

describe('changing a demand in force', () => {
  test('changes title, quantity and conditions, as a new version', async () => {
    const { id: demandId } = await demandOn('IN_FORCE');
    const changes = { title: '停车', quantity: 12, conditions: '临近小区' };
    const { demand } = await operations.updateDemand({ demandId, ...changes }, world.secretary);
    expect(demand).toMatchObject({ ...changes, version: 2, unmetQuantity: 12 });
  });

  test.each([
    ['priority', { priority: 'URGENT' }],
    ['minQuantity', { minQuantity: 1 }],
    ['location', { location: null }],
  ])('is refused for %s', async (field, changes) => {
    const { id: demandId } = await demandOn('IN_FORCE');
    const refused = await operations.updateDemand({ demandId, ...changes }, world.secretary);
    expect(refusalOf(refused)).toBe(`STATE_CONFLICT at ${field}`);
  });

  test('is refused for less than is of use', async () => {
    const { id: demandId } = await demandOn('IN_FORCE', { minQuantity: 5 });
    const refused = await operations.updateDemand({ demandId, quantity: 4 }, world.secretary);
    expect(refusalOf(refused)).toBe('INVALID_INPUT at quantity');
  });

  test('goes down to what matches hold, and no further', async () => {
    const demand = await demandOn('IN_FORCE');
    await held(demand, 4);
    const refused = await operations.updateDemand({ demandId: demand.id, quantity: 3 }, world.secretary);
    expect(refusalOf(refused)).toBe('STATE_CONFLICT at quantity');
    const { demand: changed } = await operations.updateDemand({ demandId: demand.id, quantity: 4 }, world.secretary);
    expect(changed).toMatchObject({ quantity: 4, unmetQuantity: 0, state: 'MATCHED' });
  });

  test('is refused below what an acceptance under way is about to hold', async () => {
    const demand = await demandOn('IN_FORCE');
    const { id: matchId } = await held(demand, 6, 'PROPOSED');
    let lowering: ReturnType<typeof operations.updateDemand> | undefined;
    await commons.orm.em.fork().transactional(async (em) => {
      const accept = "update match set state = 'ACCEPTED', demand_accepted_at = now() where id = ?";
      await em.getConnection().execute(accept, [matchId], 'run', em.getTransactionContext());
      lowering = operations.updateDemand({ demandId: demand.id, quantity: 5 }, world.secretary);
      await waitsForLock();
    });
    expect(refusalOf(await lowering!)).toBe('STATE_CONFLICT at quantity');
    expect(await commons.sql('select quantity, held_quantity from demand where id = $1', [demand.id])).toEqual([
      { quantity: 10, held_quantity: 6 },
    ]);
  });

  test.each(['SUBMITTED', 'CLOSED'] as const)('is refused on a list that is %s', async (state) => {
    const { id: demandId } = await demandOn(state);
    const refused = await operations.updateDemand({ demandId, quantity: 3 }, world.secretary);
    expect(refusalOf(refused)).toBe('STATE_CONFLICT at demandId');
  });
});

describe('removing a demand', () => {
  test('takes it off the draft, and lets what was merged into it stand for itself again', async () => {
    const staying = await demandOn('DRAFT');
    const merged = await buildDemand(commons.db, { list: staying.list, mergedIntoId: staying.id });
    const { list, userErrors } = await operations.removeDemand({ demandId: staying.id }, world.secretary);
    expect(userErrors).toEqual([]);
    expect(list.demands).toEqual([{ id: merged.id, state: 'OPEN' }]);
  });

  test.each(['SUBMITTED', 'IN_FORCE', 'CLOSED'] as const)('is refused on a list that is %s', async (state) => {
    const { id: demandId } = await demandOn(state);
    expect(refusalOf(await operations.removeDemand({ demandId }, world.secretary))).toBe('STATE_CONFLICT at demandId');
  });
});

describe('withdrawing a demand', () => {
  test('cancels its matches and gives their supplies back', async () => {
    const demand = await demandOn('IN_FORCE');
    const matches = [await held(demand, 3), await held(demand, 2, 'ACCEPTED'), await held(demand, 1, 'PROPOSED')];
    const input = { demandId: demand.id, reason: '已自行解决' };
    const { demand: gone, userErrors } = await operations.withdrawDemand(input, world.secretary);
    expect(userErrors).toEqual([]);
    expect(gone).toMatchObject({ state: 'WITHDRAWN', stateReason: '已自行解决', unmetQuantity: 10 });
    for (const { id, supplyId } of matches) {
      expect(await commons.sql('select state from match where id = $1', [id])).toEqual([{ state: 'CANCELLED' }]);
      expect(await commons.sql('select held_quantity from supply where id = $1', [supplyId])).toEqual([
        { held_quantity: 0 },
      ]);
    }
  });

  test('is refused without a reason, twice, and unless the list is in force', async () => {
    const { id: demandId } = await demandOn('IN_FORCE');
    const withdraw = (reason: string, id = demandId) =>
      operations.withdrawDemand({ demandId: id, reason }, world.secretary);
    expect(refusalOf(await withdraw(''))).toBe('INVALID_INPUT at reason');
    expect(refusalOf(await withdraw('已解决'))).toBe('');
    expect(refusalOf(await withdraw('已解决'))).toBe('STATE_CONFLICT at demandId');
    for (const state of ['DRAFT', 'SUBMITTED', 'CLOSED'] as const) {
      expect(refusalOf(await withdraw('已解决', (await demandOn(state)).id))).toBe('STATE_CONFLICT at demandId');
    }
  });
});

describe('who changes, removes and withdraws a demand', () => {
  const changes = {
    updateDemand: { state: 'DRAFT', more: { quantity: 3 } },
    removeDemand: { state: 'DRAFT', more: {} },
    withdrawDemand: { state: 'IN_FORCE', more: { reason: '理由' } },
  } as const;

  test.each(Object.entries(changes))('%s is for the owner of the list', async (name, { state, more }) => {
    const { id: demandId } = await demandOn(state);
    const run = (as?: string) => operations[name as keyof typeof changes]({ demandId, ...more }, as);
    const hidden = state === 'DRAFT' ? 'NOT_FOUND at demandId' : 'FORBIDDEN';
    for (const as of [world.manager, world.otherSecretary, world.sibling, world.resident]) {
      expect(refusalOf(await run(as))).toBe(hidden);
    }
    for (const as of [world.staff, world.admin]) expect(refusalOf(await run(as))).toBe('FORBIDDEN');
    expect(refusalOf(await run())).toBe('UNAUTHENTICATED');
    expect(refusalOf(await run(world.secretary))).toBe('');
  });

  test.each(Object.entries(changes))('%s is refused for an id that names no demand', async (name, { more }) => {
    const run = (demandId: string) => operations[name as keyof typeof changes]({ demandId, ...more }, world.secretary);
    expect(refusalOf(await run(newId('sup')))).toBe('INVALID_INPUT at demandId');
    expect(refusalOf(await run(newId('dem')))).toBe('NOT_FOUND at demandId');
  });
});

/** Resolves when some statement on this database waits for a lock. */
async function waitsForLock(): Promise<void> {
  const waiting = "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
  while ((await commons.sql(waiting)).length === 0);
}
