import { type RawBuilder, sql } from 'kysely';
import { calendarKey, calendarOf, type WorkCalendar } from '../../district/calendar/index.ts';
import type { Database } from '../../database/database.ts';
import { openingExceptionsOf, openingRulesOf } from '../../facilities/index.ts';
import { commonRuns } from '../times/common-runs.ts';
import { type FacilityOpening, momentsOf, occurrencesFrom, occurrencesIn, type TimeSpec } from '../times/moments.ts';
import { type DayClasses, dayClasses, exceptionsBetween } from '../times/real-dates.ts';
import {
  QUARTER_MINUTES,
  type QuarterSpan,
  quarterOfText,
  type QuarterSpans,
  quarterText,
} from '../times/wall-time.ts';
import type { WeeklyWindowSpec } from '../times/weekly-time.ts';

/** When a match gives, and how much: wall time of the territory, `YYYY-MM-DDTHH:MM`, half open. */
export interface MatchOccurrence {
  readonly start: string;
  readonly end: string;
  readonly quantity: number;
}

/** The start and the end of a stretch of wall time in a column, as in a {@link MatchOccurrence}. */
export function wallTimesOf(during: RawBuilder<unknown>): { start: RawBuilder<string>; end: RawBuilder<string> } {
  const text = (moment: RawBuilder<unknown>) => sql<string>`to_char(${moment}, 'YYYY-MM-DD"T"HH24:MI')`;
  return { start: text(sql`lower(${during})`), end: text(sql`upper(${during})`) };
}

/** Rows of one statement, which has seconds at most: what a run proposes for a large district is written in many. */
const ROWS_OF_STATEMENT = 5_000;

/** Writes when matches give, before they hold anything. */
export async function writeOccurrences(
  db: Database,
  occurrences: readonly (MatchOccurrence & { readonly matchId: string })[],
): Promise<void> {
  for (let at = 0; at < occurrences.length; at += ROWS_OF_STATEMENT) {
    const rows = occurrences.slice(at, at + ROWS_OF_STATEMENT);
    await sql`
      insert into match_occurrence (match_id, during, quantity)
      select match_id, tsrange(starts, ends), quantity
      from unnest(${rows.map(({ matchId }) => matchId)}::text[], ${rows.map(({ start }) => start)}::timestamp[],
                  ${rows.map(({ end }) => end)}::timestamp[], ${rows.map(({ quantity }) => quantity)}::integer[])
        as o (match_id, starts, ends, quantity)`.execute(db);
  }
}

/** A supply and a demand, as far as their times go. */
export interface PairTimes {
  readonly supplyId: string;
  readonly demandId: string;
  readonly supplyWindows: readonly WeeklyWindowSpec[];
  readonly supplyFrom: string;
  readonly supplyTo: string;
  readonly demandWindows: readonly WeeklyWindowSpec[];
  readonly demandFrom: string;
  readonly demandTo: string;
  readonly minMinutes: number;
  /** The hours of the facility behind the supply. */
  readonly opening: FacilityOpening | null;
}

/** Pairs by their ids, and the calendar that holds for them. A pair that is not there is missing. */
export async function readPairTimes(
  db: Database,
  pairs: readonly { readonly supplyId: string; readonly demandId: string }[],
): Promise<{ readonly pairs: readonly PairTimes[]; readonly calendar: WorkCalendar }> {
  const { rows } = await sql<PairTimes & { calendarKey: string }>`
    select s.id as "supplyId", d.id as "demandId", s.windows as "supplyWindows", s.valid_from as "supplyFrom",
           s.valid_to as "supplyTo", d.windows as "demandWindows", d.valid_from as "demandFrom",
           d.valid_to as "demandTo", d.min_minutes as "minMinutes",
           case when s.facility_id is not null then json_build_object(
             'rules', ${openingRulesOf(sql`s.facility_id`)},
             'exceptions', ${openingExceptionsOf(sql`s.facility_id`)}) end as opening,
           ${calendarKey} as "calendarKey"
    from unnest(${pairs.map(({ supplyId }) => supplyId)}::text[], ${pairs.map(({ demandId }) => demandId)}::text[])
      as p (supply_id, demand_id)
    join supply s on s.id = p.supply_id join demand d on d.id = p.demand_id`.execute(db);
  return { pairs: rows, calendar: await calendarOf(db, rows[0]?.calendarKey ?? '') };
}

/** How the days of a pair are, its last night included. */
export function classesOfPair(pair: PairTimes, calendar: WorkCalendar): DayClasses {
  const from = pair.supplyFrom < pair.demandFrom ? pair.supplyFrom : pair.demandFrom;
  const to = pair.supplyTo > pair.demandTo ? pair.supplyTo : pair.demandTo;
  const around = (date: string, days: number) => Temporal.PlainDate.from(date).add({ days }).toString();
  return dayClasses(exceptionsBetween(calendar, around(from, -DAYS_AROUND), around(to, DAYS_AROUND)));
}

/** Opening rules of the dates before and after are looked at, and what starts on the day after the last may be one of them. */
const DAYS_AROUND = 3;

export function demandTimeOf({ demandWindows, demandFrom, demandTo }: PairTimes): TimeSpec {
  return { windows: demandWindows, from: demandFrom, to: demandTo };
}

export function supplyTimeOf({ supplyWindows, supplyFrom, supplyTo, opening }: PairTimes): TimeSpec {
  return { windows: supplyWindows, from: supplyFrom, to: supplyTo, opening };
}

/** First and last date on which an occurrence may start, `YYYY-MM-DD`. */
interface Period {
  readonly from: string;
  readonly to: string;
}

/** When a supply can give to a demand what starts on some dates: stretches without a gap, each within one occurrence. */
export function runsInCommon(pair: PairTimes, calendar: WorkCalendar, { from, to }: Period): QuarterSpan[] {
  const classes = classesOfPair(pair, calendar);
  const wanted = occurrencesFrom(occurrencesIn(demandTimeOf(pair), classes), from, to);
  const runs = commonRuns(wanted, momentsOf(supplyTimeOf(pair), classes), pair.minMinutes / QUARTER_MINUTES);
  return spansOf(runs);
}

/** The same as {@link QuarterSpan}s. */
function spansOf({ starts, ends }: QuarterSpans): QuarterSpan[] {
  return Array.from(starts, (start, at) => ({ start, end: ends[at]! }));
}

/** A stretch of quarters as an occurrence of a match. */
export function occurrenceOf({ start, end }: QuarterSpan, quantity: number): MatchOccurrence {
  return { start: quarterText(start), end: quarterText(end), quantity };
}

/** An occurrence of a match in quarters; those of before may begin or end between two. */
export function quartersOf({ start, end }: MatchOccurrence): QuarterSpan {
  return { start: quarterOfText(start), end: quarterOfText(end) };
}
