import { sql } from 'kysely';
import { type ActorContext, type Context, viewerOf } from '../request/context.ts';
import { inOneStatement, inTransaction } from '../request/transaction.ts';
import { confirmedByToken } from '../district/identity/index.ts';
import { FacilityAdmission, facilityById, HEADCOUNT_MAX, isCapacityTaken, isPublic } from '../facilities/index.ts';
import {
  answeredOnce,
  claiming,
  hashOfRequest,
  type Once,
  replayed,
  requireKey,
  type StoredAnswer,
} from '../request/idempotency.ts';
import { dateOf, instantOf, isForward } from '../shared/interval.ts';
import { requireRange } from '../shared/range.ts';
import { notFound, type Refusal } from '../shared/refusal.ts';
import { requireText } from '../shared/text.ts';
import { BookingState, CHILDREN_MAX, GROUP_NAME_MAX, NOTE_MAX, QUANTITY_MAX } from './booking.entity.ts';
import {
  bookingEndsTooEarly,
  companyOutOfRange,
  isAboutBooker,
  isOwnOverlap,
  onlyResidentsBook,
  OVERTAKEN_MAX,
  overlapsOwnBooking,
  quantityOutOfRange,
  slotUnavailable,
  tooBusyToBook,
  wantsConfirmedPhone,
} from './booking.errors.ts';
import type { BookingCreateInput } from './booking.input.ts';
import { bookerFacts, mayBook } from './booking.policy.ts';
import { placesOf } from './booking.rules.ts';
import { brokenRules, isAboutPlaces } from './broken-rules.ts';
import { lapseInTheWay } from './clock/end-by-the-clock.ts';
import { facilityToBook, type FacilityToBook, type Wanted } from './facility-to-book.ts';
import { ownOverlap } from './own-overlap.ts';
import { alternativesFor } from './slot-alternatives.ts';
import { bookingsMade, ONE_PER_PERSON_AND_KIND } from './write-bookings.ts';

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
    const answer = await inOneStatement(ctx, (ctx) => attempt(ctx, wanted, once)).catch(async (error: unknown) => {
      if (!isAboutBooker(error) && !isCapacityTaken(error)) throw error;
      // Whenever the database says no, the statement is undone, and with it the key. It may have said so by a request that
      // has lapsed and still stands in its counters: such bind nobody.
      if (await lapsedInTheWay(ctx, wanted)) return undefined;
      // What it says of the booker is an answer, which another stores.
      if (isAboutBooker(error)) {
        // A number counts by the token alone, and that is looked at when it is needed.
        if (wantsConfirmedPhone(error) && (await inTransaction(ctx, confirmedByToken))) return undefined;
        const refusal = isOwnOverlap(error) ? await overlapWithAnother(ctx, wanted) : error;
        return refusal && inOneStatement(ctx, (ctx) => refused(ctx, once, refusal));
      }
      // Somebody was quicker: the counters said no after the look at them had said yes. The next one looks again, and
      // refuses, or books if they have given up since.
      return undefined;
    });
    if (answer) return replayed(answer);
  }
  throw tooBusyToBook();
}

function refused(ctx: ActorContext, once: Once, refusal: Refusal): Promise<StoredAnswer> {
  return answeredOnce(ctx, once, () => Promise.reject(refusal));
}

/** Whether requests that nobody has answered in time were in the way, and no longer are. */
async function lapsedInTheWay(ctx: Context, { facilityId }: Wanted): Promise<boolean> {
  const { residentId } = await viewerOf(ctx);
  return lapseInTheWay(ctx, { facilityId, bookerId: residentId });
}

/** The refusal that names the own booking which overlaps what is wanted; undefined if it was given back meanwhile. */
async function overlapWithAnother(ctx: Context, { facilityId, interval }: Wanted): Promise<Refusal | undefined> {
  const facility = await facilityById(ctx).load(facilityId);
  const during = { start: dateOf(interval.start), end: dateOf(interval.end) };
  const bookingId = facility && (await ownOverlap(ctx).load({ kind: facility.kind, ...during }));
  return bookingId ? overlapsOwnBooking({ bookingId }) : undefined;
}

function attempt(ctx: ActorContext, wanted: Wanted, once: Once): Promise<StoredAnswer> {
  return answeredOnce(ctx, once, async () => {
    if (!mayBook(ctx.actor)) throw onlyResidentsBook();
    const facility = await publicFacility(ctx, wanted);
    const [broken] = brokenRules(facility, wanted, bookerFacts(ctx.actor), ctx.now());
    if (broken && isAboutPlaces(broken)) throw await unavailable(ctx, facility, wanted);
    if (broken) throw broken.refusal;
    return insertBooking(ctx, ctx.actor.residentId, facility, wanted, once);
  });
}

async function unavailable(ctx: ActorContext, facility: FacilityToBook, wanted: Wanted): Promise<Refusal> {
  const alternatives = await alternativesFor(ctx, ctx.actor.residentId, facility, wanted);
  return slotUnavailable({ remaining: Math.max(0, facility.remaining), alternatives });
}

async function publicFacility(ctx: ActorContext, { facilityId, interval }: Wanted): Promise<FacilityToBook> {
  const facility = await facilityToBook(ctx, facilityId, interval);
  // A facility that is not public is as good as none.
  if (!facility || !isPublic(facility.state)) {
    throw notFound({ type: 'SharedFacility', field: ['facilityId'] });
  }
  return facility;
}

/**
 * Writes the answer, the booking, the trail and the event in one statement, which is all there is of the transaction: the
 * counters are locked when it ends, and only until then do others of the same hours have to wait.
 * @returns the answer; undefined when the key was answered before, and nothing has been written
 * @throws what the database says no by, and nothing has been written: the places are taken, or the booker holds too much
 *   or another booking of the kind at that time
 */
async function insertBooking(
  ctx: ActorContext,
  bookerId: string,
  facility: FacilityToBook,
  { interval, quantity, company, groupName, note }: Wanted,
  once: Once,
): Promise<StoredAnswer | undefined> {
  const state = facility.admission === FacilityAdmission.APPROVAL ? BookingState.PENDING : BookingState.CONFIRMED;
  const items = [{ facility, ...interval, quantity: placesOf(facility, quantity), state }];
  const booking = { by: { bookerId }, items, said: { ...company, groupName, note } };
  const {
    ids: [id],
    members,
  } = bookingsMade(ctx, booking, sql`claimed`);
  const answer = { id: id! };
  const { rows } = await sql<{ claimed: boolean }>`
    with claimed as (${claiming(ctx, once, answer)}), ${members}
    select exists (select from claimed) as claimed,
           case when exists (select from claimed) and not exists (select from made)
                then refuse(${ONE_PER_PERSON_AND_KIND}) end`.execute(ctx.db);
  return rows[0]!.claimed ? answer : undefined;
}

type WantedInput = Pick<BookingCreateInput, 'facilityId' | 'start' | 'end' | 'quantity'> &
  Partial<Pick<BookingCreateInput, 'headcount' | 'children' | 'groupName' | 'note'>>;

/** @throws Refusal INVALID_INPUT for an interval that is none, or a quantity that no booking has */
export function wantedOf(input: WantedInput): Wanted {
  const interval = { start: instantOf(input.start), end: instantOf(input.end) };
  const quantity = input.quantity ?? 1;
  if (!isForward(interval)) throw bookingEndsTooEarly();
  requireRange(quantity, { min: 1, max: QUANTITY_MAX }, quantityOutOfRange);
  const headcount = input.headcount ?? null;
  if (headcount !== null) {
    requireRange(headcount, { min: 1, max: HEADCOUNT_MAX, field: ['headcount'] }, companyOutOfRange);
  }
  const children = input.children ?? 0;
  requireRange(children, { min: 0, max: CHILDREN_MAX, field: ['children'] }, companyOutOfRange);
  return {
    facilityId: input.facilityId,
    interval,
    quantity,
    company: { headcount, children },
    groupName: input.groupName == null ? null : requireText(input.groupName, ['groupName'], GROUP_NAME_MAX),
    note: input.note == null ? null : requireText(input.note, ['note'], NOTE_MAX),
  };
}

function hashOf({ facilityId, interval: { start, end }, quantity, company, groupName, note }: Wanted): string {
  const said = [company.headcount, company.children, groupName, note];
  // Whoever said nothing more is known by what keys were stored for before more could be said.
  const more = said.every((one) => one === null || one === 0) ? [] : [JSON.stringify(said)];
  return hashOfRequest('bookingCreate', facilityId, start.epochMilliseconds, end.epochMilliseconds, quantity, ...more);
}
