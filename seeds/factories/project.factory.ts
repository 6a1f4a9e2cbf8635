import { sql } from 'kysely';
import type { Database } from '../../src/database/database.ts';
import { type BookContent, hashOfContent } from '../../src/projects/content/book-content.ts';
import type { ServiceProjectBookState } from '../../src/projects/service-project-book.entity.ts';
import { MembershipState } from '../../src/district/units/alliances/membership.entity.ts';
import { newId } from '../../src/shared/node.ts';
import { insertRows } from '../insert-rows.ts';
import { loadServiceCategories } from '../categories.seeder.ts';
import { buildAlliance, buildMembership } from './alliance.factory.ts';
import { buildDemand, buildList, buildSupply, BUILT_LISTS_FROM, BUILT_LISTS_TO } from './exchange.factory.ts';
import { buildMatch } from './match.factory.ts';
import { type BuiltOrganisation, buildOrganisation } from './organisation.factory.ts';
import { buildAccount } from './person.factory.ts';
import { type BuiltUnit, buildUnit } from './unit.factory.ts';

/** When built books were drafted and signed. */
const BUILT_AT = '2026-02-01T00:00:00Z';

export interface BookToBuild {
  /** DRAFT if absent. From SIGNED on, all parties have signed the one version. */
  readonly state?: `${ServiceProjectBookState}`;
  /** Built if absent. */
  readonly branch?: BuiltOrganisation;
  /** One is built if absent. Where one is to sign, a delegate gets an account; it is made a member if it is none. */
  readonly units?: readonly BuiltUnit[];
  /** Built if absent; one at least is between the branch and a unit. */
  readonly matchIds?: readonly string[];
  /** Parts of the content to be other than a draft would have them. */
  readonly content?: Partial<BookContent>;
}

export interface BuiltBook {
  readonly id: string;
  readonly number: string;
  readonly branch: BuiltOrganisation;
  readonly units: readonly BuiltUnit[];
  /** Unless they were given, one with each unit: it gives, the branch receives. */
  readonly matchIds: readonly string[];
  readonly content: BookContent;
}

/** A book of one version, between a branch and units, over 2026; with a confirmed match for each unit. */
export async function buildBook(db: Database, given: BookToBuild = {}): Promise<BuiltBook> {
  const { state = 'DRAFT' } = given;
  const branch = given.branch ?? (await buildOrganisation(db));
  const units = given.units ?? [await buildUnit(db, { division: branch.division })];
  const matchIds = given.matchIds ?? (await buildConfirmedMatches(db, units, branch));
  const content = { ...contentOf(branch, units), ...given.content };

  const id = newId('spb');
  const districtCode = branch.division.path.split('/')[1]!;
  const { rows } = await sql<{ last: number }>`
    insert into project_number as n (district_code, year, last) values (${districtCode}, 2026, 1)
    on conflict (district_code, year) do update set last = n.last + 1 returning last`.execute(db);
  const number = `${districtCode.slice(0, 6)}-2026-${String(rows[0]!.last).padStart(4, '0')}`;
  const { accountId: createdBy } = await buildAccount(db);
  // One transaction, because a book and its version refer to each other, and a version needs its matches.
  await db.transaction().execute(async (db) => {
    await insertRows(db, 'service_project_book', [
      {
        id,
        district_code: districtCode,
        number,
        state: 'DRAFT',
        version: 1,
        created_by: createdBy,
        created_at: BUILT_AT,
        updated_at: BUILT_AT,
      },
    ]);
    await db
      .insertInto('project_version')
      .values({
        book_id: id,
        version: 1,
        content: JSON.stringify(content),
        hash: hashOfContent(content),
        created_at: BUILT_AT,
        created_by: createdBy,
      })
      .execute();
    await sql`
      insert into project_party (book_id, version, branch_id, unit_id, position, place_path)
      select ${id}, 1, o.id, u.id, at - 1, coalesce((
               select min(g.path) from branch_grid b join division g on g.id = b.grid_id where b.branch_id = o.id
               having count(*) = 1), d.path)
      from unnest(${[...content.partyIds]}::text[]) with ordinality as party (id, at)
      left join party_organisation o on o.id = party.id left join resident_unit u on u.id = party.id
      join division d on d.id = coalesce(o.division_id, u.division_id)`.execute(db);
    await insertRows(
      db,
      'project_milestone',
      content.milestones.map((milestone) => ({ id: milestone.id, book_id: id, created_at: BUILT_AT })),
    );
    await insertRows(
      db,
      'project_match',
      matchIds.map((matchId, position) => ({ book_id: id, match_id: matchId, position })),
    );
  });
  if (state !== 'DRAFT') await move(db, id, state, content.partyIds);
  return { id, number, branch, units, matchIds, content };
}

async function buildConfirmedMatches(
  db: Database,
  units: readonly BuiltUnit[],
  branch: BuiltOrganisation,
): Promise<readonly string[]> {
  await loadServiceCategories(db);
  const matchIds: string[] = [];
  for (const { id: unitId } of units) {
    const supply = await buildSupply(db, { list: await buildList(db, { ownerId: unitId }) });
    const demand = await buildDemand(db, { list: await buildList(db, { ownerId: branch.id }) });
    const match = { supplyId: supply.id, demandId: demand.id, quantity: 10, state: 'CONFIRMED' } as const;
    matchIds.push((await buildMatch(db, { ...match, now: Temporal.Instant.from(BUILT_AT) })).id);
  }
  return matchIds;
}

function contentOf(branch: BuiltOrganisation, units: readonly BuiltUnit[]): BookContent {
  return {
    title: '夜间停车共享',
    partyIds: [branch.id, ...units.map(({ id }) => id)],
    items: units.map(({ id }) => ({ title: '夜间停车位', quantity: 10, unitOfMeasure: 'SPACE', providerId: id })),
    aims: [],
    schedule: [],
    duties: [],
    contacts: [],
    budget: { lines: [], sources: [] },
    milestones: [{ id: newId('pms'), title: '项目完成', dueOn: BUILT_LISTS_TO, weight: 1 }],
    term: { from: BUILT_LISTS_FROM, to: BUILT_LISTS_TO },
    terminationClause: '提前三十日告知其他各方。',
  };
}

async function move(
  db: Database,
  id: string,
  state: `${ServiceProjectBookState}`,
  partyIds: readonly string[],
): Promise<void> {
  const signers = state === 'NEGOTIATING' ? partyIds.slice(0, 1) : partyIds;
  for (const partyId of signers) {
    const { accountId, delegateId } = partyId.startsWith('uni_')
      ? await delegateOf(db, partyId)
      : { accountId: (await buildAccount(db)).accountId, delegateId: null };
    await insertRows(db, 'project_signature', [
      {
        book_id: id,
        version: 1,
        party_id: partyId,
        signed_at: BUILT_AT,
        account_id: accountId,
        delegate_id: delegateId,
      },
    ]);
  }
  for (const next of WAYS[state]) {
    const inForce = next === 'NEGOTIATING' ? null : 1;
    await db
      .updateTable('service_project_book')
      .set({ state: next, version_in_force: inForce })
      .where('id', '=', id)
      .execute();
  }
}

type State = `${ServiceProjectBookState}`;
const SIGNED: readonly State[] = ['NEGOTIATING', 'SIGNED'];
const RUNNING: readonly State[] = [...SIGNED, 'RUNNING'];

/** How a book comes into a state: step by step, as the database lets it. */
const WAYS: Readonly<Record<State, readonly State[]>> = {
  DRAFT: [],
  NEGOTIATING: ['NEGOTIATING'],
  SIGNED,
  RUNNING,
  SUSPENDED: [...RUNNING, 'SUSPENDED'],
  COMPLETED: [...RUNNING, 'COMPLETED'],
  EVALUATED: [...RUNNING, 'COMPLETED', 'EVALUATED'],
  TERMINATED: [...RUNNING, 'TERMINATED'],
};

/** A delegate who sits for a unit, with the account to sign with; both made if there is none. */
async function delegateOf(db: Database, unitId: string): Promise<{ accountId: string; delegateId: string }> {
  const sitting = await db
    .selectFrom('delegate as g')
    .innerJoin('alliance_membership as m', 'm.id', 'g.membership_id')
    .select(['g.account_id as accountId', 'g.id as delegateId'])
    .where('m.unit_id', '=', unitId)
    .where('m.state', '=', MembershipState.ACTIVE)
    .where('g.valid_to', 'is', null)
    .orderBy('g.account_id', (order) => order.asc().nullsLast())
    .orderBy('g.id')
    .executeTakeFirst();
  const unit = { id: unitId } as BuiltUnit;
  const { accountId, delegateId } = sitting ?? {
    accountId: null,
    delegateId: (await buildMembership(db, { unit, alliance: await buildAlliance(db) })).delegateIds[0]!,
  };
  if (accountId !== null) return { accountId, delegateId };
  const account = await buildAccount(db);
  await db.updateTable('delegate').set({ account_id: account.accountId }).where('id', '=', delegateId).execute();
  return { accountId: account.accountId, delegateId };
}
