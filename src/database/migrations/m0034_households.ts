import { Migration } from '@mikro-orm/migrations';

/**
 * A phone number counts once it has been confirmed, and those who have confirmed the same one are a household: whoever holds
 * the phone reads out the code to a grandmother who has none.
 */
export class M0034Households extends Migration {
  override up(): void {
    this.addSql(`
      create table household (
        id bigint generated always as identity primary key,
        phone text not null check (phone ~ '^\\+?[0-9]{5,15}$'),
        constraint household_phone_key unique (phone),
        -- One form of each phone, so that nobody has several households by one: phoneOf of the program.
        constraint household_phone_has_one_form check (phone !~ '^(\\+86|0086|86|0)1[3-9][0-9]{9}$' and phone !~ '^00[0-9]{5}'),
        -- For what refers to it with its number.
        constraint household_id_phone_key unique (id, phone)
      );
      -- No policy: the role that serves is given no row.
      alter table household enable row level security;

      alter table resident_contact
        add household_id bigint,
        add phone_confirmed_at timestamptz,
        add constraint resident_contact_confirmed_check check (
          (household_id is null) = (phone_confirmed_at is null) and (household_id is null or phone is not null)),
        add constraint resident_contact_household_fkey foreign key (household_id, phone) references household (id, phone);
      create index resident_contact_household on resident_contact (household_id, phone) where household_id is not null;
      -- Nobody is confirmed by being written down.
      drop policy written_once on resident_contact;
      create policy written_once on resident_contact for insert
        with check (household_id is null and phone_confirmed_at is null);

      update resident_contact set phone =
        regexp_replace(regexp_replace(phone, '^(\\+86|0086|86|0)(1[3-9][0-9]{9})$', '\\2'), '^00([0-9]{5,15})$', '+\\1')
      where phone ~ '^(\\+?86|0)';
      update resident r set masked_phone =
        case when length(c.phone) >= 11 then left(c.phone, 3) || '****' || right(c.phone, 4)
             else '****' || right(c.phone, 2) end
      from resident_contact c where c.resident_id = r.id and c.phone is not null;

      -- Who is registered already keeps booking as before, where nobody else names their number: nothing was known against
      -- them, and nobody can have multiplied by it. A number that several accounts name may be the work of one person, so
      -- those confirm it.
      insert into household (phone)
        select phone from resident_contact where phone is not null group by phone having count(*) = 1;
      update resident_contact c set household_id = h.id, phone_confirmed_at = now() from household h where h.phone = c.phone;
    `);
  }
}
