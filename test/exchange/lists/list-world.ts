import { buildOrganisation, type BuiltOrganisation } from '../../../seeds/factories/organisation.factory.ts';
import { buildAccount, type RoleToBuild } from '../../../seeds/factories/person.factory.ts';
import { Role } from '../../../src/request/viewer.ts';
import type { Answer, Commons } from '../../support/commons.ts';
import { buildTwoOfEverything, type TwoOfEverything } from '../../support/two-of-everything.ts';

/** A district with those who keep lists, those who confirm them, and those who do neither. */
export interface ListWorld extends TwoOfEverything {
  readonly commons: Commons;
  /** Serves `grid`, in `community`. */
  readonly branch: BuiltOrganisation;
  /** Serves `otherGrid`, in `otherCommunity`. */
  readonly otherBranch: BuiltOrganisation;
  /** Manages `unit`. */
  readonly manager: string;
  /** Manages `neighbour`. */
  readonly rival: string;
  /** Leads `branch`. */
  readonly secretary: string;
  /** Leads `otherBranch`. */
  readonly otherSecretary: string;
  /** Staff of `community`. */
  readonly staff: string;
  /** Staff of `siblingCommunity`. */
  readonly sibling: string;
  /** Staff of `subdistrict`. */
  readonly above: string;
  /** Runs `district`. */
  readonly admin: string;
  /** A signed-in resident without any other role. */
  readonly resident: string;
}

export async function buildListWorld(commons: Commons): Promise<ListWorld> {
  const { db } = commons;
  const two = await buildTwoOfEverything(db);
  const branch = await buildOrganisation(db, { division: two.community, grids: [two.grid] });
  const otherBranch = await buildOrganisation(db, { division: two.otherCommunity, grids: [two.otherGrid] });
  const subjectWith = async (...roles: RoleToBuild[]) => (await buildAccount(db, { roles })).subject;
  return {
    ...two,
    commons,
    branch,
    otherBranch,
    manager: await subjectWith({ role: Role.UNIT_MANAGER, unitId: two.unit.id }),
    rival: await subjectWith({ role: Role.UNIT_MANAGER, unitId: two.neighbour.id }),
    secretary: await subjectWith({ role: Role.BRANCH_SECRETARY, divisionId: two.grid.id }),
    otherSecretary: await subjectWith({ role: Role.BRANCH_SECRETARY, divisionId: two.otherGrid.id }),
    staff: await subjectWith({ role: Role.COMMUNITY_STAFF, divisionId: two.community.id }),
    sibling: await subjectWith({ role: Role.COMMUNITY_STAFF, divisionId: two.siblingCommunity.id }),
    above: await subjectWith({ role: Role.SUBDISTRICT_STAFF, divisionId: two.subdistrict.id }),
    admin: await subjectWith({ role: Role.DISTRICT_ADMIN, divisionId: two.district.id }),
    resident: await subjectWith({ role: Role.RESIDENT }),
  };
}

/** A window on work-day evenings. */
export const EVENINGS = { dayClass: 'WORKDAY', weekdays: [], startTime: '18:00', endTime: '22:00' };

/** The mutations of lists and entries, as requests; each answers with what its payload holds. */
export function listOperations(commons: Commons) {
  const run =
    (name: string, member: string, shown: string) =>
    async (input: object, as?: string, language?: string): Promise<Changed> => {
      const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
      const document = `mutation ($input: ${type}!) {
      ${name}(input: $input) { ${member} { ${shown} } userErrors { code message field } } }`;
      const answer = await commons.query(document, { input }, { ...(as && { as }), ...(language && { language }) });
      return { answer, ...answer.data?.[name] };
    };
  const list = 'id state validFrom validTo stateReason owner { __typename ... on Node { id } }';
  const entry = `id version state title quantity unitOfMeasure validFrom validTo maxDistanceMeters audiences conditions
    stateReason cost { amount } location { latitude longitude } category { code } list { id }
    windows { dayClass weekdays startTime endTime seasonFrom seasonTo }`;
  const supply = `${entry} remainingQuantity facility { id } alliances { id }`;
  const demand = `${entry} unmetQuantity priority beneficiaries minQuantity minMinutes splittable needsAll minOccurrences coverage
    mergedInto { id } mergedFrom { id } requesters { ... on Node { id } }`;
  const removed = 'id supplies { id } demands { id state }';
  return {
    create: run('supplyDemandListCreate', 'list', list),
    submit: run('supplyDemandListSubmit', 'list', list),
    confirm: run('supplyDemandListConfirm', 'list', list),
    return: run('supplyDemandListReturn', 'list', list),
    close: run('supplyDemandListClose', 'list', list),
    addSupply: run('supplyAdd', 'supply', supply),
    updateSupply: run('supplyUpdate', 'supply', supply),
    removeSupply: run('supplyRemove', 'list', removed),
    withdrawSupply: run('supplyWithdraw', 'supply', supply),
    addDemand: run('demandAdd', 'demand', demand),
    updateDemand: run('demandUpdate', 'demand', demand),
    removeDemand: run('demandRemove', 'list', removed),
    withdrawDemand: run('demandWithdraw', 'demand', demand),
    mergeDemands: run('demandMerge', 'demand', demand),
  };
}

/** What a payload holds; loosely typed, as an {@link Answer} is. */
interface Changed {
  readonly answer: Answer;
  // oxlint-disable-next-line typescript/no-explicit-any -- a test names what it expects; types here would only repeat it
  readonly [member: string]: any;
}

/** `CODE` or `CODE at field.path` of each refusal; for one that was not refused but failed, what it failed with. */
export function refusalOf({ answer, userErrors }: Changed): string {
  if (answer.errors) return answer.errors.map(({ extensions }) => extensions.code).join();
  return (userErrors as { code: string; field: string[] | null }[])
    .map(({ code, field }) => (field ? `${code} at ${field.join('.')}` : code))
    .join();
}
