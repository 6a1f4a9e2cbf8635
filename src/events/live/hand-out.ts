import { setImmediate as otherWork, setTimeout as pause } from 'node:timers/promises';
import { createFeed, type EventFeed } from './event-feed.ts';
import type { OutboxEvent } from '../outbox.ts';

/** Events that come within so many milliseconds are gathered; whoever has caused one is answered meanwhile. */
const GATHERING_MS = 50;
/** Subscribers that are handed what was gathered before others get their turn. */
const HANDED_AT_ONCE = 50;

/** Hands events of one source to all who follow it. */
export interface HandOut {
  /** A feed of all that is added from now on and may concern the subscriber. */
  open(mayConcern: (event: OutboxEvent) => boolean): EventFeed;
  add(events: readonly OutboxEvent[]): void;
  /** Ends every feed. */
  close(): void;
}

/** To all of them at once. */
export function handOutAtOnce(): HandOut {
  const feeds = new Map<EventFeed, (event: OutboxEvent) => boolean>();
  return {
    open(mayConcern) {
      const feed = createFeed(() => feeds.delete(feed));
      feeds.set(feed, mayConcern);
      return feed;
    },
    add(events) {
      for (const [feed, mayConcern] of feeds) feed.push(events.filter(mayConcern));
    },
    close() {
      for (const feed of feeds.keys()) feed.close();
    },
  };
}

/** A moment later and to some of them at a time, where one event may concern thousands. */
export function handOutGathered(): HandOut {
  const feeds = new Map<EventFeed, { readonly mayConcern: (event: OutboxEvent) => boolean; readonly after: number }>();
  let gathered: OutboxEvent[] = [];
  /** How many were gathered before these. */
  let before = 0;
  let handingOut = false;

  async function handOut(): Promise<void> {
    handingOut = true;
    while (gathered.length > 0) {
      await pause(GATHERING_MS);
      const [events, first] = [gathered, before];
      gathered = [];
      before += events.length;
      let handed = 0;
      for (const [feed, { mayConcern, after }] of feeds) {
        // What was added before it was opened is behind it; opened meanwhile, all of this.
        feed.push(events.slice(Math.max(0, after - first)).filter(mayConcern));
        if (++handed % HANDED_AT_ONCE === 0) await otherWork();
      }
    }
    handingOut = false;
  }

  return {
    open(mayConcern) {
      const feed = createFeed(() => feeds.delete(feed));
      feeds.set(feed, { mayConcern, after: before + gathered.length });
      return feed;
    },
    add(events) {
      if (feeds.size === 0 || events.length === 0) return;
      gathered.push(...events);
      if (!handingOut) void handOut();
    },
    close() {
      gathered = [];
      for (const feed of feeds.keys()) feed.close();
    },
  };
}
