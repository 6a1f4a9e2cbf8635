import { Migration } from '@mikro-orm/migrations';

/** What is open near a point is found by its place, in the market of needs and offers. */
export class M0076OpenEntriesAreFoundByPlace extends Migration {
  override up(): void {
    for (const table of ['supply', 'demand']) {
      this.addSql(`create index on ${table} using gist (location) where withdrawn_at is null`);
    }
  }
}
