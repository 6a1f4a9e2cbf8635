import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { facilityById } from '../../facilities/index.ts';
import type { Context } from '../../request/context.ts';
import { Access } from '../../shared/access.ts';
import type { Connection } from '../../shared/connection.ts';
import { csvFile, CSV_OF_PAGE } from '../../shared/csv/csv-file.ts';
import type { Labels } from '../../shared/labels.ts';
import { BookingConnection, type BookingType, stateAt } from '../booking.entity.ts';
import { STATE_LABELS } from '../booking.errors.ts';
import type { BookingRow } from '../booking.loader.ts';

const TYPE_LABELS: Labels<BookingType> = {
  NORMAL: { en: 'by a resident', 'zh-CN': '普通预约' },
  MATCH: { en: 'from a match', 'zh-CN': '对接预约' },
};

const HEADER = {
  en: 'reference,facility,starts,ends,places,state,reason,came to be,made',
  'zh-CN': '预约号,设施,开始,结束,名额,状态,原因,方式,提交时间',
};

/** Pages of bookings as tables for a spreadsheet. Who has booked stands in none: each look at that is noted. */
@Resolver(() => BookingConnection)
export class BookingsCsvResolver {
  @Access('PUBLIC')
  @FieldResolver(() => String, {
    description: `${CSV_OF_PAGE} Times are those of the facility; who has booked is left out.`,
  })
  async csv(@Root() { edges }: Connection<BookingRow>, @Ctx() ctx: Context): Promise<string> {
    const rows = await Promise.all(
      edges.map(async ({ node: booking }) => {
        const facility = await facilityById(ctx).load(booking.facilityId);
        const local = (instant: string) => localText(instant, facility!.timeZone);
        return [
          booking.reference,
          facility!.name,
          local(booking.start),
          local(booking.end),
          String(booking.quantity),
          STATE_LABELS[stateAt(booking, ctx.now())][ctx.language],
          booking.stateReason ?? '',
          TYPE_LABELS[booking.type][ctx.language],
          local(booking.createdAt),
        ];
      }),
    );
    return csvFile(HEADER[ctx.language].split(','), rows);
  }
}

/** As a spreadsheet reads a time. */
function localText(instant: string, timeZone: string): string {
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDateTime();
  return local.toString({ smallestUnit: 'minute' }).replace('T', ' ');
}
