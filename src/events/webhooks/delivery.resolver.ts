import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../request/context.ts';
import { Access } from '../../shared/access.ts';
import { answer, loadedBy } from '../../request/answer.ts';
import { replayDead, replayDelivery, testWebhook } from './delivery.service.ts';
import { WebhookDeliveryReplayInput, WebhookReplayDeadInput, WebhookTestInput } from './webhook.input.ts';
import { webhookById, webhookDeliveryById } from './webhook.loader.ts';
import { WebhookDeliveryReplayPayload, WebhookReplayDeadPayload, WebhookTestPayload } from './webhook.payload.ts';

/** Messages that managers have sent. */
@Resolver()
export class WebhookSendingResolver {
  @Access('SIGNED_IN')
  @Mutation(() => WebhookTestPayload, {
    description:
      'Sends a `ping` to a webhook, once; for the managers of the unit. What came of it stands in the message. Refused ' +
      'with INVALID_INPUT, NOT_FOUND, or STATE_CONFLICT when the webhook is disabled or a test of it is under way.',
  })
  webhookTest(
    @Arg('input', () => WebhookTestInput, { description: 'Which one.' }) input: WebhookTestInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'delivery', testWebhook(ctx, input), loadedBy(webhookDeliveryById));
  }

  @Access('SIGNED_IN')
  @Mutation(() => WebhookDeliveryReplayPayload, {
    description:
      'Sends a message again at once, under the same id; for the managers of the unit. Refused with INVALID_INPUT, ' +
      'NOT_FOUND, or STATE_CONFLICT when it has not been tried yet or its webhook is disabled.',
  })
  webhookDeliveryReplay(
    @Arg('input', () => WebhookDeliveryReplayInput, { description: 'Which one.' }) input: WebhookDeliveryReplayInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'delivery', replayDelivery(ctx, input), loadedBy(webhookDeliveryById));
  }

  @Access('SIGNED_IN')
  @Mutation(() => WebhookReplayDeadPayload, {
    description:
      'Sends the dead messages of a webhook again, the oldest first, at most 1,000 at a time; for the managers of the ' +
      'unit. Refused with INVALID_INPUT, NOT_FOUND, or STATE_CONFLICT when the webhook is disabled.',
  })
  webhookReplayDead(
    @Arg('input', () => WebhookReplayDeadInput, { description: 'Which one.' }) input: WebhookReplayDeadInput,
    @Ctx() ctx: Context,
  ) {
    return answer(ctx, 'webhook', replayDead(ctx, input), loadedBy(webhookById));
  }
}
