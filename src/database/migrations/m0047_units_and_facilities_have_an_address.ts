import { Migration } from '@mikro-orm/migrations';

/** Units and facilities have an address, by which people find them. */
export class M0047UnitsAndFacilitiesHaveAnAddress extends Migration {
  override up(): void {
    for (const table of ['resident_unit', 'shared_facility']) {
      this.addSql(`alter table ${table} add address text check (length(address) between 1 and 200)`);
      // Of the few that have one; builds at once, as none has.
      this.addSql(`create index on ${table} using gin (search_grams(address)) where address is not null`);
    }
  }
}
