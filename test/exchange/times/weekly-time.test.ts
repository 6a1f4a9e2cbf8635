import { describe, expect, test } from 'vitest';
import { pack } from '../../../src/exchange/matching/ordinary-week/packed-span.ts';
import {
  commonSpans,
  type TimeSpan,
  weeklyTimes,
  type WeeklyWindowSpec,
  WINDOWS_MAX,
  windowProblems,
} from '../../../src/exchange/times/weekly-time.ts';
import { longestRunMinutes, weekMinutes } from './weekly-world.ts';

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

function window(startTime: string, endTime: string, more: Partial<WeeklyWindowSpec> = {}): WeeklyWindowSpec {
  return { dayClass: 'EVERY_DAY', weekdays: [], startTime, endTime, ...more };
}

/** The runs of each day: `'Mon 00:00-08:00'`; those of days off in brackets. */
function shown(bits: string): string[] {
  return Array.from({ length: bits.length / 96 }, (_, day) =>
    [...bits.slice(day * 96, day * 96 + 96).matchAll(/1+/g)].map((run) => {
      const text = `${DAYS[day % 7]} ${clock(run.index)}-${clock(run.index + run[0].length)}`;
      return day < 7 ? text : `(${text})`;
    }),
  ).flat();
}

function clock(quarter: number): string {
  return `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`;
}

function dates(spans: readonly TimeSpan[]): string[] {
  return spans.map(({ from, until }) => `${from} ${until}`);
}

/** From Monday, 2 March 2026, to Sunday, 29 March 2026. */
const march = ['2026-03-02', '2026-03-29'] as const;

describe('work days from 18:00 to 08:00', () => {
  const spans = weeklyTimes([window('18:00', '08:00', { dayClass: 'WORKDAY' })], ...march);
  const [first, middle, after] = spans;

  test('have no morning on the first date and nothing but a morning after the last', () => {
    expect(dates(spans)).toEqual(['2026-03-02 2026-03-03', '2026-03-03 2026-03-30', '2026-03-30 2026-03-31']);
    expect(shown(first!.slots)).toEqual(['Mon 18:00-24:00']);
    expect(shown(after!.slots)).toEqual(['Mon 00:00-08:00', '(Mon 00:00-08:00)']);
  });

  test('begin on any weekday that may be worked, and end on whatever day comes next', () => {
    expect(shown(middle!.slots)).toEqual([
      ...DAYS.flatMap((day) => [`${day} 00:00-08:00`, `${day} 18:00-24:00`]),
      ...DAYS.map((day) => `(${day} 00:00-08:00)`),
    ]);
  });

  test('are five nights in an ordinary week, the last one into Saturday', () => {
    expect(shown(middle!.week)).toEqual([
      'Mon 18:00-24:00',
      ...['Tue', 'Wed', 'Thu', 'Fri'].flatMap((day) => [`${day} 00:00-08:00`, `${day} 18:00-24:00`]),
      'Sat 00:00-08:00',
    ]);
    expect(weekMinutes(middle!.week)).toBe(5 * 14 * 60);
    expect(longestRunMinutes(middle!.week)).toBe(14 * 60);
    expect([first!.week, after!.week]).toEqual([middle!.week, '0'.repeat(672)]);
  });
});

describe('days off from 00:00 to 00:00', () => {
  const spans = weeklyTimes([window('00:00', '00:00', { dayClass: 'DAY_OFF' })], ...march);

  test('are whole days of the class on every weekday, in one row', () => {
    expect(dates(spans)).toEqual(['2026-03-02 2026-03-30']);
    expect(spans[0]!.slots).toBe('0'.repeat(672) + '1'.repeat(672));
  });

  test('are the weekend of an ordinary week', () => {
    expect(shown(spans[0]!.week)).toEqual(['Sat 00:00-24:00', 'Sun 00:00-24:00']);
    expect(longestRunMinutes(spans[0]!.week)).toBe(48 * 60);
  });
});

test('a Saturday on which people make up for a holiday is no time for weekends, but time for work days', () => {
  const saturday = { weekdays: ['SATURDAY'] } as const;
  const [worked] = weeklyTimes([window('09:00', '12:00', { ...saturday, dayClass: 'WORKDAY' })], ...march);
  const [free] = weeklyTimes([window('09:00', '12:00', { ...saturday, dayClass: 'DAY_OFF' })], ...march);
  const [any] = weeklyTimes([window('11:00', '14:00', saturday)], ...march);
  expect(commonSpans([worked!], [free!])).toEqual([]);
  expect(shown(commonSpans([worked!], [any!])[0]!.slots)).toEqual(['Sat 11:00-12:00']);
  expect(shown(commonSpans([free!], [any!])[0]!.slots)).toEqual(['(Sat 11:00-12:00)']);
});

test("the night of Sunday goes on in Monday's morning", () => {
  const spans = weeklyTimes([window('22:00', '02:00', { weekdays: ['SUNDAY'] })], '2026-03-02', '2026-03-29');
  expect(dates(spans)).toEqual(['2026-03-03 2026-03-31']);
  expect(shown(spans[0]!.week)).toEqual(['Mon 00:00-02:00', 'Sun 22:00-24:00']);
  expect(longestRunMinutes(spans[0]!.week)).toBe(240);
});

describe('seasons', () => {
  const night = { dayClass: 'WORKDAY', weekdays: ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'] } as const;
  const staggered = [
    window('19:00', '07:30', { ...night, seasonFrom: '05-01', seasonTo: '10-31' }),
    window('18:30', '07:30', { ...night, seasonFrom: '11-01', seasonTo: '04-30' }),
  ];

  test('that follow each other make a row each, over New Year too, and spill alike', () => {
    const spans = weeklyTimes(staggered, '2026-09-01', '2027-06-27');
    expect(dates(spans)).toEqual([
      '2026-09-01 2026-09-02',
      '2026-09-02 2026-11-01',
      '2026-11-01 2027-05-01',
      '2027-05-01 2027-06-28',
    ]);
    expect(
      spans.map(({ slots }) => shown(slots).find((text) => text.startsWith('Tue') && text.endsWith('24:00'))),
    ).toEqual(['Tue 19:00-24:00', 'Tue 19:00-24:00', 'Tue 18:30-24:00', 'Tue 19:00-24:00']);
  });

  test('to 29 February end with the 28th in a common year', () => {
    const ends = (season: string) =>
      dates(
        weeklyTimes([window('09:00', '10:00', { seasonFrom: '11-01', seasonTo: season })], '2027-02-01', '2027-03-31'),
      );
    expect(ends('02-29')).toEqual(['2027-02-01 2027-03-01']);
    expect(ends('03-01')).toEqual(['2027-02-01 2027-03-02']);
    const leap = weeklyTimes(
      [window('09:00', '10:00', { seasonFrom: '11-01', seasonTo: '02-29' })],
      '2028-02-01',
      '2028-03-31',
    );
    expect(dates(leap)).toEqual(['2028-02-01 2028-03-01']);
  });
});

describe('what two entries have in common', () => {
  const at = (startTime: string, endTime: string, ...period: readonly [string, string]) =>
    weeklyTimes([window(startTime, endTime)], ...period);

  test('is an ordinary week of what both have', () => {
    const [common] = commonSpans(at('09:00', '12:00', ...march), at('11:00', '14:00', ...march));
    expect(shown(common!.week)).toEqual(DAYS.map((day) => `${day} 11:00-12:00`));
  });

  test('is nothing where the one ends before the other begins', () => {
    const day = at('09:00', '12:00', '2026-03-02', '2026-03-08');
    expect(commonSpans(day, at('09:00', '12:00', '2026-03-09', '2026-03-15'))).toEqual([]);
    expect(dates(commonSpans(day, at('09:00', '12:00', '2026-03-08', '2026-03-15')))).toEqual([
      '2026-03-08 2026-03-09',
    ]);
  });
});

test('an entry has twenty windows at most', () => {
  expect(WINDOWS_MAX).toBe(20);
});

describe('a window', () => {
  test.each<[string, Partial<WeeklyWindowSpec>, ReturnType<typeof windowProblems>]>([
    ['on quarters has no problem', { startTime: '09:15', endTime: '11:45:00.000' }, []],
    ['between two quarters is told so', { startTime: '09:10' }, [{ code: 'OFF_STEP', field: ['startTime'] }]],
    ['with seconds is told so', { endTime: '11:45:30' }, [{ code: 'OFF_STEP', field: ['endTime'] }]],
    ['with no time at all is told only that', { endTime: '24:00' }, [{ code: 'INVALID_TIME', field: ['endTime'] }]],
    ['with half a season is told so', { seasonTo: '10-31' }, [{ code: 'INCOMPLETE_SEASON', field: ['seasonFrom'] }]],
  ])('%s', (_, change, problems) => {
    expect(windowProblems(window('09:00', '12:00', change))).toEqual(problems);
  });

  test('with a problem makes no pattern', () => {
    expect(() => weeklyTimes([window('09:10', '12:00')], ...march)).toThrow(RangeError);
  });
});

test('packed bits are counted from the lowest of the first word', () => {
  const words = pack(`1${'0'.repeat(31)}01${'0'.repeat(1309)}1`);
  expect([words.length, words[0], words[1], words[41]]).toEqual([42, 1, 2, 0x8000_0000]);
});

test('a week without a gap is one run of seven days', () => {
  expect(longestRunMinutes('1'.repeat(672))).toBe(7 * 24 * 60);
  expect([longestRunMinutes('0'.repeat(672)), weekMinutes('0'.repeat(672))]).toEqual([0, 0]);
});
