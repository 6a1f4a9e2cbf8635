import { GraphQLError } from 'graphql';
import type { Context } from '../../request/context.ts';
import type { AvailabilityLooks } from './availability-looks.ts';
import type { Dispatcher, EventSource } from './dispatcher.ts';
import type { EventFeed } from './event-feed.ts';
import type { FollowedDays, Follower } from './followed-days.ts';
import { eventsGone } from './live.errors.ts';
import { isStored, type OutboxEvent, readEventsBetween } from '../outbox.ts';
import { eventIdOf, isAfter, type Position, positionOf } from '../position.ts';
import type { Turns } from './turns.ts';

/** Events that are read and judged at a time while a subscription goes on where it was left. */
const CATCH_UP_BATCH = 500;
/** Events that are judged together. */
const JUDGED_AT_ONCE = 50;
/**
 * Events that have come together are judged by one look at who the subscriber is, and at the things, if that was after
 * they came and at most so long ago, in milliseconds: as long as any request may take.
 */
const FRESH_MS = 100;

/** What the subscriptions of one process share while they run. */
export interface LiveProcess {
  readonly dispatcher: Dispatcher;
  readonly looks: AvailabilityLooks;
  readonly turns: Turns;
  readonly followedDays: FollowedDays;
}

/** What a subscription has that other requests have not. */
export interface LiveRequest extends LiveProcess {
  readonly follower: Follower;
  /** The values that an event could have, as its cost counts them. */
  readonly values: number;
  /** The last event that the client has received, as the transport knows it. */
  readonly lastEventId: string | undefined;
  /** Aborted when the subscription ends; the reason is what the client is told. */
  readonly signal: AbortSignal;
  /**
   * The context of the same request at this moment: a viewer with the roles of now, and nothing read before.
   * @throws UNAUTHENTICATED when the token has expired
   */
  fresh(): Promise<Context>;
}

/** The context of a subscription: that of the request, and what it goes on by. */
export interface LiveContext extends Context {
  readonly live: LiveRequest;
}

/** What one kind of subscription follows. */
export interface Following<T extends object> {
  readonly source: EventSource;
  /** Looks at how things are, for a subscriber who begins; what happens from then on is told. */
  begin?(ctx: Context): Promise<void>;
  /** Whether an event may matter to the subscriber, as far as its source has found out; asked for each of many. */
  mayConcern(event: OutboxEvent): boolean;
  /**
   * Waits until the subscriber can be told of events that have come together, and says which of them to tell; all, and at
   * once, if it is absent.
   */
  due?(events: readonly OutboxEvent[]): Promise<readonly OutboxEvent[]>;
  /** What the subscriber is shown of an event; null for what is not, or no longer, for them. */
  shown(event: OutboxEvent, ctx: Context): Promise<T | null>;
  /** Whether the subscriber does not know it already; asked right before they are told. */
  isNews?(shown: T): boolean;
  /** What stands for all that is shown: the same object for whom it is the same. Absent where it depends on who is told. */
  shownAlike?(shown: T): object;
}

/** An event as it is shown, and the context in which its fields are resolved. */
export interface LivePayload<T extends object = object> {
  readonly value: T & { readonly eventId: string };
  readonly ctx: Context;
  /** As {@link Following.shownAlike} says. */
  readonly alike: object | undefined;
}

/**
 * Follows the outbox for one subscriber: from now on, or from the event after which they were left, without a hole and
 * without showing anything twice. What they may see is judged for every event anew.
 * @param after the id of an event; what the transport says counts more, as clients come back with it
 * @throws BAD_USER_INPUT for an `after` that is none; EVENTS_GONE for one that is not kept any more
 */
export async function liveEvents<T extends object>(
  ctx: Context,
  after: string | null | undefined,
  following: Following<T>,
): Promise<AsyncGenerator<LivePayload<T>>> {
  const live = requireLive(ctx);
  await live.dispatcher.begin();
  const eventId = live.lastEventId ?? after;
  if (eventId == null) {
    const feed = opened(live, following);
    await following.begin?.(ctx);
    return follow(live, feed, following);
  }

  const position = positionOf(eventId);
  if (!(await isStored(ctx.db, position))) throw eventsGone();
  return catchUp(live, position, following);
}

/** The subscription that a context belongs to. */
export function requireLive(ctx: Context): LiveRequest {
  const { live } = ctx as Context & Partial<LiveContext>;
  if (!live) throw new Error('a subscription was executed as if it were a query');
  return live;
}

function opened({ dispatcher, signal }: LiveRequest, { source, mayConcern }: Following<object>): EventFeed {
  const feed = dispatcher.open(source, mayConcern);
  const end = () => feed.close(signal.reason instanceof GraphQLError ? signal.reason : undefined);
  if (signal.aborted) end();
  else signal.addEventListener('abort', end, { once: true });
  return feed;
}

/**
 * Reads what lies between, until hardly anything does; then opens the feed and reads the rest up to where the feed
 * begins. Opened any earlier, it would fill while a long absence is caught up with.
 */
async function* catchUp<T extends object>(
  live: LiveRequest,
  position: Position,
  following: Following<T>,
): AsyncGenerator<LivePayload<T>> {
  let feed: EventFeed | undefined;
  let until = live.dispatcher.position;
  for (;;) {
    if (live.signal.aborted) break;
    const { db } = await live.fresh();
    const events = await readEventsBetween(db, {
      after: position,
      until,
      topics: following.source.topics,
      limit: CATCH_UP_BATCH,
    });
    if (events.length > 0) await following.source.prepare?.(db, events);
    yield* shownOf(live, events.filter(following.mayConcern), following);
    position = events.at(-1) ?? position;
    if (events.length === CATCH_UP_BATCH) continue;
    if (isAfter(until, position)) position = until;
    if (feed) break;
    feed = opened(live, following);
    until = live.dispatcher.position;
  }
  if (feed) yield* follow(live, feed, following, position);
}

async function* follow<T extends object>(
  live: LiveRequest,
  feed: EventFeed,
  following: Following<T>,
  after?: Position,
): AsyncGenerator<LivePayload<T>> {
  try {
    for (let events = await feed.next(); events; events = await feed.next()) {
      // Another process may have read further than this one had when the client came from there.
      const unseen = after ? events.filter((event) => isAfter(event, after)) : events;
      yield* shownOf(live, unseen, following);
    }
  } finally {
    feed.close();
  }
}

async function* shownOf<T extends object>(
  live: LiveRequest,
  came: readonly OutboxEvent[],
  following: Following<T>,
): AsyncGenerator<LivePayload<T>> {
  const events = came.length > 0 && following.due ? await following.due(came) : came;
  for (let at = 0; at < events.length && !live.signal.aborted;) {
    const ctx = await live.fresh();
    const madeAt = performance.now();
    const judged = await Promise.all(events.slice(at, at + JUDGED_AT_ONCE).map((event) => following.shown(event, ctx)));
    for (const [n, shown] of judged.entries()) {
      // The system's time on purpose: a client may have taken long for what came before.
      if (n > 0 && performance.now() - madeAt > FRESH_MS) break;
      const event = events[at++]!;
      if (shown && (following.isNews?.(shown) ?? true)) {
        yield { value: { ...shown, eventId: eventIdOf(event) }, ctx, alike: following.shownAlike?.(shown) };
      }
    }
  }
}
