import { dateText } from './day-number.ts';
import { eachStep, type Load } from './load.ts';
import type { Occurrences } from './moments.ts';
import { QUARTER_MINUTES } from './wall-time.ts';

/** What a demand asks for on one date, and what of it is held: in minutes times quantity. */
export interface CoverageOfDay {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly askedMinutes: number;
  readonly heldMinutes: number;
}

/** Each date on which a demand is wanted, in order; a night belongs to the date on which it begins. */
export function coverageByDay({ starts, ends, days }: Occurrences, asked: number, held: Load): CoverageOfDay[] {
  const minutes = new Map<number, { asked: number; held: number }>();
  for (let at = 0; at < starts.length; at++) {
    const day = minutes.get(days[at]!) ?? { asked: 0, held: 0 };
    minutes.set(days[at]!, day);
    day.asked += (ends[at]! - starts[at]!) * asked * QUARTER_MINUTES;
    eachStep(held, starts[at]!, ends[at]!, (start, end, taken) => {
      day.held += (end - start) * Math.min(taken, asked) * QUARTER_MINUTES;
    });
  }
  return [...minutes].map(([day, { asked, held }]) => ({
    date: dateText(day),
    askedMinutes: asked,
    heldMinutes: held,
  }));
}
