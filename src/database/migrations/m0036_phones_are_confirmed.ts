import { Migration } from '@mikro-orm/migrations';

/** Who joins a household and leaves it. Whoever takes a resident and a household takes the resident first. */
export class M0036PhonesAreConfirmed extends Migration {
  override up(): void {
    this.addSql(`
      create function household_is_small() returns trigger language plpgsql security definer
        set search_path = public, pg_temp as $$
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
      end $$;
      create trigger household_is_small before insert or update of household_id on resident_contact
        for each row when (new.household_id is not null) execute function household_is_small();

      -- The number goes with the last who had it.
      create function household_has_residents() returns trigger language plpgsql security definer
        set search_path = public, pg_temp as $$
      begin
        -- Whoever joins meanwhile waits here, or has been seen.
        perform from household where id = old.household_id for update;
        delete from household h where h.id = old.household_id
          and not exists (select from resident_contact c where c.household_id = h.id);
        return null;
      end $$;
      create trigger household_has_residents after delete or update of household_id on resident_contact
        for each row when (old.household_id is not null) execute function household_has_residents();

      -- The number that somebody has shown to be theirs: it takes the place of the one before. Gives CONFIRMED,
      -- KNOWN when it was theirs already, FULL when nobody may join those who have it, or HOLDS when together they would
      -- have more bookings to come than a household may: nobody joins with full hands, to leave by another number and send the
      -- next.
      create function confirm_phone(person text, given text, masked text, moment timestamptz) returns text
        language plpgsql security definer set search_path = public, pg_temp as $$
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
      end $$;

      -- Not the number, which look_at_contacts alone gives.
      create function phone_confirmed_at(person text) returns timestamptz language sql stable security definer
        set search_path = public, pg_temp as $$
        select c.phone_confirmed_at from resident_contact c where c.resident_id = person
      $$;

      -- Whose bookings count together with those of somebody: their household. Null for who has confirmed no number.
      create function household_of(person text) returns text[] language sql stable security definer
        set search_path = public, pg_temp as $$
        select array_agg(o.resident_id::text) from resident_contact c join resident_contact o using (household_id)
        where c.resident_id = person
      $$;

      -- As in m0033_contacts_are_let_go_of. Numbers are given to others in two years, so what was confirmed is not any more.
      create or replace function let_go_of_phones(before timestamptz, at_most integer) returns integer language plpgsql
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
          update resident_contact c set phone = null, household_id = null, phone_confirmed_at = null
          from outdated o where c.resident_id = o.resident_id
        )
        update resident r set masked_phone = null from outdated o where r.id = o.resident_id;
        get diagnostics done = row_count;
        return done;
      end $$;

      -- For whoever checks the database: households of nobody, and of more than there may be.
      create function households_amiss() returns setof text language sql stable security definer
        set search_path = public, pg_temp as $$
        select h.id::text from household h left join resident_contact c on c.household_id = h.id
        group by h.id having count(c.resident_id) not between 1 and 6
      $$;

      revoke execute on function household_is_small, household_has_residents, confirm_phone, phone_confirmed_at, household_of,
        households_amiss
        from public;
    `);
  }
}
