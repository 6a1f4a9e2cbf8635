import { type Context, viewerOf } from '../request/context.ts';
import { isMemberUnit } from '../district/units/index.ts';
import { prefixOf } from '../shared/node.ts';
import { partiesOfVersion } from './content/project-version.loader.ts';
import { evaluationsOfBook, sessionsOfBook } from './running/project-log.loader.ts';
import { BOOK_STEPS, type BookStep, ServiceProjectBookState } from './service-project-book.entity.ts';
import { type BookRow, isRevised } from './service-project-book.loader.ts';
import { bookPartiesOf, signatoryFor, speaksFor } from './service-project-book.policy.ts';

/** Whether a step is one that the viewer takes of a book in the state it is in. */
export function canTake(book: BookRow, step: BookStep): boolean {
  return BOOK_STEPS.isFor(step, bookPartiesOf(book)) && BOOK_STEPS.canTake(step, book.state);
}

/** What is negotiated beside the version in force is withdrawn, by those whom that binds. */
export function canWithdrawRevision(book: BookRow): boolean {
  return isRevised(book) && canTake(book, 'WITHDRAW_REVISION');
}

/** A project that is signed begins while all its units are active members. */
export async function canStart(ctx: Context, book: BookRow): Promise<boolean> {
  if (!canTake(book, 'START')) return false;
  const parties = await partiesOfVersion(ctx).load({ bookId: book.id, version: book.versionInForce! });
  const units = parties.filter(({ partyId }) => prefixOf(partyId) === 'uni');
  return (await Promise.all(units.map(({ partyId }) => isMemberUnit(ctx).load(partyId)))).every(Boolean);
}

/** The parties for which the viewer can sign the latest version: nobody signs for two. */
export async function partiesToSignFor(ctx: Context, book: BookRow): Promise<string[]> {
  if (!book.insider) return [];
  const { accountId } = await viewerOf(ctx);
  const parties = await partiesOfVersion(ctx).load({ bookId: book.id, version: book.latestVersion });
  if (parties.some(({ signerId }) => signerId !== null && signerId === accountId)) return [];
  const open = parties.filter(({ signedVersion }) => signedVersion === null);
  const step = open.length === 1 ? 'SIGN_LAST' : 'SIGN';
  if (!BOOK_STEPS.canTake(step, book.state)) return [];
  return only(open, ({ partyId }) => signatoryFor(ctx, partyId));
}

/** The parties for which the viewer can say that a project is done. */
export async function partiesToCompleteFor(ctx: Context, book: BookRow): Promise<string[]> {
  if (!BOOK_STEPS.canTake('COMPLETE', book.state)) return [];
  if ((await sessionsOfBook(ctx).load(book.id)).length === 0) return [];
  const parties = await partiesOfVersion(ctx).load({ bookId: book.id, version: book.versionInForce! });
  return only(
    parties.filter(({ confirmedAt }) => confirmedAt === null),
    ({ partyId }) => speaksFor(ctx, partyId),
  );
}

/** The parties for which the viewer can evaluate a project. */
export async function partiesToEvaluateFor(ctx: Context, book: BookRow): Promise<string[]> {
  if (!BOOK_STEPS.canTake('EVALUATE', book.state)) return [];
  const [parties, given] = await Promise.all([
    partiesOfVersion(ctx).load({ bookId: book.id, version: book.versionInForce! }),
    evaluationsOfBook(ctx).load(book.id),
  ]);
  const done = new Set(given.map(({ partyId }) => partyId));
  return only(
    parties.filter(({ partyId }) => !done.has(partyId)),
    ({ partyId }) => speaksFor(ctx, partyId),
  );
}

/** Whether sessions are logged and milestones completed of it by the viewer. */
export function canLog({ bound, state }: BookRow): boolean {
  return bound && state === ServiceProjectBookState.RUNNING;
}

/** The ids of those parties of whom it is true. */
async function only<P extends { readonly partyId: string }>(
  parties: readonly P[],
  isTrue: (party: P) => Promise<unknown>,
): Promise<string[]> {
  const found = await Promise.all(parties.map(async (party) => ((await isTrue(party)) ? party.partyId : null)));
  return found.filter((id) => id !== null);
}
