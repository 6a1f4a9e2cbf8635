import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Context, WriteContext } from '../context.ts';
import { inTransaction } from '../database/transaction.ts';
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
} from '../shared/idempotency.ts';
import { dateOf, instantOf, isForward } from '../shared/interval.ts';
import { newId, requireId } from '../shared/node.ts';
import { recorded } from '../shared/record.ts';
import { apiError, invalidInput, notFound, type Refusal } from '../shared/refusal.ts';
import { BookingState, QUANTITY_MAX } from './booking.entity.ts';
import { onlyResidentsBook, overlapsOwnBooking, slotUnavailable } from './booking.errors.ts';
import type { BookingCreateInput } from './booking.input.ts';
import { mayBook } from './booking.policy.ts';
import { requireRules } from './booking.rules.ts';
import { facilityToBook, type FacilityToBook, type Wanted } from './facility-to-book.ts';
import { alternativesFor } from './slot-alternatives.ts';

/** How often others may be quicker, between the look at the places and the taking of them, before the caller is told to wait. */
const OVERTAKEN_MAX = 5;

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
    try {
      return replayed(await inTransaction(ctx, (ctx) => attempt(ctx, wanted, once)));
    } catch (error) {
      // Somebody was quicker: the counters said no after the look at them had said yes. That transaction is gone, and
      // with it the key. The next one looks again, and refuses, or books if they have given up since.
      if (!isCapacityTaken(error)) throw error;
    }
  }
  // Each time there was room, and each time it was gone a moment later: to refuse would be as wrong as to go on for ever.
  throw apiError('BUSY', 'Many are booking this at the moment. Please try again.');
}

function attempt(ctx: WriteContext, wanted: Wanted, once: Once): Promise<StoredAnswer> {
  return answeredOnce(ctx, once, async () => {
    if (!mayBook(ctx.actor)) throw onlyResidentsBook();
    const facility = await publicFacility(ctx, wanted);
    requireRules(facility, wanted.interval, ctx.now());
    if (facility.remaining < wanted.quantity) throw await unavailable(ctx, facility, wanted);
    return insertBooking(ctx, facility, wanted, once);
  });
}

async function unavailable(ctx: WriteContext, facility: FacilityToBook, wanted: Wanted): Promise<Refusal> {
  const alternatives = await alternativesFor(ctx, facility, wanted);
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
  facility: FacilityToBook,
  { interval: { start, end }, quantity }: Wanted,
  once: Once,
): Promise<StoredAnswer | undefined> {
  const id = newId('bkg');
  const now = dateOf(ctx.now());
  const state = facility.admission === FacilityAdmission.APPROVAL ? BookingState.PENDING : BookingState.CONFIRMED;
  const change = {
    action: 'bookingCreate',
    subjectId: id,
    districtCode: facility.districtCode,
    topic: 'booking.created',
  };
  const { rows } = await sql<{ claimed: boolean; made: boolean }>`
    with claimed as (${claiming(ctx, once, { id })}),
    made as (
      insert into booking (id, district_code, reference, facility_id, kind, type, booker_id, starts_at, ends_at,
                           quantity, state, created_at, updated_at)
      select ${id}, ${facility.districtCode}, ${newReference()}, ${facility.id}, ${facility.kind}, 'NORMAL',
             ${ctx.actor.residentId}, ${dateOf(start)}::timestamptz, ${dateOf(end)}::timestamptz, ${quantity}::integer,
             ${state}, ${now}::timestamptz, ${now}::timestamptz from claimed
      on conflict on constraint booking_one_per_person_and_kind do nothing returning id),
    ${recorded(ctx, change, sql`made`)}
    select exists (select from claimed) as claimed, exists (select from made) as made`.execute(ctx.db);
  const { claimed, made } = rows[0]!;
  if (!claimed) return undefined;
  if (made) return { id };
  await release(ctx, once);
  throw overlapsOwnBooking({});
}

/** Crockford's base 32: no letter that could be read as a digit or another. */
const REFERENCE_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 32^10 references: a million bookings meet the same one with a chance of one in a thousand million. */
const REFERENCE_LENGTH = 10;

function newReference(): string {
  return Array.from(randomBytes(REFERENCE_LENGTH), (byte) => REFERENCE_ALPHABET[byte % 32]).join('');
}

function wantedOf(input: BookingCreateInput): Wanted {
  const interval = { start: instantOf(input.start), end: instantOf(input.end) };
  const quantity = input.quantity ?? 1;
  requireId(input.facilityId, 'fac', ['facilityId']);
  if (!isForward(interval)) {
    throw invalidInput({ field: ['end'], en: 'A booking ends after it starts.', zh: '预约的结束时间须晚于开始时间。' });
  }
  if (quantity < 1 || quantity > QUANTITY_MAX) {
    throw invalidInput({
      field: ['quantity'],
      en: `A quantity goes from 1 to ${QUANTITY_MAX}.`,
      zh: `数量范围为 1 至 ${QUANTITY_MAX}。`,
    });
  }
  return { facilityId: input.facilityId, interval, quantity };
}

function hashOf({ facilityId, interval: { start, end }, quantity }: Wanted): string {
  return hashOfRequest('bookingCreate', facilityId, start.epochMilliseconds, end.epochMilliseconds, quantity);
}
