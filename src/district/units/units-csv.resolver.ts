import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../request/context.ts';
import { Access } from '../../shared/access.ts';
import type { Connection } from '../../shared/connection.ts';
import { csvFile, CSV_OF_PAGE } from '../../shared/csv/csv-file.ts';
import type { Labels } from '../../shared/labels.ts';
import { divisionById } from '../grid/index.ts';
import { ResidentUnitConnection, type UnitKind } from './unit.entity.ts';
import { isMemberUnit, type UnitRow } from './unit.loader.ts';

const KIND_LABELS: Labels<UnitKind> = {
  STATE_ORGAN: { en: 'organ of state or party', 'zh-CN': '机关' },
  PUBLIC_INSTITUTION: { en: 'public institution', 'zh-CN': '事业单位' },
  STATE_ENTERPRISE: { en: 'state enterprise', 'zh-CN': '国有企业' },
  NEW_ECONOMIC: { en: 'private firm', 'zh-CN': '新经济组织' },
  NEW_SOCIAL: { en: 'social organisation', 'zh-CN': '新社会组织' },
  MASS_ORGANISATION: { en: 'mass organisation', 'zh-CN': '群团组织' },
  OTHER: { en: 'other', 'zh-CN': '其他' },
};

const MEMBER_LABELS: Labels<'member' | 'none'> = {
  member: { en: 'member', 'zh-CN': '成员' },
  none: { en: 'no member', 'zh-CN': '不是成员' },
};

const HEADER = {
  en: 'id,unit,credit code,kind,alliance,based in,address',
  'zh-CN': '标识,单位,统一社会信用代码,类型,联盟,所在区划,地址',
};

/** A page of units as a table for a spreadsheet. */
@Resolver(() => ResidentUnitConnection)
export class UnitsCsvResolver {
  @Access('PUBLIC')
  @FieldResolver(() => String, { description: `${CSV_OF_PAGE} Telephones are left out.` })
  async csv(@Root() { edges }: Connection<UnitRow>, @Ctx() ctx: Context): Promise<string> {
    const rows = await Promise.all(
      edges.map(async ({ node: { id, name, creditCode, kind, divisionId, address } }) => {
        const [isMember, division] = await Promise.all([
          isMemberUnit(ctx).load(id),
          divisionById(ctx).load(divisionId),
        ]);
        return [
          id,
          name,
          creditCode,
          KIND_LABELS[kind][ctx.language],
          MEMBER_LABELS[isMember ? 'member' : 'none'][ctx.language],
          division!.name,
          address ?? '',
        ];
      }),
    );
    return csvFile(HEADER[ctx.language].split(','), rows);
  }
}
