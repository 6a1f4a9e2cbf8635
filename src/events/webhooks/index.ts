export { startDeliveries } from './delivery-loop.ts';
export { type Targets, targetsOf } from './target.ts';
export { webhookById, webhookDeliveryById } from './webhook.loader.ts';
