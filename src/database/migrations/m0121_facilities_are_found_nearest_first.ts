import { Migration } from '@mikro-orm/migrations';

/** Facilities in the order of their distance from wherever somebody stands, without sorting all that lie around. */
export class M0121FacilitiesAreFoundNearestFirst extends Migration {
  override up(): void {
    this.addSql(`
      create index shared_facility_unit_vector_idx on shared_facility using gist (unit_vector(location))`);
  }
}
