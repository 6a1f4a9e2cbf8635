import { ErrorCode, refusal } from '../../shared/refusal.ts';
import { REMIND_MINUTES_MAX, REMIND_MINUTES_MIN, REMINDERS_MAX } from './notification.entity.ts';
import { READ_AT_ONCE_MAX } from './notification.input.ts';

/** Returned to who is not registered as a resident: it is residents who are told. */
export const onlyResidentsAreTold = refusal('onlyResidentsAreTold', ErrorCode.FORBIDDEN, undefined, {
  en: () => 'Notifications are for residents. Register as a resident first.',
  'zh-CN': () => '消息通知面向居民，请先登记为居民。',
});

/** Returned when none or too many are named at once. */
export const readAFew = refusal('readAFewNotifications', ErrorCode.INVALID_INPUT, ['notificationIds'], {
  en: () => `Name 1 to ${READ_AT_ONCE_MAX} notifications.`,
  'zh-CN': () => `请一次指定 1 至 ${READ_AT_ONCE_MAX} 条消息。`,
});

/** Returned when there are too many reminders of one booking. */
export const tooManyReminders = refusal('tooManyReminders', ErrorCode.INVALID_INPUT, ['remindMinutesBefore'], {
  en: () => `At most ${REMINDERS_MAX} reminders of a booking.`,
  'zh-CN': () => `每个预约最多提醒 ${REMINDERS_MAX} 次。`,
});

/** Returned when a reminder is too early or too late. */
export const reminderOutOfRange = refusal<{ field: readonly string[] }>(
  'reminderOutOfRange',
  ErrorCode.INVALID_INPUT,
  undefined,
  {
    en: () => `A reminder comes ${REMIND_MINUTES_MIN} to ${REMIND_MINUTES_MAX} minutes before the start.`,
    'zh-CN': () => `提醒时间为开始前 ${REMIND_MINUTES_MIN} 至 ${REMIND_MINUTES_MAX} 分钟。`,
  },
);

/** Returned where nobody carries messages. */
export const messagesAreNotSent = refusal<{ field: readonly string[] }>(
  'messagesAreNotSent',
  ErrorCode.STATE_CONFLICT,
  undefined,
  {
    en: () => 'No messages are sent from here. What you are told stands in the application.',
    'zh-CN': () => '此处不向外发送消息，请在应用内查看。',
  },
);

/** Returned to who has not confirmed a phone. */
export const noPhoneForMessages = refusal('noPhoneForMessages', ErrorCode.STATE_CONFLICT, ['sms'], {
  en: () => 'Confirm your phone first.',
  'zh-CN': () => '请先验证手机号。',
});

/** Returned to whose token claims no mailbox. */
export const noMailboxForMessages = refusal('noMailboxForMessages', ErrorCode.STATE_CONFLICT, ['mail'], {
  en: () => 'The account that you sign in with has no verified mail address.',
  'zh-CN': () => '您的登录账号没有已验证的邮箱。',
});
