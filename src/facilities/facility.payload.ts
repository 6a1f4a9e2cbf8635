import { Field, Int, ObjectType } from 'type-graphql';
import { Access } from '../shared/access.ts';
import { payloadType } from '../shared/payload.ts';
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

const facility = { type: () => SharedFacility, description: 'The facility as it is now; null when refused.' };

export const FacilityCreatePayload = payloadType('FacilityCreatePayload', { facility });
export const FacilityUpdatePayload = payloadType('FacilityUpdatePayload', { facility });
export const FacilityOpeningRulesSetPayload = payloadType('FacilityOpeningRulesSetPayload', { facility });
export const FacilityOpeningExceptionSetPayload = payloadType('FacilityOpeningExceptionSetPayload', { facility });
export const FacilityOpeningExceptionRemovePayload = payloadType('FacilityOpeningExceptionRemovePayload', { facility });
export const FacilityPublishPayload = payloadType('FacilityPublishPayload', { facility });
export const FacilityReturnPayload = payloadType('FacilityReturnPayload', { facility });
export const FacilitySuspendPayload = payloadType('FacilitySuspendPayload', { facility });
export const FacilityWithdrawPayload = payloadType('FacilityWithdrawPayload', { facility });
