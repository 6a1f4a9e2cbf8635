-- The database as the migrations in src/database/migrations make it. Written by npm run database:emit, from PostgreSQL's
-- own catalogue: to be read and compared, not to be run.

CREATE EXTENSION btree_gist;

CREATE EXTENSION cube;

CREATE DOMAIN local_time AS text COLLATE "C"
  CONSTRAINT local_time_check CHECK (VALUE ~ '^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9]([.][0-9]{3})?)?$'::text);

CREATE DOMAIN node_id AS text COLLATE "C"
  CONSTRAINT node_id_check CHECK (VALUE ~ '^[a-z]{3}_[0-9a-f]{32}$'::text);

CREATE SEQUENCE migration_id_seq AS integer START 1 INCREMENT 1 MINVALUE 1 MAXVALUE 2147483647 CACHE 1 OWNED BY migration.id;

CREATE OR REPLACE FUNCTION public.address_of_message(message text)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
        select case m.channel when 'MAIL' then c.mail else c.phone end
        from notification_message m join notification n on n.id = m.notification_id
        join resident_contact c on c.resident_id = n.resident_id
        where m.id = message and m.outcome is null and (m.channel = 'MAIL' or c.phone_confirmed_at is not null)
      $function$;

CREATE OR REPLACE FUNCTION public.amounts_total(entries jsonb)
 RETURNS bigint
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN (SELECT COALESCE(sum(((entry.value ->> 'amount'::text))::bigint), (0)::numeric) AS "coalesce" FROM jsonb_array_elements(amounts_total.entries) entry(value));

CREATE OR REPLACE FUNCTION public.append_only()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      begin
        raise exception '% is append-only', tg_table_name
          using errcode = 'check_violation', constraint = tg_table_name || '_is_append_only';
      end $function$;

CREATE OR REPLACE FUNCTION public.around_vector(center cube, meters double precision)
 RETURNS cube
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE STRICT COST 10000
AS $function$
        begin
          return cube_enlarge(center, 2 * sin(least(meters / 6371008.8, pi()) / 2) + 1e-9, 3);
        end $function$;

CREATE OR REPLACE FUNCTION public.attachment_file_fits()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
      begin
        if not exists (select from attachment a where a.id = new.attachment_id and a.bytes = length(new.content)
                         and a.sha256 = sha256(new.content)) then
          raise exception 'the file is not the one that was announced'
            using errcode = 'check_violation', constraint = 'attachment_file_fits';
        end if;
        return new;
      end $function$;

CREATE OR REPLACE FUNCTION public.attachment_stays()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
      begin
        if old.received_at is not null or new.received_at is null
           or (new.id, new.media_type, new.bytes, new.sha256, new.visibility, new.link_key, new.created_by, new.created_at)
              is distinct from
              (old.id, old.media_type, old.bytes, old.sha256, old.visibility, old.link_key, old.created_by, old.created_at)
        then
          raise exception 'an attachment does not change but by its file coming'
            using errcode = 'check_violation', constraint = 'attachment_stays';
        end if;
        return new;
      end $function$;

CREATE OR REPLACE FUNCTION public.audit_chain()
 RETURNS TABLE(links bigint, last_hash text, waiting bigint, fault text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
        with walked as (
          select l.position, l.entry_id, l.hash, e.id is not null as is_there,
                 row_number() over up as expected,
                 sha256(coalesce(lag(l.hash) over up, sha256('')) || audit_content(e)) as wanted
          from audit_link l left join audit_entry e on e.id = l.entry_id
          window up as (order by l.position)
        ), faults as (
          select position, case
            when position <> expected then format('link %s is missing', expected)
            when not is_there then format('the entry %s of link %s is missing', entry_id, position)
            else format('the entry %s is not what link %s was made of', entry_id, position) end as fault
          from walked where position <> expected or not is_there or hash <> wanted
          order by position limit 1
        ), unlinked as (
          select e.id, (e.xid, e.id) <= (h.after_xid, h.after_id) as is_passed
          from audit_entry e cross join audit_head h
          where not exists (select from audit_link l where l.entry_id = e.id)
        ), last as (
          select position, hash from audit_link order by position desc limit 1
        )
        select h.position, encode(h.hash, 'hex'), (select count(*) from unlinked where not is_passed),
          coalesce(
            (select faults.fault from faults),
            (select format('the entry %s has lost its link, or was put in later', min(id)) from unlinked where is_passed
             having count(*) > 0),
            case when (h.position, h.hash) is distinct from (coalesce(l.position, 0), coalesce(l.hash, sha256('')))
              then format('the chain ends with link %s, and should with %s', coalesce(l.position, 0), h.position) end)
        from audit_head h left join last l on true
      $function$;

CREATE OR REPLACE FUNCTION public.audit_content(e audit_entry)
 RETURNS bytea
 LANGUAGE sql
 STABLE PARALLEL SAFE
 SET search_path TO 'public', 'pg_temp'
RETURN convert_to((jsonb_build_array((e).id, ((e).xid)::text, ((EXTRACT(epoch FROM (e).at) * (1000000)::numeric))::bigint, (e).district_code, (e).actor_id, (e).action, (e).subject_id, (e).fields))::text, 'UTF8'::name);

CREATE OR REPLACE FUNCTION public.audit_of_person(person text)
 RETURNS SETOF audit_entry
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
        select e.* from audit_entry e
        where e.actor_id = person or e.subject_id = person
          or e.subject_id in (select r.id from resident r where r.account_id = person)
      $function$;

CREATE OR REPLACE FUNCTION public.booking_bar_stays_as_set()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
      begin
        if (old.id, old.district_code, old.resident_id, old.unit_id, old.starts_at, old.ends_at, old.automatic)
             is distinct from
           (new.id, new.district_code, new.resident_id, new.unit_id, new.starts_at, new.ends_at, new.automatic)
           or (old.appealed_at is not null and new.appealed_at is distinct from old.appealed_at)
           or (old.decided_at is not null and new.decided_at is distinct from old.decided_at)
           or (old.lifted_at is not null and new.lifted_at is distinct from old.lifted_at) then
          raise exception 'a bar stays as it was set' using errcode = 'check_violation',
            constraint = 'booking_bar_stays_as_set';
        end if;
        return new;
      end $function$;

CREATE OR REPLACE FUNCTION public.booking_barred(person text, place text, moment timestamp with time zone)
 RETURNS json
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
        select json_build_object('barId', b.id, 'until', iso(b.ends_at), 'reason', coalesce(b.reason, ''))
        from booking_bar b join shared_facility f on f.id = place
        where b.resident_id = person and b.lifted_at is null and b.starts_at <= moment and b.ends_at > moment
          and (b.unit_id = f.unit_id or (b.unit_id is null and b.district_code = f.district_code))
        order by b.ends_at desc, b.id limit 1
      $function$;

CREATE OR REPLACE FUNCTION public.booking_beside(own_since timestamp with time zone, own_until timestamp with time zone, own_places integer, since timestamp with time zone, until timestamp with time zone, places integer)
 RETURNS TABLE(since timestamp with time zone, until timestamp with time zone, places integer)
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
        select s.since, s.until, s.places from (values
          ($4, least($5, $1), $6),
          (greatest($4, $1), least($5, $2), greatest($6 - $3, 0)),
          (greatest($4, $2), $5, $6)) as s (since, until, places)
        where s.since < s.until and s.places > 0
      $function$;

CREATE OR REPLACE FUNCTION public.booking_counts_when_changed()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
      end $function$;

CREATE OR REPLACE FUNCTION public.booking_counts_when_made()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
      declare
        done boolean;
      begin
        -- All of them are judged together, with the first.
        if exists (select from made m where m.has_quotas and m.id < new.id) then return null; end if;
        done := quotas_judge(null, (
          select json_agg(m order by m.facility_id, m.starts_at) from made m
          where booking_takes_places(m.state) and m.moves_id is null and m.has_quotas));
        return null;
      end $function$;

CREATE OR REPLACE FUNCTION public.booking_counts_when_removed()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
      declare
        done boolean;
      begin
        if not exists (select from was w join facility_quota x on x.facility_id = w.facility_id) then return null; end if;
        done := quotas_judge((select json_agg(w) from was w where booking_takes_places(w.state) and w.moves_id is null), null);
        return null;
      end $function$;

CREATE OR REPLACE FUNCTION public.booking_ends_its_move()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
      begin
        if exists (
          select from next n join was w on w.id = n.id
          where (n.state <> 'CONFIRMED' or n.facility_id <> w.facility_id or n.starts_at <> w.starts_at
                 or n.ends_at <> w.ends_at or n.quantity <> w.quantity)
            and exists (select from booking m where m.moves_id = n.id and m.state = 'PENDING')) then
          raise exception 'a move waits for an answer'
            using errcode = 'check_violation', constraint = 'booking_ends_its_move';
        end if;
        return null;
      end $function$;

CREATE OR REPLACE FUNCTION public.booking_gives_counters_back()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
      end $function$;

CREATE OR REPLACE FUNCTION public.booking_holds_lapse_thrice()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
      declare
        again timestamptz;
      begin
        select b.held_until + interval '1 hour' into again from booking b
        where b.booker_id = new.booker_id and b.held_until > new.updated_at - interval '1 hour'
          and b.held_until <= new.updated_at
          -- Let go of in time is not lapsed; what was booked is not held any more.
          and (b.state in ('HELD', 'EXPIRED') or (b.state = 'CANCELLED' and b.updated_at >= b.held_until))
        order by b.held_until desc offset 2 limit 1;
        if found then
          raise exception 'three holds have lapsed within an hour' using errcode = 'check_violation',
            constraint = 'booking_holds_lapse_thrice', detail = json_build_object('again', (
              select to_char(again at time zone f.time_zone, 'HH24:MI') from shared_facility f where f.id = new.facility_id));
        end if;
        return new;
      end $function$;

CREATE OR REPLACE FUNCTION public.booking_holds_places(state text, pending_takes_places boolean)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN ((state = ANY (ARRAY['CONFIRMED'::text, 'HELD'::text, 'CHECKED_IN'::text, 'COMPLETED'::text])) OR ((state = 'PENDING'::text) AND pending_takes_places));

CREATE OR REPLACE FUNCTION public.booking_is_not_truncated()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      begin
        raise exception 'bookings are not truncated: their places would stay taken'
          using errcode = 'check_violation', constraint = 'booking_is_not_truncated';
      end $function$;

CREATE OR REPLACE FUNCTION public.booking_is_of_somebody()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
      begin
        perform from resident where id = new.booker_id and erased_at is null for key share;
        if not found then
          raise exception 'who has been erased books nothing'
            using errcode = 'check_violation', constraint = 'booking_is_of_somebody';
        end if;
        return new;
      end $function$;

CREATE OR REPLACE FUNCTION public.booking_keeps_quotas()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
      declare
        broken record;
        bar json;
        may_be_barred boolean;
      begin
        perform from resident where id = new.booker_id for no key update;
        -- After the resident, and before the counters. Also who lives alone takes it: somebody may be joining.
        perform from household h where h.id = (
          select c.household_id from resident_contact c where c.resident_id = new.booker_id) for no key update;
        -- Who sets a quota waits for this, or has been waited for; what is looked for after it is there by then.
        perform from shared_facility where id = new.facility_id for key share;
        select exists (select from facility_quota x where x.facility_id = new.facility_id),
               exists (select from booking_bar b where b.resident_id = new.booker_id and b.ends_at > new.updated_at)
        into new.has_quotas, may_be_barred;
        -- Of hardly anybody there is one, and then it may be of another unit.
        if may_be_barred then
          bar := booking_barred(new.booker_id, new.facility_id, new.updated_at);
          if bar is not null then
            raise exception 'barred from booking' using errcode = 'check_violation', constraint = 'booking_barred',
              detail = bar;
          end if;
        end if;
        for broken in
          select * from default_quotas_broken(
            new.booker_id, new.facility_id, new.kind, new.starts_at, new.ends_at, new.quantity, new.updated_at,
            array[new.id::text, coalesce(new.moves_id, new.id)::text])
          union all
          -- A move that waits is counted by nothing, and so judged by nothing when the statement ends.
          select own.* from own_quotas_broken(
            new.booker_id, null, new.facility_id, new.starts_at, new.ends_at, new.quantity, new.updated_at,
            array[new.id::text, new.moves_id::text]) as own
          where new.moves_id is not null and new.has_quotas
          limit 1
        loop
          raise exception 'more than one resident or household may hold' using errcode = 'check_violation',
            constraint = broken.quota, detail = broken.detail;
        end loop;
        return new;
      end $function$;

CREATE OR REPLACE FUNCTION public.booking_looks_for_quotas()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
      begin
        perform from shared_facility where id = new.facility_id for key share;
        new.has_quotas := exists (select from facility_quota x where x.facility_id = new.facility_id);
        return new;
      end $function$;

CREATE OR REPLACE FUNCTION public.booking_may_become(was text, next text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN (((((((((((((((((was = 'HELD'::text) AND (next = 'CONFIRMED'::text)) OR ((was = 'HELD'::text) AND (next = 'PENDING'::text))) OR ((was = 'HELD'::text) AND (next = 'EXPIRED'::text))) OR ((was = 'HELD'::text) AND (next = 'CANCELLED'::text))) OR ((was = 'PENDING'::text) AND (next = 'CONFIRMED'::text))) OR ((was = 'PENDING'::text) AND (next = 'REJECTED'::text))) OR ((was = 'PENDING'::text) AND (next = 'EXPIRED'::text))) OR ((was = 'PENDING'::text) AND (next = 'CANCELLED'::text))) OR ((was = 'PENDING'::text) AND (next = 'MOVED'::text))) OR ((was = 'EXPIRED'::text) AND (next = 'REJECTED'::text))) OR ((was = 'EXPIRED'::text) AND (next = 'CANCELLED'::text))) OR ((was = 'CONFIRMED'::text) AND (next = 'CANCELLED'::text))) OR ((was = 'CONFIRMED'::text) AND (next = 'CHECKED_IN'::text))) OR ((was = 'CONFIRMED'::text) AND (next = 'NO_SHOW'::text))) OR ((was = 'CONFIRMED'::text) AND (next = 'COMPLETED'::text))) OR ((was = 'CHECKED_IN'::text) AND (next = 'COMPLETED'::text)));

CREATE OR REPLACE FUNCTION public.booking_move_is_of_a_booking()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
      declare
        original booking;
      begin
        select * into original from booking where id = new.moves_id for no key update;
        if original.state is distinct from 'CONFIRMED' or original.booker_id is distinct from new.booker_id
          or original.moves_id is not null or original.group_id is distinct from new.group_id then
          raise exception 'a move is of a confirmed booking of the same person'
            using errcode = 'check_violation', constraint = 'booking_move_is_of_a_booking';
        end if;
        -- What it takes goes by what both facilities are of.
        perform from shared_facility where id in (original.facility_id, new.facility_id) order by id for key share;
        return new;
      end $function$;

CREATE OR REPLACE FUNCTION public.booking_move_stays_a_move()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      begin
        raise exception 'what moves where does not change: a move is asked for anew'
          using errcode = 'check_violation', constraint = 'booking_move_stays_a_move';
      end $function$;

CREATE OR REPLACE FUNCTION public.booking_moves_counters()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
      end $function$;

CREATE OR REPLACE FUNCTION public.booking_quotas_broken(person text, place text, place_kind text, starts timestamp with time zone, ends timestamp with time zone, places integer, moment timestamp with time zone, but_for text[])
 RETURNS TABLE(quota text, detail json)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
        select 'booking_barred', bar from booking_barred(person, place, moment) as bar where bar is not null
        union all
        select * from default_quotas_broken(person, place, place_kind, starts, ends, places, moment, but_for)
        union all
        select * from own_quotas_broken(person, null, place, starts, ends, places, moment, but_for)
      $function$;

CREATE OR REPLACE FUNCTION public.booking_state_at(state text, answer_by timestamp with time zone, ends_at timestamp with time zone, moment timestamp with time zone)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN ((state = ANY (ARRAY['PENDING'::text, 'HELD'::text])) AND (answer_by <= moment)) THEN 'EXPIRED'::text WHEN ((state = ANY (ARRAY['CONFIRMED'::text, 'CHECKED_IN'::text])) AND (ends_at <= moment)) THEN 'COMPLETED'::text ELSE state END;

CREATE OR REPLACE FUNCTION public.booking_takes_counters()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
      end $function$;

CREATE OR REPLACE FUNCTION public.booking_takes_places(state text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN (state = ANY (ARRAY['HELD'::text, 'PENDING'::text, 'CONFIRMED'::text, 'CHECKED_IN'::text, 'COMPLETED'::text]));

CREATE OR REPLACE FUNCTION public.booking_waits_until_its_start()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
      begin
        new.answer_by := new.starts_at;
        return new;
      end $function$;

CREATE OR REPLACE FUNCTION public.bookings_without_audit()
 RETURNS SETOF text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
        select b.id from booking b
        where not exists (select from audit_entry e where e.subject_id = b.id
                          and e.action in ('bookingCreate', 'bookingHold', 'bookingMove'))
      $function$;

CREATE OR REPLACE FUNCTION public.box_around(center point, meters double precision)
 RETURNS box
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN (SELECT CASE WHEN (((abs((box_around.center)[1]) + span.dlat) >= (89)::double precision) OR ((abs((box_around.center)[0]) + (span.dlat / cosd(LEAST((89)::double precision, (abs((box_around.center)[1]) + span.dlat))))) > (180)::double precision)) THEN box(point(('-180'::integer)::double precision, GREATEST(('-90'::integer)::double precision, ((box_around.center)[1] - span.dlat))), point((180)::double precision, LEAST((90)::double precision, ((box_around.center)[1] + span.dlat)))) ELSE box(point(((box_around.center)[0] - (span.dlat / cosd((abs((box_around.center)[1]) + span.dlat)))), ((box_around.center)[1] - span.dlat)), point(((box_around.center)[0] + (span.dlat / cosd((abs((box_around.center)[1]) + span.dlat)))), ((box_around.center)[1] + span.dlat))) END AS box FROM (SELECT (degrees((box_around.meters / (6371008.8)::double precision)) * (1.001)::double precision) AS dlat) span);

CREATE OR REPLACE FUNCTION public.calendar_day_asks_anew()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
      declare
        days date[];
        classes text[];
        first date;
        last date;
        around tsmultirange;
        touched text[];
      begin
        -- What they were before.
        if tg_op = 'INSERT' then
          select array_agg(date), array_agg(usual_day_class(date)) into days, classes
          from changed where day_class <> usual_day_class(date);
        elsif tg_op = 'UPDATE' then
          select array_agg(date), array_agg(was) into days, classes from (
            select date, coalesce(b.day_class, usual_day_class(date)) as was, coalesce(c.day_class, usual_day_class(date)) as is_now
            from before b full join changed c using (date)) as d
          where was <> is_now;
        else
          select array_agg(date), array_agg(day_class) into days, classes
          from changed where day_class <> usual_day_class(date);
        end if;
        select min(day), max(day), range_agg(tsrange(day, day + interval '2 days')) into first, last, around
        from unnest(days) as day;
        if first is null then return null; end if;

        select array_agg(id) into touched from (
          select d.id from demand d
          where d.shared_over_time and d.valid_from <= last and d.valid_to >= first
            and exists (select from unnest(days) as day where day between d.valid_from and d.valid_to)
            and d.windows @? '$[*] ? (@.dayClass != "EVERY_DAY")'
          order by d.id for no key update of d) as t;
        -- Many want the same times on these dates: these are worked out once.
        with times as materialized (
          select t.windows, t.since, t.until,
                 minutes_in(around * (
                   select coalesce(range_agg(w.during), '{}') from windows_starting(t.windows, t.since, t.until) as w))
                 - minutes_in(around * (
                   select coalesce(range_agg(w.during), '{}')
                   from windows_by_calendar(t.windows, t.since, t.until, days, classes) as w)) as more
          from (select distinct windows, greatest(valid_from, first - 1) as since, least(valid_to, last + 1) as until
                from demand where id = any(touched)) as t)
        update demand d set asked_minutes = d.asked_minutes + d.quantity * t.more from times t
        where d.id = any(touched) and t.more <> 0
          and (d.windows, greatest(d.valid_from, first - 1), least(d.valid_to, last + 1)) = (t.windows, t.since, t.until);
        -- What lacks something long after them has it as before, where one occurrence is of use.
        update demand d set open_until = t.open_until
        from demand e cross join lateral (select open_until_of(e, '-infinity') as open_until) as t
        where e.id = any(touched) and (e.open_until is null or e.open_until < last + 2 or e.min_occurrences > 1)
          and d.id = e.id and d.open_until is distinct from t.open_until;
        -- A statement of its own, so that it sees what those have written whom the first has waited for.
        update demand d set held_minutes = t.held_minutes, delivered_minutes = t.delivered_minutes
        from demand e cross join lateral minutes_met(e.id) as t
        where e.id = any(touched) and e.held_quantity > 0
          and exists (
            select from match m join match_occurrence o on o.match_id = m.id and o.lost_at is null and o.during && around
            where m.demand_id = e.id and m.held_quantity > 0)
          and d.id = e.id
          and (d.held_minutes, d.delivered_minutes) is distinct from (t.held_minutes, t.delivered_minutes);
        return null;
      end $function$;

CREATE OR REPLACE FUNCTION public.calendar_is_revised()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      begin
        update calendar_revision set revision = default;
        return null;
      end $function$;

CREATE OR REPLACE FUNCTION public.claims_change(facilities text[])
 RETURNS boolean
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
      end $function$;

CREATE OR REPLACE FUNCTION public.claims_follow_from_parts()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      begin
        raise exception 'pools and claims follow from facilities and their parts'
          using errcode = 'check_violation', constraint = 'claims_follow_from_parts';
      end $function$;

CREATE OR REPLACE FUNCTION public.claims_of(facility text)
 RETURNS TABLE(pool_id text, places integer)
 LANGUAGE sql
 STABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
        with recursive up as (
          select facility collate "C" as id, 1 as places
          union all
          select p.whole_id::text, up.places * p.places from up join facility_part p on p.part_id = up.id)
        select up.id, up.places from up
        union all
        select x.pool_id, up.places from up join facility_exclusion x on up.id in (x.one_id, x.other_id)
      $function$;

CREATE OR REPLACE FUNCTION public.closure_effect_stays_settled()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
      begin
        raise exception 'what was carried out is not changed'
          using errcode = 'check_violation', constraint = 'closure_effect_stays_settled';
      end $function$;

CREATE OR REPLACE FUNCTION public.closure_plan_may_become(was text, next text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN (((((was = 'OPEN'::text) AND (next = 'CONFIRMED'::text)) OR ((was = 'OPEN'::text) AND (next = 'DISCARDED'::text))) OR ((was = 'OPEN'::text) AND (next = 'STALE'::text))) OR ((was = 'STALE'::text) AND (next = 'DISCARDED'::text)));

CREATE OR REPLACE FUNCTION public.confirm_phone(person text, given text, masked text, moment timestamp with time zone)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
      declare
        home bigint;
      begin
        perform from resident where id = person and erased_at is null for no key update;
        if not found then return 'KNOWN'; end if;
        -- Written, so that nobody takes it away meanwhile.
        insert into household (phone) values (given)
          on conflict (phone) do update set phone = excluded.phone returning id into home;
        if exists (select from resident_contact c where c.resident_id = person and c.household_id = home) then
          return 'KNOWN';
        end if;
        if (select count(*) from resident_contact c where c.household_id = home) >= 6 then return 'FULL'; end if;
        -- Nobody of them books meanwhile: that takes the resident, and then the household, too.
        if exists (select from resident_contact c where c.household_id = home) and 20 < (
          select count(*) from booking b
          where (b.booker_id = person
                 or b.booker_id in (select c.resident_id from resident_contact c where c.household_id = home))
            and b.starts_at > moment - interval '32 days' and b.ends_at > moment
            and b.type = 'NORMAL' and booking_takes_places(b.state)) then
          return 'HOLDS';
        end if;
        update resident_contact set phone = given, household_id = home, phone_confirmed_at = moment
        where resident_id = person;
        update resident set masked_phone = masked where id = person;
        return 'CONFIRMED';
      end $function$;

CREATE OR REPLACE FUNCTION public.context_account()
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN NULLIF(current_setting('commons.account'::text, true), ''::text);

CREATE OR REPLACE FUNCTION public.context_districts()
 RETURNS text[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
RETURN (SELECT COALESCE(array_agg(d.code), '{}'::text[]) AS "coalesce" FROM (role_assignment g JOIN division d ON (((d.id)::text = (g.division_id)::text))) WHERE (((g.account_id)::text = context_account()) AND (g.role = 'DISTRICT_ADMIN'::text) AND (g.valid_from <= context_time()) AND ((g.valid_to IS NULL) OR (g.valid_to > context_time()))));

CREATE OR REPLACE FUNCTION public.context_is_staff()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
RETURN (EXISTS (SELECT FROM role_assignment g WHERE (((g.account_id)::text = context_account()) AND (g.role = ANY (ARRAY['COMMUNITY_STAFF'::text, 'SUBDISTRICT_STAFF'::text, 'DISTRICT_ADMIN'::text])) AND (g.valid_from <= context_time()) AND ((g.valid_to IS NULL) OR (g.valid_to > context_time())))));

CREATE OR REPLACE FUNCTION public.context_is_staff_of(thing text)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
      begin
        return exists (
          select from role_assignment g join division o on o.id = g.division_id
          where g.account_id = context_account() and g.role in ('COMMUNITY_STAFF', 'SUBDISTRICT_STAFF', 'DISTRICT_ADMIN')
            and g.valid_from <= context_time() and (g.valid_to is null or g.valid_to > context_time())
            and case split_part(thing, '_', 1)
              when 'div' then (select d.path from division d where d.id = thing)
              when 'uni' then (select d.path from resident_unit u join division d on d.id = u.division_id where u.id = thing)
              when 'mem' then (
                select d.path from alliance_membership m join resident_unit u on u.id = m.unit_id
                join division d on d.id = u.division_id where m.id = thing)
              when 'res' then (select d.path from resident r join division d on d.id = r.division_id where r.id = thing)
              when 'rol' then (
                select d.path from role_assignment s left join shared_facility f on f.id = s.facility_id
                left join resident_unit u on u.id = coalesce(s.unit_id, f.unit_id)
                join division d on d.id = coalesce(s.division_id, u.division_id) where s.id = thing)
              when 'fac' then (
                select d.path from shared_facility f join resident_unit u on u.id = f.unit_id
                join division d on d.id = u.division_id where f.id = thing)
              when 'bkg' then (
                select d.path from booking b join shared_facility f on f.id = b.facility_id
                join resident_unit u on u.id = f.unit_id join division d on d.id = u.division_id where b.id = thing)
              when 'sdl' then (select l.place_path from supply_demand_list l where l.id = thing)
              when 'run' then (
                select d.path from matching_run r join division d on d.id = r.division_id where r.id = thing)
              when 'svc' then (
                select d.path from service_account s join resident_unit u on u.id = s.unit_id
                join division d on d.id = u.division_id where s.id = thing)
              when 'whk' then (
                select d.path from webhook w join resident_unit u on u.id = w.unit_id
                join division d on d.id = u.division_id where w.id = thing)
            end ^@ o.path);
      end $function$;

CREATE OR REPLACE FUNCTION public.context_time()
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (NULLIF(current_setting('commons.at'::text, true), ''::text))::timestamp with time zone;

CREATE OR REPLACE FUNCTION public.count_what_is_held(the_demand text, the_supply text, taking text)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
      declare
        by_moments boolean;
        the_facility text;
        places integer;
        taken integer;
      begin
        perform from demand where id = the_demand for no key update;
        select shared_over_time, facility_id into by_moments, the_facility
        from supply where id = the_supply for no key update;
        if by_moments and taking is not null then
          if not exists (select from match_occurrence where match_id = taking and lost_at is null) then
            raise exception 'a match that holds places says when'
              using errcode = 'check_violation', constraint = 'match_has_time';
          end if;
          if the_facility is not null then
            select capacity into places from shared_facility where id = the_facility for no key update;
            -- A statement of its own, so that it sees what those before have written; and so are those that follow.
            select max(load) into taken from (
              select sum(sum(change)) over (order by at) as load, sum(sum(own)) over (order by at) as within from (
                select e.at, e.sign * least(o.quantity, m.held_quantity) as change,
                       case when m.id = taking then e.sign else 0 end as own
                from supply s join match m on m.supply_id = s.id and m.held_quantity > 0
                join match_occurrence o on o.match_id = m.id and o.lost_at is null
                cross join lateral (values (lower(o.during), 1), (upper(o.during), -1)) as e (at, sign)
                where s.facility_id = the_facility and s.shared_over_time) as changes
              group by at) as loads
            where within > 0;
            if taken > places then
              raise exception 'the facility has % places, and % would be given at one moment', places, taken
                using errcode = 'check_violation', constraint = 'facility_not_exceeded';
            end if;
          end if;
        end if;
        update demand d set
          held_quantity = case when d.shared_over_time then h.held_at_once else s.held end,
          delivered_quantity = case when d.shared_over_time then h.delivered_at_once else s.delivered end,
          held_minutes = t.held_minutes, delivered_minutes = t.delivered_minutes,
          open_until = open_until_of(d, '-infinity')
        from (select coalesce(sum(m.held_quantity), 0) as held, coalesce(sum(m.delivered_quantity), 0) as delivered
              from match m where m.demand_id = the_demand) as s,
             (select most_at_once(array_agg(h.during), array_agg(h.quantity)) as held_at_once,
                     most_at_once(array_agg(h.during) filter (where h.delivered),
                                  array_agg(h.quantity) filter (where h.delivered)) as delivered_at_once
              from (select o.during, least(o.quantity, m.held_quantity) as quantity, m.state = 'FULFILLED' as delivered
                    from match m join match_occurrence o on o.match_id = m.id and o.lost_at is null
                    where m.demand_id = the_demand and m.held_quantity > 0) as h) as h,
             minutes_met(the_demand) as t
        where d.id = the_demand;
        update supply s set
          held_quantity = case when by_moments then (
            select most_at_once(array_agg(o.during), array_agg(least(o.quantity, m.held_quantity)))
            from match m join match_occurrence o on o.match_id = m.id and o.lost_at is null
            where m.supply_id = the_supply and m.held_quantity > 0) else t.held end,
          delivered_quantity = t.delivered
        from (select coalesce(sum(m.held_quantity), 0) as held, coalesce(sum(m.delivered_quantity), 0) as delivered
              from match m where m.supply_id = the_supply) as t
        where s.id = the_supply;
      end $function$;

CREATE OR REPLACE FUNCTION public.default_quota_use(person text, place text, moment timestamp with time zone)
 RETURNS TABLE(is_confirmed boolean, is_shared boolean, ahead integer, together integer, places integer, places_together integer, minutes integer, monday timestamp with time zone, next_monday timestamp with time zone)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
      declare
        home text[] := household_of(person);
        zone text := (select f.time_zone from shared_facility f where f.id = place);
      begin
        is_confirmed := home is not null;
        home := coalesce(home, array[person]);
        is_shared := cardinality(home) > 1;
        select count(*) filter (where b.booker_id = person
                 and not (is_confirmed and facility_has_own_quota(b.facility_id, 'PERSON', 'BOOKINGS', 'AHEAD'))),
               count(*) filter (where not facility_has_own_quota(b.facility_id, 'HOUSEHOLD', 'BOOKINGS', 'AHEAD')),
               coalesce(sum(b.quantity) filter (where b.kind = 'PARKING' and b.starts_at <= moment and b.booker_id = person), 0),
               coalesce(sum(b.quantity) filter (where b.kind = 'PARKING' and b.starts_at <= moment), 0)
        into ahead, together, places, places_together
        from booking b
        where b.booker_id = any(home) and b.type = 'NORMAL' and b.moves_id is null
          and b.starts_at > moment - interval '32 days' and b.ends_at > moment
          and booking_takes_places(booking_state_at(b.state, b.answer_by, b.ends_at, moment));
        monday := date_trunc('week', moment at time zone zone) at time zone zone;
        next_monday := (date_trunc('week', moment at time zone zone) + interval '7 days') at time zone zone;
        select coalesce(extract(epoch from sum(b.ends_at - b.starts_at)) / 60, 0)::integer into minutes
        from booking b
        where b.booker_id = any(home) and b.facility_id = place and b.starts_at >= monday and b.starts_at < next_monday
          and b.type = 'NORMAL' and b.moves_id is null
          and booking_takes_places(booking_state_at(b.state, b.answer_by, b.ends_at, moment));
        return next;
      end $function$;

CREATE OR REPLACE FUNCTION public.default_quotas_broken(person text, place text, place_kind text, starts timestamp with time zone, ends timestamp with time zone, places integer, moment timestamp with time zone, but_for text[])
 RETURNS TABLE(quota text, detail json)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
      declare
        held numeric;
        wanted numeric;
        zone text;
        -- Where the room is, at midnight.
        monday timestamp;
        free_at timestamptz;
        -- Whose bookings count together; null without a confirmed phone.
        home text[] := array(select o.resident_id::text from resident_contact c join resident_contact o using (household_id)
                             where c.resident_id = person);
        together text[];
        ends_ahead timestamptz[];
      begin
        if cardinality(home) = 0 then home := null; end if;
        together := coalesce(home, array[person]);
        -- Two bookings of one kind never overlap, so this bounds the places of one resident at each moment.
        if place_kind = 'PARKING' and places > 2 and not facility_has_own_quota(place, 'PERSON', 'PLACES', 'AT_ONCE') then
          quota := 'booking_quota_car_park';
          detail := json_build_object('max', 2, 'held', 0, 'wanted', places);
          return next;
        end if;

        if ends > moment then
          -- No booking is longer than 31 days, so those that began long before need not be looked at.
          select count(*) into held from booking b
          where b.booker_id = person and b.starts_at > moment - interval '32 days' and b.ends_at > moment
            and b.type = 'NORMAL' and b.id <> all(but_for) and b.moves_id is null
            and booking_takes_places(booking_state_at(b.state, b.answer_by, b.ends_at, moment));
          if home is null and held >= 2 then
            quota := 'booking_quota_unconfirmed';
            detail := json_build_object('max', 2, 'held', held);
            return next;
          elsif home is not null and held >= 10
            and not facility_has_own_quota(place, 'PERSON', 'BOOKINGS', 'AHEAD') then
            ends_ahead := array(
              select b.ends_at from booking b
              where b.booker_id = person and b.starts_at > moment - interval '32 days' and b.ends_at > moment
                and b.type = 'NORMAL' and b.id <> all(but_for) and b.moves_id is null
                and booking_takes_places(booking_state_at(b.state, b.answer_by, b.ends_at, moment))
                and not facility_has_own_quota(b.facility_id, 'PERSON', 'BOOKINGS', 'AHEAD')
              order by b.ends_at);
            held := cardinality(ends_ahead);
            if held >= 10 then
              quota := 'booking_quota_ahead';
              detail := json_build_object('max', 10, 'held', held, 'freeAt', iso(ends_ahead[held - 9]));
              return next;
            end if;
          end if;
          if cardinality(together) > 1 then
            select count(*) into held from booking b
            where b.booker_id = any(together) and b.starts_at > moment - interval '32 days' and b.ends_at > moment
              and b.type = 'NORMAL' and b.id <> all(but_for) and b.moves_id is null
              and booking_takes_places(booking_state_at(b.state, b.answer_by, b.ends_at, moment));
            if held >= 20 and not facility_has_own_quota(place, 'HOUSEHOLD', 'BOOKINGS', 'AHEAD') then
              ends_ahead := array(
                select b.ends_at from booking b
                where b.booker_id = any(together) and b.starts_at > moment - interval '32 days' and b.ends_at > moment
                  and b.type = 'NORMAL' and b.id <> all(but_for) and b.moves_id is null
                  and booking_takes_places(booking_state_at(b.state, b.answer_by, b.ends_at, moment))
                  and not facility_has_own_quota(b.facility_id, 'HOUSEHOLD', 'BOOKINGS', 'AHEAD')
                order by b.ends_at);
              held := cardinality(ends_ahead);
              if held >= 20 then
                quota := 'booking_quota_household_ahead';
                detail := json_build_object('max', 20, 'held', held, 'freeAt', iso(ends_ahead[held - 19]));
                return next;
              end if;
            end if;
          end if;
        end if;

        if place_kind = 'PARKING' and cardinality(together) > 1 then
          with beside as materialized (
            select greatest(b.starts_at, starts) as since, b.ends_at, b.quantity from booking b
            where b.booker_id = any(together) and b.kind = place_kind and b.starts_at > starts - interval '32 days'
              and b.starts_at < ends and b.ends_at > starts
              and b.type = 'NORMAL' and b.id <> all(but_for)
              and (b.moves_id is null or b.moves_id <> all(but_for))
              and booking_takes_places(booking_state_at(b.state, b.answer_by, b.ends_at, moment)))
          -- Most are taken at a moment at which one of them begins. Then there is room again once enough of them have ended.
          select coalesce(max(taken), 0), min(ends_at) filter (where later + places <= 2) into held, free_at from (
            select (select sum(o.quantity) from beside o where o.since <= b.since and o.ends_at > b.since) as taken, b.ends_at,
                   (select coalesce(sum(o.quantity), 0) from beside o where o.ends_at > b.ends_at) as later
            from beside b) moments;
          if held + places > 2 and not facility_has_own_quota(place, 'HOUSEHOLD', 'PLACES', 'AT_ONCE') then
            quota := 'booking_quota_household_car_park';
            detail := json_build_object('max', 2, 'held', held, 'wanted', places, 'freeAt', iso(free_at));
            return next;
          end if;
        end if;

        if place_kind in ('MEETING_ROOM', 'ACTIVITY_ROOM') then
          select f.time_zone into zone from shared_facility f where f.id = place and f.capacity = 1;
          if found then
            -- A booking counts whole, in the week in which it starts.
            wanted := extract(epoch from ends - starts) / 3600;
            monday := date_trunc('week', starts at time zone zone);
            select coalesce(extract(epoch from sum(b.ends_at - b.starts_at)), 0) / 3600 into held from booking b
            where b.booker_id = any(together) and b.facility_id = place
              and b.starts_at >= monday at time zone zone and b.starts_at < (monday + interval '7 days') at time zone zone
              and b.type = 'NORMAL' and b.id <> all(but_for)
              and (b.moves_id is null or b.moves_id <> all(but_for))
              and booking_takes_places(booking_state_at(b.state, b.answer_by, b.ends_at, moment));
            if held + wanted > 24 and not facility_has_own_quota(place, 'PERSON', 'MINUTES', 'WEEK')
               and not facility_has_own_quota(place, 'HOUSEHOLD', 'MINUTES', 'WEEK') then
              quota := case when cardinality(together) > 1 then 'booking_quota_household_room_week'
                            else 'booking_quota_room_week' end;
              -- The first week to come in which there is room.
              select (monday + n * interval '7 days') at time zone zone into free_at from generate_series(1, 60) as n
              where wanted <= 24 and wanted + (
                select coalesce(extract(epoch from sum(b.ends_at - b.starts_at)), 0) / 3600 from booking b
                where b.booker_id = any(together) and b.facility_id = place
                  and b.starts_at >= (monday + n * interval '7 days') at time zone zone
                  and b.starts_at < (monday + (n + 1) * interval '7 days') at time zone zone
                  and b.type = 'NORMAL' and b.id <> all(but_for)
                  and (b.moves_id is null or b.moves_id <> all(but_for))
                  and booking_takes_places(booking_state_at(b.state, b.answer_by, b.ends_at, moment))) <= 24
              order by n limit 1;
              detail := json_build_object(
                'max', 24, 'held', round(held, 2)::float8, 'wanted', round(wanted, 2)::float8, 'monday', monday::date,
                'kind', place_kind, 'freeAt', iso(free_at));
              return next;
            end if;
          end if;
        end if;
      end $function$;

CREATE OR REPLACE FUNCTION public.demand_asks_minutes()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
      begin
        if tg_op = 'INSERT' then
          perform from calendar_revision for share;
        elsif (old.windows, old.valid_from, old.valid_to, old.unit_of_measure)
                is distinct from (new.windows, new.valid_from, new.valid_to, new.unit_of_measure) then
          perform from calendar_revision for share;
        end if;
        -- A statement of its own, so that it sees the calendar of those it has waited for.
        new.asked_minutes := case when new.unit_of_measure in ('SPACE', 'PERSON', 'ROOM') then
          new.quantity * minutes_in((
            select range_agg(w.during) from windows_starting(new.windows, new.valid_from, new.valid_to) as w)) end;
        return new;
      end $function$;

CREATE OR REPLACE FUNCTION public.demand_held_at(the_demand text, moment timestamp with time zone)
 RETURNS integer
 LANGUAGE sql
 STABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
        select case when d.shared_over_time then (
            select most_at_once(array_agg(o.during), array_agg(least(o.quantity, m.held_quantity)))
            from match m join match_occurrence o on o.match_id = m.id and o.lost_at is null
            where m.demand_id = d.id and m.held_quantity > 0 and match_state_at(m.state, m.lapses_at, moment) <> 'CANCELLED')
          else (
            select coalesce(sum(m.held_quantity), 0) from match m
            where m.demand_id = d.id and match_state_at(m.state, m.lapses_at, moment) <> 'CANCELLED') end
        from demand d where d.id = the_demand
      $function$;

CREATE OR REPLACE FUNCTION public.demand_held_keeps_its_measure()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      begin
        raise exception 'a demand for which something is held keeps its measure'
          using errcode = 'check_violation', constraint = 'demand_held_keeps_its_measure';
      end $function$;

CREATE OR REPLACE FUNCTION public.demand_is_open_until()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
      begin
        new.open_until := open_until_of(new, '-infinity');
        return new;
      end $function$;

CREATE OR REPLACE FUNCTION public.demand_state_at(the_demand text, moment timestamp with time zone)
 RETURNS text
 LANGUAGE sql
 STABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
        select case when d.state in ('WITHDRAWN', 'FULFILLED') then d.state
                    when held >= d.quantity and (d.asked_minutes is null or met.held_minutes >= d.asked_minutes) then 'MATCHED'
                    when held > 0 then 'PARTIALLY_MATCHED'
                    when d.escalated_at is not null then 'ESCALATED'
                    else 'OPEN' end
        from demand d cross join demand_held_at(d.id, moment) as held cross join minutes_met(d.id, moment) as met
        where d.id = the_demand
      $function$;

CREATE OR REPLACE FUNCTION public.distance_meters(a point, b point)
 RETURNS double precision
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN ((((2)::numeric * 6371008.8))::double precision * asin(((0.999999999999999)::double precision * sqrt((power(sind((((b)[1] - (a)[1]) / (2)::double precision)), (2)::double precision) + ((cosd((a)[1]) * cosd((b)[1])) * power(sind((((b)[0] - (a)[0]) / (2)::double precision)), (2)::double precision)))))));

CREATE OR REPLACE FUNCTION public.division_set_path()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      begin
        if tg_op = 'UPDATE' and (new.code, new.parent_id) is distinct from (old.code, old.parent_id) then
          raise exception 'a division keeps its code and parent; end it and name a successor'
            using errcode = 'check_violation', constraint = 'division_is_not_moved';
        end if;
        new.path := coalesce((select path from division where id = new.parent_id), '/') || new.code || '/';
        return new;
      end $function$;

CREATE OR REPLACE FUNCTION public.entry_held_keeps_its_time()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      begin
        raise exception 'an entry of which something is held keeps its windows and its period'
          using errcode = 'check_violation', constraint = tg_table_name || '_held_keeps_its_time';
      end $function$;

CREATE OR REPLACE FUNCTION public.erased_has_no_contact()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
      begin
        delete from resident_contact where resident_id = new.id;
        delete from personal_data_view where resident_id = new.id;
        return null;
      end $function$;

CREATE OR REPLACE FUNCTION public.exclusion_changes_claims()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
      end $function$;

CREATE OR REPLACE FUNCTION public.exclusion_does_not_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      begin
        raise exception 'what excludes each other is written anew'
          using errcode = 'check_violation', constraint = 'exclusion_does_not_change';
      end $function$;

CREATE OR REPLACE FUNCTION public.facilities_of_quota(q quota)
 RETURNS SETOF text
 LANGUAGE sql
 STABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
        select f.id::text from shared_facility f where f.id = q.facility_id
        union all
        select f.id::text from shared_facility f where f.unit_id = q.unit_id and (q.kind is null or f.kind = q.kind)
        union all
        select f.id::text
        from division around join division d on starts_with(d.path, around.path)
        join resident_unit u on u.division_id = d.id join shared_facility f on f.unit_id = u.id
        where around.id = q.division_id and (q.kind is null or f.kind = q.kind)
      $function$;

CREATE OR REPLACE FUNCTION public.facility_has_a_pool()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
      begin
        insert into pool (id, district_code, facility_id, capacity) select id, district_code, id, capacity from made;
        insert into claim (facility_id, pool_id, places) select id, id, 1 from made;
        return null;
      end $function$;

CREATE OR REPLACE FUNCTION public.facility_has_own_quota(place text, of_holder text, of_measure text, of_period text)
 RETURNS boolean
 LANGUAGE sql
 STABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
        select exists (
          select from facility_quota x join quota q on q.id = x.quota_id
          where x.facility_id = place and q.division_id is null
            and q.holder = of_holder and q.measure = of_measure and q.period = of_period)
      $function$;

CREATE OR REPLACE FUNCTION public.facility_has_quotas()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
      begin
        insert into facility_quota (facility_id, quota_id)
        select m.id, q.id from made m join quota q on q.unit_id = m.unit_id and (q.kind is null or q.kind = m.kind)
        union all
        select m.id, q.id
        from made m join resident_unit u on u.id = m.unit_id join division d on d.id = u.division_id
        join division around on starts_with(d.path, around.path)
        join quota q on q.division_id = around.id and (q.kind is null or q.kind = m.kind);
        return null;
      end $function$;

CREATE OR REPLACE FUNCTION public.facility_keeps_its_places()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
      declare
        done boolean := facility_places_agree(array[new.id::text]);
      begin
        return null;
      end $function$;

CREATE OR REPLACE FUNCTION public.facility_keeps_what_is_held()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
      declare
        held integer;
      begin
        select most_at_once(array_agg(o.during), array_agg(least(o.quantity, m.held_quantity))) into held
        from supply s join match m on m.supply_id = s.id and m.held_quantity > 0
        join match_occurrence o on o.match_id = m.id and o.lost_at is null
        where s.facility_id = new.id and s.shared_over_time and upper(o.during) > now() at time zone new.time_zone
          and match_state_at(m.state, m.lapses_at, now()) <> 'CANCELLED';
        if held > new.capacity then
          raise exception 'matches hold % places at one moment', held
            using errcode = 'check_violation', constraint = 'facility_keeps_what_is_held';
        end if;
        return null;
      end $function$;

CREATE OR REPLACE FUNCTION public.facility_locks_its_counters()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
      begin
        perform from occupancy where pool_id = new.id order by span for no key update;
        return new;
      end $function$;

CREATE OR REPLACE FUNCTION public.facility_may_become(was text, next text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN ((((((((((((was = 'DRAFT'::text) AND (next = 'PUBLISHED'::text)) OR ((was = 'DRAFT'::text) AND (next = 'IN_REVIEW'::text))) OR ((was = 'DRAFT'::text) AND (next = 'WITHDRAWN'::text))) OR ((was = 'IN_REVIEW'::text) AND (next = 'PUBLISHED'::text))) OR ((was = 'IN_REVIEW'::text) AND (next = 'DRAFT'::text))) OR ((was = 'IN_REVIEW'::text) AND (next = 'WITHDRAWN'::text))) OR ((was = 'PUBLISHED'::text) AND (next = 'SUSPENDED'::text))) OR ((was = 'PUBLISHED'::text) AND (next = 'WITHDRAWN'::text))) OR ((was = 'SUSPENDED'::text) AND (next = 'PUBLISHED'::text))) OR ((was = 'SUSPENDED'::text) AND (next = 'IN_REVIEW'::text))) OR ((was = 'SUSPENDED'::text) AND (next = 'WITHDRAWN'::text)));

CREATE OR REPLACE FUNCTION public.facility_places_agree(facilities text[])
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
      end $function$;

CREATE OR REPLACE FUNCTION public.give_phone_back(person text, given text, masked text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
      begin
        update resident_contact set phone = given where resident_id = person and phone is null;
        if not found then return false; end if;
        update resident set masked_phone = masked where id = person;
        return true;
      end $function$;

CREATE OR REPLACE FUNCTION public.held_as_committed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      begin
        if current_setting('transaction_isolation') <> 'read committed' then
          raise exception 'what is held is judged by what others have committed: not in a transaction that is %',
              current_setting('transaction_isolation')
            using errcode = 'check_violation', constraint = 'held_as_committed';
        end if;
        return null;
      end $function$;

CREATE OR REPLACE FUNCTION public.held_follows_from_matches()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      begin
        raise exception 'what is held follows from matches and is not written directly'
          using errcode = 'check_violation', constraint = 'held_follows_from_matches';
      end $function$;

CREATE OR REPLACE FUNCTION public.household_has_residents()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
      begin
        -- Whoever joins meanwhile waits here, or has been seen.
        perform from household where id = old.household_id for update;
        delete from household h where h.id = old.household_id
          and not exists (select from resident_contact c where c.household_id = h.id);
        return null;
      end $function$;

CREATE OR REPLACE FUNCTION public.household_is_small()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
      declare
        others integer;
      begin
        -- Of two who join at once the second sees the first.
        perform from household where id = new.household_id for no key update;
        select count(*) into others from resident_contact c
        where c.household_id = new.household_id and c.resident_id <> new.resident_id;
        if others >= 6 then
          raise exception 'too many residents of one phone' using errcode = 'check_violation',
            constraint = 'household_is_small', detail = json_build_object('max', 6);
        end if;
        return new;
      end $function$;

CREATE OR REPLACE FUNCTION public.household_of(person text)
 RETURNS text[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
        select array_agg(o.resident_id::text) from resident_contact c join resident_contact o using (household_id)
        where c.resident_id = person
      $function$;

CREATE OR REPLACE FUNCTION public.households_amiss()
 RETURNS SETOF text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
        select h.id::text from household h left join resident_contact c on c.household_id = h.id
        group by h.id having count(c.resident_id) not between 1 and 6
      $function$;

CREATE OR REPLACE FUNCTION public.iso(value timestamp with time zone)
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE STRICT
RETURN to_char((value AT TIME ZONE 'UTC'::text), 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'::text);

CREATE OR REPLACE FUNCTION public.judge_facilities_of_member()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
      begin
        perform judge_facility(f.id) from shared_facility f where f.unit_id = new.unit_id order by f.id;
        return null;
      end $function$;

CREATE OR REPLACE FUNCTION public.judge_facility(facility text)
 RETURNS void
 LANGUAGE sql
AS $function$
        insert into facility_to_judge (facility_id, district_code)
        select f.id, f.district_code from shared_facility f
        -- What was never worked out has no bookings yet.
        where f.id = facility and f.stretches_until is not null
        on conflict (facility_id) do update set since = excluded.since
      $function$;

CREATE OR REPLACE FUNCTION public.judge_facility_of_hours()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
      begin
        perform judge_facility(case when tg_op = 'DELETE' then old.facility_id else new.facility_id end);
        return null;
      end $function$;

CREATE OR REPLACE FUNCTION public.judge_this_facility()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
      begin
        perform judge_facility(new.id);
        return null;
      end $function$;

CREATE OR REPLACE FUNCTION public.keep_mail(person text, given text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
      begin
        update resident_contact set mail = given where resident_id = person and mail is distinct from given;
        return found;
      end $function$;

CREATE OR REPLACE FUNCTION public.let_go_of_looks(before timestamp with time zone, at_most integer)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
      declare
        done integer;
      begin
        delete from personal_data_view where id in (
          select id from personal_data_view where at < before limit at_most for update skip locked);
        get diagnostics done = row_count;
        return done;
      end $function$;

CREATE OR REPLACE FUNCTION public.let_go_of_mails(at_most integer)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
      declare
        done integer;
      begin
        update resident_contact set mail = null where resident_id in (
          select c.resident_id from resident_contact c
          where c.mail is not null and not exists (
            select from notification_setting s where s.resident_id = c.resident_id and cardinality(s.mail) > 0)
          limit at_most for no key update skip locked);
        get diagnostics done = row_count;
        return done;
      end $function$;

CREATE OR REPLACE FUNCTION public.let_go_of_phones(before timestamp with time zone, at_most integer)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
      declare
        done integer;
      begin
        with outdated as (
          select c.resident_id from resident_contact c join resident r on r.id = c.resident_id
          where c.phone is not null and r.created_at < before
            and not exists (select from booking b where b.booker_id = r.id and b.ends_at >= before)
          limit at_most for no key update skip locked
        ), unmasked as (
          update resident_contact c set phone = null, household_id = null, phone_confirmed_at = null
          from outdated o where c.resident_id = o.resident_id
        )
        update resident r set masked_phone = null from outdated o where r.id = o.resident_id;
        get diagnostics done = row_count;
        return done;
      end $function$;

CREATE OR REPLACE FUNCTION public.link_audit(at_most integer)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
      declare
        head audit_head;
        entry audit_entry;
        linked integer := 0;
      begin
        select * into head from audit_head for update skip locked;
        if not found then return 0; end if;

        -- The server counts transactions anew where a dump was restored: then the entries from before have numbers that are
        -- still to come here. They are all there, so they are linked first, and the reading begins anew; what has a link is
        -- passed over.
        if head.after_xid >= pg_snapshot_xmax(pg_current_snapshot()) then
          for entry in
            select * from audit_entry e where e.xid >= pg_snapshot_xmax(pg_current_snapshot())
              and not exists (select from audit_link l where l.entry_id = e.id) order by e.xid, e.id
          loop
            head.position := head.position + 1;
            head.hash := sha256(head.hash || audit_content(entry));
            insert into audit_link values (head.position, entry.id, head.hash);
            linked := linked + 1;
          end loop;
          head.after_xid := '0';
          head.after_id := 0;
        end if;

        for entry in
          select * from audit_entry e where (e.xid, e.id) > (head.after_xid, head.after_id)
            and e.xid < pg_snapshot_xmin(pg_current_snapshot())
            and not exists (select from audit_link l where l.entry_id = e.id)
          order by e.xid, e.id limit at_most
        loop
          head.position := head.position + 1;
          head.hash := sha256(head.hash || audit_content(entry));
          insert into audit_link values (head.position, entry.id, head.hash);
          head.after_xid := entry.xid;
          head.after_id := entry.id;
          linked := linked + 1;
        end loop;
        update audit_head set position = head.position, hash = head.hash, after_xid = head.after_xid,
          after_id = head.after_id where linked > 0;
        return linked;
      end $function$;

CREATE OR REPLACE FUNCTION public.list_may_become(was text, next text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN (((((was = 'DRAFT'::text) AND (next = 'SUBMITTED'::text)) OR ((was = 'SUBMITTED'::text) AND (next = 'IN_FORCE'::text))) OR ((was = 'SUBMITTED'::text) AND (next = 'DRAFT'::text))) OR ((was = 'IN_FORCE'::text) AND (next = 'CLOSED'::text)));

CREATE OR REPLACE FUNCTION public.look_at_contacts(viewer text, moment timestamp with time zone, residents text[], bookings text[])
 RETURNS TABLE(place bigint, name text, phone text)
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
        with seen as materialized (
          select * from reasons_to_reach(viewer, moment, residents, bookings)
        ), looks as (
          insert into personal_data_view (at, district_code, resident_id, viewer_id, role, unit_id, purpose, subject_id)
          select distinct moment, s.district, s.resident, viewer, 'UNIT_MANAGER', s.unit, 'BOOKING', s.reason
          from seen s where s.reason is not null and not s.is_own
          on conflict do nothing
        )
        select s.place, coalesce(c.name, r.masked_name),
               case when c.resident_id is null then r.masked_phone else c.phone end
        from seen s join resident r on r.id = s.resident
        left join resident_contact c on c.resident_id = r.id and (s.is_own or s.reason is not null)
        order by s.place
      $function$;

CREATE OR REPLACE FUNCTION public.mail_of(person text)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
        select c.mail from resident_contact c where c.resident_id = person
      $function$;

CREATE OR REPLACE FUNCTION public.match_is_answered_in_time()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      begin
        raise exception 'an acceptance that has lapsed is answered by nobody'
          using errcode = 'check_violation', constraint = 'match_is_answered_in_time';
      end $function$;

CREATE OR REPLACE FUNCTION public.match_keep_quantities()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
      declare
        held_more integer := coalesce(new.held_quantity, 0) - coalesce(old.held_quantity, 0);
        delivered_more integer := coalesce(new.delivered_quantity, 0) - coalesce(old.delivered_quantity, 0);
      begin
        if tg_op = 'UPDATE' and (new.supply_id, new.demand_id) is distinct from (old.supply_id, old.demand_id) then
          raise exception 'a match keeps its supply and its demand'
            using errcode = 'check_violation', constraint = 'match_keeps_its_entries';
        end if;
        if tg_op = 'UPDATE' and new.quantity <> old.quantity
           and exists (select from match_occurrence where match_id = new.id) then
          raise exception 'a match keeps the quantity that its occurrences are of'
            using errcode = 'check_violation', constraint = 'match_keeps_its_quantity';
        end if;
        if held_more = 0 and delivered_more = 0 then return null; end if;
        perform count_what_is_held(coalesce(new.demand_id, old.demand_id), coalesce(new.supply_id, old.supply_id),
                                   case when held_more > 0 then new.id end);
        return null;
      end $function$;

CREATE OR REPLACE FUNCTION public.match_keeps_to_steps()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
      begin
        raise exception 'a match does not go from % to %', old.state, new.state
          using errcode = 'check_violation', constraint = 'match_keeps_to_steps';
      end $function$;

CREATE OR REPLACE FUNCTION public.match_may_become(was text, next text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN (((((((((was = 'PROPOSED'::text) AND (next = 'ACCEPTED'::text)) OR ((was = 'PROPOSED'::text) AND (next = 'DECLINED'::text))) OR ((was = 'PROPOSED'::text) AND (next = 'CANCELLED'::text))) OR ((was = 'ACCEPTED'::text) AND (next = 'CONFIRMED'::text))) OR ((was = 'ACCEPTED'::text) AND (next = 'DECLINED'::text))) OR ((was = 'ACCEPTED'::text) AND (next = 'CANCELLED'::text))) OR ((was = 'CONFIRMED'::text) AND (next = 'FULFILLED'::text))) OR ((was = 'CONFIRMED'::text) AND (next = 'CANCELLED'::text)));

CREATE OR REPLACE FUNCTION public.match_occurrence_frees_its_places()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
      declare
        losing match;
      begin
        for losing in
          select * from match where id in (select match_id from changed) and held_quantity > 0
          order by demand_id, supply_id, id
        loop
          perform count_what_is_held(losing.demand_id, losing.supply_id, null);
        end loop;
        return null;
      end $function$;

CREATE OR REPLACE FUNCTION public.match_occurrence_is_only_lost()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      begin
        raise exception 'an occurrence of a match is lost once and does not change otherwise'
          using errcode = 'check_violation', constraint = 'match_occurrence_is_only_lost';
      end $function$;

CREATE OR REPLACE FUNCTION public.match_occurrences_come_before_acceptance()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
      begin
        perform from match where id in (select match_id from added) order by id for share;
        if exists (select from match where id in (select match_id from added) and held_quantity > 0) then
          raise exception 'the occurrences of a match are written before it is accepted'
            using errcode = 'check_violation', constraint = 'match_occurrences_come_before_acceptance';
        end if;
        if exists (select from added a join match m on m.id = a.match_id where a.quantity > m.quantity) then
          raise exception 'no occurrence of a match takes more than the match'
            using errcode = 'check_violation', constraint = 'match_occurrences_take_no_more';
        end if;
        if exists (
          select from (
            select o.during && lag(o.during) over (partition by o.match_id order by o.during) as meets
            from match_occurrence o where o.match_id in (select match_id from added)) as successive
          where meets) then
          raise exception 'two occurrences of one match do not overlap'
            using errcode = 'check_violation', constraint = 'match_occurrences_are_apart';
        end if;
        return null;
      end $function$;

CREATE OR REPLACE FUNCTION public.match_state_at(state text, lapses_at timestamp with time zone, moment timestamp with time zone)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN ((state = 'ACCEPTED'::text) AND (lapses_at <= moment)) THEN 'CANCELLED'::text ELSE state END;

CREATE OR REPLACE FUNCTION public.matching_run_keeps_to_steps()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
      begin
        raise exception 'a matching run does not go from % to %', old.state, new.state
          using errcode = 'check_violation', constraint = 'matching_run_keeps_to_steps';
      end $function$;

CREATE OR REPLACE FUNCTION public.matching_run_may_become(was text, next text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN (((((((was = 'PENDING'::text) AND (next = 'RUNNING'::text)) OR ((was = 'PENDING'::text) AND (next = 'CANCELLED'::text))) OR ((was = 'PENDING'::text) AND (next = 'FAILED'::text))) OR ((was = 'RUNNING'::text) AND (next = 'COMPLETED'::text))) OR ((was = 'RUNNING'::text) AND (next = 'CANCELLED'::text))) OR ((was = 'RUNNING'::text) AND (next = 'FAILED'::text)));

CREATE OR REPLACE FUNCTION public.membership_has_delegate()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      declare
        membership node_id;
      begin
        if tg_table_name = 'alliance_membership' then membership := new.id;
        elsif tg_op = 'DELETE' then membership := old.membership_id;
        else membership := new.membership_id;
        end if;
        if exists (select from alliance_membership where id = membership and state = 'ACTIVE')
           and not exists (select from delegate where membership_id = membership and valid_to is null) then
          raise exception 'an active member has one or two delegates'
            using errcode = 'check_violation', constraint = 'membership_has_delegate';
        end if;
        return null;
      end $function$;

CREATE OR REPLACE FUNCTION public.membership_may_become(was text, next text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN (((((((was = 'APPLIED'::text) AND (next = 'ACTIVE'::text)) OR ((was = 'APPLIED'::text) AND (next = 'WITHDRAWN'::text))) OR ((was = 'ACTIVE'::text) AND (next = 'SUSPENDED'::text))) OR ((was = 'ACTIVE'::text) AND (next = 'WITHDRAWN'::text))) OR ((was = 'SUSPENDED'::text) AND (next = 'ACTIVE'::text))) OR ((was = 'SUSPENDED'::text) AND (next = 'WITHDRAWN'::text)));

CREATE OR REPLACE FUNCTION public.minutes_in(times tsmultirange)
 RETURNS bigint
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN (SELECT (COALESCE(sum((EXTRACT(epoch FROM (upper(t.t) - lower(t.t))) / (60)::numeric)), (0)::numeric))::bigint AS "coalesce" FROM unnest(minutes_in.times) t(t));

CREATE OR REPLACE FUNCTION public.minutes_met(the_demand text, OUT held_minutes bigint, OUT delivered_minutes bigint)
 RETURNS record
 LANGUAGE sql
 STABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
        select held_minutes, delivered_minutes from minutes_met(the_demand, '-infinity')
      $function$;

CREATE OR REPLACE FUNCTION public.minutes_met(the_demand text, moment timestamp with time zone, OUT held_minutes bigint, OUT delivered_minutes bigint)
 RETURNS record
 LANGUAGE sql
 STABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
        with asked as materialized (
          select range_agg(w.during) as times
          from demand d cross join windows_starting(d.windows, d.valid_from, d.valid_to) as w
          where d.id = the_demand and d.shared_over_time),
        given as (
          select m.state = 'FULFILLED' as delivered, least(o.quantity, m.held_quantity) as quantity,
                 range_agg(o.during) as times
          from match m join match_occurrence o on o.match_id = m.id and o.lost_at is null
          where m.demand_id = the_demand and m.held_quantity > 0
            and match_state_at(m.state, m.lapses_at, moment) <> 'CANCELLED'
          group by m.id, 2)
        select coalesce(sum(quantity * minutes_in(asked.times * given.times)), 0)::bigint,
               coalesce(sum(quantity * minutes_in(asked.times * given.times)) filter (where delivered), 0)::bigint
        from asked, given
      $function$;

CREATE OR REPLACE FUNCTION public.most_at_once(times tsrange[], quantities integer[])
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN (SELECT (COALESCE(max(loads.load), (0)::numeric))::integer AS "coalesce" FROM (SELECT sum(sum(changes.change)) OVER (ORDER BY changes.at) AS load FROM (SELECT lower(u.during) AS at, u.quantity AS change FROM UNNEST(most_at_once.times, most_at_once.quantities) u(during, quantity) UNION ALL SELECT upper(u.during) AS upper, (- u.quantity) FROM UNNEST(most_at_once.times, most_at_once.quantities) u(during, quantity)) changes GROUP BY changes.at) loads);

CREATE OR REPLACE FUNCTION public.occupancy_add(taken integer[], first integer, last integer, quantity integer)
 RETURNS integer[]
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
      begin
        for step in first..last loop
          taken[step] := taken[step] + quantity;
        end loop;
        return taken;
      end $function$;

CREATE OR REPLACE FUNCTION public.occupancy_apply(taken integer[], firsts integer[], lasts integer[], quantities integer[], lowest integer)
 RETURNS integer[]
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
AS $function$
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
      end $function$;

CREATE OR REPLACE FUNCTION public.occupancy_is_kept_by_bookings()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      begin
        raise exception 'occupancy follows from bookings and is not written directly'
          using errcode = 'check_violation', constraint = 'occupancy_is_kept_by_bookings';
      end $function$;

CREATE OR REPLACE FUNCTION public.occupancy_take(pool text, starts_at timestamp with time zone, ends_at timestamp with time zone, quantity integer)
 RETURNS boolean
 LANGUAGE plpgsql
AS $function$
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
      end $function$;

CREATE OR REPLACE FUNCTION public.occupancy_take_beside(original text, pool text, since timestamp with time zone, until timestamp with time zone, places integer)
 RETURNS boolean
 LANGUAGE plpgsql
AS $function$
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
      end $function$;

CREATE OR REPLACE FUNCTION public.occupancy_without(pool text, begins timestamp with time zone, taken integer[], moment timestamp with time zone, itself text)
 RETURNS integer[]
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
      end $function$;

CREATE OR REPLACE FUNCTION public.occupancy_write(pool text, begins timestamp with time zone, firsts integer[], lasts integer[], quantities integer[])
 RETURNS boolean
 LANGUAGE plpgsql
AS $function$
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
      end $function$;

CREATE OR REPLACE FUNCTION public.occurrences_starting(windows jsonb, first date, last date)
 RETURNS SETOF tsrange
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
      begin
        return query
        with started as materialized (select day, during from windows_by_calendar(windows, first, last, null, null)),
        spans as materialized (select unnest(range_agg(during)) as span from started),
        marks as (
          select lower(span) as at, 1 as change from spans
          union all select upper(span), -1 from spans
          union all select min(lower(during)), 0 from started group by day),
        parts as (
          select at as begins, lead(at) over (order by at) as ends, sum(sum(change)) over (order by at) as within
          from marks group by at)
        select tsrange(begins, ends) from parts where within > 0 and ends <= begins + interval '1 day'
        union all
        select tsrange(greatest(begins, midnight), least(ends, midnight + interval '1 day'))
        from parts cross join lateral generate_series(date_trunc('day', begins), ends, interval '1 day') as midnight
        where within > 0 and ends > begins + interval '1 day'
          and greatest(begins, midnight) < least(ends, midnight + interval '1 day');
      end $function$;

CREATE OR REPLACE FUNCTION public.open_until_of(d demand, moment timestamp with time zone)
 RETURNS timestamp without time zone
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
      declare
        by_moments boolean := d.unit_of_measure in ('SPACE', 'PERSON', 'ROOM');
        -- Which of those that lack something it is, from the last one on.
        place integer := case when by_moments then d.min_occurrences else 1 end;
        since date;
        held tsrange[];
        quantities integer[];
        met tsmultirange;
        counting tsmultirange;
        counted integer := 0;
        opened timestamp;
      begin
        if by_moments then
          select array_agg(o.during), array_agg(least(o.quantity, m.held_quantity)) into held, quantities
          from match m join match_occurrence o on o.match_id = m.id and o.lost_at is null
          where m.demand_id = d.id and m.held_quantity > 0 and match_state_at(m.state, m.lapses_at, moment) <> 'CANCELLED';
        elsif d.quantity <= (
          select coalesce(sum(m.held_quantity), 0) from match m
          where m.demand_id = d.id and match_state_at(m.state, m.lapses_at, moment) <> 'CANCELLED') then
          return null;
        end if;
        if held is null then
          -- Mostly the last days have enough of them; what lasts into the first of these is not seen.
          foreach since in array array[d.valid_to - 3 - place, d.valid_to - 40 - 2 * place, d.valid_from] loop
            since := greatest(since, d.valid_from);
            select lower(o) into opened from occurrences_starting(d.windows, since, d.valid_to) as o
            order by 1 desc offset place - 1 limit 1;
            exit when opened >= since + 2 or since = d.valid_from;
          end loop;
          return opened;
        end if;
        select range_agg(tsrange(at, next)) filter (where load >= d.quantity),
               range_agg(tsrange(at, next)) filter (where load >= d.min_quantity) into met, counting
        from (select at, lead(at) over (order by at) as next, sum(sum(change)) over (order by at) as load from (
                select lower(during) as at, quantity as change from unnest(held, quantities) as u (during, quantity)
                union all
                select upper(during), -quantity from unnest(held, quantities) as u (during, quantity)) as changes
              group by at) as steps
        where load > 0;
        if d.min_occurrences > 1 then
          select count(*) into counted from occurrences_starting(d.windows, d.valid_from, d.valid_to) as o
          where o <@ coalesce(counting, '{}');
        end if;
        -- What counts already, and could be given more, makes no occurrence more.
        if d.min_occurrences <= greatest(counted, 1) then
          place := 1;
        else
          place := d.min_occurrences - counted;
          met := counting;
        end if;
        select lower(o) into opened from occurrences_starting(d.windows, d.valid_from, d.valid_to) as o
        where not o <@ coalesce(met, '{}') order by 1 desc offset place - 1 limit 1;
        return opened;
      end $function$;

CREATE OR REPLACE FUNCTION public.own_quotas_broken(person text, party text, place text, starts timestamp with time zone, ends timestamp with time zone, places integer, moment timestamp with time zone, but_for text[])
 RETURNS TABLE(quota text, detail json)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
      end $function$;

CREATE OR REPLACE FUNCTION public.part_changes_claims()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
      end $function$;

CREATE OR REPLACE FUNCTION public.parts_are_not_truncated()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      begin
        raise exception 'parts are not truncated: their claims would stay'
          using errcode = 'check_violation', constraint = 'parts_are_not_truncated';
      end $function$;

CREATE OR REPLACE FUNCTION public.phone_confirmed_at(person text)
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
        select c.phone_confirmed_at from resident_contact c where c.resident_id = person
      $function$;

CREATE OR REPLACE FUNCTION public.places_hold_still(facilities text[])
 RETURNS boolean
 LANGUAGE plpgsql
AS $function$
      begin
        if current_setting('transaction_isolation') = 'read committed' then
          perform from shared_facility where id = any(facilities) order by id for key share;
        else
          perform from shared_facility where id = any(facilities) order by id for share;
        end if;
        return true;
      end $function$;

CREATE OR REPLACE FUNCTION public.project_book_goes_on()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
      begin
        if new.state <> old.state and not project_book_may_become(old.state, new.state) then
          raise exception 'a book does not go from % to %', old.state, new.state
            using errcode = 'check_violation', constraint = 'project_book_keeps_to_steps';
        end if;
        if new.version not in (old.version, old.version + 1) then
          raise exception 'the version after % is the next', old.version
            using errcode = 'check_violation', constraint = 'project_book_version_goes_on';
        end if;
        if new.version_in_force is distinct from old.version_in_force
           and new.version_in_force is distinct from new.version then
          raise exception 'only the latest version of a book comes into force'
            using errcode = 'check_violation', constraint = 'project_book_in_force_goes_on';
        end if;
        if new.withdrawn_version is distinct from old.withdrawn_version
           and new.withdrawn_version is distinct from old.version then
          raise exception 'only the latest version of a book is withdrawn'
            using errcode = 'check_violation', constraint = 'project_book_withdraws_latest';
        end if;
        return new;
      end $function$;

CREATE OR REPLACE FUNCTION public.project_book_may_become(was text, next text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN (((((((((((((was = 'DRAFT'::text) AND (next = 'NEGOTIATING'::text)) OR ((was = 'DRAFT'::text) AND (next = 'TERMINATED'::text))) OR ((was = 'NEGOTIATING'::text) AND (next = 'SIGNED'::text))) OR ((was = 'NEGOTIATING'::text) AND (next = 'TERMINATED'::text))) OR ((was = 'SIGNED'::text) AND (next = 'RUNNING'::text))) OR ((was = 'SIGNED'::text) AND (next = 'TERMINATED'::text))) OR ((was = 'RUNNING'::text) AND (next = 'SUSPENDED'::text))) OR ((was = 'RUNNING'::text) AND (next = 'COMPLETED'::text))) OR ((was = 'RUNNING'::text) AND (next = 'TERMINATED'::text))) OR ((was = 'SUSPENDED'::text) AND (next = 'RUNNING'::text))) OR ((was = 'SUSPENDED'::text) AND (next = 'TERMINATED'::text))) OR ((was = 'COMPLETED'::text) AND (next = 'EVALUATED'::text)));

CREATE OR REPLACE FUNCTION public.project_end_frees_matches()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      begin
        update project_match set ended_at = new.updated_at where book_id = new.id and ended_at is null;
        return null;
      end $function$;

CREATE OR REPLACE FUNCTION public.project_in_force_is_signed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      begin
        if new.version_in_force is not null and (
             not exists (select from project_party p where p.book_id = new.id and p.version = new.version_in_force)
             or exists (select from project_party p where p.book_id = new.id and p.version = new.version_in_force
                          and not exists (select from project_signature s where s.book_id = p.book_id
                                            and s.version = p.version and s.party_id = p.party_id))) then
          raise exception 'a version is in force when all its parties have signed it'
            using errcode = 'check_violation', constraint = 'project_in_force_is_signed';
        end if;
        return new;
      end $function$;

CREATE OR REPLACE FUNCTION public.project_match_follows_from_book()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      begin
        raise exception 'which matches are a book''s follows from its parties and its state'
          using errcode = 'check_violation', constraint = 'project_match_follows_from_book';
      end $function$;

CREATE OR REPLACE FUNCTION public.project_matches_between(the_book text, the_version integer)
 RETURNS SETOF text
 LANGUAGE sql
 STABLE PARALLEL SAFE
BEGIN ATOMIC
 SELECT (b.match_id)::text AS match_id
    FROM (((((((project_match b
      JOIN match m ON (((m.id)::text = (b.match_id)::text)))
      JOIN supply s ON (((s.id)::text = (m.supply_id)::text)))
      JOIN supply_demand_list sl ON (((sl.id)::text = (s.list_id)::text)))
      JOIN demand d ON (((d.id)::text = (m.demand_id)::text)))
      JOIN supply_demand_list dl ON (((dl.id)::text = (d.list_id)::text)))
      JOIN project_party giver ON ((((giver.book_id)::text = (b.book_id)::text) AND (giver.party_id = sl.owner_id))))
      JOIN project_party receiver ON ((((receiver.book_id)::text = (b.book_id)::text) AND (receiver.party_id = dl.owner_id))))
   WHERE (((b.book_id)::text = project_matches_between.the_book) AND (b.left_in IS NULL) AND (giver.version = project_matches_between.the_version) AND (receiver.version = project_matches_between.the_version));
END;

CREATE OR REPLACE FUNCTION public.project_paper_goes_on()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
      begin
        if tg_op = 'INSERT' then
          if new.version <> (select latest_version from service_project_book where id = new.book_id) then
            raise exception 'version % of % is not the latest', new.version, new.book_id
              using errcode = 'check_violation', constraint = 'project_writes_latest_version';
          end if;
          if not exists (select from attachment a join attachment_file f on f.attachment_id = a.id
                         where a.id = new.attachment_id and a.received_at is not null) then
            raise exception 'the scan of a paper has not come'
              using errcode = 'check_violation', constraint = 'project_paper_has_its_scan';
          end if;
        elsif old.decided_at is not null
           or (new.id, new.book_id, new.version, new.party_id, new.attachment_id, new.signed_on, new.signer_post,
               new.entered_by, new.entered_for_party, new.entered_at)
              is distinct from
              (old.id, old.book_id, old.version, old.party_id, old.attachment_id, old.signed_on, old.signer_post,
               old.entered_by, old.entered_for_party, old.entered_at)
        then
          raise exception 'a paper does not change but by being decided on, once'
            using errcode = 'check_violation', constraint = 'project_paper_is_decided_once';
        end if;
        return new;
      end $function$;

CREATE OR REPLACE FUNCTION public.project_signature_paper_is_confirmed()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
      begin
        if not exists (select from project_paper where id = new.paper_id and confirmed) then
          raise exception 'a paper counts as a signature when it is confirmed'
            using errcode = 'check_violation', constraint = 'project_signature_paper_is_confirmed';
        end if;
        return new;
      end $function$;

CREATE OR REPLACE FUNCTION public.project_version_keeps_a_match()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
      begin
        if not exists (select from project_matches_between(new.book_id, new.version)) then
          raise exception 'a version keeps a match between two of its parties'
            using errcode = 'check_violation', constraint = 'project_version_keeps_a_match';
        end if;
        return null;
      end $function$;

CREATE OR REPLACE FUNCTION public.project_version_lets_matches_go()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
      begin
        update project_match set ended_at = new.updated_at, left_in = new.version_in_force
        where book_id = new.id and ended_at is null
          and match_id not in (select project_matches_between(new.id, new.version_in_force));
        return null;
      end $function$;

CREATE OR REPLACE FUNCTION public.project_writes_latest_version()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      begin
        if new.version <> (select latest_version from service_project_book where id = new.book_id) then
          raise exception 'version % of % is not the latest', new.version, new.book_id
            using errcode = 'check_violation', constraint = 'project_writes_latest_version';
        end if;
        if tg_table_name = 'project_party' and exists (
             select from project_signature s where s.book_id = new.book_id and s.version = new.version) then
          raise exception 'the parties of a version that somebody has signed are settled'
            using errcode = 'check_violation', constraint = 'project_parties_are_settled';
        end if;
        return new;
      end $function$;

CREATE OR REPLACE FUNCTION public.quota_amount(measure text, starts timestamp with time zone, ends timestamp with time zone, quantity integer)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN CASE measure WHEN 'BOOKINGS'::text THEN 1 WHEN 'PLACES'::text THEN quantity ELSE (ceil((EXTRACT(epoch FROM (ends - starts)) / (60)::numeric)))::integer END;

CREATE OR REPLACE FUNCTION public.quota_broken(q quota, holders text[], place text, starts timestamp with time zone, ends timestamp with time zone, places integer, moment timestamp with time zone, but_for text[], given json)
 RETURNS json
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
      end $function$;

CREATE OR REPLACE FUNCTION public.quota_count(of_quota text, of_holder text, since date, district text, change integer)
 RETURNS boolean
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
      end $function$;

CREATE OR REPLACE FUNCTION public.quota_counted(q quota, holders text[], moment timestamp with time zone, around timestamp with time zone, but_for text[], OUT s timestamp with time zone[], OUT e timestamp with time zone[], OUT d date[], OUT a integer[])
 RETURNS record
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
      end $function$;

CREATE OR REPLACE FUNCTION public.quota_exceeded_by(of_quota text, holder text, since date, change integer, next json)
 RETURNS json
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
      end $function$;

CREATE OR REPLACE FUNCTION public.quota_free_at(q quota, zone text, amount integer, moment timestamp with time zone, starts timestamp with time zone, ends timestamp with time zone, day date, s timestamp with time zone[], e timestamp with time zone[], d date[], a integer[])
 RETURNS timestamp with time zone
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
      end $function$;

CREATE OR REPLACE FUNCTION public.quota_has_counters(holder text, period text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN ((holder <> 'HOUSEHOLD'::text) AND (period = ANY (ARRAY['DAY'::text, 'WEEK'::text, 'MONTH'::text])));

CREATE OR REPLACE FUNCTION public.quota_holders(holder text, person text, party text)
 RETURNS text[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
        select case holder
          when 'PERSON' then case when person is not null then array[person] end
          when 'HOUSEHOLD' then case when person is not null then coalesce(household_of(person), array[person]) end
          when 'UNIT' then case when party like 'uni\_%' then array[party] end
          else case when party like 'gbr\_%' then array[party] end
        end
      $function$;

CREATE OR REPLACE FUNCTION public.quota_is_about_the_same()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
      begin
        raise exception 'what a quota is about never changes' using errcode = 'check_violation',
          constraint = 'quota_is_about_the_same';
      end $function$;

CREATE OR REPLACE FUNCTION public.quota_is_removed()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
      begin
        perform from shared_facility where id in (select facility_id from facility_quota where quota_id = old.id)
        order by id for update;
        return old;
      end $function$;

CREATE OR REPLACE FUNCTION public.quota_is_settled()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
      begin
        perform quota_settle(new.id);
        return null;
      end $function$;

CREATE OR REPLACE FUNCTION public.quota_period(period text, day date)
 RETURNS daterange
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN CASE period WHEN 'DAY'::text THEN daterange(day, (day + 1)) WHEN 'WEEK'::text THEN daterange((date_trunc('week'::text, (day)::timestamp without time zone))::date, ((date_trunc('week'::text, (day)::timestamp without time zone))::date + 7)) ELSE daterange((date_trunc('month'::text, (day)::timestamp without time zone))::date, ((date_trunc('month'::text, (day)::timestamp without time zone) + '1 mon'::interval))::date) END;

CREATE OR REPLACE FUNCTION public.quota_settle(of_quota text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
      declare
        q quota;
      begin
        select * into q from quota where id = of_quota;
        perform from shared_facility where id in (
          select facilities_of_quota(q) union select facility_id from facility_quota where quota_id = of_quota)
        order by id for update;
        delete from facility_quota where quota_id = of_quota and facility_id not in (select facilities_of_quota(q));
        insert into facility_quota (facility_id, quota_id) select facilities_of_quota(q), of_quota on conflict do nothing;

        delete from quota_counter where quota_id = of_quota;
        if quota_has_counters(q.holder, q.period) then
          insert into quota_counter (quota_id, holder_id, period_start, district_code, used, allowed)
          select of_quota, c.holder, c.since, q.district_code, sum(c.amount), greatest(q.most, sum(c.amount))
          from (
            select (quota_holders(q.holder, b.booker_id, b.holder_id))[1] as holder,
                   lower(quota_period(q.period, (b.starts_at at time zone f.time_zone)::date)) as since,
                   quota_amount(q.measure, b.starts_at, b.ends_at, b.quantity) as amount
            from facility_quota x join shared_facility f on f.id = x.facility_id join booking b on b.facility_id = f.id
            -- What is over binds nobody.
            where x.quota_id = of_quota and b.starts_at > q.updated_at - interval '70 days' and booking_takes_places(b.state)
              and b.moves_id is null
              and quota_holders(q.holder, b.booker_id, b.holder_id) is not null) c
          group by 2, 3;
        end if;
        return true;
      end $function$;

CREATE OR REPLACE FUNCTION public.quota_taken(period text, days integer, moment timestamp with time zone, starts timestamp with time zone, ends timestamp with time zone, day date, s timestamp with time zone[], e timestamp with time zone[], d date[], a integer[], OUT used integer, OUT since date, OUT until date)
 RETURNS record
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
      end $function$;

CREATE OR REPLACE FUNCTION public.quota_uses(person text, place text, moment timestamp with time zone)
 RETURNS TABLE(quota_id text, used integer, since timestamp with time zone, until timestamp with time zone)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
      declare
        one record;
        counted record;
        taken record;
        today date;
      begin
        for one in
          select q, min(f.time_zone) as zone
          from quota q join facility_quota x on x.quota_id = q.id join shared_facility f on f.id = x.facility_id
          where q.holder in ('PERSON', 'HOUSEHOLD') and case when place is not null then x.facility_id = place else x.facility_id in (
            select b.facility_id from booking b
            where b.booker_id = any(quota_holders(q.holder, person, null)) and b.starts_at > moment - interval '32 days' and b.ends_at > moment
              and b.moves_id is null and booking_takes_places(booking_state_at(b.state, b.answer_by, b.ends_at, moment))) end
          group by q.id order by q.id
        loop
          today := (moment at time zone one.zone)::date;
          counted := quota_counted(one.q, quota_holders((one.q).holder, person, null), moment, moment, '{}');
          taken := quota_taken((one.q).period, (one.q).days, moment, moment, moment + interval '1 microsecond', today,
                               counted.s, counted.e, counted.d, counted.a);
          quota_id := (one.q).id;
          used := taken.used;
          since := taken.since::timestamp at time zone one.zone;
          until := taken.until::timestamp at time zone one.zone;
          return next;
        end loop;
      end $function$;

CREATE OR REPLACE FUNCTION public.quotas_follow()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      begin
        raise exception 'what quotas are about and count follows from them and from bookings'
          using errcode = 'check_violation', constraint = 'quotas_follow';
      end $function$;

CREATE OR REPLACE FUNCTION public.quotas_judge(was json, next json)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
      end $function$;

CREATE OR REPLACE FUNCTION public.reasons_to_reach(viewer text, moment timestamp with time zone, residents text[], bookings text[])
 RETURNS TABLE(place bigint, resident text, is_own boolean, reason text, district text, unit text)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
      declare
        units text[];
        facilities text[];
      begin
        select coalesce(array_agg(g.unit_id::text), '{}'), coalesce(array_agg(g.facility_id::text), '{}')
          into units, facilities
        from role_assignment g
        where g.account_id = viewer and g.role = 'UNIT_MANAGER'
          and g.valid_from <= moment and (g.valid_to is null or g.valid_to > moment);
        return query
          select met.place, r.id::text, coalesce(r.account_id = viewer, false), b.id, b.district_code, b.unit_id
          from unnest(residents, bookings) with ordinality as met (resident_id, booking_id, place)
          join resident r on r.id = met.resident_id
          left join lateral (
            select b.id::text, b.district_code, f.unit_id::text
            from booking b join shared_facility f on f.id = b.facility_id
            where b.booker_id = r.id and (met.booking_id is null or b.id = met.booking_id)
              and b.ends_at > moment - interval '1 hour'
              and b.state in ('PENDING', 'CONFIRMED', 'CHECKED_IN', 'COMPLETED', 'NO_SHOW')
              and (f.unit_id = any(units) or f.id = any(facilities))
            order by b.ends_at, b.id limit 1) b on true;
      end $function$;

CREATE OR REPLACE FUNCTION public.refuse(rule text)
 RETURNS boolean
 LANGUAGE plpgsql
 STRICT
AS $function$
      begin
        raise exception 'refused by %', rule using errcode = 'integrity_constraint_violation', constraint = rule;
      end $function$;

CREATE OR REPLACE FUNCTION public.refuse_step()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
      begin
        raise exception 'a row of % does not go from % to %', tg_table_name, old.state, new.state
          using errcode = 'check_violation', constraint = tg_name;
      end $function$;

CREATE OR REPLACE FUNCTION public.residents_masked_wrongly()
 RETURNS SETOF text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
        select r.id from resident r left join resident_contact c on c.resident_id = r.id
        where case when r.erased_at is not null then c.resident_id is not null or r.masked_phone is not null
          else c.resident_id is null or r.masked_name <> left(c.name, 1) || '**'
            or r.masked_phone is distinct from
               case when length(c.phone) >= 11 then left(c.phone, 3) || '****' || right(c.phone, 4)
                    else '****' || right(c.phone, 2) end
          end
      $function$;

CREATE OR REPLACE FUNCTION public.search_grams(value text)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN (SELECT COALESCE(array_agg(DISTINCT gram.gram), '{}'::text[]) AS "coalesce" FROM generate_series(1, length(search_text(search_grams.value))) "position"("position"), LATERAL unnest(ARRAY[substr(search_text(search_grams.value), "position"."position", 1), substr(search_text(search_grams.value), "position"."position", 2)]) gram(gram));

CREATE OR REPLACE FUNCTION public.search_needle(value text)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN (SELECT CASE WHEN (length(search_text(value)) < 2) THEN ARRAY[search_text(value)] ELSE ARRAY(SELECT DISTINCT substr(search_text(search_needle.value), "position"."position", 2) AS substr FROM generate_series(1, (length(search_text(search_needle.value)) - 1)) "position"("position")) END AS "array");

CREATE OR REPLACE FUNCTION public.search_text(value text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN lower(NORMALIZE(value, NFKC));

CREATE OR REPLACE FUNCTION public.supply_held_at(the_supply text, moment timestamp with time zone)
 RETURNS integer
 LANGUAGE sql
 STABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
        select case when s.shared_over_time then (
            select most_at_once(array_agg(o.during), array_agg(least(o.quantity, m.held_quantity)))
            from match m join match_occurrence o on o.match_id = m.id and o.lost_at is null
            where m.supply_id = s.id and m.held_quantity > 0 and match_state_at(m.state, m.lapses_at, moment) <> 'CANCELLED')
          else (
            select coalesce(sum(m.held_quantity), 0) from match m
            where m.supply_id = s.id and match_state_at(m.state, m.lapses_at, moment) <> 'CANCELLED') end
        from supply s where s.id = the_supply
      $function$;

CREATE OR REPLACE FUNCTION public.supply_held_keeps_its_facility()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      begin
        raise exception 'a supply of which something is held keeps its facility'
          using errcode = 'check_violation', constraint = 'supply_held_keeps_its_facility';
      end $function$;

CREATE OR REPLACE FUNCTION public.supply_held_keeps_its_measure()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      begin
        raise exception 'a supply of which something is held keeps its measure'
          using errcode = 'check_violation', constraint = 'supply_held_keeps_its_measure';
      end $function$;

CREATE OR REPLACE FUNCTION public.supply_state_at(the_supply text, moment timestamp with time zone)
 RETURNS text
 LANGUAGE sql
 STABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
        select case when s.state in ('WITHDRAWN', 'FULFILLED') then s.state
                    when held = 0 then 'OPEN'
                    when held < s.quantity then 'PARTIALLY_MATCHED'
                    else 'MATCHED' end
        from supply s cross join supply_held_at(s.id, moment) as held where s.id = the_supply
      $function$;

CREATE OR REPLACE FUNCTION public.take_points(keys bytea[], needs double precision[], wants double precision[], capacities double precision[], rates double precision[])
 RETURNS TABLE(key bytea, granted double precision, spent double precision)
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
      end $function$;

CREATE OR REPLACE FUNCTION public.unit_moves_quotas()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
      begin
        perform quota_settle(q.id) from (select id from quota where division_id is not null order by id) q;
        return null;
      end $function$;

CREATE OR REPLACE FUNCTION public.unit_vector(place point)
 RETURNS cube
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN cube(ARRAY[(cosd((place)[1]) * cosd((place)[0])), (cosd((place)[1]) * sind((place)[0])), sind((place)[1])]);

CREATE OR REPLACE FUNCTION public.usual_day_class(day date)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN (EXTRACT(isodow FROM day) < (6)::numeric) THEN 'WORKDAY'::text ELSE 'DAY_OFF'::text END;

CREATE OR REPLACE FUNCTION public.windows_by_calendar(windows jsonb, first date, last date, days date[], classes text[])
 RETURNS TABLE(day date, during tsrange)
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
      #variable_conflict use_column
      begin
        return query
        select d.day, tsrange(d.day + w."startTime", d.day + w."endTime" + case
          when w."endTime" <= w."startTime" then interval '1 day' else interval '0' end)
        from (select g::date as day, coalesce(o.class, c.day_class, usual_day_class(g::date)) as class
              from generate_series(first::timestamp, last::timestamp, interval '1 day') as g
              left join calendar_day c on c.date = g::date
              left join unnest(days, classes) as o (day, class) on o.day = g::date) as d
        join jsonb_to_recordset(windows) as w ("dayClass" text, weekdays jsonb, "startTime" time, "endTime" time,
                                               "seasonFrom" text, "seasonTo" text)
          on (w."dayClass" = 'EVERY_DAY' or w."dayClass" = d.class)
         and (w.weekdays is null or jsonb_array_length(w.weekdays) = 0 or w.weekdays ? to_char(d.day, 'FMDAY'))
         and case
               when w."seasonFrom" is null or w."seasonTo" is null then true
               when w."seasonFrom" <= w."seasonTo" then to_char(d.day, 'MM-DD') between w."seasonFrom" and w."seasonTo"
               else to_char(d.day, 'MM-DD') >= w."seasonFrom" or to_char(d.day, 'MM-DD') <= w."seasonTo" end;
      end $function$;

CREATE OR REPLACE FUNCTION public.windows_starting(windows jsonb, first date, last date)
 RETURNS TABLE(day date, during tsrange)
 LANGUAGE sql
 STABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
        select day, during from windows_by_calendar(windows, first, last, null, null)
      $function$;

CREATE TABLE account (
  id node_id NOT NULL,
  issuer text NOT NULL,
  subject text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  disabled_at timestamp with time zone,
  disabled_reason text,
  CONSTRAINT account_pkey PRIMARY KEY (id),
  CONSTRAINT account_issuer_subject_key UNIQUE (issuer, subject),
  CONSTRAINT account_disabled_for_a_reason CHECK ((disabled_at IS NULL) = (disabled_reason IS NULL))
);

CREATE INDEX account_disabled_at_idx ON account USING btree (disabled_at) WHERE disabled_at IS NOT NULL;

CREATE TABLE alliance (
  id node_id NOT NULL,
  name text NOT NULL,
  division_id node_id NOT NULL,
  founded_on date NOT NULL,
  charter_version integer NOT NULL,
  synthetic boolean NOT NULL DEFAULT false,
  CONSTRAINT alliance_pkey PRIMARY KEY (id),
  CONSTRAINT alliance_division_id_fkey FOREIGN KEY (division_id) REFERENCES division(id),
  CONSTRAINT alliance_id_charter_version_fkey FOREIGN KEY (id, charter_version) REFERENCES alliance_charter(alliance_id, version) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE alliance_charter (
  alliance_id node_id NOT NULL,
  version integer NOT NULL,
  adopted_on date NOT NULL,
  text text NOT NULL,
  CONSTRAINT alliance_charter_pkey PRIMARY KEY (alliance_id, version),
  CONSTRAINT alliance_charter_alliance_id_fkey FOREIGN KEY (alliance_id) REFERENCES alliance(id) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT alliance_charter_version_check CHECK (version >= 1)
);

CREATE TABLE alliance_membership (
  id node_id NOT NULL,
  alliance_id node_id NOT NULL,
  unit_id node_id NOT NULL,
  state text NOT NULL,
  charter_version integer NOT NULL,
  applied_at timestamp with time zone NOT NULL,
  admitted_at timestamp with time zone,
  ended_at timestamp with time zone,
  state_reason text,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT alliance_membership_pkey PRIMARY KEY (id),
  CONSTRAINT alliance_membership_alliance_id_charter_version_fkey FOREIGN KEY (alliance_id, charter_version) REFERENCES alliance_charter(alliance_id, version),
  CONSTRAINT alliance_membership_alliance_id_fkey FOREIGN KEY (alliance_id) REFERENCES alliance(id),
  CONSTRAINT alliance_membership_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES resident_unit(id),
  CONSTRAINT alliance_membership_state_check CHECK (state = ANY (ARRAY['APPLIED'::text, 'ACTIVE'::text, 'SUSPENDED'::text, 'WITHDRAWN'::text]))
);

CREATE INDEX alliance_membership_lapsed ON alliance_membership USING btree (unit_id) WHERE state = 'SUSPENDED'::text OR state = 'WITHDRAWN'::text AND admitted_at IS NOT NULL;

CREATE UNIQUE INDEX alliance_membership_one_seat ON alliance_membership USING btree (alliance_id, unit_id) WHERE state <> 'WITHDRAWN'::text;

CREATE INDEX alliance_membership_unit_id_state_idx ON alliance_membership USING btree (unit_id, state);

CREATE CONSTRAINT TRIGGER membership_has_delegate AFTER INSERT OR UPDATE ON alliance_membership DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION membership_has_delegate();

CREATE TRIGGER membership_is_judged AFTER UPDATE ON alliance_membership FOR EACH ROW WHEN (old.state <> new.state) EXECUTE FUNCTION judge_facilities_of_member();

CREATE TRIGGER membership_keeps_to_steps BEFORE UPDATE ON alliance_membership FOR EACH ROW WHEN (old.state <> new.state AND NOT membership_may_become(old.state, new.state)) EXECUTE FUNCTION refuse_step();

CREATE TABLE attachment (
  id node_id NOT NULL,
  media_type text NOT NULL,
  bytes integer NOT NULL,
  sha256 bytea NOT NULL,
  visibility text NOT NULL,
  link_key bytea NOT NULL,
  created_by node_id NOT NULL,
  created_at timestamp with time zone NOT NULL,
  received_at timestamp with time zone,
  CONSTRAINT attachment_pkey PRIMARY KEY (id),
  CONSTRAINT attachment_created_by_fkey FOREIGN KEY (created_by) REFERENCES account(id),
  CONSTRAINT attachment_bytes_check CHECK (bytes >= 1 AND bytes <= 5242880),
  CONSTRAINT attachment_link_key_check CHECK (length(link_key) = 32),
  CONSTRAINT attachment_media_type_check CHECK (media_type = ANY (ARRAY['application/pdf'::text, 'image/jpeg'::text, 'image/png'::text])),
  CONSTRAINT attachment_sha256_check CHECK (length(sha256) = 32),
  CONSTRAINT attachment_visibility_check CHECK (visibility = ANY (ARRAY['PUBLIC'::text, 'PARTIES'::text, 'STAFF'::text]))
);

CREATE INDEX attachment_created_at_idx ON attachment USING btree (created_at);

CREATE INDEX attachment_created_by_idx ON attachment USING btree (created_by, created_at);

CREATE TRIGGER attachment_stays BEFORE UPDATE ON attachment FOR EACH ROW EXECUTE FUNCTION attachment_stays();

CREATE TABLE attachment_file (
  attachment_id node_id NOT NULL,
  content bytea NOT NULL,
  CONSTRAINT attachment_file_pkey PRIMARY KEY (attachment_id),
  CONSTRAINT attachment_file_attachment_id_fkey FOREIGN KEY (attachment_id) REFERENCES attachment(id) ON DELETE CASCADE,
  CONSTRAINT attachment_file_content_check CHECK (length(content) >= 1 AND length(content) <= 5242880)
);

CREATE TRIGGER attachment_file_fits BEFORE INSERT OR UPDATE ON attachment_file FOR EACH ROW EXECUTE FUNCTION attachment_file_fits();

CREATE TABLE audit_entry (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  at timestamp with time zone NOT NULL,
  district_code text NOT NULL,
  actor_id node_id,
  action text NOT NULL,
  subject_id node_id NOT NULL,
  fields text[] NOT NULL DEFAULT '{}'::text[],
  xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
  CONSTRAINT audit_entry_pkey PRIMARY KEY (id)
);

ALTER TABLE audit_entry ENABLE ROW LEVEL SECURITY;

CREATE UNIQUE INDEX audit_entry_order ON audit_entry USING btree (xid, id);

CREATE INDEX audit_entry_subject_id_id_idx ON audit_entry USING btree (subject_id, id);

CREATE TRIGGER audit_entry_is_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON audit_entry FOR EACH STATEMENT EXECUTE FUNCTION append_only();

CREATE POLICY appended ON audit_entry AS PERMISSIVE FOR INSERT TO PUBLIC
  WITH CHECK (true);

CREATE POLICY seen_in_context ON audit_entry AS PERMISSIVE FOR SELECT TO PUBLIC
  USING ((district_code = ANY ((( SELECT context_districts() AS context_districts))::text[])) OR ( SELECT context_is_staff() AS context_is_staff) AND context_is_staff_of(subject_id::text));

CREATE TABLE audit_head (
  is_only boolean NOT NULL DEFAULT true,
  "position" bigint NOT NULL,
  hash bytea NOT NULL,
  after_xid xid8 NOT NULL,
  after_id bigint NOT NULL,
  CONSTRAINT audit_head_pkey PRIMARY KEY (is_only),
  CONSTRAINT audit_head_is_only_check CHECK (is_only)
);

CREATE TABLE audit_link (
  "position" bigint NOT NULL,
  entry_id bigint NOT NULL,
  hash bytea NOT NULL,
  CONSTRAINT audit_link_pkey PRIMARY KEY ("position"),
  CONSTRAINT audit_link_entry_id_key UNIQUE (entry_id),
  CONSTRAINT audit_link_hash_check CHECK (length(hash) = 32),
  CONSTRAINT audit_link_position_check CHECK ("position" > 0)
);

CREATE TRIGGER audit_link_is_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON audit_link FOR EACH STATEMENT EXECUTE FUNCTION append_only();

CREATE TABLE booking (
  id node_id NOT NULL,
  district_code text NOT NULL,
  reference text COLLATE "C" NOT NULL,
  facility_id node_id NOT NULL,
  kind text NOT NULL,
  type text NOT NULL DEFAULT 'NORMAL'::text,
  booker_id node_id,
  starts_at timestamp with time zone NOT NULL,
  ends_at timestamp with time zone NOT NULL,
  quantity integer NOT NULL,
  state text NOT NULL,
  state_reason text,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  version integer NOT NULL DEFAULT 1,
  holder_id node_id,
  holder_unit_id text COLLATE "C" GENERATED ALWAYS AS (
  CASE
      WHEN "left"(holder_id::text, 4) = 'uni_'::text THEN holder_id::text
      ELSE NULL::text
  END) STORED,
  holder_branch_id text COLLATE "C" GENERATED ALWAYS AS (
  CASE
      WHEN "left"(holder_id::text, 4) = 'gbr_'::text THEN holder_id::text
      ELSE NULL::text
  END) STORED,
  holder_branch_level text GENERATED ALWAYS AS (
  CASE
      WHEN "left"(holder_id::text, 4) = 'gbr_'::text THEN 'GRID_BRANCH'::text
      ELSE NULL::text
  END) STORED,
  match_id node_id,
  ended_by text,
  answer_by timestamp with time zone,
  cancel_reason text,
  policy_version integer,
  occupied_from timestamp with time zone,
  occupied_until timestamp with time zone,
  pending_takes_places boolean NOT NULL DEFAULT true,
  headcount integer,
  children integer NOT NULL DEFAULT 0,
  group_name text,
  note text,
  group_id node_id,
  cancelled_late boolean NOT NULL DEFAULT false,
  moves integer NOT NULL DEFAULT 0,
  moved_from_facility_id node_id,
  moved_from_start timestamp with time zone,
  moved_from_end timestamp with time zone,
  moves_id node_id,
  held_until timestamp with time zone,
  has_quotas boolean NOT NULL DEFAULT false,
  CONSTRAINT booking_pkey PRIMARY KEY (id),
  CONSTRAINT booking_reference_key UNIQUE (reference),
  CONSTRAINT booking_booker_id_fkey FOREIGN KEY (booker_id) REFERENCES resident(id),
  CONSTRAINT booking_facility_id_kind_fkey FOREIGN KEY (facility_id, kind) REFERENCES shared_facility(id, kind) ON UPDATE RESTRICT ON DELETE RESTRICT,
  CONSTRAINT booking_holder_branch_id_holder_branch_level_fkey FOREIGN KEY (holder_branch_id, holder_branch_level) REFERENCES party_organisation(id, level),
  CONSTRAINT booking_holder_unit_id_fkey FOREIGN KEY (holder_unit_id) REFERENCES resident_unit(id),
  CONSTRAINT booking_match_id_fkey FOREIGN KEY (match_id) REFERENCES match(id),
  CONSTRAINT booking_moved_from_fkey FOREIGN KEY (moved_from_facility_id) REFERENCES shared_facility(id),
  CONSTRAINT booking_moves_id_fkey FOREIGN KEY (moves_id) REFERENCES booking(id),
  CONSTRAINT booking_policy_fkey FOREIGN KEY (facility_id, policy_version) REFERENCES booking_policy(facility_id, version),
  CONSTRAINT booking_one_per_person_and_kind EXCLUDE USING gist (booker_id WITH =, kind WITH =, tstzrange(starts_at, ends_at) WITH &&, (COALESCE(group_id, moves_id, id)::text) WITH <>) WHERE (type = 'NORMAL'::text AND (state = ANY (ARRAY['HELD'::text, 'PENDING'::text, 'CONFIRMED'::text, 'CHECKED_IN'::text]))),
  CONSTRAINT booking_cancel_reason_check CHECK (cancel_reason = ANY (ARRAY['CHANGE_OF_PLANS'::text, 'ILLNESS'::text, 'WEATHER'::text, 'FOUND_ANOTHER_PLACE'::text, 'UNSUITABLE'::text, 'WITHDRAWN_BY_UNIT'::text, 'CLOSURE'::text, 'OTHER'::text])),
  CONSTRAINT booking_cancelled_for_a_reason CHECK (cancel_reason IS NULL OR state = 'CANCELLED'::text),
  CONSTRAINT booking_check CHECK (starts_at < ends_at),
  CONSTRAINT booking_check1 CHECK (ends_at <= (starts_at + '31 days'::interval)),
  CONSTRAINT booking_check2 CHECK (type <> 'NORMAL'::text OR booker_id IS NOT NULL),
  CONSTRAINT booking_children_check CHECK (children >= 0 AND children <= 100),
  CONSTRAINT booking_ended_by_check CHECK (ended_by = ANY (ARRAY['BOOKER'::text, 'UNIT'::text, 'STAFF'::text, 'PROGRAM'::text, 'CLOCK'::text])),
  CONSTRAINT booking_ended_by_somebody CHECK (ended_by IS NULL OR state = 'CANCELLED'::text OR state = 'REJECTED'::text AND ended_by = 'UNIT'::text OR state = 'EXPIRED'::text AND ended_by = 'CLOCK'::text),
  CONSTRAINT booking_group_id_check CHECK (group_id IS NULL OR group_id::text ~~ 'bgp\_%'::text AND type = 'NORMAL'::text),
  CONSTRAINT booking_group_name_check CHECK (length(group_name) >= 1 AND length(group_name) <= 100),
  CONSTRAINT booking_headcount_check CHECK (headcount >= 1 AND headcount <= 10000),
  CONSTRAINT booking_holder_id_check CHECK (holder_id::text ~ '^(uni|gbr)_'::text),
  CONSTRAINT booking_is_answered_before_its_end CHECK (answer_by <= ends_at),
  CONSTRAINT booking_is_answered_before_its_start CHECK (state <> 'PENDING'::text OR answer_by <= starts_at),
  CONSTRAINT booking_is_held_until CHECK (state <> 'HELD'::text OR held_until IS NOT NULL AND held_until = answer_by AND type = 'NORMAL'::text),
  CONSTRAINT booking_lapses_when_unanswered CHECK (state <> 'EXPIRED'::text OR updated_at >= answer_by),
  CONSTRAINT booking_late_is_cancelled CHECK (NOT cancelled_late OR state = 'CANCELLED'::text AND ended_by = 'BOOKER'::text),
  CONSTRAINT booking_move_request_check CHECK (
  CASE
      WHEN moves_id IS NULL THEN state <> 'MOVED'::text
      ELSE type = 'NORMAL'::text AND moves_id::text <> id::text AND held_until IS NULL AND (state = ANY (ARRAY['PENDING'::text, 'MOVED'::text, 'REJECTED'::text, 'CANCELLED'::text, 'EXPIRED'::text]))
  END),
  CONSTRAINT booking_moved_from_check CHECK ((num_nulls(moved_from_facility_id, moved_from_start, moved_from_end) = ANY (ARRAY[0, 3])) AND moved_from_start < moved_from_end),
  CONSTRAINT booking_moves_check CHECK (moves >= 0 AND moves <= 10000),
  CONSTRAINT booking_note_check CHECK (length(note) >= 1 AND length(note) <= 500),
  CONSTRAINT booking_occupies_its_time CHECK ((occupied_from IS NULL) = (occupied_until IS NULL) AND occupied_from <= starts_at AND occupied_until >= ends_at AND occupied_from >= (starts_at - '1 day'::interval) AND occupied_until <= (ends_at + '1 day'::interval) AND occupied_from >= '1970-01-01 00:00:00+00'::timestamp with time zone),
  CONSTRAINT booking_of_a_person_or_a_match CHECK (
  CASE type
      WHEN 'MATCH'::text THEN num_nonnulls(match_id, holder_id) = 2 AND booker_id IS NULL
      ELSE num_nonnulls(match_id, holder_id) = 0
  END),
  CONSTRAINT booking_quantity_check CHECK (quantity >= 1 AND quantity <= 10000),
  CONSTRAINT booking_starts_at_check CHECK (starts_at >= '1970-01-01 00:00:00+00'::timestamp with time zone),
  CONSTRAINT booking_state_check CHECK (state = ANY (ARRAY['HELD'::text, 'PENDING'::text, 'CONFIRMED'::text, 'CHECKED_IN'::text, 'COMPLETED'::text, 'CANCELLED'::text, 'REJECTED'::text, 'NO_SHOW'::text, 'EXPIRED'::text, 'MOVED'::text])),
  CONSTRAINT booking_type_check CHECK (type = ANY (ARRAY['NORMAL'::text, 'MATCH'::text])),
  CONSTRAINT booking_waits_until CHECK ((state <> ALL (ARRAY['PENDING'::text, 'HELD'::text])) OR answer_by IS NOT NULL)
);

CREATE INDEX booking_booker_id_starts_at_idx ON booking USING btree (booker_id, starts_at);

CREATE INDEX booking_facility_id_starts_at_idx ON booking USING btree (facility_id, starts_at);

CREATE INDEX booking_holder_id_starts_at_idx ON booking USING btree (holder_id, starts_at) WHERE holder_id IS NOT NULL;

CREATE INDEX booking_holds_of_person ON booking USING btree (booker_id, held_until) WHERE held_until IS NOT NULL;

CREATE INDEX booking_match_id_idx ON booking USING btree (match_id) WHERE match_id IS NOT NULL;

CREATE INDEX booking_of_group ON booking USING btree (group_id) WHERE group_id IS NOT NULL;

CREATE INDEX booking_of_move ON booking USING btree (moves_id) WHERE moves_id IS NOT NULL;

CREATE UNIQUE INDEX booking_one_hold_a_person ON booking USING btree (booker_id) WHERE state = 'HELD'::text;

CREATE UNIQUE INDEX booking_one_open_move ON booking USING btree (moves_id) WHERE state = 'PENDING'::text AND moves_id IS NOT NULL;

CREATE INDEX booking_to_complete ON booking USING btree (ends_at) WHERE state = ANY (ARRAY['CONFIRMED'::text, 'CHECKED_IN'::text]);

CREATE INDEX booking_to_lapse ON booking USING btree (answer_by) WHERE state = ANY (ARRAY['PENDING'::text, 'HELD'::text]);

CREATE INDEX booking_unanswered ON booking USING btree (facility_id, answer_by) WHERE state = ANY (ARRAY['PENDING'::text, 'HELD'::text]);

CREATE TRIGGER booking_counts_when_changed AFTER UPDATE ON booking REFERENCING OLD TABLE AS was NEW TABLE AS next FOR EACH STATEMENT EXECUTE FUNCTION booking_counts_when_changed();

CREATE TRIGGER booking_counts_when_made AFTER INSERT ON booking REFERENCING NEW TABLE AS made FOR EACH ROW WHEN (new.has_quotas) EXECUTE FUNCTION booking_counts_when_made();

CREATE TRIGGER booking_counts_when_removed AFTER DELETE ON booking REFERENCING OLD TABLE AS was FOR EACH STATEMENT EXECUTE FUNCTION booking_counts_when_removed();

CREATE TRIGGER booking_ends_its_move AFTER UPDATE ON booking REFERENCING OLD TABLE AS was NEW TABLE AS next FOR EACH STATEMENT EXECUTE FUNCTION booking_ends_its_move();

CREATE TRIGGER booking_gives_counters_back AFTER DELETE ON booking REFERENCING OLD TABLE AS was FOR EACH STATEMENT EXECUTE FUNCTION booking_gives_counters_back();

CREATE TRIGGER booking_holds_lapse_thrice BEFORE INSERT ON booking FOR EACH ROW WHEN (new.state = 'HELD'::text) EXECUTE FUNCTION booking_holds_lapse_thrice();

CREATE TRIGGER booking_is_not_truncated BEFORE TRUNCATE ON booking FOR EACH STATEMENT EXECUTE FUNCTION booking_is_not_truncated();

CREATE TRIGGER booking_is_of_somebody BEFORE INSERT ON booking FOR EACH ROW WHEN (new.booker_id IS NOT NULL) EXECUTE FUNCTION booking_is_of_somebody();

CREATE TRIGGER booking_keeps_quotas_when_changed BEFORE UPDATE ON booking FOR EACH ROW WHEN (new.type = 'NORMAL'::text AND booking_takes_places(new.state) AND (NOT booking_takes_places(old.state) OR new.quantity > old.quantity OR old.state = 'HELD'::text AND new.state <> 'HELD'::text OR old.type IS DISTINCT FROM new.type OR old.booker_id::text IS DISTINCT FROM new.booker_id::text OR old.facility_id::text IS DISTINCT FROM new.facility_id::text OR old.starts_at IS DISTINCT FROM new.starts_at OR old.ends_at IS DISTINCT FROM new.ends_at)) EXECUTE FUNCTION booking_keeps_quotas();

CREATE TRIGGER booking_keeps_quotas_when_made BEFORE INSERT ON booking FOR EACH ROW WHEN (new.type = 'NORMAL'::text AND booking_takes_places(new.state)) EXECUTE FUNCTION booking_keeps_quotas();

CREATE TRIGGER booking_keeps_to_steps BEFORE UPDATE ON booking FOR EACH ROW WHEN (old.state <> new.state AND NOT booking_may_become(old.state, new.state)) EXECUTE FUNCTION refuse_step();

CREATE TRIGGER booking_looks_for_quotas BEFORE INSERT ON booking FOR EACH ROW WHEN (new.type = 'MATCH'::text) EXECUTE FUNCTION booking_looks_for_quotas();

CREATE TRIGGER booking_move_is_of_a_booking BEFORE INSERT ON booking FOR EACH ROW WHEN (new.moves_id IS NOT NULL) EXECUTE FUNCTION booking_move_is_of_a_booking();

CREATE TRIGGER booking_move_stays_a_move BEFORE UPDATE ON booking FOR EACH ROW WHEN (old.moves_id::text IS DISTINCT FROM new.moves_id::text OR old.moves_id IS NOT NULL AND (old.facility_id::text <> new.facility_id::text OR old.starts_at <> new.starts_at OR old.ends_at <> new.ends_at OR old.quantity <> new.quantity)) EXECUTE FUNCTION booking_move_stays_a_move();

CREATE TRIGGER booking_moves_counters AFTER UPDATE ON booking REFERENCING OLD TABLE AS was NEW TABLE AS next FOR EACH STATEMENT EXECUTE FUNCTION booking_moves_counters();

CREATE TRIGGER booking_takes_counters AFTER INSERT ON booking REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION booking_takes_counters();

CREATE TRIGGER booking_waits_until_its_start BEFORE INSERT ON booking FOR EACH ROW WHEN (new.state = 'PENDING'::text AND new.answer_by IS NULL) EXECUTE FUNCTION booking_waits_until_its_start();

CREATE TABLE booking_bar (
  id node_id NOT NULL,
  district_code text NOT NULL,
  resident_id node_id NOT NULL,
  unit_id node_id,
  starts_at timestamp with time zone NOT NULL,
  ends_at timestamp with time zone NOT NULL,
  reason text,
  automatic boolean NOT NULL DEFAULT false,
  appealed_at timestamp with time zone,
  appeal text,
  decided_at timestamp with time zone,
  decision text,
  lifted_at timestamp with time zone,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  CONSTRAINT booking_bar_pkey PRIMARY KEY (id),
  CONSTRAINT booking_bar_resident_id_fkey FOREIGN KEY (resident_id) REFERENCES resident(id),
  CONSTRAINT booking_bar_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES resident_unit(id),
  CONSTRAINT booking_bar_one_at_a_time EXCLUDE USING gist (resident_id WITH =, COALESCE(unit_id::text, district_code) WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (lifted_at IS NULL),
  CONSTRAINT booking_bar_appeal_check CHECK (length(appeal) >= 1 AND length(appeal) <= 1000),
  CONSTRAINT booking_bar_appeal_has_a_time CHECK (appeal IS NULL OR appealed_at IS NOT NULL),
  CONSTRAINT booking_bar_decides_on_an_appeal CHECK (decided_at IS NULL OR appealed_at <= decided_at),
  CONSTRAINT booking_bar_decision_check CHECK (length(decision) >= 1 AND length(decision) <= 500),
  CONSTRAINT booking_bar_decision_has_a_time CHECK (decision IS NULL OR decided_at IS NOT NULL OR lifted_at IS NOT NULL),
  CONSTRAINT booking_bar_has_an_end CHECK (ends_at > starts_at AND ends_at <= (starts_at + '366 days'::interval)),
  CONSTRAINT booking_bar_reason_check CHECK (length(reason) >= 1 AND length(reason) <= 500)
);

CREATE INDEX booking_bar_of_resident ON booking_bar USING btree (resident_id, ends_at);

CREATE INDEX booking_bar_of_unit ON booking_bar USING btree (unit_id, starts_at);

CREATE TRIGGER booking_bar_stays_as_set BEFORE UPDATE ON booking_bar FOR EACH ROW EXECUTE FUNCTION booking_bar_stays_as_set();

CREATE TABLE booking_policy (
  facility_id node_id NOT NULL,
  version integer NOT NULL,
  district_code text NOT NULL,
  valid_from timestamp with time zone NOT NULL,
  setup_minutes integer NOT NULL,
  turnaround_minutes integer NOT NULL,
  opens_at local_time,
  curfew_start local_time,
  curfew_end local_time,
  whole_only boolean NOT NULL,
  headcount_min integer,
  headcount_max integer,
  audiences text[] NOT NULL,
  children_allowed boolean NOT NULL,
  pending_takes_places boolean NOT NULL,
  late_start_minutes integer NOT NULL,
  cancel_until_minutes integer NOT NULL,
  answer_within_minutes integer,
  hold_minutes integer NOT NULL DEFAULT 10,
  moves_max integer,
  late_cancel boolean NOT NULL DEFAULT false,
  CONSTRAINT booking_policy_pkey PRIMARY KEY (facility_id, version),
  CONSTRAINT booking_policy_facility_id_fkey FOREIGN KEY (facility_id) REFERENCES shared_facility(id),
  CONSTRAINT booking_policy_answer_check CHECK (answer_within_minutes >= 1 AND answer_within_minutes <= 43200),
  CONSTRAINT booking_policy_audiences_check CHECK (audiences <@ ARRAY['PUBLIC'::text, 'CHILDREN'::text, 'FAMILIES'::text, 'PARTY_ORGANISATIONS'::text, 'STAFF'::text]),
  CONSTRAINT booking_policy_cancel_until_minutes_check CHECK (cancel_until_minutes >= 0 AND cancel_until_minutes <= 43200),
  CONSTRAINT booking_policy_curfew_check CHECK ((curfew_start IS NULL) = (curfew_end IS NULL) AND curfew_start::text <> curfew_end::text),
  CONSTRAINT booking_policy_headcount_check CHECK (headcount_min <= headcount_max),
  CONSTRAINT booking_policy_headcount_max_check CHECK (headcount_max >= 1 AND headcount_max <= 10000),
  CONSTRAINT booking_policy_headcount_min_check CHECK (headcount_min >= 1 AND headcount_min <= 10000),
  CONSTRAINT booking_policy_hold_check CHECK (hold_minutes >= 0 AND hold_minutes <= 60),
  CONSTRAINT booking_policy_late_start_minutes_check CHECK (late_start_minutes >= 0 AND late_start_minutes <= 1440),
  CONSTRAINT booking_policy_moves_check CHECK (moves_max >= 0 AND moves_max <= 100),
  CONSTRAINT booking_policy_setup_check CHECK (setup_minutes >= 0 AND setup_minutes <= 1440 AND (setup_minutes % 15) = 0),
  CONSTRAINT booking_policy_turnaround_check CHECK (turnaround_minutes >= 0 AND turnaround_minutes <= 1440 AND (turnaround_minutes % 15) = 0),
  CONSTRAINT booking_policy_version_check CHECK (version >= 1)
);

CREATE TRIGGER booking_policy_is_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON booking_policy FOR EACH STATEMENT EXECUTE FUNCTION append_only();

CREATE TABLE branch_grid (
  branch_id node_id NOT NULL,
  branch_level text GENERATED ALWAYS AS ('GRID_BRANCH'::text) STORED,
  grid_id node_id NOT NULL,
  grid_level text GENERATED ALWAYS AS ('GRID'::text) STORED,
  valid_from date NOT NULL,
  valid_to date,
  CONSTRAINT branch_grid_pkey PRIMARY KEY (branch_id, grid_id, valid_from),
  CONSTRAINT branch_grid_branch_id_branch_level_fkey FOREIGN KEY (branch_id, branch_level) REFERENCES party_organisation(id, level),
  CONSTRAINT branch_grid_grid_id_grid_level_fkey FOREIGN KEY (grid_id, grid_level) REFERENCES division(id, level),
  CONSTRAINT branch_grid_one_branch EXCLUDE USING gist (grid_id WITH =, daterange(valid_from, valid_to) WITH &&),
  CONSTRAINT branch_grid_check CHECK (valid_to > valid_from)
);

CREATE INDEX branch_grid_grid_id_idx ON branch_grid USING btree (grid_id);

CREATE TABLE calendar_day (
  date date NOT NULL,
  day_class text NOT NULL,
  name text,
  name_en text,
  source text NOT NULL,
  reason text,
  CONSTRAINT calendar_day_pkey PRIMARY KEY (date),
  CONSTRAINT calendar_day_day_class_check CHECK (day_class = ANY (ARRAY['WORKDAY'::text, 'DAY_OFF'::text])),
  CONSTRAINT calendar_day_source_check CHECK (source = ANY (ARRAY['NOTICE'::text, 'CORRECTION'::text]))
);

CREATE TRIGGER calendar_day_added_asks_anew AFTER INSERT ON calendar_day REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION calendar_day_asks_anew();

CREATE TRIGGER calendar_day_changed_asks_anew AFTER UPDATE ON calendar_day REFERENCING OLD TABLE AS before NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION calendar_day_asks_anew();

CREATE TRIGGER calendar_day_removed_asks_anew AFTER DELETE ON calendar_day REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION calendar_day_asks_anew();

CREATE TRIGGER calendar_is_revised AFTER INSERT OR DELETE OR UPDATE ON calendar_day FOR EACH ROW EXECUTE FUNCTION calendar_is_revised();

CREATE TRIGGER calendar_is_revised_by_truncate AFTER TRUNCATE ON calendar_day FOR EACH STATEMENT EXECUTE FUNCTION calendar_is_revised();

CREATE TABLE calendar_feed (
  id node_id NOT NULL,
  account_id node_id NOT NULL,
  facility_id node_id,
  token_hash bytea NOT NULL,
  created_at timestamp with time zone NOT NULL,
  last_read_at timestamp with time zone,
  revoked_at timestamp with time zone,
  CONSTRAINT calendar_feed_pkey PRIMARY KEY (id),
  CONSTRAINT calendar_feed_token_hash_key UNIQUE (token_hash),
  CONSTRAINT calendar_feed_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  CONSTRAINT calendar_feed_facility_id_fkey FOREIGN KEY (facility_id) REFERENCES shared_facility(id),
  CONSTRAINT calendar_feed_check CHECK (last_read_at >= created_at),
  CONSTRAINT calendar_feed_check1 CHECK (revoked_at >= created_at),
  CONSTRAINT calendar_feed_token_hash_check CHECK (length(token_hash) = 32)
);

CREATE INDEX calendar_feed_account_id_id_idx ON calendar_feed USING btree (account_id, id);

CREATE INDEX calendar_feed_facility_id_idx ON calendar_feed USING btree (facility_id) WHERE facility_id IS NOT NULL;

CREATE INDEX calendar_feed_revoked ON calendar_feed USING btree (revoked_at) WHERE revoked_at IS NOT NULL;

CREATE TABLE calendar_revision (
  only_row boolean NOT NULL DEFAULT true,
  revision integer NOT NULL GENERATED BY DEFAULT AS IDENTITY,
  CONSTRAINT calendar_revision_pkey PRIMARY KEY (only_row),
  CONSTRAINT calendar_revision_only_row_check CHECK (only_row)
);

CREATE TABLE calendar_year (
  year integer NOT NULL,
  source text NOT NULL,
  CONSTRAINT calendar_year_pkey PRIMARY KEY (year),
  CONSTRAINT calendar_year_year_check CHECK (year >= 1949 AND year <= 2200)
);

CREATE TRIGGER calendar_is_revised AFTER INSERT OR DELETE OR UPDATE ON calendar_year FOR EACH ROW EXECUTE FUNCTION calendar_is_revised();

CREATE TRIGGER calendar_is_revised_by_truncate AFTER TRUNCATE ON calendar_year FOR EACH STATEMENT EXECUTE FUNCTION calendar_is_revised();

CREATE TABLE claim (
  facility_id node_id NOT NULL,
  pool_id node_id NOT NULL,
  places integer NOT NULL,
  CONSTRAINT claim_pkey PRIMARY KEY (facility_id, pool_id),
  CONSTRAINT claim_facility_id_fkey FOREIGN KEY (facility_id) REFERENCES shared_facility(id) ON DELETE CASCADE,
  CONSTRAINT claim_pool_id_fkey FOREIGN KEY (pool_id) REFERENCES pool(id) ON DELETE CASCADE,
  CONSTRAINT claim_places_check CHECK (places >= 1 AND places <= 10000)
);

CREATE INDEX claim_of_pool ON claim USING btree (pool_id);

CREATE TRIGGER claims_are_not_truncated BEFORE TRUNCATE ON claim FOR EACH STATEMENT EXECUTE FUNCTION claims_follow_from_parts();

CREATE TRIGGER claims_follow_from_parts BEFORE INSERT OR DELETE OR UPDATE ON claim FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION claims_follow_from_parts();

CREATE TABLE closure_effect (
  plan_id node_id NOT NULL,
  booking_id node_id NOT NULL,
  district_code text NOT NULL,
  choice text NOT NULL DEFAULT 'CANCEL'::text,
  decide_by timestamp with time zone NOT NULL,
  settled_at timestamp with time zone,
  CONSTRAINT closure_effect_pkey PRIMARY KEY (plan_id, booking_id),
  CONSTRAINT closure_effect_booking_id_fkey FOREIGN KEY (booking_id) REFERENCES booking(id),
  CONSTRAINT closure_effect_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES closure_plan(id),
  CONSTRAINT closure_effect_choice_check CHECK (choice = ANY (ARRAY['CANCEL'::text, 'LET_RUN'::text]))
);

CREATE INDEX closure_effect_due ON closure_effect USING btree (decide_by) WHERE settled_at IS NULL;

CREATE UNIQUE INDEX closure_effect_one_open ON closure_effect USING btree (booking_id) WHERE settled_at IS NULL;

CREATE TRIGGER closure_effect_stays_settled BEFORE DELETE OR UPDATE ON closure_effect FOR EACH ROW WHEN (old.settled_at IS NOT NULL) EXECUTE FUNCTION closure_effect_stays_settled();

CREATE TABLE closure_plan (
  id node_id NOT NULL,
  district_code text NOT NULL,
  facility_id node_id NOT NULL,
  starts_at timestamp with time zone NOT NULL,
  ends_at timestamp with time zone,
  reason_zh text NOT NULL,
  reason_en text,
  emergency boolean NOT NULL DEFAULT false,
  state text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  CONSTRAINT closure_plan_pkey PRIMARY KEY (id),
  CONSTRAINT closure_plan_facility_id_fkey FOREIGN KEY (facility_id) REFERENCES shared_facility(id),
  CONSTRAINT closure_plan_reason_en_check CHECK (length(reason_en) >= 1 AND length(reason_en) <= 500),
  CONSTRAINT closure_plan_reason_zh_check CHECK (length(reason_zh) >= 1 AND length(reason_zh) <= 500),
  CONSTRAINT closure_plan_runs_forward CHECK (starts_at < ends_at),
  CONSTRAINT closure_plan_state_check CHECK (state = ANY (ARRAY['OPEN'::text, 'STALE'::text, 'CONFIRMED'::text, 'DISCARDED'::text]))
);

CREATE UNIQUE INDEX closure_plan_one_open ON closure_plan USING btree (facility_id) WHERE state = 'OPEN'::text;

CREATE TRIGGER closure_plan_keeps_to_steps BEFORE UPDATE ON closure_plan FOR EACH ROW WHEN (old.state <> new.state AND NOT closure_plan_may_become(old.state, new.state)) EXECUTE FUNCTION refuse_step();

CREATE TABLE delegate (
  id node_id NOT NULL,
  membership_id node_id NOT NULL,
  seat integer NOT NULL,
  name text NOT NULL,
  "position" text,
  valid_from timestamp with time zone NOT NULL,
  valid_to timestamp with time zone,
  account_id node_id,
  CONSTRAINT delegate_pkey PRIMARY KEY (id),
  CONSTRAINT delegate_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  CONSTRAINT delegate_membership_id_fkey FOREIGN KEY (membership_id) REFERENCES alliance_membership(id),
  CONSTRAINT delegate_check CHECK (valid_to >= valid_from),
  CONSTRAINT delegate_name_check CHECK (length(name) >= 1 AND length(name) <= 100),
  CONSTRAINT delegate_seat_check CHECK (seat = ANY (ARRAY[1, 2]))
);

CREATE INDEX delegate_account_id_idx ON delegate USING btree (account_id) WHERE account_id IS NOT NULL AND valid_to IS NULL;

CREATE UNIQUE INDEX delegate_one_per_seat ON delegate USING btree (membership_id, seat) WHERE valid_to IS NULL;

CREATE CONSTRAINT TRIGGER delegate_is_not_the_last AFTER INSERT OR DELETE OR UPDATE ON delegate DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION membership_has_delegate();

CREATE TABLE demand (
  id node_id NOT NULL,
  district_code text NOT NULL,
  list_id node_id NOT NULL,
  category_id node_id NOT NULL,
  title text NOT NULL,
  quantity integer NOT NULL,
  unit_of_measure text NOT NULL,
  min_quantity integer NOT NULL DEFAULT 1,
  splittable boolean NOT NULL DEFAULT true,
  priority text NOT NULL,
  beneficiaries integer,
  windows jsonb NOT NULL,
  min_minutes integer NOT NULL DEFAULT 15,
  valid_from date NOT NULL,
  valid_to date NOT NULL,
  latitude double precision,
  longitude double precision,
  location point GENERATED ALWAYS AS (point(longitude, latitude)) STORED,
  max_distance_meters integer,
  audiences text[] NOT NULL,
  conditions text,
  cost_minor integer,
  held_quantity integer NOT NULL DEFAULT 0,
  delivered_quantity integer NOT NULL DEFAULT 0,
  escalated_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  state_reason text,
  merged_into_id node_id,
  created_at timestamp with time zone NOT NULL,
  version integer NOT NULL DEFAULT 1,
  needs_all boolean NOT NULL DEFAULT false,
  min_occurrences integer NOT NULL DEFAULT 1,
  shared_over_time boolean GENERATED ALWAYS AS (unit_of_measure = ANY (ARRAY['SPACE'::text, 'PERSON'::text, 'ROOM'::text])) STORED,
  asked_minutes bigint,
  held_minutes bigint NOT NULL DEFAULT 0,
  delivered_minutes bigint NOT NULL DEFAULT 0,
  state text GENERATED ALWAYS AS (
  CASE
      WHEN withdrawn_at IS NOT NULL THEN 'WITHDRAWN'::text
      WHEN delivered_quantity >= quantity AND (asked_minutes IS NULL OR delivered_minutes >= asked_minutes) THEN 'FULFILLED'::text
      WHEN held_quantity >= quantity AND (asked_minutes IS NULL OR held_minutes >= asked_minutes) THEN 'MATCHED'::text
      WHEN held_quantity > 0 THEN 'PARTIALLY_MATCHED'::text
      WHEN escalated_at IS NOT NULL THEN 'ESCALATED'::text
      ELSE 'OPEN'::text
  END) STORED,
  open_to_claims_until date,
  open_until timestamp without time zone,
  CONSTRAINT demand_pkey PRIMARY KEY (id),
  CONSTRAINT demand_category_id_fkey FOREIGN KEY (category_id) REFERENCES service_category(id),
  CONSTRAINT demand_list_id_fkey FOREIGN KEY (list_id) REFERENCES supply_demand_list(id),
  CONSTRAINT demand_merged_into_id_fkey FOREIGN KEY (merged_into_id) REFERENCES demand(id),
  CONSTRAINT demand_asked_minutes_check CHECK (asked_minutes >= 0),
  CONSTRAINT demand_audiences_check CHECK (cardinality(audiences) >= 1),
  CONSTRAINT demand_beneficiaries_check CHECK (beneficiaries >= 1 AND beneficiaries <= 10000000),
  CONSTRAINT demand_check CHECK (valid_to >= valid_from),
  CONSTRAINT demand_check1 CHECK ((latitude IS NULL) = (longitude IS NULL)),
  CONSTRAINT demand_check2 CHECK (min_quantity >= 1 AND min_quantity <= quantity),
  CONSTRAINT demand_check3 CHECK (merged_into_id IS NULL OR withdrawn_at IS NOT NULL),
  CONSTRAINT demand_check4 CHECK (merged_into_id::text IS DISTINCT FROM id::text),
  CONSTRAINT demand_claims_end_in_time CHECK (open_to_claims_until <= valid_to),
  CONSTRAINT demand_cost_minor_check CHECK (cost_minor >= 0 AND cost_minor <= 1000000000),
  CONSTRAINT demand_delivered_minutes_check CHECK (delivered_minutes >= 0),
  CONSTRAINT demand_delivered_quantity_check CHECK (delivered_quantity >= 0),
  CONSTRAINT demand_held_minutes_check CHECK (held_minutes >= 0),
  CONSTRAINT demand_held_quantity_check CHECK (held_quantity >= 0),
  CONSTRAINT demand_latitude_check CHECK (latitude >= '-90'::integer::double precision AND latitude <= 90::double precision),
  CONSTRAINT demand_longitude_check CHECK (longitude >= '-180'::integer::double precision AND longitude <= 180::double precision),
  CONSTRAINT demand_max_distance_meters_check CHECK (max_distance_meters >= 1 AND max_distance_meters <= 100000),
  CONSTRAINT demand_min_minutes_check CHECK (min_minutes >= 15 AND min_minutes <= 1440),
  CONSTRAINT demand_min_occurrences_check CHECK (min_occurrences >= 1 AND min_occurrences <= 366),
  CONSTRAINT demand_not_exceeded CHECK (held_quantity <= quantity),
  CONSTRAINT demand_priority_check CHECK (priority = ANY (ARRAY['ROUTINE'::text, 'IMPORTANT'::text, 'URGENT'::text])),
  CONSTRAINT demand_quantity_check CHECK (quantity >= 1 AND quantity <= 100000),
  CONSTRAINT demand_title_check CHECK (length(title) >= 1 AND length(title) <= 200),
  CONSTRAINT demand_unit_of_measure_check CHECK (unit_of_measure = ANY (ARRAY['SPACE'::text, 'PERSON'::text, 'ROOM'::text, 'HOUR'::text, 'SESSION'::text, 'SERVICE'::text, 'PIECE'::text])),
  CONSTRAINT demand_windows_check CHECK (jsonb_typeof(windows) = 'array'::text)
);

CREATE INDEX demand_category_id_idx ON demand USING btree (category_id);

CREATE INDEX demand_created_at_id_idx ON demand USING btree (created_at, id) WHERE withdrawn_at IS NULL;

CREATE INDEX demand_list_id_id_idx ON demand USING btree (list_id, id);

CREATE INDEX demand_location_idx ON demand USING gist (location) WHERE withdrawn_at IS NULL;

CREATE INDEX demand_merged_into_id_idx ON demand USING btree (merged_into_id) WHERE merged_into_id IS NOT NULL;

CREATE INDEX demand_open_until_idx ON demand USING btree (open_until) WHERE withdrawn_at IS NULL;

CREATE INDEX demand_search_grams_idx ON demand USING gin (search_grams(title)) WHERE withdrawn_at IS NULL;

CREATE TRIGGER demand_asks_minutes BEFORE INSERT ON demand FOR EACH ROW EXECUTE FUNCTION demand_asks_minutes();

CREATE TRIGGER demand_asks_minutes_anew BEFORE UPDATE ON demand FOR EACH ROW WHEN (old.quantity IS DISTINCT FROM new.quantity OR old.unit_of_measure IS DISTINCT FROM new.unit_of_measure OR old.windows IS DISTINCT FROM new.windows OR old.valid_from IS DISTINCT FROM new.valid_from OR old.valid_to IS DISTINCT FROM new.valid_to OR pg_trigger_depth() = 0 AND old.asked_minutes IS DISTINCT FROM new.asked_minutes) EXECUTE FUNCTION demand_asks_minutes();

CREATE TRIGGER demand_held_follows_from_matches BEFORE UPDATE ON demand FOR EACH ROW WHEN (pg_trigger_depth() = 0 AND (old.held_quantity IS DISTINCT FROM new.held_quantity OR old.delivered_quantity IS DISTINCT FROM new.delivered_quantity OR old.held_minutes IS DISTINCT FROM new.held_minutes OR old.delivered_minutes IS DISTINCT FROM new.delivered_minutes)) EXECUTE FUNCTION held_follows_from_matches();

CREATE TRIGGER demand_held_keeps_its_measure BEFORE UPDATE ON demand FOR EACH ROW WHEN (old.held_quantity > 0 AND old.unit_of_measure <> new.unit_of_measure) EXECUTE FUNCTION demand_held_keeps_its_measure();

CREATE TRIGGER demand_held_keeps_its_time BEFORE UPDATE ON demand FOR EACH ROW WHEN (old.held_quantity > 0 AND (old.windows IS DISTINCT FROM new.windows OR old.valid_from IS DISTINCT FROM new.valid_from OR old.valid_to IS DISTINCT FROM new.valid_to)) EXECUTE FUNCTION entry_held_keeps_its_time();

CREATE TRIGGER demand_is_open_until BEFORE INSERT ON demand FOR EACH ROW EXECUTE FUNCTION demand_is_open_until();

CREATE TRIGGER demand_is_open_until_anew BEFORE UPDATE ON demand FOR EACH ROW WHEN (old.quantity IS DISTINCT FROM new.quantity OR old.unit_of_measure IS DISTINCT FROM new.unit_of_measure OR old.windows IS DISTINCT FROM new.windows OR old.valid_from IS DISTINCT FROM new.valid_from OR old.valid_to IS DISTINCT FROM new.valid_to OR old.min_quantity IS DISTINCT FROM new.min_quantity OR old.min_occurrences IS DISTINCT FROM new.min_occurrences OR pg_trigger_depth() = 0 AND old.open_until IS DISTINCT FROM new.open_until) EXECUTE FUNCTION demand_is_open_until();

CREATE TABLE division (
  id node_id NOT NULL,
  code text COLLATE "C" NOT NULL,
  code_scheme text NOT NULL,
  name text NOT NULL,
  name_en text,
  level text NOT NULL,
  parent_id node_id,
  parent_level text GENERATED ALWAYS AS (
  CASE level
      WHEN 'SUBDISTRICT'::text THEN 'DISTRICT'::text
      WHEN 'COMMUNITY'::text THEN 'SUBDISTRICT'::text
      WHEN 'GRID'::text THEN 'COMMUNITY'::text
      WHEN 'BUILDING'::text THEN 'GRID'::text
      ELSE NULL::text
  END) STORED,
  path text COLLATE "C" NOT NULL,
  valid_from date NOT NULL,
  valid_to date,
  successor_id node_id,
  synthetic boolean NOT NULL DEFAULT false,
  latitude double precision,
  longitude double precision,
  outline jsonb,
  shape_synthetic boolean NOT NULL DEFAULT false,
  CONSTRAINT division_pkey PRIMARY KEY (id),
  CONSTRAINT division_code_scheme_code_key UNIQUE (code_scheme, code),
  CONSTRAINT division_id_level_key UNIQUE (id, level),
  CONSTRAINT division_path_key UNIQUE (path),
  CONSTRAINT division_parent_id_parent_level_fkey FOREIGN KEY (parent_id, parent_level) REFERENCES division(id, level),
  CONSTRAINT division_successor_id_fkey FOREIGN KEY (successor_id) REFERENCES division(id),
  CONSTRAINT division_check CHECK (valid_to > valid_from),
  CONSTRAINT division_check1 CHECK ((level = 'DISTRICT'::text) = (parent_id IS NULL)),
  CONSTRAINT division_latitude_check CHECK (latitude >= '-90'::integer::double precision AND latitude <= 90::double precision),
  CONSTRAINT division_level_check CHECK (level = ANY (ARRAY['DISTRICT'::text, 'SUBDISTRICT'::text, 'COMMUNITY'::text, 'GRID'::text, 'BUILDING'::text])),
  CONSTRAINT division_longitude_check CHECK (longitude >= '-180'::integer::double precision AND longitude <= 180::double precision),
  CONSTRAINT division_outline_check CHECK (
  CASE jsonb_typeof(outline)
      WHEN 'array'::text THEN jsonb_array_length(outline) >= 3
      ELSE outline IS NULL
  END),
  CONSTRAINT division_whole_place CHECK ((latitude IS NULL) = (longitude IS NULL))
);

CREATE INDEX division_level_code_idx ON division USING btree (level, code);

CREATE INDEX division_parent_id_idx ON division USING btree (parent_id);

CREATE INDEX division_search_grams_idx ON division USING gin (search_grams((name || ' '::text) || COALESCE(name_en, ''::text)));

CREATE TRIGGER division_path BEFORE INSERT OR UPDATE ON division FOR EACH ROW EXECUTE FUNCTION division_set_path();

CREATE TABLE ended_session (
  id text NOT NULL,
  ended_at timestamp with time zone NOT NULL,
  CONSTRAINT ended_session_pkey PRIMARY KEY (id),
  CONSTRAINT ended_session_id_check CHECK (length(id) >= 16 AND length(id) <= 64)
);

CREATE INDEX ended_session_ended_at_idx ON ended_session USING btree (ended_at);

CREATE TABLE facility_exclusion (
  one_id node_id NOT NULL,
  other_id node_id NOT NULL,
  capacity integer NOT NULL DEFAULT 1,
  pool_id text COLLATE "C" NOT NULL GENERATED ALWAYS AS ('xcl_'::text || md5(one_id::text || other_id::text)) STORED,
  CONSTRAINT facility_exclusion_pkey PRIMARY KEY (one_id, other_id),
  CONSTRAINT facility_exclusion_one_fkey FOREIGN KEY (one_id, capacity) REFERENCES shared_facility(id, capacity),
  CONSTRAINT facility_exclusion_other_fkey FOREIGN KEY (other_id, capacity) REFERENCES shared_facility(id, capacity),
  CONSTRAINT facility_exclusion_capacity_check CHECK (capacity = 1),
  CONSTRAINT facility_exclusion_order_check CHECK (one_id::text < other_id::text)
);

CREATE INDEX facility_exclusion_of_other ON facility_exclusion USING btree (other_id);

CREATE TRIGGER exclusion_claims_a_place AFTER INSERT ON facility_exclusion REFERENCING NEW TABLE AS next FOR EACH STATEMENT EXECUTE FUNCTION exclusion_changes_claims();

CREATE TRIGGER exclusion_claims_no_place AFTER DELETE ON facility_exclusion REFERENCING OLD TABLE AS was FOR EACH STATEMENT EXECUTE FUNCTION exclusion_changes_claims();

CREATE TRIGGER exclusion_does_not_change BEFORE UPDATE OR TRUNCATE ON facility_exclusion FOR EACH STATEMENT EXECUTE FUNCTION exclusion_does_not_change();

CREATE TABLE facility_part (
  part_id node_id NOT NULL,
  whole_id node_id NOT NULL,
  places integer NOT NULL,
  CONSTRAINT facility_part_pkey PRIMARY KEY (part_id),
  CONSTRAINT facility_part_part_id_fkey FOREIGN KEY (part_id) REFERENCES shared_facility(id),
  CONSTRAINT facility_part_whole_id_fkey FOREIGN KEY (whole_id) REFERENCES shared_facility(id),
  CONSTRAINT facility_part_places_check CHECK (places >= 1 AND places <= 10000)
);

CREATE INDEX facility_part_of_whole ON facility_part USING btree (whole_id);

CREATE TRIGGER part_claims_another_whole AFTER UPDATE ON facility_part REFERENCING OLD TABLE AS was NEW TABLE AS next FOR EACH STATEMENT EXECUTE FUNCTION part_changes_claims();

CREATE TRIGGER part_claims_its_whole AFTER INSERT ON facility_part REFERENCING NEW TABLE AS next FOR EACH STATEMENT EXECUTE FUNCTION part_changes_claims();

CREATE TRIGGER part_claims_no_whole AFTER DELETE ON facility_part REFERENCING OLD TABLE AS was FOR EACH STATEMENT EXECUTE FUNCTION part_changes_claims();

CREATE TRIGGER parts_are_not_truncated BEFORE TRUNCATE ON facility_part FOR EACH STATEMENT EXECUTE FUNCTION parts_are_not_truncated();

CREATE TABLE facility_quota (
  facility_id node_id NOT NULL,
  quota_id node_id NOT NULL,
  CONSTRAINT facility_quota_pkey PRIMARY KEY (facility_id, quota_id),
  CONSTRAINT facility_quota_facility_id_fkey FOREIGN KEY (facility_id) REFERENCES shared_facility(id) ON DELETE CASCADE,
  CONSTRAINT facility_quota_quota_id_fkey FOREIGN KEY (quota_id) REFERENCES quota(id) ON DELETE CASCADE
);

CREATE INDEX facility_quota_of_quota ON facility_quota USING btree (quota_id);

CREATE TRIGGER facility_quotas_are_not_truncated BEFORE TRUNCATE ON facility_quota FOR EACH STATEMENT EXECUTE FUNCTION quotas_follow();

CREATE TRIGGER facility_quotas_follow BEFORE INSERT OR DELETE OR UPDATE ON facility_quota FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION quotas_follow();

CREATE TABLE facility_to_judge (
  facility_id node_id NOT NULL,
  district_code text NOT NULL,
  since timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT facility_to_judge_pkey PRIMARY KEY (facility_id),
  CONSTRAINT facility_to_judge_facility_id_fkey FOREIGN KEY (facility_id) REFERENCES shared_facility(id) ON DELETE CASCADE
);

CREATE INDEX facility_to_judge_by_time ON facility_to_judge USING btree (since);

CREATE TABLE facility_upsert (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  district_code text NOT NULL,
  unit_id node_id NOT NULL,
  at timestamp with time zone NOT NULL,
  results jsonb NOT NULL,
  CONSTRAINT facility_upsert_pkey PRIMARY KEY (id),
  CONSTRAINT facility_upsert_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES resident_unit(id),
  CONSTRAINT facility_upsert_results_check CHECK (jsonb_typeof(results) = 'array'::text)
);

CREATE INDEX facility_upsert_at_idx ON facility_upsert USING btree (at);

CREATE TABLE household (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  phone text NOT NULL,
  CONSTRAINT household_pkey PRIMARY KEY (id),
  CONSTRAINT household_id_phone_key UNIQUE (id, phone),
  CONSTRAINT household_phone_key UNIQUE (phone),
  CONSTRAINT household_phone_check CHECK (phone ~ '^\+?[0-9]{5,15}$'::text),
  CONSTRAINT household_phone_has_one_form CHECK (phone !~ '^(\+86|0086|86|0)1[3-9][0-9]{9}$'::text AND phone !~ '^00[0-9]{5}'::text)
);

ALTER TABLE household ENABLE ROW LEVEL SECURITY;

CREATE TABLE idempotent_answer (
  actor_id node_id NOT NULL,
  key text NOT NULL,
  request_hash text NOT NULL,
  answer jsonb,
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT idempotent_answer_pkey PRIMARY KEY (actor_id, key),
  CONSTRAINT idempotent_answer_actor_id_fkey FOREIGN KEY (actor_id) REFERENCES account(id),
  CONSTRAINT idempotent_answer_key_check CHECK (length(key) >= 1 AND length(key) <= 200)
);

CREATE INDEX idempotent_answer_created_at_idx ON idempotent_answer USING btree (created_at);

CREATE TABLE match (
  id node_id NOT NULL,
  district_code text NOT NULL,
  run_id node_id,
  supply_id node_id NOT NULL,
  demand_id node_id NOT NULL,
  quantity integer NOT NULL,
  state text NOT NULL,
  state_reason text,
  ended_by text,
  pinned boolean NOT NULL DEFAULT false,
  time_fit double precision NOT NULL,
  distance_fit double precision NOT NULL,
  quantity_fit double precision NOT NULL,
  fairness double precision NOT NULL,
  reliability double precision NOT NULL,
  score double precision NOT NULL,
  weights_version integer NOT NULL,
  reach text NOT NULL,
  distance_meters double precision,
  supply_version integer NOT NULL,
  demand_version integer NOT NULL,
  supply_accepted_at timestamp with time zone,
  supply_accepted_by node_id,
  demand_accepted_at timestamp with time zone,
  demand_accepted_by node_id,
  delivered_quantity integer,
  held_quantity integer GENERATED ALWAYS AS (
  CASE
      WHEN state = ANY (ARRAY['ACCEPTED'::text, 'CONFIRMED'::text]) THEN quantity
      WHEN state = 'FULFILLED'::text THEN delivered_quantity
      ELSE 0
  END) STORED,
  created_at timestamp with time zone NOT NULL,
  created_by node_id,
  updated_at timestamp with time zone NOT NULL,
  version integer NOT NULL DEFAULT 1,
  lapses_at timestamp with time zone,
  proposed_by text,
  CONSTRAINT match_pkey PRIMARY KEY (id),
  CONSTRAINT match_created_by_fkey FOREIGN KEY (created_by) REFERENCES account(id),
  CONSTRAINT match_demand_accepted_by_fkey FOREIGN KEY (demand_accepted_by) REFERENCES account(id),
  CONSTRAINT match_demand_id_fkey FOREIGN KEY (demand_id) REFERENCES demand(id),
  CONSTRAINT match_run_id_fkey FOREIGN KEY (run_id) REFERENCES matching_run(id),
  CONSTRAINT match_supply_accepted_by_fkey FOREIGN KEY (supply_accepted_by) REFERENCES account(id),
  CONSTRAINT match_supply_id_fkey FOREIGN KEY (supply_id) REFERENCES supply(id),
  CONSTRAINT match_accepted_by_somebody CHECK (state <> 'ACCEPTED'::text OR num_nonnulls(supply_accepted_at, demand_accepted_at) >= 1),
  CONSTRAINT match_check CHECK (delivered_quantity >= 0 AND delivered_quantity <= quantity),
  CONSTRAINT match_check1 CHECK ((state = 'FULFILLED'::text) = (delivered_quantity IS NOT NULL)),
  CONSTRAINT match_confirmed_by_both CHECK ((state <> ALL (ARRAY['CONFIRMED'::text, 'FULFILLED'::text])) OR num_nonnulls(supply_accepted_at, demand_accepted_at) = 2),
  CONSTRAINT match_distance_fit_check CHECK (distance_fit >= 0::double precision AND distance_fit <= 1::double precision),
  CONSTRAINT match_ended_by_check CHECK (ended_by = ANY (ARRAY['SUPPLY'::text, 'DEMAND'::text, 'STAFF'::text, 'RUN'::text, 'CLOCK'::text])),
  CONSTRAINT match_fairness_check CHECK (fairness >= 0::double precision AND fairness <= 1::double precision),
  CONSTRAINT match_lapses_when_unanswered CHECK (ended_by <> 'CLOCK'::text OR updated_at >= lapses_at),
  CONSTRAINT match_of_a_run_or_a_side CHECK (proposed_by IS NULL OR run_id IS NULL),
  CONSTRAINT match_proposed_by_check CHECK (proposed_by = ANY (ARRAY['SUPPLY'::text, 'DEMAND'::text])),
  CONSTRAINT match_quantity_check CHECK (quantity >= 1),
  CONSTRAINT match_quantity_fit_check CHECK (quantity_fit >= 0::double precision AND quantity_fit <= 1::double precision),
  CONSTRAINT match_reach_check CHECK (reach = ANY (ARRAY['GRID'::text, 'COMMUNITY'::text, 'SUBDISTRICT'::text, 'DISTRICT'::text])),
  CONSTRAINT match_reliability_check CHECK (reliability >= 0::double precision AND reliability <= 1::double precision),
  CONSTRAINT match_score_check CHECK (score >= 0::double precision AND score <= 1.000001::double precision),
  CONSTRAINT match_state_check CHECK (state = ANY (ARRAY['PROPOSED'::text, 'ACCEPTED'::text, 'DECLINED'::text, 'CONFIRMED'::text, 'FULFILLED'::text, 'CANCELLED'::text])),
  CONSTRAINT match_time_fit_check CHECK (time_fit >= 0::double precision AND time_fit <= 1::double precision)
);

CREATE INDEX match_demand_id_idx ON match USING btree (demand_id);

CREATE INDEX match_lapses_at_idx ON match USING btree (lapses_at) WHERE state = 'ACCEPTED'::text;

CREATE UNIQUE INDEX match_one_proposal ON match USING btree (supply_id, demand_id) WHERE state = 'PROPOSED'::text;

CREATE INDEX match_run_id_idx ON match USING btree (run_id);

CREATE INDEX match_supply_id_idx ON match USING btree (supply_id);

CREATE TRIGGER match_held_as_committed AFTER INSERT OR UPDATE ON match FOR EACH ROW WHEN (new.held_quantity > 0) EXECUTE FUNCTION held_as_committed();

CREATE TRIGGER match_is_answered_in_time BEFORE UPDATE ON match FOR EACH ROW WHEN (old.state = 'ACCEPTED'::text AND new.state <> old.state AND old.lapses_at <= new.updated_at AND new.ended_by IS DISTINCT FROM 'CLOCK'::text) EXECUTE FUNCTION match_is_answered_in_time();

CREATE TRIGGER match_keep_quantities AFTER INSERT OR DELETE OR UPDATE ON match FOR EACH ROW EXECUTE FUNCTION match_keep_quantities();

CREATE TRIGGER match_keeps_to_steps BEFORE UPDATE ON match FOR EACH ROW WHEN (old.state <> new.state AND NOT match_may_become(old.state, new.state)) EXECUTE FUNCTION match_keeps_to_steps();

CREATE TABLE match_occurrence (
  match_id node_id NOT NULL,
  during tsrange NOT NULL,
  quantity integer NOT NULL,
  lost_at timestamp with time zone,
  CONSTRAINT match_occurrence_pkey PRIMARY KEY (match_id, during),
  CONSTRAINT match_occurrence_match_id_fkey FOREIGN KEY (match_id) REFERENCES match(id),
  CONSTRAINT match_occurrence_during_check CHECK (COALESCE(lower_inc(during) AND NOT upper_inc(during) AND isfinite(lower(during)) AND isfinite(upper(during)) AND upper(during) <= (lower(during) + '24:00:00'::interval), false)),
  CONSTRAINT match_occurrence_quantity_check CHECK (quantity >= 1)
);

CREATE TRIGGER match_occurrence_frees_its_places AFTER UPDATE ON match_occurrence REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION match_occurrence_frees_its_places();

CREATE TRIGGER match_occurrence_is_append_only BEFORE DELETE OR TRUNCATE ON match_occurrence FOR EACH STATEMENT EXECUTE FUNCTION append_only();

CREATE TRIGGER match_occurrence_is_only_lost BEFORE UPDATE ON match_occurrence FOR EACH ROW WHEN (old.lost_at IS NOT NULL OR new.lost_at IS NULL OR old.match_id::text IS DISTINCT FROM new.match_id::text OR old.during IS DISTINCT FROM new.during OR old.quantity IS DISTINCT FROM new.quantity) EXECUTE FUNCTION match_occurrence_is_only_lost();

CREATE TRIGGER match_occurrences_come_before_acceptance AFTER INSERT ON match_occurrence REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION match_occurrences_come_before_acceptance();

CREATE TABLE match_weights (
  district_code text NOT NULL,
  version integer NOT NULL,
  time_fit double precision NOT NULL,
  distance_fit double precision NOT NULL,
  quantity_fit double precision NOT NULL,
  fairness double precision NOT NULL,
  reliability double precision NOT NULL,
  reason text NOT NULL,
  set_at timestamp with time zone NOT NULL,
  set_by node_id,
  CONSTRAINT match_weights_pkey PRIMARY KEY (district_code, version),
  CONSTRAINT match_weights_set_by_fkey FOREIGN KEY (set_by) REFERENCES account(id),
  CONSTRAINT match_weights_check CHECK (abs(time_fit + distance_fit + quantity_fit + fairness + reliability - 1::double precision) < 0.000000001::double precision),
  CONSTRAINT match_weights_distance_fit_check CHECK (distance_fit >= 0::double precision),
  CONSTRAINT match_weights_fairness_check CHECK (fairness >= 0::double precision),
  CONSTRAINT match_weights_quantity_fit_check CHECK (quantity_fit >= 0::double precision),
  CONSTRAINT match_weights_reliability_check CHECK (reliability >= 0::double precision),
  CONSTRAINT match_weights_time_fit_check CHECK (time_fit >= 0::double precision),
  CONSTRAINT match_weights_version_check CHECK (version >= 1)
);

CREATE TRIGGER match_weights_is_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON match_weights FOR EACH STATEMENT EXECUTE FUNCTION append_only();

CREATE TABLE matching_progress (
  run_id node_id NOT NULL,
  state text NOT NULL,
  at timestamp with time zone NOT NULL,
  district_code text NOT NULL,
  division_id node_id NOT NULL,
  demands integer,
  supplies integer,
  matches integer,
  CONSTRAINT matching_progress_pkey PRIMARY KEY (run_id, state),
  CONSTRAINT matching_progress_division_id_fkey FOREIGN KEY (division_id) REFERENCES division(id),
  CONSTRAINT matching_progress_demands_check CHECK (demands >= 0),
  CONSTRAINT matching_progress_matches_check CHECK (matches >= 0),
  CONSTRAINT matching_progress_state_check CHECK (state = ANY (ARRAY['STARTED'::text, 'READ'::text, 'SOLVED'::text, 'WRITTEN'::text, 'FAILED'::text, 'CANCELLED'::text])),
  CONSTRAINT matching_progress_supplies_check CHECK (supplies >= 0)
);

CREATE INDEX matching_progress_at_idx ON matching_progress USING btree (at);

CREATE TABLE matching_run (
  id node_id NOT NULL,
  district_code text NOT NULL,
  division_id node_id NOT NULL,
  valid_from date NOT NULL,
  valid_to date NOT NULL,
  category_codes text[],
  weights_version integer NOT NULL,
  input_hash text NOT NULL,
  method text NOT NULL,
  solve_milliseconds double precision NOT NULL,
  optimality_gap double precision NOT NULL,
  demanded_quantity integer NOT NULL,
  matched_quantity integer NOT NULL,
  metrics jsonb NOT NULL,
  created_at timestamp with time zone NOT NULL,
  created_by node_id NOT NULL,
  model_version integer NOT NULL DEFAULT 2,
  served_quantity double precision NOT NULL DEFAULT 0,
  gap_stage text,
  state text NOT NULL DEFAULT 'COMPLETED'::text,
  state_reason text,
  failure jsonb,
  tries integer NOT NULL DEFAULT 0,
  CONSTRAINT matching_run_pkey PRIMARY KEY (id),
  CONSTRAINT matching_run_created_by_fkey FOREIGN KEY (created_by) REFERENCES account(id),
  CONSTRAINT matching_run_division_id_fkey FOREIGN KEY (division_id) REFERENCES division(id),
  CONSTRAINT matching_run_cancelled_for_a_reason CHECK ((state = 'CANCELLED'::text) = (state_reason IS NOT NULL)),
  CONSTRAINT matching_run_failed_for_a_reason CHECK ((state = 'FAILED'::text) = (failure IS NOT NULL)),
  CONSTRAINT matching_run_gap_stage_check CHECK (gap_stage = ANY (ARRAY['URGENT'::text, 'IMPORTANT'::text, 'ROUTINE'::text, 'SCORE'::text])),
  CONSTRAINT matching_run_has_result CHECK ((state = 'COMPLETED'::text) = (input_hash <> ''::text)),
  CONSTRAINT matching_run_method_check CHECK (method = ANY (ARRAY['FLOW'::text, 'INTEGER_PROGRAM'::text, 'MIXED'::text])),
  CONSTRAINT matching_run_model_version_check CHECK (model_version = ANY (ARRAY[1, 2])),
  CONSTRAINT matching_run_optimality_gap_check CHECK (optimality_gap >= 0::double precision),
  CONSTRAINT matching_run_served_quantity_check CHECK (served_quantity >= 0::double precision),
  CONSTRAINT matching_run_state_check CHECK (state = ANY (ARRAY['PENDING'::text, 'RUNNING'::text, 'COMPLETED'::text, 'CANCELLED'::text, 'FAILED'::text])),
  CONSTRAINT matching_run_state_reason_check CHECK (length(state_reason) >= 1 AND length(state_reason) <= 500),
  CONSTRAINT matching_run_tries_check CHECK (tries >= 0)
);

CREATE INDEX matching_run_created_at_id_idx ON matching_run USING btree (created_at DESC, id);

CREATE INDEX matching_run_division_id_idx ON matching_run USING btree (division_id);

CREATE UNIQUE INDEX matching_run_one_running ON matching_run USING btree (division_id) WHERE state = 'RUNNING'::text;

CREATE INDEX matching_run_waiting ON matching_run USING btree (division_id, created_at) WHERE state = 'PENDING'::text;

CREATE TRIGGER matching_run_keeps_to_steps BEFORE UPDATE ON matching_run FOR EACH ROW WHEN (old.state <> new.state AND NOT matching_run_may_become(old.state, new.state)) EXECUTE FUNCTION matching_run_keeps_to_steps();

CREATE TABLE matching_run_input (
  run_id node_id NOT NULL,
  input jsonb NOT NULL,
  CONSTRAINT matching_run_input_pkey PRIMARY KEY (run_id),
  CONSTRAINT matching_run_input_run_id_fkey FOREIGN KEY (run_id) REFERENCES matching_run(id)
);

CREATE TABLE migration (
  id integer NOT NULL DEFAULT nextval('migration_id_seq'::regclass),
  name character varying(255) NOT NULL,
  executed_at timestamp(6) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  statements_sha256 text,
  CONSTRAINT migration_pkey PRIMARY KEY (id)
);

CREATE TABLE notification (
  id node_id NOT NULL,
  seq bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  district_code text NOT NULL,
  resident_id node_id NOT NULL,
  kind text NOT NULL,
  at timestamp with time zone NOT NULL,
  booking_id node_id,
  starts_at timestamp with time zone,
  ends_at timestamp with time zone,
  is_withdrawal boolean NOT NULL DEFAULT false,
  event_xid xid8,
  event_id bigint,
  remind_minutes integer,
  read_at timestamp with time zone,
  CONSTRAINT notification_pkey PRIMARY KEY (id),
  CONSTRAINT notification_booking_id_fkey FOREIGN KEY (booking_id) REFERENCES booking(id),
  CONSTRAINT notification_resident_id_fkey FOREIGN KEY (resident_id) REFERENCES resident(id),
  CONSTRAINT notification_check CHECK ((event_xid IS NULL) = (event_id IS NULL)),
  CONSTRAINT notification_check1 CHECK ((kind = 'REMINDER'::text) = (remind_minutes IS NOT NULL)),
  CONSTRAINT notification_check2 CHECK (kind <> 'REMINDER'::text OR event_id IS NULL AND booking_id IS NOT NULL),
  CONSTRAINT notification_check3 CHECK (num_nulls(booking_id, starts_at, ends_at) = ANY (ARRAY[0, 3])),
  CONSTRAINT notification_check4 CHECK (starts_at < ends_at),
  CONSTRAINT notification_kind_check CHECK (kind = ANY (ARRAY['BOOKED'::text, 'CONFIRMED'::text, 'REJECTED'::text, 'CANCELLED'::text, 'MOVED'::text, 'REMINDER'::text, 'OFFER'::text, 'OFFER_LAPSED'::text, 'DRAW_RESULT'::text, 'CLOSURE'::text, 'NO_SHOW'::text, 'MESSAGE'::text, 'CHARGE'::text, 'PROBLEM_ANSWERED'::text, 'LAPSED'::text])),
  CONSTRAINT notification_remind_minutes_check CHECK (remind_minutes >= 15 AND remind_minutes <= 10080)
);

CREATE INDEX notification_at_idx ON notification USING btree (at);

CREATE INDEX notification_booking_id_idx ON notification USING btree (booking_id);

CREATE UNIQUE INDEX notification_once ON notification USING btree (resident_id, event_xid, event_id);

CREATE UNIQUE INDEX notification_reminds_once ON notification USING btree (booking_id, starts_at, remind_minutes, resident_id) WHERE kind = 'REMINDER'::text;

CREATE INDEX notification_resident_id_seq_idx ON notification USING btree (resident_id, seq);

CREATE INDEX notification_unread ON notification USING btree (resident_id) WHERE read_at IS NULL;

CREATE TABLE notification_message (
  id node_id NOT NULL,
  notification_id node_id NOT NULL,
  channel text NOT NULL,
  due_at timestamp with time zone NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  last_attempt_at timestamp with time zone,
  last_status integer,
  last_failure text,
  outcome text,
  settled_at timestamp with time zone,
  CONSTRAINT notification_message_pkey PRIMARY KEY (id),
  CONSTRAINT notification_message_notification_id_fkey FOREIGN KEY (notification_id) REFERENCES notification(id) ON DELETE CASCADE,
  CONSTRAINT notification_message_attempts_check CHECK (attempts >= 0),
  CONSTRAINT notification_message_channel_check CHECK (channel = ANY (ARRAY['SMS'::text, 'MAIL'::text])),
  CONSTRAINT notification_message_check CHECK ((outcome IS NULL) = (settled_at IS NULL)),
  CONSTRAINT notification_message_last_failure_check CHECK (last_failure = ANY (ARRAY['STATUS'::text, 'REDIRECT'::text, 'TIMEOUT'::text, 'CONNECTION'::text, 'NO_PUBLIC_ADDRESS'::text, 'FILE'::text])),
  CONSTRAINT notification_message_outcome_check CHECK (outcome = ANY (ARRAY['SENT'::text, 'OUTDATED'::text, 'NO_ADDRESS'::text]))
);

CREATE UNIQUE INDEX notification_message_once ON notification_message USING btree (notification_id, channel);

CREATE TABLE notification_position (
  one boolean NOT NULL DEFAULT true,
  xid xid8 NOT NULL,
  id bigint NOT NULL,
  CONSTRAINT notification_position_pkey PRIMARY KEY (one),
  CONSTRAINT notification_position_one_check CHECK (one)
);

CREATE TABLE notification_setting (
  resident_id node_id NOT NULL,
  remind_minutes integer[] NOT NULL DEFAULT '{60}'::integer[],
  sms text[] NOT NULL DEFAULT '{}'::text[],
  mail text[] NOT NULL DEFAULT '{}'::text[],
  language text NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  CONSTRAINT notification_setting_pkey PRIMARY KEY (resident_id),
  CONSTRAINT notification_setting_resident_id_fkey FOREIGN KEY (resident_id) REFERENCES resident(id),
  CONSTRAINT notification_setting_language_check CHECK (language = ANY (ARRAY['en'::text, 'zh-CN'::text])),
  CONSTRAINT notification_setting_mail_check CHECK (mail <@ ARRAY['BOOKED'::text, 'CONFIRMED'::text, 'REJECTED'::text, 'CANCELLED'::text, 'MOVED'::text, 'REMINDER'::text, 'OFFER'::text, 'OFFER_LAPSED'::text, 'DRAW_RESULT'::text, 'CLOSURE'::text, 'NO_SHOW'::text, 'MESSAGE'::text, 'CHARGE'::text, 'PROBLEM_ANSWERED'::text, 'LAPSED'::text]),
  CONSTRAINT notification_setting_remind_minutes_check CHECK (cardinality(remind_minutes) <= 3 AND (15 <= ALL (remind_minutes)) AND (10080 >= ALL (remind_minutes))),
  CONSTRAINT notification_setting_sms_check CHECK (sms <@ ARRAY['BOOKED'::text, 'CONFIRMED'::text, 'REJECTED'::text, 'CANCELLED'::text, 'MOVED'::text, 'REMINDER'::text, 'OFFER'::text, 'OFFER_LAPSED'::text, 'DRAW_RESULT'::text, 'CLOSURE'::text, 'NO_SHOW'::text, 'MESSAGE'::text, 'CHARGE'::text, 'PROBLEM_ANSWERED'::text, 'LAPSED'::text])
);

CREATE TABLE occupancy (
  pool_id node_id NOT NULL,
  span timestamp with time zone NOT NULL,
  district_code text NOT NULL,
  capacity integer NOT NULL,
  taken integer[] NOT NULL,
  CONSTRAINT occupancy_pkey PRIMARY KEY (pool_id, span),
  CONSTRAINT occupancy_pool_id_capacity_fkey FOREIGN KEY (pool_id, capacity) REFERENCES pool(id, capacity) ON UPDATE CASCADE,
  CONSTRAINT occupancy_has_all_steps CHECK (array_ndims(taken) = 1 AND cardinality(taken) = 24 AND array_lower(taken, 1) = 1),
  CONSTRAINT occupancy_has_whole_spans CHECK (span = date_bin('06:00:00'::interval, span, '1970-01-01 00:00:00+00'::timestamp with time zone)),
  CONSTRAINT occupancy_not_negative CHECK (0 <= ALL (taken)),
  CONSTRAINT occupancy_within_capacity CHECK (capacity >= ALL (taken))
)
WITH (fillfactor=70);

CREATE TRIGGER occupancy_is_kept_by_bookings BEFORE INSERT OR UPDATE ON occupancy FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION occupancy_is_kept_by_bookings();

CREATE TRIGGER occupancy_is_not_truncated BEFORE TRUNCATE ON occupancy FOR EACH STATEMENT EXECUTE FUNCTION occupancy_is_kept_by_bookings();

CREATE TRIGGER occupancy_stays_where_it_is BEFORE UPDATE ON occupancy FOR EACH ROW WHEN (old.pool_id::text IS DISTINCT FROM new.pool_id::text OR old.span IS DISTINCT FROM new.span) EXECUTE FUNCTION occupancy_is_kept_by_bookings();

CREATE TRIGGER occupancy_to_come_is_not_removed BEFORE DELETE ON occupancy FOR EACH ROW WHEN (pg_trigger_depth() = 0 AND old.span >= (now() - '2 days'::interval)) EXECUTE FUNCTION occupancy_is_kept_by_bookings();

CREATE TABLE open_stretch (
  facility_id node_id NOT NULL,
  starts_at timestamp with time zone NOT NULL,
  ends_at timestamp with time zone NOT NULL,
  CONSTRAINT open_stretch_pkey PRIMARY KEY (facility_id, starts_at),
  CONSTRAINT open_stretch_facility_id_fkey FOREIGN KEY (facility_id) REFERENCES shared_facility(id),
  CONSTRAINT open_stretch_check CHECK (starts_at < ends_at)
);

CREATE TABLE opening_exception (
  facility_id node_id NOT NULL,
  date date NOT NULL,
  closed boolean NOT NULL,
  windows jsonb NOT NULL DEFAULT '[]'::jsonb,
  reason text,
  CONSTRAINT opening_exception_pkey PRIMARY KEY (facility_id, date),
  CONSTRAINT opening_exception_facility_id_fkey FOREIGN KEY (facility_id) REFERENCES shared_facility(id),
  CONSTRAINT opening_exception_check CHECK (closed = (windows = '[]'::jsonb)),
  CONSTRAINT opening_exception_windows_check CHECK (jsonb_typeof(windows) = 'array'::text)
);

CREATE TRIGGER opening_exception_is_judged AFTER INSERT OR DELETE OR UPDATE ON opening_exception FOR EACH ROW EXECUTE FUNCTION judge_facility_of_hours();

CREATE TABLE opening_rule (
  facility_id node_id NOT NULL,
  "position" integer NOT NULL,
  day_class text NOT NULL,
  weekdays text[] NOT NULL DEFAULT '{}'::text[],
  start_time local_time NOT NULL,
  end_time local_time NOT NULL,
  season_from text,
  season_to text,
  leave_by_next_workday local_time,
  CONSTRAINT opening_rule_pkey PRIMARY KEY (facility_id, "position"),
  CONSTRAINT opening_rule_facility_id_fkey FOREIGN KEY (facility_id) REFERENCES shared_facility(id),
  CONSTRAINT opening_rule_check CHECK ((season_from IS NULL) = (season_to IS NULL)),
  CONSTRAINT opening_rule_day_class_check CHECK (day_class = ANY (ARRAY['EVERY_DAY'::text, 'WORKDAY'::text, 'DAY_OFF'::text])),
  CONSTRAINT opening_rule_season_from_check CHECK (season_from ~ '^[0-9]{2}-[0-9]{2}$'::text),
  CONSTRAINT opening_rule_season_to_check CHECK (season_to ~ '^[0-9]{2}-[0-9]{2}$'::text),
  CONSTRAINT opening_rule_weekdays_check CHECK (weekdays <@ ARRAY['MONDAY'::text, 'TUESDAY'::text, 'WEDNESDAY'::text, 'THURSDAY'::text, 'FRIDAY'::text, 'SATURDAY'::text, 'SUNDAY'::text])
);

CREATE TRIGGER opening_rule_is_judged AFTER INSERT OR DELETE OR UPDATE ON opening_rule FOR EACH ROW EXECUTE FUNCTION judge_facility_of_hours();

CREATE TABLE outbox_event (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  at timestamp with time zone NOT NULL,
  district_code text NOT NULL,
  topic text NOT NULL,
  subject_id node_id NOT NULL,
  delivered_at timestamp with time zone,
  xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
  CONSTRAINT outbox_event_pkey PRIMARY KEY (id)
);

CREATE UNIQUE INDEX outbox_event_order ON outbox_event USING btree (xid, id);

CREATE TABLE party_organisation (
  id node_id NOT NULL,
  level text NOT NULL,
  name text NOT NULL,
  parent_id node_id,
  parent_level text GENERATED ALWAYS AS (
  CASE level
      WHEN 'COMMUNITY_COMMITTEE'::text THEN 'WORK_COMMITTEE'::text
      WHEN 'GRID_BRANCH'::text THEN 'COMMUNITY_COMMITTEE'::text
      WHEN 'BUILDING_GROUP'::text THEN 'GRID_BRANCH'::text
      ELSE NULL::text
  END) STORED,
  division_id node_id NOT NULL,
  synthetic boolean NOT NULL DEFAULT false,
  CONSTRAINT party_organisation_pkey PRIMARY KEY (id),
  CONSTRAINT party_organisation_id_level_key UNIQUE (id, level),
  CONSTRAINT party_organisation_division_id_fkey FOREIGN KEY (division_id) REFERENCES division(id),
  CONSTRAINT party_organisation_parent_id_parent_level_fkey FOREIGN KEY (parent_id, parent_level) REFERENCES party_organisation(id, level),
  CONSTRAINT party_organisation_check CHECK ((level = 'WORK_COMMITTEE'::text) = (parent_id IS NULL)),
  CONSTRAINT party_organisation_level_check CHECK (level = ANY (ARRAY['WORK_COMMITTEE'::text, 'COMMUNITY_COMMITTEE'::text, 'GRID_BRANCH'::text, 'BUILDING_GROUP'::text]))
);

CREATE INDEX party_organisation_division_id_idx ON party_organisation USING btree (division_id);

CREATE INDEX party_organisation_level_id_idx ON party_organisation USING btree (level, id);

CREATE UNIQUE INDEX party_organisation_one_committee ON party_organisation USING btree (division_id) WHERE level = ANY (ARRAY['WORK_COMMITTEE'::text, 'COMMUNITY_COMMITTEE'::text]);

CREATE INDEX party_organisation_parent_id_idx ON party_organisation USING btree (parent_id);

CREATE INDEX party_organisation_search_grams_idx ON party_organisation USING gin (search_grams(name));

CREATE TABLE personal_data_export (
  id node_id NOT NULL,
  account_id node_id NOT NULL,
  token_hash bytea NOT NULL,
  created_at timestamp with time zone NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  used_at timestamp with time zone,
  CONSTRAINT personal_data_export_pkey PRIMARY KEY (id),
  CONSTRAINT personal_data_export_token_hash_key UNIQUE (token_hash),
  CONSTRAINT personal_data_export_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  CONSTRAINT personal_data_export_check CHECK (expires_at > created_at),
  CONSTRAINT personal_data_export_token_hash_check CHECK (length(token_hash) = 32)
);

CREATE INDEX personal_data_export_account_id_idx ON personal_data_export USING btree (account_id);

CREATE INDEX personal_data_export_expires_at_idx ON personal_data_export USING btree (expires_at);

CREATE TABLE personal_data_view (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  at timestamp with time zone NOT NULL,
  district_code text NOT NULL,
  resident_id node_id NOT NULL,
  viewer_id node_id NOT NULL,
  role text NOT NULL,
  unit_id node_id,
  purpose text NOT NULL,
  subject_id node_id NOT NULL,
  CONSTRAINT personal_data_view_pkey PRIMARY KEY (id),
  CONSTRAINT personal_data_view_resident_id_fkey FOREIGN KEY (resident_id) REFERENCES resident(id),
  CONSTRAINT personal_data_view_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES resident_unit(id),
  CONSTRAINT personal_data_view_viewer_id_fkey FOREIGN KEY (viewer_id) REFERENCES account(id),
  CONSTRAINT personal_data_view_purpose_check CHECK (purpose = 'BOOKING'::text),
  CONSTRAINT personal_data_view_role_check CHECK (role = ANY (ARRAY['UNIT_MANAGER'::text, 'BRANCH_SECRETARY'::text, 'COMMUNITY_STAFF'::text, 'SUBDISTRICT_STAFF'::text, 'DISTRICT_ADMIN'::text]))
);

CREATE INDEX personal_data_view_at_idx ON personal_data_view USING btree (at);

CREATE UNIQUE INDEX personal_data_view_once ON personal_data_view USING btree (resident_id, viewer_id, subject_id, date_bin('00:10:00'::interval, at, '1970-01-01 00:00:00+00'::timestamp with time zone));

CREATE INDEX personal_data_view_resident_id_at_idx ON personal_data_view USING btree (resident_id, at DESC);

CREATE INDEX personal_data_view_viewer_id_idx ON personal_data_view USING btree (viewer_id);

CREATE TABLE phone_code (
  resident_id node_id NOT NULL,
  salt bytea NOT NULL,
  hash bytea NOT NULL,
  failures integer NOT NULL DEFAULT 0,
  created_at timestamp with time zone NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  CONSTRAINT phone_code_pkey PRIMARY KEY (resident_id),
  CONSTRAINT phone_code_resident_id_fkey FOREIGN KEY (resident_id) REFERENCES resident(id),
  CONSTRAINT phone_code_check CHECK (expires_at > created_at),
  CONSTRAINT phone_code_failures_check CHECK (failures >= 0 AND failures <= 5),
  CONSTRAINT phone_code_hash_check CHECK (octet_length(hash) = 32),
  CONSTRAINT phone_code_salt_check CHECK (octet_length(salt) = 16)
);

CREATE INDEX phone_code_expires_at ON phone_code USING btree (expires_at);

CREATE TABLE pool (
  id node_id NOT NULL,
  district_code text NOT NULL,
  facility_id node_id,
  capacity integer NOT NULL,
  CONSTRAINT pool_pkey PRIMARY KEY (id),
  CONSTRAINT pool_id_capacity_key UNIQUE (id, capacity),
  CONSTRAINT pool_facility_id_capacity_fkey FOREIGN KEY (facility_id, capacity) REFERENCES shared_facility(id, capacity) ON UPDATE CASCADE ON DELETE CASCADE,
  CONSTRAINT pool_is_of_a_facility_or_a_pair CHECK (
  CASE
      WHEN facility_id IS NULL THEN capacity = 1 AND id::text ~~ 'xcl\_%'::text
      ELSE facility_id::text = id::text
  END)
);

CREATE TRIGGER pools_are_not_truncated BEFORE TRUNCATE ON pool FOR EACH STATEMENT EXECUTE FUNCTION claims_follow_from_parts();

CREATE TRIGGER pools_follow_from_parts BEFORE INSERT OR DELETE OR UPDATE ON pool FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION claims_follow_from_parts();

CREATE TABLE project_confirmation (
  book_id node_id NOT NULL,
  version integer NOT NULL,
  party_id text COLLATE "C" NOT NULL,
  confirmed_at timestamp with time zone NOT NULL,
  account_id node_id NOT NULL,
  CONSTRAINT project_confirmation_once PRIMARY KEY (book_id, version, party_id),
  CONSTRAINT project_confirmation_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  CONSTRAINT project_confirmation_book_id_version_party_id_fkey FOREIGN KEY (book_id, version, party_id) REFERENCES project_party(book_id, version, party_id)
);

CREATE TRIGGER project_confirmation_is_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON project_confirmation FOR EACH STATEMENT EXECUTE FUNCTION append_only();

CREATE TABLE project_evaluation (
  book_id node_id NOT NULL,
  version integer NOT NULL,
  party_id text COLLATE "C",
  resident_id node_id,
  evaluator_id text COLLATE "C" NOT NULL GENERATED ALWAYS AS (COALESCE(party_id, resident_id::text)) STORED,
  score integer NOT NULL,
  comment text,
  evaluated_at timestamp with time zone NOT NULL,
  account_id node_id NOT NULL,
  CONSTRAINT project_evaluation_once PRIMARY KEY (book_id, evaluator_id),
  CONSTRAINT project_evaluation_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  CONSTRAINT project_evaluation_book_id_fkey FOREIGN KEY (book_id) REFERENCES service_project_book(id),
  CONSTRAINT project_evaluation_book_id_version_party_id_fkey FOREIGN KEY (book_id, version, party_id) REFERENCES project_party(book_id, version, party_id),
  CONSTRAINT project_evaluation_resident_id_fkey FOREIGN KEY (resident_id) REFERENCES resident(id),
  CONSTRAINT project_evaluation_check CHECK (num_nonnulls(party_id, resident_id) = 1),
  CONSTRAINT project_evaluation_score_check CHECK (score >= 1 AND score <= 5)
);

CREATE TRIGGER project_evaluation_is_append_only BEFORE DELETE OR TRUNCATE ON project_evaluation FOR EACH STATEMENT EXECUTE FUNCTION append_only();

CREATE TRIGGER project_evaluation_keeps_all_but_words BEFORE UPDATE ON project_evaluation FOR EACH ROW WHEN (new.comment IS NOT NULL OR new.book_id::text IS DISTINCT FROM old.book_id::text OR new.version IS DISTINCT FROM old.version OR new.party_id IS DISTINCT FROM old.party_id OR new.resident_id::text IS DISTINCT FROM old.resident_id::text OR new.score IS DISTINCT FROM old.score OR new.evaluated_at IS DISTINCT FROM old.evaluated_at OR new.account_id::text IS DISTINCT FROM old.account_id::text) EXECUTE FUNCTION append_only();

CREATE TABLE project_match (
  book_id node_id NOT NULL,
  match_id node_id NOT NULL,
  "position" integer NOT NULL,
  ended_at timestamp with time zone,
  left_in integer,
  CONSTRAINT project_match_pkey PRIMARY KEY (book_id, match_id),
  CONSTRAINT project_match_book_id_fkey FOREIGN KEY (book_id) REFERENCES service_project_book(id),
  CONSTRAINT project_match_book_id_left_in_fkey FOREIGN KEY (book_id, left_in) REFERENCES project_version(book_id, version),
  CONSTRAINT project_match_match_id_fkey FOREIGN KEY (match_id) REFERENCES match(id),
  CONSTRAINT project_match_check CHECK (left_in IS NULL OR ended_at IS NOT NULL)
);

CREATE INDEX project_match_match_id_idx ON project_match USING btree (match_id);

CREATE UNIQUE INDEX project_match_one_book ON project_match USING btree (match_id) WHERE ended_at IS NULL;

CREATE TRIGGER project_match_follows_from_book BEFORE UPDATE ON project_match FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION project_match_follows_from_book();

CREATE TRIGGER project_match_is_append_only BEFORE DELETE OR TRUNCATE ON project_match FOR EACH STATEMENT EXECUTE FUNCTION append_only();

CREATE TABLE project_milestone (
  id node_id NOT NULL,
  book_id node_id NOT NULL,
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT project_milestone_pkey PRIMARY KEY (id),
  CONSTRAINT project_milestone_book_id_fkey FOREIGN KEY (book_id) REFERENCES service_project_book(id)
);

CREATE INDEX project_milestone_book_id_idx ON project_milestone USING btree (book_id);

CREATE TRIGGER project_milestone_is_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON project_milestone FOR EACH STATEMENT EXECUTE FUNCTION append_only();

CREATE TABLE project_milestone_completion (
  milestone_id node_id NOT NULL,
  completed_at timestamp with time zone NOT NULL,
  account_id node_id NOT NULL,
  evidence text NOT NULL,
  CONSTRAINT project_milestone_completed_once PRIMARY KEY (milestone_id),
  CONSTRAINT project_milestone_completion_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  CONSTRAINT project_milestone_completion_milestone_id_fkey FOREIGN KEY (milestone_id) REFERENCES project_milestone(id)
);

CREATE TRIGGER project_milestone_completion_is_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON project_milestone_completion FOR EACH STATEMENT EXECUTE FUNCTION append_only();

CREATE TABLE project_number (
  district_code text NOT NULL,
  year integer NOT NULL,
  last integer NOT NULL,
  CONSTRAINT project_number_pkey PRIMARY KEY (district_code, year),
  CONSTRAINT project_number_last_check CHECK (last >= 1)
);

CREATE TABLE project_paper (
  id node_id NOT NULL,
  book_id node_id NOT NULL,
  version integer NOT NULL,
  party_id text COLLATE "C" NOT NULL,
  attachment_id node_id NOT NULL,
  signed_on date NOT NULL,
  signer_post text NOT NULL,
  entered_by node_id NOT NULL,
  entered_for_party boolean NOT NULL,
  entered_at timestamp with time zone NOT NULL,
  decided_by node_id,
  decided_at timestamp with time zone,
  confirmed boolean,
  reject_reason text,
  CONSTRAINT project_paper_pkey PRIMARY KEY (id),
  CONSTRAINT project_paper_id_book_id_version_party_id_key UNIQUE (id, book_id, version, party_id),
  CONSTRAINT project_paper_one_scan UNIQUE (attachment_id),
  CONSTRAINT project_paper_attachment_id_fkey FOREIGN KEY (attachment_id) REFERENCES attachment(id),
  CONSTRAINT project_paper_book_id_version_party_id_fkey FOREIGN KEY (book_id, version, party_id) REFERENCES project_party(book_id, version, party_id),
  CONSTRAINT project_paper_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES account(id),
  CONSTRAINT project_paper_entered_by_fkey FOREIGN KEY (entered_by) REFERENCES account(id),
  CONSTRAINT project_paper_confirmed_by_another CHECK (confirmed IS NOT TRUE OR decided_by::text <> entered_by::text),
  CONSTRAINT project_paper_decided_whole CHECK ((num_nonnulls(decided_by, decided_at, confirmed) = ANY (ARRAY[0, 3])) AND (reject_reason IS NOT NULL) = (confirmed IS FALSE)),
  CONSTRAINT project_paper_reject_reason_check CHECK (length(reject_reason) >= 1 AND length(reject_reason) <= 500),
  CONSTRAINT project_paper_signer_post_check CHECK (length(signer_post) >= 1 AND length(signer_post) <= 100)
);

CREATE INDEX project_paper_of_party_idx ON project_paper USING btree (book_id, version, party_id);

CREATE UNIQUE INDEX project_paper_one_open ON project_paper USING btree (book_id, version, party_id) WHERE confirmed IS DISTINCT FROM false;

CREATE TRIGGER project_paper_goes_on BEFORE INSERT OR UPDATE ON project_paper FOR EACH ROW EXECUTE FUNCTION project_paper_goes_on();

CREATE TRIGGER project_paper_is_append_only BEFORE DELETE OR TRUNCATE ON project_paper FOR EACH STATEMENT EXECUTE FUNCTION append_only();

CREATE TABLE project_party (
  book_id node_id NOT NULL,
  version integer NOT NULL,
  branch_id node_id,
  branch_level text GENERATED ALWAYS AS (
  CASE
      WHEN branch_id IS NOT NULL THEN 'GRID_BRANCH'::text
      ELSE NULL::text
  END) STORED,
  unit_id node_id,
  party_id text COLLATE "C" NOT NULL GENERATED ALWAYS AS (COALESCE(branch_id::text, unit_id::text)) STORED,
  "position" integer NOT NULL,
  place_path text COLLATE "C" NOT NULL,
  CONSTRAINT project_party_pkey PRIMARY KEY (book_id, version, party_id),
  CONSTRAINT project_party_book_id_version_fkey FOREIGN KEY (book_id, version) REFERENCES project_version(book_id, version),
  CONSTRAINT project_party_branch_id_branch_level_fkey FOREIGN KEY (branch_id, branch_level) REFERENCES party_organisation(id, level),
  CONSTRAINT project_party_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES resident_unit(id),
  CONSTRAINT project_party_check CHECK (num_nonnulls(branch_id, unit_id) = 1),
  CONSTRAINT project_party_position_check CHECK ("position" >= 0)
);

CREATE INDEX project_party_party_id_idx ON project_party USING btree (party_id);

CREATE INDEX project_party_place_path_idx ON project_party USING btree (place_path);

CREATE TRIGGER project_party_is_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON project_party FOR EACH STATEMENT EXECUTE FUNCTION append_only();

CREATE TRIGGER project_party_is_of_latest BEFORE INSERT ON project_party FOR EACH ROW EXECUTE FUNCTION project_writes_latest_version();

CREATE TABLE project_session (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  book_id node_id NOT NULL,
  held_on date NOT NULL,
  attendance integer NOT NULL,
  minutes integer NOT NULL,
  note text,
  logged_at timestamp with time zone NOT NULL,
  logged_by node_id NOT NULL,
  CONSTRAINT project_session_pkey PRIMARY KEY (id),
  CONSTRAINT project_session_book_id_fkey FOREIGN KEY (book_id) REFERENCES service_project_book(id),
  CONSTRAINT project_session_logged_by_fkey FOREIGN KEY (logged_by) REFERENCES account(id),
  CONSTRAINT project_session_attendance_check CHECK (attendance >= 1 AND attendance <= 100000),
  CONSTRAINT project_session_minutes_check CHECK (minutes >= 1 AND minutes <= 1440)
);

CREATE INDEX project_session_book_id_held_on_id_idx ON project_session USING btree (book_id, held_on, id);

CREATE TRIGGER project_session_is_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON project_session FOR EACH STATEMENT EXECUTE FUNCTION append_only();

CREATE TABLE project_session_participant (
  session_id bigint NOT NULL,
  resident_id node_id NOT NULL,
  CONSTRAINT project_session_participant_pkey PRIMARY KEY (session_id, resident_id),
  CONSTRAINT project_session_participant_resident_id_fkey FOREIGN KEY (resident_id) REFERENCES resident(id),
  CONSTRAINT project_session_participant_session_id_fkey FOREIGN KEY (session_id) REFERENCES project_session(id)
);

CREATE INDEX project_session_participant_resident_id_idx ON project_session_participant USING btree (resident_id);

CREATE TRIGGER project_session_participant_is_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON project_session_participant FOR EACH STATEMENT EXECUTE FUNCTION append_only();

CREATE TABLE project_signature (
  book_id node_id NOT NULL,
  version integer NOT NULL,
  party_id text COLLATE "C" NOT NULL,
  signed_at timestamp with time zone NOT NULL,
  account_id node_id NOT NULL,
  delegate_id node_id,
  paper_id node_id,
  CONSTRAINT project_signature_once PRIMARY KEY (book_id, version, party_id),
  CONSTRAINT project_signature_for_one_party UNIQUE (book_id, version, account_id),
  CONSTRAINT project_signature_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  CONSTRAINT project_signature_book_id_version_party_id_fkey FOREIGN KEY (book_id, version, party_id) REFERENCES project_party(book_id, version, party_id),
  CONSTRAINT project_signature_delegate_id_fkey FOREIGN KEY (delegate_id) REFERENCES delegate(id),
  CONSTRAINT project_signature_paper_id_book_id_version_party_id_fkey FOREIGN KEY (paper_id, book_id, version, party_id) REFERENCES project_paper(id, book_id, version, party_id),
  CONSTRAINT project_signature_has_its_right CHECK (
  CASE
      WHEN paper_id IS NOT NULL THEN delegate_id IS NULL
      ELSE starts_with(party_id, 'uni_'::text) = (delegate_id IS NOT NULL)
  END)
);

CREATE TRIGGER project_signature_is_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON project_signature FOR EACH STATEMENT EXECUTE FUNCTION append_only();

CREATE TRIGGER project_signature_is_of_latest BEFORE INSERT ON project_signature FOR EACH ROW EXECUTE FUNCTION project_writes_latest_version();

CREATE TRIGGER project_signature_paper_is_confirmed BEFORE INSERT ON project_signature FOR EACH ROW WHEN (new.paper_id IS NOT NULL) EXECUTE FUNCTION project_signature_paper_is_confirmed();

CREATE TABLE project_version (
  book_id node_id NOT NULL,
  version integer NOT NULL,
  content jsonb NOT NULL,
  hash text NOT NULL,
  budget_total bigint NOT NULL GENERATED ALWAYS AS (amounts_total(content #> '{budget,lines}'::text[])) STORED,
  sources_total bigint NOT NULL GENERATED ALWAYS AS (amounts_total(content #> '{budget,sources}'::text[])) STORED,
  created_at timestamp with time zone NOT NULL,
  created_by node_id NOT NULL,
  CONSTRAINT project_version_pkey PRIMARY KEY (book_id, version),
  CONSTRAINT project_version_book_id_fkey FOREIGN KEY (book_id) REFERENCES service_project_book(id),
  CONSTRAINT project_version_created_by_fkey FOREIGN KEY (created_by) REFERENCES account(id),
  CONSTRAINT project_version_version_check CHECK (version >= 1),
  CONSTRAINT project_version_within_sources CHECK (budget_total <= sources_total)
);

CREATE TRIGGER project_version_is_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON project_version FOR EACH STATEMENT EXECUTE FUNCTION append_only();

CREATE TRIGGER project_version_is_latest BEFORE INSERT ON project_version FOR EACH ROW EXECUTE FUNCTION project_writes_latest_version();

CREATE CONSTRAINT TRIGGER project_version_keeps_a_match AFTER INSERT ON project_version DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION project_version_keeps_a_match();

CREATE TABLE quota (
  id node_id NOT NULL,
  district_code text NOT NULL,
  unit_id node_id,
  facility_id node_id,
  division_id node_id,
  kind text,
  holder text NOT NULL,
  measure text NOT NULL,
  most integer NOT NULL,
  period text NOT NULL,
  days integer,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  CONSTRAINT quota_pkey PRIMARY KEY (id),
  CONSTRAINT quota_says_something_new UNIQUE NULLS NOT DISTINCT (unit_id, facility_id, division_id, kind, holder, measure, period, days),
  CONSTRAINT quota_division_id_fkey FOREIGN KEY (division_id) REFERENCES division(id),
  CONSTRAINT quota_facility_id_fkey FOREIGN KEY (facility_id) REFERENCES shared_facility(id),
  CONSTRAINT quota_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES resident_unit(id),
  CONSTRAINT quota_at_once_check CHECK (period <> 'AT_ONCE'::text OR measure <> 'MINUTES'::text),
  CONSTRAINT quota_days_check CHECK (days >= 1 AND days <= 366),
  CONSTRAINT quota_holder_check CHECK (holder = ANY (ARRAY['PERSON'::text, 'HOUSEHOLD'::text, 'UNIT'::text, 'BRANCH'::text])),
  CONSTRAINT quota_kind_check CHECK (kind = ANY (ARRAY['PARKING'::text, 'SPORTS_FIELD'::text, 'RESTROOM'::text, 'MEETING_ROOM'::text, 'ACTIVITY_ROOM'::text])),
  CONSTRAINT quota_measure_check CHECK (measure = ANY (ARRAY['BOOKINGS'::text, 'PLACES'::text, 'MINUTES'::text])),
  CONSTRAINT quota_most_check CHECK (most >= 1 AND most <= 1000000),
  CONSTRAINT quota_period_check CHECK (period = ANY (ARRAY['DAY'::text, 'WEEK'::text, 'MONTH'::text, 'ROLLING_DAYS'::text, 'AHEAD'::text, 'AT_ONCE'::text])),
  CONSTRAINT quota_rolls_by_days_check CHECK ((period = 'ROLLING_DAYS'::text) = (days IS NOT NULL)),
  CONSTRAINT quota_scope_check CHECK (num_nonnulls(unit_id, facility_id, division_id) = 1 AND (kind IS NULL OR facility_id IS NULL))
);

CREATE INDEX quota_of_division ON quota USING btree (division_id) WHERE division_id IS NOT NULL;

CREATE INDEX quota_of_facility ON quota USING btree (facility_id) WHERE facility_id IS NOT NULL;

CREATE TRIGGER quota_is_about_the_same BEFORE UPDATE ON quota FOR EACH ROW WHEN (old.unit_id::text IS DISTINCT FROM new.unit_id::text OR old.facility_id::text IS DISTINCT FROM new.facility_id::text OR old.division_id::text IS DISTINCT FROM new.division_id::text OR old.kind IS DISTINCT FROM new.kind) EXECUTE FUNCTION quota_is_about_the_same();

CREATE TRIGGER quota_is_removed BEFORE DELETE ON quota FOR EACH ROW EXECUTE FUNCTION quota_is_removed();

CREATE TRIGGER quota_is_settled AFTER INSERT OR UPDATE ON quota FOR EACH ROW EXECUTE FUNCTION quota_is_settled();

CREATE TABLE quota_counter (
  quota_id node_id NOT NULL,
  holder_id node_id NOT NULL,
  period_start date NOT NULL,
  district_code text NOT NULL,
  used integer NOT NULL,
  allowed integer NOT NULL,
  CONSTRAINT quota_counter_pkey PRIMARY KEY (quota_id, holder_id, period_start),
  CONSTRAINT quota_counter_quota_id_fkey FOREIGN KEY (quota_id) REFERENCES quota(id) ON DELETE CASCADE,
  CONSTRAINT quota_counter_used_check CHECK (used >= 0),
  CONSTRAINT quota_counter_within_limit CHECK (used <= allowed)
);

CREATE TRIGGER quota_counters_are_not_truncated BEFORE TRUNCATE ON quota_counter FOR EACH STATEMENT EXECUTE FUNCTION quotas_follow();

CREATE TRIGGER quota_counters_follow BEFORE INSERT OR UPDATE ON quota_counter FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION quotas_follow();

CREATE TRIGGER quota_counters_stay BEFORE DELETE ON quota_counter FOR EACH ROW WHEN (pg_trigger_depth() = 0 AND old.period_start > (CURRENT_DATE - 62)) EXECUTE FUNCTION quotas_follow();

CREATE UNLOGGED TABLE rate_budget (
  key bytea NOT NULL,
  spent double precision NOT NULL,
  granted double precision NOT NULL,
  at timestamp with time zone NOT NULL,
  full_at timestamp with time zone NOT NULL,
  CONSTRAINT rate_budget_pkey PRIMARY KEY (key),
  CONSTRAINT rate_budget_key_check CHECK (octet_length(key) = 16),
  CONSTRAINT rate_budget_spent_check CHECK (spent >= 0::double precision)
)
WITH (fillfactor=50);

CREATE TABLE rejected_occurrence (
  match_id node_id NOT NULL,
  starts_at timestamp with time zone NOT NULL,
  ends_at timestamp with time zone NOT NULL,
  refusal text NOT NULL,
  details jsonb NOT NULL DEFAULT '{}'::jsonb,
  CONSTRAINT rejected_occurrence_pkey PRIMARY KEY (match_id, starts_at),
  CONSTRAINT rejected_occurrence_match_id_fkey FOREIGN KEY (match_id) REFERENCES match(id),
  CONSTRAINT rejected_occurrence_check CHECK (ends_at > starts_at)
);

CREATE TABLE resident (
  id node_id NOT NULL,
  account_id node_id NOT NULL,
  division_id node_id,
  synthetic boolean NOT NULL DEFAULT false,
  created_at timestamp with time zone NOT NULL,
  masked_name text NOT NULL,
  masked_phone text,
  erased_at timestamp with time zone,
  CONSTRAINT resident_pkey PRIMARY KEY (id),
  CONSTRAINT resident_account_id_key UNIQUE (account_id),
  CONSTRAINT resident_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  CONSTRAINT resident_division_id_fkey FOREIGN KEY (division_id) REFERENCES division(id),
  CONSTRAINT resident_erased_is_nobody CHECK (erased_at IS NULL OR masked_phone IS NULL AND division_id IS NULL)
);

CREATE TRIGGER erased_has_no_contact AFTER UPDATE OF erased_at ON resident FOR EACH ROW WHEN (new.erased_at IS NOT NULL) EXECUTE FUNCTION erased_has_no_contact();

CREATE TABLE resident_contact (
  resident_id node_id NOT NULL,
  name text NOT NULL,
  phone text,
  household_id bigint,
  phone_confirmed_at timestamp with time zone,
  mail text,
  CONSTRAINT resident_contact_pkey PRIMARY KEY (resident_id),
  CONSTRAINT resident_contact_household_fkey FOREIGN KEY (household_id, phone) REFERENCES household(id, phone),
  CONSTRAINT resident_contact_resident_id_fkey FOREIGN KEY (resident_id) REFERENCES resident(id),
  CONSTRAINT resident_contact_confirmed_check CHECK ((household_id IS NULL) = (phone_confirmed_at IS NULL) AND (household_id IS NULL OR phone IS NOT NULL)),
  CONSTRAINT resident_contact_mail_check CHECK (length(mail) >= 3 AND length(mail) <= 254 AND mail ~ '^[^@[:space:]]+@[^@[:space:]]+$'::text),
  CONSTRAINT resident_contact_name_check CHECK (length(name) >= 1 AND length(name) <= 100),
  CONSTRAINT resident_contact_phone_check CHECK (phone ~ '^\+?[0-9]{5,15}$'::text)
);

ALTER TABLE resident_contact ENABLE ROW LEVEL SECURITY;

CREATE INDEX resident_contact_household ON resident_contact USING btree (household_id, phone) WHERE household_id IS NOT NULL;

CREATE TRIGGER household_has_residents AFTER DELETE OR UPDATE OF household_id ON resident_contact FOR EACH ROW WHEN (old.household_id IS NOT NULL) EXECUTE FUNCTION household_has_residents();

CREATE TRIGGER household_is_small BEFORE INSERT OR UPDATE OF household_id ON resident_contact FOR EACH ROW WHEN (new.household_id IS NOT NULL) EXECUTE FUNCTION household_is_small();

CREATE POLICY written_once ON resident_contact AS PERMISSIVE FOR INSERT TO PUBLIC
  WITH CHECK (household_id IS NULL AND phone_confirmed_at IS NULL);

CREATE TABLE resident_unit (
  id node_id NOT NULL,
  name text NOT NULL,
  credit_code text COLLATE "C" NOT NULL,
  kind text NOT NULL,
  affiliation_level text NOT NULL,
  division_id node_id NOT NULL,
  latitude double precision,
  longitude double precision,
  location point GENERATED ALWAYS AS (point(longitude, latitude)) STORED,
  synthetic boolean NOT NULL DEFAULT false,
  created_at timestamp with time zone NOT NULL,
  address text,
  contact_phone text,
  CONSTRAINT resident_unit_pkey PRIMARY KEY (id),
  CONSTRAINT resident_unit_credit_code_key UNIQUE (credit_code),
  CONSTRAINT resident_unit_division_id_fkey FOREIGN KEY (division_id) REFERENCES division(id),
  CONSTRAINT resident_unit_address_check CHECK (length(address) >= 1 AND length(address) <= 200),
  CONSTRAINT resident_unit_affiliation_level_check CHECK (affiliation_level = ANY (ARRAY['CENTRAL'::text, 'PROVINCE'::text, 'CITY'::text, 'DISTRICT'::text, 'NONE'::text])),
  CONSTRAINT resident_unit_check CHECK ((latitude IS NULL) = (longitude IS NULL)),
  CONSTRAINT resident_unit_contact_phone_check CHECK (contact_phone ~ '^[+]?[0-9]+(-[0-9]+)*$'::text AND length(translate(contact_phone, '+-'::text, ''::text)) >= 5 AND length(translate(contact_phone, '+-'::text, ''::text)) <= 15),
  CONSTRAINT resident_unit_credit_code_check CHECK (credit_code ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'::text),
  CONSTRAINT resident_unit_kind_check CHECK (kind = ANY (ARRAY['STATE_ORGAN'::text, 'PUBLIC_INSTITUTION'::text, 'STATE_ENTERPRISE'::text, 'NEW_ECONOMIC'::text, 'NEW_SOCIAL'::text, 'MASS_ORGANISATION'::text, 'OTHER'::text])),
  CONSTRAINT resident_unit_latitude_check CHECK (latitude >= '-90'::integer::double precision AND latitude <= 90::double precision),
  CONSTRAINT resident_unit_longitude_check CHECK (longitude >= '-180'::integer::double precision AND longitude <= 180::double precision),
  CONSTRAINT resident_unit_name_check CHECK (length(name) >= 1 AND length(name) <= 200)
);

CREATE INDEX resident_unit_division_id_idx ON resident_unit USING btree (division_id);

CREATE INDEX resident_unit_location_idx ON resident_unit USING gist (location);

CREATE INDEX resident_unit_name_id_idx ON resident_unit USING btree (name, id);

CREATE INDEX resident_unit_search_grams_idx ON resident_unit USING gin (search_grams(name));

CREATE INDEX resident_unit_search_grams_idx1 ON resident_unit USING gin (search_grams(address)) WHERE address IS NOT NULL;

CREATE TRIGGER unit_moves_quotas AFTER UPDATE ON resident_unit FOR EACH ROW WHEN (old.division_id::text <> new.division_id::text) EXECUTE FUNCTION unit_moves_quotas();

CREATE TABLE role_assignment (
  id node_id NOT NULL,
  account_id node_id NOT NULL,
  role text NOT NULL,
  division_id node_id,
  unit_id node_id,
  facility_id node_id,
  valid_from timestamp with time zone NOT NULL,
  valid_to timestamp with time zone,
  assigned_by node_id,
  division_level text GENERATED ALWAYS AS (
  CASE role
      WHEN 'DISTRICT_ADMIN'::text THEN 'DISTRICT'::text
      WHEN 'SUBDISTRICT_STAFF'::text THEN 'SUBDISTRICT'::text
      WHEN 'COMMUNITY_STAFF'::text THEN 'COMMUNITY'::text
      WHEN 'BRANCH_SECRETARY'::text THEN 'GRID'::text
      ELSE NULL::text
  END) STORED,
  reason text,
  end_reason text,
  CONSTRAINT role_assignment_pkey PRIMARY KEY (id),
  CONSTRAINT role_assignment_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  CONSTRAINT role_assignment_assigned_by_fkey FOREIGN KEY (assigned_by) REFERENCES account(id),
  CONSTRAINT role_assignment_division_id_fkey FOREIGN KEY (division_id) REFERENCES division(id),
  CONSTRAINT role_assignment_facility_id_fkey FOREIGN KEY (facility_id) REFERENCES shared_facility(id),
  CONSTRAINT role_assignment_fits_division FOREIGN KEY (division_id, division_level) REFERENCES division(id, level),
  CONSTRAINT role_assignment_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES resident_unit(id),
  CONSTRAINT role_assignment_held_once EXCLUDE USING gist (account_id WITH =, role WITH =, COALESCE(division_id::text, unit_id::text, facility_id::text, ''::text) WITH =, tstzrange(valid_from, valid_to) WITH &&),
  CONSTRAINT role_assignment_check CHECK (valid_to >= valid_from),
  CONSTRAINT role_assignment_check1 CHECK (num_nonnulls(division_id, unit_id, facility_id) <= 1),
  CONSTRAINT role_assignment_check2 CHECK (role <> 'UNIT_MANAGER'::text OR num_nonnulls(unit_id, facility_id) = 1),
  CONSTRAINT role_assignment_check3 CHECK ((role = ANY (ARRAY['RESIDENT'::text, 'UNIT_MANAGER'::text])) OR division_id IS NOT NULL),
  CONSTRAINT role_assignment_end_reason_check CHECK (length(end_reason) >= 1 AND length(end_reason) <= 500),
  CONSTRAINT role_assignment_ends_for_a_reason CHECK (end_reason IS NULL OR valid_to IS NOT NULL),
  CONSTRAINT role_assignment_reason_check CHECK (length(reason) >= 1 AND length(reason) <= 500),
  CONSTRAINT role_assignment_role_check CHECK (role = ANY (ARRAY['RESIDENT'::text, 'UNIT_MANAGER'::text, 'BRANCH_SECRETARY'::text, 'COMMUNITY_STAFF'::text, 'SUBDISTRICT_STAFF'::text, 'DISTRICT_ADMIN'::text]))
);

CREATE INDEX role_assignment_account_id_idx ON role_assignment USING btree (account_id);

CREATE TABLE service_account (
  id node_id NOT NULL,
  account_id node_id NOT NULL,
  district_code text NOT NULL,
  unit_id node_id NOT NULL,
  name text NOT NULL,
  scopes text[] NOT NULL,
  created_at timestamp with time zone NOT NULL,
  created_by node_id NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  revoked_at timestamp with time zone,
  last_token_at timestamp with time zone,
  CONSTRAINT service_account_pkey PRIMARY KEY (id),
  CONSTRAINT service_account_account_id_key UNIQUE (account_id),
  CONSTRAINT service_account_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  CONSTRAINT service_account_created_by_fkey FOREIGN KEY (created_by) REFERENCES account(id),
  CONSTRAINT service_account_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES resident_unit(id),
  CONSTRAINT service_account_check CHECK (expires_at > created_at),
  CONSTRAINT service_account_name_check CHECK (length(name) >= 1 AND length(name) <= 100),
  CONSTRAINT service_account_scopes_check CHECK (cardinality(scopes) >= 1 AND scopes <@ ARRAY['FACILITIES_READ'::text, 'FACILITIES_WRITE'::text, 'BOOKINGS_READ'::text])
);

CREATE INDEX service_account_unit_id_id_idx ON service_account USING btree (unit_id, id);

CREATE TABLE service_account_secret (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  service_account_id node_id NOT NULL,
  salt bytea NOT NULL,
  hash bytea NOT NULL,
  created_at timestamp with time zone NOT NULL,
  expires_at timestamp with time zone,
  CONSTRAINT service_account_secret_pkey PRIMARY KEY (id),
  CONSTRAINT service_account_secret_service_account_id_fkey FOREIGN KEY (service_account_id) REFERENCES service_account(id),
  CONSTRAINT service_account_secret_hash_check CHECK (length(hash) = 32),
  CONSTRAINT service_account_secret_salt_check CHECK (length(salt) = 16)
);

CREATE UNIQUE INDEX service_account_secret_current ON service_account_secret USING btree (service_account_id) WHERE expires_at IS NULL;

CREATE INDEX service_account_secret_service_account_id_idx ON service_account_secret USING btree (service_account_id);

CREATE TABLE service_category (
  id node_id NOT NULL,
  code text COLLATE "C" NOT NULL,
  parent_code text COLLATE "C" GENERATED ALWAYS AS (NULLIF("substring"(code, '^(.*)[.][^.]+$'::text), ''::text)) STORED,
  name text NOT NULL,
  name_en text NOT NULL,
  unit_of_measure text NOT NULL,
  facility_kind text,
  "position" integer NOT NULL,
  CONSTRAINT service_category_pkey PRIMARY KEY (id),
  CONSTRAINT service_category_code_key UNIQUE (code),
  CONSTRAINT service_category_parent_code_fkey FOREIGN KEY (parent_code) REFERENCES service_category(code),
  CONSTRAINT service_category_code_check CHECK (code ~ '^[A-Z][A-Z0-9_]*([.][A-Z][A-Z0-9_]*)*$'::text),
  CONSTRAINT service_category_facility_kind_check CHECK (facility_kind = ANY (ARRAY['PARKING'::text, 'SPORTS_FIELD'::text, 'RESTROOM'::text, 'MEETING_ROOM'::text, 'ACTIVITY_ROOM'::text])),
  CONSTRAINT service_category_unit_of_measure_check CHECK (unit_of_measure = ANY (ARRAY['SPACE'::text, 'PERSON'::text, 'ROOM'::text, 'HOUR'::text, 'SESSION'::text, 'SERVICE'::text, 'PIECE'::text]))
);

CREATE TABLE service_project_book (
  id node_id NOT NULL,
  district_code text NOT NULL,
  number text COLLATE "C" NOT NULL,
  state text NOT NULL,
  version integer NOT NULL,
  version_in_force integer,
  state_reason text,
  settlement text,
  created_by node_id NOT NULL,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  withdrawn_version integer,
  latest_version integer NOT NULL GENERATED ALWAYS AS (
  CASE
      WHEN withdrawn_version = version THEN version_in_force
      ELSE version
  END) STORED,
  CONSTRAINT service_project_book_pkey PRIMARY KEY (id),
  CONSTRAINT service_project_book_number_key UNIQUE (number),
  CONSTRAINT service_project_book_created_by_fkey FOREIGN KEY (created_by) REFERENCES account(id),
  CONSTRAINT service_project_book_id_version_fkey FOREIGN KEY (id, version) REFERENCES project_version(book_id, version) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT service_project_book_check CHECK (version_in_force <= version),
  CONSTRAINT service_project_book_in_force CHECK (
  CASE
      WHEN state = ANY (ARRAY['DRAFT'::text, 'NEGOTIATING'::text]) THEN version_in_force IS NULL
      WHEN state = 'TERMINATED'::text THEN true
      ELSE version_in_force IS NOT NULL
  END),
  CONSTRAINT service_project_book_number_check CHECK (number ~ '^[0-9]{6}-[0-9]{4}-[0-9]{4,}$'::text),
  CONSTRAINT service_project_book_state_check CHECK (state = ANY (ARRAY['DRAFT'::text, 'NEGOTIATING'::text, 'SIGNED'::text, 'RUNNING'::text, 'SUSPENDED'::text, 'COMPLETED'::text, 'EVALUATED'::text, 'TERMINATED'::text])),
  CONSTRAINT service_project_book_version_check CHECK (version >= 1),
  CONSTRAINT service_project_book_withdrawn CHECK (withdrawn_version IS NULL OR version_in_force IS NOT NULL AND withdrawn_version <> version_in_force AND withdrawn_version <= version)
);

CREATE TRIGGER project_book_goes_on BEFORE UPDATE ON service_project_book FOR EACH ROW EXECUTE FUNCTION project_book_goes_on();

CREATE TRIGGER project_end_frees_matches AFTER UPDATE OF state ON service_project_book FOR EACH ROW WHEN (new.state = ANY (ARRAY['COMPLETED'::text, 'EVALUATED'::text, 'TERMINATED'::text])) EXECUTE FUNCTION project_end_frees_matches();

CREATE TRIGGER project_in_force_is_signed BEFORE INSERT OR UPDATE OF version_in_force ON service_project_book FOR EACH ROW EXECUTE FUNCTION project_in_force_is_signed();

CREATE TRIGGER project_version_lets_matches_go AFTER UPDATE OF version_in_force ON service_project_book FOR EACH ROW WHEN (new.version_in_force IS DISTINCT FROM old.version_in_force AND new.version_in_force IS NOT NULL) EXECUTE FUNCTION project_version_lets_matches_go();

CREATE TABLE service_signing_key (
  kid text NOT NULL,
  private_key jsonb NOT NULL,
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT service_signing_key_pkey PRIMARY KEY (kid)
);

CREATE TABLE shared_facility (
  id node_id NOT NULL,
  district_code text NOT NULL,
  unit_id node_id NOT NULL,
  name text NOT NULL,
  kind text NOT NULL,
  capacity integer NOT NULL,
  admission text NOT NULL,
  state text NOT NULL,
  state_reason text,
  time_zone text NOT NULL,
  latitude double precision,
  longitude double precision,
  location point GENERATED ALWAYS AS (point(longitude, latitude)) STORED,
  details jsonb,
  grid_minutes integer NOT NULL DEFAULT 15,
  min_minutes integer NOT NULL DEFAULT 15,
  max_minutes integer NOT NULL DEFAULT 1440,
  lead_minutes integer NOT NULL DEFAULT 0,
  horizon_days integer NOT NULL DEFAULT 30,
  stretches_until timestamp with time zone,
  stretches_calendar integer,
  synthetic boolean NOT NULL DEFAULT false,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp with time zone NOT NULL,
  external_id text COLLATE "C",
  address text,
  approved_at timestamp with time zone,
  policy_version integer,
  CONSTRAINT shared_facility_pkey PRIMARY KEY (id),
  CONSTRAINT shared_facility_id_capacity_key UNIQUE (id, capacity),
  CONSTRAINT shared_facility_id_kind_key UNIQUE (id, kind),
  CONSTRAINT shared_facility_policy_fkey FOREIGN KEY (id, policy_version) REFERENCES booking_policy(facility_id, version),
  CONSTRAINT shared_facility_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES resident_unit(id),
  CONSTRAINT shared_facility_address_check CHECK (length(address) >= 1 AND length(address) <= 200),
  CONSTRAINT shared_facility_admission_check CHECK (admission = ANY (ARRAY['OPEN_ACCESS'::text, 'INSTANT'::text, 'APPROVAL'::text])),
  CONSTRAINT shared_facility_capacity_check CHECK (capacity >= 1 AND capacity <= 10000),
  CONSTRAINT shared_facility_check CHECK ((details ->> 'typeName'::text) =
  CASE kind
      WHEN 'PARKING'::text THEN 'ParkingDetails'::text
      WHEN 'SPORTS_FIELD'::text THEN 'SportsFieldDetails'::text
      WHEN 'RESTROOM'::text THEN 'RestroomDetails'::text
      ELSE 'RoomDetails'::text
  END),
  CONSTRAINT shared_facility_check1 CHECK (max_minutes >= min_minutes AND max_minutes <= 43200),
  CONSTRAINT shared_facility_check2 CHECK ((latitude IS NULL) = (longitude IS NULL)),
  CONSTRAINT shared_facility_check3 CHECK (kind <> 'RESTROOM'::text OR admission = 'OPEN_ACCESS'::text),
  CONSTRAINT shared_facility_external_id_check CHECK (length(external_id) >= 1 AND length(external_id) <= 200),
  CONSTRAINT shared_facility_grid_minutes_check CHECK (grid_minutes = ANY (ARRAY[15, 30, 60, 120, 180, 240, 360, 480, 720])),
  CONSTRAINT shared_facility_horizon_days_check CHECK (horizon_days >= 0 AND horizon_days <= 366),
  CONSTRAINT shared_facility_kind_check CHECK (kind = ANY (ARRAY['PARKING'::text, 'SPORTS_FIELD'::text, 'RESTROOM'::text, 'MEETING_ROOM'::text, 'ACTIVITY_ROOM'::text])),
  CONSTRAINT shared_facility_latitude_check CHECK (latitude >= '-90'::integer::double precision AND latitude <= 90::double precision),
  CONSTRAINT shared_facility_lead_minutes_check CHECK (lead_minutes >= 0 AND lead_minutes <= 525600),
  CONSTRAINT shared_facility_longitude_check CHECK (longitude >= '-180'::integer::double precision AND longitude <= 180::double precision),
  CONSTRAINT shared_facility_min_minutes_check CHECK (min_minutes >= 15),
  CONSTRAINT shared_facility_name_check CHECK (length(name) >= 1 AND length(name) <= 200),
  CONSTRAINT shared_facility_state_check CHECK (state = ANY (ARRAY['DRAFT'::text, 'IN_REVIEW'::text, 'PUBLISHED'::text, 'SUSPENDED'::text, 'WITHDRAWN'::text]))
);

CREATE UNIQUE INDEX shared_facility_external_id ON shared_facility USING btree (unit_id, external_id) WHERE external_id IS NOT NULL;

CREATE INDEX shared_facility_kind_idx ON shared_facility USING btree (kind);

CREATE INDEX shared_facility_location_idx ON shared_facility USING gist (location);

CREATE INDEX shared_facility_name_id_idx ON shared_facility USING btree (name, id);

CREATE INDEX shared_facility_search_grams_idx ON shared_facility USING gin (search_grams(name));

CREATE INDEX shared_facility_search_grams_idx1 ON shared_facility USING gin (search_grams(address)) WHERE address IS NOT NULL;

CREATE INDEX shared_facility_search_grams_idx2 ON shared_facility USING gin (search_grams(details ->> 'sports'::text)) WHERE kind = 'SPORTS_FIELD'::text;

CREATE INDEX shared_facility_state_stretches_until_idx ON shared_facility USING btree (state, stretches_until);

CREATE INDEX shared_facility_unit_id_name_id_idx ON shared_facility USING btree (unit_id, name, id);

CREATE INDEX shared_facility_unit_vector_idx ON shared_facility USING gist (unit_vector(location));

CREATE TRIGGER facility_has_a_pool AFTER INSERT ON shared_facility REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION facility_has_a_pool();

CREATE TRIGGER facility_has_quotas AFTER INSERT ON shared_facility REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION facility_has_quotas();

CREATE TRIGGER facility_is_judged AFTER UPDATE ON shared_facility FOR EACH ROW WHEN (old.state <> new.state OR old.time_zone <> new.time_zone OR old.stretches_calendar <> new.stretches_calendar) EXECUTE FUNCTION judge_this_facility();

CREATE TRIGGER facility_keeps_its_places AFTER UPDATE ON shared_facility FOR EACH ROW WHEN (old.capacity <> new.capacity OR old.time_zone <> new.time_zone OR old.unit_id::text <> new.unit_id::text) EXECUTE FUNCTION facility_keeps_its_places();

CREATE TRIGGER facility_keeps_to_steps BEFORE UPDATE ON shared_facility FOR EACH ROW WHEN (old.state <> new.state AND NOT facility_may_become(old.state, new.state)) EXECUTE FUNCTION refuse_step();

CREATE TRIGGER facility_keeps_what_is_held AFTER UPDATE ON shared_facility FOR EACH ROW WHEN (new.capacity < old.capacity) EXECUTE FUNCTION facility_keeps_what_is_held();

CREATE TRIGGER facility_locks_its_counters BEFORE UPDATE ON shared_facility FOR EACH ROW WHEN (old.capacity <> new.capacity) EXECUTE FUNCTION facility_locks_its_counters();

CREATE TRIGGER shared_facility_held_as_committed AFTER UPDATE ON shared_facility FOR EACH ROW WHEN (new.capacity < old.capacity) EXECUTE FUNCTION held_as_committed();

CREATE TABLE supply (
  id node_id NOT NULL,
  district_code text NOT NULL,
  list_id node_id NOT NULL,
  category_id node_id NOT NULL,
  title text NOT NULL,
  quantity integer NOT NULL,
  unit_of_measure text NOT NULL,
  shared_over_time boolean GENERATED ALWAYS AS (unit_of_measure = ANY (ARRAY['SPACE'::text, 'PERSON'::text, 'ROOM'::text])) STORED,
  facility_id node_id,
  windows jsonb NOT NULL,
  valid_from date NOT NULL,
  valid_to date NOT NULL,
  latitude double precision,
  longitude double precision,
  location point GENERATED ALWAYS AS (point(longitude, latitude)) STORED,
  max_distance_meters integer,
  audiences text[] NOT NULL,
  conditions text,
  cost_minor integer,
  held_quantity integer NOT NULL DEFAULT 0,
  delivered_quantity integer NOT NULL DEFAULT 0,
  withdrawn_at timestamp with time zone,
  state_reason text,
  state text GENERATED ALWAYS AS (
  CASE
      WHEN withdrawn_at IS NOT NULL THEN 'WITHDRAWN'::text
      WHEN held_quantity = 0 THEN 'OPEN'::text
      WHEN delivered_quantity >= quantity THEN 'FULFILLED'::text
      WHEN held_quantity < quantity THEN 'PARTIALLY_MATCHED'::text
      ELSE 'MATCHED'::text
  END) STORED,
  created_at timestamp with time zone NOT NULL,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT supply_pkey PRIMARY KEY (id),
  CONSTRAINT supply_category_id_fkey FOREIGN KEY (category_id) REFERENCES service_category(id),
  CONSTRAINT supply_facility_id_fkey FOREIGN KEY (facility_id) REFERENCES shared_facility(id),
  CONSTRAINT supply_list_id_fkey FOREIGN KEY (list_id) REFERENCES supply_demand_list(id),
  CONSTRAINT supply_audiences_check CHECK (cardinality(audiences) >= 1),
  CONSTRAINT supply_check CHECK (valid_to >= valid_from),
  CONSTRAINT supply_check1 CHECK ((latitude IS NULL) = (longitude IS NULL)),
  CONSTRAINT supply_cost_minor_check CHECK (cost_minor >= 0 AND cost_minor <= 1000000000),
  CONSTRAINT supply_delivered_quantity_check CHECK (delivered_quantity >= 0),
  CONSTRAINT supply_held_quantity_check CHECK (held_quantity >= 0),
  CONSTRAINT supply_latitude_check CHECK (latitude >= '-90'::integer::double precision AND latitude <= 90::double precision),
  CONSTRAINT supply_longitude_check CHECK (longitude >= '-180'::integer::double precision AND longitude <= 180::double precision),
  CONSTRAINT supply_max_distance_meters_check CHECK (max_distance_meters >= 1 AND max_distance_meters <= 100000),
  CONSTRAINT supply_not_exceeded CHECK (held_quantity <= quantity),
  CONSTRAINT supply_quantity_check CHECK (quantity >= 1 AND quantity <= 100000),
  CONSTRAINT supply_title_check CHECK (length(title) >= 1 AND length(title) <= 200),
  CONSTRAINT supply_unit_of_measure_check CHECK (unit_of_measure = ANY (ARRAY['SPACE'::text, 'PERSON'::text, 'ROOM'::text, 'HOUR'::text, 'SESSION'::text, 'SERVICE'::text, 'PIECE'::text])),
  CONSTRAINT supply_windows_check CHECK (jsonb_typeof(windows) = 'array'::text)
);

CREATE INDEX supply_category_id_idx ON supply USING btree (category_id);

CREATE INDEX supply_created_at_id_idx ON supply USING btree (created_at, id) WHERE withdrawn_at IS NULL;

CREATE INDEX supply_facility_id_idx ON supply USING btree (facility_id) WHERE facility_id IS NOT NULL;

CREATE INDEX supply_list_id_id_idx ON supply USING btree (list_id, id);

CREATE INDEX supply_location_idx ON supply USING gist (location) WHERE withdrawn_at IS NULL;

CREATE INDEX supply_search_grams_idx ON supply USING gin (search_grams(title)) WHERE withdrawn_at IS NULL;

CREATE TRIGGER supply_held_follows_from_matches BEFORE UPDATE ON supply FOR EACH ROW WHEN (pg_trigger_depth() = 0 AND (old.held_quantity IS DISTINCT FROM new.held_quantity OR old.delivered_quantity IS DISTINCT FROM new.delivered_quantity)) EXECUTE FUNCTION held_follows_from_matches();

CREATE TRIGGER supply_held_keeps_its_facility BEFORE UPDATE ON supply FOR EACH ROW WHEN (old.held_quantity > 0 AND old.facility_id::text IS DISTINCT FROM new.facility_id::text) EXECUTE FUNCTION supply_held_keeps_its_facility();

CREATE TRIGGER supply_held_keeps_its_measure BEFORE UPDATE ON supply FOR EACH ROW WHEN (old.held_quantity > 0 AND old.unit_of_measure <> new.unit_of_measure) EXECUTE FUNCTION supply_held_keeps_its_measure();

CREATE TRIGGER supply_held_keeps_its_time BEFORE UPDATE ON supply FOR EACH ROW WHEN (old.held_quantity > 0 AND (old.windows IS DISTINCT FROM new.windows OR old.valid_from IS DISTINCT FROM new.valid_from OR old.valid_to IS DISTINCT FROM new.valid_to)) EXECUTE FUNCTION entry_held_keeps_its_time();

CREATE TABLE supply_demand_list (
  id node_id NOT NULL,
  district_code text NOT NULL,
  branch_id node_id,
  branch_level text GENERATED ALWAYS AS (
  CASE
      WHEN branch_id IS NOT NULL THEN 'GRID_BRANCH'::text
      ELSE NULL::text
  END) STORED,
  unit_id node_id,
  owner_id text COLLATE "C" GENERATED ALWAYS AS (COALESCE(branch_id::text, unit_id::text)) STORED,
  place_path text COLLATE "C" NOT NULL,
  valid_from date NOT NULL,
  valid_to date NOT NULL,
  state text NOT NULL,
  state_reason text,
  submitted_at timestamp with time zone,
  confirmed_at timestamp with time zone,
  closed_at timestamp with time zone,
  created_at timestamp with time zone NOT NULL,
  version integer NOT NULL DEFAULT 1,
  approved_at timestamp with time zone,
  CONSTRAINT supply_demand_list_pkey PRIMARY KEY (id),
  CONSTRAINT supply_demand_list_branch_id_branch_level_fkey FOREIGN KEY (branch_id, branch_level) REFERENCES party_organisation(id, level),
  CONSTRAINT supply_demand_list_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES resident_unit(id),
  CONSTRAINT supply_demand_list_check CHECK (num_nonnulls(branch_id, unit_id) = 1),
  CONSTRAINT supply_demand_list_period CHECK (valid_to >= valid_from AND valid_to < (valid_from + '1 year'::interval)),
  CONSTRAINT supply_demand_list_state_check CHECK (state = ANY (ARRAY['DRAFT'::text, 'SUBMITTED'::text, 'IN_FORCE'::text, 'CLOSED'::text]))
);

CREATE INDEX supply_demand_list_owner_id_valid_from_idx ON supply_demand_list USING btree (owner_id, valid_from);

CREATE INDEX supply_demand_list_place_path_state_idx ON supply_demand_list USING btree (place_path, state);

CREATE INDEX supply_demand_list_valid_from_id_idx ON supply_demand_list USING btree (valid_from DESC, id);

CREATE TRIGGER list_keeps_to_steps BEFORE UPDATE ON supply_demand_list FOR EACH ROW WHEN (old.state <> new.state AND NOT list_may_become(old.state, new.state)) EXECUTE FUNCTION refuse_step();

CREATE TABLE supply_publication (
  supply_id node_id NOT NULL,
  alliance_id node_id NOT NULL,
  CONSTRAINT supply_publication_pkey PRIMARY KEY (supply_id, alliance_id),
  CONSTRAINT supply_publication_alliance_id_fkey FOREIGN KEY (alliance_id) REFERENCES alliance(id),
  CONSTRAINT supply_publication_supply_id_fkey FOREIGN KEY (supply_id) REFERENCES supply(id) ON DELETE CASCADE
);

CREATE INDEX supply_publication_alliance_id_idx ON supply_publication USING btree (alliance_id);

CREATE TABLE unmatched_demand (
  run_id node_id NOT NULL,
  demand_id node_id NOT NULL,
  unmet_quantity integer NOT NULL,
  reason text NOT NULL,
  lost_to text[] NOT NULL DEFAULT '{}'::text[],
  relaxation jsonb,
  escalated boolean NOT NULL DEFAULT false,
  coverage double precision NOT NULL DEFAULT 0,
  unmet_stretches jsonb NOT NULL DEFAULT '[]'::jsonb,
  relaxations jsonb NOT NULL DEFAULT '[]'::jsonb,
  short_by integer,
  CONSTRAINT unmatched_demand_pkey PRIMARY KEY (run_id, demand_id),
  CONSTRAINT unmatched_demand_demand_id_fkey FOREIGN KEY (demand_id) REFERENCES demand(id),
  CONSTRAINT unmatched_demand_run_id_fkey FOREIGN KEY (run_id) REFERENCES matching_run(id),
  CONSTRAINT unmatched_demand_coverage_check CHECK (coverage >= 0::double precision AND coverage <= 1::double precision),
  CONSTRAINT unmatched_demand_reason_check CHECK (reason = ANY (ARRAY['NO_SUCH_CATEGORY'::text, 'NO_COMMON_TIME'::text, 'TOO_FAR'::text, 'AUDIENCE_EXCLUDED'::text, 'PERIOD_MISMATCH'::text, 'DECLINED'::text, 'CAPACITY_EXHAUSTED'::text, 'SUPPLY_TOO_SMALL'::text])),
  CONSTRAINT unmatched_demand_relaxations_check CHECK (jsonb_typeof(relaxations) = 'array'::text),
  CONSTRAINT unmatched_demand_short_by_check CHECK (short_by >= 1),
  CONSTRAINT unmatched_demand_short_of_something CHECK ((reason = 'SUPPLY_TOO_SMALL'::text) = (short_by IS NOT NULL)),
  CONSTRAINT unmatched_demand_unmet_quantity_check CHECK (unmet_quantity >= 1),
  CONSTRAINT unmatched_demand_unmet_stretches_check CHECK (jsonb_typeof(unmet_stretches) = 'array'::text)
);

CREATE INDEX unmatched_demand_demand_id_idx ON unmatched_demand USING btree (demand_id);

CREATE TABLE webhook (
  id node_id NOT NULL,
  district_code text NOT NULL,
  unit_id node_id NOT NULL,
  url text NOT NULL,
  topics text[] NOT NULL,
  created_at timestamp with time zone NOT NULL,
  created_by node_id NOT NULL,
  disabled_at timestamp with time zone,
  disabled_reason text,
  failing_since timestamp with time zone,
  lease text,
  leased_until timestamp with time zone,
  CONSTRAINT webhook_pkey PRIMARY KEY (id),
  CONSTRAINT webhook_created_by_fkey FOREIGN KEY (created_by) REFERENCES account(id),
  CONSTRAINT webhook_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES resident_unit(id),
  CONSTRAINT webhook_check CHECK ((disabled_at IS NULL) = (disabled_reason IS NULL)),
  CONSTRAINT webhook_disabled_reason_check CHECK (disabled_reason = ANY (ARRAY['MANAGER'::text, 'GONE'::text, 'FAILING'::text])),
  CONSTRAINT webhook_topics_check CHECK (cardinality(topics) >= 1 AND topics <@ ARRAY['booking.created'::text, 'booking.confirmed'::text, 'booking.cancelled'::text, 'booking.rejected'::text, 'booking.completed'::text, 'booking.expired'::text, 'booking.held'::text, 'booking.moved'::text, 'match.accepted'::text, 'match.confirmed'::text, 'match.declined'::text, 'match.cancelled'::text, 'match.fulfilled'::text]),
  CONSTRAINT webhook_url_check CHECK (length(url) >= 1 AND length(url) <= 2000)
);

CREATE INDEX webhook_unit_id_id_idx ON webhook USING btree (unit_id, id);

CREATE TABLE webhook_delivery (
  id node_id NOT NULL,
  seq bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  district_code text NOT NULL,
  webhook_id node_id NOT NULL,
  event_xid xid8,
  event_id bigint,
  topic text NOT NULL,
  body text NOT NULL,
  state text NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  last_attempt_at timestamp with time zone,
  last_status integer,
  last_failure text,
  next_attempt_at timestamp with time zone,
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT webhook_delivery_pkey PRIMARY KEY (id),
  CONSTRAINT webhook_delivery_webhook_id_fkey FOREIGN KEY (webhook_id) REFERENCES webhook(id) ON DELETE CASCADE,
  CONSTRAINT webhook_delivery_attempts_check CHECK (attempts >= 0),
  CONSTRAINT webhook_delivery_check CHECK ((next_attempt_at IS NULL) = (state = ANY (ARRAY['DELIVERED'::text, 'DEAD'::text]))),
  CONSTRAINT webhook_delivery_check1 CHECK ((event_xid IS NULL) = (event_id IS NULL)),
  CONSTRAINT webhook_delivery_last_failure_check CHECK (last_failure = ANY (ARRAY['STATUS'::text, 'REDIRECT'::text, 'TIMEOUT'::text, 'CONNECTION'::text, 'NO_PUBLIC_ADDRESS'::text])),
  CONSTRAINT webhook_delivery_state_check CHECK (state = ANY (ARRAY['PENDING'::text, 'DELIVERED'::text, 'FAILED'::text, 'DEAD'::text]))
);

CREATE INDEX webhook_delivery_created_at_idx ON webhook_delivery USING btree (created_at);

CREATE INDEX webhook_delivery_due ON webhook_delivery USING btree (webhook_id, next_attempt_at) WHERE next_attempt_at IS NOT NULL;

CREATE UNIQUE INDEX webhook_delivery_once ON webhook_delivery USING btree (webhook_id, event_xid, event_id);

CREATE INDEX webhook_delivery_webhook_id_seq_idx ON webhook_delivery USING btree (webhook_id, seq);

CREATE TABLE webhook_position (
  one boolean NOT NULL DEFAULT true,
  xid xid8 NOT NULL,
  id bigint NOT NULL,
  CONSTRAINT webhook_position_pkey PRIMARY KEY (one),
  CONSTRAINT webhook_position_one_check CHECK (one)
);

CREATE TABLE webhook_secret (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  webhook_id node_id NOT NULL,
  secret text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  expires_at timestamp with time zone,
  CONSTRAINT webhook_secret_pkey PRIMARY KEY (id),
  CONSTRAINT webhook_secret_webhook_id_fkey FOREIGN KEY (webhook_id) REFERENCES webhook(id) ON DELETE CASCADE,
  CONSTRAINT webhook_secret_secret_check CHECK (secret ~ '^whsec_[A-Za-z0-9+/]{32,}={0,2}$'::text)
);

CREATE UNIQUE INDEX webhook_secret_current ON webhook_secret USING btree (webhook_id) WHERE expires_at IS NULL;

CREATE INDEX webhook_secret_webhook_id_idx ON webhook_secret USING btree (webhook_id);

CREATE VIEW lapsed_member AS
 SELECT unit_id,
        CASE
            WHEN state = 'WITHDRAWN'::text THEN ended_at
            ELSE NULL::timestamp with time zone
        END AS left_at
   FROM alliance_membership m
  WHERE (state = 'SUSPENDED'::text OR state = 'WITHDRAWN'::text AND admitted_at IS NOT NULL) AND NOT (EXISTS ( SELECT
           FROM alliance_membership o
          WHERE o.unit_id::text = m.unit_id::text AND (o.state = 'ACTIVE'::text OR (o.state = 'SUSPENDED'::text OR o.state = 'WITHDRAWN'::text AND o.admitted_at IS NOT NULL) AND ((ROW(COALESCE(o.ended_at, 'infinity'::timestamp with time zone), o.id::text) > ROW(COALESCE(m.ended_at, 'infinity'::timestamp with time zone), m.id::text))))));

CREATE VIEW suspended_unit AS
 SELECT unit_id
   FROM lapsed_member;

CREATE VIEW withheld_facility AS
 SELECT f.id AS facility_id,
    l.unit_id,
    l.left_at
   FROM lapsed_member l
     JOIN shared_facility f ON f.unit_id::text = l.unit_id::text
  WHERE l.left_at IS NULL OR f.approved_at IS NULL OR f.approved_at <= l.left_at;

CREATE VIEW withheld_list AS
 SELECT s.id AS list_id,
    l.unit_id,
    l.left_at
   FROM lapsed_member l
     JOIN supply_demand_list s ON s.owner_id = l.unit_id::text
  WHERE l.left_at IS NULL OR s.approved_at IS NULL OR s.approved_at <= l.left_at;

REVOKE EXECUTE ON FUNCTION address_of_message(text) FROM PUBLIC;

REVOKE EXECUTE ON FUNCTION audit_chain() FROM PUBLIC;

REVOKE EXECUTE ON FUNCTION audit_of_person(text) FROM PUBLIC;

REVOKE EXECUTE ON FUNCTION booking_barred(text,text,timestamp with time zone) FROM PUBLIC;

REVOKE EXECUTE ON FUNCTION booking_counts_when_changed() FROM PUBLIC;

REVOKE EXECUTE ON FUNCTION booking_counts_when_made() FROM PUBLIC;

REVOKE EXECUTE ON FUNCTION booking_counts_when_removed() FROM PUBLIC;

REVOKE EXECUTE ON FUNCTION booking_keeps_quotas() FROM PUBLIC;

REVOKE EXECUTE ON FUNCTION booking_looks_for_quotas() FROM PUBLIC;

REVOKE EXECUTE ON FUNCTION booking_quotas_broken(text,text,text,timestamp with time zone,timestamp with time zone,integer,timestamp with time zone,text[]) FROM PUBLIC;

REVOKE EXECUTE ON FUNCTION bookings_without_audit() FROM PUBLIC;

REVOKE EXECUTE ON FUNCTION confirm_phone(text,text,text,timestamp with time zone) FROM PUBLIC;

REVOKE EXECUTE ON FUNCTION context_districts() FROM PUBLIC;

REVOKE EXECUTE ON FUNCTION context_is_staff() FROM PUBLIC;

REVOKE EXECUTE ON FUNCTION context_is_staff_of(text) FROM PUBLIC;

REVOKE EXECUTE ON FUNCTION default_quota_use(text,text,timestamp with time zone) FROM PUBLIC;

REVOKE EXECUTE ON FUNCTION default_quotas_broken(text,text,text,timestamp with time zone,timestamp with time zone,integer,timestamp with time zone,text[]) FROM PUBLIC;

REVOKE EXECUTE ON FUNCTION erased_has_no_contact() FROM PUBLIC;

REVOKE EXECUTE ON FUNCTION exclusion_changes_claims() FROM PUBLIC;

REVOKE EXECUTE ON FUNCTION facility_has_a_pool() FROM PUBLIC;

REVOKE EXECUTE ON FUNCTION facility_has_own_quota(text,text,text,text) FROM PUBLIC;

REVOKE EXECUTE ON FUNCTION facility_has_quotas() FROM PUBLIC;

REVOKE EXECUTE ON FUNCTION give_phone_back(text,text,text) FROM PUBLIC;

REVOKE EXECUTE ON FUNCTION household_has_residents() FROM PUBLIC;

REVOKE EXECUTE ON FUNCTION household_is_small() FROM PUBLIC;

REVOKE EXECUTE ON FUNCTION household_of(text) FROM PUBLIC;

REVOKE EXECUTE ON FUNCTION households_amiss() FROM PUBLIC;

REVOKE EXECUTE ON FUNCTION keep_mail(text,text) FROM PUBLIC;

REVOKE EXECUTE ON FUNCTION let_go_of_looks(timestamp with time zone,integer) FROM PUBLIC;

REVOKE EXECUTE ON FUNCTION let_go_of_mails(integer) FROM PUBLIC;

REVOKE EXECUTE ON FUNCTION let_go_of_phones(timestamp with time zone,integer) FROM PUBLIC;

REVOKE EXECUTE ON FUNCTION link_audit(integer) FROM PUBLIC;

REVOKE EXECUTE ON FUNCTION look_at_contacts(text,timestamp with time zone,text[],text[]) FROM PUBLIC;

REVOKE EXECUTE ON FUNCTION mail_of(text) FROM PUBLIC;

REVOKE EXECUTE ON FUNCTION own_quotas_broken(text,text,text,timestamp with time zone,timestamp with time zone,integer,timestamp with time zone,text[]) FROM PUBLIC;

REVOKE EXECUTE ON FUNCTION part_changes_claims() FROM PUBLIC;

REVOKE EXECUTE ON FUNCTION phone_confirmed_at(text) FROM PUBLIC;

REVOKE EXECUTE ON FUNCTION quota_holders(text,text,text) FROM PUBLIC;

REVOKE EXECUTE ON FUNCTION quota_is_removed() FROM PUBLIC;

REVOKE EXECUTE ON FUNCTION quota_is_settled() FROM PUBLIC;

REVOKE EXECUTE ON FUNCTION quota_settle(text) FROM PUBLIC;

REVOKE EXECUTE ON FUNCTION quota_uses(text,text,timestamp with time zone) FROM PUBLIC;

REVOKE EXECUTE ON FUNCTION quotas_judge(json,json) FROM PUBLIC;

REVOKE EXECUTE ON FUNCTION reasons_to_reach(text,timestamp with time zone,text[],text[]) FROM PUBLIC;

REVOKE EXECUTE ON FUNCTION residents_masked_wrongly() FROM PUBLIC;

REVOKE EXECUTE ON FUNCTION unit_moves_quotas() FROM PUBLIC;
