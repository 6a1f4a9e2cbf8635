import { describe, expect, test } from 'vitest';
import { type OnDate, stretchesOfDates } from '../../../src/exchange/times/date-stretches.ts';
import { dateText, dayNumber } from '../../../src/exchange/times/day-number.ts';
import { loadOf, type HeldSpan } from '../../../src/exchange/times/load.ts';
import { occurrencesIn, type TimeSpec } from '../../../src/exchange/times/moments.ts';
import { dayClasses } from '../../../src/exchange/times/real-dates.ts';
import { UNMET_STRETCHES_MAX, unmetTimesOf } from '../../../src/exchange/times/unmet-stretches.ts';
import { quarterOfText } from '../../../src/exchange/times/wall-time.ts';

const MONDAY = dayNumber('2026-03-02');

/** So many on a day after Monday, from one hour to another after its midnight. */
function on(day: number, from: number, to: number, quantity: number): OnDate {
  const midnight = (MONDAY + day) * 96;
  return { day: MONDAY + day, start: midnight + 4 * from, end: midnight + 4 * to, quantity };
}

/** Each run of days without a gap. */
const inARow = (days: readonly number[]) => {
  const parts: { from: string; to: string; last: number }[] = [];
  for (const day of days) {
    const part = parts.at(-1);
    if (part && day === part.last + 1) Object.assign(part, { last: day, to: dateText(day) });
    else parts.push({ from: dateText(day), to: dateText(day), last: day });
  }
  return parts.map(({ from, to }) => ({ from, to }));
};

describe('stretches of dates', () => {
  test('are as few as say the same, in order of dates and of the clock', () => {
    const times = [on(4, 18, 20, 3), on(0, 26, 30, 2), on(0, 18, 26, 1), on(1, 18, 26, 1), on(1, 26, 30, 2)];
    expect(stretchesOfDates(times, inARow)).toEqual([
      { from: '2026-03-02', to: '2026-03-03', windows: [{ startTime: '18:00', endTime: '02:00' }], quantity: 1 },
      { from: '2026-03-02', to: '2026-03-03', windows: [{ startTime: '02:00', endTime: '06:00' }], quantity: 2 },
      { from: '2026-03-06', to: '2026-03-06', windows: [{ startTime: '18:00', endTime: '20:00' }], quantity: 3 },
    ]);
  });

  test('tell times between two quarters, as matches of before may have them', () => {
    const at = (text: string) => quarterOfText(`2026-03-02T${text}`);
    const time = { day: MONDAY, start: at('07:50'), end: at('12:20'), quantity: 1 };
    expect(stretchesOfDates([time], inARow)).toMatchObject([{ windows: [{ startTime: '07:50', endTime: '12:20' }] }]);
  });
});

describe('what a demand lacks', () => {
  const classes = dayClasses([]);
  const evenings: TimeSpec = {
    windows: [{ dayClass: 'WORKDAY', weekdays: [], startTime: '18:00', endTime: '22:00' }],
    from: '2026-03-02',
    to: '2026-03-13',
  };
  const lacking = (asked: number, held: readonly HeldSpan[], spec = evenings) =>
    unmetTimesOf(occurrencesIn(spec, classes), asked, loadOf(held)).map(
      ({ from, to, windows, quantity }) =>
        `${from} ${to} ${windows.map(({ startTime, endTime }) => `${startTime}-${endTime}`).join()} ${quantity}`,
    );

  test('goes on over dates on which it is not wanted, and not over those on which it lacks something else', () => {
    const { start, end } = on(3, 20, 22, 0);
    expect(lacking(5, [])).toEqual(['2026-03-02 2026-03-13 18:00-22:00 5']);
    expect(lacking(5, [[start, end, 2]])).toEqual([
      '2026-03-02 2026-03-04 18:00-22:00 5',
      '2026-03-05 2026-03-05 18:00-20:00 5',
      '2026-03-05 2026-03-05 20:00-22:00 3',
      '2026-03-06 2026-03-13 18:00-22:00 5',
    ]);
    const night = on(3, 18, 22, 0);
    expect(lacking(5, [[night.start, night.end, 5]])).toEqual([
      '2026-03-02 2026-03-04 18:00-22:00 5',
      '2026-03-06 2026-03-13 18:00-22:00 5',
    ]);
  });

  test('is told up to so many stretches', () => {
    const spec = {
      ...evenings,
      windows: [{ ...evenings.windows[0]!, dayClass: 'EVERY_DAY' as const }],
      to: '2026-12-31',
    };
    const everyOther = Array.from({ length: 150 }, (_, at): HeldSpan => {
      const { start, end } = on(2 * at, 18, 22, 0);
      return [start, end, 5];
    });
    expect(lacking(5, everyOther, spec)).toHaveLength(UNMET_STRETCHES_MAX);
  });
});
