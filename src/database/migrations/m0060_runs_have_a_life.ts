import { Migration } from '@mikro-orm/migrations';

/**
 * A run can be started and left: it waits, is worked, and ends. Those that are there are completed, and so is one that is
 * written with its result. Of one division one is worked at a time.
 */
export class M0060RunsHaveALife extends Migration {
  override up(): void {
    this.addSql(`
      alter table matching_run
        add state text not null default 'COMPLETED'
          check (state in ('PENDING', 'RUNNING', 'COMPLETED', 'CANCELLED', 'FAILED')),
        add state_reason text check (length(state_reason) between 1 and 500),
        -- The refusal that it ended with: its name, and what its sentence mentions.
        add failure jsonb,
        -- How often a process has begun to work it.
        add tries integer not null default 0 check (tries >= 0),
        add constraint matching_run_has_result check ((state = 'COMPLETED') = (input_hash <> '')),
        add constraint matching_run_cancelled_for_a_reason check ((state = 'CANCELLED') = (state_reason is not null)),
        add constraint matching_run_failed_for_a_reason check ((state = 'FAILED') = (failure is not null))`);
    this.addSql(`create unique index matching_run_one_running on matching_run (division_id) where state = 'RUNNING'`);
    this.addSql(`create index matching_run_waiting on matching_run (division_id, created_at) where state = 'PENDING'`);
    this.addSql(`
      alter table matching_progress
        drop constraint matching_progress_state_check,
        add constraint matching_progress_state_check
          check (state in ('STARTED', 'READ', 'SOLVED', 'WRITTEN', 'FAILED', 'CANCELLED'))`);
  }
}
