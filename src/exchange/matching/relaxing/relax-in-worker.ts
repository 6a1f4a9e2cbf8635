import { sql } from 'kysely';
import { anyOf } from '../../../database/columns.ts';
import type { Database } from '../../../database/database.ts';
import type { Context } from '../../../request/context.ts';
import { compiledSolver } from '../../allocation/integer-program.ts';
import { runInThread, takingTurns } from '../../allocation/solver-thread.ts';
import { type CandidatePair, type Filter, FILTERS } from '../../judging/candidate-pairs.ts';
import type { HeldMatch } from '../../judging/entry-times.ts';
import { type Explanation, type NumberedPair, spansOf } from '../explanation.ts';
import { QUARTER_MINUTES } from '../../times/wall-time.ts';
import {
  type DemandInRun,
  type MatchingInput,
  NEAR_MISSES_MAX,
  type NearMisses,
  readAllPairs,
} from '../matching-input.ts';
import { CLASS_OF } from '../score-scale.ts';
import { SOLVES_AT_ONCE_MAX } from '../solve-in-worker.ts';
import { filtersOf } from './changed-by.ts';
import type { DemandToRelax, EntryFacts, FoundRelaxation, RelaxJob } from './relax-job.ts';
import { type Relaxation, RELAXATION_KINDS } from './relaxation.ts';

/** Demands of one run for which is looked what would help, the most pressing first. */
const RELAXED_MAX = 300;
/** For how long, in milliseconds; for whom there is no time left, nothing is proposed. */
const RELAX_LIMIT_MS = 1_500;
/** For how long what some of it brings is worked out with all that it opens; what is not done by then is not proposed. */
const CERTAIN_LIMIT_MS = 1_000;
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
 * alone beside what others have, in a thread of its own and for a bounded time. It is looked for among the first of what a
 * change would open; where there is more, what is found is then judged with all of it. A run without such proposals is a
 * run all the same, so that nothing that goes wrong here ends it.
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
    for (const { at, relaxations } of await certain(ctx.db, run, job, await solved(job, stop), stop)) {
      found.set(run.input.demands[at]!.id, relaxations);
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

async function solved(job: RelaxJob, signal: AbortSignal | undefined): Promise<FoundRelaxation[][]> {
  if (job.demands.length === 0) return [];
  const limits = { cutOffMs: job.timeLimitMs + GRACE_MS, signal };
  return inTurn(() => runInThread<FoundRelaxation[][]>(WORKER, job, limits));
}

/** What was found for each demand of a job, with what it brings when all that it opens is looked at. */
async function certain(
  db: Database,
  { input, nearMisses }: SolvedRun,
  job: RelaxJob,
  found: readonly FoundRelaxation[][],
  signal: AbortSignal | undefined,
): Promise<{ readonly at: number; readonly relaxations: readonly Relaxation[] }[]> {
  const places = [...job.demands.keys()].filter((place) => found[place]!.some(({ isCertain }) => !isCertain));
  const wanted = places.flatMap((place) => {
    const { at, candidatesInPart, knownInPart } = job.demands[place]!;
    const opened = new Set(
      found[place]!.flatMap(({ relaxation, isCertain }) => (isCertain ? [] : filtersOf(relaxation.kind))),
    );
    const bits = knownInPart.filter((filter) => opened.has(filter)).map(bitOf);
    const { id: demandId } = input.demands[at]!;
    return (candidatesInPart ? [...bits, 0] : bits).map((failed) => ({ demandId, failed }));
  });
  const again = new Map<number, readonly FoundRelaxation[]>();
  if (wanted.length > 0) {
    const pairs = Map.groupBy(await readAllPairs(db, input, nearMisses, wanted), ({ demandId }) => demandId);
    const demands = places.map((place) =>
      knowingAll(job.demands[place]!, pairs.get(input.demands[job.demands[place]!.at]!.id) ?? [], found[place]!),
    );
    const supplyIds = new Set([...pairs.values()].flat().map(({ supplyId }) => supplyId));
    const more = {
      ...job,
      ...(await aroundOf(db, input, nearMisses, [...supplyIds, ...Object.keys(job.factsOfSupplies)])),
    };
    const answers = await solved({ ...more, demands, timeLimitMs: CERTAIN_LIMIT_MS }, signal);
    places.forEach((place, at) => again.set(place, answers[at]!));
  }
  return job.demands.map(({ at }, place) => ({
    at,
    relaxations: [...found[place]!, ...(again.get(place) ?? [])]
      .filter(({ isCertain }) => isCertain)
      .map(({ relaxation }) => relaxation)
      .sort((a, b) => RELAXATION_KINDS.indexOf(a.kind) - RELAXATION_KINDS.indexOf(b.kind)),
  }));
}

/** A demand with all that the changes which are not certain would open, and these changes. */
function knowingAll(
  demand: DemandToRelax,
  pairs: readonly CandidatePair[],
  found: readonly FoundRelaxation[],
): DemandToRelax {
  const read = new Set(pairs.map(({ failed }) => failed));
  return {
    ...demand,
    misses: [
      ...demand.misses.filter(({ filter }) => !read.has(bitOf(filter))),
      ...pairs.flatMap((pair) => (pair.failed === 0 ? [] : missOf(pair))),
    ],
    knownInPart: demand.knownInPart.filter((filter) => !read.has(bitOf(filter))),
    ...(demand.candidatesInPart && { candidatesInPart: false, candidates: pairs.filter(({ failed }) => failed === 0) }),
    settled: found.flatMap(({ relaxation, isCertain }) => (isCertain ? [] : relaxation)),
  };
}

function missOf(pair: CandidatePair): DemandToRelax['misses'][number] {
  return { filter: FILTERS[Math.log2(pair.failed)]!, pair };
}

function bitOf(filter: Filter): number {
  return 2 ** FILTERS.indexOf(filter);
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
  const supplyIds = new Set([
    ...[...missesOf.values()].flat().map(({ supplyId }) => supplyId),
    ...input.pairs.flatMap((pair) => (ids.has(pair.demandId) ? pair.supplyId : [])),
  ]);
  const [factsOfDemands, around] = await Promise.all([
    readDemandFacts(db, [...ids]),
    aroundOf(db, input, nearMisses, [...supplyIds]),
  ]);
  const supplyOf = new Map(input.supplies.map((supply) => [supply.id, supply]));
  return {
    input,
    given: pairs.map((pair): HeldMatch => {
      const { facilityId, sharedOverTime } = supplyOf.get(pair.supplyId)!;
      const { id: matchId, demandId, supplyId, quantity } = pair;
      return { matchId, demandId, supplyId, facilityId, sharedOverTime, quantity, spans: spansOf(pair) };
    }),
    ...around,
    demands: chosen.flatMap((at): DemandToRelax[] => {
      const demand = input.demands[at]!;
      const misses = missesOf.get(demand.id) ?? [];
      if (misses.length === 0 && !hasTerms(demand)) return [];
      return [
        {
          at,
          facts: factsOfDemands.get(demand.id)!,
          misses: misses.map(missOf),
          knownInPart: FILTERS.filter((filter) =>
            misses.some(({ failed, among }) => failed === bitOf(filter) && among > NEAR_MISSES_MAX),
          ),
          candidatesInPart: nearMisses.candidatesInPart.has(demand.id),
        },
      ];
    }),
    timeLimitMs: RELAX_LIMIT_MS,
    compiled: await compiledSolver(),
  };
}

/** What a job says of some supplies: those that are not in the input, and what all of them are given for. */
async function aroundOf(
  db: Database,
  input: MatchingInput,
  { around }: NearMisses,
  supplyIds: readonly string[],
): Promise<Pick<RelaxJob, 'others' | 'heldOfOthers' | 'factsOfSupplies'>> {
  const known = new Set(input.supplies.map(({ id }) => id));
  const wanted = new Set(supplyIds);
  const others = around.supplies.filter(({ id }) => wanted.has(id) && !known.has(id));
  const otherIds = new Set(others.map(({ id }) => id));
  const facilityIds = new Set(others.flatMap(({ facilityId }) => facilityId ?? []));
  return {
    others: others.map(({ id, quantity, sharedOverTime, facilityId, facilityCapacity, time }) => ({
      supply: { id, version: 0, ownerId: '', quantity, sharedOverTime, facilityId, facilityCapacity },
      time,
    })),
    heldOfOthers: around.held.filter(
      ({ supplyId, facilityId }) => otherIds.has(supplyId) || (facilityId !== null && facilityIds.has(facilityId)),
    ),
    factsOfSupplies: await readSupplyFacts(db, [...wanted]),
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
