import { ErrorCode, refusal, refusedByConstraint } from '../../shared/refusal.ts';
import type { Labels } from '../../shared/labels.ts';
import type { QuotaHolder, QuotaMeasure, QuotaPeriod } from './quota.entity.ts';
import { QUOTAS_MAX } from './quota.limits.ts';

const HOLDERS: Labels<QuotaHolder> = {
  PERSON: { en: 'one person', 'zh-CN': '每人' },
  HOUSEHOLD: { en: 'residents with one phone number together', 'zh-CN': '使用同一手机号的居民合计' },
  UNIT: { en: 'one unit', 'zh-CN': '每个单位' },
  BRANCH: { en: 'one grid branch', 'zh-CN': '每个网格党支部' },
};

const MEASURES: Labels<QuotaMeasure> = {
  BOOKINGS: { en: 'bookings', 'zh-CN': '个预约' },
  PLACES: { en: 'places', 'zh-CN': '个名额' },
  MINUTES: { en: 'minutes', 'zh-CN': '分钟' },
};

const PERIODS: Labels<QuotaPeriod> = {
  DAY: { en: 'a day', 'zh-CN': '每天' },
  WEEK: { en: 'a week', 'zh-CN': '每周' },
  MONTH: { en: 'a month', 'zh-CN': '每月' },
  ROLLING_DAYS: { en: 'in any # days', 'zh-CN': '任意连续 # 天内' },
  AHEAD: { en: 'to come', 'zh-CN': '尚未结束的' },
  AT_ONCE: { en: 'at a time', 'zh-CN': '同一时间' },
};

/** What the database tells of a quota that a booking would break. */
export type QuotaFigures = {
  readonly quotaId: string;
  readonly max: number;
  readonly held: number;
  readonly wanted: number;
  readonly holder: QuotaHolder;
  readonly measure: QuotaMeasure;
  readonly period: QuotaPeriod;
  readonly days: number | null;
  readonly freeAt: string | null;
};

/** Returned when a booking would be more than a quota of the facility, its unit or its territory allows. Shown as `QuotaExceeded`. */
const quotaExceeded = refusal<QuotaFigures>('quotaExceeded', ErrorCode.QUOTA_EXCEEDED, undefined, {
  en: ({ max, held, wanted, holder, measure, period, days }) =>
    `Here ${HOLDERS[holder].en} may have at most ${max} ${MEASURES[measure].en} ` +
    `${PERIODS[period].en.replace('#', String(days))}; ${held} are held, and this would be ${wanted} more.`,
  'zh-CN': ({ max, held, wanted, holder, measure, period, days }) =>
    `此处${HOLDERS[holder]['zh-CN']}${PERIODS[period]['zh-CN'].replace('#', String(days))}最多 ${max} ` +
    `${MEASURES[measure]['zh-CN']}，已有 ${held}，本次为 ${wanted}。`,
});
refusedByConstraint('booking_quota_own', (detail) => quotaExceeded(JSON.parse(detail) as QuotaFigures));

/** Returned when a quota is to be about nothing, or about several things. */
export const quotaNeedsOneScope = refusal('quotaNeedsOneScope', ErrorCode.INVALID_INPUT, undefined, {
  en: () => 'A quota is about one facility, one unit or one division; a kind narrows one of the latter two.',
  'zh-CN': () => '限额须针对一个设施、一个单位或一个区划；设施类型仅用于限定后两者。',
});

/** Returned when a quota is to be about something else than it was. */
export const quotaKeepsItsScope = refusal('quotaKeepsItsScope', ErrorCode.INVALID_INPUT, ['quotaId'], {
  en: () => 'What a quota is about never changes: remove it, and set another.',
  'zh-CN': () => '限额的适用范围不能更改，请删除后重新设置。',
});
refusedByConstraint('quota_is_about_the_same', () => quotaKeepsItsScope());

/** Returned when days are missing, or given where none belong. */
export const daysGoWithRollingDays = refusal('daysGoWithRollingDays', ErrorCode.INVALID_INPUT, ['days'], {
  en: () => 'Days are said of ROLLING_DAYS, and of nothing else.',
  'zh-CN': () => '天数须且仅在“任意连续若干天”时填写。',
});

/** Returned when minutes are to be counted at a moment. */
export const minutesAreNotAtOnce = refusal('minutesAreNotAtOnce', ErrorCode.INVALID_INPUT, ['measure'], {
  en: () => 'Minutes cannot be counted at one moment: count bookings or places.',
  'zh-CN': () => '同一时间的限额不能按分钟计，请按预约或名额计。',
});

/** Returned when there is one already that differs in its limit alone. */
const quotaExists = refusal('quotaExists', ErrorCode.STATE_CONFLICT, undefined, {
  en: () => 'There is a quota of this holder, measure and period already: change its limit.',
  'zh-CN': () => '已有相同对象、计量方式和周期的限额，请修改其上限。',
});
refusedByConstraint('quota_says_something_new', () => quotaExists());

/** Returned when a facility, a unit or a division has as many as it may. */
export const tooManyQuotas = refusal('tooManyQuotas', ErrorCode.QUOTA_EXCEEDED, undefined, {
  en: () => `A facility, a unit or a division has at most ${QUOTAS_MAX} quotas.`,
  'zh-CN': () => `每个设施、单位或区划最多设置 ${QUOTAS_MAX} 条限额。`,
});

/** Returned when what holds everywhere is to be changed or removed. */
export const quotaHoldsEverywhere = refusal('quotaHoldsEverywhere', ErrorCode.STATE_CONFLICT, ['quotaId'], {
  en: () => 'This quota holds wherever nothing else is said: set one of your own in its place.',
  'zh-CN': () => '该限额为通用默认值，请另行设置自己的限额来替代。',
});

/** Returned when somebody sets what is another's to set. */
export const notYourQuota = refusal('notYourQuota', ErrorCode.FORBIDDEN, undefined, {
  en: () => 'Only managers of the facility or the unit, or staff of the division, set its quotas.',
  'zh-CN': () => '只有该设施或单位的管理员，或该区划的工作人员可以设置限额。',
});
