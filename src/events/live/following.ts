import { sql } from 'kysely';
import { isOwnBooking, visibleBooking } from '../../bookings/index.ts';
import { viewerOf } from '../../request/context.ts';
import type { Database } from '../../database/database.ts';
import { type MatchingStage, mayReadRun, progressOfRun, TOPIC_OF_STAGE, visibleMatch } from '../../exchange/index.ts';
import { isPublic, visibleFacility, worthTelling } from '../../facilities/index.ts';
import type { Viewer } from '../../district/identity/index.ts';
import type { Interval } from '../../shared/interval.ts';
import type { AvailabilityLook } from './availability-looks.ts';
import type { EventSource } from './dispatcher.ts';
import type { Following, LiveRequest } from './live-events.ts';
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
export type Shown<T> = Omit<T, 'eventId'>;

const BOOKING_TOPICS = Object.values(BookingChange).map((change) => topicOf('booking', change));
const MATCH_TOPICS = Object.values(MatchChange).map((change) => topicOf('match', change));
const RUN_TOPICS = Object.values(TOPIC_OF_STAGE);
/** Where places are taken or freed. */
const PLACES_TOPICS: readonly string[] = [
  'booking.created',
  'booking.confirmed',
  'booking.rejected',
  'booking.cancelled',
  'booking.expired',
  'booking.held',
  'booking.moved',
];
/** What may change the places left of many facilities at once. */
const WIDE_TOPICS: readonly string[] = [
  'membership.suspended',
  'membership.reinstated',
  'membership.admitted',
  'membership.withdrawn',
  'calendar.day-corrected',
  'calendar.day-restored',
];

/** What of a booking decides on whom its events may concern. */
interface BookingFacts {
  readonly facilityId: string;
  readonly unitId: string;
  readonly bookerId: string | null;
  /** The facilities of which places are taken with it: its own, that from which it has moved, and what shares places with them. */
  readonly touched: readonly string[];
  /** In milliseconds since 1970: thousands of followers compare them. */
  readonly fromMs: number;
  readonly toMs: number;
  /** The time in which places count as taken with it, at the widest. */
  readonly touchedFromMs: number;
  readonly touchedToMs: number;
}

/** By event, for all subscribers of the process. */
const bookingFacts = new WeakMap<OutboxEvent, BookingFacts>();

/** When an event came to this process, by the system's clock. */
const cameAt = new WeakMap<OutboxEvent, number>();

async function prepareAvailability(db: Database, events: readonly OutboxEvent[]): Promise<void> {
  const now = performance.now();
  for (const event of events) cameAt.set(event, now);
  await prepareBookings(db, events);
}

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
  gathered: true,
  prepare: prepareAvailability,
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

/** What is followed of a facility, and how much that is beside what others follow. */
interface AvailabilityFollowed {
  readonly facilityId: string;
  readonly range: Interval;
  readonly weight: number;
}

/**
 * The places left in a facility over a range, whenever they are others than the subscriber knows. Read and worked out
 * once for all who follow it, then told to one after the other.
 */
export function followAvailability(
  { facilityId, range, weight }: AvailabilityFollowed,
  { looks, turns, signal }: LiveRequest,
): Following<Shown<AvailabilityEvent>> {
  const followed = looks.follow(facilityId, range, signal);
  let look: AvailabilityLook | undefined;
  // By digests: undefined for one who comes back, of whom nobody can say what they know.
  let known: string | undefined;
  let now: string | undefined;
  const [fromMs, toMs] = [range.start.epochMilliseconds, range.end.epochMilliseconds];
  return {
    source: availability,
    async begin() {
      known = (await followed.since(performance.now())).within(range).digest;
    },
    mayConcern(event) {
      if (WIDE_TOPICS.includes(event.topic)) return true;
      if (!PLACES_TOPICS.includes(event.topic)) return event.subjectId === facilityId;
      const booking = bookingFacts.get(event);
      if (!booking?.touched.includes(facilityId)) return false;
      return booking.touchedFromMs < toMs && fromMs < booking.touchedToMs;
    },
    // What is shown is how things are, so the last event tells all that came with it.
    async due(events) {
      const last = events.at(-1)!;
      look = await followed.since(cameAt.get(last)!);
      await turns.next(weight);
      return [last];
    },
    async shown({ at }, ctx) {
      const found = look?.facility;
      const facility = found && (isPublic(found.state) ? found : await visibleFacility(ctx, facilityId));
      if (!look || !facility) return null;
      const { windows: all, digest } = look.within(range);
      const windows = worthTelling(all, { ...facility, policy: look.policy }, ctx.now());
      look = undefined;
      now = digest;
      return { at, facility: facility as never, windows: windows as never };
    },
    // A change may have changed nothing here.
    isNews() {
      const before = known;
      known = now;
      return known !== before;
    },
    // What a look has in a range is one list for all who follow it, and came with one state of the facility.
    shownAlike: ({ windows }) => windows,
  };
}

async function bookingFactsById(db: Database, ids: readonly string[]): Promise<Map<string, BookingFacts>> {
  const { rows } = await sql<
    Record<'id' | 'facilityId' | 'unitId' | 'start' | 'end' | 'touchedFrom' | 'touchedTo', string> & {
      bookerId: string | null;
      touched: string[];
    }
  >`
    select b.id, b.facility_id as "facilityId", f.unit_id as "unitId", b.booker_id as "bookerId",
           iso(b.starts_at) as start, iso(b.ends_at) as "end", t.touched,
           iso(least(coalesce(b.occupied_from, b.starts_at), b.moved_from_start - t.beside) - t.most) as "touchedFrom",
           iso(greatest(coalesce(b.occupied_until, b.ends_at), b.moved_from_end + t.beside) + t.most) as "touchedTo"
    from booking b join shared_facility f on f.id = b.facility_id cross join lateral (
      select array_agg(distinct s.id::text) as touched,
             coalesce(max(greatest(p.setup_minutes, p.turnaround_minutes)), 0) * interval '1 minute' as most,
             interval '1 day' as beside
      from claim own join claim other on other.pool_id = own.pool_id join shared_facility s on s.id = other.facility_id
      left join booking_policy p on p.facility_id = s.id and p.version = s.policy_version
      where own.facility_id in (b.facility_id, b.moved_from_facility_id)) t
    where b.id = any(${ids})`.execute(db);
  return new Map(
    rows.map(({ id, start, end, touchedFrom, touchedTo, ...facts }) => [
      id,
      {
        ...facts,
        fromMs: Date.parse(start),
        toMs: Date.parse(end),
        touchedFromMs: Date.parse(touchedFrom),
        touchedToMs: Date.parse(touchedTo),
      },
    ]),
  );
}

function topicOf(of: string, change: string): string {
  return `${of}.${change.toLowerCase()}`;
}

function changeOf<T extends string>(topic: string): T {
  return topic.slice(topic.indexOf('.') + 1).toUpperCase() as T;
}
