import { Writable } from 'node:stream';
import { GraphQLError } from 'graphql';
import type { FastifyInstance } from 'fastify';
import pino from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { buildAlliance } from '../../../seeds/factories/alliance.factory.ts';
import { buildCalendar } from '../../../seeds/factories/calendar.factory.ts';
import { buildFacility } from '../../../seeds/factories/facility.factory.ts';
import { buildAccount } from '../../../seeds/factories/person.factory.ts';
import { entities } from '../../../src/features.ts';
import { buildCommonsSchema } from '../../../src/server/graphql/schema.ts';
import { createOrm } from '../../../src/database/orm.ts';
import { DEVELOPMENT_ISSUER } from '../../../src/district/identity/tokens/development-issuer.ts';
import { Role } from '../../../src/request/viewer.ts';
import { buildServer } from '../../../src/server/server.ts';
import { ErrorCode, refusal } from '../../../src/shared/refusal.ts';
import { type Answer, type Commons, startCommons } from '../../support/commons.ts';

const lostOnTheWay = refusal('lostOnTheWay', ErrorCode.INVALID_INPUT, undefined, {
  en: () => 'This will not do.',
  'zh-CN': () => '不行。',
});

/** What must never get anywhere but to whom it belongs. */
const NAME = '金丝雀';
const PHONE = '19912345678';
const SECRET = new RegExp(`${NAME}|${PHONE}`);
const MASKED = /^Something went wrong on our side \(([0-9a-f-]{36})\)\.$/;
/** What an answer gives away of how the server is built. */
const INSIDES =
  /select |insert |update |resident|constraint|relation|node_modules|\.ts|at \w+ \(|postgres|5432|\/srv|\/tmp/i;

let commons: Commons;
let app: FastifyInstance;
/** Every line that the server has logged, at the finest level. */
const logged: string[] = [];
/** What `viewer` does instead of its work. */
let viewerThrows: (() => never) | undefined;

const log = pino(
  { level: 'trace' },
  new Writable({
    write(chunk, _encoding, done) {
      logged.push(String(chunk));
      done();
    },
  }),
);

async function serverOn(orm: Commons['orm']): Promise<FastifyInstance> {
  const { schema, apiSchema } = buildCommonsSchema();
  const { viewer } = apiSchema.getQueryType()!.getFields();
  const resolve = viewer!.resolve!;
  viewer!.resolve = (...args) => (viewerThrows ? viewerThrows() : resolve(...args));
  return buildServer({
    schema,
    apiSchema,
    gateway: {},
    orm,
    verifyToken: async (header) =>
      header ? { issuer: DEVELOPMENT_ISSUER, subject: header.slice('Bearer '.length) } : undefined,
    now: () => commons.clock.now,
    log,
    executor: 'graphql-js',
    corsOrigins: [],
    production: false,
  });
}

beforeAll(async () => {
  commons = await startCommons();
  app = await serverOn(commons.orm);
});
afterAll(async () => {
  await app.close();
  await commons.close();
});
afterEach(() => {
  viewerThrows = undefined;
  logged.length = 0;
});

async function ask(query: string, variables: object = {}, as = 'canary', server = app) {
  const response = await server.inject({
    method: 'POST',
    url: '/graphql',
    headers: { authorization: `Bearer ${as}` },
    payload: { query, variables },
  });
  return { body: response.body, ...response.json<Answer>() };
}

/** The log line that tells of a masked error, by the id that the caller was given. */
function lineAbout({ errors }: Answer) {
  const id = MASKED.exec(errors![0]!.message)![1];
  const lines = logged.map((line) => JSON.parse(line)).filter((line) => line.id === id);
  expect(lines).toHaveLength(1);
  return lines[0];
}

const REGISTER = `mutation ($name: String!, $phone: String!, $code: String) {
  residentRegister(input: { name: $name, phone: $phone, divisionCode: $code }) {
    resident { id name phone } userErrors { code message field }
  }
}`;

describe('an error that nobody expected', () => {
  test.each([
    ['an error', () => new Error(`insert into resident values ('${PHONE}') - at /srv/x.ts`)],
    ['an error with an answer in it', () => Object.assign(new Error('x'), { extensions: { phone: PHONE } })],
    ['an error of another cause', () => new Error('x', { cause: new Error(`select ${PHONE}`) })],
    ['no error at all', () => ({ phone: PHONE })],
    ['a text', () => PHONE],
    ['nothing', () => undefined],
    ['an error of the GraphQL library without a code', () => new GraphQLError(`select ${PHONE}`)],
    ['an error of another status', () => Object.assign(new Error(PHONE), { statusCode: 418, code: 'BAD_USER_INPUT' })],
  ])('is masked behind an id that is in the log: %s', async (_what, thrown) => {
    viewerThrows = () => {
      throw thrown();
    };
    const answer = await ask(
      '{ viewer { resident { id } } calendarDays(from: "2026-01-01", to: "2026-01-01") { id } }',
    );
    expect(answer.errors).toMatchObject([
      {
        message: expect.stringMatching(MASKED),
        path: ['viewer'],
        extensions: { code: 'INTERNAL', id: lineAbout(answer).id },
      },
    ]);
    expect(answer.body).not.toMatch(SECRET);
    expect(answer.data).toEqual({ viewer: null, calendarDays: [{ id: expect.any(String) }] });
  });

  test('is no refusal that got lost: that one is told, as bad input', async () => {
    viewerThrows = () => {
      throw lostOnTheWay();
    };
    const { errors } = await ask('{ viewer { resident { id } } }');
    expect(errors).toMatchObject([{ message: 'This will not do.', extensions: { code: 'BAD_USER_INPUT' } }]);
  });
});

describe('a fault of the database', () => {
  test('shows no SQL, and the log says where to look without the row', async () => {
    await commons.sql(`alter table resident_contact add constraint only_for_this_test check (phone <> '${PHONE}')`);
    const answer = await ask(REGISTER, { name: NAME, phone: PHONE });
    await commons.sql('alter table resident_contact drop constraint only_for_this_test');

    expect(answer.errors).toHaveLength(1);
    expect(answer.body).not.toMatch(SECRET);
    expect(JSON.stringify(answer.errors).replaceAll('residentRegister', '')).not.toMatch(INSIDES);
    const { fault } = lineAbout(answer);
    expect(fault).toMatchObject({ sqlState: '23514', table: 'resident_contact', constraint: 'only_for_this_test' });
    expect(fault.stack[0]).toMatch(/^\s+at /);
    expect(logged.join('')).not.toMatch(SECRET);
  });

  test('about a value does not repeat the value', async () => {
    await commons.sql(`alter table resident_contact add constraint only_for_this_test check (phone::smallint > 0)`);
    const answer = await ask(REGISTER, { name: NAME, phone: PHONE });
    await commons.sql('alter table resident_contact drop constraint only_for_this_test');

    expect(answer.body).not.toMatch(SECRET);
    expect(lineAbout(answer).fault).toMatchObject({ sqlState: expect.stringMatching(/^22/) });
    expect(logged.join('')).not.toMatch(SECRET);
  });

  test('in a query is masked like one in a mutation', async () => {
    await commons.sql('alter table division rename to division_gone');
    const answer = await ask('{ divisions(where: { text: "金丝雀" }) { edges { node { name } } } }');
    await commons.sql('alter table division_gone rename to division');

    expect(answer.errors![0]!.message).toMatch(MASKED);
    expect(answer.data).toBeNull();
    expect(lineAbout(answer).fault).toMatchObject({ sqlState: '42P01', message: 'relation "division" does not exist' });
    expect(logged.join('')).not.toMatch(SECRET);
  });

  test('that is away is told as such, and no address with it', async () => {
    const orm = await createOrm('postgres://canary:19912345678@127.0.0.1:1/nowhere', 1, entities);
    const server = await serverOn(orm);
    for (const document of ['{ viewer { resident { id } } }', REGISTER]) {
      const { body, errors } = await ask(document, { name: NAME, phone: PHONE }, 'canary', server);
      expect(errors![0]).toMatchObject({
        message: 'The system is busy. Please try again in a moment.',
        extensions: { code: 'BUSY' },
      });
      expect(body).not.toMatch(/127\.0\.0\.1|ECONNREFUSED|nowhere/);
    }
    expect(logged.join('')).not.toMatch(SECRET);
    expect((await server.inject('/readyz')).statusCode).toBe(503);
    expect((await server.inject('/livez')).statusCode).toBe(200);
    await server.close();
    await orm.close();
  });
});

describe('an input that is refused', () => {
  const REGISTER_WITH = (input: string) => `mutation { residentRegister(input: ${input}) { userErrors { code } } }`;
  const FACILITIES = (where: string) => `{ sharedFacilities(where: ${where}) { totalCount } }`;

  test.each([
    ['a number for a text', REGISTER_WITH(`{ name: "x", phone: ${PHONE} }`)],
    ['a list for a text', REGISTER_WITH(`{ name: ["${NAME}"], phone: "1" }`)],
    ['an object for a text', REGISTER_WITH(`{ name: { x: "${NAME}" }, phone: "1" }`)],
    ['a text for an object', REGISTER_WITH(`"${NAME}; found \\"${PHONE}\\": ${NAME}"`)],
    ['a text for an enum', FACILITIES(`{ kinds: ["${NAME}"] }`)],
    ['a number for an enum', FACILITIES(`{ kinds: [${PHONE}] }`)],
    ['a text for a time', FACILITIES(`{ availableDuring: { start: "${PHONE}", end: "${NAME}" } }`)],
    ['a number for an id', FACILITIES(`{ unitId: ${PHONE}.5 }`)],
    ['a text for a date', `{ calendarDays(from: "${PHONE}", to: "${NAME}") { id } }`],
    ['a text for a number', `{ divisions(first: "${PHONE}") { totalCount } }`],
    ['a number too large', `{ divisions(first: ${PHONE}) { totalCount } }`],
    ['a text where a name should be', `{ "${NAME}" }`],
    ['a text without an end', `{ divisions(where: { text: "${NAME} }`],
    ['a number where a name should be', `{ ${PHONE} }`],
  ])('is not repeated when it is written out: %s', async (_what, document) => {
    const { body, errors } = await ask(document);
    expect(errors!.length).toBeGreaterThan(0);
    expect(body).not.toMatch(SECRET);
    expect(logged.join('')).not.toMatch(SECRET);
  });

  test.each([
    ['a number for a text', 'ResidentRegisterInput!', { name: 'x', phone: Number(PHONE) }, 'v.phone'],
    ['a list for a text', 'ResidentRegisterInput!', { name: [NAME], phone: 'x' }, 'v.name'],
    ['an object for a text', 'ResidentRegisterInput!', { name: { x: NAME }, phone: 'x' }, 'v.name'],
    ['a text for an object', 'ResidentRegisterInput!', `${NAME} cannot represent x: ${PHONE}`, 'v'],
    ['a text for an enum', 'SharedFacilityFilter', { kinds: ['PARKING', NAME] }, 'v.kinds[1]'],
    ['a text for a time', 'AvailableDuringInput', { start: PHONE, end: NAME }, 'v.start'],
    ['an object for an id', 'SharedFacilityFilter', { unitId: { x: PHONE } }, 'v.unitId'],
    ['a text for a date', 'LocalDate!', PHONE, 'v'],
    ['a text for a time of day', 'LocalTime!', PHONE, 'v'],
    ['a text for a zone', 'TimeZone', NAME, 'v'],
    ['a text for a number', 'Int', PHONE, 'v'],
    ['a number too large', 'Int', Number(PHONE), 'v'],
    ['a text for a truth', 'Boolean!', NAME, 'v'],
    ['nothing for something', 'ResidentRegisterInput!', { name: NAME, phone: null }, 'v.phone'],
    ['something left out', 'ResidentRegisterInput!', { name: NAME }, 'v'],
  ])('is not repeated when it is a variable, but its place is named: %s', async (_what, type, value, place) => {
    const { body, errors } = await ask(documentWith(type), { v: value });
    expect(errors).toHaveLength(1);
    expect(errors![0]!.extensions).toEqual({ code: 'BAD_USER_INPUT', requestId: expect.any(String) });
    expect(errors![0]!.message).toContain(`"$v" does not fit at "${place}"; `);
    expect(body).not.toMatch(SECRET);
    expect(logged.join('')).not.toMatch(SECRET);
  });
});

/** A document that takes a variable of this type; one that defined it and never used it would be refused for that. */
function documentWith(type: string): string {
  const rules = '{ dayClass: EVERY_DAY, startTime: $v, endTime: "08:00" }';
  const facility = 'unitId: "x", name: "x", kind: PARKING, capacity: 1, admission: INSTANT, timeZone: $v';
  const uses: Record<string, string> = {
    'ResidentRegisterInput!': 'residentRegister(input: $v) { userErrors { code } }',
    'LocalTime!': `facilityOpeningRulesSet(input: { facilityId: "x", rules: [${rules}] }) { userErrors { code } }`,
    TimeZone: `facilityCreate(input: { ${facility} }) { userErrors { code } }`,
    SharedFacilityFilter: 'sharedFacilities(where: $v) { totalCount }',
    AvailableDuringInput: 'sharedFacilities(where: { availableDuring: $v }) { totalCount }',
    'LocalDate!': 'calendarDays(from: $v, to: "2026-01-01") { id }',
    Int: 'divisions(first: $v) { totalCount }',
    'Boolean!': '__typename @include(if: $v)',
  };
  const field = uses[type]!;
  return `${/userErrors/.test(field) ? 'mutation' : 'query'} ($v: ${type}) { ${field} }`;
}

describe('the traces of an ordinary day', () => {
  test('hold no name and no phone number: neither the log, nor the audit trail, nor the outbox, nor stored answers', async () => {
    const { db } = commons;
    await buildCalendar(db);
    const facility = await buildFacility(db, { now: commons.clock.now });
    const alliance = await buildAlliance(db);
    const manager = await buildAccount(db, { roles: [{ role: Role.UNIT_MANAGER, unitId: facility.unitId }] });
    const staff = await buildAccount(db, { roles: [{ role: Role.COMMUNITY_STAFF, divisionId: alliance.division.id }] });
    const does = async (as: string, query: string, variables: object = {}) => {
      const { data, errors } = await ask(query, variables, as);
      expect(errors).toBeUndefined();
      const [answer] = Object.values(data) as { userErrors: { code: string }[] }[];
      // oxlint-disable-next-line typescript/no-explicit-any -- a test names what it expects
      return { ...answer, refusals: answer!.userErrors.map(({ code }) => code) } as Record<string, any>;
    };
    const BOOK = `mutation ($id: ID!, $start: DateTime!, $end: DateTime!, $key: String!) {
      bookingCreate(input: { facilityId: $id, start: $start, end: $end, idempotencyKey: $key }) {
        booking { id booker { name phone } } userErrors { code message } } }`;
    const slot = { id: facility.id, start: '2026-03-04T02:00:00Z', end: '2026-03-04T03:00:00Z' };

    const { resident } = await does('canary', REGISTER, { name: NAME, phone: PHONE });
    expect(resident).toMatchObject({ name: NAME, phone: PHONE });
    expect((await does('canary', REGISTER, { name: NAME, phone: '19912345670' })).refusals).toEqual(['STATE_CONFLICT']);
    expect((await does('other', REGISTER, { name: NAME, phone: `${PHONE}x` })).refusals).toEqual(['INVALID_INPUT']);
    const { booking } = await does('canary', BOOK, { ...slot, key: 'canary-1' });
    expect(booking.booker).toEqual({ name: NAME, phone: PHONE });
    expect((await does('canary', BOOK, { ...slot, key: 'canary-2' })).refusals).toEqual(['SLOT_UNAVAILABLE']);
    const CANCEL = `mutation ($id: ID!, $reason: String) { bookingCancel(input: { bookingId: $id, reason: $reason }) {
      booking { id booker { name } } userErrors { code } } }`;
    await does(manager.subject, CANCEL, { id: booking.id, reason: `${NAME}, ${PHONE}` });
    const APPLY = `mutation ($unit: ID!, $alliance: ID!, $name: String!) { membershipApply(input: {
      unitId: $unit, allianceId: $alliance, charterVersion: 1, delegates: [{ name: $name }] }) {
        membership { id delegates { name } } userErrors { code } } }`;
    const applied = await does(manager.subject, APPLY, { unit: facility.unitId, alliance: alliance.id, name: NAME });
    expect(applied.membership.delegates).toEqual([{ name: NAME }]);
    await does(
      staff.subject,
      'mutation ($id: ID!) { membershipAdmit(input: { membershipId: $id }) { membership { id } userErrors { code } } }',
      { id: applied.membership.id },
    );

    const traces = async (table: string) =>
      (await commons.sql<{ row: string }>(`select ${table}::text as row from ${table}`)).map(({ row }) => row);
    expect((await traces('resident_contact')).join('\n')).toMatch(SECRET);
    for (const table of ['audit_entry', 'outbox_event', 'idempotent_answer']) {
      const rows = await traces(table);
      expect(rows.length).toBeGreaterThan(0);
      expect(rows.join('\n')).not.toMatch(SECRET);
    }
    expect(logged.join('')).not.toMatch(SECRET);
  });
});
