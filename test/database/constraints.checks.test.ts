import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FilledDatabase, filledDatabase } from './filled.ts';
import { guardsOf } from './guards/all.ts';

// Every check of the database, tried by SQL alone, on both sides of its bounds.

const CHECKS = guardsOf('checks');

/** What the domains of the database refuse, and what they take. */
const DOMAINS: Readonly<Record<string, Readonly<Record<'refuses' | 'takes', readonly string[]>>>> = {
  local_time: {
    refuses: ['24:00', '7:00', '07:60', '07:00:60', '07:00:00.1', '07:00:00.1234', ''],
    takes: ['00:00', '19:59', '23:59', '23:59:59', '23:59:59.999'],
  },
  node_id: {
    refuses: [
      `bkg_${'0'.repeat(31)}`,
      `bkg_${'0'.repeat(33)}`,
      `BKG_${'0'.repeat(32)}`,
      `bk_${'0'.repeat(32)}`,
      `bkg_${'G'.repeat(32)}`,
      `bkg_${'A'.repeat(32)}`,
      `bkg${'0'.repeat(32)}`,
      '',
    ],
    takes: [`bkg_${'0123456789abcdef'.repeat(2)}`],
  },
};

let database: FilledDatabase;
let tableOf: ReadonlyMap<string, string>;

beforeAll(async () => {
  database = await filledDatabase({ triggers: false });
  const { rows } = await database.client.query<{ name: string; table: string }>(
    `select conname as name, conrelid::regclass::text as table from pg_constraint
     where connamespace = 'public'::regnamespace and contype = 'c' and conrelid <> 0`,
  );
  tableOf = new Map(rows.map(({ name, table }) => [name, table]));
});
afterAll(() => database.drop());

test('each has a row in the table, and no row is without one', async () => {
  expect(Object.keys(CHECKS).toSorted()).toEqual([...tableOf.keys()].toSorted());
  const { rows } = await database.client.query<{ name: string }>(
    `select conname as name from pg_constraint
     where connamespace = 'public'::regnamespace and contype = 'c' and contypid <> 0 order by 1`,
  );
  expect(rows.map(({ name }) => name)).toEqual(Object.keys(DOMAINS).map((domain) => `${domain}_check`));
});

test.each(Object.entries(CHECKS))('%s refuses what lies beyond it, and nothing else', async (name, check) => {
  const table = tableOf.get(name)!;
  const row = `ctid = (select ctid from ${table} where ${check.of ?? 'true'} order by ctid limit 1)`;
  const { rowCount } = await database.client.query(`select from ${table} where ${row}`);
  expect(rowCount, 'rows to try it on').toBe(1);
  const said = async (assignments: string) => [
    assignments,
    await database.verdict(`update ${table} set ${assignments} where ${row}`),
  ];
  for (const refused of check.refuses) expect(await said(refused)).toEqual([refused, name]);
  for (const taken of check.takes) expect(await said(taken)).toEqual([taken, 'ok']);
});

describe.each(Object.entries(DOMAINS))('%s', (domain, { refuses, takes }) => {
  test.each(refuses)('is not: %j', async (value) => {
    expect(await database.verdict(`select '${value}'::${domain}`)).toBe(`${domain}_check`);
  });

  test.each(takes)('is: %j', async (value) => {
    expect(await database.verdict(`select '${value}'::${domain}`)).toBe('ok');
  });
});
