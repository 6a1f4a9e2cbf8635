import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dateText, dayNumber } from '../../../src/exchange/times/day-number.ts';
import { type Amount, lackingOf, stretchesOf } from '../../../src/exchange/times/lacking.ts';
import { momentsOf, occurrencesIn } from '../../../src/exchange/times/moments.ts';
import { dayClasses } from '../../../src/exchange/times/real-dates.ts';
import { QUARTERS_OF_DAY } from '../../../src/exchange/times/wall-time.ts';
import type { WeeklyWindowSpec } from '../../../src/exchange/times/weekly-time.ts';
import { assertProperty } from '../../support/property.ts';

// A Monday.
const FIRST = dayNumber('2026-03-02');
const date = (day: number) => dateText(FIRST + day);
const at = (day: number, hour: number) => (FIRST + day) * QUARTERS_OF_DAY + hour * 4;
const window = (startTime: string, endTime: string, more: Partial<WeeklyWindowSpec> = {}): WeeklyWindowSpec => ({
  dayClass: 'EVERY_DAY',
  weekdays: [],
  startTime,
  endTime,
  ...more,
});
const ordinary = dayClasses([]);

function lacking(windows: readonly WeeklyWindowSpec[], days: number, held: readonly Amount[], classes = ordinary) {
  return lackingOf(occurrencesIn({ windows, from: date(0), to: date(days - 1) }, classes), 3, held);
}

describe('what is lacking of a demand', () => {
  test('is all of it where nothing is held, and nothing where all is', () => {
    const evenings = [window('18:00', '22:00')];
    const all = lacking(evenings, 14, []);
    expect(stretchesOf(all, ordinary)).toEqual([
      { from: date(0), to: date(13), windows: [window('18:00', '22:00')], quantity: 3 },
    ]);
    expect(lacking(evenings, 14, [{ start: at(0, 0), end: at(14, 0), quantity: 3 }])).toEqual([]);
  });

  test('is told by weekday where a weekday is held, and by quantity where a part is', () => {
    const tuesdays = [1, 8].map((day) => ({ start: at(day, 18), end: at(day, 22), quantity: 3 }));
    const late = { start: at(0, 20), end: at(14, 0), quantity: 0 };
    expect(stretchesOf(lacking([window('18:00', '22:00')], 14, [...tuesdays, late]), ordinary)).toEqual([
      {
        from: date(0),
        to: date(13),
        windows: [
          window('18:00', '22:00', {
            weekdays: ['MONDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'],
          }),
        ],
        quantity: 3,
      },
    ]);
    const half = [0, 1].map((day) => ({ start: at(day, 18), end: at(day, 20), quantity: 2 }));
    expect(stretchesOf(lacking([window('18:00', '22:00')], 2, half), ordinary)).toEqual([
      {
        from: date(0),
        to: date(1),
        windows: [window('18:00', '20:00', { weekdays: ['MONDAY', 'TUESDAY'] })],
        quantity: 1,
      },
      {
        from: date(0),
        to: date(1),
        windows: [window('20:00', '22:00', { weekdays: ['MONDAY', 'TUESDAY'] })],
        quantity: 3,
      },
    ]);
  });

  test('is told as of work days where only those lack it, a holiday among them', () => {
    const classes = dayClasses([date(2)]);
    const found = stretchesOf(lacking([window('09:00', '10:00', { dayClass: 'WORKDAY' })], 14, [], classes), classes);
    expect(found).toEqual([
      {
        from: date(0),
        to: date(11),
        windows: [
          window('09:00', '10:00', {
            dayClass: 'WORKDAY',
            weekdays: ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'],
          }),
        ],
        quantity: 3,
      },
    ]);
  });

  test('in weekly windows is exactly what is lacking, moment by moment', async () => {
    const time = fc.integer({ min: 0, max: 23 }).map((hour) => `${String(hour).padStart(2, '0')}:00`);
    const windows = fc.array(
      fc
        .record({
          startTime: time,
          endTime: time,
          dayClass: fc.constantFrom('EVERY_DAY', 'WORKDAY', 'DAY_OFF'),
          weekdays: fc.subarray(['MONDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const),
        })
        .map((one) => one as WeeklyWindowSpec),
      { minLength: 1, maxLength: 3 },
    );
    const held = fc.array(
      fc
        .record({
          start: fc.integer({ min: 0, max: 20 * 96 }),
          length: fc.integer({ min: 1, max: 96 }),
          quantity: fc.integer({ min: 1, max: 2 }),
        })
        .map(({ start, length, quantity }) => ({ start: at(0, 0) + start, end: at(0, 0) + start + length, quantity })),
      { maxLength: 8 },
    );
    const given = fc.record({ windows, held, holidays: fc.subarray([1, 4, 5, 6, 9, 13].map(date)) });
    await assertProperty(
      fc.property(given, ({ windows, held, holidays }) => {
        const classes = dayClasses(holidays);
        const days = 21;
        const wanted = momentsOf({ windows, from: date(0), to: date(days - 1) }, classes);
        const expected = new Map<number, number>();
        for (const [span, start] of wanted.starts.entries()) {
          for (let quarter = start; quarter < wanted.ends[span]!; quarter++) {
            const load = held
              .filter(({ start, end }) => start <= quarter && quarter < end)
              .reduce((sum, { quantity }) => sum + quantity, 0);
            if (load < 3) expected.set(quarter, 3 - load);
          }
        }
        const told = new Map<number, number>();
        for (const stretch of stretchesOf(lacking(windows, days, held, classes), classes)) {
          const spans = momentsOf(stretch, classes);
          for (const [span, start] of spans.starts.entries()) {
            for (let quarter = start; quarter < spans.ends[span]!; quarter++) {
              expect(told.has(quarter)).toBe(false);
              told.set(quarter, stretch.quantity);
            }
          }
        }
        expect([...told].sort()).toEqual([...expected].sort());
      }),
    );
  });
});
