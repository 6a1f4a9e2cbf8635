import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { residentUnitById } from '../../district/units/index.ts';
import type { Context } from '../../request/context.ts';
import { Access } from '../../shared/access.ts';
import type { Connection } from '../../shared/connection.ts';
import { csvFile, CSV_OF_PAGE } from '../../shared/csv/csv-file.ts';
import type { Labels } from '../../shared/labels.ts';
import { type FacilityKind, SharedFacilityConnection } from '../facility.entity.ts';
import { STATE_LABELS } from '../facility.errors.ts';
import { type FacilityRow, stateReasonOf } from '../facility.loader.ts';
import { hoursById } from '../opening/opening-hours.loader.ts';
import { windowsText } from '../opening/windows.text.ts';

const KIND_LABELS: Labels<FacilityKind> = {
  PARKING: { en: 'parking', 'zh-CN': '停车场' },
  SPORTS_FIELD: { en: 'sports field', 'zh-CN': '运动场' },
  RESTROOM: { en: 'restroom', 'zh-CN': '卫生间' },
  MEETING_ROOM: { en: 'meeting room', 'zh-CN': '会议室' },
  ACTIVITY_ROOM: { en: 'activity room', 'zh-CN': '活动室' },
};

const HEADER = {
  en: 'id,name,unit,kind,state,reason,places,opening hours',
  'zh-CN': '标识,名称,单位,种类,状态,原因,名额,开放时间',
};

/** A page of facilities as a table for a spreadsheet. */
@Resolver(() => SharedFacilityConnection)
export class FacilitiesCsvResolver {
  @Access('PUBLIC')
  @FieldResolver(() => String, {
    description: `${CSV_OF_PAGE} The reason of a state stands in it for those alone who see it.`,
  })
  async csv(@Root() { edges }: Connection<FacilityRow>, @Ctx() ctx: Context): Promise<string> {
    const rows = await Promise.all(
      edges.map(async ({ node: { id, name, unitId, kind, state } }) => {
        // A list reads of each row what is selected of it; a table wants the places in any case.
        const [unit, reason, { capacity, rules }] = await Promise.all([
          residentUnitById(ctx).load(unitId),
          stateReasonOf(ctx, id),
          hoursById(ctx).load(id),
        ]);
        return [
          id,
          name,
          unit!.name,
          KIND_LABELS[kind][ctx.language],
          STATE_LABELS[state][ctx.language],
          reason ?? '',
          String(capacity),
          windowsText(rules, ctx.language),
        ];
      }),
    );
    return csvFile(HEADER[ctx.language].split(','), rows);
  }
}
