import { sql } from 'kysely';
import { bookForMatch, type RejectedOccurrence } from '../../bookings/index.ts';
import { calendarKey, calendarOf, type WorkCalendar } from '../../district/calendar/index.ts';
import type { WriteContext } from '../../request/context.ts';
import { FacilityAdmission, type OpeningRuleSpec, openingRulesOf } from '../../facilities/index.ts';
import { type Interval, intersection, lengthInMinutes } from '../../shared/interval.ts';
import type { Match } from './match.entity.ts';
import { noDateLeft, tooManyDates } from './match.errors.ts';
import { OCCURRENCES_MAX, occurrencesOf } from '../times/occurrences.ts';
import { WINDOW_STEP_MINUTES, type WeeklyWindowSpec } from '../times/weekly-time.ts';

/**
 * Books, for a match that both sides have accepted, every date that can be had of the facility behind its supply, in the
 * name of the receiving side, and writes down the dates that cannot, with why. Does nothing for a supply without a
 * facility, or with one that needs no booking.
 * @throws Refusal SLOT_UNAVAILABLE when not one date can be had, QUOTA_EXCEEDED for too many dates
 */
export async function bookMatch(ctx: WriteContext, match: Match, holderId: string): Promise<void> {
  const backing = await backingOf(ctx, match);
  if (!backing || backing.admission === FacilityAdmission.OPEN_ACCESS) return;

  const { facilityId } = backing;
  const occurrences = datesOf(backing, await calendarOf(ctx.db, backing.calendarKey), ctx.now());
  if (occurrences.length === 0) throw noDateLeft({ dates: 0 });
  if (occurrences.length > OCCURRENCES_MAX) throw tooManyDates({ max: OCCURRENCES_MAX });
  const { id: matchId, quantity } = match;
  const { bookingIds, rejected } = await bookForMatch(ctx, { facilityId, matchId, holderId, quantity, occurrences });
  if (bookingIds.length === 0) throw noDateLeft({ dates: occurrences.length });
  await writeRejected(ctx, matchId, rejected);
}

const QUARTERS_OF_DAY = (24 * 60) / WINDOW_STEP_MINUTES;

/** The facility behind the supply of a match, and all that says when the match has it. */
interface Backing {
  readonly facilityId: string;
  readonly admission: FacilityAdmission;
  readonly timeZone: string;
  readonly openingRules: readonly OpeningRuleSpec[];
  readonly supplyWindows: readonly WeeklyWindowSpec[];
  readonly demandWindows: readonly WeeklyWindowSpec[];
  readonly minMinutes: number;
  /** First local date on which either may start, and the one after the last. */
  readonly supplyFrom: string;
  readonly supplyUntil: string;
  readonly demandFrom: string;
  readonly demandUntil: string;
  /** What the match holds of the supply; in order of dates, which they do not share. */
  readonly held: readonly HeldTime[];
  readonly calendarKey: string;
}

interface HeldTime {
  readonly from: string;
  readonly until: string;
  /** As in a `TimeSpan`. */
  readonly slots: string;
}

async function backingOf(ctx: WriteContext, match: Match): Promise<Backing | undefined> {
  const { rows } = await sql<Backing>`
    select f.id as "facilityId", f.admission, f.time_zone as "timeZone", ${openingRulesOf(sql`f.id`)} as "openingRules",
           s.windows as "supplyWindows", d.windows as "demandWindows", d.min_minutes as "minMinutes",
           s.valid_from as "supplyFrom", s.valid_to + 1 as "supplyUntil",
           d.valid_from as "demandFrom", d.valid_to + 1 as "demandUntil", (
             select coalesce(json_agg(json_build_object('from', lower(t.dates), 'until', upper(t.dates),
                                                        'slots', t.slots::text) order by t.dates), '[]')
             from match_time t where t.match_id = ${match.id}) as held,
           ${calendarKey} as "calendarKey"
    from supply s join shared_facility f on f.id = s.facility_id, demand d
    where s.id = ${match.supplyId} and d.id = ${match.demandId}`.execute(ctx.db);
  return rows[0];
}

/**
 * The dates of a match on the time line: when the demand is wanted, the supply is offered and its facility by its rules
 * open, at least as long as the demand asks for, and starting in what the match holds. Dates before today are not asked
 * for; one of today that has begun is, so that it is among those that could not be had.
 */
function datesOf(backing: Backing, calendar: WorkCalendar, now: Temporal.Instant): Interval[] {
  const { timeZone, demandWindows, supplyWindows, openingRules, supplyFrom, supplyUntil, held } = backing;
  const [first, last] = [held.at(0), held.at(-1)];
  if (!first || !last) return [];
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate().toString();
  const from = [backing.demandFrom, first.from, today].toSorted().at(-1)!;
  const until = [backing.demandUntil, last.until].toSorted().at(0)!;
  if (from >= until) return [];
  const wanted = { demandWindows, from, until, calendar, timeZone };
  const offered = occurrencesOf({ ...wanted, supplyWindows, supplyFrom, supplyUntil });
  const open = occurrencesOf({
    ...wanted,
    supplyWindows: openingRules,
    supplyFrom: '1970-01-01',
    supplyUntil: '9999-12-31',
  });
  return inBoth(offered, open)
    .filter((occurrence) => lengthInMinutes(occurrence) >= backing.minMinutes)
    .filter(({ start }) => isHeld(held, start.toZonedDateTimeISO(timeZone), calendar));
}

/** What two lists of intervals share; either is in order and does not overlap itself. */
function inBoth(some: readonly Interval[], others: readonly Interval[]): Interval[] {
  const shared: Interval[] = [];
  let next = 0;
  for (const one of some) {
    while (next < others.length && Temporal.Instant.compare(others[next]!.end, one.start) <= 0) next++;
    for (let at = next; at < others.length && Temporal.Instant.compare(others[at]!.start, one.end) < 0; at++) {
      const both = intersection(one, others[at]!);
      if (both) shared.push(both);
    }
  }
  return shared;
}

function isHeld(held: readonly HeldTime[], moment: Temporal.ZonedDateTime, calendar: WorkCalendar): boolean {
  const day = moment.toPlainDate();
  const date = day.toString();
  const span = held.find(({ from, until }) => from <= date && date < until);
  const week = calendar.dayClassOf(day) === 'WORKDAY' ? 0 : 7;
  const quarter = Math.floor((moment.hour * 60 + moment.minute) / WINDOW_STEP_MINUTES);
  return span?.slots[(week + day.dayOfWeek - 1) * QUARTERS_OF_DAY + quarter] === '1';
}

/** Each date that could not be had, as the refusal that a booking would have met. */
async function writeRejected(
  ctx: WriteContext,
  matchId: string,
  rejected: readonly RejectedOccurrence[],
): Promise<void> {
  if (rejected.length === 0) return;
  const rows = rejected.map(({ interval: { start, end }, refusal: { kind, details } }) => ({
    match_id: matchId,
    starts_at: start.toString(),
    ends_at: end.toString(),
    refusal: kind,
    details,
  }));
  await sql`
    insert into rejected_occurrence select * from jsonb_populate_recordset(
      null::rejected_occurrence, ${JSON.stringify(rows)}::jsonb)`.execute(ctx.db);
}
