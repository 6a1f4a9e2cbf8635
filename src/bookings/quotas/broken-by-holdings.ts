import { sql } from 'kysely';
import type { Database } from '../../database/database.ts';
import type { FacilityKind } from '../../facilities/index.ts';
import { dateOf, type Interval } from '../../shared/interval.ts';
import { type Refusal, refusalOfConstraint } from '../../shared/refusal.ts';

/** What somebody would hold. */
interface Holding extends Interval {
  readonly bookerId: string;
  readonly facilityId: string;
  readonly kind: FacilityKind;
  /** The places that it takes. */
  readonly quantity: number;
}

/**
 * The refusals of all quotas that a booking would break beside what its booker and their household hold: by the one function
 * of the database that also judges what is written. On every path: booking, confirming, telling whether it could be had.
 * @param butFor bookings that do not count against it: itself, or those that it takes the place of
 */
export async function quotasBroken(
  { db, now }: { readonly db: Database; readonly now: () => Temporal.Instant },
  { bookerId, facilityId, kind, start, end, quantity }: Holding,
  butFor: readonly string[] = [],
): Promise<Refusal[]> {
  const { rows } = await sql<{ quota: string; detail: string }>`
    select quota, detail::text as detail from booking_quotas_broken(
      ${bookerId}, ${facilityId}, ${kind}, ${dateOf(start)}::timestamptz, ${dateOf(end)}::timestamptz,
      ${quantity}::integer, ${dateOf(now())}::timestamptz, ${[...butFor]}::text[])`.execute(db);
  return rows.map(({ quota, detail }) => refusalOfConstraint(quota, detail)!);
}
