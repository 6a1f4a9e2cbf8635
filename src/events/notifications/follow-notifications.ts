import { sql } from 'kysely';
import type { Database } from '../../database/database.ts';
import type { Viewer } from '../../district/identity/index.ts';
import type { EventSource, Following, Shown } from '../live/index.ts';
import type { OutboxEvent } from '../outbox.ts';
import type { NotificationEvent } from './notification.entity.ts';
import { notificationById } from './notification.loader.ts';

/** Somebody was told something: for whoever listens. */
export const NOTIFICATION_TOPIC = 'notification.received';

/** Who is told, by event, for all subscribers of the process. */
const residentOf = new WeakMap<OutboxEvent, string>();

const notifications: EventSource = { topics: [NOTIFICATION_TOPIC], prepare: prepareResidents };

async function prepareResidents(db: Database, events: readonly OutboxEvent[]): Promise<void> {
  const { rows } = await sql<{ id: string; residentId: string }>`
    select id, resident_id as "residentId" from notification
    where id = any(${events.map(({ subjectId }) => subjectId)})`.execute(db);
  const byId = new Map(rows.map(({ id, residentId }) => [id, residentId]));
  for (const event of events) {
    const residentId = byId.get(event.subjectId);
    if (residentId !== undefined) residentOf.set(event, residentId);
  }
}

/** What the subscriber is told. @param subscriber as they were when they subscribed: a resident stays that resident */
export function followNotifications({ residentId }: Viewer): Following<Shown<NotificationEvent>> {
  return {
    source: notifications,
    mayConcern: (event) => residentId !== undefined && residentOf.get(event) === residentId,
    async shown({ at, subjectId }, ctx) {
      const notification = await notificationById(ctx).load(subjectId);
      return notification && { at, notification: notification as never };
    },
  };
}
