import { ErrorCode, refusal } from '../../shared/refusal.ts';

/** The longest period of one run, in days: a leap year. */
export const RUN_DAYS_MAX = 366;
/** Categories that one run can name. */
export const RUN_CATEGORIES_MAX = 100;
/** Demands that one run can be about: well beyond those of a district. */
export const RUN_DEMANDS_MAX = 20_000;

/** Returned when somebody runs the matching of a territory that they do not work for. */
export const notYoursToMatch = refusal('notYoursToMatch', ErrorCode.FORBIDDEN, undefined, {
  en: () => 'Only staff of this territory, and the secretary of a grid for the grid, run its matching.',
  'zh-CN': () => '只有该区域的工作人员可以发起对接，网格党支部书记可在本网格内发起。',
});

/** Returned when the period of a run is none, too long, or over. */
export const wrongPeriod = refusal('wrongPeriod', ErrorCode.INVALID_INPUT, ['validTo'], {
  en: () => `A run has a period that has not passed, of 1 to ${RUN_DAYS_MAX} days.`,
  'zh-CN': () => `对接期限须尚未结束，长度为 1 至 ${RUN_DAYS_MAX} 天。`,
});

/** Returned when weights are given for a run that is no dry run. */
export const weightsOnlyTried = refusal('weightsOnlyTried', ErrorCode.INVALID_INPUT, ['weights'], {
  en: () => 'Other weights can only be tried, with dryRun.',
  'zh-CN': () => '其他权重只能在试算（dryRun）中使用。',
});

/** Returned when a run would be about more demands than can be solved while somebody waits. */
export const tooManyDemands = refusal<{ count: number }>('tooManyDemands', ErrorCode.INVALID_INPUT, ['withinCode'], {
  en: ({ count }) => `These are ${count} demands; match a smaller territory, or fewer categories.`,
  'zh-CN': ({ count }) => `共有 ${count} 项需求，请缩小区域或减少类别。`,
});

/** Returned when a run names no category, or too many. */
export const categoriesOutOfRange = refusal('categoriesOutOfRange', ErrorCode.INVALID_INPUT, ['categoryCodes'], {
  en: () => `From 1 to ${RUN_CATEGORIES_MAX} categories.`,
  'zh-CN': () => `类别数量为 1 至 ${RUN_CATEGORIES_MAX}。`,
});
