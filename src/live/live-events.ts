import { GraphQLError } from 'graphql';
import type { Context } from '../context.ts';
import type { Dispatcher } from './dispatcher.ts';
import type { EventFeed } from './event-feed.ts';
import { eventsGone } from './live.errors.ts';
import { isKept, type OutboxEvent, readEventsBetween } from './outbox.ts';
import { eventIdOf, isAfter, type Position, positionOf } from './position.ts';

/** Events that are read and judged at a time while a subscription goes on where it was left. */
const CATCH_UP_BATCH = 500;
/**
 * Events that have come together are judged by one look at who the subscriber is, and at the things, if that was after
 * they came and at most so long ago, in milliseconds: as long as any request may take.
 */
const FRESH_MS = 100;

/** What a subscription has that other requests have not. */
export interface LiveRequest {
  readonly dispatcher: Dispatcher;
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

/** What one kind of subscription follows. */
export interface Following<T extends object> {
  /** A constant: subscriptions with the same array share the work of sorting events out. */
  readonly topics: readonly string[];
  /** Looks at how things are, for a subscriber who begins; what happens from then on is told. */
  begin?(ctx: Context): Promise<void>;
  /** Which of many events may matter to the subscriber, judged for all of them at once. */
  among(events: readonly OutboxEvent[], ctx: Context): Promise<readonly OutboxEvent[]>;
  /** What the subscriber is shown of an event; null for what is not, or no longer, for them. */
  shown(event: OutboxEvent, ctx: Context): Promise<T | null>;
}

/** An event as it is shown, and the context in which its fields are resolved. */
export interface LivePayload<T extends object = object> {
  readonly value: T & { readonly eventId: string };
  readonly ctx: Context;
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
    const feed = opened(live, following.topics);
    await following.begin?.(ctx);
    return follow(live, feed, following);
  }

  const position = positionOf(eventId);
  if (!(await isKept(ctx.db, position))) throw eventsGone();
  return catchUp(live, position, following);
}

/** The subscription that a context belongs to. */
export function requireLive(ctx: Context): LiveRequest {
  if (!ctx.live) throw new Error('a subscription was executed as if it were a query');
  return ctx.live;
}

function opened({ dispatcher, signal }: LiveRequest, topics: readonly string[]): EventFeed {
  const feed = dispatcher.open(topics);
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
      topics: following.topics,
      limit: CATCH_UP_BATCH,
    });
    yield* shownOf(live, events, following);
    position = events.at(-1) ?? position;
    if (events.length === CATCH_UP_BATCH) continue;
    if (isAfter(until, position)) position = until;
    if (feed) break;
    feed = opened(live, following.topics);
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
  events: readonly OutboxEvent[],
  following: Following<T>,
): AsyncGenerator<LivePayload<T>> {
  if (events.length === 0) return;
  let ctx = await live.fresh();
  let madeAt = performance.now();
  for (const event of await following.among(events, ctx)) {
    // The system's time on purpose: a client may have taken long for what came before.
    if (performance.now() - madeAt > FRESH_MS) {
      ctx = await live.fresh();
      madeAt = performance.now();
    }
    const shown = await following.shown(event, ctx);
    if (shown) yield { value: { ...shown, eventId: eventIdOf(event) }, ctx };
  }
}
