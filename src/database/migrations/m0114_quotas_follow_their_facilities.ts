import { Migration } from '@mikro-orm/migrations';

/** Which facilities a quota is about, and what its counters say, follow from the quota, under lock. */
export class M0114QuotasFollowTheirFacilities extends Migration {
  override up(): void {
    this.addSql(`
      -- Works out anew what follows from a quota. Who books one of its facilities refers to that, and so waits, or has been
      -- waited for: none is counted twice or left out.
      create function quota_settle(of_quota text) returns boolean language plpgsql security definer
        set search_path = public, pg_temp as $$
      declare
        q quota;
      begin
        select * into q from quota where id = of_quota;
        perform from shared_facility where id in (
          select facilities_of_quota(q) union select facility_id from facility_quota where quota_id = of_quota)
        order by id for update;
        delete from facility_quota where quota_id = of_quota and facility_id not in (select facilities_of_quota(q));
        insert into facility_quota (facility_id, quota_id) select facilities_of_quota(q), of_quota on conflict do nothing;

        delete from quota_counter where quota_id = of_quota;
        if quota_has_counters(q.holder, q.period) then
          insert into quota_counter (quota_id, holder_id, period_start, district_code, used, allowed)
          select of_quota, c.holder, c.since, q.district_code, sum(c.amount), greatest(q.most, sum(c.amount))
          from (
            select (quota_holders(q.holder, b.booker_id, b.holder_id))[1] as holder,
                   lower(quota_period(q.period, (b.starts_at at time zone f.time_zone)::date)) as since,
                   quota_amount(q.measure, b.starts_at, b.ends_at, b.quantity) as amount
            from facility_quota x join shared_facility f on f.id = x.facility_id join booking b on b.facility_id = f.id
            -- What is over binds nobody.
            where x.quota_id = of_quota and b.starts_at > q.updated_at - interval '70 days' and booking_takes_places(b.state)
              and b.moves_id is null
              and quota_holders(q.holder, b.booker_id, b.holder_id) is not null) c
          group by 2, 3;
        end if;
        return true;
      end $$;

      create function quota_is_settled() returns trigger language plpgsql security definer
        set search_path = public, pg_temp as $$
      begin
        perform quota_settle(new.id);
        return null;
      end $$;
      create trigger quota_is_settled after insert or update on quota for each row execute function quota_is_settled();

      -- Who counts by it meanwhile is waited for.
      create function quota_is_removed() returns trigger language plpgsql security definer
        set search_path = public, pg_temp as $$
      begin
        perform from shared_facility where id in (select facility_id from facility_quota where quota_id = old.id)
        order by id for update;
        return old;
      end $$;
      create trigger quota_is_removed before delete on quota for each row execute function quota_is_removed();

      create function quota_is_about_the_same() returns trigger language plpgsql set search_path = public, pg_temp as $$
      begin
        raise exception 'what a quota is about never changes' using errcode = 'check_violation',
          constraint = 'quota_is_about_the_same';
      end $$;
      create trigger quota_is_about_the_same before update on quota for each row
        when ((old.unit_id, old.facility_id, old.division_id, old.kind)
              is distinct from (new.unit_id, new.facility_id, new.division_id, new.kind))
        execute function quota_is_about_the_same();

      create function facility_has_quotas() returns trigger language plpgsql security definer
        set search_path = public, pg_temp as $$
      begin
        insert into facility_quota (facility_id, quota_id)
        select m.id, q.id from made m join quota q on q.unit_id = m.unit_id and (q.kind is null or q.kind = m.kind)
        union all
        select m.id, q.id
        from made m join resident_unit u on u.id = m.unit_id join division d on d.id = u.division_id
        join division around on starts_with(d.path, around.path)
        join quota q on q.division_id = around.id and (q.kind is null or q.kind = m.kind);
        return null;
      end $$;
      create trigger facility_has_quotas after insert on shared_facility
        referencing new table as made for each statement execute function facility_has_quotas();

      create function unit_moves_quotas() returns trigger language plpgsql security definer
        set search_path = public, pg_temp as $$
      begin
        perform quota_settle(q.id) from (select id from quota where division_id is not null order by id) q;
        return null;
      end $$;
      create trigger unit_moves_quotas after update on resident_unit
        for each row when (old.division_id <> new.division_id) execute function unit_moves_quotas();

      create function quotas_follow() returns trigger language plpgsql as $$
      begin
        raise exception 'what quotas are about and count follows from them and from bookings'
          using errcode = 'check_violation', constraint = 'quotas_follow';
      end $$;
      create trigger facility_quotas_follow before insert or update or delete on facility_quota
        for each row when (pg_trigger_depth() = 0) execute function quotas_follow();
      create trigger facility_quotas_are_not_truncated before truncate on facility_quota
        for each statement execute function quotas_follow();
      create trigger quota_counters_follow before insert or update on quota_counter
        for each row when (pg_trigger_depth() = 0) execute function quotas_follow();
      -- What is long over binds nobody, and is let go of.
      create trigger quota_counters_stay before delete on quota_counter
        for each row when (pg_trigger_depth() = 0 and old.period_start > current_date - 62) execute function quotas_follow();
      create trigger quota_counters_are_not_truncated before truncate on quota_counter
        for each statement execute function quotas_follow();
      revoke execute on function quota_settle, quota_is_settled, quota_is_removed, facility_has_quotas, unit_moves_quotas
        from public;

      -- How much of each quota that binds a resident is used: of those of a facility, or of all under which they hold
      -- something to come. A period is the one that holds now, where the facilities are.
      create function quota_uses(person text, place text, moment timestamptz)
        returns table (quota_id text, used integer, since timestamptz, until timestamptz)
        language plpgsql stable security definer set search_path = public, pg_temp as $$
      declare
        one record;
        counted record;
        taken record;
        today date;
      begin
        for one in
          select q, min(f.time_zone) as zone
          from quota q join facility_quota x on x.quota_id = q.id join shared_facility f on f.id = x.facility_id
          where q.holder in ('PERSON', 'HOUSEHOLD') and case when place is not null then x.facility_id = place else x.facility_id in (
            select b.facility_id from booking b
            where b.booker_id = any(quota_holders(q.holder, person, null)) and b.starts_at > moment - interval '32 days' and b.ends_at > moment
              and b.moves_id is null and booking_takes_places(booking_state_at(b.state, b.answer_by, b.ends_at, moment))) end
          group by q.id order by q.id
        loop
          today := (moment at time zone one.zone)::date;
          counted := quota_counted(one.q, quota_holders((one.q).holder, person, null), moment, moment, '{}');
          taken := quota_taken((one.q).period, (one.q).days, moment, moment, moment + interval '1 microsecond', today,
                               counted.s, counted.e, counted.d, counted.a);
          quota_id := (one.q).id;
          used := taken.used;
          since := taken.since::timestamp at time zone one.zone;
          until := taken.until::timestamp at time zone one.zone;
          return next;
        end loop;
      end $$;

      -- The same of what holds everywhere: of a resident, and of all who share their phone.
      create function default_quota_use(
        person text, place text, moment timestamptz
      ) returns table (
        is_confirmed boolean, is_shared boolean, ahead integer, together integer, places integer, places_together integer,
        minutes integer, monday timestamptz, next_monday timestamptz
      ) language plpgsql stable security definer set search_path = public, pg_temp as $$
      declare
        home text[] := household_of(person);
        zone text := (select f.time_zone from shared_facility f where f.id = place);
      begin
        is_confirmed := home is not null;
        home := coalesce(home, array[person]);
        is_shared := cardinality(home) > 1;
        select count(*) filter (where b.booker_id = person
                 and not (is_confirmed and facility_has_own_quota(b.facility_id, 'PERSON', 'BOOKINGS', 'AHEAD'))),
               count(*) filter (where not facility_has_own_quota(b.facility_id, 'HOUSEHOLD', 'BOOKINGS', 'AHEAD')),
               coalesce(sum(b.quantity) filter (where b.kind = 'PARKING' and b.starts_at <= moment and b.booker_id = person), 0),
               coalesce(sum(b.quantity) filter (where b.kind = 'PARKING' and b.starts_at <= moment), 0)
        into ahead, together, places, places_together
        from booking b
        where b.booker_id = any(home) and b.type = 'NORMAL' and b.moves_id is null
          and b.starts_at > moment - interval '32 days' and b.ends_at > moment
          and booking_takes_places(booking_state_at(b.state, b.answer_by, b.ends_at, moment));
        monday := date_trunc('week', moment at time zone zone) at time zone zone;
        next_monday := (date_trunc('week', moment at time zone zone) + interval '7 days') at time zone zone;
        select coalesce(extract(epoch from sum(b.ends_at - b.starts_at)) / 60, 0)::integer into minutes
        from booking b
        where b.booker_id = any(home) and b.facility_id = place and b.starts_at >= monday and b.starts_at < next_monday
          and b.type = 'NORMAL' and b.moves_id is null
          and booking_takes_places(booking_state_at(b.state, b.answer_by, b.ends_at, moment));
        return next;
      end $$;
      revoke execute on function quota_uses, default_quota_use from public;
    `);
  }
}
