import { Migration } from '@mikro-orm/migrations';

/**
 * How a facility is booked, in versions that never change: a booking is made under one and keeps it. A facility that names
 * none has what booking-policy.defaults.ts says.
 */
export class M0090BookingPolicies extends Migration {
  override up(): void {
    this.addSql(`
      create table booking_policy (
        facility_id node_id not null references shared_facility,
        version integer not null check (version >= 1),
        district_code text not null,
        valid_from timestamptz not null,
        -- Places are counted by the quarter of an hour.
        setup_minutes integer not null
          constraint booking_policy_setup_check check (setup_minutes between 0 and 1440 and setup_minutes % 15 = 0),
        turnaround_minutes integer not null
          constraint booking_policy_turnaround_check
          check (turnaround_minutes between 0 and 1440 and turnaround_minutes % 15 = 0),
        opens_at local_time,
        -- One that ends before it starts spans midnight.
        curfew_start local_time,
        curfew_end local_time,
        whole_only boolean not null,
        headcount_min integer check (headcount_min between 1 and 10000),
        headcount_max integer check (headcount_max between 1 and 10000),
        audiences text[] not null,
        children_allowed boolean not null,
        pending_takes_places boolean not null,
        late_start_minutes integer not null check (late_start_minutes between 0 and 1440),
        -- 0: until it ends.
        cancel_until_minutes integer not null check (cancel_until_minutes between 0 and 43200),
        primary key (facility_id, version),
        constraint booking_policy_curfew_check check (
          (curfew_start is null) = (curfew_end is null) and curfew_start::text <> curfew_end::text),
        constraint booking_policy_headcount_check check (headcount_min <= headcount_max),
        constraint booking_policy_audiences_check check (
          audiences <@ array['PUBLIC', 'CHILDREN', 'FAMILIES', 'PARTY_ORGANISATIONS', 'STAFF'])
      );
      create trigger booking_policy_is_append_only before update or delete or truncate on booking_policy
        for each statement execute function append_only();

      -- The version in force, so that who books finds it by its key; null for the defaults.
      alter table shared_facility add column policy_version integer,
        add constraint shared_facility_policy_fkey foreign key (id, policy_version) references booking_policy (facility_id, version);

      alter table booking
        -- Under which it was made; null for the defaults.
        add column policy_version integer,
        add constraint booking_policy_fkey foreign key (facility_id, policy_version)
          references booking_policy (facility_id, version),
        -- Its time with what comes before and after it; null when nothing does.
        add column occupied_from timestamptz,
        add column occupied_until timestamptz,
        add constraint booking_occupies_its_time check (
          (occupied_from is null) = (occupied_until is null) and occupied_from <= starts_at and occupied_until >= ends_at
          and occupied_from >= starts_at - interval '1 day' and occupied_until <= ends_at + interval '1 day'
          and occupied_from >= '1970-01-01T00:00:00Z'),
        -- As the policy said; a booking that waits for its unit takes no places where this is false.
        add column pending_takes_places boolean not null default true,
        add column headcount integer constraint booking_headcount_check check (headcount between 1 and 10000),
        add column children integer not null default 0 constraint booking_children_check check (children between 0 and 100),
        add column group_name text constraint booking_group_name_check check (length(group_name) between 1 and 100),
        add column note text constraint booking_note_check check (length(note) between 1 and 500);
    `);
  }
}
