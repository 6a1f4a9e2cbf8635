import { sql } from 'kysely';
import { anyOf } from '../../../database/columns.ts';
import type { Database } from '../../../database/database.ts';
import type { Context } from '../../../request/context.ts';
import { compiledSolver } from '../../allocation/integer-program.ts';
import { runInThread, takingTurns } from '../../allocation/solver-thread.ts';
import { FILTERS } from '../../judging/candidate-pairs.ts';
import type { HeldMatch } from '../../judging/entry-times.ts';
import { type Explanation, type NumberedPair, spansOf } from '../explanation.ts';
import { QUARTER_MINUTES } from '../../times/wall-time.ts';
import type { DemandInRun, MatchingInput, NearMisses } from '../matching-input.ts';
import { CLASS_OF } from '../score-scale.ts';
import { SOLVES_AT_ONCE_MAX } from '../solve-in-worker.ts';
import type { DemandToRelax, EntryFacts, RelaxJob } from './relax.ts';
import type { Relaxation } from './relaxation.ts';

/** Demands of one run for which is looked what would help, the most pressing first. */
const RELAXED_MAX = 300;
/** For how long, in milliseconds; for whom there is no time left, nothing is proposed. */
const RELAX_LIMIT_MS = 1_500;
/** A thread that is still not done this long after its limit is cut off. */
const GRACE_MS = 3_000;

// `new URL` is not rewritten by the build, as an import would be.
const WORKER = new URL(import.meta.url.endsWith('.ts') ? './relax.worker.ts' : './relax.worker.js', import.meta.url);

const inTurn = takingTurns(SOLVES_AT_ONCE_MAX);

/** A run as far as it is solved. */
interface SolvedRun {
  readonly input: MatchingInput;
  readonly nearMisses: NearMisses;
  readonly pairs: readonly NumberedPair[];
}

/**
 * What would help each demand that a run leaves with something unmet: every change is judged and solved, for the demand
 * alone beside what others have, in a thread of its own and for a bounded time. A run without such proposals is a run all
 * the same, so that nothing that goes wrong here ends it.
 */
export async function withRelaxations(
  ctx: Pick<Context, 'db' | 'log'>,
  run: SolvedRun,
  explanations: readonly Omit<Explanation, 'relaxations'>[],
  stop?: AbortSignal,
): Promise<Explanation[]> {
  const found = new Map<string, readonly Relaxation[]>();
  try {
    const job = await jobOf(ctx.db, run, explanations);
    if (job.demands.length > 0) {
      const limits = { cutOffMs: RELAX_LIMIT_MS + GRACE_MS, signal: stop };
      const relaxations = await inTurn(() => runInThread<Relaxation[][]>(WORKER, job, limits));
      job.demands.forEach(({ at }, place) => found.set(run.input.demands[at]!.id, relaxations[place]!));
    }
  } catch (error) {
    stop?.throwIfAborted();
    ctx.log.warn({ err: error }, 'what would help the demands of a run could not be found out');
  }
  return explanations.map((explanation) => ({
    ...explanation,
    relaxations: found.get(explanation.demandId) ?? [],
  }));
}

async function jobOf(
  db: Database,
  { input, nearMisses, pairs }: SolvedRun,
  explanations: readonly Omit<Explanation, 'relaxations'>[],
): Promise<RelaxJob> {
  const demandAt = new Map(input.demands.map(({ id }, at) => [id, at]));
  const chosen = explanations
    .map(({ demandId }) => demandAt.get(demandId)!)
    .sort((a, b) => CLASS_OF[input.demands[b]!.priority] - CLASS_OF[input.demands[a]!.priority] || a - b)
    .slice(0, RELAXED_MAX);
  const ids = new Set(chosen.map((at) => input.demands[at]!.id));
  const missesOf = Map.groupBy(
    nearMisses.pairs.filter(({ demandId }) => ids.has(demandId)),
    ({ demandId }) => demandId,
  );
  const servedOf = Map.groupBy(pairs, ({ demandId }) => demandId);
  const known = new Set(input.supplies.map(({ id }) => id));
  const missed = new Set([...missesOf.values()].flat().map(({ supplyId }) => supplyId));
  const others = nearMisses.around.supplies.filter(({ id }) => missed.has(id) && !known.has(id));
  const otherIds = new Set(others.map(({ id }) => id));
  const facilityIds = new Set(others.flatMap(({ facilityId }) => facilityId ?? []));
  const supplyIds = new Set([
    ...missed,
    ...input.pairs.flatMap((pair) => (ids.has(pair.demandId) ? pair.supplyId : [])),
  ]);
  const [factsOfDemands, factsOfSupplies] = await Promise.all([
    readDemandFacts(db, [...ids]),
    readSupplyFacts(db, [...supplyIds]),
  ]);
  const supplyOf = new Map(input.supplies.map((supply) => [supply.id, supply]));
  return {
    input,
    given: pairs.map((pair): HeldMatch => {
      const { facilityId, sharedOverTime } = supplyOf.get(pair.supplyId)!;
      const { id: matchId, demandId, supplyId, quantity } = pair;
      return { matchId, demandId, supplyId, facilityId, sharedOverTime, quantity, spans: spansOf(pair) };
    }),
    others: others.map(({ id, quantity, sharedOverTime, facilityId, facilityCapacity, time }) => ({
      supply: { id, version: 0, ownerId: '', quantity, sharedOverTime, facilityId, facilityCapacity },
      time,
    })),
    heldOfOthers: nearMisses.around.held.filter(
      ({ supplyId, facilityId }) => otherIds.has(supplyId) || (facilityId !== null && facilityIds.has(facilityId)),
    ),
    factsOfSupplies,
    demands: chosen.flatMap((at): DemandToRelax[] => {
      const demand = input.demands[at]!;
      const misses = missesOf.get(demand.id) ?? [];
      if (misses.length === 0 && !hasTerms(demand)) return [];
      return [
        {
          at,
          served: (servedOf.get(demand.id) ?? []).reduce((sum, pair) => sum + pair.served, 0),
          facts: factsOfDemands.get(demand.id)!,
          misses: misses.map((pair) => ({ filter: FILTERS[Math.log2(pair.failed)]!, pair })),
        },
      ];
    }),
    timeLimitMs: RELAX_LIMIT_MS,
    compiled: await compiledSolver(),
  };
}

/** Whether a demand has terms of its own on which it could give way. */
function hasTerms({ splittable, minQuantity, minMinutes, minOccurrences, needsAll }: DemandInRun): boolean {
  return !splittable || minQuantity > 1 || minMinutes > QUARTER_MINUTES || minOccurrences > 1 || needsAll;
}

async function readDemandFacts(db: Database, ids: readonly string[]): Promise<Map<string, DemandToRelax['facts']>> {
  const rows = await db
    .selectFrom('demand as e')
    .innerJoin('supply_demand_list as l', 'l.id', 'e.list_id')
    .innerJoin('service_category as c', 'c.id', 'e.category_id')
    .select(['e.id', 'c.code as categoryCode', 'e.audiences', 'e.min_quantity as minQuantity'])
    .select(['l.valid_from as listFrom', 'l.valid_to as listTo'])
    .select(sql<boolean>`e.latitude is not null`.as('hasPlace'))
    .where('e.id', '=', anyOf(ids))
    .execute();
  return new Map(rows.map(({ id, ...facts }) => [id, facts]));
}

async function readSupplyFacts(db: Database, ids: readonly string[]): Promise<Record<string, EntryFacts>> {
  const rows = await db
    .selectFrom('supply as e')
    .innerJoin('service_category as c', 'c.id', 'e.category_id')
    .select(['e.id', 'c.code as categoryCode', 'e.audiences'])
    .where('e.id', '=', anyOf(ids))
    .execute();
  return Object.fromEntries(rows.map(({ id, ...facts }) => [id, facts]));
}
