import { describe, expect, test } from 'vitest';
import { commonRuns } from '../../../src/exchange/times/common-runs.ts';
import {
  dateText,
  dayNumber,
  dayNumberOf,
  occurs,
  partsOf,
  weekdayOf,
} from '../../../src/exchange/times/day-number.ts';
import { dayClasses, exceptionsBetween, monthDaysBetween } from '../../../src/exchange/times/real-dates.ts';
import {
  commonQuarters,
  dayOfQuarter,
  joinedSpans,
  NO_SPANS,
  type QuarterSpans,
  quartersIn,
} from '../../../src/exchange/times/wall-time.ts';

function spans(...all: readonly (readonly [start: number, end: number])[]): QuarterSpans {
  return { starts: Int32Array.from(all, ([start]) => start), ends: Int32Array.from(all, ([, end]) => end) };
}

function shown({ starts, ends }: QuarterSpans): [number, number][] {
  return Array.from(starts, (start, at) => [start, ends[at]!]);
}

describe('a date', () => {
  test('is the number of days since 1970-01-01, before it too', () => {
    expect(['1969-12-31', '1970-01-01', '1970-01-02', '2000-02-29'].map(dayNumber)).toEqual([-1, 0, 1, 11_016]);
    expect([-1, 0, 11_016].map(dateText)).toEqual(['1969-12-31', '1970-01-01', '2000-02-29']);
    expect(() => dayNumber('2026-02-29')).toThrow(RangeError);
  });

  test('has its parts, and a day too many is of the month after', () => {
    expect(partsOf(dayNumber('2026-12-31'))).toEqual({ year: 2026, month: 12, day: 31 });
    expect(dateText(dayNumberOf(2026, 2, 29))).toBe('2026-03-01');
    expect(dayNumberOf(99, 1, 1)).toBe(dayNumber('0099-01-01'));
  });

  test('has its weekday, as days before 1970 have', () => {
    // Thursday, Wednesday, Monday, Sunday, Monday.
    expect(
      ['1970-01-01', '1969-12-31', '1969-12-29', '2026-03-01', '2026-03-02'].map(dayNumber).map(weekdayOf),
    ).toEqual([3, 2, 0, 6, 0]);
  });

  test('is among some days when its weekday comes before they end', () => {
    const monday = dayNumber('2026-03-02');
    expect([0, 1, 2, 6].map((weekday) => occurs(weekday, monday, monday + 2))).toEqual([true, true, false, false]);
    expect([0, 5, 6].map((weekday) => occurs(weekday, monday - 1, monday))).toEqual([false, false, true]);
    expect(occurs(0, monday, monday)).toBe(false);
  });
});

describe('days of the month', () => {
  const day = (month: number, day: number) => month * 100 + day;
  const around = (from: string, to: string) => [...monthDaysBetween(dayNumber(from), dayNumber(to))];

  test('go on over the ends of months and years', () => {
    expect(around('2026-12-30', '2027-01-02')).toEqual([day(12, 30), day(12, 31), day(1, 1), day(1, 2)]);
    expect(around('2026-04-30', '2026-05-01')).toEqual([day(4, 30), day(5, 1)]);
    expect(around('2026-03-05', '2026-03-04')).toEqual([]);
    expect(around('2026-03-05', '2026-03-01')).toEqual([]);
  });

  test.each([1900, 2000, 2023, 2024, 2026, 2027, 2100])('are those of every day of %i and the year after', (year) => {
    const first = dayNumberOf(year, 1, 1);
    const last = dayNumberOf(year + 1, 12, 31);
    const expected = Array.from({ length: last - first + 1 }, (_, at) => {
      const { month, day: ofMonth } = partsOf(first + at);
      return day(month, ofMonth);
    });
    expect([...monthDaysBetween(first, last)]).toEqual(expected);
  });
});

describe('work days', () => {
  test('are Monday to Friday but for the exceptions, which turn either way', () => {
    const { isWorkday } = dayClasses(['2026-02-14', '2026-02-16']);
    const dates = ['2026-02-13', '2026-02-14', '2026-02-15', '2026-02-16', '2026-02-17'];
    expect(dates.map(dayNumber).map(isWorkday)).toEqual([true, true, false, false, true]);
  });

  test('that differ from the weekdays are told, the first and the last date included', () => {
    // A Saturday that is worked and a Monday that is not.
    const unusual = new Map([
      ['2026-02-14', 'WORKDAY'],
      ['2026-02-16', 'DAY_OFF'],
    ] as const);
    const calendar = {
      dayClassOf: (date: Temporal.PlainDate) =>
        unusual.get(date.toString() as '2026-02-14') ?? (date.dayOfWeek < 6 ? 'WORKDAY' : 'DAY_OFF'),
    } as Parameters<typeof exceptionsBetween>[0];
    expect(exceptionsBetween(calendar, '2026-02-14', '2026-02-16')).toEqual(['2026-02-14', '2026-02-16']);
    expect(exceptionsBetween(calendar, '2026-02-15', '2026-02-15')).toEqual([]);
    expect(exceptionsBetween(calendar, '2026-02-16', '2026-02-20')).toEqual(['2026-02-16']);
  });
});

describe('spans', () => {
  test('lie on the date on which they begin', () => {
    expect([-1, 0, 95, 96].map(dayOfQuarter)).toEqual([-1, 0, 0, 1]);
  });

  test('are as long as all of them together', () => {
    expect([quartersIn(NO_SPANS), quartersIn(spans([0, 4], [10, 11]))]).toEqual([0, 5]);
  });

  test('are joined where they touch or overlap, in whatever order they come, and empty ones left out', () => {
    const all = [
      { start: 20, end: 30 },
      { start: 0, end: 10 },
      { start: 10, end: 12 },
      { start: 2, end: 5 },
      { start: 15, end: 15 },
      { start: 31, end: 32 },
      { start: 29, end: 30 },
    ];
    expect(shown(joinedSpans(all))).toEqual([
      [0, 12],
      [20, 30],
      [31, 32],
    ]);
    expect(shown(joinedSpans([]))).toEqual([]);
  });

  test('have in common what both have, and nothing where they only touch', () => {
    const a = spans([0, 10], [20, 30], [40, 50]);
    expect(shown(commonQuarters(a, spans([5, 25], [28, 40])))).toEqual([
      [5, 10],
      [20, 25],
      [28, 30],
    ]);
    expect(shown(commonQuarters(a, spans([10, 20], [30, 40], [50, 60])))).toEqual([]);
    expect(shown(commonQuarters(spans([0, 50]), a))).toEqual(shown(a));
  });
});

describe('what is wanted and given', () => {
  const of = (wanted: QuarterSpans, given: QuarterSpans, least: number) => {
    const runs = commonRuns(wanted, given, least);
    expect([runs.starts.length, runs.ends.length]).toEqual([runs.of.length, runs.of.length]);
    return Array.from(runs.of, (at, run) => [at, runs.starts[run], runs.ends[run]]);
  };

  test('is told by the stretch that wants it, however many pieces are given of it', () => {
    expect(of(spans([0, 10], [10, 20]), spans([2, 4], [6, 14]), 1)).toEqual([
      [0, 2, 4],
      [0, 6, 10],
      [1, 10, 14],
    ]);
  });

  test('is only what lasts as long as it must, to the quarter', () => {
    const wanted = spans([0, 4], [10, 15], [20, 30]);
    const given = spans([0, 15], [20, 24], [25, 30]);
    expect(of(wanted, given, 5)).toEqual([
      [1, 10, 15],
      [2, 25, 30],
    ]);
    expect(of(wanted, given, 4)).toHaveLength(4);
    expect(of(wanted, given, 6)).toEqual([]);
  });

  test('is as much as there is, beyond what was ever found before', () => {
    const many = Array.from({ length: 5_000 }, (_, at) => [2 * at, 2 * at + 1] as const);
    const found = of(spans(...many), spans([0, 10_000]), 1);
    expect(found.length).toBe(5_000);
    expect(found.at(-1)).toEqual([4_999, 9_998, 9_999]);
  });
});
