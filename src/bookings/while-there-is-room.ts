import { confirmedByToken } from '../district/identity/index.ts';
import { facilityById, isCapacityTaken } from '../facilities/index.ts';
import { type ActorContext, type Context, viewerOf } from '../request/context.ts';
import { answeredOnce, type Once, replayed, type StoredAnswer } from '../request/idempotency.ts';
import { inOneStatement, inTransaction } from '../request/transaction.ts';
import { dateOf, type Interval } from '../shared/interval.ts';
import type { Refusal } from '../shared/refusal.ts';
import {
  countsHolds,
  isAboutBooker,
  isOfAnotherHold,
  isOwnOverlap,
  isOvertaken,
  OVERTAKEN_MAX,
  overlapsOwnBooking,
  tooBusyToBook,
  wantsConfirmedPhone,
} from './booking.errors.ts';
import { lapseInTheWay } from './clock/end-by-the-clock.ts';
import { letGoOfHold } from './holds/let-go.ts';
import { ownOverlap } from './own-overlap.ts';

/** Places that somebody is about to take. */
interface PlacesWanted {
  readonly facilityId: string;
  readonly interval: Interval;
  /** The booking that is to have them, if it is there already. */
  readonly besides?: string;
}

/**
 * Looks, and takes what there is, in one statement that stores the answer under the key; begins anew as long as others are
 * quicker between the look and the taking. A repeat with the same key is answered as before.
 * @param attempt looks and writes; its refusals are answers
 * @returns what was made or changed
 * @throws Refusal of the attempt, now or then; BUSY when others are quicker {@link OVERTAKEN_MAX} times in a row
 */
export async function whileThereIsRoom(
  ctx: Context,
  once: Once,
  wanted: PlacesWanted,
  attempt: (ctx: ActorContext) => Promise<StoredAnswer | undefined>,
): Promise<string> {
  for (let overtaken = 0; overtaken < OVERTAKEN_MAX; overtaken++) {
    const answer = await inOneStatement(ctx, (ctx) => answeredOnce(ctx, once, () => attempt(ctx))).catch(
      async (error: unknown) => {
        // Something has changed since the look: the next one sees it.
        if (isOvertaken(error) || isOfAnotherHold(error)) {
          const isFree = await lapsedInTheWay(ctx, wanted);
          if (!isFree && isOfAnotherHold(error)) await letGoOfHold(ctx);
          return undefined;
        }
        if (!isAboutBooker(error) && !isCapacityTaken(error)) throw error;
        // Whenever the database says no, the statement is undone, and with it the key. It may have said so by a request or a
        // hold that has lapsed and still stands in its counters: such bind nobody.
        if (await lapsedInTheWay(ctx, wanted)) return undefined;
        // What it says of the booker is an answer, which another stores.
        if (isAboutBooker(error)) {
          // A number counts by the token alone, and that is looked at when it is needed.
          if (wantsConfirmedPhone(error) && (await inTransaction(ctx, confirmedByToken))) return undefined;
          // What they but hold counts for them, and is let go of for what they book.
          if (countsHolds(error) && (await letGoOfHold(ctx))) return undefined;
          const refusal = isOwnOverlap(error) ? await overlapWithAnother(ctx, wanted) : error;
          return refusal && inOneStatement(ctx, (ctx) => answeredOnce(ctx, once, () => Promise.reject(refusal)));
        }
        // Somebody was quicker: the counters said no after the look at them had said yes. The next one looks again, and
        // refuses, or books if they have given up since.
        return undefined;
      },
    );
    if (answer) return replayed(answer);
  }
  throw tooBusyToBook();
}

/** Whether requests and holds that have lapsed were in the way, and no longer are. */
async function lapsedInTheWay(ctx: Context, { facilityId }: PlacesWanted): Promise<boolean> {
  const { residentId } = await viewerOf(ctx);
  return lapseInTheWay(ctx, { facilityId, bookerId: residentId });
}

/**
 * The refusal that names the own booking which overlaps what is wanted; undefined if there is none any more: it was given back
 * meanwhile, or was but held, and whoever books does without that.
 */
async function overlapWithAnother(
  ctx: Context,
  { facilityId, interval, besides }: PlacesWanted,
): Promise<Refusal | undefined> {
  const facility = await facilityById(ctx).load(facilityId);
  const during = { start: dateOf(interval.start), end: dateOf(interval.end) };
  const others = { countsHolds: true, ...(besides !== undefined && { besides }) };
  const bookingId = facility && (await ownOverlap(ctx).load({ kind: facility.kind, ...during, ...others }));
  if (!bookingId || (await letGoOfHold(ctx, bookingId))) return undefined;
  return overlapsOwnBooking({ bookingId });
}
