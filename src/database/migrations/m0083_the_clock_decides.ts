import { Migration } from '@mikro-orm/migrations';

/** What the clock has made of a booking holds before the job that writes it down has come by, for states, places and quotas. */
export class M0083TheClockDecides extends Migration {
  override up(): void {
    this.addSql(`
      create or replace function booking_may_become(was text, next text) returns boolean
        language sql immutable strict parallel safe
        return (was, next) in (
          ('PENDING', 'CONFIRMED'), ('PENDING', 'REJECTED'), ('PENDING', 'EXPIRED'), ('PENDING', 'CANCELLED'),
          ('EXPIRED', 'REJECTED'), ('EXPIRED', 'CANCELLED'),
          ('CONFIRMED', 'CANCELLED'), ('CONFIRMED', 'CHECKED_IN'), ('CONFIRMED', 'NO_SHOW'), ('CONFIRMED', 'COMPLETED'),
          ('CHECKED_IN', 'COMPLETED'));

      -- The state of a booking at a moment; the program says the same by stateAt.
      create function booking_state_at(state text, answer_by timestamptz, ends_at timestamptz, moment timestamptz)
        returns text language sql immutable parallel safe
        return case when state = 'PENDING' and answer_by <= moment then 'EXPIRED'
                    when state in ('CONFIRMED', 'CHECKED_IN') and ends_at <= moment then 'COMPLETED'
                    else state end;

      -- Whoever says nothing else lets the unit answer until the start.
      create function booking_waits_until_its_start() returns trigger language plpgsql set search_path = public, pg_temp as $$
      begin
        new.answer_by := new.starts_at;
        return new;
      end $$;
      create trigger booking_waits_until_its_start before insert on booking
        for each row when (new.state = 'PENDING' and new.answer_by is null)
        execute function booking_waits_until_its_start();

      -- The counters of a span without the requests that have lapsed by a moment and still stand in them. Asked only where
      -- there are some.
      create function occupancy_without_lapsed(facility text, begins timestamptz, taken integer[], moment timestamptz)
        returns integer[] language plpgsql stable set search_path = public, pg_temp as $$
      declare
        lapsed record;
        since bigint := extract(epoch from begins)::bigint / 900;
      begin
        for lapsed in
          select b.starts_at, b.ends_at, b.quantity from booking b
          where b.facility_id = facility and b.state = 'PENDING' and b.answer_by <= moment
            and b.starts_at < begins + interval '6 hours' and b.ends_at > begins
        loop
          taken := occupancy_add(
            taken,
            1 + greatest(floor(extract(epoch from lapsed.starts_at) / 900)::bigint - since, 0)::integer,
            least(ceil(extract(epoch from lapsed.ends_at) / 900)::bigint - since, 24)::integer,
            -lapsed.quantity);
        end loop;
        return taken;
      end $$;
    `);
  }
}
