import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Commons, startCommons } from '../../support/commons.ts';
import {
  buildMatchingWorld,
  CENTER,
  daily,
  given,
  type MatchingWorld,
  METRICS,
  north,
  RUN,
  whyNot,
} from './matching.world.ts';

let commons: Commons;
let world: MatchingWorld;
beforeAll(async () => {
  commons = await startCommons();
});
beforeEach(async () => {
  world = await buildMatchingWorld(commons);
});
afterAll(() => commons.close());

const SHOWN = `${RUN} comparison { weightsVersion matchedQuantity pairsGained pairsLost metrics { ${METRICS} } }
  replay { isSame }`;
const ONLY_NEAR = { timeFit: 0, distanceFit: 1, quantityFit: 0, fairness: 0, reliability: 0 };

/** A fingerprint of every row of every table. */
async function everything(): Promise<Record<string, string>> {
  const tables = await commons.sql<{ name: string }>(
    `select quote_ident(table_name) as name from information_schema.tables
     where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`,
  );
  const counted: Record<string, string> = {};
  for (const { name } of tables) {
    const [row] = await commons.sql<{ all: string }>(
      `select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as all from ${name} t`,
    );
    counted[name] = row!.all;
  }
  return counted;
}

test('a dry run shows what would come of it, and keeps nothing', async () => {
  const supply = await world.supply({ quantity: 12 });
  const demand = await world.demand({ priority: 'URGENT' });
  const other = await world.demand();
  const none = await world.demand({ categoryCode: 'LEGAL.ADVICE' });
  const proposed = await world.run();
  const before = await everything();
  const tried = await world.run({ dryRun: true }, { shown: SHOWN });
  expect(await everything()).toEqual(before);
  expect([tried.dryRun, tried.weightsVersion, tried.comparison, tried.replay]).toEqual([true, 0, null, null]);
  expect([given(tried, demand, supply), given(tried, other, supply)]).toEqual([10, 2]);
  const totals = tried.matches.map(({ score }: { score: { total: number } }) => score.total);
  expect(totals).toEqual(totals.toSorted((a: number, b: number) => b - a));
  expect(tried.matches.every(({ state }: { state: string }) => state === 'PROPOSED')).toBe(true);
  expect([whyNot(tried, other).reason, whyNot(tried, none).escalated]).toEqual(['CAPACITY_EXHAUSTED', true]);
  for (const member of ['inputHash', 'metrics', 'demandedQuantity', 'matchedQuantity', 'division', 'validFrom']) {
    expect(tried[member]).toEqual(proposed[member]);
  }
});

test('nothing of a dry run is there afterwards', async () => {
  await world.supply();
  await world.demand();
  const tried = await world.run({ dryRun: true });
  const document = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } matchingRuns { totalCount } }';
  const { data } = await commons.query(document, { ids: [tried.id, tried.matches[0].id] }, { as: world.staff });
  expect(data).toEqual({ nodes: [null, null], matchingRuns: { totalCount: 0 } });
});

test('other weights are tried against those in force, pair by pair', async () => {
  const near = await world.supply({ location: CENTER, windows: [daily('18:00', '20:00')] });
  const whole = await world.supply({ location: north(2_900) });
  const demand = await world.demand({ location: CENTER });
  const before = await everything();
  const tried = await world.run({ dryRun: true, weights: ONLY_NEAR }, { shown: SHOWN });
  expect(await everything()).toEqual(before);
  expect([given(tried, demand, near), given(tried, demand, whole)]).toEqual([10, 0]);
  expect(tried.weightsVersion).toBeNull();
  expect(tried.matches[0].score).toMatchObject({ distanceFit: 1, total: 1 });
  const now = await world.run();
  expect([given(now, demand, near), given(now, demand, whole)]).toEqual([0, 10]);
  expect(tried.comparison).toEqual({
    weightsVersion: 0,
    matchedQuantity: 10,
    pairsGained: 1,
    pairsLost: 1,
    metrics: now.metrics,
  });
  expect(tried.inputHash).not.toBe(now.inputHash);
});

test('the same weights in another proportion change nothing', async () => {
  await world.supply({ quantity: 15 });
  await world.demand();
  await world.demand();
  const same = { timeFit: 60, distanceFit: 50, quantityFit: 30, fairness: 40, reliability: 20 };
  const tried = await world.run({ dryRun: true, weights: same }, { shown: SHOWN });
  expect(tried.comparison).toMatchObject({ pairsGained: 0, pairsLost: 0, matchedQuantity: 15 });
});

test('a dry run names whom a demand would lose to only as far as those matches are there', async () => {
  const supply = await world.supply();
  const accepted = await world.match(supply, await world.demand({ quantity: 4 }), { quantity: 4, state: 'ACCEPTED' });
  await world.demand({ quantity: 6, priority: 'URGENT' });
  const demand = await world.demand();
  const tried = await world.run({ dryRun: true });
  expect(whyNot(tried, demand).lostTo.map(({ id }: { id: string }) => id)).toEqual([accepted.id]);
});
