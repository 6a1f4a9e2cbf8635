import { type RawBuilder, sql } from 'kysely';
import { columnsOf, iso, type RowOf } from '../database/columns.ts';
import { type Context, viewerOf } from '../request/context.ts';
import { localDateOf, pathOfCode, pathWithin } from '../district/grid/index.ts';
import { actedForIds, staffCondition, type Viewer } from '../district/identity/index.ts';
import type { Connection, Page } from '../shared/connection.ts';
import { type List, readList } from '../request/list.ts';
import { defineLoader, inOrderOf } from '../request/loader.ts';
import { requireIdArgument } from '../shared/node.ts';
import { BOOK_STEPS, ENDED_BOOK_STATES, ServiceProjectBookState } from './service-project-book.entity.ts';
import type { BookDuty, ServiceProjectBookFilter } from './service-project-book.input.ts';

const bookColumns = columnsOf({ b: 'service_project_book' }, ({ ref }) => [
  'b.id',
  'b.number',
  'b.state',
  'b.district_code as districtCode',
  'b.version_in_force as versionInForce',
  iso(ref('b.created_at')).as('createdAt'),
  iso(ref('b.updated_at')).as('updatedAt'),
  'b.latest_version as latestVersion',
  // By other words than the fields, which show them only to insiders.
  'b.state_reason as reason',
  'b.settlement as settledHow',
]);

/** A book as queries show it to one viewer. */
export type BookRow = RowOf<typeof bookColumns> & {
  /** The version that the viewer sees. */
  readonly version: number;
  /** Whether the viewer belongs to a party, of the latest version or of the one in force, or to the staff of its place. */
  readonly insider: boolean;
  /** The same of what holds: the version in force or, while there is none, the latest. */
  readonly bound: boolean;
};

/** Whether another version than the one in force waits for signatures. */
export function isRevised({ state, latestVersion, versionInForce }: BookRow): boolean {
  return versionInForce !== null && latestVersion > versionInForce && !ENDED_BOOK_STATES.includes(state);
}

/** A book by id if the caller may see it; null otherwise. */
export async function visibleBook(ctx: Context, id: string): Promise<BookRow | null> {
  return bookById(ctx).load(id);
}

/** The sort keys in a cursor of a list of books: the number and the id. */
export const BOOK_SORT_KEYS = ['text', { idOf: ['spb'] }] as const;

/** A page of the books that the caller may see, by number. */
export async function listBooks(
  ctx: Context,
  where: ServiceProjectBookFilter,
  page: Page,
  withCount: boolean,
): Promise<Connection<BookRow>> {
  const conditions: RawBuilder<unknown>[] = [sql`seen.version is not null`];
  if (where.states != null) conditions.push(sql`b.state = any(${where.states})`);
  if (where.partyId != null) {
    requireIdArgument(where.partyId, ['gbr', 'uni'], 'partyId');
    conditions.push(sql`exists (select from project_party p
      where p.book_id = b.id and p.version = seen.version and p.party_id = ${where.partyId})`);
  }
  if (where.withinCode != null) {
    const path = await pathOfCode(ctx.db, where.withinCode);
    conditions.push(sql`exists (select from project_party p
      where p.book_id = b.id and p.version = seen.version and ${pathWithin(sql`p.place_path`, path)})`);
  }
  const viewer = await viewerOf(ctx);
  if (where.waitingForMe != null) {
    const waiting = where.waitingForMe.map((duty) => WAITS_FOR[duty](viewer, localDateOf(ctx.now())));
    conditions.push(waiting.length === 0 ? sql`false` : sql`(${sql.join(waiting, sql` or `)})`);
  }
  return readList(ctx.db, booksSeenBy(viewer), conditions, page, withCount);
}

/** That a book waits for the viewer, for each duty: what `viewerCan` says of one book, as a condition. */
const WAITS_FOR: Readonly<Record<BookDuty, (viewer: Viewer, today: string) => RawBuilder<unknown>>> = {
  SIGNATURE: ({ accountId, branchIds }) =>
    accountId === undefined
      ? sql`false`
      : sql`(seen.insider and b.state = any(${[...BOOK_STEPS.statesThatTake('SIGN')]})
          and not exists (select from project_signature own
            where own.book_id = b.id and own.version = b.latest_version and own.account_id = ${accountId})
          and exists (select from project_party p
            left join project_signature s using (book_id, version, party_id)
            where p.book_id = b.id and p.version = b.latest_version and s.signed_at is null
              and (p.branch_id = any(${[...branchIds]}::text[]) or p.unit_id in (
                select m.unit_id from delegate g join alliance_membership m on m.id = g.membership_id
                where g.account_id = ${accountId} and g.valid_to is null and m.state = 'ACTIVE'))))`,
  PAPER: (viewer) => sql`(seen.insider and b.state = any(${[...BOOK_STEPS.statesThatTake('SIGN')]}) and exists (
    select from project_paper q join project_party p using (book_id, version, party_id)
    where q.book_id = b.id and q.version = b.latest_version and q.confirmed is null
      and q.entered_by is distinct from ${viewer.accountId ?? null}::text
      and (${standsFor(viewer, sql`p.party_id`)} or (q.entered_for_party and ${staffCondition(viewer, sql`p.place_path`)}))))`,
  MILESTONE: (_viewer, today) => sql`(seen.bound and b.state = ${ServiceProjectBookState.RUNNING} and exists (
    select from project_version v, jsonb_to_recordset(v.content -> 'milestones') as milestone (id text, "dueOn" date)
    where v.book_id = b.id and v.version = b.version_in_force and milestone."dueOn" <= ${today}::date
      and not exists (select from project_milestone_completion c where c.milestone_id = milestone.id)))`,
};

/** The book that a match is in, or the last that it was in, for each of many; null when the caller may not see it. */
export const bookOfMatch = defineLoader(async (ctx: Context, matchIds: readonly string[]) => {
  const { columns, from } = booksSeenBy(await viewerOf(ctx));
  const { rows } = await sql<BookRow & { matchId: string }>`
    select distinct on (m.match_id) ${columns}, m.match_id as "matchId"
    from ${from} join project_match m on m.book_id = b.id
    where m.match_id = any(${matchIds}) and seen.version is not null
    order by m.match_id, m.ended_at desc nulls first, b.created_at desc, b.id desc`.execute(ctx.db);
  return inOrderOf(matchIds, rows, ({ matchId }) => matchId);
});

const bookById = defineLoader(async (ctx: Context, ids: readonly string[]) => {
  const { columns, from } = booksSeenBy(await viewerOf(ctx));
  const { rows } = await sql<BookRow>`
    select ${columns} from ${from} where b.id = any(${ids}) and seen.version is not null`.execute(ctx.db);
  return inOrderOf(ids, rows, ({ id }) => id);
});

/**
 * The books with what one viewer sees of them. The parties, of the latest version and of the one in force, and staff of
 * their places see the latest version; everybody sees the version in force. Where `seen.version` is null, there is none.
 */
function booksSeenBy(viewer: Viewer): List<BookRow> {
  return {
    columns: sql<BookRow>`${bookColumns}, seen.version, seen.insider, seen.bound`,
    from: sql`service_project_book b
      cross join lateral (
        select count(*) > 0 as insider,
               coalesce(bool_or(p.version = coalesce(b.version_in_force, b.latest_version)), false) as bound
        from project_party p where p.book_id = b.id and p.version in (b.latest_version, b.version_in_force)
          and (${standsFor(viewer, sql`p.party_id`)} or ${staffCondition(viewer, sql`p.place_path`)})) as who
      cross join lateral (
        select who.*, case when who.insider then b.latest_version else b.version_in_force end as version) as seen`,
    keys: [sql`b.number`, sql`b.id`],
    kinds: BOOK_SORT_KEYS,
    position: ({ number, id }) => [number, id],
  };
}

/** The condition that the viewer stands for a party: manages or leads it, or sits for it as a delegate. */
function standsFor(viewer: Viewer, partyId: RawBuilder<unknown>): RawBuilder<boolean> {
  const acted = sql<boolean>`${partyId} = any(${actedForIds(viewer)}::text[])`;
  if (viewer.accountId === undefined) return acted;
  return sql<boolean>`(${acted} or ${partyId} in (
    select m.unit_id from delegate g join alliance_membership m on m.id = g.membership_id
    where g.account_id = ${viewer.accountId} and g.valid_to is null))`;
}
