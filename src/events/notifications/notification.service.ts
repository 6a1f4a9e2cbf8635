import { sql } from 'kysely';
import type { Context, WriteContext } from '../../request/context.ts';
import { NO_DISTRICT, record } from '../../request/record.ts';
import { inTransaction } from '../../request/transaction.ts';
import { dateOf } from '../../shared/interval.ts';
import { requireRange } from '../../shared/range.ts';
import { notFound } from '../../shared/refusal.ts';
import {
  messagesAreNotSent,
  noMailboxForMessages,
  noPhoneForMessages,
  onlyResidentsAreTold,
  readAFew,
  reminderOutOfRange,
  tooManyReminders,
} from './notification.errors.ts';
import {
  REMIND_MINUTES_DEFAULT,
  REMIND_MINUTES_MAX,
  REMIND_MINUTES_MIN,
  REMINDERS_MAX,
} from './notification.entity.ts';
import {
  type NotificationSettingsSetInput,
  type NotificationsReadInput,
  READ_AT_ONCE_MAX,
} from './notification.input.ts';

/**
 * Takes notifications for read; those that were stay so, with the time of then.
 * @returns the account of the caller @throws Refusal INVALID_INPUT, FORBIDDEN, or NOT_FOUND when one of them is not theirs
 */
export function readNotifications(ctx: Context, { notificationIds }: NotificationsReadInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const residentId = requireResident(ctx);
    const ids = [...new Set(notificationIds)];
    requireRange(notificationIds.length, { min: 1, max: READ_AT_ONCE_MAX }, readAFew);
    const { rows } = await sql`
      update notification set read_at = coalesce(read_at, ${dateOf(ctx.now())}::timestamptz)
      where id = any(${ids}) and resident_id = ${residentId} returning id`.execute(ctx.db);
    if (rows.length < ids.length) throw notFound({ type: 'Notification', field: ['notificationIds'] });
    const fields = ['readAt'];
    await record(ctx, { action: 'notificationsRead', subjectId: residentId, districtCode: NO_DISTRICT, fields });
    return ctx.actor.accountId;
  });
}

/**
 * Chooses what somebody is told, and where.
 * @returns the account of the caller
 * @throws Refusal INVALID_INPUT, FORBIDDEN, or STATE_CONFLICT where nothing is sent, or there is no address to send it to
 */
export function setNotificationSettings(ctx: Context, input: NotificationSettingsSetInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const residentId = requireResident(ctx);
    // Whoever is erased meanwhile waits, or has been: then there is nobody to tell.
    const { rows } = await sql`
      select from resident where id = ${residentId} and erased_at is null for no key update`.execute(ctx.db);
    if (rows.length === 0) throw onlyResidentsAreTold();
    const remind = input.remindMinutesBefore == null ? null : remindersOf(input.remindMinutesBefore);
    const [sms, mail] = [input.sms, input.mail].map((kinds) => (kinds == null ? null : [...new Set(kinds)]));
    if (sms?.length) await requirePhone(ctx, residentId);
    if (mail?.length) await requireMailbox(ctx, residentId);
    await sql`
      insert into notification_setting as s (resident_id, remind_minutes, sms, mail, language, updated_at)
      values (${residentId}, ${remind ?? [...REMIND_MINUTES_DEFAULT]}::integer[], ${sms ?? []}::text[], ${mail ?? []}::text[],
              ${ctx.language}, ${dateOf(ctx.now())})
      on conflict (resident_id) do update
        set remind_minutes = coalesce(${remind}::integer[], s.remind_minutes), sms = coalesce(${sms ?? null}::text[], s.sms),
            mail = coalesce(${mail ?? null}::text[], s.mail), language = excluded.language,
            updated_at = excluded.updated_at`.execute(ctx.db);
    const fields = (['remindMinutesBefore', 'sms', 'mail'] as const).filter((name) => input[name] != null);
    await record(ctx, { action: 'notificationSettingsSet', subjectId: residentId, districtCode: NO_DISTRICT, fields });
    return ctx.actor.accountId;
  });
}

function requireResident({ actor }: WriteContext): string {
  if (actor.residentId === undefined) throw onlyResidentsAreTold();
  return actor.residentId;
}

function remindersOf(minutes: readonly number[]): number[] {
  for (const [index, each] of minutes.entries()) {
    requireRange(each, { min: REMIND_MINUTES_MIN, max: REMIND_MINUTES_MAX }, () =>
      reminderOutOfRange({ field: ['remindMinutesBefore', String(index)] }),
    );
  }
  const different = [...new Set(minutes)].sort((a, b) => a - b);
  if (different.length > REMINDERS_MAX) throw tooManyReminders();
  return different;
}

async function requirePhone(ctx: WriteContext, residentId: string): Promise<void> {
  if (!ctx.sendMessage) throw messagesAreNotSent({ field: ['sms'] });
  const { rows } = await sql<{ isConfirmed: boolean }>`
    select phone_confirmed_at(${residentId}) is not null as "isConfirmed"`.execute(ctx.db);
  if (!rows[0]?.isConfirmed) throw noPhoneForMessages();
}

/** The mailbox is what who issued the token has verified: so nothing is sent to where somebody else reads it. */
async function requireMailbox(ctx: WriteContext, residentId: string): Promise<void> {
  if (!ctx.sendMessage) throw messagesAreNotSent({ field: ['mail'] });
  const claimed = ctx.identity?.verifiedMail;
  if (claimed !== undefined) {
    await sql`select keep_mail(${residentId}, ${claimed})`.execute(ctx.db);
    return;
  }
  const { rows } = await sql<{ mail: string | null }>`select mail_of(${residentId}) as mail`.execute(ctx.db);
  if (rows[0]!.mail === null) throw noMailboxForMessages();
}
