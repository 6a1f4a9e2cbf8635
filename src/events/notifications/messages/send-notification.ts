import { sql } from 'kysely';
import { BookingState } from '../../../bookings/index.ts';
import { idsOf, type Job, type JobContext } from '../../../request/job.ts';
import { dateOf } from '../../../shared/interval.ts';
import type { Language } from '../../../shared/language.ts';
import { WHILE_IT_STANDS } from '../notification-kinds.ts';
import { type NotificationFacts, textOf } from '../notification-text.ts';
import { FACTS, WITH_BOOKING } from '../notification.loader.ts';

/** Of a booking that may still take place, or does. */
const STANDING: readonly BookingState[] = [BookingState.PENDING, BookingState.CONFIRMED, BookingState.CHECKED_IN];

/** What is sent, as it stands when it is. */
interface Waiting extends NotificationFacts {
  readonly channel: 'SMS' | 'MAIL';
  readonly language: Language;
  readonly address: string | null;
  /** Of the booking, by the clock; null for what is of none. */
  readonly state: BookingState | null;
  /** Whether the booking is still at the time of which the notification tells. */
  readonly isAtItsTime: boolean;
}

/**
 * Sends one message, at least once: who carries it knows by its id one that they have had. A failure is written down, and the
 * job tried again; when it has been tried as often as it may be, it is dead, and listed as all dead jobs are.
 */
export const sendNotification: Job<{ readonly messageId: string }> = {
  name: 'notifications.send',
  payload: idsOf({ messageId: 'ntm' }),
  waitsForOthers: true,
  run: (ctx, { messageId }) => sendOne(ctx, messageId),
};

type Sending = Pick<JobContext, 'db' | 'now' | 'giveUp' | 'sendMessage'>;

export async function sendOne(ctx: Sending, messageId: string): Promise<void> {
  const { db, now, giveUp, sendMessage } = ctx;
  const waiting = await waitingMessage(ctx, messageId);
  if (!waiting) return;
  if (isOutdated(waiting)) return settle(ctx, messageId, 'OUTDATED');
  const { address, channel, language, kind } = waiting;
  if (address === null) return settle(ctx, messageId, 'NO_ADDRESS');
  if (!sendMessage) throw new Error('nobody carries messages any more, and one waits');
  const { facilityName, startsAt, endsAt, timeZone } = waiting;
  const { status, failure } = await sendMessage(
    {
      id: messageId,
      channel,
      to: address,
      language,
      kind,
      text: textOf(waiting, language),
      parameters: { facility: facilityName ?? '', start: startsAt ?? '', end: endsAt ?? '', timeZone: timeZone ?? '' },
    },
    { giveUp, now },
  );
  await sql`
    update notification_message
    set attempts = attempts + 1, last_attempt_at = ${dateOf(now())}::timestamptz, last_status = ${status},
        last_failure = ${failure}, outcome = ${failure === null ? 'SENT' : null},
        settled_at = ${failure === null ? dateOf(now()) : null}
    where id = ${messageId} and outcome is null`.execute(db);
  if (failure !== null) throw new Error(`a message was not taken: ${failure}${status === null ? '' : ` ${status}`}`);
}

/** What was cancelled meanwhile, or is at another time, is not what the message says: another tells that. */
function isOutdated({ kind, state, isAtItsTime }: Waiting): boolean {
  if (state === null || !WHILE_IT_STANDS.includes(kind)) return false;
  return !STANDING.includes(state) || !isAtItsTime;
}

async function waitingMessage({ db, now }: Sending, messageId: string): Promise<Waiting | undefined> {
  const { rows } = await sql<Waiting>`
    select m.channel, coalesce(s.language, 'zh-CN') as language, address_of_message(m.id) as address, ${FACTS},
           booking_state_at(b.state, b.answer_by, b.ends_at, ${dateOf(now())}::timestamptz) as state,
           (b.starts_at, b.ends_at) is not distinct from (n.starts_at, n.ends_at) as "isAtItsTime"
    from ${WITH_BOOKING} join notification_message m on m.notification_id = n.id
    left join notification_setting s on s.resident_id = n.resident_id
    where m.id = ${messageId} and m.outcome is null`.execute(db);
  return rows[0];
}

async function settle({ db, now }: Sending, messageId: string, outcome: 'OUTDATED' | 'NO_ADDRESS'): Promise<void> {
  await sql`
    update notification_message set outcome = ${outcome}, settled_at = ${dateOf(now())}
    where id = ${messageId} and outcome is null`.execute(db);
}
