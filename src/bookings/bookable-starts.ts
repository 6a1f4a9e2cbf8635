import { sql } from 'kysely';
import { calendarOf } from '../district/calendar/index.ts';
import {
  availabilityIn,
  type AvailabilityWindow,
  DEFAULT_BOOKING_POLICY,
  OCCUPANCY_STEP_MINUTES,
  openStretches,
  type SpanTaken,
  takenSpans,
} from '../facilities/index.ts';
import type { Context } from '../request/context.ts';
import { defineLoader } from '../request/loader.ts';
import { type Interval, intersection, overlaps } from '../shared/interval.ts';
import { apiError } from '../shared/refusal.ts';
import { requireRange } from '../shared/range.ts';
import { QUANTITY_MAX } from './booking.entity.ts';
import { refusalOfQuantity } from './booking.quotas.ts';
import { placesOf, refusalByRules } from './booking.rules.ts';
import { type FacilityAndRules, facilityColumns, type Read } from './facility-to-book.ts';

/** The longest booking that is asked about, in minutes: 31 days, as long as one can be. */
export const BOOKABLE_MINUTES_MAX = 31 * 24 * 60;

/** Every grid is made of these. */
const STEP = { minutes: OCCUPANCY_STEP_MINUTES };

/** What is asked of a facility: where on a local date so many places can be had for so long. */
interface StartsWanted {
  readonly facilityId: string;
  /** `YYYY-MM-DD` where the facility is. */
  readonly date: string;
  readonly minutes: number;
  readonly quantity: number;
}

/** An interval that could be booked, as of now. */
interface BookableStartRow extends Interval {
  /** Places left at its tightest moment. */
  readonly remaining: number;
}

/** Facilities with all that decides on a booking but the places, by id; null for one that is not there. */
export const rulesById = defineLoader<string, FacilityAndRules | null>(async (ctx, ids) => {
  const { rows } = await sql<Read<FacilityAndRules>>`
    select ${facilityColumns} from shared_facility f where f.id = any(${ids})`.execute(ctx.db);
  const calendar = rows[0] && (await calendarOf(ctx.db, rows[0].calendarKey));
  const byId = new Map(
    rows.map((row) => [row.id, { ...row, policy: row.policy ?? DEFAULT_BOOKING_POLICY, calendar: calendar! }]),
  );
  return ids.map((id) => byId.get(id) ?? null);
});

/**
 * Every start on a date from which a booking of this length would pass the rules of the facility and find the places, by
 * the very rules that decide on a booking; in order. What the caller holds elsewhere is not looked at.
 * @throws BAD_USER_INPUT for minutes or a quantity that no booking has
 */
export async function bookableStartsOf(ctx: Context, wanted: StartsWanted): Promise<BookableStartRow[]> {
  const { facilityId, minutes, quantity } = wanted;
  requireRange(minutes, { min: 1, max: BOOKABLE_MINUTES_MAX }, ({ min, max }) =>
    apiError('BAD_USER_INPUT', `minutes goes from ${min} to ${max}.`),
  );
  requireRange(quantity, { min: 1, max: QUANTITY_MAX }, ({ min, max }) =>
    apiError('BAD_USER_INPUT', `quantity goes from ${min} to ${max}.`),
  );
  const facility = await rulesById(ctx).load(facilityId);
  if (!facility) return [];
  const places = placesOf(facility, quantity);
  if (refusalOfQuantity(facility, places)) return [];
  const now = ctx.now();
  const candidates = startsOn(wanted.date, facility.timeZone)
    .map((start) => ({ start, end: start.add({ minutes }) }))
    .filter((candidate) => !refusalByRules(facility, candidate, now));
  const [first, last] = [candidates[0], candidates.at(-1)];
  if (!first || !last) return [];
  const range = { start: first.start, end: last.end };
  const taken = await takenSpans(ctx).load({ facilityId, range });
  const left = placesLeftOver(facility, range, taken);
  return candidates.map((candidate) => withRemaining(candidate, left)).filter(({ remaining }) => remaining >= places);
}

/** The places left of a facility over a range, while it is open. */
export function placesLeftOver(
  facility: FacilityAndRules,
  range: Interval,
  taken: readonly SpanTaken[],
): readonly AvailabilityWindow[] {
  const open = openStretches(facility, range).flatMap((stretch) => intersection(stretch, range) ?? []);
  return availabilityIn(open, facility.capacity, taken);
}

/** An interval that is open throughout, with the places that are left at its tightest moment. */
export function withRemaining(interval: Interval, left: readonly AvailabilityWindow[]): BookableStartRow {
  const touched = left.filter((window) => overlaps(window, interval));
  return { ...interval, remaining: Math.min(...touched.map(({ remaining }) => remaining)) };
}

/** Every moment of a local date at which a booking of any facility could start; where the clocks change, those that exist. */
function startsOn(date: string, timeZone: string): Temporal.Instant[] {
  const day = Temporal.PlainDate.from(date);
  const midnight = day.toZonedDateTime({ timeZone }).toInstant();
  const next = day.add({ days: 1 }).toZonedDateTime({ timeZone }).toInstant();
  const starts: Temporal.Instant[] = [];
  for (let start = midnight; Temporal.Instant.compare(start, next) < 0; start = start.add(STEP)) starts.push(start);
  return starts;
}
