import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PREPARED_STATEMENTS_MAX, PreparingClient } from '../../src/database/preparing-client.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';

let database: FreshDatabase;
let client: PreparingClient;

beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

beforeEach(async () => {
  client = new PreparingClient({ connectionString: database.url });
  await client.connect();
});
afterEach(() => client.end());

async function run(text: string, values: unknown[]): Promise<Record<string, unknown>[]> {
  const { rows } = (await client.query(text, values)) as unknown as { rows: Record<string, unknown>[] };
  return rows;
}

/** The texts that PostgreSQL has prepared on this connection. */
async function prepared(): Promise<string[]> {
  return (await run('select statement from pg_prepared_statements', [])).map(({ statement }) => String(statement));
}

const numbered = (number: number) => `select $1::integer + ${number} as sum`;

describe('a connection', () => {
  it('prepares a statement with parameters once, and one without not at all', async () => {
    for (let i = 0; i < 3; i++) expect(await run(numbered(1), [i])).toEqual([{ sum: i + 1 }]);
    await run('select 1', []);
    expect(await prepared()).toEqual([numbered(1)]);
  });

  it('keeps the statements used last, however many texts there are, and closes the others', async () => {
    const hot = 'select $1::text as hot';
    for (let i = 0; i < 2 * PREPARED_STATEMENTS_MAX; i++) {
      expect(await run(numbered(i), [1])).toEqual([{ sum: i + 1 }]);
      await run(hot, ['x']);
    }
    const texts = await prepared();
    expect(texts).toHaveLength(PREPARED_STATEMENTS_MAX);
    expect(texts).toEqual(expect.arrayContaining([hot, numbered(2 * PREPARED_STATEMENTS_MAX - 1)]));
    expect(texts).not.toContain(numbered(0));
  });

  it('answers a statement again that was closed meanwhile', async () => {
    for (let i = 0; i <= PREPARED_STATEMENTS_MAX; i++) await run(numbered(i), [1]);
    expect(await run(numbered(0), [41])).toEqual([{ sum: 41 }]);
    expect(await prepared()).toContain(numbered(0));
  });

  it('goes on after a statement that cannot be prepared, and closes that one like any other', async () => {
    await expect(run('select $1 from nowhere', [1])).rejects.toThrow(/does not exist/);
    for (let i = 0; i <= PREPARED_STATEMENTS_MAX; i++) await run(numbered(i), [1]);
    expect(await run(numbered(7), [1])).toEqual([{ sum: 8 }]);
  });
});
