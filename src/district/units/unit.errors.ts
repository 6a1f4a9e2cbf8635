import { ErrorCode, refusal, refusedByConstraint } from '../../shared/refusal.ts';
import { CONTACT_PHONE_DIGITS_MAX, CONTACT_PHONE_DIGITS_MIN } from './contact-phone.ts';

/** Returned when somebody registers a unit who is not on the staff of the division it is based in. */
export const notStaffOfDivision = refusal('notStaffOfDivision', ErrorCode.FORBIDDEN, undefined, {
  en: () => 'Only staff of the division, or of one above it, may register a unit there.',
  'zh-CN': () => '只有所在区划或其上级区划的工作人员可以登记单位。',
});

/** Returned when a unit would be based in a whole subdistrict or district. */
export const notABaseForUnits = refusal('notABaseForUnits', ErrorCode.INVALID_INPUT, ['divisionCode'], {
  en: () => 'A unit is based in a community, grid or building.',
  'zh-CN': () => '单位须登记在社区、网格或楼栋。',
});

/** Returned when a Unified Social Credit Code has the wrong form, or one of its check digits does not fit. */
export const creditCodeIsWrong = refusal('creditCodeIsWrong', ErrorCode.INVALID_INPUT, ['creditCode'], {
  en: () => 'This is not a Unified Social Credit Code: its form or one of its check digits is wrong.',
  'zh-CN': () => '统一社会信用代码有误：格式或校验码不正确。',
});

/** Returned when somebody changes a unit who does not manage it. */
export const notManagerOfUnit = refusal('notManagerOfUnit', ErrorCode.FORBIDDEN, undefined, {
  en: () => 'Only those who manage the unit may change what it says of itself.',
  'zh-CN': () => '只有本单位的管理员可以修改单位资料。',
});

/** Returned for a telephone number that cannot be one. */
export const notAContactPhone = refusal('notAContactPhone', ErrorCode.INVALID_INPUT, ['contactPhone'], {
  en: () =>
    `A telephone number has ${CONTACT_PHONE_DIGITS_MIN} to ${CONTACT_PHONE_DIGITS_MAX} digits, with a + before a ` +
    'country code; blanks and hyphens may separate them.',
  'zh-CN': () =>
    `联系电话为 ${CONTACT_PHONE_DIGITS_MIN} 至 ${CONTACT_PHONE_DIGITS_MAX} 位数字，国家代码前加 +，可用空格或连字符分隔。`,
});

/** Returned when another unit with the same Unified Social Credit Code is registered already. */
const creditCodeIsTaken = refusal('creditCodeIsTaken', ErrorCode.STATE_CONFLICT, ['creditCode'], {
  en: () => 'A unit with this Unified Social Credit Code is registered already.',
  'zh-CN': () => '该统一社会信用代码的单位已登记。',
});
refusedByConstraint('resident_unit_credit_code_key', () => creditCodeIsTaken({}));
