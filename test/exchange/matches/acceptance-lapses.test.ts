import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { lapse } from '../../../src/exchange/matches/lapse-acceptances.ts';
import { connect, untilWaiting } from '../../bookings/booking.connections.ts';
import { type Commons, startCommons } from '../../support/commons.ts';
import { matchWrongs } from './match.invariants.ts';
import { accept, take } from './match.operations.ts';
import { buildMatchWorld, type MatchWorld } from './match.world.ts';

// What one side has accepted lapses by the clock: the job that writes it down runs in these tests only where they say so.

const ACCEPTED_AT = Temporal.Instant.from('2026-03-03T12:00:00+08:00');
const LAPSES_AT = ACCEPTED_AT.add({ hours: 24 * 14 });
const LAST_INSTANT = LAPSES_AT.subtract({ milliseconds: 1 });

let commons: Commons;
let world: MatchWorld;
beforeAll(async () => {
  commons = await startCommons();
  world = await buildMatchWorld(commons);
});
afterAll(() => commons.close());
afterEach(async () => {
  commons.clock.now = LAPSES_AT;
  await job();
  expect(await matchWrongs(commons, LAPSES_AT.toString())).toEqual([]);
  commons.clock.now = ACCEPTED_AT;
});

function job() {
  return lapse({ db: commons.db, now: () => commons.clock.now, closing: new AbortController().signal });
}

/** A match of four places that the giving side has accepted. */
async function acceptedMatch({ categoryCode }: { categoryCode?: string } = {}) {
  commons.clock.now = ACCEPTED_AT;
  const category = categoryCode === undefined ? {} : { categoryCode };
  const supply = await world.supply(category);
  const demand = await world.demand({ ...category, quantity: 4 });
  const match = await world.match(supply, demand, { quantity: 4 });
  expect((await accept(commons, match.id, world.manager)).code).toBe('ACCEPTED');
  return { supply, demand, match };
}

async function node(id: string, fields: string, as = world.secretary) {
  const { data, errors } = await commons.query(
    `query ($id: ID!) { node(id: $id) { ... on ${fields} } }`,
    { id },
    { as },
  );
  expect(errors).toBeUndefined();
  return data.node;
}

function written(matchId: string) {
  return commons
    .sql<{ state: string; by: string | null }>('select state, ended_by as by from match where id = $1', [matchId])
    .then(([row]) => row);
}

describe('the other side', () => {
  test('accepts until the last instant', async () => {
    const { match } = await acceptedMatch();
    commons.clock.now = LAST_INSTANT;
    expect((await accept(commons, match.id, world.secretary)).code).toBe('CONFIRMED');
  });

  test.each([
    ['accepts', (id: string) => accept(commons, id, world.secretary)],
    ['declines', (id: string) => take(commons, 'decline', { matchId: id, reason: '不合' }, world.secretary)],
    ['cancels', (id: string) => take(commons, 'cancel', { matchId: id, reason: '不合' }, world.manager)],
  ] as const)('no longer %s from the instant on at which it lapses', async (_, answer) => {
    const { match } = await acceptedMatch();
    commons.clock.now = LAPSES_AT;
    const { code, refusal } = await answer(match.id);
    expect([code, refusal!.message]).toEqual(['STATE_CONFLICT', 'This is not possible for a match that is cancelled.']);
  });

  test('and the clock: exactly one of them has it, whoever takes the match first', async () => {
    const { match } = await acceptedMatch();
    const { match: other } = await acceptedMatch();
    for (const [id, first] of [
      [match.id, 'side'],
      [other.id, 'clock'],
    ] as const) {
      const held = await connect(commons);
      await held.query('begin');
      await held.query('select from match where id = $1 for update', [id]);
      const answered = () => accept(commons, id, world.secretary);
      const swept = () =>
        commons.sql(
          `update match set state = 'CANCELLED', ended_by = 'CLOCK', updated_at = lapses_at, version = version + 1
           where id = $1 and state = 'ACCEPTED'`,
          [id],
        );
      commons.clock.now = LAST_INSTANT;
      const earlier = first === 'side' ? answered() : swept();
      await untilWaiting(commons, 1);
      const later = first === 'side' ? swept() : answered();
      await untilWaiting(commons, 2);
      await held.query('rollback');
      await held.end();
      const [one, two] = await Promise.all([earlier, later]);
      const side = (first === 'side' ? one : two) as { code: string };
      expect(side.code).toBe(first === 'side' ? 'CONFIRMED' : 'STATE_CONFLICT');
      expect((await written(id))!.state).toBe(first === 'side' ? 'CONFIRMED' : 'CANCELLED');
    }
  });

  test('cannot be written down as having answered, nor the clock as having ended what was still held', async () => {
    const { match } = await acceptedMatch();
    const write = (change: string, at: Temporal.Instant) =>
      commons.sql(`update match set ${change}, updated_at = $2 where id = $1`, [match.id, at.toString()]);
    const confirmed = `state = 'CONFIRMED', demand_accepted_at = now()`;
    await expect(write(confirmed, LAPSES_AT)).rejects.toMatchObject({ constraint: 'match_is_answered_in_time' });
    await expect(write(`state = 'CANCELLED', ended_by = 'DEMAND'`, LAPSES_AT)).rejects.toMatchObject({
      constraint: 'match_is_answered_in_time',
    });
    await expect(write(`state = 'CANCELLED', ended_by = 'CLOCK'`, LAST_INSTANT)).rejects.toMatchObject({
      constraint: 'match_lapses_when_unanswered',
    });
  });
});

describe('before the job has come by', () => {
  const MATCH = `Match { state stateReason acceptanceLapsesAt viewerCan { accept decline pin cancel } attention { reason } }`;

  test('it is shown as cancelled, by why, and nothing can be done with it', async () => {
    const { match } = await acceptedMatch();
    commons.clock.now = LAST_INSTANT;
    expect(await node(match.id, MATCH)).toMatchObject({ state: 'ACCEPTED', viewerCan: { accept: ['DEMAND'] } });
    commons.clock.now = LAPSES_AT;
    expect(await node(match.id, MATCH)).toEqual({
      state: 'CANCELLED',
      stateReason: '另一方未在期限内回应',
      acceptanceLapsesAt: null,
      viewerCan: { accept: [], decline: false, pin: false, cancel: false },
      attention: [],
    });
  });

  test('it waits for nobody, and is found among what is cancelled, wherever matches are listed', async () => {
    const { supply, demand, match } = await acceptedMatch();
    const found = async (where: object) => {
      const { data } = await commons.query(
        `query ($where: MatchFilter) { matches(where: $where) { totalCount edges { node { id state } } } }`,
        { where: { supplyId: supply.id, ...where } },
        { as: world.secretary },
      );
      expect(data.matches.totalCount).toBe(data.matches.edges.length);
      return data.matches.edges.map(({ node }: { node: unknown }) => node);
    };
    const asAccepted = { id: match.id, state: 'ACCEPTED' };
    const asCancelled = { id: match.id, state: 'CANCELLED' };
    expect(await found({ waitingForMe: true })).toEqual([asAccepted]);
    commons.clock.now = LAPSES_AT;
    expect(await found({ waitingForMe: true })).toEqual([]);
    expect(await found({ states: ['ACCEPTED'] })).toEqual([]);
    expect(await found({ states: ['CANCELLED'] })).toEqual([asCancelled]);
    const { matches } = await node(demand.id, 'Demand { matches { id state } }');
    expect(matches).toEqual([asCancelled]);
  });

  test.each([
    ['places', undefined],
    ['what is used up', 'LEGAL.ADVICE'],
  ])('what it held is free: %s', async (_, categoryCode) => {
    const { supply, demand } = await acceptedMatch(categoryCode === undefined ? {} : { categoryCode });
    const look = async () => [
      await node(supply.id, 'Supply { state remainingQuantity mostRemainingQuantity }'),
      await node(demand.id, 'Demand { state coverage unmetQuantity }'),
    ];
    commons.clock.now = LAST_INSTANT;
    expect(await look()).toMatchObject([{ state: 'PARTIALLY_MATCHED', remainingQuantity: 6 }, { unmetQuantity: 0 }]);
    commons.clock.now = LAPSES_AT;
    expect(await look()).toEqual([
      { state: 'OPEN', remainingQuantity: 10, mostRemainingQuantity: 10 },
      { state: 'OPEN', coverage: 0, unmetQuantity: 4 },
    ]);
    const listed = await node(
      demand.listId,
      `SupplyDemandList {
      figures { demands { matchedQuantity matchedShare } }
      open: demandConnection(where: { states: [OPEN] }) { edges { node { id } } } }`,
    );
    expect(listed).toEqual({
      figures: { demands: { matchedQuantity: 0, matchedShare: 0 } },
      open: { edges: [{ node: { id: demand.id } }] },
    });
  });

  test('the market, suggestions and a run have it again', async () => {
    const { supply, demand } = await acceptedMatch({ categoryCode: 'LEGAL.MEDIATION' });
    const whole = await world.demand({ categoryCode: 'LEGAL.MEDIATION', quantity: 10 });
    const held = await world.match(supply, whole, { quantity: 6 });
    await accept(commons, held.id, world.manager);
    const look = async () => {
      const { data } = await commons.query(
        `query ($where: OpenDemandFilter) { demands(where: $where) { edges { node { id } } } }`,
        { where: { categoryCode: 'LEGAL.MEDIATION' } },
        { as: world.secretary },
      );
      const { suggestedSupplies } = await node(
        demand.id,
        'Demand { suggestedSupplies(first: 5) { supply { id } fit { quantityFit } } }',
      );
      const { data: ran } = await commons.query(
        `mutation ($input: BookingMatchInput!) { bookingMatch(input: $input) { run { demandedQuantity matchedQuantity } } }`,
        {
          input: {
            withinCode: world.community.code,
            validFrom: '2026-03-03',
            validTo: '2026-03-29',
            categoryCodes: ['LEGAL.MEDIATION'],
            dryRun: true,
          },
        },
        { as: world.staff },
      );
      return {
        open: data.demands.edges.map((edge: { node: { id: string } }) => edge.node.id).toSorted(),
        suggested: suggestedSupplies,
        run: ran.bookingMatch.run,
      };
    };
    commons.clock.now = LAST_INSTANT;
    expect(await look()).toEqual({
      open: [whole.id],
      suggested: [],
      run: { demandedQuantity: 4, matchedQuantity: 0 },
    });
    commons.clock.now = LAPSES_AT;
    expect(await look()).toMatchObject({
      open: [demand.id, whole.id].toSorted(),
      suggested: [{ supply: { id: supply.id }, fit: { quantityFit: 1 } }],
      run: { demandedQuantity: 14, matchedQuantity: 10 },
    });
  });

  test('others accept what it held, of the supply and of the demand, and it is ended by the clock', async () => {
    const { supply, demand, match } = await acceptedMatch();
    const ofSupply = await world.match(supply, await world.demand(), { quantity: 10 });
    const ofDemand = await world.match(await world.supply(), demand, { quantity: 4 });
    commons.clock.now = LAST_INSTANT;
    expect((await accept(commons, ofSupply.id, world.secretary)).code).toBe('STALE_VERSION');
    commons.clock.now = LAPSES_AT;
    expect((await accept(commons, ofSupply.id, world.secretary)).code).toBe('ACCEPTED');
    expect((await accept(commons, ofDemand.id, world.manager)).code).toBe('ACCEPTED');
    expect(await written(match.id)).toEqual({ state: 'CANCELLED', by: 'CLOCK' });
  });

  test('who withdraws the supply does not take it back: it counts against nobody', async () => {
    const { supply, match } = await acceptedMatch();
    commons.clock.now = LAPSES_AT;
    const { data } = await commons.query(
      'mutation ($input: SupplyWithdrawInput!) { supplyWithdraw(input: $input) { supply { state } userErrors { code } } }',
      { input: { supplyId: supply.id, reason: '停用' } },
      { as: world.manager },
    );
    expect(data.supplyWithdraw).toEqual({ supply: { state: 'WITHDRAWN' }, userErrors: [] });
    expect(await written(match.id)).toEqual({ state: 'CANCELLED', by: 'CLOCK' });
  });

  test('a demand asks for less than it held', async () => {
    const { demand } = await acceptedMatch();
    const change = () =>
      commons.query(
        'mutation ($input: DemandUpdateInput!) { demandUpdate(input: $input) { demand { quantity } userErrors { code } } }',
        { input: { demandId: demand.id, quantity: 2 } },
        { as: world.secretary },
      );
    commons.clock.now = LAST_INSTANT;
    expect((await change()).data.demandUpdate.userErrors).toEqual([{ code: 'STATE_CONFLICT' }]);
    commons.clock.now = LAPSES_AT;
    expect((await change()).data.demandUpdate).toEqual({ demand: { quantity: 2 }, userErrors: [] });
  });
});
