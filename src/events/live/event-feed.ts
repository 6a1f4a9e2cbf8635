import type { OutboxEvent } from '../outbox.ts';
import { behindTooFar } from './live.errors.ts';

/**
 * Events that wait for one subscriber at most. They are the same objects for all subscribers, so that what waits costs
 * little; it is a subscriber who never comes back for more that must not hold it for ever.
 */
export const WAITING_EVENTS_MAX = 5_000;

/** The events for one subscriber, from the moment on at which it was opened. */
export interface EventFeed {
  /** All that has come since the last call, at least one; undefined at the end. @throws what it was closed with */
  next(): Promise<readonly OutboxEvent[] | undefined>;
  /** Takes what has come. More than {@link WAITING_EVENTS_MAX} that wait close it, with SLOW_CONSUMER. */
  push(events: readonly OutboxEvent[]): void;
  /** Ends it at once: what waits is not handed over any more. */
  close(error?: Error): void;
}

/** @param onClose told once, when it is closed by either side */
export function createFeed(onClose: () => void, waitingMax = WAITING_EVENTS_MAX): EventFeed {
  let waiting: OutboxEvent[] = [];
  let ended: { readonly error: Error | undefined } | undefined;
  let wake: (() => void) | undefined;

  const feed: EventFeed = {
    async next() {
      for (;;) {
        if (ended?.error) throw ended.error;
        if (ended) return undefined;
        if (waiting.length > 0) return waiting.splice(0);
        await new Promise<void>((resolve) => (wake = resolve));
      }
    },
    push(events) {
      if (ended || events.length === 0) return;
      waiting.push(...events);
      if (waiting.length > waitingMax) feed.close(behindTooFar());
      wake?.();
    },
    close(error) {
      if (ended) return;
      ended = { error };
      waiting = [];
      wake?.();
      onClose();
    },
  };
  return feed;
}
