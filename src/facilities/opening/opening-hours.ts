import type { CalendarDayClass, WorkCalendar } from '../../district/calendar/index.ts';
import { contains, earlier, interval, isForward, later, merged, overlaps } from '../../shared/interval.ts';
import type { Interval } from '../../shared/interval.ts';

// When a facility is open. Rules speak of local wall clocks and calendar dates; bookings speak of instants. All the
// arithmetic of rules is done on the facility's wall clock first, and only the ends of the resulting stretches are put
// on the time line, in the facility's zone. Nothing here reads the clock, the zone of the process or a database.

/** Days of the week in the order of ISO 8601. */
export const WEEKDAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** The dates a rule holds on: all, or those of one class of the official calendar. */
export type DayClass = 'EVERY_DAY' | CalendarDayClass;

/**
 * From one time of the wall clock to another: `HH:mm`, `HH:mm:ss` or `HH:mm:ss.SSS`. An end at or before the start is
 * on the next day, so 00:00 to 00:00 is the whole day.
 */
export interface OpeningWindow {
  readonly startTime: string;
  readonly endTime: string;
}

/** A window that repeats. Day class, weekday and season are judged by the local date on which the window starts. */
export interface OpeningRuleSpec extends OpeningWindow {
  readonly dayClass: DayClass;
  /** Empty for every weekday. */
  readonly weekdays: readonly Weekday[];
  /** First and last day of the season, `MM-DD`; a season may run over New Year. Without both, all year. */
  readonly seasonFrom?: string | null;
  readonly seasonTo?: string | null;
  /**
   * When the date after the start is a work day, the window ends at this time of that work day, whatever `endTime`
   * says: guests of a long holiday may stay until the unit needs its places again, and not longer.
   */
  readonly leaveByNextWorkday?: string | null;
}

/**
 * Other hours on one date. They replace every rule window that would start on it; what spills over from the evening
 * before stays. A closed date is closed from midnight to midnight, the spill-over included: a resident who reads
 * "closed on Saturday" does not expect a car park that can be used until eight in the morning. To close only the
 * night that starts on a date, give that date hours without windows.
 */
export interface OpeningExceptionSpec {
  /** Local date, `YYYY-MM-DD`. */
  readonly date: string;
  readonly closed: boolean;
  readonly windows: readonly OpeningWindow[];
}

/** All that decides when one facility is open. */
export interface OpeningHours {
  readonly rules: readonly OpeningRuleSpec[];
  readonly exceptions: readonly OpeningExceptionSpec[];
  readonly calendar: WorkCalendar;
  /** IANA time zone of the facility. */
  readonly timeZone: string;
}

/**
 * How far a stretch is followed beyond the interval asked about. One that goes on longer, such as that of a facility
 * which never closes, is cut there. Two months are longer than any holiday, even with a school's summer closed in it.
 */
export const STRETCH_LOOKAROUND_DAYS = 62;

/** Days looked around at first, then when a stretch runs on beyond them. Most stretches end within a day. */
const LOOKAROUND_STEPS_DAYS = [1, 4, 16];

/**
 * The open stretches that share a moment with `within`, in order and as a whole: one that began before or ends after
 * is not clipped, but see {@link STRETCH_LOOKAROUND_DAYS}. Windows that overlap or touch are one stretch. Takes time in
 * proportion to the length of `within`, so callers bound it.
 *
 * Where the clocks change, an end of a stretch that is skipped or repeated is resolved as Temporal's `compatible` says:
 * a skipped one moves on by the size of the gap, a repeated one is the earlier. A stretch that lies wholly in a gap is
 * dropped, as is one that such a move leaves without length.
 *
 * @throws {RangeError} for a time or season day that {@link openingRuleProblems} or {@link openingExceptionProblems}
 *   reports, for an unknown time zone, and beyond the range of Temporal
 */
export function openStretches(hours: OpeningHours, within: Interval): Interval[] {
  if (!isForward(within)) return [];
  for (const days of LOOKAROUND_STEPS_DAYS) {
    const seen = widened(within, days);
    const stretches = stretchesSeen(hours, within, seen);
    if (stretches.every((stretch) => contains(seen, stretch))) return stretches;
  }
  const seen = widened(within, STRETCH_LOOKAROUND_DAYS);
  return stretchesSeen(hours, within, seen).map(({ start, end }) => ({
    start: later(start, seen.start),
    end: earlier(end, seen.end),
  }));
}

/**
 * True when every moment of `wanted` lies in one open stretch; false for an interval without length. Agrees with
 * {@link openStretches} and throws as it does, but looks only at the dates around `wanted`.
 */
export function isInsideOneStretch(hours: OpeningHours, wanted: Interval): boolean {
  if (!isForward(wanted)) return false;
  const wall = wallSpanOf(wanted, hours.timeZone);
  const spans = wallSpansAround(hours, wall);
  // Putting a span on the time line costs more than all the rest, so first only the one that must be it on any
  // ordinary day. Its neighbours can only matter when the clocks change.
  const likely = spans.find(({ start, end }) => start <= wall.start && wall.end <= end);
  const holdsWanted = (stretch: Interval | undefined) => stretch !== undefined && contains(stretch, wanted);
  return (
    holdsWanted(likely && onTimeLine(likely, hours.timeZone)) || stretchesOf(spans, hours.timeZone).some(holdsWanted)
  );
}

/**
 * For each date from `from` to before `until`, the windows that start on it, neither joined nor put on a time line.
 * Times are milliseconds since 1970-01-01T00:00 on the wall clock.
 *
 * @throws {RangeError} for a time or season day that {@link openingRuleProblems} reports
 */
export function windowsStartingOn(
  { rules, calendar }: Pick<OpeningHours, 'rules' | 'calendar'>,
  from: Temporal.PlainDate,
  until: Temporal.PlainDate,
): WallSpan[][] {
  const read = rules.map(readRule);
  const windows: WallSpan[][] = [];
  for (let date = from; Temporal.PlainDate.compare(date, until) < 0;) {
    const day = EPOCH.until(date).days;
    const nextDate = date.add(ONE_DAY);
    const holding = read.filter((rule) => holdsOn(rule, date, calendar));
    windows.push(holding.map((rule) => ruleWindowOn(day, rule, nextDate, calendar)));
    date = nextDate;
  }
  return windows;
}

/**
 * Spans of the wall clock as moments in a zone, as {@link openStretches} does it: one that the clock skips is missing.
 * Those that touch are not joined, and where the clock changes, those that did not overlap may do so.
 */
export function wallSpansOnTimeLine(spans: readonly WallSpan[], timeZone: string): Interval[] {
  return spans
    .map((span) => onTimeLine(span, timeZone))
    .filter((stretch) => stretch !== undefined)
    .filter(isForward);
}

function widened({ start, end }: Interval, days: number): Interval {
  return { start: start.subtract({ hours: 24 * days }), end: end.add({ hours: 24 * days }) };
}

/** The stretches that share a moment with `within`, as they are inside `seen`. */
function stretchesSeen(hours: OpeningHours, within: Interval, seen: Interval): Interval[] {
  const spans = wallSpansAround(hours, wallSpanOf(seen, hours.timeZone));
  return stretchesOf(spans, hours.timeZone).filter((stretch) => overlaps(stretch, within));
}

const DAY_MS = 86_400_000;
const ONE_DAY = Temporal.Duration.from({ days: 1 });
const EPOCH = Temporal.PlainDate.from('1970-01-01');

/**
 * A time on the wall clock: milliseconds since 1970-01-01T00:00 on that clock, with no zone. Every day of it has 24
 * hours, so windows can be laid, joined and cut by plain arithmetic.
 */
type WallTime = number;

/** From one time of the wall clock to another. */
export interface WallSpan {
  readonly start: WallTime;
  readonly end: WallTime;
}

/**
 * No zone has ever moved its clock by more than a day, so what is near a moment on the time line is at most this much
 * further away on the wall clock.
 */
const LARGEST_CLOCK_CHANGE_MS = DAY_MS;

/** The open spans of the wall clock in and near `wall`. Of one that leads far away, parts there may be missing. */
function wallSpansAround(hours: OpeningHours, wall: WallSpan): WallSpan[] {
  const from = wall.start - LARGEST_CLOCK_CHANGE_MS;
  const to = wall.end + LARGEST_CLOCK_CHANGE_MS;
  // A window may reach into the date after its start, never further.
  return wallSpans(hours, dayOf(from) - 1, dayOf(to)).filter(({ start, end }) => start <= to && end >= from);
}

/**
 * The spans as stretches. Neighbours become one when all that parts them is a time that the clock skips; spans that
 * came out backwards fall away.
 */
function stretchesOf(spans: readonly WallSpan[], timeZone: string): Interval[] {
  return merged(spans.map((span) => onTimeLine(span, timeZone)).filter((stretch) => stretch !== undefined));
}

/** The windows that start on the dates from `firstDay` to `lastDay`, joined where they touch, without closed dates. */
function wallSpans(hours: OpeningHours, firstDay: number, lastDay: number): WallSpan[] {
  const rules = hours.rules.map(readRule);
  const exceptions = Map.groupBy(hours.exceptions, ({ date }) => date);
  const spans: WallSpan[] = [];
  const closedDays: number[] = [];
  let date = wallClock(firstDay * DAY_MS).toPlainDate();
  for (let day = firstDay; day <= lastDay; day++) {
    const nextDate = date.add(ONE_DAY);
    const dated = exceptions.get(date.toString());
    if (!dated) {
      for (const rule of rules) {
        if (holdsOn(rule, date, hours.calendar)) spans.push(ruleWindowOn(day, rule, nextDate, hours.calendar));
      }
    } else if (dated.some(({ closed }) => closed)) {
      closedDays.push(day);
    } else {
      for (const window of dated.flatMap(({ windows }) => windows)) spans.push(windowOn(day, readWindow(window)));
    }
    date = nextDate;
  }
  return without(joined(spans), closedDays);
}

function holdsOn(rule: Rule, date: Temporal.PlainDate, calendar: WorkCalendar): boolean {
  return (
    (rule.weekdays.length === 0 || rule.weekdays.includes(WEEKDAYS[date.dayOfWeek - 1]!)) &&
    (rule.season === undefined || isInSeason(rule.season, date)) &&
    (rule.dayClass === 'EVERY_DAY' || calendar.dayClassOf(date) === rule.dayClass)
  );
}

/** A season that ends before it starts runs over New Year. In a common year 02-29 falls between 02-28 and 03-01. */
function isInSeason({ from, to }: Season, date: Temporal.PlainDate): boolean {
  const monthDay = date.month * 100 + date.day;
  return from <= to ? from <= monthDay && monthDay <= to : from <= monthDay || monthDay <= to;
}

function ruleWindowOn(day: number, rule: Rule, nextDate: Temporal.PlainDate, calendar: WorkCalendar): WallSpan {
  const window = windowOn(day, rule);
  return rule.leaveBy !== undefined && calendar.dayClassOf(nextDate) === 'WORKDAY'
    ? { start: window.start, end: (day + 1) * DAY_MS + rule.leaveBy }
    : window;
}

function windowOn(day: number, { start, end }: TimesOfDay): WallSpan {
  return { start: day * DAY_MS + start, end: (end > start ? day : day + 1) * DAY_MS + end };
}

/** The same times in the fewest spans, in order: those that overlap or touch become one. */
export function joined(spans: readonly WallSpan[]): WallSpan[] {
  const result: WallSpan[] = [];
  for (const next of spans.toSorted((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last && next.start <= last.end) {
      result[result.length - 1] = { start: last.start, end: Math.max(last.end, next.end) };
    } else {
      result.push(next);
    }
  }
  return result;
}

function without(spans: WallSpan[], days: readonly number[]): WallSpan[] {
  return days.reduce((open, day) => {
    const midnight = day * DAY_MS;
    return open
      .flatMap(({ start, end }) => [
        { start, end: Math.min(end, midnight) },
        { start: Math.max(start, midnight + DAY_MS), end },
      ])
      .filter(({ start, end }) => start < end);
  }, spans);
}

/**
 * The moments of a span of the wall clock, or undefined when the clock skips all of it. Runs backwards when its start
 * is skipped and moves past its end.
 */
function onTimeLine(span: WallSpan, timeZone: string): Interval | undefined {
  // Without an option Temporal resolves skipped and repeated times as `compatible`.
  const start = wallClock(span.start).toZonedDateTime(timeZone);
  const end = wallClock(span.end).toZonedDateTime(timeZone);
  // Both ends moved on by the same gap, so the span is inside it: it would come out whole at a time no rule names.
  if (wallTimeOf(start) !== span.start && wallTimeOf(end) !== span.end) return undefined;
  return interval(start.toInstant(), end.toInstant());
}

function wallSpanOf({ start, end }: Interval, timeZone: string): WallSpan {
  return {
    start: wallTimeOf(start.toZonedDateTimeISO(timeZone)),
    end: wallTimeOf(end.toZonedDateTimeISO(timeZone)),
  };
}

function wallTimeOf(zoned: Temporal.ZonedDateTime): WallTime {
  return zoned.epochMilliseconds + zoned.offsetNanoseconds / 1_000_000;
}

/** The date and time that the wall clock shows. UTC is here only the clock that never changes. */
function wallClock(time: WallTime): Temporal.PlainDateTime {
  return Temporal.Instant.fromEpochMilliseconds(time).toZonedDateTimeISO('UTC').toPlainDateTime();
}

/** Number of the date, 0 for 1970-01-01. */
function dayOf(time: WallTime): number {
  return Math.floor(time / DAY_MS);
}

/** Start and end as milliseconds after midnight. */
interface TimesOfDay {
  readonly start: number;
  readonly end: number;
}

/** First and last day as month × 100 + day. */
interface Season {
  readonly from: number;
  readonly to: number;
}

/** A rule with its texts read. */
interface Rule extends TimesOfDay {
  readonly dayClass: DayClass;
  readonly weekdays: readonly Weekday[];
  readonly season: Season | undefined;
  readonly leaveBy: number | undefined;
}

function readRule(spec: OpeningRuleSpec): Rule {
  const { dayClass, weekdays, seasonFrom, seasonTo, leaveByNextWorkday } = spec;
  return {
    ...readWindow(spec),
    dayClass,
    weekdays,
    season:
      seasonFrom == null || seasonTo == null
        ? undefined
        : { from: known(monthDay(seasonFrom), seasonFrom), to: known(monthDay(seasonTo), seasonTo) },
    leaveBy: leaveByNextWorkday == null ? undefined : known(timeOfDay(leaveByNextWorkday), leaveByNextWorkday),
  };
}

function readWindow({ startTime, endTime }: OpeningWindow): TimesOfDay {
  return { start: known(timeOfDay(startTime), startTime), end: known(timeOfDay(endTime), endTime) };
}

function known(value: number | undefined, text: string): number {
  if (value === undefined) throw new RangeError(`An opening rule or exception has an invalid time or day: ${text}`);
  return value;
}

const TIME_OF_DAY = /^([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d(?:\.\d{1,3})?))?$/;

/** Milliseconds after midnight, or undefined when the text is no time of day. */
function timeOfDay(text: string): number | undefined {
  const parts = TIME_OF_DAY.exec(text);
  if (!parts) return undefined;
  const [, hours, minutes, seconds = 0] = parts;
  return (Number(hours) * 60 + Number(minutes)) * 60_000 + Math.round(Number(seconds) * 1000);
}

const MONTH_DAY = /^(\d\d)-(\d\d)$/;
const A_LEAP_YEAR = 2000;

/** Month × 100 + day, 229 for 29 February; undefined when no year has such a day. */
function monthDay(text: string): number | undefined {
  const [, month, day] = MONTH_DAY.exec(text) ?? [];
  return isDate(A_LEAP_YEAR, Number(month), Number(day)) ? Number(month) * 100 + Number(day) : undefined;
}

function isDate(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= new Temporal.PlainDate(year, month, 1).daysInMonth;
}

/** What may be wrong with a rule or an exception that is well typed. */
export type OpeningProblemCode =
  /** Not `HH:mm[:ss[.SSS]]` from 00:00 to 23:59:59.999; 24:00 is written 00:00. */
  | 'INVALID_TIME'
  /** Not `MM-DD`, or a day that no year has, such as 02-30. */
  | 'INVALID_MONTH_DAY'
  /** Not `YYYY-MM-DD`, or a date that does not exist. */
  | 'INVALID_DATE'
  /** A season with only one of its two ends; the field is the missing one. */
  | 'INCOMPLETE_SEASON'
  /** The same weekday twice. */
  | 'REPEATED_WEEKDAY'
  /** A closed date that also has windows. */
  | 'CLOSED_WITH_WINDOWS';

/** One thing that is wrong with a rule or an exception. */
export interface OpeningProblem {
  readonly code: OpeningProblemCode;
  /** The member it is about, from the rule or exception down: `['windows', '0', 'endTime']`. */
  readonly field: readonly string[];
}

/** All that is wrong with a rule; empty when it can be used. */
export function openingRuleProblems(rule: OpeningRuleSpec): OpeningProblem[] {
  const problems = windowProblems(rule, []);
  if (rule.leaveByNextWorkday != null && timeOfDay(rule.leaveByNextWorkday) === undefined) {
    problems.push({ code: 'INVALID_TIME', field: ['leaveByNextWorkday'] });
  }
  if (new Set(rule.weekdays).size < rule.weekdays.length) {
    problems.push({ code: 'REPEATED_WEEKDAY', field: ['weekdays'] });
  }
  for (const [end, other] of [
    ['seasonFrom', 'seasonTo'],
    ['seasonTo', 'seasonFrom'],
  ] as const) {
    const text = rule[end];
    if (text != null && monthDay(text) === undefined) problems.push({ code: 'INVALID_MONTH_DAY', field: [end] });
    if (text == null && rule[other] != null) problems.push({ code: 'INCOMPLETE_SEASON', field: [end] });
  }
  return problems;
}

/**
 * All that is wrong with an exception; empty when it can be used. One that is neither closed nor has windows is right:
 * nothing starts on its date.
 */
export function openingExceptionProblems(exception: OpeningExceptionSpec): OpeningProblem[] {
  const problems = exception.windows.flatMap((window, at) => windowProblems(window, ['windows', String(at)]));
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(exception.date) ?? [];
  if (!isDate(Number(year), Number(month), Number(day))) problems.unshift({ code: 'INVALID_DATE', field: ['date'] });
  if (exception.closed && exception.windows.length > 0) {
    problems.push({ code: 'CLOSED_WITH_WINDOWS', field: ['windows'] });
  }
  return problems;
}

function windowProblems(window: OpeningWindow, path: readonly string[]): OpeningProblem[] {
  return (['startTime', 'endTime'] as const)
    .filter((member) => timeOfDay(window[member]) === undefined)
    .map((member) => ({ code: 'INVALID_TIME', field: [...path, member] }));
}
