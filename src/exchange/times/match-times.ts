import { sql } from 'kysely';
import type { Database } from '../../database/database.ts';
import { commonSpans, type TimeSpan, weeklyTimes, type WeeklyWindowSpec } from './weekly-time.ts';

/** A demand, as far as its time goes. */
export interface TimedDemand {
  readonly windows: readonly WeeklyWindowSpec[];
  readonly validFrom: string;
  readonly validTo: string;
}

/** First and last date, `YYYY-MM-DD`. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/**
 * When a demand is to be met over a period: its windows that start on these dates, each to its end. Cutting its rows off
 * after the last date instead would let go of the morning into which the last night runs, and others could take it.
 */
export function timesStartingWithin({ windows, validFrom, validTo }: TimedDemand, { from, to }: Period): TimeSpan[] {
  const first = from > validFrom ? from : validFrom;
  const last = to < validTo ? to : validTo;
  return first <= last ? weeklyTimes(windows, first, last) : [];
}

/** What a match of a demand and a supply holds over a period: {@link timesStartingWithin}, as far as the supply gives. */
export async function matchTimes(
  db: Database,
  demand: TimedDemand,
  supplyId: string,
  period: Period,
): Promise<TimeSpan[]> {
  const { rows } = await sql<TimeSpan>`
    select lower(dates) as "from", upper(dates) as until, slots::text, week::text from supply_time
    where supply_id = ${supplyId} order by dates`.execute(db);
  return commonSpans(timesStartingWithin(demand, period), rows);
}
