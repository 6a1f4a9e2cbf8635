import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { residentSeedId, seedPeople } from '../../../seeds/people.seeder.ts';
import { seedTerritory, TANGMEN_CODE } from '../../../seeds/territory.seeder.ts';
import {
  firstDelegateSeedId,
  seedUnits,
  TANGMEN_PARKING_UNIT_ID,
  TANGMEN_SECOND_UNIT_ID,
} from '../../../seeds/units.seeder.ts';
import { viewerOf } from '../../../src/request/context.ts';
import { personas, subjectOfPersona } from '../../../src/district/identity/tokens/personas.ts';
import { sittingDelegateOf } from '../../../src/district/units/index.ts';
import { type Commons, startCommons } from '../../support/commons.ts';
import { requestOf } from '../../support/request.ts';

let commons: Commons;

beforeAll(async () => {
  commons = await startCommons();
  await commons.db.transaction().execute(async (tx) => {
    await seedTerritory(tx);
    await seedUnits(tx, commons.clock.now);
    await seedPeople(tx, commons.clock.now);
  });
});
afterAll(() => commons.close());

async function viewerAs(persona: string) {
  const { data } = await commons.query(
    '{ viewer { resident { id name phone } roles { role division { code } unit { id } } } }',
    {},
    { as: subjectOfPersona(persona)! },
  );
  return data.viewer;
}

describe('the seeded people', () => {
  test('are exactly the personas that tokens are made for', async () => {
    const subjects = (await commons.sql<{ subject: string }>('select subject from account')).map((row) => row.subject);
    expect(subjects.sort()).toEqual(
      personas()
        .map(({ subject }) => subject)
        .sort(),
    );
  });

  test('are residents with the role that books', async () => {
    for (const [persona, number] of [
      ['resident', 1],
      ['resident:200', 200],
    ] as const) {
      expect(await viewerAs(persona)).toMatchObject({
        resident: { id: residentSeedId(number), phone: `1990000${String(number).padStart(4, '0')}` },
        roles: [{ role: 'RESIDENT', division: null, unit: null }],
      });
    }
  });

  test.each([
    ['unit', { role: 'UNIT_MANAGER', division: null, unit: { id: TANGMEN_PARKING_UNIT_ID } }],
    ['unit2', { role: 'UNIT_MANAGER', division: null, unit: { id: TANGMEN_SECOND_UNIT_ID } }],
    ['branch', { role: 'BRANCH_SECRETARY', division: { code: `${TANGMEN_CODE}001` }, unit: null }],
    ['community', { role: 'COMMUNITY_STAFF', division: { code: TANGMEN_CODE }, unit: null }],
    ['subdistrict', { role: 'SUBDISTRICT_STAFF', division: { code: '350102003000' }, unit: null }],
    ['district', { role: 'DISTRICT_ADMIN', division: { code: '350102000000' }, unit: null }],
  ])('are staff with the one role of the persona %s', async (persona, role) => {
    expect(await viewerAs(persona)).toEqual({ resident: null, roles: [role] });
  });

  test.each([
    ['unit', TANGMEN_PARKING_UNIT_ID, TANGMEN_SECOND_UNIT_ID],
    ['delegate', TANGMEN_SECOND_UNIT_ID, TANGMEN_PARKING_UNIT_ID],
  ])('sign for one unit and for no other as the persona %s', async (persona, unitId, otherUnitId) => {
    const subject = subjectOfPersona(persona)!;
    const { accountId } = await viewerOf(requestOf(commons, subject));
    expect(await sittingDelegateOf(commons.db, unitId, accountId!)).toEqual({ id: firstDelegateSeedId(unitId) });
    expect(await sittingDelegateOf(commons.db, otherUnitId, accountId!)).toBeNull();
  });

  test('have no role as the persona delegate', async () => {
    expect(await viewerAs('delegate')).toEqual({ resident: null, roles: [] });
  });

  test('have 200 different names and phone numbers, are marked as made up, and live half in Tangmen', async () => {
    const [counts] = await commons.sql(
      `select count(distinct c.name)::int as names, count(distinct c.phone)::int as phones,
              count(*) filter (where r.synthetic)::int as synthetic,
              count(*) filter (where d.code = '${TANGMEN_CODE}')::int as tangmen,
              count(distinct d.code)::int as communities
       from resident r join resident_contact c on c.resident_id = r.id join division d on d.id = r.division_id`,
    );
    expect(counts).toEqual({ names: 200, phones: 200, synthetic: 200, tangmen: 100, communities: 69 });
  });
});
