import { sql } from 'kysely';
import { buildDemand, buildList, buildSupply } from '../../seeds/factories/exchange.factory.ts';
import { buildMatch } from '../../seeds/factories/match.factory.ts';
import { buildAccount } from '../../seeds/factories/person.factory.ts';
import { type BookToBuild, buildBook, type BuiltBook } from '../../seeds/factories/project.factory.ts';
import { OrganisationLevel } from '../../src/district/grid/organisation.entity.ts';
import { newId } from '../../src/shared/node.ts';
import { TEST_NOW } from '../support/commons.ts';
import { listOf } from './access.matches.ts';
import type { FieldsOf, InputOf, SightsOf, World } from './access.world.ts';

/** Of {@link buildProjectSights}, those that are hidden from most. */
export const HIDDEN_PROJECT_SIGHTS = ['a ServiceProjectBook, a draft', 'a ProjectMilestone of a draft'] as const;
/** And those that everybody sees. */
export const PROJECT_SIGHTS = ['a ServiceProjectBook, in force', 'a ProjectMilestone'] as const;

type ProjectSights = Readonly<Record<(typeof HIDDEN_PROJECT_SIGHTS)[number] | (typeof PROJECT_SIGHTS)[number], string>>;

/** A draft between the unit of a world and a branch, and a project of theirs that ended early, with all that was said. */
export async function buildProjectSights(world: World, branchId: string): Promise<ProjectSights> {
  const { db } = world;
  const draft = await bookFor(world, branchId, {});
  const past = await bookFor(world, branchId, { state: 'TERMINATED' });
  const milestoneId = past.content.milestones[0]!.id;
  const { accountId } = await buildAccount(db);
  const said = 'As agreed.';
  await sql`
    update service_project_book set state_reason = ${said}, settlement = ${said} where id = ${past.id}`.execute(db);
  await sql`
    insert into project_session (book_id, held_on, attendance, minutes, note, logged_at, logged_by)
    values (${past.id}, '2026-02-10', 5, 60, ${said}, '2026-02-10T04:00:00Z', ${accountId})`.execute(db);
  await sql`
    insert into project_milestone_completion (milestone_id, completed_at, account_id, evidence)
    values (${milestoneId}, '2026-02-10T04:00:00Z', ${accountId}, ${said})`.execute(db);
  await sql`
    insert into project_evaluation (book_id, version, party_id, score, comment, evaluated_at, account_id)
    values (${past.id}, 1, ${branchId}, 1, ${said}, '2026-02-11T04:00:00Z', ${accountId})`.execute(db);
  return {
    'a ServiceProjectBook, a draft': draft.id,
    'a ProjectMilestone of a draft': draft.content.milestones[0]!.id,
    'a ServiceProjectBook, in force': past.id,
    'a ProjectMilestone': milestoneId,
  };
}

type Sights = SightsOf<keyof ProjectSights>;

const fieldsOf =
  (node: keyof ProjectSights, fields: string) =>
  (_world: World, { nodes }: Sights): FieldsOf => ({ id: nodes[node], fields, inClearTo: 'admin' });
const ofBook = (fields: string) => fieldsOf('a ServiceProjectBook, in force', `ServiceProjectBook { ${fields} }`);

/** What the rows of project books in the table of fields ask for. */
export const PROJECT_FIELDS: Readonly<Record<string, (world: World, sights: Sights) => FieldsOf>> = {
  'ServiceProjectBook.stateReason': ofBook('stateReason'),
  'ServiceProjectBook.settlement': ofBook('settlement'),
  'ServiceProjectBook.attention': ofBook('attention { kind }'),
  'ProjectSession.note': ofBook('booker: sessions { note }'),
  'ProjectEvaluation.comment': ofBook('booker: evaluations { comment }'),
  'ProjectMilestone.evidence': fieldsOf('a ProjectMilestone', 'ProjectMilestone { evidence }'),
};

const REASON = 'As the table asks.';

/** What the rows of project books in the table of mutations send. @param branchOf the branch that `branch` leads */
export function projectInputs(branchOf: (world: World) => Promise<string>): Readonly<Record<string, InputOf>> {
  const inputFor =
    (state: NonNullable<BookToBuild['state']>, more: (book: BuiltBook) => object = () => ({})): InputOf =>
    async (world) => {
      const book = await bookFor(world, await branchOf(world), { state });
      return { input: { bookId: book.id, ...more(book) } };
    };
  const withSession =
    (state: NonNullable<BookToBuild['state']>, more: (book: BuiltBook) => object): InputOf =>
    async (world) => {
      const book = await bookFor(world, await branchOf(world), { state });
      const { accountId } = await buildAccount(world.db);
      await sql`
        with session as (
          insert into project_session (book_id, held_on, attendance, minutes, logged_at, logged_by)
          values (${book.id}, '2026-02-10', 5, 60, '2026-02-10T04:00:00Z', ${accountId}) returning id)
        insert into project_session_participant (session_id, resident_id)
        select id, ${world.booker.residentId} from session`.execute(world.db);
      return { input: { bookId: book.id, ...more(book) } };
    };
  const milestoneFor =
    (state: NonNullable<BookToBuild['state']>): InputOf =>
    async (world) => {
      const { content } = await bookFor(world, await branchOf(world), { state });
      return { input: { milestoneId: content.milestones[0]!.id, evidence: REASON } };
    };
  const ofBranch = ({ branch }: BuiltBook) => ({ partyId: branch.id });
  const ofUnit = ({ units }: BuiltBook) => ({ partyId: units[0]!.id });
  // The key has the form of an id, so that what asks for a missing book brings another one.
  const signature = () => ({ version: 1, idempotencyKey: newId('spb') });
  const revision = () => ({ expectedVersion: 1, title: REASON });
  const session = () => ({ date: '2026-03-01', attendance: 1, minutes: 30 });
  const end = () => ({ reason: REASON, settlement: REASON });
  return {
    serviceProjectBookDraft: async (world) => {
      const { db, unit } = world;
      const supply = await buildSupply(db, { list: await buildList(db, { ownerId: unit.id }) });
      const demand = await buildDemand(db, { list: await buildList(db, { ownerId: await branchOf(world) }) });
      const now = Temporal.Instant.from(TEST_NOW);
      const { id } = await buildMatch(db, { supplyId: supply.id, demandId: demand.id, state: 'CONFIRMED', now });
      return { input: { matchIds: [id], title: REASON } };
    },
    'serviceProjectBookRevise, a draft': inputFor('DRAFT', revision),
    'serviceProjectBookRevise, a running one': inputFor('RUNNING', revision),
    'serviceProjectBookSign, for a branch': inputFor('DRAFT', (book) => ({ ...ofBranch(book), ...signature() })),
    'serviceProjectBookSign, for a unit': inputFor('DRAFT', (book) => ({ ...ofUnit(book), ...signature() })),
    serviceProjectBookStart: inputFor('SIGNED'),
    'serviceProjectBookStart, a draft': inputFor('DRAFT'),
    serviceProjectBookSuspend: inputFor('RUNNING', () => ({ reason: REASON })),
    serviceProjectBookResume: inputFor('SUSPENDED'),
    'serviceProjectBookComplete, for a branch': withSession('RUNNING', ofBranch),
    'serviceProjectBookComplete, for a unit': withSession('RUNNING', ofUnit),
    serviceProjectBookTerminate: inputFor('RUNNING', end),
    'serviceProjectBookTerminate, a draft': inputFor('DRAFT', end),
    milestoneComplete: milestoneFor('RUNNING'),
    'milestoneComplete, of a draft': milestoneFor('DRAFT'),
    projectSessionLog: inputFor('RUNNING', session),
    'projectSessionLog, of a draft': inputFor('DRAFT', session),
    'projectEvaluate, for a branch': withSession('COMPLETED', (book) => ({ ...ofBranch(book), score: 4 })),
    'projectEvaluate, for oneself': withSession('COMPLETED', () => ({ score: 4 })),
  };
}

/** A book between the unit of a world and a branch in its community, from a match that has been delivered. */
async function bookFor(world: World, branchId: string, given: BookToBuild): Promise<BuiltBook> {
  const { db, unit, community } = world;
  const { GRID_BRANCH: level } = OrganisationLevel;
  const branch = { id: branchId, level, name: `${community.name}党支部`, division: community, parent: undefined };
  const supply = await buildSupply(db, { list: await listOf(db, unit.id) });
  const demand = await buildDemand(db, { list: await listOf(db, branchId) });
  const { id } = await buildMatch(db, { supplyId: supply.id, demandId: demand.id, state: 'FULFILLED' });
  return buildBook(db, { ...given, branch, units: [unit], matchIds: [id] });
}
