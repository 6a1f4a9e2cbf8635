import { sql } from 'kysely';
import { type Context, viewerOf } from '../../request/context.ts';
import { defineListUnder, type List } from '../../request/list.ts';
import { defineLoader, inOrderOf } from '../../request/loader.ts';
import type { NotificationFacts } from './notification-text.ts';
import { type NotificationKind, REMIND_MINUTES_DEFAULT } from './notification.entity.ts';

/** A notification as queries show it, with what its sentence is made of. Instants are ISO 8601, UTC. */
export interface NotificationRow extends NotificationFacts {
  readonly id: string;
  readonly seq: number;
  readonly at: string;
  readonly bookingId: string | null;
  readonly readAt: string | null;
}

/** Of the rows `n`, `b` and `f` of {@link WITH_BOOKING}. */
export const FACTS = sql`
  n.kind, f.name as "facilityName", f.time_zone as "timeZone", iso(n.starts_at) as "startsAt", iso(n.ends_at) as "endsAt",
  coalesce(b.answer_by is not null, false) as "isAskedFor", n.is_withdrawal as "isWithdrawal", b.state_reason as reason`;
export const WITH_BOOKING = sql`
  notification n left join booking b on b.id = n.booking_id left join shared_facility f on f.id = b.facility_id`;

// The newest first.
const notifications: List<NotificationRow> = {
  columns: sql`
    n.id, n.seq::double precision as seq, iso(n.at) as at, n.booking_id as "bookingId", iso(n.read_at) as "readAt", ${FACTS}`,
  from: WITH_BOOKING,
  keys: [sql`-n.seq`, sql`n.id`],
  kinds: ['number', { idOf: ['ntf'] }],
  position: ({ seq, id }) => [-seq, id],
};

/** The sort keys in a cursor of a list of notifications: their order, the newest first. */
export const NOTIFICATION_SORT_KEYS = notifications.kinds;

/** Notifications by id; null also for those of others. */
export const notificationById = defineLoader(async (ctx: Context, ids: readonly string[]) => {
  const { residentId = null } = await viewerOf(ctx);
  const { rows } = await sql<NotificationRow>`
    select ${notifications.columns} from ${notifications.from}
    where n.id = any(${ids}) and n.resident_id = ${residentId}`.execute(ctx.db);
  return inOrderOf(ids, rows, ({ id }) => id);
});

/** What residents are told, the newest first, a page for each; read, unread, or all. */
export const notificationsOf = defineListUnder<NotificationRow, boolean | null>(
  notifications,
  (_ctx, residentId, unread) => [
    sql`n.resident_id = ${residentId}`,
    ...(unread === null ? [] : [unread ? sql`n.read_at is null` : sql`n.read_at is not null`]),
  ],
);

/** What a resident has chosen. */
interface NotificationSettingsRow {
  readonly remindMinutesBefore: readonly number[];
  readonly sms: readonly NotificationKind[];
  readonly mail: readonly NotificationKind[];
  readonly mailAddress: string | null;
}

/** What residents have chosen, or what holds for who has not. */
export const notificationSettingsOf = defineLoader(async (ctx: Context, residentIds: readonly string[]) => {
  const { rows } = await sql<NotificationSettingsRow & { id: string }>`
    select r.id, coalesce(array_to_json(s.remind_minutes), ${JSON.stringify(REMIND_MINUTES_DEFAULT)}::json) as "remindMinutesBefore",
           coalesce(array_to_json(s.sms), '[]'::json) as sms, coalesce(array_to_json(s.mail), '[]'::json) as mail,
           case when cardinality(s.mail) > 0 then mail_of(r.id) end as "mailAddress"
    from unnest(${residentIds}::text[]) as r (id) left join notification_setting s on s.resident_id = r.id`.execute(
    ctx.db,
  );
  return inOrderOf(residentIds, rows, ({ id }) => id);
});
