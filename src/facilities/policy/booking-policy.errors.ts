import { type Audience, audiencesIn } from './audience.ts';
import { ErrorCode, refusal } from '../../shared/refusal.ts';

/** Returned for minutes before or after a booking that are no multiple of a quarter of an hour. */
export const bufferOffGrid = refusal<{ field: readonly string[] }>(
  'bufferOffGrid',
  ErrorCode.INVALID_INPUT,
  undefined,
  {
    en: () => 'Setup and turnaround are multiples of 15 minutes.',
    'zh-CN': () => '准备时间和整理时间须为 15 分钟的整数倍。',
  },
);

/** Returned for a curfew that ends when it starts. */
export const curfewIsEmpty = refusal('curfewIsEmpty', ErrorCode.INVALID_INPUT, ['curfew', 'endTime'], {
  en: () => 'A curfew ends at another time than it starts.',
  'zh-CN': () => '禁止进出时段的起止时间不能相同。',
});

/** Returned when groups would have to be larger than they may be. */
export const headcountsCross = refusal('headcountsCross', ErrorCode.INVALID_INPUT, ['headcountMax'], {
  en: () => 'The most people are no fewer than the fewest.',
  'zh-CN': () => '人数上限不能小于下限。',
});

/** Returned for audiences of whom nothing here says who belongs to them. */
export const audienceIsUnknown = refusal<{ audiences: readonly Audience[] }>(
  'audienceIsUnknown',
  ErrorCode.INVALID_INPUT,
  ['audiences'],
  {
    en: ({ audiences }) => `Nothing here says who belongs to: ${audiencesIn('en', audiences)}.`,
    'zh-CN': ({ audiences }) => `系统无法识别以下对象：${audiencesIn('zh-CN', audiences)}。`,
  },
);

/** Returned when a member is to be set by which no rule goes: a promise that nobody would keep. */
export const goesByNoRule = refusal<{ field: readonly string[] }>('goesByNoRule', ErrorCode.INVALID_INPUT, undefined, {
  en: () => 'No rule goes by this at present, so it cannot be set.',
  'zh-CN': () => '目前尚无规则使用此项，不能设置。',
});
