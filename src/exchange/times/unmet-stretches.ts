import { type DateStretch, type OnDate, stretchesOfDates } from './date-stretches.ts';
import { dateText } from './day-number.ts';
import { eachStep, type Load } from './load.ts';
import type { Occurrences } from './moments.ts';

/** First and last date, `YYYY-MM-DD`; of the dates between, those on which the demand has an occurrence. */
interface WantedDates {
  readonly from: string;
  readonly to: string;
}

/** Dates on which a demand lacks the same number at the same times of the day. */
export type UnmetTimes = DateStretch<WantedDates>;

/** Stretches that are told of one demand: the first, where its holes are so many. */
export const UNMET_STRETCHES_MAX = 100;

/**
 * What a demand lacks, told in as few stretches as possible, in order of time.
 * @param held what is held of it at each moment
 */
export function unmetTimesOf(occurrences: Occurrences, asked: number, held: Load): UnmetTimes[] {
  const wanted = [...new Set(occurrences.days)];
  const placeOf = new Map(wanted.map((day, at) => [day, at]));
  const partsOf = (days: readonly number[]): WantedDates[] => {
    const parts: { first: number; last: number }[] = [];
    for (const day of days) {
      const part = parts.at(-1);
      // A date on which it is wanted, and does not lack the same, ends what went on until then.
      if (part && placeOf.get(day) === placeOf.get(part.last)! + 1) part.last = day;
      else parts.push({ first: day, last: day });
    }
    return parts.map(({ first, last }) => ({ from: dateText(first), to: dateText(last) }));
  };
  return stretchesOfDates(lackingOnDates(occurrences, asked, held), partsOf).slice(0, UNMET_STRETCHES_MAX);
}

/** When a demand lacks how much; of one occurrence, what follows and lacks the same is one. */
export function lackingOnDates({ starts, ends, days }: Occurrences, asked: number, held: Load): OnDate[] {
  const lacking: OnDate[] = [];
  for (let at = 0; at < starts.length; at++) {
    let open: { day: number; start: number; end: number; quantity: number } | undefined;
    eachStep(held, starts[at]!, ends[at]!, (start, end, taken) => {
      const quantity = Math.max(0, asked - taken);
      if (open?.quantity === quantity) {
        open.end = end;
        return;
      }
      open = { day: days[at]!, start, end, quantity };
      if (quantity > 0) lacking.push(open);
    });
  }
  return lacking;
}
