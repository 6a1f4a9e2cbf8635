import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildFacility } from '../../../seeds/factories/facility.factory.ts';
import { buildAccount, buildResident, type RoleToBuild } from '../../../seeds/factories/person.factory.ts';
import { Role } from '../../../src/request/viewer.ts';
import { type Commons, startCommons, TEST_NOW } from '../../support/commons.ts';
import { buildTwoOfEverything, type TwoOfEverything } from '../../support/two-of-everything.ts';

let commons: Commons;
let world: TwoOfEverything;
let admin: string;

beforeAll(async () => {
  commons = await startCommons();
  world = await buildTwoOfEverything(commons.db);
  admin = await somebodyWith({ role: Role.DISTRICT_ADMIN, divisionId: world.district.id });
});
afterAll(() => commons.close());

async function somebodyWith(...roles: RoleToBuild[]): Promise<string> {
  return (await buildAccount(commons.db, { roles })).subject;
}

const ASSIGN = `mutation ($input: RoleAssignInput!) {
  answer: roleAssign(input: $input) {
    roleAssignment { id role validFrom validTo division { code } unit { id } facility { id } }
    userErrors { code field message }
  }
}`;

async function assign(input: object, as = admin) {
  const { data, errors } = await commons.query(ASSIGN, { input }, { as });
  expect(errors).toBeUndefined();
  return data.answer;
}

let named = 0;
/** The subject of somebody that nobody has heard of yet. */
const newSubject = () => `new-${++named}`;

async function rolesOf(subject: string): Promise<object[]> {
  const { data } = await commons.query('{ viewer { roles { role division { code } } } }', {}, { as: subject });
  return data.viewer.roles;
}

/** What can be given: each kind of role in a scope that fits and in one that does not. */
const GIFTS = {
  'district admin': () => ({ role: 'DISTRICT_ADMIN', divisionCode: world.district.code }),
  'district admin elsewhere': () => ({ role: 'DISTRICT_ADMIN', divisionCode: world.otherDistrict.code }),
  'subdistrict staff': () => ({ role: 'SUBDISTRICT_STAFF', divisionCode: world.subdistrict.code }),
  'subdistrict staff elsewhere': () => ({ role: 'SUBDISTRICT_STAFF', divisionCode: world.otherSubdistrict.code }),
  'community staff': () => ({ role: 'COMMUNITY_STAFF', divisionCode: world.community.code }),
  'community staff next door': () => ({ role: 'COMMUNITY_STAFF', divisionCode: world.siblingCommunity.code }),
  'community staff elsewhere': () => ({ role: 'COMMUNITY_STAFF', divisionCode: world.otherCommunity.code }),
  'branch secretary': () => ({ role: 'BRANCH_SECRETARY', divisionCode: world.grid.code }),
  'branch secretary elsewhere': () => ({ role: 'BRANCH_SECRETARY', divisionCode: world.otherGrid.code }),
  'unit manager': () => ({ role: 'UNIT_MANAGER', unitId: world.unit.id }),
  'unit manager next door': () => ({ role: 'UNIT_MANAGER', unitId: world.neighbour.id }),
  'unit manager elsewhere': () => ({ role: 'UNIT_MANAGER', unitId: world.otherUnit.id }),
  'facility manager': () => ({ role: 'UNIT_MANAGER', facilityId: world.facility.id }),
  'manager of the second facility': () => ({ role: 'UNIT_MANAGER', facilityId: world.secondFacility.id }),
  'facility manager next door': () => ({ role: 'UNIT_MANAGER', facilityId: world.neighbourFacility.id }),
  'facility manager elsewhere': () => ({ role: 'UNIT_MANAGER', facilityId: world.otherFacility.id }),
} as const;
type Gift = keyof typeof GIFTS;

const IN_COMMUNITY: readonly Gift[] = [
  'branch secretary',
  'unit manager',
  'unit manager next door',
  'facility manager',
  'manager of the second facility',
  'facility manager next door',
];
const IN_UNIT: readonly Gift[] = ['unit manager', 'facility manager', 'manager of the second facility'];

/** Who may give what; everything that is not listed is refused. */
const MAY_GIVE: [string, () => RoleToBuild[], readonly Gift[]][] = [
  [
    'an administrator of the district',
    () => [{ role: Role.DISTRICT_ADMIN, divisionId: world.district.id }],
    (Object.keys(GIFTS) as Gift[]).filter((gift) => gift !== 'district admin elsewhere'),
  ],
  [
    'an administrator of another district',
    () => [{ role: Role.DISTRICT_ADMIN, divisionId: world.otherDistrict.id }],
    ['district admin elsewhere'],
  ],
  [
    'staff of the subdistrict',
    () => [{ role: Role.SUBDISTRICT_STAFF, divisionId: world.subdistrict.id }],
    ['community staff', 'community staff next door', ...IN_COMMUNITY],
  ],
  ['staff of the community', () => [{ role: Role.COMMUNITY_STAFF, divisionId: world.community.id }], IN_COMMUNITY],
  ['the manager of the unit', () => [{ role: Role.UNIT_MANAGER, unitId: world.unit.id }], IN_UNIT],
  ['the manager of one facility', () => [{ role: Role.UNIT_MANAGER, facilityId: world.facility.id }], []],
  ['the secretary of a branch', () => [{ role: Role.BRANCH_SECRETARY, divisionId: world.grid.id }], []],
  ['a resident', () => [{ role: Role.RESIDENT }], []],
  [
    'staff of the community who manage a unit elsewhere',
    () => [
      { role: Role.COMMUNITY_STAFF, divisionId: world.community.id },
      { role: Role.UNIT_MANAGER, unitId: world.otherUnit.id },
    ],
    [...IN_COMMUNITY, 'unit manager elsewhere', 'facility manager elsewhere'],
  ],
  [
    'staff of two communities',
    () => [
      { role: Role.COMMUNITY_STAFF, divisionId: world.siblingCommunity.id },
      { role: Role.COMMUNITY_STAFF, divisionId: world.otherCommunity.id },
    ],
    ['branch secretary elsewhere', 'unit manager elsewhere', 'facility manager elsewhere'],
  ],
  [
    'staff of the community who are secretary of a branch elsewhere',
    () => [
      { role: Role.COMMUNITY_STAFF, divisionId: world.community.id },
      { role: Role.BRANCH_SECRETARY, divisionId: world.otherGrid.id },
    ],
    IN_COMMUNITY,
  ],
  [
    'staff of the subdistrict who work for a community elsewhere',
    () => [
      { role: Role.SUBDISTRICT_STAFF, divisionId: world.subdistrict.id },
      { role: Role.COMMUNITY_STAFF, divisionId: world.otherCommunity.id },
    ],
    [
      'community staff',
      'community staff next door',
      ...IN_COMMUNITY,
      'branch secretary elsewhere',
      'unit manager elsewhere',
      'facility manager elsewhere',
    ],
  ],
];

describe('roleAssign', () => {
  describe.each(MAY_GIVE)('by %s', (_, roles, mayGive) => {
    test.each(Object.keys(GIFTS) as Gift[])('answers as the table says to the role of %s', async (gift) => {
      const as = await somebodyWith(...roles());
      const accountSubject = newSubject();
      const { roleAssignment, userErrors } = await assign({ accountSubject, ...GIFTS[gift]() }, as);
      expect({
        code: userErrors[0]?.code,
        role: roleAssignment?.role,
        held: await rolesOf(accountSubject),
      }).toMatchObject(
        mayGive.includes(gift)
          ? { code: undefined, role: GIFTS[gift]().role, held: [{}] }
          : { code: 'FORBIDDEN', role: undefined, held: [] },
      );
    });
  });

  test('is closed to callers who are not signed in, and to those without an account', async () => {
    const input = { accountSubject: 'anybody', ...GIFTS['unit manager']() };
    const anonymous = await commons.query(ASSIGN, { input });
    expect(anonymous.errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    const unknown = await commons.query(ASSIGN, { input }, { as: 'anybody' });
    expect(unknown.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });

  test('gives a role to a resident by id, from now on until further notice', async () => {
    const resident = await buildResident(commons.db);
    const { roleAssignment } = await assign({ residentId: resident.residentId, ...GIFTS['unit manager']() });
    expect(roleAssignment).toMatchObject({
      role: 'UNIT_MANAGER',
      validFrom: Temporal.Instant.from(TEST_NOW).toString({ fractionalSecondDigits: 3 }),
      validTo: null,
      division: null,
      unit: { id: world.unit.id },
      facility: null,
    });
    expect(await rolesOf(resident.subject)).toMatchObject([{ role: 'RESIDENT' }, { role: 'UNIT_MANAGER' }]);
  });

  test('reaches somebody at their first sign-in when they were named by the subject of their tokens', async () => {
    const accountSubject = newSubject();
    await assign({ accountSubject, ...GIFTS['community staff']() });
    expect(await rolesOf(accountSubject)).toEqual([
      { role: 'COMMUNITY_STAFF', division: { code: world.community.code } },
    ]);
  });

  test('gives a role for a time to come', async () => {
    const accountSubject = newSubject();
    const term = { validFrom: '2026-04-01T00:00:00.000Z', validTo: '2026-05-01T00:00:00.000Z' };
    const { roleAssignment } = await assign({ accountSubject, ...GIFTS['community staff'](), ...term });
    expect(roleAssignment).toMatchObject(term);
    const rolesAt = async (now: string) => {
      commons.clock.now = Temporal.Instant.from(now);
      return rolesOf(accountSubject);
    };
    try {
      expect(await rolesAt(TEST_NOW)).toEqual([]);
      expect(await rolesAt('2026-04-01T00:00:00Z')).toHaveLength(1);
      expect(await rolesAt('2026-05-01T00:00:00Z')).toEqual([]);
    } finally {
      commons.clock.now = Temporal.Instant.from(TEST_NOW);
    }
  });

  test('stores who gave it, and records it without naming anybody', async () => {
    const { roleAssignment } = await assign({ accountSubject: 'canary-subject', ...GIFTS['branch secretary']() });
    const { id } = roleAssignment;
    const [row] = await commons.sql(
      `select a.subject from role_assignment r join account a on a.id = r.assigned_by where r.id = $1`,
      [id],
    );
    expect(row).toEqual({ subject: admin });
    const entries = await commons.sql('select * from audit_entry where subject_id = $1', [id]);
    expect(entries).toMatchObject([{ action: 'roleAssign', district_code: world.district.code }]);
    const events = await commons.sql('select * from outbox_event where subject_id = $1', [id]);
    expect(events).toMatchObject([{ topic: 'role.assigned' }]);
    expect(JSON.stringify([entries, events])).not.toContain('canary');
  });

  test('refuses a role that is already held there at that time, and gives it for another time', async () => {
    const person = { accountSubject: newSubject(), ...GIFTS['community staff']() };
    await assign({ ...person, validTo: '2026-06-01T00:00:00Z' });
    const { roleAssignment, userErrors } = await assign(person);
    expect(roleAssignment).toBeNull();
    expect(userErrors).toMatchObject([{ code: 'STATE_CONFLICT', field: ['role'] }]);
    expect((await assign({ ...person, validFrom: '2026-06-01T00:00:00Z' })).userErrors).toEqual([]);
  });

  test('gives the same role once to somebody new when asked 12 times at once', async () => {
    const person = { accountSubject: newSubject(), ...GIFTS['community staff']() };
    const answers = await Promise.all(Array.from({ length: 12 }, () => assign(person)));
    const codes = answers.flatMap(({ userErrors }) => userErrors.map(({ code }: { code: string }) => code));
    expect(codes).toEqual(Array.from({ length: 11 }, () => 'STATE_CONFLICT'));
    expect(await commons.sql('select from account where subject = $1', [person.accountSubject])).toHaveLength(1);
  });

  test('gives the same role once to a resident when asked 12 times at once', async () => {
    const { residentId, subject } = await buildResident(commons.db);
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => assign({ residentId, ...GIFTS['community staff']() })),
    );
    expect(answers.filter(({ userErrors }) => userErrors.length === 0)).toHaveLength(1);
    expect(await rolesOf(subject)).toHaveLength(2);
  });

  test('gives RESIDENT back to somebody who had lost it, by an administrator of their district', async () => {
    const resident = await buildResident(commons.db, { divisionId: world.community.id });
    await commons.sql('update role_assignment set valid_to = valid_from where id = $1', [resident.roleIds[0]]);
    const input = { residentId: resident.residentId, role: 'RESIDENT' };
    for (const role of [
      { role: Role.SUBDISTRICT_STAFF, divisionId: world.subdistrict.id },
      { role: Role.DISTRICT_ADMIN, divisionId: world.otherDistrict.id },
    ]) {
      // Whether a resident exists is nobody's business, so those who may not hear what one hears who is mistaken.
      expect((await assign(input, await somebodyWith(role))).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    }
    expect((await assign(input)).userErrors).toEqual([]);
    expect(await rolesOf(resident.subject)).toEqual([{ role: 'RESIDENT', division: null }]);
  });

  test('does not tell whether a facility exists that was never published', async () => {
    const draft = await buildFacility(commons.db, { unitId: world.otherUnit.id, state: 'DRAFT' });
    const input = { accountSubject: newSubject(), role: 'UNIT_MANAGER' };
    const as = await somebodyWith({ role: Role.COMMUNITY_STAFF, divisionId: world.community.id });
    const hidden = await assign({ ...input, facilityId: draft.id }, as);
    const missing = await assign({ ...input, facilityId: `fac_${'0'.repeat(32)}` }, as);
    expect(hidden.userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['facilityId'] }]);
    expect(hidden).toEqual(missing);
    const itsManager = await somebodyWith({ role: Role.UNIT_MANAGER, unitId: world.otherUnit.id });
    expect((await assign({ ...input, facilityId: draft.id }, itsManager)).userErrors).toEqual([]);
  });

  test.each([
    ['nobody', () => ({ accountSubject: null }), 'INVALID_INPUT', 'residentId'],
    ['two people', () => ({ residentId: `res_${'0'.repeat(32)}` }), 'INVALID_INPUT', 'residentId'],
    ['an empty subject', () => ({ accountSubject: '' }), 'INVALID_INPUT', 'accountSubject'],
    ['a subject that no token can have', () => ({ accountSubject: 'a\nb' }), 'INVALID_INPUT', 'accountSubject'],
    ['a subject of 256 characters', () => ({ accountSubject: 'x'.repeat(256) }), 'INVALID_INPUT', 'accountSubject'],
    [
      'the id of a unit in place of a resident',
      () => ({ accountSubject: null, residentId: world.unit.id }),
      'INVALID_INPUT',
      'residentId',
    ],
    [
      'a resident that does not exist',
      () => ({ accountSubject: null, residentId: `res_${'0'.repeat(32)}` }),
      'NOT_FOUND',
      'residentId',
    ],
    ['no scope', () => ({ divisionCode: null }), 'INVALID_INPUT', 'divisionCode'],
    ['two scopes', () => ({ unitId: world.unit.id }), 'INVALID_INPUT', 'divisionCode'],
    ['a division that does not exist', () => ({ divisionCode: '999999999999' }), 'NOT_FOUND', 'divisionCode'],
    ['a division code with a NUL', () => ({ divisionCode: '35010200100\0' }), 'INVALID_INPUT', 'divisionCode'],
    ['a division of another level', () => ({ divisionCode: world.subdistrict.code }), 'INVALID_INPUT', 'divisionCode'],
    [
      'a unit for a role that is held in a division',
      () => ({ divisionCode: null, unitId: world.unit.id }),
      'INVALID_INPUT',
      'divisionCode',
    ],
    ['a division for a role that is held in a unit', () => ({ role: 'UNIT_MANAGER' }), 'INVALID_INPUT', 'unitId'],
    [
      'the id of a facility in place of a unit',
      () => ({ role: 'UNIT_MANAGER', divisionCode: null, unitId: world.facility.id }),
      'INVALID_INPUT',
      'unitId',
    ],
    [
      'a unit that does not exist',
      () => ({ role: 'UNIT_MANAGER', divisionCode: null, unitId: `uni_${'0'.repeat(32)}` }),
      'NOT_FOUND',
      'unitId',
    ],
    [
      'something that is no id',
      () => ({ role: 'UNIT_MANAGER', divisionCode: null, facilityId: "'; drop table account" }),
      'INVALID_INPUT',
      'facilityId',
    ],
    [
      'RESIDENT for somebody who never registered',
      () => ({ role: 'RESIDENT', divisionCode: null }),
      'INVALID_INPUT',
      'residentId',
    ],
    ['a beginning in the past', () => ({ validFrom: '2026-03-03T03:59:59.999Z' }), 'INVALID_INPUT', 'validFrom'],
    [
      'an end that is not after the beginning',
      () => ({ validFrom: '2026-04-01T00:00:00Z', validTo: '2026-04-01T00:00:00Z' }),
      'INVALID_INPUT',
      'validTo',
    ],
  ])('refuses %s', async (_, change, code, field) => {
    const accountSubject = newSubject();
    const answer = await assign({ accountSubject, ...GIFTS['community staff'](), ...change() });
    expect(answer).toMatchObject({ roleAssignment: null, userErrors: [{ code, field: [field] }] });
    expect(await commons.sql('select from account where subject = $1', [accountSubject])).toEqual([]);
  });
});
