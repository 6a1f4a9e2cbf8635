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
const HOURS = { categoryCode: 'EDUCATION.TUTORING' };
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
  // Hours are met by quantity alone, so that the weights decide.
  const near = await world.supply({ ...HOURS, location: CENTER, windows: [daily('18:00', '20:00')] });
  const whole = await world.supply({ ...HOURS, location: north(2_900) });
  const demand = await world.demand({ ...HOURS, location: CENTER });
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

const CHANGES = `changes { pairsGained pairsLost pairsChanged
  pairs { kind quantityNow quantityThen supply { id } demand { id } }
  parties { side quantityNow quantityThen owner { ... on Node { id } } } }`;

test('a dry run tells which proposals come, go and change, and who gains and loses', async () => {
  const supply = await world.supply({ quantity: 15 });
  const [first, second] = [await world.demand(), await world.demand({ at: world.nextGrid })];
  await world.run();
  const standing = await commons.sql<{ demand_id: string; quantity: number }>(
    `select demand_id, quantity from match where state = 'PROPOSED' and supply_id = $1`,
    [supply.id],
  );
  const now = new Map(standing.map(({ demand_id, quantity }) => [demand_id, quantity]));
  const urgent = await world.demand({ at: world.siblingGrid, priority: 'URGENT' });
  const { changes } = await world.run({ dryRun: true }, { shown: CHANGES });
  const then = (await world.run()) as { matches: { quantity: number; demand: { id: string } }[] };
  const expected = [first, second, urgent].flatMap(({ id }) => {
    const quantityNow = now.get(id) ?? 0;
    const quantityThen = then.matches.find(({ demand }) => demand.id === id)?.quantity ?? 0;
    const kind = quantityNow === 0 ? 'GAINED' : quantityThen === 0 ? 'LOST' : 'CHANGED';
    return quantityNow === quantityThen
      ? []
      : [{ kind, quantityNow, quantityThen, supply: { id: supply.id }, demand: { id } }];
  });
  expect(expected.length).toBeGreaterThanOrEqual(2);
  expect(changes.pairs).toHaveLength(expected.length);
  expect(changes.pairs).toEqual(expect.arrayContaining(expected));
  const differences = (changes.pairs as { quantityNow: number; quantityThen: number }[]).map(
    ({ quantityNow, quantityThen }) => Math.abs(quantityThen - quantityNow),
  );
  expect(differences).toEqual(differences.toSorted((a, b) => b - a));
  const of = (kind: string) => expected.filter((pair) => pair.kind === kind).length;
  expect([changes.pairsGained, changes.pairsLost, changes.pairsChanged]).toEqual(['GAINED', 'LOST', 'CHANGED'].map(of));
  // The unit gives 15 before and after; those who ask change places.
  const parties = changes.parties as {
    side: string;
    quantityNow: number;
    quantityThen: number;
    owner: { id: string };
  }[];
  expect(parties.map(({ side }) => side)).toEqual(expected.map(() => 'DEMAND'));
  expect(parties.at(-1)).toMatchObject({ quantityNow: 0, quantityThen: 10, owner: { id: urgent.list.ownerId } });
  const gains = parties.map(({ quantityNow, quantityThen }) => quantityThen - quantityNow);
  expect(gains).toEqual(gains.toSorted((a, b) => a - b));
  expect(gains.reduce((sum, gain) => sum + gain, 0)).toBe(0);
});

test('proposals that were pinned or answered, and those for other dates, are none of what a dry run would change', async () => {
  const supply = await world.supply({ quantity: 30 });
  const [pinned, accepted] = [await world.demand(), await world.demand({ at: world.nextGrid })];
  await world.match(supply, pinned, { quantity: 10, state: 'PROPOSED', pinned: true });
  await world.match(supply, accepted, { quantity: 10, state: 'ACCEPTED' });
  const { changes } = await world.run({ dryRun: true }, { shown: CHANGES });
  expect(changes).toEqual({ pairsGained: 0, pairsLost: 0, pairsChanged: 0, pairs: [], parties: [] });
  expect((await world.run({}, { shown: CHANGES })).changes).toBeNull();
});

test('other weights tell which pairs come and go by them', async () => {
  // Hours are met by quantity alone, so that the weights decide.
  const near = await world.supply({ ...HOURS, location: CENTER, windows: [daily('18:00', '20:00')] });
  const whole = await world.supply({ ...HOURS, location: north(2_900) });
  const demand = await world.demand({ ...HOURS, location: CENTER });
  const { comparison } = await world.run(
    { dryRun: true, weights: ONLY_NEAR },
    { shown: `comparison { pairsGained pairsLost ${CHANGES} }` },
  );
  expect(comparison.changes).toMatchObject({ pairsGained: 1, pairsLost: 1, pairsChanged: 0 });
  const named = comparison.changes.pairs.map(({ kind, supply }: { kind: string; supply: { id: string } }) => [
    kind,
    supply.id,
  ]);
  expect(named.toSorted()).toEqual([
    ['GAINED', near.id],
    ['LOST', whole.id],
  ]);
  expect(comparison.changes.pairs.every((pair: { demand: { id: string } }) => pair.demand.id === demand.id)).toBe(true);
  expect(comparison.changes.parties.map(({ side }: { side: string }) => side)).toEqual(['SUPPLY', 'SUPPLY']);
});
