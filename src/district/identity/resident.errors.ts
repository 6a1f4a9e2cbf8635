import { ErrorCode, refusal } from '../../shared/refusal.ts';
import { PHONE_DIGITS_MAX, PHONE_DIGITS_MIN } from './resident.entity.ts';

/** Returned when somebody who is registered registers again with other data. */
export const alreadyRegistered = refusal('alreadyRegistered', ErrorCode.STATE_CONFLICT, undefined, {
  en: () => 'You are already registered, with other data.',
  'zh-CN': () => '您已注册，且登记信息与本次不同。',
});

/** Returned for a phone number that cannot be one. */
export const notAPhoneNumber = refusal('notAPhoneNumber', ErrorCode.INVALID_INPUT, ['phone'], {
  en: () =>
    `A phone number has ${PHONE_DIGITS_MIN} to ${PHONE_DIGITS_MAX} digits, with a + before a country code; blanks ` +
    'and hyphens may separate them.',
  'zh-CN': () => `电话号码为 ${PHONE_DIGITS_MIN} 至 ${PHONE_DIGITS_MAX} 位数字，国家代码前加 +，可用空格或连字符分隔。`,
});
