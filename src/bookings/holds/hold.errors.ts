import { ErrorCode, refusal, refusedByConstraint } from '../../shared/refusal.ts';

/** Returned where the policy holds nothing. */
export const nothingIsHeld = refusal('nothingIsHeld', ErrorCode.NOT_BOOKABLE, ['facilityId'], {
  en: () => 'Nothing is held here: book at once.',
  'zh-CN': () => '此处不提供名额保留，请直接预约。',
});

/** Returned when a hold is over before it was booked. */
export const holdExpired = refusal('holdExpired', ErrorCode.HOLD_EXPIRED, ['holdId'], {
  en: () => 'The places are no longer held. Choose again.',
  'zh-CN': () => '保留时间已过，请重新选择。',
});

/** Returned when what is booked is another than what was held. */
export const holdIsOfAnother = refusal('holdIsOfAnother', ErrorCode.INVALID_INPUT, ['holdId'], {
  en: () => 'What is held is another facility, time or number of places.',
  'zh-CN': () => '所保留的设施、时段或名额与此次预约不一致。',
});

/** Returned when three holds of somebody have lapsed within an hour. */
const holdsHaveLapsed = refusal<{ again: string }>('holdsHaveLapsed', ErrorCode.QUOTA_EXCEEDED, undefined, {
  en: ({ again }) => `Three of your holds have lapsed within an hour. Places are held for you again from ${again} on.`,
  'zh-CN': ({ again }) => `您一小时内已有三次保留到期未预约，${again} 后可再次保留。`,
});

refusedByConstraint('booking_holds_lapse_thrice', (detail) => holdsHaveLapsed(JSON.parse(detail)));
