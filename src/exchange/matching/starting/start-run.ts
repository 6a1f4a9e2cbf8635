import { LockMode } from '@mikro-orm/core';
import { sql } from 'kysely';
import { districtCodeOf, divisionById } from '../../../district/grid/index.ts';
import type { Context } from '../../../request/context.ts';
import { addJob } from '../../../request/job.ts';
import { record } from '../../../request/record.ts';
import { inTransaction } from '../../../request/transaction.ts';
import { dateOf } from '../../../shared/interval.ts';
import { newId } from '../../../shared/node.ts';
import { notFound } from '../../../shared/refusal.ts';
import { REASON_MAX, requireText } from '../../../shared/text.ts';
import { recordStage } from '../matching-progress.ts';
import { MATCHING_RUN_STEPS, MatchingRun, MatchingRunLife } from '../matching-run.entity.ts';
import { runHasEnded, RUNS_WAITING_MAX, tooManyRunsWait } from '../matching-run.errors.ts';
import type { BookingMatchStartInput, MatchingRunCancelInput } from '../matching-run.input.ts';
import { mayRunMatching } from '../matching-run.policy.ts';
import { requireScope } from '../run-matching.ts';
import { holdQueueOf, wakeNext, workStartedRun } from './work-run.ts';

/** What stands where the figures of a run will stand. */
const NO_METRICS = { suppliers: [], receivers: [], priorities: [], gini: 0, meanScore: 0 };

/**
 * Starts a run and leaves it to the job runner. Those of one division are worked one after the other, in the order in
 * which they were started. @returns its id
 */
export async function startMatching(ctx: Context, input: BookingMatchStartInput): Promise<string> {
  const { scope, divisionId } = await requireScope(ctx, input);
  const districtCode = districtCodeOf(scope.path);
  return inTransaction(ctx, async (ctx) => {
    await holdQueueOf(ctx.db, divisionId);
    const { rows: waiting } = await sql`
      select from matching_run where division_id = ${divisionId} and state = ${MatchingRunLife.PENDING}`.execute(
      ctx.db,
    );
    if (waiting.length >= RUNS_WAITING_MAX) throw tooManyRunsWait();
    const id = newId('run');
    await sql`
      insert into matching_run (id, district_code, division_id, valid_from, valid_to, category_codes, weights_version,
                                input_hash, method, solve_milliseconds, optimality_gap, demanded_quantity,
                                matched_quantity, metrics, created_at, created_by, state)
      values (${id}, ${districtCode}, ${divisionId}, ${scope.from}, ${scope.to},
              ${scope.categoryCodes && [...scope.categoryCodes]}::text[], 0, '', 'FLOW', 0, 0, 0, 0,
              ${JSON.stringify(NO_METRICS)}::jsonb, ${dateOf(ctx.now())}, ${ctx.actor.accountId},
              ${MatchingRunLife.PENDING})`.execute(ctx.db);
    await recordStage(ctx, { id, districtCode, divisionId }, 'STARTED', {});
    await record(ctx, { action: 'bookingMatchStart', subjectId: id, districtCode });
    await addJob(ctx.db, workStartedRun, { runId: id });
    return id;
  });
}

/** Calls off a run that waits or is under way; whoever works it stops within a moment. @returns its id */
export function cancelRun(ctx: Context, input: MatchingRunCancelInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const run = await ctx.em.findOne(MatchingRun, { id: input.runId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    const division = run && (await divisionById(ctx).load(run.divisionId));
    const place = division && { divisionId: division.id, divisionPath: division.path };
    if (!run || !place || !mayRunMatching(ctx.actor, place)) throw notFound({ type: 'MatchingRun', field: ['runId'] });
    const reason = requireText(input.reason, ['reason'], REASON_MAX);
    if (!MATCHING_RUN_STEPS.canTake('CANCEL', run.state)) throw runHasEnded({ state: run.state });
    run.cancel(reason);
    await ctx.em.flush();
    await recordStage(ctx, run, 'CANCELLED', {});
    await record(ctx, {
      action: 'matchingRunCancel',
      subjectId: run.id,
      districtCode: run.districtCode,
      fields: ['state', 'stateReason'],
      topic: 'matching_run.cancelled',
    });
    await wakeNext(ctx.db, run.divisionId);
    return run.id;
  });
}
