import { managesUnit, type Viewer } from '../../district/identity/index.ts';

/** Whom the unit tells of what happens to it is for its managers alone: not for staff, and not for programs. */
export function mayManageWebhooks(viewer: Viewer, unitId: string): boolean {
  return managesUnit(viewer, unitId);
}
