import { Migration } from '@mikro-orm/migrations';

/** A bar holds for whatever books, and says what it said. */
export class M0116BarsBind extends Migration {
  override up(): void {
    this.addSql(`
      -- The bar that keeps somebody from a facility at a moment, with what its refusal tells; null without one.
      create function booking_barred(person text, place text, moment timestamptz) returns json language sql stable
        security definer set search_path = public, pg_temp as $$
        select json_build_object('barId', b.id, 'until', iso(b.ends_at), 'reason', coalesce(b.reason, ''))
        from booking_bar b join shared_facility f on f.id = place
        where b.resident_id = person and b.lifted_at is null and b.starts_at <= moment and b.ends_at > moment
          and (b.unit_id = f.unit_id or (b.unit_id is null and b.district_code = f.district_code))
        order by b.ends_at desc, b.id limit 1
      $$;
      revoke execute on function booking_barred from public;

      -- As in m0112_quotas_of_units_come_before_defaults, after what keeps somebody from booking at all.
      create or replace function booking_quotas_broken(
        person text, place text, place_kind text, starts timestamptz, ends timestamptz, places integer, moment timestamptz,
        but_for text[]
      ) returns table (quota text, detail json) language sql stable security definer set search_path = public, pg_temp as $$
        select 'booking_barred', bar from booking_barred(person, place, moment) as bar where bar is not null
        union all
        select * from default_quotas_broken(person, place, place_kind, starts, ends, places, moment, but_for)
        union all
        select * from own_quotas_broken(person, null, place, starts, ends, places, moment, but_for)
      $$;

      create or replace function booking_keeps_quotas() returns trigger language plpgsql security definer
        set search_path = public, pg_temp as $$
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
      end $$;

      -- As in m0014_booking_quotas; also what was held and is booked now, by somebody who may have been barred meanwhile.
      drop trigger booking_keeps_quotas_when_changed on booking;
      create trigger booking_keeps_quotas_when_changed before update on booking for each row
        when (new.type = 'NORMAL' and booking_takes_places(new.state)
              and (not booking_takes_places(old.state) or new.quantity > old.quantity
                   or (old.state = 'HELD' and new.state <> 'HELD')
                   or (old.type, old.booker_id, old.facility_id, old.starts_at, old.ends_at)
                      is distinct from (new.type, new.booker_id, new.facility_id, new.starts_at, new.ends_at)))
        execute function booking_keeps_quotas();

      -- What it is about stays, an appeal is made once and decided once, and what is lifted stays so. Words go with whom they
      -- are about.
      create function booking_bar_stays_as_set() returns trigger language plpgsql set search_path = public, pg_temp as $$
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
      end $$;
      create trigger booking_bar_stays_as_set before update on booking_bar
        for each row execute function booking_bar_stays_as_set();
    `);
  }
}
