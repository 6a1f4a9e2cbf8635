import type { Language } from './language.ts';
import type { NodeTypeName } from './node.ts';

/** What names in the schema are called in messages for people, in each language. */
export type Words<Name extends string> = Readonly<Record<Name, Readonly<Record<Language, string>>>>;

/** What the types of things are called; a feature has such a table for the states of its own beside their refusals. */
export const TYPE_WORDS: Words<NodeTypeName> = {
  Division: { en: 'division', 'zh-CN': '区划' },
  WorkCommittee: { en: 'work committee', 'zh-CN': '街镇党工委' },
  CommunityCommittee: { en: 'community committee', 'zh-CN': '社区党委' },
  GridBranch: { en: 'grid branch', 'zh-CN': '网格党支部' },
  BuildingGroup: { en: 'building group', 'zh-CN': '楼栋党小组' },
  ResidentUnit: { en: 'unit', 'zh-CN': '单位' },
  Alliance: { en: 'alliance', 'zh-CN': '联盟' },
  AllianceMembership: { en: 'membership', 'zh-CN': '联盟成员资格' },
  Delegate: { en: 'delegate', 'zh-CN': '联盟代表' },
  Account: { en: 'account', 'zh-CN': '账号' },
  Resident: { en: 'resident', 'zh-CN': '居民' },
  RoleAssignment: { en: 'role assignment', 'zh-CN': '角色授权' },
  SharedFacility: { en: 'facility', 'zh-CN': '设施' },
  CalendarDay: { en: 'calendar day', 'zh-CN': '日历日' },
  Booking: { en: 'booking', 'zh-CN': '预约' },
};
