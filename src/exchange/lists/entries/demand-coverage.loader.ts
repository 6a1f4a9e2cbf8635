import { sql } from 'kysely';
import { calendarKey, calendarOf } from '../../../district/calendar/index.ts';
import { localDateOf, localTimeOf } from '../../../district/grid/index.ts';
import type { Context } from '../../../request/context.ts';
import { defineLoader } from '../../../request/loader.ts';
import type { DemandRow } from './demand.loader.ts';
import { type CoverageOfDay, coverageByDay } from '../../times/day-coverage.ts';
import { lackingOf, loadOf } from '../../times/load.ts';
import { occurrencesFrom, occurrencesIn } from '../../times/moments.ts';
import { dayClasses, exceptionsBetween } from '../../times/real-dates.ts';
import { type UnmetTimes, unmetTimesOf } from '../../times/unmet-stretches.ts';
import { quarterOfText } from '../../times/wall-time.ts';
import type { WeeklyWindowSpec } from '../../times/weekly-time.ts';

/** What is still lacking of a demand, from now on. */
interface Lacking {
  /** The greatest number lacking at any occurrence. */
  readonly most: number;
  readonly stretches: readonly UnmetTimes[];
  /** The dates on which it is wanted. */
  readonly days: readonly CoverageOfDay[];
}

interface DemandWithHeld {
  readonly id: string;
  readonly quantity: number;
  readonly held: number;
  readonly sharedOverTime: boolean;
  readonly windows: readonly WeeklyWindowSpec[];
  readonly validFrom: string;
  readonly validTo: string;
  readonly holding: readonly { readonly start: string; readonly end: string; readonly quantity: number }[];
  readonly calendarKey: string;
}

/** What is lacking of each of many demands at the occurrences to come; what is used up lacks its quantity, at no time. */
export const lackingOfDemand = defineLoader(async (ctx: Context, ids: readonly string[]) => {
  const now = localTimeOf(ctx.now());
  const today = localDateOf(ctx.now());
  const { rows } = await sql<DemandWithHeld>`
    select e.id, e.quantity, e.held_quantity as held, e.shared_over_time as "sharedOverTime", e.windows,
           e.valid_from as "validFrom", e.valid_to as "validTo", (
             select coalesce(json_agg(json_build_object(
               'start', to_char(lower(o.during), 'YYYY-MM-DD"T"HH24:MI'),
               'end', to_char(upper(o.during), 'YYYY-MM-DD"T"HH24:MI'),
               'quantity', least(o.quantity, m.held_quantity))), '[]')
             from match m join match_occurrence o on o.match_id = m.id and o.lost_at is null
             where m.demand_id = e.id and m.held_quantity > 0 and upper(o.during) > ${now}::timestamp) as holding,
           ${calendarKey} as "calendarKey"
    from demand e where e.id = any(${ids})`.execute(ctx.db);
  const calendar = await calendarOf(ctx.db, rows[0]?.calendarKey ?? '');
  const lacking = new Map(
    rows.map((demand): [string, Lacking] => {
      const { quantity, windows, validFrom: from, validTo: to } = demand;
      if (!demand.sharedOverTime)
        return [demand.id, { most: Math.max(0, quantity - demand.held), stretches: [], days: [] }];
      const classes = dayClasses(exceptionsBetween(calendar, from, dayAfter(to)));
      const wanted = occurrencesFrom(occurrencesIn({ windows, from, to }, classes), today, dayAfter(to));
      const coming = wanted.starts.findIndex((start) => start >= quarterOfText(now));
      if (coming < 0) return [demand.id, { most: 0, stretches: [], days: [] }];
      const occurrences = {
        starts: wanted.starts.subarray(coming),
        ends: wanted.ends.subarray(coming),
        days: wanted.days.subarray(coming),
      };
      const held = loadOf(
        demand.holding.map(({ start, end, quantity }) => [quarterOfText(start), quarterOfText(end), quantity]),
      );
      return [
        demand.id,
        {
          most: lackingOf(occurrences, quantity, held).most,
          stretches: unmetTimesOf(occurrences, quantity, held),
          days: coverageByDay(occurrences, quantity, held),
        },
      ];
    }),
  );
  return ids.map((id) => lacking.get(id) ?? new Error(`No demand ${id}`));
});

/** How much no match holds of a demand: of places, the greatest number lacking at any occurrence to come. */
export async function unmetQuantityOf(ctx: Context, demand: DemandRow): Promise<number> {
  if (demand.heldQuantity === 0) return demand.quantity;
  if (!demand.sharedOverTime) return demand.quantity - demand.heldQuantity;
  return (await lackingOfDemand(ctx).load(demand.id)).most;
}

function dayAfter(date: string): string {
  return Temporal.PlainDate.from(date).add({ days: 1 }).toString();
}
