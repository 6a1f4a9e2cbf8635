import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Mutation, Resolver, Root } from 'type-graphql';
import { type Context, viewerOf } from '../../request/context.ts';
import { Access } from '../../shared/access.ts';
import { answer, loadedBy } from '../../request/answer.ts';
import { ConnectionArgs, pageOf } from '../../shared/connection.ts';
import { selectionOf } from '../../shared/selection.ts';
import { ResidentUnit, residentUnitById, type UnitRow } from '../../district/units/index.ts';
import { WebhookDelivery, WebhookDeliveryConnection, WebhookDeliveryState } from './delivery.entity.ts';
import { Webhook, WebhookConnection, WebhookSecret } from './webhook.entity.ts';
import {
  WebhookCreateInput,
  WebhookDeleteInput,
  WebhookDisableInput,
  WebhookEnableInput,
  WebhookRotateSecretInput,
  WebhookUpdateInput,
} from './webhook.input.ts';
import {
  deliveriesOfWebhook,
  DELIVERY_SORT_KEYS,
  eventIdOfDelivery,
  secretsOfWebhook,
  WEBHOOK_SORT_KEYS,
  webhookById,
  type WebhookDeliveryRow,
  type WebhookRow,
  webhooksOfUnit,
} from './webhook.loader.ts';
import {
  WebhookCreatePayload,
  WebhookDeletePayload,
  WebhookDisablePayload,
  WebhookEnablePayload,
  WebhookRotateSecretPayload,
  WebhookUpdatePayload,
} from './webhook.payload.ts';
import { mayManageWebhooks } from './webhook.policy.ts';
import {
  createWebhook,
  deleteWebhook,
  disableWebhook,
  enableWebhook,
  rotateWebhookSecret,
  updateWebhook,
} from './webhook.service.ts';

const WHICH = { description: 'Which one.' };

@Resolver(() => Webhook)
export class WebhookResolver {
  @FieldResolver(() => ResidentUnit, { description: 'The unit whose webhook it is.' })
  unit(@Root() { unitId }: WebhookRow, @Ctx() ctx: Context) {
    return residentUnitById(ctx).load(unitId);
  }

  @FieldResolver(() => [WebhookSecret], {
    description: 'The secrets that messages are signed with at this moment, the oldest first.',
  })
  secrets(@Root() { id }: WebhookRow, @Ctx() ctx: Context) {
    return secretsOfWebhook(ctx).load(id);
  }

  @FieldResolver(() => WebhookDeliveryConnection, {
    description: 'The messages to it, the newest first; those of long ago are gone. 投递记录',
  })
  deliveries(
    @Root() { id }: WebhookRow,
    @Arg('states', () => [WebhookDeliveryState], { nullable: true, description: 'In which states; all if absent.' })
    states: WebhookDeliveryState[] | null,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const selection = selectionOf(info);
    return deliveriesOfWebhook(ctx).load({
      parentId: id,
      where: states ?? null,
      page: pageOf(args, DELIVERY_SORT_KEYS, selection),
      withCount: selection.has('totalCount'),
    });
  }

  @Access('SIGNED_IN')
  @Mutation(() => WebhookCreatePayload, {
    description:
      'Has an address told of what happens to a unit; for its managers. The secret is shown in the answer and never ' +
      'again: if the answer was lost, rotate the secret. Refused with INVALID_INPUT, NOT_FOUND, FORBIDDEN, or ' +
      'STATE_CONFLICT when the unit has as many webhooks as it can.',
  })
  webhookCreate(
    @Arg('input', () => WebhookCreateInput, { description: 'Of which unit, where to, and what about.' })
    input: WebhookCreateInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'webhook', createWebhook(ctx, input), loadedBy(webhookById));
  }

  @Access('SIGNED_IN')
  @Mutation(() => WebhookUpdatePayload, {
    description:
      'Changes where messages go and what they tell; for the managers of the unit. Refused with INVALID_INPUT, NOT_FOUND.',
  })
  webhookUpdate(
    @Arg('input', () => WebhookUpdateInput, { description: 'Which one, and what changes.' }) input: WebhookUpdateInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'webhook', updateWebhook(ctx, input), loadedBy(webhookById));
  }

  @Access('SIGNED_IN')
  @Mutation(() => WebhookRotateSecretPayload, {
    description:
      'Gives a webhook another secret, shown in the answer and never again; for the managers of the unit. For the ' +
      'overlap, messages are signed with both. Refused with INVALID_INPUT, NOT_FOUND.',
  })
  webhookRotateSecret(
    @Arg('input', () => WebhookRotateSecretInput, { description: 'Which one, and how long the old secret goes on.' })
    input: WebhookRotateSecretInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'webhook', rotateWebhookSecret(ctx, input), loadedBy(webhookById));
  }

  @Access('SIGNED_IN')
  @Mutation(() => WebhookDisablePayload, {
    description:
      'Has a webhook told nothing for now; for the managers of the unit. What waits stays, what happens meanwhile is not ' +
      'kept for it. Refused with INVALID_INPUT, NOT_FOUND, or STATE_CONFLICT when it is disabled.',
  })
  webhookDisable(@Arg('input', () => WebhookDisableInput, WHICH) input: WebhookDisableInput, @Ctx() ctx: Context) {
    return answer(ctx, 'webhook', disableWebhook(ctx, input), loadedBy(webhookById));
  }

  @Access('SIGNED_IN')
  @Mutation(() => WebhookEnablePayload, {
    description:
      'Has a webhook told again; for the managers of the unit. What waited is sent. Refused with INVALID_INPUT, ' +
      'NOT_FOUND, or STATE_CONFLICT when it is enabled.',
  })
  webhookEnable(@Arg('input', () => WebhookEnableInput, WHICH) input: WebhookEnableInput, @Ctx() ctx: Context) {
    return answer(ctx, 'webhook', enableWebhook(ctx, input), loadedBy(webhookById));
  }

  @Access('SIGNED_IN')
  @Mutation(() => WebhookDeletePayload, {
    description:
      'Removes a webhook with its secrets and messages; for the managers of the unit. Cannot be undone. Refused with ' +
      'INVALID_INPUT, NOT_FOUND.',
  })
  webhookDelete(@Arg('input', () => WebhookDeleteInput, WHICH) input: WebhookDeleteInput, @Ctx() ctx: Context) {
    return answer(ctx, 'unit', deleteWebhook(ctx, input), loadedBy(residentUnitById));
  }
}

@Resolver(() => WebhookDelivery)
export class WebhookDeliveryResolver {
  @FieldResolver(() => ID, {
    nullable: true,
    description: 'The id of the event, the same as in subscriptions; null for a test. 事件标识',
  })
  eventId(@Root() delivery: WebhookDeliveryRow) {
    return eventIdOfDelivery(delivery);
  }

  @FieldResolver(() => Webhook, { description: 'The webhook it goes to.' })
  webhook(@Root() { webhookId }: WebhookDeliveryRow, @Ctx() ctx: Context) {
    return webhookById(ctx).load(webhookId);
  }
}

/** What webhooks add to units. */
@Resolver(() => ResidentUnit)
export class UnitWebhooksResolver {
  @Access('RESTRICTED')
  @FieldResolver(() => WebhookConnection, {
    nullable: true,
    description:
      'The addresses that are told of what happens to the unit, the oldest first. Its managers see them; others null. ' +
      '网络回调',
  })
  async webhooks(
    @Root() unit: UnitRow,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    if (!mayManageWebhooks(await viewerOf(ctx), unit.id)) return null;
    const selection = selectionOf(info);
    return webhooksOfUnit(ctx).load({
      parentId: unit.id,
      where: null,
      page: pageOf(args, WEBHOOK_SORT_KEYS, selection),
      withCount: selection.has('totalCount'),
    });
  }
}
