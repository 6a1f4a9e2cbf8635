import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadServiceCategories } from '../../../seeds/categories.seeder.ts';
import { buildDemand, buildList, buildSupply } from '../../../seeds/factories/exchange.factory.ts';
import { buildFacility } from '../../../seeds/factories/facility.factory.ts';
import { type Commons, startCommons } from '../../support/commons.ts';
import { buildListWorld, type ListWorld, refusalOf } from './list-world.ts';

let commons: Commons;
let world: ListWorld;
beforeAll(async () => {
  commons = await startCommons();
  await loadServiceCategories(commons.db);
  world = await buildListWorld(commons);
});
afterAll(() => commons.close());

const COPY = `mutation ($input: SupplyDemandListCopyInput!) { supplyDemandListCopy(input: $input) {
  list { id state validFrom validTo
    supplies { title quantity validFrom validTo facility { id } }
    demands { title quantity priority minQuantity splittable needsAll minOccurrences validFrom validTo } }
  userErrors { code message field } } }`;
const NEXT = { validFrom: '2027-01-01', validTo: '2027-12-31' };

async function copying(listId: string, as: string, more: object = {}) {
  const input = { listId, ...NEXT, idempotencyKey: `copy ${listId} ${JSON.stringify(more)}`, ...more };
  const answer = await commons.query(COPY, { input }, { as });
  return { answer, ...answer.data?.supplyDemandListCopy };
}

describe('the list of the next period', () => {
  test('is a draft with the entries of the last one, moved along', async () => {
    const list = await buildList(commons.db, { ownerId: world.branch.id, state: 'CLOSED' });
    await buildSupply(commons.db, { list, title: '活动室', quantity: 2 });
    await buildSupply(commons.db, { list, title: '已撤回', withdrawn: true });
    const whole = { splittable: false, needsAll: true, minOccurrences: 10 };
    const urgent = { title: '寒假托管', quantity: 20, priority: 'URGENT', minQuantity: 5, ...whole } as const;
    await buildDemand(commons.db, { list, ...urgent, validFrom: '2026-01-20', validTo: '2026-02-20' });
    const { list: copy, userErrors } = await copying(list.id, world.secretary);
    expect(userErrors).toEqual([]);
    expect(copy).toEqual({
      id: expect.not.stringMatching(list.id),
      state: 'DRAFT',
      ...NEXT,
      supplies: [{ title: '活动室', quantity: 2, ...NEXT, facility: null }],
      demands: [{ ...urgent, validFrom: '2027-01-20', validTo: '2027-02-20' }],
    });
  });

  test('leaves out what a rule refuses today, and goes on with the rest', async () => {
    const { id: unitId } = world.unit;
    const built = { unitId, kind: 'PARKING', capacity: 10, now: commons.clock.now } as const;
    const [open, closed] = [
      await buildFacility(commons.db, built),
      await buildFacility(commons.db, { ...built, state: 'WITHDRAWN' }),
    ];
    const list = await buildList(commons.db, { ownerId: unitId });
    await buildSupply(commons.db, { list, title: '开放的', facilityId: open.id, quantity: 5 });
    await buildSupply(commons.db, { list, title: '停用的', facilityId: closed.id, quantity: 5 });
    await buildSupply(commons.db, { list, title: '无设施的', quantity: 5 });
    const { list: copy } = await copying(list.id, world.manager);
    expect(copy.supplies.map(({ title }: { title: string }) => title)).toEqual(['开放的', '无设施的']);
  });

  test('cuts to a shorter period, and leaves out what lies beyond it', async () => {
    const list = await buildList(commons.db, { ownerId: world.branch.id });
    await buildDemand(commons.db, { list, title: '春', validFrom: '2026-02-01', validTo: '2026-05-31' });
    await buildDemand(commons.db, { list, title: '秋', validFrom: '2026-09-01', validTo: '2026-10-31' });
    const { list: copy } = await copying(list.id, world.secretary, { validTo: '2027-03-31' });
    expect(copy.demands).toMatchObject([{ title: '春', validFrom: '2027-02-01', validTo: '2027-03-31' }]);
  });

  test('is begun once, however often it is asked for', async () => {
    const list = await buildList(commons.db, { ownerId: world.unit.id });
    const [one, two] = [await copying(list.id, world.manager), await copying(list.id, world.manager)];
    expect(two.list.id).toBe(one.list.id);
  });

  test.each([
    ['somebody who does not keep it', () => world.rival, {}, 'FORBIDDEN'],
    ['a period that ends before it begins', () => world.manager, { validTo: '2026-12-31' }, 'INVALID_INPUT at validTo'],
  ] as const)('is refused to %s', async (_, who, more, refusal) => {
    const list = await buildList(commons.db, { ownerId: world.unit.id });
    expect(refusalOf(await copying(list.id, who(), more))).toBe(refusal);
  });

  test('is refused of a draft that somebody may not know of', async () => {
    const list = await buildList(commons.db, { ownerId: world.unit.id, state: 'DRAFT' });
    expect(refusalOf(await copying(list.id, world.rival))).toBe('NOT_FOUND at listId');
  });
});
