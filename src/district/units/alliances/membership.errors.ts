import { ErrorCode, refusal, refusedByConstraint } from '../../../shared/refusal.ts';
import type { Labels } from '../../../shared/labels.ts';
import { DELEGATES_MAX, DELEGATES_MIN } from './delegate.entity.ts';
import type { MembershipState } from './membership.entity.ts';

/** Returned when somebody acts for a unit who does not manage it. */
export const notYourUnit = refusal('notYourUnit', ErrorCode.FORBIDDEN, undefined, {
  en: () => 'Only the managers of the unit may do this.',
  'zh-CN': () => '只有该单位的管理员可以进行此操作。',
});

/** Returned when somebody decides on a membership who is not on the staff of the alliance's host community. */
export const notStaffOfHost = refusal('notStaffOfHost', ErrorCode.FORBIDDEN, undefined, {
  en: () => 'Only staff of the community that hosts the alliance may do this.',
  'zh-CN': () => '只有联盟所在社区的工作人员可以进行此操作。',
});

/** Returned when somebody ends a membership who neither manages the unit nor is on the staff of the host community. */
export const notYoursToEnd = refusal('notYoursToEnd', ErrorCode.FORBIDDEN, undefined, {
  en: () => 'Only the managers of the unit, and staff of the community that hosts the alliance, may do this.',
  'zh-CN': () => '只有该单位的管理员和联盟所在社区的工作人员可以进行此操作。',
});

/** Returned when a unit applies to an alliance in which it has a membership that has not ended. */
const membershipExists = refusal('membershipExists', ErrorCode.STATE_CONFLICT, ['unitId'], {
  en: () => 'The unit has applied to this alliance already, or is its member.',
  'zh-CN': () => '该单位已申请加入或已是该联盟成员。',
});
refusedByConstraint('alliance_membership_one_seat', () => membershipExists({}));

/** Returned when a unit accepts another version of the charter than the one in force. */
export const charterNotInForce = refusal<{ inForce: number }>(
  'charterNotInForce',
  ErrorCode.STALE_VERSION,
  ['charterVersion'],
  {
    en: ({ inForce }) => `The charter in force is version ${inForce}. Read it and accept that.`,
    'zh-CN': ({ inForce }) => `现行章程为第 ${inForce} 版，请阅读并接受该版本。`,
  },
);

const STATE_LABELS: Labels<MembershipState> = {
  APPLIED: { en: 'applied for', 'zh-CN': '已申请' },
  ACTIVE: { en: 'active', 'zh-CN': '有效' },
  SUSPENDED: { en: 'suspended', 'zh-CN': '暂停' },
  WITHDRAWN: { en: 'ended', 'zh-CN': '已退出' },
};

/** Returned when a membership is in a state from which the step asked for does not lead on. */
export const membershipStateConflict = refusal<{ state: MembershipState }>(
  'membershipStateConflict',
  ErrorCode.STATE_CONFLICT,
  ['membershipId'],
  {
    en: ({ state }) => `This is not possible for a membership that is ${STATE_LABELS[state].en}.`,
    'zh-CN': ({ state }) => `状态为“${STATE_LABELS[state]['zh-CN']}”的成员资格不能进行此操作。`,
  },
);

/** Returned when a unit names too few or too many delegates, the same one twice, or two with one account. */
export const delegatesAreWrong = refusal('delegatesAreWrong', ErrorCode.INVALID_INPUT, ['delegates'], {
  en: () =>
    `A unit names ${DELEGATES_MIN} to ${DELEGATES_MAX} delegates, no two of the same name and position, or with the same account.`,
  'zh-CN': () => `每个单位派 ${DELEGATES_MIN} 至 ${DELEGATES_MAX} 名代表，且姓名和职务不得相同，账号不得重复。`,
});
