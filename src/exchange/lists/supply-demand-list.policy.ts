import { actsFor, isStaffOf, staffPaths, type Viewer } from '../../district/identity/index.ts';
import { isBranchId } from './list-owner.ts';
import { isPublicList, type ListParty, type SupplyDemandListState } from './supply-demand-list.entity.ts';

/** Whom a list concerns: the unit or branch that owns it, and the staff of the place where that is. */
export interface ListPlace {
  readonly ownerId: string;
  readonly placePath: string;
}

/** Who acts for a unit or a branch keeps its list: begins it, writes its entries, submits it. */
export function mayKeepList(viewer: Viewer, ownerId: string): boolean {
  return actsFor(viewer, ownerId);
}

/** The same, and whether the owner is a unit that has left its alliance: what it offers goes through a review again. */
interface ListToDecide extends ListPlace {
  readonly ownerHasLeft: boolean;
}

/**
 * As what somebody takes a step of a list. On a branch's list, and on that of a unit that has left its alliance, decide
 * the staff of its community or of a division above, never its own secretary or manager; on another unit's list a
 * manager of the unit.
 */
export function listPartiesOf(viewer: Viewer, { ownerId, placePath, ownerHasLeft }: ListToDecide): ListParty[] {
  const isOwner = mayKeepList(viewer, ownerId);
  const isStaff = isStaffOf(viewer, placePath);
  const parties: ListParty[] = [];
  if (isOwner) parties.push('OWNER');
  if (isStaff) parties.push('STAFF');
  if (isBranchId(ownerId) || ownerHasLeft ? isStaff && !isOwner : isOwner) parties.push('DECIDER');
  return parties;
}

/** Lists in force and closed ones are public; drafts and submitted ones are for the owner and the staff of the place. */
export function maySeeList(viewer: Viewer, list: ListPlace & { readonly state: SupplyDemandListState }): boolean {
  return isPublicList(list.state) || maySeeInsideList(viewer, list);
}

/** Reasons are for the owner and the staff of the place. */
export function maySeeInsideList(viewer: Viewer, list: ListPlace): boolean {
  return mayKeepList(viewer, list.ownerId) || isStaffOf(viewer, list.placePath);
}

/** Entries of two lists are merged by who keeps both, or by staff of one place that holds both. */
export function mayMergeEntries(viewer: Viewer, one: ListPlace, other: ListPlace): boolean {
  const keepsBoth = mayKeepList(viewer, one.ownerId) && mayKeepList(viewer, other.ownerId);
  return (
    keepsBoth || staffPaths(viewer).some((path) => one.placePath.startsWith(path) && other.placePath.startsWith(path))
  );
}
