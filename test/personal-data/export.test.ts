import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildBooking } from '../../seeds/factories/booking.factory.ts';
import { type BuiltResident, buildResident } from '../../seeds/factories/person.factory.ts';
import { Role } from '../../src/request/viewer.ts';
import { EXPORTS_A_DAY_MAX, LINK_MINUTES } from '../../src/personal-data/export-personal-data.ts';
import { ACCOUNTS_OF_PROGRAMS, PERSONAL_TABLES } from '../../src/personal-data/personal-tables.ts';
import { type Commons, startCommons } from '../support/commons.ts';
import { buildTwoOfEverything, type TwoOfEverything } from '../support/two-of-everything.ts';

let commons: Commons;
let world: TwoOfEverything;
beforeAll(async () => {
  commons = await startCommons();
  world = await buildTwoOfEverything(commons.db);
});
afterAll(() => commons.close());

let keys = 0;
async function exportOf(
  { subject }: Pick<BuiltResident, 'subject'>,
  idempotencyKey = `key-${++keys}`,
  language = 'en',
) {
  const document = `mutation ($input: PersonalDataExportInput!) {
    answer: personalDataExport(input: $input) { url userErrors { code message field } } }`;
  const { data, errors } = await commons.query(document, { input: { idempotencyKey } }, { as: subject, language });
  expect(errors).toBeUndefined();
  return data.answer as { url: string | null; userErrors: { code: string; message: string }[] };
}

const follow = (url: string | null, method: 'GET' | 'HEAD' = 'GET') => commons.app.inject({ method, url: url! });

describe('the list of tables that know of people', () => {
  test('has every reference to an account or a resident that the catalogue has, and their own rows', async () => {
    const rows = await commons.sql<{ reference: string }>(
      `select c.conrelid::regclass || '.' || a.attname as reference
       from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any(c.conkey)
       where c.contype = 'f' and c.confrelid in ('account'::regclass, 'resident'::regclass)`,
    );
    expect(rows.length).toBeGreaterThan(20);
    const listed = [...PERSONAL_TABLES.map(({ table, column }) => `${table}.${column}`), ...ACCOUNTS_OF_PROGRAMS];
    expect(rows.map(({ reference }) => reference).filter((one) => !listed.includes(one))).toEqual([]);
  });

  test('has every column without such a reference in which ids of people stand', async () => {
    const { accountId, residentId, subject } = await buildResident(commons.db);
    await exportOf({ subject });
    const columns = await commons.sql<{ table: string; column: string }>(
      `select c.relname as "table", a.attname as "column" from pg_class c join pg_attribute a on a.attrelid = c.oid
       where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and a.attnum > 0 and not a.attisdropped
         and a.atttypid = 'node_id'::regtype`,
    );
    const listed = [...PERSONAL_TABLES.map(({ table, column }) => `${table}.${column}`), 'resident.id'];
    const found: string[] = [];
    for (const { table, column } of columns) {
      const rows = await commons.sql(`select from "${table}" where "${column}" in ($1, $2) limit 1`, [
        accountId,
        residentId,
      ]);
      if (rows.length > 0) found.push(`${table}.${column}`);
    }
    expect(found).toContain('audit_entry.actor_id');
    expect(found.filter((one) => !listed.includes(one))).toEqual([]);
  });
});

describe('personalDataExport', () => {
  test('holds everything of the one, and nothing of the other', async () => {
    const { db } = commons;
    const roles = [{ role: Role.UNIT_MANAGER, unitId: world.unit.id }];
    const one = await buildResident(db, { subject: 'canary|one', name: '甲金丝雀', phone: '13700000001', roles });
    const two = await buildResident(db, { subject: 'canary|two', name: '乙金丝雀', phone: '13700000002' });
    const slot = { facilityId: world.facility.id, start: '2026-03-04T02:00:00Z', end: '2026-03-04T03:00:00Z' };
    const ofOne = await buildBooking(db, { ...slot, bookerId: one.residentId });
    const ofTwo = await buildBooking(db, { ...slot, bookerId: two.residentId });
    // One has looked at two, and is told so, without whom.
    const look = 'query ($id: ID!) { node(id: $id) { ... on Booking { booker { name phone } } } }';
    const { data } = await commons.query(look, { id: ofTwo.id }, { as: one.subject });
    expect(data.node.booker.phone).toBe(two.phone);

    const response = await follow((await exportOf(one)).url);
    expect(response.statusCode).toBe(200);
    const { body } = response;
    for (const mine of [one.subject, one.name, one.phone!, one.residentId, one.accountId, one.roleIds[1]!, ofOne.id]) {
      expect(body).toContain(mine);
    }
    for (const others of [two.subject, two.name, two.phone!, two.residentId, two.accountId, two.roleIds[0]!]) {
      expect(body).not.toContain(others);
    }
    const file = response.json<{ sections: { table: string; column: string; title: object; rows: object[] }[] }>();
    expect(file.sections.map(({ table, column }) => `${table}.${column}`)).toEqual(
      PERSONAL_TABLES.map(({ table, column }) => `${table}.${column}`),
    );
    expect(file.sections.find(({ table }) => table === 'resident_contact')).toMatchObject({
      title: { en: 'Your name, phone and mailbox', 'zh-CN': '姓名、电话和邮箱' },
      rows: [{ name: one.name, phone: one.phone }],
    });
    expect(file.sections.find(({ column }) => column === 'viewer_id')!.rows).toHaveLength(1);
    const seenOfTwo = await follow((await exportOf(two)).url);
    expect(seenOfTwo.body).toContain(ofTwo.id);
    expect(seenOfTwo.body).not.toContain(one.name);
    expect(seenOfTwo.body).not.toContain(one.accountId);
  });

  test('gives a link that works once, also for many at once, and that nobody keeps a copy of', async () => {
    const { url } = await exportOf(await buildResident(commons.db));
    expect((await follow(url, 'HEAD')).statusCode).toBe(404);
    const followed = await Promise.all(Array.from({ length: 8 }, () => follow(url)));
    expect(followed.map(({ statusCode }) => statusCode).sort()).toEqual([200, ...Array(7).fill(404)]);
    const { headers } = followed.find(({ statusCode }) => statusCode === 200)!;
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'content-type': 'application/json; charset=utf-8',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
    expect(headers['content-disposition']).toMatch(/^attachment; /);
    expect((await follow(url)).statusCode).toBe(404);
  });

  test('keeps of the link a hash only', async () => {
    const { url } = await exportOf(await buildResident(commons.db));
    const token = url!.split('/').at(-1)!;
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    for (const table of ['personal_data_export', 'idempotent_answer', 'audit_entry']) {
      const rows = await commons.sql<{ row: string }>(`select x::text as row from ${table} x`);
      expect(rows.length).toBeGreaterThan(0);
      expect(rows.map(({ row }) => row).join('\n')).not.toContain(token);
    }
  });

  test('gives a link that works for an hour', async () => {
    const { url } = await exportOf(await buildResident(commons.db));
    const before = commons.clock.now;
    commons.clock.now = before.add({ minutes: LINK_MINUTES });
    expect((await follow(url)).statusCode).toBe(404);
    commons.clock.now = before.add({ minutes: LINK_MINUTES }).subtract({ milliseconds: 1 });
    expect((await follow(url)).statusCode).toBe(200);
    commons.clock.now = before;
  });

  test('knows no other path', async () => {
    for (const path of [
      '/personal-data/x',
      `/personal-data/${'a'.repeat(43)}`,
      "/personal-data/'%20or%20true",
      '/personal-data/',
    ]) {
      const { statusCode, headers } = await follow(path);
      expect(statusCode).toBe(404);
      if (path !== '/personal-data/') expect(headers['cache-control']).toBe('no-store');
    }
  });

  test('gives a repeat another link in place of the first, and none once that was used', async () => {
    const person = await buildResident(commons.db);
    const first = await exportOf(person, 'again');
    const second = await exportOf(person, 'again');
    expect(second.url).not.toBe(first.url);
    expect((await follow(first.url)).statusCode).toBe(404);
    expect((await follow(second.url)).statusCode).toBe(200);
    const third = await exportOf(person, 'again');
    expect(third).toMatchObject({ url: null, userErrors: [{ code: 'STATE_CONFLICT', field: ['idempotencyKey'] }] });
    const chinese = await exportOf(person, 'again', 'zh-CN');
    expect(chinese.userErrors[0]!.message).toContain('链接');
  });

  test('is asked for so often a day, exactly, by many at once too', async () => {
    const person = await buildResident(commons.db);
    const answers = await Promise.all(Array.from({ length: EXPORTS_A_DAY_MAX + 4 }, () => exportOf(person)));
    expect(answers.filter(({ url }) => url !== null)).toHaveLength(EXPORTS_A_DAY_MAX);
    expect(new Set(answers.flatMap(({ userErrors }) => userErrors.map(({ code }) => code)))).toEqual(
      new Set(['QUOTA_EXCEEDED']),
    );
  });
});
