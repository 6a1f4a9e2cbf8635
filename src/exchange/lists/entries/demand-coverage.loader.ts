import { sql } from 'kysely';
import { calendarKey, calendarOf, type WorkCalendar } from '../../../district/calendar/index.ts';
import { localDateOf, localTimeOf } from '../../../district/grid/index.ts';
import type { Context } from '../../../request/context.ts';
import { defineLoader } from '../../../request/loader.ts';
import { heldAsOf, holdsAsOf } from '../../matches/as-of.ts';
import type { DemandRow } from './demand.loader.ts';
import { type CoverageOfDay, coverageByDay } from '../../times/day-coverage.ts';
import { lackingOf, loadOf } from '../../times/load.ts';
import { notBegun, type Occurrences, occurrencesFrom, occurrencesIn } from '../../times/moments.ts';
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
    select e.id, e.quantity, ${heldAsOf('demand', ctx.now())} as held, e.shared_over_time as "sharedOverTime", e.windows,
           e.valid_from as "validFrom", e.valid_to as "validTo", (
             select coalesce(json_agg(json_build_object(
               'start', to_char(lower(o.during), 'YYYY-MM-DD"T"HH24:MI'),
               'end', to_char(upper(o.during), 'YYYY-MM-DD"T"HH24:MI'),
               'quantity', least(o.quantity, m.held_quantity))), '[]')
             from match m join match_occurrence o on o.match_id = m.id and o.lost_at is null
             where m.demand_id = e.id and ${holdsAsOf(ctx.now())} and upper(o.during) > ${now}::timestamp) as holding,
           ${calendarKey} as "calendarKey"
    from demand e where e.id = any(${ids})`.execute(ctx.db);
  const calendar = await calendarOf(ctx.db, rows[0]?.calendarKey ?? '');
  const comingOf = comingOccurrences(rows, calendar, { now, today });
  const lacking = new Map<string, Lacking>();
  let turn = performance.now();
  for (const demand of rows) {
    const { id, quantity } = demand;
    if (!demand.sharedOverTime) {
      lacking.set(id, { most: Math.max(0, quantity - demand.held), stretches: [], days: [] });
      continue;
    }
    const coming = comingOf(demand);
    const held = loadOf(
      demand.holding.map(({ start, end, quantity }) => [quarterOfText(start), quarterOfText(end), quantity]),
    );
    lacking.set(id, {
      most: lackingOf(coming, quantity, held).most,
      stretches: unmetTimesOf(coming, quantity, held),
      days: coverageByDay(coming, quantity, held),
    });
    if (performance.now() - turn > TURN_MS) {
      await new Promise((resolve) => setImmediate(resolve));
      turn = performance.now();
    }
  }
  return ids.map((id) => lacking.get(id) ?? new Error(`No demand ${id}`));
});

/** So long, in milliseconds, demands are worked out before others get their turn: one may have thousands of occurrences. */
const TURN_MS = 20;

/** The occurrences of demands that have not begun; of those that want the same times, worked out once. */
function comingOccurrences(
  demands: readonly DemandWithHeld[],
  calendar: WorkCalendar,
  { now, today }: { readonly now: string; readonly today: string },
): (demand: DemandWithHeld) => Occurrences {
  const shared = demands.filter(({ sharedOverTime }) => sharedOverTime);
  const dates = shared.flatMap(({ validFrom, validTo }) => [validFrom, dayAfter(validTo)]).toSorted();
  const classes = dayClasses(dates.length === 0 ? [] : exceptionsBetween(calendar, dates[0]!, dates.at(-1)!));
  const known = new Map<string, Occurrences>();
  return ({ windows, validFrom: from, validTo: to }) => {
    const key = JSON.stringify([windows, from, to]);
    let coming = known.get(key);
    if (!coming) {
      const wanted = occurrencesFrom(occurrencesIn({ windows, from, to }, classes), today, dayAfter(to));
      known.set(key, (coming = notBegun(wanted, now)));
    }
    return coming;
  };
}

/** How much no match holds of a demand: of places, the greatest number lacking at any occurrence to come. */
export async function unmetQuantityOf(ctx: Context, demand: DemandRow): Promise<number> {
  if (!demand.sharedOverTime) return demand.quantity - demand.heldQuantity;
  // Nothing has to be worked out where nothing is held and something is to come.
  if (demand.heldQuantity === 0 && demand.isOpen) return demand.quantity;
  return (await lackingOfDemand(ctx).load(demand.id)).most;
}

function dayAfter(date: string): string {
  return Temporal.PlainDate.from(date).add({ days: 1 }).toString();
}
