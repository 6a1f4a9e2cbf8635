import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Float, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../request/context.ts';
import { Access } from '../shared/access.ts';
import { answer, loadedBy } from '../request/answer.ts';
import { prefetchedFields } from '../request/prefetch.ts';
import { ConnectionArgs, type Edge } from '../shared/connection.ts';
import { selectionOf } from '../shared/selection.ts';
import { ResidentUnit, residentUnitById } from '../district/units/index.ts';
import { SharedFacility, SharedFacilityConnection, SharedFacilityEdge } from './facility.entity.ts';
import {
  FacilityCreateInput,
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
  facilityById,
  facilityPage,
  type FacilityRow,
  listFacilities,
  stateReasonOf,
} from './facility.loader.ts';
import {
  FacilityCreatePayload,
  FacilityPublishPayload,
  FacilityReturnPayload,
  FacilitySuspendPayload,
  FacilityUpdatePayload,
  FacilityWithdrawPayload,
} from './facility.payload.ts';
import {
  createFacility,
  publishFacility,
  returnFacility,
  suspendFacility,
  updateFacility,
  withdrawFacility,
} from './facility.service.ts';

@Resolver(() => SharedFacility)
export class FacilityResolver {
  @Access('PUBLIC')
  @Query(() => SharedFacilityConnection, {
    description: 'Facilities, by name; the nearest first when `near` is given and `orderBy` is not.',
  })
  async sharedFacilities(
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
    const withCount = selection.has('totalCount');
    const prefetched = await prefetchedFields(info, ctx);
    return listFacilities(ctx, { where: where ?? {}, order, page, withCount, prefetched });
  }

  @FieldResolver(() => ResidentUnit, { description: 'The unit that opens it.' })
  unit(@Root() facility: FacilityRow, @Ctx() ctx: Context) {
    return residentUnitById(ctx).load(facility.unitId);
  }

  @Access('RESTRICTED')
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Why it was returned, suspended or withdrawn. Its managers and staff of its territory see it; others null.',
  })
  stateReason(@Root() facility: FacilityRow, @Ctx() ctx: Context) {
    return stateReasonOf(ctx, facility.id);
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
  @Mutation(() => FacilityPublishPayload, {
    description:
      'Publishes a facility. By a manager: at once if the unit is an active member of an alliance, otherwise it goes ' +
      'IN_REVIEW. What a unit had published takes no bookings once it has left its alliance: it suspends the facility and ' +
      'publishes it again, by way of a review. By staff of its community, for one in review: publishes it. Refused with NOT_FOUND, FORBIDDEN, STATE_CONFLICT.',
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
      'Stops a facility from taking bookings until it is published again. Those to come no longer fit: `plan` names them. Refused with INVALID_INPUT, NOT_FOUND, FORBIDDEN, STATE_CONFLICT.',
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
      'Takes a facility away for good. Its bookings to come no longer fit: `plan` names them. Refused with INVALID_INPUT, NOT_FOUND, FORBIDDEN, STATE_CONFLICT.',
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
