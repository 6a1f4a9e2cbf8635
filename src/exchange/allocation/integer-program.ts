import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Highs, Model, ModelData } from 'highs';
import type { Component } from './components.ts';
import { greedyQuantities } from './greedy.ts';
import { compareObjectives, objectiveOf, SCORE_STAGE, stageOf, type Objective } from './objective.ts';
import { grouped } from './problem.ts';
import { violationsOf } from './violations.ts';

/** With less time than this left, in milliseconds, the solver would not come to anything. */
const WORTHWHILE_MS = 5;
/** The share of the time left that one stage of the objective may use; the last may use all. */
const SHARE_OF_STAGE = 0.5;
/**
 * Same input, same steps: no choice is left to the solver. Objectives are whole numbers, so a bound less than 1 above
 * the value proves it.
 */
const OPTIONS = {
  output_flag: false,
  random_seed: 0,
  presolve: 'on',
  mip_rel_gap: 0,
  mip_abs_gap: 1 - 1e-6,
} as const;
/** How far the solver's bounds may be off, absolutely and relatively. */
const BOUND_TOLERANCE = { absolute: 1e-5, relative: 1e-9 } as const;
/** `primal_solution_status` of a solution that keeps all rules. */
const FEASIBLE = 2;

/** What is known before the solver starts. */
export interface Start {
  /** A feasible answer to begin with. */
  quantities: Float64Array;
  /** A good answer that may break rules: what to try for the classes that have not been solved. */
  hint: Float64Array;
  /** The optimum of a relaxation: lexicographically, nothing can be worth more. */
  relaxed: Objective | undefined;
  /** What each stage cannot exceed, whatever the others are. */
  ceilings: Objective;
}

/** An answer, and for each stage of the objective a bound that holds given the answer's earlier stages. */
export interface Bounded {
  quantities: Float64Array;
  bounds: Objective;
}

/**
 * The best quantities of any problem, stage by stage of the objective: each stage is solved for itself and then kept as a
 * row, because one objective with large weights would drown the score in the solver's tolerances. Stages that a bound
 * already proves cost nothing. Never worse than the start.
 * @param timeLeftMs for all stages together; a stage that is cut off keeps the best answer found and its bound
 * @param compiled the code of the solver, see {@link compiledSolver}
 */
export async function solveIntegerProgram(
  component: Component,
  start: Start,
  timeLeftMs: number,
  compiled?: SolverCode,
): Promise<Bounded> {
  const deadline = performance.now() + timeLeftMs;
  const { problem } = component;
  let quantities = start.quantities;
  const bounds: Objective = [0, 0, 0, 0];
  let relaxed = start.relaxed;
  let program: Program | undefined;
  try {
    for (let stage = 0; stage <= SCORE_STAGE; stage++) {
      let achieved = objectiveOf(problem, quantities)[stage]!;
      let bound = Math.min(start.ceilings[stage]!, relaxed?.[stage] ?? Infinity);
      const stageLeftMs = (deadline - performance.now()) * (stage === SCORE_STAGE ? 1 : SHARE_OF_STAGE);
      if (bound > achieved && stageLeftMs > WORTHWHILE_MS) {
        program ??= openProgram(await solver(compiled), component);
        const found = program.improve(stage, quantities, stageLeftMs);
        for (const candidate of [found.quantities, filledUp(component, found.quantities, start.hint, stage)]) {
          if (isBetter(component, candidate, quantities)) quantities = candidate;
        }
        achieved = objectiveOf(problem, quantities)[stage]!;
        bound = Math.max(achieved, Math.min(bound, found.bound));
      }
      bounds[stage] = bound;
      // The relaxation bounds a stage only as long as all earlier ones are worth what they are in it.
      if (relaxed && achieved !== relaxed[stage]) relaxed = undefined;
    }
  } finally {
    program?.close();
  }
  return { quantities, bounds };
}

/**
 * The solver is asked for one class after another, so what it leaves of the later ones is whatever happened to be: they
 * are done anew around the classes up to this stage. Good to end with, and to begin the next stage with.
 */
function filledUp(
  { problem }: Component,
  found: Float64Array | undefined,
  hint: Float64Array,
  stage: number,
): Float64Array | undefined {
  return (
    found &&
    greedyQuantities(
      problem,
      found.map((quantity, e) => (stageOf(problem.priority[problem.edgeDemand[e]!]!) <= stage ? quantity : hint[e]!)),
    )
  );
}

/** A solution that broke a rule in rounding is no solution. */
function isBetter(
  { problem }: Component,
  found: Float64Array | undefined,
  current: Float64Array,
): found is Float64Array {
  if (!found || violationsOf(problem, found).length > 0) return false;
  return compareObjectives(objectiveOf(problem, found), objectiveOf(problem, current)) > 0;
}

interface Program {
  /** Maximises a stage, with all earlier ones at least as in `start`. */
  improve(stage: number, start: Float64Array, timeMs: number): { quantities: Float64Array | undefined; bound: number };
  close(): void;
}

function openProgram(highs: Highs, component: Component): Program {
  const { problem, most } = component;
  const edges = most.length;
  const choices = choicesOf(component);
  const model: Model = highs.createModel(modelOf(highs, component, choices));
  model.options.set(OPTIONS);
  let kept = 0;

  const worth = (stage: number): Float64Array =>
    Float64Array.from(most, (_, e) => {
      if (stage === SCORE_STAGE) return problem.edgeScore[e]!;
      return stageOf(problem.priority[problem.edgeDemand[e]!]!) === stage ? 1 : 0;
    });

  function keepEarlierStages(stage: number, start: Float64Array): void {
    const achieved = objectiveOf(problem, start);
    for (; kept < stage; kept++) {
      const values = worth(kept);
      const indices = Int32Array.from(values.keys()).filter((e) => values[e] !== 0);
      if (indices.length > 0) {
        model.addRow(achieved[kept]!, highs.infinity, { indices, values: values.filter((value) => value !== 0) });
      }
    }
  }

  return {
    improve: (stage, start, timeMs) => {
      keepEarlierStages(stage, start);
      model.changeColsCost({ kind: 'range', from: 0, to: edges - 1 }, worth(stage));
      model.setSolution({ colValue: Float64Array.from([...start, ...choices.map((choice) => chosen(choice, start))]) });
      model.zeroAllClocks();
      model.options.set('time_limit', timeMs / 1_000);
      model.run();
      const dual = Number(model.info.get('mip_dual_bound'));
      const tolerance = BOUND_TOLERANCE.absolute + BOUND_TOLERANCE.relative * Math.abs(dual);
      const feasible = model.info.get('primal_solution_status') === FEASIBLE;
      return {
        quantities: feasible ? model.getSolution().colValue.subarray(0, edges).map(Math.round) : undefined,
        bound: Number.isFinite(dual) ? Math.floor(dual + tolerance) : Infinity,
      };
    },
    close: () => model.dispose(),
  };
}

/** Edges of one demand that are served together at least with its minimum, or not at all. */
interface Choice {
  demand: number;
  edges: Int32Array;
  minimum: number;
  most: number;
}

function chosen({ edges }: Choice, quantities: Float64Array): number {
  return edges.some((e) => quantities[e]! > 0) ? 1 : 0;
}

/** One choice for each demand with a minimum, or for each supply of a demand that takes from one only. */
function choicesOf({ problem, most }: Component): Choice[] {
  const choices: Choice[] = [];
  const byDemand = grouped(problem.edgeDemand, problem.quantity.length);
  for (let demand = 0; demand < problem.quantity.length; demand++) {
    const own = byDemand.items.subarray(byDemand.start[demand], byDemand.start[demand + 1]);
    const minimum = problem.minimum[demand]!;
    const supplies = new Set(own.map((e) => problem.edgeSupply[e]!));
    const oneOf = !problem.splittable[demand] && supplies.size > 1;
    if (minimum <= 1 && !oneOf) continue;
    const groups = oneOf ? [...supplies].map((supply) => own.filter((e) => problem.edgeSupply[e] === supply)) : [own];
    for (const edges of groups) {
      const reach = edges.reduce((sum, e) => sum + most[e]!, 0);
      choices.push({ demand, edges, minimum, most: Math.min(problem.quantity[demand]!, reach) });
    }
  }
  return choices;
}

/**
 * Columns: the quantity of each edge, then a 0-or-1 for each choice. Rows: the limits; the quantity of each demand, or,
 * where there are choices: at most one of them, their edges together at most what they can carry and at least the minimum
 * if chosen, else 0. A choice that cannot reach its minimum stays 0.
 */
function modelOf(highs: Highs, { problem, most }: Component, choices: readonly Choice[]): ModelData {
  const { quantity, edgeDemand, limitCapacity, limitStart, limitEdges } = problem;
  const edges = most.length;
  const rows = new Rows();
  for (let l = 0; l < limitCapacity.length; l++) {
    rows.add(-highs.infinity, limitCapacity[l]!, limitEdges.subarray(limitStart[l], limitStart[l + 1]));
  }
  const choicesOfDemand = new Map<number, number[]>();
  choices.forEach((choice, c) => {
    const column = edges + c;
    choicesOfDemand.set(choice.demand, [...(choicesOfDemand.get(choice.demand) ?? []), column]);
    rows.add(-highs.infinity, 0, choice.edges, [column, -choice.most]);
    if (choice.minimum > 1) rows.add(0, highs.infinity, choice.edges, [column, -choice.minimum]);
  });
  const byDemand = grouped(edgeDemand, quantity.length);
  for (let d = 0; d < quantity.length; d++) {
    const columns = choicesOfDemand.get(d);
    if (columns) {
      if (columns.length > 1) rows.add(-highs.infinity, 1, columns);
    } else {
      rows.add(-highs.infinity, quantity[d]!, byDemand.items.subarray(byDemand.start[d], byDemand.start[d + 1]));
    }
  }
  const columns = edges + choices.length;
  return {
    numCols: columns,
    numRows: rows.upper.length,
    sense: highs.constants.objectiveSense.maximize,
    colCost: new Float64Array(columns),
    colLower: new Float64Array(columns),
    colUpper: [...most, ...choices.map((choice) => (choice.most >= choice.minimum ? 1 : 0))],
    rowLower: rows.lower,
    rowUpper: rows.upper,
    matrix: {
      format: 'csr',
      numRows: rows.upper.length,
      numCols: columns,
      starts: rows.starts,
      indices: rows.indices,
      values: rows.values,
    },
    integrality: new Int32Array(columns).fill(highs.constants.variableType.integer),
  };
}

class Rows {
  readonly lower: number[] = [];
  readonly upper: number[] = [];
  readonly starts: number[] = [0];
  readonly indices: number[] = [];
  readonly values: number[] = [];

  /** A row of ones in the given columns, and one other entry. */
  add(lower: number, upper: number, columns: Iterable<number>, other?: readonly [column: number, value: number]): void {
    this.lower.push(lower);
    this.upper.push(upper);
    for (const column of columns) {
      this.indices.push(column);
      this.values.push(1);
    }
    if (other) {
      this.indices.push(other[0]);
      this.values.push(other[1]);
    }
    this.starts.push(this.indices.length);
  }
}

/** Compiled code of the solver, which threads can share. */
export type SolverCode = object;

/** Node has it; its types do not. */
declare const WebAssembly: {
  compile(code: Uint8Array): Promise<SolverCode>;
  instantiate(code: SolverCode, imports: object): Promise<object>;
};

let compiling: Promise<SolverCode> | undefined;

/**
 * The code of HiGHS, 3 MB of WebAssembly, compiled once for the process. Threads that are given it need not compile it, and
 * what one of them made faster is fast for the next: else each would start with slow code, and spend its core on better.
 */
export function compiledSolver(): Promise<SolverCode> {
  compiling ??= readFile(createRequire(import.meta.url).resolve('highs/runtime')).then((code) =>
    WebAssembly.compile(code),
  );
  return compiling;
}

let loading: Promise<Highs> | undefined;

/** HiGHS: loaded once for each thread, when a stage first has to be solved. @param compiled its code, if it is at hand */
export function solver(compiled?: SolverCode): Promise<Highs> {
  // The package's types are those of its CommonJS build, in which the function stands one `default` deeper; and they
  // leave out this hook, which every module has that Emscripten makes.
  type Load = (hooks?: { instantiateWasm: Instantiate }) => Promise<Highs>;
  type Instantiate = (imports: object, received: (instance: object) => void) => object;
  loading ??= import('highs').then(({ default: load }) =>
    (load as unknown as Load)(
      compiled && {
        instantiateWasm: (imports, received) => {
          void WebAssembly.instantiate(compiled, imports).then(received);
          return {};
        },
      },
    ),
  );
  return loading;
}
