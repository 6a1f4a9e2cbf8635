import type { QuarterSpans } from './wall-time.ts';

/** Stretches without a gap that a demand and a supply have in common, each within one occurrence of the demand. */
export interface CommonRuns extends QuarterSpans {
  /** The place of its stretch of the demand among those given. */
  readonly of: Int32Array;
}

/**
 * What a supply can give of what a demand wants: pieces shorter than the demand has use for are none.
 * @param wanted occurrences, or what is still lacking of them, in order
 * @param least in quarters
 */
export function commonRuns(wanted: QuarterSpans, given: QuarterSpans, least: number): CommonRuns {
  let found = 0;
  let next = 0;
  for (let at = 0; at < wanted.starts.length; at++) {
    const from = wanted.starts[at]!;
    const until = wanted.ends[at]!;
    if (until - from < least) continue;
    while (next < given.ends.length && given.ends[next]! <= from) next++;
    for (let other = next; other < given.starts.length && given.starts[other]! < until; other++) {
      const start = Math.max(from, given.starts[other]!);
      const end = Math.min(until, given.ends[other]!);
      if (end - start < least) continue;
      if (found === scratch.starts.length) scratch = grown(scratch);
      scratch.starts[found] = start;
      scratch.ends[found] = end;
      scratch.of[found++] = at;
    }
  }
  return { starts: scratch.starts.slice(0, found), ends: scratch.ends.slice(0, found), of: scratch.of.slice(0, found) };
}

// Pairs are a hundred thousand and more: what is found is written here first, and then taken out at its size.
let scratch = { starts: new Int32Array(1_024), ends: new Int32Array(1_024), of: new Int32Array(1_024) };

function grown({ starts, ends, of }: typeof scratch): typeof scratch {
  const longer = (values: Int32Array) => {
    const result = new Int32Array(2 * values.length);
    result.set(values);
    return result;
  };
  return { starts: longer(starts), ends: longer(ends), of: longer(of) };
}
