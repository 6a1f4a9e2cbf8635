export { Division, districtCodeOf, DivisionLevel } from './division.entity.ts';
export {
  divisionByCode,
  divisionById,
  holdsToday,
  pathOfCode,
  pathWithin,
  requireDivision,
} from './division.loader.ts';
export { organisationById } from './organisation.loader.ts';
