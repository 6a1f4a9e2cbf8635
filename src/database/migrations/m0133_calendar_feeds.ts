import { Migration } from '@mikro-orm/migrations';

/** Links under which calendars read bookings. */
export class M0133CalendarFeeds extends Migration {
  override up(): void {
    this.addSql(`
      create table calendar_feed (
        id node_id primary key,
        account_id node_id not null references account,
        -- What is taken there; null for the bookings of the account.
        facility_id node_id references shared_facility,
        -- SHA-256 of what stands in the link: whoever reads this table can follow none.
        token_hash bytea not null unique check (length(token_hash) = 32),
        created_at timestamptz not null,
        last_read_at timestamptz check (last_read_at >= created_at),
        revoked_at timestamptz check (revoked_at >= created_at)
      );
      create index on calendar_feed (account_id, id);
      create index on calendar_feed (facility_id) where facility_id is not null;
      create index calendar_feed_revoked on calendar_feed (revoked_at) where revoked_at is not null;
    `);
  }
}
