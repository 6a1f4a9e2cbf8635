import { ErrorCode, refusal } from '../../shared/refusal.ts';
import type { Labels } from '../../shared/labels.ts';
import type { Filter } from './candidate-pairs.ts';

/** Proposals of one party that can wait for an answer at the same time: who asks everybody at once is not meant. */
export const OPEN_CLAIMS_MAX = 50;

/** Returned when a proposal does not name one supply and one demand, one of them there already. */
export const proposalNamesTwo = refusal('proposalNamesTwo', ErrorCode.INVALID_INPUT, undefined, {
  en: () =>
    'A proposal names a supply or writes one, and names a demand or writes one; one of the two has to be there already.',
  'zh-CN': () => '认领须指定或新填一个供给、指定或新填一个需求，且其中至少一方为已有条目。',
});

const FILTER_LABELS: Labels<Filter> = {
  category: { en: 'category', 'zh-CN': '服务类别' },
  period: { en: 'period', 'zh-CN': '有效期' },
  audience: { en: 'audience', 'zh-CN': '服务对象' },
  time: { en: 'time', 'zh-CN': '时段' },
  distance: { en: 'distance', 'zh-CN': '距离' },
};

/** Returned when a side asks for what the filters of the matching would not let pass. */
export const pairDoesNotFit = refusal<{ filters: readonly Filter[] }>(
  'pairDoesNotFit',
  ErrorCode.STATE_CONFLICT,
  undefined,
  {
    en: ({ filters }) => `The two do not fit in: ${filters.map((filter) => FILTER_LABELS[filter].en).join(', ')}.`,
    'zh-CN': ({ filters }) => `供需不匹配：${filters.map((filter) => FILTER_LABELS[filter]['zh-CN']).join('、')}。`,
  },
);

/** Returned when a side asks for what the other has declined before. */
export const declinedBefore = refusal('declinedBefore', ErrorCode.STATE_CONFLICT, undefined, {
  en: () => 'The other side has declined a match of these two before.',
  'zh-CN': () => '对方此前已谢绝这两个条目的对接。',
});

/** Returned when a side asks for a pair of which a match waits for an answer already. */
export const pairIsWaiting = refusal('pairIsWaiting', ErrorCode.STATE_CONFLICT, undefined, {
  en: () => 'A match of these two is waiting for an answer already.',
  'zh-CN': () => '这两个条目已有一个待回应的对接。',
});

/** Returned when a demand is claimed after the last day on which it was open to claims. */
export const claimsAreOver = refusal<{ until: string }>('claimsAreOver', ErrorCode.STATE_CONFLICT, ['demandId'], {
  en: ({ until }) => `This demand was open to claims until ${until}; the matching runs allot what is left of it.`,
  'zh-CN': ({ until }) => `该需求的开放认领已于 ${until} 截止，剩余数量由系统对接分配。`,
});

/** Returned when a party asks whom an alliance has suspended, or who has left and not been reviewed since. */
export const askerIsSetAside = refusal<{ why: 'SUSPENDED' | 'LEFT' }>(
  'askerIsSetAside',
  ErrorCode.STATE_CONFLICT,
  undefined,
  {
    en: ({ why }) =>
      why === 'SUSPENDED'
        ? 'The unit that asks is suspended.'
        : 'The unit that asks has left its alliance, and staff have not reviewed its list since.',
    'zh-CN': ({ why }) =>
      why === 'SUSPENDED' ? '发起认领的单位已被暂停。' : '发起认领的单位已退出联盟，其清单尚未重新通过审核。',
  },
);

/** Returned when as many proposals of a party wait for an answer as can. */
export const tooManyClaims = refusal('tooManyClaims', ErrorCode.QUOTA_EXCEEDED, undefined, {
  en: () => `${OPEN_CLAIMS_MAX} proposals of this party are waiting for an answer. Wait for some, or cancel them.`,
  'zh-CN': () => `该主体已有 ${OPEN_CLAIMS_MAX} 个认领待对方回应，请等待回应或先取消部分认领。`,
});

/** Why a claim is of no use to the demand that it is about, by what is written of that. */
export type Uselessness = 'ALL_NEEDED' | 'TOO_FEW' | 'TOO_LITTLE' | 'NOT_SPLITTABLE';

const USELESSNESS: Labels<Uselessness> = {
  ALL_NEEDED: { en: 'a part of it is of no use', 'zh-CN': '该需求须全部满足' },
  TOO_FEW: { en: 'so few occurrences are of no use', 'zh-CN': '次数不足最少次数' },
  TOO_LITTLE: { en: 'so little is of no use', 'zh-CN': '数量不足最少数量' },
  NOT_SPLITTABLE: { en: 'another supply meets a part of it already', 'zh-CN': '该需求不拆分，已由另一供给承接' },
};

/** Returned when who gives claims a part of a demand that is of no use to it. */
export const claimIsOfNoUse = refusal<{ why: Uselessness }>('claimIsOfNoUse', ErrorCode.STATE_CONFLICT, ['demandId'], {
  en: ({ why }) => `It would not help the demand: ${USELESSNESS[why].en}.`,
  'zh-CN': ({ why }) => `此认领对该需求没有用处：${USELESSNESS[why]['zh-CN']}。`,
});
