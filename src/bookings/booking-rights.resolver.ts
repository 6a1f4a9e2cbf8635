import { Ctx, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql';
import { type Context, viewerOf } from '../request/context.ts';
import { Access } from '../shared/access.ts';
import { DateTime } from '../shared/scalars.ts';
import { Booking, BOOKING_STEPS, BookingActor, BookingState, type BookingStep, stateAt } from './booking.entity.ts';
import { deadlineOf, isPast } from './cancelling/deadline.ts';
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
  async viewerCan(@Root() booking: BookingRow, @Ctx() ctx: Context): Promise<BookingViewerCan> {
    const [viewer, seen] = await Promise.all([viewerOf(ctx), bookingVisibilityById(ctx).load(booking.id)]);
    const parties = seen ? bookingPartiesOf(viewer, seen) : [];
    const can = (step: BookingStep) => BOOKING_STEPS.isFor(step, parties) && isOpenTo(step, booking, ctx);
    const mayCancel = can('CANCEL') && (parties.includes('FACILITY') || (await canGiveBack(ctx, booking)));
    return { confirm: can('CONFIRM'), reject: can('REJECT'), cancel: mayCancel };
  }

  @FieldResolver(() => BookingState, {
    description:
      'Where it is in its life, by the clock: a request is over at the moment until which the unit could answer, and what ' +
      'was not given back is completed at its end.',
  })
  state(@Root() booking: BookingRow, @Ctx() ctx: Context): BookingState {
    return stateAt(booking, ctx.now());
  }

  @FieldResolver(() => BookingActor, {
    nullable: true,
    description:
      'Who cancelled or rejected it, or that the clock has ended it; null for one that nobody has, or of which it is not ' +
      'known. 取消者',
  })
  endedBy(@Root() booking: BookingRow, @Ctx() ctx: Context): BookingActor | null {
    // Nobody else rejects, and it was not always written down.
    if (booking.state === BookingState.REJECTED) return booking.endedBy ?? BookingActor.UNIT;
    return stateAt(booking, ctx.now()) === BookingState.EXPIRED ? BookingActor.CLOCK : booking.endedBy;
  }

  @FieldResolver(() => DateTime, {
    nullable: true,
    description:
      'Until when its booker can give it back without a mark, by the policy that it was made under; null when it can no longer be given or ' +
      'taken back, and for a request that has lapsed, which can still be ended at any time. 最晚取消时间',
  })
  async cancellableUntil(@Root() booking: BookingRow, @Ctx() ctx: Context): Promise<Temporal.Instant | null> {
    const isOver = stateAt(booking, ctx.now()) === BookingState.EXPIRED;
    return !isOver && isOpenTo('CANCEL', booking, ctx) ? (await deadline(ctx, booking)).until : null;
  }

  @FieldResolver(() => DateTime, {
    nullable: true,
    description:
      'Until when the unit answers, at the latest until it starts; without an answer it lapses then (EXPIRED). Null unless ' +
      'it is PENDING. 最晚答复时间',
  })
  answerBy(@Root() booking: BookingRow, @Ctx() ctx: Context): string | null {
    return isOpenTo('CONFIRM', booking, ctx) ? booking.answerBy : null;
  }
}

/** Whether somebody can take a step of a booking now. */
function isOpenTo(step: BookingStep, booking: BookingRow, { now }: Context): boolean {
  const state = stateAt(booking, now());
  // What was held and has lapsed has come to nothing.
  const isNothing = booking.heldUntil !== null && state === BookingState.EXPIRED;
  return !isNothing && BOOKING_STEPS.canTake(step, state);
}

function deadline(ctx: Context, booking: BookingRow) {
  const [start, end] = [Temporal.Instant.from(booking.start), Temporal.Instant.from(booking.end)];
  return deadlineOf(ctx, { ...booking, start, end });
}

/** Whether its booker can give it back, with a mark or without. */
async function canGiveBack(ctx: Context, booking: BookingRow): Promise<boolean> {
  if (booking.state !== BookingState.CONFIRMED) return true;
  const { until, thenLate } = await deadline(ctx, booking);
  return thenLate || !isPast({ until }, ctx.now());
}
