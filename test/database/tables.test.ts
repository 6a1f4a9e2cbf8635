import { readFileSync } from 'node:fs';
import { Client } from 'pg';
import { expect, test } from 'vitest';
import { tableTypes } from '../../src/database/table-types.ts';
import { freshDatabase } from '../support/database.ts';

test('the committed table types are those of the migrated database', async () => {
  const database = await freshDatabase();
  const client = new Client(database.url);
  await client.connect();
  const types = await tableTypes(client);
  await client.query('alter table booking rename column reference to code');
  const typesOfAnother = await tableTypes(client);
  await client.end();
  await database.drop();

  expect(readFileSync('src/database/tables.ts', 'utf8'), 'npm run database:emit writes them').toBe(types);
  expect(typesOfAnother).not.toBe(types);
});
