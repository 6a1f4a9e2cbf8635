export { startDeliveries } from './delivery-loop.ts';
export { targetsOf } from './target.ts';
export { webhookById, webhookDeliveryById } from './webhook.loader.ts';
