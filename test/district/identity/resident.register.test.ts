import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildAccount, buildResident } from '../../../seeds/factories/person.factory.ts';
import { Role } from '../../../src/request/viewer.ts';
import { type Commons, startCommons } from '../../support/commons.ts';
import { buildTwoOfEverything, type TwoOfEverything } from '../../support/two-of-everything.ts';

let commons: Commons;
let world: TwoOfEverything;

beforeAll(async () => {
  commons = await startCommons();
  world = await buildTwoOfEverything(commons.db);
});
afterAll(() => commons.close());

const REGISTER = `mutation ($input: ResidentRegisterInput!) {
  answer: residentRegister(input: $input) { resident { id name phone } userErrors { code field message } }
}`;

async function register(as: string, input: object = LIN) {
  const { data, errors } = await commons.query(REGISTER, { input }, { as });
  expect(errors).toBeUndefined();
  return data.answer;
}

async function viewerAs(as: string) {
  const { data } = await commons.query('{ viewer { resident { id } roles { role } } }', {}, { as });
  return data.viewer;
}

const LIN = { name: '林小满', phone: '19900001234' };
let named = 0;
const newSubject = () => `new-${++named}`;

describe('residentRegister', () => {
  test('makes somebody who signed in a resident with the role RESIDENT', async () => {
    const subject = newSubject();
    const { resident, userErrors } = await register(subject, { ...LIN, divisionCode: world.community.code });
    expect(userErrors).toEqual([]);
    expect(resident).toMatchObject(LIN);
    expect(await viewerAs(subject)).toEqual({ resident: { id: resident.id }, roles: [{ role: 'RESIDENT' }] });
    const [row] = await commons.sql('select division_id, synthetic from resident where id = $1', [resident.id]);
    expect(row).toEqual({ division_id: world.community.id, synthetic: false });
  });

  test('drops blanks and hyphens from the phone number and blanks around the name', async () => {
    const { resident } = await register(newSubject(), { name: ' 林小满 ', phone: '+86 199-0000-1234' });
    expect(resident).toMatchObject({ name: '林小满', phone: '19900001234' });
  });

  test('answers the same when the same number is written in another way', async () => {
    const subject = newSubject();
    const { resident } = await register(subject);
    const { resident: again, userErrors } = await register(subject, { ...LIN, phone: `0086 ${LIN.phone}` });
    expect([again, userErrors]).toEqual([resident, []]);
  });

  test('answers the same when asked again with the same data', async () => {
    const subject = newSubject();
    const first = await register(subject);
    expect(await register(subject, { ...LIN, phone: '199 0000 1234' })).toEqual(first);
    expect(await commons.sql('select from audit_entry where subject_id = $1', [first.resident.id])).toHaveLength(1);
  });

  test.each([
    ['another name', { ...LIN, name: '林大满' }],
    ['another phone number', { ...LIN, phone: '19900001235' }],
    ['a division more', () => ({ ...LIN, divisionCode: world.grid.code })],
  ])('refuses somebody who is registered with %s', async (_, other) => {
    const subject = newSubject();
    await register(subject);
    const answer = await register(subject, typeof other === 'function' ? other() : other);
    expect(answer).toMatchObject({ resident: null, userErrors: [{ code: 'STATE_CONFLICT' }] });
  });

  test('asked 24 times at once makes one account and one resident, and answers all the same', async () => {
    const subject = newSubject();
    const answers = await Promise.all(Array.from({ length: 24 }, () => register(subject)));
    expect(new Set(answers.map(({ resident }) => resident.id)).size).toBe(1);
    const [counts] = await commons.sql(
      `select count(distinct a.id)::int as accounts, count(distinct r.id)::int as residents, count(*)::int as roles
       from account a join resident r on r.account_id = a.id join role_assignment g on g.account_id = a.id
       where a.subject = $1`,
      [subject],
    );
    expect(counts).toEqual({ accounts: 1, residents: 1, roles: 1 });
  });

  test('asked at once with different data lets one win and tells the others', async () => {
    const subject = newSubject();
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) => register(subject, { ...LIN, phone: `1990000999${n}` })),
    );
    const codes = answers.map(({ userErrors }) => userErrors[0]?.code ?? 'OK').sort();
    expect(codes).toEqual(['OK', ...Array.from({ length: 7 }, () => 'STATE_CONFLICT')]);
  });

  test('adds to the account of somebody who has a role already', async () => {
    const staff = await buildAccount(commons.db, {
      roles: [{ role: Role.COMMUNITY_STAFF, divisionId: world.community.id }],
    });
    const { resident } = await register(staff.subject);
    expect(await viewerAs(staff.subject)).toEqual({
      resident: { id: resident.id },
      roles: [{ role: 'COMMUNITY_STAFF' }, { role: 'RESIDENT' }],
    });
  });

  test('asked 12 times at once by somebody who has an account makes one resident', async () => {
    const { subject } = await buildAccount(commons.db);
    const answers = await Promise.all(Array.from({ length: 12 }, () => register(subject)));
    expect(new Set(answers.map(({ resident }) => resident.id)).size).toBe(1);
    expect(await viewerAs(subject)).toMatchObject({ roles: [{ role: 'RESIDENT' }] });
  });

  test('never takes over somebody with the same name and phone, nor the same subject of another issuer', async () => {
    const other = await buildResident(commons.db, { ...LIN, issuer: 'https://elsewhere.example', subject: 'twin' });
    const { resident } = await register('twin');
    expect(resident.id).not.toBe(other.residentId);
  });

  test('does not give back the role RESIDENT to somebody who has lost it', async () => {
    const subject = newSubject();
    const first = await register(subject);
    await commons.sql(
      `update role_assignment g set valid_to = valid_from from account a where a.id = g.account_id and a.subject = $1`,
      [subject],
    );
    expect(await register(subject)).toEqual(first);
    expect(await viewerAs(subject)).toMatchObject({ roles: [] });
  });

  test('is in the audit trail and the outbox without any personal value', async () => {
    const input = { name: '金丝雀', phone: '19987654321', divisionCode: world.grid.code };
    const { resident } = await register(newSubject(), input);
    const entries = await commons.sql('select * from audit_entry where subject_id = $1', [resident.id]);
    expect(entries).toMatchObject([
      {
        action: 'residentRegister',
        district_code: world.district.code,
        fields: ['name', 'phone', 'divisionId'],
      },
    ]);
    const events = await commons.sql('select * from outbox_event where subject_id = $1', [resident.id]);
    expect(events).toMatchObject([{ topic: 'resident.registered' }]);
    const everything = JSON.stringify([
      await commons.sql('select * from audit_entry'),
      await commons.sql('select * from outbox_event'),
    ]);
    expect(everything).not.toMatch(/金丝雀|19987654321/);
  });

  test.each([
    ['no name', { name: '  ' }, 'INVALID_INPUT', 'name'],
    ['a name of 101 characters', { name: 'x'.repeat(101) }, 'INVALID_INPUT', 'name'],
    ['a name with a line break', { name: '林\n满' }, 'INVALID_INPUT', 'name'],
    ['a phone number with letters', { phone: '199CALLME' }, 'INVALID_INPUT', 'phone'],
    ['a phone number of 4 digits', { phone: '1234' }, 'INVALID_INPUT', 'phone'],
    ['a phone number of 16 digits', { phone: '1'.repeat(16) }, 'INVALID_INPUT', 'phone'],
    ['a plus in the middle', { phone: '199+00001234' }, 'INVALID_INPUT', 'phone'],
    ['an unknown division', { divisionCode: '999999999999' }, 'NOT_FOUND', 'divisionCode'],
    ['a division code of 6 digits', { divisionCode: '350102' }, 'INVALID_INPUT', 'divisionCode'],
    ['a division code with a NUL', { divisionCode: '35010200100\0' }, 'INVALID_INPUT', 'divisionCode'],
  ])('refuses %s and leaves no account behind', async (_, change, code, field) => {
    const subject = newSubject();
    const answer = await register(subject, { ...LIN, ...change });
    expect(answer).toMatchObject({ resident: null, userErrors: [{ code, field: [field] }] });
    expect(await commons.sql('select from account where subject = $1', [subject])).toEqual([]);
  });

  test('is closed to callers who are not signed in', async () => {
    const { errors } = await commons.query(REGISTER, { input: LIN });
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });

  test('speaks Chinese to those who ask for it', async () => {
    const { data } = await commons.query(
      REGISTER,
      { input: { ...LIN, phone: 'x' } },
      { as: newSubject(), language: 'zh-CN' },
    );
    expect(data.answer.userErrors[0].message).toContain('电话号码');
  });
});
