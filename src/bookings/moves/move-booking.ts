import { sql } from 'kysely';
import { FacilityAdmission } from '../../facilities/index.ts';
import type { ActorContext, Context } from '../../request/context.ts';
import { claiming, hashOfRequest, type Once, requireKey, type StoredAnswer } from '../../request/idempotency.ts';
import { recorded } from '../../request/record.ts';
import { contains, dateOf, earlier, instantOf, type Interval, isForward } from '../../shared/interval.ts';
import { requireRange } from '../../shared/range.ts';
import { notFound } from '../../shared/refusal.ts';
import { BookingState, BookingType, QUANTITY_MAX } from '../booking.entity.ts';
import {
  bookingEndsTooEarly,
  bookingHasChanged,
  onlyResidentsBook,
  OVERTAKEN,
  quantityOutOfRange,
} from '../booking.errors.ts';
import { bookerFacts, mayBook, mayReadBooking } from '../booking.policy.ts';
import { bookedAs, occupiedBy, placesOf } from '../booking.rules.ts';
import { brokenRules, brokenRulesOnceAsked, isAboutPlaces } from '../broken-rules.ts';
import { type FacilityToBook, publicFacility, type Wanted } from '../facility-to-book.ts';
import { unavailable } from '../slot-alternatives.ts';
import { whileThereIsRoom } from '../while-there-is-room.ts';
import { bookingsMade, lockedBooker, ONE_PER_PERSON_AND_KIND } from '../write-bookings.ts';
import { bookingToMove, type BookingToMove, moveDeadlineOf, staysBecause } from './booking-to-move.ts';
import { moveChangesNothing, movesWithinUnit, onlyBookerMoves } from './move.errors.ts';
import type { BookingMoveInput } from './move.input.ts';

/** A booking, and where it is to be. */
interface Move {
  readonly booking: BookingToMove;
  readonly facility: FacilityToBook;
  readonly interval: Interval;
  /** The places that it takes there. */
  readonly quantity: number;
  /** Whether it gives back part of what it has and takes nothing else. */
  readonly isShrinking: boolean;
}

/**
 * Moves a booking of the caller to another time, facility or number of places, in one step: its id and its reference stay, the
 * new slot may overlap the old, and its old place counts neither against it nor as lost. Where the unit approves, the move
 * waits for it, and both places are kept until then. A repeat with the same key is answered as before.
 * @returns the id of the booking
 * @throws Refusal as the mutation `bookingMove` describes; nothing has changed then but the stored answer
 */
export async function moveBooking(ctx: Context, input: BookingMoveInput): Promise<string> {
  requireShape(input);
  requireKey(input.idempotencyKey);
  const once = { key: input.idempotencyKey, requestHash: hashOf(input) };
  // Known once the booking has been looked at.
  const wanted = { facilityId: '', interval: NOWHERE, besides: input.bookingId };
  return whileThereIsRoom(ctx, once, wanted, async (inside) => {
    const move = await judged(inside, input);
    Object.assign(wanted, { facilityId: move.facility.id, interval: move.interval });
    const { booking, facility, isShrinking } = move;
    const waits =
      !isShrinking && booking.state === BookingState.CONFIRMED && facility.admission === FacilityAdmission.APPROVAL;
    return waits ? askToMove(inside, move, once) : moveAtOnce(inside, move, once);
  });
}

/** What nobody has looked at. */
const NOWHERE: Interval = {
  start: Temporal.Instant.fromEpochMilliseconds(0),
  end: Temporal.Instant.fromEpochMilliseconds(1),
};

/** @throws Refusal INVALID_INPUT for what no booking can be, whatever it is now */
function requireShape({ start, end, quantity }: BookingMoveInput): void {
  if (start && end && end <= start) throw bookingEndsTooEarly();
  if (quantity != null) requireRange(quantity, { min: 1, max: QUANTITY_MAX }, quantityOutOfRange);
}

function wantedOf(booking: BookingToMove, { facilityId, start, end, quantity }: BookingMoveInput): Wanted {
  const before = intervalOf(booking);
  const since = start ? instantOf(start) : before.start;
  const until = end ? instantOf(end) : start ? since.add(before.end.since(before.start)) : before.end;
  const { headcount, children, groupName, note } = booking;
  return {
    facilityId: facilityId ?? booking.facilityId,
    interval: { start: since, end: until },
    quantity: quantity ?? booking.quantity,
    company: { headcount, children },
    groupName,
    note,
  };
}

function intervalOf({ start, end }: Pick<BookingToMove, 'start' | 'end'>): Interval {
  return { start: Temporal.Instant.from(start), end: Temporal.Instant.from(end) };
}

/** The move, which all rules of this moment let pass. @throws the first refusal */
async function judged(ctx: ActorContext, input: BookingMoveInput): Promise<Move> {
  const booking = await bookingToMove(ctx, input.bookingId);
  if (!booking || !mayReadBooking(ctx.actor, booking)) throw notFound({ type: 'Booking', field: ['bookingId'] });
  if (booking.type !== BookingType.NORMAL || booking.bookerId !== ctx.actor.residentId) throw onlyBookerMoves();
  if (booking.version !== input.expectedVersion) throw bookingHasChanged({ version: booking.version });
  const wanted = wantedOf(booking, input);
  const { interval } = wanted;
  if (!isForward(interval)) throw bookingEndsTooEarly();
  const stays = [...staysBecause(booking, booking.isMoving, await moveDeadlineOf(ctx, booking), ctx.now())];
  const isSame = wanted.facilityId === booking.facilityId;
  const isWithin = isSame && contains(intervalOf(booking), interval) && wanted.quantity <= booking.quantity;
  const [staying] = stays.filter(({ letsShrink }) => !isWithin || !letsShrink);
  if (staying) throw staying.refusal;
  const already = { id: booking.id, policyVersion: isSame ? booking.policyVersion : undefined };
  const facility = await publicFacility(ctx, wanted, already);
  if (facility.unitId !== booking.unitId) throw movesWithinUnit();
  const quantity = placesOf(facility, wanted.quantity);
  const isShrinking = isWithin && quantity <= booking.quantity;
  if (isSame && quantity === booking.quantity && isEqual(interval, intervalOf(booking))) throw moveChangesNothing();
  if (!isShrinking && !mayBook(ctx.actor)) throw onlyResidentsBook();
  // What is given back was asked for in time.
  const [broken] = isShrinking
    ? brokenRulesOnceAsked(facility, wanted)
    : brokenRules(facility, wanted, bookerFacts(ctx.actor), ctx.now());
  if (broken && isAboutPlaces(broken)) throw await unavailable(ctx, facility, wanted);
  if (broken) throw broken.refusal;
  return { booking, facility, interval, quantity, isShrinking };
}

function isEqual(a: Interval, b: Interval): boolean {
  return a.start.equals(b.start) && a.end.equals(b.end);
}

/** Everything in one UPDATE, under the version that was looked at: the counters see the difference alone. */
async function moveAtOnce(ctx: ActorContext, move: Move, once: Once): Promise<StoredAnswer | undefined> {
  const { booking, facility, interval, quantity, isShrinking } = move;
  const { version, pendingTakesPlaces, setupMinutes, turnaroundMinutes } = facility.policy;
  const occupied = setupMinutes + turnaroundMinutes > 0 ? occupiedBy(facility, interval) : undefined;
  const asked = bookedAs(facility, interval, ctx.now());
  // What is confirmed stays so; a request may have come to where nobody has to confirm it.
  const state = booking.state === BookingState.PENDING && !isShrinking ? asked.state : booking.state;
  const answerBy = state === BookingState.PENDING ? (asked.answerBy ?? interval.start) : undefined;
  const moment = sql`${dateOf(ctx.now())}::timestamptz`;
  const change = {
    action: 'bookingMove',
    subjectId: sql<string>`made.id`,
    districtCode: sql<string>`made.district_code`,
    fields: ['facilityId', 'start', 'end', 'quantity'],
    topic: 'booking.moved' as const,
  };
  const answer = { id: booking.id };
  const at = (instant: Temporal.Instant | undefined) => (instant ? dateOf(instant) : null);
  const { rows } = await sql<{ claimed: boolean }>`
    with claimed as (${claiming(ctx, once, answer)}),
    booker as (${lockedBooker(booking.bookerId)}),
    made as (
      update booking b set
        facility_id = ${facility.id}, kind = ${facility.kind}, district_code = ${facility.districtCode},
        starts_at = ${at(interval.start)}::timestamptz, ends_at = ${at(interval.end)}::timestamptz,
        quantity = ${quantity}::integer, state = ${state}, answer_by = ${at(answerBy)}::timestamptz,
        policy_version = ${version === 0 ? null : version}::integer, pending_takes_places = ${pendingTakesPlaces},
        occupied_from = ${at(occupied?.start)}::timestamptz, occupied_until = ${at(occupied?.end)}::timestamptz,
        moves = b.moves + ${isShrinking ? 0 : 1}::integer, moved_from_facility_id = b.facility_id,
        moved_from_start = b.starts_at, moved_from_end = b.ends_at, updated_at = ${moment}, version = b.version + 1
      from claimed, booker where b.id = ${booking.id} and b.version = ${booking.version}::integer and b.state = ${booking.state}
      returning b.id, b.district_code),
    ${recorded(ctx, change, sql`made`)}
    select exists (select from claimed) as claimed,
           case when exists (select from claimed) and not exists (select from made) then refuse(${OVERTAKEN}) end`.execute(
    ctx.db,
  );
  return rows[0]!.claimed ? answer : undefined;
}

/** The move waits as a booking of its own, which takes what this one does not have already; this one is another by it. */
async function askToMove(ctx: ActorContext, move: Move, once: Once): Promise<StoredAnswer | undefined> {
  const { booking, facility, interval, quantity } = move;
  const { headcount, children, groupName, note } = booking;
  const { answerBy = interval.start } = bookedAs(facility, interval, ctx.now());
  // Where it moves from has not begun by then either.
  const latest = earlier(answerBy, Temporal.Instant.from(booking.start));
  const items = [{ facility, ...interval, quantity, state: BookingState.PENDING, answerBy: latest }];
  const { members } = bookingsMade(
    ctx,
    {
      by: { bookerId: booking.bookerId! },
      items,
      said: { headcount, children, groupName, note },
      groupId: booking.groupId,
      movesId: booking.id,
    },
    sql`asking`,
  );
  const answer = { id: booking.id };
  const { rows } = await sql<{ claimed: boolean; asked: boolean }>`
    with claimed as (${claiming(ctx, once, answer)}),
    booker as (${lockedBooker(booking.bookerId)}),
    asking as (
      update booking b set version = b.version + 1, updated_at = ${dateOf(ctx.now())}::timestamptz
      from claimed, booker where b.id = ${booking.id} and b.version = ${booking.version}::integer and b.state = 'CONFIRMED'
      returning b.id),
    ${members}
    select exists (select from claimed) as claimed,
           case when exists (select from claimed) and not exists (select from made)
                then refuse(case when exists (select from asking) then ${ONE_PER_PERSON_AND_KIND} else ${OVERTAKEN} end) end`.execute(
    ctx.db,
  );
  return rows[0]!.claimed ? answer : undefined;
}

function hashOf({ bookingId, expectedVersion, facilityId, start, end, quantity }: BookingMoveInput): string {
  return hashOfRequest(
    'bookingMove',
    bookingId,
    expectedVersion,
    facilityId ?? '',
    start?.getTime() ?? '',
    end?.getTime() ?? '',
    quantity ?? '',
  );
}
