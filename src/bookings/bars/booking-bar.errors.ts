import { ErrorCode, refusal, refusedByConstraint } from '../../shared/refusal.ts';
import { BAR_DAYS_MAX } from './booking-bar.entity.ts';

/** Returned when somebody books where they may not for the time being. Shown as `BookingBarred`. */
const bookingBarred = refusal<{ barId: string; until: string; reason: string }>(
  'bookingBarred',
  ErrorCode.BARRED,
  ['facilityId'],
  {
    en: ({ until, reason }) =>
      `You cannot book here until ${until.slice(0, 'YYYY-MM-DD'.length)}: ${reason} You may appeal against it.`,
    'zh-CN': ({ until, reason }) =>
      `${until.slice(0, 'YYYY-MM-DD'.length)} 之前您不能在此预约，原因：${reason}如有异议可以申诉。`,
  },
);
refusedByConstraint('booking_barred', (detail) =>
  bookingBarred(JSON.parse(detail) as { barId: string; until: string; reason: string }),
);

/** Returned for an end that has passed, or is too far ahead. */
export const barEndsWrongly = refusal('barEndsWrongly', ErrorCode.INVALID_INPUT, ['until'], {
  en: () => `A bar ends in the future, at most ${BAR_DAYS_MAX} days from now.`,
  'zh-CN': () => `限制须在将来结束，最长 ${BAR_DAYS_MAX} 天。`,
});

/** Returned when there is one already. */
const barredAlready = refusal('barredAlready', ErrorCode.STATE_CONFLICT, ['residentId'], {
  en: () => 'There is a bar of this resident already; lift that one first.',
  'zh-CN': () => '该居民已被限制预约，请先解除原有限制。',
});
refusedByConstraint('booking_bar_one_at_a_time', () => barredAlready());

/** Returned when a bar is over, or was lifted. */
export const barIsOver = refusal('barIsOver', ErrorCode.STATE_CONFLICT, ['barId'], {
  en: () => 'This bar no longer holds.',
  'zh-CN': () => '该限制已失效。',
});

/** Returned when there is an appeal already. */
export const appealedAlready = refusal('appealedAlready', ErrorCode.STATE_CONFLICT, ['barId'], {
  en: () => 'There was an appeal against this bar already.',
  'zh-CN': () => '您已对该限制提出过申诉。',
});

/** Returned when there is no appeal to decide on. */
export const noAppealWaits = refusal('noAppealWaits', ErrorCode.STATE_CONFLICT, ['barId'], {
  en: () => 'No appeal against this bar waits to be decided.',
  'zh-CN': () => '该限制没有待处理的申诉。',
});

/** Returned when somebody bars, lifts or decides where it is not theirs to. */
export const notYourBar = refusal('notYourBar', ErrorCode.FORBIDDEN, undefined, {
  en: () =>
    'Managers of the unit set and lift its bars; whom one is about appeals; staff of the community decide on that.',
  'zh-CN': () => '限制由单位管理员设置和解除，由被限制的居民申诉，由社区工作人员处理申诉。',
});
