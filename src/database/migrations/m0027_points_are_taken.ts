import { Migration } from '@mikro-orm/migrations';

/** How points are taken from budgets: by one statement, so that all processes together take no more than there is. */
export class M0027PointsAreTaken extends Migration {
  override up(): void {
    this.addSql(`
      -- Takes points from several budgets. Each is restored at its rate, up to its capacity. Grants what is wanted while
      -- half of the budget is left, then only what is needed, and nothing where even that is more than what is left. Less
      -- than nothing gives back. Whoever takes several does so in the order of the keys, so that nobody deadlocks.
      create function take_points(keys bytea[], needs double precision[], wants double precision[],
                                  capacities double precision[], rates double precision[])
        returns table (key bytea, granted double precision, spent double precision)
        language plpgsql set search_path = public, pg_temp as $$
      #variable_conflict use_column
      declare
        ask record;
      begin
        for ask in
          select * from unnest(keys, needs, wants, capacities, rates) as a (key, need, want, capacity, rate) order by a.key
        loop
          return query
          insert into rate_budget as b (key, spent, granted, at, full_at)
          select ask.key, greatest(0, g.granted), g.granted, clock_timestamp(),
                 clock_timestamp() + make_interval(secs => greatest(0, g.granted) / ask.rate)
          from (select case when ask.want <= ask.capacity / 2 then ask.want
                            when ask.need <= ask.capacity then ask.need else 0 end as granted) g
          on conflict (key) do update set (spent, granted, at, full_at) = (
            select greatest(0, w.spent + w.granted), w.granted, greatest(b.at, clock_timestamp()),
                   greatest(b.at, clock_timestamp())
                     + make_interval(secs => greatest(0, w.spent + w.granted) / ask.rate)
            from (select r.spent, case when r.spent + ask.want <= ask.capacity / 2 then ask.want
                                       when r.spent + ask.need <= ask.capacity then ask.need else 0 end as granted
                  from (select greatest(0, b.spent - ask.rate * greatest(0,
                                 extract(epoch from clock_timestamp() - b.at))) as spent) r) w)
          returning key, granted, spent;
        end loop;
      end $$;
    `);
  }
}
