import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startThree, TANGMEN_CAR_PARK, type Three } from './three.ts';
import { type Answer, ask } from './workplace.ts';

// The gateway before the server and the partner's service, while all is well.

let three: Three;

beforeAll(async () => {
  three = await startThree();
});
afterAll(() => three?.close());

test('joins our facilities with the figures of the partner, and with null where they are not its own', async () => {
  const { errors, facilities } = await three.joined();
  expect(errors).toBeUndefined();
  expect(facilities).toEqual([
    {
      id: three.own,
      name: '伙伴停车楼 A 区',
      unit: { contactPage: 'https://parking.example/contact' },
      liveOccupancy: { placesFree: 17, updatedAt: expect.stringMatching(/Z$/) },
    },
    expect.objectContaining({ id: TANGMEN_CAR_PARK, liveOccupancy: null }),
  ]);
});

describe('bearer tokens', () => {
  test('a resident is who they are through the gateway, and another one sees nothing of their booking', async () => {
    const start = new Date(Date.now() + 26 * 3_600_000).toISOString().replace(/T.*/, 'T11:00:00Z');
    const input = { facilityId: TANGMEN_CAR_PARK, start, end: start.replace('T11', 'T12'), idempotencyKey: 'through' };
    const made = await ask(
      three.gateway,
      `mutation ($input: BookingCreateInput!) { bookingCreate(input: $input) { booking { id } userErrors { code } } }`,
      { token: three.tokens.resident, variables: { input } },
    );
    const { booking } = made.data!.bookingCreate as { booking: { id: string } };
    const look = (token?: string) =>
      ask(three.gateway, 'query ($id: ID!) { node(id: $id) { id } }', {
        variables: { id: booking.id },
        ...(token && { token }),
      });
    expect((await look(three.tokens.resident)).data).toEqual({ node: { id: booking.id } });
    expect((await look(three.tokens.neighbour)).data).toEqual({ node: null });
    expect((await look()).data).toEqual({ node: null });
  });

  test('a token that is none is refused by the server behind, with its code', async () => {
    const { errors } = await ask(three.gateway, '{ viewer { resident { id } } }', { token: 'no.real.token' });
    expect(errors).toEqual([
      expect.objectContaining({ extensions: expect.objectContaining({ code: 'UNAUTHENTICATED' }) }),
    ]);
  });
});

describe('what is for gateways only', () => {
  const entities = `{ _entities(representations: [{ __typename: "SharedFacility", id: "${TANGMEN_CAR_PARK}" }]) { __typename } }`;

  test('is refused to whoever asks the server itself without the credential', async () => {
    for (const headers of [undefined, { 'x-gateway-credential': 'x'.repeat(43) }]) {
      const { data, errors } = await ask(three.commons, entities, headers && { headers });
      expect(data ?? null).toBeNull();
      expect(errors).toHaveLength(1);
    }
  });

  test('is not part of the graph that the gateway shows', async () => {
    const { errors } = await ask(three.gateway, entities);
    expect(errors![0]!.message).toContain('_entities');
  });
});

describe('limits hold at the gateway', () => {
  const refusal = async (query: string) => (await ask(three.gateway, query)).errors![0]!;

  test('refuses a document with too many tokens', async () => {
    const query = `{ ${Array.from({ length: 2_000 }, (_, at) => `a${at}: __typename`).join(' ')} }`;
    expect((await refusal(query)).message).toContain('4000 tokens');
  });

  test('refuses fields that are nested too deep, also through fragments', async () => {
    const nested = (depth: number, innermost: string): string =>
      depth === 0 ? innermost : `unit { facilities(first: 1) { edges { node { ${nested(depth - 1, innermost)} } } } }`;
    const root = (inner: string) => `sharedFacilities(first: 1) { edges { node { ${inner} } } }`;
    expect((await refusal(`{ ${root(nested(5, 'id'))} }`)).message).toContain('24 deep');
    const spread = `{ ${root('...half')} } fragment half on SharedFacility { ${nested(5, 'id')} }`;
    expect((await refusal(spread)).message).toContain('24 deep');
  });

  test('refuses fragments that spread out to too much, and fields at the root beyond twenty', async () => {
    const levels = Array.from(
      { length: 12 },
      (_, at) => `fragment f${at} on Query { ...f${at + 1} a${at}: __typename ...f${at + 1} }`,
    );
    const bomb = `{ ...f0 } ${levels.join(' ')} fragment f12 on Query { __typename }`;
    expect((await refusal(bomb)).message).toContain('selections');
    const wide = `{ ${Array.from({ length: 21 }, (_, at) => `a${at}: __typename`).join(' ')} }`;
    expect((await refusal(wide)).message).toContain('at most 20 fields');
    const parts = Array.from({ length: 21 }, (_, at) => `... on Query { a${at}: viewer { roles { role } } }`).join(' ');
    expect((await refusal(`{ ...F } fragment F on Query { ${parts} }`)).message).toContain('at most 20 fields');
  });

  test('refuses variables that do not fit with a code, and without repeating them', async () => {
    const query = 'query ($id: ID!) { node(id: $id) { id } }';
    const { errors } = await ask(three.gateway, query, { variables: { id: { phone: '13800000000' } } });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(JSON.stringify(errors)).not.toContain('13800000000');
  });

  test('refuses headers and bodies that are too large', async () => {
    const post = (init: RequestInit) => fetch(`${three.gateway}/graphql`, { method: 'POST', ...init });
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ query: '{ __typename }' });
    expect((await post({ headers: { ...headers, 'x-large': 'x'.repeat(20_000) }, body })).status).toBe(431);
    expect((await post({ headers, body: body + ' '.repeat(300_000) })).status).toBe(413);
    expect((await post({ headers, body })).status).toBe(200);
  });
});

describe('the id of a request', () => {
  const post = async (body: object | string, id?: string) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const headers = { 'content-type': 'application/json', ...(id && { 'x-request-id': id }) };
    const response = await fetch(`${three.gateway}/graphql`, { method: 'POST', headers, body: text });
    const { errors } = (await response.json()) as Answer;
    return { header: response.headers.get('x-request-id'), inErrors: errors?.map((one) => one.extensions.requestId) };
  };

  test.each([
    ['of the gateway itself', { query: '{ nothingOfTheKind }' }],
    ['of the server behind', { query: '{ divisions(where: { withinCode: "1" }) { totalCount } }' }],
    ['about its size', 'x'.repeat(300_000)],
  ])('stands in the header and in the errors %s', async (_, body) => {
    const given = 'of-a-phone-4711';
    expect(await post(body, given)).toEqual({ header: given, inErrors: [given] });
    const { header, inErrors } = await post(body);
    expect(header).toMatch(/^[0-9a-f-]{36}$/);
    expect(inErrors).toEqual([header]);
  });

  test('is made anew when what came is none', async () => {
    expect((await post({ query: '{ nothingOfTheKind }' }, 'a <b>')).header).toMatch(/^[0-9a-f-]{36}$/);
  });
});

test('a subscription passes through the gateway, with the fields of the partner', async () => {
  const day = new Date(Date.now() + 50 * 3_600_000).toISOString().slice(0, 10);
  const abort = new AbortController();
  const stream = await fetch(`${three.gateway}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({
      query: `subscription { availabilityChanged(facilityId: "${three.own}", from: "${day}T00:00:00Z", to: "${day}T23:00:00Z") {
        facility { id liveOccupancy { placesFree } } } }`,
    }),
    signal: abort.signal,
  });
  const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader();
  let heard = (await reader.read()).value!;
  const input = { facilityId: three.own, start: `${day}T11:00:00Z`, end: `${day}T12:00:00Z`, idempotencyKey: 'heard' };
  const made = await ask(
    three.commons,
    `mutation ($input: BookingCreateInput!) { bookingCreate(input: $input) { userErrors { code } } }`,
    { token: three.tokens.resident, variables: { input } },
  );
  expect(made.data).toEqual({ bookingCreate: { userErrors: [] } });
  while (!heard.includes('event: next')) heard += (await reader.read()).value!;
  while (!heard.endsWith('\n\n')) heard += (await reader.read()).value!;
  abort.abort();
  expect(JSON.parse(/^data: (.*)$/m.exec(heard)![1]!)).toEqual({
    data: { availabilityChanged: { facility: { id: three.own, liveOccupancy: { placesFree: 17 } } } },
  });
});
