import { sql } from 'kysely';
import type { Context, WriteContext } from '../../request/context.ts';
import { hashOfRequest, onceInTransaction } from '../../request/idempotency.ts';
import { dateOf } from '../../shared/interval.ts';
import { requireRange } from '../../shared/range.ts';
import { BOOKING_STEPS, BookingActor, BookingState } from '../booking.entity.ts';
import { onlyResidentsBook, spanEndsTooEarly, spanTooLong } from '../booking.errors.ts';
import { writeEnds } from '../write-ends.ts';
import type { BookingsCancelBetweenInput } from './cancel-between.input.ts';
import { CANCEL_BETWEEN_DAYS_MAX, CANCEL_BETWEEN_MAX } from './cancel-between.limits.ts';
import { requireOwnReason } from './cancel-reasons.ts';
import { deadlineOf, isPast } from './deadline.ts';

/** What came of giving back all of a time. */
interface CancelledBetween {
  readonly cancelled: number;
  /** Those that stay, by start. */
  readonly kept: readonly string[];
}

interface OwnBooking {
  readonly id: string;
  readonly facilityId: string;
  readonly policyVersion: number | null;
  /** As it is written, and as it is by the clock. */
  readonly state: BookingState;
  readonly stateNow: BookingState;
  readonly start: string;
  readonly end: string;
}

/**
 * Gives back what the caller has booked for a time, all that can be without a mark; what cannot stays, and is told. A repeat
 * with the same key is answered as before.
 */
export async function cancelBetween(ctx: Context, input: BookingsCancelBetweenInput): Promise<CancelledBetween> {
  requireSpan(input);
  requireOwnReason(input.cancelReason, true);
  const { from, to, facilityId, cancelReason, idempotencyKey } = input;
  const hash = hashOfRequest('bookingsCancelBetween', from.getTime(), to.getTime(), facilityId ?? '', cancelReason);
  const answer = await onceInTransaction(ctx, idempotencyKey, hash, async (ctx) =>
    JSON.stringify(await giveBack(ctx, input)),
  );
  return JSON.parse(answer) as CancelledBetween;
}

function requireSpan({ from, to }: BookingsCancelBetweenInput): void {
  if (to <= from) throw spanEndsTooEarly();
  const days = (to.getTime() - from.getTime()) / 86_400_000;
  requireRange(days, { min: 0, max: CANCEL_BETWEEN_DAYS_MAX, field: ['to'] }, () =>
    spanTooLong({ days: CANCEL_BETWEEN_DAYS_MAX }),
  );
}

async function giveBack(ctx: WriteContext, input: BookingsCancelBetweenInput): Promise<CancelledBetween> {
  if (ctx.actor.residentId === undefined) throw onlyResidentsBook();
  const all = await lockOwn(ctx, ctx.actor.residentId, input);
  const late = await Promise.all(all.map((one) => canNoLongerGo(ctx, one)));
  const going = all.filter((_one, at) => !late[at]).map(({ id }) => id);
  await writeEnds(ctx, going, {
    state: BookingState.CANCELLED,
    by: BookingActor.BOOKER,
    reason: null,
    code: input.cancelReason,
    isLate: false,
    action: 'bookingCancel',
    topic: 'booking.cancelled',
  });
  return { cancelled: going.length, kept: all.filter((_one, at) => late[at]).map(({ id }) => id) };
}

/** Those that stand, locked in the order of their ids, as by everybody who locks several; handed back by start. */
async function lockOwn(
  ctx: WriteContext,
  bookerId: string,
  { from, to, facilityId }: BookingsCancelBetweenInput,
): Promise<OwnBooking[]> {
  const only = facilityId == null ? sql`` : sql`and b.facility_id = ${facilityId}`;
  const { rows } = await sql<OwnBooking>`
    with own as (
      select b.* from booking b
      where b.booker_id = ${bookerId} and b.starts_at >= ${from} and b.starts_at < ${to} ${only}
        and booking_state_at(b.state, b.answer_by, b.ends_at, ${dateOf(ctx.now())}::timestamptz)
          in ('HELD', 'PENDING', 'CONFIRMED', 'CHECKED_IN')
      order by b.moves_id is not null, b.id for no key update),
    first as (select * from own order by starts_at, id limit ${CANCEL_BETWEEN_MAX})
    select id, facility_id as "facilityId", policy_version as "policyVersion", state,
           booking_state_at(state, answer_by, ends_at, ${dateOf(ctx.now())}::timestamptz) as "stateNow",
           iso(starts_at) as start, iso(ends_at) as "end"
    from first order by starts_at, id`.execute(ctx.db);
  return rows;
}

async function canNoLongerGo(ctx: WriteContext, one: OwnBooking): Promise<boolean> {
  if (!BOOKING_STEPS.canTake('CANCEL', one.stateNow)) return true;
  const [start, end] = [Temporal.Instant.from(one.start), Temporal.Instant.from(one.end)];
  return isPast(await deadlineOf(ctx, { ...one, start, end }), ctx.now());
}
