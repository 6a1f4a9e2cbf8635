import { sql } from 'kysely';
import type { Context } from '../../request/context.ts';
import {
  hoursById,
  isInsideOneStretch,
  type OpeningExceptionInput,
  openingExceptionFrom,
  type OpeningHours,
  type OpeningRuleInput,
  openingRulesFrom,
  openStretches,
} from '../../facilities/index.ts';
import { userErrorOf } from '../../request/answer.ts';
import { dateOf, type Interval, intersection } from '../../shared/interval.ts';
import type { UserError } from '../../shared/payload.ts';
import { requireRange } from '../../shared/range.ts';
import { apiError, Refusal } from '../../shared/refusal.ts';
import { BookingState } from '../booking.entity.ts';
import type { OpeningPreviewDay } from './opening-preview.type.ts';

/** Dates of a preview: nine weeks. */
export const PREVIEW_DAYS_MAX = 63;
/** Bookings that a preview names; it counts them all. */
export const OUTSIDE_NAMED_MAX = 100;
/** Bookings that a preview looks at, the earliest first. */
const OUTSIDE_LOOKED_AT_MAX = 10_000;

/** What is to be seen, of a facility: what is left out is as it is now. */
interface PreviewWanted {
  readonly facilityId: string;
  readonly rules: readonly OpeningRuleInput[] | null;
  readonly exceptions: readonly OpeningExceptionInput[] | null;
  /** `YYYY-MM-DD`; today, where the facility is, if absent. */
  readonly from: string | null;
  readonly days: number;
}

interface Preview {
  readonly days: OpeningPreviewDay[];
  readonly bookingsOutsideCount: number;
  readonly outsideIds: readonly string[];
  readonly userErrors: UserError[];
}

/** @throws BAD_USER_INPUT for fewer or more dates than can be seen */
export function requireDays(days: number): void {
  requireRange(days, { min: 1, max: PREVIEW_DAYS_MAX }, ({ min, max }) =>
    apiError('BAD_USER_INPUT', `days goes from ${min} to ${max}.`),
  );
}

/** What would be open under rules that are not set, on the official calendar, and which bookings would lie outside. */
export async function previewOpening(ctx: Context, wanted: PreviewWanted): Promise<Preview> {
  const current = await hoursById(ctx).load(wanted.facilityId);
  let hours: OpeningHours;
  try {
    hours = hoursWith(current, wanted);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { days: [], bookingsOutsideCount: 0, outsideIds: [], userErrors: [userErrorOf(ctx, error)] };
  }
  const { timeZone } = current;
  const first = wanted.from
    ? Temporal.PlainDate.from(wanted.from)
    : ctx.now().toZonedDateTimeISO(timeZone).toPlainDate();
  const outside = await bookingsOutside(ctx, wanted.facilityId, hours);
  return {
    days: daysOf(hours, first, wanted.days),
    bookingsOutsideCount: outside.length,
    outsideIds: outside.slice(0, OUTSIDE_NAMED_MAX),
    userErrors: [],
  };
}

/** @throws Refusal INVALID_INPUT as the mutations that set them do */
function hoursWith(current: OpeningHours, { rules, exceptions }: PreviewWanted): OpeningHours {
  const given = (exceptions ?? []).map((exception, at) => openingExceptionFrom(exception, ['exceptions', String(at)]));
  const dates = new Set(given.map(({ date }) => date));
  return {
    ...current,
    rules: rules ? openingRulesFrom(rules, ['rules']) : current.rules,
    exceptions: [...current.exceptions.filter(({ date }) => !dates.has(date)), ...given],
  };
}

function daysOf(hours: OpeningHours, first: Temporal.PlainDate, count: number): OpeningPreviewDay[] {
  const midnightOf = (date: Temporal.PlainDate) => date.toZonedDateTime(hours.timeZone).toInstant();
  const stretches = openStretches(hours, { start: midnightOf(first), end: midnightOf(first.add({ days: count })) });
  const exceptions = new Set(hours.exceptions.map(({ date }) => date));
  return Array.from({ length: count }, (_, number) => {
    const date = first.add({ days: number });
    const day = { start: midnightOf(date), end: midnightOf(date.add({ days: 1 })) };
    return {
      date: date.toString(),
      isException: exceptions.has(date.toString()),
      hours: stretches.flatMap((stretch) => partOn(day, stretch) ?? []),
    };
  });
}

/** What of a stretch is told on a day: all of it on the day on which it starts; of one longer than a day, what lies in the day. */
function partOn(day: Interval, stretch: Interval): Interval | undefined {
  const shared = intersection(day, stretch);
  const isLong = Temporal.Instant.compare(stretch.end, stretch.start.add({ hours: 24 })) > 0;
  if (!shared || isLong) return shared;
  return Temporal.Instant.compare(stretch.start, day.start) >= 0 ? stretch : undefined;
}

/** Those that stand and have not ended, by start. */
async function bookingsOutside(ctx: Context, facilityId: string, hours: OpeningHours): Promise<readonly string[]> {
  const { PENDING, CONFIRMED, CHECKED_IN } = BookingState;
  const { rows } = await sql<{ id: string; start: string; end: string }>`
    select id, iso(starts_at) as start, iso(ends_at) as "end" from booking
    where facility_id = ${facilityId} and booking_state_at(state, answer_by, ends_at, ${dateOf(ctx.now())}::timestamptz)
        = any(${[PENDING, CONFIRMED, CHECKED_IN]})
    order by starts_at, id limit ${OUTSIDE_LOOKED_AT_MAX}`.execute(ctx.db);
  const instant = (text: string) => Temporal.Instant.from(text);
  return rows
    .filter(({ start, end }) => !isInsideOneStretch(hours, { start: instant(start), end: instant(end) }))
    .map(({ id }) => id);
}
