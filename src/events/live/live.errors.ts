import type { GraphQLError } from 'graphql';
import { apiError } from '../../shared/refusal.ts';
import { type NodeTypeName, TYPE_LABELS } from '../../shared/node-types.ts';

/** Ends a subscription whose client takes events more slowly than they come. */
export function behindTooFar(): GraphQLError {
  return apiError('SLOW_CONSUMER', {
    en: 'Too many events wait for this client. Subscribe again after the last one received.',
    'zh-CN': '该客户端积压的事件过多，请从最后收到的事件之后重新订阅。',
  });
}

/** Refuses to go on after an event that is not kept any more: what came after it would have a hole. */
export function eventsGone(): GraphQLError {
  return apiError('EVENTS_GONE', {
    en: 'The events since then are not kept any more. Read anew, and subscribe without after.',
    'zh-CN': '此后的事件已不再保留，请重新读取，并在不带 after 的情况下订阅。',
  });
}

/** Refuses a subscription when this process, this connection or this person has as many as there may be. */
export function tooManySubscriptions(): GraphQLError {
  return apiError('BUSY', {
    en: 'There are too many subscriptions already. End some, or try again in a moment.',
    'zh-CN': '订阅过多，请结束部分订阅，或稍后再试。',
  });
}

/** Refuses a range that is too long for who neither runs nor reviews the facility. */
export function strangersFollowShortRanges(days: number): GraphQLError {
  return apiError('BAD_USER_INPUT', {
    en: `from and to are at most ${days} days apart, but for those who run or review the facility.`,
    'zh-CN': `from 与 to 最多相距 ${days} 天，管理或审核该设施者除外。`,
  });
}

/** Refuses a subscription when its person, or all without a token at its address, follow as many days as they may. */
export function strangerFollowsMuch(days: number): GraphQLError {
  return apiError('BUSY', {
    en: `One person, or one address without a token, follows at most ${days} days at a time. End some subscriptions, or ask for shorter ranges.`,
    'zh-CN': `同一人或同一地址（未提供令牌时）同时订阅的时段合计最多 ${days} 天，请结束部分订阅，或缩短时间范围。`,
  });
}

/** Refuses a subscription when strangers follow as much of a facility as they may all together. */
export function facilityFollowedByMany(): GraphQLError {
  return apiError('BUSY', {
    en: 'Too many follow this facility already. Ask for a shorter range, or try again in a moment.',
    'zh-CN': '订阅该设施的人数过多，请缩短时间范围，或稍后再试。',
  });
}

/** Refuses to follow what is not there, or not for the caller. */
export function nothingToFollow(type: NodeTypeName): GraphQLError {
  const words = TYPE_LABELS[type];
  return apiError('NOT_FOUND', { en: `There is no such ${words.en}.`, 'zh-CN': `没有找到该${words['zh-CN']}。` });
}
