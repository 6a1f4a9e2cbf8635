import { Migration } from '@mikro-orm/migrations';

/** Residents of one confirmed phone hold only so much together, and whoever has confirmed none holds less. */
export class M0037BookingQuotasByHousehold extends Migration {
  override up(): void {
    this.addSql(`
      -- As in m0017_booking_quotas_counted_once, and for the household: by accounts alone nobody has more. With the rights of
      -- the owner, as nobody else sees who shares a number.
      create or replace function booking_keeps_quotas() returns trigger language plpgsql security definer
        set search_path = public, pg_temp as $$
      declare
        held numeric;
        wanted numeric;
        zone text;
        -- Where the room is, at midnight.
        monday timestamp;
        -- Of who books; null without a confirmed phone.
        home bigint;
        -- Whose bookings count together.
        together text[] := array[new.booker_id];
        own_max integer := 10;
      begin
        -- Two bookings of one kind never overlap, so this bounds the places of one resident at each moment.
        if new.kind = 'PARKING' and new.quantity > 2 then
          raise exception 'too many places of a car park for one resident' using errcode = 'check_violation',
            constraint = 'booking_quota_car_park', detail = json_build_object('max', 2, 'wanted', new.quantity);
        end if;

        perform from resident where id = new.booker_id for no key update;
        select c.household_id into home from resident_contact c where c.resident_id = new.booker_id;
        if home is null then
          own_max := 2;
        else
          -- After the resident, and before the counters. Also who lives alone takes it: somebody may be joining.
          perform from household where id = home for no key update;
          select array_agg(c.resident_id::text) into together from resident_contact c where c.household_id = home;
        end if;

        if new.ends_at > new.updated_at then
          -- No booking is longer than 31 days, so those that began long before need not be looked at.
          select count(*) into held from booking b
          where b.booker_id = new.booker_id and b.starts_at > new.updated_at - interval '32 days'
            and b.ends_at > new.updated_at and b.type = 'NORMAL' and booking_takes_places(b.state) and b.id <> new.id;
          if held >= own_max then
            raise exception 'too many bookings ahead for one resident' using errcode = 'check_violation',
              constraint = case when home is null then 'booking_quota_unconfirmed' else 'booking_quota_ahead' end,
              detail = json_build_object('max', own_max, 'held', held);
          end if;
          if cardinality(together) > 1 then
            select count(*) into held from booking b
            where b.booker_id = any(together) and b.starts_at > new.updated_at - interval '32 days'
              and b.ends_at > new.updated_at and b.type = 'NORMAL' and booking_takes_places(b.state) and b.id <> new.id;
            if held >= 20 then
              raise exception 'too many bookings ahead for one household' using errcode = 'check_violation',
                constraint = 'booking_quota_household_ahead', detail = json_build_object('max', 20, 'held', held);
            end if;
          end if;
        end if;

        if new.kind = 'PARKING' and cardinality(together) > 1 then
          with beside as materialized (
            select greatest(b.starts_at, new.starts_at) as since, b.ends_at, b.quantity from booking b
            where b.booker_id = any(together) and b.kind = new.kind and b.starts_at > new.starts_at - interval '32 days'
              and b.starts_at < new.ends_at and b.ends_at > new.starts_at
              and b.type = 'NORMAL' and booking_takes_places(b.state) and b.id <> new.id)
          -- Most are taken at a moment at which one of them begins.
          select coalesce(max(taken), 0) into held from (
            select (select sum(o.quantity) from beside o where o.since <= b.since and o.ends_at > b.since) as taken
            from beside b) moments;
          if held + new.quantity > 2 then
            raise exception 'too many places of car parks for one household' using errcode = 'check_violation',
              constraint = 'booking_quota_household_car_park',
              detail = json_build_object('max', 2, 'held', held, 'wanted', new.quantity);
          end if;
        end if;

        if new.kind in ('MEETING_ROOM', 'ACTIVITY_ROOM') then
          select f.time_zone into zone from shared_facility f where f.id = new.facility_id and f.capacity = 1;
          if found then
            -- A booking counts whole, in the week in which it starts.
            wanted := extract(epoch from new.ends_at - new.starts_at) / 3600;
            monday := date_trunc('week', new.starts_at at time zone zone);
            select coalesce(extract(epoch from sum(b.ends_at - b.starts_at)), 0) / 3600 into held from booking b
            where b.booker_id = any(together) and b.facility_id = new.facility_id
              and b.starts_at >= monday at time zone zone and b.starts_at < (monday + interval '7 days') at time zone zone
              and b.type = 'NORMAL' and booking_takes_places(b.state) and b.id <> new.id;
            if held + wanted > 24 then
              raise exception 'too many hours of a room of one place for one household' using errcode = 'check_violation',
                constraint = case when cardinality(together) > 1 then 'booking_quota_household_room_week'
                                  else 'booking_quota_room_week' end,
                detail = json_build_object(
                  'max', 24, 'held', round(held, 2)::float8, 'wanted', round(wanted, 2)::float8, 'monday', monday::date);
            end if;
          end if;
        end if;
        return new;
      end $$;
      revoke execute on function booking_keeps_quotas from public;
    `);
  }
}
