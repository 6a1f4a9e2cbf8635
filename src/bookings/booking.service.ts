import { LockMode } from '@mikro-orm/core';
import type { Context, WriteContext } from '../request/context.ts';
import { inTransaction } from '../request/transaction.ts';
import { dateOf, instantOf } from '../shared/interval.ts';
import { record } from '../request/record.ts';
import { notFound } from '../shared/refusal.ts';
import { REASON_MAX, requireText } from '../shared/text.ts';
import {
  Booking,
  BOOKING_STEPS,
  BookingActor,
  BookingState,
  type BookingStep,
  cancellableUntil,
  hasEnded,
} from './booking.entity.ts';
import { bookingPolicyOf, isCapacityTaken } from '../facilities/index.ts';
import {
  bookingIsOver,
  bookingStateConflict,
  notYourBooking,
  reasonMissing,
  slotUnavailable,
  tooLateToCancel,
} from './booking.errors.ts';
import type { BookingCancelInput, BookingConfirmInput, BookingRejectInput } from './booking.input.ts';
import { bookingVisibilityById } from './booking.loader.ts';
import { bookingPartiesOf, mayReadBooking } from './booking.policy.ts';
import type { EventTopic } from '../request/event-topics.ts';

/** Gives a booking back, or takes it back for the unit; its places are free at once. @returns its id */
export function cancelBooking(ctx: Context, input: BookingCancelInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const { booking, parties } = await lockBookingFor(ctx, 'CANCEL', input.bookingId);
    if (!parties.includes('HOLDER') && input.reason == null) throw reasonMissing();
    const reason = input.reason == null ? null : requireText(input.reason, ['reason'], REASON_MAX);
    if (!parties.includes('FACILITY')) await requireInTimeToCancel(ctx, booking);
    const by = parties.includes('HOLDER') ? BookingActor.BOOKER : BookingActor.UNIT;
    return moveOn(ctx, booking, 'CANCEL', reason, by, { action: 'bookingCancel', topic: 'booking.cancelled' });
  });
}

/**
 * Confirms a booking that waits for the unit. @returns its id
 * @throws Refusal SLOT_UNAVAILABLE where what waits takes no places, and others have taken them
 */
export function confirmBooking(ctx: Context, input: BookingConfirmInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const { booking } = await lockBookingFor(ctx, 'CONFIRM', input.bookingId);
    return moveOn(ctx, booking, 'CONFIRM', null, BookingActor.UNIT, {
      action: 'bookingConfirm',
      topic: 'booking.confirmed',
    });
  }).catch((error: unknown) => {
    throw isCapacityTaken(error) ? slotUnavailable({ remaining: 0, alternatives: [], field: ['bookingId'] }) : error;
  });
}

/** Rejects a booking that waits for the unit; its places are free at once. @returns its id */
export function rejectBooking(ctx: Context, input: BookingRejectInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const { booking } = await lockBookingFor(ctx, 'REJECT', input.bookingId);
    const reason = requireText(input.reason, ['reason'], REASON_MAX);
    return moveOn(ctx, booking, 'REJECT', reason, BookingActor.UNIT, {
      action: 'bookingReject',
      topic: 'booking.rejected',
    });
  });
}

/**
 * The booking, locked, for an actor whose step it is; to somebody who may not see it, as if there were none.
 * @throws Refusal NOT_FOUND or FORBIDDEN
 */
async function lockBookingFor(ctx: WriteContext, step: BookingStep, id: string) {
  const booking = await ctx.em.findOne(Booking, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  const visibility = booking && (await bookingVisibilityById(ctx).load(id));
  if (!booking || !visibility || !mayReadBooking(ctx.actor, visibility))
    throw notFound({ type: 'Booking', field: ['bookingId'] });
  const parties = bookingPartiesOf(ctx.actor, visibility);
  if (!BOOKING_STEPS.isFor(step, parties)) throw notYourBooking();
  return { booking, parties };
}

/** By the policy that it was made under. What waits for the unit can be given back at any time. */
async function requireInTimeToCancel(ctx: WriteContext, booking: Booking): Promise<void> {
  if (booking.policyVersion === null || booking.state !== BookingState.CONFIRMED) return;
  const { facilityId, policyVersion: version } = booking;
  const { cancelUntilMinutes: minutes } = await bookingPolicyOf(ctx).load({ facilityId, version });
  const until = cancellableUntil(instantOf(booking.startsAt), instantOf(booking.endsAt), minutes);
  if (Temporal.Instant.compare(ctx.now(), until) > 0) throw tooLateToCancel({ minutes });
}

async function moveOn(
  ctx: WriteContext,
  booking: Booking,
  step: BookingStep,
  reason: string | null,
  by: BookingActor,
  { action, topic }: { action: string; topic: EventTopic },
): Promise<string> {
  if (!booking.canTake(step)) throw bookingStateConflict({ from: booking.state, to: BOOKING_STEPS.targetOf(step) });
  if (hasEnded(instantOf(booking.endsAt), ctx.now())) throw bookingIsOver({});
  booking.take(step, reason, by, dateOf(ctx.now()));
  await ctx.em.flush();
  const { id, districtCode } = booking;
  await record(ctx, { action, subjectId: id, districtCode, fields: ['state', 'stateReason'], topic });
  return id;
}
