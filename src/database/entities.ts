import { Booking } from '../bookings/booking.entity.ts';
import { Match } from '../exchange/match.entity.ts';
import { Demand } from '../exchange/demand.entity.ts';
import { ServiceCategory } from '../exchange/service-category.entity.ts';
import { SupplyDemandList } from '../exchange/supply-demand-list.entity.ts';
import { Supply } from '../exchange/supply.entity.ts';
import { SharedFacility } from '../facilities/facility.entity.ts';
import { Division } from '../grid/division.entity.ts';
import {
  BuildingGroup,
  CommunityCommittee,
  GridBranch,
  PartyOrganisation,
  WorkCommittee,
} from '../grid/organisation.entity.ts';
import { Resident } from '../identity/resident.entity.ts';
import { RoleAssignment } from '../identity/role.entity.ts';
import { ServiceAccount } from '../identity/service-account.entity.ts';
import { ServiceProjectBook } from '../projects/service-project-book.entity.ts';
import { Alliance } from '../units/alliance.entity.ts';
import { Delegate } from '../units/delegate.entity.ts';
import { AllianceMembership } from '../units/membership.entity.ts';
import { ResidentUnit } from '../units/unit.entity.ts';
import { Webhook } from '../webhooks/webhook.entity.ts';

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
