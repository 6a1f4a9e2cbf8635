import fc from 'fast-check';
import { expect, test } from 'vitest';
import { availabilityIn, STEPS_PER_SPAN, windowsWithin } from '../../../src/facilities/opening/availability.ts';
import { type Interval, intersection, merged } from '../../../src/shared/interval.ts';
import { assertProperty } from '../../support/property.ts';

const START = Temporal.Instant.from('2026-03-03T00:00:00Z');
const HOURS = 72;
const CAPACITY = 3;

const minute = fc.integer({ min: 0, max: HOURS * 60 });
const anyInterval = fc.uniqueArray(minute, { minLength: 2, maxLength: 2 }).map((ends): Interval => {
  const [from, to] = ends.toSorted((a, b) => a - b) as [number, number];
  return { start: START.add({ minutes: from }), end: START.add({ minutes: to }) };
});
const anyTaken = fc.uniqueArray(fc.integer({ min: 0, max: HOURS / 6 }), { maxLength: 6 }).chain((spans) =>
  fc.tuple(
    ...spans.map((span) =>
      fc.record({
        span: fc.constant(START.add({ hours: span * 6 }).toString()),
        taken: fc.array(fc.integer({ min: 0, max: CAPACITY }), {
          minLength: STEPS_PER_SPAN,
          maxLength: STEPS_PER_SPAN,
        }),
      }),
    ),
  ),
);

test('what is cut out of a longer time is what the range has when it is worked out alone', () => {
  assertProperty(
    fc.property(fc.array(anyInterval, { maxLength: 5 }), anyTaken, anyInterval, (open, taken, range) => {
      const stretches = merged(open);
      const within = stretches.flatMap((stretch) => intersection(stretch, range) ?? []);
      const text = (windows: object) => JSON.stringify(windows);
      expect(text(windowsWithin(availabilityIn(stretches, CAPACITY, taken), range))).toBe(
        text(availabilityIn(within, CAPACITY, taken)),
      );
    }),
    { numRuns: 500 },
  );
});
