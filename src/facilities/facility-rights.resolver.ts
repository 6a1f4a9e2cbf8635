import { Ctx, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql';
import { isMemberUnit } from '../district/units/index.ts';
import { type Context, viewerOf } from '../request/context.ts';
import { Access } from '../shared/access.ts';
import { FACILITY_STEPS, FacilityState, SharedFacility } from './facility.entity.ts';
import { facilityVisibilityById, type FacilityRow } from './facility.loader.ts';
import { facilityPartiesOf, publishesAs, publishingStepOf } from './facility.policy.ts';

@Access('PUBLIC')
@ObjectType({
  description:
    'What the caller may do with a facility as it is now; a mutation goes by the same sentences. 可执行的操作',
  simpleResolvers: true,
})
class SharedFacilityViewerCan {
  @Field(() => Boolean, { description: 'Change it, its opening rules and its exceptions.' })
  update!: boolean;

  @Field(() => Boolean, { description: 'Publish it, send it to review, or approve it in review: `facilityPublish`.' })
  publish!: boolean;

  @Field(() => Boolean, { description: 'Return it to its unit from review.' })
  return!: boolean;

  @Field(() => Boolean, { description: 'Stop it from taking bookings.' })
  suspend!: boolean;

  @Field(() => Boolean, { description: 'Take it away for good.' })
  withdraw!: boolean;
}

/** What of a facility depends on who looks. */
@Resolver(() => SharedFacility)
export class FacilityRightsResolver {
  @FieldResolver(() => SharedFacilityViewerCan, { description: 'What the caller may do with it as it is now.' })
  async viewerCan(@Root() { id, unitId, state }: FacilityRow, @Ctx() ctx: Context): Promise<SharedFacilityViewerCan> {
    const viewer = await viewerOf(ctx);
    const place = viewer.roles.length === 0 ? null : await facilityVisibilityById(ctx).load(id);
    const parties = place ? facilityPartiesOf(viewer, place) : [];
    const can = (step: 'RETURN' | 'SUSPEND' | 'WITHDRAW') =>
      FACILITY_STEPS.isFor(step, parties) && FACILITY_STEPS.canTake(step, state);
    const as = publishesAs(parties, state);
    return {
      update: parties.includes('UNIT') && state !== FacilityState.WITHDRAWN,
      publish:
        as === 'REVIEWER' ||
        (as === 'UNIT' && FACILITY_STEPS.canTake(publishingStepOf(await isMemberUnit(ctx).load(unitId)), state)),
      return: can('RETURN'),
      suspend: can('SUSPEND'),
      withdraw: can('WITHDRAW'),
    };
  }
}
