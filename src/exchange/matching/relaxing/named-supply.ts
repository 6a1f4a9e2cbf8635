import { windowsText } from '../../../facilities/index.ts';
import type { Context } from '../../../request/context.ts';
import type { NamedSupply } from './early-relaxation.ts';
import { AUDIENCE_LABELS } from '../../lists/entries/entry.labels.ts';
import { categoryById } from '../../lists/service-category.loader.ts';
import { supplyById } from '../../lists/entries/supply.loader.ts';

/** What a sentence about a supply names of it; null when it is gone. */
export async function namedSupply(ctx: Context, supplyId: string): Promise<NamedSupply | null> {
  const supply = await supplyById(ctx).load(supplyId);
  const category = supply && (await categoryById(ctx).load(supply.categoryId));
  if (!supply || !category) return null;
  const { validFrom, validTo, audiences, windows } = supply;
  return {
    validFrom,
    validTo,
    categoryName: { en: category.nameEn, 'zh-CN': category.name },
    audiences: audiences.map((audience) => AUDIENCE_LABELS[audience][ctx.language]),
    windows: { en: windowsText(windows, 'en'), 'zh-CN': windowsText(windows, 'zh-CN') },
  };
}
