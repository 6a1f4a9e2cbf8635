import { ErrorCode, refusal, refusedByConstraint } from '../shared/refusal.ts';
import type { Labels } from '../shared/labels.ts';
import type { ServiceProjectBookState } from './service-project-book.entity.ts';
import { STRETCHES_MAX } from './content/book-content.limits.ts';
import { MATCHES_MAX, PARTICIPANTS_MAX } from './service-project-book.input.ts';

/** Returned when somebody changes a book who belongs to no party of it and is not on the staff of any party's place. */
export const notYourBook = refusal('notYourBook', ErrorCode.FORBIDDEN, undefined, {
  en: () => 'Only the parties of the book, and staff of their places, may do this.',
  'zh-CN': () => '只有项目书各方及其所在地的工作人员可以进行此操作。',
});

/** Returned when somebody speaks for a party who is neither its manager, its delegate nor its secretary. */
export const notYourParty = refusal('notYourParty', ErrorCode.FORBIDDEN, ['partyId'], {
  en: () => 'Only who stands for this party may do this.',
  'zh-CN': () => '只有该方的代表可以进行此操作。',
});

/** Returned when somebody signs for a unit without sitting for it, or for a branch without being its secretary. */
export const notYoursToSign = refusal('notYoursToSign', ErrorCode.FORBIDDEN, ['partyId'], {
  en: () => 'A unit signs by a delegate who sits for it now, a branch by its secretary.',
  'zh-CN': () => '单位由现任联盟代表签署，网格党支部由书记签署。',
});

/** Returned when somebody who has signed for one party signs the same version for another. */
const signedForAnother = refusal('signedForAnother', ErrorCode.FORBIDDEN, ['partyId'], {
  en: () => 'You have signed this version for another party.',
  'zh-CN': () => '您已代表另一方签署该版本，不能同时代表双方。',
});
refusedByConstraint('project_signature_for_one_party', signedForAnother);

/** Returned when a resident evaluates a project in none of whose sessions they took part. */
export const tookNoPart = refusal('tookNoPart', ErrorCode.FORBIDDEN, undefined, {
  en: () => 'Residents evaluate projects in which they took part.',
  'zh-CN': () => '只有参加过该项目活动的居民可以评价。',
});

const STATE_LABELS: Labels<ServiceProjectBookState> = {
  DRAFT: { en: 'a draft', 'zh-CN': '草稿' },
  NEGOTIATING: { en: 'under negotiation', 'zh-CN': '协商中' },
  SIGNED: { en: 'signed', 'zh-CN': '已签署' },
  RUNNING: { en: 'running', 'zh-CN': '执行中' },
  SUSPENDED: { en: 'suspended', 'zh-CN': '已暂停' },
  COMPLETED: { en: 'completed', 'zh-CN': '已完成' },
  EVALUATED: { en: 'evaluated', 'zh-CN': '已评价' },
  TERMINATED: { en: 'terminated', 'zh-CN': '已终止' },
};

/** Returned when a book is in a state from which the step asked for does not lead on. */
export const bookStateConflict = refusal<{ state: ServiceProjectBookState }>(
  'bookStateConflict',
  ErrorCode.STATE_CONFLICT,
  ['bookId'],
  {
    en: ({ state }) => `This is not possible for a project book that is ${STATE_LABELS[state].en}.`,
    'zh-CN': ({ state }) => `状态为“${STATE_LABELS[state]['zh-CN']}”的项目书不能进行此操作。`,
  },
);

/** Returned when somebody revises or signs another version than the latest. */
export const bookHasChanged = refusal<{ version: number; field: readonly string[] }>(
  'bookHasChanged',
  ErrorCode.STALE_VERSION,
  undefined,
  {
    en: ({ version }) => `The latest version is ${version}. Read it first.`,
    'zh-CN': ({ version }) => `项目书的最新版本为第 ${version} 版，请先阅读该版本。`,
  },
);

/** Returned when a revision is withdrawn while none is negotiated beside a version in force. */
export const noOpenRevision = refusal('noOpenRevision', ErrorCode.STATE_CONFLICT, ['bookId'], {
  en: () => 'No revision is being negotiated beside a version in force.',
  'zh-CN': () => '该项目书没有在现行版本之外协商中的修订。',
});

/** Returned when a version is signed that holds characters which no print could show. */
export const bookCannotBePrinted = refusal<{ characters: readonly string[] }>(
  'bookCannotBePrinted',
  ErrorCode.STATE_CONFLICT,
  ['version'],
  {
    en: ({ characters }) => `What is signed has to be printed as it is, and this cannot: ${namesOf(characters, ', ')}.`,
    'zh-CN': ({ characters }) =>
      `签署的文本须能原样打印，以下字符无法打印：${namesOf(characters, '、')}。请修订后再签署。`,
  },
);

/** Characters with their numbers, by which one finds those that a screen does not show either. */
function namesOf(characters: readonly string[], separator: string): string {
  const named = characters.map(
    (sign) => `${sign} (U+${sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')})`,
  );
  return named.join(separator);
}

/** Returned when a book is drafted from, or is to take in, a match that both sides have not agreed on, or no longer do. */
export const matchNotAgreed = refusal<{ field: readonly string[] }>(
  'matchNotAgreed',
  ErrorCode.STATE_CONFLICT,
  undefined,
  {
    en: () => 'A project book comes from matches that both sides have confirmed.',
    'zh-CN': () => '项目书只能由双方已确认的对接生成。',
  },
);

/** Returned when a match is in a book that has not ended, or has been in the one that is to take it. */
export const matchInOtherBook = refusal<{ field: readonly string[] }>(
  'matchInOtherBook',
  ErrorCode.STATE_CONFLICT,
  undefined,
  {
    en: () => 'One of the matches is in a project book that has not ended, or has been in this one.',
    'zh-CN': () => '其中有对接已列入一份尚未结束的项目书，或曾列入此项目书。',
  },
);
refusedByConstraint('project_match_one_book', () => matchInOtherBook({ field: ['matchIds'] }));

/** Returned when a revision replaces so many parties that no match of the book is between those that are left. */
export const noMatchLeft = refusal('noMatchLeft', ErrorCode.STATE_CONFLICT, ['partyIds'], {
  en: () => 'A project book keeps at least one of its matches: none of them is between these parties.',
  'zh-CN': () => '项目书须至少保留一个对接：其对接均不在所列各方之间。',
});
refusedByConstraint('project_version_keeps_a_match', () => noMatchLeft({}));

/** Returned when a match is to be taken into a book one of whose sides is no party to the new version. */
export const matchOfOthers = refusal('matchOfOthers', ErrorCode.STATE_CONFLICT, ['addMatchIds'], {
  en: () => 'A match that the book is to take in is between two parties of the new version.',
  'zh-CN': () => '新增的对接须在新版本的签约方之间。',
});

/** Returned when the owners of the matches are not one branch and at least one unit. */
export const partiesAreWrong = refusal('partiesAreWrong', ErrorCode.INVALID_INPUT, ['matchIds'], {
  en: () => 'A project book is drafted between one grid branch and one or more units.',
  'zh-CN': () => '项目书须由一个网格党支部与一个或多个单位订立。',
});

/** Returned when matches give, or leave open, at so many different times that no book could say so. */
export const tooManyTimes = refusal('tooManyTimes', ErrorCode.INVALID_INPUT, ['matchIds'], {
  en: () => `One of these matches gives, or leaves open, at more than ${STRETCHES_MAX} different times. Part it first.`,
  'zh-CN': () => `其中有对接的提供或欠缺时段超过 ${STRETCHES_MAX} 段，请先拆分。`,
});

/** Returned when a book is signed or begun, or a party named in it, that is no active member of any alliance. */
export const partyLeft = refusal<{ name: string }>('partyLeft', ErrorCode.STATE_CONFLICT, undefined, {
  en: ({ name }) =>
    `${name} is not an active member of any alliance. Revise the book with other parties, or terminate it.`,
  'zh-CN': ({ name }) => `${name}目前不是任何联盟的有效成员，请变更项目书各方或终止项目书。`,
});

/** Returned when a party signs a version that it has signed. */
export const signedAlready = refusal('signedAlready', ErrorCode.STATE_CONFLICT, ['partyId'], {
  en: () => 'This party has signed this version.',
  'zh-CN': () => '该方已签署该版本。',
});
refusedByConstraint('project_signature_once', () => signedAlready({}));

/** Returned when a party confirms the completion that it has confirmed. */
export const confirmedAlready = refusal('confirmedAlready', ErrorCode.STATE_CONFLICT, ['partyId'], {
  en: () => 'This party has confirmed the completion.',
  'zh-CN': () => '该方已确认完成。',
});
refusedByConstraint('project_confirmation_once', () => confirmedAlready({}));

/** Returned when a project is to be completed of which no session has been logged. */
export const nothingDelivered = refusal('nothingDelivered', ErrorCode.STATE_CONFLICT, ['bookId'], {
  en: () => 'A project without any session counts as not delivered. Log its sessions, or terminate it.',
  'zh-CN': () => '没有任何活动记录的项目视为未履行，请登记活动或终止项目书。',
});

/** Returned when a project is to be completed whose matches have bookings that are not over. */
export const bookingsAreOpen = refusal<{ count: number }>(
  'bookingsAreOpen',
  ErrorCode.STATE_CONFLICT,
  ['releaseBookings'],
  {
    en: ({ count }) =>
      `Bookings of its matches that are not over: ${count}. Say that they are to be released, or wait.`,
    'zh-CN': ({ count }) => `其对接尚有 ${count} 个未结束的预约，请选择释放预约或等待其结束。`,
  },
);

/** Returned when a milestone is completed that is completed, or that is not in the version in force. */
export const milestoneNotOpen = refusal('milestoneNotOpen', ErrorCode.STATE_CONFLICT, ['milestoneId'], {
  en: () => 'This milestone is completed, or the version in force does not have it.',
  'zh-CN': () => '该里程碑已完成，或不在现行版本中。',
});
refusedByConstraint('project_milestone_completed_once', () => milestoneNotOpen({}));

/** Returned when somebody evaluates a second time. */
export const evaluatedAlready = refusal('evaluatedAlready', ErrorCode.STATE_CONFLICT, ['bookId'], {
  en: () => 'This evaluation has been given already.',
  'zh-CN': () => '该评价已提交，不能重复评价。',
});
refusedByConstraint('project_evaluation_once', () => evaluatedAlready({}));

/** Returned when the budget is larger than what its sources give. */
export const budgetAboveSources = refusal('budgetAboveSources', ErrorCode.INVALID_INPUT, ['budget'], {
  en: () => 'The budget is larger than the sum of its sources.',
  'zh-CN': () => '预算总额不得超过各项资金来源之和。',
});
refusedByConstraint('project_version_within_sources', budgetAboveSources);

/** Returned when somebody speaks for a unit or a branch that is no party of the version in force. */
export const notAPartyInForce = refusal('notAPartyInForce', ErrorCode.INVALID_INPUT, ['partyId'], {
  en: () => 'This is no party of the version in force.',
  'zh-CN': () => '该主体不是现行版本的签约方。',
});

/** Returned when somebody signs for a unit or a branch that is no party of the latest version. */
export const notAPartyOfLatest = refusal('notAPartyOfLatest', ErrorCode.INVALID_INPUT, ['partyId'], {
  en: () => 'This is no party of the latest version.',
  'zh-CN': () => '该主体不是最新版本的签约方。',
});

/** Returned when what has begun is ended without saying how it is wound up. */
export const settlementMissing = refusal('settlementMissing', ErrorCode.INVALID_INPUT, ['settlement'], {
  en: () => 'Say how what was begun is wound up.',
  'zh-CN': () => '终止执行中的项目须说明善后安排。',
});

/** Returned when more residents are named than came to a session, or than can be named. */
export const tooManyParticipants = refusal<{ max: number }>(
  'tooManyParticipants',
  ErrorCode.INVALID_INPUT,
  ['participantIds'],
  {
    en: ({ max }) => `At most ${max} residents are named: as many as came, and no more than ${PARTICIPANTS_MAX}.`,
    'zh-CN': ({ max }) => `最多登记 ${max} 名居民：不得超过参加人数，且不超过 ${PARTICIPANTS_MAX} 名。`,
  },
);

/** Returned for a session on a day before the term, or in the future. */
export const sessionDayIsWrong = refusal('sessionDayIsWrong', ErrorCode.INVALID_INPUT, ['date'], {
  en: () => 'A session is held on or after the first day of the term, and not in the future.',
  'zh-CN': () => '活动日期不得早于项目期限开始日，也不得晚于今天。',
});

/** Returned when a book is drafted from, or is to take in, no match, too many, or one twice. */
export const matchesAreWrong = refusal<{ field: readonly string[] }>(
  'matchesOfBookAreWrong',
  ErrorCode.INVALID_INPUT,
  undefined,
  {
    en: () => `A book comes from 1 to ${MATCHES_MAX} matches, no two alike.`,
    'zh-CN': () => `项目书须由 1 至 ${MATCHES_MAX} 个不重复的对接生成。`,
  },
);
