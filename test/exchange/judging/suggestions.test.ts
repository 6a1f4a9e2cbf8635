import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Commons, startCommons } from '../../support/commons.ts';
import { buildMatchingWorld, CENTER, daily, type MatchingWorld, north } from '../matching/matching.world.ts';

let commons: Commons;
let world: MatchingWorld;
beforeAll(async () => {
  commons = await startCommons();
});
beforeEach(async () => {
  world = await buildMatchingWorld(commons);
});
afterAll(() => commons.close());

const FIT = 'fit { total timeFit distanceFit quantityFit fairness reliability reach distanceMeters }';
/** Both directions, with more of the counterpart than its id. */
const SUGGESTED = {
  Demand: `suggested: suggestedSupplies(first: $first) {
    entry: supply { id title quantity remainingQuantity state windows { startTime } } ${FIT} }`,
  Supply: `suggested: suggestedDemands(first: $first) {
    entry: demand { id title quantity unmetQuantity state windows { startTime } } ${FIT} }`,
} as const;

interface Suggested {
  readonly entry: { readonly id: string };
  readonly fit: Readonly<Record<string, number>> & { readonly reach: string };
}

async function suggested(type: keyof typeof SUGGESTED, id: string, as?: string, first = 10): Promise<Suggested[]> {
  const document = `query ($id: ID!, $first: Int!) { node(id: $id) { ... on ${type} { ${SUGGESTED[type]} } } }`;
  const { data, errors } = await commons.query(document, { id, first }, { ...(as && { as }) });
  if (errors) throw new Error(errors[0]!.extensions.code);
  return data.node.suggested;
}

const idsOf = (all: readonly Suggested[]) => all.map(({ entry }) => entry.id);

describe('suggested supplies', () => {
  test('are those that a run would choose from, judged alike, the best first', async () => {
    const half = await world.supply({ windows: [daily('18:00', '20:00')], location: CENTER });
    const far = await world.supply({ location: north(2_000) });
    const near = await world.supply({ location: north(100) });
    await world.supply({ location: north(6_000), maxDistanceMeters: 1_000 });
    await world.supply({ audiences: ['ELDERS'] });
    await world.supply({ categoryCode: 'LEGAL.ADVICE' });
    await world.supply({ at: world.otherGrid });
    await world.supply({ onList: { state: 'DRAFT' } });
    await world.supply({ withdrawn: true });
    const demand = await world.demand({
      quantity: 30,
      location: CENTER,
      validFrom: '2026-03-03',
      validTo: '2026-06-30',
    });
    const all = await suggested('Demand', demand.id, world.staff);
    expect(idsOf(all)).toEqual([near.id, far.id, half.id]);
    const { matches } = await world.run({ dryRun: true });
    for (const { entry, fit } of all) {
      const match = matches.find(({ supply }: { supply: { id: string } }) => supply.id === entry.id);
      const { reach, distanceMeters, ...score } = fit;
      expect({ score, reach, distanceMeters }).toEqual({
        score: { ...match.score, total: expect.closeTo(match.score.total, 12) },
        reach: match.reach,
        distanceMeters: match.distanceMeters,
      });
    }
  });

  test('are weighed as the district has decided', async () => {
    const half = await world.supply({ windows: [daily('18:00', '20:00')], location: CENTER });
    const far = await world.supply({ location: north(2_000) });
    const demand = await world.demand({ location: CENTER });
    expect(idsOf(await suggested('Demand', demand.id, world.staff))).toEqual([far.id, half.id]);
    await commons.query(
      `mutation ($input: MatchWeightsSetInput!) { matchWeightsSet(input: $input) { userErrors { code } } }`,
      {
        input: {
          districtCode: world.district.code,
          weights: { timeFit: 0, distanceFit: 1, quantityFit: 0, fairness: 0, reliability: 0 },
          reason: '就近优先',
        },
      },
      { as: await world.admin() },
    );
    const [first, second] = await suggested('Demand', demand.id, world.staff);
    expect([first!.entry.id, first!.fit.total, second!.entry.id]).toEqual([half.id, 1, far.id]);
  });

  test('are those that have something left, and that neither side has declined or fixed', async () => {
    const taken = await world.supply();
    await world.match(taken, await world.demand(), { quantity: 10, state: 'CONFIRMED' });
    const [declined, pinned, open] = [await world.supply(), await world.supply(), await world.supply()];
    const demand = await world.demand({ quantity: 20 });
    await world.match(declined, demand, { state: 'DECLINED' });
    await world.match(pinned, demand, { pinned: true });
    expect(idsOf(await suggested('Demand', demand.id, world.staff))).toEqual([open.id]);
  });

  test('name a lot that is held in the mornings for the evenings, with its whole quantity', async () => {
    const lot = await world.supply();
    const mornings = await world.demand({ windows: [daily('08:00', '12:00')] });
    await world.match(lot, mornings, { quantity: 10, state: 'CONFIRMED' });
    const evenings = await world.demand({ windows: [daily('18:00', '22:00')] });
    const [fitting, ...others] = await suggested('Demand', evenings.id, world.staff);
    expect([fitting!.entry.id, fitting!.fit.quantityFit, others]).toEqual([lot.id, 1, []]);
    expect(idsOf(await suggested('Supply', lot.id, world.staff))).toEqual([evenings.id]);
    // From ten to twelve it is held: for half of the time that is wanted.
    const half = await world.demand({ windows: [daily('10:00', '14:00')] });
    const [partly] = await suggested('Demand', half.id, world.staff);
    expect([partly!.entry.id, partly!.fit.quantityFit]).toEqual([lot.id, 0.5]);
  });

  test('are not fairer for needs that cannot be met yet', async () => {
    await world.supply();
    const met = await world.demand();
    await world.match(await world.supply(), met, { quantity: 10, state: 'CONFIRMED' });
    const ownerId = met.list.ownerId;
    const now = await world.demand({ ownerId, list: met.list });
    const fairness = async () => (await suggested('Demand', now.id, world.staff))[0]!.fit.fairness!;
    const before = await fairness();
    // One of two needs is met for what has come of the year and what is to come.
    expect(before).toBeGreaterThan(0.4);
    expect(before).toBeLessThan(0.7);
    for (let more = 0; more < 18; more++) await world.demand({ list: met.list, quantity: 1, validFrom: '2026-06-01' });
    expect(await fairness()).toBeCloseTo(before, 9);
  });

  test('are there while a list is still a draft, for those who write it', async () => {
    const supply = await world.supply();
    const demand = await world.demand({ onList: { state: 'DRAFT' } });
    expect(idsOf(await suggested('Demand', demand.id, await world.secretaryOf(world.grid)))).toEqual([supply.id]);
  });

  test('are none for those who neither own the demand nor work where it is', async () => {
    const supply = await world.supply();
    const demand = await world.demand();
    const strangers = [undefined, await world.managerOf(supply), await world.secretaryOf(world.siblingGrid)];
    for (const as of strangers) expect(await suggested('Demand', demand.id, as)).toEqual([]);
    expect(await suggested('Demand', demand.id, await world.communityStaff())).toHaveLength(1);
  });

  test('are none for a demand whose time is over', async () => {
    await world.supply();
    const demand = await world.demand({ validTo: '2026-03-02' });
    expect(await suggested('Demand', demand.id, world.staff)).toEqual([]);
  });

  test('come by two statements beside the demand and who asks, however many there are', async () => {
    const demand = await world.demand();
    const plain = `query ($id: ID!) { node(id: $id) { ... on Demand { title } } }`;
    const without = () => commons.query(plain, { id: demand.id }, { as: world.staff });
    const withThem = () => suggested('Demand', demand.id, world.staff);
    const [one, many] = [await world.supply(), 5];
    const bare = await commons.statements(without);
    // When they can, and how well they fit.
    expect(await commons.statements(withThem)).toBe(bare + 2);
    for (let more = 1; more < many; more++) await world.supply({ list: one.list });
    expect(await commons.statements(withThem)).toBe(bare + 2);
    expect(await withThem()).toHaveLength(many);
  });

  test('are as many as are asked for, from 1 to 50', async () => {
    const { list } = await world.supply();
    for (let more = 0; more < 3; more++) await world.supply({ list });
    const demand = await world.demand();
    expect(await suggested('Demand', demand.id, world.staff, 2)).toHaveLength(2);
    expect(await suggested('Demand', demand.id, world.staff, 50)).toHaveLength(4);
    for (const first of [0, -1, 51]) {
      await expect(suggested('Demand', demand.id, world.staff, first)).rejects.toThrow('BAD_USER_INPUT');
    }
  });
});

describe('suggested demands', () => {
  test('are the open ones that a supply fits, the best first, by two statements', async () => {
    const supply = await world.supply({ quantity: 10, location: CENTER });
    const near = await world.demand({ quantity: 10, location: CENTER });
    const far = await world.demand({ quantity: 10, location: north(2_000), priority: 'URGENT' });
    const large = await world.demand({ quantity: 20, location: north(2_000) });
    await world.match(await world.supply(), await world.demand(), { quantity: 10, state: 'ACCEPTED' });
    await world.demand({ categoryCode: 'FACILITY' });
    await world.demand({ categoryCode: 'LEGAL' });
    await world.demand({ withdrawn: true });
    const manager = await world.managerOf(supply);
    let all: Suggested[] = [];
    const bare = await commons.statements(() =>
      commons.query(
        'query ($id: ID!) { node(id: $id) { ... on Supply { title } } }',
        { id: supply.id },
        { as: manager },
      ),
    );
    expect(await commons.statements(async () => (all = await suggested('Supply', supply.id, manager)))).toBe(bare + 2);
    expect(idsOf(all).slice(0, 1)).toEqual([near.id]);
    expect(new Set(idsOf(all).slice(-2))).toEqual(new Set([far.id, large.id]));
    expect(all).toHaveLength(4);
    expect(await suggested('Supply', supply.id)).toEqual([]);
    expect(await suggested('Supply', supply.id, await world.secretaryOf(world.grid))).toEqual([]);
  });
});
