import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { isOwnBooking, visibleBooking } from '../../bookings/index.ts';
import { viewerOf } from '../../request/context.ts';
import type { Database } from '../../database/database.ts';
import { type MatchingStage, mayReadRun, progressOfRun, TOPIC_OF_STAGE, visibleMatch } from '../../exchange/index.ts';
import { commonAvailabilityOf, visibleFacility } from '../../facilities/index.ts';
import type { Viewer } from '../../district/identity/index.ts';
import { type Interval, overlaps } from '../../shared/interval.ts';
import type { EventSource } from './dispatcher.ts';
import type { Following } from './live-events.ts';
import {
  type AvailabilityEvent,
  BookingChange,
  type BookingEvent,
  MatchChange,
  type MatchEvent,
  type MatchingRunProgress,
  type MatchingRunState,
} from './live.type.ts';
import type { OutboxEvent } from '../outbox.ts';

/** What a subscriber is shown, before the id of the event is put on it. */
type Shown<T> = Omit<T, 'eventId'>;

const BOOKING_TOPICS = Object.values(BookingChange).map((change) => topicOf('booking', change));
const MATCH_TOPICS = Object.values(MatchChange).map((change) => topicOf('match', change));
const RUN_TOPICS = Object.values(TOPIC_OF_STAGE);
/** Where places are taken or freed. */
const PLACES_TOPICS = ['booking.created', 'booking.rejected', 'booking.cancelled'];
/** What may change the places left of many facilities at once. */
const WIDE_TOPICS = [
  'membership.suspended',
  'membership.reinstated',
  'membership.admitted',
  'membership.withdrawn',
  'calendar.day-corrected',
  'calendar.day-restored',
];

/** What of a booking decides on whom its events may concern. */
interface BookingFacts extends Interval {
  readonly facilityId: string;
  readonly unitId: string;
  readonly bookerId: string | null;
}

/** By event, for all subscribers of the process. */
const bookingFacts = new WeakMap<OutboxEvent, BookingFacts>();

async function prepareBookings(db: Database, events: readonly OutboxEvent[]): Promise<void> {
  const ofBookings = events.filter((event) => event.topic.startsWith('booking.'));
  if (ofBookings.length === 0) return;
  const rows = await bookingFactsById(db, [...new Set(ofBookings.map(({ subjectId }) => subjectId))]);
  for (const event of ofBookings) {
    const row = rows.get(event.subjectId);
    if (row) bookingFacts.set(event, row);
  }
}

const bookings: EventSource = { topics: BOOKING_TOPICS, prepare: prepareBookings };
const matches: EventSource = { topics: MATCH_TOPICS };
const runs: EventSource = { topics: RUN_TOPICS };
const availability: EventSource = {
  topics: [...PLACES_TOPICS, 'facility.changed', ...WIDE_TOPICS],
  prepare: prepareBookings,
};

/** Which bookings are followed: those of a facility, of a unit's facilities, or, if neither is said, one's own. */
export interface BookingsFollowed {
  readonly facilityId?: string | null | undefined;
  readonly unitId?: string | null | undefined;
}

/** @param subscriber as they were when they subscribed */
export function followBookings(
  { facilityId, unitId }: BookingsFollowed,
  subscriber: Viewer,
): Following<Shown<BookingEvent>> {
  const onlyOwn = facilityId == null && unitId == null;

  return {
    source: bookings,
    // Spares the look at who they are now for bookings of which it cannot matter: a resident stays that resident, and what
    // nobody has booked has a holder.
    mayConcern(event) {
      const booking = bookingFacts.get(event);
      if (!booking) return false;
      if (facilityId != null && booking.facilityId !== facilityId) return false;
      if (unitId != null && booking.unitId !== unitId) return false;
      return !onlyOwn || booking.bookerId === null || booking.bookerId === (subscriber.residentId ?? booking.bookerId);
    },
    async shown({ at, topic, subjectId }, ctx) {
      const [booking, viewer] = await Promise.all([visibleBooking(ctx, subjectId), viewerOf(ctx)]);
      if (!booking || (onlyOwn && !isOwnBooking(viewer, booking))) return null;
      return { at, change: changeOf<BookingChange>(topic), booking: booking as never };
    },
  };
}

/** The matches that the subscriber may see. */
export const followMatches: Following<Shown<MatchEvent>> = {
  source: matches,
  mayConcern: () => true,
  async shown({ at, topic, subjectId }, ctx) {
    const match = await visibleMatch(ctx, subjectId);
    return match && { at, change: changeOf<MatchChange>(topic), match: match as never };
  },
};

/** @param runId all that the subscriber may see, if it is not said */
export function followRuns(runId: string | null | undefined): Following<Shown<MatchingRunProgress>> {
  return {
    source: runs,
    mayConcern: ({ subjectId }) => runId == null || subjectId === runId,
    async shown({ at, topic, subjectId }, ctx) {
      const [run, viewer] = await Promise.all([progressOfRun(ctx).load(subjectId), viewerOf(ctx)]);
      if (!run || !mayReadRun(viewer, run)) return null;
      const reached = run.stages.find(({ state }) => TOPIC_OF_STAGE[state] === topic);
      if (!reached) return null;
      const { state, demands, supplies, matches } = reached;
      return {
        at,
        runId: subjectId,
        state: state satisfies MatchingStage as MatchingRunState,
        demands,
        supplies,
        matches,
      };
    },
  };
}

/** The places left in a facility over a range, whenever they are others than the subscriber knows. */
export function followAvailability(facilityId: string, range: Interval): Following<Shown<AvailabilityEvent>> {
  // By its digest, as a year of windows has some hundred kilobytes and there may be thousands of subscribers; undefined
  // for one who comes back, of whom nobody can say what they know.
  let known: string | undefined;
  const digestOf = (windows: unknown) => createHash('sha256').update(JSON.stringify(windows)).digest('base64');
  return {
    source: availability,
    async begin(ctx) {
      known = digestOf(await commonAvailabilityOf(ctx, facilityId, range));
    },
    mayConcern(event) {
      if (WIDE_TOPICS.includes(event.topic)) return true;
      if (!PLACES_TOPICS.includes(event.topic)) return event.subjectId === facilityId;
      const booking = bookingFacts.get(event);
      return booking?.facilityId === facilityId && overlaps(booking, range);
    },
    async shown({ at }, ctx) {
      const facility = await visibleFacility(ctx, facilityId);
      if (!facility) return null;
      const windows = await commonAvailabilityOf(ctx, facilityId, range);
      return { at, facility: facility as never, windows: windows as never };
    },
    // Several changes may have come at once, or one may have changed nothing here.
    isNews({ windows }) {
      const before = known;
      known = digestOf(windows);
      return known !== before;
    },
  };
}

async function bookingFactsById(db: Database, ids: readonly string[]): Promise<Map<string, BookingFacts>> {
  const { rows } = await sql<
    Record<'id' | 'facilityId' | 'unitId' | 'start' | 'end', string> & { bookerId: string | null }
  >`
    select b.id, b.facility_id as "facilityId", f.unit_id as "unitId", b.booker_id as "bookerId",
           iso(b.starts_at) as start, iso(b.ends_at) as "end"
    from booking b join shared_facility f on f.id = b.facility_id where b.id = any(${ids})`.execute(db);
  return new Map(
    rows.map(({ id, start, end, ...facts }) => [
      id,
      { ...facts, start: Temporal.Instant.from(start), end: Temporal.Instant.from(end) },
    ]),
  );
}

function topicOf(of: string, change: string): string {
  return `${of}.${change.toLowerCase()}`;
}

function changeOf<T extends string>(topic: string): T {
  return topic.slice(topic.indexOf('.') + 1).toUpperCase() as T;
}
