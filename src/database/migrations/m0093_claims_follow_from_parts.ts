import { Migration } from '@mikro-orm/migrations';

/**
 * Pools and claims follow from facilities, their parts and what they exclude, and are written by triggers alone. When parts
 * change, what is booked is counted anew in the same transaction, under lock; when it does not fit, the change is refused,
 * and those in the way are named.
 */
export class M0093ClaimsFollowFromParts extends Migration {
  override up(): void {
    this.addSql(`
      create function facility_has_a_pool() returns trigger language plpgsql security definer
        set search_path = public, pg_temp as $$
      begin
        insert into pool (id, district_code, facility_id, capacity) select id, district_code, id, capacity from made;
        insert into claim (facility_id, pool_id, places) select id, id, 1 from made;
        return null;
      end $$;
      create trigger facility_has_a_pool after insert on shared_facility
        referencing new table as made for each statement execute function facility_has_a_pool();

      -- Its counters follow by a cascade, which takes them in any order; who books a part takes them without waiting for the
      -- facility.
      create function facility_locks_its_counters() returns trigger language plpgsql set search_path = public, pg_temp as $$
      begin
        perform from occupancy where pool_id = new.id order by span for no key update;
        return new;
      end $$;
      create trigger facility_locks_its_counters before update on shared_facility
        for each row when (old.capacity <> new.capacity) execute function facility_locks_its_counters();

      -- What one place of a facility takes.
      create function claims_of(facility text) returns table (pool_id text, places integer)
        language sql stable set search_path = public, pg_temp as $$
        with recursive up as (
          select facility collate "C" as id, 1 as places
          union all
          select p.whole_id::text, up.places * p.places from up join facility_part p on p.part_id = up.id)
        select up.id, up.places from up
        union all
        select x.pool_id, up.places from up join facility_exclusion x on up.id in (x.one_id, x.other_id)
      $$;

      -- What cannot be said of a row by itself: of each of these facilities, with its parts and its whole.
      create function facility_places_agree(facilities text[]) returns boolean language plpgsql stable
        set search_path = public, pg_temp as $$
      declare
        broken text;
      begin
        with recursive up as (
          select part_id, whole_id from facility_part where part_id = any(facilities)
          union
          select up.part_id, p.whole_id from up join facility_part p on p.part_id = up.whole_id)
        select case
          when exists (select from up where part_id = whole_id) then 'facility_parts_make_no_ring'
          when exists (
            select from facility_part p join shared_facility a on a.id = p.part_id join shared_facility b on b.id = p.whole_id
            where (p.part_id = any(facilities) or p.whole_id = any(facilities))
              and (a.unit_id <> b.unit_id or a.time_zone <> b.time_zone))
            or exists (
            select from facility_exclusion x join shared_facility a on a.id = x.one_id join shared_facility b on b.id = x.other_id
            where (x.one_id = any(facilities) or x.other_id = any(facilities))
              and (a.unit_id <> b.unit_id or a.time_zone <> b.time_zone))
            then 'facility_places_share_unit_and_zone'
          when exists (
            select from facility_part p join shared_facility a on a.id = p.part_id join shared_facility b on b.id = p.whole_id
            where p.whole_id = any(facilities)
               or p.whole_id in (select m.whole_id from facility_part m where m.part_id = any(facilities))
            group by b.id, b.capacity having sum(a.capacity::bigint * p.places) > b.capacity)
            then 'facility_parts_fit_into_whole'
          when exists (
            select from up join facility_exclusion x
              on (x.one_id, x.other_id) in ((up.part_id, up.whole_id), (up.whole_id, up.part_id)))
            then 'facility_excludes_no_whole_of_it'
          end into broken;
        if broken is not null then
          raise exception 'places of facilities do not fit together: %', broken
            using errcode = 'check_violation', constraint = broken;
        end if;
        return true;
      end $$;

      -- Works out anew what places of facilities and of all their parts are, and counts what is booked of them by it. The
      -- order of locks: the unit, the facilities by id, the counters by pool and span; who books takes the last two.
      create function claims_change(facilities text[]) returns boolean language plpgsql
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

      create function part_changes_claims() returns trigger language plpgsql security definer
        set search_path = public, pg_temp as $$
      declare
        facilities text[];
        done boolean;
      begin
        -- Each statement sees the rows that its trigger has.
        if tg_op = 'INSERT' then
          facilities := array(select part_id::text from next);
        elsif tg_op = 'DELETE' then
          facilities := array(select part_id::text from was);
        else
          facilities := array(select part_id::text from next union select part_id::text from was);
        end if;
        done := claims_change(facilities);
        return null;
      end $$;
      create trigger part_claims_its_whole after insert on facility_part
        referencing new table as next for each statement execute function part_changes_claims();
      create trigger part_claims_another_whole after update on facility_part
        referencing old table as was new table as next for each statement execute function part_changes_claims();
      create trigger part_claims_no_whole after delete on facility_part
        referencing old table as was for each statement execute function part_changes_claims();

      create function exclusion_changes_claims() returns trigger language plpgsql security definer
        set search_path = public, pg_temp as $$
      declare
        facilities text[];
        done boolean;
      begin
        if tg_op = 'INSERT' then
          facilities := array(select unnest(array[one_id, other_id]::text[]) from next);
        else
          facilities := array(select unnest(array[one_id, other_id]::text[]) from was);
        end if;
        done := claims_change(facilities);
        return null;
      end $$;
      create trigger exclusion_claims_a_place after insert on facility_exclusion
        referencing new table as next for each statement execute function exclusion_changes_claims();
      create trigger exclusion_claims_no_place after delete on facility_exclusion
        referencing old table as was for each statement execute function exclusion_changes_claims();

      -- One is made anew instead.
      create function exclusion_does_not_change() returns trigger language plpgsql as $$
      begin
        raise exception 'what excludes each other is written anew'
          using errcode = 'check_violation', constraint = 'exclusion_does_not_change';
      end $$;
      create trigger exclusion_does_not_change before update or truncate on facility_exclusion
        for each statement execute function exclusion_does_not_change();
      create function parts_are_not_truncated() returns trigger language plpgsql as $$
      begin
        raise exception 'parts are not truncated: their claims would stay'
          using errcode = 'check_violation', constraint = 'parts_are_not_truncated';
      end $$;
      create trigger parts_are_not_truncated before truncate on facility_part
        for each statement execute function parts_are_not_truncated();

      -- A facility that has parts, or is one, keeps fitting together with them.
      create function facility_keeps_its_places() returns trigger language plpgsql set search_path = public, pg_temp as $$
      declare
        done boolean := facility_places_agree(array[new.id::text]);
      begin
        return null;
      end $$;
      create trigger facility_keeps_its_places after update on shared_facility
        for each row when (old.capacity <> new.capacity or old.time_zone <> new.time_zone or old.unit_id <> new.unit_id)
        execute function facility_keeps_its_places();

      create function claims_follow_from_parts() returns trigger language plpgsql as $$
      begin
        raise exception 'pools and claims follow from facilities and their parts'
          using errcode = 'check_violation', constraint = 'claims_follow_from_parts';
      end $$;
      create trigger claims_follow_from_parts before insert or update or delete on claim
        for each row when (pg_trigger_depth() = 0) execute function claims_follow_from_parts();
      create trigger claims_are_not_truncated before truncate on claim
        for each statement execute function claims_follow_from_parts();
      create trigger pools_follow_from_parts before insert or update or delete on pool
        for each row when (pg_trigger_depth() = 0) execute function claims_follow_from_parts();
      create trigger pools_are_not_truncated before truncate on pool
        for each statement execute function claims_follow_from_parts();

      revoke execute on function facility_has_a_pool(), part_changes_claims(), exclusion_changes_claims() from public;
    `);
  }
}
