import { isStaffOf, type Viewer } from '../identity/viewer.ts';

/** Staff of the territory register the units that are based in it. */
export function mayRegisterUnit(viewer: Viewer, divisionPath: string): boolean {
  return isStaffOf(viewer, divisionPath);
}
