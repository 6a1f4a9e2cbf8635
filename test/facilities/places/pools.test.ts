import { describe, expect, test } from 'vitest';
import { type SpanTaken, STEPS_PER_SPAN } from '../../../src/facilities/opening/availability.ts';
import { type PoolsOverTime, takenByAll, takenTogether } from '../../../src/facilities/places/pools.ts';

// How full a facility is over time, from the pools that it takes places of.

const MORNING = '2026-03-03T00:00:00.000Z';
const NOON = '2026-03-03T06:00:00.000Z';
const NIGHT = '2026-03-02T18:00:00.000Z';

/** A span in which so many places are taken in some steps, and none in the others. */
const taken = (span: string, steps: Readonly<Record<number, number>>): SpanTaken => ({
  span,
  taken: Array.from({ length: STEPS_PER_SPAN }, (_, step) => steps[step] ?? 0),
});

/** The steps in which something is taken, by span. */
const inWords = (spans: readonly SpanTaken[]) =>
  Object.fromEntries(
    spans
      .toSorted((a, b) => a.span.localeCompare(b.span))
      .map(({ span, taken }) => [span, Object.fromEntries([...taken.entries()].filter(([, count]) => count !== 0))]),
  );

const over = (
  pools: readonly { capacity: number; places?: number; spans: readonly SpanTaken[] }[],
  buffers: { setupMinutes?: number; turnaroundMinutes?: number } = {},
): PoolsOverTime => ({
  pools: pools.map((pool) => ({ places: 1, ...pool })),
  setupMinutes: 0,
  turnaroundMinutes: 0,
  ...buffers,
});

describe('what is taken of a facility', () => {
  test('that stands alone is what its own pool says', () => {
    const spans = [taken(MORNING, { 3: 2 }), taken(NOON, {})];
    expect(takenTogether(4, over([{ capacity: 4, spans }]))).toBe(spans);
  });

  test('is as much as leaves what the tightest of its pools leaves', () => {
    const pools = [
      { capacity: 2, spans: [taken(MORNING, { 3: 1, 4: 2 })] },
      { capacity: 10, spans: [taken(MORNING, { 3: 10, 4: 9, 5: 8, 6: 7 })] },
    ];
    // Of two places, at step 5 the larger pool leaves two and at step 6 three: nothing is lost.
    expect(inWords(takenTogether(2, over(pools)))).toEqual({ [MORNING]: { 3: 2, 4: 2 } });
    expect(inWords(takenTogether(2, over(pools.toReversed())))).toEqual({ [MORNING]: { 3: 2, 4: 2 } });
  });

  test('counts the places of a pool that one place takes, and none that is not whole', () => {
    const hall = { capacity: 7, places: 2, spans: [taken(MORNING, { 0: 1, 1: 2, 2: 3, 3: 6 })] };
    // A place is two of the hall: of 7 less 1, 2, 3 and 6 three, two, two and none are left.
    expect(inWords(takenTogether(3, over([{ capacity: 3, spans: [] }, hall])))).toEqual({
      [MORNING]: { 1: 1, 2: 1, 3: 3 },
    });
  });
});

describe('the time before and after a booking', () => {
  const one = [{ capacity: 1, spans: [taken(MORNING, { 10: 1 })] }];

  test('takes what it takes of the steps around: the turnaround of who came before, the setup of who comes after', () => {
    expect(inWords(takenTogether(1, over(one, { turnaroundMinutes: 30 })))).toEqual({
      [MORNING]: { 8: 1, 9: 1, 10: 1 },
    });
    expect(inWords(takenTogether(1, over(one, { setupMinutes: 15 })))).toEqual({ [MORNING]: { 10: 1, 11: 1 } });
    expect(inWords(takenTogether(1, over(one, { setupMinutes: 30, turnaroundMinutes: 15 })))).toEqual({
      [MORNING]: { 9: 1, 10: 1, 11: 1, 12: 1 },
    });
  });

  test('reaches into the spans beside', () => {
    const edges = [{ capacity: 3, spans: [taken(MORNING, { 0: 2, 23: 1 })] }];
    expect(inWords(takenTogether(3, over(edges, { setupMinutes: 15, turnaroundMinutes: 30 })))).toEqual({
      [NIGHT]: { 22: 2, 23: 2 },
      [MORNING]: { 0: 2, 1: 2, 21: 1, 22: 1, 23: 1 },
      [NOON]: { 0: 1 },
    });
  });

  test('counts where bookings are close by the fuller of them', () => {
    const close = [{ capacity: 3, spans: [taken(MORNING, { 4: 1, 6: 3, 8: 2 })] }];
    expect(inWords(takenTogether(3, over(close, { setupMinutes: 15, turnaroundMinutes: 15 })))).toEqual({
      [MORNING]: { 3: 1, 4: 1, 5: 3, 6: 3, 7: 3, 8: 2, 9: 2 },
    });
  });

  test('is nothing to who asks what is taken by all', () => {
    const buffered = over(one, { setupMinutes: 30, turnaroundMinutes: 30 });
    expect(takenByAll(1, buffered)).toBe(one[0]!.spans);
    const pools = [...one, { capacity: 2, spans: [taken(MORNING, { 11: 2 })] }];
    expect(inWords(takenByAll(1, over(pools, { setupMinutes: 30, turnaroundMinutes: 30 })))).toEqual({
      [MORNING]: { 10: 1, 11: 1 },
    });
  });
});
