import { sql } from 'kysely';
import type { WriteContext } from '../../request/context.ts';
import { record, recorded } from '../../request/record.ts';
import { dateOf } from '../../shared/interval.ts';
import { BOOKING_STEPS, type Booking } from '../booking.entity.ts';

/**
 * Has a booking move to where a move of it waits, which the caller has locked and judged: both in one statement, so that their
 * places are exchanged at once. @returns the id of the move
 */
export async function grantMove(ctx: WriteContext, { id, districtCode, movesId }: Booking): Promise<string> {
  const change = {
    action: 'bookingMove',
    subjectId: sql<string>`made.id`,
    districtCode: sql<string>`made.district_code`,
    fields: ['facilityId', 'start', 'end', 'quantity'],
    topic: 'booking.moved' as const,
  };
  await sql`
    with changed as (
      update booking b set
        facility_id = m.facility_id, kind = m.kind, district_code = m.district_code, starts_at = m.starts_at,
        ends_at = m.ends_at, quantity = m.quantity, policy_version = m.policy_version, occupied_from = m.occupied_from,
        occupied_until = m.occupied_until, pending_takes_places = m.pending_takes_places,
        state = case when b.id = m.id then ${BOOKING_STEPS.targetOf('GRANT')} else b.state end,
        answer_by = case when b.id = m.id then b.answer_by end,
        moves = b.moves + case when b.id = m.id then 0 else 1 end,
        moved_from_facility_id = case when b.id <> m.id then b.facility_id end,
        moved_from_start = case when b.id <> m.id then b.starts_at end,
        moved_from_end = case when b.id <> m.id then b.ends_at end,
        updated_at = ${dateOf(ctx.now())}::timestamptz, version = b.version + 1
      from booking m where m.id = ${id} and b.id in (m.id, m.moves_id)
      returning b.id, b.district_code),
    made as (select * from changed where id = ${movesId}),
    ${recorded(ctx, change, sql`made`)} select`.execute(ctx.db);
  const granted = { action: 'bookingConfirm', fields: ['state', 'stateReason'], topic: 'booking.confirmed' } as const;
  await record(ctx, { ...granted, subjectId: id, districtCode });
  return id;
}
