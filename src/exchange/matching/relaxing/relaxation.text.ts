import { windowsText } from '../../../facilities/index.ts';
import type { Context } from '../../../request/context.ts';
import { distanceText } from '../../../shared/geo.ts';
import type { Language } from '../../../shared/language.ts';
import type { Audience } from '../../lists/entries/entry.entity.ts';
import { AUDIENCE_LABELS } from '../../lists/entries/entry.labels.ts';
import { categoryByCode } from '../../lists/service-category.loader.ts';
import type { WeeklyWindow } from '../../times/weekly-window.type.ts';
import type { Relaxation, RelaxationKindName } from './relaxation.ts';
import type { Relaxation as ShownRelaxation } from './relaxation.type.ts';

/** The member of the demand that each kind changes. */
const FIELDS: Readonly<Record<RelaxationKindName, string>> = {
  SPLIT: 'splittable',
  MINIMUM: 'minQuantity',
  MINUTES: 'minMinutes',
  OCCURRENCES: 'minOccurrences',
  PART: 'needsAll',
  PERIOD: 'validFrom',
  REACH: 'maxDistanceMeters',
  TIME: 'windows',
  AUDIENCE: 'audiences',
  CATEGORY: 'categoryCode',
};

/** A relaxation as the API shows it. */
export function shownRelaxation(relaxation: Relaxation, language: Language): ShownRelaxation {
  const { kind, gain } = relaxation;
  const [from, to] = valuesOf(relaxation, language);
  return { kind, field: FIELDS[kind], from, to, gain };
}

function valuesOf(relaxation: Relaxation, language: Language): readonly [string, string] {
  switch (relaxation.kind) {
    case 'PERIOD':
      return [`${relaxation.from.from}/${relaxation.from.to}`, `${relaxation.to.from}/${relaxation.to.to}`];
    case 'TIME':
      return [windows(relaxation.from, language), windows(relaxation.to, language)];
    case 'AUDIENCE':
      return [relaxation.from.join(','), relaxation.to.join(',')];
    default:
      return [String(relaxation.from), String(relaxation.to)];
  }
}

/** A relaxation as a sentence, in the caller's language. */
export async function relaxationText(ctx: Context, relaxation: Relaxation): Promise<string> {
  const { language } = ctx;
  const gain = new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(relaxation.gain);
  const change = await changeText(ctx, relaxation);
  return language === 'en' ? `${change}: ${gain}` : `${change}：可得 ${gain}`;
}

async function changeText(ctx: Context, relaxation: Relaxation): Promise<string> {
  const { language } = ctx;
  const en = language === 'en';
  switch (relaxation.kind) {
    case 'SPLIT':
      return en ? 'From several suppliers' : '允许由多家分担';
    case 'MINIMUM':
      return en
        ? `With a useful minimum of ${relaxation.to} instead of ${relaxation.from}`
        : `最低有用数量由 ${relaxation.from} 降到 ${relaxation.to}`;
    case 'MINUTES':
      return en
        ? `For ${relaxation.to} minutes at least instead of ${relaxation.from}`
        : `最短时长由 ${relaxation.from} 分钟降到 ${relaxation.to} 分钟`;
    case 'OCCURRENCES':
      return en
        ? `On ${relaxation.to} occasions at least instead of ${relaxation.from}`
        : `最少次数由 ${relaxation.from} 降到 ${relaxation.to}`;
    case 'PART':
      return en ? 'If a part is of use' : '接受部分满足';
    case 'PERIOD': {
      const { from, to } = relaxation.to;
      return en ? `From ${from} to ${to}` : `期限改为 ${from} 至 ${to}`;
    }
    case 'REACH': {
      const [from, to] = [distanceText(relaxation.from, language), distanceText(relaxation.to, language)];
      return en ? `${to} instead of ${from}` : `范围由 ${from} 放宽到 ${to}`;
    }
    case 'TIME':
      return en ? `At ${windows(relaxation.to, language)}` : `改在 ${windows(relaxation.to, language)}`;
    case 'AUDIENCE': {
      const labels = (relaxation.to as readonly Audience[]).map((audience) => AUDIENCE_LABELS[audience][language]);
      return en ? `For ${labels.join(', ')}` : `对象限于 ${labels.join('、')}`;
    }
    case 'CATEGORY': {
      const category = await categoryByCode(ctx).load(relaxation.to);
      return en
        ? `In the category “${category?.nameEn ?? relaxation.to}”`
        : `改为类别“${category?.name ?? relaxation.to}”`;
    }
    default:
      throw new Error(`There is no sentence for ${JSON.stringify(relaxation satisfies never)}`);
  }
}

function windows(some: readonly object[], language: Language): string {
  return windowsText(some as readonly WeeklyWindow[], language);
}
