import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Commons, startCommons } from '../../support/commons.ts';
import { accept, take } from '../matches/match.operations.ts';
import { buildMatchWorld, type EntryInWorld, type MatchWorld, window } from '../matches/match.world.ts';

// What is not covered stays a need: it can be claimed, and set by hand, date by date. Today is Tuesday, 3 March 2026.

let commons: Commons;
let world: MatchWorld;
beforeAll(async () => {
  commons = await startCommons();
  world = await buildMatchWorld(commons);
});
afterAll(() => commons.close());

const claim = (supply: EntryInWorld, demand: EntryInWorld, quantity: number, as = world.manager) =>
  take(commons, 'propose', { supplyId: supply.id, demandId: demand.id, quantity, idempotencyKey: randomUUID() }, as);

const set = (supply: EntryInWorld, demand: EntryInWorld, quantity: number) =>
  take(commons, 'set', { supplyId: supply.id, demandId: demand.id, quantity, reason: '补足余下时段' }, world.staff);

async function givenBy(matchId: string | undefined) {
  const [row] = await commons.sql(
    `select min(lower(during))::date::text as "from", max(lower(during))::date::text as "to", count(*)::int as n,
            array_agg(distinct quantity) as of from match_occurrence where match_id = $1`,
    [matchId],
  );
  return row;
}

async function shown(demand: EntryInWorld) {
  const { data } = await commons.query(
    `query ($id: ID!) { node(id: $id) { ... on Demand { state coverage unmetQuantity unmetStretches { from to quantity } } } }`,
    { id: demand.id },
    { as: world.secretary },
  );
  return data.node;
}

/** A need of ten to the 29th of which all is held to the 15th. */
async function halfMet() {
  const demand = await world.demand({ quantity: 10 });
  const first = await world.match(await world.supply({ validTo: '2026-03-15' }), demand, { quantity: 10 });
  await accept(commons, first.id, world.manager);
  return demand;
}

describe('of a need that is met for a part of its time', () => {
  test('the rest is claimed by an offer for all of it, and given at the rest alone', async () => {
    const demand = await halfMet();
    const { match } = await claim(await world.supply(), demand, 10);
    expect(match).toMatchObject({ state: 'ACCEPTED', quantity: 10 });
    expect(await givenBy(match!.id)).toEqual({ from: '2026-03-16', to: '2026-03-29', n: 14, of: [10] });
    expect(await shown(demand)).toMatchObject({ unmetQuantity: 0, unmetStretches: [] });
  });

  test('the rest is set by hand, and accepted by both sides', async () => {
    const demand = await halfMet();
    const { match } = await set(await world.supply({ facility: {} }), demand, 7);
    expect(await givenBy(match!.id)).toEqual({ from: '2026-03-16', to: '2026-03-29', n: 14, of: [7] });
    await accept(commons, match!.id, world.manager);
    expect((await accept(commons, match!.id, world.secretary)).match?.bookings).toHaveLength(14);
    expect((await shown(demand)).unmetStretches).toEqual([{ from: '2026-03-16', to: '2026-03-29', quantity: 3 }]);
  });

  test('no more is given than is lacking at its emptiest moment', async () => {
    const { refusal } = await claim(await world.supply({ quantity: 20 }), await halfMet(), 11);
    expect(refusal).toMatchObject({ code: 'STATE_CONFLICT', field: ['quantity'], message: 'Still needed: 10.' });
  });

  test('nothing is given by an offer for the time that is met', async () => {
    const early = await world.supply({ validTo: '2026-03-10' });
    const { refusal } = await claim(early, await halfMet(), 1);
    expect(refusal).toMatchObject({ code: 'STATE_CONFLICT' });
  });
});

describe('of an offer that others have for a part of its time', () => {
  test('the rest is claimed, and the dates of others stay theirs', async () => {
    const supply = await world.supply({ quantity: 10 });
    const others = await world.match(supply, await world.demand({ validTo: '2026-03-08' }), { quantity: 8 });
    await accept(commons, others.id, world.manager);
    const demand = await world.demand({ quantity: 10 });
    const { data } = await commons.query(
      `query ($s: ID!, $d: ID!) { matchJudgement(supplyId: $s, demandId: $d) { fits leftQuantity } }`,
      { s: supply.id, d: demand.id },
      { as: world.secretary },
    );
    expect(data.matchJudgement).toEqual({ fits: true, leftQuantity: 10 });
    const { match } = await claim(supply, demand, 5, world.secretary);
    expect(await givenBy(match!.id)).toEqual({ from: '2026-03-09', to: '2026-03-29', n: 21, of: [5] });
    const { refusal } = await claim(supply, await world.demand({ validTo: '2026-03-08' }), 3, world.secretary);
    expect(refusal?.message).toBe('Left of the supply at those times: 2.');
  });
});

describe('a unit does not claim a part that the need has no use for:', () => {
  const refused = async (supply: EntryInWorld, demand: EntryInWorld, quantity: number) =>
    (await claim(supply, demand, quantity)).refusal;

  test('of one that needs all, in quantity or in time', async () => {
    const demand = await world.demand({ quantity: 6, needsAll: true });
    expect(await refused(await world.supply(), demand, 5)).toMatchObject({
      code: 'STATE_CONFLICT',
      field: ['demandId'],
      message: 'It would not help the demand: a part of it is of no use.',
    });
    const brief = await world.supply({ validTo: '2026-03-20' });
    expect(await refused(brief, demand, 6)).toMatchObject({ code: 'STATE_CONFLICT' });
    expect((await claim(await world.supply(), demand, 6)).code).toBe('ACCEPTED');
  });

  test('of one that needs more at once, or more often', async () => {
    const many = await world.demand({ quantity: 10, minQuantity: 5 });
    expect((await refused(await world.supply(), many, 4))?.message).toContain('so little is of no use');
    expect((await claim(await world.supply(), many, 5)).code).toBe('ACCEPTED');
    // With what is held already it is enough.
    expect((await claim(await world.supply(), many, 2)).code).toBe('ACCEPTED');
    const often = await world.demand({ quantity: 4, minOccurrences: 10 });
    const brief = await world.supply({ validTo: '2026-03-08' });
    expect((await refused(brief, often, 4))?.message).toContain('so few occurrences');
    const short = await world.supply({ windows: [window('18:00', '20:00')] });
    expect((await refused(short, often, 4))?.message).toContain('so few occurrences');
    expect((await claim(await world.supply(), often, 4)).code).toBe('ACCEPTED');
  });

  test('of one that is not to be split, when another gives to it', async () => {
    const demand = await world.demand({ quantity: 10, splittable: false });
    expect((await claim(await world.supply(), demand, 4)).code).toBe('ACCEPTED');
    expect((await refused(await world.supply(), demand, 4))?.message).toContain('another supply');
  });

  test('of what is used up, less than is of use', async () => {
    const piece = { categoryCode: 'RELIEF.GOODS', unitOfMeasure: 'PIECE' } as const;
    const demand = await world.demand({ ...piece, quantity: 10, minQuantity: 4 });
    expect(await refused(await world.supply(piece), demand, 3)).toMatchObject({ code: 'STATE_CONFLICT' });
    expect((await claim(await world.supply(piece), demand, 4)).code).toBe('ACCEPTED');
    const all = await world.demand({ ...piece, quantity: 8, needsAll: true });
    expect(await refused(await world.supply(piece), all, 7)).toMatchObject({ code: 'STATE_CONFLICT' });
    expect((await claim(await world.supply(piece), all, 8)).code).toBe('ACCEPTED');
  });

  test('but who needs it knows better', async () => {
    const demand = await world.demand({ quantity: 6, needsAll: true });
    expect((await claim(await world.supply(), demand, 2, world.secretary)).code).toBe('ACCEPTED');
  });
});
