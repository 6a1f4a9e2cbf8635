import { sql } from 'kysely';
import type { Database } from '../../database/database.ts';
import { maySeeInsideList, visibleList } from '../../exchange/index.ts';
import { visibleBook } from '../../projects/index.ts';
import { viewerOf } from '../../request/context.ts';
import type { OutboxEvent } from '../outbox.ts';
import type { EventSource } from './dispatcher.ts';
import type { Shown } from './following.ts';
import type { Following } from './live-events.ts';
import {
  ProjectBookChange,
  ListChange,
  type ServiceProjectBookEvent,
  type SupplyDemandListEvent,
} from './live.type.ts';

// What is followed of the papers on which an exchange stands: the lists, and the books that come out of it.

const LIST = 'supply_demand_list.';
const BOOK = 'project.';
/** What happens to an entry changes its list. */
const ENTRY_TOPICS = [
  'supply.added',
  'supply.changed',
  'supply.withdrawn',
  'demand.added',
  'demand.changed',
  'demand.merged',
  'demand.withdrawn',
];
const LIST_CHANGES: ReadonlyMap<string, ListChange> = new Map([
  ...Object.values(ListChange).map((change) => [LIST + change.toLowerCase(), change] as const),
  ...[`${LIST}entry_removed`, ...ENTRY_TOPICS].map((topic) => [topic, ListChange.ENTRIES_CHANGED] as const),
]);

/** By event, which list it is about; for all subscribers of the process. */
const listOf = new WeakMap<OutboxEvent, string>();

async function prepareLists(db: Database, events: readonly OutboxEvent[]): Promise<void> {
  const ofEntries = events.filter(({ topic }) => ENTRY_TOPICS.includes(topic));
  const ids = [...new Set(ofEntries.map(({ subjectId }) => subjectId))];
  const { rows } = await sql<{ id: string; listId: string }>`
    select id, list_id as "listId" from supply where id = any(${ids})
    union all select id, list_id from demand where id = any(${ids})`.execute(db);
  const byEntry = new Map(rows.map(({ id, listId }) => [id, listId]));
  for (const event of events) {
    const listId = ofEntries.includes(event) ? byEntry.get(event.subjectId) : event.subjectId;
    if (listId !== undefined) listOf.set(event, listId);
  }
}

const lists: EventSource = { topics: [...LIST_CHANGES.keys()], prepare: prepareLists };
const books: EventSource = { topics: Object.values(ProjectBookChange).map((change) => BOOK + change.toLowerCase()) };

/** @param listId all lists that the subscriber keeps, or is staff for, if it is not said */
export function followLists(listId: string | null | undefined): Following<Shown<SupplyDemandListEvent>> {
  return {
    source: lists,
    mayConcern: (event) => listOf.has(event) && (listId == null || listOf.get(event) === listId),
    // Hundreds of entries that come together, as from a file, are one change of their list.
    async due(events) {
      const last = new Map(events.map((event) => [`${listOf.get(event)} ${LIST_CHANGES.get(event.topic)}`, event]));
      return events.filter((event) => [...last.values()].includes(event));
    },
    async shown(event, ctx) {
      const [list, viewer] = await Promise.all([visibleList(ctx, listOf.get(event)!), viewerOf(ctx)]);
      if (!list || (listId == null && !maySeeInsideList(viewer, list))) return null;
      return { at: event.at, change: LIST_CHANGES.get(event.topic)!, list: list as never };
    },
  };
}

/** @param bookId all books that concern the subscriber, as a party or as staff, if it is not said */
export function followBooks(bookId: string | null | undefined): Following<Shown<ServiceProjectBookEvent>> {
  return {
    source: books,
    mayConcern: ({ subjectId }) => bookId == null || subjectId === bookId,
    async shown({ at, topic, subjectId }, ctx) {
      const book = await visibleBook(ctx, subjectId);
      if (!book || (bookId == null && !book.insider)) return null;
      return { at, change: topic.slice(BOOK.length).toUpperCase() as ProjectBookChange, book: book as never };
    },
  };
}
