import type { GraphQLError } from 'graphql';
import { apiError, ErrorCode, refusal } from '../../../shared/refusal.ts';

/** Refuses whoever shows a token of an account that has been disabled, whatever it is that they ask for. */
export function accountIsDisabled(): GraphQLError {
  const error = apiError('UNAUTHENTICATED', {
    en: 'This account has been disabled. Turn to the district office.',
    'zh-CN': '该账号已被停用，请联系区级管理部门。',
  });
  error.extensions.http = { status: 401 };
  return error;
}

/** Refuses whoever shows a session that has been signed out of. */
export function sessionHasEnded(): GraphQLError {
  const error = apiError('UNAUTHENTICATED', {
    en: 'The session has ended: sign in again.',
    'zh-CN': '会话已结束，请重新登录。',
  });
  error.extensions.http = { status: 401 };
  return error;
}

/** Returned when somebody who administers no district disables or enables an account. */
export const notYoursToDisable = refusal('notYoursToDisable', ErrorCode.FORBIDDEN, undefined, {
  en: () => 'Accounts are disabled and enabled by administrators of the district.',
  'zh-CN': () => '仅区级管理员可以停用或恢复账号。',
});

/** Returned when an administrator means their own account: there is to be somebody left who can enable it. */
export const notYourOwnAccount = refusal('notYourOwnAccount', ErrorCode.FORBIDDEN, undefined, {
  en: () => 'Nobody disables their own account; another administrator can.',
  'zh-CN': () => '不能停用自己的账号，请由其他管理员操作。',
});

/** Returned when nobody has signed in with this subject, or nobody whose account the caller may disable. */
export const noSuchAccount = refusal('noSuchAccount', ErrorCode.NOT_FOUND, ['accountSubject'], {
  en: () => 'There is no such account.',
  'zh-CN': () => '没有找到该账号。',
});

/** Returned when an account is to be disabled that is. */
export const accountAlreadyDisabled = refusal('accountAlreadyDisabled', ErrorCode.STATE_CONFLICT, undefined, {
  en: () => 'This account is disabled already.',
  'zh-CN': () => '该账号已处于停用状态。',
});

/** Returned when an account is to be enabled that is not disabled. */
export const accountNotDisabled = refusal('accountNotDisabled', ErrorCode.STATE_CONFLICT, undefined, {
  en: () => 'This account is not disabled.',
  'zh-CN': () => '该账号未被停用。',
});
