import { holds, Role, staffPaths, type Viewer } from '../../request/viewer.ts';

/** Staff read what was done to a thing in their territory. */
export function mayReadAuditOfOneThing(viewer: Viewer): boolean {
  return staffPaths(viewer).length > 0;
}

/** Who administers a district reads its whole trail. */
export function mayReadWholeAudit(viewer: Viewer): boolean {
  return holds(viewer, Role.DISTRICT_ADMIN);
}
