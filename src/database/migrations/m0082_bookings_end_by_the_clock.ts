import { Migration } from '@mikro-orm/migrations';

/**
 * A request that nobody answers lapses, at the latest when it would start; what was not given back is completed at its end.
 * A booking says by whom it was ended and why.
 */
export class M0082BookingsEndByTheClock extends Migration {
  override up(): void {
    this.addSql(`
      alter table booking
        add column answer_by timestamptz,
        add column cancel_reason text constraint booking_cancel_reason_check check (cancel_reason in (
          'CHANGE_OF_PLANS', 'ILLNESS', 'WEATHER', 'FOUND_ANOTHER_PLACE', 'UNSUITABLE', 'WITHDRAWN_BY_UNIT', 'CLOSURE',
          'OTHER')),
        drop constraint booking_ended_by_check,
        add constraint booking_ended_by_check check (ended_by in ('BOOKER', 'UNIT', 'STAFF', 'PROGRAM', 'CLOCK')),
        drop constraint booking_ended_by_somebody,
        add constraint booking_ended_by_somebody check (
          ended_by is null or state = 'CANCELLED' or (state = 'REJECTED' and ended_by = 'UNIT')
          or (state = 'EXPIRED' and ended_by = 'CLOCK')),
        add constraint booking_cancelled_for_a_reason check (cancel_reason is null or state = 'CANCELLED'),
        add constraint booking_is_answered_before_its_start check (answer_by <= starts_at),
        add constraint booking_lapses_when_unanswered check (state <> 'EXPIRED' or updated_at >= answer_by);
      update booking set answer_by = starts_at where state = 'PENDING';
      alter table booking
        add constraint booking_waits_until check (state <> 'PENDING' or answer_by is not null);

      -- What is over by the clock is found by these, at once: there is hardly any.
      create index booking_unanswered on booking (facility_id, answer_by) where state = 'PENDING';
      create index booking_to_lapse on booking (answer_by) where state = 'PENDING';
      create index booking_to_complete on booking (ends_at) where state in ('CONFIRMED', 'CHECKED_IN');
    `);
  }
}
