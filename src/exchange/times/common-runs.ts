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
  const starts: number[] = [];
  const ends: number[] = [];
  const of: number[] = [];
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
      starts.push(start);
      ends.push(end);
      of.push(at);
    }
  }
  return { starts: Int32Array.from(starts), ends: Int32Array.from(ends), of: Int32Array.from(of) };
}
