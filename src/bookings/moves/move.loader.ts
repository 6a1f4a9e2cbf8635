import { sql } from 'kysely';
import { defineLoader } from '../../request/loader.ts';
import { dateOf } from '../../shared/interval.ts';

/** The move of each booking that waits for its unit; null for those without one. */
export const moveThatWaits = defineLoader(async (ctx, ids: readonly string[]): Promise<(string | null)[]> => {
  const { rows } = await sql<{ id: string; movesId: string }>`
    select id, moves_id as "movesId" from booking
    where moves_id = any(${ids}) and state = 'PENDING' and answer_by > ${dateOf(ctx.now())}::timestamptz`.execute(
    ctx.db,
  );
  const byBooking = new Map(rows.map(({ id, movesId }) => [movesId, id]));
  return ids.map((id) => byBooking.get(id) ?? null);
});
