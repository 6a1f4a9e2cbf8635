import type { DemandPriority } from '../lists/entries/demand.entity.ts';

/** Scores are whole numbers to the solver: thousandths, so that equal totals are equal. */
export const SCORE_SCALE = 1_000;

/** The classes of priority as the solver counts them. */
export const CLASS_OF: Readonly<Record<DemandPriority, 0 | 1 | 2>> = {
  ROUTINE: 0,
  IMPORTANT: 1,
  URGENT: 2,
};
