import { ErrorCode, refusal } from '../../shared/refusal.ts';
import { FEEDS_MAX } from './calendar-feed.entity.ts';

/** Returned to a program: a calendar is somebody's. */
export const programHasNoCalendar = refusal('programHasNoCalendar', ErrorCode.FORBIDDEN, undefined, {
  en: () => 'A service account is no person, and has no calendar.',
  'zh-CN': () => '服务账号不是个人，没有日历。',
});

/** Returned to who does not manage the facility. */
export const notYourFacilityToFollow = refusal('notYourFacilityToFollow', ErrorCode.FORBIDDEN, ['facilityId'], {
  en: () => 'Only who manages the facility has a calendar of what is taken there.',
  'zh-CN': () => '只有该设施的管理员可以订阅其占用日历。',
});

/** Returned when somebody has as many links as they can. */
export const tooManyFeeds = refusal('tooManyFeeds', ErrorCode.QUOTA_EXCEEDED, undefined, {
  en: () => `You have ${FEEDS_MAX} links already. Revoke one that you no longer need.`,
  'zh-CN': () => `您已有 ${FEEDS_MAX} 个日历链接，请先撤销不再使用的。`,
});
