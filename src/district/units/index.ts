import type { Feature } from '../../request/feature.ts';
import { Alliance } from './alliances/alliance.entity.ts';
import { allianceById } from './alliances/alliance.loader.ts';
import { AllianceResolver } from './alliances/alliance.resolver.ts';
import { Delegate } from './alliances/delegate.entity.ts';
import { visibleDelegate } from './alliances/delegate.loader.ts';
import { DelegateResolver } from './alliances/delegate.resolver.ts';
import { AllianceMembership } from './alliances/membership.entity.ts';
import { visibleMembership } from './alliances/membership.loader.ts';
import { MembershipResolver } from './alliances/membership.resolver.ts';
import { UnitRolesResolver } from './unit-roles.resolver.ts';
import { ServiceAccountUnitResolver, UnitServiceAccountsResolver } from './unit-service-accounts.resolver.ts';
import { ResidentUnit } from './unit.entity.ts';
import { residentUnitByCreditCode, residentUnitById } from './unit.loader.ts';
import { UnitResolver } from './unit.resolver.ts';
import { UnitsCsvResolver } from './units-csv.resolver.ts';
import { ViewerProfileResolver } from './viewer-profile.resolver.ts';

export { Alliance } from './alliances/alliance.entity.ts';
export { allianceById } from './alliances/alliance.loader.ts';
export { ownSeatFor, sittingDelegateOf } from './alliances/delegate.loader.ts';
export { ResidentUnit } from './unit.entity.ts';
export {
  isActiveMember,
  isMemberUnit,
  residentUnitById,
  residentUnitPlace,
  type UnitRow,
  unitValue,
} from './unit.loader.ts';

/** Resident units, alliances, memberships, delegates. */
export const unitsFeature: Feature = {
  entities: [ResidentUnit, Alliance, AllianceMembership, Delegate],
  resolvers: [
    UnitResolver,
    UnitsCsvResolver,
    AllianceResolver,
    MembershipResolver,
    DelegateResolver,
    UnitRolesResolver,
    UnitServiceAccountsResolver,
    ServiceAccountUnitResolver,
    ViewerProfileResolver,
  ],
  readers: {
    uni: (ctx, id) => residentUnitById(ctx).load(id),
    all: (ctx, id) => allianceById(ctx).load(id),
    mem: visibleMembership,
    del: visibleDelegate,
  },
  keys: { ResidentUnit: { creditCode: residentUnitByCreditCode } },
};
