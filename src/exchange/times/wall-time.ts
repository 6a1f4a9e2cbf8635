import { dateText, dayNumber } from './day-number.ts';

// Time as the clock on the wall of a territory shows it, in whole quarters of an hour: a day has 96 of them, whatever
// zone it is in, so that times of real dates are numbers to reckon with.

export const QUARTERS_OF_DAY = 96;
export const QUARTER_MINUTES = 15;

/** Wall time as quarters of an hour since 1970-01-01T00:00 local, half open. */
export interface QuarterSpan {
  readonly start: number;
  readonly end: number;
}

/** Many {@link QuarterSpan}s in order, none overlapping another: as two columns, as there are hundreds in a year. */
export interface QuarterSpans {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

export const NO_SPANS: QuarterSpans = { starts: new Int32Array(0), ends: new Int32Array(0) };

/** The quarter at which a wall time `YYYY-MM-DDTHH:MM` begins. @throws {RangeError} for one that does not exist */
export function quarterOfText(text: string): number {
  const time = text.indexOf('T') + 1;
  const [hours, minutes] = [Number(text.slice(time, time + 2)), Number(text.slice(time + 3, time + 5))];
  return dayNumber(text.slice(0, time - 1)) * QUARTERS_OF_DAY + (hours * 60 + minutes) / QUARTER_MINUTES;
}

/** The wall time of a quarter, `YYYY-MM-DDTHH:MM`. */
export function quarterText(quarter: number): string {
  const day = Math.floor(quarter / QUARTERS_OF_DAY);
  return `${dateText(day)}T${CLOCK[quarter - day * QUARTERS_OF_DAY]}`;
}

/** The quarters of a day, `HH:MM`. */
const CLOCK: readonly string[] = Array.from({ length: QUARTERS_OF_DAY }, (_, quarter) => {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor((quarter * QUARTER_MINUTES) / 60))}:${two((quarter * QUARTER_MINUTES) % 60)}`;
});

/** The local date on which a quarter lies, as its number. */
export function dayOfQuarter(quarter: number): number {
  return Math.floor(quarter / QUARTERS_OF_DAY);
}

/** How many quarters they are in all. */
export function quartersIn({ starts, ends }: QuarterSpans): number {
  let sum = 0;
  for (let at = 0; at < starts.length; at++) sum += ends[at]! - starts[at]!;
  return sum;
}

/** Spans in any order as the fewest that say the same. */
export function joinedSpans(spans: readonly QuarterSpan[]): QuarterSpans {
  const starts: number[] = [];
  const ends: number[] = [];
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    const last = ends.length - 1;
    if (last >= 0 && start <= ends[last]!) {
      ends[last] = Math.max(ends[last]!, end);
    } else if (start < end) {
      starts.push(start);
      ends.push(end);
    }
  }
  return { starts: Int32Array.from(starts), ends: Int32Array.from(ends) };
}

/** The moments that both have. */
export function commonQuarters(a: QuarterSpans, b: QuarterSpans): QuarterSpans {
  const starts: number[] = [];
  const ends: number[] = [];
  let other = 0;
  for (let one = 0; one < a.starts.length; one++) {
    while (other < b.ends.length && b.ends[other]! <= a.starts[one]!) other++;
    for (let at = other; at < b.starts.length && b.starts[at]! < a.ends[one]!; at++) {
      starts.push(Math.max(a.starts[one]!, b.starts[at]!));
      ends.push(Math.min(a.ends[one]!, b.ends[at]!));
    }
  }
  return { starts: Int32Array.from(starts), ends: Int32Array.from(ends) };
}
