import type { Feature } from '../../request/feature.ts';
import { visibleAccount } from './accounts/account.loader.ts';
import { AccountResolver } from './accounts/account.resolver.ts';
import { forgetEndedSessions } from './accounts/ended-sessions.ts';
import { knownResidentById } from './contacts/contact.loader.ts';
import { ContactResolver } from './contacts/contact.resolver.ts';
import { PhoneResolver } from './phones/phone.resolver.ts';
import { Resident } from './resident.entity.ts';
import { ResidentResolver } from './resident.resolver.ts';
import { RoleAssignment } from './role.entity.ts';
import { roleAssignmentById } from './role.loader.ts';
import { RoleResolver } from './role.resolver.ts';
import { ServiceAccount } from './service-accounts/service-account.entity.ts';
import { serviceAccountById } from './service-accounts/service-account.loader.ts';
import { ServiceAccountResolver, ViewerServiceAccountResolver } from './service-accounts/service-account.resolver.ts';
import { RoleDivisionResolver, ViewerResolver } from './viewer.resolver.ts';

export { accountIsDisabled, sessionHasEnded } from './accounts/account.errors.ts';
export { endSession, SESSION_SECONDS_MAX } from './accounts/ended-sessions.ts';
export { ACCOUNT_DISABLED_TOPIC, ACCOUNT_ENABLED_TOPIC } from './accounts/disable-account.ts';
export { accountNamed } from './account.service.ts';
export { confirmedByToken } from './phones/confirm-phone.ts';
export { Resident } from './resident.entity.ts';
export { ViewerProfile } from './viewer.entity.ts';
export { readViewer } from './viewer.loader.ts';
export { contactOf, ownContact, residentMet } from './contacts/contact.loader.ts';
export { ROLE_LABELS } from './role.errors.ts';
export { maskedSubject, RoleAssignment, RoleAssignmentConnection } from './role.entity.ts';
export { type RoleAssignmentRow } from './role.loader.ts';
export {
  SERVICE_ACCOUNT_SORT_KEYS,
  serviceAccountById,
  type ServiceAccountRow,
  serviceAccountsOfUnit,
} from './service-accounts/service-account.loader.ts';
export { mayManageServiceAccounts } from './service-accounts/service-account.policy.ts';
export { ServiceAccount, ServiceAccountConnection } from './service-accounts/service-account.entity.ts';
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

/** Who asks: residents, roles, service accounts. */
export const identityFeature: Feature = {
  entities: [Resident, RoleAssignment, ServiceAccount],
  resolvers: [
    ResidentResolver,
    ContactResolver,
    PhoneResolver,
    RoleResolver,
    AccountResolver,
    ViewerResolver,
    RoleDivisionResolver,
    ServiceAccountResolver,
    ViewerServiceAccountResolver,
  ],
  readers: {
    acc: visibleAccount,
    res: knownResidentById,
    rol: (ctx, id) => roleAssignmentById(ctx).load(id),
    svc: (ctx, id) => serviceAccountById(ctx).load(id),
  },
  jobs: [forgetEndedSessions],
};
