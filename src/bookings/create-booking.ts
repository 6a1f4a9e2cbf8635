import { sql } from 'kysely';
import type { Context, WriteContext } from '../request/context.ts';
import { inTransaction } from '../request/transaction.ts';
import { confirmedByToken } from '../district/identity/index.ts';
import { FacilityAdmission, isCapacityTaken, isPublic } from '../facilities/index.ts';
import {
  answeredOnce,
  claiming,
  hashOfRequest,
  type Once,
  release,
  replayed,
  requireKey,
  type StoredAnswer,
} from '../request/idempotency.ts';
import { instantOf, isForward } from '../shared/interval.ts';
import { requireRange } from '../shared/range.ts';
import { notFound, type Refusal } from '../shared/refusal.ts';
import { BookingState, QUANTITY_MAX } from './booking.entity.ts';
import {
  bookingEndsTooEarly,
  isBeyondQuota,
  onlyResidentsBook,
  overlapsOwnBooking,
  OVERTAKEN_MAX,
  quantityOutOfRange,
  slotUnavailable,
  tooBusyToBook,
  wantsConfirmedPhone,
} from './booking.errors.ts';
import type { BookingCreateInput } from './booking.input.ts';
import { mayBook } from './booking.policy.ts';
import { brokenRules } from './broken-rules.ts';
import { facilityToBook, type FacilityToBook, type Wanted } from './facility-to-book.ts';
import { alternativesFor } from './slot-alternatives.ts';
import { bookingsMade } from './write-bookings.ts';

/**
 * Books places of a facility for the resident who asks. A repeat with the same key is answered as before.
 * @returns the id of the booking
 * @throws Refusal as the mutation `bookingCreate` describes; nothing has changed then but the stored answer
 */
export async function createBooking(ctx: Context, input: BookingCreateInput): Promise<string> {
  const wanted = wantedOf(input);
  requireKey(input.idempotencyKey);
  const once = { key: input.idempotencyKey, requestHash: hashOf(wanted) };

  for (let overtaken = 0; overtaken < OVERTAKEN_MAX; overtaken++) {
    const answer = await inTransaction(ctx, (ctx) => attempt(ctx, wanted, once)).catch(async (error: unknown) => {
      // Whenever the database says no, that transaction is gone, and with it the key. What it has counted of the booker
      // is an answer, which another stores.
      if (isBeyondQuota(error)) {
        // A number counts by the token alone, and that is looked at when it is needed.
        if (wantsConfirmedPhone(error) && (await inTransaction(ctx, confirmedByToken))) return undefined;
        return inTransaction(ctx, (ctx) => refused(ctx, once, error));
      }
      // Somebody was quicker: the counters said no after the look at them had said yes. The next one looks again, and
      // refuses, or books if they have given up since.
      if (!isCapacityTaken(error)) throw error;
      return undefined;
    });
    if (answer) return replayed(answer);
  }
  throw tooBusyToBook();
}

function refused(ctx: WriteContext, once: Once, refusal: Refusal): Promise<StoredAnswer> {
  return answeredOnce(ctx, once, () => Promise.reject(refusal));
}

function attempt(ctx: WriteContext, wanted: Wanted, once: Once): Promise<StoredAnswer> {
  return answeredOnce(ctx, once, async () => {
    if (!mayBook(ctx.actor)) throw onlyResidentsBook();
    const facility = await publicFacility(ctx, wanted);
    const [broken] = brokenRules(facility, wanted, ctx.now());
    if (broken?.rule === 'PLACES') throw await unavailable(ctx, facility, wanted);
    if (broken) throw broken.refusal;
    return insertBooking(ctx, ctx.actor.residentId, facility, wanted, once);
  });
}

async function unavailable(ctx: WriteContext, facility: FacilityToBook, wanted: Wanted): Promise<Refusal> {
  const alternatives = await alternativesFor(ctx, ctx.actor.residentId, facility, wanted);
  return slotUnavailable({ remaining: Math.max(0, facility.remaining), alternatives });
}

async function publicFacility(ctx: WriteContext, { facilityId, interval }: Wanted): Promise<FacilityToBook> {
  const facility = await facilityToBook(ctx, facilityId, interval);
  // A facility that is not public is as good as none.
  if (!facility || !isPublic(facility.state)) {
    throw notFound({ type: 'SharedFacility', field: ['facilityId'] });
  }
  return facility;
}

/**
 * Writes the answer, the booking, the trail and the event in one statement, the last before COMMIT: the counters are
 * locked when it ends, and only until then do others of the same hours have to wait.
 * @returns the answer; undefined when the key was answered before, and nothing has been written
 * @throws Refusal when the booker already holds an overlapping booking of the kind
 */
async function insertBooking(
  ctx: WriteContext,
  bookerId: string,
  facility: FacilityToBook,
  { interval, quantity }: Wanted,
  once: Once,
): Promise<StoredAnswer | undefined> {
  const state = facility.admission === FacilityAdmission.APPROVAL ? BookingState.PENDING : BookingState.CONFIRMED;
  const booking = { facility, by: { bookerId }, intervals: [{ ...interval, quantity }], state };
  const {
    ids: [id],
    members,
  } = bookingsMade(ctx, booking, sql`claimed`);
  const answer = { id: id! };
  const { rows } = await sql<{ claimed: boolean; made: boolean }>`
    with claimed as (${claiming(ctx, once, answer)}), ${members}
    select exists (select from claimed) as claimed, exists (select from made) as made`.execute(ctx.db);
  const { claimed, made } = rows[0]!;
  if (!claimed) return undefined;
  if (made) return answer;
  await release(ctx, once);
  throw overlapsOwnBooking({});
}

/** @throws Refusal INVALID_INPUT for an interval that is none, or a quantity that no booking has */
export function wantedOf(input: Pick<BookingCreateInput, 'facilityId' | 'start' | 'end' | 'quantity'>): Wanted {
  const interval = { start: instantOf(input.start), end: instantOf(input.end) };
  const quantity = input.quantity ?? 1;
  if (!isForward(interval)) throw bookingEndsTooEarly();
  requireRange(quantity, { min: 1, max: QUANTITY_MAX }, quantityOutOfRange);
  return { facilityId: input.facilityId, interval, quantity };
}

function hashOf({ facilityId, interval: { start, end }, quantity }: Wanted): string {
  return hashOfRequest('bookingCreate', facilityId, start.epochMilliseconds, end.epochMilliseconds, quantity);
}
