import { describe, expect, test } from 'vitest';
import { calendarDaysOf, noticeYears } from '../../../src/district/calendar/holiday-notices.ts';
import { workCalendar } from '../../../src/district/calendar/work-calendar.ts';

const date = (text: string) => Temporal.PlainDate.from(text);

/** Every date from the first to the last, both included. */
function datesBetween(first: string, last: string): Temporal.PlainDate[] {
  const { days } = date(first).until(date(last));
  return Array.from({ length: days + 1 }, (_, add) => date(first).add({ days: add }));
}

describe('the official calendar of 2026', () => {
  const calendar = workCalendar(calendarDaysOf(2026), noticeYears());

  test.each(['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'])(
    'works on %s, a weekend day that makes up for a holiday',
    (makeUpDay) => {
      expect(date(makeUpDay).dayOfWeek).toBeGreaterThan(5);
      expect(calendar.dayClassOf(date(makeUpDay))).toBe('WORKDAY');
    },
  );

  test.each([
    ['2026-01-01', '2026-01-03'],
    ['2026-02-15', '2026-02-23'],
    ['2026-04-04', '2026-04-06'],
    ['2026-05-01', '2026-05-05'],
    ['2026-06-19', '2026-06-21'],
    ['2026-09-25', '2026-09-27'],
    ['2026-10-01', '2026-10-07'],
  ])('is off from %s to %s', (first, last) => {
    expect(new Set(datesBetween(first, last).map(calendar.dayClassOf))).toEqual(new Set(['DAY_OFF']));
  });

  test('works on the days around each holiday that are not weekend', () => {
    for (const day of [
      '2025-12-31',
      '2026-02-13',
      '2026-02-24',
      '2026-04-03',
      '2026-04-07',
      '2026-05-06',
      '2026-10-08',
    ]) {
      expect(calendar.dayClassOf(date(day)), day).toBe('WORKDAY');
    }
  });

  test('has 248 work days, as five a week less the weekdays off plus the make-up days', () => {
    const worked = datesBetween('2026-01-01', '2026-12-31').filter((day) => calendar.dayClassOf(day) === 'WORKDAY');
    const weekdays = 261;
    const weekdaysOff = 2 + 6 + 1 + 3 + 1 + 1 + 5;
    expect(worked).toHaveLength(weekdays - weekdaysOff + 6);
  });

  test('is not provisional', () => {
    expect(datesBetween('2026-01-01', '2026-12-31').some(calendar.isProvisional)).toBe(false);
  });
});

describe('a year whose notice is not out', () => {
  const calendar = workCalendar(calendarDaysOf(2026), [2026]);

  test('is read as Monday to Friday, and says that this is provisional', () => {
    expect(date('2027-10-01').dayOfWeek).toBe(5);
    expect(calendar.dayClassOf(date('2027-10-01'))).toBe('WORKDAY');
    expect(calendar.dayClassOf(date('2027-10-02'))).toBe('DAY_OFF');
    expect(calendar.dayClassOf(date('2027-10-03'))).toBe('DAY_OFF');
    expect(calendar.isProvisional(date('2027-10-01'))).toBe(true);
    expect(calendar.isProvisional(date('2025-12-31'))).toBe(true);
  });

  test('is sure of a day that staff have settled, and of no other', () => {
    const corrected = workCalendar([{ date: '2027-10-01', dayClass: 'DAY_OFF' }], [2026]);
    expect(corrected.dayClassOf(date('2027-10-01'))).toBe('DAY_OFF');
    expect(corrected.isProvisional(date('2027-10-01'))).toBe(false);
    expect(corrected.isProvisional(date('2027-09-30'))).toBe(true);
  });
});

test('a correction that follows a notice wins over it', () => {
  const calendar = workCalendar([...calendarDaysOf(2026), { date: '2026-02-14', dayClass: 'DAY_OFF' }], [2026]);
  expect(calendar.dayClassOf(date('2026-02-14'))).toBe('DAY_OFF');
});

test('a row for a date that does not exist is refused', () => {
  expect(() => workCalendar([{ date: '2026-02-30', dayClass: 'WORKDAY' }], [2026])).toThrow(RangeError);
});
