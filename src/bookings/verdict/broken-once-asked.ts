import type { WriteContext } from '../../request/context.ts';
import { instantOf } from '../../shared/interval.ts';
import type { Refusal } from '../../shared/refusal.ts';
import type { Booking } from '../booking.entity.ts';
import { brokenRulesOnceAsked } from '../broken-rules.ts';
import { facilityToBook } from '../facility-to-book.ts';
import { quotasBroken } from '../quotas/broken-by-holdings.ts';

/**
 * The refusal of the first rule that says no at this moment to a request that was asked for before: by the functions that
 * book, and by the one function of the database that decides on what a person may hold. Its own places and its own booking
 * do not count against it. Undefined when none says no.
 */
export async function brokenOnceAsked(ctx: WriteContext, booking: Booking): Promise<Refusal | undefined> {
  const { facilityId, quantity, startsAt, endsAt, pendingTakesPlaces } = booking;
  const interval = { start: instantOf(startsAt), end: instantOf(endsAt) };
  const facility = await facilityToBook(ctx, facilityId, interval);
  // The booking refers to it.
  const ofItself = pendingTakesPlaces ? quantity : 0;
  const held = {
    ...facility!,
    remaining: facility!.remaining + ofItself,
    remainingOfOwn: facility!.remainingOfOwn + ofItself,
  };
  const [broken] = brokenRulesOnceAsked(held, { interval, quantity });
  return broken?.refusal ?? (await brokenByHoldings(ctx, booking));
}

/** What somebody holds does not grow by it: a request counts as soon as it is made. So nobody is locked to be counted. */
async function brokenByHoldings(ctx: WriteContext, booking: Booking): Promise<Refusal | undefined> {
  const { id, bookerId, facilityId, kind, startsAt, endsAt, quantity } = booking;
  if (bookerId === null) return undefined;
  const during = { start: instantOf(startsAt), end: instantOf(endsAt) };
  const [refusal] = await quotasBroken(ctx, { bookerId, facilityId, kind, ...during, quantity }, [id]);
  return refusal;
}
