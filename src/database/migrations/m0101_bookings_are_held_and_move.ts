import { Migration } from '@mikro-orm/migrations';

/**
 * A booking can be held for a form that is being filled in, and it can move. Where the unit approves, a move is a booking of
 * its own that waits, named by the one that is to move there.
 */
export class M0101BookingsAreHeldAndMove extends Migration {
  override up(): void {
    this.addSql(`
      alter table booking
        -- How often it has moved.
        add column moves integer not null default 0 constraint booking_moves_check check (moves between 0 and 10000),
        -- Where it was before it moved last.
        add column moved_from_facility_id node_id constraint booking_moved_from_fkey references shared_facility,
        add column moved_from_start timestamptz,
        add column moved_from_end timestamptz,
        add constraint booking_moved_from_check check (
          num_nulls(moved_from_facility_id, moved_from_start, moved_from_end) in (0, 3) and moved_from_start < moved_from_end),
        -- The booking that moves to where this one waits, if the unit says so.
        add column moves_id node_id constraint booking_moves_id_fkey references booking,
        -- Of one that was held: until when. The clock goes by answer_by, for what is held as for what waits for its unit.
        add column held_until timestamptz,
        drop constraint booking_state_check,
        add constraint booking_state_check check (state in (
          'HELD', 'PENDING', 'CONFIRMED', 'CHECKED_IN', 'COMPLETED', 'CANCELLED', 'REJECTED', 'NO_SHOW', 'EXPIRED', 'MOVED')),
        drop constraint booking_is_answered_before_its_start,
        add constraint booking_is_answered_before_its_start check (state <> 'PENDING' or answer_by <= starts_at),
        add constraint booking_is_answered_before_its_end check (answer_by <= ends_at),
        drop constraint booking_waits_until,
        add constraint booking_waits_until check (state not in ('PENDING', 'HELD') or answer_by is not null),
        add constraint booking_is_held_until check (
          state <> 'HELD' or (held_until is not null and held_until = answer_by and type = 'NORMAL')),
        add constraint booking_move_request_check check (
          case when moves_id is null then state <> 'MOVED'
               else type = 'NORMAL' and moves_id <> id and held_until is null
                 and state in ('PENDING', 'MOVED', 'REJECTED', 'CANCELLED', 'EXPIRED') end),
        -- A move may overlap the booking that moves.
        drop constraint booking_one_per_person_and_kind,
        add constraint booking_one_per_person_and_kind exclude using gist
          (booker_id with =, kind with =, tstzrange(starts_at, ends_at) with &&,
           (coalesce(group_id, moves_id, id)::text) with <>)
          where (type = 'NORMAL' and state in ('HELD', 'PENDING', 'CONFIRMED', 'CHECKED_IN'));

      create unique index booking_one_hold_a_person on booking (booker_id) where state = 'HELD';
      create unique index booking_one_open_move on booking (moves_id) where state = 'PENDING' and moves_id is not null;
      create index booking_of_move on booking (moves_id) where moves_id is not null;
      create index booking_holds_of_person on booking (booker_id, held_until) where held_until is not null;
      drop index booking_unanswered, booking_to_lapse;
      create index booking_unanswered on booking (facility_id, answer_by) where state in ('PENDING', 'HELD');
      create index booking_to_lapse on booking (answer_by) where state in ('PENDING', 'HELD');
    `);
  }
}
