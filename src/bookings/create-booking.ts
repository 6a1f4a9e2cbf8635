import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Context, WriteContext } from '../context.ts';
import { inTransaction } from '../database/transaction.ts';
import { capacityIsTaken, FacilityAdmission, FacilityState } from '../facilities/index.ts';
import { dateOf, instantOf, isForward } from '../shared/interval.ts';
import { newId, prefixOf } from '../shared/node.ts';
import { recorded } from '../shared/record.ts';
import { invalidInput, notFound, Refusal } from '../shared/refusal.ts';
import { BookingState, QUANTITY_MAX } from './booking.entity.ts';
import { onlyResidentsBook, overlapsOwnBooking, slotUnavailable } from './booking.errors.ts';
import type { BookingCreateInput } from './booking.input.ts';
import { mayBook } from './booking.policy.ts';
import { requireRules } from './booking.rules.ts';
import { facilityToBook, type FacilityToBook, type Wanted } from './facility-to-book.ts';
import { answeredOnce, hashOfRequest, replayed, requireKey, type StoredAnswer } from './idempotency.ts';
import { alternativesFor } from './slot-alternatives.ts';

/** How often others may be quicker before the slot counts as taken; the last time only looks. */
const TRIES_MAX = 3;

/**
 * Books places of a facility for the resident who asks. A repeat with the same key is answered as before.
 * @returns the id of the booking
 * @throws Refusal as the mutation `bookingCreate` describes; nothing has changed then but the stored answer
 */
export async function createBooking(ctx: Context, input: BookingCreateInput): Promise<string> {
  const wanted = wantedOf(input);
  requireKey(input.idempotencyKey);
  const once = { key: input.idempotencyKey, hash: hashOf(wanted) };

  for (let tries = 1; ; tries++) {
    try {
      return replayed(await inTransaction(ctx, (ctx) => attempt(ctx, wanted, once, tries === TRIES_MAX)));
    } catch (error) {
      // Somebody was quicker: the counters said no after the look at them had said yes. That transaction is gone, and
      // with it the key. The next one looks again, and refuses, or books if they have given up since.
      if (!(error instanceof Refusal) || error.kind !== capacityIsTaken({}).kind) throw error;
    }
  }
}

interface Once {
  readonly key: string;
  readonly hash: string;
}

async function attempt(ctx: WriteContext, wanted: Wanted, { key, hash }: Once, isLast: boolean): Promise<StoredAnswer> {
  return answeredOnce(ctx, key, hash, async () => {
    if (!mayBook(ctx.actor)) throw onlyResidentsBook();
    const facility = await publicFacility(ctx, wanted);
    requireRules(facility, wanted.interval, ctx.now());
    if (isLast || facility.remaining < wanted.quantity) throw await unavailable(ctx, facility, wanted);

    const id = newId('bkg');
    const made = await insertBooking(ctx, id, facility, wanted, key);
    if (!made) throw overlapsOwnBooking({});
    return { id };
  });
}

async function unavailable(ctx: WriteContext, facility: FacilityToBook, wanted: Wanted): Promise<Refusal> {
  const alternatives = await alternativesFor(ctx, facility, wanted);
  // After the last try there may be enough again; a moment ago there was not.
  const remaining = Math.max(0, Math.min(facility.remaining, wanted.quantity - 1));
  return slotUnavailable({ remaining, alternatives });
}

async function publicFacility(ctx: WriteContext, { facilityId, interval }: Wanted): Promise<FacilityToBook> {
  const facility = await facilityToBook(ctx, facilityId, interval);
  // A facility that is not public yet is as good as none.
  if (!facility || facility.state === FacilityState.DRAFT || facility.state === FacilityState.IN_REVIEW) {
    throw notFound({ type: 'SharedFacility', field: ['facilityId'] });
  }
  return facility;
}

/**
 * Writes the booking, the trail, the event and the answer in one statement, the last before COMMIT: the counters of the
 * day are locked when it ends, and only until then do others of the same day have to wait.
 * @returns false when the booker already holds an overlapping booking of the kind
 */
async function insertBooking(
  ctx: WriteContext,
  id: string,
  facility: FacilityToBook,
  { interval: { start, end }, quantity }: Wanted,
  key: string,
): Promise<boolean> {
  const now = dateOf(ctx.now());
  const state = facility.admission === FacilityAdmission.APPROVAL ? BookingState.PENDING : BookingState.CONFIRMED;
  const change = {
    action: 'bookingCreate',
    subjectId: id,
    districtCode: facility.districtCode,
    topic: 'booking.created',
  };
  const { rows } = await sql`
    with made as (
      insert into booking (id, district_code, reference, facility_id, kind, type, booker_id, starts_at, ends_at,
                           quantity, state, created_at, updated_at)
      values (${id}, ${facility.districtCode}, ${newReference()}, ${facility.id}, ${facility.kind}, 'NORMAL',
              ${ctx.actor.residentId}, ${dateOf(start)}, ${dateOf(end)}, ${quantity}, ${state}, ${now}, ${now})
      on conflict do nothing returning id),
    ${recorded(ctx, change, sql`made`)},
    answered as (
      update idempotent_answer set answer = ${JSON.stringify({ id })}::jsonb
      where actor_id = ${ctx.actor.accountId} and key = ${key} and exists (select from made))
    select id from made`.execute(ctx.db);
  return rows.length > 0;
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
  if (prefixOf(input.facilityId) !== 'fac') {
    throw invalidInput({
      field: ['facilityId'],
      en: 'This is not the id of a SharedFacility.',
      zh: '这不是 SharedFacility 的标识。',
    });
  }
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
