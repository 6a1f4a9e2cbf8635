import { Migration } from '@mikro-orm/migrations';

/** Bookings and occupancy: the tables that make overbooking impossible, whatever code writes. */
export class M0005Bookings extends Migration {
  override up(): void {
    this.addSql(`
      create table booking (
        id node_id primary key,
        district_code text not null,
        reference text collate "C" not null unique,
        facility_id node_id not null,
        -- Copied from the facility and kept equal by the foreign key: the rule of one booking per person and kind needs it.
        kind text not null,
        type text not null default 'NORMAL' check (type in ('NORMAL', 'MATCH')),
        booker_id node_id references resident,
        starts_at timestamptz not null,
        ends_at timestamptz not null,
        quantity integer not null check (quantity between 1 and 10000),
        state text not null check (state in ('PENDING', 'CONFIRMED', 'CHECKED_IN', 'COMPLETED', 'CANCELLED', 'REJECTED',
                                             'NO_SHOW', 'EXPIRED')),
        state_reason text,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        version integer not null default 1,
        foreign key (facility_id, kind) references shared_facility (id, kind),
        check (starts_at < ends_at),
        check (ends_at <= starts_at + interval '31 days'),
        check (type <> 'NORMAL' or booker_id is not null),
        -- One person cannot be in two places of the same kind. Always written with ON CONFLICT DO NOTHING: a plain
        -- INSERT under an exclusion constraint deadlocks when many arrive at once.
        constraint booking_one_per_person_and_kind exclude using gist
          (booker_id with =, kind with =, tstzrange(starts_at, ends_at) with &&)
          where (type = 'NORMAL' and state in ('PENDING', 'CONFIRMED', 'CHECKED_IN'))
      );
      create index on booking (facility_id, starts_at);
      create index on booking (booker_id, starts_at);

      -- How many places of a facility are taken in each quarter of an hour of a UTC day: 96 counters in one row.
      --
      -- The decision for this method (measured by bench/booking-methods.ts, figures in bench/README.md): no constraint
      -- on pairs of rows can say "at no moment more than N", since two short bookings under a long one overlap it in
      -- turn. Exclusion constraints say it for N = 1 only; numbered seats refuse bookings that would fit; a lock on the
      -- facility is right but lets one booking at a time through. Counters per step say exactly the inequality that
      -- must hold, and a CHECK holds it. One row for a day instead of one for a step: a night in a car park is two row
      -- updates, not 56, and two bookings wait for each other only when they fall on the same facility and day.
      -- Every way to the counters is a trigger on booking, so no INSERT, UPDATE or DELETE can leave them out;
      -- capacity travels with the foreign key, so lowering it under what is taken is refused as well.
      create table occupancy (
        facility_id node_id not null,
        day date not null,
        district_code text not null,
        capacity integer not null,
        taken integer[] not null,
        primary key (facility_id, day),
        foreign key (facility_id, capacity) references shared_facility (id, capacity) on update cascade,
        constraint occupancy_has_all_steps check (array_ndims(taken) = 1 and cardinality(taken) = 96
                                                  and array_lower(taken, 1) = 1),
        constraint occupancy_not_negative check (0 <= all (taken)),
        constraint occupancy_within_capacity check (capacity >= all (taken))
      ) with (fillfactor = 70);

      -- A day on which a quantity is taken from the first to the last step, both counted from 1, and nothing else.
      create function occupancy_of(first integer, last integer, quantity integer)
        returns integer[] language sql immutable strict parallel safe
        return array_fill(0, array[first - 1]) || array_fill(quantity, array[last - first + 1])
               || array_fill(0, array[96 - last]);

      -- Two days added up, step by step.
      create function occupancy_sum(a integer[], b integer[])
        returns integer[] language sql immutable strict parallel safe
        return (select array_agg(x + y order by step) from unnest(a, b) with ordinality as steps (x, y, step));

      -- The days and steps that an interval touches. A step that is touched in part counts as a whole: bookings are on
      -- the grid of their facility and never do so; what writes past the rules is judged more strictly, never less.
      create function occupancy_steps(starts_at timestamptz, ends_at timestamptz)
        returns table (day date, first integer, last integer) language sql immutable parallel safe rows 2
        as $$
          select day::date,
                 case when day > starts_at at time zone 'UTC' then 1
                      else 1 + floor(extract(epoch from (starts_at at time zone 'UTC') - day) / 900)::integer end,
                 case when day + interval '1 day' < ends_at at time zone 'UTC' then 96
                      else ceil(extract(epoch from (ends_at at time zone 'UTC') - day) / 900)::integer end
          from generate_series(date_trunc('day', starts_at at time zone 'UTC'),
                               date_trunc('day', (ends_at - interval '1 microsecond') at time zone 'UTC'),
                               interval '1 day') as day
        $$;

      create function booking_takes_places(state text) returns boolean language sql immutable strict parallel safe
        return state in ('PENDING', 'CONFIRMED', 'CHECKED_IN', 'COMPLETED');

      -- Days are taken in ascending order, so that two bookings over the same days cannot deadlock.
      create function booking_keep_occupancy() returns trigger language plpgsql as $$
      declare
        step record;
      begin
        if tg_op = 'UPDATE' and booking_takes_places(old.state) = booking_takes_places(new.state)
           and (old.facility_id, old.starts_at, old.ends_at, old.quantity)
             = (new.facility_id, new.starts_at, new.ends_at, new.quantity) then
          return null;
        end if;
        if tg_op <> 'INSERT' and booking_takes_places(old.state) then
          for step in select * from occupancy_steps(old.starts_at, old.ends_at) order by day loop
            update occupancy o set taken = occupancy_sum(o.taken, occupancy_of(step.first, step.last, -old.quantity))
            where o.facility_id = old.facility_id and o.day = step.day;
          end loop;
        end if;
        if tg_op <> 'DELETE' and booking_takes_places(new.state) then
          insert into occupancy as o (facility_id, day, district_code, capacity, taken)
          select f.id, s.day, f.district_code, f.capacity, occupancy_of(s.first, s.last, new.quantity)
          from shared_facility f, occupancy_steps(new.starts_at, new.ends_at) s
          where f.id = new.facility_id
          order by s.day
          on conflict (facility_id, day) do update set taken = occupancy_sum(o.taken, excluded.taken);
        end if;
        return null;
      end $$;
      create trigger booking_keep_occupancy after insert or update or delete on booking
        for each row execute function booking_keep_occupancy();

      -- Nothing but that trigger, and the cascade from the facility's capacity, may write the counters. Days that have
      -- passed may be removed: they bind nobody.
      create function occupancy_is_kept_by_bookings() returns trigger language plpgsql as $$
      begin
        if tg_op = 'TRUNCATE' or pg_trigger_depth() < 2
           and not (tg_op = 'DELETE' and old.day < (now() at time zone 'UTC')::date - 1) then
          raise exception 'occupancy follows from bookings and is not written directly'
            using errcode = 'check_violation', constraint = 'occupancy_is_kept_by_bookings';
        end if;
        return case tg_op when 'DELETE' then old else new end;
      end $$;
      create trigger occupancy_is_kept_by_bookings before insert or update or delete on occupancy
        for each row execute function occupancy_is_kept_by_bookings();
      create trigger occupancy_is_not_truncated before truncate on occupancy
        for each statement execute function occupancy_is_kept_by_bookings();
      create function booking_is_not_truncated() returns trigger language plpgsql as $$
      begin
        raise exception 'bookings are not truncated: their places would stay taken'
          using errcode = 'check_violation', constraint = 'booking_is_not_truncated';
      end $$;
      create trigger booking_is_not_truncated before truncate on booking
        for each statement execute function booking_is_not_truncated();
    `);
  }
}
