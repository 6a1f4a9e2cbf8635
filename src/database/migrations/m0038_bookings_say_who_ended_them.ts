import { Migration } from '@mikro-orm/migrations';

/**
 * Who gave a booking back or took it back. Only the unit rejects, which the state says already; of those that were
 * cancelled before, nobody knows.
 */
export class M0038BookingsSayWhoEndedThem extends Migration {
  override up(): void {
    this.addSql(`
      alter table booking
        add column ended_by text constraint booking_ended_by_check check (ended_by in ('BOOKER', 'UNIT')),
        add constraint booking_ended_by_somebody check (
          ended_by is null or state = 'CANCELLED' or (state = 'REJECTED' and ended_by = 'UNIT'));
    `);
  }
}
