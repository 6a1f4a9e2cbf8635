import { sql } from 'kysely';
import { calendarKey, calendarOf } from '../district/calendar/index.ts';
import type { Context } from '../request/context.ts';
import {
  type FacilityKind,
  mostTaken,
  openingExceptionsOf,
  openingRulesOf,
  type SpanTaken,
  takenAsOf,
} from '../facilities/index.ts';
import { dateOf, type Interval } from '../shared/interval.ts';
import type { BookableFacility } from './booking.rules.ts';

/** A booking as it is wanted. */
export interface Wanted {
  readonly facilityId: string;
  readonly interval: Interval;
  readonly quantity: number;
}

/** The facility with all that decides on a booking of it but the places. */
export interface FacilityAndRules extends BookableFacility {
  readonly id: string;
  readonly districtCode: string;
  readonly kind: FacilityKind;
  readonly capacity: number;
}

/** And the places of one interval. */
export interface FacilityToBook extends FacilityAndRules {
  /** Places left at the tightest moment of the interval, as of now. */
  readonly remaining: number;
}

/** And the places of many intervals. */
export interface FacilityToBookOften extends FacilityAndRules {
  /** For each interval what is taken in the spans that it touches, as of now; nothing in those that are missing. */
  readonly spans: readonly (readonly SpanTaken[])[];
}

/** The facility as the statement has it: the calendar is kept, and known by its key. */
export type Read<F> = Omit<F, 'calendar'> & { readonly calendarKey: string };

export const facilityColumns = sql`
  f.id, f.district_code as "districtCode", f.kind, f.admission, f.state, f.capacity, f.time_zone as "timeZone",
  json_build_object('gridMinutes', f.grid_minutes, 'minMinutes', f.min_minutes, 'maxMinutes', f.max_minutes,
                    'leadMinutes', f.lead_minutes, 'horizonDays', f.horizon_days) as "bookingRules",
  ${openingRulesOf(sql`f.id`)} as rules, ${openingExceptionsOf(sql`f.id`)} as exceptions,
  (select case when w.left_at is null then 'SUSPENDED' else 'LEFT' end
   from withheld_facility w where w.facility_id = f.id) as "unitLapsed", ${calendarKey} as "calendarKey"`;

/**
 * What decides on a booking of a facility, in one statement; undefined when there is no such facility. One facility at
 * a time, by equality: PostgreSQL then plans the statement once for all, where for a list of ids it would do so each time.
 */
export async function facilityToBook(
  ctx: Pick<Context, 'db' | 'now'>,
  id: string,
  { start, end }: Interval,
): Promise<FacilityToBook | undefined> {
  const { rows } = await sql<Read<FacilityToBook>>`
    select ${facilityColumns}, f.capacity - ${mostTaken(sql`f.id`, dateOf(start), dateOf(end), ctx.now())} as remaining
    from shared_facility f where f.id = ${id}`.execute(ctx.db);
  return withCalendar(ctx, rows[0]);
}

/** The same for many intervals, in one statement, however many they are. */
export async function facilityToBookOften(
  ctx: Pick<Context, 'db' | 'now'>,
  id: string,
  intervals: readonly Interval[],
): Promise<FacilityToBookOften | undefined> {
  const starts = intervals.map(({ start }) => start.toString());
  const ends = intervals.map(({ end }) => end.toString());
  const { rows } = await sql<Read<FacilityToBookOften>>`
    select ${facilityColumns}, (
      select coalesce(json_agg((
        select coalesce(json_agg(json_build_object('span', iso(o.span), 'taken', ${takenAsOf(ctx.now())})), '[]') from occupancy o
        where o.facility_id = f.id and o.span > w.starts_at - interval '6 hours' and o.span < w.ends_at
      ) order by w.number), '[]')
      from unnest(${starts}::timestamptz[], ${ends}::timestamptz[]) with ordinality as w (starts_at, ends_at, number)
    ) as spans
    from shared_facility f where f.id = ${id}`.execute(ctx.db);
  return withCalendar(ctx, rows[0]);
}

async function withCalendar<R extends { readonly calendarKey: string }>(ctx: Pick<Context, 'db'>, row: R | undefined) {
  return row && { ...row, calendar: await calendarOf(ctx.db, row.calendarKey) };
}
