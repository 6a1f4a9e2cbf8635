import { Migration } from '@mikro-orm/migrations';

/**
 * Until when a need is open follows from its occurrences and from what matches hold of them. And a day that becomes another
 * changes what is asked on the dates around it alone, however many ask for however many times.
 */
export class M0098WhatIsToComeIsOpen extends Migration {
  override up(): void {
    this.addSql(`
      create function usual_day_class(day date) returns text language sql immutable parallel safe
        return case when extract(isodow from day) < 6 then 'WORKDAY' else 'DAY_OFF' end;

      -- The windows that start on these dates, both included, as the calendar has them, or as it would with some days being
      -- of other classes: wall time, each to its end.
      create function windows_by_calendar(windows jsonb, first date, last date, days date[], classes text[])
        returns table (day date, during tsrange) language plpgsql stable set search_path = public, pg_temp as $$
      #variable_conflict use_column
      begin
        return query
        select d.day, tsrange(d.day + w."startTime", d.day + w."endTime" + case
          when w."endTime" <= w."startTime" then interval '1 day' else interval '0' end)
        from (select g::date as day, coalesce(o.class, c.day_class, usual_day_class(g::date)) as class
              from generate_series(first::timestamp, last::timestamp, interval '1 day') as g
              left join calendar_day c on c.date = g::date
              left join unnest(days, classes) as o (day, class) on o.day = g::date) as d
        join jsonb_to_recordset(windows) as w ("dayClass" text, weekdays jsonb, "startTime" time, "endTime" time,
                                               "seasonFrom" text, "seasonTo" text)
          on (w."dayClass" = 'EVERY_DAY' or w."dayClass" = d.class)
         and (w.weekdays is null or jsonb_array_length(w.weekdays) = 0 or w.weekdays ? to_char(d.day, 'FMDAY'))
         and case
               when w."seasonFrom" is null or w."seasonTo" is null then true
               when w."seasonFrom" <= w."seasonTo" then to_char(d.day, 'MM-DD') between w."seasonFrom" and w."seasonTo"
               else to_char(d.day, 'MM-DD') >= w."seasonFrom" or to_char(d.day, 'MM-DD') <= w."seasonTo" end;
      end $$;
      create or replace function windows_starting(windows jsonb, first date, last date)
        returns table (day date, during tsrange) language sql stable set search_path = public, pg_temp as $$
        select day, during from windows_by_calendar(windows, first, last, null, null)
      $$;

      -- The occurrences of a demand: what starts on one date. Windows of a date that overlap or touch are one; those of
      -- successive dates are parted where the next date's first begins, and what would still be longer than a day at midnight.
      create function occurrences_starting(windows jsonb, first date, last date) returns setof tsrange
        language plpgsql stable set search_path = public, pg_temp as $$
      begin
        return query
        with started as materialized (select day, during from windows_by_calendar(windows, first, last, null, null)),
        spans as materialized (select unnest(range_agg(during)) as span from started),
        marks as (
          select lower(span) as at, 1 as change from spans
          union all select upper(span), -1 from spans
          union all select min(lower(during)), 0 from started group by day),
        parts as (
          select at as begins, lead(at) over (order by at) as ends, sum(sum(change)) over (order by at) as within
          from marks group by at)
        select tsrange(begins, ends) from parts where within > 0 and ends <= begins + interval '1 day'
        union all
        select tsrange(greatest(begins, midnight), least(ends, midnight + interval '1 day'))
        from parts cross join lateral generate_series(date_trunc('day', begins), ends, interval '1 day') as midnight
        where within > 0 and ends > begins + interval '1 day'
          and greatest(begins, midnight) < least(ends, midnight + interval '1 day');
      end $$;

      -- When the last occurrence of a demand begins of which something can still be served, by what matches hold at a moment;
      -- null for none. Where too few are of use, the last with which there are still enough.
      create function open_until_of(d demand, moment timestamptz) returns timestamp
        language plpgsql stable set search_path = public, pg_temp as $$
      declare
        by_moments boolean := d.unit_of_measure in ('SPACE', 'PERSON', 'ROOM');
        -- Which of those that lack something it is, from the last one on.
        place integer := case when by_moments then d.min_occurrences else 1 end;
        since date;
        held tsrange[];
        quantities integer[];
        met tsmultirange;
        counting tsmultirange;
        counted integer := 0;
        opened timestamp;
      begin
        if by_moments then
          select array_agg(o.during), array_agg(least(o.quantity, m.held_quantity)) into held, quantities
          from match m join match_occurrence o on o.match_id = m.id and o.lost_at is null
          where m.demand_id = d.id and m.held_quantity > 0 and match_state_at(m.state, m.lapses_at, moment) <> 'CANCELLED';
        elsif d.quantity <= (
          select coalesce(sum(m.held_quantity), 0) from match m
          where m.demand_id = d.id and match_state_at(m.state, m.lapses_at, moment) <> 'CANCELLED') then
          return null;
        end if;
        if held is null then
          -- Mostly the last days have enough of them; what lasts into the first of these is not seen.
          foreach since in array array[d.valid_to - 3 - place, d.valid_to - 40 - 2 * place, d.valid_from] loop
            since := greatest(since, d.valid_from);
            select lower(o) into opened from occurrences_starting(d.windows, since, d.valid_to) as o
            order by 1 desc offset place - 1 limit 1;
            exit when opened >= since + 2 or since = d.valid_from;
          end loop;
          return opened;
        end if;
        select range_agg(tsrange(at, next)) filter (where load >= d.quantity),
               range_agg(tsrange(at, next)) filter (where load >= d.min_quantity) into met, counting
        from (select at, lead(at) over (order by at) as next, sum(sum(change)) over (order by at) as load from (
                select lower(during) as at, quantity as change from unnest(held, quantities) as u (during, quantity)
                union all
                select upper(during), -quantity from unnest(held, quantities) as u (during, quantity)) as changes
              group by at) as steps
        where load > 0;
        if d.min_occurrences > 1 then
          select count(*) into counted from occurrences_starting(d.windows, d.valid_from, d.valid_to) as o
          where o <@ coalesce(counting, '{}');
        end if;
        -- What counts already, and could be given more, makes no occurrence more.
        if d.min_occurrences <= greatest(counted, 1) then
          place := 1;
        else
          place := d.min_occurrences - counted;
          met := counting;
        end if;
        select lower(o) into opened from occurrences_starting(d.windows, d.valid_from, d.valid_to) as o
        where not o <@ coalesce(met, '{}') order by 1 desc offset place - 1 limit 1;
        return opened;
      end $$;

      create function demand_is_open_until() returns trigger language plpgsql set search_path = public, pg_temp as $$
      begin
        new.open_until := open_until_of(new, '-infinity');
        return new;
      end $$;

      update demand d set open_until = open_until_of(d, '-infinity');

      -- Named so that it comes after demand_asks_minutes, which keeps the calendar as it is.
      create trigger demand_is_open_until before insert on demand for each row execute function demand_is_open_until();
      create trigger demand_is_open_until_anew before update on demand
        for each row when ((old.quantity, old.unit_of_measure, old.windows, old.valid_from, old.valid_to, old.min_quantity,
                            old.min_occurrences)
          is distinct from (new.quantity, new.unit_of_measure, new.windows, new.valid_from, new.valid_to, new.min_quantity,
                            new.min_occurrences)
          or pg_trigger_depth() = 0 and old.open_until is distinct from new.open_until)
        execute function demand_is_open_until();

      -- Counts anew what the matches of a demand and of a supply hold. Whoever is first to take their rows is first; the
      -- others wait, and then see what they hold. The facility comes last, and only where somebody takes more of it: its
      -- places may have become fewer since others took theirs, so what is judged is only when the match itself gives.
      create or replace function count_what_is_held(the_demand text, the_supply text, taking text) returns void
        language plpgsql set search_path = public, pg_temp as $$
      declare
        by_moments boolean;
        the_facility text;
        places integer;
        taken integer;
      begin
        perform from demand where id = the_demand for no key update;
        select shared_over_time, facility_id into by_moments, the_facility
        from supply where id = the_supply for no key update;
        if by_moments and taking is not null then
          if not exists (select from match_occurrence where match_id = taking and lost_at is null) then
            raise exception 'a match that holds places says when'
              using errcode = 'check_violation', constraint = 'match_has_time';
          end if;
          if the_facility is not null then
            select capacity into places from shared_facility where id = the_facility for no key update;
            -- A statement of its own, so that it sees what those before have written; and so are those that follow.
            select max(load) into taken from (
              select sum(sum(change)) over (order by at) as load, sum(sum(own)) over (order by at) as within from (
                select e.at, e.sign * least(o.quantity, m.held_quantity) as change,
                       case when m.id = taking then e.sign else 0 end as own
                from supply s join match m on m.supply_id = s.id and m.held_quantity > 0
                join match_occurrence o on o.match_id = m.id and o.lost_at is null
                cross join lateral (values (lower(o.during), 1), (upper(o.during), -1)) as e (at, sign)
                where s.facility_id = the_facility and s.shared_over_time) as changes
              group by at) as loads
            where within > 0;
            if taken > places then
              raise exception 'the facility has % places, and % would be given at one moment', places, taken
                using errcode = 'check_violation', constraint = 'facility_not_exceeded';
            end if;
          end if;
        end if;
        update demand d set
          held_quantity = case when d.shared_over_time then h.held_at_once else s.held end,
          delivered_quantity = case when d.shared_over_time then h.delivered_at_once else s.delivered end,
          held_minutes = t.held_minutes, delivered_minutes = t.delivered_minutes,
          open_until = open_until_of(d, '-infinity')
        from (select coalesce(sum(m.held_quantity), 0) as held, coalesce(sum(m.delivered_quantity), 0) as delivered
              from match m where m.demand_id = the_demand) as s,
             (select most_at_once(array_agg(h.during), array_agg(h.quantity)) as held_at_once,
                     most_at_once(array_agg(h.during) filter (where h.delivered),
                                  array_agg(h.quantity) filter (where h.delivered)) as delivered_at_once
              from (select o.during, least(o.quantity, m.held_quantity) as quantity, m.state = 'FULFILLED' as delivered
                    from match m join match_occurrence o on o.match_id = m.id and o.lost_at is null
                    where m.demand_id = the_demand and m.held_quantity > 0) as h) as h,
             minutes_met(the_demand) as t
        where d.id = the_demand;
        update supply s set
          held_quantity = case when by_moments then (
            select most_at_once(array_agg(o.during), array_agg(least(o.quantity, m.held_quantity)))
            from match m join match_occurrence o on o.match_id = m.id and o.lost_at is null
            where m.supply_id = the_supply and m.held_quantity > 0) else t.held end,
          delivered_quantity = t.delivered
        from (select coalesce(sum(m.held_quantity), 0) as held, coalesce(sum(m.delivered_quantity), 0) as delivered
              from match m where m.supply_id = the_supply) as t
        where s.id = the_supply;
      end $$;

      -- A day that becomes another changes what is asked, what of it is met, and until when more can be; of what is asked for
      -- on every day alike it changes nothing. What is asked becomes more or less on the days and those after them, into which
      -- a night lasts.
      create or replace function calendar_day_asks_anew() returns trigger language plpgsql
        set search_path = public, pg_temp as $$
      declare
        days date[];
        classes text[];
        first date;
        last date;
        around tsmultirange;
        touched text[];
      begin
        -- What they were before.
        if tg_op = 'INSERT' then
          select array_agg(date), array_agg(usual_day_class(date)) into days, classes
          from changed where day_class <> usual_day_class(date);
        elsif tg_op = 'UPDATE' then
          select array_agg(date), array_agg(was) into days, classes from (
            select date, coalesce(b.day_class, usual_day_class(date)) as was, coalesce(c.day_class, usual_day_class(date)) as is_now
            from before b full join changed c using (date)) as d
          where was <> is_now;
        else
          select array_agg(date), array_agg(day_class) into days, classes
          from changed where day_class <> usual_day_class(date);
        end if;
        select min(day), max(day), range_agg(tsrange(day, day + interval '2 days')) into first, last, around
        from unnest(days) as day;
        if first is null then return null; end if;

        select array_agg(id) into touched from (
          select d.id from demand d
          where d.shared_over_time and d.valid_from <= last and d.valid_to >= first
            and exists (select from unnest(days) as day where day between d.valid_from and d.valid_to)
            and d.windows @? '$[*] ? (@.dayClass != "EVERY_DAY")'
          order by d.id for no key update of d) as t;
        -- Many want the same times on these dates: these are worked out once.
        with times as materialized (
          select t.windows, t.since, t.until,
                 minutes_in(around * (
                   select coalesce(range_agg(w.during), '{}') from windows_starting(t.windows, t.since, t.until) as w))
                 - minutes_in(around * (
                   select coalesce(range_agg(w.during), '{}')
                   from windows_by_calendar(t.windows, t.since, t.until, days, classes) as w)) as more
          from (select distinct windows, greatest(valid_from, first - 1) as since, least(valid_to, last + 1) as until
                from demand where id = any(touched)) as t)
        update demand d set asked_minutes = d.asked_minutes + d.quantity * t.more from times t
        where d.id = any(touched) and t.more <> 0
          and (d.windows, greatest(d.valid_from, first - 1), least(d.valid_to, last + 1)) = (t.windows, t.since, t.until);
        -- What lacks something long after them has it as before, where one occurrence is of use.
        update demand d set open_until = t.open_until
        from demand e cross join lateral (select open_until_of(e, '-infinity') as open_until) as t
        where e.id = any(touched) and (e.open_until is null or e.open_until < last + 2 or e.min_occurrences > 1)
          and d.id = e.id and d.open_until is distinct from t.open_until;
        -- A statement of its own, so that it sees what those have written whom the first has waited for.
        update demand d set held_minutes = t.held_minutes, delivered_minutes = t.delivered_minutes
        from demand e cross join lateral minutes_met(e.id) as t
        where e.id = any(touched) and e.held_quantity > 0
          and exists (
            select from match m join match_occurrence o on o.match_id = m.id and o.lost_at is null and o.during && around
            where m.demand_id = e.id and m.held_quantity > 0)
          and d.id = e.id
          and (d.held_minutes, d.delivered_minutes) is distinct from (t.held_minutes, t.delivered_minutes);
        return null;
      end $$;
      drop trigger calendar_day_changed_asks_anew on calendar_day;
      create trigger calendar_day_changed_asks_anew after update on calendar_day
        referencing old table as before new table as changed for each statement execute function calendar_day_asks_anew();
    `);
  }
}
