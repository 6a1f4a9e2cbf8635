import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildAlliance, buildMembership } from '../../seeds/factories/alliance.factory.ts';
import { buildBooking } from '../../seeds/factories/booking.factory.ts';
import { type BuiltResident, buildResident } from '../../seeds/factories/person.factory.ts';
import { Role } from '../../src/request/viewer.ts';
import { ERASED_NAME } from '../../src/personal-data/erase-personal-data.ts';
import { type Commons, startCommons } from '../support/commons.ts';
import { waitingForLock } from '../support/database.ts';
import { buildTwoOfEverything, type TwoOfEverything } from '../support/two-of-everything.ts';
import { textIn } from './everything-written.ts';

const NAME = '鸳鸯金丝雀';
const PHONE = '13755501234';
const SUBJECT = 'canary-to-be-erased';
const CANARIES = new RegExp(`${NAME}|${PHONE}|${SUBJECT}`);

let commons: Commons;
let world: TwoOfEverything;
beforeAll(async () => {
  commons = await startCommons();
  world = await buildTwoOfEverything(commons.db);
});
afterAll(() => commons.close());

async function erase({ subject }: Pick<BuiltResident, 'subject'>, name: string, language = 'en') {
  const document = `mutation ($input: PersonalDataEraseInput!) {
    answer: personalDataErase(input: $input) {
      viewer { resident { id } roles { id } } userErrors { code message field } } }`;
  const { data, errors } = await commons.query(document, { input: { name } }, { as: subject, language });
  expect(errors).toBeUndefined();
  return data.answer as {
    viewer: object | null;
    userErrors: { code: string; message: string; field: string[] | null }[];
  };
}

const DONE = { viewer: { resident: null, roles: [] }, userErrors: [] };
const PAST = { start: '2026-02-01T02:00:00Z', end: '2026-02-01T03:00:00Z' };
const AHEAD = { start: '2026-03-04T02:00:00Z', end: '2026-03-04T03:00:00Z' };

const register = (subject: string) =>
  commons.query(
    `mutation ($input: ResidentRegisterInput!) { residentRegister(input: $input) { resident { id } userErrors { code } } }`,
    { input: { name: NAME, phone: PHONE } },
    { as: subject },
  );

describe('personalDataErase', () => {
  test('leaves no trace of the person in any table, keeps what they did, and begins anew with the next sign-in', async () => {
    const { db, sql } = commons;
    const manager = await buildResident(db, { roles: [{ role: Role.UNIT_MANAGER, unitId: world.unit.id }] });
    await register(SUBJECT);
    const [person] = await sql<{ id: string; account_id: string }>(
      'select r.id, r.account_id from resident r join resident_contact c on c.resident_id = r.id where c.name = $1',
      [NAME],
    );
    const { id: residentId, account_id: accountId } = person!;
    const { id: kept } = await buildBooking(db, {
      facilityId: world.facility.id,
      bookerId: residentId,
      ...PAST,
      state: 'COMPLETED',
    });
    const { id: ahead } = await buildBooking(db, { facilityId: world.facility.id, bookerId: residentId, ...AHEAD });
    const query = async (document: string, variables: object, as: string) => {
      const { data, errors } = await commons.query(document, variables, { as });
      expect(errors).toBeUndefined();
      return data;
    };
    const seen = await query(
      'query ($id: ID!) { node(id: $id) { ... on Booking { booker { name } } } }',
      { id: ahead },
      manager.subject,
    );
    expect(seen.node.booker.name).toBe(NAME);
    await query(
      'mutation ($input: BookingCancelInput!) { bookingCancel(input: $input) { userErrors { code } } }',
      { input: { bookingId: ahead, reason: `${NAME}, ${PHONE}` } },
      manager.subject,
    );
    await query('mutation { personalDataExport(input: { idempotencyKey: "k" }) { url } }', {}, SUBJECT);
    const alliance = await buildAlliance(db, { division: world.community });
    const { delegateIds } = await buildMembership(db, { alliance, unit: world.otherUnit, delegates: [NAME, '王小榕'] });
    await sql('update delegate set account_id = $1, valid_to = valid_from where id = $2', [accountId, delegateIds[0]]);
    expect(await textIn(commons)).toMatch(CANARIES);

    expect((await erase({ subject: SUBJECT }, `${NAME}人`)).userErrors).toMatchObject([
      { code: 'INVALID_INPUT', field: ['name'] },
    ]);
    expect(await textIn(commons)).toMatch(CANARIES);
    expect(await erase({ subject: SUBJECT }, ` ${NAME} `)).toEqual(DONE);

    expect(await textIn(commons)).not.toMatch(CANARIES);
    expect(await sql('select id, state from booking where booker_id = $1 order by starts_at', [residentId])).toEqual([
      { id: kept, state: 'COMPLETED' },
      { id: ahead, state: 'CANCELLED' },
    ]);
    expect(await sql('select name from delegate where id = $1', [delegateIds[0]])).toEqual([{ name: ERASED_NAME }]);
    expect(await sql(`select actor_id, fields from audit_entry where action = 'personalDataErase'`)).toEqual([
      { actor_id: accountId, fields: ['name', 'phone', 'divisionId', 'issuer', 'subject'] },
    ]);

    const { data } = await commons.query(
      '{ viewer { resident { id } roles { id } } bookings { totalCount } }',
      {},
      { as: SUBJECT },
    );
    expect(data).toEqual({ viewer: { resident: null, roles: [] }, bookings: { totalCount: 0 } });
    const again = (await register(SUBJECT)).data.residentRegister.resident.id;
    expect(again).not.toBe(residentId);
  });

  test.each([
    [
      'a booking ahead',
      'bookings that have not ended',
      '尚未结束的预约',
      async (of: BuiltResident) => {
        await buildBooking(commons.db, { facilityId: world.facility.id, bookerId: of.residentId, ...AHEAD });
      },
    ],
    [
      'a booking that waits for its unit',
      'bookings that have not ended',
      '尚未结束的预约',
      async (of: BuiltResident) => {
        await buildBooking(commons.db, {
          facilityId: world.facility.id,
          bookerId: of.residentId,
          ...AHEAD,
          state: 'PENDING',
        });
      },
    ],
    [
      'a role',
      'roles',
      '担任的角色',
      async ({ accountId }: BuiltResident) => {
        await commons.sql(
          `insert into role_assignment (id, account_id, role, unit_id, valid_from)
         values ('rol_' || md5($1), $1, 'UNIT_MANAGER', $2, '2026-01-01')`,
          [accountId, world.unit.id],
        );
      },
    ],
    [
      'a seat',
      'seats for a unit',
      '联盟代表',
      async ({ accountId }: BuiltResident) => {
        const alliance = await buildAlliance(commons.db, { division: world.community });
        const { delegateIds } = await buildMembership(commons.db, { alliance, unit: world.neighbour });
        await commons.sql('update delegate set account_id = $1 where id = $2', [accountId, delegateIds[0]]);
      },
    ],
  ])('is refused while there is %s, and changes nothing', async (_what, english, chinese, give) => {
    const person = await buildResident(commons.db, { name: '林小满' });
    await give(person);
    const { viewer, userErrors } = await erase(person, '林小满');
    expect(viewer).toBeNull();
    expect(userErrors).toMatchObject([{ code: 'STATE_CONFLICT' }]);
    expect(userErrors[0]!.message).toContain(english);
    expect((await erase(person, '林小满', 'zh-CN')).userErrors[0]!.message).toContain(chinese);
    const [left] = await commons.sql(
      `select c.name, c.phone, r.masked_name, r.erased_at from resident r join resident_contact c on c.resident_id = r.id
       where r.id = $1`,
      [person.residentId],
    );
    expect(left).toEqual({ name: '林小满', phone: person.phone, masked_name: '林**', erased_at: null });
  });

  test('lets nobody book for who is erased at the same time, whoever comes first', async () => {
    const person = await buildResident(commons.db, { name: '林小满' });
    const { Client } = await import('pg');
    const client = new Client(commons.databaseUrl);
    await client.connect();
    try {
      await client.query('begin');
      await client.query('select from resident where id = $1 for update', [person.residentId]);
      const outcome = buildBooking(commons.db, {
        facilityId: world.facility.id,
        bookerId: person.residentId,
        ...AHEAD,
      }).catch((error: unknown) => String(error));
      await waitingForLock(commons);
      await client.query(
        'update resident set masked_name = $2, masked_phone = null, division_id = null, erased_at = now() where id = $1',
        [person.residentId, ERASED_NAME],
      );
      await client.query('commit');
      expect(await outcome).toContain('who has been erased books nothing');
    } finally {
      await client.end();
    }
  });

  test('lets nobody give a role to who is erased', async () => {
    const person = await buildResident(commons.db, { name: '林小满' });
    const admin = await buildResident(commons.db, {
      roles: [{ role: Role.DISTRICT_ADMIN, divisionId: world.district.id }],
    });
    expect(await erase(person, '林小满')).toEqual(DONE);
    const { data } = await commons.query(
      'mutation ($input: RoleAssignInput!) { roleAssign(input: $input) { userErrors { code } } }',
      { input: { role: 'UNIT_MANAGER', unitId: world.unit.id, residentId: person.residentId } },
      { as: admin.subject },
    );
    expect(data.roleAssign.userErrors).toEqual([{ code: 'NOT_FOUND' }]);
  });

  test('takes along what they were told, what they wanted to be told, their mailbox, and their links for calendars', async () => {
    const { db, sql } = commons;
    const { residentId, accountId, subject } = await buildResident(db, { name: '林一' });
    await sql(
      `insert into notification (id, district_code, resident_id, kind, at)
       values ('ntf_' || md5($1), '350102000000', $1, 'BOOKED', now())`,
      [residentId],
    );
    await sql(`insert into notification_setting (resident_id, language, updated_at) values ($1, 'en', now())`, [
      residentId,
    ]);
    await sql(`select keep_mail($1, 'lin@example.org')`, [residentId]);
    await sql(
      `insert into calendar_feed (id, account_id, token_hash, created_at) values ('cfd_' || md5($1), $1, sha256('x'), now())`,
      [accountId],
    );
    expect(await erase({ subject }, '林一')).toEqual(DONE);
    for (const [table, column, id] of [
      ['notification', 'resident_id', residentId],
      ['notification_setting', 'resident_id', residentId],
      ['resident_contact', 'resident_id', residentId],
      ['calendar_feed', 'account_id', accountId],
    ]) {
      expect(await sql(`select from ${table} where ${column} = $1`, [id])).toEqual([]);
    }
  });
});

describe('an evaluation', () => {
  test('loses its words and nothing else', async () => {
    const triggers = await commons.sql<{ name: string }>(
      `select tgname as name from pg_trigger where tgrelid = 'project_evaluation'::regclass and not tgisinternal order by 1`,
    );
    expect(triggers.map(({ name }) => name)).toEqual([
      'project_evaluation_is_append_only',
      'project_evaluation_keeps_all_but_words',
    ]);
    await commons.sql('alter table project_evaluation drop constraint project_evaluation_book_id_fkey');
    const { accountId, residentId } = await buildResident(commons.db);
    await commons.sql(
      `insert into project_evaluation (book_id, version, resident_id, score, comment, evaluated_at, account_id)
       values ('spb_' || md5('x'), 1, $1, 4, 'Good.', now(), $2)`,
      [residentId, accountId],
    );
    for (const change of ["comment = 'Bad.'", 'score = 1', 'comment = null, score = 1', 'evaluated_at = now()']) {
      await expect(commons.sql(`update project_evaluation set ${change}`)).rejects.toThrow('append-only');
    }
    await commons.sql('update project_evaluation set comment = null');
    await expect(commons.sql('delete from project_evaluation')).rejects.toThrow('append-only');
    expect(await commons.sql('select score, comment from project_evaluation')).toEqual([{ score: 4, comment: null }]);
  });
});
