import type { Occurrences } from './moments.ts';
import type { QuarterSpans } from './wall-time.ts';

/** So many from one quarter to another, as [start, end, quantity]. */
export type HeldSpan = readonly [start: number, end: number, quantity: number];

/** How many are taken at each moment, in steps: `taken[n]` from `at[n]` to `at[n + 1]`, nothing before the first. */
export interface Load {
  readonly at: Int32Array;
  readonly taken: Int32Array;
}

export const NOTHING_TAKEN: Load = { at: new Int32Array(0), taken: new Int32Array(0) };

/** What is taken by spans that may overlap. */
export function loadOf(spans: readonly HeldSpan[]): Load {
  if (spans.length === 0) return NOTHING_TAKEN;
  const changes = new Map<number, number>();
  for (const [start, end, quantity] of spans) {
    changes.set(start, (changes.get(start) ?? 0) + quantity);
    changes.set(end, (changes.get(end) ?? 0) - quantity);
  }
  const at = Int32Array.from(changes.keys()).sort();
  const taken = new Int32Array(at.length);
  let now = 0;
  for (let step = 0; step < at.length; step++) taken[step] = now += changes.get(at[step]!)!;
  return { at, taken };
}

/** Visits a span step by step, with what is taken in each. */
export function eachStep(
  { at, taken }: Load,
  start: number,
  end: number,
  visit: (start: number, end: number, taken: number) => void,
): void {
  let step = stepAt(at, start);
  for (let from = start; from < end; step++) {
    const until = step + 1 < at.length ? Math.min(end, at[step + 1]!) : end;
    visit(from, until, step < 0 ? 0 : taken[step]!);
    from = until;
  }
}

/** The most that is taken at any moment of a span. */
export function mostTaken(load: Load, start: number, end: number): number {
  let most = 0;
  eachStep(load, start, end, (_, __, taken) => {
    most = Math.max(most, taken);
  });
  return most;
}

/** The last step that begins at or before a moment, or -1. */
function stepAt(at: Int32Array, moment: number): number {
  let low = 0;
  let high = at.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at[middle]! <= moment) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** What is still lacking of a demand: stretches of its occurrences at which less is held than it asks for. */
export interface Lacking extends QuarterSpans {
  /** The place of its occurrence among those given. */
  readonly of: Int32Array;
  /** The greatest number that is lacking at any of these moments; 0 for none. */
  readonly most: number;
}

/** @param held what matches hold of the demand */
export function lackingOf({ starts, ends }: Occurrences, quantity: number, held: Load): Lacking {
  if (held.at.length === 0) {
    const of = Int32Array.from(starts, (_, at) => at);
    return { starts, ends, of, most: starts.length === 0 ? 0 : quantity };
  }
  const result = { starts: [] as number[], ends: [] as number[], of: [] as number[] };
  let most = 0;
  for (let at = 0; at < starts.length; at++) {
    let open = -1;
    eachStep(held, starts[at]!, ends[at]!, (start, end, taken) => {
      if (taken >= quantity) {
        open = -1;
        return;
      }
      most = Math.max(most, quantity - taken);
      if (open < 0) {
        open = result.starts.length;
        result.starts.push(start);
        result.of.push(at);
      }
      result.ends[open] = end;
    });
  }
  return {
    starts: Int32Array.from(result.starts),
    ends: Int32Array.from(result.ends),
    of: Int32Array.from(result.of),
    most,
  };
}
