import { EventEmitter } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { MikroORM } from '@mikro-orm/postgresql';
import {
  type JobHelpers,
  Logger,
  parseCronItems,
  run,
  type Runner,
  type RunnerOptions,
  type TaskList,
  type WorkerEvents,
  type WorkerPool,
} from 'graphile-worker';
import { Kysely, PostgresDialect } from 'kysely';
import { Pool } from 'pg';
import type { Logger as Log } from 'pino';
import { describedFault } from '../database/fault.ts';
import { CONNECTION_LIFETIME_SECONDS } from '../database/orm.ts';
import type { Context } from '../request/context.ts';
import { addJob, type Job, JOB_ATTEMPTS_MAX, type JobContext, jobKey } from '../request/job.ts';
import { onCommit } from '../request/transaction.ts';
import { endJob, RENEW_MS, renewLocks, STALE_MS } from './locks.ts';
import { type Database, databaseOf } from '../database/database.ts';

/** Jobs that one process runs at the same time: of its own, and of those that wait for others. */
const PLACES = { own: 5, others: 50 };
/** Connections of the runner: each kind of places listens on one, the rest fetches and settles jobs. Jobs use those of requests. */
const JOB_CONNECTIONS_MAX = 5;
/** How often is looked for what is due when nobody says that there is something new, in milliseconds; also where LISTEN does nothing. */
const POLL_MS = 1_000;
/** Jobs that were fetched and found no place go back after so many milliseconds, to a process that has one. */
const FETCHED_MS = 1_000;
/** After what is done after a commit, so long at least until it is done again, in milliseconds, unless it says otherwise. */
export const REST_MS = 50;
/** How long one statement of the runner may take, in milliseconds. */
const STATEMENT_MS = 10_000;
/** The pause before the runner is started again after it has failed, in milliseconds. */
const RESTART_MS = 1_000;
/** What is under way when the process ends may go on for so long, in milliseconds; then it is told to give up. */
const CLOSING_MS = 5_000;
/** And what does not give up is left behind after so many milliseconds, for another process to take over. */
const GIVING_UP_MS = 1_000;

/** What the jobs of a process run with. */
export interface JobSettings extends Pick<Context, 'now' | 'webhookTargets' | 'sendMessage'> {
  readonly log: Pick<Log, 'info' | 'warn' | 'error'>;
  /** When a job that nobody renews is taken over, in milliseconds. */
  readonly staleMs?: number;
  /** How often is looked for those, in milliseconds. */
  readonly renewMs?: number;
}

/** The job runner of a process. */
export interface JobRunner {
  /** Begins nothing more, and waits a while for what is under way. */
  close(): Promise<void>;
}

/** Begins to run jobs. Any number of processes may do so on one database: they share the work. */
export function startJobs(orm: MikroORM, jobs: readonly Job[], settings: JobSettings): JobRunner {
  const { log, staleMs = STALE_MS, renewMs = RENEW_MS } = settings;
  const pool = new Pool({
    connectionString: orm.config.get('clientUrl')!,
    max: JOB_CONNECTIONS_MAX,
    maxLifetimeSeconds: CONNECTION_LIFETIME_SECONDS,
    statement_timeout: STATEMENT_MS,
    application_name: 'grid-commons-jobs',
  });
  // A connection that breaks fails the statement on it, or is replaced.
  pool.on('error', () => undefined).on('connect', (client) => client.on('error', () => undefined));
  const queue: Database = new Kysely({ dialect: new PostgresDialect({ pool }) });

  const closing = new AbortController();
  const ending = new AbortController();
  const context: Omit<JobContext, 'done'> = {
    ...settings,
    orm,
    db: databaseOf(orm),
    closing: closing.signal,
    giveUp: ending.signal,
  };

  const pools = new Set<string>();
  const events: WorkerEvents = new EventEmitter();
  events.on('pool:create', ({ workerPool }: { workerPool: WorkerPool }) => pools.add(workerPool.id));
  events.on('pool:release', ({ workerPool }: { workerPool: WorkerPool }) => pools.delete(workerPool.id));

  const kinds = [
    { places: PLACES.own, jobs: jobs.filter((job) => !job.waitsForOthers) },
    { places: PLACES.others, jobs: jobs.filter((job) => job.waitsForOthers) },
  ].filter((kind) => kind.jobs.length > 0);
  const runners = new Set<Runner>();
  const running = kinds.map(({ places, jobs }) =>
    keepRunning(() => run(runnerOptions(pool, events, places, jobs, log, context))),
  );

  /** The library ends its runner when the outcome of a job cannot be written down. */
  async function keepRunning(begin: () => Promise<Runner>): Promise<void> {
    for (let failures = 0; !closing.signal.aborted;) {
      try {
        const runner = await begin();
        runners.add(runner);
        failures = 0;
        if (closing.signal.aborted) void runner.stop();
        await runner.promise.finally(() => runners.delete(runner));
      } catch (error) {
        if (closing.signal.aborted) return;
        if (failures++ === 0) log.error({ fault: describedFault(error) }, 'jobs cannot be run');
      }
      await pause(RESTART_MS, undefined, { signal: closing.signal }).catch(() => undefined);
    }
  }

  const renewing = setInterval(() => {
    renewLocks(queue, [...pools], staleMs).catch((error: unknown) => {
      log.warn({ fault: describedFault(error) }, 'the locks of jobs could not be renewed');
    });
  }, renewMs);
  const hints = jobs
    .filter((job) => job.afterCommits)
    .map((job) => afterCommits(orm, job.restMs ?? REST_MS, () => runNow(job)));
  /** Not by way of the queue, which would cost two commits; if it fails, it is queued. */
  async function runNow(job: Job): Promise<void> {
    try {
      await job.run({ ...context, done: async () => undefined }, {});
    } catch (error) {
      log.warn({ job: job.name, fault: describedFault(error) }, 'a job failed after a commit');
      await addJob(queue, job, {}, { inMs: RESTART_MS }).catch(() => undefined);
    }
  }

  return {
    async close() {
      closing.abort();
      clearInterval(renewing);
      const stopped = Promise.all([
        ...hints.map((hint) => hint.stop()),
        ...[...runners].map((runner) => runner.stop().catch(() => undefined)),
        ...running,
      ]);
      if (!(await inTime(stopped, CLOSING_MS))) {
        ending.abort(new Error('The process ends.'));
        if (!(await inTime(stopped, GIVING_UP_MS))) log.warn('jobs were left behind');
      }
      await inTime(queue.destroy(), GIVING_UP_MS);
    },
  };
}

function runnerOptions(
  pgPool: Pool,
  events: WorkerEvents,
  places: number,
  jobs: readonly Job[],
  log: JobSettings['log'],
  context: Omit<JobContext, 'done'>,
): RunnerOptions {
  return {
    pgPool,
    events,
    noHandleSignals: true,
    logger: libraryLogger(log),
    taskList: taskList(jobs, log, context),
    parsedCronItems: parseCronItems(
      jobs.flatMap((job) =>
        job.schedule === undefined
          ? []
          : {
              task: job.name,
              match: job.schedule,
              identifier: job.name,
              options: { maxAttempts: job.attemptsMax ?? JOB_ATTEMPTS_MAX, jobKey: jobKey(job, {}) },
            },
      ),
    ),
    preset: {
      worker: {
        schema: 'graphile_worker',
        concurrentJobs: places,
        pollInterval: POLL_MS,
        // Few statements, and poolers in transaction mode then need not know of any.
        preparedStatements: false,
        // One fetches for all places. Without it, each place would ask the database by itself.
        localQueue: { size: places, ttl: FETCHED_MS },
        // Without these, an outcome that cannot be written down ends the process: nobody awaits that.
        completeJobBatchDelay: 0,
        failJobBatchDelay: 0,
      },
    },
  };
}

function taskList(jobs: readonly Job[], log: JobSettings['log'], context: Omit<JobContext, 'done'>): TaskList {
  return Object.fromEntries(
    jobs.map((job) => [
      job.name,
      async (payload: unknown, { job: { id, attempts, max_attempts, locked_by } }: JobHelpers) => {
        try {
          const done = (tx: Database) => endJob(tx, id, locked_by ?? undefined);
          await job.run({ ...context, done }, job.payload.parse(payload));
        } catch (error) {
          const fault = describedFault(error);
          if (attempts < max_attempts) log.warn({ job: job.name, id, attempts, fault }, 'a job failed');
          else log.error({ job: job.name, id, attempts, fault }, 'a job is dead');
          throw new Error(storedError(fault), { cause: error });
        }
      },
    ]),
  );
}

/** What stands with a job that failed: as in the log, without where in the program. */
function storedError({ stack: _, ...fault }: Record<string, unknown>): string {
  return Object.values(fault).filter(Boolean).join(' ');
}

/** What the library cannot do, told as ours. That jobs failed has been told. */
function libraryLogger(log: JobSettings['log']): Logger {
  return new Logger(() => (level, message, { failure }) => {
    if (level === 'error' && !failure) log.warn({ reason: message }, 'the job runner has a problem');
  });
}

/**
 * Does something now, as nobody may have been there for the last commits, and after those of this process: at once after
 * the first, and then once for all that come in a while.
 */
function afterCommits(orm: MikroORM, restMs: number, work: () => Promise<void>): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const rest = () => pause(restMs, undefined, { signal: stopping.signal }).catch(() => undefined);
  let isBusy = false;
  let again = false;
  const begin = async (): Promise<void> => {
    isBusy = true;
    again = false;
    await Promise.all([work(), rest()]);
    isBusy = false;
    if (again) await begin();
  };
  const stopTelling = onCommit(orm, () => {
    if (isBusy) again = true;
    else done = begin();
  });
  let done = begin();
  return {
    // With what was committed last.
    stop() {
      stopTelling();
      stopping.abort();
      return done;
    },
  };
}

/** Whether something is over within so many milliseconds. It goes on, if not. */
async function inTime(work: Promise<unknown>, ms: number): Promise<boolean> {
  const stop = new AbortController();
  try {
    return await Promise.race([work.then(() => true), pause(ms, false, { signal: stop.signal })]);
  } finally {
    stop.abort();
  }
}
