import { isStaffOf, managesUnit, type Viewer } from '../../identity/index.ts';
import { type MembershipParty, type MembershipState, PUBLIC_MEMBERSHIP_STATES } from './membership.entity.ts';

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

/**
 * As what somebody takes a step of a membership: as a manager of the unit, as staff of the host community or of a
 * division above it.
 */
export function membershipPartiesOf(viewer: Viewer, { unitId, hostPath }: MembershipParties): MembershipParty[] {
  const parties: MembershipParty[] = [];
  if (managesUnit(viewer, unitId)) parties.push('UNIT');
  if (isStaffOf(viewer, hostPath)) parties.push('HOST');
  return parties;
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
  return membershipPartiesOf(viewer, parties).length > 0;
}
