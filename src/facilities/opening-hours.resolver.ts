import { Arg, Ctx, FieldResolver, Int, Mutation, Resolver, Root } from 'type-graphql';
import { type Context } from '../request/context.ts';
import { Access } from '../shared/access.ts';
import { answer, loadedBy } from '../request/answer.ts';
import { TimeInterval } from '../shared/interval.type.ts';
import { DateTime } from '../shared/scalars.ts';
import { SharedFacility } from './facility.entity.ts';
import { facilityById, type FacilityRow } from './facility.loader.ts';
import {
  AvailabilityWindow,
  FacilityOpeningExceptionRemovePayload,
  FacilityOpeningExceptionSetPayload,
  FacilityOpeningRulesSetPayload,
} from './facility.payload.ts';
import { availabilityOf, hoursById, openHoursOf, rangeOf } from './opening/opening-hours.loader.ts';
import { removeOpeningException, setOpeningException, setOpeningRules } from './opening/opening-hours.service.ts';
import { OpeningException, OpeningRule } from './opening/opening-rule.entity.ts';
import {
  FacilityOpeningExceptionRemoveInput,
  FacilityOpeningExceptionSetInput,
  FacilityOpeningRulesSetInput,
} from './opening/opening-hours.input.ts';

/** When facilities are open, and what is free of them. */
@Resolver(() => SharedFacility)
export class OpeningHoursResolver {
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
      'Maximal intervals within [from, to) during which the places left are constant and at least `quantity`, as far as a ' +
      'booking that is asked for now can lie there: no hours that have passed, and none beyond the horizon. ' +
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

  @Access('SIGNED_IN')
  @Mutation(() => FacilityOpeningRulesSetPayload, {
    description:
      'Replaces the opening rules of a facility. `plan` names the bookings to come that no longer fit. Refused with INVALID_INPUT, NOT_FOUND, FORBIDDEN, STATE_CONFLICT.',
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
      'Sets other hours for one date, or closes it. `plan` names the bookings to come that no longer fit. Refused with INVALID_INPUT, NOT_FOUND, FORBIDDEN, STATE_CONFLICT.',
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
}
