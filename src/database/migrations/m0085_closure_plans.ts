import { Migration } from '@mikro-orm/migrations';

/** What of the bookings of a facility no longer fits after a change that holds already, and what is to become of each. */
export class M0085ClosurePlans extends Migration {
  override up(): void {
    this.addSql(`
      create table closure_plan (
        id node_id primary key,
        district_code text not null,
        facility_id node_id not null references shared_facility,
        starts_at timestamptz not null,
        ends_at timestamptz,
        reason_zh text not null check (length(reason_zh) between 1 and 500),
        reason_en text check (length(reason_en) between 1 and 500),
        emergency boolean not null default false,
        state text not null check (state in ('OPEN', 'STALE', 'CONFIRMED', 'DISCARDED')),
        version integer not null default 1,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        constraint closure_plan_runs_forward check (starts_at < ends_at)
      );
      -- All that no longer fits in a facility stands in one plan.
      create unique index closure_plan_one_open on closure_plan (facility_id) where state = 'OPEN';

      create table closure_effect (
        plan_id node_id not null references closure_plan,
        booking_id node_id not null references booking,
        district_code text not null,
        choice text not null default 'CANCEL' check (choice in ('CANCEL', 'LET_RUN')),
        -- Until when the unit decides; then what is not let run is cancelled.
        decide_by timestamptz not null,
        -- When it was carried out, or came to nothing as the booking was over.
        settled_at timestamptz,
        primary key (plan_id, booking_id)
      );
      create unique index closure_effect_one_open on closure_effect (booking_id) where settled_at is null;
      create index closure_effect_due on closure_effect (decide_by) where settled_at is null;
    `);
  }
}
