import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Commons, startCommons } from '../../support/commons.ts';
import { accept } from './match.operations.ts';
import { buildMatchWorld, type MatchWorld } from './match.world.ts';

let commons: Commons;
let world: MatchWorld;
beforeAll(async () => {
  commons = await startCommons();
  world = await buildMatchWorld(commons);
});
afterAll(() => commons.close());

const LIST = `query ($where: MatchFilter, $first: Int, $after: String) {
  matches(where: $where, first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor } edges { node { id } } }
}`;

async function listed(as: string, where: object = {}): Promise<string[]> {
  const { data, errors } = await commons.query(LIST, { where }, { as });
  expect(errors).toBeUndefined();
  const ids = data.matches.edges.map(({ node }: { node: { id: string } }) => node.id);
  expect(data.matches.totalCount).toBe(ids.length);
  return ids;
}

describe('matches', () => {
  test('are listed for both sides and the staff of either place, the latest first, and for nobody else', async () => {
    const supply = await world.supply();
    const far = await world.supply({ ownerId: world.otherUnit.id });
    const demand = await world.demand();
    const at = commons.clock.now;
    const near = await world.match(supply, demand, { now: at });
    const later = await world.match(far, demand, { now: at.add({ hours: 1 }), state: 'DECLINED' });
    const between = { demandId: demand.id };
    for (const who of ['secretary', 'both', 'staff', 'above'] as const) {
      expect(await listed(world[who], between)).toEqual([later.id, near.id]);
    }
    expect(await listed(world.manager, between)).toEqual([near.id]);
    expect(await listed(world.otherManager, between)).toEqual([later.id]);
    expect(await listed(world.farStaff, between)).toEqual([later.id]);
    expect(await listed(world.resident, between)).toEqual([]);
    expect((await commons.query(LIST)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  test('are found by party, entry and state, all together', async () => {
    const supply = await world.supply();
    const demand = await world.demand();
    const one = await world.match(supply, demand);
    const other = await world.match(await world.supply(), demand, { state: 'CANCELLED' });
    expect(await listed(world.staff, { demandId: demand.id, ownerId: world.unit.id })).toHaveLength(2);
    expect(await listed(world.staff, { demandId: demand.id, ownerId: world.otherUnit.id })).toEqual([]);
    expect(await listed(world.staff, { supplyId: supply.id })).toEqual([one.id]);
    expect(await listed(world.staff, { demandId: demand.id, states: ['CANCELLED'] })).toEqual([other.id]);
    expect(await listed(world.staff, { demandId: demand.id, states: [] })).toEqual([]);
    const wrong = await commons.query(LIST, { where: { supplyId: demand.id } }, { as: world.staff });
    expect(wrong.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  test('come page by page', async () => {
    const demand = await world.demand();
    const at = commons.clock.now;
    const made: string[] = [];
    for (let n = 0; n < 5; n++) {
      made.unshift(
        (await world.match(await world.supply(), demand, { now: at.add({ minutes: Math.floor(n / 2) }) })).id,
      );
    }
    const seen: string[] = [];
    for (let after: string | undefined; ;) {
      const { data } = await commons.query(
        LIST,
        { where: { demandId: demand.id }, first: 2, after },
        { as: world.staff },
      );
      seen.push(...data.matches.edges.map(({ node }: { node: { id: string } }) => node.id));
      if (!data.matches.pageInfo.hasNextPage) break;
      after = data.matches.pageInfo.endCursor;
    }
    expect(seen.toSorted()).toEqual(made.toSorted());
    expect(new Set(seen).size).toBe(5);
  });
});

describe('the matches of an entry', () => {
  const OF = `query ($ids: [ID!]!) { nodes(ids: $ids) {
    ... on Supply { id matches { id demand { id } bookings { id } rejectedOccurrences { code } } }
    ... on Demand { id matches { id supply { id } bookings { id } rejectedOccurrences { code } } } } }`;

  test('are those that the caller may see, the best first', async () => {
    const supply = await world.supply();
    const matches = [];
    for (let n = 0; n < 3; n++) matches.push(await world.match(supply, await world.demand()));
    await commons.sql('update match set score = 0.95 where id = $1', [matches[2]!.id]);
    const { data } = await commons.query(OF, { ids: [supply.id] }, { as: world.manager });
    expect(data.nodes[0].matches.map(({ id }: { id: string }) => id)).toEqual(
      [matches[2], matches[0], matches[1]].map((match) => match!.id),
    );
    for (const as of [undefined, world.resident, world.farStaff]) {
      const { data } = await commons.query(OF, { ids: [supply.id] }, as === undefined ? {} : { as });
      expect(data.nodes[0].matches).toEqual([]);
    }
  });

  test('take a number of statements that does not grow with them', async () => {
    const ask = async (count: number) => {
      const supplies: string[] = [];
      for (let n = 0; n < count; n++) {
        const supply = await world.supply({ facility: { capacity: 10 } });
        for (let m = 0; m < 2; m++) {
          const match = await world.match(supply, await world.demand({ validTo: '2026-03-04' }));
          await accept(commons, match.id, world.manager);
          await accept(commons, match.id, world.secretary);
        }
        supplies.push(supply.id);
      }
      return commons.statements(async () => {
        const { data } = await commons.query(OF, { ids: supplies }, { as: world.manager });
        expect(data.nodes.flatMap(({ matches }: { matches: object[] }) => matches)).toHaveLength(2 * count);
      });
    };
    // The viewer, the supplies, their matches, and of these the demands, the bookings, the dates that were lost.
    expect(await ask(1)).toBe(6);
    expect(await ask(4)).toBe(6);
  });
});

describe('a match by its id', () => {
  const ONE = `query ($id: ID!) { node(id: $id) { ... on Match { id stateReason score { total reliability } } } }`;

  test('is null for those who may not see it', async () => {
    const match = await world.match(await world.supply(), await world.demand());
    for (const who of ['manager', 'secretary', 'both', 'staff', 'above'] as const) {
      const { data } = await commons.query(ONE, { id: match.id }, { as: world[who] });
      expect(data.node).toEqual({ id: match.id, stateReason: null, score: { total: 0.9, reliability: 1 } });
    }
    for (const as of [undefined, world.farStaff, world.otherManager, world.resident]) {
      expect((await commons.query(ONE, { id: match.id }, as === undefined ? {} : { as })).data.node).toBeNull();
    }
  });
});
