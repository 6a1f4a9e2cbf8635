import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildBook, type BuiltBook } from '../../seeds/factories/project.factory.ts';
import { type Commons, startCommons } from '../support/commons.ts';
import { buildProjectWorld, done, drafted, type ProjectWorld, running, seen, SHOWN } from './project-world.ts';

let commons: Commons;
let world: ProjectWorld;

beforeAll(async () => {
  commons = await startCommons();
  world = await buildProjectWorld(commons);
});
afterAll(() => commons.close());

const list = async (where: object, as?: string, page = 'first: 50') => {
  const { data, errors } = await commons.query(
    `query ($where: ServiceProjectBookFilter) { serviceProjectBooks(where: $where, ${page}) {
      totalCount pageInfo { hasNextPage endCursor } edges { cursor node { id number state version title } } } }`,
    { where },
    { ...(as !== undefined && { as }) },
  );
  return errors ? errors[0]!.extensions.code : data.serviceProjectBooks;
};
const idsOf = (found: { edges: { node: { id: string } }[] }) => found.edges.map(({ node }) => node.id);

describe('who sees a book', () => {
  let draft: BuiltBook;
  let negotiated: BuiltBook;
  let signed: BuiltBook;

  beforeAll(async () => {
    const parties = { branch: world.branch, units: [world.unit.unit] };
    draft = await buildBook(commons.db, parties);
    negotiated = await buildBook(commons.db, { ...parties, state: 'NEGOTIATING' });
    signed = await buildBook(commons.db, { ...parties, state: 'SIGNED' });
  });

  test.each([
    ['the secretary', (w: ProjectWorld) => w.secretary, 3],
    ['a manager of the unit', (w: ProjectWorld) => w.unit.manager, 3],
    ['a delegate of the unit', (w: ProjectWorld) => w.unit.delegate, 3],
    ['staff of the place', (w: ProjectWorld) => w.staff, 3],
    ['a manager of another unit', (w: ProjectWorld) => w.other.manager, 1],
    ['a delegate of another unit', (w: ProjectWorld) => w.other.delegate, 1],
    ['staff of another place', (w: ProjectWorld) => w.farStaff, 1],
    ['somebody signed in', (w: ProjectWorld) => w.stranger, 1],
    ['nobody', () => undefined, 1],
  ])('%s', async (_, who, count) => {
    const as = who(world);
    const books = [signed, draft, negotiated];
    const found = await list({ partyId: world.unit.id }, as);
    expect(new Set(idsOf(found))).toEqual(new Set(books.slice(0, count).map(({ id }) => id)));
    expect(found.totalCount).toBe(count);
    for (const [i, { id }] of books.entries()) expect((await seen(commons, id, as)) !== null).toBe(i < count);
    // And so with its milestones.
    for (const [i, { content }] of books.entries()) {
      const { data } = await commons.query(
        'query ($id: ID!) { node(id: $id) { id ... on ProjectMilestone { title dueOn weight book { id } } } }',
        { id: content.milestones[0]!.id },
        { ...(as !== undefined && { as }) },
      );
      const milestone = { ...content.milestones[0], book: { id: books[i]!.id } };
      expect(data.node).toEqual(i < count ? milestone : null);
    }
  });

  test('shows a milestone that a later version dropped as the last version has it that had it', async () => {
    const milestoneId = draft.content.milestones[0]!.id;
    const milestones = [{ title: '新的一步', dueOn: '2026-05-01', weight: 2 }];
    const input = { bookId: draft.id, expectedVersion: 1, milestones };
    await done(commons, 'serviceProjectBookRevise', input, world.secretary);
    const { data } = await commons.query(
      'query ($id: ID!) { node(id: $id) { ... on ProjectMilestone { title } } }',
      { id: milestoneId },
      { as: world.secretary },
    );
    expect(data.node).toEqual({ title: '项目完成' });
  });
});

describe('serviceProjectBooks', () => {
  test('filters by party, by territory and by state, and pages by number', async () => {
    const { db } = commons;
    const first = await buildBook(db, { state: 'RUNNING' });
    const { branch } = first;
    const books = [first];
    for (const state of ['SIGNED', 'COMPLETED', 'TERMINATED'] as const) {
      books.push(await buildBook(db, { branch, state }));
    }
    const ids = books.map(({ id }) => id);
    expect(idsOf(await list({ partyId: branch.id }))).toEqual(ids);
    expect(idsOf(await list({ partyId: books[2]!.units[0]!.id }))).toEqual([ids[2]]);
    expect(idsOf(await list({ partyId: branch.id, states: ['RUNNING', 'TERMINATED'] }))).toEqual([ids[0], ids[3]]);
    expect(idsOf(await list({ withinCode: branch.division.code }))).toEqual(ids);
    expect(idsOf(await list({ withinCode: branch.division.parent!.parent!.code }))).toEqual(ids);
    expect(idsOf(await list({ withinCode: world.far.code }))).toEqual([]);
    expect(idsOf(await list({ withinCode: branch.division.code, states: [] }))).toEqual([]);

    const where = { partyId: branch.id };
    const page = await list(where, undefined, 'first: 3');
    expect(page).toMatchObject({ totalCount: 4, pageInfo: { hasNextPage: true } });
    const rest = await list(where, undefined, `first: 3, after: "${page.pageInfo.endCursor}"`);
    expect([...idsOf(page), ...idsOf(rest)]).toEqual(ids);
    expect(idsOf(await list(where, undefined, 'last: 1'))).toEqual([ids[3]]);
  });

  test('finds a book by the parties of the version that is shown only', async () => {
    const unit = await world.member('尚未签署的单位');
    const bookId = await running(commons, world);
    await done(
      commons,
      'serviceProjectBookRevise',
      { bookId, expectedVersion: 1, partyIds: [world.branch.id, world.unit.id, unit.id] },
      world.secretary,
    );
    expect(idsOf(await list({ partyId: unit.id }))).toEqual([]);
    expect(idsOf(await list({ partyId: unit.id }, world.secretary))).toEqual([bookId]);
    // Who is to join sees it, to sign it.
    expect(await list({ partyId: unit.id }, unit.delegate)).toMatchObject({ edges: [{ node: { version: 2 } }] });
  });

  test('refuses the id of something else, a division that is none and a cursor of another list', async () => {
    expect(await list({ partyId: world.grid.id })).toBe('BAD_USER_INPUT');
    expect(await list({ withinCode: '1' })).toBe('BAD_USER_INPUT');
    expect(await list({}, undefined, 'first: 1, after: "x"')).toBe('BAD_USER_INPUT');
  });

  test('reads everything of many books with as many statements as of one', async () => {
    const { db } = commons;
    const branch = (await buildBook(db, { state: 'RUNNING' })).branch;
    const read = (where: object) =>
      commons.statements(async () => {
        const { errors } = await commons.query(
          `query ($where: ServiceProjectBookFilter) { serviceProjectBooks(where: $where) { edges { node { ${SHOWN} } } } }`,
          { where },
          { as: world.staff },
        );
        expect(errors).toBeUndefined();
      });
    const one = await read({ partyId: branch.id });
    for (let i = 0; i < 4; i++) await buildBook(db, { branch, state: 'RUNNING' });
    expect(await read({ partyId: branch.id })).toBe(one);
    expect(one).toBe(STATEMENTS_OF_A_LIST);
  });
});

/** The viewer, the books, then one for each kind of thing in them, whatever their number. */
const STATEMENTS_OF_A_LIST = 13;

describe('Match.projectBook', () => {
  const bookOf = async (id: string, as: string) => {
    const { data, errors } = await commons.query(
      'query ($id: ID!) { node(id: $id) { ... on Match { projectBook { id state } } } }',
      { id },
      { as },
    );
    expect(errors).toBeUndefined();
    return data.node.projectBook;
  };

  test('is the book that the match is in, or the last that it was in', async () => {
    const matchId = await world.match();
    expect(await bookOf(matchId, world.secretary)).toBeNull();
    const first = await drafted(commons, world, [matchId]);
    expect(await bookOf(matchId, world.unit.manager)).toEqual({ id: first, state: 'DRAFT' });
    await done(commons, 'serviceProjectBookTerminate', { bookId: first, reason: '改期' }, world.secretary);
    expect(await bookOf(matchId, world.secretary)).toEqual({ id: first, state: 'TERMINATED' });
    const second = await drafted(commons, world, [matchId]);
    expect(await bookOf(matchId, world.staff)).toEqual({ id: second, state: 'DRAFT' });
  });

  test('shows to others of a book only the matches that they may see', async () => {
    const bookId = await running(commons, world);
    expect((await seen(commons, bookId, world.staff)).matches).toHaveLength(1);
    expect((await seen(commons, bookId)).matches).toEqual([]);
    expect((await seen(commons, bookId, world.other.manager)).matches).toEqual([]);
  });
});

test('a role that has ended opens no draft any more', async () => {
  const { id } = await buildBook(commons.db, { branch: world.branch, units: [world.unit.unit] });
  const unit = await world.member('管理员离任的单位');
  const own = await buildBook(commons.db, { branch: world.branch, units: [unit.unit] });
  expect(await seen(commons, own.id, unit.manager)).not.toBeNull();
  await sql`update role_assignment set valid_to = '2026-03-01' where unit_id = ${unit.id}`.execute(commons.db);
  expect(await seen(commons, own.id, unit.manager)).toBeNull();
  expect(await seen(commons, id, unit.delegate)).toBeNull();
});
