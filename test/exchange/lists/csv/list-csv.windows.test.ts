import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readWindows } from '../../../../src/exchange/lists/csv/list-csv.windows.ts';
import type { WeeklyWindow } from '../../../../src/exchange/times/weekly-window.type.ts';
import { DayClass, Weekday, windowsText } from '../../../../src/facilities/index.ts';
import { LANGUAGES } from '../../../../src/shared/language.ts';
import { assertProperty } from '../../../support/property.ts';

const { EVERY_DAY, WORKDAY, DAY_OFF } = DayClass;
const { MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY } = Weekday;

const allYear = { seasonFrom: null, seasonTo: null };
const nights: WeeklyWindow = { dayClass: WORKDAY, weekdays: [], startTime: '18:00', endTime: '08:00', ...allYear };
const daysOff: WeeklyWindow = { dayClass: DAY_OFF, weekdays: [], startTime: '00:00', endTime: '00:00', ...allYear };
const summer = { seasonFrom: '05-01', seasonTo: '10-31' };

const twoDigits = (max: number, min = 0) => fc.integer({ min, max }).map((number) => String(number).padStart(2, '0'));
const time = fc.tuple(twoDigits(23), twoDigits(59)).map((parts) => parts.join(':'));
const monthDay = fc.tuple(twoDigits(12, 1), twoDigits(28, 1)).map((parts) => parts.join('-'));
const season = fc.oneof(fc.constant(allYear), fc.record({ seasonFrom: monthDay, seasonTo: monthDay }));
const window: fc.Arbitrary<WeeklyWindow> = fc
  .tuple(
    fc.record({
      dayClass: fc.constantFrom(...Object.values(DayClass)),
      weekdays: fc.uniqueArray(fc.constantFrom(...Object.values(Weekday))),
      startTime: time,
      endTime: time,
    }),
    season,
  )
  .map(([times, when]) => ({ ...times, ...when }));

describe('windows as text', () => {
  it('are written as a clerk would', () => {
    expect(windowsText([nights, daysOff], 'en')).toBe('WORKDAY 18:00-08:00; DAY_OFF 00:00-24:00');
    expect(windowsText([nights, daysOff], 'zh-CN')).toBe('工作日 18:00-08:00；休息日 00:00-24:00');
    const lessons = { ...nights, dayClass: EVERY_DAY, weekdays: [MONDAY, TUESDAY], endTime: '20:30', ...summer };
    expect(windowsText([lessons], 'en')).toBe('MON,TUE 18:00-20:30 [05-01..10-31]');
    expect(windowsText([lessons], 'zh-CN')).toBe('周一,周二 18:00-20:30 [05-01..10-31]');
    expect(windowsText([{ ...nights, dayClass: EVERY_DAY }], 'zh-CN')).toBe('每天 18:00-08:00');
  });

  it('are read back as they were, in both languages', () => {
    assertProperty(
      fc.property(fc.array(window, { maxLength: 20 }), fc.constantFrom(...LANGUAGES), (windows, language) => {
        expect(readWindows(windowsText(windows, language))).toEqual(windows);
      }),
    );
  });

  it('are read with the signs of a Chinese keyboard, loosely spaced, in any case and with words of both languages', () => {
    expect(readWindows(' 工作日　１８：００－０８：００ ；休息日 0:00~24:00； ')).toEqual([nights, daysOff]);
    expect(readWindows('workday 18:00 – 8:00\ndayoff')).toEqual({ unreadable: 'dayoff' });
    expect(readWindows('workday 18:00 – 8:00\nDay_Off 0:00-24:00')).toEqual([nights, daysOff]);
    expect(readWindows('星期六、周日 09:00至17:00 [11-1..2-28]')).toEqual([
      {
        dayClass: EVERY_DAY,
        weekdays: [SATURDAY, SUNDAY],
        startTime: '09:00',
        endTime: '17:00',
        seasonFrom: '11-01',
        seasonTo: '02-28',
      },
    ]);
  });

  it.each([
    ['MON..FRI 08:00-09:00', [MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY]],
    ['周一至周三 08:00-09:00', [MONDAY, TUESDAY, WEDNESDAY]],
    ['sat-mon 08:00-09:00', [SATURDAY, SUNDAY, MONDAY]],
    ['FRI…SAT, WED 08:00-09:00', [FRIDAY, SATURDAY, WEDNESDAY]],
  ])('name a range of weekdays: %s', (text, weekdays) => {
    expect(readWindows(text)).toMatchObject([{ weekdays }]);
  });

  it('are none where nothing is written', () => {
    expect(readWindows(' ')).toEqual([]);
    expect(windowsText([], 'en')).toBe('');
  });

  it.each([
    'evenings',
    'WORKDAY',
    '18:00',
    '18-20',
    'WORKDAY 18:00-',
    'WORKDAY WORKDAY 18:00-20:00',
    'MON WORKDAY 18:00-20:00',
    'MON..TUE..WED 18:00-20:00',
    '18:00-20:00 [05-01]',
    '18:00-20:00 [05-01..10-31',
    '18:00-20:00 MON',
    '18:00-20:00, MON 08:00-09:00',
    'constructor 18:00-20:00',
  ])('are not read from %s', (text) => {
    expect(readWindows(`EVERY_DAY 08:00-09:00; ${text}`)).toEqual({ unreadable: text });
  });

  it('leave it to the rules of windows whether a time exists', () => {
    expect(readWindows('25:99-30:00')).toMatchObject([{ startTime: '25:99', endTime: '30:00' }]);
  });
});

it('are written to the minute', () => {
  const window = {
    dayClass: DayClass.WORKDAY,
    weekdays: [],
    startTime: '08:00:00',
    endTime: '18:30:00',
    seasonFrom: null,
    seasonTo: null,
  };
  expect(windowsText([window], 'en')).toBe('WORKDAY 08:00-18:30');
  expect(windowsText([window, window], 'en')).toContain('; ');
  expect(windowsText([window, window], 'zh-CN')).toContain('；');
});
