import { randomBytes } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import type { ActorContext } from '../request/context.ts';
import { dateOf, type Interval } from '../shared/interval.ts';
import { newId } from '../shared/node.ts';
import { recorded } from '../request/record.ts';
import type { Booking, BookingState } from './booking.entity.ts';
import { occupiedBy } from './booking.rules.ts';
import type { FacilityToBook } from './facility-to-book.ts';

/** One booking, as the rules have let it pass. */
export interface BookingToWrite extends Interval {
  readonly facility: Pick<FacilityToBook, 'id' | 'districtCode' | 'kind' | 'policy'>;
  /** The places that it takes. */
  readonly quantity: number;
  readonly state: BookingState;
}

/** Bookings that are made in one statement. */
interface BookingsToWrite {
  /** Who books: a resident, or a match in the name of a unit or a grid branch. */
  readonly by: { readonly bookerId: string } | { readonly matchId: string; readonly holderId: string };
  readonly items: readonly BookingToWrite[];
  /** What the booker has said beside; nothing, if absent. */
  readonly said?: Pick<Booking, 'headcount' | 'children' | 'groupName' | 'note'>;
  /** As what they belong together; alone, if absent. */
  readonly groupId?: string;
}

const NOTHING_SAID = { headcount: null, children: 0, groupName: null, note: null };

/** The constraint by which one person is in one place of a kind at a time. */
export const ONE_PER_PERSON_AND_KIND = 'booking_one_per_person_and_kind';

/**
 * The only way in which bookings come to be: members of a WITH clause that write them with their trail and their events.
 * `made` has a row for each; none for one that overlaps another of the same person and kind, which the statement leaves
 * out. The triggers judge the places when the statement ends, in the order in which everybody takes counters: nobody
 * deadlocks.
 * @param only what has a row if they are to be written at all
 */
export function bookingsMade(
  ctx: ActorContext,
  { by, items, said = NOTHING_SAID, groupId }: BookingsToWrite,
  only: RawBuilder<unknown>,
): { readonly ids: readonly string[]; readonly members: RawBuilder<unknown> } {
  const ids = items.map(() => newId('bkg'));
  const now = dateOf(ctx.now());
  const { bookerId, holderId, matchId, type } =
    'matchId' in by
      ? { ...by, bookerId: null, type: 'MATCH' }
      : { ...by, holderId: null, matchId: null, type: 'NORMAL' };
  const change = {
    action: 'bookingCreate',
    subjectId: sql<string>`made.id`,
    districtCode: sql<string>`made.district_code`,
    topic: 'booking.created' as const,
  };
  const all = <V>(valueOf: (item: BookingToWrite, at: number) => V) => sql`${items.map(valueOf)}`;
  const members = sql`
    made as (
      insert into booking (id, district_code, reference, facility_id, kind, type, booker_id, holder_id, match_id,
                           starts_at, ends_at, quantity, state, created_at, updated_at, policy_version,
                           pending_takes_places, occupied_from, occupied_until, headcount, children, group_name, note,
                           group_id)
      select w.id, w.district_code, w.reference, w.facility_id, w.kind, ${type}, ${bookerId}, ${holderId}, ${matchId},
             w.starts_at, w.ends_at, w.quantity, w.state, ${now}::timestamptz, ${now}::timestamptz, w.policy_version,
             w.pending_takes_places, w.occupied_from, w.occupied_until, ${said.headcount}::integer,
             ${said.children}::integer, ${said.groupName}, ${said.note}, ${groupId ?? null}
      from ${only}, unnest(
          ${sql`${ids}`}::text[], ${all(newReference)}::text[], ${all(({ facility }) => facility.districtCode)}::text[],
          ${all(({ facility }) => facility.id)}::text[], ${all(({ facility }) => facility.kind)}::text[],
          ${all(({ start }) => start.toString())}::timestamptz[], ${all(({ end }) => end.toString())}::timestamptz[],
          ${all(({ quantity }) => quantity)}::integer[], ${all(({ state }) => state)}::text[],
          ${all(({ facility: { policy } }) => (policy.version === 0 ? null : policy.version))}::integer[],
          ${all(({ facility: { policy } }) => policy.pendingTakesPlaces)}::boolean[],
          ${all((item) => occupied(item)?.start.toString() ?? null)}::timestamptz[],
          ${all((item) => occupied(item)?.end.toString() ?? null)}::timestamptz[])
        as w (id, reference, district_code, facility_id, kind, starts_at, ends_at, quantity, state, policy_version,
              pending_takes_places, occupied_from, occupied_until)
      order by w.facility_id collate "C", w.starts_at, w.ends_at
      on conflict on constraint ${sql.ref(ONE_PER_PERSON_AND_KIND)} do nothing returning id, district_code),
    ${recorded(ctx, change, sql`made`)}`;
  return { ids, members };
}

/** The time that a booking takes with what comes before and after it; undefined when nothing does. */
function occupied({ facility, start, end }: BookingToWrite): Interval | undefined {
  const { setupMinutes, turnaroundMinutes } = facility.policy;
  return setupMinutes + turnaroundMinutes > 0 ? occupiedBy(facility, { start, end }) : undefined;
}

/** Crockford's base 32: no letter that could be read as a digit or another. */
const REFERENCE_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 32^10 references: a million bookings meet the same one with a chance of one in a thousand million. */
const REFERENCE_LENGTH = 10;

function newReference(): string {
  return Array.from(randomBytes(REFERENCE_LENGTH), (byte) => REFERENCE_ALPHABET[byte % 32]).join('');
}
