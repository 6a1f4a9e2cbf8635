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
}

/**
 * The id of the caller's own booking of a kind that overlaps a time, the first of them; null without one. The condition
 * is that of the constraint booking_one_per_person_and_kind, which has the last word. One statement for all that is asked.
 */
export const ownOverlap = defineLoader(
  async (ctx: Context, wanted: readonly TimeOfKind[]) => {
    const { residentId } = await viewerOf(ctx);
    if (residentId === undefined) return wanted.map(() => null);
    const [kinds, starts, ends] = [
      wanted.map(({ kind }) => kind),
      wanted.map(({ start }) => start.toISOString()),
      wanted.map(({ end }) => end.toISOString()),
    ];
    const { rows } = await sql<{ id: string | null }>`
      select (
        select b.id from booking b
        where b.booker_id = ${residentId} and b.kind = w.kind and b.type = 'NORMAL'
          and booking_state_at(b.state, b.answer_by, b.ends_at, ${dateOf(ctx.now())}::timestamptz)
            in ('PENDING', 'CONFIRMED', 'CHECKED_IN')
          and tstzrange(b.starts_at, b.ends_at) && tstzrange(w.starts_at, w.ends_at)
        order by b.starts_at, b.id limit 1) as id
      from unnest(${kinds}::text[], ${starts}::timestamptz[], ${ends}::timestamptz[])
        with ordinality as w (kind, starts_at, ends_at, number)
      order by w.number`.execute(ctx.db);
    return rows.map(({ id }) => id);
  },
  ({ kind, start, end }) => `${kind} ${start.getTime()} ${end.getTime()}`,
);
