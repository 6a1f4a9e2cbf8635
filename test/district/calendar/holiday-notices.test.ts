import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { calendarDaysOf, noticeYears } from '../../../src/district/calendar/holiday-notices.ts';

const { version } = createRequire(import.meta.url)('chinese-days/package.json') as { version: string };
const SOURCE = `chinese-days@${version}`;

describe('the yearly notices', () => {
  test('are there for every year from 2004 to 2026, in order', () => {
    const years = noticeYears();
    expect(years).toEqual(Array.from(years, (_, at) => 2004 + at));
    expect(years).toContain(2026);
  });

  test('name a holiday in Chinese and English, and say where the row is from', () => {
    expect(calendarDaysOf(2026)).toContainEqual({
      date: '2026-02-17',
      dayClass: 'DAY_OFF',
      holidayName: '春节',
      holidayNameEn: 'Spring Festival',
      source: SOURCE,
    });
  });

  test('name a make-up work day after the holiday it makes up for', () => {
    expect(calendarDaysOf(2026)).toContainEqual({
      date: '2026-02-14',
      dayClass: 'WORKDAY',
      holidayName: '春节',
      holidayNameEn: 'Spring Festival',
      source: SOURCE,
    });
  });

  test('make six weekend days of 2026 work days', () => {
    const workdays = calendarDaysOf(2026).filter(({ dayClass }) => dayClass === 'WORKDAY');
    expect(workdays.map(({ date }) => date)).toEqual([
      '2026-01-04',
      '2026-02-14',
      '2026-02-28',
      '2026-05-09',
      '2026-09-20',
      '2026-10-10',
    ]);
  });

  test('give seven holidays in 2026, each a run of days off', () => {
    const daysOff = calendarDaysOf(2026).filter(({ dayClass }) => dayClass === 'DAY_OFF');
    const holidays = Map.groupBy(daysOff, ({ holidayName }) => holidayName);
    expect(Array.from(holidays, ([name, days]) => [name, days[0]?.date, days.at(-1)?.date, days.length])).toEqual([
      ['元旦', '2026-01-01', '2026-01-03', 3],
      ['春节', '2026-02-15', '2026-02-23', 9],
      ['清明', '2026-04-04', '2026-04-06', 3],
      ['劳动节', '2026-05-01', '2026-05-05', 5],
      ['端午', '2026-06-19', '2026-06-21', 3],
      ['中秋', '2026-09-25', '2026-09-27', 3],
      ['国庆节', '2026-10-01', '2026-10-07', 7],
    ]);
  });

  test('have one row for a date, within the year asked for and in order', () => {
    for (const year of noticeYears()) {
      const dates = calendarDaysOf(year).map(({ date }) => date);
      expect(dates).toEqual([...new Set(dates)].sort());
      expect(dates.every((date) => date.startsWith(`${year}-`))).toBe(true);
    }
  });

  test('never make a work day of a day that is one anyway', () => {
    const workdays = noticeYears()
      .flatMap(calendarDaysOf)
      .filter(({ dayClass }) => dayClass === 'WORKDAY');
    expect(workdays.length).toBeGreaterThan(100);
    expect(workdays.filter(({ date }) => Temporal.PlainDate.from(date).dayOfWeek <= 5)).toEqual([]);
  });

  test('say nothing about a year whose notice is not out', () => {
    expect(calendarDaysOf(2003)).toEqual([]);
    expect(calendarDaysOf(2100)).toEqual([]);
  });
});
