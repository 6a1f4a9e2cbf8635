import { describe, expect, test } from 'vitest';
import {
  type BookableFacility,
  noLongerFits,
  refusalByRules,
  refusalOfMatchByRules,
  rulesBroken,
} from '../../src/bookings/booking.rules.ts';
import { workCalendar } from '../../src/district/calendar/work-calendar.ts';
import { FacilityAdmission, FacilityState, GRID_MINUTES } from '../../src/facilities/facility.entity.ts';
import { DEFAULT_BOOKING_POLICY } from '../../src/facilities/policy/booking-policy.values.ts';
import type { OpeningRuleSpec } from '../../src/facilities/opening/opening-hours.ts';
import type { Interval } from '../../src/shared/interval.ts';

const NOW = Temporal.Instant.from('2026-03-03T12:00:00+08:00');

const ALWAYS: OpeningRuleSpec = { dayClass: 'EVERY_DAY', weekdays: [], startTime: '00:00', endTime: '00:00' };

type Overrides = Partial<Omit<BookableFacility, 'bookingRules'>> & Partial<BookableFacility['bookingRules']>;

function facility({ gridMinutes, minMinutes, maxMinutes, leadMinutes, horizonDays, ...rest }: Overrides = {}) {
  return {
    admission: FacilityAdmission.INSTANT,
    state: FacilityState.PUBLISHED,
    unitLapsed: null,
    bookingRules: {
      gridMinutes: gridMinutes ?? 15,
      minMinutes: minMinutes ?? 15,
      maxMinutes: maxMinutes ?? 1_440,
      leadMinutes: leadMinutes ?? 0,
      horizonDays: horizonDays ?? 30,
    },
    rules: [ALWAYS],
    exceptions: [],
    calendar: workCalendar([], [2026]),
    timeZone: 'Asia/Shanghai',
    policy: DEFAULT_BOOKING_POLICY,
    ...rest,
  } satisfies BookableFacility;
}

/** An interval, in Fuzhou unless the texts have an offset of their own. */
function interval(start: string, end: string): Interval {
  const instant = (text: string) => Temporal.Instant.from(/(Z|[+-]\d\d:\d\d)$/.test(text) ? text : `${text}+08:00`);
  return { start: instant(start), end: instant(end) };
}

/** The kind of the refusal, or `ok`. */
function verdict(of: BookableFacility, wanted: Interval, now = NOW): string {
  return refusalByRules(of, wanted, now)?.kind ?? 'ok';
}

const AN_HOUR = interval('2026-03-04T10:00', '2026-03-04T11:00');

describe('whether a facility takes bookings', () => {
  test('allows an ordinary hour in an ordinary facility', () => {
    expect(verdict(facility(), AN_HOUR)).toBe('ok');
    expect(refusalByRules(facility(), AN_HOUR, NOW)).toBeUndefined();
  });

  test('says no to one that is open without booking', () => {
    const refusal = refusalByRules(facility({ admission: FacilityAdmission.OPEN_ACCESS }), AN_HOUR, NOW);
    expect(refusal).toMatchObject({ kind: 'notBookable', details: { why: 'OPEN_ACCESS' } });
  });

  test.each(Object.values(FacilityState).filter((state) => state !== FacilityState.PUBLISHED))(
    'says no to one that is %s',
    (state) => {
      const refusal = refusalByRules(facility({ state }), AN_HOUR, NOW);
      expect(refusal).toMatchObject({ kind: 'notBookable', details: { why: 'NOT_PUBLISHED' } });
    },
  );

  test.each(['SUSPENDED', 'LEFT'] as const)('says no to one whose unit is %s', (unitLapsed) => {
    const refusal = refusalByRules(facility({ unitLapsed }), AN_HOUR, NOW);
    expect(refusal).toMatchObject({ kind: 'notBookable', details: { why: `UNIT_${unitLapsed}` } });
  });

  test('treats approval like instant confirmation', () => {
    expect(verdict(facility({ admission: FacilityAdmission.APPROVAL }), AN_HOUR)).toBe('ok');
  });

  test('is asked before everything else, and the refusal is thrown by the requiring form', () => {
    const never = facility({ state: FacilityState.SUSPENDED, rules: [] });
    const crooked = interval('2020-01-01T10:07', '2020-01-01T10:08');
    expect(refusalByRules(never, crooked, NOW)).toMatchObject({ kind: 'notBookable' });
  });
});

describe('the duration', () => {
  const room = facility({ minMinutes: 30, maxMinutes: 120 });

  test.each([
    ['a quarter short of the shortest', '10:00', '10:15', 'durationNotAllowed'],
    ['the shortest', '10:00', '10:30', 'ok'],
    ['the longest', '10:00', '12:00', 'ok'],
    ['a quarter over the longest', '10:00', '12:15', 'durationNotAllowed'],
  ])('%s: %s to %s is %s', (_what, from, to, expected) => {
    expect(verdict(room, interval(`2026-03-04T${from}`, `2026-03-04T${to}`))).toBe(expected);
  });

  test('is measured to the millisecond at its lower bound', () => {
    const start = '2026-03-04T10:00';
    expect(verdict(room, interval(start, '2026-03-04T10:29:59.999'))).toBe('durationNotAllowed');
    expect(verdict(room, interval(start, '2026-03-04T10:30:00.000'))).toBe('ok');
  });

  test('a millisecond over its upper bound is refused, by the grid if not by the length', () => {
    expect(verdict(room, interval('2026-03-04T10:00', '2026-03-04T12:00:00.001'))).not.toBe('ok');
  });

  test('is that of the time line where the clocks change', () => {
    const helsinki = facility({ timeZone: 'Europe/Helsinki', minMinutes: 60, maxMinutes: 60 });
    // 02:00 to 04:00 on the wall is one hour on the night the clocks go forward, and three when they go back.
    expect(verdict(helsinki, interval('2026-03-29T02:00+02:00', '2026-03-29T04:00+03:00'))).toBe('ok');
    const october = Temporal.Instant.from('2026-10-20T00:00Z');
    expect(verdict(helsinki, interval('2026-10-25T02:00+03:00', '2026-10-25T04:00+02:00'), october)).toBe(
      'durationNotAllowed',
    );
    expect(verdict(helsinki, interval('2026-10-25T03:00+03:00', '2026-10-25T03:00+02:00'), october)).toBe('ok');
  });

  test('tells both bounds', () => {
    expect(refusalByRules(room, interval('2026-03-04T10:00', '2026-03-04T10:15'), NOW)).toMatchObject({
      details: { min: 30, max: 120 },
    });
  });
});

describe('the time grid', () => {
  test.each(GRID_MINUTES)('of %i minutes allows its multiples after midnight and nothing between', (gridMinutes) => {
    const grid = facility({ gridMinutes, minMinutes: 15, maxMinutes: 1_440 });
    const midnight = Temporal.Instant.from('2026-03-04T00:00+08:00');
    const at = (minutes: number) => midnight.add({ minutes });
    const end = at(1_440);
    for (let minute = 0; minute < 1_440; minute += 15) {
      expect(verdict(grid, { start: at(minute), end }), `start at minute ${minute}`).toBe(
        minute % gridMinutes === 0 ? 'ok' : 'offGrid',
      );
      if (minute === 0) continue;
      expect(verdict(grid, { start: midnight, end: at(minute) }), `end at minute ${minute}`).toBe(
        minute % gridMinutes === 0 ? 'ok' : 'offGrid',
      );
    }
  });

  test.each(['10:01', '10:14', '10:15:01', '10:15:00.001', '10:14:59.999'])(
    'has no place for a start at %s',
    (start) => {
      expect(verdict(facility(), interval(`2026-03-04T${start}`, '2026-03-04T12:00'))).toBe('offGrid');
    },
  );

  test.each(['11:01', '11:15:30', '11:15:00.001', '11:14:59.999'])('has no place for an end at %s', (end) => {
    expect(verdict(facility(), interval('2026-03-04T10:00', `2026-03-04T${end}`))).toBe('offGrid');
  });

  test('starts at midnight of a zone that is 45 minutes off the hour', () => {
    const kathmandu = facility({ timeZone: 'Asia/Kathmandu', gridMinutes: 60 });
    expect(verdict(kathmandu, interval('2026-03-04T10:00+05:45', '2026-03-04T11:00+05:45'))).toBe('ok');
    expect(verdict(kathmandu, interval('2026-03-04T10:00Z', '2026-03-04T11:00Z'))).toBe('offGrid');
    const halfDays = facility({ timeZone: 'Asia/Kathmandu', gridMinutes: 720 });
    expect(verdict(halfDays, interval('2026-03-04T12:00+05:45', '2026-03-05T00:00+05:45'))).toBe('ok');
    expect(verdict(halfDays, interval('2026-03-04T12:00Z', '2026-03-05T00:00Z'))).toBe('offGrid');
  });

  test('of two hours follows the wall clock over a change of half an hour', () => {
    const lordHowe = facility({ timeZone: 'Australia/Lord_Howe', gridMinutes: 120 });
    const october = Temporal.Instant.from('2026-10-03T00:00Z');
    // At 02:00 the clocks go forward to 02:30, from +10:30 to +11:00.
    expect(verdict(lordHowe, interval('2026-10-04T00:00+10:30', '2026-10-04T04:00+11:00'), october)).toBe('ok');
    expect(verdict(lordHowe, interval('2026-10-04T00:00+10:30', '2026-10-04T04:30+11:00'), october)).toBe('offGrid');
  });

  test('tells its length', () => {
    const grid = facility({ gridMinutes: 120 });
    expect(refusalByRules(grid, interval('2026-03-04T10:15', '2026-03-04T12:00'), NOW)).toMatchObject({
      details: { grid: 120 },
    });
  });
});

describe('lead time and horizon', () => {
  const wanted = interval('2026-03-10T18:00', '2026-03-10T20:00');

  /** The verdict when it is this many milliseconds before the wanted start. */
  function verdictBefore(of: BookableFacility, milliseconds: number): string {
    return verdict(of, wanted, wanted.start.subtract({ milliseconds }));
  }

  test('allow a start up to a quarter of an hour ago without lead time, and none a millisecond before', () => {
    expect(verdictBefore(facility(), 0)).toBe('ok');
    expect(verdictBefore(facility(), 1)).toBe('ok');
    expect(verdictBefore(facility(), -900_000)).toBe('ok');
    expect(verdictBefore(facility(), -900_001)).toBe('outsideHorizon');
  });

  test('refuse an interval that is going on, and one that is over', () => {
    expect(verdictBefore(facility(), -3_600_000)).toBe('outsideHorizon');
    expect(verdictBefore(facility(), -86_400_000)).toBe('outsideHorizon');
  });

  test('allow a start exactly the lead time ahead, and none a millisecond sooner', () => {
    const ninety = facility({ leadMinutes: 90 });
    expect(verdictBefore(ninety, 90 * 60_000)).toBe('ok');
    expect(verdictBefore(ninety, 90 * 60_000 - 1)).toBe('outsideHorizon');
  });

  test('allow a start exactly at the horizon, and none a millisecond beyond', () => {
    const week = facility({ horizonDays: 7 });
    const days = (n: number) => n * 86_400_000;
    expect(verdictBefore(week, days(7))).toBe('ok');
    expect(verdictBefore(week, days(7) + 1)).toBe('outsideHorizon');
    expect(verdictBefore(facility(), days(30))).toBe('ok');
    expect(verdictBefore(facility(), days(30) + 1)).toBe('outsideHorizon');
  });

  test('of no days leave only the present moment', () => {
    const today = facility({ horizonDays: 0 });
    expect(verdictBefore(today, 0)).toBe('ok');
    expect(verdictBefore(today, 1)).toBe('outsideHorizon');
  });

  test('count days of 24 hours, also where the clocks change', () => {
    const helsinki = facility({ timeZone: 'Europe/Helsinki', horizonDays: 1 });
    const evening = Temporal.Instant.from('2026-03-28T12:00+02:00');
    // One hour is missing, so the same time on the next day's clock is nearer than a day of 24 hours.
    expect(verdict(helsinki, interval('2026-03-29T13:00+03:00', '2026-03-29T14:00+03:00'), evening)).toBe('ok');
    expect(verdict(helsinki, interval('2026-03-29T13:15+03:00', '2026-03-29T14:00+03:00'), evening)).toBe(
      'outsideHorizon',
    );
  });

  test('tell the first and the last start that would do, by the clock where the facility is', () => {
    const refusal = refusalByRules(facility({ leadMinutes: 60, horizonDays: 7 }), wanted, wanted.start);
    expect(refusal).toMatchObject({
      details: { earliest: '2026-03-10 19:00', latest: '2026-03-17 18:00', timeZone: 'Asia/Shanghai' },
    });
  });
});

describe('opening hours', () => {
  const day: OpeningRuleSpec = { ...ALWAYS, startTime: '08:00', endTime: '18:00' };

  test.each([
    ['from opening to closing', '08:00', '18:00', 'ok'],
    ['a quarter before opening', '07:45', '09:00', 'outsideOpeningHours'],
    ['a quarter after closing', '17:00', '18:15', 'outsideOpeningHours'],
    ['beginning at closing', '18:00', '18:15', 'outsideOpeningHours'],
    ['ending at opening', '07:45', '08:00', 'outsideOpeningHours'],
  ])('%s: %s to %s is %s', (_what, from, to, expected) => {
    expect(verdict(facility({ rules: [day] }), interval(`2026-03-04T${from}`, `2026-03-04T${to}`))).toBe(expected);
  });

  test('that touch are one stretch, and with a gap of a minute are two', () => {
    const lunch = interval('2026-03-04T11:00', '2026-03-04T13:00');
    const morning = { ...day, endTime: '12:00' };
    expect(verdict(facility({ rules: [morning, { ...day, startTime: '12:00' }] }), lunch)).toBe('ok');
    expect(verdict(facility({ rules: [morning, { ...day, startTime: '12:01' }] }), lunch)).toBe('outsideOpeningHours');
  });

  test('run over midnight', () => {
    const night = facility({ rules: [{ ...day, startTime: '18:00', endTime: '08:00' }] });
    expect(verdict(night, interval('2026-03-04T18:00', '2026-03-05T08:00'))).toBe('ok');
    expect(verdict(night, interval('2026-03-04T18:00', '2026-03-05T08:15'))).toBe('outsideOpeningHours');
  });

  test('of a facility without rules are none', () => {
    expect(verdict(facility({ rules: [] }), AN_HOUR)).toBe('outsideOpeningHours');
  });

  test('end where a date is closed', () => {
    const closed = facility({ exceptions: [{ date: '2026-03-04', closed: true, windows: [] }] });
    expect(verdict(closed, interval('2026-03-03T23:00', '2026-03-04T00:00'))).toBe('ok');
    expect(verdict(closed, interval('2026-03-03T23:00', '2026-03-04T00:15'))).toBe('outsideOpeningHours');
    expect(verdict(closed, interval('2026-03-05T00:00', '2026-03-05T01:00'))).toBe('ok');
  });
});

describe('of several reasons', () => {
  test('the first in the order of the rules is told', () => {
    const of = (overrides: Overrides) => facility({ rules: [], gridMinutes: 60, minMinutes: 60, ...overrides });
    const shortCrookedPast = interval('2026-03-01T10:15', '2026-03-01T10:30');
    const crookedPast = interval('2026-03-01T10:15', '2026-03-01T11:15');
    const past = interval('2026-03-01T10:00', '2026-03-01T11:00');
    expect(verdict(of({ unitLapsed: 'SUSPENDED' }), shortCrookedPast)).toBe('notBookable');
    expect(verdict(of({}), shortCrookedPast)).toBe('durationNotAllowed');
    expect(verdict(of({}), crookedPast)).toBe('offGrid');
    expect(verdict(of({}), past)).toBe('outsideHorizon');
    expect(verdict(of({}), AN_HOUR)).toBe('outsideOpeningHours');
  });
});

describe('what is told of a rule that says no', () => {
  const told = (of: BookableFacility, wanted: Interval) =>
    [...rulesBroken(of, wanted, NOW)].map(({ rule, required, actual }) => ({ rule, required, actual }));

  test('is LEAD with the earliest start for what is too soon, and HORIZON with the latest for what is too far', () => {
    const strict = facility({ leadMinutes: 90, horizonDays: 2 });
    expect(told(strict, interval('2026-03-03T13:15', '2026-03-03T14:15'))).toEqual([
      { rule: 'LEAD', required: '≥ 2026-03-03 13:30', actual: '2026-03-03 13:15' },
    ]);
    expect(told(strict, interval('2026-03-05T12:15', '2026-03-05T13:15'))).toEqual([
      { rule: 'HORIZON', required: '≤ 2026-03-05 12:00', actual: '2026-03-05 12:15' },
    ]);
  });

  test('is LEAD for what is over, though its start could still be had', () => {
    expect(told(facility(), interval('2026-03-03T11:45', '2026-03-03T12:00')).map(({ rule }) => rule)).toEqual([
      'LEAD',
    ]);
  });
});

describe('a booking that was made no longer fits', () => {
  test.each([
    ['where nothing has changed: it does', {}, false],
    ['when its facility is suspended', { state: FacilityState.SUSPENDED }, true],
    ['when its unit is suspended', { unitLapsed: 'SUSPENDED' as const }, true],
    ['when its unit has left', { unitLapsed: 'LEFT' as const }, true],
    ['when the facility is not open all that time', { rules: [] }, true],
    ['when facility and unit are out at once', { state: FacilityState.SUSPENDED, unitLapsed: 'LEFT' as const }, true],
    ['for no rule of when or how long one books: it does', { gridMinutes: 60, minMinutes: 240, horizonDays: 0 }, false],
  ])('%s', (_what, overrides, expected) => {
    const aQuarterPast = interval('2026-03-04T10:15', '2026-03-04T11:15');
    expect(noLongerFits(facility(overrides), aQuarterPast)).toBe(expected);
  });
});

describe('what a match of two sides is asked', () => {
  const ofMatch = (of: BookableFacility, wanted: Interval, now = NOW) =>
    refusalOfMatchByRules(of, wanted, now)?.kind ?? 'ok';

  test('is not how long, how soon or how far ahead', () => {
    const strict = facility({ minMinutes: 120, leadMinutes: 3 * 24 * 60, horizonDays: 0 });
    expect(ofMatch(strict, AN_HOUR)).toBe('ok');
    expect(ofMatch(facility({ maxMinutes: 30 }), AN_HOUR)).toBe('ok');
  });

  test('is whether the facility takes bookings, before everything else', () => {
    const never = facility({ state: FacilityState.SUSPENDED, rules: [] });
    expect(ofMatch(never, interval('2020-01-01T10:07', '2020-01-01T10:08'))).toBe('notBookable');
  });

  test('is whether it has begun: it may begin this very moment', () => {
    const now = interval('2026-03-03T12:00', '2026-03-03T13:00');
    expect(ofMatch(facility(), now)).toBe('ok');
    expect(ofMatch(facility(), now, NOW.add({ milliseconds: 1 }))).toBe('occurrenceHasBegun');
    expect(ofMatch(facility(), interval('2026-03-03T11:07', '2026-03-03T12:00'))).toBe('occurrenceHasBegun');
  });

  test('is whether it fits the grid, and then whether the facility is open', () => {
    const closed = facility({ rules: [], gridMinutes: 60 });
    expect(ofMatch(closed, interval('2026-03-04T10:15', '2026-03-04T11:15'))).toBe('offGrid');
    expect(ofMatch(closed, AN_HOUR)).toBe('outsideOpeningHours');
  });
});
