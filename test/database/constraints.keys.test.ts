import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Copy, type FilledDatabase, filledDatabase } from './filled.ts';
import { guardsOf } from './guards/all.ts';
import type { Key } from './guards/forms.ts';

// Every key, unique index and exclusion of the database, tried by SQL alone.

const KEYS = guardsOf('keys');

let database: FilledDatabase;

beforeAll(async () => {
  database = await filledDatabase({ triggers: false });
});
afterAll(() => database.drop());

function copies({ table, of = 'true' }: Key, changes: Key['taken']): Copy[] {
  return ([changes].flat() as Copy['changes'][]).map((each) => ({ of: table, changes: each, where: of }));
}

test('each has a row in the table, and no row is without one', async () => {
  const { rows } = await database.client.query<{ name: string }>(
    `select indexrelid::regclass::text as name from pg_index join pg_class c on c.oid = indrelid
     where relnamespace = 'public'::regnamespace and (indisunique or indisexclusion) order by 1`,
  );
  expect(Object.keys(KEYS).toSorted()).toEqual(rows.map(({ name }) => name).toSorted());
});

test.each(Object.entries(KEYS))('%s refuses a second of the same, and takes its neighbour', async (name, key) => {
  const before = key.first ? [key.first] : [];
  for (const copy of copies(key, key.refused)) expect(await database.verdict(...before, copy)).toBe(name);
  for (const copy of copies(key, key.taken)) {
    // Whatever it refers to need not be there: that is looked at after the keys.
    expect(await database.verdict(...before, copy)).toMatch(/^ok$|_fkey$|_fits_division$/);
  }
});
