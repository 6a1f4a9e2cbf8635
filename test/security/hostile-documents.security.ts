import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildCommonsSchema } from '../../src/server/graphql/schema.ts';
import { type Attacked, startAttacked } from './server/attacked.ts';
import { HOSTILE, hostileDocuments } from './hostile-documents.ts';
import { mebibytes } from './server/running.ts';
import { noteFigure } from '../support/figures.ts';
import { assertProperty } from '../support/property.ts';

const DOCUMENTS = 250;
/** What the worst documents may leave in memory, in bytes. */
const GROWTH_MAX = 50 * 1024 * 1024;

describe.each(['graphql-js', 'jit'] as const)('a server with GRAPHQL_EXECUTOR=%s', (executor) => {
  let attacked: Attacked;
  beforeAll(async () => {
    attacked = await startAttacked({ executor });
  });
  afterAll(() => attacked.close());

  test.each(HOSTILE)('F1 keeps nobody else waiting for a document that %s', async (_why, document, variables, as) => {
    expect(await attacked.keepsWaiting(document, variables, as)).toBe(0);
  });

  test('F1 does not grow by interfaces that are nested under ever new names', async ({ task }) => {
    const before = process.memoryUsage.rss();
    for (let i = 0; i < 60; i++) {
      const levels = 1 + (i % 12);
      const below = `${'parent { '.repeat(levels)}a${i}: id${' }'.repeat(levels)}`;
      expect(await attacked.keepsWaiting(`{ gridBranches(first: 1) { edges { node { ${below} } } } }`)).toBe(0);
    }
    const growth = process.memoryUsage.rss() - before;
    noteFigure(task, `${mebibytes(Math.max(0, growth))} more memory`);
    expect(growth).toBeLessThan(GROWTH_MAX);
  });

  test(
    'F1 keeps nobody else waiting for documents that nest, repeat and spread as much as they may',
    { timeout: 240_000 },
    async ({ task }) => {
      const documents = hostileDocuments(buildCommonsSchema().apiSchema);
      const property = fc.asyncProperty(documents, async (document) => {
        expect(await attacked.keepsWaiting(document), document).toBe(0);
      });
      await assertProperty(property, { numRuns: DOCUMENTS, endOnFailure: true });
      noteFigure(task, `0 of ${HOSTILE.length} written and ${DOCUMENTS} random documents, ${executor}`);
    },
  );
});
