import { Migration } from '@mikro-orm/migrations';

/**
 * Either side asks the other directly: a match can come from one of them, as what it has accepted. A demand can be open
 * to such claims until a day, before which no run allots it. What is open is found by when it was entered and by what it
 * is called.
 */
export class M0065SidesAskEachOther extends Migration {
  override up(): void {
    this.addSql(`
      alter table match
        add proposed_by text constraint match_proposed_by_check check (proposed_by in ('SUPPLY', 'DEMAND')),
        add constraint match_of_a_run_or_a_side check (proposed_by is null or run_id is null)`);
    this.addSql(`
      alter table demand
        add open_to_claims_until date,
        add constraint demand_claims_end_in_time check (open_to_claims_until <= valid_to)`);
    for (const table of ['demand', 'supply']) {
      this.addSql(`create index on ${table} (created_at, id) where withdrawn_at is null`);
      this.addSql(`create index on ${table} using gin (search_grams(title)) where withdrawn_at is null`);
    }
  }
}
