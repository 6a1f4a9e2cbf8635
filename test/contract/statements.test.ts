import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type Commons, startCommons } from '../support/commons.ts';
import { recordedHere } from '../support/record-statements.ts';
import { recordFolder, type RecordedStatement } from '../support/statements.ts';
import { type Claims, openClaims } from './statement-claims.ts';

let claims: Claims;

beforeAll(() => {
  claims = openClaims(resolve('tsconfig.json'));
});

afterAll(() => claims.close());

describe('the statements of this run', () => {
  it('give back the rows that their types claim, each of them', () => {
    const folder = recordFolder(inject('temporaryFolder'));
    expect(existsSync(folder), 'run it together with others: it judges what they have sent').toBe(true);
    const statements = readdirSync(folder).flatMap(
      (name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as RecordedStatement[],
    );
    const differences = new Set(statements.flatMap((statement) => claims.differencesOf(statement)));
    expect([...differences].sort()).toEqual([]);
  });
});

describe('a row type that differs from its statement is found', () => {
  let commons: Commons;

  beforeAll(async () => {
    commons = await startCommons();
  });

  afterAll(() => commons.close());

  /** What is said of the one statement that is sent meanwhile. */
  async function saidOf(send: () => Promise<unknown>): Promise<string[]> {
    const before = recordedHere().length;
    await send();
    const sent = recordedHere().slice(before);
    expect(sent).toHaveLength(1);
    return claims.differencesOf(sent[0]!).map((what) => what.replace(/^.*?: /, ''));
  }

  it('when a column has another name, even where no row is found', async () => {
    expect(
      await saidOf(() =>
        sql<{ id: string; shortName: string }>`select id, name from division where false`.execute(commons.db),
      ),
    ).toEqual(['shortName is claimed and not selected', 'name is selected and not claimed']);
  });

  it('when a number is claimed and a text comes', async () => {
    expect(await saidOf(() => sql<{ n: number }>`select count(*) as n from division`.execute(commons.db))).toEqual([
      'n is number by its type, and string in the database',
      'n is number by its type, and was string',
    ]);
  });

  it('when nothing comes where something is claimed', async () => {
    expect(
      await saidOf(() =>
        sql<{ name: string; reason: string | null }>`select null::text as name, null::text as reason`.execute(
          commons.db,
        ),
      ),
    ).toEqual(['name is string by its type, and was null']);
  });

  it('when JSON has other members', async () => {
    expect(
      await saidOf(() =>
        sql<{
          rules: { start: string; end?: string }[];
        }>`select json_build_array(json_build_object('from', '08:00'), json_build_object('start', 8)) as rules`.execute(
          commons.db,
        ),
      ),
    ).toEqual(['rules[].start is claimed and was missing', 'rules[].start is string by its type, and was number']);
  });

  it('through the query builder, where an expression of SQL claims its own type', async () => {
    expect(
      await saidOf(() =>
        commons.db
          .selectFrom('service_category')
          .select(['code', sql<number>`code`.as('wrong')])
          .executeTakeFirst(),
      ),
    ).toEqual([
      'wrong is number by its type, and string in the database',
      'wrong is number by its type, and was string',
    ]);
  });

  it('and nothing is said of one that is right', async () => {
    expect(await saidOf(() => sql<{ n: number; of: string }>`select 1 as n, 'all' as of`.execute(commons.db))).toEqual(
      [],
    );
  });
});
