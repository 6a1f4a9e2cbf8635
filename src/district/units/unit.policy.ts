import { isStaffOf, managesUnit, type Viewer } from '../identity/index.ts';

/** Staff of the territory register the units that are based in it. */
export function mayRegisterUnit(viewer: Viewer, divisionPath: string): boolean {
  return isStaffOf(viewer, divisionPath);
}

/** What a unit says of itself is its own affair. */
export function mayUpdateUnit(viewer: Viewer, unitId: string): boolean {
  return managesUnit(viewer, unitId);
}
