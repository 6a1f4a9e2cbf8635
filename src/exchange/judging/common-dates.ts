import { sql } from 'kysely';
import { localTimeOf } from '../../district/grid/index.ts';
import type { Context } from '../../request/context.ts';
import { commonRuns } from '../times/common-runs.ts';
import { loadOf, mostTaken } from '../times/load.ts';
import { momentsOf, notBegun, occurrencesFrom, occurrencesIn } from '../times/moments.ts';
import { dayClasses } from '../times/real-dates.ts';
import { QUARTER_MINUTES, type QuarterSpans, quartersIn, quarterText } from '../times/wall-time.ts';
import { type EntryTimes, readEntryTimes } from './entry-times.ts';
import type { CommonStretch } from './judgement.type.ts';

/** When two can, and how much the one wants. */
export interface CommonDates {
  readonly stretches: readonly CommonStretch[];
  readonly askedMinutes: number;
  readonly commonMinutes: number;
  /** What is left of the supply at these times: of places, the most that is left throughout one of the stretches. */
  readonly leftQuantity: number;
}

/** When a demand and a supply have time in common from a date on, on the official calendar. */
export async function commonDates(
  { db, now }: Pick<Context, 'db' | 'now'>,
  supplyId: string,
  demandId: string,
  today: string,
): Promise<CommonDates> {
  const read = await readEntryTimes(db, {
    demands: sql`e.id = ${demandId}`,
    supplies: sql`e.id = ${supplyId}`,
    now: now(),
  });
  const [demand, supply] = [read.demands[0]!, read.supplies[0]!];
  const classes = dayClasses(read.calendar);
  const all = occurrencesFrom(occurrencesIn(demand.time, classes), today, demand.time.to);
  const wanted = notBegun(all, localTimeOf(now()));
  const least = Math.max(1, Math.ceil(demand.minMinutes / QUARTER_MINUTES));
  const runs = commonRuns(wanted, momentsOf(supply.time, classes), least);
  return {
    stretches: Array.from(runs.starts, (start, at) => shown(start, runs.ends[at]!)),
    askedMinutes: quartersIn(wanted) * QUARTER_MINUTES,
    commonMinutes: quartersIn(runs) * QUARTER_MINUTES,
    leftQuantity: leftOf(read, runs),
  };
}

function leftOf({ supplies, held }: EntryTimes, { starts, ends }: QuarterSpans): number {
  const { id, quantity, sharedOverTime, facilityId, facilityCapacity } = supplies[0]!;
  const own = held.filter(({ supplyId }) => supplyId === id);
  if (!sharedOverTime)
    return Math.max(
      0,
      own.reduce((left, match) => left - match.quantity, quantity),
    );
  const ofFacility = facilityId === null ? [] : held.filter((match) => match.facilityId === facilityId);
  const [taken, takenOfFacility] = [own, ofFacility].map((matches) => loadOf(matches.flatMap(({ spans }) => spans)));
  const places = facilityCapacity ?? quantity;
  // Where they have no time in common, that is reason enough.
  let most = starts.length === 0 ? Math.min(quantity, places) : 0;
  for (let at = 0; at < starts.length; at++) {
    const [start, end] = [starts[at]!, ends[at]!];
    const left = Math.min(quantity - mostTaken(taken!, start, end), places - mostTaken(takenOfFacility!, start, end));
    most = Math.max(most, left);
  }
  return most;
}

function shown(start: number, end: number): CommonStretch {
  const [date, startTime] = quarterText(start).split('T');
  return {
    date: date!,
    startTime: `${startTime!}:00`,
    endTime: `${quarterText(end).split('T')[1]!}:00`,
    minutes: (end - start) * QUARTER_MINUTES,
  };
}
