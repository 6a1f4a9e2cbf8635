import { ErrorCode, refusal } from '../../shared/refusal.ts';
import type { Labels } from '../../shared/labels.ts';
import type { MatchingRunLife } from './matching-run.entity.ts';

/** The longest period of one run, in days: a leap year. */
export const RUN_DAYS_MAX = 366;
/** Categories that one run can name. */
export const RUN_CATEGORIES_MAX = 100;
/** Demands that one run can be about: well beyond those of a district. */
export const RUN_DEMANDS_MAX = 20_000;

/** Runs of one division that can wait until they are worked; whoever starts more waits for the wrong thing. */
export const RUNS_WAITING_MAX = 10;
/** How often a run is worked in all: again when its process is gone, or what it needs was not there. */
export const RUN_TRIES_MAX = 5;

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

/** Returned when a run is started where many wait already. */
export const tooManyRunsWait = refusal('tooManyRunsWait', ErrorCode.STATE_CONFLICT, ['withinCode'], {
  en: () => `${RUNS_WAITING_MAX} runs of this territory wait already: cancel one, or wait until one is done.`,
  'zh-CN': () => `本区域已有 ${RUNS_WAITING_MAX} 个对接运算在等待，请取消其中一个或稍候再试。`,
});

const LIFE_LABELS: Labels<MatchingRunLife> = {
  PENDING: { en: 'waiting', 'zh-CN': '等待中' },
  RUNNING: { en: 'under way', 'zh-CN': '运算中' },
  COMPLETED: { en: 'completed', 'zh-CN': '已完成' },
  CANCELLED: { en: 'cancelled', 'zh-CN': '已取消' },
  FAILED: { en: 'failed', 'zh-CN': '已失败' },
};

/** Returned when a run is to be cancelled that has ended. */
export const runHasEnded = refusal<{ state: MatchingRunLife }>('runHasEnded', ErrorCode.STATE_CONFLICT, ['runId'], {
  en: ({ state }) => `This run is ${LIFE_LABELS[state].en}: only one that waits or is under way can be cancelled.`,
  'zh-CN': ({ state }) => `该对接运算${LIFE_LABELS[state]['zh-CN']}，只能取消等待中或运算中的运算。`,
});

/** Why a run failed whose process came to its end each time. */
export const runWasInterrupted = refusal('runWasInterrupted', ErrorCode.STATE_CONFLICT, undefined, {
  en: () => `It was interrupted ${RUN_TRIES_MAX} times. Match a smaller territory, or fewer categories.`,
  'zh-CN': () => `运算已中断 ${RUN_TRIES_MAX} 次，请缩小区域或减少类别后再试。`,
});

/** Why a run failed in which something broke that is nobody's to mend but the operator's. */
export const runBroke = refusal<{ id: string }>('runBroke', ErrorCode.STATE_CONFLICT, undefined, {
  en: ({ id }) => `Something broke; the log of the server has it under ${id}.`,
  'zh-CN': ({ id }) => `运算出错，服务器日志中的编号为 ${id}。`,
});
