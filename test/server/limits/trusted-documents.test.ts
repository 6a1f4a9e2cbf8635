import { readFileSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { getIntrospectionQuery, parse, print, separateOperations } from 'graphql';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { buildDivision } from '../../../seeds/factories/division.factory.ts';
import { FIRST_QUERY } from '../../../src/server/server.ts';
import {
  documentHash,
  type DocumentManifest,
  readTrustedDocuments,
} from '../../../src/server/limits/trusted-documents.ts';
import { type Commons, startCommons } from '../../support/commons.ts';
import { assertProperty } from '../../support/property.ts';

const PATH = 'schema/trusted-documents.json';
const manifest = JSON.parse(readFileSync(PATH, 'utf8')) as DocumentManifest;

const directory = readFileSync('schema/operations/UnitDirectory.graphql', 'utf8');
const [hash, text] = Object.entries(manifest).find(([, one]) => one.includes('query UnitDirectory'))!;
const NEVER_SEEN = '{ divisions(first: 1) { totalCount } }';

/** A server of either mode, on one database. */
let required: Commons;
let open: Commons;
let variables: { withinCode: string };
beforeAll(async () => {
  const documents = (mode: boolean) => readTrustedDocuments({ required: mode, files: [PATH] });
  required = await startCommons({ server: { trustedDocuments: await documents(true) } });
  open = await startCommons({ server: { trustedDocuments: await documents(false) }, beside: required });
  variables = { withinCode: (await buildDivision(required.db)).code };
});
afterAll(async () => {
  await open.close();
  await required.close();
});

async function post({ app }: Commons, payload: object) {
  const response = await app.inject({ method: 'POST', url: '/graphql', payload });
  const { data, errors } = response.json();
  return { status: response.statusCode, data, code: errors?.[0]?.extensions.code, message: errors?.[0]?.message };
}

async function get({ app }: Commons, query: Record<string, string>) {
  const headers = { 'apollo-require-preflight': 'true' };
  const response = await app.inject({ method: 'GET', url: '/graphql', query, headers });
  const { data, errors } = response.json();
  return { status: response.statusCode, data, code: errors?.[0]?.extensions.code };
}

describe('the manifest', () => {
  test('holds each text under the SHA-256 of it', () => {
    for (const [key, value] of Object.entries(manifest)) expect(documentHash(value)).toBe(key);
  });

  test('holds the operations of the frontends, and nothing twice', () => {
    const names = Object.values(manifest).flatMap((one) => Object.keys(separateOperations(parse(one))));
    expect(names).toEqual(
      expect.arrayContaining(['UnitDirectory', 'ParkingTonight', 'BookPlaces', 'IntrospectionQuery']),
    );
    expect(new Set(Object.values(manifest)).size).toBe(Object.keys(manifest).length);
  });

  test.each([
    ['a text that was edited', { [documentHash('{ a }')]: '{ b }' }, 'is not the SHA-256 of its text'],
    ['something that is no text', { [documentHash('{ a }')]: 1 }, 'is not the SHA-256 of its text'],
    ['a text that is no document', { [documentHash('{ a')]: '{ a' }, 'is no document'],
  ])('is refused with %s', async (_, content, message) => {
    const file = join(await mkdtemp(join(inject('temporaryFolder'), 'manifest-')), 'manifest.json');
    await writeFile(file, JSON.stringify(content));
    await expect(readTrustedDocuments({ required: false, files: [file] })).rejects.toThrow(message);
  });

  test('has to be there only where it is required', async () => {
    const files = [join(inject('temporaryFolder'), 'missing.json')];
    await expect(readTrustedDocuments({ required: true, files })).rejects.toThrow(/^Cannot read .*missing\.json/);
    expect((await readTrustedDocuments({ required: false, files })).operationNames.size).toBe(0);
  });

  test('may be several: each frontend brings its own', async () => {
    const file = join(await mkdtemp(join(inject('temporaryFolder'), 'manifest-')), 'manifest.json');
    const own = 'query OfTheKiosk { divisions(first: 1) { totalCount } }';
    await writeFile(file, JSON.stringify({ [documentHash(own)]: own }));
    const documents = await readTrustedDocuments({ required: true, files: [PATH, file] });
    expect(documents.textFor({ documentId: documentHash(own) })).toBe(own);
    expect(documents.textFor({ documentId: hash })).toBe(text);
  });
});

describe.each([
  ['required', () => required],
  ['off', () => open],
])('with TRUSTED_DOCUMENTS=%s, a known document runs', (_, server) => {
  test.each([
    ['by documentId', { documentId: `sha256:${hash}` }],
    ['by documentId without a prefix', { documentId: hash }],
    ['by extensions.persistedQuery', { extensions: { persistedQuery: { version: 1, sha256Hash: hash } } }],
    ['by its text', { query: text }],
    ['by the text that it was made from, comment and all', { query: directory }],
    ['by its text without line breaks', { query: text.replace(/\s+/g, ' ') }],
    ['by id, whatever text stands beside it', { documentId: hash, query: NEVER_SEEN }],
  ])('%s', async (_, named) => {
    const { status, data, code } = await post(server(), { ...named, variables });
    expect({ status, code }).toEqual({ status: 200, code: undefined });
    expect(data.residentUnits.edges).toEqual([]);
  });

  test('by documentId in a GET', async () => {
    const { data } = await get(server(), { documentId: hash, variables: JSON.stringify(variables) });
    expect(data.residentUnits.edges).toEqual([]);
  });

  test('but no mutation in a GET', async () => {
    const [id] = Object.entries(manifest).find(([, one]) => one.includes('mutation GiveBack'))!;
    expect((await get(server(), { documentId: id })).status).toBe(405);
  });

  test('within the limits', async () => {
    const [id, query] = Object.entries(manifest).find(([, one]) => one.includes('query ParkingTonight'))!;
    expect(query).toContain('availability');
    const far = { point: { latitude: 26, longitude: 119 }, withinMeters: 1, start: '2026-01-01T00:00:00Z' };
    const { code } = await post(server(), { documentId: id, variables: { ...far, end: '2046-01-01T00:00:00Z' } });
    expect(code).toBe('BAD_USER_INPUT');
  });

  test.each([
    ['what the explorer begins with', FIRST_QUERY],
    ['what tools ask for', getIntrospectionQuery()],
    ['what the explorer asks for', getIntrospectionQuery({ inputValueDeprecation: true, schemaDescription: true })],
  ])('as %s does', async (_, query) => {
    const { code, data } = await post(server(), { query });
    expect(code).toBeUndefined();
    expect(data).toBeTruthy();
  });

  test('and an id that nobody knows is refused', async () => {
    const documentId = documentHash(NEVER_SEEN);
    expect(await post(server(), { documentId })).toMatchObject({ status: 400, code: 'PERSISTED_QUERY_NOT_FOUND' });
  });
});

describe('with TRUSTED_DOCUMENTS=required', () => {
  test.each([
    ['another text', { query: NEVER_SEEN }],
    ['another text that names one of its operations', { query: NEVER_SEEN, operationName: 'Nothing' }],
    [
      'another text under its own hash',
      {
        query: NEVER_SEEN,
        extensions: { persistedQuery: { version: 1, sha256Hash: documentHash(NEVER_SEEN) } },
      },
    ],
    ['a trusted text with one field more', { query: text.replace('pageInfo {', 'totalCount pageInfo {') }],
    ['a trusted text and another operation', { query: `${text} query More { __typename }`, operationName: 'More' }],
    ['what is no text of GraphQL', { query: '{ "unfinished' }],
    ['a text of 200,000 signs', { query: `{ ${'a '.repeat(100_000)}}` }],
    ['a trusted text inside 200,000 blanks', { query: `${' '.repeat(200_000)}${text}` }],
  ])('refuses %s, as not trusted, and says nothing of it', async (_, request) => {
    const { status, data, code } = await post(required, { ...request, variables });
    expect({ status, data, code }).toEqual({ status: 400, data: undefined, code: 'DOCUMENT_NOT_TRUSTED' });
  });

  test('refuses by the persistedQuery extension what it does not know', async () => {
    const extensions = { persistedQuery: { version: 1, sha256Hash: documentHash(NEVER_SEEN) } };
    expect(await post(required, { extensions })).toMatchObject({ status: 400, code: 'PERSISTED_QUERY_NOT_FOUND' });
  });

  test('refuses another text in a GET', async () => {
    expect(await get(required, { query: NEVER_SEEN })).toMatchObject({ status: 400, code: 'DOCUMENT_NOT_TRUSTED' });
  });

  test.each([[42], [null], [['x']], [{ toString: 'x' }]])('is not confused by the id %j', async (documentId) => {
    const { code } = await post(required, { documentId, query: NEVER_SEEN });
    expect(code).toBe('DOCUMENT_NOT_TRUSTED');
  });

  test('runs no text but those of the manifest, however one is changed', async () => {
    const { textFor } = await readTrustedDocuments({ required: true, files: [PATH] });
    const printed = new Set(Object.values(manifest).map((one) => print(parse(one))));
    const change = fc.tuple(fc.nat(text.length), fc.nat(3), fc.string({ maxLength: 3, unit: 'binary-ascii' }));
    assertProperty(
      fc.property(change, ([at, length, put]) => {
        const query = text.slice(0, at) + put + text.slice(at + length);
        let run: string | undefined;
        try {
          run = textFor({ query });
        } catch {
          return true;
        }
        // It ran, so it says the same as a trusted one, and what runs is that one.
        return run !== undefined && printed.has(print(parse(query))) && print(parse(query)) === print(parse(run));
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('with TRUSTED_DOCUMENTS=off', () => {
  test('runs any text within the limits', async () => {
    expect(await post(open, { query: NEVER_SEEN })).toMatchObject({
      status: 200,
      data: { divisions: { totalCount: 3 } },
    });
  });

  test('keeps no text that a client would register', async () => {
    const extensions = { persistedQuery: { version: 1, sha256Hash: documentHash(NEVER_SEEN) } };
    expect(await post(open, { extensions })).toMatchObject({ code: 'PERSISTED_QUERY_NOT_SUPPORTED' });
  });
});
