import type { WeeklyWindowSpec } from '../../times/weekly-time.ts';

// No decorators, nor imports of what has any: it is worked out in a thread of its own, straight from its source as well.

/** What a demand can give way on, the nearest first: its own terms, then when in the year, where, at what hours, for whom, what. */
export const RELAXATION_KINDS = [
  'SPLIT',
  'MINIMUM',
  'MINUTES',
  'OCCURRENCES',
  'PART',
  'PERIOD',
  'REACH',
  'TIME',
  'AUDIENCE',
  'CATEGORY',
] as const;
export type RelaxationKindName = (typeof RELAXATION_KINDS)[number];

/** First and last date. */
export interface RelaxedPeriod {
  readonly from: string;
  readonly to: string;
}

interface Change<Kind extends RelaxationKindName, Value> {
  readonly kind: Kind;
  readonly from: Value;
  readonly to: Value;
}

/** One change of a demand. */
export type RelaxedTo =
  | Change<'SPLIT' | 'PART', boolean>
  | Change<'MINIMUM' | 'MINUTES' | 'OCCURRENCES' | 'REACH', number>
  | Change<'PERIOD', RelaxedPeriod>
  | Change<'TIME', readonly WeeklyWindowSpec[]>
  | Change<'AUDIENCE', readonly string[]>
  | Change<'CATEGORY', string>;

/** One change of a demand that would help, as data. */
export type Relaxation = RelaxedTo & {
  /** How much more the demand would be served, in units of its quantity. */
  readonly gain: number;
};
