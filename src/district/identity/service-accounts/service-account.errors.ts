import { ErrorCode, refusal } from '../../../shared/refusal.ts';
import { SECRET_OVERLAP_HOURS_MAX, SERVICE_ACCOUNT_DAYS_MAX, SERVICE_ACCOUNTS_MAX } from './service-account.entity.ts';

/** Returned when the caller does not manage the unit. */
export const notYourServiceAccounts = refusal('notYourServiceAccounts', ErrorCode.FORBIDDEN, undefined, {
  en: () => 'Only the managers of the unit may give programs access in its name.',
  'zh-CN': () => '只有该单位的管理员可以为其程序授权。',
});

/** Returned when a unit has as many service accounts in force as it can. */
export const tooManyServiceAccounts = refusal('tooManyServiceAccounts', ErrorCode.STATE_CONFLICT, ['unitId'], {
  en: () => `A unit has at most ${SERVICE_ACCOUNTS_MAX} service accounts; revoke one that is no longer needed.`,
  'zh-CN': () => `每个单位最多有 ${SERVICE_ACCOUNTS_MAX} 个服务账号，请先撤销不再使用的账号。`,
});

/** Returned when something is asked of a service account that has been revoked or has expired. */
export const serviceAccountEnded = refusal('serviceAccountEnded', ErrorCode.STATE_CONFLICT, ['serviceAccountId'], {
  en: () => 'This service account has been revoked or has expired.',
  'zh-CN': () => '该服务账号已撤销或已过期。',
});

/** Returned when a service account is to have no scope. */
export const nameAScope = refusal('nameAScope', ErrorCode.INVALID_INPUT, ['scopes'], {
  en: () => 'Name at least one scope.',
  'zh-CN': () => '请至少指定一项权限范围。',
});

/** Returned when a service account is to end in the past, or to last too long. */
export const lifetimeOutOfRange = refusal('lifetimeOutOfRange', ErrorCode.INVALID_INPUT, ['expiresAt'], {
  en: () => `A service account ends in the future, at most ${SERVICE_ACCOUNT_DAYS_MAX} days from now.`,
  'zh-CN': () => `服务账号的到期时间须在未来 ${SERVICE_ACCOUNT_DAYS_MAX} 天之内。`,
});

/** Returned when two secrets are to hold side by side for a time out of range. */
export const overlapOutOfRange = refusal('clientSecretOverlapOutOfRange', ErrorCode.INVALID_INPUT, ['overlapHours'], {
  en: () => `The old secret is accepted for 0 to ${SECRET_OVERLAP_HOURS_MAX} more hours.`,
  'zh-CN': () => `旧密钥可继续使用 0 至 ${SECRET_OVERLAP_HOURS_MAX} 小时。`,
});
