import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildCommonsSchema } from '../../src/server/graphql/schema.ts';
import { type Attacked, startAttacked } from './server/attacked.ts';
import { HOSTILE, hostileDocuments } from './hostile-documents.ts';
import { assertProperty } from '../support/property.ts';

/** Random documents; `npm run test:security` tries many more. */
const DOCUMENTS = 30;

let attacked: Attacked;
beforeAll(async () => {
  attacked = await startAttacked();
});
afterAll(() => attacked.close());

test.each(HOSTILE)('nobody else is kept waiting by a document that %s', async (_why, document, variables, as) => {
  expect(await attacked.keepsWaiting(document, variables, as)).toBe(0);
});

test('nobody else is kept waiting by documents that nest, repeat and spread as much as they may', async () => {
  const documents = hostileDocuments(buildCommonsSchema().apiSchema);
  const property = fc.asyncProperty(documents, async (document) => {
    expect(await attacked.keepsWaiting(document), document).toBe(0);
  });
  await assertProperty(property, { numRuns: DOCUMENTS, endOnFailure: true });
});
