import { bookingsFeature } from './bookings/index.ts';
import { calendarFeature } from './district/calendar/index.ts';
import { gridFeature } from './district/grid/index.ts';
import { identityFeature } from './district/identity/index.ts';
import { unitsFeature } from './district/units/index.ts';
import { auditFeature } from './events/audit/index.ts';
import { feedsFeature } from './events/feeds/index.ts';
import { liveFeature } from './events/live/index.ts';
import { notificationsFeature } from './events/notifications/index.ts';
import { webhooksFeature } from './events/webhooks/index.ts';
import { exchangeFeature } from './exchange/index.ts';
import { facilitiesFeature } from './facilities/index.ts';
import { figuresFeature } from './figures/index.ts';
import { personalDataFeature } from './personal-data/index.ts';
import { projectsFeature } from './projects/index.ts';
import type { Context } from './request/context.ts';
import type { Feature, ReadByKey } from './request/feature.ts';
import { prefixOf } from './shared/node.ts';
import type { NodePrefix } from './shared/node-types.ts';

/**
 * The table of contents: every feature in one row, from the ground up. A new one adds its row here. This is also the order
 * of imports: a feature may build on those before it, and on none after it.
 */
export const features: readonly Feature[] = [
  gridFeature,
  identityFeature,
  unitsFeature,
  calendarFeature,
  facilitiesFeature,
  bookingsFeature,
  exchangeFeature,
  projectsFeature,
  figuresFeature,
  liveFeature,
  webhooksFeature,
  notificationsFeature,
  feedsFeature,
  auditFeature,
  personalDataFeature,
];

/** Every entity class, for MikroORM. */
export const entities = features.flatMap((feature) => feature.entities ?? []);

/** Everything that is done apart from requests, for the job runner. */
export const jobs = features.flatMap((feature) => feature.jobs ?? []);

const readers: Partial<Record<NodePrefix, ReadByKey>> = Object.assign({}, ...features.map(({ readers }) => readers));

/** Anything by its id as the caller may see it; null for what is not there, or not for them. */
export async function readNode(ctx: Context, id: string): Promise<object | null> {
  const prefix = prefixOf(id);
  return (prefix && (await readers[prefix]?.(ctx, id))) ?? null;
}
