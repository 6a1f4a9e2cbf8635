import {
  isStaffOf,
  managesFacility,
  managesUnit,
  servesUnit,
  ServiceScope,
  type Viewer,
} from '../district/identity/index.ts';
import { FACILITY_STEPS, type FacilityParty, type FacilityState } from './facility.entity.ts';

interface OfUnit {
  readonly id: string;
  readonly unitId: string;
}

/** Who manages a unit opens facilities in its name. */
export function mayCreateFacility(viewer: Viewer, unitId: string): boolean {
  return managesUnit(viewer, unitId);
}

/** Who manages a unit brings its facilities up to date all at once, and so may a program of it that has the scope. */
export function mayUpsertFacilities(viewer: Viewer, unitId: string): boolean {
  return managesUnit(viewer, unitId) || servesUnit(viewer, unitId, ServiceScope.FACILITIES_WRITE);
}

/** A unit's facilities are its own alone to change. */
export function mayChangeFacility(viewer: Viewer, facility: OfUnit): boolean {
  return managesFacility(viewer, facility);
}

/** Staff of the territory the unit is in, from its community up, decide on a facility in review. */
function mayReviewFacility(viewer: Viewer, divisionPath: string): boolean {
  return isStaffOf(viewer, divisionPath);
}

/** As what somebody takes a step of a facility. */
export function facilityPartiesOf(viewer: Viewer, facility: OfUnit & { readonly divisionPath: string }) {
  const parties: FacilityParty[] = [];
  if (mayChangeFacility(viewer, facility)) parties.push('UNIT');
  if (mayReviewFacility(viewer, facility.divisionPath)) parties.push('REVIEWER');
  return parties;
}

/**
 * As what somebody publishes a facility: who reviews approves what is in review, who manages it publishes for its unit.
 * Undefined for somebody who does neither.
 */
export function publishesAs(parties: readonly FacilityParty[], state: FacilityState): FacilityParty | undefined {
  if (FACILITY_STEPS.isFor('APPROVE', parties) && FACILITY_STEPS.canTake('APPROVE', state)) return 'REVIEWER';
  return FACILITY_STEPS.isFor('PUBLISH', parties) ? 'UNIT' : undefined;
}

/** By which step a unit publishes: at once if it is an active member of an alliance, otherwise by way of a review. */
export function publishingStepOf(isMember: boolean): 'PUBLISH' | 'SUBMIT' {
  return isMember ? 'PUBLISH' : 'SUBMIT';
}

/** The scopes with which a program sees the unpublished facilities of its unit. */
export const SEEING_UNPUBLISHED = [ServiceScope.FACILITIES_READ, ServiceScope.FACILITIES_WRITE] as const;

/** Drafts, facilities in review and withdrawn ones are seen by those who change or review them, programs included. */
export function mayReadUnpublished(viewer: Viewer, facility: OfUnit & { readonly divisionPath: string }): boolean {
  return facilityPartiesOf(viewer, facility).length > 0 || servesUnit(viewer, facility.unitId, ...SEEING_UNPUBLISHED);
}
