import {
  type BuiltAlliance,
  type BuiltMembership,
  buildAlliance,
  buildMembership,
  type MembershipToBuild,
} from '../../../../seeds/factories/alliance.factory.ts';
import { type BuiltDivision, buildDivision } from '../../../../seeds/factories/division.factory.ts';
import { buildAccount, type RoleToBuild } from '../../../../seeds/factories/person.factory.ts';
import { buildUnit } from '../../../../seeds/factories/unit.factory.ts';
import { DivisionLevel } from '../../../../src/district/grid/division.entity.ts';
import { Role } from '../../../../src/request/viewer.ts';
import type { Commons } from '../../../support/commons.ts';

/** Who asks, as the subject of a token; `nobody` is signed in, but has no account here. */
export interface AllianceWorld {
  readonly alliance: BuiltAlliance;
  readonly community: BuiltDivision;
  readonly membership: BuiltMembership;
  readonly manager: string;
  readonly staff: string;
  readonly subdistrictStaff: string;
  readonly districtAdmin: string;
  /** Everybody who has a role, but not this one here. */
  readonly outsiders: Readonly<Record<string, string>>;
  readonly nobody: string;
}

/** An alliance whose charter is in its second version, with one membership, and people of every role around it. */
export async function buildAllianceWorld({ db }: Commons, given: MembershipToBuild = {}): Promise<AllianceWorld> {
  const alliance = given.alliance ?? (await buildAlliance(db, { charterVersion: 2 }));
  const community = alliance.division;
  const membership = await buildMembership(db, { ...given, alliance });
  const neighbour = await buildUnit(db, { division: community });
  const grid = await buildDivision(db, { level: DivisionLevel.GRID, parent: community });
  const sibling = await buildDivision(db, { parent: community.parent! });
  const as = async (...roles: RoleToBuild[]) => (await buildAccount(db, { roles })).subject;
  const { COMMUNITY_STAFF, SUBDISTRICT_STAFF, DISTRICT_ADMIN, UNIT_MANAGER, BRANCH_SECRETARY, RESIDENT } = Role;
  const ended = { validTo: '2026-03-03T03:59:59Z' };
  return {
    alliance,
    community,
    membership,
    manager: await as({ role: UNIT_MANAGER, unitId: membership.unit.id }),
    staff: await as({ role: COMMUNITY_STAFF, divisionId: community.id }),
    subdistrictStaff: await as({ role: SUBDISTRICT_STAFF, divisionId: community.parent!.id }),
    districtAdmin: await as({ role: DISTRICT_ADMIN, divisionId: community.parent!.parent!.id }),
    outsiders: {
      'manager of another unit': await as({ role: UNIT_MANAGER, unitId: neighbour.id }),
      'staff of another community': await as({ role: COMMUNITY_STAFF, divisionId: sibling.id }),
      'secretary of a branch in the community': await as({ role: BRANCH_SECRETARY, divisionId: grid.id }),
      'former staff and manager': await as(
        { role: COMMUNITY_STAFF, divisionId: community.id, ...ended },
        { role: UNIT_MANAGER, unitId: membership.unit.id, ...ended },
      ),
      resident: await as({ role: RESIDENT }),
    },
    nobody: 'a stranger',
  };
}

const SHOWN = `id state charterVersion appliedAt admittedAt endedAt stateReason unit { id } alliance { id }
  delegates { id name position canSign }`;

/** Runs a mutation on memberships: `mutate(commons, 'membershipAdmit', { membershipId }, staff)`. */
export async function mutate(commons: Commons, name: string, input: object, as?: string) {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  const { data, errors } = await commons.query(
    `mutation ($input: ${type}!) { answer: ${name}(input: $input) {
      membership { ${SHOWN} } userErrors { __typename code field message } } }`,
    { input },
    { ...(as !== undefined && { as }) },
  );
  return { membership: data?.answer?.membership, refusals: data?.answer?.userErrors, errors };
}

/** The code of the only refusal. */
export function codeOf({ membership, refusals, errors }: Awaited<ReturnType<typeof mutate>>): string {
  if (errors) return errors[0]!.extensions.code;
  if (membership !== null || refusals.length !== 1) throw new Error('It was not refused.');
  return refusals[0].code;
}

/** Audit entries and events about a subject, in order. */
export async function trailOf({ sql }: Commons, subjectId: string) {
  const audit = await sql(
    'select action, district_code, actor_id is not null as actor, fields from audit_entry where subject_id = $1 order by id',
    [subjectId],
  );
  const events = await sql('select topic from outbox_event where subject_id = $1 order by id', [subjectId]);
  return { audit, topics: events.map(({ topic }) => topic) };
}
