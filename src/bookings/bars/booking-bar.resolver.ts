import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Resident, residentMet, ViewerProfile } from '../../district/identity/index.ts';
import { ResidentUnit, residentUnitById } from '../../district/units/index.ts';
import { answer } from '../../request/answer.ts';
import type { Context } from '../../request/context.ts';
import { Access } from '../../shared/access.ts';
import { ConnectionArgs } from '../../shared/connection.ts';
import { ListSize } from '../../shared/list-size.ts';
import { payloadType } from '../../shared/payload.ts';
import { selectionOf } from '../../shared/selection.ts';
import { BookingBar, BookingBarConnection } from './booking-bar.entity.ts';
import {
  BookingBarAppealDecideInput,
  BookingBarAppealInput,
  BookingBarFilter,
  BookingBarLiftInput,
  BookingBarSetInput,
} from './booking-bar.input.ts';
import { type BookingBarRow, barsOfResident, listBars, visibleBar } from './booking-bar.loader.ts';
import { appealAgainstBar, decideOnAppeal, liftBar, setBar } from './booking-bar.service.ts';

const bar = { type: () => BookingBar, description: 'The bar as it is now; null when refused.' };
const BookingBarSetPayload = payloadType('BookingBarSetPayload', { bar });
const BookingBarLiftPayload = payloadType('BookingBarLiftPayload', { bar });
const BookingBarAppealPayload = payloadType('BookingBarAppealPayload', { bar });
const BookingBarAppealDecidePayload = payloadType('BookingBarAppealDecidePayload', { bar });

/** Bars of one resident that are shown at once; a unit has one of them at a time. */
const BARS_ASSUMED = 3;

@Resolver(() => BookingBar)
export class BookingBarResolver {
  @Access('SIGNED_IN')
  @Query(() => BookingBarConnection, {
    description:
      'The bars that hold and that the caller may see, by their end: their own, those of the units they manage, those of the ' +
      'territory they are staff of. UNAUTHENTICATED without a token.',
  })
  bookingBars(
    @Arg('where', () => BookingBarFilter, { nullable: true, description: 'Which ones; all if absent.' })
    where: BookingBarFilter | null,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return listBars(ctx, where ?? {}, args, selectionOf(info));
  }

  @FieldResolver(() => Resident, {
    nullable: true,
    description: 'Whom it is about; name and phone number as far as the caller may see them.',
  })
  resident(@Root() { residentId }: BookingBarRow) {
    return residentMet(residentId);
  }

  @FieldResolver(() => ResidentUnit, {
    nullable: true,
    description: 'The unit where it holds; null for one that holds in the district.',
  })
  unit(@Root() { unitId }: BookingBarRow, @Ctx() ctx: Context) {
    return unitId === null ? null : residentUnitById(ctx).load(unitId);
  }

  @FieldResolver(() => String, { description: 'Why; empty once whom it is about has been erased.' })
  reason(@Root() { reason }: BookingBarRow) {
    return reason ?? '';
  }

  @Access('SIGNED_IN')
  @Mutation(() => BookingBarSetPayload, {
    description:
      'Keeps a resident who has booked at a unit from booking there, with a reason and an end; for managers of the unit. What ' +
      'is booked stays unless it says so. Refused with INVALID_INPUT, NOT_FOUND, FORBIDDEN, STATE_CONFLICT while there is one.',
  })
  bookingBarSet(
    @Arg('input', () => BookingBarSetInput, { description: 'Whom, until when, and why.' }) input: BookingBarSetInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'bar', setBar(ctx, input), visibleBar);
  }

  @Access('SIGNED_IN')
  @Mutation(() => BookingBarLiftPayload, {
    description:
      'Ends a bar at once; for managers of the unit. Refused with INVALID_INPUT, NOT_FOUND, FORBIDDEN, STATE_CONFLICT once it ' +
      'no longer holds.',
  })
  bookingBarLift(
    @Arg('input', () => BookingBarLiftInput, { description: 'Which one, and why.' }) input: BookingBarLiftInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'bar', liftBar(ctx, input), visibleBar);
  }

  @Access('SIGNED_IN')
  @Mutation(() => BookingBarAppealPayload, {
    description:
      'Says something against a bar, once, for whom it is about; staff of the community of the unit decide on it. Refused with ' +
      'INVALID_INPUT, NOT_FOUND, FORBIDDEN, STATE_CONFLICT once it no longer holds, or there was an appeal.',
  })
  bookingBarAppeal(
    @Arg('input', () => BookingBarAppealInput, { description: 'Which one, and why it is wrong.' })
    input: BookingBarAppealInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'bar', appealAgainstBar(ctx, input), visibleBar);
  }

  @Access('SIGNED_IN')
  @Mutation(() => BookingBarAppealDecidePayload, {
    description:
      'Decides on an appeal against a bar: lifting ends it at once. For staff of the territory of the unit, from its community ' +
      'up. Refused with INVALID_INPUT, NOT_FOUND, FORBIDDEN, STATE_CONFLICT when no appeal waits.',
  })
  bookingBarAppealDecide(
    @Arg('input', () => BookingBarAppealDecideInput, { description: 'Which one, and what becomes of it.' })
    input: BookingBarAppealDecideInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'bar', decideOnAppeal(ctx, input), visibleBar);
  }
}

@Resolver(() => ViewerProfile)
export class ViewerBarsResolver {
  @ListSize({ by: 'held', assumed: BARS_ASSUMED })
  @FieldResolver(() => [BookingBar], {
    description: 'Where they may not book for the time being, by when it ends; those that were lifted until then, too.',
  })
  bars(@Root() { residentId }: ViewerProfile, @Ctx() ctx: Context) {
    return residentId === undefined ? [] : barsOfResident(ctx, residentId);
  }
}
