import { LockMode } from '@mikro-orm/core';
import type { WriteContext } from '../request/context.ts';
import { prefixOf } from '../shared/node.ts';
import { type Change, record } from '../request/record.ts';
import { notFound } from '../shared/refusal.ts';
import { isActiveMember, residentUnitById } from '../district/units/index.ts';
import type { BookContent } from './content/book-content.ts';
import { partiesOfVersion, type PartyRow, versionOfBook } from './content/project-version.loader.ts';
import { BOOK_STEPS, type BookStep, ServiceProjectBook } from './service-project-book.entity.ts';
import { bookStateConflict, notYourBook, partyLeft } from './service-project-book.errors.ts';
import { type BookRow, visibleBook } from './service-project-book.loader.ts';
import { bookPartiesOf } from './service-project-book.policy.ts';

/** A book, locked until the transaction ends, with what the actor sees of it. */
interface LockedBook {
  readonly book: ServiceProjectBook;
  readonly row: BookRow;
}

/**
 * A book that the actor may see, locked. Every change of a book and of what hangs on it begins so, one after another.
 * @throws Refusal NOT_FOUND for one that is not there or not for them
 */
export async function lockBook(ctx: WriteContext, id: string): Promise<LockedBook> {
  const book = await ctx.em.findOne(ServiceProjectBook, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  // Read after the lock, so that it is what holds.
  const row = book && (await visibleBook(ctx, id));
  if (!book || !row) throw notFound({ type: 'ServiceProjectBook', field: ['bookId'] });
  return { book, row };
}

/**
 * The same for an actor whom what holds of it binds. Somebody who is only to join, by a version that not all have signed,
 * reads it and negotiates, and has no say in what is under way.
 * @throws Refusal FORBIDDEN besides
 */
export async function lockOwnBook(ctx: WriteContext, id: string): Promise<ServiceProjectBook> {
  const { book, row } = await lockBook(ctx, id);
  if (!row.bound) throw notYourBook();
  return book;
}

/** The same for an actor whose step it is, as one of the insiders or as one whom it binds. @throws Refusal FORBIDDEN besides */
export async function lockBookFor(ctx: WriteContext, step: BookStep, id: string): Promise<ServiceProjectBook> {
  const { book, row } = await lockBook(ctx, id);
  if (!BOOK_STEPS.isFor(step, bookPartiesOf(row))) throw notYourBook();
  return book;
}

/** The same for an actor who negotiates it: as one whom it binds, or is to bind. @throws Refusal FORBIDDEN besides */
export async function lockNegotiatedBook(ctx: WriteContext, id: string): Promise<ServiceProjectBook> {
  const { book, row } = await lockBook(ctx, id);
  if (!row.insider) throw notYourBook();
  return book;
}

/** @throws Refusal STATE_CONFLICT when the step does not lead on from the state of the book */
export function requireStep(book: ServiceProjectBook, step: BookStep, field?: readonly string[]): void {
  if (!book.canTake(step)) throw bookStateConflict({ state: book.state, ...(field && { field }) });
}

/** Writes what has changed on a book, and that it did. */
export async function recordBook(
  ctx: WriteContext,
  book: ServiceProjectBook,
  change: Pick<Change, 'action' | 'fields' | 'topic'>,
): Promise<void> {
  await ctx.em.flush();
  await record(ctx, { ...change, subjectId: book.id, districtCode: book.districtCode });
}

/** What the version in force says. @throws Error when there is none, which the states rule out */
export async function contentInForce(ctx: WriteContext, book: ServiceProjectBook): Promise<BookContent> {
  return (await versionOfBook(ctx).load({ bookId: book.id, version: inForce(book) })).text;
}

/** The parties of the version in force. */
export function partiesInForce(ctx: WriteContext, book: ServiceProjectBook): Promise<PartyRow[]> {
  return partiesOfVersion(ctx).load({ bookId: book.id, version: inForce(book) });
}

function inForce({ id, versionInForce }: ServiceProjectBook): number {
  if (versionInForce === null) throw new Error(`Nothing of ${id} is in force`);
  return versionInForce;
}

/** @throws Refusal STATE_CONFLICT naming the first unit that is an active member of no alliance */
export async function requireMembers(
  ctx: WriteContext,
  partyIds: readonly string[],
  field: readonly string[],
): Promise<void> {
  for (const id of partyIds.filter((id) => prefixOf(id) === 'uni')) {
    if (await isActiveMember(ctx.db, id)) continue;
    const { name = id } = (await residentUnitById(ctx).load(id)) ?? {};
    throw partyLeft({ name, field });
  }
}
