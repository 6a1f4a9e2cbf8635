import { ErrorCode, refusal, Refusal, refusedByConstraint } from '../shared/refusal.ts';
import type { Labels } from '../shared/labels.ts';
import { CAPACITY_MAX, type FacilityKind, type FacilityState, GRID_MINUTES } from './facility.entity.ts';

/** Returned when the caller does not manage the facility, or its unit. */
export const notYourFacility = refusal('notYourFacility', ErrorCode.FORBIDDEN, undefined, {
  en: () => 'Only the managers of the unit may change its facilities.',
  'zh-CN': () => '只有该单位的管理员可以修改其设施。',
});

/** Returned when the caller neither manages the facility nor reviews for its territory. */
export const notYoursToPublish = refusal('notYoursToPublish', ErrorCode.FORBIDDEN, undefined, {
  en: () => 'Only the managers of the unit, and for a facility in review staff of its community, may publish it.',
  'zh-CN': () => '只有该单位的管理员可以发布；审核中的设施由所在社区工作人员发布。',
});

/** What the states of facilities are called. */
export const STATE_LABELS: Labels<FacilityState> = {
  DRAFT: { en: 'a draft', 'zh-CN': '草稿' },
  IN_REVIEW: { en: 'in review', 'zh-CN': '审核中' },
  PUBLISHED: { en: 'published', 'zh-CN': '已发布' },
  SUSPENDED: { en: 'suspended', 'zh-CN': '暂停' },
  WITHDRAWN: { en: 'withdrawn', 'zh-CN': '已撤回' },
};

/** Returned when a facility is in a state from which it cannot pass to the one asked for. */
export const facilityStateConflict = refusal<{ from: FacilityState; to: FacilityState }>(
  'facilityStateConflict',
  ErrorCode.STATE_CONFLICT,
  ['facilityId'],
  {
    en: ({ from, to }) => `A facility that is ${STATE_LABELS[from].en} does not become ${STATE_LABELS[to].en}.`,
    'zh-CN': ({ from, to }) => `状态为“${STATE_LABELS[from]['zh-CN']}”的设施不能变为“${STATE_LABELS[to]['zh-CN']}”。`,
  },
);

/** Returned when a change is asked of a facility that has been withdrawn. */
export const facilityWithdrawn = refusal<{ field?: readonly string[] }>(
  'facilityWithdrawn',
  ErrorCode.STATE_CONFLICT,
  ['facilityId'],
  {
    en: () => 'The facility has been withdrawn.',
    'zh-CN': () => '该设施已撤回。',
  },
);

/**
 * Returned when bookings already take more places at some moment than there would be: the last word of the database,
 * on lowering a capacity as on adding a booking. The booking use-case answers with `SlotUnavailable` in its place.
 */
const capacityIsTaken = refusal('capacityIsTaken', ErrorCode.STATE_CONFLICT, ['capacity'], {
  en: () => 'Bookings already take more places than that at some moment.',
  'zh-CN': () => '某些时段已预约的数量超过该容量。',
});
refusedByConstraint('occupancy_within_capacity', () => capacityIsTaken({}));

/** Returned when a capacity is lowered below what matches hold at some moment to come. */
const capacityIsPromised = refusal('capacityIsPromised', ErrorCode.STATE_CONFLICT, ['capacity'], {
  en: () => 'Matches that were accepted hold more places than that at some moment.',
  'zh-CN': () => '某些时段已被接受的对接占用的数量超过该容量。',
});
refusedByConstraint('facility_keeps_what_is_held', () => capacityIsPromised());

/** Whether an error is that last word. */
export function isCapacityTaken(error: unknown): boolean {
  return error instanceof Refusal && error.kind === capacityIsTaken({}).kind;
}

/** Returned for details of another kind of facility than it is, or of two kinds. */
export const detailsOfAnotherKind = refusal<{ kind: FacilityKind; member: string }>(
  'detailsOfAnotherKind',
  ErrorCode.INVALID_INPUT,
  ['details'],
  {
    en: ({ kind, member }) =>
      `The details of a facility of kind ${kind} are given as "${member}", and as nothing else.`,
    'zh-CN': ({ kind, member }) => `类型为 ${kind} 的设施，其详情只能以 "${member}" 给出。`,
  },
);

/** Returned for a time grid that bookings cannot be on. */
export const gridMinutesAreWrong = refusal(
  'gridMinutesAreWrong',
  ErrorCode.INVALID_INPUT,
  ['bookingRules', 'gridMinutes'],
  {
    en: () => `The time grid is one of ${GRID_MINUTES.join(', ')} minutes.`,
    'zh-CN': () => `时间单位为 ${GRID_MINUTES.join('、')} 分钟之一。`,
  },
);

/** Returned for a number of a facility, or a number of its parts, that is out of range. */
export const facilityNumberOutOfRange = refusal<{ min: number; max: number }>(
  'facilityNumberOutOfRange',
  ErrorCode.INVALID_INPUT,
  undefined,
  {
    en: ({ min, max }) => (max === Number.MAX_SAFE_INTEGER ? `At least ${min}.` : `From ${min} to ${max}.`),
    'zh-CN': ({ min, max }) => (max === Number.MAX_SAFE_INTEGER ? `至少为 ${min}。` : `范围为 ${min} 至 ${max}。`),
  },
);

/** Returned for a capacity of none or too many. */
export const capacityOutOfRange = refusal('capacityOutOfRange', ErrorCode.INVALID_INPUT, ['capacity'], {
  en: () => `A capacity goes from 1 to ${CAPACITY_MAX}.`,
  'zh-CN': () => `容量范围为 1 至 ${CAPACITY_MAX}。`,
});

/** Returned for a restroom that would have to be booked. */
export const restroomIsNotBooked = refusal('restroomIsNotBooked', ErrorCode.INVALID_INPUT, ['admission'], {
  en: () => 'A restroom is used without booking: its admission is OPEN_ACCESS.',
  'zh-CN': () => '卫生间无需预约，其使用方式为 OPEN_ACCESS。',
});
