import { Migration } from '@mikro-orm/migrations';

/**
 * Contacts and the audit trail are seen in the context of a viewer alone: whoever asks without one, or with another's, is
 * given no row. The second wall behind the policies of the program; the owner of the tables stands inside of it.
 */
export class M0024SeenInContext extends Migration {
  override up(): void {
    this.addSql(`
      -- Who asks, and the moment at which roles are to hold. Set for one transaction at most, so that a connection of a pool
      -- never carries another's.
      create function context_account() returns text language sql stable parallel safe
        return nullif(current_setting('commons.account', true), '');
      create function context_time() returns timestamptz language sql stable parallel safe
        return nullif(current_setting('commons.at', true), '')::timestamptz;

      -- Of the residents that are asked for, those whose contact the viewer sees: themselves, and whoever has a booking, that
      -- stands or was kept, of a facility that the viewer runs or oversees, until 30 days after its end: see
      -- resident.loader.ts. For all of them at once, as a judgement for each row takes six times as long.
      create function context_contacts() returns text[] language plpgsql stable security definer
        set search_path = public, pg_temp as $$
      declare
        asked text[] := string_to_array(nullif(current_setting('commons.residents', true), ''), ',');
        viewer text := context_account();
        since timestamptz := context_time() - interval '30 days';
        units text[];
        facilities text[];
        territories text[];
      begin
        if asked is null or viewer is null then return '{}'; end if;
        select coalesce(array_agg(g.unit_id::text) filter (where g.role = 'UNIT_MANAGER'), '{}'),
               coalesce(array_agg(g.facility_id::text) filter (where g.role = 'UNIT_MANAGER'), '{}'),
               coalesce(array_agg(d.path) filter (where g.role in ('COMMUNITY_STAFF', 'SUBDISTRICT_STAFF', 'DISTRICT_ADMIN')), '{}')
          into units, facilities, territories
        from role_assignment g left join division d on d.id = g.division_id
        where g.account_id = viewer
          and g.valid_from <= context_time() and (g.valid_to is null or g.valid_to > context_time());
        return (
          select coalesce(array_agg(r.id::text), '{}') from resident r
          where r.id = any(asked) and (r.account_id = viewer or exists (
            select from booking b
            join shared_facility f on f.id = b.facility_id
            join resident_unit u on u.id = f.unit_id
            join division d on d.id = u.division_id
            where b.booker_id = r.id and b.ends_at > since
              and b.state in ('PENDING', 'CONFIRMED', 'CHECKED_IN', 'COMPLETED', 'NO_SHOW')
              and (f.unit_id = any(units) or f.id = any(facilities) or d.path ^@ any(territories)))));
      end $$;

      alter table resident_contact enable row level security;
      -- The subquery is asked once for a statement.
      create policy seen_in_context on resident_contact for select
        using (resident_id = any((select context_contacts())::text[]));
      -- Who registers is not known by a role yet. A row is there once, and nobody changes one.
      create policy written_once on resident_contact for insert with check (true);

      -- The contacts of these residents that somebody may see: one statement, which leaves no context behind.
      create function contacts_seen_by(account text, at timestamptz, residents text[]) returns setof resident_contact
        language plpgsql volatile set search_path = public, pg_temp as $$
      begin
        if cardinality(residents) = 0 then return; end if;
        perform set_config('commons.account', coalesce(account, ''), true), set_config('commons.at', at::text, true),
          set_config('commons.residents', array_to_string(residents, ','), true);
        return query select c.* from resident_contact c where c.resident_id = any(residents);
        perform set_config('commons.account', '', true), set_config('commons.at', '', true),
          set_config('commons.residents', '', true);
      end $$;

      -- The districts whose whole trail the viewer reads.
      create function context_districts() returns text[] language sql stable security definer
        set search_path = public, pg_temp
        return (
          select coalesce(array_agg(d.code::text), '{}') from role_assignment g join division d on d.id = g.division_id
          where g.account_id = context_account() and g.role = 'DISTRICT_ADMIN'
            and g.valid_from <= context_time() and (g.valid_to is null or g.valid_to > context_time()));

      create function context_is_staff() returns boolean language sql stable security definer
        set search_path = public, pg_temp
        return exists (
          select from role_assignment g
          where g.account_id = context_account() and g.role in ('COMMUNITY_STAFF', 'SUBDISTRICT_STAFF', 'DISTRICT_ADMIN')
            and g.valid_from <= context_time() and (g.valid_to is null or g.valid_to > context_time()));

      -- Whether the thing lies in territory that the viewer is staff of: what of things have a place is found by their id.
      create function context_is_staff_of(thing text) returns boolean language plpgsql stable security definer
        set search_path = public, pg_temp as $$
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
      end $$;

      alter table audit_entry enable row level security;
      -- What stands in a subquery is asked once for a statement.
      create policy seen_in_context on audit_entry for select
        using (district_code = any((select context_districts())::text[]) or (select context_is_staff()) and context_is_staff_of(subject_id));
      create policy appended on audit_entry for insert with check (true);

      revoke execute on function context_contacts, context_districts, context_is_staff, context_is_staff_of from public;
    `);
  }
}
