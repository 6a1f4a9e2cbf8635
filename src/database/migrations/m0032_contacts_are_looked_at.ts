import { Migration } from '@mikro-orm/migrations';

/**
 * Who sees name and phone of a resident is judged in one place, and whoever is shown them is written down in the same
 * statement: there is no other way to read them than these functions, for the role that serves.
 */
export class M0032ContactsAreLookedAt extends Migration {
  override up(): void {
    this.addSql(`
      -- Without a policy for reading, bare SQL is given no row, whatever context it names.
      drop policy seen_in_context on resident_contact;
      drop function contacts_seen_by(text, timestamptz, text[]);
      drop function context_contacts();

      -- The judgement: of the residents that are met, at each place of the list, whether they are the viewer themselves, and
      -- the booking for which the viewer may reach them. That is one, which stands or was to be kept, of a facility that they
      -- manage, by itself or through its unit, from the request until an hour after its end. Who is met by a booking is
      -- judged by that one alone; where none is named, any of theirs may be the reason.
      create function reasons_to_reach(viewer text, moment timestamptz, residents text[], bookings text[])
        returns table (place bigint, resident text, is_own boolean, reason text, district text, unit text)
        language plpgsql stable security definer set search_path = public, pg_temp as $$
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
      end $$;

      -- Name and phone as the viewer sees them, at each place of the list: in clear, or masked. What somebody else is shown
      -- in clear is a look, and is kept for the resident to see; the index of the looks takes one that is repeated within ten
      -- minutes for the same.
      create function look_at_contacts(viewer text, moment timestamptz, residents text[], bookings text[])
        returns table (place bigint, name text, phone text)
        language sql volatile security definer set search_path = public, pg_temp as $$
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
      $$;

      -- The entries of the audit trail that are about a person: what they did, and what was done to them as one who signs
      -- in or is a resident. For the file of what is known of them.
      create function audit_of_person(person text) returns setof audit_entry language sql stable security definer
        set search_path = public, pg_temp as $$
        select e.* from audit_entry e
        where e.actor_id = person or e.subject_id = person
          or e.subject_id in (select r.id from resident r where r.account_id = person)
      $$;

      revoke execute on function reasons_to_reach, look_at_contacts, audit_of_person from public;
    `);
  }
}
