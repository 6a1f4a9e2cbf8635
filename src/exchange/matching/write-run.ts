import { sql } from 'kysely';
import type { WriteContext } from '../../request/context.ts';
import { dateOf } from '../../shared/interval.ts';
import { record } from '../../request/record.ts';
import { writeOccurrences } from '../matches/match-occurrences.ts';
import type { Explanation, NumberedPair } from './explanation.ts';
import { type ScoreParts, weightedSum } from '../judging/score.ts';
import { type MatchingInput, type MatchingScope, MODEL_VERSION } from './matching-input.ts';
import {
  type AllocationMethod,
  type AllocationStage,
  MATCHING_RUN_STEPS,
  type MatchingMetrics,
} from './matching-run.entity.ts';

/** A run that is to be kept, with all that came of it. */
export interface RunToKeep {
  readonly id: string;
  readonly districtCode: string;
  readonly divisionId: string;
  readonly scope: MatchingScope;
  readonly weightsVersion: number;
  readonly weights: ScoreParts;
  readonly inputHash: string;
  readonly method: AllocationMethod;
  readonly solveMilliseconds: number;
  readonly optimalityGap: number;
  readonly gapStage: AllocationStage | null;
  readonly demandedQuantity: number;
  readonly servedQuantity: number;
  readonly matchedQuantity: number;
  readonly metrics: MatchingMetrics;
  readonly input: MatchingInput;
  readonly pairs: readonly NumberedPair[];
  readonly explanations: readonly Explanation[];
}

/** A run that was started has ended before it could be written: somebody has called it off. */
export class RunHasEndedError extends Error {
  override name = 'RunHasEndedError';
}

/**
 * Writes a run and its proposals, in place of those that earlier runs made for the same demands and dates and that nobody
 * has answered or pinned. Of two runs in one district the later to write has the say.
 * @returns the id of the run
 * @throws RunHasEndedError for one that was started and called off meanwhile
 */
export async function writeRun(ctx: WriteContext, run: RunToKeep): Promise<string> {
  const { id, districtCode } = run;
  // Ends with the transaction, whatever becomes of the process.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`matching/${districtCode}`}, 0))`.execute(ctx.db);
  await insertRun(ctx, run);
  await supersede(ctx, run);
  await insertMatches(ctx, run);
  await insertExplanations(ctx, run);
  await record(ctx, { action: 'bookingMatch', subjectId: id, districtCode, topic: 'matching_run.completed' });
  return id;
}

async function insertRun(ctx: WriteContext, run: RunToKeep): Promise<void> {
  const { scope } = run;
  // One that was started is there already.
  const { rows } = await sql`
    with run as (
      insert into matching_run (id, district_code, division_id, valid_from, valid_to, category_codes, weights_version,
                                input_hash, model_version, method, solve_milliseconds, optimality_gap, gap_stage,
                                demanded_quantity, served_quantity, matched_quantity, metrics, created_at, created_by)
      values (${run.id}, ${run.districtCode}, ${run.divisionId}, ${scope.from}, ${scope.to},
              ${scope.categoryCodes && [...scope.categoryCodes]}::text[], ${run.weightsVersion}, ${run.inputHash},
              ${MODEL_VERSION}, ${run.method}, ${run.solveMilliseconds}, ${run.optimalityGap}, ${run.gapStage}, ${run.demandedQuantity},
              ${run.servedQuantity}, ${run.matchedQuantity}, ${JSON.stringify(run.metrics)}::jsonb, ${dateOf(ctx.now())}, ${ctx.actor.accountId})
      on conflict (id) do update
        set valid_from = excluded.valid_from, weights_version = excluded.weights_version,
            input_hash = excluded.input_hash, model_version = excluded.model_version,
            served_quantity = excluded.served_quantity, method = excluded.method, solve_milliseconds = excluded.solve_milliseconds,
            optimality_gap = excluded.optimality_gap, gap_stage = excluded.gap_stage, demanded_quantity = excluded.demanded_quantity,
            matched_quantity = excluded.matched_quantity, metrics = excluded.metrics,
            state = ${MATCHING_RUN_STEPS.targetOf('COMPLETE')}
        where matching_run.state = any(${[...MATCHING_RUN_STEPS.statesThatTake('COMPLETE')]}::text[])
      returning id)
    insert into matching_run_input (run_id, input) select id, ${JSON.stringify(run.input)}::jsonb from run
    returning run_id`.execute(ctx.db);
  if (rows.length === 0) throw new RunHasEndedError();
}

/**
 * In the order of their ids, as everybody who takes several does. A proposal for other dates gives way only to one of the
 * same pair, as a pair has one proposal.
 */
async function supersede(ctx: WriteContext, { id, input: { demands, from, to }, pairs }: RunToKeep): Promise<void> {
  await sql`
    with superseded as (
      select m.id from match m join matching_run r on r.id = m.run_id
      where m.state = 'PROPOSED' and not m.pinned and m.demand_id = any(${demands.map((demand) => demand.id)})
        and (daterange(r.valid_from, r.valid_to, '[]') && daterange(${from}::date, ${to}::date, '[]')
             or (m.supply_id, m.demand_id) in (
               select p.supply_id, p.demand_id
               from unnest(${pairs.map((pair) => pair.supplyId)}::text[], ${pairs.map((pair) => pair.demandId)}::text[])
                 as p (supply_id, demand_id)))
      order by m.id for no key update of m)
    update match m set state = 'CANCELLED', ended_by = 'RUN', state_reason = ${`superseded by ${id}`},
                       updated_at = ${dateOf(ctx.now())}, version = m.version + 1
    from superseded where m.id = superseded.id and m.state = 'PROPOSED' and not m.pinned`.execute(ctx.db);
}

async function insertMatches(ctx: WriteContext, run: RunToKeep): Promise<void> {
  const versions = new Map([...run.input.demands, ...run.input.supplies].map(({ id, version }) => [id, version]));
  const rows = run.pairs.map((pair) => ({
    id: pair.id,
    supply_id: pair.supplyId,
    demand_id: pair.demandId,
    quantity: pair.quantity,
    time_fit: pair.timeFit,
    distance_fit: pair.distanceFit,
    quantity_fit: pair.quantityFit,
    fairness: pair.fairness,
    reliability: pair.reliability,
    score: weightedSum(pair, run.weights),
    reach: pair.reach,
    distance_meters: pair.distanceMeters,
    supply_version: versions.get(pair.supplyId)!,
    demand_version: versions.get(pair.demandId)!,
  }));
  // Since the snapshot somebody may have declined the pair, or pinned a proposal of it: that stands.
  const { rows: made } = await sql<{ id: string }>`
    insert into match (id, district_code, run_id, supply_id, demand_id, quantity, state, time_fit, distance_fit,
                       quantity_fit, fairness, reliability, score, weights_version, reach, distance_meters,
                       supply_version, demand_version, created_at, created_by, updated_at)
    select p.id, ${run.districtCode}, ${run.id}, p.supply_id, p.demand_id, p.quantity, 'PROPOSED', p.time_fit,
           p.distance_fit, p.quantity_fit, p.fairness, p.reliability, p.score, ${run.weightsVersion}, p.reach,
           p.distance_meters, p.supply_version, p.demand_version, ${dateOf(ctx.now())}, ${ctx.actor.accountId},
           ${dateOf(ctx.now())}
    from jsonb_populate_recordset(null::match, ${JSON.stringify(rows)}::jsonb) as p
    where not exists (select from match m where m.supply_id = p.supply_id and m.demand_id = p.demand_id
                        and m.state = 'DECLINED')
    on conflict (supply_id, demand_id) where state = 'PROPOSED' do nothing
    returning id`.execute(ctx.db);
  const ids = new Set(made.map(({ id }) => id));
  await writeOccurrences(
    ctx.db,
    run.pairs
      .filter(({ id }) => ids.has(id))
      .flatMap(({ id, occurrences }) => occurrences.map((occurrence) => ({ matchId: id, ...occurrence }))),
  );
}

async function insertExplanations(ctx: WriteContext, run: RunToKeep): Promise<void> {
  const rows = run.explanations.map((explanation) => ({
    demand_id: explanation.demandId,
    unmet_quantity: explanation.unmetQuantity,
    coverage: explanation.coverage,
    unmet_stretches: explanation.unmetStretches,
    reason: explanation.reason,
    lost_to: explanation.lostTo,
    short_by: explanation.shortBy,
    relaxations: explanation.relaxations,
    escalated: explanation.escalated,
  }));
  await sql`
    insert into unmatched_demand (run_id, demand_id, unmet_quantity, coverage, unmet_stretches, reason, lost_to,
                                  short_by, relaxations, escalated)
    select ${run.id}, u.demand_id, u.unmet_quantity, u.coverage, u.unmet_stretches, u.reason, u.lost_to, u.short_by,
           u.relaxations, u.escalated
    from jsonb_populate_recordset(null::unmatched_demand, ${JSON.stringify(rows)}::jsonb) as u`.execute(ctx.db);
  const escalated = run.explanations.filter((explanation) => explanation.escalated).map(({ demandId }) => demandId);
  // In the order of their ids; a demand that somebody can meet by now is no longer a matter for those above.
  await sql`
    with changed as (
      select d.id from demand d
      where d.id = any(${run.input.demands.map((demand) => demand.id)})
        and (d.escalated_at is not null) <> (d.id = any(${escalated}))
      order by d.id for no key update)
    update demand d
    set escalated_at = case when d.id = any(${escalated}) then ${dateOf(ctx.now())}::timestamptz end
    from changed where d.id = changed.id`.execute(ctx.db);
}
