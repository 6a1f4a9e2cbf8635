import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BuiltOrganisation } from '../../seeds/factories/organisation.factory.ts';
import { buildBook } from '../../seeds/factories/project.factory.ts';
import type { BuiltUnit } from '../../seeds/factories/unit.factory.ts';
import { databaseOf } from '../../src/database/database.ts';
import { createOrm } from '../../src/database/orm.ts';
import { entities } from '../../src/features.ts';
import { type FilledDatabase, filledDatabase } from './filled.ts';
import { guardsOf } from './guards/all.ts';
import type { Statements } from './guards/forms.ts';

// Every trigger of the database, tried by SQL alone.

const TRIALS = guardsOf('triggers');

let database: FilledDatabase;

beforeAll(async () => {
  database = await filledDatabase({ triggers: true });
  await buildRunningBook();
});
afterAll(() => database.drop());

/** Between a branch and a unit that are there; those that are there have no parties. */
async function buildRunningBook(): Promise<void> {
  const { rows } = await database.client.query<{ branchId: string; unitId: string; path: string }>(
    `select b.id as "branchId", u.id as "unitId", d.path from party_organisation b join division d on d.id = b.division_id
     join resident_unit u on u.division_id = d.id join alliance_membership m on m.unit_id = u.id
     where b.level = 'GRID_BRANCH' and m.state = 'ACTIVE' limit 1`,
  );
  const { branchId, unitId, path } = rows[0]!;
  const orm = await createOrm(database.url, 1, entities);
  try {
    const branch = { id: branchId, division: { path } } as BuiltOrganisation;
    await buildBook(databaseOf(orm), { state: 'RUNNING', branch, units: [{ id: unitId } as BuiltUnit] });
  } finally {
    await orm.close();
  }
}

test('each has a row in the table, and no row is without one', async () => {
  const { rows } = await database.client.query<{ name: string }>(
    `select tgrelid::regclass || '.' || tgname as name from pg_trigger t join pg_class c on c.oid = tgrelid
     where relnamespace = 'public'::regnamespace and not tgisinternal and tgenabled = 'O'`,
  );
  expect(Object.keys(TRIALS).toSorted()).toEqual(rows.map(({ name }) => name).toSorted());
  expect((await database.client.query('select evtname from pg_event_trigger')).rows).toEqual([]);
});

test.each(Object.entries(TRIALS))('%s', async (_name, { refuses = [], takes = [], changes = [] }) => {
  expect(refuses.length + takes.length + changes.length).toBeGreaterThan(0);
  for (const [constraint, ...statements] of refuses) {
    expect([statements, await database.verdict(...statements)]).toEqual([statements, constraint]);
  }
  for (const statements of takes)
    expect([statements, await database.verdict(...statements)]).toEqual([statements, 'ok']);
  for (const [number, by, ...statements] of changes) {
    expect([statements, await changed(number, statements)]).toEqual([statements, by]);
  }
});

/** By how much a number grows with statements that are undone afterwards. */
async function changed(number: string, statements: Statements): Promise<number> {
  const read = async () => Number(Object.values((await database.client.query(number)).rows[0] as object)[0]);
  const before = await read();
  let after = before;
  expect(
    await database.verdict(...statements, async () => {
      after = await read();
    }),
  ).toBe('ok');
  return after - before;
}
