import { sql as statement } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BuiltResident, buildAccount, buildResident } from '../../seeds/factories/person.factory.ts';
import { buildBooking } from '../../seeds/factories/booking.factory.ts';
import { Role } from '../../src/request/viewer.ts';
import { type Commons, startCommons, TEST_NOW } from '../support/commons.ts';
import { sql } from '../support/database.ts';
import { buildTwoOfEverything } from '../support/two-of-everything.ts';

/** Connections that all requests share; fewer than ask at a time. */
const POOL_SIZE = 3;
/** Requests of different people over them, so many at a time; 10,000 where somebody asks for that. */
const REQUESTS = Number(process.env.MIXED_REQUESTS ?? 1_000);
const AT_A_TIME = 20;

let commons: Commons;
let people: readonly BuiltResident[];
let manager: string;
let managerAccountId: string;
let stranger: string;
beforeAll(async () => {
  commons = await startCommons({ poolSize: POOL_SIZE });
  const two = await buildTwoOfEverything(commons.db);
  const resident = (index: number) =>
    buildResident(commons.db, { name: `陈${index}`, phone: `1990000${String(index).padStart(4, '0')}` });
  people = await Promise.all([1, 2, 3, 4].map(resident));
  const managing = await buildAccount(commons.db, { roles: [{ role: Role.UNIT_MANAGER, unitId: two.unit.id }] });
  manager = managing.subject;
  managerAccountId = managing.accountId;
  stranger = (await buildAccount(commons.db)).subject;
  // The first has a booking that the manager is to know of.
  await buildBooking(commons.db, {
    bookerId: people[0]!.residentId,
    facilityId: two.facility.id,
    start: '2026-03-04T02:00:00Z',
    end: '2026-03-04T03:00:00Z',
  });
});
afterAll(() => commons.close());

describe('contacts', () => {
  test('are there, and bare SQL without a context is given none', async () => {
    expect(await commons.sql('select count(*)::int as count from resident_contact')).toEqual([{ count: 4 }]);
    expect(await sql(commons.databaseUrl)('select * from resident_contact')).toEqual([]);
  });

  test('are given in the context of who may see them, and in no other', async () => {
    const seenBy = async (account: string | null) =>
      (
        await sql(commons.databaseUrl)<{ phone: string }>('select phone from look_at_contacts($1, $2, $3, $4)', [
          account,
          TEST_NOW,
          people.map(({ residentId }) => residentId),
          people.map(() => null),
        ])
      )
        .map(({ phone }) => phone)
        .filter((phone) => !phone.includes('*'));
    expect(await seenBy(people[1]!.accountId)).toEqual([people[1]!.phone]);
    expect(await seenBy(managerAccountId)).toEqual([people[0]!.phone]);
    expect(await seenBy('acc_ffffffffffffffffffffffffffffffff')).toEqual([]);
    expect(await seenBy('')).toEqual([]);
    expect(await seenBy(null)).toEqual([]);
  });

  test('are masked in all that bare SQL is given of residents', async () => {
    const rows = await sql(commons.databaseUrl)('select * from resident order by masked_phone');
    expect(rows.map(({ masked_name, masked_phone }) => [masked_name, masked_phone])).toEqual(
      people.map(({ phone }) => ['陈**', `199****${phone!.slice(-4)}`]),
    );
    expect(JSON.stringify(rows)).not.toContain(people[0]!.phone);
  });

  test('are not given in a context that somebody sets, theirs neither', async () => {
    const { rows } = await commons.db.transaction().execute(async (db) => {
      await statement`
        select set_config('commons.account', ${people[0]!.accountId}, true), set_config('commons.at', ${TEST_NOW}, true),
               set_config('commons.residents', ${people[0]!.residentId}, true)`.execute(db);
      return statement`select * from resident_contact`.execute(db);
    });
    expect(rows).toEqual([]);
  });

  test('are given to nobody else without a look that is kept, and looks are written by no other way', async () => {
    const bare = sql(commons.databaseUrl);
    expect(await bare('select viewer_id, resident_id, role, purpose from personal_data_view')).toEqual([
      { viewer_id: managerAccountId, resident_id: people[0]!.residentId, role: 'UNIT_MANAGER', purpose: 'BOOKING' },
    ]);
    for (const change of [
      'delete from personal_data_view',
      'update personal_data_view set at = now()',
      `insert into personal_data_view (at, district_code, resident_id, viewer_id, role, purpose, subject_id)
       select now(), district_code, resident_id, viewer_id, role, purpose, subject_id from personal_data_view`,
    ]) {
      await expect(bare(change)).rejects.toMatchObject({ code: '42501' });
    }
  });

  test(`are never another's, over ${REQUESTS} mixed requests on ${POOL_SIZE} connections`, async () => {
    const own = '{ viewer { resident { phone } } auditEntries { totalCount } }';
    const booked = '{ bookings { edges { node { booker { phone } } } } }';
    const ask = async (index: number) => {
      const person = people[index % people.length]!;
      if (index % 3 === 0) {
        const { data } = await commons.query(own, {}, { as: person.subject });
        expect(data).toEqual({ viewer: { resident: { phone: person.phone } }, auditEntries: { totalCount: 0 } });
      } else if (index % 3 === 1) {
        const { data } = await commons.query(booked, {}, { as: manager });
        expect(data.bookings.edges).toEqual([{ node: { booker: { phone: people[0]!.phone } } }]);
      } else {
        const { data } = await commons.query(own, {}, { as: stranger });
        expect(data).toEqual({ viewer: { resident: null }, auditEntries: { totalCount: 0 } });
      }
    };
    for (let index = 0; index < REQUESTS; index += AT_A_TIME) {
      await Promise.all(Array.from({ length: AT_A_TIME }, (_, offset) => ask(index + offset)));
    }
    // Whatever the connections have been used for, they carry nothing.
    const left = await Promise.all(
      Array.from({ length: POOL_SIZE }, async () => {
        return (
          await statement<{ account: string | null }>`
          select context_account() as account from pg_sleep(0.05)`.execute(commons.db)
        ).rows[0]!.account;
      }),
    );
    expect(left).toEqual([null, null, null]);
  });
});

describe('the audit trail', () => {
  test('is there, and bare SQL without a context or with a wrong one is given none', async () => {
    await sql(commons.databaseUrl)(
      `insert into audit_entry (at, district_code, action, subject_id) values (now(), '1', 'x', $1)`,
      [people[0]!.residentId],
    );
    expect((await commons.sql('select count(*)::int as count from audit_entry'))[0]!.count).toBeGreaterThan(0);
    expect(await sql(commons.databaseUrl)('select * from audit_entry')).toEqual([]);
    const { rows } = await commons.db.transaction().execute(async (db) => {
      await statement`select set_config('commons.account', ${managerAccountId}, true), set_config('commons.at', ${TEST_NOW}, true)`.execute(
        db,
      );
      return statement`select * from audit_entry`.execute(db);
    });
    expect(rows).toEqual([]);
  });
});
