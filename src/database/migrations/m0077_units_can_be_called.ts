import { Migration } from '@mikro-orm/migrations';

/** A unit has a telephone of its own, for everybody who comes to what it shares: a number of the unit, not of a person. */
export class M0077UnitsCanBeCalled extends Migration {
  override up(): void {
    this.addSql(`
      alter table resident_unit add contact_phone text
        constraint resident_unit_contact_phone_check check (
          contact_phone ~ '^[+]?[0-9]+(-[0-9]+)*$'
          and length(translate(contact_phone, '+-', '')) between 5 and 15)`);
  }
}
