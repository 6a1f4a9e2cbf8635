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
