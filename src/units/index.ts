export { lookAheadOnUnits } from './unit.ahead.ts';
export { ResidentUnit } from './unit.entity.ts';
export { isActiveMember, residentUnitById, residentUnitPlace, type UnitRow } from './unit.loader.ts';
