import { LockMode } from '@mikro-orm/core';
import { sql } from 'kysely';
import type { WriteContext } from '../context.ts';
import { districtCodeOf, holdsToday } from '../grid/index.ts';
import { dateOf } from '../shared/interval.ts';
import { prefixOf, requireId } from '../shared/node.ts';
import { type Change, record } from '../shared/record.ts';
import { notFound } from '../shared/refusal.ts';
import { isActiveMember, residentUnitById } from '../units/index.ts';
import { type BookContent, hashOfContent } from './book-content.ts';
import { partiesOfVersion, type PartyRow, versionOfBook } from './project-version.loader.ts';
import { type BookStep, ServiceProjectBook } from './service-project-book.entity.ts';
import { bookStateConflict, notYourBook, partyLeft } from './service-project-book.errors.ts';
import { type BookRow, visibleBook } from './service-project-book.loader.ts';

/** A book, locked until the transaction ends, with what the actor sees of it. */
export interface LockedBook {
  readonly book: ServiceProjectBook;
  readonly row: BookRow;
}

/**
 * A book that the actor may see, locked. Every change of a book and of what hangs on it begins so, one after another.
 * @throws Refusal INVALID_INPUT, or NOT_FOUND for one that is not there or not for them
 */
export async function lockBook(ctx: WriteContext, id: string): Promise<LockedBook> {
  requireId(id, 'spb', ['bookId']);
  const book = await ctx.em.findOne(ServiceProjectBook, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  // Read after the lock, so that it is what holds.
  const row = book && (await visibleBook(ctx, id));
  if (!book || !row) throw notFound({ type: 'ServiceProjectBook', field: ['bookId'] });
  return { book, row };
}

/** The same for an actor who belongs to it. @throws Refusal FORBIDDEN besides */
export async function lockOwnBook(ctx: WriteContext, id: string): Promise<LockedBook> {
  const locked = await lockBook(ctx, id);
  if (!locked.row.insider) throw notYourBook();
  return locked;
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

/** Where parties are, by their ids: what decides who is staff for them. */
export type PartyPlaces = ReadonlyMap<string, string>;

/**
 * The places of units and branches: of a unit its division, of a branch the one grid it serves, of a joint branch its
 * community.
 * @throws Refusal NOT_FOUND naming the first that does not exist
 */
export async function placesOf(
  ctx: WriteContext,
  partyIds: readonly string[],
  field: readonly string[],
): Promise<PartyPlaces> {
  const { rows } = await sql<{ id: string; path: string }>`
    select u.id, d.path from resident_unit u join division d on d.id = u.division_id where u.id = any(${partyIds})
    union all
    select o.id, coalesce((select min(g.path) from branch_grid b join division g on g.id = b.grid_id
                           where b.branch_id = o.id and ${holdsToday(ctx, 'b')} having count(*) = 1), d.path)
    from party_organisation o join division d on d.id = o.division_id
    where o.id = any(${partyIds}) and o.level = 'GRID_BRANCH'`.execute(ctx.db);
  const places = new Map(rows.map(({ id, path }) => [id, path]));
  const missing = partyIds.find((id) => !places.has(id));
  if (missing !== undefined) {
    throw notFound({ type: prefixOf(missing) === 'gbr' ? 'GridBranch' : 'ResidentUnit', field });
  }
  return places;
}

/** The district in which a book counts: that of its first party, the branch. */
export function districtOf(partyIds: readonly string[], places: PartyPlaces): string {
  return districtCodeOf(places.get(partyIds[0]!)!);
}

/** Writes the latest version of a book, whose row says its number already: the content, its parties, new milestones. */
export async function writeVersion(
  ctx: WriteContext,
  { id: bookId, version }: ServiceProjectBook,
  content: BookContent,
  places: PartyPlaces,
): Promise<void> {
  const { partyIds, milestones } = content;
  const now = dateOf(ctx.now());
  await sql`
    insert into project_version (book_id, version, content, hash, created_at, created_by)
    values (${bookId}, ${version}, ${JSON.stringify(content)}::jsonb, ${hashOfContent(content)}, ${now},
            ${ctx.actor.accountId})`.execute(ctx.db);
  await sql`
    insert into project_party (book_id, version, branch_id, unit_id, position, place_path)
    select ${bookId}, ${version}, case when left(id, 4) = 'gbr_' then id end, case when left(id, 4) = 'uni_' then id end,
           at - 1, path
    from unnest(${[...partyIds]}::text[], ${partyIds.map((id) => places.get(id)!)}::text[])
      with ordinality as party (id, path, at)`.execute(ctx.db);
  await sql`
    insert into project_milestone (id, book_id, created_at)
    select id, ${bookId}, ${now}::timestamptz from unnest(${milestones.map(({ id }) => id)}::text[]) as new (id)
    on conflict (id) do nothing`.execute(ctx.db);
}
