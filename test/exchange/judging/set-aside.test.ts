import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildAlliance, buildMembership } from '../../../seeds/factories/alliance.factory.ts';
import { type Commons, startCommons } from '../../support/commons.ts';
import { accept, take } from '../matches/match.operations.ts';
import { buildMatchWorld, type EntryInWorld, type MatchWorld } from '../matches/match.world.ts';

// A unit that its alliance has suspended, or that has left it and was not reviewed since, is set aside on every path,
// whether it gives or needs.

let commons: Commons;
let world: MatchWorld;
let membershipId: string;
beforeAll(async () => {
  commons = await startCommons();
});
// A membership that has ended stays so.
beforeEach(async () => {
  world = await buildMatchWorld(commons);
  const alliance = await buildAlliance(commons.db, { division: world.community });
  membershipId = (await buildMembership(commons.db, { alliance, unit: world.unit })).id;
});
afterAll(() => commons.close());

function become(state: 'SUSPENDED' | 'WITHDRAWN') {
  return commons.sql(
    `update alliance_membership set state = $2, ended_at = case when $2 = 'WITHDRAWN' then now() end,
       admitted_at = coalesce(admitted_at, now()) where id = $1`,
    [membershipId, state],
  );
}

const WAYS = [
  ['suspended', 'SUSPENDED'],
  ['gone', 'WITHDRAWN'],
] as const;

async function listed(of: 'demands' | 'supplies'): Promise<string[]> {
  const { data } = await commons.query(`{ page: ${of}(first: 100) { edges { node { id } } } }`);
  return data.page.edges.map(({ node }: { node: { id: string } }) => node.id);
}

async function suggested(entryId: string, as: string): Promise<string[]> {
  const { data } = await commons.query(
    `query ($id: ID!) { node(id: $id) {
       ... on Supply { found: suggestedDemands(first: 50) { entry: demand { id } } }
       ... on Demand { found: suggestedSupplies(first: 50) { entry: supply { id } } } } }`,
    { id: entryId },
    { as },
  );
  return data.node.found.map(({ entry }: { entry: { id: string } }) => entry.id);
}

async function judged(supplyId: string, demandId: string) {
  const { data } = await commons.query(
    `query ($supplyId: ID!, $demandId: ID!) { matchJudgement(supplyId: $supplyId, demandId: $demandId) {
       fits filters { filter passes } } }`,
    { supplyId, demandId },
    { as: world.above },
  );
  const { fits, filters } = data.matchJudgement;
  return {
    fits,
    failed: filters.flatMap((one: { filter: string; passes: boolean }) => (one.passes ? [] : [one.filter])),
  };
}

async function pairsOfRun(dryRun: boolean) {
  const { data } = await commons.query(
    `mutation ($input: BookingMatchInput!) { bookingMatch(input: $input) { run {
       matches { supply { id } demand { id } } unmatched { demand { id } reason } } } }`,
    { input: { withinCode: world.community.parent!.code, validFrom: '2026-03-03', validTo: '2026-03-29', dryRun } },
    { as: world.above },
  );
  return data.bookingMatch.run as {
    matches: { supply: { id: string }; demand: { id: string } }[];
    unmatched: { demand: { id: string } }[];
  };
}

const set = (supply: EntryInWorld, demand: EntryInWorld) =>
  take(commons, 'set', { supplyId: supply.id, demandId: demand.id, quantity: 4, reason: '现场商定' }, world.above);
const propose = (supply: EntryInWorld, demand: EntryInWorld, as: string) =>
  take(commons, 'propose', { supplyId: supply.id, demandId: demand.id, quantity: 4, idempotencyKey: randomUUID() }, as);

describe.each(WAYS)('what a unit needs that is %s', (_, state) => {
  test('is not shown, suggested, judged to fit, proposed, set, claimed or accepted', async () => {
    const need = await world.demand({ ownerId: world.unit.id, quantity: 4 });
    const supply = await world.supply({ ownerId: world.otherUnit.id });
    const proposed = await world.match(supply, await world.demand({ ownerId: world.unit.id }), { quantity: 4 });
    expect(await listed('demands')).toContain(need.id);
    expect(await suggested(supply.id, world.otherManager)).toContain(need.id);
    expect(await suggested(need.id, world.manager)).toContain(supply.id);
    expect(await judged(supply.id, need.id)).toEqual({ fits: true, failed: [] });
    const { matches } = await pairsOfRun(true);
    expect(matches.map(({ demand }) => demand.id)).toContain(need.id);

    await become(state);
    expect(await listed('demands')).not.toContain(need.id);
    expect(await suggested(supply.id, world.otherManager)).not.toContain(need.id);
    expect(await suggested(need.id, world.manager)).toEqual([]);
    expect(await judged(supply.id, need.id)).toEqual({ fits: false, failed: ['OPEN'] });
    for (const dryRun of [true, false]) {
      const { matches, unmatched } = await pairsOfRun(dryRun);
      expect([...matches, ...unmatched].map(({ demand }) => demand.id)).not.toContain(need.id);
    }
    const why =
      state === 'SUSPENDED'
        ? 'The unit that asks for it is suspended.'
        : 'The unit that asks for it has left its alliance, and staff have not reviewed what it asks for since.';
    for (const attempt of [() => set(supply, need), () => propose(supply, need, world.otherManager)]) {
      const { refusal } = await attempt();
      expect(refusal).toMatchObject({ code: 'STATE_CONFLICT', field: ['demandId'], message: why });
    }
    expect((await propose(supply, need, world.manager)).code).toBe('STATE_CONFLICT');
    const { refusal } = await accept(commons, proposed.id, world.otherManager);
    expect(refusal).toMatchObject({ code: 'STALE_VERSION', message: expect.stringContaining(why) });

    // A list that staff have confirmed since is that of somebody who came back to publish.
    await commons.sql(`update supply_demand_list set approved_at = now() + interval '1 minute' where id = $1`, [
      need.listId,
    ]);
    expect((await listed('demands')).includes(need.id)).toBe(state === 'WITHDRAWN');
  });
});

describe.each(WAYS)('what a unit gives that is %s', (_, state) => {
  test('is not shown, suggested, judged to fit, proposed, set, asked for or accepted', async () => {
    const supply = await world.supply();
    const need = await world.demand({ quantity: 4 });
    const proposed = await world.match(supply, await world.demand(), { quantity: 4 });
    expect(await listed('supplies')).toContain(supply.id);
    expect(await suggested(need.id, world.secretary)).toContain(supply.id);
    expect(await judged(supply.id, need.id)).toEqual({ fits: true, failed: [] });

    await become(state);
    expect(await listed('supplies')).not.toContain(supply.id);
    expect(await suggested(need.id, world.secretary)).not.toContain(supply.id);
    expect(await suggested(supply.id, world.manager)).toEqual([]);
    expect(await judged(supply.id, need.id)).toEqual({ fits: false, failed: ['OPEN'] });
    for (const dryRun of [true, false]) {
      const { matches } = await pairsOfRun(dryRun);
      expect(matches.map((match) => match.supply.id)).not.toContain(supply.id);
    }
    for (const attempt of [() => set(supply, need), () => propose(supply, need, world.secretary)]) {
      const { refusal } = await attempt();
      expect(refusal).toMatchObject({ code: 'STATE_CONFLICT', field: ['supplyId'] });
    }
    expect((await propose(supply, need, world.manager)).code).toBe('STATE_CONFLICT');
    expect((await accept(commons, proposed.id, world.secretary)).code).toBe('STALE_VERSION');
  });
});
