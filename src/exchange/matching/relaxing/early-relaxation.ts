import { distanceText } from '../../../shared/geo.ts';
import type { BilingualText, Language } from '../../../shared/language.ts';

// What runs kept of before all that would help was kept: one change, told by the supply that it would open.

/** One change of the demand that would help: what to change, and how much it would bring. */
export type EarlyRelaxation =
  | { readonly change: 'REACH'; readonly meters: number; readonly insteadOf: number; readonly quantity: number }
  | {
      readonly change: 'TIME' | 'PERIOD' | 'AUDIENCE' | 'CATEGORY';
      readonly supplyId: string;
      readonly quantity: number;
    }
  | { readonly change: 'SPLIT' | 'MINIMUM'; readonly quantity: number };

/** What the sentence of a relaxation names beside its numbers: the supply that would then fit. */
export interface NamedSupply {
  readonly validFrom: string;
  readonly validTo: string;
  readonly categoryName: BilingualText;
  readonly audiences: readonly string[];
  /** Its windows as people write them. */
  readonly windows: BilingualText;
}

/** A relaxation as a sentence, in the caller's language. */
export function earlyRelaxationText(
  relaxation: EarlyRelaxation,
  supply: NamedSupply | null,
  language: Language,
): string {
  const { quantity } = relaxation;
  const zh = language === 'zh-CN';
  switch (relaxation.change) {
    case 'REACH': {
      const [to, from] = [distanceText(relaxation.meters, language), distanceText(relaxation.insteadOf, language)];
      return zh ? `范围由 ${from} 放宽到 ${to}：可得 ${quantity}` : `${to} instead of ${from}: ${quantity}`;
    }
    case 'TIME':
      return zh
        ? `改在 ${supply?.windows[language]}：可得 ${quantity}`
        : `At ${supply?.windows[language]}: ${quantity}`;
    case 'PERIOD':
      return zh
        ? `期限改为 ${supply?.validFrom} 至 ${supply?.validTo}：可得 ${quantity}`
        : `From ${supply?.validFrom} to ${supply?.validTo}: ${quantity}`;
    case 'AUDIENCE':
      return zh
        ? `对象限于 ${supply?.audiences.join('、')}：可得 ${quantity}`
        : `For ${supply?.audiences.join(', ')}: ${quantity}`;
    case 'CATEGORY':
      return zh
        ? `改为类别“${supply?.categoryName[language]}”：可得 ${quantity}`
        : `In the category “${supply?.categoryName[language]}”: ${quantity}`;
    case 'SPLIT':
      return zh ? `允许由多家分担：可得 ${quantity}` : `From several suppliers: ${quantity}`;
    case 'MINIMUM':
      return zh ? `最低有用数量降到 ${quantity}：可得 ${quantity}` : `With a smaller useful minimum: ${quantity}`;
    default:
      throw new Error(`There is no sentence for ${JSON.stringify(relaxation satisfies never)}`);
  }
}
