import { type ExecutionResult, getNamedType, GraphQLError, isInputObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildDivision } from '../../../seeds/factories/division.factory.ts';
import { buildFacility } from '../../../seeds/factories/facility.factory.ts';
import { buildResident } from '../../../seeds/factories/person.factory.ts';
import { ANSWER_BYTES_MAX, ERRORS_MAX, withFewErrors, writtenAnswer } from '../../../src/server/limits/answer-size.ts';
import { buildCommonsSchema } from '../../../src/server/graphql/schema.ts';
import { isOncePerDocument } from '../../../src/shared/once-per-document.ts';
import { type Commons, GATEWAY_CREDENTIAL, startCommons } from '../../support/commons.ts';

let commons: Commons;
beforeAll(async () => {
  commons = await startCommons();
});
afterAll(() => commons.close());

const post = (payload: string | object, headers: Record<string, string> = {}, app = commons.app) =>
  app.inject({
    method: 'POST',
    url: '/graphql',
    headers: { 'content-type': 'application/json', ...headers },
    payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
  });

describe('an answer', () => {
  test('that would be too long is an error, and nothing of it is sent', async () => {
    for (let n = 0; n < 25; n++) await buildDivision(commons.db, { name: `第${n}社区${'长'.repeat(30)}` });
    const query = (aliases: number) =>
      `{ divisions(first: 50, where: { level: COMMUNITY }) { edges { node { ${Array.from({ length: aliases }, (_, n) => `n${n}:name`).join(' ')} } } } }`;
    expect((await post({ query: query(100) })).json().data.divisions.edges).toHaveLength(25);

    const asked = query(1_000);
    expect(asked.length).toBeLessThan(11_000);
    const response = await post({ query: asked }, { 'accept-language': 'zh-CN' });
    expect(response.body.length).toBeLessThan(1_000);
    expect(response.json().errors).toMatchObject([
      { message: expect.stringContaining('字节'), extensions: { code: 'ANSWER_TOO_LONG' } },
    ]);
    expect(response.json()).not.toHaveProperty('data');
    expect(response.json().extensions.cost.requested.values).toBe(50_000);
  });

  test('is measured in bytes, up to the last, and before it is written out where it could be long', () => {
    const cost = (values: number) => ({ cost: { requested: { objects: 1, values } } });
    const sized = (bytes: number, values: number) => {
      const empty = Buffer.byteLength(writtenAnswer({ data: { a: '' }, extensions: cost(values) }));
      return writtenAnswer({
        data: { a: 'é'.repeat((bytes - empty) >> 1) + 'x'.repeat((bytes - empty) & 1) },
        extensions: cost(values),
      });
    };
    for (const values of [1, 100_000]) {
      expect(Buffer.byteLength(sized(ANSWER_BYTES_MAX, values))).toBe(ANSWER_BYTES_MAX);
      const above = JSON.parse(sized(ANSWER_BYTES_MAX + 1, values));
      expect(above).toMatchObject({ errors: [{ extensions: { code: 'ANSWER_TOO_LONG' } }], extensions: cost(values) });
      expect(above).not.toHaveProperty('data');
    }
    // Half a gigabyte, if it were written.
    const shared = 'x'.repeat(50_000);
    const data = Object.fromEntries(Array.from({ length: 10_000 }, (_, n) => [`a${n}`, shared]));
    const begun = performance.now();
    expect(writtenAnswer({ data, extensions: cost(10_000) })).toContain('ANSWER_TOO_LONG');
    expect(performance.now() - begun).toBeLessThan(200);
  });

  test(`has at most ${ERRORS_MAX} errors, and one that is expected has its place`, async () => {
    const errors = Array.from({ length: 50 }, (_, n) => new GraphQLError(`${n}`));
    expect(withFewErrors({ errors }).errors).toEqual(errors.slice(0, ERRORS_MAX));
    const none: ExecutionResult = { data: null };
    expect(withFewErrors(none)).toEqual({ data: null });
    const fields = Array.from({ length: 20 }, (_, n) => `a${n}: bookings { edges { node { id } } }`).join(' ');
    const { errors: shown } = (await post({ query: `{ ${fields} }` })).json();
    expect(shown.length).toBeLessThanOrEqual(ERRORS_MAX);
    expect(shown[0].extensions.code).toBe('UNAUTHENTICATED');
  });

  test(`has at most ${ERRORS_MAX} errors of a document that is wrong in more places`, async () => {
    const fields = Array.from({ length: 30 }, (_, n) => `wrong${n}`).join(' ');
    const { errors } = (await post({ query: `{ ${fields} }` })).json();
    expect(errors).toHaveLength(ERRORS_MAX);
  });
});

describe('a document', () => {
  const input = (facilityId: string, key: string) =>
    `{facilityId: "${facilityId}", start: "2026-03-05T10:00:00Z", end: "2026-03-05T11:00:00Z", idempotencyKey: "${key}"}`;

  test('books once: two are refused before anything runs, by whatever names and fragments', async () => {
    const { id } = await buildFacility(commons.db, { now: commons.clock.now });
    const { subject } = await buildResident(commons.db);
    const create = (alias: string) => `${alias}: bookingCreate(input: ${input(id, alias)}) { userErrors { code } }`;
    for (const query of [
      `mutation { ${create('aaaaaaaa')} ${create('bbbbbbbb')} }`,
      `mutation { ...A ...B } fragment A on Mutation { ${create('aaaaaaaa')} } fragment B on Mutation { ${create('bbbbbbbb')} }`,
      `mutation { ${create('aaaaaaaa')} matchAccept(input: {matchId: "mat_0", idempotencyKey: "cccccccc"}) { userErrors { code } } }`,
    ]) {
      const response = await post({ query }, { authorization: `Bearer ${subject}` });
      expect(response.statusCode).toBe(400);
      expect(response.json().errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    }
    expect(await commons.sql('select from booking')).toEqual([]);
    const beside = `mutation { ${create('aaaaaaaa')} bookingCancel(input: {bookingId: "bkg_0"}) { userErrors { code } } }`;
    expect((await post({ query: beside }, { authorization: `Bearer ${subject}` })).statusCode).toBe(200);
  });

  /** That take a key, and of which several in one document are no matter. */
  const MANY_TIMES = ['bookingCancel', 'facilitiesUpsert', 'supplyDemandListCopy', 'supplyDemandListImport'];

  test('has each mutation with an idempotency key once, or it is known why not', () => {
    const mutations = Object.values(buildCommonsSchema().apiSchema.getMutationType()!.getFields());
    const withKey = mutations.filter(({ args }) =>
      args.some(({ type }) => {
        const named = getNamedType(type);
        return isInputObjectType(named) && 'idempotencyKey' in named.getFields();
      }),
    );
    expect(withKey.length).toBeGreaterThan(2);
    expect(
      withKey
        .filter((one) => !isOncePerDocument(one))
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual(MANY_TIMES);
  });
});

describe('a body', () => {
  test.each([
    ['utf-16', 415],
    ['gb18030', 415],
    ['"utf-7"', 415],
    ['x'.repeat(1_000), 415],
    ['UTF-8', 200],
    ['"utf-8"', 200],
    ['us-ascii', 200],
  ])('in the charset %s is answered with %i', async (charset, status) => {
    const response = await post(
      { query: '{ __typename }' },
      { 'content-type': `application/json; charset=${charset}` },
    );
    expect(response.statusCode).toBe(status);
    if (status !== 200) expect(response.json().errors[0].extensions.code).toBe('BAD_REQUEST');
  });
});

describe('with introspection off', () => {
  let closed: Commons;
  beforeAll(async () => {
    closed = await startCommons({ beside: commons, server: { introspection: false } });
  });
  afterAll(() => closed.close());

  test.each([
    '{ __schema { types { name } } }',
    '{ a: __type(name: "Booking") { name } }',
    '{ ...F } fragment F on Query { __schema { queryType { name } } }',
    '{ _service { sdl } }',
  ])('%s is for gateways only', async (query) => {
    for (const headers of [{}, { authorization: 'Bearer somebody' }]) {
      const response = await post({ query }, headers as Record<string, string>, closed.app);
      expect([response.statusCode, response.json().errors[0].extensions.code]).toEqual([403, 'FORBIDDEN']);
    }
    const asGateway = await post({ query }, { 'x-gateway-credential': GATEWAY_CREDENTIAL }, closed.app);
    expect(asGateway.json()).not.toHaveProperty('errors');
  });

  test('queries are answered, and what is misspelt is not put right', async () => {
    expect((await post({ query: '{ __typename }' }, {}, closed.app)).statusCode).toBe(200);
    expect((await post({ query: '{ sharedFacilitys { totalCount } }' }, {}, closed.app)).body).not.toContain(
      'Did you mean',
    );
  });
});
