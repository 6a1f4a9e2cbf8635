import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  eachStep,
  type HeldSpan,
  lackingOf,
  type Load,
  loadOf,
  mostTaken,
  NOTHING_TAKEN,
} from '../../../src/exchange/times/load.ts';
import { assertProperty } from '../../support/property.ts';

/** What is visited, step by step. */
function steps(load: Load, start: number, end: number): [number, number, number][] {
  const visited: [number, number, number][] = [];
  eachStep(load, start, end, (...step) => visited.push(step));
  return visited;
}

function numbers({ starts, ends, of, most }: ReturnType<typeof lackingOf>) {
  return { starts: [...starts], ends: [...ends], of: [...of], most };
}

function occurrences(...spans: readonly (readonly [start: number, end: number])[]) {
  return {
    starts: Int32Array.from(spans, ([start]) => start),
    ends: Int32Array.from(spans, ([, end]) => end),
    days: Int32Array.from(spans, ([start]) => Math.floor(start / 96)),
  };
}

describe('a load', () => {
  test('is the sum of what overlaps, from each change to the next', () => {
    const load = loadOf([
      [40, 60, 2],
      [10, 50, 3],
    ]);
    expect([...load.at]).toEqual([10, 40, 50, 60]);
    expect([...load.taken]).toEqual([3, 5, 2, 0]);
  });

  test('of nothing takes nothing at any moment', () => {
    expect(loadOf([])).toBe(NOTHING_TAKEN);
    expect(steps(NOTHING_TAKEN, 5, 9)).toEqual([[5, 9, 0]]);
    expect(mostTaken(NOTHING_TAKEN, 5, 9)).toBe(0);
  });

  test('is visited from before its first change to after its last', () => {
    const load = loadOf([[10, 20, 4]]);
    expect(steps(load, 0, 30)).toEqual([
      [0, 10, 0],
      [10, 20, 4],
      [20, 30, 0],
    ]);
    expect(steps(load, 10, 20)).toEqual([[10, 20, 4]]);
    expect(steps(load, 12, 13)).toEqual([[12, 13, 4]]);
    expect(steps(load, 20, 21)).toEqual([[20, 21, 0]]);
    expect(steps(load, 12, 12)).toEqual([]);
  });

  test('is the most within a span, whose end is not in it', () => {
    const load = loadOf([
      [10, 20, 1],
      [20, 30, 5],
      [30, 40, 2],
    ]);
    expect(mostTaken(load, 10, 20)).toBe(1);
    expect(mostTaken(load, 10, 21)).toBe(5);
    expect(mostTaken(load, 19, 40)).toBe(5);
    expect(mostTaken(load, 30, 50)).toBe(2);
    expect(mostTaken(load, 0, 10)).toBe(0);
  });

  const anySpans = fc.array(
    fc
      .tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 1, max: 10 }), fc.integer({ min: 1, max: 4 }))
      .map(([start, length, quantity]): HeldSpan => [start, start + length, quantity]),
    { maxLength: 6 },
  );
  const takenAt = (spans: readonly HeldSpan[], moment: number) =>
    spans.reduce((sum, [start, end, quantity]) => (start <= moment && moment < end ? sum + quantity : sum), 0);

  test('says of every moment what counting says', () => {
    assertProperty(
      fc.property(
        anySpans,
        fc.integer({ min: -5, max: 20 }),
        fc.integer({ min: 1, max: 40 }),
        (spans, from, length) => {
          const load = loadOf(spans);
          const visited = steps(load, from, from + length);
          const byMoment = visited.flatMap(([start, end, taken]) => Array.from({ length: end - start }, () => taken));
          const counted = Array.from({ length }, (_, at) => takenAt(spans, from + at));
          expect(byMoment).toEqual(counted);
          expect(mostTaken(load, from, from + length)).toBe(Math.max(...counted));
        },
      ),
    );
  });

  test('leaves a demand lacking where it holds less than is asked, in pieces as long as they can be', () => {
    const wanted = occurrences([0, 10], [10, 20], [25, 45]);
    assertProperty(
      fc.property(anySpans, fc.integer({ min: 1, max: 5 }), (spans, quantity) => {
        const { starts, ends, of, most } = lackingOf(wanted, quantity, loadOf(spans));
        const expected = [...wanted.starts].flatMap((start, at) => {
          const moments = Array.from({ length: wanted.ends[at]! - start }, (_, more) => start + more);
          const isLacking = (moment: number) => takenAt(spans, moment) < quantity;
          return moments.flatMap((moment) =>
            isLacking(moment) && (moment === start || !isLacking(moment - 1))
              ? [[at, moment, moments.find((end) => end > moment && !isLacking(end)) ?? wanted.ends[at]!]]
              : [],
          );
        });
        expect(Array.from(of, (at, piece) => [at, starts[piece], ends[piece]])).toEqual(expected);
        const lacked = [...wanted.starts].flatMap((start, at) =>
          Array.from({ length: wanted.ends[at]! - start }, (_, more) => quantity - takenAt(spans, start + more)),
        );
        expect(most).toBe(Math.max(0, ...lacked));
      }),
    );
  });
});

describe('what a demand lacks', () => {
  const wanted = occurrences([40, 48], [136, 144]);

  test('is all of it as long as nothing is held', () => {
    expect(numbers(lackingOf(wanted, 3, NOTHING_TAKEN))).toEqual({
      starts: [40, 136],
      ends: [48, 144],
      of: [0, 1],
      most: 3,
    });
    expect(lackingOf(occurrences(), 3, NOTHING_TAKEN).most).toBe(0);
  });

  test('is nothing where as many are held as it asks for, or more', () => {
    const held = loadOf([
      [40, 48, 3],
      [136, 144, 4],
    ]);
    expect(numbers(lackingOf(wanted, 3, held))).toEqual({ starts: [], ends: [], of: [], most: 0 });
  });

  test('is one piece where the number changes and is always too small, and two around a moment at which it is not', () => {
    const held = loadOf([
      [40, 42, 1],
      [42, 44, 2],
      [138, 140, 3],
    ]);
    expect(numbers(lackingOf(wanted, 3, held))).toEqual({
      starts: [40, 136, 140],
      ends: [48, 138, 144],
      of: [0, 1, 1],
      most: 3,
    });
  });

  test('is at most what is lacking at the moment with the least', () => {
    expect(lackingOf(wanted, 3, loadOf([[0, 200, 2]])).most).toBe(1);
  });
});
