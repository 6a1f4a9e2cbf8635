import type { Commons } from '../../support/commons.ts';
import type { Row } from '../../support/database.ts';

// The judge of the tests of matches: SQL of its own, which expands windows into minutes and shares nothing with the
// patterns, the triggers and the code that it judges. It knows windows that hold every day, on work days (Monday to
// Friday, as in a calendar without notices) or on days off, with weekdays, within one day or across one midnight.

/**
 * Everything that is wrong with the matches in a database; empty when nothing is.
 * - overgiven: a minute in which the matches of a supply of places hold more than it has
 * - used up: matches of a supply of anything else hold more than it has
 * - overmet: matches of a demand hold more than it asks for, of places at some minute
 * - miscounted: an entry counts something else than its matches hold; for places, less than they hold at some minute
 * - misbooked: a booking that holds places for a match that is not confirmed, or with another quantity or holder
 * - doubled: two bookings of one match that overlap
 * - unanswered: a match that counts as agreed without both sides
 */
export function matchWrongs({ sql }: Pick<Commons, 'sql'>, now = '2026-03-03T12:00:00+08:00'): Promise<Row[]> {
  return sql(
    `
    with held as (
      select id, supply_id, demand_id,
             case state when 'FULFILLED' then delivered_quantity else quantity end as quantity
      from match where state in ('ACCEPTED', 'CONFIRMED', 'FULFILLED')),
    opens as materialized (
      select e.kind, e.id, day + (w->>'startTime')::time as starts_at,
             day + (w->>'endTime')::time
               + case when (w->>'endTime')::time <= (w->>'startTime')::time then interval '1 day' else interval '0' end as ends_at
      from (select 'supply' as kind, id, windows, valid_from, valid_to from supply
            union all select 'demand', id, windows, valid_from, valid_to from demand) as e
      cross join jsonb_array_elements(e.windows) as w
      cross join generate_series(e.valid_from::timestamp, e.valid_to::timestamp, interval '1 day') as day
      where (w->>'dayClass' = 'EVERY_DAY' or (w->>'dayClass' = 'WORKDAY') = (extract(isodow from day) < 6))
        and (jsonb_array_length(w->'weekdays') = 0
             or w->'weekdays' ? (array['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'])
                                [extract(isodow from day)::int])),
    minutes as (
      select distinct held.id, minute
      from held
      join opens s on s.kind = 'supply' and s.id = held.supply_id
      join opens d on d.kind = 'demand' and d.id = held.demand_id and d.starts_at < s.ends_at and s.starts_at < d.ends_at
      cross join generate_series(greatest(s.starts_at, d.starts_at),
                                 least(s.ends_at, d.ends_at) - interval '1 minute', interval '1 minute') as minute
      where not exists (select from match_occurrence o where o.match_id = held.id and o.lost_at is not null
                          and o.during @> minute)),
    loads as (
      select supply_id, minute, sum(quantity) as load from minutes join held using (id) group by supply_id, minute),
    peaks as (select supply_id, max(load) as peak from loads group by supply_id),
    sums as (select supply_id, sum(quantity) as total from held group by supply_id),
    needs as (select demand_id, minute, sum(quantity) as load from minutes join held using (id) group by demand_id, minute),
    met as (
      select d.id as demand_id, case when d.unit_of_measure in ('SPACE', 'PERSON', 'ROOM')
                                     then (select max(load) from needs where demand_id = d.id)
                                     else (select sum(quantity) from held where demand_id = d.id) end as total
      from demand d)
    select 'overgiven' as wrong, s.id, peak::int as found, s.quantity as expected
    from supply s join peaks on supply_id = s.id
    where s.unit_of_measure in ('SPACE', 'PERSON', 'ROOM') and peak > s.quantity
    union all
    select 'used up', s.id, total::int, s.quantity from supply s join sums on supply_id = s.id
    where s.unit_of_measure not in ('SPACE', 'PERSON', 'ROOM') and total > s.quantity
    union all
    select 'overmet', d.id, total::int, d.quantity from demand d join met on demand_id = d.id where total > d.quantity
    union all
    select 'miscounted', d.id, d.held_quantity, coalesce(total, 0)::int from demand d left join met on demand_id = d.id
    where d.held_quantity <> coalesce(total, 0)
    union all
    select 'miscounted', s.id, s.held_quantity, case when s.unit_of_measure in ('SPACE', 'PERSON', 'ROOM')
                                                     then coalesce(peak, 0) else coalesce(total, 0) end::int
    from supply s left join peaks on peaks.supply_id = s.id left join sums on sums.supply_id = s.id
    where case when s.unit_of_measure in ('SPACE', 'PERSON', 'ROOM')
               then s.held_quantity < coalesce(peak, 0) or s.held_quantity > coalesce(total, 0)
               else s.held_quantity <> coalesce(total, 0) end
    union all
    select 'misbooked', b.id, b.quantity, m.quantity
    from booking b join match m on m.id = b.match_id join demand d on d.id = m.demand_id
    join supply_demand_list l on l.id = d.list_id
    where b.state in ('PENDING', 'CONFIRMED', 'CHECKED_IN') and b.ends_at > $1::timestamptz
      and (m.state <> 'CONFIRMED' or b.quantity <> m.quantity or b.holder_id <> l.owner_id)
    union all
    select 'doubled', a.match_id, 2, 1 from booking a join booking b
      on a.match_id = b.match_id and a.id < b.id and a.starts_at < b.ends_at and b.starts_at < a.ends_at
    where a.state in ('PENDING', 'CONFIRMED', 'CHECKED_IN') and b.state in ('PENDING', 'CONFIRMED', 'CHECKED_IN')
    union all
    select 'unanswered', id, num_nonnulls(supply_accepted_at, demand_accepted_at), 2 from match
    where state in ('CONFIRMED', 'FULFILLED') and num_nonnulls(supply_accepted_at, demand_accepted_at) < 2`,
    [now],
  );
}
