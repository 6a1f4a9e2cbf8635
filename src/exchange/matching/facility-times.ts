import { sql } from 'kysely';
import type { Context, WriteContext } from '../../request/context.ts';
import { inTransaction } from '../../request/transaction.ts';
import { openingRulesOf, type OpeningRuleSpec } from '../../facilities/index.ts';
import { Refusal } from '../../shared/refusal.ts';
import { timesOf } from '../lists/entries/entry.rules.ts';
import { SUPPLY_KIND, writeTimes } from '../lists/entries/entry.service.ts';
import { isOpenEntry } from '../judging/candidate-pairs.ts';
import type { TimeSpan } from '../times/weekly-time.ts';
import type { WeeklyWindow } from '../times/weekly-window.type.ts';

/** Supplies that are brought up to date in one transaction. */
const BATCH = 200;

interface Outdated {
  readonly id: string;
  readonly windows: WeeklyWindow[];
  readonly validFrom: string;
  readonly validTo: string;
  readonly rules: OpeningRuleSpec[];
  readonly hash: string;
  readonly times: TimeSpan[];
}

/**
 * Works out anew when the supplies in force that are known in a territory can be had, if their facility has changed its
 * opening rules since: what a facility backs is bound to its real hours. Their version goes up if that makes a difference,
 * so that a proposal that was judged by the old hours is found out.
 * @param path of the division in which they are, or in which they are published by an alliance
 */
export async function keepFacilityTimes(ctx: Context, path: string): Promise<void> {
  for (let kept = BATCH; kept === BATCH;) {
    kept = await inTransaction(ctx, (ctx) => keepBatch(ctx, path));
  }
}

async function keepBatch(ctx: WriteContext, path: string): Promise<number> {
  const hash = sql`md5(${openingRulesOf(sql`e.facility_id`)}::text)`;
  const { rows } = await sql<Outdated>`
    select e.id, e.windows, e.valid_from as "validFrom", e.valid_to as "validTo",
           ${openingRulesOf(sql`e.facility_id`)} as rules, ${hash} as hash,
           (select coalesce(json_agg(json_build_object('from', lower(t.dates), 'until', upper(t.dates),
                                                       'slots', t.slots::text, 'week', t.week::text) order by t.dates), '[]')
            from supply_time t where t.supply_id = e.id) as times
    from supply e join supply_demand_list l on l.id = e.list_id
    where e.facility_id is not null and ${isOpenEntry}
      and (l.place_path ^@ ${path} or e.id in (
        select p.supply_id from supply_publication p join alliance a on a.id = p.alliance_id
        join division host on host.id = a.division_id where host.path ^@ ${path}))
      and e.opening_hash is distinct from ${hash}
    order by e.id limit ${BATCH} for no key update of e`.execute(ctx.db);
  const changed: string[] = [];
  for (const supply of rows) {
    const times = openTimes(supply);
    if (JSON.stringify(times) === JSON.stringify(supply.times)) continue;
    await writeTimes(ctx, SUPPLY_KIND, supply.id, times);
    changed.push(supply.id);
  }
  await sql`
    update supply e set opening_hash = kept.hash, version = version + case when e.id = any(${changed}) then 1 else 0 end
    from unnest(${rows.map(({ id }) => id)}::text[], ${rows.map((supply) => supply.hash)}::text[]) as kept (id, hash)
    where e.id = kept.id`.execute(ctx.db);
  return rows.length;
}

/** None when the facility is no longer open in any of the windows. */
function openTimes({ rules, ...supply }: Outdated): TimeSpan[] {
  try {
    return timesOf(supply, rules);
  } catch (error) {
    if (error instanceof Refusal) return [];
    throw error;
  }
}
