import { instantOf } from '../../src/shared/interval.ts';
import { describe, expect, test } from 'vitest';
import { Booking, BookingState } from '../../src/bookings/booking.entity.ts';
import { AllianceMembership, MembershipState } from '../../src/district/units/alliances/membership.entity.ts';
import { SupplyDemandList, SupplyDemandListState } from '../../src/exchange/lists/supply-demand-list.entity.ts';
import { Match, MatchSide, MatchState } from '../../src/exchange/matches/match.entity.ts';
import { FacilityState, SharedFacility } from '../../src/facilities/facility.entity.ts';
import { ServiceProjectBook, ServiceProjectBookState } from '../../src/projects/service-project-book.entity.ts';

const NOW = new Date('2026-03-03T04:00:00Z');

/** Something in a state, as the ORM makes it: past the constructor. */
function made<T extends object>(type: { readonly prototype: T }, members: Partial<T>): T {
  return Object.assign(Object.create(type.prototype) as T, members);
}

test('a booking that is confirmed has its new state and the moment, and nobody who ended it', () => {
  const booking = made(Booking, { state: BookingState.PENDING });
  booking.confirm(NOW);
  expect(booking).toEqual(made(Booking, { state: BookingState.CONFIRMED, updatedAt: NOW }));
  expect(() => booking.confirm(NOW)).toThrow('CONFIRM');
});

test('a facility that takes a step has its new state and the reason', () => {
  const facility = made(SharedFacility, { state: FacilityState.PUBLISHED });
  expect([facility.canTake('SUSPEND'), facility.canTake('APPROVE')]).toEqual([true, false]);
  facility.take('SUSPEND', '装修', NOW);
  expect(facility).toEqual(made(SharedFacility, { state: FacilityState.SUSPENDED, stateReason: '装修' }));
  const inReview = made(SharedFacility, { state: FacilityState.IN_REVIEW });
  inReview.take('APPROVE', null, NOW);
  const approved = { state: FacilityState.PUBLISHED, stateReason: null, approvedAt: NOW };
  expect(inReview).toEqual(made(SharedFacility, approved));
});

test('a membership that takes a step knows when it began and ended', () => {
  const membership = made(AllianceMembership, { state: MembershipState.APPLIED });
  expect([membership.canTake('ADMIT'), membership.canTake('REINSTATE')]).toEqual([true, false]);
  membership.take('ADMIT', NOW, null);
  const active = { state: MembershipState.ACTIVE, stateReason: null, admittedAt: NOW };
  expect(membership).toEqual(made(AllianceMembership, active));
  const later = new Date('2026-04-01T00:00:00Z');
  membership.take('SUSPEND', later, '停');
  membership.take('WITHDRAW', later, '退');
  const ended = { state: MembershipState.WITHDRAWN, stateReason: '退', admittedAt: NOW, endedAt: later };
  expect(membership).toEqual(made(AllianceMembership, ended));
});

test('a list that takes a step knows when it was submitted, confirmed and closed', () => {
  const list = made(SupplyDemandList, { state: SupplyDemandListState.DRAFT });
  expect([list.canTake('SUBMIT'), list.canTake('CLOSE')]).toEqual([true, false]);
  const [submittedAt, returnedAt, confirmedAt, closedAt] = [1, 2, 3, 4].map((day) => new Date(2026, 1, day));
  list.take('SUBMIT', submittedAt!, null);
  list.take('RETURN', returnedAt!, '补充');
  const returned = { state: SupplyDemandListState.DRAFT, stateReason: '补充', submittedAt };
  expect(list).toEqual(made(SupplyDemandList, returned as Partial<SupplyDemandList>));
  list.take('SUBMIT', submittedAt!, null);
  list.take('CONFIRM', confirmedAt!, null);
  list.take('CLOSE', closedAt!, '到期');
  const closed = { state: SupplyDemandListState.CLOSED, stateReason: '到期', submittedAt, confirmedAt, closedAt };
  expect(list).toEqual(made(SupplyDemandList, closed as Partial<SupplyDemandList>));
});

test('a book that takes a step has the reason only of a new state', () => {
  const book = made(ServiceProjectBook, { state: ServiceProjectBookState.RUNNING, stateReason: '开始' });
  expect([book.canTake('SUSPEND'), book.canTake('START')]).toEqual([true, false]);
  book.take('REVISE', NOW);
  expect(book).toMatchObject({ state: 'RUNNING', stateReason: '开始', updatedAt: NOW });
  const later = new Date('2026-04-01T00:00:00Z');
  book.take('SUSPEND', later, '停');
  expect(book).toMatchObject({ state: 'SUSPENDED', stateReason: '停', updatedAt: later });
});

test('a book is under way while it runs or is suspended', () => {
  const states = Object.values(ServiceProjectBookState);
  const underWay = states.filter((state) => made(ServiceProjectBook, { state }).isUnderWay);
  expect(underWay.toSorted()).toEqual(['RUNNING', 'SUSPENDED']);
});

describe('a match', () => {
  const proposed = () => made(Match, { state: MatchState.PROPOSED, supplyAcceptedAt: null, demandAcceptedAt: null });

  test.each([
    [MatchSide.SUPPLY, MatchSide.DEMAND],
    [MatchSide.DEMAND, MatchSide.SUPPLY],
  ])('is accepted by %s and confirmed by %s', (first, second) => {
    const match = proposed();
    expect([match.canTake('ACCEPT', instantOf(NOW)), match.canTake('FULFIL', instantOf(NOW))]).toEqual([true, false]);
    expect(match.acceptance).toBe('ACCEPT');
    match.accept(first, 'acc_1', NOW);
    const by = { SUPPLY: 'supply', DEMAND: 'demand' } as const;
    expect(match).toMatchObject({
      state: 'ACCEPTED',
      updatedAt: NOW,
      [`${by[first]}AcceptedAt`]: NOW,
      [`${by[first]}AcceptedBy`]: 'acc_1',
      [`${by[second]}AcceptedAt`]: null,
    });
    expect([match.isAcceptedBy(first), match.isAcceptedBy(second)]).toEqual([true, false]);
    expect(match.acceptance).toBe('ACCEPT_LAST');
    expect(() => match.accept(first, 'acc_1', NOW)).toThrow('accepted already');
    match.accept(second, 'acc_2', NOW);
    expect(match).toMatchObject({ state: 'CONFIRMED', [`${by[second]}AcceptedBy`]: 'acc_2' });
  });

  test('is held for the other side until a moment, and for good once both have accepted', () => {
    const match = proposed();
    const until = new Date('2026-03-17T04:00:00Z');
    match.accept(MatchSide.SUPPLY, 'acc_1', NOW, until);
    expect(match.lapsesAt).toBe(until);
    match.accept(MatchSide.DEMAND, 'acc_2', NOW, until);
    expect(match.lapsesAt).toBeNull();
    const claimed = proposed();
    claimed.accept(MatchSide.DEMAND, 'acc_2', NOW);
    expect(claimed.lapsesAt).toBeNull();
  });

  test('lapses by the clock: until the last instant the other side answers, and from it on nobody', () => {
    const match = proposed();
    match.accept(MatchSide.SUPPLY, 'acc_1', NOW, new Date('2026-03-17T04:00:00Z'));
    const before = Temporal.Instant.from('2026-03-17T03:59:59.999Z');
    const then = before.add({ milliseconds: 1 });
    const steps = ['ACCEPT_LAST', 'DECLINE', 'CANCEL'] as const;
    expect(match.stateAt(before)).toBe('ACCEPTED');
    expect(steps.map((step) => match.canTake(step, before))).toEqual([true, true, true]);
    expect(match.stateAt(then)).toBe('CANCELLED');
    expect(steps.map((step) => match.canTake(step, then))).toEqual([false, false, false]);
  });

  test('is ended by who may, for a reason', () => {
    const match = proposed();
    expect(() => match.end('DECLINE', 'STAFF', '不合', NOW)).toThrow('not for STAFF');
    match.end('CANCEL', 'STAFF', '不合', NOW);
    expect(match).toMatchObject({ state: 'CANCELLED', endedBy: 'STAFF', stateReason: '不合', updatedAt: NOW });
  });

  test('is fulfilled by what was delivered', () => {
    const match = made(Match, { state: MatchState.CONFIRMED });
    match.fulfil(3, NOW);
    expect(match).toMatchObject({ state: 'FULFILLED', deliveredQuantity: 3, updatedAt: NOW });
  });
});
