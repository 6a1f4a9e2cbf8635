import { type Context, viewerOf } from '../request/context.ts';
import { actsFor, leadsBranch } from '../district/identity/index.ts';
import { prefixOf } from '../shared/node.ts';
import { ownSeatFor } from '../district/units/index.ts';
import type { BookParty } from './service-project-book.entity.ts';
import type { BookRow } from './service-project-book.loader.ts';

/*
 * Whoever belongs to a party, and staff of the parties' places, are the insiders of a book: they see it from the first
 * draft on, and write it (`insider` of a BookRow). Those of them whom it binds begin it, halt it, end it, and log what
 * comes of it (`bound`). Others see what is in force. To speak for a party takes more: to stand for it.
 */

/** As what somebody takes a step of a book that is not for who stands for a party. */
export function bookPartiesOf({ insider, bound }: Pick<BookRow, 'insider' | 'bound'>): BookParty[] {
  const parties: BookParty[] = [];
  if (insider) parties.push('INSIDER');
  if (bound) parties.push('BOUND');
  return parties;
}

/** Who manages a unit or leads a branch speaks for it in a project; so does a delegate who sits for the unit. */
export async function speaksFor(ctx: Context, partyId: string): Promise<boolean> {
  return actsFor(await viewerOf(ctx), partyId) || (await delegateFor(ctx, partyId)) !== null;
}

/**
 * With what right somebody signs for a party: a unit signs by a delegate who sits for it now, and by nobody else, a
 * branch by its secretary. Null for anybody else.
 */
export async function signatoryFor(
  ctx: Context,
  partyId: string,
): Promise<{ readonly delegateId: string | null } | null> {
  if (isUnit(partyId)) {
    const delegateId = await delegateFor(ctx, partyId);
    return delegateId === null ? null : { delegateId };
  }
  return leadsBranch(await viewerOf(ctx), partyId) ? { delegateId: null } : null;
}

async function delegateFor(ctx: Context, partyId: string): Promise<string | null> {
  if (!isUnit(partyId)) return null;
  return (await ownSeatFor(ctx).load(partyId))?.id ?? null;
}

function isUnit(partyId: string): boolean {
  return prefixOf(partyId) === 'uni';
}
