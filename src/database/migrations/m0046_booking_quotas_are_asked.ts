import { Migration } from '@mikro-orm/migrations';

/** The quotas of a resident can be asked about, by the one function that decides on them. */
export class M0046BookingQuotasAreAsked extends Migration {
  override up(): void {
    this.addSql(`
      -- What of the quotas a booking of a resident would break, each with its figures, as refusals tell them. The bounds stand
      -- here alone. What is counted is as of the statement that asks: only who holds the row of the resident can rely on it.
      create function booking_quotas_broken(
        person text, place text, place_kind text, starts timestamptz, ends timestamptz, places integer, moment timestamptz,
        itself text
      ) returns table (quota text, detail json) language plpgsql stable set search_path = public, pg_temp as $$
      declare
        held numeric;
        wanted numeric;
        zone text;
        -- Where the room is, at midnight.
        monday timestamp;
      begin
        -- Two bookings of one kind never overlap, so this bounds the places at each moment.
        if place_kind = 'PARKING' and places > 2 then
          quota := 'booking_quota_car_park';
          detail := json_build_object('max', 2, 'wanted', places);
          return next;
        end if;

        if ends > moment then
          -- No booking is longer than 31 days, so those that began long before need not be looked at.
          select count(*) into held from booking b
          where b.booker_id = person and b.starts_at > moment - interval '32 days'
            and b.ends_at > moment and b.type = 'NORMAL' and booking_takes_places(b.state) and b.id <> itself;
          if held >= 10 then
            quota := 'booking_quota_ahead';
            detail := json_build_object('max', 10, 'held', held);
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
            where b.booker_id = person and b.facility_id = place
              and b.starts_at >= monday at time zone zone and b.starts_at < (monday + interval '7 days') at time zone zone
              and b.type = 'NORMAL' and booking_takes_places(b.state) and b.id <> itself;
            if held + wanted > 24 then
              quota := 'booking_quota_room_week';
              detail := json_build_object(
                'max', 24, 'held', round(held, 2)::float8, 'wanted', round(wanted, 2)::float8, 'monday', monday::date);
              return next;
            end if;
          end if;
        end if;
      end $$;

      -- Whoever books for several residents in one transaction takes their rows before, by id: the order of the bookings is
      -- none that others keep.
      create or replace function booking_keeps_quotas() returns trigger language plpgsql
        set search_path = public, pg_temp as $$
      declare
        broken record;
      begin
        perform from resident where id = new.booker_id for no key update;
        for broken in
          select * from booking_quotas_broken(
            new.booker_id, new.facility_id, new.kind, new.starts_at, new.ends_at, new.quantity, new.updated_at, new.id)
          limit 1
        loop
          raise exception 'more than one resident may hold' using errcode = 'check_violation',
            constraint = broken.quota, detail = broken.detail;
        end loop;
        return new;
      end $$;
    `);
  }
}
