import { Migration } from '@mikro-orm/migrations';

/** How much of a quota is used, and when there is room in it again: one set of functions for all who ask and all who write. */
export class M0111QuotasAreCounted extends Migration {
  override up(): void {
    this.addSql(`
      -- The facilities that a quota is about.
      create function facilities_of_quota(q quota) returns setof text language sql stable set search_path = public, pg_temp as $$
        select f.id::text from shared_facility f where f.id = q.facility_id
        union all
        select f.id::text from shared_facility f where f.unit_id = q.unit_id and (q.kind is null or f.kind = q.kind)
        union all
        select f.id::text
        from division around join division d on starts_with(d.path, around.path)
        join resident_unit u on u.division_id = d.id join shared_facility f on f.unit_id = u.id
        where around.id = q.division_id and (q.kind is null or f.kind = q.kind)
      $$;

      -- What a booking counts for.
      create function quota_amount(measure text, starts timestamptz, ends timestamptz, quantity integer) returns integer
        language sql immutable parallel safe
        return case measure when 'BOOKINGS' then 1 when 'PLACES' then quantity
                            else ceil(extract(epoch from ends - starts) / 60)::integer end;

      -- The day, week or month in which a date lies.
      create function quota_period(period text, day date) returns daterange language sql immutable parallel safe
        return case period
          when 'DAY' then daterange(day, day + 1)
          when 'WEEK' then daterange(date_trunc('week', day::timestamp)::date, date_trunc('week', day::timestamp)::date + 7)
          else daterange(date_trunc('month', day::timestamp)::date, (date_trunc('month', day::timestamp) + interval '1 month')::date)
        end;

      -- Whether its counters hold it; the others are counted under a lock on the holder.
      create function quota_has_counters(holder text, period text) returns boolean language sql immutable parallel safe
        return holder <> 'HOUSEHOLD' and period in ('DAY', 'WEEK', 'MONTH');

      -- How much of a quota is used where a booking would count, by the bookings that count for it: when each starts and
      -- ends, on which local date, and for how much. Without a period by the calendar, since and until are null.
      create function quota_taken(
        period text, days integer, moment timestamptz, starts timestamptz, ends timestamptz, day date,
        s timestamptz[], e timestamptz[], d date[], a integer[], out used integer, out since date, out until date
      ) language plpgsql immutable set search_path = public, pg_temp as $$
      begin
        if period = 'AHEAD' then
          select sum(x.a) into used from unnest(e, a) as x (e, a) where x.e > moment;
        elsif period = 'AT_ONCE' then
          -- Most is used at a moment at which one of them begins.
          select max((select sum(o.a) from unnest(s, e, a) as o (s, e, a) where o.s <= m.at and o.e > m.at)) into used
          from (select starts as at union all select x from unnest(s) as x where x > starts and x < ends) m;
        elsif period = 'ROLLING_DAYS' then
          -- Most is used in days of which the first is one on which something begins.
          select m.first, m.first + days, coalesce((
                   select sum(o.a) from unnest(d, a) as o (d, a) where o.d >= m.first and o.d < m.first + days), 0) as most
          into since, until, used
          from (select day as first union select x from unnest(d) as x where x > day - days and x <= day) m
          order by most desc, m.first limit 1;
        else
          since := lower(quota_period(period, day));
          until := upper(quota_period(period, day));
          select sum(o.a) into used from unnest(d, a) as o (d, a) where o.d >= since and o.d < until;
        end if;
        used := coalesce(used, 0);
      end $$;

      -- When so much could be had for so long, if nothing changes; null for never.
      create function quota_free_at(
        q quota, zone text, amount integer, moment timestamptz, starts timestamptz, ends timestamptz, day date,
        s timestamptz[], e timestamptz[], d date[], a integer[]
      ) returns timestamptz language plpgsql immutable set search_path = public, pg_temp as $$
      declare
        candidate record;
        later date := day;
      begin
        if amount > q.most then return null; end if;
        if q.period in ('AHEAD', 'AT_ONCE') then
          for candidate in
            select distinct x as at from unnest(e) as x
            where x > case q.period when 'AHEAD' then moment else starts end order by x
          loop
            if amount + (quota_taken(q.period, q.days, candidate.at, candidate.at, candidate.at + (ends - starts), day,
                                     s, e, d, a)).used <= q.most then
              return candidate.at;
            end if;
          end loop;
        elsif q.period = 'ROLLING_DAYS' then
          for candidate in select distinct x + q.days as on_day from unnest(d) as x where x + q.days > day order by 1 loop
            if amount + (quota_taken(q.period, q.days, moment, starts, ends, candidate.on_day, s, e, d, a)).used <= q.most then
              return candidate.on_day::timestamp at time zone zone;
            end if;
          end loop;
        else
          -- Somewhere after the last of them nothing is used.
          loop
            later := upper(quota_period(q.period, later));
            exit when amount + (quota_taken(q.period, q.days, moment, starts, ends, later, s, e, d, a)).used <= q.most;
          end loop;
          return later::timestamp at time zone zone;
        end if;
        return null;
      end $$;

      -- The bookings that count for a quota, from those on that still matter at a moment or around a start: a move that
      -- waits counts by the booking that moves.
      create function quota_counted(
        q quota, holders text[], moment timestamptz, around timestamptz, but_for text[],
        out s timestamptz[], out e timestamptz[], out d date[], out a integer[]
      ) language plpgsql stable set search_path = public, pg_temp as $$
      declare
        -- No booking is longer than 31 days.
        since timestamptz := case q.period when 'AHEAD' then moment else around end
          - make_interval(days => case q.period when 'DAY' then 2 when 'WEEK' then 8 when 'ROLLING_DAYS' then q.days + 1 else 33 end);
      begin
        if q.holder in ('PERSON', 'HOUSEHOLD') then
          select array_agg(b.starts_at), array_agg(b.ends_at), array_agg((b.starts_at at time zone f.time_zone)::date),
                 array_agg(quota_amount(q.measure, b.starts_at, b.ends_at, b.quantity))
          into s, e, d, a
          from booking b join facility_quota x on x.facility_id = b.facility_id and x.quota_id = q.id
          join shared_facility f on f.id = b.facility_id
          where b.booker_id = any(holders) and b.starts_at > since and b.id <> all(but_for)
            and b.moves_id is null
            and booking_takes_places(booking_state_at(b.state, b.answer_by, b.ends_at, moment));
        else
          select array_agg(b.starts_at), array_agg(b.ends_at), array_agg((b.starts_at at time zone f.time_zone)::date),
                 array_agg(quota_amount(q.measure, b.starts_at, b.ends_at, b.quantity))
          into s, e, d, a
          from booking b join facility_quota x on x.facility_id = b.facility_id and x.quota_id = q.id
          join shared_facility f on f.id = b.facility_id
          where b.holder_id = any(holders) and b.starts_at > since and b.id <> all(but_for)
            and b.moves_id is null
            and booking_takes_places(booking_state_at(b.state, b.answer_by, b.ends_at, moment));
        end if;
      end $$;

      -- Whose bookings count together with those of who books or has it from a match; null when the quota is about others.
      create function quota_holders(holder text, person text, party text) returns text[] language sql stable security definer
        set search_path = public, pg_temp as $$
        select case holder
          when 'PERSON' then case when person is not null then array[person] end
          when 'HOUSEHOLD' then case when person is not null then coalesce(household_of(person), array[person]) end
          when 'UNIT' then case when party like 'uni\\_%' then array[party] end
          else case when party like 'gbr\\_%' then array[party] end
        end
      $$;

      -- Whether a booking would be more of a quota than there is, with the figures of the refusal; null when it is not.
      -- @param but_for bookings that do not count: those that the booking takes the place of
      -- @param given what they are or were: whoever holds more than a limit that became smaller may still change what they
      --   have, as long as it does not become more. An array of facility_id, starts_at, ends_at, quantity
      create function quota_broken(
        q quota, holders text[], place text, starts timestamptz, ends timestamptz, places integer, moment timestamptz,
        but_for text[], given json
      ) returns json language plpgsql stable set search_path = public, pg_temp as $$
      declare
        zone text := (select time_zone from shared_facility where id = place);
        day date := (starts at time zone zone)::date;
        amount integer := quota_amount(q.measure, starts, ends, places);
        counted record := quota_counted(q, holders, moment, starts, but_for);
        taken record := quota_taken(q.period, q.days, moment, starts, ends, day, counted.s, counted.e, counted.d, counted.a);
        before record;
      begin
        if taken.used + amount <= q.most then return null; end if;
        if given is not null then
          select counted.s || array_agg(w.starts_at) as s, counted.e || array_agg(w.ends_at) as e,
                 counted.d || array_agg((w.starts_at at time zone f.time_zone)::date) as d,
                 counted.a || array_agg(quota_amount(q.measure, w.starts_at, w.ends_at, w.quantity)) as a
          into before
          from json_to_recordset(given) as w (facility_id text, starts_at timestamptz, ends_at timestamptz, quantity integer)
          join facility_quota x on x.facility_id = w.facility_id and x.quota_id = q.id
          join shared_facility f on f.id = w.facility_id;
          if taken.used + amount
             <= (quota_taken(q.period, q.days, moment, starts, ends, day, before.s, before.e, before.d, before.a)).used then
            return null;
          end if;
        end if;
        return json_build_object(
          'quotaId', q.id, 'max', q.most, 'held', taken.used, 'wanted', amount,
          'measure', q.measure, 'period', q.period, 'days', q.days, 'holder', q.holder,
          'since', taken.since, 'until', taken.until - 1,
          'freeAt', iso(quota_free_at(q, zone, amount, moment, starts, ends, day, counted.s, counted.e, counted.d, counted.a)));
      end $$;

      -- The same of all quotas that a facility has.
      create function own_quotas_broken(
        person text, party text, place text, starts timestamptz, ends timestamptz, places integer, moment timestamptz,
        but_for text[]
      ) returns table (quota text, detail json) language plpgsql stable security definer
        set search_path = public, pg_temp as $$
      declare
        one quota;
        holders text[];
        given json;
      begin
        for one in select q.* from facility_quota x join quota q on q.id = x.quota_id where x.facility_id = place order by q.id loop
          holders := quota_holders(one.holder, person, party);
          continue when holders is null;
          given := coalesce(given, (
            select json_agg(json_build_object('facility_id', b.facility_id, 'starts_at', b.starts_at, 'ends_at', b.ends_at,
                                              'quantity', b.quantity))
            from booking b where b.id = any(but_for) and b.moves_id is null
              and coalesce(b.booker_id, b.holder_id) = coalesce(person, party)
              and booking_takes_places(booking_state_at(b.state, b.answer_by, b.ends_at, moment))));
          quota := 'booking_quota_own';
          detail := quota_broken(one, holders, place, starts, ends, places, moment, but_for, given);
          if detail is not null then return next; end if;
        end loop;
      end $$;
      revoke execute on function quota_holders, own_quotas_broken from public;
    `);
  }
}
