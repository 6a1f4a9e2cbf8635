import { type Context, viewerOf } from '../../request/context.ts';
import { isStaffOf } from '../../district/identity/index.ts';
import { speaksFor } from '../service-project-book.policy.ts';
import type { PaperRow } from './paper.loader.ts';

/*
 * A signature on paper is looked at by two people: one enters it with its scan, another confirms that this is what the
 * party has signed. One of the two at least stands for the party, so that nobody is bound without knowing; the other may be
 * staff of its place, since a small unit often has one person alone who deals with the alliance, and the community keeps
 * the originals.
 */

/** As what somebody may look at a paper of a party; undefined for anybody else. */
export async function lookerAt(
  ctx: Context,
  { partyId, placePath }: Pick<PaperRow, 'partyId' | 'placePath'>,
): Promise<'PARTY' | 'STAFF' | undefined> {
  if (await speaksFor(ctx, partyId)) return 'PARTY';
  return isStaffOf(await viewerOf(ctx), placePath) ? 'STAFF' : undefined;
}

/** Whether the caller confirms a paper that somebody else has entered. */
export async function mayConfirm(ctx: Context, paper: PaperRow): Promise<boolean> {
  if ((await viewerOf(ctx)).accountId === paper.enteredBy) return false;
  const looker = await lookerAt(ctx, paper);
  return looker === 'PARTY' || (looker === 'STAFF' && paper.enteredForParty);
}

/** Who may confirm it may reject it; who entered it may take it back. */
export async function mayReject(ctx: Context, paper: PaperRow): Promise<boolean> {
  return (await lookerAt(ctx, paper)) !== undefined;
}
