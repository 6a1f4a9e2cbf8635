import { sql } from 'kysely';
import type { ActorContext } from '../../request/context.ts';
import { claiming, type Once, type StoredAnswer } from '../../request/idempotency.ts';
import { recorded } from '../../request/record.ts';
import { dateOf } from '../../shared/interval.ts';
import { notFound } from '../../shared/refusal.ts';
import { BOOKING_STEPS, BookingState, stateAt } from '../booking.entity.ts';
import { bookingStateConflict, onlyResidentsBook, OVERTAKEN } from '../booking.errors.ts';
import { bookerFacts, mayBook } from '../booking.policy.ts';
import { bookedAs, type BookerFacts, type BrokenRule, isForOthers, placesOf } from '../booking.rules.ts';
import { brokenRulesOnceAsked } from '../broken-rules.ts';
import { type FacilityToBook, publicFacility, type Wanted } from '../facility-to-book.ts';
import { lockedBooker } from '../write-bookings.ts';
import { holdExpired, holdIsOfAnother } from './hold.errors.ts';

interface Hold {
  readonly facilityId: string;
  readonly state: BookingState;
  readonly answerBy: string;
  readonly start: string;
  readonly end: string;
  readonly quantity: number;
}

/**
 * Makes a booking of what is held for the resident who asks: it has its places, and all other rules hold at this moment, with
 * whoever comes along; but for those of when one asks, lead time and horizon, which the hold has met. Of booking and lapsing at
 * its last instant exactly one is done.
 * @param looksFirst whether a try before has come to nothing: then it is looked at why
 * @returns the answer; undefined when the key was answered before, and nothing has been written
 * @throws Refusal HOLD_EXPIRED once it has lapsed; that it is overtaken, when there is no such hold
 */
export async function completeHold(
  ctx: ActorContext,
  id: string,
  wanted: Wanted,
  once: Once,
  looksFirst: boolean,
): Promise<StoredAnswer | undefined> {
  if (!mayBook(ctx.actor)) throw onlyResidentsBook();
  const { residentId } = ctx.actor;
  const facility = await publicFacility(ctx, wanted);
  const quantity = placesOf(facility, wanted.quantity);
  if (looksFirst) {
    const hold = await holdOf(ctx, residentId, id);
    requireHeld(ctx, hold);
    if (!isOf(hold, wanted, quantity)) throw holdIsOfAnother();
  }
  const [broken] = brokenOf(facility, wanted, bookerFacts(ctx.actor));
  if (broken) throw broken.refusal;
  const { state, answerBy } = bookedAs(facility, wanted.interval, ctx.now());
  const step = state === BookingState.PENDING ? 'ASK' : 'TAKE';
  return write(ctx, { id, bookerId: residentId, quantity }, wanted, { step, answerBy }, once);
}

function* brokenOf(facility: FacilityToBook, wanted: Wanted, booker: BookerFacts): Generator<BrokenRule, void> {
  // Its places are there.
  yield* brokenRulesOnceAsked({ ...facility, remaining: Infinity, remainingOfOwn: Infinity }, wanted);
  yield* isForOthers(facility, booker, wanted.company);
}

async function holdOf(ctx: ActorContext, bookerId: string, id: string): Promise<Hold> {
  const { rows } = await sql<Hold>`
    select facility_id as "facilityId", state, iso(answer_by) as "answerBy", iso(starts_at) as start, iso(ends_at) as "end",
           quantity
    from booking where id = ${id} and booker_id = ${bookerId}`.execute(ctx.db);
  if (!rows[0]) throw notFound({ type: 'Booking', field: ['holdId'] });
  return rows[0];
}

/** @throws Refusal HOLD_EXPIRED, or STATE_CONFLICT for what is no hold, or no longer */
function requireHeld(ctx: ActorContext, hold: Hold): void {
  const state = stateAt(hold, ctx.now());
  if (state === BookingState.EXPIRED) throw holdExpired();
  if (!BOOKING_STEPS.canTake('TAKE', state)) {
    throw bookingStateConflict({ from: state, to: BookingState.CONFIRMED, field: ['holdId'] });
  }
}

/** @param places that the booking takes */
function isOf(hold: Hold, { facilityId, interval: { start, end } }: Wanted, places: number): boolean {
  const isSame = (text: string, instant: Temporal.Instant) => Temporal.Instant.from(text).equals(instant);
  return (
    hold.facilityId === facilityId && isSame(hold.start, start) && isSame(hold.end, end) && hold.quantity === places
  );
}

/** Only what is held so, and still is. */
async function write(
  ctx: ActorContext,
  { id, bookerId, quantity }: { readonly id: string; readonly bookerId: string; readonly quantity: number },
  { facilityId, interval, company, groupName, note }: Wanted,
  { step, answerBy }: { readonly step: 'TAKE' | 'ASK'; readonly answerBy: Temporal.Instant | undefined },
  once: Once,
): Promise<StoredAnswer | undefined> {
  const answer = { id };
  const moment = sql`${dateOf(ctx.now())}::timestamptz`;
  const change = {
    action: 'bookingCreate',
    subjectId: sql<string>`made.id`,
    districtCode: sql<string>`made.district_code`,
    topic: 'booking.created' as const,
  };
  const { rows } = await sql<{ claimed: boolean }>`
    with claimed as (${claiming(ctx, once, answer)}),
    booker as (${lockedBooker(bookerId)}),
    made as (
      update booking b set state = ${BOOKING_STEPS.targetOf(step)}, answer_by = ${answerBy ? dateOf(answerBy) : null}::timestamptz,
             held_until = null, headcount = ${company.headcount}::integer, children = ${company.children}::integer,
             group_name = ${groupName}, note = ${note}, updated_at = ${moment}, version = b.version + 1
      from claimed, booker where b.id = ${id} and b.booker_id = ${bookerId} and b.state = ${BookingState.HELD}
        and b.answer_by > ${moment} and b.facility_id = ${facilityId} and b.quantity = ${quantity}::integer
        and b.starts_at = ${dateOf(interval.start)}::timestamptz and b.ends_at = ${dateOf(interval.end)}::timestamptz
      returning b.id, b.district_code),
    ${recorded(ctx, change, sql`made`)}
    select exists (select from claimed) as claimed,
           case when exists (select from claimed) and not exists (select from made) then refuse(${OVERTAKEN}) end`.execute(
    ctx.db,
  );
  return rows[0]!.claimed ? answer : undefined;
}
