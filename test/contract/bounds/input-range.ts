import type { ViewerName, World } from '../access/access.world.ts';

/** What cannot be sent: there are no lists of fewer than no entries. */
export const NOT_A_LENGTH = [-1];

/** What is sent, in the place of what the row of the table of mutations sends. */
export type Give = (value: number, world: World, input: Record<string, unknown>) => object;

/** A range of a mutation: which row of the table of mutations is sent, by whom, and with what in it. */
export interface InputRange {
  readonly row: string;
  readonly as: ViewerName;
  readonly give: Give;
  /** Where the refusal says that it is. */
  readonly field: readonly string[];
  readonly min: number;
  readonly max: number;
  /** What is answered at the two ends, where something else stands in the way then; done, if absent. */
  readonly otherwise?: Readonly<Record<number, string>>;
  /** What of the values beyond the ends cannot be sent. */
  readonly leftOut?: readonly number[];
}

/** As many as asked for, or none. */
export const times = <T>(value: number, make: (at: number) => T): T[] =>
  Array.from({ length: Math.max(0, value) }, (_, at) => make(at));
