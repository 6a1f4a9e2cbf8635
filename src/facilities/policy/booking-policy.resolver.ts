import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { answer, loadedBy } from '../../request/answer.ts';
import type { Context } from '../../request/context.ts';
import { Access } from '../../shared/access.ts';
import { payloadType } from '../../shared/payload.ts';
import { SharedFacility } from '../facility.entity.ts';
import { facilityById, type FacilityRow } from '../facility.loader.ts';
import { FacilityBookingPolicySetInput } from './booking-policy.input.ts';
import { bookingPolicyOf } from './booking-policy.loader.ts';
import { setBookingPolicy } from './booking-policy.service.ts';
import { BookingPolicy } from './booking-policy.type.ts';

const FacilityBookingPolicySetPayload = payloadType('FacilityBookingPolicySetPayload', {
  facility: { type: () => SharedFacility, description: 'The facility as it is now; null when refused.' },
});

@Resolver(() => SharedFacility)
export class BookingPolicyResolver {
  @Access('PUBLIC')
  @FieldResolver(() => BookingPolicy, {
    description: 'How it is booked from now on, beside `bookingRules`: the version in force.',
  })
  bookingPolicy(@Root() { id }: FacilityRow, @Ctx() ctx: Context) {
    return bookingPolicyOf(ctx).load({ facilityId: id, version: null });
  }

  @Access('SIGNED_IN')
  @Mutation(() => FacilityBookingPolicySetPayload, {
    description:
      'Sets how a facility is booked from now on, as a new version; what is booked keeps its own. For its managers. Refused ' +
      'with INVALID_INPUT, NOT_FOUND, FORBIDDEN, and STATE_CONFLICT once it has been withdrawn.',
  })
  facilityBookingPolicySet(
    @Arg('input', () => FacilityBookingPolicySetInput, { description: 'What changes.' })
    input: FacilityBookingPolicySetInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'facility', setBookingPolicy(ctx, input), loadedBy(facilityById));
  }
}
