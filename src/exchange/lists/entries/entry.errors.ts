import { OPENING_PROBLEM_LABELS } from '../../../facilities/index.ts';
import { ErrorCode, refusal } from '../../../shared/refusal.ts';
import type { Labels } from '../../../shared/labels.ts';
import { ENTRIES_MAX } from './entry.entity.ts';
import type { WindowProblem } from '../../times/weekly-time.ts';

/** Returned when an entry is added to a list that is full. */
export const listIsFull = refusal('listIsFull', ErrorCode.QUOTA_EXCEEDED, ['listId'], {
  en: () => `A list has at most ${ENTRIES_MAX} entries.`,
  'zh-CN': () => `一份清单最多 ${ENTRIES_MAX} 个条目。`,
});

/** Returned when a member of an entry is changed that stays as it is once the list is in force. */
export const fixedInForce = refusal<{ field: readonly string[] }>('fixedInForce', ErrorCode.STATE_CONFLICT, undefined, {
  en: () =>
    'While the list is in force, only title, quantity and conditions change. Withdraw the entry and add another.',
  'zh-CN': () => '清单生效期间只能修改标题、数量和条件；如需其他改动，请撤回该条目后重新填报。',
});

/** Returned when an entry is changed, withdrawn or merged that has been withdrawn. */
export const entryWithdrawn = refusal<{ field: readonly string[] }>(
  'entryWithdrawn',
  ErrorCode.STATE_CONFLICT,
  undefined,
  {
    en: () => 'The entry has been withdrawn.',
    'zh-CN': () => '该条目已撤回。',
  },
);

/** Returned when the quantity of an entry would fall below what its matches hold. */
export const quantityIsHeld = refusal<{ held: number }>('quantityIsHeld', ErrorCode.STATE_CONFLICT, ['quantity'], {
  en: ({ held }) => `Matches hold ${held} of it; cancel some first.`,
  'zh-CN': ({ held }) => `已有对接占用 ${held}，请先取消部分对接。`,
});

/** What can be wrong with a window, for people. */
const PROBLEMS: Labels<WindowProblem['code']> = {
  ...OPENING_PROBLEM_LABELS,
  OFF_STEP: { en: 'Times are whole quarters of an hour.', 'zh-CN': '时刻须为整刻钟。' },
};

/** Returned for a window that cannot be used. */
export const windowIsWrong = refusal<{ code: WindowProblem['code']; field: readonly string[] }>(
  'windowIsWrong',
  ErrorCode.INVALID_INPUT,
  undefined,
  { en: ({ code }) => PROBLEMS[code].en, 'zh-CN': ({ code }) => PROBLEMS[code]['zh-CN'] },
);

/** Returned for windows that fall on no date, such as work days on Sundays in a period without a make-up day on one. */
export const noDateInWindows = refusal('noDateInWindows', ErrorCode.INVALID_INPUT, ['windows'], {
  en: () => 'On the official calendar, no date of the period falls into these windows.',
  'zh-CN': () => '按法定日历，有效期内没有任何一天落在这些时段内。',
});

/** Returned for windows in which the facility is never open. */
export const facilityIsClosed = refusal('facilityIsClosed', ErrorCode.INVALID_INPUT, ['windows'], {
  en: () => 'In these windows the facility is not open.',
  'zh-CN': () => '该设施在这些时段内不开放。',
});

/** Returned for windows none of which is as long as the shortest time of use. */
export const windowsAreTooShort = refusal('windowsAreTooShort', ErrorCode.INVALID_INPUT, ['minMinutes'], {
  en: () => 'None of the windows is as long as that.',
  'zh-CN': () => '没有任何时段达到该最短时长。',
});

/** Returned for a facility that is another's, or named on the list of a branch. */
export const facilityOfAnother = refusal('facilityOfAnother', ErrorCode.INVALID_INPUT, ['facilityId'], {
  en: () => 'Only a facility of the unit whose list it is can back a supply.',
  'zh-CN': () => '只能选择清单所属单位自己的设施。',
});

/** Returned for a facility of a kind that the category does not name, or a category that no facility backs. */
export const facilityOfAnotherKind = refusal('facilityOfAnotherKind', ErrorCode.INVALID_INPUT, ['facilityId'], {
  en: () => 'A facility of this kind does not back supplies of this category.',
  'zh-CN': () => '该类设施与所选服务类别不符。',
});

/** Returned for a supply that is backed by a facility but counted in something other than places. */
export const facilityGivesPlaces = refusal('facilityGivesPlaces', ErrorCode.INVALID_INPUT, ['unitOfMeasure'], {
  en: () => 'What a facility backs is counted in places: SPACE, PERSON or ROOM.',
  'zh-CN': () => '由设施提供的供给须以车位、人或间计量。',
});

/** Returned for a supply that is backed by a facility whose clocks show another time than where the needs are. */
export const facilityKeepsAnotherClock = refusal('facilityKeepsAnotherClock', ErrorCode.INVALID_INPUT, ['facilityId'], {
  en: () => 'A facility in another time zone does not back supplies: needs are written in the time of the territory.',
  'zh-CN': () => '其他时区的设施不能作为供给的依托：需求以本地时间填写。',
});

/** Returned when more is offered than the facility has places. */
export const moreThanTheFacilityHas = refusal<{ capacity: number }>(
  'moreThanTheFacilityHas',
  ErrorCode.INVALID_INPUT,
  ['quantity'],
  {
    en: ({ capacity }) => `The facility has ${capacity} places.`,
    'zh-CN': ({ capacity }) => `该设施的容量为 ${capacity}。`,
  },
);

/** Returned for a facility that is not published, or has been withdrawn. */
export const facilityNotPublished = refusal('supplyFacilityNotPublished', ErrorCode.STATE_CONFLICT, ['facilityId'], {
  en: () => 'The facility is not published.',
  'zh-CN': () => '该设施尚未发布或已撤回。',
});

/** Returned for an alliance in which the owner of the list is not an active member. */
export const notAMember = refusal('notAMemberOfAlliance', ErrorCode.STATE_CONFLICT, ['allianceIds'], {
  en: () => 'A supply is made known in alliances in which the unit is an active member.',
  'zh-CN': () => '供给只能发布到该单位为有效成员的联盟。',
});

/** Returned when two demands are merged that differ in category or measure, are the same, or not in the same state. */
export const notMergeable = refusal('demandsNotMergeable', ErrorCode.STATE_CONFLICT, ['intoDemandId'], {
  en: () =>
    'Two demands are merged when they have the same category and measure, and their lists are both drafts or both in force.',
  'zh-CN': () => '只有服务类别和计量单位相同，且所在清单同为草稿或同为生效状态的两个需求才能合并。',
});

/** Returned when a demand is merged of which matches hold a part. */
export const mergedIsHeld = refusal<{ held: number }>('mergedDemandIsHeld', ErrorCode.STATE_CONFLICT, ['demandId'], {
  en: ({ held }) => `Matches hold ${held} of this demand. Merge the other one into it, or cancel them first.`,
  'zh-CN': ({ held }) => `该需求已有 ${held} 被对接占用。请改为将另一需求并入，或先取消这些对接。`,
});

/** Returned for a number of an entry, or a number of its parts, that is out of range. */
export const entryNumberOutOfRange = refusal<{ min: number; max: number }>(
  'entryNumberOutOfRange',
  ErrorCode.INVALID_INPUT,
  undefined,
  {
    en: ({ min, max }) => `This goes from ${min} to ${max}.`,
    'zh-CN': ({ min, max }) => `取值范围为 ${min} 至 ${max}。`,
  },
);

/** Returned when the period of an entry is none, or does not lie in that of its list. */
export const entryPeriodIsWrong = refusal<{ from: string; to: string; field: readonly string[] }>(
  'entryPeriodIsWrong',
  ErrorCode.INVALID_INPUT,
  undefined,
  {
    en: ({ from, to }) => `The period of an entry lies in that of its list, ${from} to ${to}.`,
    'zh-CN': ({ from, to }) => `条目的有效期须在清单有效期（${from} 至 ${to}）之内。`,
  },
);

/** Returned for a demand that would be open to claims for longer than it lasts. */
export const claimsEndTooLate = refusal<{ last: string }>(
  'claimsEndTooLate',
  ErrorCode.INVALID_INPUT,
  ['openToClaimsUntil'],
  {
    en: ({ last }) => `A demand is open to claims until its last day, ${last}, at most.`,
    'zh-CN': ({ last }) => `开放认领的截止日期不得晚于该需求的最后一天（${last}）。`,
  },
);

/** Returned for a distance without a place that it is measured from. */
export const distanceFromNowhere = refusal('distanceFromNowhere', ErrorCode.INVALID_INPUT, ['maxDistanceMeters'], {
  en: () => 'A distance is measured from a place: give the location too.',
  'zh-CN': () => '限定距离时须同时给出地点。',
});
