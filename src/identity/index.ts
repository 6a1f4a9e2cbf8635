export { accountNamed } from './account.service.ts';
export { Resident } from './resident.entity.ts';
export { knownResidentById, residentById } from './resident.loader.ts';
export { RoleAssignment } from './role.entity.ts';
export { roleAssignmentById, type RoleAssignmentRow, rolesHeldBy } from './role.loader.ts';
export { ViewerProfile } from './viewer.entity.ts';
export {
  actedForIds,
  actsFor,
  holds,
  isStaffOf,
  leadsBranch,
  managedFacilityIds,
  managedUnitIds,
  managesFacility,
  managesUnit,
  Role,
  staffCondition,
  staffPaths,
  type Viewer,
} from './viewer.ts';
