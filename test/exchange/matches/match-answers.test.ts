import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Commons, startCommons } from '../../support/commons.ts';
import { matchWrongs } from './match.invariants.ts';
import { accept, send, take } from './match.operations.ts';
import { buildMatchWorld, type MatchWorld, window } from './match.world.ts';

// Declining, pinning, cancelling and fulfilling.

let commons: Commons;
let world: MatchWorld;
beforeAll(async () => {
  commons = await startCommons();
  world = await buildMatchWorld(commons);
});
afterAll(() => commons.close());

type State = 'PROPOSED' | 'ACCEPTED' | 'CONFIRMED' | 'DECLINED' | 'FULFILLED' | 'CANCELLED';

/** A match of 4 of 10 places, in a state; ACCEPTED is by the giving side. */
async function matchIn(state: State, more: Parameters<MatchWorld['supply']>[0] = {}) {
  const supply = await world.supply(more);
  const demand = await world.demand();
  return { supply, demand, match: await world.match(supply, demand, { quantity: 4, state }) };
}

/** A match that both sides have accepted through the API, so that it is booked: 27 evenings. */
async function booked() {
  const built = await matchIn('PROPOSED', { facility: { capacity: 10 } });
  await accept(commons, built.match.id, world.manager);
  await accept(commons, built.match.id, world.secretary);
  return built;
}

function row(id: string) {
  return commons
    .sql('select state, state_reason as reason, ended_by as by, pinned from match where id = $1', [id])
    .then(([first]) => first);
}

function topics(id: string) {
  return commons
    .sql<{ topic: string }>('select topic from outbox_event where subject_id = $1 order by id', [id])
    .then((rows) => rows.map(({ topic }) => topic));
}

async function held({ supply, demand }: { supply: { id: string }; demand: { id: string } }) {
  const [found] = await commons.sql<{ s: number; d: number }>(
    `select s.held_quantity as s, d.held_quantity as d from supply s, demand d where s.id = $1 and d.id = $2`,
    [supply.id, demand.id],
  );
  return [found!.s, found!.d];
}

describe('declining', () => {
  test.each([
    ['manager', 'SUPPLY'],
    ['secretary', 'DEMAND'],
    ['both', 'DEMAND'],
  ] as const)('by the %s ends the match for the side %s, with the reason', async (who, side) => {
    const { match } = await matchIn('PROPOSED');
    const { code } = await take(commons, 'decline', { matchId: match.id, reason: ' 时间不合适 ' }, world[who]);
    expect(code).toBe('DECLINED');
    expect(await row(match.id)).toEqual({ state: 'DECLINED', reason: '时间不合适', by: side, pinned: false });
    expect(await topics(match.id)).toEqual(['match.declined']);
  });

  test('frees what the other side has accepted', async () => {
    const built = await matchIn('ACCEPTED');
    expect(await held(built)).toEqual([4, 4]);
    const { match } = await take(commons, 'decline', { matchId: built.match.id, reason: '不需要' }, world.secretary);
    expect(match).toMatchObject({ stateReason: '不需要', supply: { state: 'OPEN' }, demand: { state: 'OPEN' } });
    expect(await held(built)).toEqual([0, 0]);
  });

  test('is not for staff, not for strangers, and not without a reason', async () => {
    const { match } = await matchIn('PROPOSED');
    const input = { matchId: match.id, reason: 'no' };
    expect((await take(commons, 'decline', input, world.staff)).code).toBe('FORBIDDEN');
    expect((await take(commons, 'decline', input, world.otherManager)).code).toBe('NOT_FOUND');
    expect((await take(commons, 'decline', { ...input, reason: ' ' }, world.manager)).code).toBe('INVALID_INPUT');
    expect((await send(commons, 'decline', input)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  test.each(['CONFIRMED', 'DECLINED', 'FULFILLED', 'CANCELLED'] as const)(
    'is too late when it is %s',
    async (state) => {
      const { match } = await matchIn(state);
      const { refusal } = await take(commons, 'decline', { matchId: match.id, reason: 'no' }, world.manager);
      expect(refusal).toMatchObject({ code: 'STATE_CONFLICT', field: ['matchId'] });
    },
  );
});

describe('pinning', () => {
  test.each(['manager', 'secretary', 'staff', 'above'] as const)('is for the %s, and can be undone', async (who) => {
    const { match } = await matchIn('PROPOSED');
    const pinned = await take(commons, 'pin', { matchId: match.id, pinned: true }, world[who]);
    expect(pinned.match).toMatchObject({ pinned: true, state: 'PROPOSED' });
    const free = await take(commons, 'pin', { matchId: match.id, pinned: false }, world[who]);
    expect(free.match).toMatchObject({ pinned: false });
    expect(await topics(match.id)).toEqual(['match.pinned', 'match.pinned']);
  });

  test('what is pinned already changes nothing and tells nobody', async () => {
    const { match } = await matchIn('PROPOSED');
    await take(commons, 'pin', { matchId: match.id, pinned: true }, world.manager);
    expect((await take(commons, 'pin', { matchId: match.id, pinned: true }, world.staff)).match?.pinned).toBe(true);
    expect(await topics(match.id)).toHaveLength(1);
  });

  test('is not for strangers, and only for what waits for an answer', async () => {
    const { match } = await matchIn('PROPOSED');
    const input = { matchId: match.id, pinned: true };
    expect((await take(commons, 'pin', input, world.farStaff)).code).toBe('NOT_FOUND');
    expect((await take(commons, 'pin', input, world.resident)).code).toBe('NOT_FOUND');
    for (const state of ['ACCEPTED', 'CONFIRMED', 'DECLINED', 'CANCELLED'] as const) {
      const { match } = await matchIn(state);
      const outcome = await take(commons, 'pin', { matchId: match.id, pinned: true }, world.staff);
      expect(outcome.code).toBe('STATE_CONFLICT');
    }
  });
});

describe('cancelling', () => {
  test('gives everything back: quantities, bookings, and the availability of the facility', async () => {
    const built = await booked();
    expect(await held(built)).toEqual([4, 4]);
    const { match } = await take(commons, 'cancel', { matchId: built.match.id, reason: '场地维修' }, world.manager);
    expect(match).toMatchObject({
      state: 'CANCELLED',
      stateReason: '场地维修',
      supply: { state: 'OPEN', remainingQuantity: 10 },
      demand: { state: 'OPEN', unmetQuantity: 10 },
    });
    expect(match?.bookings).toHaveLength(27);
    expect(new Set(match?.bookings.map(({ state, stateReason }) => `${state} ${stateReason}`))).toEqual(
      new Set(['CANCELLED 场地维修']),
    );
    const taken = await commons.sql('select 1 from occupancy, unnest(taken) as step where pool_id = $1 and step <> 0', [
      built.supply.facilityId,
    ]);
    expect(taken).toEqual([]);
    expect(await held(built)).toEqual([0, 0]);
    expect(await row(built.match.id)).toMatchObject({ by: 'SUPPLY' });
    expect(await topics(built.match.id)).toEqual(['match.accepted', 'match.confirmed', 'match.cancelled']);
  });

  test('leaves alone what has been used before', async () => {
    const built = await booked();
    const before = commons.clock.now;
    commons.clock.now = Temporal.Instant.from('2026-03-10T12:00:00+08:00');
    const { match } = await take(commons, 'cancel', { matchId: built.match.id, reason: '够了' }, world.secretary);
    commons.clock.now = before;
    const states = Map.groupBy(match!.bookings, ({ state }) => state);
    expect(states.get('COMPLETED')?.map(({ start }) => start.slice(8, 10))).toEqual([
      '03',
      '04',
      '05',
      '06',
      '07',
      '08',
      '09',
    ]);
    expect(states.get('CANCELLED')).toHaveLength(20);
  });

  test.each([
    ['manager', 'SUPPLY'],
    ['secretary', 'DEMAND'],
    ['staff', 'STAFF'],
    ['above', 'STAFF'],
  ] as const)('by the %s is remembered as by %s', async (who, by) => {
    const { match } = await matchIn('CONFIRMED');
    expect((await take(commons, 'cancel', { matchId: match.id, reason: '原因' }, world[who])).code).toBe('CANCELLED');
    expect(await row(match.id)).toMatchObject({ state: 'CANCELLED', by });
  });

  test('is not for strangers, not without a reason, and not for what has ended', async () => {
    const { match } = await matchIn('CONFIRMED');
    const input = { matchId: match.id, reason: '原因' };
    expect((await take(commons, 'cancel', input, world.farStaff)).code).toBe('NOT_FOUND');
    expect((await take(commons, 'cancel', { ...input, reason: '' }, world.manager)).code).toBe('INVALID_INPUT');
    for (const state of ['DECLINED', 'FULFILLED', 'CANCELLED'] as const) {
      const { match } = await matchIn(state);
      const outcome = await take(commons, 'cancel', { matchId: match.id, reason: '原因' }, world.staff);
      expect(outcome.code).toBe('STATE_CONFLICT');
    }
  });

  test('lets the pair be matched and accepted again', async () => {
    const built = await booked();
    await take(commons, 'cancel', { matchId: built.match.id, reason: '改期' }, world.manager);
    const again = await world.match(built.supply, built.demand, { quantity: 10 });
    await accept(commons, again.id, world.manager);
    const { match } = await accept(commons, again.id, world.secretary);
    // All that can still be had is held; Monday, which was over when they accepted, nobody has.
    expect(match).toMatchObject({ state: 'CONFIRMED', demand: { state: 'PARTIALLY_MATCHED', unmetQuantity: 0 } });
    expect(match?.bookings).toHaveLength(27);
  });
});

describe('fulfilling', () => {
  /** What is done at a later moment than the others. */
  async function at<T>(instant: string, act: () => Promise<T>): Promise<T> {
    const before = commons.clock.now;
    commons.clock.now = Temporal.Instant.from(instant);
    try {
      return await act();
    } finally {
      commons.clock.now = before;
    }
  }

  test('counts what was given until then, and reopens the demand for the rest of its time', async () => {
    const built = await booked();
    const input = { matchId: built.match.id, deliveredQuantity: 3 };
    const open = await at('2026-03-10T04:00:00Z', async () => {
      const { match } = await take(commons, 'fulfil', input, world.secretary);
      expect(match).toMatchObject({
        state: 'FULFILLED',
        deliveredQuantity: 3,
        supply: { remainingQuantity: 10 },
        demand: { state: 'PARTIALLY_MATCHED', unmetQuantity: 10 },
      });
      // The delivery is over: of what was to come, nothing is kept from others.
      const kept = match?.bookings.filter(({ state }) => state !== 'CANCELLED').map(({ start }) => start.slice(0, 10));
      expect(kept).toEqual(['03', '04', '05', '06', '07', '08', '09'].map((day) => `2026-03-${day}`));
      const { data } = await commons.query(
        `query ($id: ID!) { node(id: $id) { ... on Demand { coverage dayCoverage(first: 2) { date askedMinutes heldMinutes }
           unmetStretches { from to windows { startTime endTime } quantity } } } }`,
        { id: built.demand.id },
        { as: world.secretary },
      );
      return data.node;
    });
    expect(open).toEqual({
      // Seven evenings of 28, three of ten places.
      coverage: expect.closeTo((7 * 3) / (28 * 10), 10),
      dayCoverage: ['10', '11'].map((day) => ({ date: `2026-03-${day}`, askedMinutes: 2_400, heldMinutes: 0 })),
      unmetStretches: [
        {
          from: '2026-03-10',
          to: '2026-03-29',
          windows: [{ startTime: '18:00', endTime: '22:00' }],
          quantity: 10,
        },
      ],
    });
    // At the fullest moment, which is over.
    expect(await held(built)).toEqual([3, 3]);
    expect(await topics(built.match.id)).toContain('match.fulfilled');
    expect(await matchWrongs(commons, '2026-03-10T12:00:00+08:00')).toEqual([]);
  });

  test('counts an evening that has begun as given', async () => {
    const supply = await world.supply();
    const demand = await world.demand({ quantity: 4, validFrom: '2026-03-03', validTo: '2026-03-04' });
    const match = await world.match(supply, demand, { quantity: 4, state: 'CONFIRMED' });
    const input = { matchId: match.id, deliveredQuantity: 4 };
    const outcome = await at('2026-03-03T10:00:01Z', () => take(commons, 'fulfil', input, world.secretary));
    expect(outcome.match?.demand).toMatchObject({ state: 'PARTIALLY_MATCHED', unmetQuantity: 4 });
    expect(
      await commons.sql(
        'select lower(during)::date::text as day, lost_at is not null as lost from match_occurrence where match_id = $1 order by 1',
        [match.id],
      ),
    ).toEqual([
      { day: '2026-03-03', lost: false },
      { day: '2026-03-04', lost: true },
    ]);
  });

  test('makes a demand FULFILLED when all of it was delivered', async () => {
    const supply = await world.supply();
    const demand = await world.demand({ quantity: 4 });
    const match = await world.match(supply, demand, { quantity: 4, state: 'CONFIRMED' });
    const input = { matchId: match.id, deliveredQuantity: 4 };
    const outcome = await at('2026-03-30T00:00:00Z', () => take(commons, 'fulfil', input, world.secretary));
    expect(outcome.match?.demand).toMatchObject({ state: 'FULFILLED', unmetQuantity: 0 });
  });

  test('says of places that nothing was delivered before the first of them could be had, or nothing at all', async () => {
    const supply = await world.supply();
    const demand = await world.demand({ quantity: 4, validFrom: '2026-03-10' });
    const match = await world.match(supply, demand, { quantity: 4, state: 'CONFIRMED' });
    const fulfil = (deliveredQuantity: number) =>
      take(commons, 'fulfil', { matchId: match.id, deliveredQuantity }, world.secretary);
    expect((await fulfil(4)).refusal).toMatchObject({ code: 'STATE_CONFLICT', field: ['deliveredQuantity'] });
    expect(await row(match.id)).toMatchObject({ state: 'CONFIRMED' });
    expect((await fulfil(0)).match).toMatchObject({ state: 'FULFILLED', demand: { state: 'OPEN', unmetQuantity: 4 } });
  });

  test('counts what is used up by its quantity, whenever it is to be given', async () => {
    const hours = { unitOfMeasure: 'HOUR', quantity: 4, validFrom: '2026-03-10' } as const;
    const match = await world.match(await world.supply(hours), await world.demand(hours), {
      quantity: 4,
      state: 'CONFIRMED',
    });
    const { match: now } = await take(commons, 'fulfil', { matchId: match.id, deliveredQuantity: 4 }, world.secretary);
    expect(now?.demand).toMatchObject({ state: 'FULFILLED', unmetQuantity: 0 });
  });

  test('is refused for more than was agreed, and for less than nothing', async () => {
    const { match } = await matchIn('CONFIRMED');
    for (const deliveredQuantity of [5, -1]) {
      const outcome = await take(commons, 'fulfil', { matchId: match.id, deliveredQuantity }, world.secretary);
      expect(outcome.refusal).toMatchObject({ code: 'INVALID_INPUT', field: ['deliveredQuantity'] });
    }
  });

  test('is for the receiving side alone', async () => {
    const { match } = await matchIn('CONFIRMED');
    const input = { matchId: match.id, deliveredQuantity: 4 };
    expect((await take(commons, 'fulfil', input, world.manager)).code).toBe('FORBIDDEN');
    expect((await take(commons, 'fulfil', input, world.staff)).code).toBe('FORBIDDEN');
    expect((await take(commons, 'fulfil', input, world.otherManager)).code).toBe('NOT_FOUND');
  });

  test.each(['PROPOSED', 'ACCEPTED', 'DECLINED', 'CANCELLED', 'FULFILLED'] as const)(
    'is not possible for what is %s',
    async (state) => {
      const { match } = await matchIn(state);
      const outcome = await take(commons, 'fulfil', { matchId: match.id, deliveredQuantity: 1 }, world.secretary);
      expect(outcome.code).toBe('STATE_CONFLICT');
    },
  );
});

describe('withdrawing an entry and closing a list', () => {
  test('cancels what an entry that is withdrawn was matched with, bookings and all', async () => {
    const built = await booked();
    const proposal = await world.match(built.supply, await world.demand());
    const document = `mutation ($input: SupplyWithdrawInput!) {
      supplyWithdraw(input: $input) { supply { state } userErrors { code message } } }`;
    const input = { supplyId: built.supply.id, reason: '停车场改造' };
    const { data } = await commons.query(document, { input }, { as: world.manager });
    expect(data.supplyWithdraw).toEqual({ supply: { state: 'WITHDRAWN' }, userErrors: [] });
    for (const { id } of [built.match, proposal]) {
      expect(await row(id)).toMatchObject({ state: 'CANCELLED', reason: '停车场改造', by: 'SUPPLY' });
    }
    const left = await commons.sql(`select 1 from booking where match_id = $1 and state <> 'CANCELLED'`, [
      built.match.id,
    ]);
    expect(left).toEqual([]);
    expect(await held(built)).toEqual([0, 0]);
  });

  test('cancels what waits for an answer when a list is closed, and keeps what both sides have confirmed', async () => {
    const supply = await world.supply();
    const [proposal, half, whole] = await Promise.all(
      (['PROPOSED', 'ACCEPTED', 'CONFIRMED'] as const).map(async (state) =>
        world.match(supply, await world.demand({ windows: [window('18:00', '20:00')] }), { quantity: 2, state }),
      ),
    );
    const document = `mutation ($input: SupplyDemandListCloseInput!) {
      supplyDemandListClose(input: $input) { list { state } userErrors { code message } } }`;
    const { data } = await commons.query(
      document,
      { input: { listId: supply.listId, reason: '期满' } },
      { as: world.staff },
    );
    expect(data.supplyDemandListClose).toEqual({ list: { state: 'CLOSED' }, userErrors: [] });
    expect(await row(proposal!.id)).toMatchObject({ state: 'CANCELLED', by: 'STAFF' });
    expect(await row(half!.id)).toMatchObject({ state: 'CANCELLED', by: 'STAFF' });
    expect(await row(whole!.id)).toMatchObject({ state: 'CONFIRMED' });
  });
});
