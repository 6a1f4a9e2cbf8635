import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { divisionById } from '../../district/grid/index.ts';
import {
  maskedSubject,
  ROLE_LABELS,
  RoleAssignmentConnection,
  type RoleAssignmentRow,
} from '../../district/identity/index.ts';
import { residentUnitById } from '../../district/units/index.ts';
import type { Context } from '../../request/context.ts';
import { Access } from '../../shared/access.ts';
import type { Connection } from '../../shared/connection.ts';
import { csvFile, CSV_OF_PAGE } from '../../shared/csv/csv-file.ts';
import { facilityById } from '../facility.loader.ts';

const HEADER = {
  en: 'id,role,account ends in,holds in,valid from,valid to,given by,reason,reason of its end',
  'zh-CN': '标识,角色,账号末位,范围,开始时间,结束时间,授予人,授予原因,终止原因',
};

/** A page of roles as a table for a spreadsheet. It names their scopes; so it stands above all that can be one. */
@Resolver(() => RoleAssignmentConnection)
export class RolesCsvResolver {
  @Access('PUBLIC')
  @FieldResolver(() => String, {
    description: `${CSV_OF_PAGE} Names are left out; of accounts it holds the end alone.`,
  })
  async csv(@Root() { edges }: Connection<RoleAssignmentRow>, @Ctx() ctx: Context): Promise<string> {
    const rows = await Promise.all(
      edges.map(async ({ node: one }) => [
        one.id,
        ROLE_LABELS[one.role][ctx.language],
        maskedSubject(one.subject),
        await scopeName(ctx, one),
        one.validFrom,
        one.validTo ?? '',
        one.giver === null ? '' : maskedSubject(one.giver),
        one.reason ?? '',
        one.endReason ?? '',
      ]),
    );
    return csvFile(HEADER[ctx.language].split(','), rows);
  }
}

/** What the division, unit or facility is called that a role holds in; empty for a role that holds everywhere. */
async function scopeName(ctx: Context, { divisionId, unitId, facilityId }: RoleAssignmentRow): Promise<string> {
  if (divisionId !== null) return (await divisionById(ctx).load(divisionId))!.name;
  if (unitId !== null) return (await residentUnitById(ctx).load(unitId))!.name;
  return facilityId === null ? '' : (await facilityById(ctx).load(facilityId))!.name;
}
