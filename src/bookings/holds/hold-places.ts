import { sql } from 'kysely';
import { FacilityAdmission } from '../../facilities/index.ts';
import { type ActorContext, type Context, viewerOf } from '../../request/context.ts';
import { claiming, hashOfRequest, type Once, requireKey, type StoredAnswer } from '../../request/idempotency.ts';
import { earlier } from '../../shared/interval.ts';
import { notFound } from '../../shared/refusal.ts';
import { BookingState, stateAt } from '../booking.entity.ts';
import { bookingStateConflict, onlyResidentsBook } from '../booking.errors.ts';
import { visibleBooking } from '../booking.loader.ts';
import { bookerFacts, isOwnBooking, mayBook } from '../booking.policy.ts';
import { placesOf } from '../booking.rules.ts';
import { brokenRules, isAboutPlaces } from '../broken-rules.ts';
import { wantedOf } from '../create-booking.ts';
import { type FacilityToBook, publicFacility, type Wanted } from '../facility-to-book.ts';
import { unavailable } from '../slot-alternatives.ts';
import { whileThereIsRoom } from '../while-there-is-room.ts';
import { bookingsMade, ONE_PER_PERSON_AND_KIND } from '../write-bookings.ts';
import { holdExpired, nothingIsHeld } from './hold.errors.ts';
import type { BookingHoldInput, BookingHoldReleaseInput } from './hold.input.ts';
import { letGoOfHold } from './let-go.ts';

/**
 * Holds places for the resident who asks, for as long as the policy says, so that nobody takes them while a form is filled in.
 * One hold a person: a new one lets go of the old. A repeat with the same key is answered as before.
 * @returns the id of the booking that is held
 */
export async function holdPlaces(ctx: Context, input: BookingHoldInput): Promise<string> {
  const wanted = wantedOf(input);
  requireKey(input.idempotencyKey);
  const { facilityId, interval, quantity } = wanted;
  const [start, end] = [interval.start.epochMilliseconds, interval.end.epochMilliseconds];
  const requestHash = hashOfRequest('bookingHold', facilityId, start, end, quantity);
  const once = { key: input.idempotencyKey, requestHash };
  return whileThereIsRoom(ctx, once, wanted, async (inside) => {
    if (!mayBook(inside.actor)) throw onlyResidentsBook();
    const facility = await lookedAt(ctx, inside, wanted);
    return write(inside, inside.actor.residentId, facility, wanted, once);
  });
}

/** The facility, where all rules let the places be held that are known before the form is filled in. */
async function lookedAt(ctx: Context, inside: ActorContext, wanted: Wanted): Promise<FacilityToBook> {
  const facility = await publicFacility(inside, wanted);
  if (facility.policy.holdMinutes === 0) throw nothingIsHeld();
  const broken = firstBroken(inside, facility, wanted);
  if (!broken) return facility;
  if (!isAboutPlaces(broken)) throw broken.refusal;
  // What they hold themselves may be in the way: it is let go of for this one, and for nothing else.
  const held = await holdOfPerson(inside);
  const without = held && (await publicFacility(inside, wanted, { id: held, policyVersion: undefined }));
  if (!without || firstBroken(inside, without, wanted)) throw await unavailable(inside, facility, wanted);
  await letGoOfHold(ctx, held);
  return without;
}

function firstBroken(ctx: ActorContext, facility: FacilityToBook, { interval, quantity }: Wanted) {
  const asked = { interval, quantity, company: undefined };
  const [broken] = brokenRules(facility, asked, bookerFacts(ctx.actor), ctx.now());
  return broken;
}

async function holdOfPerson(ctx: ActorContext): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from booking where booker_id = ${ctx.actor.residentId ?? null} and state = ${BookingState.HELD}`.execute(
    ctx.db,
  );
  return rows[0]?.id;
}

async function write(
  ctx: ActorContext,
  bookerId: string,
  facility: FacilityToBook,
  { interval, quantity }: Wanted,
  once: Once,
): Promise<StoredAnswer | undefined> {
  // A request is answered before it starts, so it is not held for longer.
  const latest = facility.admission === FacilityAdmission.APPROVAL ? interval.start : interval.end;
  const answerBy = earlier(ctx.now().add({ minutes: facility.policy.holdMinutes }), latest);
  const item = { facility, ...interval, quantity: placesOf(facility, quantity), state: BookingState.HELD, answerBy };
  const {
    ids: [id],
    members,
  } = bookingsMade(ctx, { by: { bookerId }, items: [item] }, sql`claimed`);
  const answer = { id: id! };
  const { rows } = await sql<{ claimed: boolean }>`
    with claimed as (${claiming(ctx, once, answer)}), ${members}
    select exists (select from claimed) as claimed,
           case when exists (select from claimed) and not exists (select from made)
                then refuse(${ONE_PER_PERSON_AND_KIND}) end`.execute(ctx.db);
  return rows[0]!.claimed ? answer : undefined;
}

/** Lets go of what the caller holds; its places are free at once. @returns its id */
export async function releaseHold(ctx: Context, { bookingId }: BookingHoldReleaseInput): Promise<string> {
  if (await letGoOfHold(ctx, bookingId)) return bookingId;
  const booking = await visibleBooking(ctx, bookingId);
  if (!booking || !isOwnBooking(await viewerOf(ctx), booking)) {
    throw notFound({ type: 'Booking', field: ['bookingId'] });
  }
  const from = stateAt(booking, ctx.now());
  if (from === BookingState.EXPIRED || from === BookingState.HELD) throw holdExpired({ field: ['bookingId'] });
  throw bookingStateConflict({ from, to: BookingState.CANCELLED });
}
