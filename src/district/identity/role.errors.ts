import { ErrorCode, type Refusal, refusal, refusedByConstraint } from '../../shared/refusal.ts';
import type { Labels } from '../../shared/labels.ts';
import { SUBJECT_MAX } from './tokens/token.ts';
import type { Role } from '../../request/viewer.ts';

/** Returned when none of the caller's roles allows to give or end this role there. */
export const notYoursToAssign = refusal('notYoursToAssign', ErrorCode.FORBIDDEN, undefined, {
  en: () => 'None of your roles lets you give or end this role there.',
  'zh-CN': () => '您的角色无权在该范围内授予或终止此角色。',
});

/** Returned when the same person already holds the same role in the same scope during part of that time. */
const roleAlreadyHeld = refusal('roleAlreadyHeld', ErrorCode.STATE_CONFLICT, ['role'], {
  en: () => 'They already hold this role there during part of that time.',
  'zh-CN': () => '该人员在此期间已在该范围内担任此角色。',
});
refusedByConstraint('role_assignment_held_once', () => roleAlreadyHeld({}));

/** Returned when a role is to be ended that no longer holds. */
export const roleAlreadyEnded = refusal('roleAlreadyEnded', ErrorCode.STATE_CONFLICT, ['roleAssignmentId'], {
  en: () => 'This role has already ended.',
  'zh-CN': () => '该角色已经终止。',
});

/** Returned when the person is named in no way, or in two. */
export const nameOnePerson = refusal('nameOnePerson', ErrorCode.INVALID_INPUT, ['residentId'], {
  en: () => 'Name the person by either residentId or accountSubject.',
  'zh-CN': () => '请用 residentId 或 accountSubject 之一指明人员。',
});

/** Returned when no token can name such a subject. */
export const notASubject = refusal('notASubject', ErrorCode.INVALID_INPUT, ['accountSubject'], {
  en: () => `The subject of a token has 1 to ${SUBJECT_MAX} printable ASCII characters.`,
  'zh-CN': () => `令牌主体为 1 至 ${SUBJECT_MAX} 个可打印 ASCII 字符。`,
});

/** Returned when RESIDENT is to be given to somebody other than a registered resident. */
export const nameTheResident = refusal('nameTheResident', ErrorCode.INVALID_INPUT, ['residentId'], {
  en: () => 'The role of resident is given back to somebody registered: name them by residentId, and no scope.',
  'zh-CN': () => '居民角色只能恢复给已注册的居民：请用 residentId 指明，且不填范围。',
});

/** What roles are called. */
export const ROLE_LABELS: Labels<Role> = {
  RESIDENT: { en: 'resident', 'zh-CN': '居民' },
  UNIT_MANAGER: { en: 'unit manager', 'zh-CN': '单位管理员' },
  BRANCH_SECRETARY: { en: 'branch secretary', 'zh-CN': '网格党支部书记' },
  COMMUNITY_STAFF: { en: 'community staff', 'zh-CN': '社区工作人员' },
  SUBDISTRICT_STAFF: { en: 'subdistrict staff', 'zh-CN': '街镇工作人员' },
  DISTRICT_ADMIN: { en: 'district administrator', 'zh-CN': '区级管理员' },
};

/** What a role is held in. */
export type ScopeKind = 'DISTRICT' | 'SUBDISTRICT' | 'COMMUNITY' | 'GRID' | 'UNIT';

const SCOPE_LABELS: Labels<ScopeKind> = {
  DISTRICT: { en: 'the code of a district', 'zh-CN': '区级区划代码' },
  SUBDISTRICT: { en: 'the code of a subdistrict or town', 'zh-CN': '街镇区划代码' },
  COMMUNITY: { en: 'the code of a community', 'zh-CN': '社区区划代码' },
  GRID: { en: 'the code of a grid', 'zh-CN': '网格代码' },
  UNIT: { en: 'either a unit or a facility', 'zh-CN': '一个单位或一个设施' },
};

const scopeOfRole = refusal<{ role: Role; scope: ScopeKind; field: readonly string[] }>(
  'scopeDoesNotFit',
  ErrorCode.INVALID_INPUT,
  undefined,
  {
    en: ({ role, scope }) =>
      `The role of ${ROLE_LABELS[role].en} is held in ${SCOPE_LABELS[scope].en}; name exactly that.`,
    'zh-CN': ({ role, scope }) =>
      `${ROLE_LABELS[role]['zh-CN']}的范围应为${SCOPE_LABELS[scope]['zh-CN']}，且只填一项。`,
  },
);

/** Returned when a role is to be given in a scope of another kind than it is held in, in none, or in two. */
export function scopeDoesNotFit(role: Role, scope: ScopeKind): Refusal {
  return scopeOfRole({ role, scope, field: [scope === 'UNIT' ? 'unitId' : 'divisionCode'] });
}

/** Returned when a role is to begin in the past. */
export const beginsInThePast = refusal('beginsInThePast', ErrorCode.INVALID_INPUT, ['validFrom'], {
  en: () => 'A role does not begin in the past; leave validFrom out to begin now.',
  'zh-CN': () => '角色不能从过去开始；如需立即生效请不填 validFrom。',
});

/** Returned when a role is to end before it begins. */
export const endsBeforeItBegins = refusal('endsBeforeItBegins', ErrorCode.INVALID_INPUT, ['validTo'], {
  en: () => 'A role ends after it begins.',
  'zh-CN': () => '角色的终止时间须晚于开始时间。',
});
