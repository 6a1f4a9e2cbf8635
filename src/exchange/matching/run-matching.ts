import { IsolationLevel } from '@mikro-orm/core';
import type { Context } from '../../request/context.ts';
import { type Database, databaseOf } from '../../database/database.ts';
import { viewerOf } from '../../request/context.ts';
import { inTransaction } from '../../request/transaction.ts';
import { districtCodeOf, localDateOf, localTimeOf, requireDivision } from '../../district/grid/index.ts';
import { newId } from '../../shared/node.ts';
import { requireRange } from '../../shared/range.ts';
import { notFound, notRegistered } from '../../shared/refusal.ts';
import { wholeUnits } from './after-run.ts';
import { type AllottedPair, solve } from './allotted-pairs.ts';
import { explain } from './explanation.ts';
import { MatchOrigin, MatchState } from '../matches/match.entity.ts';
import type { MatchRow } from '../matches/match.loader.ts';
import { weightedSum } from '../judging/score.ts';
import type { MatchWeights } from '../judging/match-weights.entity.ts';
import { weightsInForce } from '../judging/match-weights.loader.ts';
import { requireWeights } from '../judging/match-weights.service.ts';
import { fingerprintOf, type MatchingScope, readMatchingInput } from './matching-input.ts';
import { metricsOf } from './matching-metrics.ts';
import { type FollowedRun, followed, recordStage, tellingOf, type TellStage } from './matching-progress.ts';
import {
  type AllocationMethod,
  type AllocationStage,
  type MatchingComparison,
  MatchingRunLife,
} from './matching-run.entity.ts';
import {
  categoriesOutOfRange,
  notYoursToMatch,
  RUN_CATEGORIES_MAX,
  RUN_DAYS_MAX,
  RUN_DEMANDS_MAX,
  tooManyDemands,
  weightsOnlyTried,
  wrongPeriod,
} from './matching-run.errors.ts';
import type { BookingMatchInput, BookingMatchStartInput } from './matching-run.input.ts';
import type { MatchingRunRow } from './matching-run.loader.ts';
import { mayRunMatching } from './matching-run.policy.ts';
import { demandById } from '../lists/entries/demand.loader.ts';
import { categoryByCode } from '../lists/service-category.loader.ts';
import { changesBetween, ownedPairs, standingProposals } from './changes/run-changes.ts';
import { withRelaxations } from './relaxing/relax-in-worker.ts';
import { supplyById } from '../lists/entries/supply.loader.ts';
import { type RunToKeep, writeRun } from './write-run.ts';

/** What came of a run: a stored one is read again by its id, a dry run is shown as it is. */
type RunOutcome = { readonly id: string } | { readonly dryRun: MatchingRunRow };

/**
 * Sets the demands of a territory against the supplies around them and proposes the best allocation.
 *
 * Nothing is locked while it thinks: it looks at one snapshot, solves in another thread, and then writes proposals, which
 * are judged once more when they are accepted. Two runs at once, or a list that changes meanwhile, lose nothing.
 */
export async function runMatching(ctx: Context, input: BookingMatchInput): Promise<RunOutcome> {
  const asked = await requireScope(ctx, input);
  const { divisionId, dryRun } = asked;
  const run = { id: newId('run'), districtCode: districtCodeOf(asked.scope.path), divisionId };
  if (dryRun) return propose(ctx, input, asked, run, async () => undefined);
  return followed(ctx, run, (tell) => propose(ctx, input, asked, run, tell));
}

/**
 * Works a run that was started, by the same rules, with the rights that its starter has by now.
 * @param stop ends it; nothing is written then
 * @throws Refusal for what can no longer be meant, RunHasEndedError when it was called off
 */
export async function runStarted(
  ctx: Context,
  input: BookingMatchStartInput,
  run: FollowedRun,
  stop: AbortSignal,
): Promise<void> {
  const asked = await requireScope(ctx, input);
  await propose(ctx, input, asked, run, tellingOf(ctx, run), stop);
}

async function propose(
  ctx: Context,
  input: BookingMatchInput,
  { scope, divisionId, dryRun }: Scope,
  { id, districtCode }: FollowedRun,
  tell: TellStage,
  stop?: AbortSignal,
): Promise<RunOutcome> {
  const inForce = await weightsInForce(ctx.db, districtCode);
  const weights = input.weights ? requireWeights(input.weights, ['weights']) : inForce;
  const { input: matchingInput, nearMisses } = await inSnapshot(ctx, (db) => readMatchingInput(db, scope, weights));
  if (matchingInput.demands.length > RUN_DEMANDS_MAX) throw tooManyDemands({ count: matchingInput.demands.length });
  const found = { demands: matchingInput.demands.length, supplies: matchingInput.supplies.length };
  await tell('READ', found);

  const solved = await solve(matchingInput, stop);
  const pairs = solved.pairs.map((pair) => ({ ...pair, id: newId('mat') }));
  const counts = { ...found, matches: pairs.length };
  await tell('SOLVED', counts);
  const run: RunToKeep = {
    id,
    districtCode,
    divisionId,
    scope,
    weightsVersion: inForce.version,
    weights,
    inputHash: fingerprintOf(matchingInput),
    method: solved.method as AllocationMethod,
    solveMilliseconds: solved.milliseconds,
    optimalityGap: solved.optimalityGap,
    gapStage: solved.gapStage as AllocationStage | null,
    demandedQuantity: matchingInput.demands.reduce((sum, { quantity }) => sum + quantity, 0),
    servedQuantity: servedBy(pairs),
    matchedQuantity: wholeUnits(servedBy(pairs)),
    metrics: metricsOf(matchingInput, pairs),
    input: matchingInput,
    pairs,
    explanations: await withRelaxations(
      ctx,
      { input: matchingInput, nearMisses, pairs },
      explain(matchingInput, nearMisses, pairs),
      stop,
    ),
  };
  if (!dryRun) {
    await inTransaction(ctx, async (ctx) => {
      await writeRun(ctx, run);
      await recordStage(ctx, run, 'WRITTEN', counts);
    });
    return { id };
  }
  return { dryRun: await dryRunRow(ctx, run, input.weights ? await comparisonOf(run, inForce) : null) };
}

interface Scope {
  readonly scope: MatchingScope;
  readonly divisionId: string;
  readonly dryRun: boolean;
}

/** What is asked for, checked. @throws Refusal for what cannot be meant, or not by this caller */
export async function requireScope(ctx: Context, input: BookingMatchInput): Promise<Scope> {
  const division = await requireDivision(ctx, input.withinCode, ['withinCode']);
  const place = { divisionId: division.id, divisionPath: division.path };
  const viewer = await viewerOf(ctx);
  if (viewer.accountId === undefined) throw notRegistered();
  if (!mayRunMatching(viewer, place)) throw notYoursToMatch();
  const dryRun = input.dryRun ?? false;
  if (input.weights && !dryRun) throw weightsOnlyTried();

  const today = localDateOf(ctx.now());
  const { validFrom: from, validTo: to } = input;
  const days = Temporal.PlainDate.from(from).until(to, { largestUnit: 'days' }).days + 1;
  const isOver = to < today;
  if (days < 1 || days > RUN_DAYS_MAX || isOver) throw wrongPeriod();
  const categoryCodes = input.categoryCodes ? await requireCategories(ctx, input.categoryCodes) : null;
  return {
    // Nobody can be given anything on dates that have passed.
    scope: {
      path: division.path,
      from: from > today ? from : today,
      to,
      today,
      moment: ctx.now(),
      ...(from <= today && { now: localTimeOf(ctx.now()) }),
      categoryCodes,
    },
    divisionId: division.id,
    dryRun,
  };
}

async function requireCategories(ctx: Context, codes: readonly string[]): Promise<string[]> {
  requireRange(codes.length, { min: 1, max: RUN_CATEGORIES_MAX }, categoriesOutOfRange);
  for (const [at, code] of codes.entries()) {
    if (!(await categoryByCode(ctx).load(code))) {
      throw notFound({ type: 'ServiceCategory', field: ['categoryCodes', String(at)] });
    }
  }
  return [...new Set(codes)].toSorted();
}

/** Reads everything as of one moment. */
function inSnapshot<T>(ctx: Context, read: (db: Database) => Promise<T>): Promise<T> {
  return ctx.orm.em.fork().transactional((em) => read(databaseOf(em)), {
    isolationLevel: IsolationLevel.REPEATABLE_READ,
    readOnly: true,
  });
}

/** What the weights in force would give instead of those of a dry run. */
async function comparisonOf(run: RunToKeep, inForce: MatchWeights): Promise<MatchingComparison> {
  const input = { ...run.input, weights: inForce };
  const { pairs } = await solve(input);
  return {
    weightsVersion: inForce.version,
    metrics: metricsOf(input, pairs),
    matchedQuantity: wholeUnits(servedBy(pairs)),
    pairsGained: without(run.pairs, pairs),
    pairsLost: without(pairs, run.pairs),
    changes: changesBetween(ownedPairs(input, pairs), ownedPairs(run.input, run.pairs)),
  };
}

/** A dry run as it is shown. @param comparison if its weights are others than those in force */
async function dryRunRow(ctx: Context, run: RunToKeep, comparison: MatchingComparison | null): Promise<MatchingRunRow> {
  const { scope, pairs, explanations, ...shown } = run;
  return {
    ...shown,
    weightsVersion: comparison ? null : run.weightsVersion,
    validFrom: scope.from,
    validTo: scope.to,
    categoryCodes: scope.categoryCodes,
    divisionPath: scope.path,
    state: MatchingRunLife.COMPLETED,
    stateReason: null,
    failure: null,
    createdAt: ctx.now().toString({ fractionalSecondDigits: 3 }),
    dryRunResult: {
      matches: (await Promise.all(pairs.map((pair) => dryRunMatch(ctx, run, pair)))).sort(bestFirst),
      unmatched: explanations.map((explanation) => ({
        ...explanation,
        lostToIds: explanation.lostTo,
        earlyRelaxation: null,
      })),
      comparison,
      changes: changesBetween(await standingProposals(ctx.db, run.input), ownedPairs(run.input, pairs)),
    },
  };
}

function bestFirst(a: MatchRow, b: MatchRow): number {
  return b.score.total - a.score.total || (a.id < b.id ? -1 : 1);
}

async function dryRunMatch(ctx: Context, run: RunToKeep, pair: AllottedPair & { id: string }): Promise<MatchRow> {
  const [supply, demand] = await Promise.all([
    supplyById(ctx).load(pair.supplyId),
    demandById(ctx).load(pair.demandId),
  ]);
  const { timeFit, distanceFit, quantityFit, fairness, reliability } = pair;
  return {
    id: pair.id,
    runId: null,
    supplyId: pair.supplyId,
    demandId: pair.demandId,
    quantity: pair.quantity,
    state: MatchState.PROPOSED,
    stateReason: null,
    proposedBy: null,
    pinned: false,
    score: { total: weightedSum(pair, run.weights), timeFit, distanceFit, quantityFit, fairness, reliability },
    origin: MatchOrigin.RUN,
    reach: pair.reach as MatchRow['reach'],
    distanceMeters: pair.distanceMeters,
    acceptedBySupplierAt: null,
    acceptedByDemanderAt: null,
    deliveredQuantity: null,
    acceptanceLapsesAt: null,
    createdAt: ctx.now().toString({ fractionalSecondDigits: 3 }),
    supplyOwnerId: supply!.ownerId,
    demandOwnerId: demand!.ownerId,
    supplyPlacePath: supply!.placePath,
    demandPlacePath: demand!.placePath,
    supplyTitle: supply!.title,
    demandTitle: demand!.title,
    demandPriority: demand!.priority,
    onlyTried: true,
  };
}

/** How many pairs are in one result and not in the other. */
function without(pairs: readonly AllottedPair[], others: readonly AllottedPair[]): number {
  const keys = new Set(others.map(({ supplyId, demandId }) => `${supplyId}/${demandId}`));
  return pairs.filter(({ supplyId, demandId }) => !keys.has(`${supplyId}/${demandId}`)).length;
}

/** What is served is told in steps of this part of a unit. */
const SERVED_STEPS = 1e9;

function servedBy(pairs: readonly AllottedPair[]): number {
  const served = pairs.reduce((sum, pair) => sum + pair.served, 0);
  // Thirds that add up to a whole are one.
  return Math.round(served * SERVED_STEPS) / SERVED_STEPS;
}
