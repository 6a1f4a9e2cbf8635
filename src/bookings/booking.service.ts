import { LockMode } from '@mikro-orm/core';
import { sql } from 'kysely';
import type { Context, WriteContext } from '../request/context.ts';
import { hashOfRequest, onceInTransaction } from '../request/idempotency.ts';
import { inTransaction } from '../request/transaction.ts';
import { dateOf, instantOf } from '../shared/interval.ts';
import { record } from '../request/record.ts';
import { notFound } from '../shared/refusal.ts';
import { REASON_MAX, requireText } from '../shared/text.ts';
import { Booking, BOOKING_STEPS, BookingActor, BookingState, type BookingStep } from './booking.entity.ts';
import { isCapacityTaken } from '../facilities/index.ts';
import {
  bookingHasChanged,
  bookingStateConflict,
  notYourBooking,
  reasonMissing,
  slotUnavailable,
  tooLateToCancel,
} from './booking.errors.ts';
import type { BookingCancelInput, BookingConfirmInput, BookingRejectInput } from './booking.input.ts';
import { bookingVisibilityById } from './booking.loader.ts';
import { bookingPartiesOf, mayReadBooking } from './booking.policy.ts';
import { brokenOnceAsked } from './verdict/broken-once-asked.ts';
import { requireOwnReason } from './cancelling/cancel-reasons.ts';
import { deadlineOf, isPast } from './cancelling/deadline.ts';
import { grantMove } from './moves/grant-move.ts';
import { lockedBooker } from './write-bookings.ts';
import { writeEnds } from './write-ends.ts';

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
  requireOwnReason(code, asHolder);
  if (input.expectedVersion != null && input.expectedVersion !== booking.version) {
    throw bookingHasChanged({ version: booking.version });
  }
  requireStep(ctx, booking, 'CANCEL');
  // The unit knows no deadline, also where it gives back what it has booked itself.
  const isLate = !parties.includes('FACILITY') && (await isLateFor(ctx, booking));
  const by = asHolder ? BookingActor.BOOKER : BookingActor.UNIT;
  const what = { action: 'bookingCancel', topic: 'booking.cancelled' } as const;
  await writeEnds(ctx, [booking.id], { state: BookingState.CANCELLED, by, reason, code, isLate, ...what });
  return booking.id;
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
    const bookerId = sql<string>`(select booker_id from booking where id = ${input.bookingId})`;
    await lockedBooker(bookerId).execute(ctx.db);
    const { booking } = await lockBookingFor(ctx, 'CONFIRM', input.bookingId);
    requireStep(ctx, booking, 'CONFIRM');
    const broken = await brokenOnceAsked(ctx, booking);
    if (broken) throw broken;
    if (booking.movesId !== null) return grantMove(ctx, booking);
    booking.confirm(dateOf(ctx.now()));
    await ctx.em.flush();
    const { id, districtCode } = booking;
    const what = { action: 'bookingConfirm', fields: ['state', 'stateReason'], topic: 'booking.confirmed' } as const;
    await record(ctx, { ...what, subjectId: id, districtCode });
    return id;
  }).catch((error: unknown) => {
    throw isCapacityTaken(error) ? slotUnavailable({ remaining: 0, alternatives: [], field: ['bookingId'] }) : error;
  });
}

/** Rejects a booking that waits for the unit, or has waited in vain; its places are free at once. @returns its id */
export function rejectBooking(ctx: Context, input: BookingRejectInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const { booking } = await lockBookingFor(ctx, 'REJECT', input.bookingId);
    const reason = requireText(input.reason, ['reason'], REASON_MAX);
    requireStep(ctx, booking, 'REJECT');
    const by = BookingActor.UNIT;
    const what = { action: 'bookingReject', topic: 'booking.rejected' } as const;
    await writeEnds(ctx, [booking.id], {
      state: BookingState.REJECTED,
      by,
      reason,
      code: null,
      isLate: false,
      ...what,
    });
    return booking.id;
  });
}

/**
 * The booking, locked, for an actor whose step it is; to somebody who may not see it, as if there were none.
 * @throws Refusal NOT_FOUND or FORBIDDEN
 */
async function lockBookingFor(ctx: WriteContext, step: BookingStep, id: string) {
  // What moves is locked before the move, as by everybody who locks both.
  await sql`
    select o.id from booking m join booking o on o.id = m.moves_id where m.id = ${id} for no key update of o`.execute(
    ctx.db,
  );
  const booking = await ctx.em.findOne(Booking, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  const visibility = booking && (await bookingVisibilityById(ctx).load(id));
  if (!booking || !visibility || !mayReadBooking(ctx.actor, visibility))
    throw notFound({ type: 'Booking', field: ['bookingId'] });
  const parties = bookingPartiesOf(ctx.actor, visibility);
  if (!BOOKING_STEPS.isFor(step, parties)) throw notYourBooking();
  return { booking, parties };
}

/** @returns whether it is later than the booker could without a mark. @throws Refusal DEADLINE_PASSED where there is no mark */
async function isLateFor(ctx: WriteContext, booking: Booking): Promise<boolean> {
  // What waits for the unit, or has waited in vain, can be given back at any time.
  if (booking.state !== BookingState.CONFIRMED) return false;
  const [start, end] = [instantOf(booking.startsAt), instantOf(booking.endsAt)];
  const deadline = await deadlineOf(ctx, { ...booking, start, end, state: booking.state });
  if (!isPast(deadline, ctx.now())) return false;
  if (!deadline.thenLate) throw tooLateToCancel({ minutes: deadline.minutes });
  return true;
}

/** @throws Refusal STATE_CONFLICT when its state by the clock is one from which the step does not lead on */
function requireStep(ctx: WriteContext, booking: Booking, step: BookingStep): void {
  const from = booking.stateAt(ctx.now());
  // What was held and has lapsed has come to nothing: there is nothing to answer or to give back.
  const isNothing = booking.heldUntil !== null && from === BookingState.EXPIRED;
  if (isNothing || !BOOKING_STEPS.canTake(step, from))
    throw bookingStateConflict({ from, to: BOOKING_STEPS.targetOf(step) });
}
