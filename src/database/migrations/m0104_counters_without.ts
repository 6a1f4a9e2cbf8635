import { Migration } from '@mikro-orm/migrations';

/**
 * What is free at a moment: without what has lapsed by then, requests, holds and moves that wait, and, for whoever moves a
 * booking, without that booking itself.
 */
export class M0104CountersWithout extends Migration {
  override up(): void {
    this.addSql(`
      drop function occupancy_without_lapsed(text, timestamptz, integer[], timestamptz);
      -- The counters of a span as they are for somebody. Asked only where there is something to leave out.
      create function occupancy_without(pool text, begins timestamptz, taken integer[], moment timestamptz, itself text)
        returns integer[] language plpgsql stable set search_path = public, pg_temp as $$
      declare
        s record;
        since bigint := extract(epoch from begins)::bigint / 900;
      begin
        for s in
          select stretch.* from (
            select b.*, k.places as of_pool from claim k join booking b on b.facility_id = k.facility_id
            where k.pool_id = pool and b.state in ('PENDING', 'HELD') and b.answer_by <= moment
              and booking_holds_places(b.state, b.pending_takes_places) and b.id is distinct from itself
            union all
            select b.*, k.places from booking b join claim k on k.facility_id = b.facility_id and k.pool_id = pool
            where b.id = itself and booking_holds_places(b.state, b.pending_takes_places)) b
          cross join lateral (
            select coalesce(b.occupied_from, b.starts_at) as since, coalesce(b.occupied_until, b.ends_at) as until,
                   b.quantity * b.of_pool as places
            where b.moves_id is null
            union all
            select x.* from booking o left join claim own on own.facility_id = o.facility_id and own.pool_id = pool
            cross join lateral booking_beside(
              coalesce(o.occupied_from, o.starts_at), coalesce(o.occupied_until, o.ends_at),
              o.quantity * coalesce(own.places, 0), coalesce(b.occupied_from, b.starts_at),
              coalesce(b.occupied_until, b.ends_at), b.quantity * b.of_pool) x
            where b.moves_id is not null and o.id = b.moves_id) stretch
          where stretch.since < begins + interval '6 hours' and stretch.until > begins
        loop
          taken := occupancy_add(
            taken,
            1 + greatest(floor(extract(epoch from s.since) / 900)::bigint - since, 0)::integer,
            least(ceil(extract(epoch from s.until) / 900)::bigint - since, 24)::integer,
            -s.places);
        end loop;
        return taken;
      end $$;
    `);
  }
}
