import { sql } from 'kysely';
import { bookingPolicyOf, type FacilityKind } from '../../facilities/index.ts';
import type { Context } from '../../request/context.ts';
import { dateOf, earlier } from '../../shared/interval.ts';
import { BOOKING_STEPS, BookingState, type BookingType, cancellableUntil, stateAt } from '../booking.entity.ts';
import { bookingStays, moveItself, moveWaits, tooLateToMove, tooManyMoves } from './move.errors.ts';
import type { Refusal } from '../../shared/refusal.ts';

/** What decides on whether a booking moves. */
export interface BookingToMove {
  readonly id: string;
  readonly facilityId: string;
  readonly kind: FacilityKind;
  readonly unitId: string;
  readonly divisionPath: string;
  readonly type: BookingType;
  readonly bookerId: string | null;
  readonly holderId: string | null;
  readonly groupId: string | null;
  readonly start: string;
  readonly end: string;
  readonly quantity: number;
  readonly state: BookingState;
  readonly answerBy: string | null;
  readonly version: number;
  readonly policyVersion: number | null;
  readonly moves: number;
  readonly movesId: string | null;
  /** Whether a move of it waits for the unit. */
  readonly isMoving: boolean;
  readonly headcount: number | null;
  readonly children: number;
  readonly groupName: string | null;
  readonly note: string | null;
}

export async function bookingToMove(
  { db, now }: Pick<Context, 'db' | 'now'>,
  id: string,
): Promise<BookingToMove | undefined> {
  const { rows } = await sql<BookingToMove>`
    select b.id, b.facility_id as "facilityId", b.kind, f.unit_id as "unitId", d.path as "divisionPath", b.type,
           b.booker_id as "bookerId", b.holder_id as "holderId", b.group_id as "groupId", iso(b.starts_at) as start,
           iso(b.ends_at) as "end", b.quantity, b.state, iso(b.answer_by) as "answerBy", b.version,
           b.policy_version as "policyVersion", b.moves, b.moves_id as "movesId", b.headcount, b.children,
           b.group_name as "groupName", b.note, ${isMoving(now())} as "isMoving"
    from booking b join shared_facility f on f.id = b.facility_id
    join resident_unit u on u.id = f.unit_id join division d on d.id = u.division_id
    where b.id = ${id}`.execute(db);
  return rows[0];
}

/** Whether a move of the booking in the row `b` waits for the unit. */
function isMoving(now: Temporal.Instant) {
  return sql<boolean>`exists (select from booking m where m.moves_id = b.id and m.state = 'PENDING'
                              and m.answer_by > ${dateOf(now)}::timestamptz)`;
}

/** What of a booking decides until when, and how often, it moves. */
type MovedUnder = Pick<
  BookingToMove,
  'facilityId' | 'policyVersion' | 'state' | 'answerBy' | 'start' | 'end' | 'movesId' | 'moves'
>;

interface MoveDeadline {
  readonly until: Temporal.Instant;
  /** Before the start. */
  readonly minutes: number;
  readonly movesMax: number | null;
}

/** By the policy under which a booking was made. What waits for the unit itself moves until it starts. */
export async function moveDeadlineOf(ctx: Context, booking: MovedUnder): Promise<MoveDeadline> {
  const { facilityId, policyVersion, state } = booking;
  const [start, end] = [Temporal.Instant.from(booking.start), Temporal.Instant.from(booking.end)];
  if (policyVersion === null) return { until: start, minutes: 0, movesMax: null };
  const { cancelUntilMinutes, movesMax } = await bookingPolicyOf(ctx).load({ facilityId, version: policyVersion });
  const minutes = state === BookingState.CONFIRMED ? cancelUntilMinutes : 0;
  return { until: earlier(start, cancellableUntil(start, end, minutes)), minutes, movesMax };
}

/** Why a booking does not move now, wherever to; undefined when it does. @param isMoving whether a move of it waits */
export function* staysBecause(
  booking: MovedUnder,
  isMoving: boolean,
  { until, minutes, movesMax }: MoveDeadline,
  now: Temporal.Instant,
): Generator<{ readonly refusal: Refusal; readonly letsShrink: boolean }, void> {
  const state = stateAt(booking, now);
  if (!BOOKING_STEPS.canTake('MOVE', state)) yield { refusal: bookingStays({ state }), letsShrink: false };
  if (booking.movesId !== null) yield { refusal: moveItself(), letsShrink: false };
  if (isMoving) yield { refusal: moveWaits(), letsShrink: false };
  if (Temporal.Instant.compare(now, until) >= 0) yield { refusal: tooLateToMove({ minutes }), letsShrink: false };
  // To give back part of it is no move.
  if (movesMax !== null && booking.moves >= movesMax)
    yield { refusal: tooManyMoves({ max: movesMax }), letsShrink: true };
}
