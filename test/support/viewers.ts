import { ANONYMOUS, Role, type RoleGrant, type ServiceScope, type Viewer } from '../../src/request/viewer.ts';

/** Paths of divisions: two communities of one subdistrict, and one of another. */
export const DISTRICT = '/350102/';
export const SUBDISTRICT = '/350102/003/';
export const COMMUNITY = '/350102/003/006/';
export const OTHER_COMMUNITY = '/350102/003/007/';
export const ELSEWHERE = '/350102/004/001/';

/** Somebody with an account and these roles, who is no resident unless they say so. */
export function somebody(roles: readonly RoleGrant[] = [], members: Partial<Viewer> = {}): Viewer {
  return { ...ANONYMOUS, accountId: 'acc_1', roles, ...members };
}

/** A role of a unit, a facility or a territory. */
export function grant(role: Role, scope: Partial<Omit<RoleGrant, 'role'>> = {}): RoleGrant {
  return { role, divisionId: null, divisionPath: null, unitId: null, facilityId: null, ...scope };
}

export const managerOf = (unitId: string) => somebody([grant(Role.UNIT_MANAGER, { unitId })]);
export const managerOfFacility = (facilityId: string) => somebody([grant(Role.UNIT_MANAGER, { facilityId })]);
export const staffOf = (divisionPath: string, role = Role.COMMUNITY_STAFF) => somebody([grant(role, { divisionPath })]);
export const secretaryOf = (...branchIds: string[]) => somebody([], { branchIds });
/** A program of a unit. */
export const programOf = (unitId: string, ...scopes: ServiceScope[]) =>
  somebody([], { accountId: undefined, service: { id: 'svc_1', unitId, scopes } });
