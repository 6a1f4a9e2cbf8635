import { type Context, viewerOf } from '../../request/context.ts';
import type { Viewer } from '../../request/viewer.ts';
import { notRegistered } from '../../shared/refusal.ts';

/** How a subscription is asked for: its arguments, and in which context. */
export interface SubscriptionAsked<A> {
  readonly args: A & { readonly after?: string | null };
  readonly context: Context;
}

export const AFTER =
  'The id of the last event received: what has happened since is told first, nothing twice. Without it, from now on. ' +
  'Refused with EVENTS_GONE after some days.';
export const LIMITS =
  'BUSY while there are too many subscriptions; SLOW_CONSUMER ends it for a client that does not keep up.';
export const ENDS =
  'UNAUTHENTICATED without a token, and as soon as it has expired; FORBIDDEN for who is not registered here. ' + LIMITS;

export const EVENT_ID =
  'The id of the event. Whoever subscribes again with it in `after`, or in the header Last-Event-ID, goes on after it. 事件标识';

/** @throws FORBIDDEN for who is not registered here */
export async function requireAccount(ctx: Context): Promise<Viewer> {
  const viewer = await viewerOf(ctx);
  if (viewer.accountId === undefined) throw notRegistered();
  return viewer;
}
