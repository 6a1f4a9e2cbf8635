import type { MikroORM } from '@mikro-orm/postgresql';
import type { Logger } from 'pino';
import { type Database, databaseOf } from '../../database/database.ts';
import { onCommit } from '../../request/transaction.ts';
import type { EventFeed } from './event-feed.ts';
import { type HandOut, handOutAtOnce, handOutGathered } from './hand-out.ts';
import { listen, type Listener } from './listener.ts';
import { type OutboxEvent, positionNow, readEvents } from '../outbox.ts';
import type { Position } from '../position.ts';
import { describedFault } from '../../database/fault.ts';

/** How often the outbox is looked at when nobody says that there is something new, in milliseconds. */
const POLL_MS = 500;
/** And while something waits for an older transaction to end. */
const RELOOK_MS = 20;
/** Events read with one statement. */
const BATCH = 500;

/** Events of one kind. A constant, so that all who follow it share the work. */
export interface EventSource {
  readonly topics: readonly string[];
  /** True where one event may concern thousands: they are handed it a moment later, and some at a time. */
  readonly gathered?: boolean;
  /** Reads what decides on whom events may concern, for all of them at once. */
  prepare?(db: Database, events: readonly OutboxEvent[]): Promise<void>;
}

/** Reads the outbox once for all subscribers of this process. */
export interface Dispatcher {
  /** Begins to read, if that has not been asked for before; resolves when it could be done for the first time. */
  begin(): Promise<void>;
  /** How far it has been read. Only after {@link begin}. */
  readonly position: Position;
  /** The events of a source after {@link position}, from now on, as far as they may concern the subscriber. */
  open(source: EventSource, mayConcern: (event: OutboxEvent) => boolean): EventFeed;
  /** Ends every feed and lets go of everything. */
  close(): Promise<void>;
}

/**
 * Nothing is read, and nothing connects, before somebody subscribes here or this process writes something that others may
 * wait for. The database need not be there yet, nor stay.
 */
export function startDispatcher(orm: MikroORM, log: Pick<Logger, 'warn'>): Dispatcher {
  const db = databaseOf(orm);
  const handOuts = new Map<EventSource, HandOut>();
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
        const bySource = await prepared(events);
        // Together, so that who is opened before has these events, and who is opened after comes after them.
        from = position = { xid: last.xid, id: last.id };
        handOut(bySource);
      }
      if (events.length < BATCH || closing.signal.aborted) return unsettled;
    }
  }

  /** The events of each source that somebody follows; if they cannot be prepared, all of them are read again. */
  async function prepared(events: readonly OutboxEvent[]): Promise<Map<EventSource, readonly OutboxEvent[]>> {
    const bySource = new Map<EventSource, readonly OutboxEvent[]>();
    for (;;) {
      // Meanwhile somebody may have begun to follow another.
      const source = [...handOuts.keys()].find((one) => !bySource.has(one));
      if (!source) return bySource;
      const wanted = events.filter(({ topic }) => source.topics.includes(topic));
      if (wanted.length > 0) await source.prepare?.(db, wanted);
      bySource.set(source, wanted);
    }
  }

  function handOut(bySource: ReadonlyMap<EventSource, readonly OutboxEvent[]>): void {
    for (const [source, events] of bySource) handOuts.get(source)!.add(events);
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
    open(source, mayConcern) {
      const ofSource = handOuts.get(source) ?? (source.gathered ? handOutGathered() : handOutAtOnce());
      handOuts.set(source, ofSource);
      const feed = ofSource.open(mayConcern);
      if (closing.signal.aborted) feed.close();
      return feed;
    },
    async close() {
      closing.abort();
      hasBegun();
      stopTelling();
      wake();
      for (const ofSource of handOuts.values()) ofSource.close();
      await Promise.all([done, listener?.close()]);
    },
  };
}
