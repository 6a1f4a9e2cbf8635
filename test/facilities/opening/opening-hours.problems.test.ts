import { describe, expect, test } from 'vitest';
import { workCalendar } from '../../../src/district/calendar/work-calendar.ts';
import type { OpeningExceptionSpec, OpeningRuleSpec } from '../../../src/facilities/opening/opening-hours.ts';
import { openingExceptionFrom, openingRulesFrom } from '../../../src/facilities/opening/opening-hours.rules.ts';
import { DayClass } from '../../../src/facilities/opening/opening-rule.entity.ts';
import { Refusal } from '../../../src/shared/refusal.ts';
import {
  openingExceptionProblems,
  openingRuleProblems,
  openStretches,
} from '../../../src/facilities/opening/opening-hours.ts';

const good: OpeningRuleSpec = { dayClass: 'EVERY_DAY', weekdays: [], startTime: '18:00', endTime: '08:00' };

describe('a rule', () => {
  test.each<[string, Partial<OpeningRuleSpec>]>([
    ['a night', {}],
    ['a whole day', { startTime: '00:00', endTime: '00:00' }],
    ['seconds and milliseconds', { startTime: '18:00:30', endTime: '08:00:00.125' }],
    ['the last millisecond of the day', { endTime: '23:59:59.999' }],
    ['every weekday named', { weekdays: ['MONDAY', 'SUNDAY'] }],
    ['a season over New Year', { seasonFrom: '11-01', seasonTo: '04-30' }],
    ['a season to 29 February', { seasonFrom: '02-01', seasonTo: '02-29' }],
    ['nulls for what is optional', { seasonFrom: null, seasonTo: null, leaveByNextWorkday: null }],
    ['a time to leave', { leaveByNextWorkday: '07:30' }],
  ])('with %s has no problem', (_, change) => {
    expect(openingRuleProblems({ ...good, ...change })).toEqual([]);
  });

  test.each(['24:00', '8:00', '18:60', '18:00:60', '18', '18:00Z', '18:00:00.1234', ' 18:00', '', '-1:00', '１８:00'])(
    'with the time %j is told so, for each member that has it',
    (time) => {
      expect(openingRuleProblems({ ...good, startTime: time, endTime: time, leaveByNextWorkday: time })).toEqual([
        { code: 'INVALID_TIME', field: ['startTime'] },
        { code: 'INVALID_TIME', field: ['endTime'] },
        { code: 'INVALID_TIME', field: ['leaveByNextWorkday'] },
      ]);
    },
  );

  test.each(['02-30', '04-31', '13-01', '00-10', '01-00', '12-32', '1-1', '2026-01-01', '01/01', ''])(
    'with the season day %j is told so',
    (day) => {
      expect(openingRuleProblems({ ...good, seasonFrom: day, seasonTo: '12-31' })).toEqual([
        { code: 'INVALID_MONTH_DAY', field: ['seasonFrom'] },
      ]);
      expect(openingRuleProblems({ ...good, seasonFrom: '01-01', seasonTo: day })).toEqual([
        { code: 'INVALID_MONTH_DAY', field: ['seasonTo'] },
      ]);
    },
  );

  test('with half a season is told which half is missing', () => {
    expect(openingRuleProblems({ ...good, seasonFrom: '05-01' })).toEqual([
      { code: 'INCOMPLETE_SEASON', field: ['seasonTo'] },
    ]);
    expect(openingRuleProblems({ ...good, seasonFrom: null, seasonTo: '05-01' })).toEqual([
      { code: 'INCOMPLETE_SEASON', field: ['seasonFrom'] },
    ]);
  });

  test('with a weekday twice is told so', () => {
    expect(openingRuleProblems({ ...good, weekdays: ['MONDAY', 'FRIDAY', 'MONDAY'] })).toEqual([
      { code: 'REPEATED_WEEKDAY', field: ['weekdays'] },
    ]);
  });
});

describe('an exception', () => {
  const closed: OpeningExceptionSpec = { date: '2026-03-04', closed: true, windows: [] };

  test('that closes a date, gives it other hours, or none, has no problem', () => {
    expect(openingExceptionProblems(closed)).toEqual([]);
    expect(openingExceptionProblems({ ...closed, closed: false })).toEqual([]);
    const windows = [{ startTime: '10:00', endTime: '12:00' }];
    expect(openingExceptionProblems({ ...closed, closed: false, windows })).toEqual([]);
    expect(openingExceptionProblems({ ...closed, date: '2028-02-29' })).toEqual([]);
  });

  test.each(['2026-02-29', '2026-13-01', '2026-00-01', '2026-1-1', '20260304', '2026-03-04T00:00', ''])(
    'on %j is told that there is no such date',
    (date) => {
      expect(openingExceptionProblems({ ...closed, date })).toEqual([{ code: 'INVALID_DATE', field: ['date'] }]);
    },
  );

  test('that is closed and has windows is told so', () => {
    const windows = [{ startTime: '10:00', endTime: '12:00' }];
    expect(openingExceptionProblems({ ...closed, windows })).toEqual([
      { code: 'CLOSED_WITH_WINDOWS', field: ['windows'] },
    ]);
  });

  test('is told which of its windows has a bad time', () => {
    const windows = [
      { startTime: '10:00', endTime: '12:00' },
      { startTime: '14:00', endTime: '24:00' },
    ];
    expect(openingExceptionProblems({ ...closed, closed: false, windows })).toEqual([
      { code: 'INVALID_TIME', field: ['windows', '1', 'endTime'] },
    ]);
  });
});

test('a rule with a problem is refused by the arithmetic, not read as closed', () => {
  const start = Temporal.Instant.from('2026-03-04T00:00Z');
  const within = { start, end: start.add({ hours: 1 }) };
  for (const change of [
    { endTime: '24:00' },
    { leaveByNextWorkday: '8' },
    { seasonFrom: '02-30', seasonTo: '03-01' },
  ]) {
    const rules = [{ ...good, ...change }];
    const hours = { rules, exceptions: [], calendar: workCalendar([], []), timeZone: 'Asia/Shanghai' };
    expect(() => openStretches(hours, within)).toThrow(RangeError);
  }
});

describe('what inputs give', () => {
  const { EVERY_DAY } = DayClass;
  const rule = { dayClass: EVERY_DAY, startTime: '08:00', endTime: '22:00' };
  /** The refusal of something, and the field it names. */
  const refusalOf = (does: () => unknown) => {
    try {
      does();
    } catch (error) {
      if (error instanceof Refusal) return [error.kind, ...(error.field ?? [])].join(' ');
      throw error;
    }
    return 'none';
  };
  const rules = (count: number) => refusalOf(() => openingRulesFrom(Array(count).fill(rule), ['openingRules']));
  const exception = (date: string, windows: { startTime: string; endTime: string }[], reason?: string) =>
    openingExceptionFrom({ date, windows, ...(reason !== undefined && { reason }) }, ['exceptions', '2']);

  test('is a rule with everything said that an input leaves out', () => {
    const whole = { ...rule, weekdays: [], seasonFrom: null, seasonTo: null, leaveByNextWorkday: null };
    expect(openingRulesFrom([rule], [])).toEqual([whole]);
    expect(openingRulesFrom([{ ...rule, weekdays: null, seasonFrom: null, leaveByNextWorkday: null }], [])).toEqual([
      whole,
    ]);
  });

  test('is refused with the place of what is wrong', () => {
    expect(refusalOf(() => openingRulesFrom([rule, { ...rule, endTime: '24:00' }], ['openingRules']))).toBe(
      'openingIsWrong openingRules 1 endTime',
    );
    const window = { startTime: '08:00', endTime: '22:00' };
    expect(refusalOf(() => exception('2026-03-01', [window, { ...window, startTime: '8' }]))).toBe(
      'openingIsWrong exceptions 2 windows 1 startTime',
    );
    expect(refusalOf(() => exception('1969-12-31', []))).toMatch(/ exceptions 2 date$/);
  });

  test('is as much as there may be, and no more', () => {
    expect([rules(0), rules(50)]).toEqual(['none', 'none']);
    expect(rules(51)).toMatch(/ openingRules$/);
    const windows = (count: number) => Array(count).fill({ startTime: '08:00', endTime: '22:00' });
    expect(exception('2026-03-01', windows(10))).toMatchObject({ closed: false, windows: { length: 10 } });
    expect(refusalOf(() => exception('2026-03-01', windows(11)))).toMatch(/ exceptions 2 windows$/);
  });

  test('is a closed date without windows, for a reason if one is given', () => {
    expect(exception('2026-03-01', [])).toEqual({ date: '2026-03-01', closed: true, windows: [], reason: null });
    expect(exception('2026-03-01', [], ' 检修 ').reason).toBe('检修');
  });
});
