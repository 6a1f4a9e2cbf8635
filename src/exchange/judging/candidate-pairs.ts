import { type RawBuilder, sql } from 'kysely';
import { heldAsOf, heldMinutesAsOf } from '../matches/as-of.ts';
import type { JudgedTimes } from './time-judgement.ts';

// Which supplies fit which demands, and how well: the hard filters and the parts of the score, in one SQL expression.
// A run, the suggestions for an entry and a match by hand all ask it, so that they never disagree.

/** The hard filters, in the order in which they are judged; each has a bit in `failed`. */
export const FILTERS = ['category', 'period', 'audience', 'time', 'distance'] as const;
export type Filter = (typeof FILTERS)[number];

/** The smallest division that both sides are in; a demand is never widened beyond the subdistrict. */
const REACHES = ['GRID', 'COMMUNITY', 'SUBDISTRICT', 'DISTRICT'] as const;
type ReachName = (typeof REACHES)[number];

/** Where neither side says how far, being this far off counts as being of no distance fit, in metres: a half hour's walk. */
const USUAL_REACH_METERS = 3_000;
/** The distance fit where a place is not known, by the smallest division that both are in. */
const FIT_WITHOUT_PLACE = { GRID: 1, COMMUNITY: 0.5, SUBDISTRICT: 0.25, DISTRICT: 0 } as const;
/** How far back fairness and reliability look, in days. */
const MEMORY_DAYS = 365;
/** The weight of "has kept its promises" before there are any, counted in matches. */
const RELIABILITY_PRIOR = 1;

/** A pair as it was judged. */
export interface CandidatePair {
  readonly demandId: string;
  readonly supplyId: string;
  /** A bit for each of {@link FILTERS} that said no; 0 for a candidate. */
  readonly failed: number;
  readonly reach: ReachName;
  /** Null where a place is not known. */
  readonly distanceMeters: number | null;
  readonly timeFit: number;
  readonly distanceFit: number;
  readonly quantityFit: number;
  readonly fairness: number;
  readonly reliability: number;
}

/** Which entries are judged. The conditions name the entry `e`, its list `l` and its category `c`. */
interface PairsToJudge {
  readonly demands: RawBuilder<unknown>;
  readonly supplies: RawBuilder<unknown>;
  /** First and last date on which they are to meet. */
  readonly from: string;
  readonly to: string;
  /** Today, from which memory is counted. */
  readonly today: string;
  /** The moment of it: what has lapsed by then holds nothing. */
  readonly now: Temporal.Instant;
  /** How the times of these entries go together on these dates. */
  readonly times: JudgedTimes;
  /**
   * For a match by hand: supplies of the whole district are judged, of whatever category, and pairs that were declined as
   * well.
   */
  readonly byHand?: boolean;
}

/** The condition that the unit of a list is neither suspended nor gone, or staff have reviewed the list since. */
export const isNotWithheld = sql<boolean>`l.id not in (select w.list_id from withheld_list w)`;

/** The condition that an entry can be matched now: its list is in force, nothing withholds that, and it is not withdrawn. */
export const isOpenEntry = sql<boolean>`l.state = 'IN_FORCE' and e.withdrawn_at is null and ${isNotWithheld}`;

/** The condition that an open supply can be had: its facility, if it has one, takes bookings, and its unit is a member. */
export const isOfferedSupply = sql<boolean>`(e.facility_id is null
  or e.facility_id not in (select w.facility_id from withheld_facility w) and exists (
    select from shared_facility f where f.id = e.facility_id and f.state = 'PUBLISHED'))`;

/**
 * The members of a WITH clause up to `candidate_pair`, which has a row for each pair whose categories are related, with the members
 * of {@link CandidatePair} in snake case and beside them: `pinned` and `declined`, either of which rules out that it is
 * proposed; `passed`, how many filters it passes before the first that says no, and one more if it was not declined; and
 * `yields`, whether the demand could make it fit by giving way on one filter, which it could not where the measures differ
 * or the supply itself does not reach that far.
 *
 * Time is judged beforehand, on real dates, see time-judgement.ts: what of the time that a demand still lacks lies in
 * stretches that both have in common and that are as long as the demand needs.
 */
export function candidatePairs({
  demands,
  supplies,
  from,
  to,
  today,
  now,
  times,
  byHand = false,
}: PairsToJudge): RawBuilder<unknown> {
  const period = sql`daterange(${from}::date, ${to}::date, '[]')`;
  const since = sql`${today}::date - ${MEMORY_DAYS}::integer`;
  return sql`
    -- What those who ask have received of what they asked for, and what those who give have delivered of what they promised.
    -- What can be met only later says nothing yet.
    received as materialized (
      select l.owner_id, avg(least(1, coalesce((${heldMinutesAsOf(now)})::double precision / nullif(e.asked_minutes, 0),
                                               (${heldAsOf('demand', now)})::double precision / e.quantity))) as share
      from demand e join supply_demand_list l on l.id = e.list_id
      where l.state in ('IN_FORCE', 'CLOSED') and l.valid_to >= ${since} and e.withdrawn_at is null
        and e.valid_from <= ${today}::date
      group by l.owner_id),
    judged_demand as materialized (
      select * from unnest(${times.demandIds}::text[], ${times.demandKeys}::integer[], ${times.lacking}::integer[])
        as t (demand_id, demand_key, lacking)),
    judged_supply as materialized (
      select * from unnest(${times.supplyIds}::text[], ${times.supplyKeys}::integer[]) as t (supply_id, supply_key)),
    judged_time as materialized (
      select * from unnest(${times.pairs.demandKey}::integer[], ${times.pairs.supplyKey}::integer[],
                           ${times.pairs.timeFit}::double precision[], ${times.pairs.quantityFit}::double precision[],
                           ${times.pairs.remaining}::integer[])
        as t (demand_key, supply_key, time_fit, free_share, remaining)),
    kept as materialized (
      select l.owner_id,
             (${RELIABILITY_PRIOR}::double precision + sum(coalesce(m.delivered_quantity, 0)::double precision / m.quantity))
               / (${RELIABILITY_PRIOR}::double precision + count(*)) as share
      from match m join supply e on e.id = m.supply_id join supply_demand_list l on l.id = e.list_id
      where m.updated_at >= ${since}
        and (m.state = 'FULFILLED' or m.state = 'CANCELLED' and m.ended_by = 'SUPPLY' and m.supply_accepted_at is not null)
      group by l.owner_id),
    d as materialized (
      select e.id as demand_id, l.owner_id as demand_owner, split_part(l.place_path, '/', 2) as district,
             split_part(l.place_path, '/', 3) as subdistrict, split_part(l.place_path, '/', 4) as community,
             split_part(l.place_path, '/', 5) as grid, c.code as demand_code, split_part(c.code, '.', 1) as field,
             e.unit_of_measure as demand_measure, e.audiences as demand_audiences,
             e.location as demand_location, e.max_distance_meters as demand_reach,
             daterange(e.valid_from, e.valid_to, '[]') as demand_dates,
             1 - least(1, coalesce(received.share, 0)) as fairness,
             -- Of places, the greatest number that is lacking at any moment; of all else, what nobody has promised.
             coalesce(t.lacking, e.quantity - (${heldAsOf('demand', now)}) - coalesce((
               select sum(m.quantity) from match m
               where m.demand_id = e.id and m.state = 'PROPOSED' and m.pinned), 0)::integer) as unmet,
             t.demand_key
      from demand e join supply_demand_list l on l.id = e.list_id join service_category c on c.id = e.category_id
      left join received on received.owner_id = l.owner_id join judged_demand t on t.demand_id = e.id
      where ${demands}),
    s as materialized (
      select e.id as supply_id, l.owner_id as supply_owner, l.place_path, c.code as supply_code,
             split_part(c.code, '.', 1) as field, e.unit_of_measure as supply_measure, e.audiences as supply_audiences,
             e.location as supply_location, e.max_distance_meters as supply_reach,
             daterange(e.valid_from, e.valid_to, '[]') as supply_dates,
             least(1, coalesce(kept.share, 1)) as reliability,
             t.supply_key,
             least(e.quantity, f.capacity) - case when e.shared_over_time then 0 else ${heldAsOf('supply', now)} end as remaining
      from supply e join supply_demand_list l on l.id = e.list_id join service_category c on c.id = e.category_id
      left join shared_facility f on f.id = e.facility_id left join kept on kept.owner_id = l.owner_id
      join judged_supply t on t.supply_id = e.id
      where ${supplies}),
    -- Where an offer is known: where its owner is, and in the alliances it is published in, as long as its owner is a
    -- member. It stays one offer.
    known as materialized (
      select s.*, split_part(s.place_path, '/', 2) as district, split_part(s.place_path, '/', 3) as subdistrict,
             split_part(s.place_path, '/', 4) as community, split_part(s.place_path, '/', 5) as grid from s
      union all
      select s.*, split_part(host.path, '/', 2), split_part(host.path, '/', 3), split_part(host.path, '/', 4), ''
      from s join supply_publication p on p.supply_id = s.supply_id join alliance a on a.id = p.alliance_id
      join division host on host.id = a.division_id
      where exists (select from alliance_membership m
                    where m.alliance_id = a.id and m.unit_id = s.supply_owner and m.state = 'ACTIVE')),
    pairs as materialized (
      select distinct on (d.demand_id, k.supply_id)
             d.demand_id, k.supply_id, d.unmet, d.fairness, k.reliability, coalesce(t.remaining, k.remaining) as remaining,
             t.time_fit, t.free_share, t.demand_key is not null as is_common, level,
             distance_meters(d.demand_location, k.supply_location) as distance, k.supply_reach,
             least(d.demand_reach, k.supply_reach) as reach,
             (k.supply_id, d.demand_id) in (
               select m.supply_id, m.demand_id from match m where m.state = 'PROPOSED' and m.pinned) as pinned,
             (k.supply_id, d.demand_id) in (
               select m.supply_id, m.demand_id from match m where m.state = 'DECLINED') as declined,
             k.supply_measure = d.demand_measure as measure_fits,
             k.supply_measure = d.demand_measure
               and (k.supply_code = d.demand_code or k.supply_code ^@ (d.demand_code || '.')) as category_fits,
             -- The last night of a period ends on the date after it.
             k.supply_dates && d.demand_dates and k.supply_dates && ${period} or t.demand_key is not null as period_fits,
             'PUBLIC' = any(k.supply_audiences) or d.demand_audiences <@ k.supply_audiences as audience_fits
      from d join known k on ${byHand ? sql`k.district = d.district` : sql`k.subdistrict = d.subdistrict and k.field = d.field`}
      cross join lateral (
        select case when k.grid = d.grid and d.grid <> '' then 1 when k.community = d.community then 2
                    when k.subdistrict = d.subdistrict then 3 else 4 end as level) as both_in
      left join judged_time t on t.demand_key = d.demand_key and t.supply_key = k.supply_key
      where k.supply_owner <> d.demand_owner
      order by d.demand_id, k.supply_id, level),
    candidate_pair as materialized (
      select p.demand_id, p.supply_id, p.pinned, p.declined, greatest(0, p.remaining) as remaining,
             measure_fits and (distance_fits or coalesce(p.distance <= coalesce(p.supply_reach, p.distance), false)) as yields,
             (array['GRID', 'COMMUNITY', 'SUBDISTRICT', 'DISTRICT'])[p.level] as reach, p.distance as distance_meters,
             -- On no common date there is no common time either; that is not a second reason.
             case when category_fits then 0 else 1 end + case when period_fits then 0 else 2 end
               + case when audience_fits then 0 else 4 end + case when is_common or not period_fits then 0 else 8 end
               + case when distance_fits then 0 else 16 end as failed,
             case when not category_fits then 0 when not period_fits then 1 when not audience_fits then 2
                  when not is_common then 3 when not distance_fits then 4 when declined then 5 else 6 end as passed,
             coalesce(p.time_fit, 0) as time_fit,
             case when p.distance is not null
                  then greatest(0, 1 - p.distance / coalesce(p.reach, ${USUAL_REACH_METERS}::integer))
                  else (array[${FIT_WITHOUT_PLACE.GRID}, ${FIT_WITHOUT_PLACE.COMMUNITY}, ${FIT_WITHOUT_PLACE.SUBDISTRICT},
                              ${FIT_WITHOUT_PLACE.DISTRICT}]::double precision[])[p.level] end as distance_fit,
             case when p.unmet <= 0 then 0
                  else coalesce(p.free_share, greatest(0, least(1, p.remaining::double precision / p.unmet))) end as quantity_fit,
             p.fairness, p.reliability
      from pairs p
      -- A place that is not known is within the community if both are, and beyond every reach if they are not.
      cross join lateral (
        select coalesce(p.distance <= p.reach, p.reach is null or p.level <= 2) as distance_fits) as far)`;
}

/** The columns of {@link CandidatePair}, from `candidate_pair j`. */
export const candidatePairColumns = sql`
  j.demand_id as "demandId", j.supply_id as "supplyId", j.failed, j.reach, j.distance_meters as "distanceMeters",
  j.time_fit as "timeFit", j.distance_fit as "distanceFit", j.quantity_fit as "quantityFit", j.fairness, j.reliability`;
