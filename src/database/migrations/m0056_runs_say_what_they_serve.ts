import { Migration } from '@mikro-orm/migrations';

/**
 * Runs judge real dates, and say how much they serve and when something is lacking. Those of before judged an ordinary week:
 * they are replayed by the model they were made with, and what they matched counts as served, as they took it to be.
 */
export class M0056RunsSayWhatTheyServe extends Migration {
  override up(): void {
    this.addSql(`
      alter table matching_run
        add column model_version integer not null default 1 check (model_version in (1, 2)),
        add column served_quantity double precision not null default 0 check (served_quantity >= 0),
        -- Of what is maximised, the first that is not certain to be the best; null where all are.
        add column gap_stage text check (gap_stage in ('URGENT', 'IMPORTANT', 'ROUTINE', 'SCORE'));
      update matching_run set served_quantity = matched_quantity;
      alter table matching_run alter column model_version set default 2;

      alter table unmatched_demand
        add column coverage double precision not null default 0 check (coverage between 0 and 1),
        add column unmet_stretches jsonb not null default '[]' check (jsonb_typeof(unmet_stretches) = 'array');
      update unmatched_demand u set coverage = greatest(0, 1 - u.unmet_quantity::double precision / d.quantity)
      from demand d where d.id = u.demand_id;
    `);
  }
}
