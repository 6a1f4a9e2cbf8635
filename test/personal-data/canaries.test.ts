import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildAlliance } from '../../seeds/factories/alliance.factory.ts';
import { buildCalendar } from '../../seeds/factories/calendar.factory.ts';
import { buildFacility } from '../../seeds/factories/facility.factory.ts';
import { buildAccount } from '../../seeds/factories/person.factory.ts';
import { fanOut } from '../../src/events/webhooks/fan-out.ts';
import { letGo } from '../../src/personal-data/retention.ts';
import { Role } from '../../src/request/viewer.ts';
import { startTracing } from '../../src/server/observability/tracing.ts';
import { type Commons, startCommons } from '../support/commons.ts';
import { settled } from '../events/webhooks/webhook.world.ts';
import { rowsWritten } from './everything-written.ts';

// A day in the life of people with names and numbers that nobody else has; then everything that the server has written is
// searched for them: its log at the finest level, traces, metrics, and every row of every table.

const NAME = '蓝孔雀金丝雀';
const SEAT = '白鹇金丝雀';
const PHONE = '13766600017';
const CANARIES = new RegExp(`${NAME}|${SEAT}|${PHONE}`);

/** What has come where it does not belong, and what stands around it. */
function strayIn(text: string): string | undefined {
  return new RegExp(`.{0,200}(?:${CANARIES.source}).{0,40}`, 's').exec(text)?.[0];
}

/** Where they may stand: in the rows of the people themselves, and in what others wrote about their booking to them. */
const HOMES = ['resident_contact', 'household', 'delegate', 'booking'];

const logged: string[] = [];
const sent: string[] = [];
/** What callers were told beside data: errors and refusals. */
const told: string[] = [];
let collector: Server;
let tracing: ReturnType<typeof startTracing>;
let commons: Commons;

beforeAll(async () => {
  collector = createServer(async (request, answer) => {
    sent.push(await text(request));
    answer.setHeader('content-type', 'application/json').end('{}');
  }).listen(0, '127.0.0.1');
  await once(collector, 'listening');
  tracing = startTracing(`http://127.0.0.1:${(collector.address() as AddressInfo).port}`);
  const sink = new Writable({
    write(chunk, _encoding, done) {
      logged.push(String(chunk));
      done();
    },
  });
  commons = await startCommons({
    server: {
      tracing,
      log: pino({ level: 'trace' }, sink),
      metrics: { token: undefined },
      webhookTargets: { allowPrivate: true, resolve: async () => ['127.0.0.1'] },
    },
  });
});
afterAll(async () => {
  await commons.close();
  await tracing.stop();
  collector.close();
});

async function does(as: string, document: string, variables: object = {}) {
  const { data, errors } = await commons.query(document, variables, { as });
  const [answer] = Object.values(data ?? {}) as ({ userErrors?: unknown } | null)[];
  told.push(JSON.stringify([errors, answer?.userErrors]));
  // oxlint-disable-next-line typescript/no-explicit-any -- a test names what it expects
  return answer as any;
}

const REGISTER = `mutation ($input: ResidentRegisterInput!) {
  residentRegister(input: $input) { resident { id name phone } userErrors { code message } } }`;
const CODE = `mutation { phoneCodeRequest(input: { phone: "${PHONE}" }) { resident { id } userErrors { message } } }`;
const CONFIRM = `mutation ($code: String!) { phoneConfirm(input: { code: $code }) { userErrors { message } } }`;
const BOOK = `mutation ($input: BookingCreateInput!) {
  bookingCreate(input: $input) { booking { id booker { name phone } } userErrors { code message } } }`;
const decide = (name: string, more = '') => `mutation ($id: ID!) {
  booking${name}(input: { bookingId: $id ${more} }) { booking { id booker { name phone } } userErrors { code message } } }`;

describe('everything that is written in a full run', () => {
  test('holds names and phones of people where they belong, and nowhere else', async () => {
    const { db } = commons;
    await buildCalendar(db);
    const options = { now: commons.clock.now, capacity: 1 } as const;
    const facility = await buildFacility(db, options);
    const asking = await buildFacility(db, { ...options, unitId: facility.unitId, admission: 'APPROVAL' });
    const alliance = await buildAlliance(db);
    const manager = await buildAccount(db, { roles: [{ role: Role.UNIT_MANAGER, unitId: facility.unitId }] });
    await does(
      manager.subject,
      `mutation ($input: WebhookCreateInput!) { webhookCreate(input: $input) { webhook { id } userErrors { code message } } }`,
      {
        input: {
          unitId: facility.unitId,
          url: 'https://partner.example/hook',
          topics: ['BOOKING_CREATED', 'BOOKING_CANCELLED', 'BOOKING_CONFIRMED', 'BOOKING_REJECTED'],
        },
      },
    );

    const person = { name: NAME, phone: PHONE };
    expect((await does('one', REGISTER, { input: person })).resident).toMatchObject(person);
    await does('one', REGISTER, { input: { ...person, name: `${NAME}二` } });
    await does('one', REGISTER, { input: { ...person, phone: `${PHONE}00000` } });
    const { resident } = await does('one', CODE);
    expect(resident).not.toBeNull();
    const { code } = commons.codes.at(-1)!;
    await does('one', CONFIRM, { code: `${code}0` });
    expect((await does('one', CONFIRM, { code })).userErrors).toEqual([]);
    await does('two', REGISTER, { input: { name: '林小满', phone: '13700000002' } });

    const slot = { start: '2026-03-04T02:00:00Z', end: '2026-03-04T03:00:00Z' };
    const later = { start: '2026-03-04T04:00:00Z', end: '2026-03-04T05:00:00Z' };
    const book = (as: string, facilityId: string, when: object, key: string) =>
      does(as, BOOK, { input: { facilityId, ...when, idempotencyKey: key } });
    const first = (await book('one', facility.id, slot, 'k1')).booking;
    expect(first.booker).toEqual(person);
    await book('one', facility.id, slot, 'k1');
    await book('two', facility.id, slot, 'k2');
    const waiting = (await book('one', asking.id, later, 'k3')).booking;
    const declined = (await book('one', asking.id, { start: later.end, end: '2026-03-04T06:00:00Z' }, 'k4')).booking;
    expect(waiting).not.toBeNull();
    expect(declined).not.toBeNull();
    const all = await does(manager.subject, '{ bookings(first: 50) { edges { node { booker { name phone } } } } }');
    expect(JSON.stringify(all)).toContain(PHONE);
    await does(manager.subject, decide('Confirm'), { id: waiting.id });
    await does(manager.subject, decide('Reject', `, reason: "${NAME} ${PHONE}"`), { id: declined.id });
    await does(manager.subject, decide('Cancel', `, reason: "${NAME} ${PHONE}"`), { id: first.id });
    await does('two', decide('Cancel'), { id: waiting.id });
    await does(
      manager.subject,
      `mutation ($input: MembershipApplyInput!) { membershipApply(input: $input) {
        membership { id delegates { name } } userErrors { code message } } }`,
      { input: { unitId: facility.unitId, allianceId: alliance.id, charterVersion: 1, delegates: [{ name: SEAT }] } },
    );
    await does('one', `{ viewer { resident { name phone } personalDataViews { at purpose } } }`);

    // A fault in the middle, with their data in the statement that fails.
    // By its hash: what tests themselves send to the database is in the traces, too.
    const third = createHash('md5').update(`${NAME}三`).digest('hex');
    await commons.sql(`alter table resident_contact add constraint only_here check (md5(name) <> '${third}')`);
    await does('three', REGISTER, { input: { ...person, name: `${NAME}三` } });
    await does('three', `{ __typename @include(if: "${PHONE}") }`);
    await does('three', `{ sharedFacilities(where: { text: "${NAME}" }) { totalCount } }`);

    const { url } = await does(
      'one',
      'mutation { personalDataExport(input: { idempotencyKey: "k5" }) { url userErrors { code message } } }',
    );
    const file = await commons.app.inject({ url });
    expect(file.body).toMatch(CANARIES);
    const { now } = commons.clock;
    await settled(commons);
    await fanOut({ db, now: () => now, log: pino({ level: 'silent' }) });
    await letGo({ db, now: () => now, closing: new AbortController().signal });
    expect(told.join('\n')).toContain('SLOT_UNAVAILABLE');
    expect(told.join('\n')).toContain('INTERNAL');

    const metrics = await commons.app.inject({ url: '/metrics' });
    await tracing.stop();
    const rows = await rowsWritten(commons);
    const strays = rows.filter(({ table, row }) => !HOMES.includes(table) && CANARIES.test(row));
    expect(strays).toEqual([]);
    // The search finds what there is to find.
    for (const table of HOMES)
      expect(
        rows.some((one) => one.table === table && CANARIES.test(one.row)),
        table,
      ).toBe(true);
    for (const table of [
      'audit_entry',
      'outbox_event',
      'idempotent_answer',
      'webhook_delivery',
      'personal_data_view',
    ]) {
      expect(
        rows.some((one) => one.table === table),
        table,
      ).toBe(true);
    }
    expect(logged.join('')).toContain('an unexpected error was masked');
    expect(strayIn(logged.join(''))).toBeUndefined();
    expect(logged.join('')).not.toContain(url);
    expect(sent.join('')).toContain('/personal-data/:token');
    expect(strayIn(sent.join(''))).toBeUndefined();
    expect(sent.join('')).not.toContain(url.split('/').at(-1));
    expect(metrics.statusCode).toBe(200);
    expect(strayIn(metrics.body)).toBeUndefined();
    expect(strayIn(told.join('\n'))).toBeUndefined();
  });
});
