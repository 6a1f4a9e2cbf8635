// Dates as numbers, for arithmetic on many of them: no zone, no clock.

const DAY_MS = 86_400_000;
/** So many dates are kept as they were read or written: a run asks for the same hundreds a million times. */
const KEPT_MAX = 20_000;
const numbers = new Map<string, number>();
const texts = new Map<number, string>();

/**
 * The number of a date, 0 for 1970-01-01.
 *
 * @throws {RangeError} for a date that does not exist
 */
export function dayNumber(date: string): number {
  const known = numbers.get(date);
  if (known !== undefined) return known;
  const { year, month, day } = Temporal.PlainDate.from(date);
  return keep(numbers, date, dayNumberOf(year, month, day));
}

/** The number of a date by its parts; a day that the month does not have is counted on into the next. */
export function dayNumberOf(year: number, month: number, day: number): number {
  // Date.UTC takes a year below 100 for one of the twentieth century.
  return new Date(0).setUTCFullYear(year, month - 1, day) / DAY_MS;
}

/** The date of a number, `YYYY-MM-DD`. */
export function dateText(day: number): string {
  return texts.get(day) ?? keep(texts, day, new Date(day * DAY_MS).toISOString().slice(0, 'YYYY-MM-DD'.length));
}

function keep<Key, Value>(known: Map<Key, Value>, key: Key, value: Value): Value {
  if (known.size >= KEPT_MAX) known.clear();
  known.set(key, value);
  return value;
}

/** Year, month and day of the month, both from 1. */
export function partsOf(day: number): { year: number; month: number; day: number } {
  const date = new Date(day * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** True when a weekday, 0 for Monday, is among the days from `from` to before `until`. */
export function occurs(weekday: number, from: number, until: number): boolean {
  return (weekday - weekdayOf(from) + 7) % 7 < until - from;
}

/** The weekday of a day, 0 for Monday. */
export function weekdayOf(day: number): number {
  // 1970-01-01 was a Thursday; a day before it has a negative number, and so has its remainder.
  return ((day % 7) + 10) % 7;
}
