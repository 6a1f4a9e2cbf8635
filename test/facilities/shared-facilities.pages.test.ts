import { beforeAll, describe, expect, test } from 'vitest';
import { buildUnit } from '../../seeds/factories/unit.factory.ts';
import { newId } from '../../src/shared/node.ts';
import { type Place } from './earth.ts';
import { build, commons, expectBadInput, inCommons, list } from './listed-facilities.ts';

inCommons();

describe('pages of sharedFacilities', () => {
  const center: Place = { latitude: 26.05, longitude: 119.31 };
  let unitId: string;
  const orders = ['NAME', 'DISTANCE'] as const;
  const filter = () => ({ unitId, near: { point: center, withinMeters: 5000 } });

  beforeAll(async () => {
    unitId = (await buildUnit(commons.db)).id;
    // Three names, four places: many are equal in either, and some in both.
    for (let i = 0; i < 23; i++) {
      await build({
        unitId,
        name: `Same ${i % 3}`,
        location: { ...center, latitude: center.latitude + (i % 4) * 0.003 },
      });
    }
  });

  async function walk(orderBy: string, size: number, backward: boolean): Promise<string[]> {
    const ids: string[] = [];
    for (let cursor: string | null | undefined; ;) {
      const page = backward ? { last: size, before: cursor } : { first: size, after: cursor };
      const { edges, pageInfo, totalCount } = await list({ where: filter(), orderBy, ...page });
      const found = edges.map(({ node }) => node.id);
      if (backward) ids.unshift(...found);
      else ids.push(...found);
      expect(totalCount).toBe(23);
      expect(pageInfo.startCursor).toBe(edges[0]?.cursor ?? null);
      expect(pageInfo.endCursor).toBe(edges.at(-1)?.cursor ?? null);
      const [ahead, behind] = backward
        ? [pageInfo.hasPreviousPage, pageInfo.hasNextPage]
        : [pageInfo.hasNextPage, pageInfo.hasPreviousPage];
      expect(behind).toBe(cursor !== undefined);
      expect(ahead).toBe(ids.length < 23);
      if (!ahead) return ids;
      cursor = backward ? pageInfo.startCursor : pageInfo.endCursor;
    }
  }

  test.each(orders)('by %s miss none and repeat none, in either direction, whatever their size', async (orderBy) => {
    const whole = (await list({ where: filter(), orderBy, first: 100 })).edges.map(({ node }) => node.id);
    expect(new Set(whole).size).toBe(23);
    for (const size of [1, 2, 5, 22, 23, 24]) {
      expect(await walk(orderBy, size, false)).toEqual(whole);
      expect(await walk(orderBy, size, true)).toEqual(whole);
    }
  });

  test.each(orders)('by %s between two cursors hold what lies between them', async (orderBy) => {
    const { edges } = await list({ where: filter(), orderBy, first: 100 });
    const [after, before] = [edges[4]!.cursor, edges[15]!.cursor];
    const forward = await list({ where: filter(), orderBy, first: 100, after, before });
    expect(forward.edges).toEqual(edges.slice(5, 15));
    const backward = await list({ where: filter(), orderBy, last: 3, after, before });
    expect(backward.edges).toEqual(edges.slice(12, 15));
    expect(backward.pageInfo).toMatchObject({ hasPreviousPage: true, hasNextPage: true });
  });

  test.each(orders)('by %s are the same where nobody asks what is beyond them', async (orderBy) => {
    const { edges } = await list({ where: filter(), orderBy, first: 7 });
    const { data } = await commons.query(
      `query ($where: SharedFacilityFilter, $orderBy: SharedFacilityOrder) {
        sharedFacilities(where: $where, orderBy: $orderBy, first: 7) { edges { cursor node { id } } }
      }`,
      { where: filter(), orderBy },
    );
    expect(data.sharedFacilities.edges).toEqual(edges.map(({ cursor, node }) => ({ cursor, node: { id: node.id } })));
  });

  test('stay where they are when others come before them', async () => {
    const { edges, pageInfo } = await list({ where: filter(), orderBy: 'NAME', first: 5 });
    const added = await build({ unitId, name: 'Aaa', location: center });
    const next = await list({ where: filter(), orderBy: 'NAME', first: 5, after: pageInfo.endCursor });
    await commons.sql('delete from open_stretch where facility_id = $1', [added.id]);
    await commons.sql('delete from opening_rule where facility_id = $1', [added.id]);
    await commons.sql('delete from shared_facility where id = $1', [added.id]);
    const both = (await list({ where: filter(), orderBy: 'NAME', first: 10 })).edges;
    expect([...edges, ...next.edges].map(({ node }) => node.id)).toEqual(both.map(({ node }) => node.id));
  });

  test('hold 20 when nobody says how many, none when none are asked for, and 100 at most', async () => {
    expect((await list({ where: { unitId } })).edges).toHaveLength(20);
    expect(await list({ where: { unitId }, first: 0 })).toEqual({
      totalCount: 23,
      edges: [],
      pageInfo: { hasNextPage: true, hasPreviousPage: false, startCursor: null, endCursor: null },
    });
    expect((await list({ where: { unitId }, last: 0 })).pageInfo).toMatchObject({ hasPreviousPage: true });
    expect((await list({ where: { unitId }, first: 100 })).edges).toHaveLength(23);
  });

  test.each([
    ['first and last', { first: 1, last: 1 }],
    ['101', { first: 101 }],
    ['101 from the back', { last: 101 }],
    ['fewer than none', { first: -1 }],
    ['fewer than none from the back', { last: -1 }],
  ])('are refused for %s', async (_, page) => {
    await expectBadInput(page);
  });

  const cursor = (...values: unknown[]) => Buffer.from(JSON.stringify(values)).toString('base64url');
  test.each([
    ['no cursor at all', 'abc'],
    ['an empty cursor', ''],
    ['the cursor of a unit', cursor('Same 0', newId('uni'))],
    ['the cursor of a list with other keys', cursor('350102000000')],
    ['a cursor by distance', cursor(12.5, newId('fac'))],
    ['a cursor with too many keys', cursor('Same 0', newId('fac'), 1)],
    ['a cursor that is no list', Buffer.from('{"0":"a","1":"b","length":2}').toString('base64url')],
  ])('are refused for %s', async (_, after) => {
    await expectBadInput({ where: { unitId }, after });
    await expectBadInput({ where: { unitId }, last: 5, before: after });
  });

  test('by distance are refused for a cursor by name', async () => {
    const { pageInfo } = await list({ where: filter(), orderBy: 'NAME', first: 5 });
    await expectBadInput({ where: filter(), orderBy: 'DISTANCE', after: pageInfo.endCursor });
  });
});
