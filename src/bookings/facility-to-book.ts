import { sql } from 'kysely';
import { calendarKey, calendarOf } from '../calendar/index.ts';
import type { WriteContext } from '../context.ts';
import {
  type BookingRules,
  type ExceptionRow,
  type FacilityAdmission,
  type FacilityKind,
  type FacilityState,
  openingExceptionsOf,
  type OpeningRuleSpec,
  openingRulesOf,
} from '../facilities/index.ts';
import { dateOf, type Interval } from '../shared/interval.ts';
import type { BookableFacility } from './booking.rules.ts';

/** A booking as it is wanted. */
export interface Wanted {
  readonly facilityId: string;
  readonly interval: Interval;
  readonly quantity: number;
}

/** The facility with all that decides on a booking of it, read in one statement. */
export interface FacilityToBook extends BookableFacility {
  readonly id: string;
  readonly districtCode: string;
  readonly kind: FacilityKind;
  readonly capacity: number;
  /** Places left at the tightest moment of the interval, as of now. */
  readonly remaining: number;
}

/** What decides on a booking of each facility, in one statement; in any order, without those that do not exist. */
export async function facilitiesToBook(
  ctx: WriteContext,
  ids: readonly string[],
  { start, end }: Interval,
): Promise<FacilityToBook[]> {
  const { rows } = await sql<{
    id: string;
    districtCode: string;
    kind: FacilityKind;
    admission: FacilityAdmission;
    state: FacilityState;
    capacity: number;
    timeZone: string;
    bookingRules: BookingRules;
    rules: OpeningRuleSpec[];
    exceptions: ExceptionRow[];
    unitSuspended: boolean;
    remaining: number;
    calendarKey: string;
  }>`
    select f.id, f.district_code as "districtCode", f.kind, f.admission, f.state, f.capacity, f.time_zone as "timeZone",
           json_build_object('gridMinutes', f.grid_minutes, 'minMinutes', f.min_minutes, 'maxMinutes', f.max_minutes,
                             'leadMinutes', f.lead_minutes, 'horizonDays', f.horizon_days) as "bookingRules",
           ${openingRulesOf(sql`f.id`)} as rules, ${openingExceptionsOf(sql`f.id`)} as exceptions,
           unit_is_suspended(f.unit_id) as "unitSuspended",
           -- Not beyond the longest booking: the rules refuse that for its length, and it may be thousands of years.
           places_left(f.id, f.capacity, ${dateOf(start)}, least(${dateOf(end)}::timestamptz,
                       ${dateOf(start)}::timestamptz + make_interval(mins => f.max_minutes))) as remaining,
           ${calendarKey} as "calendarKey"
    from shared_facility f where f.id = any(${[...ids]})`.execute(ctx.db);
  return Promise.all(rows.map(async (row) => ({ ...row, calendar: await calendarOf(ctx.db, row.calendarKey) })));
}
