import { isStaffOf, managesUnit, type Viewer } from '../identity/index.ts';
import { type MembershipState, PUBLIC_MEMBERSHIP_STATES } from './membership.entity.ts';

/** Whom a membership concerns: a unit, and the community that hosts the alliance. */
export interface MembershipParties {
  readonly unitId: string;
  /** The path of the division that hosts the alliance. */
  readonly hostPath: string;
}

/** Who manages a unit applies in its name. */
export function mayApply(viewer: Viewer, unitId: string): boolean {
  return managesUnit(viewer, unitId);
}

/** Staff of the host community, or of a division above it, admit, suspend and reinstate members. */
export function mayDecideOnMembership(viewer: Viewer, { hostPath }: MembershipParties): boolean {
  return isStaffOf(viewer, hostPath);
}

/** Joining is voluntary, so the unit may leave; the staff who admit may also turn down and expel. */
export function mayEndMembership(viewer: Viewer, parties: MembershipParties): boolean {
  return managesUnit(viewer, parties.unitId) || mayDecideOnMembership(viewer, parties);
}

/** A unit that leaves need not say why; staff have to. */
export function mayEndWithoutReason(viewer: Viewer, { unitId }: MembershipParties): boolean {
  return managesUnit(viewer, unitId);
}

/** Whom it sends is the unit's own decision. */
export function mayNameDelegates(viewer: Viewer, { unitId }: MembershipParties): boolean {
  return managesUnit(viewer, unitId);
}

/** Active and suspended memberships are public; applications and ended ones concern the unit and the staff alone. */
export function maySeeMembership(viewer: Viewer, membership: MembershipParties & { state: MembershipState }): boolean {
  return PUBLIC_MEMBERSHIP_STATES.includes(membership.state) || maySeeInside(viewer, membership);
}

/** Names of delegates, former delegates, and reasons are for the managers of the unit and the staff. */
export function maySeeInside(viewer: Viewer, parties: MembershipParties): boolean {
  return managesUnit(viewer, parties.unitId) || isStaffOf(viewer, parties.hostPath);
}
