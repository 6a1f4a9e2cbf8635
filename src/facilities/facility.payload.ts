import { Field, Int, ObjectType } from 'type-graphql';
import { Access } from '../shared/access.ts';
import { UserError } from '../request/answer.ts';
import { DateTime } from '../shared/scalars.ts';
import { SharedFacility } from './facility.entity.ts';

@Access('PUBLIC')
@ObjectType({ description: 'An interval over which the places left stay the same.', simpleResolvers: true })
export class AvailabilityWindow {
  @Field(() => DateTime, { description: 'When it starts.' })
  start!: Temporal.Instant;

  @Field(() => DateTime, { description: 'When it ends, itself no longer part of it.' })
  end!: Temporal.Instant;

  @Field(() => Int, { description: 'The places left at every moment of it.' })
  remaining!: number;
}

/** The payload of a mutation that changes a facility. */
function facilityPayload(name: string) {
  @Access('PUBLIC')
  @ObjectType(name, { description: 'What came of it.', simpleResolvers: true })
  class Payload {
    @Field(() => SharedFacility, { nullable: true, description: 'The facility as it is now; null when refused.' })
    facility!: SharedFacility | null;

    @Field(() => [UserError], { description: 'Why it was refused; empty when it was done.' })
    userErrors!: UserError[];
  }
  return Payload;
}

export const FacilityCreatePayload = facilityPayload('FacilityCreatePayload');
export const FacilityUpdatePayload = facilityPayload('FacilityUpdatePayload');
export const FacilityOpeningRulesSetPayload = facilityPayload('FacilityOpeningRulesSetPayload');
export const FacilityOpeningExceptionSetPayload = facilityPayload('FacilityOpeningExceptionSetPayload');
export const FacilityOpeningExceptionRemovePayload = facilityPayload('FacilityOpeningExceptionRemovePayload');
export const FacilityPublishPayload = facilityPayload('FacilityPublishPayload');
export const FacilityReturnPayload = facilityPayload('FacilityReturnPayload');
export const FacilitySuspendPayload = facilityPayload('FacilitySuspendPayload');
export const FacilityWithdrawPayload = facilityPayload('FacilityWithdrawPayload');
