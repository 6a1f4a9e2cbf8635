import { LockMode } from '@mikro-orm/core';
import type { Context, WriteContext } from '../request/context.ts';
import { hashOfRequest, onceInTransaction } from '../request/idempotency.ts';
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
  CancelReason,
  cancellableUntil,
} from './booking.entity.ts';
import { bookingPolicyOf, isCapacityTaken } from '../facilities/index.ts';
import {
  bookingHasChanged,
  bookingStateConflict,
  notYourBooking,
  notYourCancelReason,
  reasonMissing,
  slotUnavailable,
  tooLateToCancel,
} from './booking.errors.ts';
import type { BookingCancelInput, BookingConfirmInput, BookingRejectInput } from './booking.input.ts';
import { bookingVisibilityById } from './booking.loader.ts';
import { bookingPartiesOf, mayReadBooking } from './booking.policy.ts';
import { brokenOnceAsked } from './verdict/broken-once-asked.ts';
import type { EventTopic } from '../request/event-topics.ts';

/** Reasons that are the booker's to give, and those that are the unit's. */
const REASONS_OF_BOOKER: readonly CancelReason[] = [
  CancelReason.CHANGE_OF_PLANS,
  CancelReason.ILLNESS,
  CancelReason.WEATHER,
  CancelReason.FOUND_ANOTHER_PLACE,
  CancelReason.UNSUITABLE,
  CancelReason.OTHER,
];
const REASONS_OF_UNIT: readonly CancelReason[] = [
  CancelReason.WITHDRAWN_BY_UNIT,
  CancelReason.WEATHER,
  CancelReason.UNSUITABLE,
  CancelReason.OTHER,
];

/**
 * Gives a booking back, or takes it back for the unit; its places are free at once. A repeat with the same key is answered
 * as before. @returns its id
 */
export function cancelBooking(ctx: Context, input: BookingCancelInput): Promise<string> {
  const work = (ctx: WriteContext) => cancel(ctx, input);
  return input.idempotencyKey == null
    ? inTransaction(ctx, work)
    : onceInTransaction(ctx, input.idempotencyKey, hashOf(input), work);
}

async function cancel(ctx: WriteContext, input: BookingCancelInput): Promise<string> {
  const { booking, parties } = await lockBookingFor(ctx, 'CANCEL', input.bookingId);
  const asHolder = parties.includes('HOLDER');
  if (!asHolder && input.reason == null) throw reasonMissing();
  const reason = input.reason == null ? null : requireText(input.reason, ['reason'], REASON_MAX);
  const code = input.cancelReason ?? null;
  if (code && !(asHolder ? REASONS_OF_BOOKER : REASONS_OF_UNIT).includes(code)) throw notYourCancelReason();
  if (input.expectedVersion != null && input.expectedVersion !== booking.version) {
    throw bookingHasChanged({ version: booking.version });
  }
  if (!parties.includes('FACILITY')) await requireInTimeToCancel(ctx, booking);
  booking.cancelReason = code;
  const by = asHolder ? BookingActor.BOOKER : BookingActor.UNIT;
  return moveOn(ctx, booking, 'CANCEL', reason, by, { action: 'bookingCancel', topic: 'booking.cancelled' });
}

function hashOf({ bookingId, reason, cancelReason, expectedVersion }: BookingCancelInput): string {
  return hashOfRequest('bookingCancel', bookingId, reason ?? '', cancelReason ?? '', expectedVersion ?? 0);
}

/**
 * Confirms a booking that waits for the unit. It keeps the places that it has held, and all other rules have to hold at this
 * moment, for the facility and for the booker: see {@link brokenOnceAsked}. @returns its id
 */
export function confirmBooking(ctx: Context, input: BookingConfirmInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const { booking } = await lockBookingFor(ctx, 'CONFIRM', input.bookingId);
    requireStep(ctx, booking, 'CONFIRM');
    const broken = await brokenOnceAsked(ctx, booking);
    if (broken) throw broken;
    return moveOn(ctx, booking, 'CONFIRM', null, BookingActor.UNIT, {
      action: 'bookingConfirm',
      topic: 'booking.confirmed',
    });
  }).catch((error: unknown) => {
    throw isCapacityTaken(error) ? slotUnavailable({ remaining: 0, alternatives: [], field: ['bookingId'] }) : error;
  });
}

/** Rejects a booking that waits for the unit, or has waited in vain; its places are free at once. @returns its id */
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
  requireStep(ctx, booking, step);
  booking.take(step, { reason, by, now: dateOf(ctx.now()) });
  await ctx.em.flush();
  const { id, districtCode } = booking;
  await record(ctx, { action, subjectId: id, districtCode, fields: ['state', 'stateReason'], topic });
  return id;
}

/** @throws Refusal STATE_CONFLICT when its state by the clock is one from which the step does not lead on */
function requireStep(ctx: WriteContext, booking: Booking, step: BookingStep): void {
  const from = booking.stateAt(ctx.now());
  if (!BOOKING_STEPS.canTake(step, from)) throw bookingStateConflict({ from, to: BOOKING_STEPS.targetOf(step) });
}
