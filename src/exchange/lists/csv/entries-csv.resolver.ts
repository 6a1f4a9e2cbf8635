import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { audiencesIn, windowsText } from '../../../facilities/index.ts';
import type { Context } from '../../../request/context.ts';
import { Access } from '../../../shared/access.ts';
import type { Connection } from '../../../shared/connection.ts';
import { csvFile, CSV_OF_PAGE } from '../../../shared/csv/csv-file.ts';
import type { Labels } from '../../../shared/labels.ts';
import { unmetQuantityOf } from '../entries/demand-coverage.loader.ts';
import type { DemandRow } from '../entries/demand.loader.ts';
import { DemandConnection, SupplyConnection } from '../entries/entry-connection.resolver.ts';
import type { EntryState } from '../entries/entry.entity.ts';
import { PRIORITY_LABELS, UNIT_OF_MEASURE_LABELS } from '../entries/entry.labels.ts';
import type { EntryRow } from '../entries/entry.loader.ts';
import { remainingOf } from '../entries/supply-remaining.loader.ts';
import type { SupplyRow } from '../entries/supply.loader.ts';
import { ownerOf } from '../list-owner.ts';
import { categoryById } from '../service-category.loader.ts';

const STATES: Labels<EntryState> = {
  OPEN: { en: 'open', 'zh-CN': '待对接' },
  PARTIALLY_MATCHED: { en: 'matched in part', 'zh-CN': '部分对接' },
  MATCHED: { en: 'matched', 'zh-CN': '已对接' },
  FULFILLED: { en: 'fulfilled', 'zh-CN': '已完成' },
  ESCALATED: { en: 'escalated', 'zh-CN': '已上报' },
  WITHDRAWN: { en: 'withdrawn', 'zh-CN': '已撤回' },
};

const COMMON_HEADER = {
  en: 'id,title,owner,category,state,quantity,unit of measure,windows,valid from,valid to,audiences,conditions',
  'zh-CN': '标识,名称,主体,类别,状态,数量,计量单位,时段,开始日期,结束日期,服务对象,条件',
};
const DEMAND_HEADER = {
  en: `${COMMON_HEADER.en},quantity lacking,priority,open to claims until`,
  'zh-CN': `${COMMON_HEADER['zh-CN']},缺口数量,优先级,开放认领至`,
};
const SUPPLY_HEADER = {
  en: `${COMMON_HEADER.en},quantity left,most left`,
  'zh-CN': `${COMMON_HEADER['zh-CN']},余量,最多余量`,
};

/** Pages of demands and of supplies, of the market or of a list, as tables for a spreadsheet. */
@Resolver(() => DemandConnection)
export class DemandsCsvResolver {
  @Access('PUBLIC')
  @FieldResolver(() => String, { description: CSV_OF_PAGE })
  async csv(@Root() { edges }: Connection<DemandRow>, @Ctx() ctx: Context): Promise<string> {
    const rows = await Promise.all(
      edges.map(async ({ node: demand }) => {
        const [common, unmet] = await Promise.all([commonCells(ctx, demand), unmetQuantityOf(ctx, demand)]);
        const { priority, openToClaimsUntil } = demand;
        return [...common, String(unmet), PRIORITY_LABELS[priority][ctx.language], openToClaimsUntil ?? ''];
      }),
    );
    return csvFile(DEMAND_HEADER[ctx.language].split(','), rows);
  }
}

@Resolver(() => SupplyConnection)
export class SuppliesCsvResolver {
  @Access('PUBLIC')
  @FieldResolver(() => String, { description: CSV_OF_PAGE })
  async csv(@Root() { edges }: Connection<SupplyRow>, @Ctx() ctx: Context): Promise<string> {
    const rows = await Promise.all(
      edges.map(async ({ node: supply }) => {
        const [common, { least, most }] = await Promise.all([
          commonCells(ctx, supply),
          remainingOf(ctx, supply, { dates: null, hours: null }),
        ]);
        return [...common, String(least), String(most)];
      }),
    );
    return csvFile(SUPPLY_HEADER[ctx.language].split(','), rows);
  }
}

async function commonCells(ctx: Context, entry: EntryRow): Promise<string[]> {
  const { language } = ctx;
  const [owner, category] = await Promise.all([ownerOf(ctx, entry.ownerId), categoryById(ctx).load(entry.categoryId)]);
  return [
    entry.id,
    entry.title,
    owner!.name,
    language === 'en' ? category!.nameEn : category!.name,
    STATES[entry.state][language],
    String(entry.quantity),
    UNIT_OF_MEASURE_LABELS[entry.unitOfMeasure][language],
    windowsText(entry.windows, language),
    entry.validFrom,
    entry.validTo,
    audiencesIn(language, entry.audiences),
    entry.conditions ?? '',
  ];
}
