import type { Feature } from '../../request/feature.ts';
import { forgetOutdated } from '../retention.ts';
import { LiveResolver } from './live.resolver.ts';

/** Subscriptions over the outbox, and how long it is kept. */
export const liveFeature: Feature = {
  resolvers: [LiveResolver],
  jobs: [forgetOutdated],
};
