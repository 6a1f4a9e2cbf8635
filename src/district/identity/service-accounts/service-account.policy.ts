import { managesUnit, type Viewer } from '../../../request/viewer.ts';

/** Which programs act in the name of a unit is for its managers alone, not for staff and not for programs. */
export function mayManageServiceAccounts(viewer: Viewer, unitId: string): boolean {
  return managesUnit(viewer, unitId);
}

/** A service account is seen by the managers of its unit, and knows itself. */
export function maySeeServiceAccount(
  viewer: Viewer,
  account: { readonly id: string; readonly unitId: string },
): boolean {
  return mayManageServiceAccounts(viewer, account.unitId) || viewer.service?.id === account.id;
}
