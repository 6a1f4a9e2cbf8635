import { Booking } from '../bookings/booking.entity.ts';
import { Match } from '../exchange/matches/match.entity.ts';
import { Demand } from '../exchange/lists/demand.entity.ts';
import { ServiceCategory } from '../exchange/lists/service-category.entity.ts';
import { SupplyDemandList } from '../exchange/lists/supply-demand-list.entity.ts';
import { Supply } from '../exchange/lists/supply.entity.ts';
import { SharedFacility } from '../facilities/facility.entity.ts';
import { Division } from '../district/grid/division.entity.ts';
import {
  BuildingGroup,
  CommunityCommittee,
  GridBranch,
  PartyOrganisation,
  WorkCommittee,
} from '../district/grid/organisation.entity.ts';
import { Resident } from '../district/identity/resident.entity.ts';
import { RoleAssignment } from '../district/identity/role.entity.ts';
import { ServiceAccount } from '../district/identity/service-accounts/service-account.entity.ts';
import { ServiceProjectBook } from '../projects/service-project-book.entity.ts';
import { Alliance } from '../district/units/alliance.entity.ts';
import { Delegate } from '../district/units/delegate.entity.ts';
import { AllianceMembership } from '../district/units/membership.entity.ts';
import { ResidentUnit } from '../district/units/unit.entity.ts';
import { Webhook } from '../events/webhooks/webhook.entity.ts';

/** Every entity class, for MikroORM. A new feature adds its own here. */
export const entities = [
  Division,
  PartyOrganisation,
  WorkCommittee,
  CommunityCommittee,
  GridBranch,
  BuildingGroup,
  ResidentUnit,
  Alliance,
  AllianceMembership,
  Delegate,
  Resident,
  RoleAssignment,
  SharedFacility,
  Booking,
  Match,
  ServiceCategory,
  SupplyDemandList,
  Supply,
  Demand,
  ServiceProjectBook,
  ServiceAccount,
  Webhook,
];
