import { apiError, ErrorCode, Refusal, refusal, refusedByConstraint } from '../shared/refusal.ts';
import type { Labels } from '../shared/labels.ts';
import { type Audience, audiencesIn } from '../facilities/index.ts';
import { type BookingState, QUANTITY_MAX } from './booking.entity.ts';
import type { SlotAlternativeRow } from './slot-unavailable.type.ts';

/** How often others may be quicker, between the look at the places and the taking of them, before the caller is told to wait. */
export const OVERTAKEN_MAX = 5;

/**
 * Thrown after that. Each time there was room, and each time it was gone a moment later: to refuse would be as wrong as
 * to go on for ever.
 */
export const tooBusyToBook = () =>
  apiError('BUSY', {
    en: 'Many are booking this at the moment. Please try again.',
    'zh-CN': '当前预约人数较多，请重试。',
  });

/** Returned when somebody who is no resident books. */
export const onlyResidentsBook = refusal('onlyResidentsBook', ErrorCode.FORBIDDEN, undefined, {
  en: () => 'Only registered residents book.',
  'zh-CN': () => '只有已登记的居民可以预约。',
});

/** Returned when the unit decides on a booking of a facility that is not its own. */
export const notYourBooking = refusal('notYourBooking', ErrorCode.FORBIDDEN, undefined, {
  en: () => 'Only the managers of the facility may do this.',
  'zh-CN': () => '只有该设施的管理员可以进行此操作。',
});

/** Returned when the facility takes no bookings: open access, not published, or of a member suspended or gone. */
export const notBookable = refusal<{ why: 'OPEN_ACCESS' | 'NOT_PUBLISHED' | 'UNIT_SUSPENDED' | 'UNIT_LEFT' }>(
  'notBookable',
  ErrorCode.NOT_BOOKABLE,
  ['facilityId'],
  {
    en: ({ why }) =>
      ({
        OPEN_ACCESS: 'This facility needs no booking: come while it is open.',
        NOT_PUBLISHED: 'This facility takes no bookings at present.',
        UNIT_SUSPENDED: 'The unit of this facility is suspended, so it takes no bookings.',
        UNIT_LEFT:
          'The unit of this facility has left its alliance, so it takes no bookings until staff have reviewed it.',
      })[why],
    'zh-CN': ({ why }) =>
      ({
        OPEN_ACCESS: '该设施无需预约，开放时间内可直接使用。',
        NOT_PUBLISHED: '该设施目前不接受预约。',
        UNIT_SUSPENDED: '该设施所属单位已被暂停，暂不接受预约。',
        UNIT_LEFT: '该设施所属单位已退出联盟，须经社区审核后重新发布方可预约。',
      })[why],
  },
);

/** Returned when the interval is shorter or longer than the facility allows. */
export const durationNotAllowed = refusal<{ min: number; max: number }>(
  'durationNotAllowed',
  ErrorCode.DURATION_NOT_ALLOWED,
  ['end'],
  {
    en: ({ min, max }) => `A booking here lasts ${min} to ${max} minutes.`,
    'zh-CN': ({ min, max }) => `此处每次预约时长为 ${min} 至 ${max} 分钟。`,
  },
);

/** Returned when the interval does not start and end on the facility's time grid. */
export const offGrid = refusal<{ grid: number }>('offGrid', ErrorCode.DURATION_NOT_ALLOWED, ['start'], {
  en: ({ grid }) => `Bookings here start and end on whole multiples of ${grid} minutes after midnight.`,
  'zh-CN': ({ grid }) => `此处预约的起止时间须为零点起 ${grid} 分钟的整数倍。`,
});

/** Returned when the start is past, within the lead time, or beyond the horizon. */
export const outsideHorizon = refusal<{ earliest: string; latest: string; timeZone: string }>(
  'outsideHorizon',
  ErrorCode.OUTSIDE_BOOKING_HORIZON,
  ['start'],
  {
    en: ({ earliest, latest, timeZone }) =>
      `At present a booking here starts between ${earliest} and ${latest} (${timeZone}).`,
    'zh-CN': ({ earliest, latest, timeZone }) => `目前此处可预约的开始时间为 ${earliest} 至 ${latest}（${timeZone}）。`,
  },
);

/** Returned when a date of a series has begun already. */
export const occurrenceHasBegun = refusal('occurrenceHasBegun', ErrorCode.OUTSIDE_BOOKING_HORIZON, ['start'], {
  en: () => 'This date has begun already.',
  'zh-CN': () => '该时段已经开始。',
});

/** Returned when the interval is not inside one open stretch. */
export const outsideOpeningHours = refusal('outsideOpeningHours', ErrorCode.OUTSIDE_OPENING_HOURS, ['start'], {
  en: () => 'The facility is not open during all of this interval.',
  'zh-CN': () => '该时段内设施并非全程开放。',
});

/** Returned when the interval starts or ends inside the curfew. */
export const inCurfew = refusal<{ startTime: string; endTime: string }>(
  'inCurfew',
  ErrorCode.OUTSIDE_OPENING_HOURS,
  ['start'],
  {
    en: ({ startTime, endTime }) => `Nobody comes or goes here between ${startTime} and ${endTime}.`,
    'zh-CN': ({ startTime, endTime }) => `${startTime} 至 ${endTime} 之间不可进出，预约的起止时间须避开该时段。`,
  },
);

/** Returned when fewer or more people come than the facility is given to. Shown as `NotEligible`. */
export const wrongHeadcount = refusal<{ min: number | null; max: number | null }>(
  'wrongHeadcount',
  ErrorCode.NOT_ELIGIBLE,
  ['headcount'],
  {
    en: ({ min, max }) =>
      `This is given to groups of ${min ?? 1}${max === null ? ' or more' : ` to ${max}`} people: say how many come.`,
    'zh-CN': ({ min, max }) =>
      `此处仅供 ${min ?? 1}${max === null ? ' 人及以上' : ` 至 ${max} 人`}使用，请填写到场人数。`,
  },
);

/** Returned when children come along where none may. Shown as `NotEligible`. */
export const noChildrenHere = refusal('noChildrenHere', ErrorCode.NOT_ELIGIBLE, ['children'], {
  en: () => 'Children cannot come along here.',
  'zh-CN': () => '此处不接待随行儿童。',
});

/** Returned when children come along without places of their own. Shown as `NotEligible`. */
export const childrenNeedPlaces = refusal<{ places: number }>(
  'childrenNeedPlaces',
  ErrorCode.NOT_ELIGIBLE,
  ['quantity'],
  {
    en: ({ places }) => `Each child needs a place beside yours: ${places} places.`,
    'zh-CN': ({ places }) => `每名随行儿童须与您各占一个名额，共需 ${places} 个。`,
  },
);

/** Returned when the facility is meant for others. Shown as `NotEligible`. */
export const notForYou = refusal<{ audiences: readonly Audience[] }>(
  'notForYou',
  ErrorCode.NOT_ELIGIBLE,
  ['facilityId'],
  {
    en: ({ audiences }) => `This facility is for: ${audiencesIn('en', audiences)}.`,
    'zh-CN': ({ audiences }) => `该设施仅面向：${audiencesIn('zh-CN', audiences)}。`,
  },
);

/** Returned when a booking is given back later than its policy allows. */
export const tooLateToCancel = refusal<{ minutes: number }>(
  'tooLateToCancel',
  ErrorCode.DEADLINE_PASSED,
  ['bookingId'],
  {
    en: ({ minutes }) => `This can be cancelled until ${minutes} minutes before it starts.`,
    'zh-CN': ({ minutes }) => `须在开始前 ${minutes} 分钟取消。`,
  },
);

/** Returned for a headcount, a number of children or a text that no booking has. */
export const companyOutOfRange = refusal<{ min: number; max: number }>(
  'companyOutOfRange',
  ErrorCode.INVALID_INPUT,
  undefined,
  {
    en: ({ min, max }) => `This goes from ${min} to ${max}.`,
    'zh-CN': ({ min, max }) => `范围为 ${min} 至 ${max}。`,
  },
);

/** Returned when too few places are left at some moment of the interval. Shown as `SlotUnavailable`. */
export const slotUnavailable = refusal<{ remaining: number; alternatives: readonly SlotAlternativeRow[] }>(
  'slotUnavailable',
  ErrorCode.SLOT_UNAVAILABLE,
  ['start'],
  {
    en: ({ remaining }) =>
      remaining === 0 ? 'No place is left in this interval.' : `Places left in this interval: ${remaining}.`,
    'zh-CN': ({ remaining }) => (remaining === 0 ? '该时段已无空位。' : `该时段仅剩 ${remaining} 个名额。`),
  },
);

/** Returned when the booker already holds a booking of the same kind that overlaps. Shown as `OverlapsOwnBooking`. */
export const overlapsOwnBooking = refusal<{ bookingId?: string }>(
  'overlapsOwnBooking',
  ErrorCode.QUOTA_EXCEEDED,
  ['start'],
  {
    en: () => 'You already hold a booking of this kind that overlaps this interval.',
    'zh-CN': () => '您在该时段已有同类设施的预约。',
  },
);

/** Returned when the booker holds as many bookings that have not ended as one person may. */
const tooManyBookingsAhead = refusal<{ max: number; held: number }>(
  'tooManyBookingsAhead',
  ErrorCode.QUOTA_EXCEEDED,
  undefined,
  {
    en: ({ max, held }) => `One person holds at most ${max} bookings to come; you hold ${held}.`,
    'zh-CN': ({ max, held }) => `每人最多持有 ${max} 个尚未结束的预约，您已持有 ${held} 个。`,
  },
);

/** Returned when the residents who share a confirmed phone hold as many bookings as a household may. */
const householdHoldsTooMany = refusal<{ max: number; held: number }>(
  'householdHoldsTooMany',
  ErrorCode.QUOTA_EXCEEDED,
  undefined,
  {
    en: ({ max, held }) =>
      `Residents with one phone number hold at most ${max} bookings to come together; with yours, ${held} are held.`,
    'zh-CN': ({ max, held }) => `使用同一手机号的居民合计最多持有 ${max} 个尚未结束的预约，目前合计已持有 ${held} 个。`,
  },
);

/** Returned when somebody who has confirmed no phone holds as many bookings as may be without. Shown as `PhoneUnconfirmed`. */
const phoneUnconfirmed = refusal<{ max: number; held: number }>(
  'phoneUnconfirmed',
  ErrorCode.QUOTA_EXCEEDED,
  undefined,
  {
    en: ({ max, held }) =>
      `Without a confirmed phone number one person holds at most ${max} bookings to come; you hold ${held}. ` +
      'Confirm your number to hold more.',
    'zh-CN': ({ max, held }) =>
      `未验证手机号时，每人最多持有 ${max} 个尚未结束的预约，您已持有 ${held} 个。验证手机号后可持有更多。`,
  },
);

/** Returned when the residents who share a confirmed phone would hold more of car parks than a household may at a moment. */
const householdHoldsCarParks = refusal<{ max: number; held: number; wanted: number }>(
  'householdHoldsCarParks',
  ErrorCode.QUOTA_EXCEEDED,
  ['start'],
  {
    en: ({ max, held, wanted }) =>
      `Residents with one phone number hold at most ${max} places of car parks at a time together; with yours, ` +
      `${held} are held, and this would be ${wanted} more.`,
    'zh-CN': ({ max, held, wanted }) =>
      `使用同一手机号的居民同一时间合计最多占用 ${max} 个停车位，目前合计已占用 ${held} 个，本次为 ${wanted} 个。`,
  },
);

/** Returned when the residents who share a confirmed phone would hold a room for longer than a household may in a week. */
const householdHoldsRoom = refusal<{ max: number; held: number; wanted: number; monday: string }>(
  'householdHoldsRoom',
  ErrorCode.QUOTA_EXCEEDED,
  ['start'],
  {
    en: ({ max, held, wanted, monday }) =>
      `Residents with one phone number hold this room for at most ${max} hours a week together; in the week from ` +
      `${monday} it is held for ${held}, and this would be ${wanted} more.`,
    'zh-CN': ({ max, held, wanted, monday }) =>
      `使用同一手机号的居民每周合计最多使用该房间 ${max} 小时；自 ${monday} 起的一周合计已预约 ${held} 小时，本次为 ${wanted} 小时。`,
  },
);

/** Returned when one booking asks for more of a car park than one person may hold at a moment. */
export const tooManyCarParkPlaces = refusal<{ max: number; wanted: number }>(
  'tooManyCarParkPlaces',
  ErrorCode.QUOTA_EXCEEDED,
  ['quantity'],
  {
    en: ({ max, wanted }) =>
      `One person holds at most ${max} places of a car park at a time; these would be ${wanted}.`,
    'zh-CN': ({ max, wanted }) => `每人同一时间最多占用 ${max} 个停车位，本次为 ${wanted} 个。`,
  },
);

/** Returned when the booker would hold a room of one place for longer than one person may in a week. */
const tooManyRoomHours = refusal<{ max: number; held: number; wanted: number; monday: string }>(
  'tooManyRoomHours',
  ErrorCode.QUOTA_EXCEEDED,
  ['start'],
  {
    en: ({ max, held, wanted, monday }) =>
      `One person holds this room for at most ${max} hours a week; in the week from ${monday} you hold it for ${held}, ` +
      `and this would be ${wanted} more.`,
    'zh-CN': ({ max, held, wanted, monday }) =>
      `每人每周最多使用该房间 ${max} 小时；自 ${monday} 起的一周您已预约 ${held} 小时，本次为 ${wanted} 小时。`,
  },
);

// The last word of the database, which has looked and counted: the details are those that its trigger gives.
refusedByConstraint('booking_one_per_person_and_kind', () => overlapsOwnBooking({}));
refusedByConstraint('booking_quota_ahead', (detail) => tooManyBookingsAhead(JSON.parse(detail)));
refusedByConstraint('booking_quota_unconfirmed', (detail) => phoneUnconfirmed(JSON.parse(detail)));
refusedByConstraint('booking_quota_household_ahead', (detail) => householdHoldsTooMany(JSON.parse(detail)));
refusedByConstraint('booking_quota_household_car_park', (detail) => householdHoldsCarParks(JSON.parse(detail)));
refusedByConstraint('booking_quota_household_room_week', (detail) => householdHoldsRoom(JSON.parse(detail)));
refusedByConstraint('booking_quota_car_park', (detail) => tooManyCarParkPlaces(JSON.parse(detail)));
refusedByConstraint('booking_quota_room_week', (detail) => tooManyRoomHours(JSON.parse(detail)));

/** Raised when what was looked at has become another before it was written; whoever meets it looks again. */
const overtaken = refusal('bookingOvertaken', ErrorCode.STALE_VERSION, ['bookingId'], {
  en: () => 'The booking has changed meanwhile.',
  'zh-CN': () => '该预约刚刚发生了变化。',
});
/** By which a statement says so. */
export const OVERTAKEN = 'booking_is_overtaken';
refusedByConstraint(OVERTAKEN, () => overtaken({}));
refusedByConstraint('booking_ends_its_move', () => overtaken({}));
refusedByConstraint('booking_one_open_move', () => overtaken({}));
refusedByConstraint('booking_move_is_of_a_booking', () => overtaken({}));

/** Raised when somebody who holds something is to hold another; whoever meets it lets go of the first. */
const holdsAnother = refusal('bookingHoldsAnother', ErrorCode.STATE_CONFLICT, ['bookingId'], {
  en: () => 'You hold another.',
  'zh-CN': () => '您已保留其他名额。',
});
refusedByConstraint('booking_one_hold_a_person', () => holdsAnother({}));

/** Whether an error says so. */
export function isOfAnotherHold(error: unknown): boolean {
  return error instanceof Refusal && error.kind === 'bookingHoldsAnother';
}

/** Whether an error says that something has changed since the look. */
export function isOvertaken(error: unknown): boolean {
  return error instanceof Refusal && error.kind === 'bookingOvertaken';
}

const ABOUT_BOOKERS: readonly string[] = [
  'overlapsOwnBooking',
  'tooManyBookingsAhead',
  'phoneUnconfirmed',
  'tooManyCarParkPlaces',
  'tooManyRoomHours',
  'householdHoldsTooMany',
  'householdHoldsCarParks',
  'householdHoldsRoom',
  'quotaExceeded',
  'bookingBarred',
  'holdsHaveLapsed',
];

/** Whether an error says that a booking is more than its booker may hold, or at a time when they hold another. */
export function isAboutBooker(error: unknown): error is Refusal {
  return error instanceof Refusal && ABOUT_BOOKERS.includes(error.kind);
}

/** Whether it says that the booker holds too much, in which what they but hold for a form counts. */
export function countsHolds({ kind }: Refusal): boolean {
  return kind !== 'overlapsOwnBooking' && kind !== 'holdsHaveLapsed' && kind !== 'bookingBarred';
}

/** Whether it says that the booker holds another at that time. */
export function isOwnOverlap({ kind }: Refusal): boolean {
  return kind === 'overlapsOwnBooking';
}

/** Whether it says that what a facility lets somebody hold by itself is less. */
export function isAboutOwnQuota(error: unknown): error is Refusal {
  return error instanceof Refusal && error.kind === 'quotaExceeded';
}

/** Whether it says so of somebody who might hold it with a confirmed phone. */
export function wantsConfirmedPhone({ kind }: Refusal): boolean {
  return kind === 'phoneUnconfirmed';
}

/** What states are called. */
export const STATE_LABELS: Labels<BookingState> = {
  HELD: { en: 'held', 'zh-CN': '保留中' },
  PENDING: { en: 'pending', 'zh-CN': '待确认' },
  CONFIRMED: { en: 'confirmed', 'zh-CN': '已确认' },
  CHECKED_IN: { en: 'checked in', 'zh-CN': '已签到' },
  COMPLETED: { en: 'completed', 'zh-CN': '已完成' },
  CANCELLED: { en: 'cancelled', 'zh-CN': '已取消' },
  REJECTED: { en: 'rejected', 'zh-CN': '已拒绝' },
  NO_SHOW: { en: 'a no-show', 'zh-CN': '未到' },
  EXPIRED: { en: 'expired', 'zh-CN': '已过期' },
  MOVED: { en: 'moved', 'zh-CN': '已改期' },
};

/** Returned when a booking is in a state, or at a time, at which this is not possible. */
export const bookingStateConflict = refusal<{ from: BookingState; to: BookingState }>(
  'bookingStateConflict',
  ErrorCode.STATE_CONFLICT,
  ['bookingId'],
  {
    en: ({ from, to }) => `A booking that is ${STATE_LABELS[from].en} does not become ${STATE_LABELS[to].en}.`,
    'zh-CN': ({ from, to }) => `状态为“${STATE_LABELS[from]['zh-CN']}”的预约不能变为“${STATE_LABELS[to]['zh-CN']}”。`,
  },
);

/** Returned when a booking has changed since it was read. */
export const bookingHasChanged = refusal<{ version: number }>(
  'bookingHasChanged',
  ErrorCode.STALE_VERSION,
  ['expectedVersion'],
  {
    en: ({ version }) => `The booking has changed since it was read; its version is ${version} now.`,
    'zh-CN': ({ version }) => `该预约已发生变化，当前版本为 ${version}。`,
  },
);

/** Returned when somebody gives a reason that is another's to give. */
export const notYourCancelReason = refusal('notYourCancelReason', ErrorCode.INVALID_INPUT, ['cancelReason'], {
  en: () => 'This reason is not yours to give.',
  'zh-CN': () => '该取消原因不适用于您。',
});

/** Returned for a booking that ends before it starts, or then. */
export const bookingEndsTooEarly = refusal('bookingEndsTooEarly', ErrorCode.INVALID_INPUT, ['end'], {
  en: () => 'A booking ends after it starts.',
  'zh-CN': () => '预约的结束时间须晚于开始时间。',
});

/** Returned for a booking of no places, or of more than one can take. */
export const quantityOutOfRange = refusal('bookingQuantityOutOfRange', ErrorCode.INVALID_INPUT, ['quantity'], {
  en: () => `A quantity goes from 1 to ${QUANTITY_MAX}.`,
  'zh-CN': () => `数量范围为 1 至 ${QUANTITY_MAX}。`,
});

/** Returned when the unit takes a booking back and does not say why. */
export const reasonMissing = refusal('bookingReasonMissing', ErrorCode.INVALID_INPUT, ['reason'], {
  en: () => 'The unit gives a reason when it takes a booking back.',
  'zh-CN': () => '单位取消预约时须说明原因。',
});

/** Returned for a time that ends before it starts, or then. */
export const spanEndsTooEarly = refusal('bookingSpanEndsTooEarly', ErrorCode.INVALID_INPUT, ['to'], {
  en: () => 'The time ends after it starts.',
  'zh-CN': () => '结束时间须晚于开始时间。',
});

/** Returned for a time that is longer than one can give back at once. */
export const spanTooLong = refusal<{ days: number }>('bookingSpanTooLong', ErrorCode.INVALID_INPUT, ['to'], {
  en: ({ days }) => `At most ${days} days at once.`,
  'zh-CN': ({ days }) => `一次最多 ${days} 天。`,
});
