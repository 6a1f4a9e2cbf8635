import { isStaffOf, type Viewer } from '../identity/index.ts';

/** Staff of the territory register the units that are based in it. */
export function mayRegisterUnit(viewer: Viewer, divisionPath: string): boolean {
  return isStaffOf(viewer, divisionPath);
}
