import { randomBytes } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import type { ActorContext } from '../request/context.ts';
import { dateOf, type Interval } from '../shared/interval.ts';
import { newId } from '../shared/node.ts';
import { recorded } from '../request/record.ts';
import type { Booking, BookingState } from './booking.entity.ts';
import { occupiedBy } from './booking.rules.ts';
import type { FacilityToBook } from './facility-to-book.ts';

/** Bookings of one facility that differ in nothing but their intervals and how many places they take. */
interface BookingsToWrite {
  readonly facility: Pick<FacilityToBook, 'id' | 'districtCode' | 'kind' | 'policy'>;
  /** Who books: a resident, or a match in the name of a unit or a grid branch. */
  readonly by: { readonly bookerId: string } | { readonly matchId: string; readonly holderId: string };
  /** Each with the places it takes. */
  readonly intervals: readonly (Interval & { readonly quantity: number })[];
  readonly state: BookingState;
  /** What the booker has said beside; nothing, if absent. */
  readonly said?: Pick<Booking, 'headcount' | 'children' | 'groupName' | 'note'>;
}

const NOTHING_SAID = { headcount: null, children: 0, groupName: null, note: null };

/** The constraint by which one person is in one place of a kind at a time. */
export const ONE_PER_PERSON_AND_KIND = 'booking_one_per_person_and_kind';

/**
 * The only way in which bookings come to be: members of a WITH clause that write them with their trail and their events.
 * `made` has a row for each; none for one that overlaps another of the same person and kind, which the statement leaves
 * out. The triggers judge the places when the statement ends, the earliest booking first, as everybody who takes
 * counters does: nobody deadlocks.
 * @param only what has a row if they are to be written at all
 */
export function bookingsMade(
  ctx: ActorContext,
  { facility, by, intervals, state, said = NOTHING_SAID }: BookingsToWrite,
  only: RawBuilder<unknown>,
): { readonly ids: readonly string[]; readonly members: RawBuilder<unknown> } {
  const { id: facilityId, districtCode, kind, policy } = facility;
  const ids = intervals.map(() => newId('bkg'));
  const references = intervals.map(newReference);
  const now = dateOf(ctx.now());
  const { bookerId, holderId, matchId, type } =
    'matchId' in by
      ? { ...by, bookerId: null, type: 'MATCH' }
      : { ...by, holderId: null, matchId: null, type: 'NORMAL' };
  const change = {
    action: 'bookingCreate',
    subjectId: sql<string>`made.id`,
    districtCode,
    topic: 'booking.created' as const,
  };
  const hasBuffers = policy.setupMinutes + policy.turnaroundMinutes > 0;
  const occupied = intervals.map((interval) => (hasBuffers ? occupiedBy(facility, interval) : undefined));
  const members = sql`
    made as (
      insert into booking (id, district_code, reference, facility_id, kind, type, booker_id, holder_id, match_id,
                           starts_at, ends_at, quantity, state, created_at, updated_at, policy_version,
                           pending_takes_places, occupied_from, occupied_until, headcount, children, group_name, note)
      select w.id, ${districtCode}, w.reference, ${facilityId}, ${kind}, ${type}, ${bookerId}, ${holderId}, ${matchId},
             w.starts_at, w.ends_at, w.quantity, ${state}, ${now}::timestamptz, ${now}::timestamptz,
             ${policy.version === 0 ? null : policy.version}::integer, ${policy.pendingTakesPlaces}::boolean,
             w.occupied_from, w.occupied_until, ${said.headcount}::integer, ${said.children}::integer,
             ${said.groupName}, ${said.note}
      from ${only}, unnest(${ids}::text[], ${references}::text[], ${intervals.map(({ start }) => start.toString())}::timestamptz[],
                           ${intervals.map(({ end }) => end.toString())}::timestamptz[],
                           ${intervals.map(({ quantity }) => quantity)}::integer[],
                           ${occupied.map((one) => one?.start.toString() ?? null)}::timestamptz[],
                           ${occupied.map((one) => one?.end.toString() ?? null)}::timestamptz[])
        as w (id, reference, starts_at, ends_at, quantity, occupied_from, occupied_until)
      order by w.starts_at, w.ends_at
      on conflict on constraint ${sql.ref(ONE_PER_PERSON_AND_KIND)} do nothing returning id),
    ${recorded(ctx, change, sql`made`)}`;
  return { ids, members };
}

/** Crockford's base 32: no letter that could be read as a digit or another. */
const REFERENCE_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 32^10 references: a million bookings meet the same one with a chance of one in a thousand million. */
const REFERENCE_LENGTH = 10;

function newReference(): string {
  return Array.from(randomBytes(REFERENCE_LENGTH), (byte) => REFERENCE_ALPHABET[byte % 32]).join('');
}
