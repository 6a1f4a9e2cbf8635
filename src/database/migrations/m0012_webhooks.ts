import { Migration } from '@mikro-orm/migrations';

/** Webhooks of units, the secrets they are signed with, and what is delivered to them. */
export class M0012Webhooks extends Migration {
  override up(): void {
    this.addSql(`
      create table webhook (
        id node_id primary key,
        district_code text not null,
        unit_id node_id not null references resident_unit,
        url text not null check (length(url) between 1 and 2000),
        topics text[] not null check (cardinality(topics) >= 1
          and topics <@ array['booking.created', 'booking.confirmed', 'booking.cancelled', 'booking.rejected',
                              'match.accepted', 'match.confirmed', 'match.declined', 'match.cancelled',
                              'match.fulfilled']),
        created_at timestamptz not null,
        created_by node_id not null references account,
        disabled_at timestamptz,
        disabled_reason text check (disabled_reason in ('MANAGER', 'GONE', 'FAILING')),
        -- The first failure since the last success.
        failing_since timestamptz,
        -- The process that delivers to it, and until when that may be believed: one at a time, so that messages keep
        -- their order and a slow receiver holds up nobody else.
        lease text,
        leased_until timestamptz,
        check ((disabled_at is null) = (disabled_reason is null))
      );
      create index on webhook (unit_id, id);

      -- What messages are signed with. It has to be kept as it is, since signing needs it and the environment holds no key
      -- to encrypt it with: only the code that signs reads this table. Without an end it is the current one.
      create table webhook_secret (
        id bigint generated always as identity primary key,
        webhook_id node_id not null references webhook on delete cascade,
        secret text not null check (secret ~ '^whsec_[A-Za-z0-9+/]{32,}={0,2}$'),
        created_at timestamptz not null,
        expires_at timestamptz
      );
      create index on webhook_secret (webhook_id);
      create unique index webhook_secret_current on webhook_secret (webhook_id) where expires_at is null;

      -- One message to one webhook: an event of the outbox, or a ping, which has none.
      create table webhook_delivery (
        id node_id primary key,
        -- The order in which messages are sent.
        seq bigint generated always as identity,
        district_code text not null,
        webhook_id node_id not null references webhook on delete cascade,
        event_xid xid8,
        event_id bigint,
        topic text not null,
        -- As it is signed: to the letter the same with each attempt.
        body text not null,
        state text not null check (state in ('PENDING', 'DELIVERED', 'FAILED', 'DEAD')),
        attempts integer not null default 0 check (attempts >= 0),
        last_attempt_at timestamptz,
        last_status integer,
        last_failure text
          check (last_failure in ('STATUS', 'REDIRECT', 'TIMEOUT', 'CONNECTION', 'NO_PUBLIC_ADDRESS')),
        next_attempt_at timestamptz,
        created_at timestamptz not null,
        -- Waiting, or settled for good.
        check ((next_attempt_at is null) = (state in ('DELIVERED', 'DEAD'))),
        check ((event_xid is null) = (event_id is null))
      );
      -- However often the outbox is read, an event becomes one message to each webhook.
      create unique index webhook_delivery_once on webhook_delivery (webhook_id, event_xid, event_id);
      create index on webhook_delivery (webhook_id, seq);
      create index webhook_delivery_due on webhook_delivery (webhook_id, next_attempt_at) where next_attempt_at is not null;
      create index on webhook_delivery (created_at);

      -- How far the outbox has become messages. Whoever reads on holds its one row.
      create table webhook_position (
        one boolean primary key default true check (one),
        xid xid8 not null,
        id bigint not null
      );
      insert into webhook_position (xid, id) values (pg_snapshot_xmin(pg_current_snapshot()), 0);
    `);
  }
}
