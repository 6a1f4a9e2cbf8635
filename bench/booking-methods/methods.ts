import type { Scenario } from './worker.ts';

/** One way to keep a facility from being overbooked. */
export interface Method {
  /** The name of its schema; the real one is `public`. */
  readonly key: string;
  readonly label: string;
  /** Capacities it can keep. */
  readonly capacities: readonly number[];
  readonly scenarios: readonly Scenario[];
  readonly isTrap?: true;
  /** True for what guards nothing: the price of the rows alone, and the proof that the final check finds something. */
  readonly isUnguarded?: true;
  /** The statements that guard the tables of its schema. `shared_facility` and `booking` exist. */
  readonly guard: string;
  /** As in {@link Job}. */
  readonly attempt: string;
}

const ALL: readonly Scenario[] = ['spread', 'hot', 'stampede'];

const INSERT = `insert into booking (id, facility_id, starts_at, ends_at, quantity, state, district_code)
  values ($1, $2, $3, $4, 1, 'CONFIRMED', '350102')`;

/**
 * Counter rows of so many hours, with the functions of the migration. Only the one that finds the rows of an interval
 * knows how many steps a row has; it is taken over with another number.
 */
function rowsOf(hours: number): Method {
  const key = `rows_${hours}h`;
  const steps = hours * 4;
  return {
    key,
    label: `a. rows of ${hours} h, ${steps} counters, nothing else`,
    capacities: [1, 50],
    scenarios: ALL,
    guard: `
      create table occupancy (
        like public.occupancy including all excluding constraints,
        check (array_ndims(taken) = 1 and cardinality(taken) = ${steps} and array_lower(taken, 1) = 1),
        check (0 <= all (taken)),
        check (capacity >= all (taken))
      ) with (fillfactor = 70);
      do $do$
      begin
        execute replace(replace(pg_get_functiondef('public.occupancy_take'::regproc), '24', '${steps}'),
                        'public.occupancy_take', '${key}.occupancy_take');
      end $do$;
      create view pool as select id, district_code, capacity from shared_facility;
      create function keep() returns trigger language plpgsql as $$
      declare
        done boolean := occupancy_take(new.facility_id, new.starts_at, new.ends_at, new.quantity);
      begin
        return null;
      end $$;
      create trigger keep after insert on booking for each row execute function keep()`,
    attempt: `${INSERT} returning id`,
  };
}

export const methods: readonly Method[] = [
  {
    key: 'unguarded',
    label: '-  no guard at all',
    capacities: [1, 50],
    scenarios: ['spread'],
    isUnguarded: true,
    guard: '',
    attempt: `${INSERT} returning id`,
  },
  {
    key: 'public',
    label: 'a. rows of 6 h, 24 counters, as shipped',
    capacities: [1, 50],
    scenarios: ALL,
    guard: '',
    attempt: `insert into booking (id, district_code, reference, facility_id, kind, booker_id, starts_at, ends_at, quantity,
                                   state, created_at, updated_at)
      values ($1::text, '350102', $1::text, $2, 'PARKING', 'res_' || substr($1::text, 5), $3, $4, 1, 'CONFIRMED', now(), now())
      on conflict do nothing returning id`,
  },
  ...[24, 12, 6, 3].map(rowsOf),
  {
    key: 'step_rows',
    label: 'b. a counter row for each quarter of an hour',
    capacities: [1, 50],
    scenarios: ALL,
    guard: `
      create table step (
        facility_id node_id, at timestamptz, capacity integer not null, taken integer not null check (taken >= 0),
        primary key (facility_id, at), check (taken <= capacity)
      ) with (fillfactor = 70);
      create function keep() returns trigger language plpgsql as $$
      begin
        insert into step as s (facility_id, at, capacity, taken)
        select f.id, at, f.capacity, new.quantity
        from shared_facility f,
             generate_series(new.starts_at, new.ends_at - interval '15 minutes', interval '15 minutes') as at
        where f.id = new.facility_id
        order by at
        on conflict (facility_id, at) do update set taken = s.taken + excluded.taken;
        return null;
      end $$;
      create trigger keep after insert on booking for each row execute function keep()`,
    attempt: `${INSERT} returning id`,
  },
  {
    key: 'facility_lock',
    label: 'c. lock on the facility, then the exact peak',
    capacities: [1, 50],
    scenarios: ALL,
    // Volatile, and one statement after the other: the peak is read with a snapshot from after the lock.
    guard: `
      create function book(booking node_id, facility node_id, s timestamptz, e timestamptz) returns setof node_id
        language plpgsql as $$
      declare
        places integer;
        peak integer;
      begin
        select capacity into places from shared_facility where id = facility for no key update;
        with other as (
          select greatest(starts_at, s) as since, ends_at as until, quantity from booking
          where facility_id = facility and starts_at > s - interval '1 day' and starts_at < e and ends_at > s
        ), change as (
          select since as at, quantity as delta from other union all select until, -quantity from other
        )
        select coalesce(max(taken), 0) into peak
        from (select sum(delta) over (order by at, delta rows unbounded preceding) as taken from change) as running;
        if peak + 1 > places then return; end if;
        return query insert into booking (id, facility_id, starts_at, ends_at, quantity, state, district_code)
          values (booking, facility, s, e, 1, 'CONFIRMED', '350102') returning id;
      end $$`,
    attempt: 'select book($1, $2, $3, $4)',
  },
  {
    key: 'exclusion',
    label: 'd. EXCLUDE, ON CONFLICT DO NOTHING',
    capacities: [1],
    scenarios: ALL,
    guard: 'alter table booking add exclude using gist (facility_id with =, tstzrange(starts_at, ends_at) with &&)',
    attempt: `${INSERT} on conflict do nothing returning id`,
  },
  {
    key: 'exclusion_plain',
    label: 'e. EXCLUDE, plain INSERT',
    capacities: [1],
    scenarios: ['stampede'],
    isTrap: true,
    guard: 'alter table booking add exclude using gist (facility_id with =, tstzrange(starts_at, ends_at) with &&)',
    attempt: `${INSERT} returning id`,
  },
  {
    key: 'seats',
    label: 'f. numbered seats with EXCLUDE',
    capacities: [50],
    scenarios: ALL,
    guard: `
      alter table booking add column seat integer;
      alter table booking add exclude using gist
        (facility_id with =, seat with =, tstzrange(starts_at, ends_at) with &&);
      -- A free seat by chance, so that clients seldom want the same one; after eight lost races it gives up.
      create function book(booking node_id, facility node_id, s timestamptz, e timestamptz) returns setof node_id
        language plpgsql as $$
      declare
        free integer;
      begin
        for attempt in 1..8 loop
          select n into free from shared_facility f, generate_series(1, f.capacity) as n
          where f.id = facility and not exists (
            select from booking b where b.facility_id = facility and b.seat = n
              and tstzrange(b.starts_at, b.ends_at) && tstzrange(s, e))
          order by random() limit 1;
          if free is null then return; end if;
          return query insert into booking (id, facility_id, starts_at, ends_at, quantity, state, district_code, seat)
            values (booking, facility, s, e, 1, 'CONFIRMED', '350102', free) on conflict do nothing returning id;
          if found then return; end if;
        end loop;
      end $$`,
    attempt: 'select book($1, $2, $3, $4)',
  },
];
