import { type RawBuilder, sql } from 'kysely';
import { type Context, viewerOf } from '../../request/context.ts';
import { localDateOf } from '../../district/grid/index.ts';
import { apiError } from '../../shared/refusal.ts';
import { requireRange } from '../../shared/range.ts';
import { demandColumns, type DemandRow, demandTables } from '../lists/entries/demand.loader.ts';
import {
  isOfferedSupply,
  isOpenEntry,
  candidatePairColumns,
  candidatePairs,
  type CandidatePair,
} from './candidate-pairs.ts';
import { DEFAULT_WEIGHTS, SCORE_PARTS, type ScorePart } from './score.ts';
import { SUGGESTIONS_MAX } from './suggestion.limits.ts';
import { maySeeInsideList } from '../lists/supply-demand-list.policy.ts';
import { supplyColumns, type SupplyRow, supplyTables } from '../lists/entries/supply.loader.ts';

// The best counterparts of one entry right now, for the moment when somebody writes it; and the judgement on one pair.

/** A counterpart, with how well it fits. */
export type Suggestion<R> = R & {
  readonly fit: Omit<CandidatePair, 'demandId' | 'supplyId' | 'failed'> & { total: number };
};

/** The supplies that fit a demand, the best first; none for somebody who may not see inside its list. One statement. */
export async function suggestSupplies(
  ctx: Context,
  demand: DemandRow,
  first: number,
): Promise<Suggestion<SupplyRow>[]> {
  const period = await openPeriod(ctx, demand, first);
  if (!period) return [];
  const { rows } = await sql<Suggestion<SupplyRow>>`
    with ${candidatePairs({
      ...period,
      demands: sql`e.id = ${demand.id}`,
      supplies: sql`${isOpenEntry} and ${isOfferedSupply}`,
    })},
    ${bestOf(demand.districtCode, first)}
    select ${supplyColumns}, best.fit from best join ${supplyTables} on e.id = best.supply_id
    order by best.total desc, e.id`.execute(ctx.db);
  return rows;
}

/** The demands that a supply fits, the best first; none for somebody who may not see inside its list. One statement. */
export async function suggestDemands(ctx: Context, supply: SupplyRow, first: number): Promise<Suggestion<DemandRow>[]> {
  const period = await openPeriod(ctx, supply, first);
  if (!period) return [];
  const { rows } = await sql<Suggestion<DemandRow>>`
    with ${candidatePairs({
      ...period,
      demands: sql`${isOpenEntry} and e.held_quantity < e.quantity`,
      supplies: sql`e.id = ${supply.id}`,
    })},
    ${bestOf(supply.districtCode, first)}
    select ${demandColumns}, best.fit from best join ${demandTables} on e.id = best.demand_id
    order by best.total desc, e.id`.execute(ctx.db);
  return rows;
}

/**
 * Judges one pair for a match by hand, as of today; undefined when there is no such pair in one district, or both are of
 * one owner.
 */
export async function judgePair(
  ctx: Context,
  { supplyId, demandId }: { supplyId: string; demandId: string },
): Promise<CandidatePair | undefined> {
  const today = localDateOf(ctx.now());
  const { rows: periods } = await sql<{ from: string; to: string; today: string }>`
    select greatest(s.valid_from, d.valid_from, ${today}::date) as "from", least(s.valid_to, d.valid_to) as "to",
           ${today}::text as today
    from supply s, demand d where s.id = ${supplyId} and d.id = ${demandId}`.execute(ctx.db);
  const [period] = periods;
  if (!period) return undefined;
  const isOver = period.from > period.to;
  const { rows } = await sql<CandidatePair>`
    with ${candidatePairs({
      ...period,
      ...(isOver && { to: period.from }),
      demands: sql`e.id = ${demandId}`,
      supplies: sql`e.id = ${supplyId}`,
      byHand: true,
    })}
    select ${candidatePairColumns} from candidate_pair j`.execute(ctx.db);
  return rows[0];
}

/** From when to when an entry can still be met; undefined when it no longer can, or the caller may not ask. */
async function openPeriod(ctx: Context, entry: DemandRow | SupplyRow, first: number) {
  requireRange(first, { min: 1, max: SUGGESTIONS_MAX }, ({ min, max }) =>
    apiError('BAD_USER_INPUT', `Between ${min} and ${max} suggestions can be asked for.`),
  );
  if (!maySeeInsideList(await viewerOf(ctx), entry)) return undefined;
  const today = localDateOf(ctx.now());
  const from = entry.validFrom > today ? entry.validFrom : today;
  return from <= entry.validTo ? { from, to: entry.validTo, today } : undefined;
}

/** The candidates with the highest scores by the weights in force. */
function bestOf(districtCode: string, first: number): RawBuilder<unknown> {
  const columnOf: Readonly<Record<ScorePart, RawBuilder<unknown>>> = {
    timeFit: sql.ref('time_fit'),
    distanceFit: sql.ref('distance_fit'),
    quantityFit: sql.ref('quantity_fit'),
    fairness: sql.ref('fairness'),
    reliability: sql.ref('reliability'),
  };
  const total = sql.join(
    SCORE_PARTS.map(
      (part) => sql`j.${columnOf[part]} * coalesce(w.${columnOf[part]}, ${DEFAULT_WEIGHTS[part]}::double precision)`,
    ),
    sql` + `,
  );
  return sql`
    weights as (
      select * from match_weights where district_code = ${districtCode} order by version desc limit 1),
    best as (
      select j.supply_id, j.demand_id, ${total} as total, json_build_object(
               'reach', j.reach, 'distanceMeters', j.distance_meters, 'timeFit', j.time_fit,
               'distanceFit', j.distance_fit, 'quantityFit', j.quantity_fit, 'fairness', j.fairness,
               'reliability', j.reliability, 'total', ${total}) as fit
      from candidate_pair j left join weights w on true
      where j.failed = 0 and j.quantity_fit > 0 and not j.pinned and not j.declined
      order by total desc, j.supply_id, j.demand_id limit ${first})`;
}
