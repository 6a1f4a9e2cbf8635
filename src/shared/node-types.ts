import type { BilingualText } from './language.ts';

/**
 * Every type of thing that has an identity of its own: the prefix of its identifiers, its name in the schema, and what
 * people call it. Prefix and name stand for each other, one to one. A new type adds its row here.
 */
export const NODE_TYPES = {
  div: { name: 'Division', en: 'division', 'zh-CN': '区划' },
  wkc: { name: 'WorkCommittee', en: 'work committee', 'zh-CN': '街镇党工委' },
  cmc: { name: 'CommunityCommittee', en: 'community committee', 'zh-CN': '社区党委' },
  gbr: { name: 'GridBranch', en: 'grid branch', 'zh-CN': '网格党支部' },
  bgr: { name: 'BuildingGroup', en: 'building group', 'zh-CN': '楼栋党小组' },
  uni: { name: 'ResidentUnit', en: 'unit', 'zh-CN': '单位' },
  all: { name: 'Alliance', en: 'alliance', 'zh-CN': '联盟' },
  mem: { name: 'AllianceMembership', en: 'membership', 'zh-CN': '联盟成员资格' },
  del: { name: 'Delegate', en: 'delegate', 'zh-CN': '联盟代表' },
  acc: { name: 'Account', en: 'account', 'zh-CN': '账号' },
  res: { name: 'Resident', en: 'resident', 'zh-CN': '居民' },
  rol: { name: 'RoleAssignment', en: 'role assignment', 'zh-CN': '角色授权' },
  fac: { name: 'SharedFacility', en: 'facility', 'zh-CN': '设施' },
  day: { name: 'CalendarDay', en: 'calendar day', 'zh-CN': '日历日' },
  cpl: { name: 'ClosurePlan', en: 'closure plan', 'zh-CN': '关闭方案' },
  bar: { name: 'BookingBar', en: 'bar', 'zh-CN': '预约限制' },
  quo: { name: 'Quota', en: 'quota', 'zh-CN': '预约限额' },
  bkg: { name: 'Booking', en: 'booking', 'zh-CN': '预约' },
  bgp: { name: 'BookingGroup', en: 'group of bookings', 'zh-CN': '组合预约' },
  cat: { name: 'ServiceCategory', en: 'service category', 'zh-CN': '服务类别' },
  sdl: { name: 'SupplyDemandList', en: 'supply-demand list', 'zh-CN': '供需清单' },
  sup: { name: 'Supply', en: 'supply', 'zh-CN': '供给' },
  dem: { name: 'Demand', en: 'demand', 'zh-CN': '需求' },
  run: { name: 'MatchingRun', en: 'matching run', 'zh-CN': '对接运算' },
  mat: { name: 'Match', en: 'match', 'zh-CN': '对接' },
  spb: { name: 'ServiceProjectBook', en: 'service project book', 'zh-CN': '服务项目书' },
  pms: { name: 'ProjectMilestone', en: 'milestone', 'zh-CN': '里程碑' },
  att: { name: 'Attachment', en: 'file', 'zh-CN': '附件' },
  pap: { name: 'PaperSignature', en: 'signature on paper', 'zh-CN': '纸质签署' },
  svc: { name: 'ServiceAccount', en: 'service account', 'zh-CN': '服务账号' },
  whk: { name: 'Webhook', en: 'webhook', 'zh-CN': '网络回调' },
  pde: { name: 'PersonalDataExport', en: 'export of personal data', 'zh-CN': '个人信息导出' },
  ntf: { name: 'Notification', en: 'notification', 'zh-CN': '消息' },
  ntm: { name: 'NotificationMessage', en: 'message of a notification', 'zh-CN': '消息的外发' },
  cfd: { name: 'CalendarFeed', en: 'calendar feed', 'zh-CN': '日历订阅' },
  whd: { name: 'WebhookDelivery', en: 'webhook message', 'zh-CN': '回调消息' },
} as const satisfies Readonly<Record<string, BilingualText & { readonly name: string }>>;

export type NodePrefix = keyof typeof NODE_TYPES;
export type NodeTypeName = (typeof NODE_TYPES)[NodePrefix]['name'];

/** What people call the things of a type, in each language. */
export const TYPE_LABELS = Object.fromEntries(
  Object.values(NODE_TYPES).map(({ name, ...words }) => [name, words]),
) as Readonly<Record<NodeTypeName, BilingualText>>;
