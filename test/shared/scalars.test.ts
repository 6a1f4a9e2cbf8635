import { describe, expect, test } from 'vitest';
import { DateTime, LocalTime, TimeZone } from '../../src/shared/scalars.ts';

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

describe('DateTime', () => {
  test.each([
    ['2026-02-13T18:00:00+08:00', '2026-02-13T10:00:00.000Z'],
    ['1970-01-01T00:00Z', '1970-01-01T00:00:00.000Z'],
    ['9999-12-31T23:59:59.999Z', '9999-12-31T23:59:59.999Z'],
    ['1969-12-31T20:00:00-08:00', '1970-01-01T04:00:00.000Z'],
  ])('takes %s for %s', (typed, kept) => {
    expect((DateTime.parseValue(typed) as Date).toISOString()).toBe(kept);
  });

  test.each([
    ['without an offset', '2026-02-13T18:00:00'],
    ['at 24:00', '2026-02-13T24:00:00Z'],
    ['in a leap second', '2016-12-31T23:59:60Z'],
    ['on a day that does not exist', '2026-02-30T00:00:00Z'],
    ['in the year 0', '0000-01-01T00:00:00Z'],
    ['in the year 10000', '10000-01-01T00:00:00Z'],
    ['carried into the year 10000 by its offset', '9999-12-31T23:59:59-23:59'],
    ['before 1970 by its offset', '1970-01-01T00:00:00+08:00'],
    ['as a number', 0],
    ['as an object', {}],
  ])('refuses an instant %s', (_what, typed) => {
    expect(() => DateTime.parseValue(typed)).toThrow('A DateTime');
  });
});

describe('LocalTime', () => {
  test.each(['00:00', '08:30:15', '23:59:59.999'])('takes %s, as its description says', (text) => {
    expect(LocalTime.parseValue(text)).toBe(text);
  });
});
