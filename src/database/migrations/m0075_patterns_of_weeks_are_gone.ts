import { Migration } from '@mikro-orm/migrations';

/**
 * Nobody reads when entries and matches were by patterns of a week: entries have their windows, matches have been given
 * their occurrences (m0054), and runs of that time are replayed by what was kept with them.
 */
export class M0075PatternsOfWeeksAreGone extends Migration {
  override up(): void {
    this.addSql(`
      drop table match_time;
      drop table demand_time;
      drop table supply_time;
      alter table supply drop column opening_hash`);
  }
}
