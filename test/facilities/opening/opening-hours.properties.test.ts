import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { WorkCalendar } from '../../../src/district/calendar/work-calendar.ts';
import { workCalendar } from '../../../src/district/calendar/work-calendar.ts';
import type { OpeningHours, OpeningRuleSpec, OpeningWindow } from '../../../src/facilities/opening/opening-hours.ts';
import { isInsideOneStretch, openStretches, WEEKDAYS } from '../../../src/facilities/opening/opening-hours.ts';
import { contains, interval, overlaps } from '../../../src/shared/interval.ts';
import type { Interval } from '../../../src/shared/interval.ts';
import { assertProperty } from '../../support/property.ts';

// Opening hours once more, the slow way: for one moment at a time, by asking each rule whether the clock on the wall
// shows an open time. All times are on a grid of five minutes, as are the clock changes of the zones.

const STEP_MINUTES = 5;
const step = Temporal.Duration.from({ minutes: STEP_MINUTES });

function minutes(time: string): number {
  const { hour, minute } = Temporal.PlainTime.from(time);
  return hour * 60 + minute;
}

function mayStartOn(date: Temporal.PlainDate, rule: OpeningRuleSpec, calendar: WorkCalendar): boolean {
  if (rule.weekdays.length > 0 && !rule.weekdays.some((day) => WEEKDAYS.indexOf(day) + 1 === date.dayOfWeek))
    return false;
  if (rule.dayClass !== 'EVERY_DAY' && calendar.dayClassOf(date) !== rule.dayClass) return false;
  if (rule.seasonFrom == null || rule.seasonTo == null) return true;
  const monthDay = date.toString().slice(5);
  const fromIsReached = rule.seasonFrom <= monthDay;
  const toIsNotPassed = monthDay <= rule.seasonTo;
  return rule.seasonFrom <= rule.seasonTo ? fromIsReached && toIsNotPassed : fromIsReached || toIsNotPassed;
}

/** Start and length, in minutes after midnight of the date. */
function windowsStartingOn(
  date: Temporal.PlainDate,
  { rules, exceptions, calendar }: OpeningHours,
): [number, number][] {
  const length = ({ startTime, endTime }: OpeningWindow) => {
    const difference = minutes(endTime) - minutes(startTime);
    return difference > 0 ? difference : difference + 1440;
  };
  const exception = exceptions.find((candidate) => candidate.date === date.toString());
  if (exception) {
    return exception.closed ? [] : exception.windows.map((window) => [minutes(window.startTime), length(window)]);
  }
  const tomorrowIsWorked = calendar.dayClassOf(date.add({ days: 1 })) === 'WORKDAY';
  return rules
    .filter((rule) => mayStartOn(date, rule, calendar))
    .map((rule) => {
      const start = minutes(rule.startTime);
      return rule.leaveByNextWorkday && tomorrowIsWorked
        ? [start, 1440 + minutes(rule.leaveByNextWorkday) - start]
        : [start, length(rule)];
    });
}

function isOpenOnTheClock(clock: Temporal.PlainDateTime, hours: OpeningHours): boolean {
  const date = clock.toPlainDate();
  if (hours.exceptions.some((exception) => exception.closed && exception.date === date.toString())) return false;
  const minute = clock.hour * 60 + clock.minute;
  const covers =
    (at: number) =>
    ([start, length]: [number, number]) =>
      start <= at && at < start + length;
  return (
    windowsStartingOn(date, hours).some(covers(minute)) ||
    windowsStartingOn(date.subtract({ days: 1 }), hours).some(covers(minute + 1440))
  );
}

/** True when the clock is open at every step from one time to another, both included. */
function isOpenThroughout(from: Temporal.PlainDateTime, to: Temporal.PlainDateTime, hours: OpeningHours): boolean {
  for (let clock = from; Temporal.PlainDateTime.compare(clock, to) <= 0; clock = clock.add(step)) {
    if (!isOpenOnTheClock(clock, hours)) return false;
  }
  return true;
}

function isOpenAt(instant: Temporal.Instant, hours: OpeningHours): boolean {
  const zoned = instant.toZonedDateTimeISO(hours.timeZone);
  const clock = zoned.toPlainDateTime();
  const change = instant.add({ nanoseconds: 1 }).toZonedDateTimeISO(hours.timeZone).getTimeZoneTransition('previous');
  if (!change) return isOpenOnTheClock(clock, hours);
  const lastBefore = change.subtract(step);
  const movedBy = (change.offsetNanoseconds - lastBefore.offsetNanoseconds) / 60e9;
  const sinceChange = zoned.since(change, { largestUnit: 'minute' }).minutes;

  // In the hour that is repeated nothing opens or closes: that happened the first time.
  if (movedBy < 0 && sinceChange < -movedBy) return isOpenOnTheClock(lastBefore.toPlainDateTime(), hours);

  // What would have opened or closed in the hour that is skipped does so when as much time has passed after it.
  if (movedBy > 0 && sinceChange < movedBy) {
    const before = lastBefore.toPlainDateTime();
    const skipped = clock.subtract({ minutes: movedBy });
    const lastSkipped = change.toPlainDateTime().subtract(step);
    const closesLate = isOpenThroughout(before, skipped, hours) && !isOpenThroughout(skipped, lastSkipped, hours);
    const isOpenNow = isOpenOnTheClock(clock, hours);
    const ranWhileSkipped =
      isOpenOnTheClock(lastSkipped, hours) && isOpenThroughout(change.toPlainDateTime(), clock, hours);
    return closesLate || (isOpenNow && (!ranWhileSkipped || isOpenThroughout(skipped, clock, hours)));
  }
  return isOpenOnTheClock(clock, hours);
}

function stepsOf({ start, end }: Interval): Temporal.Instant[] {
  const steps: Temporal.Instant[] = [];
  for (let at = start; Temporal.Instant.compare(at, end) < 0; at = at.add(step)) steps.push(at);
  return steps;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

const zones = [
  'Asia/Shanghai',
  'Europe/Helsinki',
  'Asia/Kathmandu',
  'Pacific/Chatham',
  'Australia/Lord_Howe',
  'America/Havana',
  'America/Los_Angeles',
];

/** Often in the small hours and on the hour, where clocks change and windows meet. */
const anyTime = fc
  .tuple(
    fc.oneof(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 23 })),
    fc.oneof(
      fc.constantFrom(0, 30, 45),
      fc.integer({ min: 0, max: 11 }).map((twelfth) => twelfth * STEP_MINUTES),
    ),
  )
  .map(([hour, minute]) => `${two(hour)}:${two(minute)}`);

const anyMonthDay = fc
  .integer({ min: 0, max: 365 })
  .map((add) => Temporal.PlainDate.from('2028-01-01').add({ days: add }).toString().slice(5));

const anyRule: fc.Arbitrary<OpeningRuleSpec> = fc
  .record({
    dayClass: fc.constantFrom('EVERY_DAY', 'WORKDAY', 'DAY_OFF'),
    weekdays: fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, fc.subarray([...WEEKDAYS])),
    startTime: anyTime,
    endTime: anyTime,
    season: fc.option(fc.tuple(anyMonthDay, anyMonthDay), { freq: 3 }),
    leaveByNextWorkday: fc.option(anyTime),
  })
  .map(({ season, ...rule }) => ({ ...rule, seasonFrom: season?.[0] ?? null, seasonTo: season?.[1] ?? null }));

/** A moment on the grid, near a change of the zone's clocks in 2026 when it has one. */
function anyMoment(timeZone: string): fc.Arbitrary<Temporal.Instant> {
  const newYear = Temporal.ZonedDateTime.from(`2026-01-01[${timeZone}]`);
  const first = newYear.getTimeZoneTransition('next');
  const second = first?.getTimeZoneTransition('next');
  const changes = [first, second].filter((change) => change != null).map((change) => change.toInstant());
  const anchors = [...changes, ...changes, newYear.toInstant(), newYear.add({ days: 45 }).toInstant()];
  return fc
    .tuple(fc.constantFrom(...anchors), fc.integer({ min: (-36 * 60) / STEP_MINUTES, max: (36 * 60) / STEP_MINUTES }))
    .map(([anchor, steps]) => anchor.add({ minutes: steps * STEP_MINUTES }));
}

/** Hours and an interval near which their exceptions and corrected calendar days lie. */
function anyCase(maxHours: number): fc.Arbitrary<{ hours: OpeningHours; within: Interval }> {
  return fc.constantFrom(...zones).chain((timeZone) =>
    fc
      .record({
        start: anyMoment(timeZone),
        steps: fc.integer({ min: 1, max: (maxHours * 60) / STEP_MINUTES }),
        rules: fc.array(anyRule, { minLength: 1, maxLength: 4 }),
        exceptions: fc.uniqueArray(
          fc.record({
            offset: fc.integer({ min: -2, max: 4 }),
            closed: fc.boolean(),
            windows: fc.array(fc.record({ startTime: anyTime, endTime: anyTime }), { maxLength: 2 }),
          }),
          { selector: ({ offset }) => offset, maxLength: 2 },
        ),
        corrections: fc.array(
          fc.record({ offset: fc.integer({ min: -3, max: 6 }), dayClass: fc.constantFrom('WORKDAY', 'DAY_OFF') }),
          { maxLength: 4 },
        ),
      })
      .map(({ start, steps, rules, exceptions, corrections }) => {
        const firstDate = start.toZonedDateTimeISO(timeZone).toPlainDate();
        const dateAt = (days: number) => firstDate.add({ days }).toString();
        return {
          hours: {
            rules,
            exceptions: exceptions.map(({ offset, closed, windows }) => ({
              date: dateAt(offset),
              closed,
              windows: closed ? [] : windows,
            })),
            calendar: workCalendar(
              corrections.map(({ offset, dayClass }) => ({ date: dateAt(offset), dayClass })),
              [2026],
            ),
            timeZone,
          },
          within: interval(start, start.add({ minutes: steps * STEP_MINUTES })),
        };
      }),
  );
}

/** What a failure shows. */
function described({ hours, within }: { hours: OpeningHours; within: Interval }): string {
  return JSON.stringify({ ...hours, calendar: undefined, within });
}

describe('opening hours', () => {
  test('are open at exactly the moments at which some rule, read off the clock on the wall, says so', () => {
    assertProperty(
      fc.property(anyCase(48), ({ hours, within }) => {
        const stretches = openStretches(hours, within);
        const wrong = stepsOf(within).filter((at) => {
          const moment = interval(at, at.add(step));
          return isOpenAt(at, hours) !== stretches.some((stretch) => contains(stretch, moment));
        });
        expect(wrong.map(String), described({ hours, within })).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  test('come in order, apart from each other, inside what was asked, and from opening to closing', () => {
    assertProperty(
      fc.property(anyCase(60), ({ hours, within }) => {
        const stretches = openStretches(hours, within);
        const tooFar = interval(within.start.subtract({ hours: 24 * 62 }), within.end.add({ hours: 24 * 62 }));
        for (const [at, stretch] of stretches.entries()) {
          expect(overlaps(stretch, within)).toBe(true);
          const next = stretches[at + 1];
          if (next) expect(Temporal.Instant.compare(stretch.end, next.start)).toBe(-1);
          if (!stretch.start.equals(tooFar.start)) expect(isOpenAt(stretch.start.subtract(step), hours)).toBe(false);
          if (!stretch.end.equals(tooFar.end)) expect(isOpenAt(stretch.end, hours)).toBe(false);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('hold an interval in one stretch exactly when they are open at all its moments', () => {
    assertProperty(
      fc.property(anyCase(14), ({ hours, within: wanted }) => {
        const inside = isInsideOneStretch(hours, wanted);
        expect(inside, described({ hours, within: wanted })).toBe(stepsOf(wanted).every((at) => isOpenAt(at, hours)));
        expect(inside).toBe(openStretches(hours, wanted).some((stretch) => contains(stretch, wanted)));
      }),
      { numRuns: 300 },
    );
  });

  test('hold what lies in a stretch that they show, and nothing that goes beyond it', () => {
    assertProperty(
      fc.property(anyCase(48), fc.double({ min: 0, max: 1, noNaN: true }), ({ hours, within }, part) => {
        for (const { start, end } of openStretches(hours, within)) {
          const steps = Math.floor((part * (end.epochMilliseconds - start.epochMilliseconds)) / 300_000);
          const inner = start.add({ minutes: steps * STEP_MINUTES });
          if (!inner.equals(end)) expect(isInsideOneStretch(hours, interval(inner, end))).toBe(true);
          if (!inner.equals(start)) expect(isInsideOneStretch(hours, interval(start, inner))).toBe(true);
          // One that ends later may have been cut at the lookaround.
          if (Temporal.Instant.compare(end, within.end) < 0) {
            expect(isInsideOneStretch(hours, interval(inner, end.add({ milliseconds: 1 })))).toBe(false);
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});
