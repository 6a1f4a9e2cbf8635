import { sql } from 'kysely';
import type { Context } from '../../request/context.ts';
import { localDateOf } from '../../district/grid/index.ts';
import { attentionOf, type MatchConcern } from '../../exchange/index.ts';
import { dateOf } from '../../shared/interval.ts';
import { defineLoader } from '../../request/loader.ts';
import { BookAttentionKind, REVIEW_BELOW } from './project-log.type.ts';
import { ENDED_BOOK_STATES, ServiceProjectBookState } from '../service-project-book.entity.ts';

/** Something that the parties of a book should look into, as the schema shows it. */
interface AttentionRow {
  readonly kind: BookAttentionKind;
  readonly subjectId: string | null;
  readonly value: number | null;
  readonly concern: MatchConcern | null;
  readonly dates: readonly string[];
}

interface AttentionOfBook extends AttentionRow {
  readonly bookId: string;
}

type Found = Omit<AttentionOfBook, 'concern' | 'dates'>;

/** What the parties of each of many books should look into: asked only for those who may know. */
export const attentionOfBook = defineLoader(async (ctx: Context, bookIds: readonly string[]) => {
  const { PARTY_LEFT, DELEGATE_CHANGED, MATCH_ENDED, MATCH_CHANGED, OPEN_BOOKINGS, NO_SESSION, LOW_RATING } =
    BookAttentionKind;
  const { DRAFT, NEGOTIATING } = ServiceProjectBookState;
  const { rows } = await sql<Found>`
    with book as (
      select b.id, b.state, b.latest_version as version, b.version_in_force, not (b.state = any(${[...ENDED_BOOK_STATES]})) as open,
             b.version_in_force is not null and (v.content #>> '{term,to}') < ${localDateOf(ctx.now())} as term_over
      from service_project_book b
      join project_version v on v.book_id = b.id and v.version = coalesce(b.version_in_force, b.latest_version)
      where b.id = any(${bookIds}))
    select b.id as "bookId", ${PARTY_LEFT} as kind, p.party_id as "subjectId", null::float8 as value
    from book b join project_party p on p.book_id = b.id and p.version = b.version
    where b.open and p.unit_id is not null and not exists (
      select from alliance_membership m where m.unit_id = p.unit_id and m.state = 'ACTIVE')
    union all
    select b.id, ${DELEGATE_CHANGED}, s.party_id, null
    from book b join project_signature s on s.book_id = b.id and s.version = b.version
    join delegate g on g.id = s.delegate_id
    where b.open and b.version is distinct from b.version_in_force and (g.valid_to is not null or g.account_id is distinct from s.account_id)
    union all
    select b.id, ${MATCH_ENDED}, m.id, null
    from book b join project_match pm on pm.book_id = b.id and pm.left_in is null join match m on m.id = pm.match_id
    where b.open and m.state not in ('CONFIRMED', 'FULFILLED')
    union all
    -- Whether anything of it has changed is judged below.
    select b.id, ${MATCH_CHANGED}, m.id, null
    from book b join project_match pm on pm.book_id = b.id and pm.left_in is null join match m on m.id = pm.match_id
    where b.open and m.state = 'CONFIRMED'
    union all
    select b.id, ${OPEN_BOOKINGS}, null, count(*)
    from book b join project_match pm on pm.book_id = b.id and pm.left_in is null join booking k on k.match_id = pm.match_id
    where b.term_over and b.state not in (${DRAFT}, ${NEGOTIATING})
      and k.state in ('PENDING', 'CONFIRMED', 'CHECKED_IN') and k.ends_at > ${dateOf(ctx.now())}::timestamptz
    group by b.id
    union all
    select b.id, ${NO_SESSION}, null, null from book b
    where b.open and b.term_over and not exists (select from project_session s where s.book_id = b.id)
    union all
    select b.id, ${LOW_RATING}, null, avg(e.score) from book b join project_evaluation e on e.book_id = b.id
    group by b.id having avg(e.score) < ${REVIEW_BELOW}
    order by 1, 2, 3`.execute(ctx.db);
  const told = await Promise.all(
    rows.map((row): AttentionOfBook[] | Promise<AttentionOfBook[]> =>
      row.kind === MATCH_CHANGED ? changesOfMatch(ctx, row) : [{ ...row, concern: null, dates: [] }],
    ),
  );
  const byBook = Map.groupBy(told.flat(), ({ bookId }) => bookId);
  return bookIds.map((id) => byBook.get(id) ?? []);
});

/** As the match itself tells it. */
async function changesOfMatch(ctx: Context, row: Found): Promise<AttentionOfBook[]> {
  const changes = await attentionOf(ctx).load(row.subjectId!);
  return changes.map(({ reason, count, dates }) => ({ ...row, value: count, concern: reason, dates }));
}
