import { Migration } from '@mikro-orm/migrations';

/** Parts do not change while moves wait there for an answer: those are named. */
export class M0105PartsWaitForMoves extends Migration {
  override up(): void {
    this.addSql(`
      -- Works out anew what places of facilities and of all their parts are, and counts what is booked of them by it. The
      -- order of locks: the unit, the facilities by id, the counters by pool and span; who books takes the last two.
      create or replace function claims_change(facilities text[]) returns boolean language plpgsql
        set search_path = public, pg_temp as $$
      declare
        -- A test's clock may be behind that of the database.
        moment timestamptz := least(now(), coalesce(context_time(), now()));
        cut timestamptz := date_bin('6 hours', moment, '1970-01-01T00:00:00Z');
        affected text[];
        was claim[];
        next claim[];
        pools text[];
        in_the_way json;
        done boolean;
        c record;
      begin
        if cardinality(facilities) = 0 then return true; end if;
        -- A snapshot would not show what others have booked meanwhile.
        if current_setting('transaction_isolation') <> 'read committed' then
          raise exception 'parts change in transactions that see what others have committed'
            using errcode = 'check_violation', constraint = 'claims_see_what_is_booked';
        end if;
        perform from resident_unit where id in (select unit_id from shared_facility where id = any(facilities))
          order by id for no key update;
        affected := array(
          with recursive down as (
            select f collate "C" as id from unnest(facilities) as f
            union
            select p.part_id::text from down join facility_part p on p.whole_id = down.id)
          select id from down order by id);
        -- Those who are booking wait here or have been waited for; what they have booked is seen from here on.
        perform from shared_facility where id = any(affected) order by id for update;
        -- What a move takes beside its booking cannot be told by what places were before and are now: it is answered first.
        select json_agg(m.id order by m.starts_at, m.id) into in_the_way
        from booking m join booking o on o.id = m.moves_id
        where m.state = 'PENDING' and (m.facility_id = any(affected) or o.facility_id = any(affected));
        if in_the_way is not null then
          raise exception 'moves wait for an answer' using errcode = 'check_violation',
            constraint = 'facility_places_are_booked', detail = in_the_way;
        end if;
        done := facility_places_agree(affected);
        update shared_facility set version = version + 1 where id = any(affected);

        was := array(select k from claim k where k.facility_id = any(affected));
        next := array(
          select row(f.id, k.pool_id, sum(k.places))::claim from unnest(affected) as f (id), claims_of(f.id) k
          group by f.id, k.pool_id);
        insert into pool (id, district_code, capacity)
          select x.pool_id, f.district_code, 1 from facility_exclusion x join shared_facility f on f.id = x.one_id
          where x.one_id = any(affected) or x.other_id = any(affected) on conflict do nothing;
        delete from claim where facility_id = any(affected);
        insert into claim select n.* from unnest(next) n;

        pools := array(
          select pool_id::text from (
            select facility_id, pool_id, -places as places from unnest(was)
            union all
            select facility_id, pool_id, places from unnest(next)) x
          group by facility_id, pool_id having sum(places) <> 0);
        if cardinality(pools) = 0 then return true; end if;

        with taking as (
          select b.id, k.pool_id, coalesce(b.occupied_from, b.starts_at) as since, coalesce(b.occupied_until, b.ends_at) as until,
                 b.quantity * k.places as places
          from claim k join booking b on b.facility_id = k.facility_id
          where k.pool_id = any(pools) and b.starts_at > cut - interval '32 days'
            and coalesce(b.occupied_until, b.ends_at) > cut and booking_holds_places(b.state, b.pending_takes_places)),
        edges as (
          select pool_id, at, sum(change) as change
          from taking cross join lateral (values (greatest(since, cut), places), (until, -places)) as edge (at, change)
          group by pool_id, at),
        levels as (
          select pool_id, at, lead(at) over up as until, sum(change) over up as taken from edges
          window up as (partition by pool_id order by at)),
        overfull as (select l.* from levels l join pool p on p.id = l.pool_id where l.taken > p.capacity)
        select json_agg(id order by since, id) into in_the_way from (
          select distinct t.id, t.since from taking t join overfull o
            on o.pool_id = t.pool_id and o.at < t.until and o.until > t.since
          order by t.since, t.id limit 20) first_ones;
        if in_the_way is not null then
          raise exception 'what is booked does not fit' using errcode = 'check_violation',
            constraint = 'facility_places_are_booked', detail = in_the_way;
        end if;

        -- Hours that are over bind nobody; half of a count would be worse than none.
        delete from occupancy where pool_id = any(pools) and span < cut;
        for c in
          select d.pool_id, n.n, array_agg((greatest(b.since - n.n * 24, 0) + 1)::integer) as firsts,
                 array_agg(least(b.until - n.n * 24, 24)::integer) as lasts,
                 array_agg((b.quantity * d.places)::integer) as quantities
          from (
            select facility_id, pool_id, sum(places) as places from (
              select facility_id, pool_id, -places as places from unnest(was)
              union all
              select facility_id, pool_id, places from unnest(next)) x
            group by facility_id, pool_id having sum(places) <> 0) d
          join lateral (
            select floor(extract(epoch from coalesce(b.occupied_from, b.starts_at)) / 900)::bigint as since,
                   ceil(extract(epoch from coalesce(b.occupied_until, b.ends_at)) / 900)::bigint as until, b.quantity
            from booking b
            where b.facility_id = d.facility_id and b.starts_at > cut - interval '32 days'
              and coalesce(b.occupied_until, b.ends_at) > cut
              and booking_holds_places(b.state, b.pending_takes_places)) b on true
          cross join generate_series(greatest(b.since / 24, extract(epoch from cut)::bigint / 21600), (b.until - 1) / 24) as n (n)
          group by d.pool_id, n.n order by d.pool_id, n.n
        loop
          done := occupancy_write(c.pool_id, to_timestamp(c.n * 21600), c.firsts, c.lasts, c.quantities);
        end loop;
        -- What two share who no longer exclude each other is nobody's.
        delete from occupancy o where o.pool_id = any(pools) and not exists (select from claim k where k.pool_id = o.pool_id);
        delete from pool p where p.id = any(pools) and not exists (select from claim k where k.pool_id = p.id);
        return true;
      end $$;
    `);
  }
}
