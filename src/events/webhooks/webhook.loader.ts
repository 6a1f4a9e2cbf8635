import { sql } from 'kysely';
import { type Context, viewerOf } from '../../request/context.ts';
import { managedUnitIds } from '../../district/identity/index.ts';
import { eventIdOf } from '../position.ts';
import { dateOf } from '../../shared/interval.ts';
import { defineListUnder, type List } from '../../request/list.ts';
import { defineLoader, inOrderOf } from '../../request/loader.ts';
import type { WebhookDeliveryFailure, WebhookDeliveryState } from './delivery.entity.ts';
import type { WebhookDisabledReason, WebhookState, WebhookTopic } from './webhook.entity.ts';

/** A webhook as queries show it. Instants are ISO 8601, UTC. */
export interface WebhookRow {
  readonly id: string;
  readonly unitId: string;
  readonly url: string;
  readonly topics: readonly WebhookTopic[];
  readonly state: WebhookState;
  readonly disabledReason: WebhookDisabledReason | null;
  readonly disabledAt: string | null;
  readonly failingSince: string | null;
  readonly createdAt: string;
}

/** A message as queries show it, its event still in two numbers. */
export interface WebhookDeliveryRow {
  readonly id: string;
  readonly seq: number;
  readonly webhookId: string;
  readonly topic: string;
  readonly eventXid: string | null;
  readonly eventSeq: string | null;
  readonly body: string;
  readonly state: WebhookDeliveryState;
  readonly attempts: number;
  readonly lastAttemptAt: string | null;
  readonly lastStatus: number | null;
  readonly lastFailure: WebhookDeliveryFailure | null;
  readonly nextAttemptAt: string | null;
  readonly createdAt: string;
}

const webhooks: List<WebhookRow> = {
  columns: sql`
    w.id, w.unit_id as "unitId", w.url,
    array_to_json(array(select upper(replace(topic, '.', '_')) from unnest(w.topics) as topic)) as topics,
    case when w.disabled_at is null then 'ENABLED' else 'DISABLED' end as state, w.disabled_reason as "disabledReason",
    iso(w.disabled_at) as "disabledAt", iso(w.failing_since) as "failingSince", iso(w.created_at) as "createdAt"`,
  from: sql`webhook w`,
  keys: [sql`w.id`],
  kinds: [{ idOf: ['whk'] }],
  position: ({ id }) => [id],
};

// The newest first.
const deliveries: List<WebhookDeliveryRow> = {
  columns: sql`
    d.id, d.seq::double precision as seq, d.webhook_id as "webhookId", d.topic, d.event_xid::text as "eventXid",
    d.event_id::text as "eventSeq", d.body, d.state, d.attempts, iso(d.last_attempt_at) as "lastAttemptAt",
    d.last_status as "lastStatus", d.last_failure as "lastFailure", iso(d.next_attempt_at) as "nextAttemptAt",
    iso(d.created_at) as "createdAt"`,
  from: sql`webhook_delivery d`,
  keys: [sql`-d.seq`, sql`d.id`],
  kinds: ['number', { idOf: ['whd'] }],
  position: ({ seq, id }) => [-seq, id],
};

/** The sort keys in a cursor of a list of webhooks: the id, which is ordered by time. */
export const WEBHOOK_SORT_KEYS = webhooks.kinds;
/** The sort keys in a cursor of a list of messages: their order, the newest first. */
export const DELIVERY_SORT_KEYS = deliveries.kinds;

/** Webhooks by id; null also for those the caller may not see. */
export const webhookById = defineLoader(async (ctx: Context, ids: readonly string[]) => {
  const managed = managedUnitIds(await viewerOf(ctx));
  const { rows } = await sql<WebhookRow>`
    select ${webhooks.columns} from ${webhooks.from}
    where w.id = any(${ids}) and w.unit_id = any(${managed})`.execute(ctx.db);
  return inOrderOf(ids, rows, ({ id }) => id);
});

/** Messages by id; null also for those the caller may not see. */
export const webhookDeliveryById = defineLoader(async (ctx: Context, ids: readonly string[]) => {
  const managed = managedUnitIds(await viewerOf(ctx));
  const { rows } = await sql<WebhookDeliveryRow>`
    select ${deliveries.columns} from ${deliveries.from} join webhook w on w.id = d.webhook_id
    where d.id = any(${ids}) and w.unit_id = any(${managed})`.execute(ctx.db);
  return inOrderOf(ids, rows, ({ id }) => id);
});

/** The webhooks of many units, the oldest first, a page for each; none of units the caller does not manage. */
export const webhooksOfUnit = defineListUnder<WebhookRow>(webhooks, async (ctx, unitId) => [
  sql`w.unit_id = ${unitId}`,
  sql`w.unit_id = any(${managedUnitIds(await viewerOf(ctx))})`,
]);

/** The messages to many webhooks, the newest first, a page for each, in some states or in all; for who may see the webhooks. */
export const deliveriesOfWebhook = defineListUnder<WebhookDeliveryRow, readonly WebhookDeliveryState[] | null>(
  deliveries,
  (_ctx, webhookId, states) => [
    sql`d.webhook_id = ${webhookId}`,
    ...(states ? [sql`d.state = any(${[...states]})`] : []),
  ],
);

/** When the secrets of webhooks that sign at this moment were made and will end, the current one last; never the secrets. */
export const secretsOfWebhook = defineLoader(async (ctx: Context, ids: readonly string[]) => {
  const { rows } = await sql<{ webhookId: string; createdAt: string; expiresAt: string | null }>`
    select webhook_id as "webhookId", iso(created_at) as "createdAt", iso(expires_at) as "expiresAt"
    from webhook_secret where webhook_id = any(${ids}) and (expires_at is null or expires_at > ${dateOf(ctx.now())})
    order by id`.execute(ctx.db);
  const byWebhook = Map.groupBy(rows, ({ webhookId }) => webhookId);
  return ids.map((id) => byWebhook.get(id) ?? []);
});

/** The id of the event of a message, as subscriptions tell it. */
export function eventIdOfDelivery({ eventXid, eventSeq }: WebhookDeliveryRow): string | null {
  return eventXid === null || eventSeq === null ? null : eventIdOf({ xid: BigInt(eventXid), id: BigInt(eventSeq) });
}
