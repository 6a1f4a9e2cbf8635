import type { Feature } from '../../request/feature.ts';
import { Alliance } from './alliance.entity.ts';
import { allianceById } from './alliance.loader.ts';
import { AllianceResolver } from './alliance.resolver.ts';
import { Delegate } from './delegate.entity.ts';
import { visibleDelegate } from './delegate.loader.ts';
import { DelegateResolver } from './delegate.resolver.ts';
import { AllianceMembership } from './membership.entity.ts';
import { visibleMembership } from './membership.loader.ts';
import { MembershipResolver } from './membership.resolver.ts';
import { UnitRolesResolver } from './unit-roles.resolver.ts';
import { ServiceAccountUnitResolver, UnitServiceAccountsResolver } from './unit-service-accounts.resolver.ts';
import { ResidentUnit } from './unit.entity.ts';
import { residentUnitByCreditCode, residentUnitById } from './unit.loader.ts';
import { UnitResolver } from './unit.resolver.ts';

export { Alliance } from './alliance.entity.ts';
export { allianceById } from './alliance.loader.ts';
export { sittingDelegateOf, visibleDelegate } from './delegate.loader.ts';
export { visibleMembership } from './membership.loader.ts';
export { lookAheadOnUnits } from './unit.ahead.ts';
export { ResidentUnit } from './unit.entity.ts';
export {
  isActiveMember,
  residentUnitByCreditCode,
  residentUnitById,
  residentUnitPlace,
  type UnitRow,
} from './unit.loader.ts';

/** Resident units, alliances, memberships, delegates. */
export const unitsFeature: Feature = {
  entities: [ResidentUnit, Alliance, AllianceMembership, Delegate],
  resolvers: [
    UnitResolver,
    AllianceResolver,
    MembershipResolver,
    DelegateResolver,
    UnitRolesResolver,
    UnitServiceAccountsResolver,
    ServiceAccountUnitResolver,
  ],
  readers: {
    uni: (ctx, id) => residentUnitById(ctx).load(id),
    all: (ctx, id) => allianceById(ctx).load(id),
    mem: visibleMembership,
    del: visibleDelegate,
  },
  keys: { ResidentUnit: { creditCode: residentUnitByCreditCode } },
};
