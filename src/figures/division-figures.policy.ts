import { isStaffOf, type Viewer } from '../district/identity/index.ts';

/** The figures of a territory are for its staff, and for that of the territories that it lies in. */
export function mayReadFigures(viewer: Viewer, divisionPath: string): boolean {
  return isStaffOf(viewer, divisionPath);
}
