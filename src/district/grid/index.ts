import type { Feature } from '../../request/feature.ts';
import { Division } from './division.entity.ts';
import { divisionByCode, divisionById } from './division.loader.ts';
import { DivisionResolver } from './division.resolver.ts';
import {
  BuildingGroup,
  CommunityCommittee,
  GridBranch,
  PartyOrganisation,
  WorkCommittee,
} from './organisation.entity.ts';
import { organisationById } from './organisation.loader.ts';
import { GridBranchResolver, PartyOrganisationResolver } from './organisation.resolver.ts';

export { Division, districtCodeOf, DivisionLevel } from './division.entity.ts';
export {
  divisionByCode,
  divisionById,
  divisionColumns,
  type DivisionRow,
  holdsToday,
  pathOfCode,
  pathWithin,
  requireDivision,
} from './division.loader.ts';
export { GridBranch } from './organisation.entity.ts';
export { organisationById, type OrganisationRow, organisationValue } from './organisation.loader.ts';
export {
  keepsTerritoryClock,
  localDateOf,
  localTimeOf,
  momentOfLocalTime,
  startOfLocalDate,
  TERRITORY_TIME_ZONE,
} from './territory-clock.ts';

/** Divisions and party organisations. */
export const gridFeature: Feature = {
  entities: [Division, PartyOrganisation, WorkCommittee, CommunityCommittee, GridBranch, BuildingGroup],
  resolvers: [DivisionResolver, PartyOrganisationResolver, GridBranchResolver],
  readers: {
    div: (ctx, id) => divisionById(ctx).load(id),
    wkc: (ctx, id) => organisationById(ctx).load(id),
    cmc: (ctx, id) => organisationById(ctx).load(id),
    gbr: (ctx, id) => organisationById(ctx).load(id),
    bgr: (ctx, id) => organisationById(ctx).load(id),
  },
  keys: { Division: { code: divisionByCode } },
};
