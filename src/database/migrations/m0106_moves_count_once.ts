import { Migration } from '@mikro-orm/migrations';

/** A booking and where it may move to count once: the move counts for nobody's bookings ahead, and neither against the other. */
export class M0106MovesCountOnce extends Migration {
  override up(): void {
    this.addSql(`
      create or replace function booking_quotas_broken(
        person text, place text, place_kind text, starts timestamptz, ends timestamptz, places integer, moment timestamptz,
        itself text
      ) returns table (quota text, detail json) language plpgsql stable security definer
        set search_path = public, pg_temp as $$
      declare
        held numeric;
        wanted numeric;
        zone text;
        -- Where the room is, at midnight.
        monday timestamp;
        -- Whose bookings count together; null without a confirmed phone.
        home text[] := household_of(person);
        together text[] := coalesce(home, array[person]);
        own_max integer := case when home is null then 2 else 10 end;
      begin
        -- Two bookings of one kind never overlap, so this bounds the places of one resident at each moment.
        if place_kind = 'PARKING' and places > 2 then
          quota := 'booking_quota_car_park';
          detail := json_build_object('max', 2, 'wanted', places);
          return next;
        end if;

        if ends > moment then
          -- No booking is longer than 31 days, so those that began long before need not be looked at.
          select count(*) into held from booking b
          where b.booker_id = person and b.starts_at > moment - interval '32 days' and b.ends_at > moment
            and b.type = 'NORMAL' and b.id <> itself and b.moves_id is null
            and booking_takes_places(booking_state_at(b.state, b.answer_by, b.ends_at, moment));
          if held >= own_max then
            quota := case when home is null then 'booking_quota_unconfirmed' else 'booking_quota_ahead' end;
            detail := json_build_object('max', own_max, 'held', held);
            return next;
          end if;
          if cardinality(together) > 1 then
            select count(*) into held from booking b
            where b.booker_id = any(together) and b.starts_at > moment - interval '32 days' and b.ends_at > moment
            and b.type = 'NORMAL' and b.id <> itself and b.moves_id is null
            and booking_takes_places(booking_state_at(b.state, b.answer_by, b.ends_at, moment));
            if held >= 20 then
              quota := 'booking_quota_household_ahead';
              detail := json_build_object('max', 20, 'held', held);
              return next;
            end if;
          end if;
        end if;

        if place_kind = 'PARKING' and cardinality(together) > 1 then
          with beside as materialized (
            select greatest(b.starts_at, starts) as since, b.ends_at, b.quantity from booking b
            where b.booker_id = any(together) and b.kind = place_kind and b.starts_at > starts - interval '32 days'
              and b.starts_at < ends and b.ends_at > starts
              and b.type = 'NORMAL' and b.id <> itself and b.moves_id is distinct from itself
              and booking_takes_places(booking_state_at(b.state, b.answer_by, b.ends_at, moment)))
          -- Most are taken at a moment at which one of them begins.
          select coalesce(max(taken), 0) into held from (
            select (select sum(o.quantity) from beside o where o.since <= b.since and o.ends_at > b.since) as taken
            from beside b) moments;
          if held + places > 2 then
            quota := 'booking_quota_household_car_park';
            detail := json_build_object('max', 2, 'held', held, 'wanted', places);
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
              and b.type = 'NORMAL' and b.id <> itself and b.moves_id is distinct from itself
              and booking_takes_places(booking_state_at(b.state, b.answer_by, b.ends_at, moment));
            if held + wanted > 24 then
              quota := case when cardinality(together) > 1 then 'booking_quota_household_room_week'
                            else 'booking_quota_room_week' end;
              detail := json_build_object(
                'max', 24, 'held', round(held, 2)::float8, 'wanted', round(wanted, 2)::float8, 'monday', monday::date);
              return next;
            end if;
          end if;
        end if;
      end $$;

      -- Whoever books for several residents in one transaction takes their rows before, by id: the order of the bookings is
      -- none that others keep.
      create or replace function booking_keeps_quotas() returns trigger language plpgsql security definer
        set search_path = public, pg_temp as $$
      declare
        broken record;
      begin
        perform from resident where id = new.booker_id for no key update;
        -- After the resident, and before the counters. Also who lives alone takes it: somebody may be joining.
        perform from household h where h.id = (
          select c.household_id from resident_contact c where c.resident_id = new.booker_id) for no key update;
        for broken in
          select * from booking_quotas_broken(
            new.booker_id, new.facility_id, new.kind, new.starts_at, new.ends_at, new.quantity, new.updated_at,
            coalesce(new.moves_id, new.id))
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
