import { Migration } from '@mikro-orm/migrations';

/** What would help a demand is kept as data, all of it; and a supply that nobody took can be too small. */
export class M0062RelaxationsAreData extends Migration {
  override up(): void {
    this.addSql(`
      alter table unmatched_demand
        add relaxations jsonb not null default '[]' check (jsonb_typeof(relaxations) = 'array'),
        -- By how much the supplies that fit are too small.
        add short_by integer check (short_by >= 1),
        drop constraint unmatched_demand_reason_check,
        add constraint unmatched_demand_reason_check check (reason in (
          'NO_SUCH_CATEGORY', 'NO_COMMON_TIME', 'TOO_FAR', 'AUDIENCE_EXCLUDED', 'PERIOD_MISMATCH', 'DECLINED',
          'CAPACITY_EXHAUSTED', 'SUPPLY_TOO_SMALL')),
        add constraint unmatched_demand_short_of_something check ((reason = 'SUPPLY_TOO_SMALL') = (short_by is not null))`);
  }
}
