import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type BuiltList, buildList } from '../../../../seeds/factories/exchange.factory.ts';
import { newId } from '../../../../src/shared/node.ts';
import { type Commons, startCommons } from '../../../support/commons.ts';
import { buildListWorld, EVENINGS, listOperations, type ListWorld, refusalOf } from '../list-world.ts';

let commons: Commons;
let world: ListWorld;
let operations: ReturnType<typeof listOperations>;
let list: BuiltList;
beforeAll(async () => {
  commons = await startCommons();
  world = await buildListWorld(commons);
  operations = listOperations(commons);
});
afterAll(() => commons.close());
beforeEach(async () => {
  list = await buildList(commons.db, { ownerId: world.branch.id, state: 'DRAFT' });
});

const TUTORING = {
  categoryCode: 'EDUCATION.TUTORING.MATHEMATICS',
  title: '小学数学辅导',
  quantity: 30,
  windows: [EVENINGS],
};
const add = (given: object = {}, as = world.secretary) =>
  operations.addDemand({ listId: list.id, ...TUTORING, ...given }, as);

describe('adding a demand', () => {
  test('takes from list and category what is not said', async () => {
    const { demand, userErrors } = await add();
    expect(userErrors).toEqual([]);
    expect(demand).toEqual({
      id: expect.stringMatching(/^dem_/),
      list: { id: list.id },
      version: 1,
      state: 'OPEN',
      title: '小学数学辅导',
      quantity: 30,
      unmetQuantity: 30,
      unitOfMeasure: 'HOUR',
      category: { code: 'EDUCATION.TUTORING.MATHEMATICS' },
      windows: [{ ...EVENINGS, seasonFrom: null, seasonTo: null }],
      validFrom: '2026-01-01',
      validTo: '2026-12-31',
      location: null,
      maxDistanceMeters: null,
      audiences: ['PUBLIC'],
      conditions: null,
      cost: null,
      stateReason: null,
      priority: 'ROUTINE',
      beneficiaries: null,
      minQuantity: 1,
      minMinutes: 15,
      splittable: true,
      needsAll: false,
      minOccurrences: 1,
      coverage: 0,
      mergedInto: null,
      mergedFrom: [],
      requesters: [{ id: world.branch.id }],
    });
    expect(await commons.sql('select topic from outbox_event where subject_id = $1', [demand.id])).toEqual([
      { topic: 'demand.added' },
    ]);
  });

  test('takes a shortest time that is as long as the longest window', async () => {
    expect(refusalOf(await add({ minMinutes: 240 }))).toBe('');
  });

  test('takes a window of which no more than its hours is said, and writes down what that means', async () => {
    const { dayClass, startTime, endTime } = EVENINGS;
    const hours = { dayClass, startTime, endTime };
    const unsaid = { weekdays: null, seasonFrom: null, seasonTo: null };
    const { demand, userErrors } = await add({ windows: [hours, { ...hours, ...unsaid }] });
    expect(userErrors).toEqual([]);
    const written = { ...hours, weekdays: [], seasonFrom: null, seasonTo: null };
    expect(await commons.sql('select windows from demand where id = $1', [demand.id])).toEqual([
      { windows: [written, written] },
    ]);
  });

  test('keeps all that is said', async () => {
    const given = {
      unitOfMeasure: 'SESSION',
      priority: 'URGENT',
      beneficiaries: 24,
      minQuantity: 5,
      minMinutes: 90,
      splittable: false,
      needsAll: true,
      minOccurrences: 4,
      location: { latitude: 26.1, longitude: 119.4 },
      maxDistanceMeters: 1_000,
      audiences: ['CHILDREN'],
      conditions: '在社区活动室',
      cost: { amount: '0.00' },
    };
    expect((await add(given)).demand).toMatchObject(given);
  });

  test('of a unit is where the unit is', async () => {
    await commons.sql('update resident_unit set latitude = 26.08, longitude = 119.3 where id = $1', [world.unit.id]);
    list = await buildList(commons.db, { ownerId: world.unit.id, state: 'DRAFT' });
    const { demand } = await add({ maxDistanceMeters: 300 }, world.manager);
    expect(demand).toMatchObject({ location: { latitude: 26.08, longitude: 119.3 }, maxDistanceMeters: 300 });
  });

  test.each([
    ['a category that does not exist', { categoryCode: 'education' }, 'NOT_FOUND at categoryCode'],
    ['a quantity of nothing', { quantity: 0 }, 'INVALID_INPUT at quantity'],
    ['a quantity beyond bounds', { quantity: 100_001 }, 'INVALID_INPUT at quantity'],
    ['no windows', { windows: [] }, 'INVALID_INPUT at windows'],
    ['work days on Sundays', { windows: [{ ...EVENINGS, weekdays: ['SUNDAY'] }] }, 'INVALID_INPUT at windows'],
    ['a period outside of the list', { validTo: '2027-01-01' }, 'INVALID_INPUT at validTo'],
    ['a reach without a place', { maxDistanceMeters: 500 }, 'INVALID_INPUT at maxDistanceMeters'],
    ['nobody as beneficiary', { beneficiaries: 0 }, 'INVALID_INPUT at beneficiaries'],
    ['more beneficiaries than there can be', { beneficiaries: 10_000_001 }, 'INVALID_INPUT at beneficiaries'],
    ['a least quantity of nothing', { minQuantity: 0 }, 'INVALID_INPUT at minQuantity'],
    ['a least quantity above the quantity', { minQuantity: 31 }, 'INVALID_INPUT at minQuantity'],
    ['a shortest time below a quarter', { minMinutes: 14 }, 'INVALID_INPUT at minMinutes'],
    ['a shortest time above a day', { minMinutes: 1_441 }, 'INVALID_INPUT at minMinutes'],
    ['a shortest time longer than every window', { minMinutes: 241 }, 'INVALID_INPUT at minMinutes'],
    ['a list that is none', { listId: newId('sdl') }, 'NOT_FOUND at listId'],
    ['the id of something else', { listId: newId('dem') }, 'INVALID_INPUT at listId'],
  ])('is refused for %s', async (_, given, refusal) => {
    expect(refusalOf(await add(given))).toBe(refusal);
    expect(await commons.sql('select id from demand where list_id = $1', [list.id])).toEqual([]);
  });

  test.each(['SUBMITTED', 'IN_FORCE', 'CLOSED'] as const)('is refused on a list that is %s', async (state) => {
    list = await buildList(commons.db, { ownerId: world.branch.id, state });
    expect(refusalOf(await add())).toBe('STATE_CONFLICT at listId');
  });

  test('is refused to all but the owner, of a draft as if there were none', async () => {
    expect(refusalOf(await add({}, world.staff))).toBe('FORBIDDEN');
    for (const as of [world.manager, world.otherSecretary, world.sibling, world.resident]) {
      expect(refusalOf(await add({}, as))).toBe('NOT_FOUND at listId');
    }
    expect(refusalOf(await operations.addDemand({ listId: list.id, ...TUTORING }))).toBe('UNAUTHENTICATED');
  });
});

describe('a list that is submitted while an entry is added', () => {
  test('either has the entry or refuses it', async () => {
    for (let round = 0; round < 8; round++) {
      list = await buildList(commons.db, { ownerId: world.branch.id, state: 'DRAFT' });
      expect(refusalOf(await add({ title: '先有的' }))).toBe('');
      const [added, submitted] = await Promise.all([
        add({ title: '同时的' }),
        operations.submit({ listId: list.id }, world.secretary),
      ]);
      expect(refusalOf(submitted)).toBe('');
      expect(['', 'STATE_CONFLICT at listId']).toContain(refusalOf(added));
      const entries = await commons.sql('select id from demand where list_id = $1', [list.id]);
      expect(entries).toHaveLength(refusalOf(added) === '' ? 2 : 1);
    }
  });

  test('waits for a submission that is under way, and is refused', async () => {
    expect(refusalOf(await add())).toBe('');
    const { orm } = commons;
    let adding: ReturnType<typeof add> | undefined;
    await orm.em.fork().transactional(async (em) => {
      await em
        .getConnection()
        .execute(
          'select 1 from supply_demand_list where id = ? for update',
          [list.id],
          'all',
          em.getTransactionContext(),
        );
      adding = add({ title: '迟到的' });
      await waitsForLock();
      await em
        .getConnection()
        .execute(
          "update supply_demand_list set state = 'SUBMITTED' where id = ?",
          [list.id],
          'all',
          em.getTransactionContext(),
        );
    });
    expect(refusalOf(await adding!)).toBe('STATE_CONFLICT at listId');
  });
});

/** Resolves when some statement on this database waits for a lock. */
async function waitsForLock(): Promise<void> {
  for (;;) {
    const rows = await commons.sql(
      "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    );
    if (rows.length > 0) return;
  }
}
