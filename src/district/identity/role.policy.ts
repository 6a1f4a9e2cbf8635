import { Role, type RoleGrant, type Viewer } from '../../request/viewer.ts';

/**
 * Which roles the holder of a role may give and end, inside the scope of their own. Nobody gives more than they hold.
 * What was given lasts beyond the giver's own term: it is an act of their office.
 */
export const ASSIGNABLE_ROLES: Readonly<Record<Role, readonly Role[]>> = {
  [Role.DISTRICT_ADMIN]: Object.values(Role),
  [Role.SUBDISTRICT_STAFF]: [Role.COMMUNITY_STAFF, Role.BRANCH_SECRETARY, Role.UNIT_MANAGER],
  [Role.COMMUNITY_STAFF]: [Role.BRANCH_SECRETARY, Role.UNIT_MANAGER],
  [Role.UNIT_MANAGER]: [Role.UNIT_MANAGER],
  [Role.BRANCH_SECRETARY]: [],
  [Role.RESIDENT]: [],
};

/** Where a role holds, as far as it matters to who may give it. */
export interface RoleScope {
  /** The territory it lies in: the division itself, that of the unit, or that of the resident, if they named one. */
  readonly divisionPath: string | null;
  /** The unit, or the unit that owns the facility; null for roles in a division. */
  readonly unitId: string | null;
}

/** One and the same role of the viewer must both allow the role and cover the scope: two never add up. */
export function mayAssignRole(viewer: Viewer, role: Role, scope: RoleScope): boolean {
  return viewer.roles.some((grant) => ASSIGNABLE_ROLES[grant.role].includes(role) && covers(grant, scope));
}

/** Who may give a role may end it, whoever gave it. */
export const mayEndRole = mayAssignRole;

/** The manager of one facility covers no scope at all. A resident who named no division is covered by every district. */
function covers(grant: RoleGrant, { divisionPath, unitId }: RoleScope): boolean {
  if (grant.divisionPath === null) return grant.unitId !== null && grant.unitId === unitId;
  return divisionPath === null || divisionPath.startsWith(grant.divisionPath);
}
