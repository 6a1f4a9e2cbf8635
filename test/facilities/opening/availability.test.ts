import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  availabilityIn,
  STEPS_PER_SPAN,
  stepsTouched,
  windowsWithin,
} from '../../../src/facilities/opening/availability.ts';
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

const at = (time: string) => Temporal.Instant.from(`2026-03-03T${time}Z`);
const stretch = (from: string, to: string): Interval => ({ start: at(from), end: at(to) });
/** A span in which so many are taken, from a step on to before another. */
const takenIn = (span: string, taken: number, first: number, until: number) => ({
  span: at(span).toString(),
  taken: Array.from({ length: STEPS_PER_SPAN }, (_, step) => (first <= step && step < until ? taken : 0)),
});
const inWords = (open: Interval[], capacity: number, spans: ReturnType<typeof takenIn>[]) =>
  availabilityIn(open, capacity, spans).map(
    ({ start, end, remaining }) => `${start.toString().slice(11, 16)}–${end.toString().slice(11, 16)} ${remaining}`,
  );

test('the places left change where a booking begins and ends, on either side of the six hours that are counted together', () => {
  expect(inWords([stretch('05:05', '12:40')], 3, [])).toEqual(['05:05–12:40 3']);
  expect(inWords([stretch('05:05', '12:40')], 3, [takenIn('06:00', 2, 4, 6)])).toEqual([
    '05:05–07:00 3',
    '07:00–07:30 1',
    '07:30–12:40 3',
  ]);
  expect(inWords([stretch('05:05', '12:40')], 3, [takenIn('12:00', 2, 0, 1), takenIn('06:00', 2, 23, 24)])).toEqual([
    '05:05–11:45 3',
    '11:45–12:15 1',
    '12:15–12:40 3',
  ]);
  expect(inWords([stretch('11:50', '12:05')], 1, [takenIn('06:00', 1, 23, 24)])).toEqual([
    '11:50–12:00 0',
    '12:00–12:05 1',
  ]);
  expect(inWords([stretch('06:00', '06:15'), stretch('06:30', '07:00')], 2, [takenIn('06:00', 1, 0, 3)])).toEqual([
    '06:00–06:15 1',
    '06:30–06:45 1',
    '06:45–07:00 2',
  ]);
  expect(inWords([], 2, [takenIn('06:00', 1, 0, 3)])).toEqual([]);
});

test('an interval touches each quarter of an hour in which it has a moment', () => {
  const touched = (from: string, to: string) => {
    const { first, last } = stepsTouched(new Date(at(from).epochMilliseconds), new Date(at(to).epochMilliseconds));
    return [first, last].map(({ span, number }) => `${span.toISOString().slice(11, 16)}/${number}`);
  };
  expect(touched('00:00', '00:15')).toEqual(['00:00/1', '00:00/1']);
  expect(touched('05:59', '06:00')).toEqual(['00:00/24', '00:00/24']);
  expect(touched('06:00', '06:01')).toEqual(['06:00/1', '06:00/1']);
  expect(touched('07:20', '18:31')).toEqual(['06:00/6', '18:00/3']);
  expect(touched('23:50', '23:59')).toEqual(['18:00/24', '18:00/24']);
});
