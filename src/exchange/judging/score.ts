// The parts of a score and how they weigh: no decorators here, as the solver's thread needs it, too.

/** The parts of a score, in the order in which they are shown. Each is 0 to 1. */
export const SCORE_PARTS = ['timeFit', 'distanceFit', 'quantityFit', 'fairness', 'reliability'] as const;
export type ScorePart = (typeof SCORE_PARTS)[number];
/** A number for each part of a score. */
export type ScoreParts = Readonly<Record<ScorePart, number>>;

/** What holds in a district that has never decided on weights of its own: when and where come before how much. */
export const DEFAULT_WEIGHTS: ScoreParts = {
  timeFit: 0.3,
  distanceFit: 0.25,
  quantityFit: 0.15,
  fairness: 0.2,
  reliability: 0.1,
};
/** The version that stands for {@link DEFAULT_WEIGHTS}. */
export const DEFAULT_WEIGHTS_VERSION = 0;

/** The weighted sum of the parts of a score, 0 to 1, as the weights add up to 1. */
export function weightedSum(parts: ScoreParts, weights: ScoreParts): number {
  return SCORE_PARTS.reduce((sum, part) => sum + weights[part] * parts[part], 0);
}

/** How far a sum of weights may be from 1, as fractions that add up to 1 do not always in binary. */
const SUM_TOLERANCE = 1e-9;

/**
 * Weights that add up to 1, in the same proportions; those that do so already, as they are.
 * @param weights none negative, not all zero
 */
export function normalised(weights: ScoreParts): ScoreParts {
  const sum = SCORE_PARTS.reduce((total, part) => total + weights[part], 0);
  const scale = Math.abs(sum - 1) < SUM_TOLERANCE ? 1 : sum;
  return Object.fromEntries(SCORE_PARTS.map((part) => [part, weights[part] / scale])) as unknown as ScoreParts;
}
