import { sql } from 'kysely';
import { anyOf } from '../database/columns.ts';
import type { WriteContext } from '../request/context.ts';
import { MatchState, visibleMatch } from '../exchange/index.ts';
import { notFound } from '../shared/refusal.ts';
import { matchesAreWrong, matchInOtherBook, matchNotAgreed } from './service-project-book.errors.ts';
import { MATCHES_MAX } from './service-project-book.input.ts';

/** A match on which both sides have agreed. */
export interface AgreedMatch {
  readonly id: string;
  readonly state: MatchState;
  readonly quantity: number;
  readonly title: string;
  readonly unitOfMeasure: string;
  readonly supplyOwnerId: string;
  readonly demandOwnerId: string;
  /** The days on which both the supply and the demand hold. */
  readonly from: string;
  readonly to: string;
}

/**
 * The matches in the order in which they are named, held so that none is cancelled meanwhile. Who may see a match, as a
 * side of it or as staff of a place, may take it into a book.
 * @throws Refusal INVALID_INPUT, NOT_FOUND, or STATE_CONFLICT for one that is not agreed on
 */
export async function lockAgreedMatches(
  ctx: WriteContext,
  ids: readonly string[],
  field: readonly string[],
): Promise<AgreedMatch[]> {
  if (ids.length < 1 || ids.length > MATCHES_MAX || new Set(ids).size !== ids.length) {
    throw matchesAreWrong({ field });
  }
  await ctx.db.selectFrom('match').select('id').where('id', '=', anyOf(ids)).orderBy('id').forShare().execute();
  const visible = await Promise.all(ids.map((id) => visibleMatch(ctx, id)));
  if (visible.includes(null)) throw notFound({ type: 'Match', field });
  const { rows } = await sql<AgreedMatch>`
    select m.id, m.state, m.quantity, s.title, s.unit_of_measure as "unitOfMeasure",
           sl.owner_id as "supplyOwnerId", dl.owner_id as "demandOwnerId",
           greatest(s.valid_from, d.valid_from) as "from", least(s.valid_to, d.valid_to) as "to"
    from match m join supply s on s.id = m.supply_id join supply_demand_list sl on sl.id = s.list_id
    join demand d on d.id = m.demand_id join supply_demand_list dl on dl.id = d.list_id
    where m.id = any(${ids}) order by array_position(${ids}::text[], m.id::text)`.execute(ctx.db);
  const agreed: readonly MatchState[] = [MatchState.CONFIRMED, MatchState.FULFILLED];
  if (rows.some(({ state }) => !agreed.includes(state))) throw matchNotAgreed({ field });
  return rows;
}

/**
 * Takes matches into a book, after those that it has.
 * @throws Refusal STATE_CONFLICT for one that is in a book that has not ended, or has been in this one
 */
export async function takeMatches(
  ctx: WriteContext,
  bookId: string,
  matches: readonly AgreedMatch[],
  field: readonly string[],
): Promise<void> {
  const ids = matches.map(({ id }) => id);
  const taken = await ctx.db
    .selectFrom('project_match')
    .select('match_id')
    .where('match_id', '=', anyOf(ids))
    .where((eb) => eb.or([eb('ended_at', 'is', null), eb('book_id', '=', bookId)]))
    .limit(1)
    .executeTakeFirst();
  if (taken) throw matchInOtherBook({ field });
  await sql`
    insert into project_match (book_id, match_id, position)
    select ${bookId}, id, at - 1 + (select count(*) from project_match where book_id = ${bookId})
    from unnest(${ids}::text[]) with ordinality as match (id, at)`.execute(ctx.db);
}
