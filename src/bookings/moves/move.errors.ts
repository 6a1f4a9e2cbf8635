import { ErrorCode, refusal } from '../../shared/refusal.ts';
import type { BookingState } from '../booking.entity.ts';
import { STATE_LABELS } from '../booking.errors.ts';

/** Returned when somebody else than who booked wants to move a booking. */
export const onlyBookerMoves = refusal('onlyBookerMoves', ErrorCode.FORBIDDEN, undefined, {
  en: () => 'Only who booked can move a booking.',
  'zh-CN': () => '只有预约人本人可以改期。',
});

/** Returned for a booking that is over, or that somebody has come to. */
export const bookingStays = refusal<{ state: BookingState }>('bookingStays', ErrorCode.STATE_CONFLICT, ['bookingId'], {
  en: ({ state }) => `A booking that is ${STATE_LABELS[state].en} does not move.`,
  'zh-CN': ({ state }) => `状态为“${STATE_LABELS[state]['zh-CN']}”的预约不能改期。`,
});

/** Returned when a move of the booking waits for the unit already. */
export const moveWaits = refusal('moveWaits', ErrorCode.STATE_CONFLICT, ['bookingId'], {
  en: () => 'A move of this booking waits for the unit. Withdraw that one first.',
  'zh-CN': () => '该预约已有改期申请等待单位答复，请先撤回。',
});

/** Returned for a move that waits itself. */
export const moveItself = refusal('moveItself', ErrorCode.STATE_CONFLICT, ['bookingId'], {
  en: () => 'This is a move that waits for the unit. Move the booking that it is of, once this one is withdrawn.',
  'zh-CN': () => '这是等待单位答复的改期申请。请先撤回，再对原预约改期。',
});

/** Returned when it is later than the policy allows, or the booking has begun. */
export const tooLateToMove = refusal<{ minutes: number }>('tooLateToMove', ErrorCode.DEADLINE_PASSED, ['bookingId'], {
  en: ({ minutes }) =>
    minutes === 0
      ? 'This can be moved until it starts.'
      : `This can be moved until ${minutes} minutes before it starts.`,
  'zh-CN': ({ minutes }) => (minutes === 0 ? '须在开始之前改期。' : `须在开始前 ${minutes} 分钟改期。`),
});

/** Returned when it has moved as often as its policy allows. */
export const tooManyMoves = refusal<{ max: number }>('tooManyMoves', ErrorCode.QUOTA_EXCEEDED, ['bookingId'], {
  en: ({ max }) => (max === 0 ? 'Bookings here do not move.' : `A booking here moves at most ${max} times.`),
  'zh-CN': ({ max }) => (max === 0 ? '此处的预约不能改期。' : `此处每个预约最多改期 ${max} 次。`),
});

/** Returned for a move to where the booking is. */
export const moveChangesNothing = refusal('moveChangesNothing', ErrorCode.INVALID_INPUT, undefined, {
  en: () => 'The booking is there already.',
  'zh-CN': () => '与现有预约相同，没有变化。',
});

/** Returned for a move to a facility of another unit, which never had the booking. */
export const movesWithinUnit = refusal('movesWithinUnit', ErrorCode.INVALID_INPUT, ['facilityId'], {
  en: () => 'A booking moves within the facilities of its unit. Book there, and give this one back.',
  'zh-CN': () => '只能改到同一单位的设施。请另行预约，再取消此预约。',
});
