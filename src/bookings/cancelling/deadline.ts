import { bookingPolicyOf } from '../../facilities/index.ts';
import type { Context } from '../../request/context.ts';
import { BookingState, cancellableUntil } from '../booking.entity.ts';

/** What of a booking decides until when its booker gives it back. */
interface BookedUnder {
  readonly facilityId: string;
  /** Under which it was made; null for the defaults. */
  readonly policyVersion: number | null;
  /** As it is written: what waits for the unit can be given back at any time. */
  readonly state: BookingState;
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
}

/** Until when a booker gives a booking back, by the policy under which it was made. */
interface Deadline {
  /** Until then without a mark. */
  readonly until: Temporal.Instant;
  readonly minutes: number;
  /** Whether it can be given back after that, with a mark, until it ends. */
  readonly thenLate: boolean;
}

export async function deadlineOf(
  ctx: Context,
  { facilityId, policyVersion, state, start, end }: BookedUnder,
): Promise<Deadline> {
  if (policyVersion === null || state !== BookingState.CONFIRMED) return { until: end, minutes: 0, thenLate: false };
  const policy = await bookingPolicyOf(ctx).load({ facilityId, version: policyVersion });
  const minutes = policy.cancelUntilMinutes;
  return { until: cancellableUntil(start, end, minutes), minutes, thenLate: policy.lateCancel };
}

/** Whether a deadline has passed. */
export function isPast({ until }: Pick<Deadline, 'until'>, now: Temporal.Instant): boolean {
  return Temporal.Instant.compare(now, until) > 0;
}
