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
        -- The counters of occupancy are found by whole divisions, which are only right from 1970 on.
        starts_at timestamptz not null check (starts_at >= '1970-01-01T00:00:00Z'),
        ends_at timestamptz not null,
        quantity integer not null check (quantity between 1 and 10000),
        state text not null check (state in ('PENDING', 'CONFIRMED', 'CHECKED_IN', 'COMPLETED', 'CANCELLED', 'REJECTED',
                                             'NO_SHOW', 'EXPIRED')),
        state_reason text,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        version integer not null default 1,
        -- RESTRICT, which is judged row by row: the default would let another facility take over the id within one
        -- statement, and leave the counters with the one that was renamed.
        foreign key (facility_id, kind) references shared_facility (id, kind) on update restrict on delete restrict,
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

      -- How many places of a facility are taken in each quarter of an hour of six UTC hours: 24 counters in one row.
      --
      -- The decision for this method. No constraint on pairs of rows can say "at no moment more than N", since two short
      -- bookings under a long one overlap it in turn. What is left was measured (bench/booking-methods.ts; conditions and
      -- all figures in bench/README.md). Bookings a second of 64 clients, at 1 place / at 50:
      --                                         1 h, one facility   14 h, any facility   14 h, one facility
      --   a row a day, 96 counters                1,100 / 1,105        2,642 / 2,665        2,413 / 1,667
      --   a row for six hours, 24 counters        2,182 / 2,115        2,282 / 2,452        2,172 / 1,987
      --   a row for a quarter of an hour          2,493 / 2,790        1,172 /   935        1,257 / 1,735
      -- And, in a run before: EXCLUDE with ON CONFLICT is the fastest at 1 place (about 4,800 on one facility), but N = 1
      -- is all it can say, and a facility's capacity changes. Numbered seats are too strict: they refused 277 of 800
      -- requests that had room. A lock on the facility is exact, and quicker than counters while nobody meets, but on one
      -- facility it lets one booking at a time through: 1,243 / 663 for an hour, 280 for 14 hours at 50 places.
      -- Counters say exactly the inequality that must hold, a CHECK holds it, and only those who want the same hours of
      -- the same facility wait for each other. How many counters share a row is a compromise. A row for a quarter of an
      -- hour wins for an hour on one facility, but a night in a car park is 56 of them; a row a day wins for most nights,
      -- but lets everybody of that day wait for each other. Both fall below half of the best somewhere. Six hours are
      -- the best in one case only, and nowhere more than a quarter behind.
      --
      -- Every way to the counters is a trigger on booking, so no INSERT, UPDATE or DELETE can leave them out;
      -- capacity travels with the foreign key, so lowering it under what is taken is refused as well.
      create table occupancy (
        facility_id node_id not null,
        -- When the six hours begin: 00:00, 06:00, 12:00 or 18:00 UTC.
        span timestamptz not null,
        district_code text not null,
        capacity integer not null,
        taken integer[] not null,
        primary key (facility_id, span),
        foreign key (facility_id, capacity) references shared_facility (id, capacity) on update cascade,
        constraint occupancy_has_whole_spans check (span = date_bin('6 hours', span, '1970-01-01T00:00:00Z')),
        constraint occupancy_has_all_steps check (array_ndims(taken) = 1 and cardinality(taken) = 24
                                                  and array_lower(taken, 1) = 1),
        constraint occupancy_not_negative check (0 <= all (taken)),
        constraint occupancy_within_capacity check (capacity >= all (taken))
      ) with (fillfactor = 70);

      -- Counters with a quantity added to those from first to last, both counted from 1. In PL/pgSQL, as the next one:
      -- for SQL functions with unnest and array_agg the guard of a booking took more than three times as long.
      create function occupancy_add(taken integer[], first integer, last integer, quantity integer)
        returns integer[] language plpgsql immutable strict parallel safe as $$
      begin
        for step in first..last loop
          taken[step] := taken[step] + quantity;
        end loop;
        return taken;
      end $$;

      -- Adds a quantity to every step that an interval touches. A step that is touched in part counts as a whole:
      -- bookings are on the grid of their facility and never do so; what writes past the rules is judged more strictly,
      -- never less. Spans are taken in ascending order, so that two bookings over the same spans cannot deadlock.
      -- It returns something only because an expression is cheaper to call than a statement.
      create function occupancy_change(facility text, starts_at timestamptz, ends_at timestamptz, quantity integer)
        returns boolean language plpgsql as $$
      declare
        -- Steps since 1970, where bookings begin: the first that is touched, and the one after the last.
        since bigint := floor(extract(epoch from starts_at) / 900);
        until bigint := ceil(extract(epoch from ends_at) / 900);
        begins timestamptz;
        first integer;
        last integer;
      begin
        for n in since / 24 .. (until - 1) / 24 loop
          -- The loop counts in integer, whose seconds end in 2038.
          begins := to_timestamp(n::bigint * 24 * 900);
          first := 1 + greatest(since - n * 24, 0);
          last := least(until - n * 24, 24);
          update occupancy o set taken = occupancy_add(o.taken, first, last, quantity)
          where o.facility_id = facility and o.span = begins;
          -- The first booking of the span. Somebody else may insert the row at the same moment. Where places are given
          -- back, the row is missing only because the span has passed and was removed.
          if not found and quantity > 0 then
            insert into occupancy as o (facility_id, span, district_code, capacity, taken)
            select f.id, begins, f.district_code, f.capacity,
                   occupancy_add(array_fill(0, array[24]), first, last, quantity)
            from shared_facility f where f.id = facility
            on conflict (facility_id, span) do update set taken = occupancy_add(o.taken, first, last, quantity);
          end if;
        end loop;
        return true;
      end $$;

      create function booking_takes_places(state text) returns boolean language sql immutable strict parallel safe
        return state in ('PENDING', 'CONFIRMED', 'CHECKED_IN', 'COMPLETED');

      -- The search path keeps a temporary table of the same name from taking the counts in their place.
      create function booking_keep_occupancy() returns trigger language plpgsql set search_path = public, pg_temp as $$
      declare
        done boolean;
      begin
        if tg_op = 'UPDATE' and booking_takes_places(old.state) = booking_takes_places(new.state)
           and (old.facility_id, old.starts_at, old.ends_at, old.quantity)
             = (new.facility_id, new.starts_at, new.ends_at, new.quantity) then
          return null;
        end if;
        if tg_op <> 'INSERT' and booking_takes_places(old.state) then
          done := occupancy_change(old.facility_id, old.starts_at, old.ends_at, -old.quantity);
        end if;
        if tg_op <> 'DELETE' and booking_takes_places(new.state) then
          done := occupancy_change(new.facility_id, new.starts_at, new.ends_at, new.quantity);
        end if;
        return null;
      end $$;
      create trigger booking_keep_occupancy after insert or update or delete on booking
        for each row execute function booking_keep_occupancy();

      -- Nothing but that trigger, and the cascade from the facility's capacity, may write the counters: both write from
      -- within a trigger. The conditions stand outside of the function because they cost less than calling it. Spans
      -- that have passed may be removed: they bind nobody.
      create function occupancy_is_kept_by_bookings() returns trigger language plpgsql as $$
      begin
        raise exception 'occupancy follows from bookings and is not written directly'
          using errcode = 'check_violation', constraint = 'occupancy_is_kept_by_bookings';
      end $$;
      create trigger occupancy_is_kept_by_bookings before insert or update on occupancy
        for each row when (pg_trigger_depth() = 0) execute function occupancy_is_kept_by_bookings();
      create trigger occupancy_stays_where_it_is before update on occupancy
        for each row when ((old.facility_id, old.span) is distinct from (new.facility_id, new.span))
        execute function occupancy_is_kept_by_bookings();
      create trigger occupancy_to_come_is_not_removed before delete on occupancy
        for each row when (pg_trigger_depth() = 0 and old.span >= now() - interval '2 days')
        execute function occupancy_is_kept_by_bookings();
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
