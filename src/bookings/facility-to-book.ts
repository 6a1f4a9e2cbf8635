import { sql } from 'kysely';
import { calendarKey, calendarOf } from '../calendar/index.ts';
import type { WriteContext } from '../context.ts';
import {
  type BookingRules,
  type ExceptionRow,
  type FacilityAdmission,
  type FacilityKind,
  type FacilityState,
  mostTaken,
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

/**
 * What decides on a booking of a facility, in one statement; undefined when there is no such facility. One facility at
 * a time, by equality: PostgreSQL then plans the statement once for all, where for a list of ids it would do so each time.
 */
export async function facilityToBook(
  ctx: WriteContext,
  id: string,
  { start, end }: Interval,
): Promise<FacilityToBook | undefined> {
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
           f.unit_id in (select s.unit_id from suspended_unit s) as "unitSuspended",
           f.capacity - ${mostTaken(sql`f.id`, dateOf(start), dateOf(end))} as remaining,
           ${calendarKey} as "calendarKey"
    from shared_facility f where f.id = ${id}`.execute(ctx.db);
  const [row] = rows;
  return row && { ...row, calendar: await calendarOf(ctx.db, row.calendarKey) };
}
