import { Migration } from '@mikro-orm/migrations';

/** An order in which the outbox can be read to its end again and again without losing or repeating an event. */
export class M0011OutboxOrder extends Migration {
  override up(): void {
    this.addSql(`
      -- Ids are given when a row is written and seen when it is committed, which is another order: who reads on from the
      -- highest id misses what commits late. A transaction that is older than all that are still open has ended, so the
      -- events with xid < pg_snapshot_xmin(pg_current_snapshot()) are complete, and by (xid, id) none comes before
      -- one that has been read.
      alter table outbox_event add xid xid8 not null default pg_current_xact_id();
      create unique index outbox_event_order on outbox_event (xid, id);
      -- Each reader keeps a place in that order of its own; nobody asks what has been delivered to all.
      drop index outbox_event_id_idx;

      -- How far a run of the matching has come: what it had counted when it reached each state.
      create table matching_progress (
        run_id node_id not null,
        state text not null check (state in ('STARTED', 'READ', 'SOLVED', 'WRITTEN', 'FAILED')),
        at timestamptz not null,
        district_code text not null,
        division_id node_id not null references division,
        demands integer check (demands >= 0),
        supplies integer check (supplies >= 0),
        matches integer check (matches >= 0),
        primary key (run_id, state)
      );
      create index on matching_progress (at);
    `);
  }
}
