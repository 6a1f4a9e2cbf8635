import type { WriteContext } from '../../request/context.ts';
import { instantOf } from '../../shared/interval.ts';
import type { Refusal } from '../../shared/refusal.ts';
import type { Booking } from '../booking.entity.ts';
import { brokenRulesOnceAsked } from '../broken-rules.ts';
import { facilityToBookAnew } from '../facility-to-book.ts';
import { quotasBroken } from '../quotas/broken-by-holdings.ts';

/**
 * The refusal of the first rule that says no at this moment to a request that was asked for before: by the functions that
 * book, and by the one function of the database that decides on what a person may hold. What it takes beside its time is
 * that of the policy under which it was made; its own places and its own booking, or that which is to move there, do not
 * count against it. Undefined when none says no.
 */
export async function brokenOnceAsked(ctx: WriteContext, booking: Booking): Promise<Refusal | undefined> {
  const { id, movesId, facilityId, quantity, startsAt, endsAt, policyVersion, pendingTakesPlaces } = booking;
  const interval = { start: instantOf(startsAt), end: instantOf(endsAt) };
  const facility = await facilityToBookAnew(ctx, facilityId, interval, { id: movesId ?? id, policyVersion });
  // What it has held is not looked for once more.
  const remaining = pendingTakesPlaces ? { remaining: Infinity, remainingOfOwn: Infinity } : {};
  // The booking refers to the facility.
  const [broken] = brokenRulesOnceAsked({ ...facility!, ...remaining }, { interval, quantity, company: undefined });
  return broken?.refusal ?? (await brokenByHoldings(ctx, booking));
}

/** What somebody holds does not grow by it: a request counts as soon as it is made. So nobody is locked to be counted. */
async function brokenByHoldings(ctx: WriteContext, booking: Booking): Promise<Refusal | undefined> {
  const { id, movesId, bookerId, facilityId, kind, startsAt, endsAt, quantity } = booking;
  if (bookerId === null) return undefined;
  const during = { start: instantOf(startsAt), end: instantOf(endsAt) };
  const [refusal] = await quotasBroken(ctx, { bookerId, facilityId, kind, ...during, quantity }, [movesId ?? id, id]);
  return refusal;
}
