import { Migration } from '@mikro-orm/migrations';

const KINDS = `'BOOKED', 'CONFIRMED', 'REJECTED', 'CANCELLED', 'MOVED', 'REMINDER', 'OFFER', 'OFFER_LAPSED', 'DRAW_RESULT',
          'CLOSURE', 'NO_SHOW', 'MESSAGE', 'CHARGE', 'PROBLEM_ANSWERED', 'LAPSED'`;

/** What residents are told of their bookings, when they have read it, and what they want to be reminded of. */
export class M0130Notifications extends Migration {
  override up(): void {
    this.addSql(`
      -- What somebody is told, as data: the sentence is made when it is read, in the language of who reads it.
      create table notification (
        id node_id primary key,
        -- The order in which they are read.
        seq bigint generated always as identity,
        district_code text not null,
        resident_id node_id not null references resident,
        kind text not null check (kind in (${KINDS})),
        at timestamptz not null,
        booking_id node_id references booking,
        -- When the booking began and ended at that time: it may have been moved since.
        starts_at timestamptz,
        ends_at timestamptz,
        -- It says that what was told before no longer holds: the closure is off.
        is_withdrawal boolean not null default false,
        -- The event that it tells of.
        event_xid xid8,
        event_id bigint,
        -- Of a reminder: how long before the start, in minutes.
        remind_minutes integer check (remind_minutes between 15 and 10080),
        read_at timestamptz,
        check ((event_xid is null) = (event_id is null)),
        check ((kind = 'REMINDER') = (remind_minutes is not null)),
        check (kind <> 'REMINDER' or (event_id is null and booking_id is not null)),
        check (num_nulls(booking_id, starts_at, ends_at) in (0, 3)),
        check (starts_at < ends_at)
      );
      -- However often the outbox is read, a person is told of an event once; and reminded of a start once.
      create unique index notification_once on notification (resident_id, event_xid, event_id);
      create unique index notification_reminds_once on notification (booking_id, starts_at, remind_minutes, resident_id)
        where kind = 'REMINDER';
      create index on notification (resident_id, seq);
      create index notification_unread on notification (resident_id) where read_at is null;
      create index on notification (booking_id);
      create index on notification (at);

      -- How far the outbox has become notifications. Whoever reads on holds its one row.
      create table notification_position (
        one boolean primary key default true check (one),
        xid xid8 not null,
        id bigint not null
      );
      insert into notification_position (xid, id) values (pg_snapshot_xmin(pg_current_snapshot()), 0);

      -- What a resident has chosen; who has chosen nothing is reminded an hour before, and sent nothing.
      create table notification_setting (
        resident_id node_id primary key references resident,
        remind_minutes integer[] not null default '{60}' check (
          cardinality(remind_minutes) <= 3 and 15 <= all (remind_minutes) and 10080 >= all (remind_minutes)),
        sms text[] not null default '{}' check (sms <@ array[${KINDS}]),
        mail text[] not null default '{}' check (mail <@ array[${KINDS}]),
        -- That of what is sent; what is read is in the language of who reads it.
        language text not null check (language in ('en', 'zh-CN')),
        updated_at timestamptz not null
      );
    `);
  }
}
