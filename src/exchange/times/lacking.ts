import { type DayClasses, weekdayOf } from './real-dates.ts';
import { dateText } from './day-number.ts';
import { dayOfQuarter, QUARTER_MINUTES, QUARTERS_OF_DAY, type QuarterSpan, type QuarterSpans } from './wall-time.ts';
import type { WeeklyWindowSpec } from './weekly-time.ts';
import { WEEKDAYS } from '../../facilities/index.ts';

// What is still missing of a demand: first moment by moment, then in the fewest words that say the same.

/** So much of what is needed, during a stretch of wall time. */
export interface Amount extends QuarterSpan {
  readonly quantity: number;
}

/** What is lacking of a quantity over some stretches, in order, when others hold some of it; nothing where all is held. */
export function lackingOf(wanted: QuarterSpans, quantity: number, held: readonly Amount[]): Amount[] {
  const changes = held
    .flatMap(({ start, end, quantity: some }) => [
      { at: start, change: some },
      { at: end, change: -some },
    ])
    .sort((a, b) => a.at - b.at);
  const lacking: Amount[] = [];
  let next = 0;
  let load = 0;
  for (let span = 0; span < wanted.starts.length; span++) {
    const end = wanted.ends[span]!;
    let at = wanted.starts[span]!;
    for (; next < changes.length && changes[next]!.at <= at; next++) load += changes[next]!.change;
    while (at < end) {
      const until = Math.min(end, changes[next]?.at ?? end);
      const missing = quantity - load;
      const last = lacking.at(-1);
      if (missing > 0 && until > at) {
        // Within one occurrence, so that each of successive days stands for itself.
        const goesOn = last?.end === at && last.quantity === missing && last.start >= wanted.starts[span]!;
        if (goesOn) lacking[lacking.length - 1] = { ...last, end: until };
        else lacking.push({ start: at, end: until, quantity: missing });
      }
      at = until;
      for (; next < changes.length && changes[next]!.at <= at; next++) load += changes[next]!.change;
    }
  }
  return lacking;
}

/** From one date to another, in these windows, so much is lacking at each moment. */
export interface LackingStretch {
  readonly from: string;
  readonly to: string;
  readonly windows: readonly WeeklyWindowSpec[];
  readonly quantity: number;
}

/**
 * The same amounts in weekly windows: a stretch goes on as long as each weekday, as a work day or as a day off, lacks
 * what it lacked before. Together they say exactly what is lacking: no moment more, none less.
 */
export function stretchesOf(lacking: readonly Amount[], classes: DayClasses): LackingStretch[] {
  const byDay = Map.groupBy(lacking, ({ start }) => dayOfQuarter(start));
  const days = [...byDay.keys()];
  const stretches: LackingStretch[] = [];
  let patterns = new Map<number, string>();
  let first: number | undefined;
  let last = 0;
  const close = () => {
    if (first !== undefined) stretches.push(...worded(first, last, byDay, patterns, classes));
    patterns = new Map();
    first = undefined;
  };
  for (let day = days[0] ?? 0; day <= (days.at(-1) ?? -1); day++) {
    const kind = kindOf(day, classes);
    const pattern = patternOf(byDay.get(day) ?? [], day);
    if (first === undefined && pattern === '') continue;
    if (patterns.has(kind) && patterns.get(kind) !== pattern) {
      close();
      if (pattern === '') continue;
    }
    first ??= day;
    if (pattern !== '') last = day;
    patterns.set(kind, pattern);
  }
  close();
  return stretches;
}

const DAYS_OF_WEEK = 7;

/** The weekday, from 7 on as a day off. */
function kindOf(day: number, classes: DayClasses): number {
  return weekdayOf(day) + (classes.isWorkday(day) ? 0 : DAYS_OF_WEEK);
}

/** When so much is lacking, after the midnight with which a day begins. */
function patternOf(amounts: readonly Amount[], day: number): string {
  const midnight = day * QUARTERS_OF_DAY;
  return amounts.map(({ start, end, quantity }) => `${start - midnight}-${end - midnight}x${quantity}`).join(' ');
}

/** One stretch for each quantity that is lacking at some moment of it. */
function worded(
  first: number,
  last: number,
  byDay: ReadonlyMap<number, readonly Amount[]>,
  patterns: ReadonlyMap<number, string>,
  classes: DayClasses,
): LackingStretch[] {
  const kindsOf = new Map<string, Set<number>>();
  for (let day = first; day <= last; day++) {
    for (const part of patternOf(byDay.get(day) ?? [], day)
      .split(' ')
      .filter(Boolean)) {
      kindsOf.set(part, (kindsOf.get(part) ?? new Set()).add(kindOf(day, classes)));
    }
  }
  const seen = new Set(patterns.keys());
  const windowsOf = Map.groupBy(
    [...kindsOf].flatMap(([part, kinds]) => {
      const [, start, end, quantity] = /^(.+)-(.+)x(.+)$/.exec(part)!;
      const times = { startTime: timeText(Number(start)), endTime: timeText(Number(end)) };
      return windowsOfKinds(kinds, seen).map((days) => ({ quantity: Number(quantity), window: { ...days, ...times } }));
    }),
    ({ quantity }) => quantity,
  );
  return [...windowsOf].map(([quantity, windows]) => ({
    from: dateText(first),
    to: dateText(last),
    windows: windows.map(({ window }) => window),
    quantity,
  }));
}

/** Some kinds of days, as day classes and weekdays; of those that do not occur, nothing need be said. */
function windowsOfKinds(
  kinds: ReadonlySet<number>,
  seen: ReadonlySet<number>,
): Pick<WeeklyWindowSpec, 'dayClass' | 'weekdays'>[] {
  const weekdays = [...Array(DAYS_OF_WEEK).keys()].filter((day) => kinds.has(day) || kinds.has(day + DAYS_OF_WEEK));
  const isSame = weekdays.every((day) => [day, day + DAYS_OF_WEEK].every((kind) => kinds.has(kind) || !seen.has(kind)));
  if (isSame) return [{ dayClass: 'EVERY_DAY', weekdays: named(weekdays) }];
  return (['WORKDAY', 'DAY_OFF'] as const).flatMap((dayClass) => {
    const offset = dayClass === 'WORKDAY' ? 0 : DAYS_OF_WEEK;
    const own = weekdays.filter((day) => kinds.has(day + offset));
    return own.length > 0 ? [{ dayClass, weekdays: named(own) }] : [];
  });
}

/** None for all of them. */
function named(weekdays: readonly number[]): WeeklyWindowSpec['weekdays'] {
  return weekdays.length === DAYS_OF_WEEK ? [] : weekdays.map((day) => WEEKDAYS[day]!);
}

/** `HH:MM` of a quarter after midnight, of the next day as well. */
function timeText(quarter: number): string {
  const minutes = (quarter % QUARTERS_OF_DAY) * QUARTER_MINUTES;
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
