import { sql } from 'kysely';
import type { Database } from '../database/database.ts';
import type { Position } from './position.ts';

/** Something that has happened, as the outbox tells it. */
export interface OutboxEvent extends Position {
  /** When, in ISO 8601. */
  readonly at: string;
  readonly topic: string;
  readonly subjectId: string;
}

/** The next events of the outbox. */
interface EventsRead {
  readonly events: readonly OutboxEvent[];
  /** True when more have been committed that cannot be told yet: something older than they has not ended. */
  readonly unsettled: boolean;
}

interface EventRow {
  readonly xid: string;
  readonly id: string;
  readonly at: string;
  readonly topic: string;
  readonly subjectId: string;
  readonly settled: boolean;
}

const columns = sql`
  e.xid::text as xid, e.id::text as id, iso(e.at) as at, e.topic, e.subject_id as "subjectId",
  e.xid < pg_snapshot_xmin(pg_current_snapshot()) as settled`;

/** The events after a place that no event can come before any more, in order. */
export async function readEvents(db: Database, after: Position, limit: number): Promise<EventsRead> {
  const { rows } = await sql<EventRow>`
    select ${columns} from outbox_event e
    where (e.xid, e.id) > (${String(after.xid)}::xid8, ${String(after.id)}::bigint)
    order by e.xid, e.id limit ${limit}`.execute(db);
  const settled = rows.filter((row) => row.settled);
  return { events: settled.map(eventOf), unsettled: settled.length < rows.length };
}

/** The events of some topics between two places, the first not included and the last included. They must be settled. */
export async function readEventsBetween(
  db: Database,
  { after, until, topics, limit }: { after: Position; until: Position; topics: readonly string[]; limit: number },
): Promise<readonly OutboxEvent[]> {
  const { rows } = await sql<EventRow>`
    select ${columns} from outbox_event e
    where (e.xid, e.id) > (${String(after.xid)}::xid8, ${String(after.id)}::bigint)
      and (e.xid, e.id) <= (${String(until.xid)}::xid8, ${String(until.id)}::bigint)
      and e.topic = any(${[...topics]})
    order by e.xid, e.id limit ${limit}`.execute(db);
  return rows.map(eventOf);
}

/** The place before all that is still to be told: what has been told until now comes before it. */
export async function positionNow(db: Database): Promise<Position> {
  const { rows } = await sql<{ xid: string }>`
    select pg_snapshot_xmin(pg_current_snapshot())::text as xid`.execute(db);
  return { xid: BigInt(rows[0]!.xid), id: 0n };
}

/** True while the event at this place is kept, and with it all that came after. */
export async function isStored(db: Database, { xid, id }: Position): Promise<boolean> {
  const { rows } = await sql`
    select from outbox_event where xid = ${String(xid)}::xid8 and id = ${String(id)}::bigint`.execute(db);
  return rows.length > 0;
}

function eventOf({ xid, id, at, topic, subjectId }: EventRow): OutboxEvent {
  return { xid: BigInt(xid), id: BigInt(id), at, topic, subjectId };
}
