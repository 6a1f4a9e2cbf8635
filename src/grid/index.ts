export { Division, districtCodeOf, DivisionLevel } from './division.entity.ts';
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
