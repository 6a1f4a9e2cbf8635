import { Migration } from '@mikro-orm/migrations';

/** A word of a search is a kind, or a sport of the fields among the facilities: both are looked for by kind. */
export class M0049FacilitiesAreFoundByKind extends Migration {
  override up(): void {
    this.addSql('create index on shared_facility (kind)');
  }
}
