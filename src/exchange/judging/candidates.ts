import { type RawBuilder, sql } from 'kysely';
import { type Context, viewerOf } from '../../request/context.ts';
import { localDateOf, localTimeOf } from '../../district/grid/index.ts';
import { apiError } from '../../shared/refusal.ts';
import { requireRange } from '../../shared/range.ts';
import { demandColumns, type DemandRow, demandTables } from '../lists/entries/demand.loader.ts';
import {
  isNotWithheld,
  isOfferedSupply,
  isOpenEntry,
  candidatePairColumns,
  candidatePairs,
  type CandidatePair,
} from './candidate-pairs.ts';
import { type EntriesToRead, readEntryTimes } from './entry-times.ts';
import { type Dates, type JudgedTimes, judgeTimes } from './time-judgement.ts';
import { DEFAULT_WEIGHTS, SCORE_PARTS, type ScorePart } from './score.ts';
import { SUGGESTIONS_MAX } from './suggestion.limits.ts';
import { isOpenAsOf } from '../matches/as-of.ts';
import { maySeeInsideList } from '../lists/supply-demand-list.policy.ts';
import { supplyColumns, type SupplyRow, supplyTables } from '../lists/entries/supply.loader.ts';

// The best counterparts of one entry right now, for the moment when somebody writes it; and the judgement on one pair.

/** After the last date of any entry. */
const LAST_DATE = '9999-12-31';

/** A counterpart, with how well it fits. */
export type Suggestion<R> = R & {
  readonly fit: Omit<CandidatePair, 'demandId' | 'supplyId' | 'failed'> & { total: number };
};

/** The supplies that fit a demand, the best first; none for somebody who may not see inside its list. Two statements: when, and how well. */
export async function suggestSupplies(
  ctx: Context,
  demand: DemandRow,
  first: number,
): Promise<Suggestion<SupplyRow>[]> {
  const period = await openPeriod(ctx, demand, first);
  if (!period) return [];
  const entries = {
    demands: sql`e.id = ${demand.id} and ${isNotWithheld}`,
    supplies: sql`${isOpenEntry} and ${isOfferedSupply} and ${sameField(demand.id)}
      and (l.place_path ^@ ${subdistrictOf(demand.placePath)} or e.id in (
        select p.supply_id from supply_publication p join alliance a on a.id = p.alliance_id
        join division host on host.id = a.division_id where host.path ^@ ${subdistrictOf(demand.placePath)}))`,
  };
  const { rows } = await sql<Suggestion<SupplyRow>>`
    with ${candidatePairs({ ...period, ...entries, now: ctx.now(), times: await timesOf(ctx, entries, period) })},
    ${bestOf(demand.districtCode, first)}
    select ${supplyColumns(ctx.now())}, best.fit from best join ${supplyTables} on e.id = best.supply_id
    order by best.total desc, e.id`.execute(ctx.db);
  return rows;
}

/** The demands that a supply fits, the best first; none for somebody who may not see inside its list. Two statements: when, and how well. */
export async function suggestDemands(ctx: Context, supply: SupplyRow, first: number): Promise<Suggestion<DemandRow>[]> {
  const open = await openPeriod(ctx, supply, first);
  if (!open) return [];
  // Each demand is judged by all that it still asks for, as it is from its own side.
  const period = { from: open.today, to: LAST_DATE, today: open.today };
  const entries = {
    demands: sql`${isOpenEntry} and ${isOpenAsOf(ctx.now())} and ${sameField(supply.id)}
      and split_part(l.place_path, '/', 3) in (
        select split_part(${supply.placePath}, '/', 3) union
        select split_part(host.path, '/', 3) from supply_publication p join alliance a on a.id = p.alliance_id
        join division host on host.id = a.division_id where p.supply_id = ${supply.id})`,
    supplies: sql`e.id = ${supply.id} and ${isNotWithheld}`,
  };
  const { rows } = await sql<Suggestion<DemandRow>>`
    with ${candidatePairs({ ...period, ...entries, now: ctx.now(), times: await timesOf(ctx, entries, period) })},
    ${bestOf(supply.districtCode, first)}
    select ${demandColumns(ctx.now())}, best.fit from best join ${demandTables} on e.id = best.demand_id
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
  const { rows: demands } = await sql<{ to: string }>`
    select greatest(valid_to, ${today}::date) as "to" from demand where id = ${demandId}`.execute(ctx.db);
  if (!demands[0]) return undefined;
  const dates = { from: today, to: demands[0].to, today };
  const entries = { demands: sql`e.id = ${demandId}`, supplies: sql`e.id = ${supplyId}`, byHand: true };
  const { rows } = await sql<CandidatePair>`
    with ${candidatePairs({ ...dates, ...entries, now: ctx.now(), times: await timesOf(ctx, entries, dates) })}
    select ${candidatePairColumns} from candidate_pair j`.execute(ctx.db);
  return rows[0];
}

/** How the times of some entries go together. */
async function timesOf(
  ctx: Context,
  { byHand = false, ...entries }: Omit<EntriesToRead, 'now'> & { readonly byHand?: boolean },
  dates: Dates,
): Promise<JudgedTimes> {
  const read = await readEntryTimes(ctx.db, { ...entries, now: ctx.now() });
  return judgeTimes(read, { ...dates, now: localTimeOf(ctx.now()) }, byHand);
}

/** The condition that an entry is in the field, the first part of a category's code, of another entry. */
function sameField(id: string): RawBuilder<boolean> {
  return sql<boolean>`split_part(c.code, '.', 1) = (
    select split_part(o.code, '.', 1) from service_category o
    where o.id = (select category_id from supply where id = ${id} union all select category_id from demand where id = ${id}))`;
}

/** The path of the subdistrict that a place lies in, or of its district. */
function subdistrictOf(path: string): string {
  const [district, subdistrict] = path.split('/').filter(Boolean);
  return subdistrict === undefined ? `/${district}/` : `/${district}/${subdistrict}/`;
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
