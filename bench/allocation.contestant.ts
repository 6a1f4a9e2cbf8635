/**
 * One way to allocate on one instance, in a process of its own, so that neither the memory nor the garbage of another
 * counts. Arguments: the name of the way, the shape of the instance as JSON, its seed. Prints a {@link Measured} as JSON.
 */
import type { Highs, ModelData } from 'highs';
import type { AllocationProblem, Objective } from '../src/exchange/allocation/allocation.ts';
import { allocationInstance, type InstanceShape } from './allocation.instance.ts';
import { importBuilt } from './built.ts';

/** What one way came to. */
export interface Measured {
  /** With the time to build its model, warm: after {@link WARM_UPS} runs on instances of the smallest size. */
  seconds: number;
  /** The first run of the process, on an instance of the smallest size: code not yet compiled. */
  firstSeconds: number;
  /** Served URGENT, IMPORTANT, ROUTINE, and the score. */
  objective: Objective;
  /** What HiGHS serves when it is asked stage after stage, where one number cannot hold them all; not part of its time. */
  inStages?: Objective | undefined;
  /** Of the process at its peak, the instance included. */
  memoryMiB: number;
  /** What the way says of itself, if it says anything. */
  optimalityGap?: number | undefined;
  method?: string | undefined;
}

/** The ways that are compared. */
export const WAYS = ['greedy', 'ours', 'highs'] as const;
export type Way = (typeof WAYS)[number];

export const SMALLEST = { demands: 534, supplies: 1_000 } as const;
const WARM_UPS = 5;
const UNLIMITED_MS = 3_600_000;
/** Where units serve shares, one number cannot hold all stages for HiGHS to tell apart: it is asked with classes this far apart. */
const SHARES_CLASS = 100;
const SCORE_MAX = 1_000;
/** What a stage may give way by for those after it: as far as its answers are whole. */
const STAGE_TOLERANCE = 1e-7;

interface Answer {
  quantities: ArrayLike<number>;
  optimalityGap?: number;
  method?: string;
}

if (import.meta.main) {
  const [way, shape, seed] = process.argv.slice(2);
  process.stdout.write(JSON.stringify(await measure(way as Way, JSON.parse(shape!) as InstanceShape, Number(seed))));
}

async function measure(way: Way, shape: InstanceShape, seed: number): Promise<Measured> {
  const { allocate, greedyAllocation, objective } = await importBuilt<
    typeof import('../src/exchange/allocation/allocation.ts')
  >('src/exchange/allocation/allocation.js');
  const solve: Record<Way, (problem: AllocationProblem) => Answer | Promise<Answer>> = {
    greedy: (problem) => ({ quantities: greedyAllocation(problem) }),
    ours: (problem) => allocate(problem, { timeLimitMs: UNLIMITED_MS }),
    highs: way === 'highs' ? await oneProgram(shape.windows !== 'SAME') : () => ({ quantities: [] }),
  };
  const timed = async (problem: AllocationProblem): Promise<{ answer: Answer; seconds: number }> => {
    const started = performance.now();
    const answer = await solve[way](problem);
    return { answer, seconds: (performance.now() - started) / 1_000 };
  };
  const warmUps: number[] = [];
  for (let i = 1; i <= WARM_UPS; i++) {
    warmUps.push((await timed(allocationInstance({ ...shape, ...SMALLEST }, 1_000 + i))).seconds);
  }
  const problem = allocationInstance(shape, seed);
  const { answer, seconds } = await timed(problem);
  return {
    seconds,
    firstSeconds: warmUps[0]!,
    objective: objective(problem, Array.from(answer.quantities)),
    inStages: way === 'highs' && shape.shares ? objective(problem, await inStages(problem)) : undefined,
    memoryMiB: Math.round(process.resourceUsage().maxRSS / 1_024),
    optimalityGap: answer.optimalityGap,
    method: answer.method,
  };
}

/**
 * The same problem as one program for HiGHS, handed over as arrays (its text format takes half as long again), with
 * its own choice of method. With one limit on each edge the linear program has whole optima; with more it is an integer one.
 */
async function oneProgram(isInteger: boolean): Promise<(problem: AllocationProblem) => Answer> {
  const highs = await loaded();
  return (problem) => {
    const { demands, parts, edges, limits } = problem;
    // One class outweighs the next as in maximalFlow.
    const classWeight = 1 + SCORE_MAX * Math.min(parts.length, limits.length);
    const hasShares = demands.some((demand) => demand.whole > 1);
    const cost = Float64Array.from(edges, ({ part, score, weight }) => {
      const { priority, whole } = demands[parts[part]!.demand]!;
      return hasShares
        ? (weight / whole) * (SHARES_CLASS ** (priority + 1) * SCORE_MAX + score)
        : (priority + 1) * classWeight + score;
    });
    return highs.withModel(modelOf(highs, problem, { cost, isInteger }), (model) => {
      // Proven to the last unit of the score.
      if (isInteger) model.options.set({ mip_rel_gap: 0, mip_abs_gap: 1 - 1e-6 });
      model.run();
      return { quantities: model.getSolution().colValue.map(Math.round) };
    });
  };
}

/** The best by HiGHS where each stage is a linear program of its own, in which those before it are kept. */
async function inStages(problem: AllocationProblem): Promise<number[]> {
  const highs = await loaded();
  const { demands, parts, edges } = problem;
  return highs.withModel(
    modelOf(highs, problem, { cost: new Float64Array(edges.length), isInteger: false }),
    (model) => {
      for (const stage of [2, 1, 0, null] as const) {
        const cost = Float64Array.from(edges, ({ part, score, weight }) => {
          const { priority, whole } = demands[parts[part]!.demand]!;
          return (weight / whole) * (stage === null ? score / SCORE_MAX : stage === priority ? 1 : 0);
        });
        model.changeColsCost({ kind: 'range', from: 0, to: edges.length - 1 }, cost);
        model.run();
        const indices = Int32Array.from(cost.keys()).filter((e) => cost[e] !== 0);
        if (stage === null || indices.length === 0) continue;
        const least = Number(model.info.get('objective_function_value')) - STAGE_TOLERANCE;
        model.addRow(least, highs.infinity, { indices, values: cost.filter((value) => value !== 0) });
      }
      return Array.from(model.getSolution().colValue, Math.round);
    },
  );
}

async function loaded(): Promise<Highs> {
  const { solver } = await importBuilt<typeof import('../src/exchange/allocation/integer-program.ts')>(
    'src/exchange/allocation/integer-program.js',
  );
  return solver();
}

/** A problem as HiGHS takes it. */
function modelOf(
  highs: Highs,
  { parts, edges, limits }: AllocationProblem,
  { cost, isInteger }: { readonly cost: Float64Array; readonly isInteger: boolean },
): ModelData {
  const rows = parts.length + limits.length;
  const limitsOf: number[][] = edges.map(() => []);
  limits.forEach((limit, l) => limit.edges.forEach((e) => limitsOf[e]!.push(l)));
  const starts = new Int32Array(edges.length + 1);
  limitsOf.forEach((own, e) => (starts[e + 1] = starts[e]! + 1 + own.length));
  const indices = new Int32Array(starts[edges.length]!);
  edges.forEach(({ part }, e) => {
    indices[starts[e]!] = part;
    limitsOf[e]!.forEach((l, at) => (indices[starts[e]! + 1 + at] = parts.length + l));
  });
  return {
    numCols: edges.length,
    numRows: rows,
    sense: highs.constants.objectiveSense.maximize,
    colCost: cost,
    colLower: new Float64Array(edges.length),
    colUpper: new Float64Array(edges.length).fill(highs.infinity),
    rowLower: new Float64Array(rows).fill(-highs.infinity),
    rowUpper: [...parts.map((part) => part.quantity), ...limits.map((limit) => limit.capacity)],
    matrix: {
      format: 'csc',
      numRows: rows,
      numCols: edges.length,
      starts,
      indices,
      values: new Float64Array(indices.length).fill(1),
    },
    ...(isInteger && {
      integrality: new Int32Array(edges.length).fill(highs.constants.variableType.integer),
    }),
  };
}
