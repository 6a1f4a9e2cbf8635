import { sql } from 'kysely';
import { type Context, viewerOf } from '../../request/context.ts';
import { inTransaction } from '../../request/transaction.ts';
import { dateOf } from '../../shared/interval.ts';
import { BookingActor, BookingState } from '../booking.entity.ts';
import { writeEnds } from '../write-ends.ts';

/**
 * Lets go of what the caller holds: of one hold, or of the one that they have. What has lapsed is not let go of: that is written
 * down as what it is.
 * @returns whether there was any
 */
export async function letGoOfHold(ctx: Context, id?: string): Promise<boolean> {
  const { residentId } = await viewerOf(ctx);
  const only = id === undefined ? sql`` : sql`and id = ${id}`;
  return inTransaction(ctx, async (ctx) => {
    const { rows } = await sql<{ id: string }>`
      select id from booking
      where booker_id = ${residentId ?? null} and state = ${BookingState.HELD}
        and answer_by > ${dateOf(ctx.now())}::timestamptz ${only}
      for no key update`.execute(ctx.db);
    if (rows.length === 0) return false;
    await writeEnds(
      ctx,
      rows.map((row) => row.id),
      {
        state: BookingState.CANCELLED,
        by: BookingActor.BOOKER,
        reason: null,
        code: null,
        isLate: false,
        action: 'bookingHoldRelease',
        topic: 'booking.cancelled',
      },
    );
    return true;
  });
}
