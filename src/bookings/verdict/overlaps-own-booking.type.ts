import { Ctx, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql';
import { shownAs } from '../../request/answer.ts';
import type { Context } from '../../request/context.ts';
import { Access } from '../../shared/access.ts';
import { UserError } from '../../shared/payload.ts';
import { Booking } from '../booking.entity.ts';
import { visibleBooking } from '../booking.loader.ts';

@Access('PUBLIC')
@ObjectType({
  implements: UserError,
  description:
    'An own booking of the kind lies in the way: nobody is in two places at once. Returned to the booker, who gives that one ' +
    'back, or takes another time.',
  simpleResolvers: true,
})
export class OverlapsOwnBooking extends UserError {
  bookingId!: string;
}

@Resolver(() => OverlapsOwnBooking)
export class OverlapsOwnBookingResolver {
  // It is the caller's own.
  @Access('PUBLIC')
  @FieldResolver(() => Booking, { description: 'The booking that is in the way.' })
  booking(@Root() { bookingId }: OverlapsOwnBooking, @Ctx() ctx: Context) {
    return visibleBooking(ctx, bookingId);
  }
}

// One that was given back in the moment between is not named.
shownAs('overlapsOwnBooking', (error, { details }) =>
  typeof details.bookingId === 'string'
    ? { ...error, typeName: OverlapsOwnBooking.name, bookingId: details.bookingId }
    : error,
);
