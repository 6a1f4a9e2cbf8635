import { componentsOf, type Component } from './components.ts';
import { maximalFlow } from './flow.ts';
import { greedyQuantities } from './greedy.ts';
import { solveIntegerProgram, type Bounded, type SolverCode, type Start } from './integer-program.ts';
import { limitTreeOf } from './limit-tree.ts';
import { compareObjectives, objectiveOf, SCORE_STAGE, stageOf, type Objective } from './objective.ts';
import { packed, type AllocationProblem, type PackedProblem } from './problem.ts';
import { violationsOf, type Violation } from './violations.ts';

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

/** Who gets how much. */
export interface Allocation {
  /** Per edge. */
  quantities: number[];
  /**
   * 0 when exact; else (proven bound − achieved) / bound of the first stage of the objective that is not proven (the
   * stages are the quantity served of URGENT, IMPORTANT and ROUTINE demands, and the score).
   */
  optimalityGap: number;
  /** What had to be used: the flow of {@link maximalFlow}, the integer program, or each for some part. */
  method: 'FLOW' | 'INTEGER_PROGRAM' | 'MIXED';
}

interface AllocationOptions {
  /** For all of it. An answer that needed more is the best found by then, which depends on the machine's speed. */
  timeLimitMs: number;
  /** The code of the solver, see `compiledSolver`; compiled on the way if it is not given. */
  compiled?: SolverCode;
}

/**
 * Decides which supply serves how much of which demand. It maximises, in this order, the quantity served of URGENT, of
 * IMPORTANT and of ROUTINE demands, then Σ quantity × score; no demand gets more than it asks for, less than its minimum
 * or, if it cannot be split, from two supplies, and no limit is passed. Same input, same output, unless the time limit
 * cut it short; then it is still feasible and no worse than {@link greedyAllocation}.
 *
 * It computes on the calling thread, up to the time limit: a server calls it in a thread of its own.
 * @throws RangeError if the problem is malformed, see `packed`
 */
export async function allocate(
  problem: AllocationProblem,
  { timeLimitMs, compiled }: AllocationOptions,
): Promise<Allocation> {
  return allocatePacked(packed(problem), performance.now() + timeLimitMs, compiled);
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

async function allocatePacked(
  problem: PackedProblem,
  deadline: number,
  compiled: SolverCode | undefined,
): Promise<Allocation> {
  const parts = componentsOf(problem).map((component) => ({ component, ...byFlow(component, deadline) }));
  const answers = parts.flatMap(({ component, answer }) => (answer ? [{ component, answer }] : []));
  // The small ones first: what they leave of their share of the time is for the large ones.
  const open = parts
    .flatMap(({ component, open }) => (open ? [{ component, start: open }] : []))
    .sort((a, b) => a.component.edges.length - b.component.edges.length);
  let edgesLeft = open.reduce((sum, { component }) => sum + component.edges.length, 0);
  for (const { component, start } of open) {
    const share = component.edges.length / edgesLeft;
    edgesLeft -= component.edges.length;
    const timeLeftMs = share * (deadline - performance.now());
    answers.push({ component, answer: await solveIntegerProgram(component, start, timeLeftMs, compiled) });
  }

  const quantities = Array.from<number>({ length: problem.edgeDemand.length }).fill(0);
  for (const { component, answer } of answers) {
    answer.quantities.forEach((quantity, e) => (quantities[component.edges[e]!] = quantity));
  }
  const broken = violationsOf(problem, quantities);
  if (broken.length > 0) throw new Error(`the allocation breaks ${broken.length} rules: ${JSON.stringify(broken[0])}`);
  return {
    quantities,
    optimalityGap: gapOf(
      objectiveOf(problem, quantities),
      answers.map(({ answer }) => answer.bounds),
    ),
    method: open.length === 0 ? 'FLOW' : open.length === parts.length ? 'INTEGER_PROGRAM' : 'MIXED',
  };
}

/**
 * The flow's answer, if that is all it takes: where the limits nest and no rule is left out of the flow, or where its
 * answer happens to keep all rules that were left out. Otherwise what it is good for as a `start` of the integer program.
 */
function byFlow(
  component: Component,
  deadline: number,
): { answer: Bounded; open?: undefined } | { answer?: undefined; open: Start } {
  const { problem, most } = component;
  const tree = limitTreeOf(problem, most);
  const flow = maximalFlow(problem, tree, deadline);
  if (flow.finished && violationsOf(problem, flow.quantities).length === 0) {
    return { answer: { quantities: flow.quantities, bounds: objectiveOf(problem, flow.quantities) } };
  }
  const ceilings = ceilingsOf(component);
  const [greedy, guided] = [greedyQuantities(problem), greedyQuantities(problem, flow.quantities)];
  const guidedIsBetter = compareObjectives(objectiveOf(problem, guided), objectiveOf(problem, greedy)) > 0;
  const quantities = guidedIsBetter ? guided : greedy;
  const relaxed = flow.finished ? objectiveOf(problem, flow.quantities) : undefined;
  const onlyFlow = tree.complete && problem.splittable.every(Boolean) && problem.minimum.every((least) => least <= 1);
  if (onlyFlow) return { answer: { quantities, bounds: ceilings } };
  return { open: { quantities, hint: flow.quantities, relaxed, ceilings } };
}

/** What no allocation can exceed, each stage by itself: everybody gets all that the edges carry, at the best score. */
function ceilingsOf({ problem, most }: Component): Objective {
  const reach = new Float64Array(problem.quantity.length);
  const best = new Float64Array(problem.quantity.length);
  problem.edgeDemand.forEach((d, e) => {
    reach[d] = Math.min(problem.quantity[d]!, reach[d]! + most[e]!);
    best[d] = Math.max(best[d]!, problem.edgeScore[e]!);
  });
  const ceilings: Objective = [0, 0, 0, 0];
  reach.forEach((quantity, d) => {
    ceilings[stageOf(problem.priority[d]!)]! += quantity;
    ceilings[SCORE_STAGE] += quantity * best[d]!;
  });
  return ceilings;
}

/** A part's bound of a stage holds given its earlier stages; of the first stage that is not proven, all of them hold. */
function gapOf(achieved: Objective, bounds: readonly Objective[]): number {
  for (let stage = 0; stage <= SCORE_STAGE; stage++) {
    const bound = bounds.reduce((sum, part) => sum + part[stage]!, 0);
    if (bound > achieved[stage]!) return (bound - achieved[stage]!) / bound;
  }
  return 0;
}
