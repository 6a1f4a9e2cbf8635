import { createHash } from 'node:crypto';
import { fastify } from 'fastify';
import { GraphQLError } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildOrganisation } from '../../../seeds/factories/organisation.factory.ts';
import { buildAccount } from '../../../seeds/factories/person.factory.ts';
import { type BuiltBook, buildBook } from '../../../seeds/factories/project.factory.ts';
import { Role } from '../../../src/request/viewer.ts';
import { registerBookPages } from '../../../src/projects/index.ts';
import { newId } from '../../../src/shared/node.ts';
import { type Commons, startCommons } from '../../support/commons.ts';
import { readPdf, wordsOf } from './print.pdf-text.ts';

let commons: Commons;
let draft: BuiltBook;
let signed: BuiltBook;
const people: Record<string, string> = {};

beforeAll(async () => {
  commons = await startCommons();
  const branch = await buildOrganisation(commons.db);
  draft = await buildBook(commons.db, { branch });
  signed = await buildBook(commons.db, { branch, state: 'SIGNED', content: { title: '已签署项目' } });
  const person = async (role: Role, scope: object) =>
    (await buildAccount(commons.db, { roles: [{ role, ...scope }] })).subject;
  people.manager = await person(Role.UNIT_MANAGER, { unitId: draft.units[0]!.id });
  people.staff = await person(Role.COMMUNITY_STAFF, { divisionId: branch.division.id });
  people.otherManager = await person(Role.UNIT_MANAGER, { unitId: signed.units[0]!.id });
  people.stranger = (await buildAccount(commons.db)).subject;
});

afterAll(() => commons.close());

async function get(
  url: string,
  { as, headers = {} }: { as?: string | undefined; headers?: Record<string, string> } = {},
) {
  return commons.app.inject({ url, headers: { ...headers, ...(as && { authorization: `Bearer ${as}` }) } });
}

const page = (book: { id: string }, form = 'html', query = '') => `/project-books/${book.id}.${form}${query}`;

/** A further version, that nobody has signed. */
async function revise(book: BuiltBook, title: string): Promise<void> {
  const roles = [{ role: Role.UNIT_MANAGER, unitId: book.units[0]!.id }];
  const { subject } = await buildAccount(commons.db, { roles });
  const { data } = await commons.query(
    `mutation ($input: ServiceProjectBookReviseInput!) {
      serviceProjectBookRevise(input: $input) { book { version } userErrors { message } } }`,
    { input: { bookId: book.id, expectedVersion: 1, title } },
    { as: subject },
  );
  expect(data.serviceProjectBookRevise).toEqual({ book: { version: 2 }, userErrors: [] });
}

describe('the page of a book', () => {
  it('is for the parties and the staff of their places until all have signed, and does not exist for others', async () => {
    for (const form of ['html', 'pdf']) {
      for (const as of [people.manager, people.staff])
        expect((await get(page(draft, form), { as })).statusCode).toBe(200);
      for (const as of [undefined, people.stranger, people.otherManager]) {
        const refused = await get(page(draft, form), { ...(as && { as }) });
        expect(refused.statusCode).toBe(404);
        expect(refused.body).not.toContain(draft.content.title);
      }
    }
  });

  it('is for everybody when all have signed, with what was agreed', async () => {
    const partyNames = (
      await commons.sql(
        'select name from resident_unit where id = $1 union select name from party_organisation where id = $2',
        [signed.units[0]!.id, signed.branch.id],
      )
    ).map(({ name }) => String(name));
    expect(partyNames).toHaveLength(2);
    const { statusCode, headers, body } = await get(page(signed));
    expect(statusCode).toBe(200);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    for (const text of ['服务项目书', signed.number, '已签署项目', ...partyNames]) {
      expect(body).toContain(text);
    }
    expect(body).not.toContain('不具约束力');
  });

  it('is a PDF with the same text', async () => {
    const { statusCode, headers, rawPayload } = await get(page(signed, 'pdf'));
    expect(statusCode).toBe(200);
    expect(headers['content-type']).toBe('application/pdf');
    expect(rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    const words = readPdf(rawPayload).pages.map(wordsOf).join('\n');
    for (const text of ['服务项目书', signed.number, '已签署项目', '夜间停车位', '第 1 版'])
      expect(words).toContain(text);
  });

  it('shows one version when asked, those that were never signed by all to insiders only', async () => {
    const book = await buildBook(commons.db, { branch: signed.branch, state: 'RUNNING' });
    await revise(book, '修订稿');
    const titles = async (query: string, as?: string) => {
      const { statusCode, body } = await get(page(book, 'html', query), { ...(as && { as }) });
      return statusCode === 200 ? /<h1>([^<]*)<\/h1>/.exec(body)![1] : statusCode;
    };
    expect(await titles('')).toBe('夜间停车共享');
    expect(await titles('?version=1')).toBe('夜间停车共享');
    expect(await titles('?version=2')).toBe(404);
    expect(await titles('', people.staff)).toBe('修订稿');
    expect(await titles('?version=1', people.staff)).toBe('夜间停车共享');
    expect(await titles('?version=2', people.staff)).toBe('修订稿');
    expect(await titles('?version=3', people.staff)).toBe(404);
  });

  it.each(['?version=0', '?version=x', '?version=1&version=1', '?version=99999999999', '?version='])(
    'does not exist for %s',
    async (query) => expect((await get(page(signed, 'html', query))).statusCode).toBe(404),
  );

  it('does not exist at any other address', async () => {
    for (const url of [
      `/project-books/${signed.id}`,
      `/project-books/${signed.id}.txt`,
      `/project-books/${newId('spb')}.html`,
      `/project-books/${newId('uni')}.pdf`,
      '/project-books/..%2f..%2fetc%2fpasswd.html',
      '/project-books/',
    ]) {
      expect((await get(url)).statusCode).toBe(404);
    }
    expect((await commons.app.inject({ method: 'POST', url: page(signed) })).statusCode).toBe(404);
  });

  it('may show its one style sheet and do nothing else, not even inside a page of others', async () => {
    const { headers, body } = await get(page(signed));
    const style = /<style>([^]*?)<\/style>/.exec(body)![1]!;
    const hash = createHash('sha256').update(style).digest('base64');
    expect(headers['content-security-policy']).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    );
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
    expect((await get(page(signed, 'pdf'))).headers['content-security-policy']).toMatch(
      /^default-src 'none'; base-uri/,
    );
  });

  it('is kept by caches only when it is a signed version, and told apart by who asks', async () => {
    const control = async (url: string, as?: string) =>
      (await get(url, { ...(as && { as }) })).headers['cache-control'];
    expect(await control(page(signed, 'html', '?version=1'))).toBe('public, max-age=3600');
    expect(await control(page(signed))).toBe('private, no-cache');
    expect(await control(page(draft, 'html', '?version=1'), people.manager)).toBe('private, no-cache');
    expect((await get(page(signed))).headers.vary).toMatch(/authorization/);
  });

  it('is not sent again to whoever has it', async () => {
    const first = await get(page(signed, 'pdf'));
    const again = await get(page(signed, 'pdf'), { headers: { 'if-none-match': String(first.headers.etag) } });
    expect([again.statusCode, again.rawPayload.length]).toEqual([304, 0]);
    expect((await get(page(signed))).headers.etag).not.toBe(first.headers.etag);
    const draftPage = await get(page(draft), { as: people.staff! });
    expect((await get(page(draft), { headers: { 'if-none-match': String(draftPage.headers.etag) } })).statusCode).toBe(
      404,
    );
  });

  it('answers as the API does to a token that cannot be checked, and names no fault of ours', async () => {
    const answerTo = async (error: Error) => {
      const app = fastify();
      registerBookPages(app, () => Promise.reject(error));
      const { statusCode, body } = await app.inject(page(signed));
      await app.close();
      return [statusCode, body.includes('expired')];
    };
    expect(await answerTo(new GraphQLError('expired', { extensions: { http: { status: 401 } } }))).toEqual([
      401,
      false,
    ]);
    expect(await answerTo(new GraphQLError('expired', { extensions: { http: { status: 503 } } }))).toEqual([
      503,
      false,
    ]);
  });

  it('is saved under a name in Chinese, or in ASCII by old programs', async () => {
    const { headers } = await get(page(signed, 'pdf'));
    const disposition = String(headers['content-disposition']);
    expect(disposition).toMatch(/^inline; filename="project-book-[0-9-]+-v1\.pdf"; filename\*=UTF-8''[\w%.-]+$/);
    expect(decodeURIComponent(disposition.split("''")[1]!)).toBe(`服务项目书-${signed.number}-第1版.pdf`);
  });
});

describe('a book in the API', () => {
  const query = (document: string, as?: string, language = 'en') =>
    commons.query(document, {}, { ...(as && { as }), language });

  it('names its pages, which exist', async () => {
    const { data } = await query(`{ node(id: "${signed.id}") { ... on ServiceProjectBook { htmlUrl pdfUrl } } }`);
    expect(data.node).toEqual({
      htmlUrl: `/project-books/${signed.id}.html?version=1`,
      pdfUrl: `/project-books/${signed.id}.pdf?version=1`,
    });
    expect((await get(data.node.htmlUrl)).statusCode).toBe(200);
  });

  it('tells what has changed between two versions, in the language of the request', async () => {
    const book = await buildBook(commons.db, { branch: signed.branch, state: 'RUNNING' });
    await revise(book, '修订稿');
    const document = `{ node(id: "${book.id}") { ... on ServiceProjectBook {
      diff(from: 1, to: 2) { path label kind before after } } } }`;
    const change = { path: ['title'], kind: 'CHANGED', before: '夜间停车共享', after: '修订稿' };
    expect((await query(document, people.staff)).data.node.diff).toEqual([{ ...change, label: 'title' }]);
    expect((await query(document, people.staff, 'zh-CN')).data.node.diff).toEqual([{ ...change, label: '名称' }]);
    const { errors } = await query(document);
    expect(errors?.[0]).toMatchObject({ extensions: { code: 'NOT_FOUND' } });
  });
});
