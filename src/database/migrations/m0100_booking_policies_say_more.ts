import { Migration } from '@mikro-orm/migrations';

/**
 * A policy says until when the unit answers, for how long places are held, how often a booking moves, and whether it can
 * still be given back after its deadline; one that was, says so.
 */
export class M0100BookingPoliciesSayMore extends Migration {
  override up(): void {
    this.addSql(`
      alter table booking_policy
        -- Null: until the start.
        add column answer_within_minutes integer
          constraint booking_policy_answer_check check (answer_within_minutes between 1 and 43200),
        -- 0: nothing is held.
        add column hold_minutes integer not null default 10
          constraint booking_policy_hold_check check (hold_minutes between 0 and 60),
        -- Null: as often as one likes.
        add column moves_max integer constraint booking_policy_moves_check check (moves_max between 0 and 100),
        add column late_cancel boolean not null default false;

      alter table booking add column cancelled_late boolean not null default false,
        add constraint booking_late_is_cancelled check (not cancelled_late or (state = 'CANCELLED' and ended_by = 'BOOKER'));
    `);
  }
}
