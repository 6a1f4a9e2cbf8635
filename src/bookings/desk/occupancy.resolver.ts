import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { type FacilityRow, OCCUPANCY_STEP_MINUTES, SharedFacility } from '../../facilities/index.ts';
import type { Context } from '../../request/context.ts';
import { Access } from '../../shared/access.ts';
import { DateTime } from '../../shared/scalars.ts';
import { OCCUPANCY_STEP_MINUTES_MAX, OCCUPANCY_STEPS_MAX, occupancyOf, occupancyWanted } from './occupancy.ts';
import { OccupancyStep } from './occupancy.type.ts';

const STEP_DEFAULT = 60;

@Resolver(() => SharedFacility)
export class FacilityOccupancyResolver {
  @Access('RESTRICTED')
  @FieldResolver(() => [OccupancyStep], {
    nullable: true,
    description:
      'How many places are taken of how many, step by step from `from` on, as of now: a line of a day sheet. Its managers ' +
      'and staff of its territory see it; others null. BAD_USER_INPUT for more than ' +
      `${OCCUPANCY_STEPS_MAX} steps, or steps of another length.`,
  })
  occupancy(
    @Root() facility: FacilityRow,
    @Arg('from', () => DateTime, { description: 'When the first step starts.' }) from: Date,
    @Arg('to', () => DateTime, { description: 'The end of the range; the last step reaches it, or beyond.' }) to: Date,
    @Arg('stepMinutes', () => Int, {
      nullable: true,
      defaultValue: STEP_DEFAULT,
      description: `How long a step is: ${OCCUPANCY_STEP_MINUTES} to ${OCCUPANCY_STEP_MINUTES_MAX} minutes, in multiples of ${OCCUPANCY_STEP_MINUTES}.`,
    })
    stepMinutes: number | null,
    @Ctx() ctx: Context,
  ) {
    return occupancyOf(ctx).load(occupancyWanted(facility.id, from, to, stepMinutes ?? STEP_DEFAULT));
  }
}
