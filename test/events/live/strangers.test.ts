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

test('strangers share so many subscriptions, and leave room for those who show a token', async () => {
  const strangers = Array.from({ length: SUBSCRIPTIONS_OF_STRANGERS_MAX }, () => ({ owner: undefined }));
  const live = {
    schema: buildCommonsSchema().apiSchema,
    trustedDocuments: trustedDocuments([], false),
    open: new Set(strangers as Subscription[]),
  } as unknown as LiveDependencies;
  const open = (identity: Context['identity']) =>
    openSubscription(
      live,
      { query },
      undefined,
      async () => ({ identity, reads: {} }) as unknown as Context,
      '192.0.2.1',
    );

  await expect(open(undefined)).rejects.toMatchObject({ extensions: { code: 'BUSY' } });
  // Taken, and only then refused for the id that is none.
  const known = open({ subject: 'somebody', issuer: 'somewhere' });
  await expect(known).rejects.toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
});
