import { sql } from 'kysely';
import { z } from 'zod';
import type { Database } from '../database/database.ts';
import type { NodePrefix } from '../shared/node-types.ts';
import { prefixOf } from '../shared/node.ts';
import type { Context } from './context.ts';

/**
 * How often a job is tried before it is dead, unless it says otherwise. graphile-worker waits e^n seconds after the n-th
 * failure and from the tenth on six hours: three days and a half in all.
 */
export const JOB_ATTEMPTS_MAX = 25;

/** What a job runs with: what a request has, as far as nobody asks. */
export interface JobContext extends Pick<Context, 'orm' | 'db' | 'now' | 'log' | 'webhookTargets' | 'sendMessage'> {
  /** Aborted when this process is to end: what is under way may be finished, and nothing more is to be begun. */
  readonly closing: AbortSignal;
  /** Aborted when there is no more time for that: what is under way is left to be tried again. */
  readonly giveUp: AbortSignal;
  /**
   * Ends the job in the transaction of its effect, so that there are both or neither: a job may run twice, when its process
   * was killed, and this is how its effect is there once. Jobs whose effect is the same however often they run need it not.
   * @throws when another process has taken the job over; the effect is undone with the transaction
   */
  readonly done: (tx: Database) => Promise<void>;
}

/** Ids by their names: what a job is told. Everything else it reads when it runs. */
type JobPayload = Readonly<Record<string, string>>;

/**
 * Something that is done apart from requests, by any process, at least once and again when it fails. A feature declares
 * its jobs; src/jobs runs them.
 */
export interface Job<P extends JobPayload = JobPayload> {
  /** As it stands in the queue: `webhooks.deliver`. Jobs outlive a deployment, so it is not given another meaning. */
  readonly name: string;
  /** By {@link idsOf}. The queue holds no personal value. */
  readonly payload: z.ZodType<P>;
  readonly attemptsMax?: number;
  /** When it is queued by itself, once for all processes: a cron pattern, in UTC. Then its payload is empty. */
  readonly schedule?: string;
  /**
   * Runs in each process when it starts and, once for many, after its transactions: a hint, not a promise, see `onCommit`,
   * so it has a schedule as well. Its payload is empty, and its effect the same however often it runs.
   */
  readonly afterCommits?: boolean;
  /** After commits, so long at least until it runs again in the same process, in milliseconds; 50 if absent. */
  readonly restMs?: number;
  /** It waits for systems of others, who may be slow: such jobs have places of their own and hold up no other job. */
  readonly waitsForOthers?: boolean;
  run(ctx: JobContext, payload: P): Promise<void>;
}

/** A payload of ids, each of a type. */
export function idsOf<K extends string>(
  prefixes: Readonly<Record<K, NodePrefix>>,
): z.ZodType<Readonly<Record<K, string>>> {
  const members = Object.entries<NodePrefix>(prefixes).map(([name, prefix]) => [
    name,
    z.string().refine((id) => prefixOf(id) === prefix),
  ]);
  return z.object(Object.fromEntries(members)) as unknown as z.ZodType<Readonly<Record<K, string>>>;
}

/** What stands for a job with its payload in the queue: the same is not queued twice. */
export function jobKey({ name }: Job, payload: JobPayload): string {
  return [name, ...Object.values(payload)].join(':');
}

interface AddOptions {
  /** Milliseconds until it is due; by a duration, as the clocks of a process and of the database differ. */
  readonly inMs?: number;
  /** Beside what is queued already with the same payload: tells the one from the other. */
  readonly beside?: string;
}

/**
 * Queues a job: in a transaction, together with what that writes. When the same is queued already and has not begun, it is
 * put off or brought forward; when it has begun, it runs once more.
 *
 * It ends with a NOTIFY, and commits that notify wait for each other, so this is nothing for a booking: what follows
 * from events reads the outbox.
 */
export function addJob<P extends JobPayload>(
  db: Database,
  job: Job<P>,
  payload: P,
  options: AddOptions = {},
): Promise<void> {
  return addJobs(db, job, [payload], options);
}

/** The same for many payloads, no two of them the same, with one statement. */
export async function addJobs<P extends JobPayload>(
  db: Database,
  job: Job<P>,
  payloads: readonly P[],
  { inMs = 0, beside }: AddOptions = {},
): Promise<void> {
  const keyOf = (payload: P) => [jobKey(job, payload), ...(beside === undefined ? [] : [beside])].join(':');
  const specs = payloads.map((payload) => ({ key: keyOf(payload), payload: job.payload.parse(payload) }));
  const add = sql`
    select from graphile_worker.add_jobs(
      array(select (${job.name}, spec -> 'payload', null, now() + make_interval(secs => ${inMs / 1_000}::float8),
                    ${job.attemptsMax ?? JOB_ATTEMPTS_MAX}::smallint, spec ->> 'key', null, null)::graphile_worker.job_spec
            from json_array_elements(${JSON.stringify(specs)}::json) spec))`;
  // It leaves out what begins just now, between its two statements. That is seen the next time.
  for (let added = 0; added < specs.length;) added = (await add.execute(db)).rows.length;
}
