import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildAccount, type BuiltAccount } from '../../../../seeds/factories/person.factory.ts';
import { type BuiltUnit, buildUnit } from '../../../../seeds/factories/unit.factory.ts';
import {
  SECRET_OVERLAP_HOURS_MAX,
  SERVICE_ACCOUNT_DAYS_MAX,
  SERVICE_ACCOUNT_NAME_MAX,
  SERVICE_ACCOUNTS_MAX,
} from '../../../../src/district/identity/service-accounts/service-account.entity.ts';
import { Role } from '../../../../src/request/viewer.ts';
import { newId } from '../../../../src/shared/node.ts';
import { type Commons, startCommons, TEST_NOW } from '../../../support/commons.ts';
import { askForToken, buildManagedUnit, formOf, makeClient, send, tokenOf } from './service-account.world.ts';

let commons: Commons;
let unit: BuiltUnit;
let manager: BuiltAccount;
beforeAll(async () => {
  commons = await startCommons();
  ({ unit, manager } = await buildManagedUnit(commons));
});
afterAll(() => commons.close());

const now = Temporal.Instant.from(TEST_NOW);
const inHours = (hours: number) => now.add({ hours }).toString({ fractionalSecondDigits: 3 });
const input = (more: object = {}) => ({ unitId: unit.id, name: 'gate', scopes: ['FACILITIES_WRITE'], ...more });
const refusalOf = async (mutation: string, given: object, as: string | undefined = manager.subject) => {
  const { data, errors } = await send(commons, mutation, given, as);
  if (errors) return errors[0]!.extensions.code;
  const { serviceAccount, clientSecret = null, userErrors } = data.answer;
  expect({ serviceAccount, clientSecret }).toEqual({ serviceAccount: null, clientSecret: null });
  expect(userErrors).toHaveLength(1);
  return [userErrors[0].code, ...(userErrors[0].field ?? [])].join(' ');
};
const LIST = `query ($id: ID!, $first: Int) { node(id: $id) { ... on ResidentUnit {
  serviceAccounts(first: $first) { totalCount edges { node { id name revokedAt } } } } } }`;

describe('making a service account', () => {
  test('answers with the account and a secret of 256 random bits', async () => {
    const { data } = await send(commons, 'serviceAccountCreate', input({ name: ' 停车道闸 ' }), manager.subject);
    expect(data.answer).toEqual({
      serviceAccount: {
        id: expect.stringMatching(/^svc_[0-9a-f]{32}$/),
        name: '停车道闸',
        scopes: ['FACILITIES_WRITE'],
        createdAt: inHours(0),
        expiresAt: inHours(365 * 24),
        revokedAt: null,
        lastTokenAt: null,
        unit: { id: unit.id },
        secrets: [{ createdAt: inHours(0), expiresAt: null }],
      },
      clientSecret: expect.stringMatching(/^gcs_[\w-]{43}$/),
      userErrors: [],
    });
    expect(Buffer.from(data.answer.clientSecret.slice(4), 'base64url')).toHaveLength(32);
  });

  test('keeps no secret, only a salted hash, and another salt each time', async () => {
    const [one, two] = [await makeClient(commons, manager, unit.id), await makeClient(commons, manager, unit.id)];
    const rows = await commons.sql<{ salt: string; row: string }>(
      `select encode(salt, 'hex') as salt, k::text as row from service_account_secret k`,
    );
    expect(new Set(rows.map(({ salt }) => salt)).size).toBe(rows.length);
    for (const { secret } of [one, two]) {
      const raw = Buffer.from(secret.slice(4), 'base64url').toString('hex');
      for (const { row } of rows) {
        expect(row).not.toContain(secret);
        expect(row).not.toContain(raw);
      }
    }
  });

  test('is told to the trail by the names of fields, without a secret', async () => {
    const { id, secret } = await makeClient(commons, manager, unit.id);
    const entries = await commons.sql<{ row: string; action: string }>(
      'select action, e::text as row from audit_entry e where subject_id = $1',
      [id],
    );
    expect(entries.map(({ action }) => action)).toEqual(['serviceAccountCreate']);
    expect(entries[0]!.row).toContain(manager.accountId);
    expect(entries[0]!.row).not.toContain(secret);
  });

  test('takes scopes once, however often they are named', async () => {
    const { data } = await send(
      commons,
      'serviceAccountCreate',
      input({ scopes: ['BOOKINGS_READ', 'FACILITIES_READ', 'BOOKINGS_READ'] }),
      manager.subject,
    );
    expect(data.answer.serviceAccount.scopes).toEqual(['BOOKINGS_READ', 'FACILITIES_READ']);
  });

  test('refuses what is malformed or out of range', async () => {
    for (const [wrong, refusal] of [
      [{ unitId: 'x' }, 'INVALID_INPUT unitId'],
      [{ unitId: newId('fac') }, 'INVALID_INPUT unitId'],
      [{ unitId: newId('uni') }, 'NOT_FOUND unitId'],
      [{ name: ' ' }, 'INVALID_INPUT name'],
      [{ name: 'x'.repeat(SERVICE_ACCOUNT_NAME_MAX + 1) }, 'INVALID_INPUT name'],
      [{ scopes: [] }, 'INVALID_INPUT scopes'],
      [{ expiresAt: inHours(0) }, 'INVALID_INPUT expiresAt'],
      [
        { expiresAt: now.add({ hours: SERVICE_ACCOUNT_DAYS_MAX * 24, seconds: 1 }).toString() },
        'INVALID_INPUT expiresAt',
      ],
    ] as const) {
      expect(await refusalOf('serviceAccountCreate', input(wrong))).toBe(refusal);
    }
    expect(await refusalOf('serviceAccountCreate', input({ scopes: ['EVERYTHING'] }))).toBe('BAD_USER_INPUT');
    const longest = { expiresAt: inHours(SERVICE_ACCOUNT_DAYS_MAX * 24) };
    expect(await makeClient(commons, manager, unit.id, ['FACILITIES_READ'], longest)).toBeDefined();
  });

  test('is for the managers of the unit alone, not for staff, not for who manages a facility of it', async () => {
    const { db } = commons;
    const staff = await buildAccount(db, { roles: [{ role: Role.COMMUNITY_STAFF, divisionId: unit.division.id }] });
    const rival = await buildManagedUnit(commons);
    for (const { subject } of [staff, rival.manager, await buildAccount(db)]) {
      expect(await refusalOf('serviceAccountCreate', input(), subject)).toBe('FORBIDDEN');
    }
    const client = await makeClient(commons, manager, unit.id, [
      'FACILITIES_READ',
      'FACILITIES_WRITE',
      'BOOKINGS_READ',
    ]);
    expect(await refusalOf('serviceAccountCreate', input(), await tokenOf(commons, client))).toBe('FORBIDDEN');
    const nobody = await send(commons, 'serviceAccountCreate', input());
    expect(nobody.errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });

  test('stops at the limit, also for two at once, and goes on when one has ended', async () => {
    const full = await buildManagedUnit(commons);
    const clients = [];
    for (let i = 1; i < SERVICE_ACCOUNTS_MAX; i++) clients.push(await makeClient(commons, full.manager, full.unit.id));
    const given = input({ unitId: full.unit.id });
    const both = await Promise.all(
      [1, 2].map(() => send(commons, 'serviceAccountCreate', given, full.manager.subject)),
    );
    const codes = both.flatMap(({ data }) => data.answer.userErrors.map(({ code }: { code: string }) => code));
    expect(codes).toEqual(['STATE_CONFLICT']);
    await send(commons, 'serviceAccountRevoke', { serviceAccountId: clients[0]!.id }, full.manager.subject);
    await makeClient(commons, full.manager, full.unit.id);
    expect(await refusalOf('serviceAccountCreate', given, full.manager.subject)).toBe('STATE_CONFLICT unitId');
  });
});

describe('another secret', () => {
  test('is accepted beside the old one for the overlap, and alone after it', async () => {
    const old = await makeClient(commons, manager, unit.id);
    const { data } = await send(
      commons,
      'serviceAccountRotateSecret',
      { serviceAccountId: old.id, overlapHours: 2 },
      manager.subject,
    );
    expect(data.answer.serviceAccount.secrets).toEqual([
      { createdAt: inHours(0), expiresAt: inHours(2) },
      { createdAt: inHours(0), expiresAt: null },
    ]);
    const next = { id: old.id, secret: data.answer.clientSecret as string };
    expect(next.secret).not.toBe(old.secret);
    const works = async (client: typeof old) => (await askForToken(commons, formOf(client))).statusCode === 200;
    expect([await works(old), await works(next)]).toEqual([true, true]);
    commons.clock.now = now.add({ hours: 2 });
    expect([await works(old), await works(next)]).toEqual([false, true]);
    commons.clock.now = now;
  });

  test('leaves at most two: one that was running out ends', async () => {
    const first = await makeClient(commons, manager, unit.id);
    const rotate = async (overlapHours?: number) => {
      const given = { serviceAccountId: first.id, overlapHours };
      const { data } = await send(commons, 'serviceAccountRotateSecret', given, manager.subject);
      expect(data.answer.userErrors).toEqual([]);
      return { id: first.id, secret: data.answer.clientSecret as string };
    };
    const second = await rotate();
    const third = await rotate();
    const status = async (client: typeof first) => (await askForToken(commons, formOf(client))).statusCode;
    expect([await status(first), await status(second), await status(third)]).toEqual([401, 200, 200]);
    const fourth = await rotate(0);
    expect([await status(second), await status(third), await status(fourth)]).toEqual([401, 401, 200]);
  });

  test('is refused for an overlap out of range, for what is not there, and for who does not manage the unit', async () => {
    const { id: serviceAccountId, secret } = await makeClient(commons, manager, unit.id);
    const rotate = (given: object, as?: string) => refusalOf('serviceAccountRotateSecret', given, as);
    for (const overlapHours of [-1, SECRET_OVERLAP_HOURS_MAX + 1]) {
      expect(await rotate({ serviceAccountId, overlapHours })).toBe('INVALID_INPUT overlapHours');
    }
    expect(await rotate({ serviceAccountId: unit.id })).toBe('INVALID_INPUT serviceAccountId');
    expect(await rotate({ serviceAccountId: newId('svc') })).toBe('NOT_FOUND serviceAccountId');
    const rival = (await buildManagedUnit(commons)).manager.subject;
    expect(await rotate({ serviceAccountId }, rival)).toBe('NOT_FOUND serviceAccountId');
    const itself = await tokenOf(commons, { id: serviceAccountId, secret });
    expect(await rotate({ serviceAccountId }, itself)).toBe('NOT_FOUND serviceAccountId');
    await send(commons, 'serviceAccountRevoke', { serviceAccountId }, manager.subject);
    expect(await rotate({ serviceAccountId })).toBe('STATE_CONFLICT serviceAccountId');
  });

  test('for two at once leaves two that work, and no third', async () => {
    const old = await makeClient(commons, manager, unit.id);
    const answers = await Promise.all(
      [1, 2].map(() => send(commons, 'serviceAccountRotateSecret', { serviceAccountId: old.id }, manager.subject)),
    );
    const secrets = answers.map(({ data }) => data.answer.clientSecret as string);
    const statuses = await Promise.all(
      [old.secret, ...secrets].map(
        async (secret) => (await askForToken(commons, formOf({ id: old.id, secret }))).statusCode,
      ),
    );
    expect(statuses).toEqual([401, 200, 200]);
  });
});

describe('revoking', () => {
  test('ends the secrets and every token with the next request, also for what is public', async () => {
    const client = await makeClient(commons, manager, unit.id);
    const as = await tokenOf(commons, client);
    const PUBLIC = '{ residentUnits(first: 1) { totalCount } }';
    const ME = '{ viewer { serviceAccount { id scopes unit { id } } roles { id } resident { id } } }';
    expect((await commons.query(ME, {}, { as })).data.viewer).toEqual({
      serviceAccount: { id: client.id, scopes: ['FACILITIES_WRITE'], unit: { id: unit.id } },
      roles: [],
      resident: null,
    });
    const { data } = await send(commons, 'serviceAccountRevoke', { serviceAccountId: client.id }, manager.subject);
    expect(data.answer).toMatchObject({ serviceAccount: { revokedAt: inHours(0), secrets: [] }, userErrors: [] });
    for (const document of [PUBLIC, ME]) {
      expect((await commons.query(document, {}, { as })).errors).toMatchObject([
        { extensions: { code: 'UNAUTHENTICATED' } },
      ]);
    }
    expect((await askForToken(commons, formOf(client))).json()).toMatchObject({ error: 'invalid_client' });
    const again = { serviceAccountId: client.id };
    expect(await refusalOf('serviceAccountRevoke', again)).toBe('STATE_CONFLICT serviceAccountId');
    expect(await commons.sql('select from service_account_secret where service_account_id = $1', [client.id])).toEqual(
      [],
    );
  });

  test('is for the managers of the unit; to others there is no such thing', async () => {
    const client = await makeClient(commons, manager, unit.id);
    const rival = (await buildManagedUnit(commons)).manager.subject;
    const given = { serviceAccountId: client.id };
    expect(await refusalOf('serviceAccountRevoke', given, rival)).toBe('NOT_FOUND serviceAccountId');
    expect(await refusalOf('serviceAccountRevoke', given, await tokenOf(commons, client))).toBe(
      'NOT_FOUND serviceAccountId',
    );
    const node = (as: string) => commons.query('query ($id: ID!) { node(id: $id) { id } }', client, { as });
    expect((await node(rival)).data.node).toBeNull();
    expect((await node(manager.subject)).data.node).toEqual({ id: client.id });
  });

  test('an account that has expired is refused as well', async () => {
    const client = await makeClient(commons, manager, unit.id, ['FACILITIES_READ'], {
      expiresAt: now.add({ minutes: 5 }).toString(),
    });
    const as = await tokenOf(commons, client);
    commons.clock.now = now.add({ minutes: 6 });
    expect((await commons.query('{ viewer { roles { id } } }', {}, { as })).errors).toMatchObject([
      { extensions: { code: 'UNAUTHENTICATED' } },
    ]);
    expect((await askForToken(commons, formOf(client))).statusCode).toBe(401);
    commons.clock.now = now;
  });
});

describe('the service accounts of a unit', () => {
  test('are listed to its managers, the oldest first, revoked ones included; to others the list is null', async () => {
    const own = await buildManagedUnit(commons);
    const clients = [];
    for (let i = 0; i < 3; i++) clients.push(await makeClient(commons, own.manager, own.unit.id));
    await send(commons, 'serviceAccountRevoke', { serviceAccountId: clients[1]!.id }, own.manager.subject);
    const list = async (as?: string) =>
      (await commons.query(LIST, { id: own.unit.id, first: 2 }, as === undefined ? {} : { as })).data.node
        .serviceAccounts;
    expect(await list(own.manager.subject)).toMatchObject({
      totalCount: 3,
      edges: [
        { node: { id: clients[0]!.id, revokedAt: null } },
        { node: { id: clients[1]!.id, revokedAt: inHours(0) } },
      ],
    });
    for (const as of [undefined, manager.subject, await tokenOf(commons, clients[0]!)])
      expect(await list(as)).toBeNull();
  });

  test('of many units come in one statement', async () => {
    const units = [await buildUnit(commons.db), await buildUnit(commons.db)];
    const { subject } = await buildAccount(commons.db, {
      roles: units.map(({ id }) => ({ role: Role.UNIT_MANAGER, unitId: id })),
    });
    const document = `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on ResidentUnit {
      serviceAccounts { edges { node { id secrets { createdAt } } } } } } }`;
    const ask = () => commons.query(document, { ids: units.map(({ id }) => id) }, { as: subject });
    // The units, the viewer, the accounts; and the secrets, of which there are none.
    expect(await commons.statements(ask)).toBe(3);
  });
});

test('a service account is never registered as a resident', async () => {
  const client = await makeClient(commons, manager, unit.id);
  const { errors } = await commons.query(
    'mutation { residentRegister(input: { name: "道闸", phone: "13800001111" }) { resident { id } userErrors { code } } }',
    {},
    { as: await tokenOf(commons, client) },
  );
  expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
});

test('a role or resident that is given to its account behind our back gives it nothing', async () => {
  const client = await makeClient(commons, manager, unit.id);
  await commons.sql(
    `insert into role_assignment (id, account_id, role, division_id, valid_from)
     select $1, s.account_id, 'COMMUNITY_STAFF', $2, '2020-01-01' from service_account s where s.id = $3`,
    [newId('rol'), unit.division.id, client.id],
  );
  const as = await tokenOf(commons, client);
  const { data } = await commons.query(
    '{ bookings(first: 1) { totalCount } roleAssignments { totalCount } }',
    {},
    { as },
  );
  expect(data).toEqual({ bookings: { totalCount: 0 }, roleAssignments: { totalCount: 0 } });
});
