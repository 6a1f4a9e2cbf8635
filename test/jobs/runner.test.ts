import { randomUUID } from 'node:crypto';
import pg from 'pg';
import pino from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { jobs as declared } from '../../src/features.ts';
import { deadJobs, forgetDeadJobs, queueUsage, replayDeadJobs } from '../../src/jobs/queue.ts';
import { type JobRunner, type JobSettings, REST_MS, startJobs } from '../../src/jobs/runner.ts';
import { addJob, idsOf, type Job, type JobContext } from '../../src/request/job.ts';
import { inTransactionAs } from '../../src/request/transaction.ts';
import { ANONYMOUS } from '../../src/request/viewer.ts';
import { newId } from '../../src/shared/node.ts';
import { type Commons, startCommons } from '../support/commons.ts';
import type { Database } from '../../src/database/database.ts';
import { sql, waitingForLock } from '../support/database.ts';
import { requestOf } from '../support/request.ts';

let commons: Commons;
const runners: JobRunner[] = [];
beforeAll(async () => {
  commons = await startCommons();
  await commons.sql('create table effect (webhook_id text not null)');
  await commons.sql('grant all on effect to public');
});
afterEach(async () => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  for (const runner of runners.splice(0)) await runner.close();
  await commons.sql('delete from graphile_worker._private_jobs');
  await commons.sql('delete from effect');
});
afterAll(() => commons.close());

function start(jobs: readonly Job[], more: Partial<JobSettings> = {}): JobRunner {
  const log = pino({ level: 'silent' });
  const runner = startJobs(commons.orm, jobs, { now: () => commons.clock.now, log, ...more });
  runners.push(runner);
  return runner;
}

/** A job of its own name about a webhook, which does what the test says. */
function jobThat(run: Job<{ webhookId: string }>['run'], more: Partial<Job> = {}): Job<{ webhookId: string }> {
  return { ...more, name: `test.${randomUUID()}`, payload: idsOf({ webhookId: 'whk' }), run };
}

/** Promises of the first, second, … time that something happens. */
function times(): { happen(): number; was(n: number): Promise<void>; count(): number } {
  const awaited: PromiseWithResolvers<void>[] = [];
  const nth = (n: number) => (awaited[n - 1] ??= Promise.withResolvers<void>());
  let count = 0;
  return {
    happen() {
      nth(++count).resolve();
      return count;
    },
    was: (n) => nth(n).promise,
    count: () => count,
  };
}

const queued = () => commons.sql<{ key: string; attempts: number }>('select * from graphile_worker.jobs order by id');
const empty = () => expect.poll(queued, { timeout: 20_000 }).toEqual([]);
const webhookId = newId('whk');

describe('a job', () => {
  test('runs when the transaction that queues it has committed, and is nothing when that is undone', async () => {
    const told: string[] = [];
    const job = jobThat(async (_ctx, payload) => void told.push(payload.webhookId));
    start([job]);
    const [undone, kept] = [newId('whk'), newId('whk')];
    const inTransaction = (id: string, fail: boolean) =>
      commons.db.transaction().execute(async (tx) => {
        await addJob(tx, job, { webhookId: id });
        if (fail) throw new Error('undone');
      });
    await expect(inTransaction(undone, true)).rejects.toThrow('undone');
    await inTransaction(kept, false);
    await empty();
    expect(told).toEqual([kept]);
  });

  test('is queued once, however often it is asked for before it runs, and apart from others', async () => {
    const job = jobThat(async () => undefined);
    for (let i = 0; i < 3; i++) await addJob(commons.db, job, { webhookId });
    await addJob(commons.db, job, { webhookId: newId('whk') });
    await addJob(commons.db, job, { webhookId }, { beside: 'later', inMs: 60_000 });
    expect(await queued()).toHaveLength(3);
  });

  test('is put off and brought forward by being queued again', async () => {
    const job = jobThat(async () => undefined);
    const due = async () => {
      const [row] = await commons.sql<{ s: number }>(
        'select round(extract(epoch from run_at - now()) / 60)::integer as s from graphile_worker.jobs',
      );
      return row!.s;
    };
    await addJob(commons.db, job, { webhookId }, { inMs: 600_000 });
    expect(await due()).toBe(10);
    await addJob(commons.db, job, { webhookId }, { inMs: 1_200_000 });
    expect(await due()).toBe(20);
    await addJob(commons.db, job, { webhookId });
    expect(await due()).toBe(0);
  });

  test('that is queued again while it runs runs once more, and is not dead if it fails', async () => {
    const began = times();
    const { promise: goOn, resolve } = Promise.withResolvers<void>();
    const job = jobThat(async () => {
      if (began.happen() > 1) return;
      await goOn;
      throw new Error('the first time');
    });
    start([job], { renewMs: 50 });
    await addJob(commons.db, job, { webhookId });
    await began.was(1);
    await addJob(commons.db, job, { webhookId });
    resolve();
    await began.was(2);
    await empty();
    expect(began.count()).toBe(2);
  });

  test('that begins while it is queued again runs once more', async () => {
    const job = jobThat(async () => undefined);
    await addJob(commons.db, job, { webhookId });
    const other = new pg.Client(commons.databaseUrl);
    await other.connect();
    try {
      await other.query('begin');
      await other.query(
        `update graphile_worker._private_jobs set locked_at = now(), locked_by = 'another', attempts = 1`,
      );
      const added = addJob(commons.db, job, { webhookId });
      await waitingForLock(commons);
      await other.query('commit');
      await added;
    } finally {
      await other.end();
    }
    const states = (await queued()).map(({ attempts }) => attempts);
    expect(states).toEqual([25, 0]);
  });

  test('holds ids and nothing else', async () => {
    const job = jobThat(async () => undefined);
    for (const wrong of ['Li Wei', '13800001111', newId('fac'), '']) {
      await expect(addJob(commons.db, job, { webhookId: wrong })).rejects.toThrow('webhookId');
    }
    await addJob(commons.db, job, { webhookId, name: 'Li Wei' } as { webhookId: string });
    expect(await commons.sql('select payload from graphile_worker._private_jobs')).toEqual([
      { payload: { webhookId } },
    ]);

    expect(new Set(declared.map(({ name }) => name)).size).toBe(declared.length);
    for (const { name, payload, schedule, afterCommits } of declared) {
      const members = Object.keys((payload as unknown as { shape: object }).shape);
      if (schedule !== undefined || afterCommits) expect(members, name).toEqual([]);
      for (const member of members) {
        expect(payload.safeParse({ [member]: 'Li Wei' }).error!.issues, name).toMatchObject([{ path: [member] }]);
      }
    }
  });
});

describe('a job that fails', () => {
  test('is tried again after a while', async () => {
    const tried = times();
    const job = jobThat(async () => {
      if (tried.happen() === 1) throw new Error('not yet');
    });
    start([job]);
    await addJob(commons.db, job, { webhookId });
    await tried.was(2);
    await empty();
    expect(tried.count()).toBe(2);
  });

  test('is dead after its last try, seen without personal values, and tried anew or removed by whoever looked at it', async () => {
    let fails = true;
    const tried = times();
    const job = jobThat(
      async ({ db }) => {
        tried.happen();
        if (fails)
          await db
            .insertInto('effect' as never)
            .values({ webhook_id: null, name: 'Li Wei' } as never)
            .execute();
      },
      { attemptsMax: 1 },
    );
    start([job]);
    await addJob(commons.db, job, { webhookId });
    await expect.poll(() => deadJobs(commons.db), { timeout: 20_000 }).toHaveLength(1);
    const [dead] = await deadJobs(commons.db);
    expect(dead).toMatchObject({
      key: `${job.name}:${webhookId}`,
      attempts: 1,
      error: expect.stringContaining('42703'),
    });
    expect(JSON.stringify(await queued())).not.toContain('Li Wei');
    expect(await queueUsage(commons.db)).toMatchObject({ dead: 1, due: 0, running: 0, oldestSeconds: 0 });

    expect(await replayDeadJobs(commons.db, '0')).toBe(0);
    expect(await replayDeadJobs(commons.db, dead!.id)).toBe(1);
    await tried.was(2);
    await expect.poll(() => deadJobs(commons.db), { timeout: 20_000 }).toHaveLength(1);
    fails = false;
    expect(await replayDeadJobs(commons.db)).toBe(1);
    await empty();

    await commons.sql(`select graphile_worker.add_job('test.gone', job_key => 'gone'),
                              graphile_worker.add_job('test.kept', job_key => 'kept')`);
    await commons.sql(`update graphile_worker._private_jobs set attempts = max_attempts where key = 'gone'`);
    expect(await forgetDeadJobs(commons.db)).toBe(1);
    expect(await queued()).toMatchObject([{ key: 'kept' }]);
  });
});

describe('an effect in the transaction that ends its job', () => {
  const effect = (ctx: JobContext, id: string) =>
    ctx.db.transaction().execute(async (tx) => {
      await tx
        .insertInto('effect' as never)
        .values({ webhook_id: id } as never)
        .execute();
      await ctx.done(tx as Database);
    });
  const effects = () => commons.sql('select webhook_id from effect');

  test('is there once, though the process fails before it can say that the job is done', async () => {
    const tried = times();
    const job = jobThat(async (ctx, payload) => {
      tried.happen();
      await effect(ctx, payload.webhookId);
      throw new Error('too late to fail');
    });
    start([job]);
    await addJob(commons.db, job, { webhookId });
    await empty();
    expect([tried.count(), await effects()]).toEqual([1, [{ webhook_id: webhookId }]]);
  });

  test('is undone when another process has taken the job over, and is there once by that', async () => {
    const tried = times();
    const { promise: goOn, resolve } = Promise.withResolvers<void>();
    const outcomes: string[] = [];
    const job = jobThat(async (ctx, payload) => {
      const isFirst = tried.happen() === 1;
      if (isFirst) await goOn;
      await effect(ctx, payload.webhookId).then(
        () => outcomes.push('done'),
        (error: Error) => outcomes.push(error.message),
      );
      if (!isFirst) resolve();
    });
    // It does not say that it is still there, as if it were stopped for a while.
    start([job], { renewMs: 3_600_000 });
    await addJob(commons.db, job, { webhookId });
    await tried.was(1);
    start([job], { staleMs: 100, renewMs: 50 });
    await tried.was(2);
    await expect.poll(() => outcomes, { timeout: 20_000 }).toEqual(['done', 'another process has taken this job over']);
    expect(await effects()).toEqual([{ webhook_id: webhookId }]);
  });
});

describe('the runner', () => {
  test('does not take over what a living process is at, however long that takes', async () => {
    const tried = times();
    const { promise: goOn, resolve } = Promise.withResolvers<void>();
    const job = jobThat(async () => {
      tried.happen();
      await goOn;
    });
    for (let i = 0; i < 2; i++) start([job], { staleMs: 2_000, renewMs: 100 });
    await addJob(commons.db, job, { webhookId });
    await tried.was(1);
    await new Promise((later) => setTimeout(later, 4_000));
    resolve();
    await empty();
    expect(tried.count()).toBe(1);
  });

  test('finds jobs where LISTEN does nothing, and prepares no statement', async () => {
    const { query } = pg.Client.prototype;
    const names: unknown[] = [];
    vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function deaf(
      this: pg.Client,
      ...args: unknown[]
    ): never {
      const [first] = args as [string | { text: string; name?: string }];
      const ours = (this as unknown as { connectionParameters: { application_name: string } }).connectionParameters;
      if (ours.application_name === 'grid-commons-jobs') {
        if (typeof first === 'object' && first.name !== undefined) names.push(first.name);
        if (typeof first === 'string' && first.startsWith('LISTEN')) args[0] = 'select 1';
      }
      return (query as (...all: unknown[]) => never).apply(this, args);
    });
    const told = times();
    const job = jobThat(async () => void told.happen());
    start([job]);
    // From a connection of somebody else, when the runner has found nothing for a while.
    await new Promise((later) => setTimeout(later, 2_500));
    await commons.sql('select graphile_worker.add_job($1, $2, job_key => $3)', [
      job.name,
      JSON.stringify({ webhookId }),
      `${job.name}:${webhookId}`,
    ]);
    await told.was(1);
    expect(names).toEqual([]);
  });

  test('goes on when its connections were cut', async () => {
    const told = times();
    const job = jobThat(async () => void told.happen());
    start([job]);
    await addJob(commons.db, job, { webhookId });
    await told.was(1);
    // As the role that they are of.
    const cut = await sql(commons.databaseUrl)(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and application_name = 'grid-commons-jobs'`,
    );
    expect(cut.length).toBeGreaterThan(0);
    await addJob(commons.db, job, { webhookId });
    await told.was(2);
  });

  test('has places for its own jobs while others are waited for', async () => {
    const waiting = times();
    const told = times();
    const slow = jobThat(
      async ({ giveUp }) => {
        waiting.happen();
        await new Promise<void>((resolve) => giveUp.addEventListener('abort', () => resolve()));
      },
      { waitsForOthers: true },
    );
    const own = jobThat(async () => void told.happen());
    start([slow, own]);
    for (let i = 0; i < 60; i++) await addJob(commons.db, slow, { webhookId: newId('whk') });
    await waiting.was(50);
    await addJob(commons.db, own, { webhookId });
    await told.was(1);
    expect(waiting.count()).toBe(50);
  });

  test('waits at its end for what is under way, and tells it to give up after a time', async () => {
    const began = times();
    const seen: string[] = [];
    const job = jobThat(async ({ closing, giveUp }, payload) => {
      closing.addEventListener('abort', () => seen.push('closing'));
      began.happen();
      await new Promise<void>((resolve) => giveUp.addEventListener('abort', () => resolve()));
      seen.push(`gave up ${payload.webhookId}`);
    });
    const runner = start([job]);
    await addJob(commons.db, job, { webhookId });
    await began.was(1);
    const at = performance.now();
    await runner.close();
    expect(performance.now() - at).toBeGreaterThan(4_900);
    expect(seen).toEqual(['closing', `gave up ${webhookId}`]);
    runners.pop();
    await empty();
  });

  test('looks at what was committed when a process starts, and after the last of its own commits, once for many', async () => {
    const seen: number[] = [];
    const looks: number[] = [];
    const job: Job = {
      name: 'test.committed',
      payload: idsOf({}),
      afterCommits: true,
      async run() {
        looks.push(performance.now());
        seen.push((await commons.sql('select from effect')).length);
      },
    };
    await commons.sql(`insert into effect values ('before')`);
    start([job]);
    await expect.poll(() => seen, { timeout: 20_000 }).toEqual([1]);
    const actor = { ...ANONYMOUS, accountId: newId('acc') };
    const COMMITS = 30;
    const began = performance.now();
    for (let i = 0; i < COMMITS; i++) {
      await inTransactionAs(
        requestOf(commons, 'somebody'),
        async () => actor,
        async ({ db }) => {
          await db
            .insertInto('effect' as never)
            .values({ webhook_id: 'during' } as never)
            .execute();
        },
      );
    }
    const tookMs = performance.now() - began;
    await expect.poll(() => seen.at(-1), { timeout: 20_000 }).toBe(1 + COMMITS);
    await empty();
    // One at the start, one for the first of them, one after the last, and one for each rest in between.
    expect(looks.length).toBeLessThanOrEqual(3 + tookMs / REST_MS);
    const gaps = looks.slice(1).map((look, i) => look - looks[i]!);
    // A timer may strike up to a millisecond early.
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(REST_MS - 1);
  });

  test('queues what has a schedule once for all processes', async () => {
    const told = times();
    const job: Job = {
      name: 'test.scheduled',
      payload: idsOf({}),
      schedule: '* * * * *',
      run: async () => void told.happen(),
    };
    const minute = Temporal.Instant.from('2026-01-01T00:00:00Z').epochMilliseconds;
    vi.useFakeTimers({ toFake: ['Date'], now: minute - 500 });
    for (let i = 0; i < 3; i++) start([job]);
    const known = () => commons.sql('select last_execution from graphile_worker._private_known_crontabs');
    await expect.poll(known, { timeout: 20_000 }).toEqual([{ last_execution: null }]);
    vi.setSystemTime(minute + 1);
    await told.was(1);
    await empty();
    // Until the clocks of the other two have struck.
    await new Promise((later) => setTimeout(later, 2_000));
    expect(told.count()).toBe(1);
    expect(await known()).toEqual([{ last_execution: new Date(minute) }]);
  });
});
