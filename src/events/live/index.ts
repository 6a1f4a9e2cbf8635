import type { Feature } from '../../request/feature.ts';
import { LiveResolver } from './live.resolver.ts';

/** Subscriptions over the outbox. */
export const liveFeature: Feature = {
  resolvers: [LiveResolver],
};
