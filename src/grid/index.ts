export { Division, districtCodeOf, DivisionLevel } from './division.entity.ts';
export {
  divisionByCode,
  divisionById,
  type DivisionRow,
  existsToday,
  pathOfCode,
  pathWithin,
  requireDivision,
} from './division.loader.ts';
