import { Role, staffPaths, type Viewer } from '../../request/viewer.ts';

/** Who administers a district reads its whole trail; all other staff read what was done to a thing in their territory. */
export function mayReadAudit(viewer: Viewer, { ofOneThing }: { readonly ofOneThing: boolean }): boolean {
  return ofOneThing
    ? staffPaths(viewer).length > 0
    : viewer.roles.some(({ role, divisionPath }) => role === Role.DISTRICT_ADMIN && divisionPath !== null);
}
