import { sql } from 'kysely';
import { confirmedByToken } from '../../district/identity/index.ts';
import { isCapacityTaken, isPublic } from '../../facilities/index.ts';
import { type ActorContext, type Context, viewerOf, type WriteContext } from '../../request/context.ts';
import {
  answeredOnce,
  claiming,
  hashOfRequest,
  type Once,
  replayed,
  requireKey,
  type StoredAnswer,
} from '../../request/idempotency.ts';
import { inOneStatement, inSavepoint, inTransaction } from '../../request/transaction.ts';
import { overlaps } from '../../shared/interval.ts';
import { newId } from '../../shared/node.ts';
import { requireRange } from '../../shared/range.ts';
import { notFound, Refusal } from '../../shared/refusal.ts';
import {
  isAboutBooker,
  onlyResidentsBook,
  OVERTAKEN_MAX,
  slotUnavailable,
  tooBusyToBook,
  wantsConfirmedPhone,
} from '../booking.errors.ts';
import { bookerFacts, mayBook } from '../booking.policy.ts';
import { bookedAs, placesOf } from '../booking.rules.ts';
import { brokenRules, isAboutPlaces } from '../broken-rules.ts';
import { lapseInTheWay } from '../clock/end-by-the-clock.ts';
import { wantedOf } from '../create-booking.ts';
import { facilityToBook, type FacilityToBook, type Wanted } from '../facility-to-book.ts';
import { unavailable } from '../slot-alternatives.ts';
import { bookingsMade, type BookingToWrite, ONE_PER_PERSON_AND_KIND } from '../write-bookings.ts';
import { itemsOverlap } from './booking-group.errors.ts';
import type { BookingGroupCreateInput } from './booking-group.input.ts';
import { GROUP_ITEMS_MAX } from './booking-group.limits.ts';

/** How often others may be quicker before it is looked whether the group itself is more than there is. */
const OVERTAKEN_BEFORE_LOOKING = 2;

/**
 * Books several facilities for the resident who asks, all or none. A repeat with the same key is answered as before.
 * @returns the id of the group
 * @throws Refusal as the mutation `bookingGroupCreate` describes, with the path of the first item that cannot be had
 */
export async function createGroup(ctx: Context, input: BookingGroupCreateInput): Promise<string> {
  const items = itemsOf(input);
  requireKey(input.idempotencyKey);
  const once = { key: input.idempotencyKey, requestHash: hashOf(items) };

  for (let overtaken = 1; overtaken <= OVERTAKEN_MAX; overtaken++) {
    const answer = await inOneStatement(ctx, (ctx) => attempt(ctx, items, once)).catch(async (error: unknown) => {
      if (!isAboutBooker(error) && !isCapacityTaken(error)) throw error;
      if (await lapsedInTheWay(ctx, items)) return undefined;
      if (isAboutBooker(error)) {
        if (wantsConfirmedPhone(error) && (await inTransaction(ctx, confirmedByToken))) return undefined;
        return inOneStatement(ctx, (ctx) => answeredOnce(ctx, once, () => Promise.reject(error)));
      }
      if (overtaken < OVERTAKEN_BEFORE_LOOKING) return undefined;
      // Each of them could be had, and still the counters say no: parts of one hall, say, that together are more than it.
      const refusal = await firstTooMany(ctx, items);
      return refusal && inOneStatement(ctx, (ctx) => answeredOnce(ctx, once, () => Promise.reject(refusal)));
    });
    if (answer) return replayed(answer);
  }
  throw tooBusyToBook();
}

/** The items as they are wanted, each with the company that comes to all of them. */
function itemsOf({ items, ...said }: BookingGroupCreateInput): Wanted[] {
  requireRange(items.length, { min: 1, max: GROUP_ITEMS_MAX, field: ['items'] });
  const wanted = items.map((item, at) => refusedAt(at, () => wantedOf({ ...item, ...said })));
  for (const [at, { facilityId, interval }] of wanted.entries()) {
    const isTwice = wanted
      .slice(0, at)
      .some((one) => one.facilityId === facilityId && overlaps(one.interval, interval));
    if (isTwice) throw itemsOverlap({ field: ['items', String(at)] });
  }
  return wanted;
}

/** What a refusal says of one item, said of its place in the input. What is said of the company is said of the whole. */
function atItem(at: number, refusal: Refusal): Refusal {
  const field = refusal.field ?? [];
  const isOfWhole = field.length === 1 && ['headcount', 'children', 'groupName', 'note'].includes(field[0]!);
  return isOfWhole
    ? refusal
    : new Refusal(refusal.kind, { ...refusal.details, field: ['items', String(at), ...field] });
}

function refusedAt<T>(at: number, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof Refusal ? atItem(at, error) : error;
  }
}

async function lapsedInTheWay(ctx: Context, items: readonly Wanted[]): Promise<boolean> {
  const { residentId } = await viewerOf(ctx);
  let any = false;
  for (const facilityId of new Set(items.map((item) => item.facilityId))) {
    if (await lapseInTheWay(ctx, { facilityId, bookerId: residentId })) any = true;
  }
  return any;
}

function attempt(ctx: ActorContext, items: readonly Wanted[], once: Once): Promise<StoredAnswer> {
  return answeredOnce(ctx, once, async () => {
    if (!mayBook(ctx.actor)) throw onlyResidentsBook();
    const facilities = await judged(ctx, items);
    return insertGroup(ctx, ctx.actor.residentId, toWrite(items, facilities, ctx.now()), items[0]!, once);
  });
}

/** The facilities of the items, each of which can be had by itself as of now. @throws Refusal of the first that cannot */
async function judged(ctx: ActorContext, items: readonly Wanted[]): Promise<FacilityToBook[]> {
  const facilities: FacilityToBook[] = [];
  for (const [at, item] of items.entries()) {
    const facility = await facilityToBook(ctx, item.facilityId, item.interval);
    if (!facility || !isPublic(facility.state)) {
      throw notFound({ type: 'SharedFacility', field: ['items', String(at), 'facilityId'] });
    }
    const [broken] = brokenRules(facility, item, bookerFacts(ctx.actor), ctx.now());
    if (broken) throw atItem(at, isAboutPlaces(broken) ? await unavailable(ctx, facility, item) : broken.refusal);
    facilities.push(facility);
  }
  return facilities;
}

/** In the order of facilities, in which everybody takes them. */
function toWrite(
  items: readonly Wanted[],
  facilities: readonly FacilityToBook[],
  now: Temporal.Instant,
): BookingToWrite[] {
  return items
    .map(({ interval, quantity }, at) => {
      const facility = facilities[at]!;
      return { facility, ...interval, quantity: placesOf(facility, quantity), ...bookedAs(facility, interval, now) };
    })
    .toSorted((a, b) => (a.facility.id < b.facility.id ? -1 : Number(a.facility.id > b.facility.id)));
}

async function insertGroup(
  ctx: ActorContext,
  bookerId: string,
  items: readonly BookingToWrite[],
  { company, groupName, note }: Wanted,
  once: Once,
): Promise<StoredAnswer | undefined> {
  const groupId = newId('bgp');
  const said = { ...company, groupName, note };
  const { members } = bookingsMade(ctx, { by: { bookerId }, items, said, groupId }, sql`claimed`);
  const answer = { id: groupId };
  const { rows } = await sql<{ claimed: boolean }>`
    with claimed as (${claiming(ctx, once, answer)}), ${members}
    select exists (select from claimed) as claimed,
           case when exists (select from claimed) and (select count(*) from made) < ${items.length}::integer
                then refuse(${ONE_PER_PERSON_AND_KIND}) end`.execute(ctx.db);
  return rows[0]!.claimed ? answer : undefined;
}

/** Undoes what was only tried. */
class Tried extends Error {}

/**
 * Tries the items one after the other, and undoes all of them: the refusal of the first for which there are no places beside
 * those before it; undefined when there are, so that somebody was quicker before.
 */
async function firstTooMany(ctx: Context, items: readonly Wanted[]): Promise<Refusal | undefined> {
  let found: Refusal | undefined;
  await inTransaction(ctx, async (ctx) => {
    if (!mayBook(ctx.actor)) throw onlyResidentsBook();
    const facilities = await judged(ctx, items);
    const groupId = newId('bgp');
    const bookerId = ctx.actor.residentId;
    for (const [at, item] of items.entries()) {
      found ??= await refusalOfTrying(ctx, at, toWrite([item], [facilities[at]!], ctx.now()), { bookerId, groupId });
    }
    throw new Tried();
  }).catch((error: unknown) => {
    if (error instanceof Refusal) found = error;
    else if (!(error instanceof Tried)) throw error;
  });
  return found;
}

async function refusalOfTrying(
  ctx: WriteContext,
  at: number,
  items: readonly BookingToWrite[],
  { bookerId, groupId }: { readonly bookerId: string; readonly groupId: string },
): Promise<Refusal | undefined> {
  const { members } = bookingsMade(ctx, { by: { bookerId }, items, groupId }, sql`(select 1) as always`);
  try {
    await inSavepoint(ctx, () => sql`with ${members} select`.execute(ctx.db));
    return undefined;
  } catch (error) {
    if (!isCapacityTaken(error)) throw error;
    return atItem(at, slotUnavailable({ remaining: 0, alternatives: [] }));
  }
}

function hashOf(items: readonly Wanted[]): string {
  return hashOfRequest(
    'bookingGroupCreate',
    ...items.map(({ facilityId, interval: { start, end }, quantity, company, groupName, note }) =>
      JSON.stringify([facilityId, start.epochMilliseconds, end.epochMilliseconds, quantity, company, groupName, note]),
    ),
  );
}
