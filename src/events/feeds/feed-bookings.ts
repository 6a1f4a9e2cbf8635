import { sql } from 'kysely';
import { BookingState } from '../../bookings/index.ts';
import type { Database } from '../../database/database.ts';
import { actedForIds, type Viewer } from '../../district/identity/index.ts';
import { dateOf } from '../../shared/interval.ts';

/** How long what is over stays in a calendar, and for how long it says of what was cancelled that it was, in days. */
export const PAST_KEPT_DAYS = 30;
/** Events of one calendar at most, the earliest: what is further ahead comes in when it is nearer. */
const EVENTS_MAX = 2_000;

/** A booking as a calendar tells it. Instants are ISO 8601, UTC. */
export interface FeedBooking {
  readonly id: string;
  readonly reference: string;
  readonly start: string;
  readonly end: string;
  readonly quantity: number;
  /** By the clock. */
  readonly state: BookingState;
  readonly version: number;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly facilityName: string;
  readonly timeZone: string;
  readonly address: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly unitName: string;
}

/** What was given back, or came to nothing. */
export const FALLEN_STATES: readonly BookingState[] = [
  BookingState.CANCELLED,
  BookingState.REJECTED,
  BookingState.EXPIRED,
];

/** The bookings of somebody and of those for whom they act, or of a facility, that a calendar holds at a moment, by start. */
export async function bookingsOfFeed(
  db: Database,
  viewer: Viewer,
  facilityId: string | null,
  now: Temporal.Instant,
): Promise<readonly FeedBooking[]> {
  const moment = dateOf(now);
  const since = dateOf(now.subtract({ hours: PAST_KEPT_DAYS * 24 }));
  const which =
    facilityId === null
      ? sql`(b.booker_id = ${viewer.residentId ?? null} or b.holder_id = any(${actedForIds(viewer)}::text[]))`
      : sql`b.facility_id = ${facilityId}`;
  const { rows } = await sql<FeedBooking>`
    select b.id, b.reference, iso(b.starts_at) as start, iso(b.ends_at) as "end", b.quantity, clock.state, b.version,
           iso(b.created_at) as "createdAt", iso(b.updated_at) as "updatedAt", f.name as "facilityName",
           f.time_zone as "timeZone", coalesce(f.address, u.address) as address, coalesce(f.latitude, u.latitude) as latitude,
           coalesce(f.longitude, u.longitude) as longitude, u.name as "unitName"
    from booking b join shared_facility f on f.id = b.facility_id join resident_unit u on u.id = f.unit_id
    cross join lateral (
      select booking_state_at(b.state, b.answer_by, b.ends_at, ${moment}::timestamptz) as state) clock
    where ${which} and case when clock.state = any(${[...FALLEN_STATES]})
                            -- What the clock has ended is written down a little later.
                            then greatest(b.updated_at, case clock.state when 'EXPIRED' then b.answer_by end) > ${since}::timestamptz
                            else b.ends_at > ${since}::timestamptz end
    order by b.starts_at, b.id limit ${EVENTS_MAX}`.execute(db);
  return rows;
}
