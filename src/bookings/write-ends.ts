import { sql } from 'kysely';
import type { EventTopic } from '../request/event-topics.ts';
import { recorded } from '../request/record.ts';
import { dateOf } from '../shared/interval.ts';
import type { WriteContext } from '../request/context.ts';
import type { BookingActor, BookingState, CancelReason } from './booking.entity.ts';

/** How somebody ends bookings. */
interface Ending {
  readonly state: BookingState.CANCELLED | BookingState.REJECTED;
  readonly by: BookingActor;
  readonly reason: string | null;
  readonly code: CancelReason | null;
  /** Later than the booker could without a mark. */
  readonly isLate: boolean;
  readonly action: string;
  readonly topic: EventTopic;
}

/**
 * Ends bookings that the caller has locked and whose state leads there, and the moves of theirs that wait, in one statement: it
 * takes their counters in the order of everybody. Their places are free at once.
 */
export async function writeEnds(
  ctx: WriteContext,
  ids: readonly string[],
  { state, by, reason, code, isLate, action, topic }: Ending,
): Promise<void> {
  const change = {
    action,
    subjectId: sql<string>`made.id`,
    districtCode: sql<string>`made.district_code`,
    fields: ['state', 'stateReason', ...(code === null ? [] : ['cancelReason']), ...(isLate ? ['cancelledLate'] : [])],
    topic,
  };
  await sql`
    with made as (
      update booking set state = ${state}, ended_by = ${by}, state_reason = ${reason}, cancel_reason = ${code},
                         cancelled_late = ${isLate}, updated_at = ${dateOf(ctx.now())}::timestamptz, version = version + 1
      where id = any(${[...ids]}) or (moves_id = any(${[...ids]}) and state = 'PENDING') returning id, district_code),
    ${recorded(ctx, change, sql`made`)} select`.execute(ctx.db);
}
