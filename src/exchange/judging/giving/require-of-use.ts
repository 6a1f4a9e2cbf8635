import { sql } from 'kysely';
import type { WriteContext } from '../../../request/context.ts';
import { localTimeOf } from '../../../district/grid/index.ts';
import type { DemandRow } from '../../lists/entries/demand.loader.ts';
import type { SupplyRow } from '../../lists/entries/supply.loader.ts';
import {
  classesOfPair,
  demandTimeOf,
  type MatchOccurrence,
  quartersOf,
  readPairTimes,
  wallTimesOf,
} from '../../matches/match-occurrences.ts';
import { eachStep, type HeldSpan, lackingOf, type Load, loadOf } from '../../times/load.ts';
import { notBegun, type Occurrences, occurrencesIn } from '../../times/moments.ts';
import { claimIsOfNoUse, type Uselessness } from '../propose-match.errors.ts';

/** What somebody offers to give to a demand. */
interface Offered {
  readonly demand: DemandRow;
  readonly supply: SupplyRow;
  readonly quantity: number;
  readonly occurrences: readonly MatchOccurrence[];
}

/**
 * As a run gives nobody a part that they have no use for, nor does who claims a need.
 * @throws Refusal STATE_CONFLICT saying why it is of no use
 */
export async function requireOfUse(ctx: WriteContext, offered: Offered): Promise<void> {
  const why = (await isMetByAnother(ctx, offered)) ? 'NOT_SPLITTABLE' : await uselessness(ctx, offered);
  if (why) throw claimIsOfNoUse({ why });
}

/** Whether another supply meets a part of a demand, or is to, that several may not meet together. */
async function isMetByAnother(ctx: WriteContext, { demand, supply }: Offered): Promise<boolean> {
  if (demand.splittable) return false;
  const { rows } = await sql`
    select from match m where m.demand_id = ${demand.id} and m.supply_id <> ${supply.id}
      and (m.held_quantity > 0 or m.state = 'PROPOSED' and m.pinned) limit 1`.execute(ctx.db);
  return rows.length > 0;
}

async function uselessness(ctx: WriteContext, offered: Offered): Promise<Uselessness | undefined> {
  const { demand, supply, quantity, occurrences } = offered;
  const inAll = demand.heldQuantity + quantity;
  if (!demand.sharedOverTime) {
    if (demand.needsAll && inAll < demand.quantity) return 'ALL_NEEDED';
    return inAll < demand.minQuantity ? 'TOO_LITTLE' : undefined;
  }
  const { pairs, calendar } = await readPairTimes(ctx.db, [{ supplyId: supply.id, demandId: demand.id }]);
  const pair = pairs[0]!;
  const wanted = occurrencesIn(demandTimeOf(pair), classesOfPair(pair, calendar));
  const given = occurrences.map((one): HeldSpan => [quartersOf(one).start, quartersOf(one).end, one.quantity]);
  const load = loadOf([...(await spansHeld(ctx, demand.id)), ...given]);
  if (demand.needsAll) {
    const coming = notBegun(wanted, localTimeOf(ctx.now()));
    if (lackingOf(coming, demand.quantity, load).starts.length > 0) return 'ALL_NEEDED';
  }
  if (given.some(([start, end]) => lowest(load, start, end) < demand.minQuantity)) return 'TOO_LITTLE';
  if (demand.minOccurrences > 1 && countedIn(wanted, load, demand.minQuantity) < demand.minOccurrences) {
    return 'TOO_FEW';
  }
  return undefined;
}

/** What matches hold of a demand of places. */
async function spansHeld(ctx: WriteContext, demandId: string): Promise<HeldSpan[]> {
  const { start, end } = wallTimesOf(sql`o.during`);
  const { rows } = await sql<MatchOccurrence>`
    select ${start} as start, ${end} as "end", least(o.quantity, m.held_quantity) as quantity
    from match m join match_occurrence o on o.match_id = m.id and o.lost_at is null
    where m.demand_id = ${demandId} and m.held_quantity > 0`.execute(ctx.db);
  return rows.map((one): HeldSpan => [quartersOf(one).start, quartersOf(one).end, one.quantity]);
}

/** The occurrences that have at least so many at each of their moments. */
function countedIn({ starts, ends }: Occurrences, load: Load, least: number): number {
  let counted = 0;
  for (let at = 0; at < starts.length; at++) {
    if (lowest(load, starts[at]!, ends[at]!) >= least) counted++;
  }
  return counted;
}

function lowest(load: Load, start: number, end: number): number {
  let least = Infinity;
  eachStep(load, start, end, (_, __, taken) => (least = Math.min(least, taken)));
  return least;
}
