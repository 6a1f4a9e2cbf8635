import { type RawBuilder, sql } from 'kysely';

/**
 * The condition that neither the rules nor the policy of the facility in the row `f` keep anybody from booking an interval,
 * as of now: what `rulesBroken` asks beside state and opening hours, in SQL. A test holds the two against each other. What
 * needs no booking has no such rules.
 */
export function availableByPolicy(start: Date, end: Date, now: Date): RawBuilder<boolean> {
  const late = sql`interval '1 minute' * case when f.lead_minutes > 0 then -f.lead_minutes
    else coalesce(p.late_start_minutes, 15) end`;
  // Two of one local time: the later one opens, as in `opensOn`.
  const opening = sql`((${now}::timestamptz at time zone f.time_zone)::date + p.opens_at::time) at time zone f.time_zone`;
  const lastDay = sql`(${now}::timestamptz at time zone f.time_zone)::date + f.horizon_days
    - case when ${now}::timestamptz >= ${opening} then 0 else 1 end`;
  const minutes = (end.getTime() - start.getTime()) / 60_000;
  const isOnGrid = (instant: Date) => sql`extract(epoch from (${instant}::timestamptz at time zone f.time_zone)::time)
    % (f.grid_minutes * 60) = 0`;
  return sql<boolean>`(f.admission = 'OPEN_ACCESS' or ${end}::timestamptz > ${now}::timestamptz
    and ${minutes}::float8 between f.min_minutes and f.max_minutes and ${isOnGrid(start)} and ${isOnGrid(end)} and (
    select ${start}::timestamptz >= ${now}::timestamptz - ${late}
      and case when p.opens_at is null
        then ${start}::timestamptz <= ${now}::timestamptz + f.horizon_days * interval '24 hours'
        else (${start}::timestamptz at time zone f.time_zone)::date <= ${lastDay} end
      and (p.curfew_start is null or not (
        ${isInside(sql`(${start}::timestamptz at time zone f.time_zone)::time`, '>=')}
        or ${isInside(sql`(${end}::timestamptz at time zone f.time_zone)::time`, '>')}))
    from (select) as one left join booking_policy p on p.facility_id = f.id and p.version = f.policy_version))`;
}

/** Whether a time of day lies in the curfew of `p`, which may span midnight. */
function isInside(time: RawBuilder<unknown>, from: '>' | '>='): RawBuilder<boolean> {
  const after = sql`${time} ${sql.raw(from)} p.curfew_start::time`;
  const before = sql`${time} < p.curfew_end::time`;
  return sql<boolean>`case when p.curfew_start::time < p.curfew_end::time then ${after} and ${before} else ${after} or ${before} end`;
}

/** How many places whoever wants so many takes of the facility in the row `f`: all of one that is booked as a whole. */
export function placesWanted(quantity: number): RawBuilder<number> {
  return sql<number>`case when f.policy_version is null then ${quantity}::integer else (
    select case when p.whole_only then greatest(${quantity}::integer, f.capacity) else ${quantity}::integer end
    from booking_policy p where p.facility_id = f.id and p.version = f.policy_version) end`;
}
