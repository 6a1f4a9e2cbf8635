import { QUARTER_MINUTES, QUARTERS_OF_DAY } from './wall-time.ts';

// What there is, or lacks, on single dates, told in few words: to people who read a need, and in agreements.

/** So many from one quarter to another. */
export interface OnDate {
  /** The date to which it belongs, as its number: a night belongs to that on which it begins. */
  readonly day: number;
  readonly start: number;
  readonly end: number;
  readonly quantity: number;
}

/** A time of the day, `HH:MM`; one that ends at or before its start ends on the next day. */
interface ClockWindow {
  readonly startTime: string;
  readonly endTime: string;
}

/** Dates on which there is the same number at the same times of the day, and what else is said of them. */
export type DateStretch<Dates> = Dates & { readonly windows: readonly ClockWindow[]; readonly quantity: number };

/**
 * As few stretches as say the same, by their first date, and those of one by the clock.
 * @param partsOf tells some days, in order, of which each has the same at the same times
 */
export function stretchesOfDates<Dates extends { readonly from: string }>(
  times: readonly OnDate[],
  partsOf: (days: readonly number[]) => readonly Dates[],
): DateStretch<Dates>[] {
  const alike = new Map<string, { begins: number; windows: ClockWindow[]; quantity: number; days: number[] }>();
  for (const [day, ofDay] of [...Map.groupBy(times, ({ day }) => day)].toSorted(([a], [b]) => a - b)) {
    for (const [quantity, some] of Map.groupBy(ofDay, (one) => one.quantity)) {
      const spans = some
        .map(({ start, end }) => [start - day * QUARTERS_OF_DAY, end - day * QUARTERS_OF_DAY] as const)
        .sort(([a], [b]) => a - b);
      const key = `${quantity} ${spans.join(' ')}`;
      const known = alike.get(key);
      if (known) known.days.push(day);
      else {
        const windows = spans.map(([start, end]) => ({ startTime: clock(start), endTime: clock(end) }));
        alike.set(key, { begins: spans[0]![0], windows, quantity, days: [day] });
      }
    }
  }
  return [...alike.values()]
    .flatMap(({ begins, windows, quantity, days }) =>
      partsOf(days).map((dates) => ({ begins, stretch: { ...dates, windows, quantity } })),
    )
    .sort((a, b) => compare(a.stretch.from, b.stretch.from) || a.begins - b.begins)
    .map(({ stretch }) => stretch);
}

/** What happened before today's rules may begin or end between two quarters. */
function clock(quarter: number): string {
  const minutes = Math.round((quarter % QUARTERS_OF_DAY) * QUARTER_MINUTES);
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
