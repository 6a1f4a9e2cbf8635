import { describe, expect, test } from 'vitest';
import { lateMembersFrom, timesOf } from '../../../../src/exchange/lists/entries/entry.rules.ts';
import { weekMinutes, type WeeklyWindowSpec } from '../../../../src/exchange/times/weekly-time.ts';
import type { OpeningRuleSpec } from '../../../../src/facilities/index.ts';

type Window = Parameters<typeof timesOf>[0]['windows'][number];

const rule = (startTime: string, endTime: string, more: Partial<OpeningRuleSpec> = {}): OpeningRuleSpec => ({
  dayClass: 'EVERY_DAY',
  weekdays: [],
  startTime,
  endTime,
  ...more,
});

/** Minutes of Monday in an ordinary week on which an entry can be had that is backed by a facility with these hours. */
function mondays(opening: readonly OpeningRuleSpec[] | undefined, window: WeeklyWindowSpec = rule('00:00', '00:00')) {
  const windows = [{ ...window, weekdays: ['MONDAY'], seasonFrom: null, seasonTo: null } as Window];
  const spans = timesOf({ windows, validFrom: '2026-03-02', validTo: '2026-03-29' }, opening);
  return Math.max(...spans.map(({ week }) => weekMinutes(week.slice(0, 96))));
}

describe('an entry', () => {
  test('can be had in its windows, as far as its facility is open', () => {
    expect(mondays(undefined)).toBe(24 * 60);
    expect(mondays([rule('08:00', '10:00')])).toBe(120);
    expect(mondays([rule('08:00', '10:00'), rule('09:00', '12:00')])).toBe(240);
    expect(mondays([rule('08:00', '10:00')], rule('09:00', '12:00'))).toBe(60);
  });

  test('can be had in whole quarters, from the next to the last before', () => {
    expect(mondays([rule('08:05', '10:00')])).toBe(105);
    expect(mondays([rule('08:00', '10:10')])).toBe(120);
    expect(mondays([rule('08:00:01', '10:00')])).toBe(105);
    expect(mondays([rule('08:00:00.001', '10:00')])).toBe(105);
    expect(mondays([rule('08:15', '08:30')])).toBe(15);
  });

  test('can be had over midnight, where an end is at or before its start', () => {
    expect(mondays([rule('18:00', '00:00')])).toBe(360);
    expect(mondays([rule('18:00', '06:00', { weekdays: ['MONDAY'] })])).toBe(360);
    expect(mondays([rule('23:30', '23:15')])).toBe(24 * 60 - 15);
    expect(mondays([rule('08:00', '08:00', { weekdays: ['MONDAY'] })])).toBe(16 * 60);
  });

  test('cannot be had with a facility that is never open for a whole quarter, nor on dates that do not come', () => {
    const closed = { kind: 'facilityIsClosed' };
    expect(() => mondays([])).toThrow(expect.objectContaining(closed));
    expect(() => mondays([rule('08:05', '08:25')])).toThrow(expect.objectContaining(closed));
    expect(() => mondays([rule('08:10', '08:20')])).toThrow(expect.objectContaining(closed));
    expect(() => mondays([rule('10:00', '12:00')], rule('08:00', '10:00'))).toThrow(expect.objectContaining(closed));
    expect(() => mondays([rule('08:00', '09:00', { weekdays: ['TUESDAY'] })])).toThrow(expect.objectContaining(closed));
    expect(() => mondays(undefined, rule('08:00', '10:00', { dayClass: 'DAY_OFF' }))).toThrow(
      expect.objectContaining({ kind: 'noOrdinaryTime' }),
    );
  });

  test('changes late only in what is given', () => {
    const entry = { title: '车位', quantity: 5, conditions: '仅限小型车' };
    expect(lateMembersFrom(entry, {})).toEqual(entry);
    expect(lateMembersFrom(entry, { title: null, quantity: null })).toEqual(entry);
    expect(lateMembersFrom(entry, { title: ' 夜间车位 ' }).title).toBe('夜间车位');
    expect(lateMembersFrom(entry, { conditions: null }).conditions).toBeNull();
    expect(lateMembersFrom(entry, { conditions: '无' }).conditions).toBe('无');
    expect(lateMembersFrom(entry, { quantity: 1 }).quantity).toBe(1);
    expect(() => lateMembersFrom(entry, { quantity: 0 })).toThrow();
    expect(lateMembersFrom(entry, { quantity: 3 }, 3).quantity).toBe(3);
    expect(() => lateMembersFrom(entry, { quantity: 2 }, 3)).toThrow();
    expect(lateMembersFrom(entry, { title: '长'.repeat(200) }).title).toHaveLength(200);
    expect(() => lateMembersFrom(entry, { title: '长'.repeat(201) })).toThrow();
    expect(() => lateMembersFrom(entry, { conditions: '长'.repeat(2_001) })).toThrow();
    expect(() => lateMembersFrom(entry, { quantity: 100_001 })).toThrow();
  });
});
