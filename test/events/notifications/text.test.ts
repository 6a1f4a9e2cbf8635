import { describe, expect, test } from 'vitest';
import { NotificationKind } from '../../../src/events/notifications/notification.entity.ts';
import { type NotificationFacts, textOf } from '../../../src/events/notifications/notification-text.ts';

const facts: NotificationFacts = {
  kind: NotificationKind.BOOKED,
  facilityName: '西湖球场',
  timeZone: 'Asia/Shanghai',
  startsAt: '2026-03-05T11:00:00Z',
  endsAt: '2026-03-05T13:00:00Z',
  isAskedFor: false,
  isWithdrawal: false,
  reason: null,
};

describe('the sentence of a notification', () => {
  test.each(Object.values(NotificationKind))('exists for %s in both languages, with and without a booking', (kind) => {
    for (const more of [{}, { facilityName: null, timeZone: null, startsAt: null, endsAt: null }]) {
      const [zh, en] = (['zh-CN', 'en'] as const).map((language) => textOf({ ...facts, ...more, kind }, language));
      expect(zh).toMatch(/[\u4e00-\u9fff].*。$/);
      expect(en).toMatch(/^[A-Z].*[.]$/);
      expect(`${zh}${en}`).not.toMatch(/null|undefined|NaN/);
    }
  });

  test('says the time by the clock of the facility, and the second date of a night', () => {
    const night = { ...facts, startsAt: '2026-03-28T22:00:00Z', endsAt: '2026-03-29T06:00:00Z' };
    expect(textOf({ ...night, timeZone: 'Europe/Berlin' }, 'en')).toBe(
      'Booked: 西湖球场 Sat, Mar 28 23:00–Sun, Mar 29 08:00.',
    );
    expect(textOf({ ...night, timeZone: 'Asia/Shanghai' }, 'zh-CN')).toBe('已预约：西湖球场 3月29日周日 06:00–14:00。');
  });
});
