import { sql } from 'kysely';
import { type BuiltMembership, buildAlliance, buildMembership } from '../../../seeds/factories/alliance.factory.ts';
import {
  type BuiltResident,
  buildAccount,
  buildResident,
  type RoleToBuild,
} from '../../../seeds/factories/person.factory.ts';
import { type BuiltUnit, buildUnit } from '../../../seeds/factories/unit.factory.ts';
import { Role } from '../../../src/request/viewer.ts';
import { buildTwoOfEverything, type TwoOfEverything } from '../../support/two-of-everything.ts';
import type { Database } from '../../../src/database/database.ts';
import type { Commons } from '../../support/commons.ts';

/** Those who ask, in the order of the columns of the tables in access.tables.ts, which also say who they are. */
export const VIEWERS = [
  'nobody',
  'guest',
  'booker',
  'other',
  'manager',
  'rival',
  'keeper',
  'branch',
  'staff',
  'sibling',
  'above',
  'admin',
  'far',
  'ended',
] as const;
export type ViewerName = (typeof VIEWERS)[number];

/** When everything that `ended` once was came to its end. */
export const ENDED_AT = '2026-02-01T00:00:00Z';

/** A district, those who ask, and units that `manager` manages. */
export interface World extends TwoOfEverything {
  readonly db: Database;
  /** Managed by `manager`: by this membership an active member of the alliance of the community. */
  readonly unit: BuiltUnit;
  readonly membership: BuiltMembership;
  /** Managed by `manager`: no member of any. */
  readonly outsider: BuiltUnit;
  /** Managed by `manager`: what its memberships are, each row of a table says. */
  readonly candidate: BuiltUnit;
  readonly booker: BuiltResident;
  readonly other: BuiltResident;
  /** What a token has to name to be this viewer; undefined for nobody. */
  readonly subjects: Readonly<Record<ViewerName, string | undefined>>;
  readonly keeperAccountId: string;
  /** The roles of a viewer, for making somebody like them. */
  readonly roles: Readonly<Partial<Record<ViewerName, readonly RoleToBuild[]>>>;
}

/** Builds the people of the tables in a district of their own. */
export async function buildWorld({ db, sql: asOwner }: Pick<Commons, 'db' | 'sql'>): Promise<World> {
  // So that any id does for the match of a booking; matches have rows of their own.
  await asOwner('alter table booking drop constraint if exists booking_match_id_fkey');
  const two = await buildTwoOfEverything(db);
  const alliance = await buildAlliance(db, { division: two.community });
  const membership = await buildMembership(db, { alliance, unit: two.unit, delegates: ['王小榕', '黄小榕'] });
  const outsider = await buildUnit(db, { division: two.community });
  const candidate = await buildUnit(db, { division: two.community });
  const roles = {
    manager: [two.unit, outsider, candidate].map(({ id }) => ({ role: Role.UNIT_MANAGER, unitId: id })),
    rival: [{ role: Role.UNIT_MANAGER, unitId: two.neighbour.id }],
    keeper: [{ role: Role.UNIT_MANAGER, facilityId: two.facility.id }],
    branch: [{ role: Role.BRANCH_SECRETARY, divisionId: two.grid.id }],
    staff: [{ role: Role.COMMUNITY_STAFF, divisionId: two.community.id }],
    sibling: [{ role: Role.COMMUNITY_STAFF, divisionId: two.siblingCommunity.id }],
    above: [{ role: Role.SUBDISTRICT_STAFF, divisionId: two.subdistrict.id }],
    admin: [{ role: Role.DISTRICT_ADMIN, divisionId: two.district.id }],
    far: [{ role: Role.DISTRICT_ADMIN, divisionId: two.otherDistrict.id }],
  };
  const subjects: Partial<Record<ViewerName, string | undefined>> = { nobody: undefined, guest: 'guest' };
  const accounts: Partial<Record<ViewerName, string>> = {};
  for (const [name, given] of Object.entries(roles)) {
    const { subject, accountId } = await buildAccount(db, { roles: given });
    subjects[name as ViewerName] = subject;
    accounts[name as ViewerName] = accountId;
  }
  const booker = await buildResident(db, { name: '陈小榕', phone: '13800005678' });
  const other = await buildResident(db, { name: '林大榕', phone: '13800004321' });
  const once = [...roles.manager, ...roles.keeper, ...roles.staff, ...roles.above, ...roles.admin];
  const ended = await buildResident(db, { roles: once });
  await sql`update role_assignment set valid_to = ${ENDED_AT} where account_id = ${ended.accountId}`.execute(db);
  return {
    ...two,
    db,
    membership,
    outsider,
    candidate,
    booker,
    other,
    roles,
    keeperAccountId: accounts.keeper!,
    subjects: {
      ...subjects,
      booker: booker.subject,
      other: other.subject,
      ended: ended.subject,
    } as World['subjects'],
  };
}

/** What is there to be seen, by what the tables call it. */
export interface SightsOf<Name extends string> {
  readonly nodes: Readonly<Record<Name, string>>;
  /** Those of `nodes` that some viewers may not know of. */
  readonly hidden: readonly string[];
  readonly bookings: Readonly<Record<'standing' | 'past' | 'cancelled', string>>;
  readonly suspendedMembershipId: string;
}

/** A field, or all fields, of one thing: which, and who sees it in clear. */
export interface FieldsOf {
  readonly id: string;
  /** The type and what is selected on it. */
  readonly fields: string;
  /** The list that has it, of what has no id of its own: everybody may not ask for it, which is told as an error. */
  readonly listedBy?: string;
  /** The list of the viewer that has it, for a type without an id. */
  readonly listOfViewer?: string;
  /** Who sees them in clear; or what they are in clear, if nobody does. */
  readonly inClearTo: ViewerName | Readonly<Record<string, unknown>>;
}

/** What a viewer sends to the mutation of a row; everything it names is made for this one call. */
export type InputOf = (
  world: World,
  viewer: ViewerName,
) => Promise<{ readonly input: object; /** Sent as somebody else than usual. */ readonly as?: string | undefined }>;
