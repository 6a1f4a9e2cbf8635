import type { MikroORM } from '@mikro-orm/postgresql';
import type { Logger } from 'pino';
import type { Database } from '../context.ts';
import { onCommit } from '../database/transaction.ts';
import { describedFault } from '../shown-error.ts';
import { createFeed, type EventFeed } from './event-feed.ts';
import { listen, type Listener } from './listener.ts';
import { type OutboxEvent, positionNow, readEvents } from './outbox.ts';
import type { Position } from './position.ts';

/** How often the outbox is looked at when nobody says that there is something new, in milliseconds. */
const POLL_MS = 500;
/** And while something waits for an older transaction to end. */
const RELOOK_MS = 20;
/** Events read with one statement. */
const BATCH = 500;

/** Reads the outbox once for all subscribers of this process. */
export interface Dispatcher {
  /** Begins to read, if that has not been asked for before; resolves when it could be done for the first time. */
  begin(): Promise<void>;
  /** How far it has been read. Only after {@link begin}. */
  readonly position: Position;
  /** All events of these topics after {@link position}, from now on. The same array is the same topics. */
  open(topics: readonly string[]): EventFeed;
  /** Ends every feed and lets go of everything. */
  close(): Promise<void>;
}

/**
 * Nothing is read, and nothing connects, before somebody subscribes here or this process writes something that others may
 * wait for. The database need not be there yet, nor stay.
 */
export function startDispatcher(orm: MikroORM, log: Pick<Logger, 'warn'>): Dispatcher {
  const db = orm.em.getKysely() as unknown as Database;
  const feeds = new Map<readonly string[], Set<EventFeed>>();
  const { promise: begun, resolve: hasBegun } = Promise.withResolvers<void>();
  let listener: Listener | undefined;
  let done: Promise<void> | undefined;
  let position: Position | undefined;
  const closing = new AbortController();
  let woken = false;
  let wakeSleeper: (() => void) | undefined;

  const wake = () => {
    woken = true;
    wakeSleeper?.();
  };
  const listening = () => (listener ??= listen(orm.config.get('clientUrl')!, log, wake));
  const stopTelling = onCommit(orm, () => {
    wake();
    listening().notify();
  });

  async function run(): Promise<void> {
    for (let failures = 0; !closing.signal.aborted;) {
      let unsettled = false;
      woken = false;
      try {
        position ??= await positionNow(db);
        hasBegun();
        unsettled = await readOn(position);
        failures = 0;
      } catch (error) {
        // The subscribers keep waiting: nothing is lost, as it is read from where it was left.
        if (failures++ === 0 && !closing.signal.aborted)
          log.warn({ fault: describedFault(error) }, 'the outbox cannot be read');
      }
      await sleep(unsettled ? RELOOK_MS : POLL_MS);
    }
  }

  async function readOn(from: Position): Promise<boolean> {
    for (;;) {
      const { events, unsettled } = await readEvents(db, from, BATCH);
      const last = events.at(-1);
      if (last) {
        from = position = { xid: last.xid, id: last.id };
        handOut(events);
      }
      if (events.length < BATCH || closing.signal.aborted) return unsettled;
    }
  }

  function handOut(events: readonly OutboxEvent[]): void {
    for (const [topics, ofTopics] of feeds) {
      const wanted = events.filter(({ topic }) => topics.includes(topic));
      for (const feed of ofTopics) feed.push(wanted);
    }
  }

  /** Rests until somebody wakes, or for so many milliseconds. */
  async function sleep(longest: number): Promise<void> {
    if (woken || closing.signal.aborted) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, longest);
      wakeSleeper = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    wakeSleeper = undefined;
  }

  return {
    begin() {
      if (!closing.signal.aborted) {
        listening();
        done ??= run();
      }
      return begun;
    },
    get position() {
      if (!position) throw new Error('the outbox has not been read yet');
      return position;
    },
    open(topics) {
      const ofTopics = feeds.get(topics) ?? new Set<EventFeed>();
      feeds.set(topics, ofTopics);
      const feed = createFeed(() => ofTopics.delete(feed));
      ofTopics.add(feed);
      if (closing.signal.aborted) feed.close();
      return feed;
    },
    async close() {
      closing.abort();
      hasBegun();
      stopTelling();
      wake();
      for (const ofTopics of feeds.values()) for (const feed of ofTopics) feed.close();
      await Promise.all([done, listener?.close()]);
    },
  };
}
