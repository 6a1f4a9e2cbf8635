import { Migration } from '@mikro-orm/migrations';

/**
 * What matches of before hold by patterns of a week, on the dates themselves: for a match whose places are booked, when
 * they are booked, and what could not be had as lost; for every other, its pattern by the calendar, as far as the windows of its
 * entries go, one row for each occurrence of the demand. Takes some milliseconds a match.
 */
export class M0054MatchesOfBeforeHaveOccurrences extends Migration {
  override up(): void {
    this.addSql(`
      -- They are written after their matches were accepted, and what follows from them by no match, this once.
      alter table match_occurrence disable trigger match_occurrences_come_before_acceptance;
      alter table demand disable trigger demand_held_follows_from_matches;
      alter table supply disable trigger supply_held_follows_from_matches;

      insert into match_occurrence (match_id, during, quantity)
      select b.match_id, tsrange(b.starts_at at time zone f.time_zone, b.ends_at at time zone f.time_zone), max(b.quantity)
      from booking b join shared_facility f on f.id = b.facility_id
      where b.match_id is not null and b.ends_at <= b.starts_at + interval '24 hours'
      group by b.match_id, 2;
      insert into match_occurrence (match_id, during, quantity, lost_at)
      select r.match_id, tsrange(r.starts_at at time zone f.time_zone, r.ends_at at time zone f.time_zone), m.quantity,
             m.updated_at
      from rejected_occurrence r join match m on m.id = r.match_id
      join supply s on s.id = m.supply_id join shared_facility f on f.id = s.facility_id
      where r.ends_at <= r.starts_at + interval '24 hours'
        and exists (select from match_occurrence o where o.match_id = r.match_id)
      on conflict do nothing;

      with pattern as (
        -- The stretches of each weekday, as a work day and as a day off.
        select match_id, dates, day_class, weekday, min(quarter) as first, max(quarter) + 1 as until
        from (
          select t.match_id, t.dates, class.name as day_class, weekday, quarter,
                 quarter - row_number() over (
                   partition by t.match_id, t.dates, class.name, weekday order by quarter) as island
          from match_time t
          cross join (values ('WORKDAY', 0), ('DAY_OFF', 672)) as class (name, offset_in)
          cross join generate_series(1, 7) as weekday
          cross join generate_series(0, 95) as quarter
          where not exists (select from match_occurrence o where o.match_id = t.match_id)
            and get_bit(t.slots, class.offset_in + (weekday - 1) * 96 + quarter) = 1) as bits
        group by match_id, dates, day_class, weekday, island),
      held as (
        select p.match_id, range_agg(tsrange(g + p.first * interval '15 minutes', g + p.until * interval '15 minutes')) as times
        from pattern p
        cross join generate_series(lower(p.dates)::timestamp, upper(p.dates) - interval '1 day', interval '1 day') as g
        left join calendar_day c on c.date = g::date
        where extract(isodow from g) = p.weekday
          and p.day_class = coalesce(c.day_class, case when extract(isodow from g) < 6 then 'WORKDAY' else 'DAY_OFF' end)
        group by p.match_id),
      -- An entry that has changed since was another when the match was made: then the pattern alone says when.
      common as (
        select m.id, m.quantity,
               h.times
               * case when s.version <> m.supply_version then h.times else coalesce((
                   select range_agg(w.during) from windows_starting(s.windows, s.valid_from, s.valid_to) as w), '{}') end
               * case when d.version <> m.demand_version then h.times else coalesce((
                   select range_agg(w.during) from windows_starting(d.windows, d.valid_from, d.valid_to) as w), '{}') end as times,
               array(select min(lower(w.during)) from windows_starting(d.windows, d.valid_from, d.valid_to) as w
                     group by w.day) as cuts
        from held h join match m on m.id = h.match_id
        join supply s on s.id = m.supply_id join demand d on d.id = m.demand_id),
      -- Cut where the demand of each date begins, and at midnight what would still be longer than a day.
      parted as (
        select c.id, c.quantity, p.at as begins, p.next as ends
        from common c cross join lateral (
          select at, lead(at) over (order by at) as next, sum(sum(change)) over (order by at) as within
          from (select lower(t) as at, 1 as change from unnest(c.times) as t
                union all select upper(t), -1 from unnest(c.times) as t
                union all select cut, 0 from unnest(c.cuts) as cut) as changes
          group by at) as p
        where p.within > 0)
      insert into match_occurrence (match_id, during, quantity)
      select id, tsrange(begins, ends), quantity from parted where ends <= begins + interval '24 hours'
      union all
      select id, tsrange(greatest(begins, midnight), least(ends, midnight + interval '1 day')), quantity
      from parted cross join lateral generate_series(date_trunc('day', begins), ends, interval '1 day') as midnight
      where ends > begins + interval '24 hours' and greatest(begins, midnight) < least(ends, midnight + interval '1 day');

      update demand set asked_minutes = -1 where unit_of_measure in ('SPACE', 'PERSON', 'ROOM');
      do $$
      declare
        pair record;
      begin
        for pair in
          select distinct on (demand_id, supply_id) demand_id, supply_id from match where held_quantity > 0
          order by demand_id, supply_id
        loop
          perform count_what_is_held(pair.demand_id, pair.supply_id, null);
        end loop;
      end $$;

      alter table match_occurrence enable trigger match_occurrences_come_before_acceptance;
      alter table demand enable trigger demand_held_follows_from_matches;
      alter table supply enable trigger supply_held_follows_from_matches;
    `);
  }
}
