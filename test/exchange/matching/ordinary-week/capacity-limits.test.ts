import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { limitsOf } from '../../../../src/exchange/matching/ordinary-week/capacity-limits.ts';
import { commonPackedSpans, packedSpans } from '../../../../src/exchange/matching/ordinary-week/packed-span.ts';
import {
  commonSpans,
  type TimeSpan,
  weeklyTimes,
  type WeeklyWindowSpec,
} from '../../../../src/exchange/times/weekly-time.ts';
import {
  activeQuarters,
  anyCalendar,
  anyEntry,
  classAt,
  DAYS,
  type Entry,
  saysActive,
} from '../../times/weekly-world.ts';
import { assertProperty } from '../../../support/property.ts';

function daily(startTime: string, endTime: string, more: Partial<WeeklyWindowSpec> = {}) {
  return packedSpans(
    weeklyTimes([{ dayClass: 'EVERY_DAY', weekdays: [], startTime, endTime, ...more }], '2026-03-02', '2026-06-28'),
  );
}

/** Edges 10, 11, 12 … */
function candidates(...spans: ReturnType<typeof daily>[]) {
  return spans.map((spans, at) => ({ edge: 10 + at, spans }));
}

const inOrder = (limits: ReturnType<typeof limitsOf>) =>
  limits.map(({ capacity, edges }) => `${capacity}: ${edges.join(' ')}`).sort();

describe('the limits of one supply', () => {
  test('are one where all demands meet', () => {
    const edges = candidates(daily('18:00', '22:00'), daily('20:00', '08:00'), daily('00:00', '00:00'));
    expect(inOrder(limitsOf({ capacity: 50, edges, held: [] }))).toEqual(['50: 10 11 12']);
  });

  test('let windows that overlap in part share only where they overlap', () => {
    const edges = candidates(daily('08:00', '12:00'), daily('11:00', '15:00'), daily('14:00', '18:00'));
    expect(inOrder(limitsOf({ capacity: 50, edges, held: [] }))).toEqual(['50: 10 11', '50: 11 12']);
  });

  test('are less by what is held, at the moments at which it is', () => {
    const edges = candidates(daily('08:00', '12:00'), daily('11:00', '15:00'));
    const held = [{ quantity: 20, spans: daily('14:00', '16:00') }];
    expect(inOrder(limitsOf({ capacity: 50, edges, held }))).toEqual(['30: 11', '50: 10 11']);
  });

  test('never fall below nothing', () => {
    const held = [{ quantity: 70, spans: daily('08:00', '09:00') }];
    expect(limitsOf({ capacity: 50, edges: candidates(daily('08:00', '12:00')), held })).toEqual([
      { capacity: 0, edges: [10] },
    ]);
  });

  test('let a summer night and a winter night have all the places each', () => {
    const summer = daily('19:00', '07:30', { seasonFrom: '05-01', seasonTo: '10-31' });
    const winter = daily('18:30', '07:30', { seasonFrom: '11-01', seasonTo: '04-30' });
    expect(inOrder(limitsOf({ capacity: 50, edges: candidates(summer, winter), held: [] }))).toEqual([
      '50: 10',
      '50: 11',
    ]);
  });

  test('count the last night of a season against the first morning of the next', () => {
    const winter = daily('18:30', '07:30', { seasonFrom: '11-01', seasonTo: '04-30' });
    const morning = daily('06:00', '07:00', { seasonFrom: '05-01', seasonTo: '10-31' });
    expect(inOrder(limitsOf({ capacity: 50, edges: candidates(winter, morning), held: [] }))).toEqual(['50: 10 11']);
  });

  test('are none without edges, and leave out an edge without time', () => {
    expect(limitsOf({ capacity: 50, edges: [], held: [{ quantity: 1, spans: daily('08:00', '12:00') }] })).toEqual([]);
    expect(inOrder(limitsOf({ capacity: 50, edges: candidates([], daily('08:00', '12:00')), held: [] }))).toEqual([
      '50: 11',
    ]);
  });

  test('hold for more demands than a word has bits', () => {
    const edges = candidates(
      ...Array.from({ length: 70 }, (_, at) => daily(at < 35 ? '08:00' : '11:00', at < 35 ? '12:00' : '15:00')),
      daily('14:00', '16:00'),
    );
    expect(
      limitsOf({ capacity: 9, edges, held: [] })
        .map(({ edges }) => edges.length)
        .sort(),
    ).toEqual([36, 70]);
  });
});

const CAPACITY = 6;
const anyUse = fc.record({ entry: anyEntry, quantity: fc.integer({ min: 1, max: 4 }) });
const anySupply = fc.record({
  supply: anyEntry,
  demands: fc.array(anyUse, { maxLength: 5 }),
  held: fc.array(anyUse, { maxLength: 2 }),
});

function spansOf({ windows, validFrom, validTo }: Entry): TimeSpan[] {
  return weeklyTimes(windows, validFrom, validTo);
}

/** Whether the quantities keep to the limits that the supply has for them. */
function areAllowed({ supply, demands, held }: typeof anySupply extends fc.Arbitrary<infer T> ? T : never): boolean {
  const supplySpans = packedSpans(spansOf(supply));
  const common = ({ entry }: { entry: Entry }) => commonPackedSpans(packedSpans(spansOf(entry)), supplySpans);
  const limits = limitsOf({
    capacity: CAPACITY,
    edges: demands.map((demand, edge) => ({ edge, spans: common(demand) })),
    held: held.map((use) => ({ quantity: use.quantity, spans: common(use) })),
  });
  return limits.every(
    ({ capacity, edges }) => edges.reduce((sum, edge) => sum + demands[edge]!.quantity, 0) <= capacity,
  );
}

test('quantities that keep to the limits never use more than the supply has, on any calendar', () => {
  assertProperty(
    fc.property(anySupply, anyCalendar, (world, calendar) => {
      fc.pre(areAllowed(world));
      const open = activeQuarters(world.supply, calendar);
      const demands = world.demands.map(({ entry, quantity }) => ({ quantity, on: activeQuarters(entry, calendar) }));
      const held = world.held.map(({ entry, quantity }) => ({ quantity, on: activeQuarters(entry, calendar) }));
      const sum = (uses: typeof held, at: number) =>
        uses.reduce((total, { on, quantity }) => total + (on[at] ? quantity : 0), 0);
      const exceeded = open.flatMap((isOpen, at) =>
        isOpen && sum(demands, at) > 0 && sum(demands, at) + sum(held, at) > CAPACITY ? [at] : [],
      );
      expect(exceeded).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test('quantities break a limit exactly when they use more than the supply has at a moment that the rows speak of', () => {
  assertProperty(
    fc.property(anySupply, anyCalendar, (world, calendar) => {
      const supply = spansOf(world.supply);
      const spans = ({ entry, quantity }: { entry: Entry; quantity: number }) => ({
        quantity,
        spans: commonSpans(spansOf(entry), supply),
      });
      const demands = world.demands.map(spans);
      const held = world.held.map(spans);
      let isExceeded = false;
      for (let day = 0; day < DAYS && !isExceeded; day++) {
        // One calendar, then its opposite: between them each date has both classes.
        for (const flip of [false, true]) {
          const isWorked = (classAt(calendar, day) === 'WORKDAY') !== flip;
          for (let quarter = 0; quarter < 96; quarter++) {
            const load = (uses: typeof demands) =>
              uses.reduce(
                (total, { quantity, spans }) =>
                  total + (saysActive(spans, day, isWorked ? 'WORKDAY' : 'DAY_OFF', quarter) ? quantity : 0),
                0,
              );
            const wanted = load(demands);
            if (wanted > 0 && wanted > Math.max(0, CAPACITY - load(held))) isExceeded = true;
          }
        }
      }
      expect(areAllowed(world)).toBe(!isExceeded);
    }),
    { numRuns: 40 },
  );
});
