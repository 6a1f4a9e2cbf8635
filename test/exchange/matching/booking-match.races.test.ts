import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Commons, startCommons } from '../../support/commons.ts';
import { listOperations } from '../lists/list-world.ts';
import { accept, take } from '../matches/match.operations.ts';
import { buildMatchingWorld, given, type MatchingWorld, type RunShown } from './matching.world.ts';

// What happens between the moment that a run looks at and the moment at which it writes.

const solver = vi.hoisted(() => ({
  /** Takes place when a run has been solved and is not written yet. */
  meanwhile: async (): Promise<void> => {},
  /** The thread that solves ends with an error. */
  dies: false,
}));

vi.mock(import('../../../src/exchange/matching/solve-in-worker.ts'), async (original) => {
  const actual = await original();
  const { runInThread } = await import('../../../src/exchange/allocation/solver-thread.ts');
  return {
    ...actual,
    async solveInWorker(input) {
      if (solver.dies)
        await runInThread(new URL('../allocation/threads/crashing.ts', import.meta.url), {}, { cutOffMs: 10_000 });
      const solved = await actual.solveInWorker(input);
      await solver.meanwhile();
      return solved;
    },
  };
});

let commons: Commons;
let world: MatchingWorld;
beforeAll(async () => {
  commons = await startCommons();
});
beforeEach(async () => {
  world = await buildMatchingWorld(commons);
});
afterEach(() => {
  solver.meanwhile = async () => {};
  solver.dies = false;
});
afterAll(() => commons.close());

/** A run during which something happens. */
async function runWhile(happens: () => Promise<unknown>): Promise<RunShown> {
  solver.meanwhile = async () => {
    solver.meanwhile = async () => {};
    await happens();
  };
  return world.run();
}

const matchesOf = (demand: { id: string }) =>
  commons.sql<{ id: string; state: string; pinned: boolean; run_id: string | null }>(
    'select id, state, pinned, run_id from match where demand_id = $1 order by created_at, id',
    [demand.id],
  );

const proposed = async (demand: { id: string }) =>
  (await matchesOf(demand)).filter(({ state }) => state === 'PROPOSED');

describe('while a run is solved', () => {
  test('a pair that is declined stays declined', async () => {
    const supply = await world.supply();
    const demand = await world.demand();
    const first = await world.run();
    const as = await world.managerOf(supply);
    const second = await runWhile(() =>
      take(commons, 'decline', { matchId: first.matches[0].id, reason: '已另有安排' }, as),
    );
    expect(second.matches).toEqual([]);
    expect((await matchesOf(demand)).map(({ state }) => state)).toEqual(['DECLINED']);
  });

  test('a proposal that is pinned stays as it is, and the only one of its pair', async () => {
    await world.supply();
    const demand = await world.demand();
    const [match] = (await world.run()).matches;
    await runWhile(() => take(commons, 'pin', { matchId: match.id, pinned: true }, world.staff));
    expect(await proposed(demand)).toMatchObject([{ id: match.id, pinned: true }]);
  });

  test('a match that is accepted stays accepted, and what was proposed beside it is found out', async () => {
    const supply = await world.supply();
    const demand = await world.demand();
    const as = await world.managerOf(supply);
    const [match] = (await world.run()).matches;
    const second = await runWhile(() => accept(commons, match.id, as));
    expect((await matchesOf(demand)).map(({ id, state }) => [id === match.id, state])).toEqual(
      expect.arrayContaining([[true, 'ACCEPTED']]),
    );
    expect((await accept(commons, second.matches[0].id, as)).code).toBe('STALE_VERSION');
  });

  test.each<
    [
      string,
      (operations: ReturnType<typeof listOperations>, supplyId: string, listId: string, as: string) => Promise<unknown>,
    ]
  >([
    [
      'a supply that is withdrawn',
      ({ withdrawSupply }, supplyId, _, as) => withdrawSupply({ supplyId, reason: '停用' }, as),
    ],
    ['a supply that is changed', ({ updateSupply }, supplyId, _, as) => updateSupply({ supplyId, quantity: 11 }, as)],
    ['a list that is closed', ({ close }, _, listId, as) => close({ listId, reason: '到期' }, as)],
  ])('%s makes its proposals stale', async (_, change) => {
    const supply = await world.supply();
    await world.demand();
    const as = await world.managerOf(supply);
    let changed: unknown;
    const run = await runWhile(async () => {
      changed = await change(listOperations(commons), supply.id, supply.list.id, as);
    });
    expect(changed).toMatchObject({ userErrors: [] });
    expect(run.matches).toHaveLength(1);
    expect((await accept(commons, run.matches[0].id, as)).code).toBe('STALE_VERSION');
  });

  test('another run that is done before it is superseded by it, as the later to write', async () => {
    await world.supply({ quantity: 15 });
    const demands = [await world.demand(), await world.demand()];
    let inner: RunShown;
    const outer = await runWhile(async () => (inner = await world.run()));
    const standing = (await Promise.all(demands.map(proposed))).flat();
    expect(inner.matchedQuantity).toBe(15);
    expect(new Set(standing.map(({ run_id }) => run_id))).toEqual(new Set([outer.id]));
    expect(demands.reduce((sum, demand) => sum + given(outer, demand), 0)).toBe(15);
  });

  test('nothing is kept if its thread dies, and the next run is as if it had never been', async () => {
    await world.supply();
    const demand = await world.demand();
    const counted = () =>
      commons.sql(`select (select count(*) from matching_run) as runs, (select count(*) from match) as matches,
                          (select count(*) from audit_entry) as entries, (select count(*) from pg_locks where locktype = 'advisory') as locks`);
    const before = await counted();
    solver.dies = true;
    const { answer } = await world.tryRun();
    expect(answer.errors![0]!.extensions.code).toBe('INTERNAL');
    expect(await counted()).toEqual(before);
    solver.dies = false;
    expect(given(await world.run(), demand)).toBe(10);
  });
});

describe('runs at once, on two servers,', () => {
  let second: Commons;
  beforeAll(async () => {
    second = await startCommons({ beside: commons });
  });
  afterAll(() => second.close());

  test('are all kept, and leave one proposal of each pair: those of the last to write', async () => {
    await world.supply({ quantity: 12 });
    await world.supply({ quantity: 12 });
    const demands = [await world.demand({ priority: 'URGENT' }), await world.demand(), await world.demand()];
    const document = `mutation ($input: BookingMatchInput!) {
      bookingMatch(input: $input) { run { id matchedQuantity } userErrors { code } } }`;
    const input = { withinCode: world.subdistrict.code, validFrom: '2026-03-03', validTo: '2026-06-30' };
    const answers = await Promise.all(
      [commons, second, commons, second, commons, second].map((server) =>
        server.query(document, { input }, { as: world.staff }),
      ),
    );
    const runs = answers.map(({ data }) => data.bookingMatch);
    expect(runs.map(({ userErrors, run }) => [userErrors, run.matchedQuantity])).toEqual(runs.map(() => [[], 24]));
    const kept = await commons.sql('select id from matching_run where id = any($1)', [runs.map(({ run }) => run.id)]);
    expect(kept).toHaveLength(runs.length);
    const standing = (await Promise.all(demands.map(proposed))).flat();
    expect(new Set(standing.map(({ run_id }) => run_id)).size).toBe(1);
    const [{ quantity }] = (await commons.sql<{ quantity: number }>(
      `select sum(quantity)::int as quantity from match where state = 'PROPOSED' and demand_id = any($1)`,
      [demands.map(({ id }) => id)],
    )) as [{ quantity: number }];
    expect(quantity).toBe(24);
  });

  test('of several grids lose none of their proposals', async () => {
    await world.supply({ quantity: 40, at: world.sibling });
    const grids = [world.grid, world.nextGrid, world.siblingGrid];
    const demands = [];
    for (const at of grids) demands.push(await world.demand({ at }));
    const document = `mutation ($input: BookingMatchInput!) { bookingMatch(input: $input) { userErrors { code } } }`;
    await Promise.all(
      grids.map(({ code: withinCode }, at) =>
        [commons, second][at % 2]!.query(
          document,
          { input: { withinCode, validFrom: '2026-03-03', validTo: '2026-06-30' } },
          { as: world.staff },
        ),
      ),
    );
    for (const demand of demands) expect(await proposed(demand)).toHaveLength(1);
  });
});
