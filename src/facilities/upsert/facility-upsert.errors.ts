import { ErrorCode, refusal } from '../../shared/refusal.ts';
import { UPSERT_ITEMS_MAX, UPSERT_RANGE_DAYS_MAX } from './facility-upsert.limits.ts';

/** Returned for the whole request when it has no items, or too many. */
export const itemsOutOfRange = refusal('itemsOutOfRange', ErrorCode.INVALID_INPUT, ['items'], {
  en: () => `An upsert has 1 to ${UPSERT_ITEMS_MAX} items.`,
  'zh-CN': () => `每次提交 1 至 ${UPSERT_ITEMS_MAX} 项。`,
});

/** Returned for the whole request when two items are about the same facility. */
export const repeatedExternalId = refusal<{ field: readonly string[] }>(
  'repeatedExternalId',
  ErrorCode.INVALID_INPUT,
  undefined,
  {
    en: () => 'An earlier item has the same externalId.',
    'zh-CN': () => '外部编号与前面的项重复。',
  },
);

/** Returned for an item that would make another thing of a facility. */
export const neverChanges = refusal<{ field: readonly ['kind' | 'timeZone'] }>(
  'facilityNeverChanges',
  ErrorCode.INVALID_INPUT,
  undefined,
  {
    en: ({ field: [member] }) => `The ${member === 'kind' ? 'kind' : 'time zone'} of a facility never changes.`,
    'zh-CN': ({ field: [member] }) => `设施的${member === 'kind' ? '类型' : '时区'}不能更改。`,
  },
);

/** Returned for an item whose range of dates is none, or too long. */
export const rangeOfDatesInvalid = refusal(
  'rangeOfDatesInvalid',
  ErrorCode.INVALID_INPUT,
  ['openingExceptions', 'to'],
  {
    en: () => `The range ends on or after its first date and has at most ${UPSERT_RANGE_DAYS_MAX} days.`,
    'zh-CN': () => `日期范围的结束不得早于开始，且最多 ${UPSERT_RANGE_DAYS_MAX} 天。`,
  },
);

/** Returned for an item with an exception outside of its range, or with two on one date. */
export const exceptionOutOfPlace = refusal<{ field: readonly string[] }>(
  'exceptionOutOfPlace',
  ErrorCode.INVALID_INPUT,
  undefined,
  {
    en: () => 'Each exception is on a date of its own, inside the range.',
    'zh-CN': () => '每个例外日期须在范围内且不重复。',
  },
);
