import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { buildList } from '../../../seeds/factories/exchange.factory.ts';
import { OPEN_CLAIMS_MAX } from '../../../src/exchange/judging/propose-match.errors.ts';
import { newId } from '../../../src/shared/node.ts';
import { type Commons, startCommons } from '../../support/commons.ts';
import { matchWrongs } from '../matches/match.invariants.ts';
import { accept, type Outcome, send, take } from '../matches/match.operations.ts';
import {
  buildMatchWorld,
  type EntryInWorld,
  EVENINGS,
  FROM,
  type MatchWorld,
  TO,
  window,
} from '../matches/match.world.ts';

let commons: Commons;
let world: MatchWorld;
beforeAll(async () => {
  commons = await startCommons();
  world = await buildMatchWorld(commons);
});
afterAll(() => commons.close());
afterEach(async () => {
  expect(await matchWrongs(commons)).toEqual([]);
});

function propose(asked: object, as: string, language?: string): Promise<Outcome> {
  return take(commons, 'propose', { quantity: 4, idempotencyKey: randomUUID(), ...asked }, as, language);
}

const pairOf = (supply: EntryInWorld, demand: EntryInWorld) => ({ supplyId: supply.id, demandId: demand.id });

/** The list of an owner over the four weeks, in force unless told otherwise. */
const listOf = (ownerId: string, state: 'IN_FORCE' | 'DRAFT' = 'IN_FORCE') =>
  buildList(commons.db, { ownerId, validFrom: FROM, validTo: TO, state });

const written = (listId: string, more: object = {}) => ({
  listId,
  categoryCode: 'FACILITY.PARKING',
  title: '夜间车位',
  quantity: 6,
  windows: [EVENINGS],
  ...more,
});

describe('a unit that claims a need from an offer of its own', () => {
  test('has accepted it, holds the quantity, and waits for the other side', async () => {
    const [supply, demand] = [await world.supply(), await world.demand()];
    const { match } = await propose({ ...pairOf(supply, demand), reason: '我们离得近' }, world.manager);
    expect(match).toMatchObject({
      quantity: 4,
      state: 'ACCEPTED',
      stateReason: '我们离得近',
      origin: 'CLAIM',
      proposedBy: 'SUPPLY',
      pinned: false,
      acceptedByDemanderAt: null,
      supply: { remainingQuantity: 6 },
      demand: { unmetQuantity: 6, state: 'PARTIALLY_MATCHED' },
    });
    expect(match?.acceptedBySupplierAt).not.toBeNull();
    const trail = await commons.sql('select action from audit_entry where subject_id = $1', [match!.id]);
    expect(trail).toEqual([{ action: 'matchPropose' }]);
    const events = await commons.sql('select topic from outbox_event where subject_id = $1', [match!.id]);
    expect(events).toEqual([{ topic: 'match.accepted' }]);

    const { data } = await commons.query(
      `query ($id: ID!) { node(id: $id) { ... on Match { viewerCan { sides accept decline } } } }`,
      { id: match!.id },
      { as: world.secretary },
    );
    expect(data.node.viewerCan).toEqual({ sides: ['DEMAND'], accept: ['DEMAND'], decline: true });
    expect(await accept(commons, match!.id, world.secretary)).toMatchObject({ code: 'CONFIRMED' });
  });

  test('books what a facility gives once the other side accepts', async () => {
    const supply = await world.supply({ facility: {} });
    const demand = await world.demand({ validTo: '2026-03-08' });
    const { match } = await propose(pairOf(supply, demand), world.manager);
    const accepted = await accept(commons, match!.id, world.secretary);
    expect(accepted.match?.bookings.map(({ quantity }) => quantity)).toEqual([4, 4, 4, 4, 4, 4]);
  });

  test('gets the same answer for the same key, and changes nothing more', async () => {
    const asked = { ...pairOf(await world.supply(), await world.demand()), quantity: 2, idempotencyKey: randomUUID() };
    const once = await take(commons, 'propose', asked, world.manager);
    const again = await take(commons, 'propose', asked, world.manager);
    expect(again.match?.id).toBe(once.match?.id);
    const other = await take(commons, 'propose', { ...asked, quantity: 3 }, world.manager);
    expect(other.code).toBe('IDEMPOTENCY_CONFLICT');
  });
});

describe('a branch that claims an offer for a need of its own', () => {
  test('has accepted it for the receiving side', async () => {
    const [supply, demand] = [await world.supply(), await world.demand()];
    const { match } = await propose(pairOf(supply, demand), world.secretary);
    expect(match).toMatchObject({ state: 'ACCEPTED', proposedBy: 'DEMAND', acceptedBySupplierAt: null });
    expect((await take(commons, 'decline', { matchId: match!.id, reason: '已另有安排' }, world.manager)).code).toBe(
      'DECLINED',
    );
  });
});

describe('an entry that is written with the proposal', () => {
  test('is on the list in force, with the match, in one go', async () => {
    const demand = await world.demand();
    const list = await listOf(world.unit.id);
    const { match } = await propose({ demandId: demand.id, newSupply: written(list.id) }, world.manager);
    expect(match).toMatchObject({ state: 'ACCEPTED', proposedBy: 'SUPPLY', supply: { quantity: 6 } });
    const rows = await commons.sql('select id, title from supply where list_id = $1', [list.id]);
    expect(rows).toEqual([{ id: match!.supply.id, title: '夜间车位' }]);
  });

  test('can be a need, too', async () => {
    const supply = await world.supply();
    const list = await listOf(world.branch.id);
    const { match } = await propose({ supplyId: supply.id, newDemand: written(list.id) }, world.secretary);
    expect(match).toMatchObject({ state: 'ACCEPTED', proposedBy: 'DEMAND', demand: { quantity: 6 } });
  });

  test('is not there when the proposal is refused', async () => {
    const demand = await world.demand({ windows: [window('06:00', '09:00')] });
    const list = await listOf(world.unit.id);
    const { refusal } = await propose({ demandId: demand.id, newSupply: written(list.id) }, world.manager);
    expect(refusal).toMatchObject({ code: 'STATE_CONFLICT' });
    expect(await commons.sql('select from supply where list_id = $1', [list.id])).toEqual([]);
  });

  test('says of which member it is when something is wrong with it', async () => {
    const demand = await world.demand();
    const list = await listOf(world.unit.id);
    const empty = written(list.id, { title: ' ' });
    const { refusal } = await propose({ demandId: demand.id, newSupply: empty }, world.manager);
    expect(refusal).toMatchObject({ code: 'INVALID_INPUT', field: ['newSupply', 'title'] });
  });

  test('is refused on a draft, and on a list of somebody else', async () => {
    const demand = await world.demand();
    const draft = await listOf(world.unit.id, 'DRAFT');
    const onDraft = await propose({ demandId: demand.id, newSupply: written(draft.id) }, world.manager);
    expect(onDraft.refusal).toMatchObject({ code: 'STATE_CONFLICT', field: ['newSupply', 'listId'] });
    const others = await listOf(world.otherUnit.id);
    expect((await propose({ demandId: demand.id, newSupply: written(others.id) }, world.manager)).code).toBe(
      'FORBIDDEN',
    );
  });
});

describe('a proposal is refused', () => {
  test('by the names of the filters that say no, in both languages', async () => {
    const supply = await world.supply({ windows: [window('06:00', '09:00')], audiences: ['ELDERS'] });
    const demand = await world.demand({ categoryCode: 'FACILITY.PARKING' });
    const asked = pairOf(supply, demand);
    const { refusal } = await propose(asked, world.manager);
    expect(refusal).toMatchObject({ code: 'STATE_CONFLICT', message: 'The two do not fit in: audience, time.' });
    const inChinese = await propose(asked, world.manager, 'zh-CN');
    expect(inChinese.refusal?.message).toBe('供需不匹配：服务对象、时段。');
  });

  test('after the other side has declined the pair, but not to the side that declined it', async () => {
    const asked = pairOf(await world.supply(), await world.demand());
    const { match } = await propose(asked, world.manager);
    await take(commons, 'decline', { matchId: match!.id, reason: '太远' }, world.secretary);
    const again = await propose(asked, world.manager);
    expect(again.refusal?.message).toBe('The other side has declined a match of these two before.');
    expect((await propose(asked, world.secretary)).code).toBe('ACCEPTED');
  });

  test('while a match of the two is waiting for an answer', async () => {
    const [supply, demand] = [await world.supply(), await world.demand()];
    await world.match(supply, demand);
    const { refusal } = await propose(pairOf(supply, demand), world.manager);
    expect(refusal?.message).toBe('A match of these two is waiting for an answer already.');
    const [claimed, needed] = [await world.supply(), await world.demand()];
    await propose({ ...pairOf(claimed, needed), quantity: 1 }, world.manager);
    expect((await propose({ ...pairOf(claimed, needed), quantity: 1 }, world.secretary)).code).toBe('STATE_CONFLICT');
  });

  test('for two entries of one party', async () => {
    const supply = await world.supply();
    const demand = await world.demand({ ownerId: world.unit.id });
    expect((await propose(pairOf(supply, demand), world.manager)).code).toBe('INVALID_INPUT');
  });

  test('when a list is not in force, an entry withdrawn, or more asked for than there is', async () => {
    const demand = await world.demand();
    const onDraft = await world.supply({ listState: 'DRAFT' });
    expect((await propose(pairOf(onDraft, demand), world.manager)).code).toBe('STATE_CONFLICT');
    const gone = await world.supply({ withdrawn: true });
    expect((await propose(pairOf(gone, demand), world.manager)).code).toBe('STATE_CONFLICT');
    const supply = await world.supply({ quantity: 5 });
    const tooMuch = await propose({ ...pairOf(supply, demand), quantity: 6 }, world.manager);
    expect(tooMuch.refusal).toMatchObject({ code: 'STATE_CONFLICT', field: ['quantity'] });
    expect((await propose({ ...pairOf(supply, demand), quantity: 0 }, world.manager)).code).toBe('INVALID_INPUT');
  });

  test('to who acts for neither side, staff included, and when it names no two entries', async () => {
    const asked = pairOf(await world.supply(), await world.demand());
    for (const as of [world.staff, world.otherManager, world.resident]) {
      expect((await propose(asked, as)).code).toBe('FORBIDDEN');
    }
    expect((await propose({ supplyId: asked.supplyId }, world.manager)).code).toBe('INVALID_INPUT');
    const list = await listOf(world.unit.id);
    const twice = { ...asked, newSupply: written(list.id) };
    expect((await propose(twice, world.manager)).code).toBe('INVALID_INPUT');
    expect((await propose({ ...asked, supplyId: newId('sup') }, world.manager)).code).toBe('NOT_FOUND');
  });

  test('to who acts for both sides without saying for which', async () => {
    const asked = pairOf(await world.supply(), await world.demand());
    expect((await propose(asked, world.both)).refusal).toMatchObject({ code: 'INVALID_INPUT', field: ['side'] });
    expect((await propose({ ...asked, side: 'DEMAND' }, world.both)).match?.proposedBy).toBe('DEMAND');
  });

  test(`when ${OPEN_CLAIMS_MAX} of a party are waiting, until one of them is answered`, async () => {
    const supply = await world.supply({ ownerId: world.otherUnit.id, quantity: OPEN_CLAIMS_MAX + 1 });
    const claim = async () => {
      const asked = { ...pairOf(supply, await world.demand()), quantity: 1 };
      return propose(asked, world.otherManager);
    };
    const matches = [];
    for (let n = 0; n < OPEN_CLAIMS_MAX; n++) matches.push((await claim()).match!.id);
    expect((await claim()).code).toBe('QUOTA_EXCEEDED');
    await take(commons, 'cancel', { matchId: matches[0]!, reason: '让出' }, world.otherManager);
    expect((await claim()).code).toBe('ACCEPTED');
  });
});

describe('a demand that is open to claims until a day', () => {
  test('is claimed until then, and no longer', async () => {
    const supply = await world.supply();
    const today = await world.demand({ openToClaimsUntil: '2026-03-03' });
    expect((await propose(pairOf(supply, today), world.manager)).code).toBe('ACCEPTED');
    const yesterday = await world.demand({ openToClaimsUntil: '2026-03-02' });
    const { refusal } = await propose({ ...pairOf(supply, yesterday), quantity: 1 }, world.manager);
    expect(refusal).toMatchObject({ code: 'STATE_CONFLICT', field: ['demandId'] });
    expect(refusal?.message).toContain('2026-03-02');
    // Who needs it asks whom they want.
    expect((await propose({ ...pairOf(supply, yesterday), quantity: 1 }, world.secretary)).code).toBe('ACCEPTED');
  });

  test('is left out by a run until then, and what is left is allotted after it', async () => {
    const own = await buildMatchWorld(commons);
    const supply = await own.supply();
    const claimed = await own.demand({ openToClaimsUntil: '2026-03-03' });
    await take(
      commons,
      'propose',
      { ...pairOf(supply, claimed), quantity: 4, idempotencyKey: randomUUID() },
      own.manager,
    );
    const run = async () => {
      const { data, errors } = await commons.query(
        `mutation ($input: BookingMatchInput!) {
          bookingMatch(input: $input) { run { matches { demand { id } quantity } } userErrors { code } }
        }`,
        { input: { withinCode: own.community.parent!.code, validFrom: FROM, validTo: TO, dryRun: true } },
        { as: own.above },
      );
      expect(errors).toBeUndefined();
      return data.bookingMatch.run.matches;
    };
    expect(await run()).toEqual([]);
    const now = commons.clock.now;
    commons.clock.now = now.add({ hours: 24 });
    try {
      expect(await run()).toEqual([{ demand: { id: claimed.id }, quantity: 6 }]);
    } finally {
      commons.clock.now = now;
    }
  });

  test('says a day no later than its last', async () => {
    const list = await listOf(world.branch.id, 'DRAFT');
    const add = (openToClaimsUntil: string) =>
      commons.query(
        `mutation ($input: DemandAddInput!) {
          demandAdd(input: $input) { demand { openToClaimsUntil } userErrors { code field } }
        }`,
        { input: written(list.id, { openToClaimsUntil }) },
        { as: world.secretary },
      );
    expect((await add(TO)).data.demandAdd.demand).toEqual({ openToClaimsUntil: TO });
    expect((await add('2026-03-30')).data.demandAdd.userErrors).toEqual([
      { code: 'INVALID_INPUT', field: ['openToClaimsUntil'] },
    ]);
  });
});

test('of many who claim the last places at once, as many get them as there are', async () => {
  const own = await buildMatchWorld(commons);
  const demand = await own.demand({ quantity: 10 });
  const supplies = await Promise.all(Array.from({ length: 8 }, () => own.supply({ quantity: 4 })));
  const outcomes = await Promise.all(
    supplies.map((supply) => propose({ ...pairOf(supply, demand), quantity: 4 }, own.manager)),
  );
  const accepted = outcomes.filter(({ code }) => code === 'ACCEPTED');
  expect(accepted).toHaveLength(2);
  for (const { code } of outcomes) expect(['ACCEPTED', 'STATE_CONFLICT', 'STALE_VERSION']).toContain(code);
});

test('a proposal is for who is signed in', async () => {
  const asked = { ...pairOf(await world.supply(), await world.demand()), quantity: 1, idempotencyKey: randomUUID() };
  const { errors } = await send(commons, 'propose', asked);
  expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
});
