import { ErrorCode, refusal } from '../../shared/refusal.ts';

/** The largest number that a weight is given as: proportions, not amounts. */
export const WEIGHT_MAX = 1_000;

/** Returned when somebody sets the weights who does not administer the district. */
export const notYourWeights = refusal('notYourWeights', ErrorCode.FORBIDDEN, undefined, {
  en: () => 'Only administrators of the district set its weights.',
  'zh-CN': () => '只有区级管理员可以设置权重。',
});

/** Returned when weights are set for a division that is no district. */
export const notADistrict = refusal('notADistrict', ErrorCode.INVALID_INPUT, ['districtCode'], {
  en: () => 'This is the code of no district.',
  'zh-CN': () => '这不是区级代码。',
});

/** Returned for a weight that is negative or too large. */
export const weightOutOfRange = refusal('weightOutOfRange', ErrorCode.INVALID_INPUT, undefined, {
  en: () => `A weight goes from 0 to ${WEIGHT_MAX}.`,
  'zh-CN': () => `权重范围为 0 至 ${WEIGHT_MAX}。`,
});

/** Returned when all weights are zero. */
export const weightsAreZero = refusal<{ field: readonly string[] }>(
  'weightsAreZero',
  ErrorCode.INVALID_INPUT,
  undefined,
  {
    en: () => 'At least one weight is not zero.',
    'zh-CN': () => '至少一项权重不为零。',
  },
);
