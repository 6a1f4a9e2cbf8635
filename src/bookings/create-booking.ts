import { sql } from 'kysely';
import { HEADCOUNT_MAX } from '../facilities/index.ts';
import type { ActorContext, Context } from '../request/context.ts';
import { claiming, hashOfRequest, type Once, requireKey, type StoredAnswer } from '../request/idempotency.ts';
import { instantOf, isForward } from '../shared/interval.ts';
import { requireRange } from '../shared/range.ts';
import { requireText } from '../shared/text.ts';
import { CHILDREN_MAX, GROUP_NAME_MAX, NOTE_MAX, QUANTITY_MAX } from './booking.entity.ts';
import { bookingEndsTooEarly, companyOutOfRange, onlyResidentsBook, quantityOutOfRange } from './booking.errors.ts';
import type { BookingCreateInput } from './booking.input.ts';
import { bookerFacts, mayBook } from './booking.policy.ts';
import { bookedAs, placesOf } from './booking.rules.ts';
import { brokenRules, isAboutPlaces } from './broken-rules.ts';
import { type FacilityToBook, publicFacility, type Wanted } from './facility-to-book.ts';
import { completeHold } from './holds/complete-hold.ts';
import { unavailable } from './slot-alternatives.ts';
import { whileThereIsRoom } from './while-there-is-room.ts';
import { bookingsMade, ONE_PER_PERSON_AND_KIND } from './write-bookings.ts';

/**
 * Books places of a facility for the resident who asks. A repeat with the same key is answered as before.
 * @returns the id of the booking
 * @throws Refusal as the mutation `bookingCreate` describes; nothing has changed then but the stored answer
 */
export async function createBooking(ctx: Context, input: BookingCreateInput): Promise<string> {
  const wanted = wantedOf(input);
  requireKey(input.idempotencyKey);
  const once = { key: input.idempotencyKey, requestHash: hashOf(wanted, input.holdId ?? null) };

  const { holdId } = input;
  if (holdId == null) return whileThereIsRoom(ctx, once, wanted, (ctx) => attempt(ctx, wanted, once));
  let tries = 0;
  return whileThereIsRoom(ctx, once, wanted, (ctx) => completeHold(ctx, holdId, wanted, once, tries++ > 0));
}

async function attempt(ctx: ActorContext, wanted: Wanted, once: Once): Promise<StoredAnswer | undefined> {
  if (!mayBook(ctx.actor)) throw onlyResidentsBook();
  const facility = await publicFacility(ctx, wanted);
  const [broken] = brokenRules(facility, wanted, bookerFacts(ctx.actor), ctx.now());
  if (broken && isAboutPlaces(broken)) throw await unavailable(ctx, facility, wanted);
  if (broken) throw broken.refusal;
  return insertBooking(ctx, ctx.actor.residentId, facility, wanted, once);
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
  const items = [
    { facility, ...interval, quantity: placesOf(facility, quantity), ...bookedAs(facility, interval, ctx.now()) },
  ];
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

function hashOf(
  { facilityId, interval: { start, end }, quantity, company, groupName, note }: Wanted,
  holdId: string | null,
): string {
  const said = [company.headcount, company.children, groupName, note, ...(holdId === null ? [] : [holdId])];
  // Whoever said nothing more is known by what keys were stored for before more could be said.
  const more = said.every((one) => one === null || one === 0) ? [] : [JSON.stringify(said)];
  return hashOfRequest('bookingCreate', facilityId, start.epochMilliseconds, end.epochMilliseconds, quantity, ...more);
}
