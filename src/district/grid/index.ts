export { Division, districtCodeOf, DivisionLevel, TERRITORY_TIME_ZONE } from './division.entity.ts';
export {
  divisionByCode,
  divisionById,
  holdsToday,
  pathOfCode,
  pathWithin,
  requireDivision,
} from './division.loader.ts';
export { GridBranch } from './organisation.entity.ts';
export { organisationById, type OrganisationRow } from './organisation.loader.ts';
