import { loadServiceCategories } from '../../../seeds/categories.seeder.ts';
import { type BuiltDivision, buildDivision } from '../../../seeds/factories/division.factory.ts';
import {
  type BuiltEntry,
  buildDemand,
  buildList,
  buildSupply,
  type DemandToBuild,
  type ListToBuild,
  type SupplyToBuild,
} from '../../../seeds/factories/exchange.factory.ts';
import { buildMatch, type BuiltMatch, type MatchToBuild } from '../../../seeds/factories/match.factory.ts';
import { buildOrganisation, type BuiltOrganisation } from '../../../seeds/factories/organisation.factory.ts';
import { buildAccount, type RoleToBuild } from '../../../seeds/factories/person.factory.ts';
import { buildUnit } from '../../../seeds/factories/unit.factory.ts';
import type { WeeklyWindowSpec } from '../../../src/exchange/times/weekly-time.ts';
import { DivisionLevel } from '../../../src/district/grid/division.entity.ts';
import { OrganisationLevel } from '../../../src/district/grid/organisation.entity.ts';
import { Role } from '../../../src/request/viewer.ts';
import type { Answer, Commons } from '../../support/commons.ts';

// A district of its own for each test, with the lists that the test puts in force in it, and runs over it.

/** The dates of a run that says nothing else: from the day on which tests take place. */
export const RUN_FROM = '2026-03-03';
const RUN_TO = '2026-06-30';

/** The middle of the places of a world. */
export const CENTER = { latitude: 26.09, longitude: 119.3 };
/** A degree of latitude in metres, on the sphere that distances are measured on. */
const METERS_OF_DEGREE = (Math.PI * 6_371_008.8) / 180;

/** A place so many metres north of the middle. */
export function north(meters: number) {
  return { latitude: CENTER.latitude + meters / METERS_OF_DEGREE, longitude: CENTER.longitude };
}

/** A window of every day, unless told otherwise. */
export function daily(startTime: string, endTime: string, more: Partial<WeeklyWindowSpec> = {}): WeeklyWindowSpec {
  return { dayClass: 'EVERY_DAY', weekdays: [], startTime, endTime, seasonFrom: null, seasonTo: null, ...more };
}

interface Whose {
  /** Where the owner is; a new owner, unless `ownerId` names one. */
  readonly at?: BuiltDivision;
  readonly ownerId?: string;
  readonly onList?: Omit<ListToBuild, 'ownerId'>;
}

export interface RunInput {
  readonly withinCode?: string;
  readonly validFrom?: string;
  readonly validTo?: string;
  readonly categoryCodes?: readonly string[];
  readonly dryRun?: boolean;
  readonly weights?: object;
}

export interface Asking {
  readonly as?: string | undefined;
  readonly language?: string;
  /** What is shown of the run; {@link RUN} if absent. */
  readonly shown?: string;
}

const SHARE = 'owner { ... on Node { id } } quantity matchedQuantity share';
export const METRICS = `suppliers { ${SHARE} } receivers { ${SHARE} }
  priorities { priority demandedQuantity matchedQuantity share } gini meanScore`;
/** What of a run is looked at. */
export const RUN = `
  id validFrom validTo categoryCodes weightsVersion dryRun inputHash method optimalityGap demandedQuantity matchedQuantity
  division { code } metrics { ${METRICS} }
  matches {
    id quantity state pinned reach distanceMeters supply { id } demand { id }
    score { total timeFit distanceFit quantityFit fairness reliability }
  }
  unmatched { demand { id state } unmetQuantity reason escalated relaxation lostTo { id quantity demand { id } } }`;

/** What a run shows; loosely typed, as an {@link Answer} is. */
// oxlint-disable-next-line typescript/no-explicit-any -- a test names what it expects; types here would only repeat it
export type RunShown = any;

export type MatchingWorld = Awaited<ReturnType<typeof buildMatchingWorld>>;

/** A district with two subdistricts, in the first of them two communities with two grids each, and those who run it. */
export async function buildMatchingWorld(commons: Commons) {
  const { db } = commons;
  await loadServiceCategories(db);
  const { DISTRICT, SUBDISTRICT, COMMUNITY, GRID } = DivisionLevel;
  const district = await buildDivision(db, { level: DISTRICT });
  const subdistrict = await buildDivision(db, { level: SUBDISTRICT, parent: district });
  const otherSubdistrict = await buildDivision(db, { level: SUBDISTRICT, parent: district });
  const community = await buildDivision(db, { level: COMMUNITY, parent: subdistrict });
  const sibling = await buildDivision(db, { level: COMMUNITY, parent: subdistrict });
  const otherCommunity = await buildDivision(db, { level: COMMUNITY, parent: otherSubdistrict });
  const grid = await buildDivision(db, { level: GRID, parent: community });
  const nextGrid = await buildDivision(db, { level: GRID, parent: community });
  const siblingGrid = await buildDivision(db, { level: GRID, parent: sibling });
  const otherGrid = await buildDivision(db, { level: GRID, parent: otherCommunity });
  const someone = async (...roles: RoleToBuild[]) => (await buildAccount(db, { roles })).subject;
  const staff = await someone({ role: Role.SUBDISTRICT_STAFF, divisionId: subdistrict.id });

  const { WORK_COMMITTEE, COMMUNITY_COMMITTEE } = OrganisationLevel;
  const committees = new Map<BuiltDivision, BuiltOrganisation>();
  for (const above of [subdistrict, otherSubdistrict]) {
    committees.set(above, await buildOrganisation(db, { level: WORK_COMMITTEE, division: above }));
  }
  for (const division of [community, sibling, otherCommunity]) {
    const parent = committees.get(division.parent!)!;
    committees.set(division, await buildOrganisation(db, { level: COMMUNITY_COMMITTEE, division, parent }));
  }

  const served = new Set<BuiltDivision>();
  /** A grid has one branch: who needs something in it after that is a unit. */
  async function ownerAt(at: BuiltDivision, kind: 'unit' | 'branch'): Promise<string> {
    if (kind === 'unit' || served.has(at)) return (await buildUnit(db, { division: at })).id;
    const division = at.level === GRID ? at.parent! : at;
    const grids = at.level === GRID ? [at] : [];
    served.add(at);
    return (await buildOrganisation(db, { division, grids, parent: committees.get(division)! })).id;
  }

  async function listOf({ at, ownerId, onList }: Whose, kind: 'unit' | 'branch') {
    return buildList(db, { ...onList, ownerId: ownerId ?? (await ownerAt(at ?? grid, kind)) });
  }

  async function run(input: RunInput = {}, asking: Asking = {}): Promise<RunShown> {
    const { answer, run, userErrors } = await tryRun(input, asking);
    if (!run) throw new Error(`The run was refused: ${JSON.stringify(answer.errors ?? userErrors)}`);
    return run;
  }

  async function tryRun(input: RunInput = {}, { shown = RUN, language, ...asking }: Asking = {}) {
    const as = 'as' in asking ? asking.as : staff;
    const answer: Answer = await commons.query(
      `mutation ($input: BookingMatchInput!) {
         bookingMatch(input: $input) { run { ${shown} } userErrors { code message field } } }`,
      { input: { withinCode: subdistrict.code, validFrom: RUN_FROM, validTo: RUN_TO, ...input } },
      { ...(as !== undefined && { as }), ...(language && { language }) },
    );
    return { answer, run: answer.data?.bookingMatch?.run, userErrors: answer.data?.bookingMatch?.userErrors };
  }

  return {
    commons,
    district,
    subdistrict,
    otherSubdistrict,
    community,
    sibling,
    otherCommunity,
    grid,
    nextGrid,
    siblingGrid,
    otherGrid,
    /** Of the subdistrict; runs it unless a test says who else. */
    staff,
    someone,
    admin: () => someone({ role: Role.DISTRICT_ADMIN, divisionId: district.id }),
    /** Of the community. */
    communityStaff: () => someone({ role: Role.COMMUNITY_STAFF, divisionId: community.id }),
    /** Of the branches that serve a grid. */
    secretaryOf: (at: BuiltDivision) => someone({ role: Role.BRANCH_SECRETARY, divisionId: at.id }),
    managerOf: ({ list }: BuiltEntry) => someone({ role: Role.UNIT_MANAGER, unitId: list.ownerId }),
    ownerAt,
    /** What a unit gives, in the grid unless told otherwise: ten parking spaces all week. */
    async supply({ at, ownerId, onList, ...given }: SupplyToBuild & Whose = {}): Promise<BuiltEntry> {
      const list =
        given.list ??
        (await listOf({ ...(at && { at }), ...(ownerId && { ownerId }), ...(onList && { onList }) }, 'unit'));
      return buildSupply(db, { ...given, list });
    },
    /** What a branch, or another unit, needs, in the grid unless told otherwise: ten parking spaces all week. */
    async demand({ at, ownerId, onList, ...given }: DemandToBuild & Whose = {}): Promise<BuiltEntry> {
      const list =
        given.list ??
        (await listOf({ ...(at && { at }), ...(ownerId && { ownerId }), ...(onList && { onList }) }, 'branch'));
      return buildDemand(db, { ...given, list });
    },
    match(
      supply: BuiltEntry,
      demand: BuiltEntry,
      more: Omit<MatchToBuild, 'supplyId' | 'demandId'> = {},
    ): Promise<BuiltMatch> {
      return buildMatch(db, { supplyId: supply.id, demandId: demand.id, now: commons.clock.now, ...more });
    },
    run,
    tryRun,
  };
}

interface HasId {
  readonly id: string;
}

/** What a run gives a demand, of one supply or of all. */
export function given(run: RunShown, demand: HasId, supply?: HasId): number {
  return (run.matches as { quantity: number; supply: HasId; demand: HasId }[])
    .filter((match) => match.demand.id === demand.id && (!supply || match.supply.id === supply.id))
    .reduce((sum, { quantity }) => sum + quantity, 0);
}

/** What a run says of a demand that it left with something unmet. */
export function whyNot(run: RunShown, demand: HasId): RunShown {
  return run.unmatched.find((unmatched: { demand: HasId }) => unmatched.demand.id === demand.id);
}
