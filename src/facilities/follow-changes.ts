import type { WriteContext } from '../request/context.ts';

/** A facility that is open at other times than before, or is or is not offered. */
interface FacilityChange {
  readonly facilityId: string;
  /** Why, in the words of who changed it; null when they gave none. */
  readonly reason: string | null;
}

type Follower = (ctx: WriteContext, change: FacilityChange) => Promise<void>;

const followers: Follower[] = [];

/** Has something follow such changes in their transaction: what builds on facilities, and of which they know nothing. */
export function followChanges(follower: Follower): void {
  followers.push(follower);
}

/** Has all that follows from a change done, once it stands in the transaction. */
export async function haveFollowed(ctx: WriteContext, change: FacilityChange): Promise<void> {
  for (const follow of followers) await follow(ctx, change);
}
