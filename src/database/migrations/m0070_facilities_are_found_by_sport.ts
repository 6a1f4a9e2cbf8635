import { Migration } from '@mikro-orm/migrations';

/** A word of the search box may be a sport: looked for in all of the sports of a field, as they are stored. */
export class M0070FacilitiesAreFoundBySport extends Migration {
  override up(): void {
    this.addSql(`
      create index on shared_facility using gin (search_grams(details ->> 'sports')) where kind = 'SPORTS_FIELD'`);
  }
}
