import type { Highs } from 'highs';
import type { Component } from './components.ts';
import { compareObjectives, gainedBy, type Objective, SCORE_STAGE } from './objective.ts';
import { modelDataOf, type ProgramModel } from './program-model.ts';
import { OPTIONS, proven, type Units, worthOf } from './program-units.ts';
import { violationsOf } from './violations.ts';

// A look at the optimum in fractions, for a component in which whole units are worth whole numbers and no decision hangs on
// what is given. No whole answer is worth more at any stage than the best in fractions, rounded down; and kept to that at
// each stage before, the best in fractions is mostly whole itself. Then it is the answer, in a fraction of the time.

/** So far a quantity of the solver's may be off and count as whole. */
const WHOLE_TOLERANCE = 1e-6;

/** The best answer, or what each stage cannot exceed when the earlier ones are worth as much as they can. */
export interface Fractions {
  readonly best: Float64Array | undefined;
  readonly bounds: Objective;
}

/**
 * @param known what the first stages are worth, as far as that is proven
 * @param timeLeftMs for all stages; undefined when it is over, or the question is none for it
 */
export function solveInFractions(
  highs: Highs,
  component: Component,
  {
    program,
    units,
    known,
  }: { readonly program: ProgramModel; readonly units: Units; readonly known: readonly number[] },
  timeLeftMs: number,
): Fractions | undefined {
  if (!units.areWhole || program.decisions.length > 0) return undefined;
  const { most } = component;
  const deadline = performance.now() + timeLeftMs;
  const model = highs.createModel(modelDataOf(highs, component, program, () => true));
  try {
    model.options.set(OPTIONS);
    const bounds: Objective = [0, 0, 0, 0];
    let found: Float64Array | undefined;
    for (let stage = 0; stage <= SCORE_STAGE; stage++) {
      const worth = worthOf(component, units, stage);
      const indices = Int32Array.from(worth.keys()).filter((e) => worth[e] !== 0);
      if (indices.length === 0) continue;
      const leftMs = deadline - performance.now();
      if (leftMs <= 0) return undefined;
      const values = worth.filter((value) => value !== 0);
      if (stage < known.length) {
        bounds[stage] = known[stage]!;
        model.addRow(known[stage]!, highs.infinity, { indices, values });
        continue;
      }
      model.changeColsCost({ kind: 'range', from: 0, to: most.length - 1 }, worth);
      model.zeroAllClocks();
      model.options.set('time_limit', leftMs / 1_000);
      model.run();
      if (model.getModelStatus() !== highs.constants.modelStatus.optimal) return undefined;
      bounds[stage] = Math.floor(proven(Number(model.info.get('objective_function_value'))));
      // A further row forgets it, and the stages that follow may be worth nothing here and ask for nothing.
      found = Float64Array.from(model.getSolution().colValue.subarray(0, most.length));
      if (stage < SCORE_STAGE) model.addRow(bounds[stage]!, highs.infinity, { indices, values });
    }
    if (!found) return undefined;
    const isWhole = found.every((quantity) => Math.abs(quantity - Math.round(quantity)) < WHOLE_TOLERANCE);
    const best = isWhole ? found.map(wholeOf) : undefined;
    return { best: best && isWorth(component, units, best, bounds) ? best : undefined, bounds };
  } finally {
    model.dispose();
  }
}

/** The nearest whole number, of which there is one zero only. */
export function wholeOf(quantity: number): number {
  return Math.round(quantity) + 0;
}

/** Whether quantities keep all rules and are worth this at each stage. */
export function isWorth(
  { problem, gains }: Component,
  { tolerance }: Units,
  quantities: Float64Array,
  worth: Objective,
): boolean {
  return (
    violationsOf(problem, quantities).length === 0 &&
    compareObjectives(gainedBy(problem, gains, quantities), worth, tolerance) === 0
  );
}
