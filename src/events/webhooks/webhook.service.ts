import { LockMode } from '@mikro-orm/core';
import { sql } from 'kysely';
import { type Context, viewerOf, type WriteContext, type Targets } from '../../request/context.ts';
import { inTransaction } from '../../request/transaction.ts';
import { districtCodeOf } from '../../district/grid/index.ts';
import { dateOf } from '../../shared/interval.ts';
import { newId } from '../../shared/node.ts';
import { requireRange } from '../../shared/range.ts';
import { record } from '../../request/record.ts';
import { notFound } from '../../shared/refusal.ts';
import { newWebhookSecret } from './signature.ts';
import { addressesOf, fitUrl, NoPublicAddressError, PUBLIC_TARGETS } from './target.ts';
import {
  Webhook,
  WEBHOOK_OVERLAP_HOURS_DEFAULT,
  WEBHOOK_OVERLAP_HOURS_MAX,
  WebhookDisabledReason,
  WEBHOOKS_MAX,
  type WebhookTopic,
  writtenTopic,
} from './webhook.entity.ts';
import {
  nameATopic,
  noPublicAddress,
  notYourWebhooks,
  overlapOutOfRange,
  tooManyWebhooks,
  urlUnfit,
  webhookDisabled,
  webhookEnabled,
} from './webhook.errors.ts';
import type {
  WebhookCreateInput,
  WebhookDeleteInput,
  WebhookDisableInput,
  WebhookEnableInput,
  WebhookRotateSecretInput,
  WebhookUpdateInput,
} from './webhook.input.ts';
import { webhookById } from './webhook.loader.ts';
import { mayManageWebhooks } from './webhook.policy.ts';

/** A webhook and the secret it has just been given, which is not shown again. */
interface WithSecret {
  readonly id: string;
  readonly secret: string;
}

/**
 * Makes a webhook of a unit.
 * @throws Refusal INVALID_INPUT, NOT_FOUND, FORBIDDEN, or STATE_CONFLICT when the unit has as many as it can
 */
export async function createWebhook(ctx: Context, input: WebhookCreateInput): Promise<WithSecret> {
  // Names are looked up for managers only, and while nothing is locked.
  const url = mayManageWebhooks(await viewerOf(ctx), input.unitId) ? await requireUrl(ctx, input.url) : undefined;
  return inTransaction(ctx, async (ctx) => {
    // Locked, so that two at once do not both see room for one more.
    const { rows } = await sql<{ path: string }>`
      select d.path from resident_unit u join division d on d.id = u.division_id
      where u.id = ${input.unitId} for no key update of u`.execute(ctx.db);
    if (!rows[0]) throw notFound({ type: 'ResidentUnit', field: ['unitId'] });
    if (!mayManageWebhooks(ctx.actor, input.unitId) || url === undefined) throw notYourWebhooks();
    const topics = requireTopics(input.topics);
    await requireRoom(ctx, input.unitId);

    const id = newId('whk');
    const districtCode = districtCodeOf(rows[0].path);
    ctx.em.create(Webhook, {
      id,
      districtCode,
      unitId: input.unitId,
      url,
      topics,
      createdAt: dateOf(ctx.now()),
      createdBy: ctx.actor.accountId,
      disabledAt: null,
      disabledReason: null,
      failingSince: null,
    });
    await ctx.em.flush();
    const secret = await addSecret(ctx, id);
    await record(ctx, { action: 'webhookCreate', subjectId: id, districtCode, fields: ['url', 'topics'] });
    return { id, secret };
  });
}

/** Changes where messages go and what they tell. @returns its id @throws Refusal INVALID_INPUT, NOT_FOUND */
export async function updateWebhook(ctx: Context, input: WebhookUpdateInput): Promise<string> {
  const seen = await webhookById(ctx).load(input.webhookId);
  const url = seen && input.url != null ? await requireUrl(ctx, input.url) : undefined;
  return inTransaction(ctx, async (ctx) => {
    const webhook = await lockedWebhook(ctx, input.webhookId);
    const fields: string[] = [];
    if (url !== undefined) {
      webhook.url = url;
      fields.push('url');
    }
    if (input.topics != null) {
      webhook.topics = requireTopics(input.topics);
      fields.push('topics');
    }
    return recorded(ctx, webhook, 'webhookUpdate', fields);
  });
}

/**
 * Gives a webhook another secret. Messages go on being signed with the one it has for a while, beside the new one; one
 * that was already running out ends now, so that there are never more than two.
 * @throws Refusal INVALID_INPUT, NOT_FOUND
 */
export function rotateWebhookSecret(ctx: Context, input: WebhookRotateSecretInput): Promise<WithSecret> {
  return inTransaction(ctx, async (ctx) => {
    const webhook = await lockedWebhook(ctx, input.webhookId);
    const hours = input.overlapHours ?? WEBHOOK_OVERLAP_HOURS_DEFAULT;
    requireRange(hours, { min: 0, max: WEBHOOK_OVERLAP_HOURS_MAX }, overlapOutOfRange);
    await sql`
      delete from webhook_secret
      where webhook_id = ${webhook.id} and (expires_at is not null or ${hours}::integer = 0)`.execute(ctx.db);
    await sql`
      update webhook_secret set expires_at = ${dateOf(ctx.now().add({ hours }))}
      where webhook_id = ${webhook.id}`.execute(ctx.db);
    const secret = await addSecret(ctx, webhook.id);
    return { id: await recorded(ctx, webhook, 'webhookRotateSecret', ['secrets']), secret };
  });
}

/** Has a webhook told nothing for now. @returns its id @throws Refusal INVALID_INPUT, NOT_FOUND, STATE_CONFLICT */
export function disableWebhook(ctx: Context, input: WebhookDisableInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const webhook = await lockedWebhook(ctx, input.webhookId);
    if (webhook.disabledAt !== null) throw webhookDisabled({ field: ['webhookId'] });
    webhook.disable(WebhookDisabledReason.MANAGER, dateOf(ctx.now()));
    return recorded(ctx, webhook, 'webhookDisable', ['disabledAt', 'disabledReason']);
  });
}

/** Has a webhook told again. @returns its id @throws Refusal INVALID_INPUT, NOT_FOUND, STATE_CONFLICT */
export function enableWebhook(ctx: Context, input: WebhookEnableInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const webhook = await lockedWebhook(ctx, input.webhookId);
    if (webhook.disabledAt === null) throw webhookEnabled({});
    webhook.enable();
    return recorded(ctx, webhook, 'webhookEnable', ['disabledAt', 'disabledReason']);
  });
}

/** Removes a webhook with its secrets and messages. @returns the id of its unit @throws Refusal INVALID_INPUT, NOT_FOUND */
export function deleteWebhook(ctx: Context, input: WebhookDeleteInput): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const webhook = await lockedWebhook(ctx, input.webhookId);
    await recorded(ctx, webhook, 'webhookDelete', []);
    ctx.em.remove(webhook);
    return webhook.unitId;
  });
}

/** The webhook, locked; to whoever may not manage it, as if there were none. */
export async function lockedWebhook(ctx: WriteContext, id: string, field = 'webhookId'): Promise<Webhook> {
  const webhook = await ctx.em.findOne(Webhook, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!webhook || !mayManageWebhooks(ctx.actor, webhook.unitId)) {
    throw notFound({ type: 'Webhook', field: [field] });
  }
  return webhook;
}

/** Writes a change of a webhook to the trail. @returns the id of the webhook */
export async function recorded(
  ctx: WriteContext,
  { id, districtCode }: Webhook,
  action: string,
  fields: readonly string[],
): Promise<string> {
  await record(ctx, { action, subjectId: id, districtCode, fields });
  return id;
}

async function requireUrl(ctx: Context, text: string): Promise<string> {
  const targets: Targets = ctx.webhookTargets ?? PUBLIC_TARGETS;
  const url = fitUrl(text, targets);
  if (!url) throw urlUnfit();
  try {
    await addressesOf(url.hostname, targets);
  } catch (error) {
    throw error instanceof NoPublicAddressError ? noPublicAddress() : error;
  }
  return url.href;
}

function requireTopics(topics: readonly WebhookTopic[]): string[] {
  if (topics.length === 0) throw nameATopic();
  return [...new Set(topics)].map(writtenTopic);
}

async function requireRoom(ctx: WriteContext, unitId: string): Promise<void> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::integer as n from webhook where unit_id = ${unitId}`.execute(ctx.db);
  if (rows[0]!.n >= WEBHOOKS_MAX) throw tooManyWebhooks({});
}

async function addSecret(ctx: WriteContext, webhookId: string): Promise<string> {
  const secret = newWebhookSecret();
  await sql`
    insert into webhook_secret (webhook_id, secret, created_at)
    values (${webhookId}, ${secret}, ${dateOf(ctx.now())})`.execute(ctx.db);
  return secret;
}
