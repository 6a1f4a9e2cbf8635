import { sql } from 'kysely';
import type { Logger } from 'pino';
import type { Database } from '../../../database/database.ts';
import type { SendMessage } from '../../../request/context.ts';
import { addJobs } from '../../../request/job.ts';
import { dateOf } from '../../../shared/interval.ts';
import { newId } from '../../../shared/node.ts';
import { sendingTime } from '../quiet-hours.ts';
import { sendNotification } from './send-notification.ts';

/** What it takes to tell people. */
export interface TellingPeople {
  readonly db: Database;
  readonly now: () => Temporal.Instant;
  readonly log: Pick<Logger, 'warn'>;
  /** Absent where nobody carries messages: then they are told in the application alone. */
  readonly sendMessage?: SendMessage | undefined;
}

/** A notification that was just made, and what of it its person has chosen to be sent. */
export interface MadeNotification {
  readonly id: string;
  readonly startsAt: string | null;
  readonly bySms: boolean;
  readonly byMail: boolean;
}

/**
 * Makes the messages of notifications, and has each sent when its time comes: in the transaction that makes the notifications,
 * so that there are both or neither. Where nobody carries messages, there are none.
 */
export async function makeMessages(
  { db, now, sendMessage }: TellingPeople,
  made: readonly MadeNotification[],
): Promise<void> {
  if (!sendMessage) return;
  const at = now();
  const messages = made.flatMap(({ id, startsAt, bySms, byMail }) => {
    const dueAt = sendingTime(at, startsAt === null ? null : Temporal.Instant.from(startsAt));
    const channels = [...(bySms ? ['SMS'] : []), ...(byMail ? ['MAIL'] : [])];
    return channels.map((channel) => ({ messageId: newId('ntm'), notificationId: id, channel, dueAt }));
  });
  if (messages.length === 0) return;
  await sql`
    insert into notification_message (id, notification_id, channel, due_at)
    select * from unnest(${messages.map(({ messageId }) => messageId)}::text[],
                         ${messages.map(({ notificationId }) => notificationId)}::text[],
                         ${messages.map(({ channel }) => channel)}::text[],
                         ${messages.map(({ dueAt }) => dateOf(dueAt).toISOString())}::timestamptz[])`.execute(db);
  const byDelay = Map.groupBy(messages, ({ dueAt }) => dueAt.epochMilliseconds - at.epochMilliseconds);
  for (const [inMs, together] of byDelay) {
    await addJobs(
      db,
      sendNotification,
      together.map(({ messageId }) => ({ messageId })),
      { inMs },
    );
  }
}
