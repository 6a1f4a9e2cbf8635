import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildMembership, type BuiltMembership } from '../../seeds/factories/alliance.factory.ts';
import { buildList } from '../../seeds/factories/exchange.factory.ts';
import { buildAccount, buildResident } from '../../seeds/factories/person.factory.ts';
import { MembershipState } from '../../src/district/units/alliances/membership.entity.ts';
import { Role } from '../../src/request/viewer.ts';
import { type Commons, startCommons } from '../support/commons.ts';
import { accept, take } from '../exchange/matches/match.operations.ts';
import { buildMatchWorld, EVENINGS, FROM, type MatchWorld, TO } from '../exchange/matches/match.world.ts';

// A unit whose membership has ended offers nothing until it is a member again, or staff have reviewed what it offers.

let commons: Commons;
beforeAll(async () => {
  commons = await startCommons();
});
afterAll(() => commons.close());

let world: MatchWorld;
let membership: BuiltMembership;
let facilityId: string;
let supply: Awaited<ReturnType<MatchWorld['supply']>>;
let resident: string;
beforeEach(async () => {
  world = await buildMatchWorld(commons);
  membership = await buildMembership(commons.db, { unit: world.unit });
  supply = await world.supply({ facility: { capacity: 10 } });
  facilityId = supply.facilityId!;
  resident = (await buildResident(commons.db)).subject;
});

async function send(mutation: string, input: object, as: string, shown: string) {
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input!`;
  const { data, errors } = await commons.query(
    `mutation ($input: ${type}) { answer: ${mutation}(input: $input) { ${shown} userErrors { code message } } }`,
    { input },
    { as },
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return data.answer;
}

const STATE_OF: Readonly<Record<string, string>> = {
  membershipWithdraw: 'membership { state }',
  membershipSuspend: 'membership { state }',
  facilitySuspend: 'facility { state }',
  facilityPublish: 'facility { state }',
  supplyDemandListSubmit: 'list { state }',
  supplyDemandListConfirm: 'list { state viewerCan { confirm } }',
};

/** @returns the state after a step, or the code of what refuses it */
async function step(mutation: string, input: object, as: string): Promise<string> {
  const { userErrors, ...answer } = await send(mutation, input, as, STATE_OF[mutation]!);
  const [changed] = Object.values(answer) as ({ state: string } | null)[];
  return changed?.state ?? userErrors[0].code;
}

const leave = () => step('membershipWithdraw', { membershipId: membership.id }, world.manager);
const later = (minutes: number) => (commons.clock.now = commons.clock.now.add({ minutes }));

const EVENING = { start: '2026-03-05T18:00:00+08:00', end: '2026-03-05T19:00:00+08:00' };

async function book(as = resident): Promise<string> {
  const input = { facilityId, ...EVENING, quantity: 1, idempotencyKey: randomUUID() };
  const { booking, userErrors } = await send('bookingCreate', input, as, 'booking { state }');
  return booking?.state ?? userErrors[0].message;
}

/** Whether the facility is found as free, shows free places, and passes as an alternative. */
async function isOffered() {
  const { data, errors } = await commons.query(
    `query ($facility: ID!, $unit: ID!, $start: DateTime!, $end: DateTime!) {
      sharedFacilities(where: { unitId: $unit, availableDuring: { start: $start, end: $end } }) { totalCount }
      node(id: $facility) { ... on SharedFacility { availability(from: $start, to: $end) { remaining } } }
    }`,
    { facility: facilityId, unit: world.unit.id, ...EVENING },
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return { found: data.sharedFacilities.totalCount > 0, places: data.node.availability.length > 0 };
}

async function suppliesSeen() {
  const demand = await world.demand();
  const { data, errors } = await commons.query(
    `query ($demand: ID!, $where: OpenSupplyFilter) {
      supplies(where: $where) { edges { node { id } } }
      node(id: $demand) { ... on Demand { suggestedSupplies { supply { id } } } }
    }`,
    { demand: demand.id, where: { withinCode: world.community.code } },
    { as: world.secretary },
  );
  if (errors) throw new Error(JSON.stringify(errors));
  const input = { withinCode: world.community.parent!.code, validFrom: FROM, validTo: TO, dryRun: true };
  const { run } = await send('bookingMatch', input, world.above, 'run { matches { supply { id } } }');
  return {
    listed: data.supplies.edges.length,
    suggested: data.node.suggestedSupplies.length,
    matched: run.matches.length,
  };
}

const set = async () => {
  const demand = await world.demand();
  const input = { supplyId: supply.id, demandId: demand.id, quantity: 1, reason: '就近' };
  return take(commons, 'set', input, world.staff);
};
const propose = async (as: string) => {
  const demand = await world.demand();
  const input = { supplyId: supply.id, demandId: demand.id, quantity: 1, idempotencyKey: randomUUID() };
  return take(commons, 'propose', input, as);
};

const NOTHING = { listed: 0, suggested: 0, matched: 0 };

test('as long as it is a member, it offers all it has', async () => {
  expect(await isOffered()).toEqual({ found: true, places: true });
  expect(await book()).toBe('CONFIRMED');
  expect(await suppliesSeen()).toEqual({ listed: 1, suggested: 1, matched: 1 });
  expect((await set()).code).toBe('PROPOSED');
  expect((await propose(world.manager)).code).toBe('ACCEPTED');
});

describe('once it has left', () => {
  test.each([
    ['by itself', async () => leave()],
    [
      'by itself while it was suspended',
      async () => {
        await step('membershipSuspend', { membershipId: membership.id, reason: '整改' }, await hostStaff());
        return leave();
      },
    ],
    [
      'as staff expelled it',
      async () => step('membershipWithdraw', { membershipId: membership.id, reason: '违约' }, await hostStaff()),
    ],
  ])('%s, nothing of it is found, booked, suggested, matched, proposed or listed', async (_how, end) => {
    expect(await end()).toBe('WITHDRAWN');
    expect(await isOffered()).toEqual({ found: false, places: false });
    expect(await book()).toContain('has left its alliance');
    expect(await suppliesSeen()).toEqual(NOTHING);
    expect((await set()).refusal?.message).toContain('has left its alliance');
    for (const as of [world.manager, world.secretary]) {
      expect((await propose(as)).refusal?.message).toContain('has left its alliance');
    }
  });

  test('what was proposed before is not accepted any more, by either side', async () => {
    const proposed = await world.match(supply, await world.demand(), { quantity: 2 });
    const claimed = (await propose(world.manager)).match!;
    await leave();
    for (const as of [world.manager, world.secretary]) {
      expect((await accept(commons, proposed.id, as)).code).toBe('STALE_VERSION');
    }
    const { refusal } = await accept(commons, claimed.id, world.secretary);
    expect(refusal).toMatchObject({ code: 'STALE_VERSION' });
    expect(refusal?.message).toContain('has left its alliance');
  });

  test('what it has promised shows as something to look into, for as long as it is gone', async () => {
    const promised = (await propose(world.manager)).match!;
    const reasons = async () => {
      const document = 'query ($id: ID!) { node(id: $id) { ... on Match { attention { reason } } } }';
      const { data, errors } = await commons.query(document, { id: promised.id }, { as: world.secretary });
      if (errors) throw new Error(JSON.stringify(errors));
      return data.node.attention.map(({ reason }: { reason: string }) => reason);
    };
    expect(await reasons()).toEqual([]);
    await step('membershipSuspend', { membershipId: membership.id, reason: '整改' }, await hostStaff());
    expect(await reasons()).toEqual(['SUSPENDED']);
    await leave();
    expect(await reasons()).toEqual(['LEFT']);
    await buildMembership(commons.db, { unit: world.unit });
    expect(await reasons()).toEqual([]);
  });

  test('bookings that it took before stay', async () => {
    expect(await book()).toBe('CONFIRMED');
    await leave();
    const rows = await commons.sql('select state from booking where facility_id = $1', [facilityId]);
    expect(rows).toEqual([{ state: 'CONFIRMED' }]);
  });

  test('it publishes a facility again by way of a review alone', async () => {
    await leave();
    later(5);
    expect(await step('facilitySuspend', { facilityId, reason: '重新申报' }, world.manager)).toBe('SUSPENDED');
    expect(await step('facilityPublish', { facilityId }, world.manager)).toBe('IN_REVIEW');
    expect(await book()).not.toBe('CONFIRMED');
    expect(await step('facilityPublish', { facilityId }, world.staff)).toBe('PUBLISHED');
    expect(await isOffered()).toEqual({ found: true, places: true });
    expect(await book()).toBe('CONFIRMED');
    // Its list has not been reviewed.
    expect(await suppliesSeen()).toEqual(NOTHING);
  });

  test('it puts no list in force by itself: staff of its place do, and what is on that list is offered', async () => {
    await leave();
    later(5);
    const list = await buildList(commons.db, { ownerId: world.unit.id, validFrom: FROM, validTo: TO, state: 'DRAFT' });
    const plain = await world.supply({ list });
    const listId = list.id;
    expect(await step('supplyDemandListSubmit', { listId }, world.manager)).toBe('SUBMITTED');
    expect(await step('supplyDemandListConfirm', { listId }, world.manager)).toBe('FORBIDDEN');
    expect(await step('supplyDemandListConfirm', { listId }, world.staff)).toBe('IN_FORCE');
    const { data } = await commons.query(
      'query ($where: OpenSupplyFilter) { supplies(where: $where) { edges { node { id } } } }',
      {
        where: { withinCode: world.community.code },
      },
    );
    expect(data.supplies.edges).toEqual([{ node: { id: plain.id } }]);
  });

  test('a member again, it offers all it has again', async () => {
    await leave();
    expect(await isOffered()).toEqual({ found: false, places: false });
    await buildMembership(commons.db, { unit: world.unit });
    expect(await isOffered()).toEqual({ found: true, places: true });
    expect(await suppliesSeen()).toEqual({ listed: 1, suggested: 1, matched: 1 });
  });

  test('what was reviewed before it joined, or while it was a member, is no review of what it offers now', async () => {
    await commons.sql('update shared_facility set approved_at = $2 where id = $1', [
      facilityId,
      commons.clock.now.toString(),
    ]);
    later(5);
    await leave();
    expect(await isOffered()).toEqual({ found: false, places: false });
  });

  test('suspended by another alliance, no review helps', async () => {
    await buildMembership(commons.db, { unit: world.unit, state: MembershipState.SUSPENDED });
    await leave();
    later(5);
    await commons.sql('update shared_facility set approved_at = $2 where id = $1', [
      facilityId,
      commons.clock.now.toString(),
    ]);
    expect(await isOffered()).toEqual({ found: false, places: false });
    expect(await book()).toContain('is suspended');
  });
});

test('an active member of one alliance may leave another', async () => {
  await buildMembership(commons.db, { unit: world.unit });
  await leave();
  expect(await isOffered()).toEqual({ found: true, places: true });
});

test('a unit whose application was taken back was never a member, and keeps what it has', async () => {
  const other = await world.supply({ ownerId: world.otherUnit.id, facility: {} });
  const applied = await buildMembership(commons.db, { unit: world.otherUnit, state: MembershipState.APPLIED });
  expect(await step('membershipWithdraw', { membershipId: applied.id }, world.otherManager)).toBe('WITHDRAWN');
  facilityId = other.facilityId!;
  expect(await book()).toBe('CONFIRMED');
});

test('whoever leaves while others book and accept: what comes after the answer is refused, what came before stands', async () => {
  const residents = await Promise.all(Array.from({ length: 8 }, async () => (await buildResident(commons.db)).subject));
  const matches = await Promise.all(
    Array.from({ length: 4 }, async () =>
      world.match(supply, await world.demand({ quantity: 1, windows: [EVENINGS] }), { quantity: 1 }),
    ),
  );
  const racing = [
    ...residents.map((as) => book(as)),
    ...matches.map(async ({ id }) => (await accept(commons, id, world.secretary)).code),
  ];
  const left = leave();
  const outcomes = await Promise.all(racing);
  expect(await left).toBe('WITHDRAWN');
  for (const outcome of outcomes) {
    expect(outcome).toMatch(/^(CONFIRMED|ACCEPTED|STALE_VERSION|.*has left its alliance.*)$/);
  }
  const taken = outcomes.filter((outcome) => outcome === 'CONFIRMED').length;
  const rows = await commons.sql<{ n: number }>('select count(*)::int as n from booking where facility_id = $1', [
    facilityId,
  ]);
  expect(rows).toEqual([{ n: taken }]);
  expect(await book()).toContain('has left its alliance');
  for (const { id } of matches) {
    const again = await accept(commons, id, world.manager);
    expect(again.code).toBe('STALE_VERSION');
  }
});

/** Staff of the community that hosts the alliance. */
async function hostStaff(): Promise<string> {
  const roles = [{ role: Role.COMMUNITY_STAFF, divisionId: membership.alliance.division.id }];
  return (await buildAccount(commons.db, { roles })).subject;
}
