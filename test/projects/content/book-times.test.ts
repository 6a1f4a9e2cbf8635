import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertProperty } from '../../support/property.ts';
import type { OnDate } from '../../../src/exchange/times/date-stretches.ts';
import { dayNumber } from '../../../src/exchange/times/day-number.ts';
import { quarterOfText } from '../../../src/exchange/times/wall-time.ts';
import { stretchesOf, stretchText } from '../../../src/projects/content/book-times.ts';

const HOLIDAYS = ['2027-01-01', '2027-01-02'];
/** Monday to Friday, but for New Year's holiday. */
const isWorkday = (date: string) => Temporal.PlainDate.from(date).dayOfWeek <= 5 && !HOLIDAYS.includes(date);

const day = (at: number) => Temporal.PlainDate.from('2026-12-28').add({ days: at }).toString();
const given = (date: string, start: string, end: string, quantity: number): OnDate => ({
  day: dayNumber(date),
  start: quarterOfText(start),
  end: quarterOfText(end),
  quantity,
});
const night = (date: string, quantity = 5): OnDate => {
  const next = Temporal.PlainDate.from(date).add({ days: 1 }).toString();
  return given(date, `${date}T18:00`, `${next}T08:00`, quantity);
};
const days = (count: number) => Array.from({ length: count }, (_, at) => day(at));
const said = (times: readonly OnDate[]) =>
  stretchesOf(times, isWorkday).map((stretch) => `${stretchText(stretch)['zh-CN']} × ${stretch.quantity}`);

describe('what is given on dates is told', () => {
  it('as every day', () => {
    expect(said(days(54).map((date) => night(date)))).toEqual(['2026-12-28 至 2027-02-19 每天 18:00–08:00 × 5']);
  });

  it('as work days and days off, by the official calendar', () => {
    expect(
      said(
        days(28)
          .filter(isWorkday)
          .map((date) => night(date)),
      ),
    ).toEqual(['2026-12-28 至 2027-01-22 工作日 18:00–08:00 × 5']);
    expect(
      said(
        days(28)
          .filter((date) => !isWorkday(date))
          .map((date) => night(date)),
      ),
    ).toEqual(['2027-01-01 至 2027-01-24 休息日 18:00–08:00 × 5']);
  });

  it('as weekdays', () => {
    const some = days(30).filter((date) => [2, 3].includes(Temporal.PlainDate.from(date).dayOfWeek));
    expect(said(some.map((date) => night(date)))).toEqual(['2026-12-29 至 2027-01-26 每周二、三 18:00–08:00 × 5']);
  });

  it('as weekdays of a single week, or of two', () => {
    const on = (...at: number[]) => said(at.map((one) => night(day(one))));
    expect(on(0, 2, 4)).toEqual(['2026-12-28 至 2027-01-01 每周一、三、五 18:00–08:00 × 5']);
    expect(on(0, 3, 7, 10)).toEqual(['2026-12-28 至 2027-01-07 每周一、四 18:00–08:00 × 5']);
  });

  it('by the weekdays of its first week, whatever days come later', () => {
    expect(said([0, 7, 14, 15].map((at) => night(day(at))))).toEqual([
      '2026-12-28 至 2027-01-11 每周一 18:00–08:00 × 5',
      '2027-01-12 18:00–08:00 × 5',
    ]);
  });

  it('as single dates and by quantity, where they differ', () => {
    expect(said([night(day(0)), night(day(1), 3), night(day(9))])).toEqual([
      '2026-12-28 18:00–08:00 × 5',
      '2026-12-29 18:00–08:00 × 3',
      '2027-01-06 18:00–08:00 × 5',
    ]);
  });

  it('with all windows of a date together', () => {
    const date = day(0);
    const morning = given(date, `${date}T08:00`, `${date}T12:00`, 2);
    const evening = given(date, `${date}T18:00`, `${date}T22:00`, 2);
    expect(said([evening, morning])).toEqual(['2026-12-28 08:00–12:00, 18:00–22:00 × 2']);
  });

  it('as nothing', () => expect(said([])).toEqual([]));

  it('exactly: read back, the stretches are the dates', () => {
    assertProperty(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 40 }),
        fc.integer({ min: 0, max: 3 }),
        (numbers, spread) => {
          const nights = numbers.map((at) => ({ date: day(at), quantity: 1 + (at % (spread + 1)) }));
          const times = nights.map(({ date, quantity }) => night(date, quantity));
          const back = stretchesOf(times, isWorkday).flatMap(({ from, to, dayClass, weekdays, quantity }) => {
            const last = Temporal.PlainDate.from(to);
            const dates: string[] = [];
            for (
              let at = Temporal.PlainDate.from(from);
              Temporal.PlainDate.compare(at, last) <= 0;
              at = at.add({ days: 1 })
            ) {
              const names = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];
              const fits = dayClass === 'EVERY_DAY' || isWorkday(at.toString()) === (dayClass === 'WORKDAY');
              if (fits && (weekdays.length === 0 || weekdays.includes(names[at.dayOfWeek - 1]!)))
                dates.push(at.toString());
            }
            return dates.map((date) => `${date} ${quantity}`);
          });
          expect(back.toSorted()).toEqual(nights.map(({ date, quantity }) => `${date} ${quantity}`).toSorted());
        },
      ),
    );
  });
});

describe('a stretch in words', () => {
  const words = (changes: object = {}) =>
    stretchText({
      from: '2026-12-28',
      to: '2027-01-31',
      dayClass: 'EVERY_DAY',
      weekdays: [],
      windows: [{ startTime: '18:00', endTime: '20:00' }],
      quantity: 1,
      ...changes,
    });

  it('names all days, work days or days off', () => {
    expect(words()).toEqual({
      en: '2026-12-28 – 2027-01-31, every day 18:00–20:00',
      'zh-CN': '2026-12-28 至 2027-01-31 每天 18:00–20:00',
    });
    expect(words({ dayClass: 'WORKDAY' }).en).toContain(', on work days 18:00');
    expect(words({ dayClass: 'DAY_OFF' })['zh-CN']).toContain(' 休息日 18:00');
  });

  it('names weekdays in their order, whatever the order that they are given in', () => {
    const weekdays = ['SUNDAY', 'SATURDAY', 'FRIDAY', 'THURSDAY', 'WEDNESDAY', 'TUESDAY', 'MONDAY'];
    expect(words({ weekdays })).toEqual({
      en: '2026-12-28 – 2027-01-31, Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday 18:00–20:00',
      'zh-CN': '2026-12-28 至 2027-01-31 每周一、二、三、四、五、六、日 18:00–20:00',
    });
  });

  it('names work days that are some weekdays as both', () => {
    expect(words({ dayClass: 'WORKDAY', weekdays: ['FRIDAY'] })).toEqual({
      en: '2026-12-28 – 2027-01-31, on work days that are Friday 18:00–20:00',
      'zh-CN': '2026-12-28 至 2027-01-31 工作日每周五 18:00–20:00',
    });
  });

  it('says nothing of the time of the day where none was agreed, and no days of a single date', () => {
    expect(words({ windows: [] })).toEqual({
      en: '2026-12-28 – 2027-01-31, every day',
      'zh-CN': '2026-12-28 至 2027-01-31 每天',
    });
    expect(words({ to: '2026-12-28', windows: [] })).toEqual({ en: '2026-12-28', 'zh-CN': '2026-12-28' });
  });
});
