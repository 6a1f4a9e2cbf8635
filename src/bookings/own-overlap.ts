import { sql } from 'kysely';
import type { FacilityKind } from '../facilities/index.ts';
import { type Context, viewerOf } from '../request/context.ts';
import { defineLoader } from '../request/loader.ts';
import { dateOf } from '../shared/interval.ts';

/** When somebody wants something of a kind. */
interface TimeOfKind {
  readonly kind: FacilityKind;
  readonly start: Date;
  readonly end: Date;
  /** A booking that does not count, nor do its moves. */
  readonly besides?: string;
  /** Whether what the caller but holds counts: whoever books lets go of that. */
  readonly countsHolds?: boolean;
}

/**
 * The id of the caller's own booking of a kind that overlaps a time, the first of them; null without one. The condition
 * is that of the constraint booking_one_per_person_and_kind, which has the last word. One statement for all that is asked.
 */
export const ownOverlap = defineLoader(
  async (ctx: Context, wanted: readonly TimeOfKind[]) => {
    const { residentId } = await viewerOf(ctx);
    if (residentId === undefined) return wanted.map(() => null);
    const [kinds, starts, ends, besides, holds] = [
      wanted.map(({ kind }) => kind),
      wanted.map(({ start }) => start.toISOString()),
      wanted.map(({ end }) => end.toISOString()),
      wanted.map((one) => one.besides ?? ''),
      wanted.map((one) => one.countsHolds ?? false),
    ];
    const { rows } = await sql<{ id: string | null }>`
      select (
        select b.id from booking b
        where b.booker_id = ${residentId} and b.kind = w.kind and b.type = 'NORMAL'
          and booking_state_at(b.state, b.answer_by, b.ends_at, ${dateOf(ctx.now())}::timestamptz)
            in ('HELD', 'PENDING', 'CONFIRMED', 'CHECKED_IN')
          and (w.holds or b.state <> 'HELD') and b.id <> w.besides and b.moves_id is distinct from w.besides
          and tstzrange(b.starts_at, b.ends_at) && tstzrange(w.starts_at, w.ends_at)
        order by b.starts_at, b.id limit 1) as id
      from unnest(${kinds}::text[], ${starts}::timestamptz[], ${ends}::timestamptz[], ${besides}::text[],
                  ${holds}::boolean[])
        with ordinality as w (kind, starts_at, ends_at, besides, holds, number)
      order by w.number`.execute(ctx.db);
    return rows.map(({ id }) => id);
  },
  ({ kind, start, end, besides, countsHolds }) =>
    `${kind} ${start.getTime()} ${end.getTime()} ${besides} ${countsHolds}`,
);
