import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { buildFacility } from '../../../../seeds/factories/facility.factory.ts';
import { type BuiltAccount, buildAccount, buildResident } from '../../../../seeds/factories/person.factory.ts';
import { Role } from '../../../../src/request/viewer.ts';
import { buildTwoOfEverything, type TwoOfEverything } from '../../../support/two-of-everything.ts';
import { type Served, startServed, subscribeBySocket, subscribeByStream } from '../../../events/live/live-world.ts';

let commons: Served;
let world: TwoOfEverything;
let admin: BuiltAccount;

beforeAll(async () => {
  commons = await startServed();
  world = await buildTwoOfEverything(commons.db);
  admin = await buildAccount(commons.db, { roles: [{ role: Role.DISTRICT_ADMIN, divisionId: world.district.id }] });
});
afterAll(() => commons.close());

async function send(mutation: 'accountDisable' | 'accountEnable', input: object, as = admin.subject, language = 'en') {
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
  const { data, errors } = await commons.query(
    `mutation ($input: ${type}!) { answer: ${mutation}(input: $input) {
      account { id holderSubject disabledAt disabledReason } userErrors { code field message } } }`,
    { input },
    { as, language },
  );
  expect(errors).toBeUndefined();
  return data.answer;
}

const disable = (residentId: string, reason = 'Lost phone.') => send('accountDisable', { residentId, reason });
const enable = (residentId: string) => send('accountEnable', { residentId });
const codeOf = ({ userErrors }: { userErrors: { code: string }[] }) => userErrors.map(({ code }) => code);

const deniedTo = async (as: string, document: string) => {
  const { data, errors } = await commons.query(document, {}, { as });
  // Until this process has heard of it, it is the field that is denied, and not yet the whole request.
  const isNothing = !data || Object.values(data).every((value) => value === null);
  return errors?.[0]?.extensions.code === 'UNAUTHENTICATED' && isNothing;
};

/** What everybody may see asks nobody: that the token is no good every process hears within a second. */
const untilDenied = (as: string, document: string) =>
  vi.waitFor(async () => expect(await deniedTo(as, document), document).toBe(true), { timeout: 1_000, interval: 10 });

describe('a disabled account', () => {
  test('is denied its next request, whatever it asks for, and has its rights back when it is enabled', async () => {
    const { residentId, accountId, subject } = await buildResident(commons.db);
    expect(await disable(residentId)).toEqual({
      account: {
        id: accountId,
        holderSubject: `****${subject.slice(-4)}`,
        disabledAt: '2026-03-03T04:00:00.000Z',
        disabledReason: 'Lost phone.',
      },
      userErrors: [],
    });
    for (const document of [
      '{ viewer { roles { id } } }',
      'mutation { personalDataExport(input: { idempotencyKey: "x" }) { url } }',
      'mutation { residentRegister(input: { name: "x", phone: "12345" }) { userErrors { code } } }',
    ]) {
      expect(await deniedTo(subject, document), document).toBe(true);
    }
    for (const document of ['{ __typename }', '{ divisions { totalCount } }']) await untilDenied(subject, document);
    expect(codeOf(await disable(residentId))).toEqual(['STATE_CONFLICT']);
    expect((await enable(residentId)).account).toMatchObject({ id: accountId, disabledAt: null, disabledReason: null });
    const { data } = await commons.query('{ viewer { roles { role } } }', {}, { as: subject });
    expect(data.viewer.roles).toEqual([{ role: 'RESIDENT' }]);
    expect(codeOf(await enable(residentId))).toEqual(['STATE_CONFLICT']);
    const trail = await commons.sql(
      'select action, actor_id, fields from audit_entry where subject_id = $1 order by id',
      [accountId],
    );
    const fields = ['disabledAt', 'disabledReason'];
    expect(trail).toEqual([
      { action: 'accountDisable', actor_id: admin.accountId, fields },
      { action: 'accountEnable', actor_id: admin.accountId, fields },
    ]);
  });

  test('is told so with 401, in the language asked for, where it signs in and at a book page', async () => {
    const { residentId, subject } = await buildResident(commons.db);
    await disable(residentId);
    await untilDenied(subject, '{ __typename }');
    const headers = { authorization: `Bearer ${subject}`, 'accept-language': 'zh-CN' };
    const answered = await commons.app.inject({
      method: 'POST',
      url: '/graphql',
      headers,
      payload: { query: '{ __typename }' },
    });
    expect(answered.statusCode).toBe(401);
    expect(answered.json().errors[0].message).toContain('停用');
    const page = await commons.app.inject({ url: `/project-books/spb_${'0'.repeat(32)}.html`, headers });
    expect(page.statusCode).toBe(401);
  });

  test('is denied in another process as well, and let in at once where it is enabled again', async () => {
    const { residentId, subject } = await buildResident(commons.db);
    const other = await startServed({ beside: commons });
    try {
      const { residentId: enabledAgain, subject: somebody } = await buildResident(commons.db);
      await disable(residentId);
      await disable(enabledAgain);
      await vi.waitFor(
        async () => {
          const { errors } = await other.query('{ __typename }', {}, { as: subject });
          expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
        },
        { timeout: 1_000, interval: 10 },
      );
      // Who is enabled again is let in at once, by whoever remembers that they were not.
      await untilDenied(somebody, '{ __typename }');
      await enable(enabledAgain);
      expect((await other.query('{ __typename }', {}, { as: somebody })).errors).toBeUndefined();
    } finally {
      await other.close();
    }
  });

  test('has no use of a link to its file', async () => {
    const { residentId, subject } = await buildResident(commons.db);
    const asked = await commons.query(
      'mutation { personalDataExport(input: { idempotencyKey: "k" }) { url } }',
      {},
      { as: subject },
    );
    const { url } = asked.data.personalDataExport;
    await disable(residentId);
    expect((await commons.app.inject({ url })).statusCode).toBe(404);
    await enable(residentId);
    expect((await commons.app.inject({ url })).statusCode).toBe(200);
  });
});

describe('what a disabled account has open', () => {
  const OWN = 'subscription { bookingChanged { booking { id } } }';

  test.each([
    ['a stream', subscribeByStream],
    ['a socket', subscribeBySocket],
  ])('%s is ended, and that of others goes on', async (_transport, subscribe) => {
    const [one, two] = [await buildResident(commons.db), await buildResident(commons.db)];
    const facility = await buildFacility(commons.db);
    const PUBLIC = `subscription { availabilityChanged(facilityId: "${facility.id}", from: "2026-03-04T00:00:00Z", to: "2026-03-05T00:00:00Z") { windows { start } } }`;
    const [own, open, others] = await Promise.all([
      subscribe(commons, OWN, { as: one.subject }),
      subscribe(commons, PUBLIC, { as: one.subject }),
      subscribe(commons, OWN, { as: two.subject }),
    ]);
    await disable(one.residentId);
    const ended = await Promise.all([own.ended, open.ended]);
    for (const codes of ended) expect(codes).not.toEqual([]);
    const still = await Promise.race([others.ended.then(() => 'ended'), Promise.resolve('open')]);
    expect(still).toBe('open');
    others.stop();
    const again = await subscribe(commons, OWN, { as: one.subject });
    expect(await again.ended).not.toEqual([]);
  });

  test('a socket without subscriptions is closed, so that its client does not come back', async () => {
    const { residentId, subject } = await buildResident(commons.db);
    const socket = new WebSocket(`${commons.url.replace('http', 'ws')}/graphql/ws`, 'graphql-transport-ws');
    await once(socket, 'open');
    socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${subject}` } }));
    await once(socket, 'message');
    const closed = once(socket, 'close');
    await disable(residentId);
    const [code] = (await closed) as [number];
    expect(code).toBe(4401);
  });
});

describe('accountDisable', () => {
  test('is refused by name: nobody named, two named, no reason, oneself, nobody there', async () => {
    const { residentId, subject } = await buildResident(commons.db);
    const me = { accountSubject: admin.subject, reason: 'x' };
    expect(await send('accountDisable', { reason: 'x' })).toMatchObject({ userErrors: [{ code: 'INVALID_INPUT' }] });
    expect(codeOf(await send('accountDisable', { residentId, accountSubject: subject, reason: 'x' }))).toEqual([
      'INVALID_INPUT',
    ]);
    expect(await send('accountDisable', { residentId, reason: ' ' })).toMatchObject({
      userErrors: [{ code: 'INVALID_INPUT', field: ['reason'] }],
    });
    expect(codeOf(await send('accountDisable', me))).toEqual(['FORBIDDEN']);
    expect((await send('accountDisable', me, admin.subject, 'zh-CN')).userErrors[0].message).toContain('自己');
    expect(codeOf(await send('accountDisable', { accountSubject: 'nobody|here', reason: 'x' }))).toEqual(['NOT_FOUND']);
    expect(await commons.sql(`select from account where subject = 'nobody|here'`)).toEqual([]);
    expect(codeOf(await send('accountDisable', { residentId, reason: 'x' }, subject))).toEqual(['FORBIDDEN']);
  });

  test('reaches no service account, which is revoked instead', async () => {
    await commons.sql(
      `insert into account (id, issuer, subject, created_at) values ('acc_' || md5('svc'), $1, 'svc-subject', now())`,
      [admin.issuer],
    );
    await commons.sql(
      `insert into service_account (id, account_id, district_code, unit_id, name, scopes, created_at, created_by, expires_at)
       values ('svc_' || md5('svc'), 'acc_' || md5('svc'), $1, $2, 'x', '{FACILITIES_READ}', now(), $3, now() + interval '1 day')`,
      [world.district.code, world.unit.id, admin.accountId],
    );
    expect(codeOf(await send('accountDisable', { accountSubject: 'svc-subject', reason: 'x' }))).toEqual(['NOT_FOUND']);
  });
});
