import { Migration } from '@mikro-orm/migrations';

/** Units are told by their webhooks of bookings that are held and that have moved. */
export class M0108WebhooksTellOfHoldsAndMoves extends Migration {
  override up(): void {
    this.addSql(`
      alter table webhook
        drop constraint webhook_topics_check,
        add constraint webhook_topics_check check (cardinality(topics) >= 1
          and topics <@ array[
            'booking.created', 'booking.confirmed', 'booking.cancelled', 'booking.rejected', 'booking.completed',
            'booking.expired', 'booking.held', 'booking.moved', 'match.accepted', 'match.confirmed', 'match.declined',
            'match.cancelled', 'match.fulfilled']);
    `);
  }
}
