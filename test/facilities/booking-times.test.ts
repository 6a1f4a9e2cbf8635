import { describe, expect, test } from 'vitest';
import { type BookedInTime, isOnGrid, startsAllowed, worthTelling } from '../../src/facilities/booking-times.ts';
import { FacilityAdmission } from '../../src/facilities/facility.entity.ts';
import type { AvailabilityWindow } from '../../src/facilities/opening/availability.ts';

// When bookings of a facility can start, and what of its free times is worth telling, without a database.

interface Overrides extends Partial<BookedInTime['bookingRules']>, Partial<BookedInTime['policy']> {
  readonly admission?: FacilityAdmission;
  readonly timeZone?: string;
}

function facility({
  admission = FacilityAdmission.INSTANT,
  timeZone = 'Asia/Shanghai',
  gridMinutes = 15,
  maxMinutes = 60,
  leadMinutes = 0,
  horizonDays = 2,
  lateStartMinutes = 15,
  opensAt = null,
}: Overrides = {}): BookedInTime {
  return {
    admission,
    timeZone,
    bookingRules: { gridMinutes, maxMinutes, leadMinutes, horizonDays },
    policy: { lateStartMinutes, opensAt },
  };
}

/** A time of March 2026 in Fuzhou. */
const at = (text: string) => Temporal.Instant.from(`2026-03-${text}+08:00`);
const inFuzhou = (instant: Temporal.Instant) =>
  instant.toZonedDateTimeISO('Asia/Shanghai').toPlainDateTime().toString().slice('2026-03-'.length);

const NOON = at('03T12:00:00');

describe('bookings start', () => {
  const from = (overrides: Overrides) => inFuzhou(startsAllowed(facility(overrides), NOON).earliest);
  const to = (overrides: Overrides, now = NOON) => inFuzhou(startsAllowed(facility(overrides), now).latest);

  test('a little before now, where they are had at once', () => {
    expect(from({})).toBe('03T11:45:00');
    expect(from({ lateStartMinutes: 0 })).toBe('03T12:00:00');
  });

  test('after now, where somebody has to answer first', () => {
    expect(from({ admission: FacilityAdmission.APPROVAL })).toBe('03T12:00:00.001');
    expect(from({ admission: FacilityAdmission.APPROVAL, leadMinutes: 90 })).toBe('03T13:30:00');
  });

  test('no sooner than their lead time', () => {
    expect(from({ leadMinutes: 1 })).toBe('03T12:01:00');
  });

  test('as far ahead as the horizon goes, to the minute', () => {
    expect(to({})).toBe('05T12:00:00');
    expect(to({ horizonDays: 0 })).toBe('03T12:00:00');
  });

  test('to the end of the last day that has opened', () => {
    expect(to({ opensAt: '12:00' })).toBe('05T23:59:59.999');
    expect(to({ opensAt: '12:00' }, NOON.subtract({ milliseconds: 1 }))).toBe('04T23:59:59.999');
    expect(to({ opensAt: '12:01' })).toBe('04T23:59:59.999');
  });
});

describe('the grid', () => {
  const fits = (time: string, gridMinutes: number, timeZone?: string) =>
    isOnGrid(at(`03T${time}`), facility({ gridMinutes, ...(timeZone && { timeZone }) }));

  test('is that of the clock on the wall, to the millisecond', () => {
    expect(fits('10:00:00', 60)).toBe(true);
    expect(fits('10:30:00', 60)).toBe(false);
    expect(fits('10:30:00', 30)).toBe(true);
    expect(fits('10:30:01', 30)).toBe(false);
    expect(fits('10:30:00.001', 30)).toBe(false);
  });

  test('counts from midnight, and not within the hour', () => {
    expect([0, 1, 2, 3].map((hour) => fits(`0${hour}:00:00`, 120))).toEqual([true, false, true, false]);
    expect(['01:30:00', '03:00:00', '04:00:00'].map((time) => fits(time, 90))).toEqual([true, true, false]);
  });

  test('is that of the zone of the facility', () => {
    expect(fits('10:00:00', 60, 'Asia/Kolkata')).toBe(false);
    expect(fits('10:30:00', 60, 'Asia/Kolkata')).toBe(true);
  });
});

describe('what is told of free times', () => {
  const window = (start: string, end: string, remaining = 1): AvailabilityWindow => ({
    start: at(start),
    end: at(end),
    remaining,
  });
  const inWords = (windows: readonly AvailabilityWindow[]) =>
    windows.map(({ start, end, remaining }) => `${inFuzhou(start)} ${inFuzhou(end)} ${remaining}`);
  const told = (overrides: Overrides, now: string, windows = [window('03T08:00:00', '08T20:00:00')]) =>
    inWords(worthTelling(windows, facility(overrides), at(now)));

  test('begins with the slot that has just begun, or else with the next', () => {
    const starts = (now: string, overrides: Overrides = {}) => told(overrides, now)[0]!.slice(0, 8);
    expect(starts('03T12:00:00')).toBe('03T12:00');
    expect(starts('03T12:07:00')).toBe('03T12:00');
    expect(starts('03T12:14:59')).toBe('03T12:00');
    expect(starts('03T12:15:00')).toBe('03T12:15');
    expect(starts('03T12:07:00', { gridMinutes: 60 })).toBe('03T12:00');
    expect(starts('03T12:15:01', { gridMinutes: 60 })).toBe('03T13:00');
    expect(starts('03T12:07:00', { lateStartMinutes: 0 })).toBe('03T12:15');
    expect(starts('03T12:00:00', { lateStartMinutes: 0 })).toBe('03T12:00');
    expect(starts('03T12:00:00', { admission: FacilityAdmission.APPROVAL })).toBe('03T12:15');
  });

  test('ends with the longest booking that starts as late as one can', () => {
    expect(told({ horizonDays: 1, maxMinutes: 90 }, '03T12:00:00')).toEqual(['03T12:00:00 04T13:30:00 1']);
  });

  test('is nothing in which no booking can start', () => {
    const windows = [
      window('03T08:00:00', '03T11:00:00'),
      window('03T13:00:00', '03T14:00:00', 2),
      window('05T12:00:00', '05T12:30:00', 3),
      window('05T12:30:00', '05T13:00:00', 4),
    ];
    expect(told({}, '03T12:00:00', windows)).toEqual(['03T13:00:00 03T14:00:00 2', '05T12:00:00 05T12:30:00 3']);
  });

  test('is nothing at all where lead time goes beyond the horizon, and the last moment where it just does not', () => {
    expect(told({ horizonDays: 1, leadMinutes: 24 * 60 + 1 }, '03T12:00:00')).toEqual([]);
    expect(told({ horizonDays: 1, leadMinutes: 24 * 60 }, '03T12:00:00')).toEqual(['04T12:00:00 04T13:00:00 1']);
  });

  test('is all that is to come, where nobody books, from the quarter of an hour that runs', () => {
    expect(told({ admission: FacilityAdmission.OPEN_ACCESS }, '03T12:07:00')).toEqual(['03T12:00:00 08T20:00:00 1']);
  });

  test('is the same list for the same windows until it is another', () => {
    const windows = [window('03T08:00:00', '05T12:30:00'), window('05T13:15:00', '05T14:00:00', 2)];
    const tell = (now: string, of = windows) => worthTelling(of, facility({}), at(now));
    const first = tell('03T12:00:00');
    expect(tell('03T12:00:00')).toBe(first);
    expect(tell('03T12:00:00', [...windows])).not.toBe(first);
    // A quarter of an hour later it begins later; more than an hour later the second window is in reach.
    expect(inWords(tell('03T12:15:00'))).toEqual(['03T12:15:00 05T12:30:00 1']);
    expect(inWords(tell('03T13:20:00'))).toEqual(['03T13:15:00 05T12:30:00 1', '05T13:15:00 05T14:00:00 2']);
  });
});
