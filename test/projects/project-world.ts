import { sql } from 'kysely';
import { loadServiceCategories } from '../../seeds/categories.seeder.ts';
import { type BuiltMembership, buildAlliance, buildMembership } from '../../seeds/factories/alliance.factory.ts';
import { buildDivision } from '../../seeds/factories/division.factory.ts';
import { buildDemand, buildList, buildSupply } from '../../seeds/factories/exchange.factory.ts';
import { buildMatch, type MatchToBuild } from '../../seeds/factories/match.factory.ts';
import { buildOrganisation } from '../../seeds/factories/organisation.factory.ts';
import { buildAccount, buildResident, type RoleToBuild } from '../../seeds/factories/person.factory.ts';
import { type BuiltUnit, buildUnit } from '../../seeds/factories/unit.factory.ts';
import { DivisionLevel } from '../../src/district/grid/division.entity.ts';
import type { WeeklyWindowSpec } from '../../src/exchange/times/weekly-time.ts';
import { Role } from '../../src/request/viewer.ts';
import type { Commons } from '../support/commons.ts';

/** A member unit and those who stand for it, as the subjects of tokens. */
interface Member {
  readonly id: string;
  readonly unit: BuiltUnit;
  readonly membership: BuiltMembership;
  readonly manager: string;
  /** Sits for the unit, and does nothing else. */
  readonly delegate: string;
  readonly delegateId: string;
}

export type ProjectWorld = Awaited<ReturnType<typeof buildProjectWorld>>;

/** A branch and two member units of one community, and the people around them. */
export async function buildProjectWorld({ db, clock }: Pick<Commons, 'db' | 'clock'>) {
  await loadServiceCategories(db);
  const community = await buildDivision(db);
  const grid = await buildDivision(db, { level: DivisionLevel.GRID, parent: community });
  const far = await buildDivision(db, { parent: community.parent! });
  const branch = await buildOrganisation(db, { division: community, grids: [grid] });
  const alliance = await buildAlliance(db, { division: community });
  const as = async (...roles: RoleToBuild[]) => (await buildAccount(db, { roles })).subject;

  async function member(name: string): Promise<Member> {
    const unit = await buildUnit(db, { division: community, name });
    const membership = await buildMembership(db, { alliance, unit });
    const { subject, accountId } = await buildAccount(db);
    const delegateId = membership.delegateIds[0]!;
    await sql`update delegate set account_id = ${accountId} where id = ${delegateId}`.execute(db);
    const manager = await as({ role: Role.UNIT_MANAGER, unitId: unit.id });
    return { id: unit.id, unit, membership, manager, delegate: subject, delegateId };
  }

  return {
    community,
    grid,
    far,
    branch,
    alliance,
    member,
    unit: await member('汤门小学'),
    other: await member('温泉医院'),
    secretary: await as({ role: Role.BRANCH_SECRETARY, divisionId: grid.id }),
    /** Of the community that all parties are in. */
    staff: await as({ role: Role.COMMUNITY_STAFF, divisionId: community.id }),
    farStaff: await as({ role: Role.COMMUNITY_STAFF, divisionId: far.id }),
    stranger: await as({ role: Role.RESIDENT }),
    resident: await buildResident(db),
    /** A match of ten places that a unit, the first unless told otherwise, gives to the branch. */
    async match({
      supplierId,
      demanderId,
      state = 'CONFIRMED',
      quantity = 10,
      facilityId,
      from = '2026-03-01',
      to = '2026-06-30',
      windows,
    }: MatchWanted = {}) {
      const period = { validFrom: from, validTo: to };
      const supplierList = await buildList(db, { ownerId: supplierId ?? this.unit.id });
      const demanderList = await buildList(db, { ownerId: demanderId ?? branch.id });
      const supply = await buildSupply(db, {
        list: supplierList,
        ...(facilityId && { facilityId }),
        ...(windows && { windows }),
        quantity,
      });
      const demand = await buildDemand(db, { list: demanderList, ...period, ...(windows && { windows }), quantity });
      const { id } = await buildMatch(db, {
        supplyId: supply.id,
        demandId: demand.id,
        quantity,
        state,
        now: clock.now,
      });
      return id;
    },
  };
}

interface MatchWanted {
  readonly supplierId?: string;
  readonly demanderId?: string;
  readonly state?: MatchToBuild['state'];
  readonly quantity?: number;
  readonly facilityId?: string;
  readonly from?: string;
  readonly to?: string;
  /** All week if absent. */
  readonly windows?: readonly WeeklyWindowSpec[];
}

/** What tests look at in a book. */
export const SHOWN = `id number title state version versionInForce stateReason settlement progress needsReview meanScore
  parties { party { ... on GridBranch { id } ... on ResidentUnit { id } } signedVersion signedAt confirmedAt
            signedOnPaper signerPost paperSignature { id confirmed } }
  openRevision { version content { title } parties { signedVersion } }
  items { title quantity unitOfMeasure provider { ... on ResidentUnit { id } ... on GridBranch { id } } }
  milestones { id title dueOn weight completedAt evidence }
  matches { id }
  content { term { from to } terminationClause contacts { role } budget { total { amount } sourcesTotal { amount } } }
  versions { version hash signedByAllAt content { title } parties { signedVersion } }
  sessions { date attendance minutes note }
  evaluations { by { ... on ResidentUnit { id } ... on GridBranch { id } } score comment }
  attention { kind subjectId value }`;

const PAPER = `id version signedOn signerPost enteredAt decidedAt confirmed rejectReason viewerCan { confirm reject }
  scan { id url } book { ${SHOWN} }`;

/** The changed thing of each mutation. */
const CHANGED: Readonly<Record<string, string>> = {
  milestoneComplete: 'milestone { id title completedAt evidence book { id progress } }',
  paperSignatureEnter: `paperSignature { ${PAPER} }`,
  paperSignatureConfirm: `paperSignature { ${PAPER} }`,
  paperSignatureReject: `paperSignature { ${PAPER} }`,
};

/** Runs a mutation on books: `mutate(commons, 'serviceProjectBookStart', { bookId }, secretary)`. */
export async function mutate(commons: Pick<Commons, 'query'>, name: string, input: object, as?: string) {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  const changed = CHANGED[name] ?? `book { ${SHOWN} }`;
  const { data, errors } = await commons.query(
    `mutation ($input: ${type}!) { answer: ${name}(input: $input) {
      ${changed} userErrors { __typename code field message } } }`,
    { input },
    { ...(as !== undefined && { as }) },
  );
  const refusals = data?.answer?.userErrors as { code: string; field: string[] | null; message: string }[] | undefined;
  const { book, milestone, paperSignature } = data?.answer ?? {};
  return { book, milestone, paper: paperSignature, refusals, errors };
}

/** The book, from a mutation that has to be done. */
export async function done(commons: Pick<Commons, 'query'>, name: string, input: object, as: string) {
  const { book, milestone, paper, refusals, errors } = await mutate(commons, name, input, as);
  if (errors || refusals!.length > 0) throw new Error(`${name}: ${JSON.stringify(errors ?? refusals)}`);
  return book ?? milestone ?? paper;
}

/** The code of the only refusal, and the field that it names. */
export async function refused(commons: Pick<Commons, 'query'>, name: string, input: object, as?: string) {
  const { book, milestone, paper, refusals, errors } = await mutate(commons, name, input, as);
  if (errors) return errors[0]!.extensions.code;
  if ((book ?? milestone ?? paper) != null || refusals?.length !== 1) throw new Error('It was not refused.');
  const { code, field } = refusals[0]!;
  return field === null ? code : `${code} ${field.join('.')}`;
}

let keys = 0;

/** A book that was drafted by the branch from matches, one of the first unit unless told otherwise. @returns its id */
export async function drafted(commons: Commons, world: ProjectWorld, matchIds?: readonly string[]): Promise<string> {
  const input = { matchIds: matchIds ?? [await world.match()], title: '夜间停车共享' };
  return (await done(commons, 'serviceProjectBookDraft', input, world.secretary)).id;
}

/** Signs a version for a party; a key of its own. */
export function signing(bookId: string, version: number, partyId: string) {
  return { bookId, version, partyId, idempotencyKey: `key ${++keys}` };
}

/** What enters that a party has signed a version on paper; a key of its own. */
export function entering(bookId: string, version: number, partyId: string, attachmentId: string) {
  const said = { signedOn: '2026-03-03', signerPost: '校长' };
  return { bookId, version, partyId, attachmentId, ...said, idempotencyKey: `paper ${++keys}` };
}

/** What confirms a paper; a key of its own. */
export function confirming(paperSignatureId: string) {
  return { paperSignatureId, idempotencyKey: `paper ${++keys}` };
}

/** Has the branch and units sign a version. */
export async function signedByAll(
  commons: Commons,
  world: ProjectWorld,
  bookId: string,
  { version = 1, units = [world.unit] }: { version?: number; units?: readonly Member[] } = {},
): Promise<string> {
  const name = 'serviceProjectBookSign';
  await done(commons, name, signing(bookId, version, world.branch.id), world.secretary);
  for (const { id, delegate } of units) await done(commons, name, signing(bookId, version, id), delegate);
  return bookId;
}

/** A project that is running, drafted from matches, one of the first unit unless told otherwise. @returns its id */
export async function running(
  commons: Commons,
  world: ProjectWorld,
  matchIds?: readonly string[],
  units?: readonly Member[],
): Promise<string> {
  const bookId = await signedByAll(commons, world, await drafted(commons, world, matchIds), {
    ...(units && { units }),
  });
  await done(commons, 'serviceProjectBookStart', { bookId }, world.secretary);
  return bookId;
}

/** A project that both sides say is done, after one session in which the resident took part. @returns its id */
export async function completed(commons: Commons, world: ProjectWorld): Promise<string> {
  const bookId = await running(commons, world);
  const session = { bookId, date: '2026-03-02', attendance: 3, minutes: 60, note: '第一次活动' };
  const participantIds = [world.resident.residentId];
  await done(commons, 'projectSessionLog', { ...session, participantIds }, world.secretary);
  await done(commons, 'serviceProjectBookComplete', { bookId, partyId: world.branch.id }, world.secretary);
  await done(commons, 'serviceProjectBookComplete', { bookId, partyId: world.unit.id }, world.unit.manager);
  return bookId;
}

/** Makes a unit leave its alliance, and its delegates their seats. */
export async function leave({ db }: Pick<Commons, 'db'>, { membership }: Member): Promise<void> {
  await sql`
    with seats as (update delegate set valid_to = '2026-03-03' where membership_id = ${membership.id})
    update alliance_membership set state = 'WITHDRAWN', ended_at = '2026-03-03' where id = ${membership.id}`.execute(
    db,
  );
}

/** The book as somebody sees it; null when they do not. */
export async function seen({ query }: Pick<Commons, 'query'>, id: string, as?: string) {
  const { data, errors } = await query(
    `query ($id: ID!) { node(id: $id) { ... on ServiceProjectBook { ${SHOWN} } } }`,
    { id },
    { ...(as !== undefined && { as }) },
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return data.node;
}
