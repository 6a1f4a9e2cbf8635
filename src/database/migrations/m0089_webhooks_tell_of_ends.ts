import { Migration } from '@mikro-orm/migrations';

/** Units are told by their webhooks of bookings that the clock has ended. */
export class M0089WebhooksTellOfEnds extends Migration {
  override up(): void {
    this.addSql(`
      alter table webhook
        drop constraint webhook_topics_check,
        add constraint webhook_topics_check check (cardinality(topics) >= 1
          and topics <@ array[
            'booking.created', 'booking.confirmed', 'booking.cancelled', 'booking.rejected', 'booking.completed',
            'booking.expired', 'match.accepted', 'match.confirmed', 'match.declined', 'match.cancelled', 'match.fulfilled']);
    `);
  }
}
