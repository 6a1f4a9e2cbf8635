import { Migration } from '@mikro-orm/migrations';

/**
 * What a facility lets somebody hold by itself takes the place of what holds everywhere: of the same holder, measure and
 * period. All of it is asked by one function, also for a booking that takes the place of others.
 */
export class M0112QuotasOfUnitsComeBeforeDefaults extends Migration {
  override up(): void {
    this.addSql(`
      drop function booking_quotas_broken(text, text, text, timestamptz, timestamptz, integer, timestamptz, text);

      -- Whether a quota of its unit or its own says for a facility what a default would.
      create function facility_has_own_quota(place text, of_holder text, of_measure text, of_period text) returns boolean
        language sql stable set search_path = public, pg_temp as $$
        select exists (
          select from facility_quota x join quota q on q.id = x.quota_id
          where x.facility_id = place and q.division_id is null
            and q.holder = of_holder and q.measure = of_measure and q.period = of_period)
      $$;

      -- As m0084_lapsed_requests_count_for_nobody says it. Bookings of facilities that say it themselves do not count; they
      -- are left out, and looked for, only when it is too many with them: hardly anybody is near a bound. A booking and where
      -- it may move to count once: the move for nobody's bookings ahead, and neither against the other.
      create function default_quotas_broken(
        person text, place text, place_kind text, starts timestamptz, ends timestamptz, places integer, moment timestamptz,
        but_for text[]
      ) returns table (quota text, detail json) language plpgsql stable security definer
        set search_path = public, pg_temp as $$
      declare
        held numeric;
        wanted numeric;
        zone text;
        -- Where the room is, at midnight.
        monday timestamp;
        free_at timestamptz;
        -- Whose bookings count together; null without a confirmed phone.
        home text[] := array(select o.resident_id::text from resident_contact c join resident_contact o using (household_id)
                             where c.resident_id = person);
        together text[];
        ends_ahead timestamptz[];
      begin
        if cardinality(home) = 0 then home := null; end if;
        together := coalesce(home, array[person]);
        -- Two bookings of one kind never overlap, so this bounds the places of one resident at each moment.
        if place_kind = 'PARKING' and places > 2 and not facility_has_own_quota(place, 'PERSON', 'PLACES', 'AT_ONCE') then
          quota := 'booking_quota_car_park';
          detail := json_build_object('max', 2, 'held', 0, 'wanted', places);
          return next;
        end if;

        if ends > moment then
          -- No booking is longer than 31 days, so those that began long before need not be looked at.
          select count(*) into held from booking b
          where b.booker_id = person and b.starts_at > moment - interval '32 days' and b.ends_at > moment
            and b.type = 'NORMAL' and b.id <> all(but_for) and b.moves_id is null
            and booking_takes_places(booking_state_at(b.state, b.answer_by, b.ends_at, moment));
          if home is null and held >= 2 then
            quota := 'booking_quota_unconfirmed';
            detail := json_build_object('max', 2, 'held', held);
            return next;
          elsif home is not null and held >= 10
            and not facility_has_own_quota(place, 'PERSON', 'BOOKINGS', 'AHEAD') then
            ends_ahead := array(
              select b.ends_at from booking b
              where b.booker_id = person and b.starts_at > moment - interval '32 days' and b.ends_at > moment
                and b.type = 'NORMAL' and b.id <> all(but_for) and b.moves_id is null
                and booking_takes_places(booking_state_at(b.state, b.answer_by, b.ends_at, moment))
                and not facility_has_own_quota(b.facility_id, 'PERSON', 'BOOKINGS', 'AHEAD')
              order by b.ends_at);
            held := cardinality(ends_ahead);
            if held >= 10 then
              quota := 'booking_quota_ahead';
              detail := json_build_object('max', 10, 'held', held, 'freeAt', iso(ends_ahead[held - 9]));
              return next;
            end if;
          end if;
          if cardinality(together) > 1 then
            select count(*) into held from booking b
            where b.booker_id = any(together) and b.starts_at > moment - interval '32 days' and b.ends_at > moment
              and b.type = 'NORMAL' and b.id <> all(but_for) and b.moves_id is null
              and booking_takes_places(booking_state_at(b.state, b.answer_by, b.ends_at, moment));
            if held >= 20 and not facility_has_own_quota(place, 'HOUSEHOLD', 'BOOKINGS', 'AHEAD') then
              ends_ahead := array(
                select b.ends_at from booking b
                where b.booker_id = any(together) and b.starts_at > moment - interval '32 days' and b.ends_at > moment
                  and b.type = 'NORMAL' and b.id <> all(but_for) and b.moves_id is null
                  and booking_takes_places(booking_state_at(b.state, b.answer_by, b.ends_at, moment))
                  and not facility_has_own_quota(b.facility_id, 'HOUSEHOLD', 'BOOKINGS', 'AHEAD')
                order by b.ends_at);
              held := cardinality(ends_ahead);
              if held >= 20 then
                quota := 'booking_quota_household_ahead';
                detail := json_build_object('max', 20, 'held', held, 'freeAt', iso(ends_ahead[held - 19]));
                return next;
              end if;
            end if;
          end if;
        end if;

        if place_kind = 'PARKING' and cardinality(together) > 1 then
          with beside as materialized (
            select greatest(b.starts_at, starts) as since, b.ends_at, b.quantity from booking b
            where b.booker_id = any(together) and b.kind = place_kind and b.starts_at > starts - interval '32 days'
              and b.starts_at < ends and b.ends_at > starts
              and b.type = 'NORMAL' and b.id <> all(but_for)
              and (b.moves_id is null or b.moves_id <> all(but_for))
              and booking_takes_places(booking_state_at(b.state, b.answer_by, b.ends_at, moment)))
          -- Most are taken at a moment at which one of them begins. Then there is room again once enough of them have ended.
          select coalesce(max(taken), 0), min(ends_at) filter (where later + places <= 2) into held, free_at from (
            select (select sum(o.quantity) from beside o where o.since <= b.since and o.ends_at > b.since) as taken, b.ends_at,
                   (select coalesce(sum(o.quantity), 0) from beside o where o.ends_at > b.ends_at) as later
            from beside b) moments;
          if held + places > 2 and not facility_has_own_quota(place, 'HOUSEHOLD', 'PLACES', 'AT_ONCE') then
            quota := 'booking_quota_household_car_park';
            detail := json_build_object('max', 2, 'held', held, 'wanted', places, 'freeAt', iso(free_at));
            return next;
          end if;
        end if;

        if place_kind in ('MEETING_ROOM', 'ACTIVITY_ROOM') then
          select f.time_zone into zone from shared_facility f where f.id = place and f.capacity = 1;
          if found then
            -- A booking counts whole, in the week in which it starts.
            wanted := extract(epoch from ends - starts) / 3600;
            monday := date_trunc('week', starts at time zone zone);
            select coalesce(extract(epoch from sum(b.ends_at - b.starts_at)), 0) / 3600 into held from booking b
            where b.booker_id = any(together) and b.facility_id = place
              and b.starts_at >= monday at time zone zone and b.starts_at < (monday + interval '7 days') at time zone zone
              and b.type = 'NORMAL' and b.id <> all(but_for)
              and (b.moves_id is null or b.moves_id <> all(but_for))
              and booking_takes_places(booking_state_at(b.state, b.answer_by, b.ends_at, moment));
            if held + wanted > 24 and not facility_has_own_quota(place, 'PERSON', 'MINUTES', 'WEEK')
               and not facility_has_own_quota(place, 'HOUSEHOLD', 'MINUTES', 'WEEK') then
              quota := case when cardinality(together) > 1 then 'booking_quota_household_room_week'
                            else 'booking_quota_room_week' end;
              -- The first week to come in which there is room.
              select (monday + n * interval '7 days') at time zone zone into free_at from generate_series(1, 60) as n
              where wanted <= 24 and wanted + (
                select coalesce(extract(epoch from sum(b.ends_at - b.starts_at)), 0) / 3600 from booking b
                where b.booker_id = any(together) and b.facility_id = place
                  and b.starts_at >= (monday + n * interval '7 days') at time zone zone
                  and b.starts_at < (monday + (n + 1) * interval '7 days') at time zone zone
                  and b.type = 'NORMAL' and b.id <> all(but_for)
                  and (b.moves_id is null or b.moves_id <> all(but_for))
                  and booking_takes_places(booking_state_at(b.state, b.answer_by, b.ends_at, moment))) <= 24
              order by n limit 1;
              detail := json_build_object(
                'max', 24, 'held', round(held, 2)::float8, 'wanted', round(wanted, 2)::float8, 'monday', monday::date,
                'kind', place_kind, 'freeAt', iso(free_at));
              return next;
            end if;
          end if;
        end if;
      end $$;

      -- What of all quotas a booking of a resident would break, each with its figures, as refusals tell them. What is counted
      -- is as of the statement that asks: only who holds the rows of the resident and of the household can rely on it. With
      -- the rights of the owner, as nobody else sees who shares a number.
      -- @param but_for bookings that do not count: those that it takes the place of
      create function booking_quotas_broken(
        person text, place text, place_kind text, starts timestamptz, ends timestamptz, places integer, moment timestamptz,
        but_for text[]
      ) returns table (quota text, detail json) language sql stable security definer set search_path = public, pg_temp as $$
        select * from default_quotas_broken(person, place, place_kind, starts, ends, places, moment, but_for)
        union all
        select * from own_quotas_broken(person, null, place, starts, ends, places, moment, but_for)
      $$;
      revoke execute on function facility_has_own_quota, default_quotas_broken, booking_quotas_broken from public;

      -- As in m0046_booking_quotas_are_asked. What facilities say themselves is judged when the statement ends, as a whole.
      create or replace function booking_keeps_quotas() returns trigger language plpgsql security definer
        set search_path = public, pg_temp as $$
      declare
        broken record;
      begin
        perform from resident where id = new.booker_id for no key update;
        -- After the resident, and before the counters. Also who lives alone takes it: somebody may be joining.
        perform from household h where h.id = (
          select c.household_id from resident_contact c where c.resident_id = new.booker_id) for no key update;
        -- Who sets a quota waits for this, or has been waited for; what is looked for after it is there by then.
        perform from shared_facility where id = new.facility_id for key share;
        new.has_quotas := exists (select from facility_quota x where x.facility_id = new.facility_id);
        for broken in
          select * from default_quotas_broken(
            new.booker_id, new.facility_id, new.kind, new.starts_at, new.ends_at, new.quantity, new.updated_at,
            array[new.id::text, coalesce(new.moves_id, new.id)::text])
          limit 1
        loop
          raise exception 'more than one resident or household may hold' using errcode = 'check_violation',
            constraint = broken.quota, detail = broken.detail;
        end loop;
        return new;
      end $$;
    `);
  }
}
