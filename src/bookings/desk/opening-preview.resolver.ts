import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import {
  type FacilityRow,
  mayChangeFacility,
  OpeningExceptionInput,
  OpeningRuleInput,
  SharedFacility,
} from '../../facilities/index.ts';
import { type Context, viewerOf } from '../../request/context.ts';
import { Access } from '../../shared/access.ts';
import { ListSize } from '../../shared/list-size.ts';
import { LocalDate } from '../../shared/scalars.ts';
import { Booking } from '../booking.entity.ts';
import { visibleBooking } from '../booking.loader.ts';
import { OUTSIDE_NAMED_MAX, PREVIEW_DAYS_MAX, previewOpening, requireDays } from './opening-preview.ts';
import { OpeningPreview } from './opening-preview.type.ts';

/** Four weeks. */
const DAYS_DEFAULT = 28;

@Resolver(() => SharedFacility)
export class FacilityOpeningPreviewResolver {
  @Access('RESTRICTED')
  @FieldResolver(() => OpeningPreview, {
    nullable: true,
    description:
      'What would be open under other rules or exceptions, day by day on the official calendar, and which bookings would ' +
      'lie outside of it. Nothing is set. For those who may change it; others null. BAD_USER_INPUT for days out of range.',
  })
  async openingPreview(
    @Root() facility: FacilityRow,
    @Arg('rules', () => [OpeningRuleInput], { nullable: true, description: 'All its rules; those it has if absent.' })
    rules: OpeningRuleInput[] | null,
    @Arg('exceptions', () => [OpeningExceptionInput], {
      nullable: true,
      description: 'Exceptions in place of those that it has on their dates; on all other dates it keeps what it has.',
    })
    exceptions: OpeningExceptionInput[] | null,
    @Arg('from', () => LocalDate, { nullable: true, description: 'The first date; today if absent.' })
    from: string | null,
    @Arg('days', () => Int, {
      nullable: true,
      defaultValue: DAYS_DEFAULT,
      description: `How many dates: 1 to ${PREVIEW_DAYS_MAX}.`,
    })
    days: number | null,
    @Ctx() ctx: Context,
  ) {
    requireDays(days ?? DAYS_DEFAULT);
    if (!mayChangeFacility(await viewerOf(ctx), facility)) return null;
    return previewOpening(ctx, { facilityId: facility.id, rules, exceptions, from, days: days ?? DAYS_DEFAULT });
  }
}

@Resolver(() => OpeningPreview)
export class OpeningPreviewBookingsResolver {
  @ListSize({ by: 'held', assumed: OUTSIDE_NAMED_MAX })
  @FieldResolver(() => [Booking], {
    description: `Those bookings, by start; the first ${OUTSIDE_NAMED_MAX}.`,
  })
  async bookingsOutside(@Root() { outsideIds }: OpeningPreview, @Ctx() ctx: Context) {
    const found = await Promise.all(outsideIds.map((id) => visibleBooking(ctx, id)));
    return found.filter((booking) => booking !== null);
  }
}
