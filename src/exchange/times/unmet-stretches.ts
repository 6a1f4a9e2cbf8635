import { dateText } from './day-number.ts';
import { eachStep, type Load } from './load.ts';
import type { Occurrences } from './moments.ts';
import { QUARTER_MINUTES, QUARTERS_OF_DAY } from './wall-time.ts';

/** Dates on which a demand lacks the same number at the same times of the day. */
export interface UnmetTimes {
  /** First and last date, `YYYY-MM-DD`; of the dates between, those on which the demand has an occurrence. */
  readonly from: string;
  readonly to: string;
  /** Times of the day, `HH:MM`; one that ends at or before its start ends on the next day. */
  readonly windows: readonly { readonly startTime: string; readonly endTime: string }[];
  readonly quantity: number;
}

/** Stretches that are told of one demand: the first, where its holes are so many. */
export const UNMET_STRETCHES_MAX = 100;

/**
 * What a demand lacks, told in as few stretches as possible, in order of time.
 * @param held what is held of it at each moment
 */
export function unmetTimesOf({ starts, ends, days }: Occurrences, asked: number, held: Load): UnmetTimes[] {
  /** For each date its windows by what they lack. */
  const dates = new Map<number, Map<number, [start: number, end: number][]>>();
  for (let at = 0; at < starts.length; at++) {
    const midnight = days[at]! * QUARTERS_OF_DAY;
    const date = dates.get(days[at]!) ?? new Map<number, [number, number][]>();
    dates.set(days[at]!, date);
    eachStep(held, starts[at]!, ends[at]!, (start, end, taken) => {
      const lacking = Math.max(0, asked - taken);
      const windows = date.get(lacking) ?? [];
      date.set(lacking, windows);
      const last = windows.at(-1);
      if (last && last[1] === start - midnight) last[1] = end - midnight;
      else windows.push([start - midnight, end - midnight]);
    });
  }
  const open = new Map<string, { from: number; to: number; windows: [number, number][]; quantity: number }>();
  const told: { from: number; to: number; windows: [number, number][]; quantity: number }[] = [];
  for (const [day, byQuantity] of dates) {
    const now = new Set<string>();
    for (const [quantity, windows] of byQuantity) {
      if (quantity === 0) continue;
      const key = `${quantity} ${windows.join(' ')}`;
      now.add(key);
      const going = open.get(key);
      if (going) {
        going.to = day;
        continue;
      }
      const stretch = { from: day, to: day, windows, quantity };
      open.set(key, stretch);
      told.push(stretch);
    }
    // A date that lacks something else, or nothing, ends what went on until then.
    for (const key of open.keys()) if (!now.has(key)) open.delete(key);
  }
  return told.slice(0, UNMET_STRETCHES_MAX).map(({ from, to, windows, quantity }) => ({
    from: dateText(from),
    to: dateText(to),
    windows: windows.map(([start, end]) => ({ startTime: clock(start), endTime: clock(end) })),
    quantity,
  }));
}

function clock(quarter: number): string {
  const minutes = (quarter % QUARTERS_OF_DAY) * QUARTER_MINUTES;
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
}
