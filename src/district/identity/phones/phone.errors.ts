import { ErrorCode, refusal } from '../../../shared/refusal.ts';
import { HOUSEHOLD_RESIDENTS_MAX } from './confirm-phone.ts';

/** Returned to who is signed in and has not registered. */
export const noResidentToConfirm = refusal('noResidentToConfirm', ErrorCode.STATE_CONFLICT, undefined, {
  en: () => 'Register as a resident first.',
  'zh-CN': () => '请先登记为居民。',
});

/** Returned to a program. */
export const programHasNoPhone = refusal('programHasNoPhone', ErrorCode.FORBIDDEN, undefined, {
  en: () => 'A service account is no person, and has no phone.',
  'zh-CN': () => '服务账号不是个人，没有手机号。',
});

/** Returned when the number is confirmed already. */
export const phoneIsConfirmed = refusal('phoneIsConfirmed', ErrorCode.STATE_CONFLICT, ['phone'], {
  en: () => 'You have confirmed this number already.',
  'zh-CN': () => '该号码已完成验证。',
});

/** Returned where nobody sends codes. */
export const codesAreNotSent = refusal('codesAreNotSent', ErrorCode.STATE_CONFLICT, undefined, {
  en: () => 'No codes are sent here. Sign in with an account whose number is verified.',
  'zh-CN': () => '此处不发送验证码，请使用已验证手机号的账号登录。',
});

/** Returned for a code that is wrong, of another number, too old or answered wrongly too often; it is not said which. */
export const codeIsNone = refusal('codeIsNone', ErrorCode.INVALID_INPUT, ['code'], {
  en: () => 'This code is not, or no longer, good. Ask for a new one.',
  'zh-CN': () => '验证码不正确或已失效，请重新获取。',
});

/** Returned when somebody and those who share the number hold more bookings than a household may. */
export const householdHoldsMore = refusal('householdHoldsMore', ErrorCode.QUOTA_EXCEEDED, ['phone'], {
  en: () =>
    'Together with those who share this number you would hold more bookings to come than one household may. Cancel some, or ' +
    'confirm it once they are over.',
  'zh-CN': () => '与使用该号码的居民合计，您的未结束预约会超过一户的上限。请先取消一些预约，或在预约结束后再验证。',
});

/** Returned when as many residents have confirmed the number as one phone may stand for. */
export const householdIsFull = refusal('householdIsFull', ErrorCode.STATE_CONFLICT, ['phone'], {
  en: () => `One phone stands for at most ${HOUSEHOLD_RESIDENTS_MAX} residents.`,
  'zh-CN': () => `一个手机号最多供 ${HOUSEHOLD_RESIDENTS_MAX} 位居民使用。`,
});
