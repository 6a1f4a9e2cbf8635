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

      -- Who is registered already keeps booking as before, where nobody else names their number: nothing was known against
      -- them, and nobody can have multiplied by it. A number that several accounts name may be the work of one person, so
      -- those confirm it.
      insert into household (phone)
        select phone from resident_contact where phone is not null group by phone having count(*) = 1;
      update resident_contact c set household_id = h.id, phone_confirmed_at = now() from household h where h.phone = c.phone;
    `);
  }
}
