import { Migration } from '@mikro-orm/migrations';

/** Names, phones and looks go when their time is over, or with the person; and no other change of them is possible. */
export class M0033ContactsAreLetGoOf extends Migration {
  override up(): void {
    this.addSql(`
      -- Of somebody who has been erased there is no contact, nor who looked at it.
      create function erased_has_no_contact() returns trigger language plpgsql security definer
        set search_path = public, pg_temp as $$
      begin
        delete from resident_contact where resident_id = new.id;
        delete from personal_data_view where resident_id = new.id;
        return null;
      end $$;
      create trigger erased_has_no_contact after update of erased_at on resident
        for each row when (new.erased_at is not null) execute function erased_has_no_contact();

      -- The phones of residents who registered, and whose last booking ended, before that moment. Gives how many.
      create function let_go_of_phones(before timestamptz, at_most integer) returns integer language plpgsql
        security definer set search_path = public, pg_temp as $$
      declare
        done integer;
      begin
        with outdated as (
          select c.resident_id from resident_contact c join resident r on r.id = c.resident_id
          where c.phone is not null and r.created_at < before
            and not exists (select from booking b where b.booker_id = r.id and b.ends_at >= before)
          limit at_most for no key update skip locked
        ), unmasked as (
          update resident_contact c set phone = null from outdated o where c.resident_id = o.resident_id
        )
        update resident r set masked_phone = null from outdated o where r.id = o.resident_id;
        get diagnostics done = row_count;
        return done;
      end $$;

      -- A phone that was let go of comes back when its owner gives it again. Gives whether it had been.
      create function give_phone_back(person text, given text, masked text) returns boolean language plpgsql
        security definer set search_path = public, pg_temp as $$
      begin
        update resident_contact set phone = given where resident_id = person and phone is null;
        if not found then return false; end if;
        update resident set masked_phone = masked where id = person;
        return true;
      end $$;

      -- Looks from before that moment. Gives how many.
      create function let_go_of_looks(before timestamptz, at_most integer) returns integer language plpgsql
        security definer set search_path = public, pg_temp as $$
      declare
        done integer;
      begin
        delete from personal_data_view where id in (
          select id from personal_data_view where at < before limit at_most for update skip locked);
        get diagnostics done = row_count;
        return done;
      end $$;

      create or replace function residents_masked_wrongly() returns setof text language sql stable security definer
        set search_path = public, pg_temp as $$
        select r.id from resident r left join resident_contact c on c.resident_id = r.id
        where case when r.erased_at is not null then c.resident_id is not null or r.masked_phone is not null
          else c.resident_id is null or r.masked_name <> left(c.name, 1) || '**'
            or r.masked_phone is distinct from
               case when length(c.phone) >= 11 then left(c.phone, 3) || '****' || right(c.phone, 4)
                    else '****' || right(c.phone, 2) end
          end
      $$;

      revoke execute on function erased_has_no_contact, let_go_of_phones, give_phone_back, let_go_of_looks from public;
    `);
  }
}
