import { Migration } from '@mikro-orm/migrations';

/**
 * A demand of places is met as far as it is asked for: what is held at times that it does not want, since a day has become
 * another, covers nothing. And it asks by the calendar as it is, whoever writes at the same moment.
 */
export class M0078WhatIsAskedIsMet extends Migration {
  override up(): void {
    this.addSql(`
      -- What matches hold of a demand of places, and have delivered, in place-minutes at the times that it asks for; 0 of all
      -- else. What one match gives alike is laid over these times at once, as there may be hundreds of either.
      create function minutes_met(the_demand text, out held_minutes bigint, out delivered_minutes bigint)
        language sql stable set search_path = public, pg_temp as $$
        with asked as materialized (
          select range_agg(w.during) as times
          from demand d cross join windows_starting(d.windows, d.valid_from, d.valid_to) as w
          where d.id = the_demand and d.shared_over_time),
        given as (
          select m.state = 'FULFILLED' as delivered, least(o.quantity, m.held_quantity) as quantity,
                 range_agg(o.during) as times
          from match m join match_occurrence o on o.match_id = m.id and o.lost_at is null
          where m.demand_id = the_demand and m.held_quantity > 0
          group by m.id, 2)
        select coalesce(sum(quantity * minutes_in(asked.times * given.times)), 0)::bigint,
               coalesce(sum(quantity * minutes_in(asked.times * given.times)) filter (where delivered), 0)::bigint
        from asked, given
      $$;

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
          held_minutes = t.held_minutes, delivered_minutes = t.delivered_minutes
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

      -- Of a demand that asks for other times than whoever changes a day would find, the calendar is kept as it is until the
      -- transaction ends: they wait for it, and then find the demand.
      create or replace function demand_asks_minutes() returns trigger language plpgsql
        set search_path = public, pg_temp as $$
      begin
        if tg_op = 'INSERT' then
          perform from calendar_revision for share;
        elsif (old.windows, old.valid_from, old.valid_to, old.unit_of_measure)
                is distinct from (new.windows, new.valid_from, new.valid_to, new.unit_of_measure) then
          perform from calendar_revision for share;
        end if;
        -- A statement of its own, so that it sees the calendar of those it has waited for.
        new.asked_minutes := case when new.unit_of_measure in ('SPACE', 'PERSON', 'ROOM') then
          new.quantity * minutes_in((
            select range_agg(w.during) from windows_starting(new.windows, new.valid_from, new.valid_to) as w)) end;
        return new;
      end $$;

      -- What the calendar says anew comes from the trigger below, which has worked it out already.
      drop trigger demand_asks_minutes_anew on demand;
      create trigger demand_asks_minutes_anew before update on demand
        for each row when ((old.quantity, old.unit_of_measure, old.windows, old.valid_from, old.valid_to)
          is distinct from (new.quantity, new.unit_of_measure, new.windows, new.valid_from, new.valid_to)
          or pg_trigger_depth() = 0 and old.asked_minutes is distinct from new.asked_minutes)
        execute function demand_asks_minutes();

      -- A day that becomes another changes what is asked, and so what of it is met; of what is asked for on every day alike
      -- it changes nothing.
      create or replace function calendar_day_asks_anew() returns trigger language plpgsql
        set search_path = public, pg_temp as $$
      declare
        touched text[];
      begin
        select array_agg(id) into touched from (
          select d.id from demand d
          where d.shared_over_time
            and exists (select from changed c where c.date between d.valid_from and d.valid_to)
            and d.windows @? '$[*] ? (@.dayClass != "EVERY_DAY")'
          order by d.id for no key update of d) as t;
        -- Many want the same times: these are worked out once.
        with times as materialized (
          select t.windows, t.valid_from, t.valid_to, (
            select minutes_in(range_agg(w.during))
            from windows_starting(t.windows, t.valid_from, t.valid_to) as w) as minutes
          from (select distinct windows, valid_from, valid_to from demand where id = any(touched)) as t)
        update demand d set asked_minutes = d.quantity * t.minutes from times t
        where d.id = any(touched) and (d.windows, d.valid_from, d.valid_to) = (t.windows, t.valid_from, t.valid_to)
          and d.asked_minutes is distinct from d.quantity * t.minutes;
        -- A statement of its own, so that it sees what those have written whom the first has waited for.
        update demand d set held_minutes = t.held_minutes, delivered_minutes = t.delivered_minutes
        from demand e cross join lateral minutes_met(e.id) as t
        where e.id = any(touched) and e.held_quantity > 0 and d.id = e.id
          and (d.held_minutes, d.delivered_minutes) is distinct from (t.held_minutes, t.delivered_minutes);
        return null;
      end $$;
    `);
    this.addSql(`
      -- What was counted before; only here, past the rule that nobody writes it.
      alter table demand disable trigger demand_held_follows_from_matches;
      update demand d set held_minutes = t.held_minutes, delivered_minutes = t.delivered_minutes
      from demand e cross join lateral minutes_met(e.id) as t
      where e.held_quantity > 0 and d.id = e.id
        and (d.held_minutes, d.delivered_minutes) is distinct from (t.held_minutes, t.delivered_minutes);
      alter table demand enable trigger demand_held_follows_from_matches;
    `);
  }
}
