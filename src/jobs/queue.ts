import { sql } from 'kysely';
import type { Database } from '../database/database.ts';

/**
 * A job that was tried as often as it may be: it stays until somebody has looked at it, or the same is queued anew, which
 * takes its key.
 */
const DEAD = sql`key is not null and locked_at is null and attempts >= max_attempts`;

/** Dead jobs that are listed at most. */
export const LISTED_MAX = 100;

/** How it stands with the queue. */
export interface QueueUsage {
  readonly dead: number;
  readonly running: number;
  readonly due: number;
  /** For how long the job that has been due longest has been waiting, in seconds. */
  readonly oldestSeconds: number;
}

/** A job that is dead: what and which, never personal values. */
interface DeadJob {
  readonly id: string;
  /** The name, and the ids of what it is about. */
  readonly key: string;
  readonly attempts: number;
  /** In ISO 8601. */
  readonly diedAt: string;
  readonly error: string;
}

export async function queueUsage(db: Database): Promise<QueueUsage> {
  const { rows } = await sql<QueueUsage>`
    select count(*) filter (where ${DEAD})::integer as dead,
           count(*) filter (where locked_at is not null)::integer as running,
           count(*) filter (where due)::integer as due,
           coalesce(extract(epoch from now() - min(run_at) filter (where due)), 0)::float8 as "oldestSeconds"
    from (select *, locked_at is null and attempts < max_attempts and run_at <= now() as due
          from graphile_worker.jobs) job`.execute(db);
  return rows[0]!;
}

/** The dead jobs, the latest first, at most {@link LISTED_MAX}. */
export async function deadJobs(db: Database): Promise<readonly DeadJob[]> {
  const { rows } = await sql<DeadJob>`
    select id::text as id, key, attempts, iso(updated_at) as "diedAt",
           coalesce(last_error, 'its process ended') as error
    from graphile_worker.jobs where ${DEAD} order by updated_at desc, id desc limit ${LISTED_MAX}`.execute(db);
  return rows;
}

/** Has dead jobs tried anew, now, one of them or all. @returns how many */
export async function replayDeadJobs(db: Database, id?: string): Promise<number> {
  const { rows } = await sql`
    select from graphile_worker.reschedule_jobs(
      array(select id from graphile_worker.jobs where ${DEAD} and ${isOne(id)}), run_at => now(), attempts => 0)`.execute(
    db,
  );
  return rows.length;
}

/** Removes dead jobs for good, one of them or all. @returns how many */
export async function forgetDeadJobs(db: Database, id?: string): Promise<number> {
  const { rows } = await sql`
    select from graphile_worker.complete_jobs(
      array(select id from graphile_worker.jobs where ${DEAD} and ${isOne(id)}))`.execute(db);
  return rows.length;
}

function isOne(id: string | undefined) {
  return id === undefined ? sql`true` : sql`id = ${id}::bigint`;
}
