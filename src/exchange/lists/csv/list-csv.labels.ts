import type { Language } from '../../../shared/language.ts';
import type { Labels } from '../../../shared/labels.ts';

// What a list is written with as a table: the names of its columns and the words in its cells, in each language.

/** The columns of a list as CSV, in the order in which they are written. */
export const COLUMN_LABELS = {
  side: { en: 'side', 'zh-CN': '供需' },
  categoryCode: { en: 'category', 'zh-CN': '类别' },
  title: { en: 'title', 'zh-CN': '名称' },
  quantity: { en: 'quantity', 'zh-CN': '数量' },
  unitOfMeasure: { en: 'unit of measure', 'zh-CN': '计量单位' },
  windows: { en: 'windows', 'zh-CN': '时段' },
  validFrom: { en: 'valid from', 'zh-CN': '开始日期' },
  validTo: { en: 'valid to', 'zh-CN': '结束日期' },
  latitude: { en: 'latitude', 'zh-CN': '纬度' },
  longitude: { en: 'longitude', 'zh-CN': '经度' },
  maxDistanceMeters: { en: 'reach in metres', 'zh-CN': '距离上限(米)' },
  audiences: { en: 'audiences', 'zh-CN': '服务对象' },
  conditions: { en: 'conditions', 'zh-CN': '条件' },
  cost: { en: 'cost in yuan', 'zh-CN': '单价(元)' },
  priority: { en: 'priority', 'zh-CN': '优先级' },
  beneficiaries: { en: 'beneficiaries', 'zh-CN': '受益人数' },
  minQuantity: { en: 'minimum quantity', 'zh-CN': '最低数量' },
  minMinutes: { en: 'minimum minutes', 'zh-CN': '最短分钟数' },
  splittable: { en: 'splittable', 'zh-CN': '可拆分' },
  needsAll: { en: 'all or nothing', 'zh-CN': '须全部满足' },
  minOccurrences: { en: 'minimum occurrences', 'zh-CN': '最少次数' },
  openToClaimsUntil: { en: 'open to claims until', 'zh-CN': '开放认领至' },
  facilityId: { en: 'facility id', 'zh-CN': '设施标识' },
  allianceIds: { en: 'alliance ids', 'zh-CN': '联盟标识' },
  entryId: { en: 'entry id', 'zh-CN': '条目标识' },
} as const satisfies Labels<string>;

export type ColumnName = keyof typeof COLUMN_LABELS;
export const COLUMNS = Object.keys(COLUMN_LABELS) as readonly ColumnName[];
/** Those of what an entry says; the others tell which entry it is. */
export const CONTENT_COLUMNS = COLUMNS.filter((column) => column !== 'entryId');

/** Columns without which no entry can be read; the others may be left out, as their cells may be empty. */
export const REQUIRED_COLUMNS: readonly ColumnName[] = ['side', 'categoryCode', 'title', 'quantity', 'windows'];

/** Columns in which only an entry of this side has something to say. */
export const COLUMNS_OF_SIDE: Readonly<Record<Side, readonly ColumnName[]>> = {
  SUPPLY: ['facilityId', 'allianceIds'],
  DEMAND: [
    'priority',
    'beneficiaries',
    'minQuantity',
    'minMinutes',
    'splittable',
    'needsAll',
    'minOccurrences',
    'openToClaimsUntil',
  ],
};

export type Side = 'SUPPLY' | 'DEMAND';

export const SIDE_LABELS: Labels<Side> = {
  SUPPLY: { en: 'supply', 'zh-CN': '供' },
  DEMAND: { en: 'demand', 'zh-CN': '需' },
};

export const YES_NO_LABELS: Labels<'true' | 'false'> = {
  true: { en: 'yes', 'zh-CN': '是' },
  false: { en: 'no', 'zh-CN': '否' },
};

/** Other words that people write for the same, beside the names of the values themselves. */
const SYNONYMS: ReadonlyMap<string, string> = new Map([
  ['供给', 'SUPPLY'],
  ['需求', 'DEMAND'],
  ['星期一', 'MONDAY'],
  ['星期二', 'TUESDAY'],
  ['星期三', 'WEDNESDAY'],
  ['星期四', 'THURSDAY'],
  ['星期五', 'FRIDAY'],
  ['星期六', 'SATURDAY'],
  ['星期日', 'SUNDAY'],
  ['星期天', 'SUNDAY'],
  ['周天', 'SUNDAY'],
  ['每日', 'EVERY_DAY'],
  ['老人', 'ELDERS'],
  ['儿童', 'CHILDREN'],
]);

/** Letters, digits and signs of full width as their plain forms, outer blanks gone: how a cell is compared. */
export function plain(text: string): string {
  return text.normalize('NFKC').trim();
}

/** The value that a word stands for, in any language and case, or by its own name; undefined for no word of the table. */
export function valueOf<Name extends string>(words: Labels<Name>, text: string): Name | undefined {
  const wanted = plain(text).toLowerCase();
  const names = Object.keys(words) as Name[];
  const meant = SYNONYMS.get(wanted) as Name | undefined;
  if (meant !== undefined && names.includes(meant)) return meant;
  return names.find((name) =>
    [name, ...Object.values<string>(words[name])].some((word) => word.toLowerCase() === wanted),
  );
}

/** All words of a table as a person would be told them. */
export function wordsIn(words: Labels<string>, language: Language): string {
  return Object.values(words)
    .map((word) => word[language])
    .join(language === 'en' ? ', ' : '、');
}
