import { ErrorCode, refusal, refusedByConstraint } from '../../shared/refusal.ts';
import type { Labels } from '../../shared/labels.ts';
import type { LostOccurrence } from './judge-dates.ts';
import type { MatchState } from './match.entity.ts';

/** Returned when somebody answers a match who acts for neither side. */
export const notYourMatch = refusal('notYourMatch', ErrorCode.FORBIDDEN, undefined, {
  en: () => 'Only those who act for one of the two sides may do this.',
  'zh-CN': () => '只有代表供需任一方的人员可以进行此操作。',
});

/** Returned when somebody answers for a side in whose name they do not act. */
export const notYourSide = refusal('notYourSide', ErrorCode.FORBIDDEN, undefined, {
  en: () => 'You do not act for this side of the match.',
  'zh-CN': () => '您不能代表对接的这一方。',
});

/** Returned when somebody says what was delivered who does not act for the receiving side. */
export const notTheReceiver = refusal('notTheReceiver', ErrorCode.FORBIDDEN, undefined, {
  en: () => 'Only those who act for the receiving side say what was delivered.',
  'zh-CN': () => '只有需求方可以确认兑现情况。',
});

/** Returned when somebody sets a match who is not on the staff of the place of the demand. */
export const notStaffOfDemand = refusal('notStaffOfDemand', ErrorCode.FORBIDDEN, undefined, {
  en: () => 'Only staff of the place of the demand set a match by hand.',
  'zh-CN': () => '只有需求方所在地的工作人员可以人工指定对接。',
});

/** Returned when somebody who acts for both sides does not say for which one they accept. */
export const whichSide = refusal('whichSide', ErrorCode.INVALID_INPUT, ['side'], {
  en: () => 'You act for both sides: say for which one you accept.',
  'zh-CN': () => '您同时代表供需双方，请说明代表哪一方接受。',
});

const STATE_LABELS: Labels<MatchState> = {
  PROPOSED: { en: 'proposed', 'zh-CN': '待回应' },
  ACCEPTED: { en: 'accepted by one side', 'zh-CN': '一方已接受' },
  DECLINED: { en: 'declined', 'zh-CN': '已谢绝' },
  CONFIRMED: { en: 'confirmed by both sides', 'zh-CN': '双方已确认' },
  FULFILLED: { en: 'fulfilled', 'zh-CN': '已兑现' },
  CANCELLED: { en: 'cancelled', 'zh-CN': '已取消' },
};

/** Returned when a match is in a state from which this is not possible. */
export const matchStateConflict = refusal<{ state: MatchState }>(
  'matchStateConflict',
  ErrorCode.STATE_CONFLICT,
  ['matchId'],
  {
    en: ({ state }) => `This is not possible for a match that is ${STATE_LABELS[state].en}.`,
    'zh-CN': ({ state }) => `状态为“${STATE_LABELS[state]['zh-CN']}”的对接不能进行此操作。`,
  },
);

/** Returned when a side accepts that has accepted before. */
export const alreadyAccepted = refusal('alreadyAccepted', ErrorCode.STATE_CONFLICT, ['matchId'], {
  en: () => 'This side has accepted the match already; the other side has not answered yet.',
  'zh-CN': () => '该方已接受此对接，另一方尚未回应。',
});

/** What may no longer hold of a match when it is accepted. */
export type Staleness =
  | 'SUPPLY_LIST_NOT_IN_FORCE'
  | 'DEMAND_LIST_NOT_IN_FORCE'
  | 'SUPPLY_WITHDRAWN'
  | 'DEMAND_WITHDRAWN'
  | 'SUPPLY_CHANGED'
  | 'DEMAND_CHANGED'
  | 'SUPPLY_UNIT_SUSPENDED'
  | 'SUPPLY_UNIT_LEFT'
  | 'DEMAND_UNIT_SUSPENDED'
  | 'DEMAND_UNIT_LEFT'
  | 'SUPPLY_TAKEN'
  | 'DEMAND_MET'
  | 'PERIOD_OVER';

const STALENESS_LABELS: Labels<Staleness> = {
  SUPPLY_LIST_NOT_IN_FORCE: {
    en: 'The list of the supply is no longer in force.',
    'zh-CN': '供给所在清单已不再生效。',
  },
  DEMAND_LIST_NOT_IN_FORCE: {
    en: 'The list of the demand is no longer in force.',
    'zh-CN': '需求所在清单已不再生效。',
  },
  SUPPLY_WITHDRAWN: { en: 'The supply has been withdrawn.', 'zh-CN': '该供给已撤回。' },
  DEMAND_WITHDRAWN: { en: 'The demand has been withdrawn.', 'zh-CN': '该需求已撤回。' },
  SUPPLY_CHANGED: {
    en: 'The supply has been changed since the match was made.',
    'zh-CN': '对接产生后，该供给已有改动。',
  },
  DEMAND_CHANGED: {
    en: 'The demand has been changed since the match was made.',
    'zh-CN': '对接产生后，该需求已有改动。',
  },
  SUPPLY_UNIT_SUSPENDED: {
    en: 'The unit that offers the supply is suspended.',
    'zh-CN': '提供该供给的单位已被暂停。',
  },
  SUPPLY_UNIT_LEFT: {
    en: 'The unit that offers the supply has left its alliance, and staff have not reviewed what it offers since.',
    'zh-CN': '提供该供给的单位已退出联盟，其供给尚未重新通过审核。',
  },
  DEMAND_UNIT_SUSPENDED: {
    en: 'The unit that asks for it is suspended.',
    'zh-CN': '提出该需求的单位已被暂停。',
  },
  DEMAND_UNIT_LEFT: {
    en: 'The unit that asks for it has left its alliance, and staff have not reviewed what it asks for since.',
    'zh-CN': '提出该需求的单位已退出联盟，其需求尚未重新通过审核。',
  },
  SUPPLY_TAKEN: {
    en: 'At some moment of the match too little of the supply is left: others have accepted theirs before.',
    'zh-CN': '其他对接已先被接受，该供给在部分时段余量不足。',
  },
  DEMAND_MET: {
    en: 'Less than the quantity of the match is still needed: others have been accepted before.',
    'zh-CN': '其他对接已先被接受，该需求的剩余数量少于此对接的数量。',
  },
  PERIOD_OVER: { en: 'The time of the match is over.', 'zh-CN': '对接的时间已过。' },
};

/** Returned when what a match was judged by no longer holds; a new run proposes what does. */
export const matchStale = refusal<{ why: Staleness }>('matchStale', ErrorCode.STALE_VERSION, ['matchId'], {
  en: ({ why }) => `${STALENESS_LABELS[why].en} Run the matching again, or set a match by hand.`,
  'zh-CN': ({ why }) => `${STALENESS_LABELS[why]['zh-CN']}请重新运行对接或人工指定。`,
});

/** Lost occurrences that a refusal shows at most; it says how many there are. */
export const LOST_SHOWN_MAX = 100;

/** Returned when something of a match cannot be had any more, and who accepts has not said that the rest will do. */
export const occurrencesLost = refusal<{
  why: 'LOST' | 'ALL_NEEDED' | 'TOO_FEW';
  count: number;
  lost: readonly LostOccurrence[];
}>('occurrencesLost', ErrorCode.STALE_VERSION, ['acceptReduced'], {
  en: ({ why, count }) =>
    ({
      LOST: `Since the match was made, ${count} of its dates can no longer be had. Accept the rest knowingly, or run the matching again.`,
      ALL_NEEDED: `Of the dates of the match, ${count} can no longer be had, and the demand has use for all of them only. Run the matching again.`,
      TOO_FEW: `Of the dates of the match, ${count} can no longer be had, and fewer than the demand asks for would be left. Run the matching again.`,
    })[why],
  'zh-CN': ({ why, count }) =>
    ({
      LOST: `对接产生后，有 ${count} 个日期已无法提供。请确认接受其余日期，或重新运行对接。`,
      ALL_NEEDED: `有 ${count} 个日期已无法提供，而该需求须全部满足。请重新运行对接。`,
      TOO_FEW: `有 ${count} 个日期已无法提供，其余日期少于该需求的最少次数。请重新运行对接。`,
    })[why],
});

/** Why an occurrence was lost whose windows, or whose facility, no longer are as they were; as it is written down. */
export const occurrenceNotInCommon = refusal<{ why: string }>(
  'occurrenceNotInCommon',
  ErrorCode.OUTSIDE_OPENING_HOURS,
  undefined,
  {
    en: ({ why }) =>
      why === 'HOURS'
        ? 'The facility is no longer open for all of this time.'
        : 'By the calendar as it is now, the two sides do not have this time in common.',
    'zh-CN': ({ why }) => (why === 'HOURS' ? '设施在该时段不再全程开放。' : '按现行日历，供需双方在该时段不再重合。'),
  },
);

/** Why an occurrence was lost that others have taken; as it is written down. */
export const occurrenceTaken = refusal('occurrenceTaken', ErrorCode.SLOT_UNAVAILABLE, undefined, {
  en: () => 'Others have taken so much of it that too little is left at this time.',
  'zh-CN': () => '该时段已被其他对接占用，余量不足。',
});

/** Returned when not one date of a match can be booked; nothing has been accepted then. */
export const noDateLeft = refusal<{ dates: number }>('noDateLeft', ErrorCode.SLOT_UNAVAILABLE, ['matchId'], {
  en: ({ dates }) =>
    dates === 0
      ? 'The two sides have no date in common on which the facility could be booked.'
      : `Not one of the ${dates} dates can be had: what is given is taken, or closed then.`,
  'zh-CN': ({ dates }) =>
    dates === 0 ? '供需双方没有可以预约该设施的共同日期。' : `${dates} 个日期均无法预约：设施届时已满或不开放。`,
});

/** Returned when a match has more dates than can be booked in one go. */
export const tooManyDates = refusal<{ max: number }>('tooManyDates', ErrorCode.QUOTA_EXCEEDED, ['matchId'], {
  en: ({ max }) => `A match books at most ${max} dates. Shorten the period or the windows of the demand.`,
  'zh-CN': ({ max }) => `一次对接最多预约 ${max} 个日期，请缩短需求的期限或减少时段。`,
});

/** Returned when an entry that is to be matched by hand is not open: its list not in force, or itself withdrawn. */
export const entryNotOpen = refusal<{ field: readonly string[] }>('entryNotOpen', ErrorCode.STATE_CONFLICT, undefined, {
  en: () => 'This entry cannot be matched: its list is not in force, or it has been withdrawn.',
  'zh-CN': () => '该条目不能对接：所在清单未生效，或条目已撤回。',
});

/** Returned when a supply is to be matched whose unit offers nothing at present. */
export const supplyNotOffered = refusal<{ why: 'SUSPENDED' | 'LEFT' }>(
  'supplyNotOffered',
  ErrorCode.STATE_CONFLICT,
  ['supplyId'],
  {
    en: ({ why }) => STALENESS_LABELS[`SUPPLY_UNIT_${why}`].en,
    'zh-CN': ({ why }) => STALENESS_LABELS[`SUPPLY_UNIT_${why}`]['zh-CN'],
  },
);

/** Returned when a demand is to be matched whose unit is suspended, or has left and not been reviewed since. */
export const demandNotAsked = refusal<{ why: 'SUSPENDED' | 'LEFT' }>(
  'demandNotAsked',
  ErrorCode.STATE_CONFLICT,
  ['demandId'],
  {
    en: ({ why }) => STALENESS_LABELS[`DEMAND_UNIT_${why}`].en,
    'zh-CN': ({ why }) => STALENESS_LABELS[`DEMAND_UNIT_${why}`]['zh-CN'],
  },
);

/** Returned when two entries that are counted in different measures are to be matched. */
export const measuresDiffer = refusal('measuresDiffer', ErrorCode.INVALID_INPUT, ['supplyId'], {
  en: () => 'The supply and the demand are counted in different measures.',
  'zh-CN': () => '供给与需求的计量单位不同。',
});

/** Returned when two entries that are never there at the same time are to be matched. */
export const nothingInCommon = refusal<{ what: 'PERIOD' | 'TIME' }>(
  'nothingInCommon',
  ErrorCode.STATE_CONFLICT,
  ['supplyId'],
  {
    en: ({ what }) =>
      what === 'PERIOD'
        ? 'The supply and the demand have no date in common.'
        : 'The supply and the demand have no window in common that is as long as the demand asks for.',
    'zh-CN': ({ what }) => (what === 'PERIOD' ? '供给与需求的期限没有重合。' : '供给与需求没有足够长的共同时段。'),
  },
);

/** Returned when somebody for whom a demand asks is not among those for whom the supply is given. */
export const audienceExcluded = refusal('audienceExcluded', ErrorCode.STATE_CONFLICT, ['supplyId'], {
  en: () => 'The supply is not given for everybody for whom the demand asks. Only its owner can change for whom it is.',
  'zh-CN': () => '该供给的服务对象未涵盖需求的全部服务对象，只有供给方可以调整服务对象。',
});

/** Returned when a match by hand is to take more than is left of the supply or still needed. */
export const tooMuch = refusal<{ left: number; of: 'SUPPLY' | 'DEMAND' }>(
  'tooMuch',
  ErrorCode.STATE_CONFLICT,
  ['quantity'],
  {
    en: ({ left, of }) => (of === 'SUPPLY' ? `Left of the supply at those times: ${left}.` : `Still needed: ${left}.`),
    'zh-CN': ({ left, of }) => (of === 'SUPPLY' ? `该供给在相应时段仅余 ${left}。` : `该需求仅缺 ${left}。`),
  },
);

/** Returned when two entries are matched of which one proposal is waiting for an answer. */
const alreadyProposed = refusal('alreadyProposed', ErrorCode.STATE_CONFLICT, ['supplyId'], {
  en: () => 'A match of these two is waiting for an answer already.',
  'zh-CN': () => '这两个条目已有一个待回应的对接。',
});
refusedByConstraint('match_one_proposal', () => alreadyProposed({}));

/** Returned when what is to be matched by hand belongs to one party, or lies in two districts. */
export const noPair = refusal('noPair', ErrorCode.INVALID_INPUT, ['supplyId'], {
  en: () => 'A match is made between two parties of one district.',
  'zh-CN': () => '对接须在同一区内的两个主体之间进行。',
});

/** Returned when a match is set by hand that takes nothing. */
export const matchTakesNothing = refusal('matchTakesNothing', ErrorCode.INVALID_INPUT, ['quantity'], {
  en: () => 'A match takes at least 1.',
  'zh-CN': () => '对接数量至少为 1。',
});

/** Returned when something is said to be delivered of places before the first of them could be had. */
export const nothingDeliveredYet = refusal('nothingDeliveredYet', ErrorCode.STATE_CONFLICT, ['deliveredQuantity'], {
  en: () => 'None of its times has begun, so nothing has been delivered yet: say 0, or cancel the match.',
  'zh-CN': () => '约定的时段都还没有开始，尚无兑现可言：请填 0，或取消该对接。',
});

/** Returned when less than nothing, or more than the match has, is said to have been delivered. */
export const deliveredOutOfRange = refusal<{ max: number }>(
  'deliveredOutOfRange',
  ErrorCode.INVALID_INPUT,
  ['deliveredQuantity'],
  {
    en: ({ max }) => `What was delivered goes from 0 to ${max}, the quantity of the match.`,
    'zh-CN': ({ max }) => `兑现数量范围为 0 至 ${max}（对接数量）。`,
  },
);
