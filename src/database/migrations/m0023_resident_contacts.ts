import { Migration } from '@mikro-orm/migrations';

/** Name and phone of a resident stand apart from them, where who may see them can be judged row by row. */
export class M0023ResidentContacts extends Migration {
  override up(): void {
    this.addSql(`
      create table resident_contact (
        resident_id node_id primary key references resident,
        name text not null check (length(name) between 1 and 100),
        phone text check (phone ~ '^\\+?[0-9]{5,15}$')
      );
      insert into resident_contact (resident_id, name, phone) select id, name, phone from resident;

      -- What everybody may see, as it is shown: maskedName and maskedPhone of the program.
      alter table resident add masked_name text, add masked_phone text;
      update resident set
        masked_name = left(name, 1) || '**',
        masked_phone = case when length(phone) >= 11 then left(phone, 3) || '****' || right(phone, 4)
                            else '****' || right(phone, 2) end;
      alter table resident alter masked_name set not null, drop name, drop phone;
    `);
  }
}
