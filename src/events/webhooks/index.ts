import type { Feature } from '../../request/feature.ts';
import { deliverToWebhook } from './deliver.ts';
import { WebhookSendingResolver } from './delivery.resolver.ts';
import { tellWebhooks } from './fan-out.ts';
import { forgetDeliveries } from './retention.ts';
import { Webhook } from './webhook.entity.ts';
import { webhookById, webhookDeliveryById } from './webhook.loader.ts';
import { UnitWebhooksResolver, WebhookDeliveryResolver, WebhookResolver } from './webhook.resolver.ts';

export { send, SEND_TIMEOUT_MS } from './send.ts';
export { signedHeaders } from './signature.ts';
export { targetsOf } from './target.ts';

/** Signed webhooks of units. */
export const webhooksFeature: Feature = {
  entities: [Webhook],
  resolvers: [WebhookResolver, WebhookDeliveryResolver, WebhookSendingResolver, UnitWebhooksResolver],
  readers: {
    whk: (ctx, id) => webhookById(ctx).load(id),
    whd: (ctx, id) => webhookDeliveryById(ctx).load(id),
  },
  jobs: [tellWebhooks, deliverToWebhook, forgetDeliveries],
};
