import { Migration } from '@mikro-orm/migrations';

/** What one resident may hold of what is scarce, whatever code writes the booking. */
export class M0014BookingQuotas extends Migration {
  override up(): void {
    this.addSql(`
      -- The bookings of a resident that have not ended at a moment. No booking is longer than 31 days, so those that began
      -- long before need not be looked at.
      -- @param besides a booking that does not count: the one that is judged
      create function bookings_ahead(booker text, at timestamptz, besides text) returns integer language plpgsql stable as $$
      begin
        return (
          select count(*) from booking b
          where b.booker_id = booker and b.starts_at > at - interval '32 days' and b.ends_at > at
            and b.type = 'NORMAL' and booking_takes_places(b.state) and b.id <> besides);
      end $$;

      -- The minutes for which a resident holds a facility in the week, from Monday to Sunday where it is, in which a moment
      -- lies. A booking counts whole, in the week in which it starts.
      create function minutes_held_that_week(booker text, facility text, zone text, at timestamptz, besides text)
        returns integer language plpgsql stable as $$
      declare
        monday timestamp := date_trunc('week', at at time zone zone);
      begin
        return (
          select coalesce(ceil(extract(epoch from sum(b.ends_at - b.starts_at)) / 60), 0) from booking b
          where b.booker_id = booker and b.facility_id = facility and b.type = 'NORMAL' and booking_takes_places(b.state)
            and b.starts_at >= monday at time zone zone and b.starts_at < (monday + interval '7 days') at time zone zone
            and b.id <> besides);
      end $$;

      -- Judges what a resident comes to hold. Their row is locked first, so that of two bookings at once the second sees the
      -- first; each resident waits for nobody else. It is the lock that the foreign key would take a moment later, but
      -- stronger, and comes before those on the counters, here as everywhere.
      create function booking_keeps_quotas() returns trigger language plpgsql set search_path = public, pg_temp as $$
      declare
        zone text;
      begin
        -- Two bookings of one kind never overlap, so this bounds the places at each moment.
        if new.kind = 'PARKING' and new.quantity > 2 then
          raise exception 'more than 2 places of a car park for one resident'
            using errcode = 'check_violation', constraint = 'booking_quota_car_park';
        end if;
        perform from resident where id = new.booker_id for no key update;
        if new.ends_at > new.updated_at and bookings_ahead(new.booker_id, new.updated_at, new.id) >= 10 then
          raise exception 'more than 10 bookings ahead for one resident'
            using errcode = 'check_violation', constraint = 'booking_quota_ahead';
        end if;
        if new.kind in ('MEETING_ROOM', 'ACTIVITY_ROOM') then
          select f.time_zone into zone from shared_facility f where f.id = new.facility_id and f.capacity = 1;
          if found and minutes_held_that_week(new.booker_id, new.facility_id, zone, new.starts_at, new.id)
                       + ceil(extract(epoch from new.ends_at - new.starts_at) / 60) > 24 * 60 then
            raise exception 'more than 24 hours a week in a room of one place for one resident'
              using errcode = 'check_violation', constraint = 'booking_quota_room_week';
          end if;
        end if;
        return new;
      end $$;
      create trigger booking_keeps_quotas_when_made before insert on booking for each row
        when (new.type = 'NORMAL' and booking_takes_places(new.state)) execute function booking_keeps_quotas();
      -- Whoever holds more from before may still do everything but take more.
      create trigger booking_keeps_quotas_when_changed before update on booking for each row
        when (new.type = 'NORMAL' and booking_takes_places(new.state)
              and (not booking_takes_places(old.state) or new.quantity > old.quantity
                   or (old.type, old.booker_id, old.facility_id, old.starts_at, old.ends_at)
                      is distinct from (new.type, new.booker_id, new.facility_id, new.starts_at, new.ends_at)))
        execute function booking_keeps_quotas();
    `);
  }
}
