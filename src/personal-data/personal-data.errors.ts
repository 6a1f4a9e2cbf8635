import { ErrorCode, refusal, refusedByConstraint } from '../shared/refusal.ts';
import type { Labels } from '../shared/labels.ts';
import type { Viewer } from '../district/identity/index.ts';

/** Returned when a repeat asks for a link that has been followed, or that has lapsed. */
export const linkIsSpent = refusal('linkIsSpent', ErrorCode.STATE_CONFLICT, ['idempotencyKey'], {
  en: () => 'This link has been used or has lapsed; ask for another with a new key.',
  'zh-CN': () => '该链接已使用或已过期，请使用新的幂等键重新申请。',
});

/** Returned when somebody has asked for very many files on one day. */
export const tooManyExports = refusal<{ max: number }>('tooManyExports', ErrorCode.QUOTA_EXCEEDED, undefined, {
  en: ({ max }) => `You can ask for ${max} files within 24 hours.`,
  'zh-CN': ({ max }) => `24 小时内最多可申请 ${max} 份文件。`,
});

/** Returned when a program asks for what is known of it, or to be erased. */
const notAPerson = refusal('notAPerson', ErrorCode.FORBIDDEN, undefined, {
  en: () => 'A service account is no person: there is nothing personal to fetch or to erase. Its unit revokes it.',
  'zh-CN': () => '服务账号不是个人，没有可导出或注销的个人信息；如需停用，请由所属单位撤销。',
});

/** @throws Refusal FORBIDDEN for a service account */
export function requirePerson({ service }: Viewer): void {
  if (service) throw notAPerson();
}

/** Returned when the name given is not that of the caller. */
export const notYourName = refusal('notYourName', ErrorCode.INVALID_INPUT, ['name'], {
  en: () => 'Give your own name, exactly as it is registered, to have yourself erased.',
  'zh-CN': () => '如需注销，请准确填写您登记的姓名。',
});

/** What stands in the way of erasing somebody. */
export type Obligation = 'BOOKINGS' | 'ROLES' | 'SEATS';

const OBLIGATION_LABELS: Labels<Obligation> = {
  BOOKINGS: { en: 'bookings that have not ended', 'zh-CN': '尚未结束的预约' },
  ROLES: { en: 'roles', 'zh-CN': '担任的角色' },
  SEATS: { en: 'seats for a unit in an alliance', 'zh-CN': '担任的联盟代表' },
};

const obligationsAreOpen = refusal<{ open: readonly Obligation[] }>(
  'obligationsAreOpen',
  ErrorCode.STATE_CONFLICT,
  undefined,
  {
    en: ({ open }) => `First end what you still hold: ${open.map((one) => OBLIGATION_LABELS[one].en).join(', ')}.`,
    'zh-CN': ({ open }) => `请先了结以下事项：${open.map((one) => OBLIGATION_LABELS[one]['zh-CN']).join('、')}。`,
  },
);

/** Returned while somebody who wants to be erased has something open. */
export const stillOpen = (open: readonly Obligation[]) => obligationsAreOpen({ open });

/** Returned when somebody was erased while they asked for something. */
const bookerIsErased = refusal('bookerIsErased', ErrorCode.STATE_CONFLICT, undefined, {
  en: () => 'This resident has been erased.',
  'zh-CN': () => '该居民信息已注销。',
});
refusedByConstraint('booking_is_of_somebody', () => bookerIsErased());
