import { ErrorCode, refusal } from '../../shared/refusal.ts';

/** Returned when a plan has changed since it was read. */
export const planHasChanged = refusal<{ version: number }>('planHasChanged', ErrorCode.STALE_VERSION, ['version'], {
  en: ({ version }) => `The plan has changed since it was read; its version is ${version} now.`,
  'zh-CN': ({ version }) => `该方案已发生变化，当前版本为 ${version}。`,
});

/** Returned when a plan waits for nothing any more. */
export const planIsNotOpen = refusal('planIsNotOpen', ErrorCode.STATE_CONFLICT, ['planId'], {
  en: () => 'Nothing of this plan waits to be decided any more.',
  'zh-CN': () => '该方案已无待处理事项。',
});

/** Returned when no booking is named, or more than can be chosen for at once. */
export const bookingsOutOfRange = refusal<{ min: number; max: number }>(
  'closureBookingsOutOfRange',
  ErrorCode.INVALID_INPUT,
  ['bookingIds'],
  {
    en: ({ min, max }) => `A choice is made for ${min} to ${max} bookings at once.`,
    'zh-CN': ({ min, max }) => `每次须选择 ${min} 至 ${max} 个预约。`,
  },
);
