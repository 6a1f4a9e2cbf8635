import { type RawBuilder, sql } from 'kysely';
import { localDateOf, localTimeOf } from '../../../district/grid/index.ts';
import type { WriteContext } from '../../../request/context.ts';
import type { DemandRow } from '../../lists/entries/demand.loader.ts';
import type { SupplyRow } from '../../lists/entries/supply.loader.ts';
import { matchTakesNothing, nothingInCommon, tooMuch } from '../../matches/match.errors.ts';
import {
  classesOfPair,
  demandTimeOf,
  type MatchOccurrence,
  occurrenceOf,
  readPairTimes,
  supplyTimeOf,
} from '../../matches/match-occurrences.ts';
import { commonRuns, type CommonRuns } from '../../times/common-runs.ts';
import { eachStep, type HeldSpan, lackingOf, type Load, loadOf, mostTaken } from '../../times/load.ts';
import { momentsOf, notBegun, occurrencesFrom, occurrencesIn } from '../../times/moments.ts';
import { QUARTER_MINUTES } from '../../times/wall-time.ts';

/** What is asked for of two entries, which are locked. */
interface Asked {
  readonly supply: SupplyRow;
  readonly demand: DemandRow;
  readonly quantity: number;
}

/**
 * When a supply gives so many to a demand, from now on: wherever both are, the demand still lacks so many, and the supply
 * has them left throughout the stretch. On other dates the one may have enough already and the other nothing left; these
 * stay as they are. What is only proposed elsewhere holds nothing: who is first to accept has it.
 * @throws Refusal INVALID_INPUT for nothing, STATE_CONFLICT when they have no time in common, or too little is left of both
 */
export async function occurrencesToGive(
  ctx: WriteContext,
  { supply, demand, quantity }: Asked,
): Promise<MatchOccurrence[]> {
  if (quantity < 1) throw matchTakesNothing();
  const pairOf = { supplyId: supply.id, demandId: demand.id };
  const { pairs, calendar } = await readPairTimes(ctx.db, [pairOf]);
  const pair = pairs[0]!;
  const classes = classesOfPair(pair, calendar);
  const all = occurrencesFrom(occurrencesIn(demandTimeOf(pair), classes), localDateOf(ctx.now()), demand.validTo);
  const wanted = notBegun(all, localTimeOf(ctx.now()));
  const offered = momentsOf(supplyTimeOf(pair), classes);
  const least = pair.minMinutes / QUARTER_MINUTES;
  const inCommon = commonRuns(wanted, offered, least);
  if (inCommon.starts.length === 0) throw nothingInCommon({ what: 'TIME' });

  const held = await heldOfBoth(ctx, pairOf);
  const stillNeeded = demand.sharedOverTime
    ? mostLacking(inCommon, demand.quantity, held.ofDemand)
    : Math.max(0, demand.quantity - demand.heldQuantity);
  if (quantity > stillNeeded) throw tooMuch({ left: stillNeeded, of: 'DEMAND' });
  const lacking = demand.sharedOverTime ? lackingOf(wanted, demand.quantity - quantity + 1, held.ofDemand) : wanted;
  const runs = commonRuns(lacking, offered, least);
  if (runs.starts.length === 0) throw nothingInCommon({ what: 'TIME' });
  const left = Array.from(runs.starts, (start, at) =>
    leftThroughout(supply, demand.sharedOverTime === true, held, start, runs.ends[at]!),
  );
  const most = Math.max(...left);
  if (quantity > most) throw tooMuch({ left: most, of: 'SUPPLY' });
  return left.flatMap((places, at) =>
    places < quantity ? [] : [occurrenceOf({ start: runs.starts[at]!, end: runs.ends[at]! }, quantity)],
  );
}

/** What matches hold of a pair of entries, and of the facility behind the supply. */
interface HeldOfBoth {
  readonly ofDemand: Load;
  readonly ofSupply: Load;
  readonly ofFacility: Load;
  /** The places of the facility; null without one. */
  readonly capacity: number | null;
}

/** One statement: what is held from today on at its moments, and how many places the facility has. */
async function heldOfBoth(
  ctx: WriteContext,
  { supplyId, demandId }: { readonly supplyId: string; readonly demandId: string },
): Promise<HeldOfBoth> {
  const { rows } = await sql<{ capacity: number | null; held: readonly HeldRow[] }>`
    select f.capacity, (
      select coalesce(json_agg(json_build_array(
               ${quarterOf(sql`lower(o.during)`)}, ${quarterOf(sql`upper(o.during)`)},
               least(o.quantity, m.held_quantity), m.demand_id = ${demandId}, m.supply_id = s.id,
               coalesce(ms.facility_id = s.facility_id, false))), '[]')
      from match m join supply ms on ms.id = m.supply_id and ms.shared_over_time
      join match_occurrence o on o.match_id = m.id and o.lost_at is null
      where m.held_quantity > 0 and upper(o.during) > ${localDateOf(ctx.now())}::date
        and (m.demand_id = ${demandId} or m.supply_id = s.id or ms.facility_id = s.facility_id)) as held
    from supply s left join shared_facility f on f.id = s.facility_id where s.id = ${supplyId}`.execute(ctx.db);
  const { capacity, held } = rows[0]!;
  const load = (place: 3 | 4 | 5) =>
    loadOf(held.filter((row) => row[place]).map(([start, end, taken]): HeldSpan => [start, end, taken]));
  return { ofDemand: load(3), ofSupply: load(4), ofFacility: load(5), capacity };
}

/** From and to when, how many, and of which: of the demand, of the supply, of the facility. */
type HeldRow = readonly [number, number, number, boolean, boolean, boolean];

/** Wall time in quarters of an hour since 1970-01-01T00:00 local. */
function quarterOf(bound: RawBuilder<unknown>): RawBuilder<number> {
  return sql<number>`(extract(epoch from ${bound}) / 900)::integer`;
}

/** The greatest number that is lacking at any moment of some stretches. */
function mostLacking({ starts, ends }: CommonRuns, asked: number, held: Load): number {
  let most = 0;
  for (let at = 0; at < starts.length; at++) {
    eachStep(held, starts[at]!, ends[at]!, (_, __, taken) => (most = Math.max(most, asked - taken)));
  }
  return most;
}

/** What a supply has left throughout a stretch: of places, at its fullest moment; of all else, at all. */
function leftThroughout(
  { quantity, heldQuantity }: SupplyRow,
  byMoments: boolean,
  { ofSupply, ofFacility, capacity }: HeldOfBoth,
  start: number,
  end: number,
): number {
  const places = capacity ?? quantity;
  if (!byMoments) return Math.max(0, Math.min(quantity, places) - heldQuantity);
  return Math.max(0, Math.min(quantity - mostTaken(ofSupply, start, end), places - mostTaken(ofFacility, start, end)));
}
