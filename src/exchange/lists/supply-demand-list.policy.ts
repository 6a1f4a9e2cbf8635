import { actsFor, isStaffOf, staffPaths, type Viewer } from '../../district/identity/index.ts';
import { isBranchId } from './list-owner.ts';
import { isPublicList, type SupplyDemandListState } from './supply-demand-list.entity.ts';

/** Whom a list concerns: the unit or branch that owns it, and the staff of the place where that is. */
export interface ListPlace {
  readonly ownerId: string;
  readonly placePath: string;
}

/** Who acts for a unit or a branch keeps its list: begins it, writes its entries, submits it. */
export function mayKeepList(viewer: Viewer, ownerId: string): boolean {
  return actsFor(viewer, ownerId);
}

/**
 * A branch's list is confirmed or returned by staff of its community or of a division above, never by its own
 * secretary; a unit's list by a manager of the unit.
 */
export function mayDecideOnList(viewer: Viewer, { ownerId, placePath }: ListPlace): boolean {
  if (!isBranchId(ownerId)) return actsFor(viewer, ownerId);
  return isStaffOf(viewer, placePath) && !actsFor(viewer, ownerId);
}

/** A list is closed by its owner, or by the staff of its place. */
export function mayCloseList(viewer: Viewer, { ownerId, placePath }: ListPlace): boolean {
  return actsFor(viewer, ownerId) || isStaffOf(viewer, placePath);
}

/** Lists in force and closed ones are public; drafts and submitted ones are for the owner and the staff of the place. */
export function maySeeList(viewer: Viewer, list: ListPlace & { readonly state: SupplyDemandListState }): boolean {
  return isPublicList(list.state) || maySeeInsideList(viewer, list);
}

/** Reasons are for the owner and the staff of the place. */
export function maySeeInsideList(viewer: Viewer, { ownerId, placePath }: ListPlace): boolean {
  return actsFor(viewer, ownerId) || isStaffOf(viewer, placePath);
}

/** Entries of two lists are merged by who keeps both, or by staff of one place that holds both. */
export function mayMergeEntries(viewer: Viewer, one: ListPlace, other: ListPlace): boolean {
  const keepsBoth = mayKeepList(viewer, one.ownerId) && mayKeepList(viewer, other.ownerId);
  return (
    keepsBoth || staffPaths(viewer).some((path) => one.placePath.startsWith(path) && other.placePath.startsWith(path))
  );
}
