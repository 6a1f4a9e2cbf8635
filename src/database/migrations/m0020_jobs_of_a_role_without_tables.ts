import { Migration } from '@mikro-orm/migrations';

/** The job runner serves as a role that owns no tables. */
export class M0020JobsOfARoleWithoutTables extends Migration {
  override up(): void {
    this.addSql(`
      -- graphile-worker closes its tables by row level security without a policy, which leaves them to their owner alone.
      -- Whoever was granted a table may have all of its rows.
      create policy whoever_was_granted on graphile_worker._private_jobs using (true) with check (true);
      create policy whoever_was_granted on graphile_worker._private_job_queues using (true) with check (true);
      create policy whoever_was_granted on graphile_worker._private_known_crontabs using (true) with check (true);
      create policy whoever_was_granted on graphile_worker._private_tasks using (true) with check (true);
    `);
  }
}
