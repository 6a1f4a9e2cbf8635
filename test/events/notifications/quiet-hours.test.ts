import { describe, expect, test } from 'vitest';
import { sendingTime } from '../../../src/events/notifications/quiet-hours.ts';

const at = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime('Asia/Shanghai').toInstant();
const sent = (now: string, startsAt: string | null) =>
  sendingTime(at(now), startsAt === null ? null : at(startsAt))
    .toZonedDateTimeISO('Asia/Shanghai')
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });

describe('the time at which a message is sent', () => {
  test.each([
    ['2026-03-03T07:00', '2026-03-03T07:00'],
    ['2026-03-03T21:59', '2026-03-03T21:59'],
    ['2026-03-03T22:00', '2026-03-04T07:00'],
    ['2026-03-03T23:30', '2026-03-04T07:00'],
    ['2026-03-04T00:00', '2026-03-04T07:00'],
    ['2026-03-04T06:59', '2026-03-04T07:00'],
  ])('of one made at %s is %s', (now, expected) => {
    expect(sent(now, null)).toBe(expected);
    expect(sent(now, '2026-03-09T12:00')).toBe(expected);
  });

  test('is at once for what begins in quiet hours or at their end, and not for what is over', () => {
    expect(sent('2026-03-03T22:30', '2026-03-03T23:00')).toBe('2026-03-03T22:30');
    expect(sent('2026-03-04T05:00', '2026-03-04T06:00')).toBe('2026-03-04T05:00');
    expect(sent('2026-03-04T05:00', '2026-03-04T07:00')).toBe('2026-03-04T05:00');
    expect(sent('2026-03-04T05:00', '2026-03-04T07:01')).toBe('2026-03-04T07:00');
    expect(sent('2026-03-04T05:00', '2026-03-04T04:59')).toBe('2026-03-04T07:00');
  });
});
