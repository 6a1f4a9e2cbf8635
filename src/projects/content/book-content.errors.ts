import { ErrorCode, refusal } from '../../shared/refusal.ts';
import { YEAR_MIN } from '../../shared/scalars.ts';
import { PARTIES_MAX, TERM_YEARS_MAX } from './book-content.limits.ts';

/** Returned when the parties are too few or too many, one is named twice, or there is not one branch and one unit. */
export const partiesOfBookAreWrong = refusal('partiesOfBookAreWrong', ErrorCode.INVALID_INPUT, ['partyIds'], {
  en: () => `A book has 2 to ${PARTIES_MAX} parties, no two alike: one grid branch and one unit at least.`,
  'zh-CN': () => `项目书的签约方为 2 至 ${PARTIES_MAX} 个，不得重复，且至少包括一个网格党支部和一个单位。`,
});

/** Returned when somebody is named in a book who is no party of it. */
export const notAPartyOfBook = refusal<{ field: readonly string[] }>(
  'notAPartyOfBook',
  ErrorCode.INVALID_INPUT,
  undefined,
  {
    en: () => 'This is no party of the book.',
    'zh-CN': () => '该主体不是项目书的签约方。',
  },
);

/** Returned for a source of the budget that does not name who gives, or names somebody where nobody in particular does. */
export const sourceIsWrong = refusal<{ field: readonly string[] }>(
  'sourceIsWrong',
  ErrorCode.INVALID_INPUT,
  undefined,
  {
    en: () => 'A PARTNER_UNIT source names the unit that gives, which is a party; a FISCAL source names nobody.',
    'zh-CN': () => '共建单位支持须注明作为签约方的出资单位，财政投入不注明。',
  },
);

/** Returned for a term in years that are not dealt with. */
export const termBeginsTooEarly = refusal('termBeginsTooEarly', ErrorCode.INVALID_INPUT, ['term', 'from'], {
  en: () => `A term begins in the year ${YEAR_MIN} or later.`,
  'zh-CN': () => `期限不得早于 ${YEAR_MIN} 年。`,
});

/** Returned for a term that ends before it begins, or lasts too long. */
export const termIsWrong = refusal('termIsWrong', ErrorCode.INVALID_INPUT, ['term', 'to'], {
  en: () => `A term ends on or after its first day, and lasts at most ${TERM_YEARS_MAX} years.`,
  'zh-CN': () => `期限的结束日期不得早于开始日期，且最长不超过 ${TERM_YEARS_MAX} 年。`,
});

/** Returned for a day that does not lie within the term. */
export const outsideTerm = refusal<{ field: readonly string[] }>('outsideTerm', ErrorCode.INVALID_INPUT, undefined, {
  en: () => 'This does not lie within the term.',
  'zh-CN': () => '该日期不在项目期限内。',
});

/** Returned for a milestone that the book has never had, or that is named twice. */
export const milestoneIsWrong = refusal<{ field: readonly string[] }>(
  'milestoneIsWrong',
  ErrorCode.INVALID_INPUT,
  undefined,
  {
    en: () => 'This is no milestone of the book, or it is named twice.',
    'zh-CN': () => '该里程碑不属于此项目书，或被重复引用。',
  },
);

/** Returned when a milestone that is completed is left out. */
export const completedMilestoneMissing = refusal('completedMilestoneMissing', ErrorCode.INVALID_INPUT, ['milestones'], {
  en: () => 'A milestone that is completed stays in every further version.',
  'zh-CN': () => '已完成的里程碑须保留在后续版本中。',
});

/** Returned for a contact that has a phone number in it. */
export const contactHasNumber = refusal<{ field: readonly string[] }>(
  'contactHasNumber',
  ErrorCode.INVALID_INPUT,
  undefined,
  {
    en: () => 'A contact is named by role: a book holds no phone numbers.',
    'zh-CN': () => '联系岗位只填写岗位名称，项目书中不得出现电话号码。',
  },
);

/** Returned for too few or too many entries of a part of a book. */
export const countOutOfRange = refusal<{ min: number; max: number }>(
  'entriesOfBookOutOfRange',
  ErrorCode.INVALID_INPUT,
  undefined,
  {
    en: ({ min, max }) => `There are ${min} to ${max} of these.`,
    'zh-CN': ({ min, max }) => `数量应为 ${min} 至 ${max} 项。`,
  },
);
