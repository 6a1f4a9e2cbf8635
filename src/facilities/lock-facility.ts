import { LockMode } from '@mikro-orm/core';
import type { WriteContext } from '../request/context.ts';
import { record } from '../request/record.ts';
import { notFound } from '../shared/refusal.ts';
import { residentUnitPlace } from '../district/units/index.ts';
import { FacilityState, isPublic, SharedFacility } from './facility.entity.ts';
import { facilityWithdrawn, notYourFacility } from './facility.errors.ts';
import { facilityPartiesOf, mayChangeFacility, mayReadUnpublished } from './facility.policy.ts';

/**
 * The facility, locked, for an actor who may change it.
 * @throws Refusal INVALID_INPUT, NOT_FOUND, FORBIDDEN, or STATE_CONFLICT once it has been withdrawn
 */
export async function facilityToChange(ctx: WriteContext, id: string): Promise<SharedFacility> {
  const { facility } = await visibleToActor(ctx, id);
  if (!mayChangeFacility(ctx.actor, facility)) throw notYourFacility();
  if (facility.state === FacilityState.WITHDRAWN) throw facilityWithdrawn({});
  return facility;
}

/** Writes a change of a facility to the trail and the outbox. */
export function recordChange(
  ctx: WriteContext,
  facility: SharedFacility,
  action: string,
  fields: readonly string[] = [],
): Promise<void> {
  const { id: subjectId, districtCode } = facility;
  return record(ctx, { action, subjectId, districtCode, fields, topic: 'facility.changed' });
}

/** The facility, locked, and where it is; to somebody who may not see it, as if there were none. */
export async function visibleToActor(ctx: WriteContext, id: string) {
  const facility = await ctx.em.findOne(SharedFacility, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  const unit = facility && (await residentUnitPlace(ctx.db, facility.unitId));
  if (!facility || !unit) throw notFound({ type: 'SharedFacility', field: ['facilityId'] });
  const place = { id, unitId: facility.unitId, divisionPath: unit.divisionPath };
  if (!isPublic(facility.state) && !mayReadUnpublished(ctx.actor, place)) {
    throw notFound({ type: 'SharedFacility', field: ['facilityId'] });
  }
  return { facility, parties: facilityPartiesOf(ctx.actor, place) };
}
