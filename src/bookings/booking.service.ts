import { LockMode } from '@mikro-orm/core';
import type { Context, WriteContext } from '../request/context.ts';
import { inTransaction } from '../request/transaction.ts';
import { dateOf, instantOf } from '../shared/interval.ts';
import { record } from '../request/record.ts';
import { invalidInput, notFound } from '../shared/refusal.ts';
import { REASON_MAX, requireText } from '../shared/text.ts';
import { Booking, BookingState } from './booking.entity.ts';
import { bookingIsOver, bookingStateConflict, notYourBooking } from './booking.errors.ts';
import type { BookingCancelInput, BookingConfirmInput, BookingRejectInput } from './booking.input.ts';
import { bookingAsideById } from './booking.loader.ts';
import { isOwnBooking, mayDecideOnBooking, mayReadBooking } from './booking.policy.ts';

/** Gives a booking back, or takes it back for the unit; its places are free at once. @returns its id */
export function cancelBooking(ctx: Context, input: BookingCancelInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const { booking, mayDecide } = await lockVisibleBooking(ctx, input.bookingId);
    const own = isOwnBooking(ctx.actor, booking);
    if (!own && !mayDecide) throw notYourBooking();
    if (!own && input.reason == null) throw reasonMissing();
    const reason = input.reason == null ? null : requireText(input.reason, ['reason'], REASON_MAX);
    return moveOn(ctx, booking, BookingState.CANCELLED, reason, {
      action: 'bookingCancel',
      topic: 'booking.cancelled',
    });
  });
}

/** Confirms a booking that waits for the unit. @returns its id */
export function confirmBooking(ctx: Context, input: BookingConfirmInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const { booking, mayDecide } = await lockVisibleBooking(ctx, input.bookingId);
    if (!mayDecide) throw notYourBooking();
    return moveOn(ctx, booking, BookingState.CONFIRMED, null, { action: 'bookingConfirm', topic: 'booking.confirmed' });
  });
}

/** Rejects a booking that waits for the unit; its places are free at once. @returns its id */
export function rejectBooking(ctx: Context, input: BookingRejectInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const { booking, mayDecide } = await lockVisibleBooking(ctx, input.bookingId);
    if (!mayDecide) throw notYourBooking();
    const reason = requireText(input.reason, ['reason'], REASON_MAX);
    return moveOn(ctx, booking, BookingState.REJECTED, reason, { action: 'bookingReject', topic: 'booking.rejected' });
  });
}

/** The booking, locked; to somebody who may not see it, as if there were none. */
async function lockVisibleBooking(ctx: WriteContext, id: string) {
  const booking = await ctx.em.findOne(Booking, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  const aside = booking && (await bookingAsideById(ctx).load(id));
  if (!booking || !aside || !mayReadBooking(ctx.actor, aside))
    throw notFound({ type: 'Booking', field: ['bookingId'] });
  return { booking, mayDecide: mayDecideOnBooking(ctx.actor, aside) };
}

async function moveOn(
  ctx: WriteContext,
  booking: Booking,
  next: BookingState,
  reason: string | null,
  { action, topic }: { action: string; topic: string },
): Promise<string> {
  if (!booking.canBecome(next)) throw bookingStateConflict({ from: booking.state, to: next });
  if (Temporal.Instant.compare(instantOf(booking.endsAt), ctx.now()) <= 0) throw bookingIsOver({});
  booking.become(next, reason, dateOf(ctx.now()));
  await ctx.em.flush();
  const { id, districtCode } = booking;
  await record(ctx, { action, subjectId: id, districtCode, fields: ['state', 'stateReason'], topic });
  return id;
}

function reasonMissing() {
  return invalidInput({
    field: ['reason'],
    en: 'The unit gives a reason when it takes a booking back.',
    zh: '单位取消预约时须说明原因。',
  });
}
