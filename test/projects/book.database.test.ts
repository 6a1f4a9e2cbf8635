import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildBook, type BuiltBook } from '../../seeds/factories/project.factory.ts';
import { hashOfContent } from '../../src/projects/content/book-content.ts';
import { type Commons, startCommons } from '../support/commons.ts';

// What has to hold whatever program writes to the tables.

let commons: Commons;
let draft: BuiltBook;
let signed: BuiltBook;

beforeAll(async () => {
  commons = await startCommons();
  draft = await buildBook(commons.db);
  signed = await buildBook(commons.db, { state: 'SIGNED' });
});
afterAll(() => commons.close());

/** The constraint that says no. */
async function constraintOf(statement: string, values: readonly unknown[] = []): Promise<string | undefined> {
  const error = await commons.sql(statement, values).then(
    () => undefined,
    (error: unknown) => error as { constraint?: string },
  );
  return error?.constraint;
}

test('builds books in every state, with the content under the hash', async () => {
  const states = ['NEGOTIATING', 'RUNNING', 'SUSPENDED', 'COMPLETED', 'EVALUATED', 'TERMINATED'] as const;
  for (const state of states) {
    const { id } = await buildBook(commons.db, { state });
    expect(await commons.sql('select state from service_project_book where id = $1', [id])).toEqual([{ state }]);
  }
  const [{ content, hash }] = (await commons.sql('select content, hash from project_version where book_id = $1', [
    signed.id,
  ])) as [{ content: typeof signed.content; hash: string }];
  expect(content).toEqual(signed.content);
  expect(hash).toBe(hashOfContent(content));
});

test.each([
  'project_version',
  'project_party',
  'project_signature',
  'project_confirmation',
  'project_milestone',
  'project_milestone_completion',
  'project_session',
  'project_session_participant',
])('never changes what is written in %s', async (table) => {
  expect(await constraintOf(`delete from ${table}`)).toBe(`${table}_is_append_only`);
  expect(await constraintOf(`truncate ${table} cascade`)).toBeDefined();
  const [{ column_name: column }] = (await commons.sql(
    `select column_name from information_schema.columns
     where table_name = $1 and is_generated = 'NEVER' order by ordinal_position desc limit 1`,
    [table],
  )) as [{ column_name: string }];
  expect(await constraintOf(`update ${table} set ${column} = ${column}`)).toBe(`${table}_is_append_only`);
});

test('never removes an evaluation; that it loses its words and nothing else, test/personal-data tries', async () => {
  expect(await constraintOf('delete from project_evaluation')).toBe('project_evaluation_is_append_only');
  expect(await constraintOf('truncate project_evaluation cascade')).toBeDefined();
});

test('keeps a signed version as it was signed, content and parties', async () => {
  const before = await commons.sql('select * from project_version where book_id = $1', [signed.id]);
  expect(
    await constraintOf(`update project_version set content = content || '{"title":"别的"}' where book_id = $1`, [
      signed.id,
    ]),
  ).toBe('project_version_is_append_only');
  expect(
    await constraintOf(
      `insert into project_party (book_id, version, unit_id, position, place_path) values ($1, 1, $2, 9, '/')`,
      [signed.id, draft.units[0]!.id],
    ),
  ).toBe('project_parties_are_settled');
  expect(await commons.sql('select * from project_version where book_id = $1', [signed.id])).toEqual(before);
});

test('puts no version in force that somebody has not signed', async () => {
  const { id } = await buildBook(commons.db, { state: 'NEGOTIATING' });
  const inForce = `update service_project_book set version_in_force = 1, state = 'SIGNED' where id = $1`;
  expect(await constraintOf(inForce, [id])).toBe('project_in_force_is_signed');
});

test('lets no book run without a version in force', async () => {
  const { id } = await buildBook(commons.db, { state: 'NEGOTIATING' });
  const sign = `update service_project_book set state = 'SIGNED' where id = $1`;
  expect(await constraintOf(sign, [id])).toBe('service_project_book_in_force');
  const run = `update service_project_book set state = 'RUNNING', version_in_force = null where id = $1`;
  expect(await constraintOf(run, [signed.id])).toBe('project_book_in_force_goes_on');
});

test.each([
  ['SIGNED', 'DRAFT'],
  ['SIGNED', 'NEGOTIATING'],
  ['COMPLETED', 'RUNNING'],
  ['EVALUATED', 'COMPLETED'],
  ['EVALUATED', 'RUNNING'],
  ['TERMINATED', 'RUNNING'],
  ['DRAFT', 'SIGNED'],
] as const)('takes no book that is %s to %s', async (state, next) => {
  const { id } = await buildBook(commons.db, { state });
  const statement = 'update service_project_book set state = $2 where id = $1';
  expect(await constraintOf(statement, [id, next])).toBe('project_book_keeps_to_steps');
});

test('goes from version to version, and never back', async () => {
  const { id } = await buildBook(commons.db, { state: 'RUNNING' });
  const content = JSON.stringify(draft.content);
  const toVersion = 'update service_project_book set version = $2 where id = $1';
  expect(await constraintOf(toVersion, [id, 3])).toBe('project_book_version_goes_on');
  await commons.sql(`begin; update service_project_book set version = 2 where id = '${id}';
    insert into project_version (book_id, version, content, hash, created_at, created_by)
    select id, 2, '${content}', 'x', now(), created_by from service_project_book where id = '${id}';
    insert into project_party (book_id, version, branch_id, unit_id, position, place_path)
    select book_id, 2, branch_id, unit_id, position, place_path from project_party where book_id = '${id}'; commit`);
  expect(await constraintOf(toVersion, [id, 1])).toBe('project_book_version_goes_on');
  const inForce = 'update service_project_book set version_in_force = $2 where id = $1';
  expect(await constraintOf(inForce, [id, null])).toBe('project_book_in_force_goes_on');
  expect(await constraintOf(inForce, [id, 2])).toBe('project_in_force_is_signed');
});

test('sums the budget itself, and refuses one above its sources', async () => {
  const write = (lines: number[], sources: number[]) => {
    const amounts = (list: number[]) => list.map((amount) => ({ amount }));
    const content = { ...draft.content, budget: { lines: amounts(lines), sources: amounts(sources) } };
    return `begin; update service_project_book set version = 2 where id = '${draft.id}';
      insert into project_version (book_id, version, content, hash, created_at, created_by)
      select id, 2, '${JSON.stringify(content)}'::jsonb, 'x', now(), created_by
      from service_project_book where id = '${draft.id}'; rollback`;
  };
  expect(await constraintOf(write([60, 41], [100]))).toBe('project_version_within_sources');
  expect(await constraintOf(write([60, 40], [99, 1]))).toBeUndefined();
});

test('writes and signs the latest version only', async () => {
  const statement = `insert into project_version (book_id, version, content, hash, created_at, created_by)
    select id, 7, '${JSON.stringify(draft.content)}', 'x', now(), created_by from service_project_book where id = $1`;
  expect(await constraintOf(statement, [draft.id])).toBe('project_writes_latest_version');
});

test('takes a signature once for a party and a version, and of a unit only with the delegate', async () => {
  const sign = (more: string) => `insert into project_signature
    (book_id, version, party_id, signed_at, account_id, delegate_id)
    select book_id, version, party_id, signed_at, ${more} from project_signature
    where book_id = $1 and party_id like 'uni%'`;
  const account = '(select id from account where id not in (select account_id from project_signature) limit 1)';
  expect(await constraintOf(sign(`${account}, delegate_id`), [signed.id])).toBe('project_signature_once');
  expect(await constraintOf(sign(`${account}, null`), [signed.id])).toBe('project_signature_has_its_right');
});

test('has a match in one book at a time, and sets it free when the book ends', async () => {
  const [matchId] = signed.matchIds;
  const insert = 'insert into project_match (book_id, match_id, position) values ($1, $2, 9)';
  expect(await constraintOf(insert, [draft.id, matchId])).toBe('project_match_one_book');
  await commons.sql(`update service_project_book set state = 'TERMINATED' where id = $1`, [signed.id]);
  expect(await constraintOf(insert, [draft.id, matchId])).toBeUndefined();
});

test('keeps in every version a match between two of its parties', async () => {
  const { id, branch } = await buildBook(commons.db);
  const version = (parties: string) => `begin; update service_project_book set version = 2 where id = '${id}';
    insert into project_version (book_id, version, content, hash, created_at, created_by)
    select id, 2, '${JSON.stringify(draft.content)}', 'x', now(), created_by from service_project_book where id = '${id}';
    insert into project_party (book_id, version, branch_id, unit_id, position, place_path)
    select '${id}', 2, branch_id, unit_id, position, place_path from project_party where ${parties}; commit`;
  const others = `book_id = '${draft.id}' and version = 1`;
  expect(await constraintOf(version(others))).toBe('project_version_keeps_a_match');
  expect(await constraintOf(version(`book_id = '${id}' and party_id = '${branch.id}'`))).toBe(
    'project_version_keeps_a_match',
  );
  expect(await constraintOf(version(`book_id = '${id}'`))).toBeUndefined();
});

test('lets nobody write which matches are in a book, but who takes them in', async () => {
  expect(await constraintOf('delete from project_match')).toBe('project_match_is_append_only');
  for (const change of ['ended_at = now()', 'left_in = 1, ended_at = now()', 'match_id = match_id']) {
    expect(await constraintOf(`update project_match set ${change}`)).toBe('project_match_follows_from_book');
  }
});

test('gives no number twice', async () => {
  const statement = 'update service_project_book set number = $2 where id = $1';
  expect(await constraintOf(statement, [draft.id, signed.number])).toBe('service_project_book_number_key');
});
