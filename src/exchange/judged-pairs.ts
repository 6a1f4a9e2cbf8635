import { type RawBuilder, sql } from 'kysely';

// Which supplies fit which demands, and how well: the hard filters and the parts of the score, in one SQL expression.
// A run, the suggestions for an entry and a match by hand all ask it, so that they never disagree.

/** The hard filters, in the order in which they are judged; each has a bit in `failed`. */
export const FILTERS = ['category', 'period', 'audience', 'time', 'distance'] as const;
export type Filter = (typeof FILTERS)[number];

/** The smallest division that both sides are in; a demand is never widened beyond the subdistrict. */
export const REACHES = ['GRID', 'COMMUNITY', 'SUBDISTRICT', 'DISTRICT'] as const;
export type ReachName = (typeof REACHES)[number];

/** Where neither side says how far, being this far off counts as being of no distance fit, in metres: a half hour's walk. */
export const USUAL_REACH_METERS = 3_000;
/** The distance fit where a place is not known, by the smallest division that both are in. */
const FIT_WITHOUT_PLACE = { GRID: 1, COMMUNITY: 0.5, SUBDISTRICT: 0.25, DISTRICT: 0 } as const;
/** How far back fairness and reliability look, in days. */
export const MEMORY_DAYS = 365;
/** The weight of "has kept its promises" before there are any, counted in matches. */
const RELIABILITY_PRIOR = 1;

/** A pair as it was judged. */
export interface JudgedPair {
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
export interface PairsToJudge {
  readonly demands: RawBuilder<unknown>;
  readonly supplies: RawBuilder<unknown>;
  /** First and last date on which they are to meet. */
  readonly from: string;
  readonly to: string;
  /** Today, from which memory is counted. */
  readonly today: string;
  /**
   * For a match by hand: supplies of the whole district are judged, of whatever category, and pairs that were declined as
   * well.
   */
  readonly byHand?: boolean;
}

/** The condition that an entry can be matched now: its list is in force, and it is not withdrawn. */
export const isOpenEntry = sql<boolean>`l.state = 'IN_FORCE' and e.withdrawn_at is null`;

/** The condition that a supply's facility, if it has one, takes bookings. */
export const isOfferedSupply = sql<boolean>`(e.facility_id is null or exists (
  select from shared_facility f where f.id = e.facility_id and f.state = 'PUBLISHED'
    and f.unit_id not in (select s.unit_id from suspended_unit s)))`;

/** The condition that a run may look at the pair of `s` and `d`: of one field, not declined, and not fixed by a pin. */
const isRelated = sql`s.field = d.field and not exists (
  select from match m where m.supply_id = s.id and m.demand_id = d.id
    and (m.state = 'DECLINED' or m.state = 'PROPOSED' and m.pinned))`;

/**
 * The members of a WITH clause up to `judged`, which has a row for each pair whose categories are related and that
 * was not declined: the members of {@link JudgedPair} in snake case, and `passed`, how many filters it passes before the
 * first that says no.
 *
 * Time is judged on an ordinary week: what both weeks share, of what the demand asks for, weighed by the days on which
 * both hold; at least one common window is as long as the demand's minimum.
 */
export function judgedPairs({ demands, supplies, from, to, today, byHand = false }: PairsToJudge): RawBuilder<unknown> {
  const period = sql`daterange(${from}::date, ${to}::date, '[]')`;
  const since = sql`${today}::date - ${MEMORY_DAYS}::integer`;
  return sql`
    d as materialized (
      select e.id, l.owner_id, split_part(l.place_path, '/', 2) as district, split_part(l.place_path, '/', 3) as subdistrict,
             split_part(l.place_path, '/', 4) as community, split_part(l.place_path, '/', 5) as grid, c.code,
             split_part(c.code, '.', 1) as field, e.unit_of_measure, e.min_minutes, e.audiences, e.location,
             e.max_distance_meters, e.valid_from, e.valid_to,
             e.quantity - e.held_quantity - coalesce((
               select sum(m.quantity) from match m
               where m.demand_id = e.id and m.state = 'PROPOSED' and m.pinned), 0)::integer as unmet,
             coalesce((select sum(bit_count(t.week) * (upper(t.dates * ${period}) - lower(t.dates * ${period})))
                       from demand_time t where t.demand_id = e.id and t.dates && ${period}), 0) as asked_time
      from demand e join supply_demand_list l on l.id = e.list_id join service_category c on c.id = e.category_id
      where ${demands}),
    s as materialized (
      select e.id, l.owner_id, l.place_path, c.code, split_part(c.code, '.', 1) as field, e.unit_of_measure, e.audiences,
             e.location, e.max_distance_meters, e.valid_from, e.valid_to,
             least(e.quantity, f.capacity) - e.held_quantity as remaining
      from supply e join supply_demand_list l on l.id = e.list_id join service_category c on c.id = e.category_id
      left join shared_facility f on f.id = e.facility_id
      where ${supplies}),
    -- What those who ask have received of what they asked for, and what those who give have delivered of what they promised.
    received as materialized (
      select l.owner_id, avg(e.held_quantity::double precision / e.quantity) as share
      from demand e join supply_demand_list l on l.id = e.list_id
      where l.owner_id in (select owner_id from d) and l.state in ('IN_FORCE', 'CLOSED') and l.valid_to >= ${since}
        and e.withdrawn_at is null
      group by l.owner_id),
    kept as materialized (
      select l.owner_id,
             (${RELIABILITY_PRIOR}::double precision + sum(coalesce(m.delivered_quantity, 0)::double precision / m.quantity))
               / (${RELIABILITY_PRIOR}::double precision + count(*)) as share
      from match m join supply e on e.id = m.supply_id join supply_demand_list l on l.id = e.list_id
      where l.owner_id in (select owner_id from s) and m.updated_at >= ${since}
        and (m.state = 'FULFILLED' or m.state = 'CANCELLED' and m.ended_by = 'SUPPLY' and m.supply_accepted_at is not null)
      group by l.owner_id),
    -- Where an offer is known: where its owner is, and in the alliances it is published in. It stays one offer.
    known as materialized (
      select s.id, split_part(s.place_path, '/', 2) as district, split_part(s.place_path, '/', 3) as subdistrict,
             split_part(s.place_path, '/', 4) as community, split_part(s.place_path, '/', 5) as grid from s
      union
      select s.id, split_part(host.path, '/', 2), split_part(host.path, '/', 3), split_part(host.path, '/', 4), ''
      from s join supply_publication p on p.supply_id = s.id join alliance a on a.id = p.alliance_id
      join division host on host.id = a.division_id),
    pairs as materialized (
      select d.id as demand_id, s.id as supply_id,
             min(case when k.grid = d.grid and d.grid <> '' then 1 when k.community = d.community then 2
                      when k.subdistrict = d.subdistrict then 3 else 4 end) as level
      from d join known k on ${byHand ? sql`k.district = d.district` : sql`k.subdistrict = d.subdistrict`}
      join s on s.id = k.id
      where s.owner_id <> d.owner_id and ${byHand ? sql`true` : isRelated}
      group by d.id, s.id),
    looked_at as materialized (
      select p.*, s.unit_of_measure = d.unit_of_measure and (s.code = d.code or s.code ^@ (d.code || '.')) as category_fits,
             daterange(s.valid_from, s.valid_to, '[]') && daterange(d.valid_from, d.valid_to, '[]')
               and daterange(s.valid_from, s.valid_to, '[]') && ${period} as period_fits,
             'PUBLIC' = any(s.audiences) or d.audiences <@ s.audiences as audience_fits,
             distance_meters(d.location, s.location) as distance,
             least(d.max_distance_meters, s.max_distance_meters) as reach
      from pairs p join d on d.id = p.demand_id join s on s.id = p.supply_id),
    judged as materialized (
      select p.demand_id, p.supply_id, (array['GRID', 'COMMUNITY', 'SUBDISTRICT', 'DISTRICT'])[p.level] as reach,
             p.distance as distance_meters,
             case when category_fits then 0 else 1 end + case when period_fits then 0 else 2 end
               + case when audience_fits then 0 else 4 end + case when long_enough then 0 else 8 end
               + case when distance_fits then 0 else 16 end as failed,
             case when not category_fits then 0 when not period_fits then 1 when not audience_fits then 2
                  when not long_enough then 3 when not distance_fits then 4 else 5 end as passed,
             case when d.asked_time = 0 then 0 else least(1, shared_time / d.asked_time) end::double precision as time_fit,
             case when p.distance is not null
                  then greatest(0, 1 - p.distance / coalesce(p.reach, ${USUAL_REACH_METERS}::integer))
                  else (array[${FIT_WITHOUT_PLACE.GRID}, ${FIT_WITHOUT_PLACE.COMMUNITY}, ${FIT_WITHOUT_PLACE.SUBDISTRICT},
                              ${FIT_WITHOUT_PLACE.DISTRICT}]::double precision[])[p.level] end as distance_fit,
             case when d.unmet <= 0 then 0
                  else greatest(0, least(1, s.remaining::double precision / d.unmet)) end as quantity_fit,
             1 - least(1, coalesce(received.share, 0)) as fairness,
             least(1, coalesce(kept.share, 1)) as reliability
      from looked_at p join d on d.id = p.demand_id join s on s.id = p.supply_id
      left join received on received.owner_id = d.owner_id left join kept on kept.owner_id = s.owner_id
      -- A place that is not known is within the community if both are, and beyond every reach if they are not.
      cross join lateral (
        select coalesce(p.distance <= p.reach, p.reach is null or p.level <= 2) as distance_fits) as far
      cross join lateral (
        select coalesce(sum(bit_count(st.week & dt.week) * days), 0)::double precision as shared_time,
               coalesce(bool_or(week_has_run(st.week & dt.week, (d.min_minutes + 14) / 15)), false) as long_enough
        from supply_time st
        join demand_time dt on dt.demand_id = d.id and (not p.period_fits or dt.dates && st.dates)
        cross join lateral (
          select coalesce(upper(st.dates * dt.dates * ${period}) - lower(st.dates * dt.dates * ${period}), 0) as days
        ) as together
        where st.supply_id = s.id and (not p.period_fits or together.days > 0)
          and bit_count(st.week & dt.week) * 15 >= d.min_minutes) as time)`;
}

/** The columns of {@link JudgedPair}, from `judged j`. */
export const judgedColumns = sql`
  j.demand_id as "demandId", j.supply_id as "supplyId", j.failed, j.reach, j.distance_meters as "distanceMeters",
  j.time_fit as "timeFit", j.distance_fit as "distanceFit", j.quantity_fit as "quantityFit", j.fairness, j.reliability`;
