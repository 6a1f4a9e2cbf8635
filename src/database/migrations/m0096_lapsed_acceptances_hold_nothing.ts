import { Migration } from '@mikro-orm/migrations';

/**
 * What one side has accepted and the other has not answered in time holds nothing from that moment on, whether or not the
 * job has come by that writes it down: nobody accepts it any more, and what it held is free.
 */
export class M0096LapsedAcceptancesHoldNothing extends Migration {
  override up(): void {
    this.addSql(`
      -- The state of a match at a moment; the program says the same by matchStateAt.
      create function match_state_at(state text, lapses_at timestamptz, moment timestamptz) returns text
        language sql immutable parallel safe
        return case when state = 'ACCEPTED' and lapses_at <= moment then 'CANCELLED' else state end;

      -- As minutes_met of one demand has it, without what has lapsed by a moment.
      create function minutes_met(the_demand text, moment timestamptz, out held_minutes bigint, out delivered_minutes bigint)
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
            and match_state_at(m.state, m.lapses_at, moment) <> 'CANCELLED'
          group by m.id, 2)
        select coalesce(sum(quantity * minutes_in(asked.times * given.times)), 0)::bigint,
               coalesce(sum(quantity * minutes_in(asked.times * given.times)) filter (where delivered), 0)::bigint
        from asked, given
      $$;
      create or replace function minutes_met(the_demand text, out held_minutes bigint, out delivered_minutes bigint)
        language sql stable set search_path = public, pg_temp as $$
        select held_minutes, delivered_minutes from minutes_met(the_demand, '-infinity')
      $$;

      -- What matches hold of an entry at a moment, and its state then. Asked only of those of which something has lapsed.
      create function demand_held_at(the_demand text, moment timestamptz) returns integer
        language sql stable set search_path = public, pg_temp as $$
        select case when d.shared_over_time then (
            select most_at_once(array_agg(o.during), array_agg(least(o.quantity, m.held_quantity)))
            from match m join match_occurrence o on o.match_id = m.id and o.lost_at is null
            where m.demand_id = d.id and m.held_quantity > 0 and match_state_at(m.state, m.lapses_at, moment) <> 'CANCELLED')
          else (
            select coalesce(sum(m.held_quantity), 0) from match m
            where m.demand_id = d.id and match_state_at(m.state, m.lapses_at, moment) <> 'CANCELLED') end
        from demand d where d.id = the_demand
      $$;
      create function demand_state_at(the_demand text, moment timestamptz) returns text
        language sql stable set search_path = public, pg_temp as $$
        select case when d.state in ('WITHDRAWN', 'FULFILLED') then d.state
                    when held >= d.quantity and (d.asked_minutes is null or met.held_minutes >= d.asked_minutes) then 'MATCHED'
                    when held > 0 then 'PARTIALLY_MATCHED'
                    when d.escalated_at is not null then 'ESCALATED'
                    else 'OPEN' end
        from demand d cross join demand_held_at(d.id, moment) as held cross join minutes_met(d.id, moment) as met
        where d.id = the_demand
      $$;
      create function supply_held_at(the_supply text, moment timestamptz) returns integer
        language sql stable set search_path = public, pg_temp as $$
        select case when s.shared_over_time then (
            select most_at_once(array_agg(o.during), array_agg(least(o.quantity, m.held_quantity)))
            from match m join match_occurrence o on o.match_id = m.id and o.lost_at is null
            where m.supply_id = s.id and m.held_quantity > 0 and match_state_at(m.state, m.lapses_at, moment) <> 'CANCELLED')
          else (
            select coalesce(sum(m.held_quantity), 0) from match m
            where m.supply_id = s.id and match_state_at(m.state, m.lapses_at, moment) <> 'CANCELLED') end
        from supply s where s.id = the_supply
      $$;
      create function supply_state_at(the_supply text, moment timestamptz) returns text
        language sql stable set search_path = public, pg_temp as $$
        select case when s.state in ('WITHDRAWN', 'FULFILLED') then s.state
                    when held = 0 then 'OPEN'
                    when held < s.quantity then 'PARTIALLY_MATCHED'
                    else 'MATCHED' end
        from supply s cross join supply_held_at(s.id, moment) as held where s.id = the_supply
      $$;

      create function match_is_answered_in_time() returns trigger language plpgsql as $$
      begin
        raise exception 'an acceptance that has lapsed is answered by nobody'
          using errcode = 'check_violation', constraint = 'match_is_answered_in_time';
      end $$;
      create trigger match_is_answered_in_time before update on match
        for each row when (old.state = 'ACCEPTED' and new.state <> old.state and old.lapses_at <= new.updated_at
                             and new.ended_by is distinct from 'CLOCK')
        execute function match_is_answered_in_time();

      -- Nor do the places of a facility become fewer than matches hold at some moment to come.
      create or replace function facility_keeps_what_is_held() returns trigger language plpgsql
        set search_path = public, pg_temp as $$
      declare
        held integer;
      begin
        select most_at_once(array_agg(o.during), array_agg(least(o.quantity, m.held_quantity))) into held
        from supply s join match m on m.supply_id = s.id and m.held_quantity > 0
        join match_occurrence o on o.match_id = m.id and o.lost_at is null
        where s.facility_id = new.id and s.shared_over_time and upper(o.during) > now() at time zone new.time_zone
          and match_state_at(m.state, m.lapses_at, now()) <> 'CANCELLED';
        if held > new.capacity then
          raise exception 'matches hold % places at one moment', held
            using errcode = 'check_violation', constraint = 'facility_keeps_what_is_held';
        end if;
        return null;
      end $$;
    `);
  }
}
