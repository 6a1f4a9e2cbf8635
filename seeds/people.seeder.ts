import { sql } from 'kysely';
import type { Database } from '../src/database/database.ts';
import { DEVELOPMENT_ISSUER } from '../src/district/identity/tokens/development-issuer.ts';
import { RESIDENT_PERSONA_COUNT, subjectOfPersona } from '../src/district/identity/tokens/personas.ts';
import { maskedPhone } from '../src/district/identity/resident.entity.ts';
import { Role } from '../src/request/viewer.ts';
import { maskedName } from '../src/shared/personal-name.ts';
import gulou from './data/gulou-divisions.json' with { type: 'json' };
import { insertRows, type RowToInsert } from './insert-rows.ts';
import { seedId } from './seed-id.ts';
import { divisionSeedId, GULOU_ID, TANGMEN_CODE, TANGMEN_ID, WENQUAN_ID } from './territory.seeder.ts';
import { firstDelegateSeedId, TANGMEN_PARKING_UNIT_ID, TANGMEN_SECOND_UNIT_ID } from './units.seeder.ts';

/** So many of the residents live in Tangmen; the others are spread over all other communities. */
const RESIDENTS_OF_TANGMEN = 100;

/** Common family names and plain given names: every pair once, so 200 people, none of them anybody. */
const FAMILY_NAMES = [...'林陈黄郑吴王张李刘杨许叶苏谢何郭曾罗高潘'];
const GIVEN_NAMES = ['小榕', '小满', '清泉', '晓月', '文山', '安宁', '春晖', '若水', '云舟', '知秋'];

/** Where each persona of the staff works, and as what. */
const STAFF: Readonly<Record<string, { role: Role; divisionId?: string; unitId?: string }>> = {
  unit: { role: Role.UNIT_MANAGER, unitId: TANGMEN_PARKING_UNIT_ID },
  unit2: { role: Role.UNIT_MANAGER, unitId: TANGMEN_SECOND_UNIT_ID },
  branch: { role: Role.BRANCH_SECRETARY, divisionId: divisionSeedId(`${TANGMEN_CODE}001`) },
  community: { role: Role.COMMUNITY_STAFF, divisionId: TANGMEN_ID },
  subdistrict: { role: Role.SUBDISTRICT_STAFF, divisionId: WENQUAN_ID },
  district: { role: Role.DISTRICT_ADMIN, divisionId: GULOU_ID },
};

/** Who signs as the first delegate of which unit. */
const DELEGATES: Readonly<Record<string, string>> = {
  unit: TANGMEN_PARKING_UNIT_ID,
  delegate: TANGMEN_SECOND_UNIT_ID,
};

/** The id of the seeded resident who goes by `resident:NUMBER` in tokens, 1 to 200. */
export function residentSeedId(number: number): string {
  return seedId('res', `resident:${number}`);
}

/**
 * Everybody that a development token can speak for: 200 residents, one or two of each kind of staff, and a delegate. All
 * of them made up; the phone numbers are of a block that counts up from 199 0000 0001. Needs the territory and the units.
 */
export async function seedPeople(db: Database, now: Temporal.Instant): Promise<void> {
  const since = now.toString();
  const residents = Array.from({ length: RESIDENT_PERSONA_COUNT }, (_, index) => index + 1);
  const names = [
    ...residents.map((number) => `resident:${number}`),
    ...new Set([...Object.keys(STAFF), ...Object.keys(DELEGATES)]),
  ];

  await insertRows(
    db,
    'account',
    names.map((name) => ({
      id: accountSeedId(name),
      issuer: DEVELOPMENT_ISSUER,
      subject: subjectOfPersona(name)!,
      created_at: since,
    })),
  );
  await insertRows(
    db,
    'resident',
    residents.map((number) => ({
      id: residentSeedId(number),
      account_id: accountSeedId(`resident:${number}`),
      masked_name: maskedName(nameOf(number)),
      masked_phone: maskedPhone(phoneOf(number)),
      division_id: divisionSeedId(communityOf(number)),
      synthetic: true,
      created_at: since,
    })),
  );
  await insertRows(
    db,
    'resident_contact',
    residents.map((number) => ({
      resident_id: residentSeedId(number),
      name: nameOf(number),
      phone: phoneOf(number),
    })),
  );
  // Each a number of their own, so that everybody who is tried out may hold what a resident may.
  await sql`
    select confirm_phone(r.id, c.phone, r.masked_phone, ${since}::timestamptz)
    from resident r join resident_contact c on c.resident_id = r.id where r.synthetic`.execute(db);
  await insertRows(db, 'role_assignment', [
    ...residents.map((number) => roleRow(`resident:${number}`, { role: Role.RESIDENT }, since)),
    ...Object.entries(STAFF).map(([name, held]) => roleRow(name, held, since)),
  ]);
  for (const [name, unitId] of Object.entries(DELEGATES)) {
    await sql`
      update delegate set account_id = ${accountSeedId(name)} where id = ${firstDelegateSeedId(unitId)}`.execute(db);
  }
}

function phoneOf(number: number): string {
  return `1990000${String(number).padStart(4, '0')}`;
}

function accountSeedId(persona: string): string {
  return seedId('acc', persona);
}

function nameOf(number: number): string {
  const family = FAMILY_NAMES[(number - 1) % FAMILY_NAMES.length]!;
  const given = GIVEN_NAMES[Math.floor((number - 1) / FAMILY_NAMES.length) % GIVEN_NAMES.length]!;
  return family + given;
}

function communityOf(number: number): string {
  if (number <= RESIDENTS_OF_TANGMEN) return TANGMEN_CODE;
  const others = gulou.divisions.filter(({ level, code }) => level === 'COMMUNITY' && code !== TANGMEN_CODE);
  return others[(number - RESIDENTS_OF_TANGMEN - 1) % others.length]!.code;
}

function roleRow(
  persona: string,
  held: { role: Role; divisionId?: string; unitId?: string },
  since: string,
): RowToInsert<'role_assignment'> {
  return {
    id: seedId('rol', `${persona}/${held.role}`),
    account_id: accountSeedId(persona),
    role: held.role,
    division_id: held.divisionId ?? null,
    unit_id: held.unitId ?? null,
    valid_from: since,
  };
}
