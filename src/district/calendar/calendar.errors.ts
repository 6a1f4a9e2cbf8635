import { ErrorCode, refusal } from '../../shared/refusal.ts';
import { YEAR_MAX, YEAR_MIN } from '../../shared/scalars.ts';

/** Returned when somebody other than a district administrator corrects the calendar. */
export const calendarIsTheDistricts = refusal('calendarIsTheDistricts', ErrorCode.FORBIDDEN, undefined, {
  en: () => 'Only administrators of the district correct the calendar.',
  'zh-CN': () => '只有区级管理员可以更正日历。',
});

/** Returned for a date in a year that nothing is kept for. */
export const dateOutOfRange = refusal('dateOutOfRange', ErrorCode.INVALID_INPUT, ['date'], {
  en: () => `The calendar has the years ${YEAR_MIN} to ${YEAR_MAX}.`,
  'zh-CN': () => `日历范围为 ${YEAR_MIN} 至 ${YEAR_MAX} 年。`,
});

/** Returned when a correction is to go that is not there. */
export const dayIsNotCorrected = refusal('dayIsNotCorrected', ErrorCode.STATE_CONFLICT, ['date'], {
  en: () => 'This day has not been corrected.',
  'zh-CN': () => '该日期未被更正。',
});
