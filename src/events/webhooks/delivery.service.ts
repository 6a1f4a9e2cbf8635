import { sql } from 'kysely';
import type { Context, WriteContext } from '../../request/context.ts';
import { inTransaction } from '../../request/transaction.ts';
import { dateOf } from '../../shared/interval.ts';
import { newId } from '../../shared/node.ts';
import { record } from '../../request/record.ts';
import { notFound } from '../../shared/refusal.ts';
import { PING_TOPIC } from './delivery.entity.ts';
import { notTriedYet, testUnderWay, webhookDisabled } from './webhook.errors.ts';
import type { WebhookDeliveryReplayInput, WebhookReplayDeadInput, WebhookTestInput } from './webhook.input.ts';
import { mayManageWebhooks } from './webhook.policy.ts';
import { lockedWebhook, recorded } from './webhook.service.ts';

/** Dead messages that one mutation sends again. */
const REPLAYED_MAX = 1_000;

/** Sends a ping to a webhook, once. @returns the id of the message @throws Refusal INVALID_INPUT, NOT_FOUND, STATE_CONFLICT */
export function testWebhook(ctx: Context, input: WebhookTestInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const webhook = await lockedWebhook(ctx, input.webhookId);
    if (webhook.disabledAt !== null) throw webhookDisabled({ field: ['webhookId'] });
    const { rows } = await sql`
      select from webhook_delivery
      where webhook_id = ${webhook.id} and topic = ${PING_TOPIC} and next_attempt_at is not null`.execute(ctx.db);
    if (rows.length > 0) throw testUnderWay({});
    const id = newId('whd');
    const now = dateOf(ctx.now());
    const body = JSON.stringify({ type: PING_TOPIC, timestamp: now.toISOString(), data: { webhookId: webhook.id } });
    await sql`
      insert into webhook_delivery (id, district_code, webhook_id, topic, body, state, created_at, next_attempt_at)
      values (${id}, ${webhook.districtCode}, ${webhook.id}, ${PING_TOPIC}, ${body}, 'PENDING', ${now}, ${now})`.execute(
      ctx.db,
    );
    await recorded(ctx, webhook, 'webhookTest', []);
    return id;
  });
}

/**
 * Sends a message again at once, whatever came of it: one that failed is brought forward, one that was settled begins its
 * attempts anew.
 * @returns its id
 * @throws Refusal INVALID_INPUT, NOT_FOUND, or STATE_CONFLICT when it has not been tried yet or its webhook is disabled
 */
export function replayDelivery(ctx: Context, input: WebhookDeliveryReplayInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const { deliveryId: id } = input;
    const delivery = await lockedDelivery(ctx, id);
    if (delivery.isDisabled) throw webhookDisabled({ field: ['deliveryId'] });
    if (delivery.state === 'PENDING') throw notTriedYet({});
    await sql`
      update webhook_delivery
      set next_attempt_at = ${dateOf(ctx.now())}, state = case state when 'FAILED' then 'FAILED' else 'PENDING' end,
          attempts = case state when 'FAILED' then attempts else 0 end
      where id = ${id}`.execute(ctx.db);
    const { districtCode } = delivery;
    await record(ctx, { action: 'webhookDeliveryReplay', subjectId: id, districtCode, fields: ['state'] });
    return id;
  });
}

/**
 * Sends the dead messages of a webhook again, the oldest first, at most {@link REPLAYED_MAX}.
 * @throws Refusal INVALID_INPUT, NOT_FOUND, or STATE_CONFLICT when the webhook is disabled
 */
export function replayDead(ctx: Context, input: WebhookReplayDeadInput): Promise<{ id: string; replayed: number }> {
  return inTransaction(ctx, async (ctx) => {
    const webhook = await lockedWebhook(ctx, input.webhookId);
    if (webhook.disabledAt !== null) throw webhookDisabled({ field: ['webhookId'] });
    const { rows } = await sql`
      update webhook_delivery set state = 'PENDING', attempts = 0, next_attempt_at = ${dateOf(ctx.now())}
      where id in (select id from webhook_delivery where webhook_id = ${webhook.id} and state = 'DEAD'
                   order by seq limit ${REPLAYED_MAX})
      returning id`.execute(ctx.db);
    return { id: await recorded(ctx, webhook, 'webhookReplayDead', []), replayed: rows.length };
  });
}

interface LockedDelivery {
  readonly state: string;
  readonly districtCode: string;
  readonly unitId: string;
  readonly isDisabled: boolean;
}

/** The message, locked; to whoever may not manage its webhook, as if there were none. */
async function lockedDelivery(ctx: WriteContext, id: string): Promise<LockedDelivery> {
  const { rows } = await sql<LockedDelivery>`
    select d.state, d.district_code as "districtCode", w.unit_id as "unitId", w.disabled_at is not null as "isDisabled"
    from webhook_delivery d join webhook w on w.id = d.webhook_id
    where d.id = ${id} for no key update of d`.execute(ctx.db);
  if (!rows[0] || !mayManageWebhooks(ctx.actor, rows[0].unitId)) {
    throw notFound({ type: 'WebhookDelivery', field: ['deliveryId'] });
  }
  return rows[0];
}
