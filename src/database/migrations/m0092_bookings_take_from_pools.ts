import { Migration } from '@mikro-orm/migrations';

/**
 * Bookings take places statement by statement. What a statement changes is summed by pool and six hours, and written in that
 * order: the order of locks of everybody who takes counters. So bookings of several facilities, moves and swaps never
 * deadlock, and what fits in the end is never refused for what it was in between. Row by row, as it was before, both
 * happened: see test/bookings/occupancy/pools.database.test.ts.
 */
export class M0092BookingsTakeFromPools extends Migration {
  override up(): void {
    this.addSql(`
      drop trigger booking_keep_occupancy on booking;
      drop function booking_keep_occupancy();
      drop function occupancy_change(text, timestamptz, timestamptz, integer);

      -- Whether a booking takes places: never while it waits for its unit, where the policy says so.
      create function booking_holds_places(state text, pending_takes_places boolean) returns boolean
        language sql immutable parallel safe
        return state in ('CONFIRMED', 'CHECKED_IN', 'COMPLETED') or (state = 'PENDING' and pending_takes_places);

      -- Adds a quantity to every step that an interval touches, as occupancy_add does; a step that is touched in part counts
      -- as a whole: bookings are on the grid of their facility and never do so; what writes past the rules is judged more
      -- strictly, never less. Spans are taken in ascending order. It returns something only because an expression is cheaper
      -- to call than a statement.
      create function occupancy_take(pool text, starts_at timestamptz, ends_at timestamptz, quantity integer)
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
          where o.pool_id = pool and o.span = begins;
          -- The first booking of the span. Somebody else may insert the row at the same moment, or change the capacity,
          -- for whom the lock waits.
          if not found then
            insert into occupancy as o (pool_id, span, district_code, capacity, taken)
            select p.id, begins, p.district_code, p.capacity, occupancy_add(array_fill(0, array[24]), first, last, quantity)
            from pool p where p.id = pool for key share
            on conflict (pool_id, span) do update set taken = occupancy_add(o.taken, first, last, quantity);
          end if;
        end loop;
        return true;
      end $$;

      -- Counters with several quantities added, each to those from its first to its last. None falls below lowest: the
      -- rows of hours that are over may have been removed, and count less than they should when they come anew.
      create function occupancy_apply(taken integer[], firsts integer[], lasts integer[], quantities integer[], lowest integer)
        returns integer[] language plpgsql immutable parallel safe as $$
      begin
        for k in 1 .. cardinality(quantities) loop
          for step in firsts[k] .. lasts[k] loop
            taken[step] := taken[step] + quantities[k];
          end loop;
        end loop;
        if lowest is not null then
          for step in 1 .. 24 loop
            taken[step] := greatest(taken[step], lowest);
          end loop;
        end if;
        return taken;
      end $$;

      -- Writes what changes in one row of counters, all at once.
      create function occupancy_write(pool text, begins timestamptz, firsts integer[], lasts integer[], quantities integer[])
        returns boolean language plpgsql as $$
      declare
        lowest integer := case when begins + interval '6 hours' <= now() then 0 end;
      begin
        update occupancy o set taken = occupancy_apply(o.taken, firsts, lasts, quantities, lowest)
        where o.pool_id = pool and o.span = begins;
        -- Where places are given back, the row is missing only because the span has passed and was removed.
        if not found and 0 < any(quantities) then
          insert into occupancy as o (pool_id, span, district_code, capacity, taken)
          select p.id, begins, p.district_code, p.capacity,
                 occupancy_apply(array_fill(0, array[24]), firsts, lasts,
                                 array(select greatest(q, 0) from unnest(quantities) with ordinality as u (q, n) order by n), null)
          from pool p where p.id = pool for key share
          on conflict (pool_id, span) do update set taken = occupancy_apply(o.taken, firsts, lasts, quantities, lowest);
        end if;
        return true;
      end $$;

      -- Waits until nobody changes what places of these facilities are, and keeps others from doing so. A snapshot from
      -- before a change would count by what was: whoever has one is told to begin anew.
      create function places_hold_still(facilities text[]) returns boolean language plpgsql as $$
      begin
        if current_setting('transaction_isolation') = 'read committed' then
          perform from shared_facility where id = any(facilities) order by id for key share;
        else
          perform from shared_facility where id = any(facilities) order by id for share;
        end if;
        return true;
      end $$;

      -- The search path keeps a temporary table of the same name from taking the counts in their place.
      create function booking_takes_counters() returns trigger language plpgsql set search_path = public, pg_temp as $$
      declare
        c record;
        done boolean;
      begin
        -- The reference to the facility, asked before, has waited as places_hold_still does.
        if current_setting('transaction_isolation') <> 'read committed' then
          done := places_hold_still(array(select facility_id::text from made));
        end if;
        for c in
          select k.pool_id, m.since, m.until, m.quantity * k.places as places
          from (select facility_id, coalesce(occupied_from, starts_at) as since, coalesce(occupied_until, ends_at) as until,
                       quantity
                from made where booking_holds_places(state, pending_takes_places)) m,
               lateral (select pool_id, places from claim where facility_id = m.facility_id offset 0) k
          order by k.pool_id, m.since
        loop
          done := occupancy_take(c.pool_id, c.since, c.until, c.places);
        end loop;
        return null;
      end $$;

      create function booking_moves_counters() returns trigger language plpgsql set search_path = public, pg_temp as $$
      declare
        c record;
        done boolean;
        facilities text[];
      begin
        facilities := array(
          select facility_id::text from (
            select facility_id, coalesce(occupied_from, starts_at) as since, coalesce(occupied_until, ends_at) as until,
                   -quantity as places from was where booking_holds_places(state, pending_takes_places)
            union all
            select facility_id, coalesce(occupied_from, starts_at), coalesce(occupied_until, ends_at), quantity
            from next where booking_holds_places(state, pending_takes_places)) x
          group by facility_id, since, until having sum(places) <> 0);
        if cardinality(facilities) = 0 then return null; end if;
        done := places_hold_still(facilities);
        for c in
          select k.pool_id, n.n, array_agg((greatest(x.since - n.n * 24, 0) + 1)::integer) as firsts,
                 array_agg(least(x.until - n.n * 24, 24)::integer) as lasts,
                 array_agg((x.places * k.places)::integer) as quantities
          from (
            select facility_id, floor(extract(epoch from since) / 900)::bigint as since,
                   ceil(extract(epoch from until) / 900)::bigint as until, sum(places) as places
            from (
              select facility_id, coalesce(occupied_from, starts_at) as since, coalesce(occupied_until, ends_at) as until,
                     -quantity as places from was where booking_holds_places(state, pending_takes_places)
              union all
              select facility_id, coalesce(occupied_from, starts_at), coalesce(occupied_until, ends_at), quantity
              from next where booking_holds_places(state, pending_takes_places)) each
            group by facility_id, each.since, each.until having sum(places) <> 0) x
          join claim k on k.facility_id = x.facility_id
          cross join generate_series(x.since / 24, (x.until - 1) / 24) as n (n)
          group by k.pool_id, n.n order by k.pool_id, n.n
        loop
          done := occupancy_write(c.pool_id, to_timestamp(c.n * 21600), c.firsts, c.lasts, c.quantities);
        end loop;
        return null;
      end $$;

      create function booking_gives_counters_back() returns trigger language plpgsql set search_path = public, pg_temp as $$
      declare
        c record;
        done boolean;
      begin
        done := places_hold_still(array(
          select facility_id::text from was where booking_holds_places(state, pending_takes_places)));
        for c in
          select k.pool_id, n.n, array_agg((greatest(x.since - n.n * 24, 0) + 1)::integer) as firsts,
                 array_agg(least(x.until - n.n * 24, 24)::integer) as lasts, array_agg(-x.quantity * k.places) as quantities
          from (
            select facility_id, floor(extract(epoch from coalesce(occupied_from, starts_at)) / 900)::bigint as since,
                   ceil(extract(epoch from coalesce(occupied_until, ends_at)) / 900)::bigint as until, quantity
            from was where booking_holds_places(state, pending_takes_places)) x
          join claim k on k.facility_id = x.facility_id
          cross join generate_series(x.since / 24, (x.until - 1) / 24) as n (n)
          group by k.pool_id, n.n order by k.pool_id, n.n
        loop
          done := occupancy_write(c.pool_id, to_timestamp(c.n * 21600), c.firsts, c.lasts, c.quantities);
        end loop;
        return null;
      end $$;

      create trigger booking_takes_counters after insert on booking
        referencing new table as made for each statement execute function booking_takes_counters();
      create trigger booking_moves_counters after update on booking
        referencing old table as was new table as next for each statement execute function booking_moves_counters();
      create trigger booking_gives_counters_back after delete on booking
        referencing old table as was for each statement execute function booking_gives_counters_back();
    `);
  }
}
