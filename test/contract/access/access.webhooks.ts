import { sql } from 'kysely';
import { newId } from '../../../src/shared/node.ts';
import { TEST_NOW } from '../../support/commons.ts';
import type { FieldsOf, InputOf, SightsOf, World } from './access.world.ts';

/** Of {@link buildWebhookSights}, as the table of queries calls them. */
export const WEBHOOK_SIGHTS = ['a Webhook', 'a WebhookDelivery'] as const;

/** A webhook of a unit that `manager` manages, and a message to it that is dead. */
export async function buildWebhookSights(world: World): Promise<Record<(typeof WEBHOOK_SIGHTS)[number], string>> {
  const webhookId = await webhookOf(world);
  return { 'a Webhook': webhookId, 'a WebhookDelivery': await deliveryTo(world, webhookId) };
}

async function webhookOf({ db, outsider, keeperAccountId }: World, disabled = false): Promise<string> {
  const id = newId('whk');
  const at = disabled ? TEST_NOW : null;
  await sql`
    insert into webhook (id, district_code, unit_id, url, topics, created_at, created_by, disabled_at, disabled_reason)
    select ${id}, split_part(d.path, '/', 2), u.id, 'https://partner.example/', '{booking.created}', ${TEST_NOW},
           ${keeperAccountId}, ${at}::timestamptz, ${disabled ? 'MANAGER' : null}
    from resident_unit u join division d on d.id = u.division_id where u.id = ${outsider.id}`.execute(db);
  await sql`
    insert into webhook_secret (webhook_id, secret, created_at)
    values (${id}, ${`whsec_${'A'.repeat(44)}`}, ${TEST_NOW})`.execute(db);
  return id;
}

async function deliveryTo({ db }: World, webhookId: string): Promise<string> {
  const id = newId('whd');
  await sql`
    insert into webhook_delivery (id, district_code, webhook_id, event_xid, event_id, topic, body, state, attempts,
                                  last_attempt_at, last_status, last_failure, created_at)
    values (${id}, '1', ${webhookId}, '1', 1, 'booking.created', '{}', 'DEAD', 10, ${TEST_NOW}, 500, 'STATUS',
            ${TEST_NOW})`.execute(db);
  return id;
}

type Sights = SightsOf<(typeof WEBHOOK_SIGHTS)[number]>;

/** What the rows of webhooks in the table of fields ask for. */
export const WEBHOOK_FIELDS: Readonly<Record<string, (world: World, sights: Sights) => FieldsOf>> = {
  'Webhook.*': (_world, { nodes }) => ({
    id: nodes['a Webhook'],
    fields: `Webhook { id url topics state disabledReason disabledAt failingSince createdAt unit { id }
      secrets { createdAt } deliveries { edges { node { id } } } }`,
    inClearTo: 'manager',
  }),
  'WebhookDelivery.*': (_world, { nodes }) => ({
    id: nodes['a WebhookDelivery'],
    fields: `WebhookDelivery { id topic eventId body state attempts lastAttemptAt lastStatus lastFailure nextAttemptAt
      createdAt webhook { id } }`,
    inClearTo: 'manager',
  }),
  'ResidentUnit.webhooks': ({ outsider }) => ({
    id: outsider.id,
    fields: 'ResidentUnit { webhooks { edges { node { id } } } }',
    inClearTo: 'manager',
  }),
};

const ofWebhook =
  (more: object = {}, disabled = false): InputOf =>
  async (world) => ({ input: { webhookId: await webhookOf(world, disabled), ...more } });

/** What the rows of webhooks in the table of mutations send. */
export const webhookInputs: Readonly<Record<string, InputOf>> = {
  // An address that is written out is not looked up; nothing is sent to it.
  webhookCreate: async ({ unit }) => ({
    input: { unitId: unit.id, url: 'https://203.0.114.1/', topics: ['BOOKING_CREATED'] },
  }),
  webhookUpdate: ofWebhook({ topics: ['BOOKING_CANCELLED'] }),
  webhookRotateSecret: ofWebhook(),
  webhookDisable: ofWebhook(),
  webhookEnable: ofWebhook({}, true),
  webhookDelete: ofWebhook(),
  webhookTest: ofWebhook(),
  webhookReplayDead: ofWebhook(),
  webhookDeliveryReplay: async (world) => ({ input: { deliveryId: await deliveryTo(world, await webhookOf(world)) } }),
};
