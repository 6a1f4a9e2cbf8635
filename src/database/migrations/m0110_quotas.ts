import { Migration } from '@mikro-orm/migrations';

/** What a unit, or a territory, lets one person, household, unit or branch hold of what is scarce. */
export class M0110Quotas extends Migration {
  override up(): void {
    this.addSql(`
      create table quota (
        id node_id primary key,
        district_code text not null,
        -- One of the three says what it is about; a kind narrows a unit or a division.
        unit_id node_id references resident_unit,
        facility_id node_id references shared_facility,
        division_id node_id references division,
        kind text constraint quota_kind_check
          check (kind in ('PARKING', 'SPORTS_FIELD', 'RESTROOM', 'MEETING_ROOM', 'ACTIVITY_ROOM')),
        holder text not null constraint quota_holder_check check (holder in ('PERSON', 'HOUSEHOLD', 'UNIT', 'BRANCH')),
        measure text not null constraint quota_measure_check check (measure in ('BOOKINGS', 'PLACES', 'MINUTES')),
        most integer not null constraint quota_most_check check (most between 1 and 1000000),
        period text not null constraint quota_period_check
          check (period in ('DAY', 'WEEK', 'MONTH', 'ROLLING_DAYS', 'AHEAD', 'AT_ONCE')),
        days integer constraint quota_days_check check (days between 1 and 366),
        version integer not null default 1,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        constraint quota_scope_check check (
          num_nonnulls(unit_id, facility_id, division_id) = 1 and (kind is null or facility_id is null)),
        constraint quota_rolls_by_days_check check ((period = 'ROLLING_DAYS') = (days is not null)),
        -- Minutes at a moment are none.
        constraint quota_at_once_check check (period <> 'AT_ONCE' or measure <> 'MINUTES'),
        -- Of two that differ in their limit alone, one would say nothing.
        constraint quota_says_something_new unique nulls not distinct
          (unit_id, facility_id, division_id, kind, holder, measure, period, days)
      );
      create index quota_of_facility on quota (facility_id) where facility_id is not null;
      create index quota_of_division on quota (division_id) where division_id is not null;

      -- Which facilities a quota is about, so that who books one that has none finds so by its key. Written by triggers alone.
      create table facility_quota (
        facility_id node_id not null references shared_facility on delete cascade,
        quota_id node_id not null references quota on delete cascade,
        primary key (facility_id, quota_id)
      );
      create index facility_quota_of_quota on facility_quota (quota_id);

      -- Whether the facility of a booking had quotas when it was written, so that no more is asked for nearly all of them.
      alter table booking add column has_quotas boolean not null default false;

      -- What somebody has booked in a day, week or month, of the quotas that count those. A household has none: who belongs to
      -- it changes, so it is counted under its lock. Written by triggers alone.
      create table quota_counter (
        quota_id node_id not null references quota on delete cascade,
        -- A resident, a unit or a grid branch.
        holder_id node_id not null,
        period_start date not null,
        district_code text not null,
        used integer not null constraint quota_counter_used_check check (used >= 0),
        -- The limit; what was used when it became smaller, as long as it is more: nothing is taken away.
        allowed integer not null,
        primary key (quota_id, holder_id, period_start),
        constraint quota_counter_within_limit check (used <= allowed)
      );
    `);
  }
}
