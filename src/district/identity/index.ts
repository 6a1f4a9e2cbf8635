export { accountNamed } from './account.service.ts';
export { Resident } from './resident.entity.ts';
export { knownResidentById, residentById } from './resident.loader.ts';
export { RoleAssignment } from './role.entity.ts';
export { roleAssignmentById, type RoleAssignmentRow, rolesHeldBy } from './role.loader.ts';
export {
  SERVICE_ACCOUNT_SORT_KEYS,
  serviceAccountById,
  type ServiceAccountRow,
  serviceAccountsOfUnit,
} from './service-accounts/service-account.loader.ts';
export { mayManageServiceAccounts } from './service-accounts/service-account.policy.ts';
export { ServiceAccount, ServiceAccountConnection } from './service-accounts/service-account.entity.ts';
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
  servedUnitIds,
  servesUnit,
  ServiceScope,
  staffCondition,
  staffPaths,
  type Viewer,
} from '../../request/viewer.ts';
