import { Migration } from '@mikro-orm/migrations';

/**
 * At no moment more of a supply, of the facility behind it, or of a demand than there is: judged on the dates themselves,
 * by the occurrences of the matches that hold something. Takes the place of the bounds of m0009.
 */
export class M0053MatchesAreHeldInTime extends Migration {
  override up(): void {
    this.addSql(`
      -- The windows that start on these dates, both included, as the calendar has them: wall time, each to its end.
      create function windows_starting(windows jsonb, first date, last date) returns table (day date, during tsrange)
        language sql stable set search_path = public, pg_temp as $$
        select d.day, tsrange(d.day + w."startTime", d.day + w."endTime" + case
          when w."endTime" <= w."startTime" then interval '1 day' else interval '0' end)
        from (select g::date as day,
                     coalesce(c.day_class, case when extract(isodow from g) < 6 then 'WORKDAY' else 'DAY_OFF' end) as class
              from generate_series(first::timestamp, last::timestamp, interval '1 day') as g
              left join calendar_day c on c.date = g::date) as d
        join jsonb_to_recordset(windows) as w ("dayClass" text, weekdays jsonb, "startTime" time, "endTime" time,
                                               "seasonFrom" text, "seasonTo" text)
          on (w."dayClass" = 'EVERY_DAY' or w."dayClass" = d.class)
         and (w.weekdays is null or jsonb_array_length(w.weekdays) = 0 or w.weekdays ? to_char(d.day, 'FMDAY'))
         and case
               when w."seasonFrom" is null or w."seasonTo" is null then true
               when w."seasonFrom" <= w."seasonTo" then to_char(d.day, 'MM-DD') between w."seasonFrom" and w."seasonTo"
               else to_char(d.day, 'MM-DD') >= w."seasonFrom" or to_char(d.day, 'MM-DD') <= w."seasonTo" end
      $$;

      create function minutes_in(times tsmultirange) returns bigint language sql immutable parallel safe
        return (select coalesce(sum(extract(epoch from upper(t) - lower(t)) / 60), 0)::bigint from unnest(times) as t);

      -- The most that these quantities add up to at one moment; 0 for none.
      create function most_at_once(times tsrange[], quantities integer[]) returns integer
        language sql immutable parallel safe
        return (
          select coalesce(max(load), 0)::integer from (
            select sum(sum(change)) over (order by at) as load from (
              select lower(during) as at, quantity as change from unnest(times, quantities) as u (during, quantity)
              union all
              select upper(during), -quantity from unnest(times, quantities) as u (during, quantity)) as changes
            group by at) as loads
        );

      -- What a demand of places asks for follows from what is written of it and from the calendar: nobody else says it.
      create function demand_asks_minutes() returns trigger language plpgsql set search_path = public, pg_temp as $$
      begin
        new.asked_minutes := case when new.unit_of_measure in ('SPACE', 'PERSON', 'ROOM') then
          new.quantity * minutes_in((
            select range_agg(w.during) from windows_starting(new.windows, new.valid_from, new.valid_to) as w)) end;
        return new;
      end $$;
      create trigger demand_asks_minutes before insert on demand
        for each row execute function demand_asks_minutes();
      create trigger demand_asks_minutes_anew before update on demand
        for each row when ((old.quantity, old.unit_of_measure, old.windows, old.valid_from, old.valid_to, old.asked_minutes)
          is distinct from (new.quantity, new.unit_of_measure, new.windows, new.valid_from, new.valid_to, new.asked_minutes))
        execute function demand_asks_minutes();

      -- Counts anew what the matches of a demand and of a supply hold. Whoever is first to take their rows is first; the
      -- others wait, and then see what they hold. The facility comes last, and only where somebody takes more of it: its
      -- places may have become fewer since others took theirs, so what is judged is only when the match itself gives.
      create function count_what_is_held(the_demand text, the_supply text, taking text) returns void
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
          held_quantity = case when d.shared_over_time then t.held_at_once else s.held end,
          delivered_quantity = case when d.shared_over_time then t.delivered_at_once else s.delivered end,
          held_minutes = case when d.shared_over_time then t.held_minutes else 0 end,
          delivered_minutes = case when d.shared_over_time then t.delivered_minutes else 0 end
        from (select coalesce(sum(m.held_quantity), 0) as held, coalesce(sum(m.delivered_quantity), 0) as delivered
              from match m where m.demand_id = the_demand) as s,
             (select most_at_once(array_agg(h.during), array_agg(h.quantity)) as held_at_once,
                     most_at_once(array_agg(h.during) filter (where h.delivered),
                                  array_agg(h.quantity) filter (where h.delivered)) as delivered_at_once,
                     coalesce(sum(h.quantity * h.minutes), 0) as held_minutes,
                     coalesce(sum(h.quantity * h.minutes) filter (where h.delivered), 0) as delivered_minutes
              from (select o.during, least(o.quantity, m.held_quantity) as quantity, m.state = 'FULFILLED' as delivered,
                           (extract(epoch from upper(o.during) - lower(o.during)) / 60)::bigint as minutes
                    from match m join match_occurrence o on o.match_id = m.id and o.lost_at is null
                    where m.demand_id = the_demand and m.held_quantity > 0) as h) as t
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

      -- Nor do the places of a facility become fewer than matches hold at some moment to come.
      create function facility_keeps_what_is_held() returns trigger language plpgsql
        set search_path = public, pg_temp as $$
      declare
        held integer;
      begin
        select most_at_once(array_agg(o.during), array_agg(least(o.quantity, m.held_quantity))) into held
        from supply s join match m on m.supply_id = s.id and m.held_quantity > 0
        join match_occurrence o on o.match_id = m.id and o.lost_at is null
        where s.facility_id = new.id and s.shared_over_time and upper(o.during) > now() at time zone new.time_zone;
        if held > new.capacity then
          raise exception 'matches hold % places at one moment', held
            using errcode = 'check_violation', constraint = 'facility_keeps_what_is_held';
        end if;
        return null;
      end $$;
      create trigger facility_keeps_what_is_held after update on shared_facility
        for each row when (new.capacity < old.capacity) execute function facility_keeps_what_is_held();

      create or replace function match_keep_quantities() returns trigger language plpgsql
        set search_path = public, pg_temp as $$
      declare
        held_more integer := coalesce(new.held_quantity, 0) - coalesce(old.held_quantity, 0);
        delivered_more integer := coalesce(new.delivered_quantity, 0) - coalesce(old.delivered_quantity, 0);
      begin
        if tg_op = 'UPDATE' and (new.supply_id, new.demand_id) is distinct from (old.supply_id, old.demand_id) then
          raise exception 'a match keeps its supply and its demand'
            using errcode = 'check_violation', constraint = 'match_keeps_its_entries';
        end if;
        if tg_op = 'UPDATE' and new.quantity <> old.quantity
           and exists (select from match_occurrence where match_id = new.id) then
          raise exception 'a match keeps the quantity that its occurrences are of'
            using errcode = 'check_violation', constraint = 'match_keeps_its_quantity';
        end if;
        if held_more = 0 and delivered_more = 0 then return null; end if;
        perform count_what_is_held(coalesce(new.demand_id, old.demand_id), coalesce(new.supply_id, old.supply_id),
                                   case when held_more > 0 then new.id end);
        return null;
      end $$;

      -- The occurrences of a match are written before it holds anything, as what is held is judged by them. The lock keeps
      -- an acceptance that is under way from not seeing them.
      create function match_occurrences_come_before_acceptance() returns trigger language plpgsql
        set search_path = public, pg_temp as $$
      begin
        perform from match where id in (select match_id from added) order by id for share;
        if exists (select from match where id in (select match_id from added) and held_quantity > 0) then
          raise exception 'the occurrences of a match are written before it is accepted'
            using errcode = 'check_violation', constraint = 'match_occurrences_come_before_acceptance';
        end if;
        if exists (select from added a join match m on m.id = a.match_id where a.quantity > m.quantity) then
          raise exception 'no occurrence of a match takes more than the match'
            using errcode = 'check_violation', constraint = 'match_occurrences_take_no_more';
        end if;
        if exists (
          select from (
            select o.during && lag(o.during) over (partition by o.match_id order by o.during) as meets
            from match_occurrence o where o.match_id in (select match_id from added)) as successive
          where meets) then
          raise exception 'two occurrences of one match do not overlap'
            using errcode = 'check_violation', constraint = 'match_occurrences_are_apart';
        end if;
        return null;
      end $$;
      create trigger match_occurrences_come_before_acceptance after insert on match_occurrence
        referencing new table as added for each statement execute function match_occurrences_come_before_acceptance();

      create trigger match_occurrence_is_append_only before delete or truncate on match_occurrence
        for each statement execute function append_only();

      -- The one thing that can become of an occurrence is that it is lost, once.
      create function match_occurrence_is_only_lost() returns trigger language plpgsql as $$
      begin
        raise exception 'an occurrence of a match is lost once and does not change otherwise'
          using errcode = 'check_violation', constraint = 'match_occurrence_is_only_lost';
      end $$;
      create trigger match_occurrence_is_only_lost before update on match_occurrence
        for each row when (old.lost_at is not null or new.lost_at is null or
          (old.match_id, old.during, old.quantity) is distinct from (new.match_id, new.during, new.quantity))
        execute function match_occurrence_is_only_lost();

      create function match_occurrence_frees_its_places() returns trigger language plpgsql
        set search_path = public, pg_temp as $$
      declare
        losing match;
      begin
        for losing in
          select * from match where id in (select match_id from changed) and held_quantity > 0
          order by demand_id, supply_id, id
        loop
          perform count_what_is_held(losing.demand_id, losing.supply_id, null);
        end loop;
        return null;
      end $$;
      create trigger match_occurrence_frees_its_places after update on match_occurrence
        referencing new table as changed for each statement execute function match_occurrence_frees_its_places();

      -- Whether places are free again at another moment is part of what a demand was judged by, as of a supply.
      create function demand_held_keeps_its_measure() returns trigger language plpgsql as $$
      begin
        raise exception 'a demand for which something is held keeps its measure'
          using errcode = 'check_violation', constraint = 'demand_held_keeps_its_measure';
      end $$;
      create trigger demand_held_keeps_its_measure before update on demand
        for each row when (old.held_quantity > 0 and old.unit_of_measure <> new.unit_of_measure)
        execute function demand_held_keeps_its_measure();

      drop trigger demand_held_follows_from_matches on demand;
      create trigger demand_held_follows_from_matches before update on demand
        for each row when (pg_trigger_depth() = 0
          and (old.held_quantity, old.delivered_quantity, old.held_minutes, old.delivered_minutes)
            is distinct from (new.held_quantity, new.delivered_quantity, new.held_minutes, new.delivered_minutes))
        execute function held_follows_from_matches();

      -- A day that becomes another changes what is asked.
      create function calendar_day_asks_anew() returns trigger language plpgsql set search_path = public, pg_temp as $$
      begin
        update demand set asked_minutes = null where id in (
          select d.id from demand d
          where d.shared_over_time
            and exists (select from changed c where c.date between d.valid_from and d.valid_to)
          order by d.id for no key update of d);
        return null;
      end $$;
      create trigger calendar_day_added_asks_anew after insert on calendar_day
        referencing new table as changed for each statement execute function calendar_day_asks_anew();
      create trigger calendar_day_changed_asks_anew after update on calendar_day
        referencing new table as changed for each statement execute function calendar_day_asks_anew();
      create trigger calendar_day_removed_asks_anew after delete on calendar_day
        referencing old table as changed for each statement execute function calendar_day_asks_anew();
    `);
  }
}
