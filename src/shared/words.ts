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
  ServiceCategory: { en: 'service category', 'zh-CN': '服务类别' },
  SupplyDemandList: { en: 'supply-demand list', 'zh-CN': '供需清单' },
  Supply: { en: 'supply', 'zh-CN': '供给' },
  Demand: { en: 'demand', 'zh-CN': '需求' },
  MatchingRun: { en: 'matching run', 'zh-CN': '对接运算' },
  Match: { en: 'match', 'zh-CN': '对接' },
  ServiceProjectBook: { en: 'service project book', 'zh-CN': '服务项目书' },
  ProjectMilestone: { en: 'milestone', 'zh-CN': '里程碑' },
  ServiceAccount: { en: 'service account', 'zh-CN': '服务账号' },
  Webhook: { en: 'webhook', 'zh-CN': '网络回调' },
  WebhookDelivery: { en: 'webhook message', 'zh-CN': '回调消息' },
};
