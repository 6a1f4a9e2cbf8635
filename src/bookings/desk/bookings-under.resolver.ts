import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { ResidentUnit, type UnitRow } from '../../district/units/index.ts';
import { type FacilityRow, SharedFacility } from '../../facilities/index.ts';
import type { Context } from '../../request/context.ts';
import { Prefetch } from '../../request/prefetch.ts';
import { Access } from '../../shared/access.ts';
import { ConnectionArgs } from '../../shared/connection.ts';
import { selectionOf } from '../../shared/selection.ts';
import { BookingConnection } from '../booking.entity.ts';
import { BookingFilter, BookingOrder } from '../booking.input.ts';
import { bookingQuery, bookingsOfFacility, bookingsOfUnit, prefetchedBookings } from '../booking.loader.ts';

/** What bookings add to facilities. */
@Resolver(() => SharedFacility)
export class FacilityBookingsResolver {
  @Access('PUBLIC')
  @Prefetch(({ args, selection }, ctx) => {
    const { where, orderBy, ...page } = args as ConnectionArgs & { where?: BookingFilter; orderBy?: BookingOrder };
    return prefetchedBookings(ctx, bookingQuery(where, orderBy, page, selection));
  })
  @FieldResolver(() => BookingConnection, {
    description: 'Its bookings that the caller may see, by start unless `orderBy` says otherwise. 设施的预约',
  })
  bookings(
    @Root() facility: FacilityRow,
    @Arg('where', () => BookingFilter, { nullable: true, description: 'Which ones; all if absent.' })
    where: BookingFilter | null,
    @Arg('orderBy', () => BookingOrder, { nullable: true, description: 'In which order; by start if absent.' })
    orderBy: BookingOrder | null,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return bookingsOfFacility(ctx, facility.id, bookingQuery(where, orderBy, args, selectionOf(info)));
  }
}

/** What bookings add to units. */
@Resolver(() => ResidentUnit)
export class UnitBookingsResolver {
  @Access('PUBLIC')
  @FieldResolver(() => BookingConnection, {
    description:
      'The bookings of its facilities that the caller may see, by start unless `orderBy` says otherwise. 单位设施的预约',
  })
  bookings(
    @Root() unit: UnitRow,
    @Arg('where', () => BookingFilter, { nullable: true, description: 'Which ones; all if absent.' })
    where: BookingFilter | null,
    @Arg('orderBy', () => BookingOrder, { nullable: true, description: 'In which order; by start if absent.' })
    orderBy: BookingOrder | null,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return bookingsOfUnit(ctx, unit.id, bookingQuery(where, orderBy, args, selectionOf(info)));
  }
}
