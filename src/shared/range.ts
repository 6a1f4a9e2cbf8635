import { ErrorCode, refusal } from './refusal.ts';

/** From where to where a number goes, both part of it, and where it stands in the input. */
export interface Range {
  readonly min: number;
  readonly max: number;
  readonly field?: readonly string[];
}

/** Returned for a number out of its range, or too few or too many of something, where nothing more is to be said. */
const outOfRange = refusal<{ min: number; max: number }>('outOfRange', ErrorCode.INVALID_INPUT, undefined, {
  en: ({ min, max }) => `This goes from ${min} to ${max}.`,
  'zh-CN': ({ min, max }) => `范围为 ${min} 至 ${max}。`,
});

/**
 * A number that lies in its range, as it is.
 * @param refuse makes what is thrown otherwise, where that says more than from where to where: a refusal of the feature,
 *   or the error of an argument
 * @throws Refusal INVALID_INPUT, or what `refuse` makes
 */
export function requireRange(value: number, range: Range, refuse: (range: Range) => Error = outOfRange): number {
  if (value >= range.min && value <= range.max) return value;
  throw refuse(range);
}
