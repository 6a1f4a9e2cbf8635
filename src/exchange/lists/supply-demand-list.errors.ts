import { ErrorCode, refusal, refusedByConstraint } from '../../shared/refusal.ts';
import { YEAR_MIN } from '../../shared/scalars.ts';
import type { Labels } from '../../shared/labels.ts';
import type { SupplyDemandListState } from './supply-demand-list.entity.ts';

/** Returned when somebody keeps a list who neither manages its unit nor leads its branch. */
export const notYourList = refusal('notYourList', ErrorCode.FORBIDDEN, undefined, {
  en: () => 'Only a manager of the unit, or the secretary of the branch, keeps its list.',
  'zh-CN': () => '只有该单位的管理员或该网格党支部的书记可以填写其清单。',
});

/** Returned when somebody confirms or returns a list whose word it does not need, such as the secretary who wrote it. */
export const notYoursToDecide = refusal('notYoursToDecide', ErrorCode.FORBIDDEN, undefined, {
  en: () =>
    "A branch's list is confirmed by staff of its community, and so is that of a unit that has left its alliance; " +
    "another unit's list by a manager of the unit.",
  'zh-CN': () => '网格党支部和已退出联盟的单位，其清单由所在社区工作人员确认；其他单位的清单由该单位管理员确认。',
});

/** Returned when somebody closes a list who is neither its owner nor on the staff of its place. */
export const notYoursToClose = refusal('notYoursToClose', ErrorCode.FORBIDDEN, undefined, {
  en: () => 'Only the owner of the list, and staff of its place, may close it.',
  'zh-CN': () => '只有清单主体和所在地工作人员可以关闭清单。',
});

/** Returned when somebody merges demands who neither keeps both lists nor is on the staff of a place that holds both. */
export const notYoursToMerge = refusal('notYoursToMerge', ErrorCode.FORBIDDEN, undefined, {
  en: () => 'Only who keeps both lists, and staff of a place that holds both, may merge their demands.',
  'zh-CN': () => '只有同时负责两份清单的主体，或辖区涵盖两者的工作人员可以合并需求。',
});

/** Returned when the period of a list ends before it begins, or is longer than a year. */
export const listPeriodIsWrong = refusal('listPeriodIsWrong', ErrorCode.INVALID_INPUT, ['validTo'], {
  en: () => 'The period of a list ends on or after its first day, and is a year at most.',
  'zh-CN': () => '清单有效期的结束日不得早于开始日，且最长一年。',
});
refusedByConstraint('supply_demand_list_period', listPeriodIsWrong);

/** Returned when the period of a list lies in years that are not dealt with. */
export const listBeginsTooEarly = refusal('listBeginsTooEarly', ErrorCode.INVALID_INPUT, ['validFrom'], {
  en: () => `A list begins in the year ${YEAR_MIN} or later.`,
  'zh-CN': () => `清单有效期不得早于 ${YEAR_MIN} 年。`,
});

const STATE_LABELS: Labels<SupplyDemandListState> = {
  DRAFT: { en: 'a draft', 'zh-CN': '草稿' },
  SUBMITTED: { en: 'submitted', 'zh-CN': '待确认' },
  IN_FORCE: { en: 'in force', 'zh-CN': '生效' },
  CLOSED: { en: 'closed', 'zh-CN': '已关闭' },
};

/** Returned when a list is in a state in which what is asked for is not possible. */
export const listStateConflict = refusal<{ state: SupplyDemandListState }>(
  'listStateConflict',
  ErrorCode.STATE_CONFLICT,
  ['listId'],
  {
    en: ({ state }) => `This is not possible for a list that is ${STATE_LABELS[state].en}.`,
    'zh-CN': ({ state }) => `状态为“${STATE_LABELS[state]['zh-CN']}”的清单不能进行此操作。`,
  },
);

/** Returned when a list is submitted on which there is nothing. */
export const listIsEmpty = refusal('listIsEmpty', ErrorCode.STATE_CONFLICT, ['listId'], {
  en: () => 'There is nothing on the list yet.',
  'zh-CN': () => '清单中还没有条目。',
});
