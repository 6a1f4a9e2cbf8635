import { sql } from 'kysely';
import { calendarKey, calendarOf } from '../../../district/calendar/index.ts';
import { localDateOf, localTimeOf } from '../../../district/grid/index.ts';
import type { Context } from '../../../request/context.ts';
import { defineLoader } from '../../../request/loader.ts';
import { lackingOf, type LackingStretch, stretchesOf } from '../../times/lacking.ts';
import { occurrencesFrom, occurrencesIn } from '../../times/moments.ts';
import { dayClasses, exceptionsBetween } from '../../times/real-dates.ts';
import { quarterOfText } from '../../times/wall-time.ts';
import type { WeeklyWindowSpec } from '../../times/weekly-time.ts';

/** What is still lacking of a demand, from now on. */
interface Lacking {
  /** The greatest number lacking at any occurrence. */
  readonly most: number;
  readonly stretches: readonly LackingStretch[];
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

/** What is lacking of each of many demands at the occurrences to come; of what is used up, over their whole period. */
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
      if (!demand.sharedOverTime) {
        const most = Math.max(0, quantity - demand.held);
        return [demand.id, { most, stretches: most > 0 ? [{ from, to, windows, quantity: most }] : [] }];
      }
      const classes = dayClasses(exceptionsBetween(calendar, from, dayAfter(to)));
      const wanted = occurrencesFrom(occurrencesIn({ windows, from, to }, classes), today, dayAfter(to));
      const held = demand.holding.map(({ start, end, ...rest }) => ({
        ...rest,
        start: quarterOfText(start),
        end: quarterOfText(end),
      }));
      const begins = quarterOfText(now);
      const amounts = lackingOf(wanted, quantity, held).filter(({ start }) => start >= begins);
      const most = amounts.reduce((greatest, amount) => Math.max(greatest, amount.quantity), 0);
      return [demand.id, { most, stretches: stretchesOf(amounts, classes) }];
    }),
  );
  return ids.map((id) => lacking.get(id) ?? new Error(`No demand ${id}`));
});

function dayAfter(date: string): string {
  return Temporal.PlainDate.from(date).add({ days: 1 }).toString();
}
