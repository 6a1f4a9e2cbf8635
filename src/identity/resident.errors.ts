import { ErrorCode, invalidInput, refusal } from '../shared/refusal.ts';

/** Returned when somebody who is registered registers again with other data. */
export const alreadyRegistered = refusal('alreadyRegistered', ErrorCode.STATE_CONFLICT, undefined, {
  en: () => 'You are already registered, with other data.',
  'zh-CN': () => '您已注册，且登记信息与本次不同。',
});

/** Returned for a phone number that cannot be one. */
export const notAPhoneNumber = () =>
  invalidInput({
    field: ['phone'],
    en: 'A phone number has 5 to 15 digits, with a + before a country code; blanks and hyphens may separate them.',
    zh: '电话号码为 5 至 15 位数字，国家代码前加 +，可用空格或连字符分隔。',
  });
