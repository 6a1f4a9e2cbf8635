import { expect, test } from 'vitest';
import type { Context } from '../../../src/request/context.ts';
import {
  type LiveDependencies,
  openSubscription,
  type Subscription,
  SUBSCRIPTIONS_OF_STRANGERS_MAX,
} from '../../../src/server/subscriptions/open-subscription.ts';
import { buildCommonsSchema } from '../../../src/server/graphql/schema.ts';
import { trustedDocuments } from '../../../src/server/limits/trusted-documents.ts';

const query =
  'subscription { availabilityChanged(facilityId: "x", from: "2026-03-04T00:00:00Z", to: "2026-03-05T00:00:00Z") { at } }';

/** What is looked at before a subscription is taken. */
function liveWith(open: readonly Partial<Subscription>[], more: Partial<LiveDependencies> = {}): LiveDependencies {
  const { apiSchema: schema } = buildCommonsSchema();
  return {
    schema,
    trustedDocuments: trustedDocuments([], false),
    open: new Set(open),
    ...more,
  } as unknown as LiveDependencies;
}

const openFrom = (live: LiveDependencies, address: string, identity?: Context['identity']) =>
  openSubscription(live, { query }, undefined, async () => ({ identity, reads: {} }) as unknown as Context, address);

test('strangers share so many subscriptions, and leave room for those who show a token', async () => {
  const live = liveWith(Array.from({ length: SUBSCRIPTIONS_OF_STRANGERS_MAX }, () => ({ owner: undefined })));
  const open = (identity: Context['identity']) => openFrom(live, '192.0.2.1', identity);

  await expect(open(undefined)).rejects.toMatchObject({ extensions: { code: 'BUSY' } });
  // Taken, and only then refused for the id that is none.
  const known = open({ subject: 'somebody', issuer: 'somewhere' });
  await expect(known).rejects.toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
});

test('those at one address have a fair share of these, and of an IPv6 address its whole network', async () => {
  const there = [...Array(3)].map(() => ({ owner: undefined, network: '192.0.2.1' }));
  const network = [...Array(3)].map(() => ({ owner: undefined, network: '2001:db8:1:2::' }));
  const live = liveWith([...there, ...network], { strangersPerAddress: 3 });
  const BUSY = { extensions: { code: 'BUSY' } };
  const TAKEN = { errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] };
  await expect(openFrom(live, '192.0.2.1')).rejects.toMatchObject(BUSY);
  await expect(openFrom(live, '::ffff:192.0.2.1')).rejects.toMatchObject(BUSY);
  await expect(openFrom(live, '2001:db8:1:2:3::4')).rejects.toMatchObject(BUSY);
  await expect(openFrom(live, '192.0.2.2')).rejects.toMatchObject(TAKEN);
  await expect(openFrom(live, '192.0.2.1', { subject: 'somebody', issuer: 'somewhere' })).rejects.toMatchObject(TAKEN);
});
