import { describe, expect, test } from 'vitest';
import { LocalTime, TimeZone } from '../../src/shared/scalars.ts';

describe('TimeZone', () => {
  test.each([
    ['Asia/Shanghai', 'Asia/Shanghai'],
    ['asia/shanghai', 'Asia/Shanghai'],
    ['Asia/Kolkata', 'Asia/Kolkata'],
    ['utc', 'UTC'],
  ])('takes %s for %s', (typed, kept) => {
    expect(TimeZone.parseValue(typed)).toBe(kept);
  });

  test.each(['+08:00', '-03:30', 'Asia/Fuzhou', 'Asia/Shanghai ', '', 'Z', '2026-01-01T00:00Z[Asia/Tokyo]', 8, null])(
    'refuses %j',
    (typed) => {
      expect(() => TimeZone.parseValue(typed)).toThrow('A TimeZone is named as in the IANA database');
    },
  );
});

describe('LocalTime', () => {
  test.each(['00:00', '08:30:15', '23:59:59.999'])('takes %s, as its description says', (text) => {
    expect(LocalTime.parseValue(text)).toBe(text);
  });
});
