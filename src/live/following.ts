import { type BookingRow, bookingById, isOwnBooking, visibleBooking } from '../bookings/index.ts';
import { viewerOf } from '../context.ts';
import {
  matchById,
  type MatchingStage,
  mayReadRun,
  progressOfRun,
  TOPIC_OF_STAGE,
  visibleMatch,
} from '../exchange/index.ts';
import { commonAvailabilityOf, visibleFacility } from '../facilities/index.ts';
import type { Viewer } from '../identity/index.ts';
import { type Interval, overlaps } from '../shared/interval.ts';
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
import type { OutboxEvent } from './outbox.ts';

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
const AVAILABILITY_TOPICS = [...PLACES_TOPICS, 'facility.changed', ...WIDE_TOPICS];

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

  // Spares the look at who they are now for bookings of which it cannot matter: a resident stays that resident, and what
  // nobody has booked has a holder.
  function mayConcern(booking: BookingRow & { unitId: string }): boolean {
    if (facilityId != null && booking.facilityId !== facilityId) return false;
    if (unitId != null && booking.unitId !== unitId) return false;
    return !onlyOwn || booking.bookerId === null || booking.bookerId === (subscriber.residentId ?? booking.bookerId);
  }

  return {
    topics: BOOKING_TOPICS,
    among: (events, ctx) =>
      filtered(events, async ({ subjectId }) => {
        const booking = await bookingById(ctx).load(subjectId);
        return booking !== null && mayConcern(booking);
      }),
    async shown({ at, topic, subjectId }, ctx) {
      const [booking, viewer] = await Promise.all([visibleBooking(ctx, subjectId), viewerOf(ctx)]);
      if (!booking || (onlyOwn && !isOwnBooking(viewer, booking))) return null;
      return { at, change: changeOf<BookingChange>(topic), booking: booking as never };
    },
  };
}

/** The matches that the subscriber may see. */
export const followMatches: Following<Shown<MatchEvent>> = {
  topics: MATCH_TOPICS,
  among: (events, ctx) => filtered(events, async ({ subjectId }) => (await matchById(ctx).load(subjectId)) !== null),
  async shown({ at, topic, subjectId }, ctx) {
    const match = await visibleMatch(ctx, subjectId);
    return match && { at, change: changeOf<MatchChange>(topic), match: match as never };
  },
};

/** @param runId all that the subscriber may see, if it is not said */
export function followRuns(runId: string | null | undefined): Following<Shown<MatchingRunProgress>> {
  return {
    topics: RUN_TOPICS,
    among: async (events) => (runId == null ? events : events.filter(({ subjectId }) => subjectId === runId)),
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
  // As JSON; undefined for a subscriber who comes back, of whom nobody can say what they know.
  let known: string | undefined;
  return {
    topics: AVAILABILITY_TOPICS,
    async begin(ctx) {
      known = JSON.stringify(await commonAvailabilityOf(ctx, facilityId, range));
    },
    among: (events, ctx) =>
      filtered(events, async ({ topic, subjectId }) => {
        if (WIDE_TOPICS.includes(topic)) return true;
        if (!PLACES_TOPICS.includes(topic)) return subjectId === facilityId;
        const booking = await bookingById(ctx).load(subjectId);
        return booking?.facilityId === facilityId && overlaps(intervalOf(booking), range);
      }),
    async shown({ at }, ctx) {
      const facility = await visibleFacility(ctx, facilityId);
      if (!facility) return null;
      const windows = await commonAvailabilityOf(ctx, facilityId, range);
      const seen = JSON.stringify(windows);
      // Several changes may have come at once, or one may have changed nothing here.
      if (seen === known) return null;
      known = seen;
      return { at, facility: facility as never, windows: windows as never };
    },
  };
}

async function filtered(
  events: readonly OutboxEvent[],
  matters: (event: OutboxEvent) => Promise<boolean>,
): Promise<OutboxEvent[]> {
  const verdicts = await Promise.all(events.map(matters));
  return events.filter((_event, at) => verdicts[at]);
}

function intervalOf({ start, end }: { start: unknown; end: unknown }): Interval {
  return { start: Temporal.Instant.from(String(start)), end: Temporal.Instant.from(String(end)) };
}

function topicOf(of: string, change: string): string {
  return `${of}.${change.toLowerCase()}`;
}

function changeOf<T extends string>(topic: string): T {
  return topic.slice(topic.indexOf('.') + 1).toUpperCase() as T;
}
