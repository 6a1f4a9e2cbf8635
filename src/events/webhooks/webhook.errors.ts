import { ErrorCode, refusal } from '../../shared/refusal.ts';
import { URL_LENGTH_MAX } from './target.ts';
import { WEBHOOK_OVERLAP_HOURS_MAX, WEBHOOKS_MAX } from './webhook.entity.ts';

/** Returned when the caller does not manage the unit. */
export const notYourWebhooks = refusal('notYourWebhooks', ErrorCode.FORBIDDEN, undefined, {
  en: () => 'Only the managers of the unit may have others told of what happens to it.',
  'zh-CN': () => '只有该单位的管理员可以设置网络回调。',
});

/** Returned when a unit has as many webhooks as it can. */
export const tooManyWebhooks = refusal('tooManyWebhooks', ErrorCode.STATE_CONFLICT, ['unitId'], {
  en: () => `A unit has at most ${WEBHOOKS_MAX} webhooks; delete one that is no longer needed.`,
  'zh-CN': () => `每个单位最多有 ${WEBHOOKS_MAX} 个网络回调，请先删除不再使用的。`,
});

/** Returned when a webhook is to be told of nothing. */
export const nameATopic = refusal('nameATopic', ErrorCode.INVALID_INPUT, ['topics'], {
  en: () => 'Name at least one topic.',
  'zh-CN': () => '请至少指定一个事件主题。',
});

/** Returned when a URL is not of the form that messages are sent to. */
export const urlUnfit = refusal('urlUnfit', ErrorCode.INVALID_INPUT, ['url'], {
  en: () =>
    `This takes an https URL of at most ${URL_LENGTH_MAX} characters on port 443 or 8443, without user, password or fragment.`,
  'zh-CN': () => `此处应为不超过 ${URL_LENGTH_MAX} 个字符的 https 网址，端口为 443 或 8443，不含用户名、密码和片段。`,
});

/**
 * Returned when the host of a URL is not found or has an address that is not public. One sentence for both: the
 * difference would tell which names there are inside the network of the server.
 */
export const noPublicAddress = refusal('noPublicAddress', ErrorCode.INVALID_INPUT, ['url'], {
  en: () => 'The host of this URL is not found, or has an address that is not public.',
  'zh-CN': () => '该网址的主机无法解析，或含有非公网地址。',
});

/** Returned when two secrets are to sign side by side for a time out of range. */
export const overlapOutOfRange = refusal('webhookSecretOverlapOutOfRange', ErrorCode.INVALID_INPUT, ['overlapHours'], {
  en: () => `The old secret goes on for 0 to ${WEBHOOK_OVERLAP_HOURS_MAX} hours.`,
  'zh-CN': () => `旧密钥可继续使用 0 至 ${WEBHOOK_OVERLAP_HOURS_MAX} 小时。`,
});

/** Returned when something is to be sent to a webhook that is disabled, or when it is to be disabled again. */
export const webhookDisabled = refusal<{ field: readonly string[] }>(
  'webhookDisabled',
  ErrorCode.STATE_CONFLICT,
  undefined,
  {
    en: () => 'This webhook is disabled.',
    'zh-CN': () => '该网络回调已停用。',
  },
);

/** Returned when a webhook that is enabled is to be enabled. */
export const webhookEnabled = refusal('webhookEnabled', ErrorCode.STATE_CONFLICT, ['webhookId'], {
  en: () => 'This webhook is enabled already.',
  'zh-CN': () => '该网络回调已启用。',
});

/** Returned when a webhook is to be tested while a test of it is under way. */
export const testUnderWay = refusal('webhookTestUnderWay', ErrorCode.STATE_CONFLICT, ['webhookId'], {
  en: () => 'A test of this webhook is under way; see its deliveries.',
  'zh-CN': () => '该网络回调的测试正在进行，请查看投递记录。',
});

/** Returned when a message is to be replayed that has not been tried yet. */
export const notTriedYet = refusal('webhookDeliveryNotTried', ErrorCode.STATE_CONFLICT, ['deliveryId'], {
  en: () => 'This message has not been sent yet.',
  'zh-CN': () => '该消息尚未投递。',
});
