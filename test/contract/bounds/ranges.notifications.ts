import { type InputRange, NOT_A_LENGTH, times } from './input-range.ts';

/** Of what people are told, and want to be. */
export const NOTIFICATION_RANGES: Readonly<Record<string, InputRange>> = {
  'events/notifications/notification.service.ts: notificationIds.length': {
    row: 'notificationsRead',
    as: 'booker',
    field: ['notificationIds'],
    min: 1,
    max: 100,
    leftOut: NOT_A_LENGTH,
    give: (value, _world, { notificationIds }) => ({
      notificationIds: times(value, () => (notificationIds as string[])[0]),
    }),
  },
  'events/notifications/notification.service.ts: each': {
    row: 'notificationSettingsSet',
    as: 'booker',
    field: ['remindMinutesBefore', '0'],
    min: 15,
    max: 10_080,
    give: (value) => ({ remindMinutesBefore: [value] }),
  },
};
