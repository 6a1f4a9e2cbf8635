import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Highs, Model } from 'highs';
import type { Component } from './components.ts';
import { greedyQuantities } from './greedy.ts';
import { type Fractions, isWorth, solveInFractions, wholeOf } from './fractions-first.ts';
import { compareObjectives, gainedBy, type Objective, SCORE_STAGE, stageOf } from './objective.ts';
import { modelDataOf, programModelOf, type ProgramModel } from './program-model.ts';
import { FRACTION, isMerged, OPTIONS, proven, type Units, unitsOf, worthOf } from './program-units.ts';
import { violationsOf } from './violations.ts';

/** With less time than this left, in milliseconds, the solver would not come to anything. */
const WORTHWHILE_MS = 5;
/** The share of the time left that one stage of the objective may use; the last may use all. */
const SHARE_OF_STAGE = 0.5;
/** A larger program is not begun: before its first look at the clock the solver would use up its time and its memory. */
const ENTRIES_MAX = 2_000_000;
/** `primal_solution_status` of a solution that keeps all rules. */
const FEASIBLE = 2;

/** What is known before the solver starts. Objectives are in the whole numbers of the component's gains. */
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
 *
 * Where a part stands for several occurrences, the program gives each of them the same, and the best of that need not be
 * the best of all: what one gets less of, another might get more of. There the bound is that of a program in which what
 * is given to such parts need not be whole. It holds, because the mean of what such occurrences are given keeps every rule
 * of that program, whatever each is given; decisions about a whole demand are one for all of its occurrences and stay whole.
 * @param timeLeftMs for all stages together; a stage that is cut off keeps the best answer found and its bound
 */
export async function solveIntegerProgram(
  component: Component,
  start: Start,
  timeLeftMs: number,
  { compiled, fractionsFirst }: SolverChoices,
): Promise<Bounded> {
  const deadline = performance.now() + timeLeftMs;
  const { problem, gains } = component;
  const units = unitsOf(component, start.ceilings);
  let quantities = start.quantities;
  const bounds: Objective = [0, 0, 0, 0];
  let relaxed = start.relaxed;
  let programs: Programs | undefined;
  try {
    const known = provenStages(component, units, start);
    if (fractionsFirst && known.length <= SCORE_STAGE) {
      programs = new Programs(await solver(compiled), component, units);
      const found = programs.inFractions(quantities, known, (deadline - performance.now()) * SHARE_OF_STAGE);
      if (found?.best) return { quantities: found.best, bounds: gainedBy(problem, gains, found.best) };
      if (found) relaxed = found.bounds;
    }
    for (let stage = 0; stage <= SCORE_STAGE; stage++) {
      let achieved = gainedBy(problem, gains, quantities)[stage]!;
      const same = units.tolerance[stage]!;
      let bound = Math.min(start.ceilings[stage]!, relaxed?.[stage] ?? Infinity);
      const stageLeftMs = (deadline - performance.now()) * (stage === SCORE_STAGE ? 1 : SHARE_OF_STAGE);
      if (bound > achieved + same && stageLeftMs > WORTHWHILE_MS) {
        programs ??= new Programs(await solver(compiled), component, units);
        const stageDeadline = performance.now() + stageLeftMs;
        for (const program of programs.inOrder) {
          // To put the question may have taken what there was.
          const leftMs = stageDeadline - performance.now();
          if (leftMs < WORTHWHILE_MS) break;
          const found = program.improve(stage, quantities, leftMs);
          bound = Math.min(bound, found.bound);
          for (const candidate of [found.quantities, filledUp(component, found.quantities, start.hint, stage)]) {
            if (isBetter(component, units, candidate, quantities)) quantities = candidate;
          }
          achieved = gainedBy(problem, gains, quantities)[stage]!;
          if (bound <= achieved + same) break;
        }
      }
      bounds[stage] = bound <= achieved + same ? achieved : bound;
      // The relaxation bounds a stage only as long as all earlier ones are worth what they are in it.
      if (relaxed && Math.abs(achieved - relaxed[stage]!) > same) relaxed = undefined;
    }
  } finally {
    programs?.close();
  }
  // For the sake of later stages one may have given way by what makes no difference.
  const final = gainedBy(problem, gains, quantities);
  const given = final.map((value, stage) => {
    const mayGiveWay = units.tolerance[stage]! * (SCORE_STAGE - stage);
    return bounds[stage]! <= value + units.tolerance[stage]! + mayGiveWay ? value : bounds[stage]!;
  }) as Objective;
  return { quantities, bounds: given };
}

/** How a program is solved. */
export interface SolverChoices {
  /** The code of the solver, see {@link compiledSolver}. */
  readonly compiled?: SolverCode | undefined;
  /** Whether the best is looked for in fractions first: of several that are worth the same, it may be another. */
  readonly fractionsFirst: boolean;
}

/** What the first stages are worth that are proven before the solver starts; of all, there is nothing to find. */
function provenStages(
  { problem, gains }: Component,
  { tolerance }: Units,
  { quantities, relaxed, ceilings }: Start,
): readonly number[] {
  const worth = gainedBy(problem, gains, quantities);
  const open = worth.findIndex(
    (value, stage) => Math.min(ceilings[stage]!, relaxed?.[stage] ?? Infinity) > value + tolerance[stage]!,
  );
  return open < 0 ? worth : worth.slice(0, open);
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
  { problem, gains }: Component,
  { tolerance }: Units,
  found: Float64Array | undefined,
  current: Float64Array,
): found is Float64Array {
  if (!found || violationsOf(problem, found).length > 0) return false;
  return compareObjectives(gainedBy(problem, gains, found), gainedBy(problem, gains, current), tolerance) > 0;
}

/** A component as programs of the solver, opened when they are first needed: one whose bound holds for all comes first. */
class Programs {
  readonly inOrder: Iterable<Program>;
  private readonly opened: Program[] = [];

  private readonly question: readonly [Highs, Component, Units, ProgramModel];

  constructor(highs: Highs, component: Component, units: Units) {
    const model = programModelOf(component);
    this.question = [highs, component, units, model];
    const kinds: Kind[] = isMerged(component.problem) ? ['FRACTIONS', 'WHOLE'] : ['ALL'];
    if (model.rows.indices.length > ENTRIES_MAX) kinds.length = 0;
    const opened = this.opened;
    this.inOrder = {
      *[Symbol.iterator]() {
        for (const [at, kind] of kinds.entries())
          yield (opened[at] ??= new Program(highs, component, units, model, kind));
      },
    };
  }

  /**
   * The best that fractions prove, and what they prove of every other answer; where their best is not whole, a whole one is
   * looked for that is worth as much at each stage but the last.
   */
  inFractions(start: Float64Array, known: readonly number[], timeLeftMs: number): Fractions | undefined {
    const [highs, component, units, model] = this.question;
    if (model.rows.indices.length > ENTRIES_MAX) return undefined;
    const deadline = performance.now() + timeLeftMs;
    const found = solveInFractions(highs, component, { program: model, units, known }, timeLeftMs);
    const leftMs = deadline - performance.now();
    if (!found || found.best || leftMs < WORTHWHILE_MS) return found;
    const program = new Program(highs, component, units, model, 'ALL');
    try {
      const { quantities, bound } = program.improve(SCORE_STAGE, start, leftMs, found.bounds);
      const bounds = found.bounds.with(SCORE_STAGE, Math.min(bound, found.bounds[SCORE_STAGE])) as Objective;
      const isBest = quantities && isWorth(component, units, quantities, bounds);
      return { best: isBest ? quantities : undefined, bounds: found.bounds };
    } finally {
      program.close();
    }
  }

  close(): void {
    for (const program of this.opened) program.close();
  }
}

/** ALL: it is the problem; or two that share the work: FRACTIONS bounds it, WHOLE finds answers. */
type Kind = 'ALL' | 'FRACTIONS' | 'WHOLE';

class Program {
  private readonly highs: Highs;
  private readonly component: Component;
  private readonly units: Units;
  private readonly program: ProgramModel;
  private readonly kind: Kind;
  private readonly model: Model;
  private kept = 0;

  constructor(highs: Highs, component: Component, units: Units, program: ProgramModel, kind: Kind) {
    this.highs = highs;
    this.component = component;
    this.units = units;
    this.program = program;
    this.kind = kind;
    const { occurrences } = component.problem;
    const isRelaxed = (part: number): boolean => kind === 'FRACTIONS' && occurrences[part]! > 1;
    this.model = highs.createModel(modelDataOf(highs, component, program, isRelaxed));
    // Just below the smallest difference there is.
    this.model.options.set({ ...OPTIONS, mip_abs_gap: units.areWhole ? 1 - 1e-6 : FRACTION.tolerance / 2 });
  }

  /** Maximises a stage, with all earlier ones at least as in `start`, or as said. */
  improve(
    stage: number,
    start: Float64Array,
    timeMs: number,
    least: Objective = gainedBy(this.component.problem, this.component.gains, start),
  ): { quantities: Float64Array | undefined; bound: number } {
    const { model, component, kind } = this;
    const edges = component.most.length;
    this.keepEarlierStages(stage, least);
    model.changeColsCost({ kind: 'range', from: 0, to: edges - 1 }, worthOf(component, this.units, stage));
    const decided = this.program.decisions.map(({ at }) => (at(start) ? 1 : 0));
    model.setSolution({ colValue: Float64Array.from([...start, ...decided]) });
    model.zeroAllClocks();
    // Making the model may have taken all of it; a negative limit is refused.
    model.options.set('time_limit', Math.max(0, timeMs) / 1_000);
    model.run();
    const feasible = model.info.get('primal_solution_status') === FEASIBLE;
    const bound = kind === 'WHOLE' ? Infinity : this.bound(stage);
    return {
      quantities: feasible ? model.getSolution().colValue.subarray(0, edges).map(wholeOf) : undefined,
      bound,
    };
  }

  /** In gains. */
  private bound(stage: number): number {
    const { areWhole, factor } = this.units;
    const dual = Number(this.model.info.get('mip_dual_bound'));
    if (!Number.isFinite(dual)) return Infinity;
    const most = proven(dual);
    return areWhole ? Math.floor(most) : most / factor[stage === SCORE_STAGE ? 1 : 0];
  }

  private keepEarlierStages(stage: number, achieved: Objective): void {
    for (; this.kept < stage; this.kept++) {
      const values = worthOf(this.component, this.units, this.kept);
      const indices = Int32Array.from(values.keys()).filter((e) => values[e] !== 0);
      if (indices.length === 0) continue;
      const least = (achieved[this.kept]! - this.units.tolerance[this.kept]!) * this.units.factor[0];
      this.model.addRow(least, this.highs.infinity, { indices, values: values.filter((value) => value !== 0) });
    }
  }

  close(): void {
    this.model.dispose();
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
