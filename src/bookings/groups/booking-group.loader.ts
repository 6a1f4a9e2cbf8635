import { sql } from 'kysely';
import type { Context } from '../../request/context.ts';
import { defineLoader } from '../../request/loader.ts';
import { type BookingRow, visibleBooking } from '../booking.loader.ts';

const bookingIdsOfGroup = defineLoader(async (ctx, groupIds: readonly string[]) => {
  const { rows } = await sql<{ id: string; groupId: string }>`
    select id, group_id as "groupId" from booking where group_id = any(${groupIds}) and moves_id is null order by starts_at, id`.execute(
    ctx.db,
  );
  const byGroup = Map.groupBy(rows, ({ groupId }) => groupId);
  return groupIds.map((groupId) => (byGroup.get(groupId) ?? []).map(({ id }) => id));
});

/** The bookings of a group that the caller may see, by start. */
export async function bookingsOfGroup(ctx: Context, groupId: string): Promise<BookingRow[]> {
  const ids = await bookingIdsOfGroup(ctx).load(groupId);
  const found = await Promise.all(ids.map((id) => visibleBooking(ctx, id)));
  return found.filter((one) => one !== null);
}

/** A group if the caller may see one of its bookings; null otherwise. */
export async function visibleGroup(ctx: Context, id: string): Promise<{ readonly id: string } | null> {
  return (await bookingsOfGroup(ctx, id)).length > 0 ? { id } : null;
}
