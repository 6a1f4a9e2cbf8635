import { sql } from 'kysely';
import { readViewer } from '../../../district/identity/index.ts';
import type { Database } from '../../../database/database.ts';
import type { Context } from '../../../request/context.ts';
import { addJob, idsOf, type Job, type JobContext } from '../../../request/job.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { takingTurns } from '../../allocation/solver-thread.ts';
import { type FollowedRun, recordStage } from '../matching-progress.ts';
import { MATCHING_RUN_STEPS, MatchingRunLife } from '../matching-run.entity.ts';
import { notYoursToMatch, RUN_TRIES_MAX, runBroke, runWasInterrupted } from '../matching-run.errors.ts';
import type { BookingMatchStartInput } from '../matching-run.input.ts';
import { runStarted } from '../run-matching.ts';
import { SOLVES_AT_ONCE_MAX } from '../solve-in-worker.ts';
import { RunHasEndedError } from '../write-run.ts';

/** How often is looked whether a run that is worked has been called off, in milliseconds. */
const LOOK_MS = 500;
/** A run that waits for another of its division looks again after so long, in milliseconds, if nobody wakes it before. */
const WAIT_MS = 5_000;

/**
 * Works a run that was started. Of one division one is worked at a time, in the order in which they were started: the
 * others wait, and whoever ends one wakes the next. A run whose process is gone is taken up again from its beginning, as
 * nothing of it is written before its result.
 */
export const workStartedRun: Job<{ runId: string }> = {
  name: 'matching.run',
  payload: idsOf({ runId: 'run' }),
  // It waits for a thread, which takes as long as others do, and is to hold up no other job.
  waitsForOthers: true,
  run: (job, { runId }) => inTurn(() => work(job, runId)),
};

/** As many as are solved at once; the others hold nothing in memory meanwhile. */
const inTurn = takingTurns(SOLVES_AT_ONCE_MAX);

/** A run that was started and has not ended. */
interface StartedRun extends FollowedRun {
  readonly input: BookingMatchStartInput;
  readonly issuer: string;
  readonly subject: string;
  readonly isDisabled: boolean;
}

async function work(job: JobContext, runId: string): Promise<void> {
  const run = await startedRun(job.db, runId);
  const begun = run && (await begin(job.db, run));
  if (!begun) return;
  if (begun === 'WAITS') return addJob(job.db, workStartedRun, { runId }, { inMs: WAIT_MS });
  if (begun.tries > RUN_TRIES_MAX) return fail(job, run, runWasInterrupted());
  if (run.isDisabled) return fail(job, run, notYoursToMatch());
  const calledOff = new AbortController();
  const watching = setInterval(() => void watch(job.db, runId, calledOff), LOOK_MS);
  try {
    await runStarted(contextOf(job, run), run.input, run, AbortSignal.any([calledOff.signal, job.giveUp]));
    await wakeNext(job.db, run.divisionId);
  } catch (error) {
    // Whoever called it off has woken the next.
    if (error instanceof RunHasEndedError || calledOff.signal.aborted) return;
    if (error instanceof Refusal) return await fail(job, run, error);
    // What was not there for a moment is there the next time; what breaks each time is given up.
    if (job.giveUp.aborted || begun.tries < RUN_TRIES_MAX) throw error;
    job.log.error({ err: error, runId }, 'a matching run is given up');
    await fail(job, run, runBroke({ id: runId }));
  } finally {
    clearInterval(watching);
  }
}

async function startedRun(db: Database, runId: string): Promise<StartedRun | undefined> {
  const { rows } = await sql<StartedRun>`
    select r.id, r.district_code as "districtCode", r.division_id as "divisionId", a.issuer, a.subject,
           a.disabled_at is not null as "isDisabled",
           json_build_object('withinCode', d.code, 'validFrom', r.valid_from, 'validTo', r.valid_to,
                             'categoryCodes', r.category_codes) as input
    from matching_run r join division d on d.id = r.division_id join account a on a.id = r.created_by
    where r.id = ${runId} and r.state = any(${[...MATCHING_RUN_STEPS.statesThatTake('BEGIN')]}::text[])`.execute(db);
  return rows[0];
}

/** Begins to work a run, or takes it up again. Undefined for one that has ended meanwhile. */
function begin(
  db: Database,
  { id, divisionId }: StartedRun,
): Promise<{ readonly tries: number } | 'WAITS' | undefined> {
  return db.transaction().execute(async (tx) => {
    await holdQueueOf(tx as Database, divisionId);
    const { rows: before } = await sql`
      select from matching_run r join matching_run o on o.division_id = r.division_id and o.id <> r.id
      where r.id = ${id} and r.state = ${MatchingRunLife.PENDING}
        and (o.state = ${MatchingRunLife.RUNNING}
          or o.state = ${MatchingRunLife.PENDING} and (o.created_at, o.id) < (r.created_at, r.id))`.execute(tx);
    if (before.length > 0) return 'WAITS';
    const { rows } = await sql<{ tries: number }>`
      update matching_run set state = ${MATCHING_RUN_STEPS.targetOf('BEGIN')}, tries = tries + 1
      where id = ${id} and state = any(${[...MATCHING_RUN_STEPS.statesThatTake('BEGIN')]}::text[])
      returning tries`.execute(tx);
    return rows[0];
  });
}

/** Ends a run that comes to nothing, and says why; the next of its division can begin. */
async function fail({ db, now }: JobContext, run: StartedRun, { kind, details }: Refusal): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { rows } = await sql`
      update matching_run
      set state = ${MATCHING_RUN_STEPS.targetOf('FAIL')}, failure = ${JSON.stringify({ kind, details })}::jsonb
      where id = ${run.id} and state = any(${[...MATCHING_RUN_STEPS.statesThatTake('FAIL')]}::text[])
      returning id`.execute(tx);
    if (rows.length === 0) return;
    await recordStage({ db: tx as Database, now }, run, 'FAILED', {});
    await wakeNext(tx as Database, run.divisionId);
  });
}

/** Looks whether a run has been called off. That this cannot be seen for a moment changes nothing: it is seen at the end. */
async function watch(db: Database, runId: string, calledOff: AbortController): Promise<void> {
  const { rows } = await sql<{ state: MatchingRunLife }>`select state from matching_run where id = ${runId}`
    .execute(db)
    .catch(() => ({ rows: [] }));
  if (rows[0]?.state === MatchingRunLife.CANCELLED) calledOff.abort(new RunHasEndedError());
}

/** What a run is worked with: what its starter would ask with now. */
function contextOf(job: JobContext, { id, issuer, subject }: StartedRun): Context {
  return { ...job, identity: { issuer, subject }, readViewer, language: 'zh-CN', requestId: id, reads: {} };
}

/** Keeps the queue of a division as it is until the transaction ends. */
export async function holdQueueOf(db: Database, divisionId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`matching-queue/${divisionId}`}, 0))`.execute(db);
}

/** Has the run of a division worked that waits longest. */
export async function wakeNext(db: Database, divisionId: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select id from matching_run where division_id = ${divisionId} and state = ${MatchingRunLife.PENDING}
    order by created_at, id limit 1`.execute(db);
  if (rows[0]) await addJob(db, workStartedRun, { runId: rows[0].id });
}
