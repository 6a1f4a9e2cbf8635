import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { json } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PARTNER_TIMEOUT_MS, startThree, TANGMEN_CAR_PARK, type Three } from './three.ts';
import { type Answer, ask } from './workplace.ts';

// What is left of a joined query when the partner's service fails, and what that service gets to know.

/** What an operation may take besides waiting for the partner, on a busy machine, in milliseconds. */
const BESIDES_MS = 2_500;

let three: Three;

beforeAll(async () => {
  three = await startThree();
});
afterAll(() => three?.close());

describe('a partner that fails', () => {
  let bad: Server | undefined;
  const asked: IncomingHttpHeaders[] = [];

  /** In the partner's place: a service that answers every request with what it is given, or never. */
  async function answering(answer: ((representations: { id: string }[]) => string) | 'never'): Promise<void> {
    await three.partner.stop();
    bad?.closeAllConnections();
    if (bad) await new Promise((resolve) => bad!.close(resolve));
    asked.length = 0;
    bad = createServer(async (request, response) => {
      asked.push(request.headers);
      const { variables } = (await json(request)) as { variables: { representations: { id: string }[] } };
      if (answer !== 'never') response.end(answer(variables.representations));
    });
    bad.listen(Number(new URL(three.parking).port), '127.0.0.1');
    await once(bad, 'listening');
  }
  afterAll(() => {
    bad?.closeAllConnections();
    bad?.close();
  });
  const entities = (each: (id: string) => object) => (representations: { id: string }[]) =>
    JSON.stringify({ data: { _entities: representations.map(({ id }) => each(id)) } });
  const codes = ({ errors = [] }: Answer) => [...new Set(errors.map(({ extensions }) => extensions.code))];
  const reasons = ({ errors = [] }: Answer) => [...new Set(errors.map(({ extensions }) => extensions.reason))];

  test('that is down leaves our data whole, its own fields null, and says so in the language of who asks', async () => {
    await three.partner.stop();
    const answer = await three.joined();
    expect(answer.facilities[0]).toEqual({
      id: three.own,
      name: '伙伴停车楼 A 区',
      unit: { contactPage: null },
      liveOccupancy: null,
    });
    expect(answer.errors![0]!.extensions).toEqual({
      requestId: expect.any(String),
      code: 'SUBGRAPH_UNAVAILABLE',
      serviceName: 'parking',
      reason: 'UNREACHABLE',
    });
    const chinese = await three.joined({ headers: { 'accept-language': 'zh-CN' } });
    expect(chinese.errors![0]!.message).toBe('服务 parking 无法连接，其数据暂缺。');
  });

  test('that is down keeps nobody from booking', async () => {
    const day = new Date(Date.now() + 74 * 3_600_000).toISOString().slice(0, 10);
    const input = {
      facilityId: three.own,
      start: `${day}T11:00:00Z`,
      end: `${day}T12:00:00Z`,
      idempotencyKey: 'all the same',
    };
    const { data } = await ask(
      three.gateway,
      `mutation ($input: BookingCreateInput!) { bookingCreate(input: $input) {
        booking { state facility { liveOccupancy { placesFree } } } userErrors { code } } }`,
      { token: three.tokens.resident, variables: { input } },
    );
    expect(data).toEqual({
      bookingCreate: { booking: { state: 'CONFIRMED', facility: { liveOccupancy: null } }, userErrors: [] },
    });
  });

  test('that is slow is cut off once for the whole operation', async () => {
    await answering('never');
    const started = performance.now();
    const answer = await three.joined();
    expect(performance.now() - started).toBeLessThan(PARTNER_TIMEOUT_MS + BESIDES_MS);
    expect(answer.facilities.map(({ id }) => id)).toEqual([three.own, TANGMEN_CAR_PARK]);
    expect(codes(answer)).toEqual(['SUBGRAPH_UNAVAILABLE']);
    expect(reasons(answer)).toEqual(['TIMEOUT']);
    expect(asked).toHaveLength(1);
  });

  test('that answers with a page is said not to speak GraphQL', async () => {
    await answering(() => '<h1>Maintenance</h1>');
    const answer = await three.joined();
    expect(answer.facilities[0]!.name).toBe('伙伴停车楼 A 区');
    expect(reasons(answer)).toEqual(['NOT_GRAPHQL']);
  });

  test('whose values are of other types is an error at the field, and the gateway lives', async () => {
    await answering(
      entities((id) => ({ __typename: 'SharedFacility', id, liveOccupancy: { placesFree: 'many', updatedAt: 7 } })),
    );
    const answer = await three.joined();
    expect(answer.facilities.map(({ liveOccupancy }) => liveOccupancy)).toEqual([null, null]);
    expect(answer.facilities[0]!.name).toBe('伙伴停车楼 A 区');
    expect(codes(answer)).toEqual(['SUBGRAPH_INVALID_RESPONSE']);
    await answering(entities((id) => ({ __typename: 'SharedFacility', id, liveOccupancy: 'lots' })));
    expect(codes(await three.joined())).toEqual(['SUBGRAPH_INVALID_RESPONSE']);
    expect((await fetch(`${three.gateway}/readyz`)).status).toBe(200);
  });

  test('that wants to set the status and headers of the answer cannot, and its error bears its name', async () => {
    const http = { status: 418, headers: { 'set-cookie': 'a=b' } };
    await answering(() => JSON.stringify({ data: null, errors: [{ message: 'Closed.', extensions: { http } }] }));
    const response = await fetch(`${three.gateway}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query: `{ node(id: "${three.own}") { ... on SharedFacility { liveOccupancy { placesFree } } } }`,
      }),
    });
    expect([response.status, response.headers.get('set-cookie')]).toEqual([200, null]);
    const { errors } = (await response.json()) as Answer;
    expect(errors![0]).toEqual(expect.objectContaining({ message: 'Closed.' }));
    expect(errors![0]!.extensions).toEqual({
      code: 'DOWNSTREAM_SERVICE_ERROR',
      serviceName: 'parking',
      requestId: expect.any(String),
    });
  });

  test('is told the language, the request id and the token of who asks, and never the credential', async () => {
    await answering(entities((id) => ({ __typename: 'SharedFacility', id, liveOccupancy: null })));
    const headers = {
      'accept-language': 'zh-CN',
      'x-request-id': 'a-request-of-mine',
      'x-gateway-credential': 'x'.repeat(43),
    };
    await three.joined({ token: three.tokens.resident, headers: { ...headers, cookie: 'a=b', 'x-other': 'y' } });
    expect(asked[0]).toMatchObject({
      'accept-language': 'zh-CN',
      'x-request-id': 'a-request-of-mine',
      authorization: `Bearer ${three.tokens.resident}`,
    });
    for (const name of ['x-gateway-credential', 'cookie', 'x-other']) expect(asked[0]).not.toHaveProperty(name);
  });

  test('that is not named for it is sent no token', async () => {
    const second = await three.start('npm run gateway -- --port 0 --token-to commons', /running at (\S+)\/graphql/);
    const url = /running at (\S+)\/graphql/.exec(second.output())![1]!;
    await answering(entities((id) => ({ __typename: 'SharedFacility', id, liveOccupancy: null })));
    const { data } = await ask(
      url,
      `query ($id: ID!) { viewer { resident { id } } node(id: $id) { ... on SharedFacility { liveOccupancy { placesFree } } } }`,
      {
        token: three.tokens.resident,
        variables: { id: three.own },
      },
    );
    expect((data as { viewer: { resident: object } }).viewer.resident).not.toBeNull();
    expect(asked).toHaveLength(1);
    expect(asked[0]).not.toHaveProperty('authorization');
    await second.stop();
  });
});
