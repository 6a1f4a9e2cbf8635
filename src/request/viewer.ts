import { type RawBuilder, sql } from 'kysely';
import { registerEnumType } from 'type-graphql';

/** What somebody may be in the district. */
export enum Role {
  RESIDENT = 'RESIDENT',
  UNIT_MANAGER = 'UNIT_MANAGER',
  BRANCH_SECRETARY = 'BRANCH_SECRETARY',
  COMMUNITY_STAFF = 'COMMUNITY_STAFF',
  SUBDISTRICT_STAFF = 'SUBDISTRICT_STAFF',
  DISTRICT_ADMIN = 'DISTRICT_ADMIN',
}

registerEnumType(Role, {
  name: 'Role',
  description: 'What somebody may be. A role holds in the scope of its assignment only.',
  valuesConfig: {
    RESIDENT: { description: 'Books for themselves. 居民' },
    UNIT_MANAGER: { description: 'Runs the facilities of a unit, or one facility. 单位管理员' },
    BRANCH_SECRETARY: { description: 'Leads a grid branch. 网格党支部书记' },
    COMMUNITY_STAFF: { description: 'Works for a community: reviews facilities, admits members. 社区工作人员' },
    SUBDISTRICT_STAFF: { description: 'Works for a subdistrict, over all its communities. 街镇工作人员' },
    DISTRICT_ADMIN: { description: 'Runs the district: calendar, roles, everything below. 区级管理员' },
  },
});

/** What a service account may do for its unit. It never may anything else. */
export enum ServiceScope {
  FACILITIES_READ = 'FACILITIES_READ',
  FACILITIES_WRITE = 'FACILITIES_WRITE',
  BOOKINGS_READ = 'BOOKINGS_READ',
}

registerEnumType(ServiceScope, {
  name: 'ServiceScope',
  description: 'What a service account may do, beside what everybody may: for its own unit only. 服务账号权限范围',
  valuesConfig: {
    FACILITIES_READ: { description: 'Sees also the unpublished facilities of the unit. 查看设施' },
    FACILITIES_WRITE: {
      description: 'Upserts facilities of the unit with their opening rules and closures, and sees them all. 发布设施',
    },
    BOOKINGS_READ: {
      description:
        'Sees the bookings of the facilities of the unit; the names and phones of bookers stay masked. 查看预约',
    },
  },
});

/** Who a verified token speaks for. `subject` means something only together with `issuer`. */
export interface TokenIdentity {
  readonly subject: string;
  readonly issuer: string;
  /** The scopes of a token of a service account, separated by blanks; other tokens only say who. */
  readonly scope?: string;
  /** The phone number that the issuer has verified, as it stands in the token. */
  readonly verifiedPhone?: string;
  /** The session of a browser of this server's pages, which signing out ends; none for a token. */
  readonly sessionId?: string;
  /** The mail address that the issuer has verified, as it stands in the token. */
  readonly verifiedMail?: string;
}

/** A service account that is asking: one program of one unit. */
interface ServiceGrant {
  /** Its id, which is its client id. */
  readonly id: string;
  readonly unitId: string;
  readonly scopes: readonly ServiceScope[];
}

/** One role that holds now. A division counts with everything below it, which its path tells. */
export interface RoleGrant {
  readonly role: Role;
  readonly divisionId: string | null;
  readonly divisionPath: string | null;
  readonly unitId: string | null;
  readonly facilityId: string | null;
}

/** Who is asking: nobody known, somebody signed in without an account here, or an account with its roles of this moment. */
export interface Viewer {
  readonly accountId: string | undefined;
  readonly residentId: string | undefined;
  readonly roles: readonly RoleGrant[];
  /** The grid branches whose secretary they are: those that serve today a grid in which they hold that role. */
  readonly branchIds: readonly string[];
  /**
   * The service account they are; absent for people. It has no roles, is no resident and leads no branch, so that every
   * policy is closed to it but those that ask {@link servesUnit}.
   */
  readonly service?: ServiceGrant;
}

export const ANONYMOUS: Viewer = { accountId: undefined, residentId: undefined, roles: [], branchIds: [] };

/** The roles that make somebody staff of the territory they hold in, from the community up. */
const STAFF_ROLES: ReadonlySet<Role> = new Set([Role.COMMUNITY_STAFF, Role.SUBDISTRICT_STAFF, Role.DISTRICT_ADMIN]);

/** True when the viewer is staff of the territory with this path: of it, or of one that it lies in. */
export function isStaffOf(viewer: Viewer, divisionPath: string): boolean {
  return viewer.roles.some(
    ({ role, divisionPath: scope }) => STAFF_ROLES.has(role) && scope !== null && divisionPath.startsWith(scope),
  );
}

/** The paths of the territories the viewer is staff of, for lists that filter in SQL. */
export function staffPaths(viewer: Viewer): string[] {
  return viewer.roles.flatMap(({ role, divisionPath }) =>
    STAFF_ROLES.has(role) && divisionPath !== null ? [divisionPath] : [],
  );
}

/** The condition that the viewer is staff of the territory whose path the expression names: {@link isStaffOf}, in SQL. */
export function staffCondition(viewer: Viewer, divisionPath: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql<boolean>`${divisionPath} ^@ any(${staffPaths(viewer)}::text[])`;
}

/** True when the viewer runs all of the unit. */
export function managesUnit(viewer: Viewer, unitId: string): boolean {
  return viewer.roles.some((grant) => grant.role === Role.UNIT_MANAGER && grant.unitId === unitId);
}

/** True when the viewer runs the facility, through its unit or alone. */
export function managesFacility(viewer: Viewer, facility: { id: string; unitId: string }): boolean {
  return (
    managesUnit(viewer, facility.unitId) ||
    viewer.roles.some((grant) => grant.role === Role.UNIT_MANAGER && grant.facilityId === facility.id)
  );
}

/** The units the viewer runs, for lists that filter in SQL. */
export function managedUnitIds(viewer: Viewer): string[] {
  return viewer.roles.flatMap(({ role, unitId }) => (role === Role.UNIT_MANAGER && unitId !== null ? [unitId] : []));
}

/** The single facilities the viewer runs, for lists that filter in SQL. */
export function managedFacilityIds(viewer: Viewer): string[] {
  return viewer.roles.flatMap(({ role, facilityId }) =>
    role === Role.UNIT_MANAGER && facilityId !== null ? [facilityId] : [],
  );
}

/** True when the viewer is secretary of the grid branch. */
export function leadsBranch(viewer: Viewer, branchId: string): boolean {
  return viewer.branchIds.includes(branchId);
}

/** True when the viewer acts in the name of the unit or the grid branch with this id: runs the one, leads the other. */
export function actsFor(viewer: Viewer, ownerId: string): boolean {
  return managesUnit(viewer, ownerId) || leadsBranch(viewer, ownerId);
}

/** The units and grid branches in whose name the viewer acts, for lists that filter in SQL: {@link actsFor}, in SQL. */
export function actedForIds(viewer: Viewer): string[] {
  return [...managedUnitIds(viewer), ...viewer.branchIds];
}

/** True when the viewer is a service account of the unit, with one of these scopes. */
export function servesUnit(viewer: Viewer, unitId: string, ...anyOf: readonly ServiceScope[]): boolean {
  return servedUnitIds(viewer, ...anyOf).includes(unitId);
}

/** The unit for which the viewer, a service account, has one of these scopes; for lists that filter in SQL. */
export function servedUnitIds({ service }: Viewer, ...anyOf: readonly ServiceScope[]): string[] {
  return service?.scopes.some((scope) => anyOf.includes(scope)) ? [service.unitId] : [];
}

/** True when the viewer holds the role, wherever. */
export function holds(viewer: Viewer, role: Role): boolean {
  return viewer.roles.some((grant) => grant.role === role);
}

declare module '../database/column-enums.ts' {
  interface ColumnEnums {
    'role_assignment.role': Role;
  }
}
