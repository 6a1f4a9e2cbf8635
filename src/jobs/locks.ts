import { sql } from 'kysely';
import type { Database } from '../database/database.ts';

/** How often a process says that it is still at its jobs, and looks for those of others that do not, in milliseconds. */
export const RENEW_MS = 10_000;
/**
 * A job whose process has not said so for this long is free again, in milliseconds; graphile-worker alone would wait four
 * hours. Longer than the lease of a webhook, so that who takes a delivery over finds that lease at its end.
 */
export const STALE_MS = 40_000;

/**
 * Renews the locks of this process, and frees those that nobody renews: their processes were killed, or have lost the
 * database. Nothing is written while no job runs.
 *
 * A job that is queued again while it runs loses its key and all further tries to the newer one. If it has failed then,
 * it is over, and not dead.
 */
export async function renewLocks(db: Database, pools: readonly string[], staleMs = STALE_MS): Promise<void> {
  await sql`
    update graphile_worker._private_jobs set locked_at = now() where locked_by = any(${[...pools]}::text[])`.execute(
    db,
  );
  await sql`
    select graphile_worker.force_unlock_workers(array_agg(distinct locked_by)) from graphile_worker.jobs
    where locked_at < now() - make_interval(secs => ${staleMs / 1_000}::float8) having count(*) > 0`.execute(db);
  await sql`
    select from graphile_worker.complete_jobs(array(
      select id from graphile_worker.jobs
      where key is null and locked_at is null and attempts >= max_attempts))`.execute(db);
}

/**
 * Ends a job that this process has, in a transaction.
 * @throws when it does not have it any more
 */
export async function endJob(tx: Database, id: string, pool: string | undefined): Promise<void> {
  const { rows } = await sql`
    delete from graphile_worker._private_jobs where id = ${id}::bigint and locked_by = ${pool ?? null}
    returning id`.execute(tx);
  if (rows.length === 0) throw new Error('another process has taken this job over');
}
