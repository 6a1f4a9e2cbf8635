import { Migration } from '@mikro-orm/migrations';

/**
 * When staff have let something of a unit pass: what a unit that has left an alliance offers counts again from then on.
 * What members and units that never were one have published by themselves says nothing.
 */
export class M0063ReviewsOfFacilitiesAndListsAreKept extends Migration {
  override up(): void {
    this.addSql('alter table shared_facility add approved_at timestamptz');
    this.addSql('alter table supply_demand_list add approved_at timestamptz');
  }
}
