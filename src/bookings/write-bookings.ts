import { randomBytes } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import type { ActorContext } from '../request/context.ts';
import { dateOf, type Interval } from '../shared/interval.ts';
import { newId } from '../shared/node.ts';
import { recorded } from '../request/record.ts';
import { type Booking, BookingState } from './booking.entity.ts';
import { occupiedBy } from './booking.rules.ts';
import type { FacilityToBook } from './facility-to-book.ts';

/** One booking, as the rules have let it pass. */
export interface BookingToWrite extends Interval {
  readonly facility: Pick<FacilityToBook, 'id' | 'districtCode' | 'kind' | 'policy'>;
  /** The places that it takes. */
  readonly quantity: number;
  readonly state: BookingState;
  /** Until when the unit answers, or until when it is held; until its start, if it waits and nothing is said. */
  readonly answerBy?: Temporal.Instant;
}

/** Bookings that are made in one statement. */
interface BookingsToWrite {
  /** Who books: a resident, or a match in the name of a unit or a grid branch. */
  readonly by: { readonly bookerId: string } | { readonly matchId: string; readonly holderId: string };
  readonly items: readonly BookingToWrite[];
  /** What the booker has said beside; nothing, if absent. */
  readonly said?: Pick<Booking, 'headcount' | 'children' | 'groupName' | 'note'>;
  /** As what they belong together; alone, if absent. */
  readonly groupId?: string | null;
  /** The booking that moves there if the unit says so; none, if absent. */
  readonly movesId?: string;
}

const NOTHING_SAID = { headcount: null, children: 0, groupName: null, note: null };

/** The constraint by which one person is in one place of a kind at a time. */
export const ONE_PER_PERSON_AND_KIND = 'booking_one_per_person_and_kind';

/**
 * The only way in which bookings come to be, held ones and moves that wait among them: members of a WITH clause that write them with their trail and their events.
 * `made` has a row for each; none for one that overlaps another of the same person and kind, which the statement leaves
 * out. The triggers judge the places when the statement ends, in the order in which everybody takes counters: nobody
 * deadlocks.
 * @param only what has a row if they are to be written at all
 */
export function bookingsMade(
  ctx: ActorContext,
  { by, items, said = NOTHING_SAID, groupId, movesId }: BookingsToWrite,
  only: RawBuilder<unknown>,
): { readonly ids: readonly string[]; readonly members: RawBuilder<unknown> } {
  const rows = items.map(rowOf);
  const ids = rows.map(({ id }) => id);
  const now = dateOf(ctx.now());
  const { bookerId, holderId, matchId, type } =
    'matchId' in by
      ? { ...by, bookerId: null, type: 'MATCH' }
      : { ...by, holderId: null, matchId: null, type: 'NORMAL' };
  const isHeld = items[0]?.state === BookingState.HELD;
  const change = {
    action: isHeld ? 'bookingHold' : movesId === undefined ? 'bookingCreate' : 'bookingMove',
    subjectId: sql<string>`made.id`,
    districtCode: sql<string>`made.district_code`,
    topic: isHeld ? ('booking.held' as const) : ('booking.created' as const),
  };
  const members = sql`
    made as (
      insert into booking (id, district_code, reference, facility_id, kind, type, booker_id, holder_id, match_id,
                           starts_at, ends_at, quantity, state, created_at, updated_at, policy_version,
                           pending_takes_places, occupied_from, occupied_until, headcount, children, group_name, note,
                           group_id, answer_by, held_until, moves_id)
      select w.id, w.district_code, w.reference, w.facility_id, w.kind, ${type}, ${bookerId}, ${holderId}, ${matchId},
             w.starts_at, w.ends_at, w.quantity, w.state, ${now}::timestamptz, ${now}::timestamptz, w.policy_version,
             w.pending_takes_places, w.occupied_from, w.occupied_until, ${said.headcount}::integer,
             ${said.children}::integer, ${said.groupName}, ${said.note}, ${groupId ?? null},
             w.answer_by, case when w.state = 'HELD' then w.answer_by end, ${movesId ?? null}
      from ${only}, json_to_recordset(${JSON.stringify(rows)}::json) as w (
        id text, reference text, district_code text, facility_id text, kind text, starts_at timestamptz,
        ends_at timestamptz, quantity integer, state text, policy_version integer, pending_takes_places boolean,
        occupied_from timestamptz, occupied_until timestamptz, answer_by timestamptz)
      order by w.facility_id collate "C", w.starts_at, w.ends_at
      on conflict on constraint ${sql.ref(ONE_PER_PERSON_AND_KIND)} do nothing returning id, district_code),
    ${recorded(ctx, change, sql`made`)}`;
  return { ids, members };
}

/**
 * The row of a resident, locked. Whoever changes a booking so that others of its booker may be in the way takes it before that
 * of the booking, as whoever books does: of two such at once the second waits, and neither meets the other half done.
 */
export function lockedBooker(bookerId: string | RawBuilder<string> | null): RawBuilder<unknown> {
  return sql`select id from resident where id = ${bookerId} for no key update`;
}

/** What is written of one booking, by the names of the columns. */
function rowOf({ facility, start, end, quantity, state, answerBy }: BookingToWrite) {
  const { version, pendingTakesPlaces, setupMinutes, turnaroundMinutes } = facility.policy;
  // Nothing goes before and after most bookings.
  const occupied = setupMinutes + turnaroundMinutes > 0 ? occupiedBy(facility, { start, end }) : undefined;
  return {
    id: newId('bkg'),
    reference: newReference(),
    district_code: facility.districtCode,
    facility_id: facility.id,
    kind: facility.kind,
    starts_at: start,
    ends_at: end,
    quantity,
    state,
    policy_version: version === 0 ? null : version,
    pending_takes_places: pendingTakesPlaces,
    occupied_from: occupied?.start ?? null,
    occupied_until: occupied?.end ?? null,
    answer_by: answerBy ?? null,
  };
}

/** Crockford's base 32: no letter that could be read as a digit or another. */
const REFERENCE_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 32^10 references: a million bookings meet the same one with a chance of one in a thousand million. */
const REFERENCE_LENGTH = 10;

function newReference(): string {
  return Array.from(randomBytes(REFERENCE_LENGTH), (byte) => REFERENCE_ALPHABET[byte % 32]).join('');
}
