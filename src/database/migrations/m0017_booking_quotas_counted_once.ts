import { Migration } from '@mikro-orm/migrations';

/** The quotas of a resident are counted by the trigger alone, which tells in its detail how much is held. */
export class M0017BookingQuotasCountedOnce extends Migration {
  override up(): void {
    this.addSql(`
      -- As in m0014_booking_quotas, with what is held in the detail of the error. It is counted here alone, and not also
      -- when the facility is looked at: nearly nobody is near a bound, and everybody would pay for being told earlier.
      --
      -- Whoever books for several residents in one transaction takes their rows before, by id: the order of the bookings is
      -- none that others keep.
      create or replace function booking_keeps_quotas() returns trigger language plpgsql
        set search_path = public, pg_temp as $$
      declare
        held numeric;
        wanted numeric;
        zone text;
        -- Where the room is, at midnight.
        monday timestamp;
      begin
        -- Two bookings of one kind never overlap, so this bounds the places at each moment.
        if new.kind = 'PARKING' and new.quantity > 2 then
          raise exception 'too many places of a car park for one resident' using errcode = 'check_violation',
            constraint = 'booking_quota_car_park', detail = json_build_object('max', 2, 'wanted', new.quantity);
        end if;

        perform from resident where id = new.booker_id for no key update;

        if new.ends_at > new.updated_at then
          -- No booking is longer than 31 days, so those that began long before need not be looked at.
          select count(*) into held from booking b
          where b.booker_id = new.booker_id and b.starts_at > new.updated_at - interval '32 days'
            and b.ends_at > new.updated_at and b.type = 'NORMAL' and booking_takes_places(b.state) and b.id <> new.id;
          if held >= 10 then
            raise exception 'too many bookings ahead for one resident' using errcode = 'check_violation',
              constraint = 'booking_quota_ahead', detail = json_build_object('max', 10, 'held', held);
          end if;
        end if;

        if new.kind in ('MEETING_ROOM', 'ACTIVITY_ROOM') then
          select f.time_zone into zone from shared_facility f where f.id = new.facility_id and f.capacity = 1;
          if found then
            -- A booking counts whole, in the week in which it starts.
            wanted := extract(epoch from new.ends_at - new.starts_at) / 3600;
            monday := date_trunc('week', new.starts_at at time zone zone);
            select coalesce(extract(epoch from sum(b.ends_at - b.starts_at)), 0) / 3600 into held from booking b
            where b.booker_id = new.booker_id and b.facility_id = new.facility_id
              and b.starts_at >= monday at time zone zone and b.starts_at < (monday + interval '7 days') at time zone zone
              and b.type = 'NORMAL' and booking_takes_places(b.state) and b.id <> new.id;
            if held + wanted > 24 then
              raise exception 'too many hours of a room of one place for one resident' using errcode = 'check_violation',
                constraint = 'booking_quota_room_week', detail = json_build_object(
                  'max', 24, 'held', round(held, 2)::float8, 'wanted', round(wanted, 2)::float8, 'monday', monday::date);
            end if;
          end if;
        end if;
        return new;
      end $$;
      drop function bookings_ahead;
      drop function minutes_held_that_week;
    `);
  }
}
