import { Ctx, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql';
import { type Context, viewerOf } from '../request/context.ts';
import { Access } from '../shared/access.ts';
import { DateTime } from '../shared/scalars.ts';
import { Booking, BOOKING_STEPS, BookingActor, BookingState, type BookingStep, hasEnded } from './booking.entity.ts';
import { type BookingRow, bookingVisibilityById } from './booking.loader.ts';
import { bookingPartiesOf } from './booking.policy.ts';

@Access('PUBLIC')
@ObjectType({
  description:
    'What the caller may do with a booking as it is now; a mutation goes by the same sentences. 可执行的操作',
  simpleResolvers: true,
})
class BookingViewerCan {
  @Field(() => Boolean, { description: 'Confirm it for the unit.' })
  confirm!: boolean;

  @Field(() => Boolean, { description: 'Reject it for the unit, with a reason.' })
  reject!: boolean;

  @Field(() => Boolean, { description: 'Give it back, or take it back for the unit with a reason.' })
  cancel!: boolean;
}

/** What of a booking depends on who looks, and until when. */
@Resolver(() => Booking)
export class BookingRightsResolver {
  // Whoever sees the booking is told of themselves.
  @Access('PUBLIC')
  @FieldResolver(() => BookingViewerCan, { description: 'What the caller may do with it as it is now.' })
  async viewerCan(@Root() { id, state, end }: BookingRow, @Ctx() ctx: Context): Promise<BookingViewerCan> {
    const [viewer, booking] = await Promise.all([viewerOf(ctx), bookingVisibilityById(ctx).load(id)]);
    const parties = booking ? bookingPartiesOf(viewer, booking) : [];
    const can = (step: BookingStep) => BOOKING_STEPS.isFor(step, parties) && isOpenTo(step, { state, end }, ctx);
    return { confirm: can('CONFIRM'), reject: can('REJECT'), cancel: can('CANCEL') };
  }

  @FieldResolver(() => BookingActor, {
    nullable: true,
    description: 'Who cancelled or rejected it; null for one that nobody has, or of which it is not known. 取消者',
  })
  endedBy(@Root() { state, endedBy }: BookingRow): BookingActor | null {
    // Nobody else rejects, and it was not always written down.
    return state === BookingState.REJECTED ? BookingActor.UNIT : endedBy;
  }

  @FieldResolver(() => DateTime, {
    nullable: true,
    description: 'Until when it can be given back or taken back; null when it no longer can. 最晚取消时间',
  })
  cancellableUntil(@Root() { state, end }: BookingRow, @Ctx() ctx: Context): string | null {
    return isOpenTo('CANCEL', { state, end }, ctx) ? end : null;
  }

  @FieldResolver(() => DateTime, {
    nullable: true,
    description:
      'Until when the unit answers; without an answer it comes to nothing then. Null unless it is PENDING. 最晚答复时间',
  })
  answerBy(@Root() { state, end }: BookingRow, @Ctx() ctx: Context): string | null {
    return isOpenTo('CONFIRM', { state, end }, ctx) ? end : null;
  }
}

/** Whether somebody can take a step of a booking now. */
function isOpenTo(step: BookingStep, { state, end }: Pick<BookingRow, 'state' | 'end'>, { now }: Context): boolean {
  return BOOKING_STEPS.canTake(step, state) && !hasEnded(Temporal.Instant.from(end), now());
}
