import { isStaffOf, managesFacility, managesUnit, type Viewer } from '../identity/index.ts';

interface OfUnit {
  readonly id: string;
  readonly unitId: string;
}

/** Who manages a unit opens facilities in its name. */
export function mayCreateFacility(viewer: Viewer, unitId: string): boolean {
  return managesUnit(viewer, unitId);
}

/** A unit's facilities are its own alone to change. */
export function mayChangeFacility(viewer: Viewer, facility: OfUnit): boolean {
  return managesFacility(viewer, facility);
}

/** Staff of the territory the unit is in, from its community up, decide on a facility in review. */
export function mayReviewFacility(viewer: Viewer, divisionPath: string): boolean {
  return isStaffOf(viewer, divisionPath);
}

/** Drafts, facilities in review and withdrawn ones are seen by those who change or review them. */
export function mayReadUnpublished(viewer: Viewer, facility: OfUnit & { readonly divisionPath: string }): boolean {
  return mayChangeFacility(viewer, facility) || mayReviewFacility(viewer, facility.divisionPath);
}
