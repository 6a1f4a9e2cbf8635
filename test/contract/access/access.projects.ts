import { sql } from 'kysely';
import { buildDemand, buildList, buildSupply } from '../../../seeds/factories/exchange.factory.ts';
import { buildMatch } from '../../../seeds/factories/match.factory.ts';
import { buildAccount } from '../../../seeds/factories/person.factory.ts';
import { type BookToBuild, buildBook, type BuiltBook } from '../../../seeds/factories/project.factory.ts';
import { OrganisationLevel } from '../../../src/district/grid/organisation.entity.ts';
import type { Database } from '../../../src/database/database.ts';
import { newId } from '../../../src/shared/node.ts';
import { TEST_NOW } from '../../support/commons.ts';
import { listOf } from './access.matches.ts';
import type { FieldsOf, InputOf, SightsOf, World } from './access.world.ts';

/** Of {@link buildProjectSights}, those that are hidden from most. */
export const HIDDEN_PROJECT_SIGHTS = [
  'a ServiceProjectBook, a draft',
  'a ProjectMilestone of a draft',
  'an Attachment',
  'a PaperSignature',
] as const;
/** And those that everybody sees. */
export const PROJECT_SIGHTS = ['a ServiceProjectBook, in force', 'a ProjectMilestone'] as const;

type ProjectSights = Readonly<Record<(typeof HIDDEN_PROJECT_SIGHTS)[number] | (typeof PROJECT_SIGHTS)[number], string>>;

/**
 * A draft between the unit of a world and a branch, a project of theirs that ended early, with all that was said, and one
 * that is signed and revised, with what the branch has signed on paper.
 */
export async function buildProjectSights(world: World, branchId: string): Promise<ProjectSights> {
  const { db } = world;
  const draft = await bookFor(world, branchId, {});
  const past = await bookFor(world, branchId, { state: 'TERMINATED' });
  const revised = await bookFor(world, branchId, { state: 'SIGNED' });
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
  await reject(db, await buildPaper(world, past, { partyId: branchId }));
  await revise(db, revised);
  const paper = await buildPaper(world, revised, { version: 2, partyId: branchId });
  await reject(db, paper);
  return {
    'an Attachment': paper.attachmentId,
    'a PaperSignature': paper.id,
    'a ServiceProjectBook, a draft': draft.id,
    'a ProjectMilestone of a draft': draft.content.milestones[0]!.id,
    'a ServiceProjectBook, in force': past.id,
    'a ProjectMilestone': milestoneId,
  };
}

/** A further version of a book that nobody has signed. */
async function revise(db: Database, { id }: BuiltBook): Promise<void> {
  await db.transaction().execute(async (db) => {
    await sql`update service_project_book set version = 2 where id = ${id}`.execute(db);
    await sql`
      insert into project_version (book_id, version, content, hash, created_at, created_by)
      select book_id, 2, content, hash, created_at, created_by from project_version where book_id = ${id}`.execute(db);
    await sql`
      insert into project_party (book_id, version, branch_id, unit_id, position, place_path)
      select book_id, 2, branch_id, unit_id, position, place_path from project_party where book_id = ${id}`.execute(db);
  });
}

/** A file that has come, of somebody. @returns its id */
async function buildScan(db: Database, accountId: string): Promise<string> {
  const id = newId('att');
  await sql`
    insert into attachment (id, media_type, bytes, sha256, visibility, link_key, created_by, created_at, received_at)
    values (${id}, 'application/pdf', 1, sha256('x'), 'PARTIES', sha256('k'), ${accountId}, ${TEST_NOW}, ${TEST_NOW})`.execute(
    db,
  );
  await sql`insert into attachment_file (attachment_id, content) values (${id}, 'x')`.execute(db);
  return id;
}

/** What the unit of a book, unless told, has signed on paper, entered by somebody else than those who ask. */
async function buildPaper(
  { db }: World,
  { id: bookId, units }: BuiltBook,
  { version = 1, forParty = true, partyId = units[0]!.id } = {},
): Promise<{ readonly id: string; readonly attachmentId: string }> {
  const id = newId('pap');
  const { accountId } = await buildAccount(db);
  const attachmentId = await buildScan(db, accountId);
  await sql`
    insert into project_paper (id, book_id, version, party_id, attachment_id, signed_on, signer_post, entered_by,
                               entered_for_party, entered_at)
    values (${id}, ${bookId}, ${version}, ${partyId}, ${attachmentId}, '2026-02-01', '负责人', ${accountId},
            ${forParty}, ${TEST_NOW})`.execute(db);
  return { id, attachmentId };
}

/** So long ago that its scan was let go: then nothing of either is another to another insider. */
async function reject(
  db: Database,
  { id, attachmentId }: { readonly id: string; readonly attachmentId: string },
): Promise<void> {
  const { accountId } = await buildAccount(db);
  await sql`
    update project_paper set confirmed = false, reject_reason = 'As agreed.', decided_by = ${accountId},
                             decided_at = ${TEST_NOW} where id = ${id}`.execute(db);
  await sql`delete from attachment_file where attachment_id = ${attachmentId}`.execute(db);
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
  // What is open of it is another version to its insiders than to others, so that no sight is revised.
  'ServiceProjectBook.openRevision': fieldsOf(
    'a PaperSignature',
    'PaperSignature { booker: book { openRevision { version } } }',
  ),
  'ProjectParty.paperSignature': ofBook('booker: parties { paperSignature { id } }'),
  'PaperSignature.*': fieldsOf(
    'a PaperSignature',
    `PaperSignature { id version signedOn signerPost enteredAt decidedAt confirmed rejectReason book { id }
      party { ... on GridBranch { id } } scan { id } viewerCan { confirm } }`,
  ),
  'Attachment.*': fieldsOf('an Attachment', 'Attachment { id mediaType bytes sha256 visibility createdAt url }'),
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
  const paperFor =
    (forParty: boolean, more: () => object): InputOf =>
    async (world) => {
      const { id } = await buildPaper(world, await bookFor(world, await branchOf(world), {}), { forParty });
      return { input: { paperSignatureId: id, ...more() } };
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
    serviceProjectBookWithdrawRevision: async (world) => {
      const book = await bookFor(world, await branchOf(world), { state: 'SIGNED' });
      await revise(world.db, book);
      return { input: { bookId: book.id, version: 2 } };
    },
    attachmentCreate: async () => ({
      input: {
        mediaType: 'application/pdf',
        bytes: 1,
        sha256: '0'.repeat(64),
        visibility: 'PARTIES',
        idempotencyKey: newId('att'),
      },
    }),
    paperSignatureEnter: async (world, viewer) => {
      const book = await bookFor(world, await branchOf(world), {});
      const { rows } = await sql<{ id: string }>`
        select id from account where subject = ${world.subjects[viewer] ?? ''}`.execute(world.db);
      const attachmentId = await buildScan(world.db, rows[0]?.id ?? (await buildAccount(world.db)).accountId);
      const said = { signedOn: '2026-02-01', signerPost: '负责人' };
      return { input: { bookId: book.id, attachmentId, ...ofUnit(book), ...said, ...signature() } };
    },
    paperSignatureConfirm: paperFor(true, () => ({ idempotencyKey: newId('pap') })),
    'paperSignatureConfirm, entered by staff': paperFor(false, () => ({ idempotencyKey: newId('pap') })),
    paperSignatureReject: paperFor(true, () => ({ reason: REASON })),
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
