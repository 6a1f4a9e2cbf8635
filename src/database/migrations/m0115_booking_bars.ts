import { Migration } from '@mikro-orm/migrations';

/** Who may not book at a unit, or in a district, for the time being: with a reason, an end, and an appeal. */
export class M0115BookingBars extends Migration {
  override up(): void {
    this.addSql(`
      create table booking_bar (
        id node_id primary key,
        district_code text not null,
        resident_id node_id not null references resident,
        -- Where it holds: at the facilities of a unit, or of all in the district.
        unit_id node_id references resident_unit,
        starts_at timestamptz not null,
        ends_at timestamptz not null,
        -- Gone with whom it is about.
        reason text constraint booking_bar_reason_check check (length(reason) between 1 and 500),
        -- What follows by itself from not coming, not from somebody's decision.
        automatic boolean not null default false,
        appealed_at timestamptz,
        appeal text constraint booking_bar_appeal_check check (length(appeal) between 1 and 1000),
        decided_at timestamptz,
        decision text constraint booking_bar_decision_check check (length(decision) between 1 and 500),
        lifted_at timestamptz,
        version integer not null default 1,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        constraint booking_bar_has_an_end check (ends_at > starts_at and ends_at <= starts_at + interval '366 days'),
        constraint booking_bar_appeal_has_a_time check (appeal is null or appealed_at is not null),
        constraint booking_bar_decides_on_an_appeal check (decided_at is null or appealed_at <= decided_at),
        constraint booking_bar_decision_has_a_time check (decision is null or decided_at is not null or lifted_at is not null),
        -- One at a time.
        constraint booking_bar_one_at_a_time exclude using gist
          (resident_id with =, (coalesce(unit_id, district_code)::text) with =, tstzrange(starts_at, ends_at) with &&)
          where (lifted_at is null)
      );
      create index booking_bar_of_resident on booking_bar (resident_id, ends_at);
      create index booking_bar_of_unit on booking_bar (unit_id, starts_at);
    `);
  }
}
