import { actsFor, isStaffOf, type Viewer } from '../../district/identity/index.ts';
import { type MatchEnder, MatchSide } from './match.entity.ts';

/** The two sides of a match: who gives and who receives, and where either is. */
interface MatchSides {
  readonly supplyOwnerId: string;
  readonly demandOwnerId: string;
  readonly supplyPlacePath: string;
  readonly demandPlacePath: string;
}

/** The sides of a match in whose name the viewer acts. */
export function sidesActedFor(viewer: Viewer, match: MatchSides): MatchSide[] {
  const sides: MatchSide[] = [];
  if (actsFor(viewer, match.supplyOwnerId)) sides.push(MatchSide.SUPPLY);
  if (actsFor(viewer, match.demandOwnerId)) sides.push(MatchSide.DEMAND);
  return sides;
}

/** Staff of the place of either side, or of a territory that it lies in. */
function isStaffOfMatch(viewer: Viewer, match: MatchSides): boolean {
  return isStaffOf(viewer, match.supplyPlacePath) || isStaffOf(viewer, match.demandPlacePath);
}

/** A match is seen by both sides and by staff of the place of either. */
export function mayReadMatch(viewer: Viewer, match: MatchSides): boolean {
  return sidesActedFor(viewer, match).length > 0 || isStaffOfMatch(viewer, match);
}

/** As whom the viewer ends a match: for a side, if they act for one; the receiving side, if they act for both. */
export function enderOf(viewer: Viewer, match: MatchSides): MatchEnder {
  return sidesActedFor(viewer, match).at(-1) ?? 'STAFF';
}

/** Staff of the place of the demand, or above, set a match by hand. */
export function maySetMatch(viewer: Viewer, demandPlacePath: string): boolean {
  return isStaffOf(viewer, demandPlacePath);
}
