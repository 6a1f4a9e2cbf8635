import { Migration } from '@mikro-orm/migrations';

/** The work-day calendar, facilities, their opening rules and exceptions, and the stretches that search looks at. */
export class M0004Facilities extends Migration {
  override up(): void {
    this.addSql(`
      -- Years whose official notice is known. A year that is not listed here is provisional: Monday to Friday.
      create table calendar_year (
        year integer primary key check (year between 1949 and 2200),
        source text not null
      );

      -- Days that differ from Monday to Friday, by local date: holidays, make-up work days, corrections by staff.
      create table calendar_day (
        date date primary key,
        day_class text not null check (day_class in ('WORKDAY', 'DAY_OFF')),
        name text,
        name_en text,
        source text not null check (source in ('NOTICE', 'CORRECTION')),
        reason text
      );

      create table shared_facility (
        id node_id primary key,
        district_code text not null,
        unit_id node_id not null references resident_unit,
        name text not null check (length(name) between 1 and 200),
        kind text not null
          check (kind in ('PARKING', 'SPORTS_FIELD', 'RESTROOM', 'MEETING_ROOM', 'ACTIVITY_ROOM')),
        capacity integer not null check (capacity between 1 and 10000),
        admission text not null check (admission in ('OPEN_ACCESS', 'INSTANT', 'APPROVAL')),
        state text not null check (state in ('DRAFT', 'IN_REVIEW', 'PUBLISHED', 'SUSPENDED', 'WITHDRAWN')),
        state_reason text,
        time_zone text not null,
        latitude double precision check (latitude between -90 and 90),
        longitude double precision check (longitude between -180 and 180),
        location point generated always as (point(longitude, latitude)) stored,
        -- What only its kind has; the type name is the one of the API.
        details jsonb check (details ->> 'typeName' = case kind when 'PARKING' then 'ParkingDetails'
          when 'SPORTS_FIELD' then 'SportsFieldDetails' when 'RESTROOM' then 'RestroomDetails' else 'RoomDetails' end),
        -- How it can be booked. The grid divides a day and is made of whole occupancy steps of 15 minutes.
        grid_minutes integer not null default 15 check (grid_minutes in (15, 30, 60, 120, 180, 240, 360, 480, 720)),
        min_minutes integer not null default 15 check (min_minutes >= 15),
        max_minutes integer not null default 1440 check (max_minutes between min_minutes and 43200),
        lead_minutes integer not null default 0 check (lead_minutes between 0 and 525600),
        horizon_days integer not null default 30 check (horizon_days between 0 and 366),
        -- Up to where open_stretch is filled in, and from which revision of the calendar; the keeper of the stretches
        -- looks after both.
        stretches_until timestamptz,
        stretches_calendar integer,
        synthetic boolean not null default false,
        version integer not null default 1,
        created_at timestamptz not null,
        check ((latitude is null) = (longitude is null)),
        check (kind <> 'RESTROOM' or admission = 'OPEN_ACCESS'),
        -- Targets of foreign keys that carry a value along: see occupancy and booking.
        unique (id, capacity),
        unique (id, kind)
      );
      alter table role_assignment add foreign key (facility_id) references shared_facility;
      create index on shared_facility (unit_id, name, id);
      create index on shared_facility (name, id);
      create index on shared_facility (state, stretches_until);
      create index on shared_facility using gin (search_grams(name));
      create index on shared_facility using gist (location);

      -- A time of day as the API writes it. SQL never calculates with it: the arithmetic of rules is not done here.
      create domain local_time as text collate "C"
        check (value ~ '^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9]([.][0-9]{3})?)?$');

      create table opening_rule (
        facility_id node_id not null references shared_facility,
        position integer not null,
        day_class text not null check (day_class in ('EVERY_DAY', 'WORKDAY', 'DAY_OFF')),
        weekdays text[] not null default '{}' check (weekdays <@ array['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY',
                                                                     'FRIDAY', 'SATURDAY', 'SUNDAY']),
        start_time local_time not null,
        end_time local_time not null,
        season_from text check (season_from ~ '^[0-9]{2}-[0-9]{2}$'),
        season_to text check (season_to ~ '^[0-9]{2}-[0-9]{2}$'),
        leave_by_next_workday local_time,
        primary key (facility_id, position),
        check ((season_from is null) = (season_to is null))
      );

      create table opening_exception (
        facility_id node_id not null references shared_facility,
        date date not null,
        closed boolean not null,
        windows jsonb not null default '[]' check (jsonb_typeof(windows) = 'array'),
        reason text,
        primary key (facility_id, date),
        check (closed = (windows = '[]'))
      );

      -- The open stretches of bookable facilities as instants, worked out from the rules for the time that can be
      -- booked. It serves search only; a booking is decided by the rules themselves.
      create table open_stretch (
        facility_id node_id not null references shared_facility,
        starts_at timestamptz not null,
        ends_at timestamptz not null,
        primary key (facility_id, starts_at),
        check (starts_at < ends_at)
      );
    `);
  }
}
