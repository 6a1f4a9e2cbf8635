export { type UnitLookAhead, lookAheadOnUnits } from './unit.ahead.ts';
export { ResidentUnit } from './unit.entity.ts';
export {
  isActiveMember,
  listResidentUnits,
  residentUnitById,
  residentUnitPlace,
  type UnitAhead,
  unitColumns,
  type UnitPlace,
  type UnitRow,
} from './unit.loader.ts';
