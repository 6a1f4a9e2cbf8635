import { componentsOf, type Component } from './components.ts';
import { maximalFlow, type Flow } from './flow.ts';
import { gainsOf } from './gains.ts';
import { greedyQuantities } from './greedy.ts';
import {
  solveIntegerProgram,
  type Bounded,
  type SolverChoices,
  type SolverCode,
  type Start,
} from './integer-program.ts';
import { type LimitTree, limitTreeOf } from './limit-tree.ts';
import { networkFlow } from './network-flow.ts';
import {
  compareObjectives,
  gainedBy,
  objectiveOf,
  SCORE_STAGE,
  type Stage,
  STAGES,
  stageOf,
  type Objective,
} from './objective.ts';
import { hasRules, packed, type PackedProblem } from './packed-problem.ts';
import type { AllocationProblem } from './problem.ts';
import { violationsOf, type Violation } from './violations.ts';
import { levelsOf, type Valued, weightsOf } from './weights.ts';

export type {
  AllocationProblem,
  CandidateEdge,
  CapacityLimit,
  PlainDemand,
  PlainEdge,
  PlainProblem,
} from './problem.ts';
export { onePartEach } from './problem.ts';
export type { Objective } from './objective.ts';
export type { Violation } from './violations.ts';

/**
 * What a component may take at least, in milliseconds, as long as there is time: most need far less, and where there are
 * thousands a share would be too short for any.
 */
const COMPONENT_MS = 50;

/** Who gets how much. */
export interface Allocation {
  /** Per edge. */
  quantities: number[];
  /**
   * 0 when exact; else (proven bound − achieved) / bound of the first stage of the objective that is not proven (the
   * stages are what is served of URGENT, IMPORTANT and ROUTINE demands, and the score).
   */
  optimalityGap: number;
  /** That stage; null when exact. */
  gapStage: Stage | null;
  /** What had to be used: the flow of {@link maximalFlow}, the integer program, or each for some part. */
  method: 'FLOW' | 'INTEGER_PROGRAM' | 'MIXED';
}

interface AllocationOptions {
  /** For all of it, from the call. An answer that needed more is the best found by then, which depends on the machine's speed. */
  timeLimitMs: number;
  /** The code of the solver, see `compiledSolver`; compiled on the way if it is not given. */
  compiled?: SolverCode;
  /**
   * Whether the best is looked for in fractions first, unless it is said not to be: much faster, and of several answers
   * that are worth the same it may give another.
   */
  fractionsFirst?: boolean;
}

/**
 * Decides which supply serves how much of which demand. It maximises, in this order, what is served of URGENT, of
 * IMPORTANT and of ROUTINE demands, in units of quantity, then Σ served × score. At no moment a part gets more than it
 * asks for, or something below its minimum; no demand that cannot be split is served by two supplies, none that needs all
 * gets a part of it, none too few occurrences; and no limit is passed. Same input, same output, unless the time limit
 * cut it short; then it is still feasible and no worse than {@link greedyAllocation}. How exact it is where what is
 * served is a fraction, `Gains` says.
 *
 * It computes on the calling thread, up to the time limit: a server calls it in a thread of its own.
 * @throws RangeError if the problem is malformed, see `packed`; never for its size
 */
export async function allocate(
  problem: AllocationProblem,
  { timeLimitMs, compiled, fractionsFirst = true }: AllocationOptions,
): Promise<Allocation> {
  const deadline = performance.now() + timeLimitMs;
  return allocatePacked(packed(problem), deadline, { compiled, fractionsFirst });
}

/** A quick answer that keeps all rules but is not the best: the best pair first, by priority, then score, then index. */
export function greedyAllocation(problem: AllocationProblem): number[] {
  return Array.from(greedyQuantities(packed(problem)));
}

/** The rules that these quantities (one for each edge) break: none, of an allocation. */
export function violations(problem: AllocationProblem, quantities: readonly number[]): Violation[] {
  return violationsOf(packed(problem), quantities);
}

/** What these quantities are worth: served URGENT, IMPORTANT, ROUTINE, and the score. */
export function objective(problem: AllocationProblem, quantities: readonly number[]): Objective {
  return objectiveOf(packed(problem), quantities);
}

async function allocatePacked(problem: PackedProblem, deadline: number, choices: SolverChoices): Promise<Allocation> {
  const flow = asOneFlow(problem, deadline);
  if (flow) return flow;
  const components = componentsOf(problem).map((component) => ({ component, ...byFlow(component, deadline) }));
  const answers = components.flatMap(({ component, answer }) => (answer ? [{ component, answer }] : []));
  // The small ones first: what they leave of their share of the time is for the large ones.
  const open = components
    .flatMap(({ component, open }) => (open ? [{ component, start: open }] : []))
    .sort((a, b) => a.component.edges.length - b.component.edges.length);
  let edgesLeft = open.reduce((sum, { component }) => sum + component.edges.length, 0);
  for (const { component, start } of open) {
    const timeLeftMs = deadline - performance.now();
    const shareMs = (component.edges.length / edgesLeft) * timeLeftMs;
    edgesLeft -= component.edges.length;
    const ownMs = Math.min(timeLeftMs, Math.max(shareMs, COMPONENT_MS));
    answers.push({ component, answer: await solveIntegerProgram(component, start, ownMs, choices) });
  }

  const quantities = Array.from<number>({ length: problem.edgeDemand.length }).fill(0);
  for (const { component, answer } of answers) {
    answer.quantities.forEach((quantity, e) => (quantities[component.edges[e]!] = quantity));
  }
  return {
    quantities: kept(problem, quantities),
    ...gapOf(answers),
    method: open.length === 0 ? 'FLOW' : open.length === components.length ? 'INTEGER_PROGRAM' : 'MIXED',
  };
}

/**
 * The answer to a problem that is a flow from end to end, whose gains are exact: what does not hang together need not be
 * parted first. Undefined for any other, and when time runs out.
 */
function asOneFlow(problem: PackedProblem, deadline: number): Allocation | undefined {
  if (hasRules(problem)) return undefined;
  const most = new Float64Array(problem.edgeDemand.length).fill(Infinity);
  const trees = treesOf(problem, most);
  if (!trees.asked.complete || !trees.offered.complete) return undefined;
  const gains = gainsOf(problem);
  if (gains.sumTolerance > 0) return undefined;
  const flow = flowThrough({ problem, gains }, trees, deadline);
  if (!flow.finished) return undefined;
  return { quantities: kept(problem, Array.from(flow.quantities)), optimalityGap: 0, gapStage: null, method: 'FLOW' };
}

/** The quantities, which keep all rules. @throws Error if they do not: then one of the ways to find them is wrong */
function kept(problem: PackedProblem, quantities: number[]): number[] {
  const broken = violationsOf(problem, quantities);
  if (broken.length > 0) throw new Error(`the allocation breaks ${broken.length} rules: ${JSON.stringify(broken[0])}`);
  return quantities;
}

/**
 * The flow's answer, if that is all it takes: where the limits nest and no rule is left out of the flow, or where its
 * answer happens to keep all rules that were left out. Otherwise what it is good for as a `start` of the integer program.
 */
function byFlow(
  component: Component,
  deadline: number,
): { answer: Bounded; open?: undefined } | { answer?: undefined; open: Start } {
  const { problem, gains } = component;
  const trees = treesOf(problem, component.most);
  const flow = flowThrough(component, trees, deadline);
  const isFlow = trees.asked.complete && trees.offered.complete && !hasRules(problem);
  if (flow.finished && (isFlow || violationsOf(problem, flow.quantities).length === 0)) {
    return { answer: { quantities: flow.quantities, bounds: gainedBy(problem, gains, flow.quantities) } };
  }
  const ceilings = ceilingsOf(component);
  const worth = (quantities: Float64Array): Objective => gainedBy(problem, gains, quantities);
  const [greedy, guided] = [greedyQuantities(problem), greedyQuantities(problem, flow.quantities)];
  const guidedIsBetter = compareObjectives(worth(guided), worth(greedy)) > 0;
  const quantities = guidedIsBetter ? guided : greedy;
  const relaxed = flow.finished ? worth(flow.quantities) : undefined;
  if (isFlow) return { answer: { quantities, bounds: ceilings } };
  return { open: { quantities, hint: flow.quantities, relaxed, ceilings } };
}

/** What is asked and what is offered, as far as the limits nest. */
interface Trees {
  readonly asked: LimitTree;
  readonly offered: LimitTree;
}

function treesOf(problem: PackedProblem, most: Float64Array): Trees {
  const { quantity, momentStart, momentEdges, limitCapacity, limitStart, limitEdges } = problem;
  return {
    offered: limitTreeOf({ capacity: limitCapacity, start: limitStart, edges: limitEdges }, most),
    asked: haveOneMoment(problem)
      ? {
          complete: true,
          capacity: quantity,
          parent: new Int32Array(quantity.length).fill(-1),
          innermost: problem.edgePart,
        }
      : limitTreeOf({ capacity: quantity, start: momentStart, edges: momentEdges }, most),
  };
}

/** Whether each part has one moment, by its own number. */
function haveOneMoment({ quantity, partDemand }: PackedProblem): boolean {
  return quantity.length === partDemand.length;
}

/** The best flow through the limits that nest. */
function flowThrough(valued: Valued, { asked, offered }: Trees, deadline: number): Flow {
  const { problem, gains } = valued;
  const weights = weightsOf(valued, offered.parent.length);
  if (weights && haveOneMoment(problem)) return maximalFlow(problem, offered, weights, deadline);
  const edgePriority = new Uint8Array(problem.edgeDemand.length);
  for (let e = 0; e < edgePriority.length; e++) edgePriority[e] = problem.priority[problem.edgeDemand[e]!]!;
  const levels = weights ? [weights] : levelsOf(valued);
  return networkFlow({ asked, offered, levels, tolerance: gains.pathTolerance, edgePriority }, deadline);
}

/** What no allocation can exceed, each stage by itself: every part gets all that the edges carry, the most valuable first. */
function ceilingsOf({ problem, gains, most }: Component): Objective {
  const { priority, partDemand, edgePart, edgeScore, quantity, momentPart } = problem;
  const moments = new Int32Array(partDemand.length);
  const left = new Float64Array(partDemand.length);
  momentPart.forEach((part, m) => {
    moments[part]!++;
    left[part] = quantity[m]!;
  });
  // Where a part has several moments, an edge that leaves some of them free leaves room for others.
  moments.forEach((count, part) => {
    if (count > 1) left[part] = Infinity;
  });
  const dearestFirst = Array.from(edgePart.keys()).sort((a, b) => gains.served[b]! - gains.served[a]! || a - b);
  const reach = new Float64Array(partDemand.length);
  const best = new Float64Array(partDemand.length);
  for (const e of dearestFirst) {
    const part = edgePart[e]!;
    const amount = Math.min(left[part]!, most[e]!);
    left[part]! -= amount;
    reach[part]! += amount * gains.served[e]!;
    best[part] = Math.max(best[part]!, edgeScore[e]!);
  }
  const ceilings: Objective = [0, 0, 0, 0];
  reach.forEach((gain, part) => {
    ceilings[stageOf(priority[partDemand[part]!]!)]! += gain;
    ceilings[SCORE_STAGE] += (gain / gains.scale) * best[part]! * gains.scoreScale + gains.sumTolerance;
  });
  return ceilings;
}

/**
 * A component's bound of a stage holds given its earlier stages; of the first stage that is not proven, all of them hold.
 * They are brought to units of quantity to be added up.
 */
function gapOf(
  answers: readonly { component: Component; answer: Bounded }[],
): Pick<Allocation, 'optimalityGap' | 'gapStage'> {
  const achieved = answers.map(({ component: { problem, gains }, answer }) =>
    gainedBy(problem, gains, answer.quantities),
  );
  for (const [stage, gapStage] of STAGES.entries()) {
    let missing = 0;
    let most = 0;
    for (const [at, { component, answer }] of answers.entries()) {
      const scale = stage === SCORE_STAGE ? component.gains.scoreScale : component.gains.scale;
      missing += (answer.bounds[stage]! - achieved[at]![stage]!) / scale;
      most += answer.bounds[stage]! / scale;
    }
    if (missing > 0) return { optimalityGap: missing / most, gapStage };
  }
  return { optimalityGap: 0, gapStage: null };
}
