import type { Feature } from '../../request/feature.ts';
import { forgetOutdated } from '../retention.ts';
import { LiveResolver } from './live.resolver.ts';

export type { EventSource } from './dispatcher.ts';
export { type Shown } from './following.ts';
export { type Following, liveEvents } from './live-events.ts';
export { AFTER, ENDS, EVENT_ID, requireAccount, type SubscriptionAsked } from './live.subscription.ts';

/** Subscriptions over the outbox, and how long it is kept. */
export const liveFeature: Feature = {
  resolvers: [LiveResolver],
  jobs: [forgetOutdated],
};
