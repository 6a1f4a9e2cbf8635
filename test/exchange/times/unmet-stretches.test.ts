import { describe, expect, test } from 'vitest';
import { type HeldSpan, loadOf } from '../../../src/exchange/times/load.ts';
import { occurrencesIn } from '../../../src/exchange/times/moments.ts';
import { dayClasses } from '../../../src/exchange/times/real-dates.ts';
import { UNMET_STRETCHES_MAX, unmetTimesOf } from '../../../src/exchange/times/unmet-stretches.ts';
import { quarterOfText } from '../../../src/exchange/times/wall-time.ts';
import type { WeeklyWindowSpec } from '../../../src/exchange/times/weekly-time.ts';

const weekdays = dayClasses([]);

function window(startTime: string, endTime: string, more: Partial<WeeklyWindowSpec> = {}): WeeklyWindowSpec {
  return { dayClass: 'EVERY_DAY', weekdays: [], startTime, endTime, ...more };
}

/** Stretches in one line each: `from/to quantity × start-end …`. */
function told(
  windows: readonly WeeklyWindowSpec[],
  [from, to]: readonly [string, string],
  asked: number,
  held: readonly (readonly [start: string, end: string, quantity: number])[] = [],
): string[] {
  const spans = held.map(([start, end, quantity]): HeldSpan => [quarterOfText(start), quarterOfText(end), quantity]);
  return unmetTimesOf(occurrencesIn({ windows, from, to }, weekdays), asked, loadOf(spans)).map(
    ({ from, to, windows, quantity }) =>
      `${from}/${to} ${quantity} × ${windows.map(({ startTime, endTime }) => `${startTime}-${endTime}`).join(' ')}`,
  );
}

describe('what a demand lacks is told', () => {
  test('in one stretch where it is the same on all its dates, the night by the date on which it begins', () => {
    expect(told([window('18:15', '08:00')], ['2026-03-02', '2026-03-29'], 5)).toEqual([
      '2026-03-02/2026-03-29 5 × 18:15-08:00',
    ]);
  });

  test('over the dates on which it is not wanted', () => {
    expect(told([window('09:00', '10:00', { dayClass: 'WORKDAY' })], ['2026-03-02', '2026-03-13'], 5)).toEqual([
      '2026-03-02/2026-03-13 5 × 09:00-10:00',
    ]);
  });

  test('not at all where as much is held as is asked, or more', () => {
    const day = ['2026-03-02', '2026-03-02'] as const;
    const night = [window('18:00', '08:00')];
    expect(told(night, day, 2, [['2026-03-02T18:00', '2026-03-03T08:00', 2]])).toEqual([]);
    expect(told(night, day, 2, [['2026-03-02T12:00', '2026-03-03T12:00', 3]])).toEqual([]);
  });

  test('to the date before one with enough, and anew from the date after it', () => {
    const held = [['2026-03-04T09:00', '2026-03-04T10:00', 1]] as const;
    expect(told([window('09:00', '10:00')], ['2026-03-02', '2026-03-06'], 1, held)).toEqual([
      '2026-03-02/2026-03-03 1 × 09:00-10:00',
      '2026-03-05/2026-03-06 1 × 09:00-10:00',
    ]);
  });

  test('apart for each number that is lacking', () => {
    const held = [
      ['2026-03-03T09:00', '2026-03-03T11:00', 1],
      ['2026-03-03T10:00', '2026-03-03T11:00', 1],
    ] as const;
    expect(told([window('09:00', '12:00')], ['2026-03-02', '2026-03-03'], 3, held)).toEqual([
      '2026-03-02/2026-03-02 3 × 09:00-12:00',
      '2026-03-03/2026-03-03 2 × 09:00-10:00',
      '2026-03-03/2026-03-03 1 × 10:00-11:00',
      '2026-03-03/2026-03-03 3 × 11:00-12:00',
    ]);
  });

  test('with windows that touch as one, and those that do not as two', () => {
    const held = [['2026-03-02T10:00', '2026-03-02T11:00', 1]] as const;
    expect(told([window('09:00', '12:00')], ['2026-03-02', '2026-03-02'], 1, held)).toEqual([
      '2026-03-02/2026-03-02 1 × 09:00-10:00 11:00-12:00',
    ]);
    // Held by another at the border: the number stays the same, so nothing parts it there.
    const inTurns = [
      ['2026-03-02T09:00', '2026-03-02T10:00', 1],
      ['2026-03-02T10:00', '2026-03-02T12:00', 1],
    ] as const;
    expect(told([window('09:00', '12:00')], ['2026-03-02', '2026-03-02'], 2, inTurns)).toEqual([
      '2026-03-02/2026-03-02 1 × 09:00-12:00',
    ]);
    const theNextDay = inTurns.map(
      ([start, end]) => [start.replace('-02T', '-03T'), end.replace('-02T', '-03T'), 1] as const,
    );
    expect(told([window('09:00', '12:00')], ['2026-03-02', '2026-03-03'], 2, [...inTurns, ...theNextDay])).toEqual([
      '2026-03-02/2026-03-03 1 × 09:00-12:00',
    ]);
  });

  test('with the whole day from midnight to midnight', () => {
    expect(told([window('00:00', '00:00')], ['2026-03-02', '2026-03-03'], 1)).toEqual([
      '2026-03-02/2026-03-03 1 × 00:00-00:00',
    ]);
  });

  test('in so many stretches and no more, the first of them', () => {
    // Every other date has enough, so each that has not is a stretch of its own.
    const days = Array.from({ length: 2 * UNMET_STRETCHES_MAX + 2 }, (_, at) =>
      Temporal.PlainDate.from('2026-01-01').add({ days: at }).toString(),
    );
    const held = days.filter((_, at) => at % 2 === 1).map((day) => [`${day}T09:00`, `${day}T10:00`, 1] as const);
    const all = told([window('09:00', '10:00')], [days[0]!, days.at(-1)!], 1, held);
    expect(all.length).toBe(100);
    expect(all[0]).toBe('2026-01-01/2026-01-01 1 × 09:00-10:00');
  });
});
