import { Migration } from '@mikro-orm/migrations';

/**
 * A move that waits for its unit takes, of each pool and at each moment, what the booking that moves does not have already:
 * both have their places, whatever comes of it, and they never stand in each other's way.
 */
export class M0103MovesTakeWhatIsMore extends Migration {
  override up(): void {
    this.addSql(`
      -- What one thing takes of a pool beside another that is there already, in stretches.
      create function booking_beside(
        own_since timestamptz, own_until timestamptz, own_places integer, since timestamptz, until timestamptz, places integer
      ) returns table (since timestamptz, until timestamptz, places integer) language sql immutable parallel safe as $$
        select s.since, s.until, s.places from (values
          ($4, least($5, $1), $6),
          (greatest($4, $1), least($5, $2), greatest($6 - $3, 0)),
          (greatest($4, $2), $5, $6)) as s (since, until, places)
        where s.since < s.until and s.places > 0
      $$;

      -- Takes places of a pool for a move, as occupancy_take does.
      create function occupancy_take_beside(
        original text, pool text, since timestamptz, until timestamptz, places integer
      ) returns boolean language plpgsql as $$
      declare
        s record;
        done boolean;
      begin
        for s in
          select x.* from booking o left join claim k on k.facility_id = o.facility_id and k.pool_id = pool,
            lateral booking_beside(coalesce(o.occupied_from, o.starts_at), coalesce(o.occupied_until, o.ends_at),
                                   o.quantity * coalesce(k.places, 0), $3, $4, $5) x
          where o.id = original order by x.since
        loop
          done := occupancy_take(pool, s.since, s.until, s.places);
        end loop;
        return true;
      end $$;

      create or replace function booking_takes_counters() returns trigger language plpgsql set search_path = public, pg_temp as $$
      declare
        c record;
        done boolean;
      begin
        -- The reference to the facility, asked before, has waited as places_hold_still does.
        if current_setting('transaction_isolation') <> 'read committed' then
          done := places_hold_still(array(select facility_id::text from made));
        end if;
        for c in
          select k.pool_id, m.since, m.until, m.quantity * k.places as places, m.moves_id
          from (select facility_id, coalesce(occupied_from, starts_at) as since, coalesce(occupied_until, ends_at) as until,
                       quantity, moves_id
                from made where booking_holds_places(state, pending_takes_places)) m,
               lateral (select pool_id, places from claim where facility_id = m.facility_id offset 0) k
          order by k.pool_id, m.since
        loop
          if c.moves_id is null then
            done := occupancy_take(c.pool_id, c.since, c.until, c.places);
          else
            done := occupancy_take_beside(c.moves_id, c.pool_id, c.since, c.until, c.places);
          end if;
        end loop;
        return null;
      end $$;

      create or replace function booking_moves_counters() returns trigger language plpgsql set search_path = public, pg_temp as $$
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
        -- What a move takes goes also by what its booking is of.
        facilities := facilities || array(
          select (select o.facility_id::text from booking o where o.id = w.moves_id) from was w where w.moves_id is not null);
        done := places_hold_still(facilities);
        for c in
          select y.pool_id, n.n, array_agg((greatest(y.since - n.n * 24, 0) + 1)::integer) as firsts,
                 array_agg(least(y.until - n.n * 24, 24)::integer) as lasts, array_agg(y.places::integer) as quantities
          from (
            select k.pool_id, x.since, x.until, x.places * k.places as places
            from (
              select each.facility_id, floor(extract(epoch from each.since) / 900)::bigint as since,
                     ceil(extract(epoch from each.until) / 900)::bigint as until, sum(each.places) as places
              from (
                select facility_id, coalesce(occupied_from, starts_at) as since, coalesce(occupied_until, ends_at) as until,
                       -quantity as places
                from was where booking_holds_places(state, pending_takes_places) and moves_id is null
                union all
                select facility_id, coalesce(occupied_from, starts_at), coalesce(occupied_until, ends_at), quantity
                from next where booking_holds_places(state, pending_takes_places) and moves_id is null) each
              group by each.facility_id, each.since, each.until having sum(each.places) <> 0) x
            join claim k on k.facility_id = x.facility_id
            union all
            -- As its booking was before this statement.
            select k.pool_id, floor(extract(epoch from s.since) / 900)::bigint, ceil(extract(epoch from s.until) / 900)::bigint,
                   -s.places
            from was w cross join lateral (
              select o.* from (
                select 1 as place, facility_id, coalesce(occupied_from, starts_at) as since,
                       coalesce(occupied_until, ends_at) as until, quantity from was where id = w.moves_id
                union all
                select 2, facility_id, coalesce(occupied_from, starts_at), coalesce(occupied_until, ends_at), quantity
                from booking where id = w.moves_id) o
              order by o.place limit 1) o
            join claim k on k.facility_id = w.facility_id
            left join claim own on own.facility_id = o.facility_id and own.pool_id = k.pool_id
            cross join lateral booking_beside(
              o.since, o.until, o.quantity * coalesce(own.places, 0), coalesce(w.occupied_from, w.starts_at),
              coalesce(w.occupied_until, w.ends_at), w.quantity * k.places) s
            where w.moves_id is not null and booking_holds_places(w.state, w.pending_takes_places)
            union all
            select k.pool_id, floor(extract(epoch from s.since) / 900)::bigint, ceil(extract(epoch from s.until) / 900)::bigint,
                   s.places
            from next m cross join lateral (
              select facility_id, coalesce(occupied_from, starts_at) as since, coalesce(occupied_until, ends_at) as until,
                     quantity from booking where id = m.moves_id offset 0) o
            join claim k on k.facility_id = m.facility_id
            left join claim own on own.facility_id = o.facility_id and own.pool_id = k.pool_id
            cross join lateral booking_beside(
              o.since, o.until, o.quantity * coalesce(own.places, 0), coalesce(m.occupied_from, m.starts_at),
              coalesce(m.occupied_until, m.ends_at), m.quantity * k.places) s
            where m.moves_id is not null and booking_holds_places(m.state, m.pending_takes_places)) y
          cross join generate_series(y.since / 24, (y.until - 1) / 24) as n (n)
          group by y.pool_id, n.n order by y.pool_id, n.n
        loop
          done := occupancy_write(c.pool_id, to_timestamp(c.n * 21600), c.firsts, c.lasts, c.quantities);
        end loop;
        return null;
      end $$;

      create or replace function booking_gives_counters_back() returns trigger language plpgsql
        set search_path = public, pg_temp as $$
      declare
        c record;
        done boolean;
      begin
        done := places_hold_still(array(
          select facility_id::text from was where booking_holds_places(state, pending_takes_places)));
        for c in
          select y.pool_id, n.n, array_agg((greatest(y.since - n.n * 24, 0) + 1)::integer) as firsts,
                 array_agg(least(y.until - n.n * 24, 24)::integer) as lasts, array_agg(-y.places) as quantities
          from (
            select k.pool_id, floor(extract(epoch from s.since) / 900)::bigint as since,
                   ceil(extract(epoch from s.until) / 900)::bigint as until, s.places
            from was w join claim k on k.facility_id = w.facility_id
            cross join lateral (
              select coalesce(w.occupied_from, w.starts_at) as since, coalesce(w.occupied_until, w.ends_at) as until,
                     w.quantity * k.places as places
              where w.moves_id is null
              union all
              select x.* from (
                select * from was where id = w.moves_id
                union all
                select * from booking where id = w.moves_id) o
              left join claim own on own.facility_id = o.facility_id and own.pool_id = k.pool_id
              cross join lateral booking_beside(
                coalesce(o.occupied_from, o.starts_at), coalesce(o.occupied_until, o.ends_at),
                o.quantity * coalesce(own.places, 0), coalesce(w.occupied_from, w.starts_at),
                coalesce(w.occupied_until, w.ends_at), w.quantity * k.places) x
              where w.moves_id is not null) s
            where booking_holds_places(w.state, w.pending_takes_places)) y
          cross join generate_series(y.since / 24, (y.until - 1) / 24) as n (n)
          group by y.pool_id, n.n order by y.pool_id, n.n
        loop
          done := occupancy_write(c.pool_id, to_timestamp(c.n * 21600), c.firsts, c.lasts, c.quantities);
        end loop;
        return null;
      end $$;
    `);
  }
}
