import { expect } from 'vitest';
import { buildMembership } from '../../seeds/factories/alliance.factory.ts';
import { type BuiltDivision, buildDivision } from '../../seeds/factories/division.factory.ts';
import { buildAccount, type BuiltAccount, type RoleToBuild } from '../../seeds/factories/person.factory.ts';
import { buildFacility } from '../../seeds/factories/facility.factory.ts';
import { type BuiltUnit, buildUnit } from '../../seeds/factories/unit.factory.ts';
import { DivisionLevel } from '../../src/district/grid/division.entity.ts';
import { Role } from '../../src/request/viewer.ts';
import { newId } from '../../src/shared/node.ts';
import { MembershipState } from '../../src/district/units/alliances/membership.entity.ts';
import type { Answer, Commons } from '../support/commons.ts';

/** Two units in one community, one of them an active member of an alliance, and people of every role around them. */
export interface FacilityWorld {
  readonly district: BuiltDivision;
  readonly subdistrict: BuiltDivision;
  readonly community: BuiltDivision;
  readonly grid: BuiltDivision;
  /** Active in the alliance of the community. */
  readonly member: BuiltUnit;
  /** Has applied, and no more. */
  readonly applicant: BuiltUnit;
  readonly manager: BuiltAccount;
  readonly applicantManager: BuiltAccount;
  /** Staff of the community that both units are in, and of the divisions above it. */
  readonly staff: Readonly<Record<'community' | 'subdistrict' | 'district', BuiltAccount>>;
  /** Who has a role, but none that has to do with either unit. */
  readonly strangers: Readonly<Record<string, BuiltAccount>>;
}

/** Builds a {@link FacilityWorld} in a district of its own. */
export async function buildFacilityWorld({ db }: Commons): Promise<FacilityWorld> {
  const { DISTRICT, SUBDISTRICT, GRID } = DivisionLevel;
  const district = await buildDivision(db, { level: DISTRICT });
  const subdistrict = await buildDivision(db, { level: SUBDISTRICT, parent: district });
  const community = await buildDivision(db, { parent: subdistrict });
  const sibling = await buildDivision(db, { parent: subdistrict });
  const grid = await buildDivision(db, { level: GRID, parent: community });
  const { unit: member, alliance } = await buildMembership(db, { unit: await buildUnit(db, { division: community }) });
  const applicant = await buildUnit(db, { division: community });
  await buildMembership(db, { alliance, unit: applicant, state: MembershipState.APPLIED, delegates: [] });
  const neighbour = await buildUnit(db, { division: community });
  const as = (...roles: RoleToBuild[]) => buildAccount(db, { roles });
  const { UNIT_MANAGER, COMMUNITY_STAFF, SUBDISTRICT_STAFF, DISTRICT_ADMIN, BRANCH_SECRETARY, RESIDENT } = Role;
  const ended = { validTo: '2026-03-03T03:59:59Z' };
  return {
    district,
    subdistrict,
    community,
    grid,
    member,
    applicant,
    manager: await as({ role: UNIT_MANAGER, unitId: member.id }),
    applicantManager: await as({ role: UNIT_MANAGER, unitId: applicant.id }),
    staff: {
      community: await as({ role: COMMUNITY_STAFF, divisionId: community.id }),
      subdistrict: await as({ role: SUBDISTRICT_STAFF, divisionId: subdistrict.id }),
      district: await as({ role: DISTRICT_ADMIN, divisionId: district.id }),
    },
    strangers: {
      'the manager of another unit': await as({ role: UNIT_MANAGER, unitId: neighbour.id }),
      'staff of another community': await as({ role: COMMUNITY_STAFF, divisionId: sibling.id }),
      'an administrator of another district': await as({
        role: DISTRICT_ADMIN,
        divisionId: (await buildDivision(db, { level: DISTRICT })).id,
      }),
      'the secretary of a branch in the community': await as({ role: BRANCH_SECRETARY, divisionId: grid.id }),
      'who managed the units and was staff, until a second ago': await as(
        { role: UNIT_MANAGER, unitId: member.id, ...ended },
        { role: UNIT_MANAGER, unitId: applicant.id, ...ended },
        { role: COMMUNITY_STAFF, divisionId: community.id, ...ended },
      ),
      'a resident': await as({ role: RESIDENT }),
      'an account without roles': await as(),
    },
  };
}

/** All that a facility shows, but the fields with arguments. */
export const FACILITY_FIELDS = `
  id name kind capacity admission state timeZone synthetic stateReason
  unit { id }
  location { latitude longitude }
  details {
    __typename
    ... on ParkingDetails { vehicleClasses }
    ... on SportsFieldDetails { sports indoor }
    ... on RestroomDetails { accessible babyTable }
    ... on RoomDetails { seats }
  }
  bookingRules { gridMinutes minMinutes maxMinutes leadMinutes horizonDays }
  openingRules { dayClass weekdays startTime endTime seasonFrom seasonTo leaveByNextWorkday }
  openingExceptions { date closed windows { startTime endTime } reason }`;

/** Inputs that do not have the name of their mutation. */
const INPUT_TYPES: Readonly<Record<string, string>> = {
  facilityReturn: 'FacilityReturnInput',
  facilitySuspend: 'FacilitySuspendInput',
  facilityWithdraw: 'FacilityWithdrawInput',
};

/** Sends a mutation of facilities; its payload is `data.answer`. */
export function sendChange(
  commons: Commons,
  mutation: string,
  input: object,
  as?: BuiltAccount | string,
  language?: string,
): Promise<Answer> {
  const type = INPUT_TYPES[mutation] ?? `F${mutation.slice(1)}Input`;
  const document = `mutation ($input: ${type}!) {
    answer: ${mutation}(input: $input) { facility { ${FACILITY_FIELDS} } userErrors { code field message } }
  }`;
  const subject = typeof as === 'string' ? as : as?.subject;
  return commons.query(document, { input }, { ...(subject && { as: subject }), ...(language && { language }) });
}

/** Sends a mutation that is to succeed. @returns the facility as it is then */
// oxlint-disable-next-line typescript/no-explicit-any -- tests compare what they expect
export async function change(commons: Commons, mutation: string, input: object, as: BuiltAccount): Promise<any> {
  const { data, errors } = await sendChange(commons, mutation, input, as);
  expect({ errors, userErrors: data?.answer.userErrors }).toEqual({ errors: undefined, userErrors: [] });
  return data.answer.facility;
}

/** Expects that a mutation is refused, with one code and field, and that nothing at all changes. */
export async function expectRefused(
  commons: Commons,
  mutation: string,
  input: object,
  as: BuiltAccount,
  code: string,
  field: readonly string[] | null,
): Promise<void> {
  await expectNothingChanges(commons, async () => {
    const { data, errors } = await sendChange(commons, mutation, input, as);
    expect(errors).toBeUndefined();
    expect(data.answer).toMatchObject({ facility: null, userErrors: [{ code, field, message: expect.any(String) }] });
    expect(data.answer.userErrors).toHaveLength(1);
  });
}

/** Expects that a mutation is closed to those who are not signed in, and to those who are but have no account here. */
export async function expectClosedToOutsiders(commons: Commons, mutation: string, input: object): Promise<void> {
  await expectNothingChanges(commons, async () => {
    const nobody = await sendChange(commons, mutation, input);
    expect(nobody.errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    const unknown = await sendChange(commons, mutation, input, 'never seen here');
    expect(unknown.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });
}

/** Expects the refusals of an id that is none, that stands for something else, and that stands for nothing. */
export async function expectChecksFacilityId(
  commons: Commons,
  mutation: string,
  rest: object,
  as: BuiltAccount,
): Promise<void> {
  for (const facilityId of ['', 'fac_1', newId('uni'), newId('fac').toUpperCase(), `${newId('fac')}'`]) {
    await expectRefused(commons, mutation, { ...rest, facilityId }, as, 'INVALID_INPUT', ['facilityId']);
  }
  await expectRefused(commons, mutation, { ...rest, facilityId: newId('fac') }, as, 'NOT_FOUND', ['facilityId']);
}

/**
 * Expects that a change is for whoever manages the facility or its unit, and for nobody else: not for staff, who may see
 * it, nor for strangers, who do not learn that there is one before it is public.
 */
export async function expectForItsManagersOnly(
  commons: Commons,
  world: FacilityWorld,
  mutation: string,
  rest: object,
): Promise<void> {
  for (const state of ['PUBLISHED', 'DRAFT'] as const) {
    const build = async () => (await buildFacility(commons.db, { unitId: world.member.id, state })).id;
    const facilityId = await build();
    const input = { ...rest, facilityId };
    for (const staff of Object.values(world.staff)) {
      await expectRefused(commons, mutation, input, staff, 'FORBIDDEN', null);
    }
    const caretakerOfAnother = await buildCaretaker(commons, await build());
    for (const stranger of [...Object.values(world.strangers), world.applicantManager, caretakerOfAnother]) {
      const [code, field] =
        state === 'DRAFT' ? (['NOT_FOUND', ['facilityId']] as const) : (['FORBIDDEN', null] as const);
      await expectRefused(commons, mutation, input, stranger, code, field);
    }
    await change(commons, mutation, input, await buildCaretaker(commons, facilityId));
    await change(commons, mutation, { ...rest, facilityId: await build() }, world.manager);
    await expectClosedToOutsiders(commons, mutation, input);
  }
}

/** Somebody who manages this one facility. */
export function buildCaretaker({ db }: Commons, facilityId: string): Promise<BuiltAccount> {
  return buildAccount(db, { roles: [{ role: Role.UNIT_MANAGER, facilityId }] });
}

const TABLES = ['shared_facility', 'opening_rule', 'opening_exception', 'open_stretch', 'audit_entry', 'outbox_event'];

/** Expects that no row of a facility, nor of the trail, is different after the work. */
export async function expectNothingChanges(commons: Commons, work: () => Promise<unknown>): Promise<void> {
  const state = () =>
    Promise.all(
      TABLES.map((table) => commons.sql(`select to_jsonb(t) as row from ${table} t order by to_jsonb(t)::text`)),
    );
  const before = await state();
  await work();
  expect(await state()).toEqual(before);
}

/** What the audit trail and the outbox say about a facility, in order. */
export async function trailOf(commons: Commons, facilityId: string) {
  const audit = await commons.sql(
    `select action, actor_id as "actorId", district_code as "districtCode", fields from audit_entry
     where subject_id = $1 order by id`,
    [facilityId],
  );
  const outbox = await commons.sql<{ topic: string }>(
    'select topic from outbox_event where subject_id = $1 order by id',
    [facilityId],
  );
  return { audit, outbox: outbox.map(({ topic }) => topic) };
}
