import { Migration } from '@mikro-orm/migrations';

/** What lapsed requests still take in the counters is that of pools, with what lies before and after them. */
export class M0094LapsedRequestsLeavePools extends Migration {
  override up(): void {
    this.addSql(`
      drop function occupancy_without_lapsed(text, timestamptz, integer[], timestamptz);
      -- The counters of a span without the requests that have lapsed by a moment and still stand in them. Asked only where
      -- there are some.
      create function occupancy_without_lapsed(pool text, begins timestamptz, taken integer[], moment timestamptz)
        returns integer[] language plpgsql stable set search_path = public, pg_temp as $$
      declare
        lapsed record;
        since bigint := extract(epoch from begins)::bigint / 900;
      begin
        for lapsed in
          select coalesce(b.occupied_from, b.starts_at) as starts, coalesce(b.occupied_until, b.ends_at) as ends,
                 b.quantity * k.places as places
          from claim k join booking b on b.facility_id = k.facility_id
          where k.pool_id = pool and b.state = 'PENDING' and b.answer_by <= moment and b.pending_takes_places
            and coalesce(b.occupied_from, b.starts_at) < begins + interval '6 hours'
            and coalesce(b.occupied_until, b.ends_at) > begins
        loop
          taken := occupancy_add(
            taken,
            1 + greatest(floor(extract(epoch from lapsed.starts) / 900)::bigint - since, 0)::integer,
            least(ceil(extract(epoch from lapsed.ends) / 900)::bigint - since, 24)::integer,
            -lapsed.places);
        end loop;
        return taken;
      end $$;
    `);
  }
}
