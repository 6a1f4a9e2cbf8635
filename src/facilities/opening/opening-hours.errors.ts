import { ErrorCode, refusal } from '../../shared/refusal.ts';
import { YEAR_MAX, YEAR_MIN } from '../../shared/scalars.ts';
import type { Labels } from '../../shared/labels.ts';
import type { OpeningProblemCode } from './opening-hours.ts';

/** What can be wrong with opening hours, for people. */
export const OPENING_PROBLEM_LABELS: Labels<OpeningProblemCode> = {
  INVALID_TIME: {
    en: 'This is not a time of day; the end of a day is 00:00.',
    'zh-CN': '这不是有效时刻；一天的结束应写作 00:00。',
  },
  INVALID_MONTH_DAY: { en: 'This is not a day of the year as MM-DD.', 'zh-CN': '这不是有效的日期（MM-DD）。' },
  INVALID_DATE: { en: 'This date does not exist.', 'zh-CN': '该日期不存在。' },
  INCOMPLETE_SEASON: { en: 'A season has both a first and a last day.', 'zh-CN': '季节须同时给出起止日期。' },
  REPEATED_WEEKDAY: { en: 'A weekday is named twice.', 'zh-CN': '星期重复。' },
  CLOSED_WITH_WINDOWS: { en: 'A closed date has no windows.', 'zh-CN': '关闭日不能有开放时段。' },
};

/** Returned for opening hours that cannot be. */
export const openingIsWrong = refusal<{ code: OpeningProblemCode; field: readonly string[] }>(
  'openingIsWrong',
  ErrorCode.INVALID_INPUT,
  undefined,
  {
    en: ({ code }) => OPENING_PROBLEM_LABELS[code].en,
    'zh-CN': ({ code }) => OPENING_PROBLEM_LABELS[code]['zh-CN'],
  },
);

/** Returned for more opening rules, or windows of a date, than there can be. */
export const tooManyOpenings = refusal<{ max: number }>('tooManyOpenings', ErrorCode.INVALID_INPUT, undefined, {
  en: ({ max }) => `At most ${max}.`,
  'zh-CN': ({ max }) => `最多 ${max} 项。`,
});

/** Returned for a date out of the years that are dealt with. */
export const yearOutOfRange = refusal('yearOutOfRange', ErrorCode.INVALID_INPUT, undefined, {
  en: () => `A date lies in the years ${YEAR_MIN} to ${YEAR_MAX}.`,
  'zh-CN': () => `日期范围为 ${YEAR_MIN} 至 ${YEAR_MAX} 年。`,
});
