import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../request/context.ts';
import { Access } from '../../shared/access.ts';
import { ListSize } from '../../shared/list-size.ts';
import { Booking } from '../booking.entity.ts';
import { visibleBooking } from '../booking.loader.ts';
import { Quota } from '../quotas/quota.entity.ts';
import { quotaById } from '../quotas/quota.loader.ts';
import { ALTERNATIVES_MAX, alternativesFor } from '../slot-alternatives.ts';
import { SlotAlternative } from '../slot-unavailable.type.ts';
import { slotVerdict } from './slot-verdict.ts';
import { SlotFailure, SlotVerdict, SlotVerdictInput } from './slot-verdict.type.ts';

@Resolver(() => SlotVerdict)
export class SlotVerdictResolver {
  @Access('PUBLIC')
  @Query(() => SlotVerdict, {
    description:
      'Would this be booked if it were asked for now by the caller? Names every rule that says no, by the rules of ' +
      '`bookingCreate`, and writes nothing. Whoever is no registered resident is told of AUDIENCE beside the rules of the ' +
      'facility. BAD_USER_INPUT for what no booking can be, NOT_FOUND for a facility that is not public.',
  })
  slotVerdict(
    @Arg('input', () => SlotVerdictInput, { description: 'What would be booked.' }) input: SlotVerdictInput,
    @Ctx() ctx: Context,
  ) {
    return slotVerdict(ctx, input);
  }

  @ListSize({ by: 'held', assumed: ALTERNATIVES_MAX })
  @FieldResolver(() => [SlotAlternative], {
    description:
      'Up to three intervals that would do instead, the nearest first: the same facility at another time, or a like ' +
      'facility nearby. None when it is bookable.',
  })
  alternatives(@Root() { bookable, bookerId, facility, wanted }: SlotVerdict, @Ctx() ctx: Context) {
    return bookable ? [] : alternativesFor(ctx, bookerId, facility, wanted);
  }
}

@Resolver(() => SlotFailure)
export class SlotFailureResolver {
  // It is the caller's own, or there is none.
  @Access('PUBLIC')
  @FieldResolver(() => Booking, {
    nullable: true,
    description: 'Of OWN_OVERLAP: the booking of the caller that is in the way. Null of other rules.',
  })
  booking(@Root() { bookingId }: SlotFailure, @Ctx() ctx: Context) {
    return bookingId === null ? null : visibleBooking(ctx, bookingId);
  }

  // Everybody sees quotas.
  @Access('PUBLIC')
  @FieldResolver(() => Quota, { nullable: true, description: 'Of QUOTA: which one. Null of other rules.' })
  quota(@Root() { quotaId }: SlotFailure, @Ctx() ctx: Context) {
    return quotaId === null ? null : quotaById(ctx).load(quotaId);
  }
}
