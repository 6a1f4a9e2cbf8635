import { sql } from 'kysely';
import type { WriteContext } from '../../request/context.ts';
import { districtCodeOf, holdsToday } from '../../district/grid/index.ts';
import { dateOf } from '../../shared/interval.ts';
import { prefixOf } from '../../shared/node.ts';
import { notFound } from '../../shared/refusal.ts';
import { type BookContent, hashOfContent } from './book-content.ts';
import type { ServiceProjectBook } from '../service-project-book.entity.ts';

/** Where parties are, by their ids: what decides who is staff for them. */
type PartyPlaces = ReadonlyMap<string, string>;

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
  await ctx.db
    .insertInto('project_version')
    .values({
      book_id: bookId,
      version,
      content: JSON.stringify(content),
      hash: hashOfContent(content),
      created_at: now,
      created_by: ctx.actor.accountId,
    })
    .execute();
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
