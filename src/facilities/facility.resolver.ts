import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Float, Info, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { type Context, viewerOf } from '../request/context.ts';
import { Access } from '../shared/access.ts';
import { answer, loadedBy } from '../request/answer.ts';
import { ConnectionArgs, type Edge } from '../shared/connection.ts';
import { TimeInterval } from '../shared/interval.type.ts';
import { DateTime } from '../shared/scalars.ts';
import { selectionOf } from '../shared/selection.ts';
import { ResidentUnit, residentUnitById } from '../district/units/index.ts';
import { SharedFacility, SharedFacilityConnection, SharedFacilityEdge } from './facility.entity.ts';
import {
  FacilityCreateInput,
  FacilityOpeningExceptionRemoveInput,
  FacilityOpeningExceptionSetInput,
  FacilityOpeningRulesSetInput,
  FacilityPublishInput,
  type FacilityReason,
  FacilityReturnInput,
  FacilitySuspendInput,
  FacilityUpdateInput,
  FacilityWithdrawInput,
  SharedFacilityFilter,
  SharedFacilityOrder,
} from './facility.input.ts';
import {
  defaultOrder,
  facilityAsideById,
  facilityById,
  facilityPage,
  type FacilityRow,
  listFacilities,
} from './facility.loader.ts';
import {
  AvailabilityWindow,
  FacilityCreatePayload,
  FacilityOpeningExceptionRemovePayload,
  FacilityOpeningExceptionSetPayload,
  FacilityOpeningRulesSetPayload,
  FacilityPublishPayload,
  FacilityReturnPayload,
  FacilitySuspendPayload,
  FacilityUpdatePayload,
  FacilityWithdrawPayload,
} from './facility.payload.ts';
import { mayReadUnpublished } from './facility.policy.ts';
import {
  createFacility,
  publishFacility,
  returnFacility,
  suspendFacility,
  updateFacility,
  withdrawFacility,
} from './facility.service.ts';
import { availabilityOf, hoursById, openHoursOf, rangeOf } from './opening/opening-hours.loader.ts';
import { removeOpeningException, setOpeningException, setOpeningRules } from './opening/opening-hours.service.ts';
import { OpeningException, OpeningRule } from './opening/opening-rule.entity.ts';

@Resolver(() => SharedFacility)
export class FacilityResolver {
  @Access('PUBLIC')
  @Query(() => SharedFacilityConnection, {
    description: 'Facilities, by name; the nearest first when `near` is given and `orderBy` is not.',
  })
  sharedFacilities(
    @Arg('where', () => SharedFacilityFilter, { nullable: true, description: 'Which ones; all published if absent.' })
    where: SharedFacilityFilter | null,
    @Arg('orderBy', () => SharedFacilityOrder, { nullable: true, description: 'In which order.' })
    orderBy: SharedFacilityOrder | null,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const order = orderBy ?? defaultOrder(where ?? {});
    const selection = selectionOf(info);
    const page = facilityPage(args, order, selection);
    return listFacilities(ctx, { where: where ?? {}, order, page, withCount: selection.has('totalCount') });
  }

  @FieldResolver(() => ResidentUnit, { description: 'The unit that opens it.' })
  unit(@Root() facility: FacilityRow, @Ctx() ctx: Context) {
    return residentUnitById(ctx).load(facility.unitId);
  }

  @FieldResolver(() => [OpeningRule], { description: 'When it is open, by weekly rules in local time.' })
  async openingRules(@Root() facility: FacilityRow, @Ctx() ctx: Context) {
    return (await hoursById(ctx).load(facility.id)).rules;
  }

  @FieldResolver(() => [OpeningException], { description: 'Dates on which other hours hold, by date.' })
  async openingExceptions(@Root() facility: FacilityRow, @Ctx() ctx: Context) {
    return (await hoursById(ctx).load(facility.id)).exceptions;
  }

  @FieldResolver(() => [TimeInterval], {
    description:
      'Open stretches that touch [from, to), adjacent windows merged. A stretch is told whole, also where it reaches ' +
      'beyond the range; one without end is cut 62 days outside of it. BAD_USER_INPUT for a range over 366 days.',
  })
  openHours(
    @Root() facility: FacilityRow,
    @Arg('from', () => DateTime, { description: 'The start of the range.' }) from: Date,
    @Arg('to', () => DateTime, { description: 'The end of the range, itself no longer in it.' }) to: Date,
    @Ctx() ctx: Context,
  ) {
    return openHoursOf(ctx, facility.id, rangeOf(from, to));
  }

  @FieldResolver(() => [AvailabilityWindow], {
    description:
      'Maximal intervals within [from, to) during which the places left are constant and at least `quantity`. ' +
      'Exact at the moment of asking; empty unless published. BAD_USER_INPUT for a range over 366 days.',
  })
  availability(
    @Root() facility: FacilityRow,
    @Arg('from', () => DateTime, { description: 'The start of the range.' }) from: Date,
    @Arg('to', () => DateTime, { description: 'The end of the range, itself no longer in it.' }) to: Date,
    @Arg('quantity', () => Int, {
      nullable: true,
      defaultValue: 1,
      description: 'The least number of places left; 0 shows also what is full.',
    })
    quantity: number | null,
    @Ctx() ctx: Context,
  ) {
    return availabilityOf(ctx, facility.id, rangeOf(from, to), quantity ?? 1);
  }

  @Access('RESTRICTED')
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Why it was returned, suspended or withdrawn. Its managers and staff of its territory see it; others null.',
  })
  async stateReason(@Root() facility: FacilityRow, @Ctx() ctx: Context) {
    const aside = await facilityAsideById(ctx).load(facility.id);
    return aside && mayReadUnpublished(await viewerOf(ctx), aside) ? aside.stateReason : null;
  }

  @Access('SIGNED_IN')
  @Mutation(() => FacilityCreatePayload, {
    description: 'Adds a facility to a unit, as a draft. Refused with INVALID_INPUT, NOT_FOUND, FORBIDDEN.',
  })
  facilityCreate(
    @Arg('input', () => FacilityCreateInput, { description: 'What it is.' }) input: FacilityCreateInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'facility', createFacility(ctx, input), loadedBy(facilityById));
  }

  @Access('SIGNED_IN')
  @Mutation(() => FacilityUpdatePayload, {
    description: 'Changes a facility. Refused with INVALID_INPUT, NOT_FOUND, FORBIDDEN, STATE_CONFLICT.',
  })
  facilityUpdate(
    @Arg('input', () => FacilityUpdateInput, { description: 'What changes.' }) input: FacilityUpdateInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'facility', updateFacility(ctx, input), loadedBy(facilityById));
  }

  @Access('SIGNED_IN')
  @Mutation(() => FacilityOpeningRulesSetPayload, {
    description:
      'Replaces the opening rules of a facility. Bookings that exist stay. Refused with INVALID_INPUT, NOT_FOUND, FORBIDDEN, STATE_CONFLICT.',
  })
  facilityOpeningRulesSet(
    @Arg('input', () => FacilityOpeningRulesSetInput, { description: 'The new rules.' })
    input: FacilityOpeningRulesSetInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'facility', setOpeningRules(ctx, input), loadedBy(facilityById));
  }

  @Access('SIGNED_IN')
  @Mutation(() => FacilityOpeningExceptionSetPayload, {
    description:
      'Sets other hours for one date, or closes it. Bookings that exist stay. Refused with INVALID_INPUT, NOT_FOUND, FORBIDDEN, STATE_CONFLICT.',
  })
  facilityOpeningExceptionSet(
    @Arg('input', () => FacilityOpeningExceptionSetInput, { description: 'The date and its hours.' })
    input: FacilityOpeningExceptionSetInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'facility', setOpeningException(ctx, input), loadedBy(facilityById));
  }

  @Access('SIGNED_IN')
  @Mutation(() => FacilityOpeningExceptionRemovePayload, {
    description:
      'Lets the rules hold again on a date. Refused with INVALID_INPUT, NOT_FOUND, FORBIDDEN, STATE_CONFLICT.',
  })
  facilityOpeningExceptionRemove(
    @Arg('input', () => FacilityOpeningExceptionRemoveInput, { description: 'The date.' })
    input: FacilityOpeningExceptionRemoveInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'facility', removeOpeningException(ctx, input), loadedBy(facilityById));
  }

  @Access('SIGNED_IN')
  @Mutation(() => FacilityPublishPayload, {
    description:
      'Publishes a facility. By a manager: at once if the unit is an active member of an alliance, otherwise it goes ' +
      'IN_REVIEW. By staff of its community, for one in review: publishes it. Refused with NOT_FOUND, FORBIDDEN, STATE_CONFLICT.',
  })
  facilityPublish(
    @Arg('input', () => FacilityPublishInput, { description: 'Which one.' }) input: FacilityPublishInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'facility', publishFacility(ctx, input), loadedBy(facilityById));
  }

  @Access('SIGNED_IN')
  @Mutation(() => FacilityReturnPayload, {
    description:
      'Returns a facility in review to its unit, with a reason; for staff of its community. Refused with INVALID_INPUT, NOT_FOUND, FORBIDDEN, STATE_CONFLICT.',
  })
  facilityReturn(
    @Arg('input', () => FacilityReturnInput, { description: 'Which one, and why.' }) input: FacilityReason,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'facility', returnFacility(ctx, input), loadedBy(facilityById));
  }

  @Access('SIGNED_IN')
  @Mutation(() => FacilitySuspendPayload, {
    description:
      'Stops a facility from taking bookings until it is published again. Bookings that exist stay. Refused with INVALID_INPUT, NOT_FOUND, FORBIDDEN, STATE_CONFLICT.',
  })
  facilitySuspend(
    @Arg('input', () => FacilitySuspendInput, { description: 'Which one, and why.' }) input: FacilityReason,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'facility', suspendFacility(ctx, input), loadedBy(facilityById));
  }

  @Access('SIGNED_IN')
  @Mutation(() => FacilityWithdrawPayload, {
    description:
      'Takes a facility away for good. Bookings that exist stay. Refused with INVALID_INPUT, NOT_FOUND, FORBIDDEN, STATE_CONFLICT.',
  })
  facilityWithdraw(
    @Arg('input', () => FacilityWithdrawInput, { description: 'Which one, and why.' }) input: FacilityReason,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'facility', withdrawFacility(ctx, input), loadedBy(facilityById));
  }
}

@Resolver(() => SharedFacilityEdge)
export class SharedFacilityEdgeResolver {
  @Access('PUBLIC')
  @FieldResolver(() => Float, {
    nullable: true,
    description: 'How far it is from the point of `near`, in metres along the surface; null without `near`.',
  })
  distanceMeters(@Root() edge: Edge<FacilityRow>) {
    return edge.node.distanceMeters ?? null;
  }
}
