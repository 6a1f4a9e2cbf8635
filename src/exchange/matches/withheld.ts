import { sql } from 'kysely';

/**
 * Why the unit of a supply `s` with the list `sl` offers nothing at present, or its facility does not: an alliance has
 * suspended it, or it has left and staff have not reviewed the list or the facility since. Null when it can be had.
 */
export const withheldSupply = sql<'SUSPENDED' | 'LEFT' | null>`(
  select case when w.left_at is null then 'SUSPENDED' else 'LEFT' end from (
    select l.left_at from withheld_list l where l.list_id = sl.id
    union all select f.left_at from withheld_facility f where f.facility_id = s.facility_id) as w
  limit 1)`;

/** The same of the unit of a demand with the list `dl`: as long as it is so, nothing is given to it either. */
export const withheldDemand = sql<'SUSPENDED' | 'LEFT' | null>`(
  select case when l.left_at is null then 'SUSPENDED' else 'LEFT' end from withheld_list l where l.list_id = dl.id)`;
