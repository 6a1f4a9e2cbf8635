import { Migration } from '@mikro-orm/migrations';

/** Notifications that go to a phone or a mailbox, and the address of a mailbox, which stands where the phone does. */
export class M0131NotificationsAreSent extends Migration {
  override up(): void {
    this.addSql(`
      alter table resident_contact add mail text check (length(mail) between 3 and 254 and mail ~ '^[^@[:space:]]+@[^@[:space:]]+$');

      -- One message for each notification and channel. Its address is looked up when it is sent, and kept nowhere.
      create table notification_message (
        id node_id primary key,
        notification_id node_id not null references notification on delete cascade,
        channel text not null check (channel in ('SMS', 'MAIL')),
        -- After quiet hours.
        due_at timestamptz not null,
        attempts integer not null default 0 check (attempts >= 0),
        last_attempt_at timestamptz,
        last_status integer,
        last_failure text
          check (last_failure in ('STATUS', 'REDIRECT', 'TIMEOUT', 'CONNECTION', 'NO_PUBLIC_ADDRESS', 'FILE')),
        -- What became of it; null while it waits, or is tried again.
        outcome text check (outcome in ('SENT', 'OUTDATED', 'NO_ADDRESS')),
        settled_at timestamptz,
        check ((outcome is null) = (settled_at is null))
      );
      create unique index notification_message_once on notification_message (notification_id, channel);
    `);
  }
}
