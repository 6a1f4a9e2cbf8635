import { ErrorCode, refusal } from '../../shared/refusal.ts';

/** Returned when a group books one facility twice at a time. */
export const itemsOverlap = refusal<{ field: readonly string[] }>(
  'groupItemsOverlap',
  ErrorCode.INVALID_INPUT,
  undefined,
  {
    en: () => 'Bookings of one facility in a group do not overlap each other.',
    'zh-CN': () => '同一组合中对同一设施的预约时间不能重叠。',
  },
);
