import { Migration } from '@mikro-orm/migrations';

/**
 * Quotas hold for whatever writes a booking: a statement is judged as a whole when it ends, by net differences, so that a
 * booking that moves is never in its own way. Their counters are taken before those of places, after the rows of who books.
 */
export class M0113QuotasHold extends Migration {
  override up(): void {
    this.addSql(`
      -- Adds to a counter what fits; false when it does not.
      create function quota_count(of_quota text, of_holder text, since date, district text, change integer) returns boolean
        language plpgsql set search_path = public, pg_temp as $$
      declare
        most integer := (select q.most from quota q where q.id = of_quota);
      begin
        if change < 0 then
          -- One that is over may be gone.
          update quota_counter k set used = greatest(k.used + change, 0), allowed = greatest(most, k.used + change)
          where k.quota_id = of_quota and k.holder_id = of_holder and k.period_start = since;
          return true;
        end if;
        if change > most then return false; end if;
        insert into quota_counter as k (quota_id, holder_id, period_start, district_code, used, allowed)
        values (of_quota, of_holder, since, district, change, most)
        on conflict (quota_id, holder_id, period_start) do update set used = k.used + change
        where k.used + change <= k.allowed;
        return found;
      end $$;

      -- Judges what a statement makes of bookings, and counts it. Both are arrays of id, facility_id, booker_id, holder_id,
      -- district_code, starts_at, ends_at, quantity, updated_at: of those alone that count for some quota.
      create function quotas_judge(was json, next json) returns boolean language plpgsql security definer
        set search_path = public, pg_temp as $$
      declare
        c record;
        detail json;
      begin
        -- Who has it from a match: of two at once the second sees the first. Residents and households are locked by then.
        perform from resident_unit where id in (
          select n.holder_id from json_to_recordset(next) as n (holder_id text)) order by id for no key update;
        perform from party_organisation where id in (
          select n.holder_id from json_to_recordset(next) as n (holder_id text)) order by id for no key update;

        for c in
          select x.quota_id, (quota_holders(q.holder, r.booker_id, r.holder_id))[1] as holder,
                 lower(quota_period(q.period, (r.starts_at at time zone f.time_zone)::date)) as since, min(r.district_code) as district,
                 sum(r.sign * quota_amount(q.measure, r.starts_at, r.ends_at, r.quantity))::integer as change
          from (select -1 as sign, w.* from json_to_recordset(coalesce(was, '[]')) as w (
                  facility_id text, booker_id text, holder_id text, district_code text, starts_at timestamptz,
                  ends_at timestamptz, quantity integer)
                union all
                select 1, n.* from json_to_recordset(coalesce(next, '[]')) as n (
                  facility_id text, booker_id text, holder_id text, district_code text, starts_at timestamptz,
                  ends_at timestamptz, quantity integer)) r
          join facility_quota x on x.facility_id = r.facility_id
          join quota q on q.id = x.quota_id and quota_has_counters(q.holder, q.period)
          join shared_facility f on f.id = r.facility_id
          where quota_holders(q.holder, r.booker_id, r.holder_id) is not null
          group by 1, 2, 3
          having sum(r.sign * quota_amount(q.measure, r.starts_at, r.ends_at, r.quantity)) <> 0
          order by 1, 2, 3
        loop
          if not quota_count(c.quota_id, c.holder, c.since, c.district, c.change) then
            raise exception 'more than a quota allows' using errcode = 'check_violation', constraint = 'booking_quota_own',
              detail = quota_exceeded_by(c.quota_id, c.holder, c.since, c.change, next);
          end if;
        end loop;

        for c in
          select q, n.*, quota_holders(q.holder, n.booker_id, n.holder_id) as holders,
                 (select json_agg(w.one) from json_array_elements(coalesce(was, '[]')) as w (one) where w.one ->> 'id' = n.id) as given
          from json_to_recordset(coalesce(next, '[]')) as n (
            id text, facility_id text, booker_id text, holder_id text, starts_at timestamptz, ends_at timestamptz,
            quantity integer, updated_at timestamptz)
          join facility_quota x on x.facility_id = n.facility_id
          join quota q on q.id = x.quota_id and not quota_has_counters(q.holder, q.period)
          order by q.id, n.starts_at, n.id
        loop
          continue when c.holders is null;
          detail := quota_broken(c.q, c.holders, c.facility_id, c.starts_at, c.ends_at, c.quantity, c.updated_at,
                                 array[c.id], c.given);
          if detail is not null then
            raise exception 'more than a quota allows' using errcode = 'check_violation', constraint = 'booking_quota_own',
              detail = detail;
          end if;
        end loop;
        return true;
      end $$;

      -- The figures of a refusal by a counter, which may count what has lapsed and still stands in it.
      create function quota_exceeded_by(of_quota text, holder text, since date, change integer, next json) returns json
        language plpgsql stable set search_path = public, pg_temp as $$
      declare
        q quota;
        n record;
        counted record;
        used integer;
      begin
        select * into q from quota where id = of_quota;
        select r.*, f.time_zone as zone into n
        from json_to_recordset(next) as r (facility_id text, booker_id text, holder_id text, starts_at timestamptz,
                                           ends_at timestamptz, updated_at timestamptz)
        join facility_quota x on x.facility_id = r.facility_id and x.quota_id = of_quota
        join shared_facility f on f.id = r.facility_id
        where holder in (r.booker_id, r.holder_id)
          and lower(quota_period(q.period, (r.starts_at at time zone f.time_zone)::date)) = since
        order by r.starts_at limit 1;
        counted := quota_counted(q, array[holder], n.updated_at, n.starts_at,
                                 array(select r.id from json_to_recordset(next) as r (id text)));
        used := (quota_taken(q.period, q.days, n.updated_at, n.starts_at, n.ends_at, since, counted.s, counted.e, counted.d,
                             counted.a)).used;
        return json_build_object(
          'quotaId', q.id, 'max', q.most, 'held', used, 'wanted', change,
          'measure', q.measure, 'period', q.period, 'days', q.days, 'holder', q.holder,
          'since', since, 'until', upper(quota_period(q.period, since)) - 1,
          'freeAt', iso(quota_free_at(q, n.zone, change, n.updated_at, n.starts_at, n.ends_at, since,
                                      counted.s, counted.e, counted.d, counted.a)));
      end $$;

      -- A move that waits counts by the booking that moves; when it is granted, that is judged.
      create function booking_counts_when_made() returns trigger language plpgsql security definer
        set search_path = public, pg_temp as $$
      declare
        done boolean;
      begin
        -- All of them are judged together, with the first.
        if exists (select from made m where m.has_quotas and m.id < new.id) then return null; end if;
        done := quotas_judge(null, (
          select json_agg(m order by m.facility_id, m.starts_at) from made m
          where booking_takes_places(m.state) and m.moves_id is null and m.has_quotas));
        return null;
      end $$;

      create function booking_counts_when_changed() returns trigger language plpgsql security definer
        set search_path = public, pg_temp as $$
      declare
        done boolean;
        changed text[];
      begin
        changed := array(
          select w.id::text from was w join next n on n.id = w.id
          where (booking_takes_places(w.state), w.facility_id, w.booker_id, w.holder_id, w.starts_at, w.ends_at, w.quantity)
            is distinct from
                (booking_takes_places(n.state), n.facility_id, n.booker_id, n.holder_id, n.starts_at, n.ends_at, n.quantity));
        if cardinality(changed) = 0 or not exists (
          select from facility_quota x where x.facility_id in (
            select w.facility_id from was w where w.id = any(changed)
            union select n.facility_id from next n where n.id = any(changed))) then
          return null;
        end if;
        done := quotas_judge(
          (select json_agg(w) from was w where w.id = any(changed) and booking_takes_places(w.state) and w.moves_id is null),
          (select json_agg(n order by n.facility_id, n.starts_at) from next n
           where n.id = any(changed) and booking_takes_places(n.state) and n.moves_id is null));
        return null;
      end $$;

      create function booking_counts_when_removed() returns trigger language plpgsql security definer
        set search_path = public, pg_temp as $$
      declare
        done boolean;
      begin
        if not exists (select from was w join facility_quota x on x.facility_id = w.facility_id) then return null; end if;
        done := quotas_judge((select json_agg(w) from was w where booking_takes_places(w.state) and w.moves_id is null), null);
        return null;
      end $$;

      -- A match is of nobody whose own bookings are judged; it counts for its unit or branch.
      create function booking_looks_for_quotas() returns trigger language plpgsql security definer
        set search_path = public, pg_temp as $$
      begin
        perform from shared_facility where id = new.facility_id for key share;
        new.has_quotas := exists (select from facility_quota x where x.facility_id = new.facility_id);
        return new;
      end $$;
      create trigger booking_looks_for_quotas before insert on booking
        for each row when (new.type = 'MATCH') execute function booking_looks_for_quotas();

      -- By their names before those that take places.
      create trigger booking_counts_when_made after insert on booking
        referencing new table as made for each row when (new.has_quotas) execute function booking_counts_when_made();
      create trigger booking_counts_when_changed after update on booking
        referencing old table as was new table as next for each statement execute function booking_counts_when_changed();
      create trigger booking_counts_when_removed after delete on booking
        referencing old table as was for each statement execute function booking_counts_when_removed();
      revoke execute on function booking_counts_when_made, booking_counts_when_changed, booking_counts_when_removed,
        booking_looks_for_quotas, quotas_judge from public;
    `);
  }
}
