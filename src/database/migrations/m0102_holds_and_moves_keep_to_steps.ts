import { Migration } from '@mikro-orm/migrations';

/** What is held takes places and counts for its booker as what is booked does, and lapses as a request does. */
export class M0102HoldsAndMovesKeepToSteps extends Migration {
  override up(): void {
    this.addSql(`
      create or replace function booking_may_become(was text, next text) returns boolean
        language sql immutable strict parallel safe
        return (was, next) in (
          ('HELD', 'CONFIRMED'), ('HELD', 'PENDING'), ('HELD', 'EXPIRED'), ('HELD', 'CANCELLED'),
          ('PENDING', 'CONFIRMED'), ('PENDING', 'REJECTED'), ('PENDING', 'EXPIRED'), ('PENDING', 'CANCELLED'),
          ('PENDING', 'MOVED'), ('EXPIRED', 'REJECTED'), ('EXPIRED', 'CANCELLED'),
          ('CONFIRMED', 'CANCELLED'), ('CONFIRMED', 'CHECKED_IN'), ('CONFIRMED', 'NO_SHOW'), ('CONFIRMED', 'COMPLETED'),
          ('CHECKED_IN', 'COMPLETED'));

      create or replace function booking_state_at(state text, answer_by timestamptz, ends_at timestamptz, moment timestamptz)
        returns text language sql immutable parallel safe
        return case when state in ('PENDING', 'HELD') and answer_by <= moment then 'EXPIRED'
                    when state in ('CONFIRMED', 'CHECKED_IN') and ends_at <= moment then 'COMPLETED'
                    else state end;

      -- Whether a booking counts for who holds it.
      create or replace function booking_takes_places(state text) returns boolean
        language sql immutable strict parallel safe
        return state in ('HELD', 'PENDING', 'CONFIRMED', 'CHECKED_IN', 'COMPLETED');

      create or replace function booking_holds_places(state text, pending_takes_places boolean) returns boolean
        language sql immutable parallel safe
        return state in ('CONFIRMED', 'HELD', 'CHECKED_IN', 'COMPLETED') or (state = 'PENDING' and pending_takes_places);

      -- How a booking comes to be is told in the trail by one of these.
      create or replace function bookings_without_audit() returns setof text language sql stable security definer
        set search_path = public, pg_temp as $$
        select b.id from booking b
        where not exists (select from audit_entry e where e.subject_id = b.id
                          and e.action in ('bookingCreate', 'bookingHold', 'bookingMove'))
      $$;
    `);
  }
}
