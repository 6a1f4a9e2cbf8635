import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildDivision } from '../../seeds/factories/division.factory.ts';
import { buildOrganisation } from '../../seeds/factories/organisation.factory.ts';
import { DivisionLevel } from '../../src/district/grid/division.entity.ts';
import { type Commons, startCommons } from '../support/commons.ts';
import { buildProjectWorld, done, drafted, mutate, type ProjectWorld, refused } from './project-world.ts';

let commons: Commons;
let world: ProjectWorld;

beforeAll(async () => {
  commons = await startCommons();
  world = await buildProjectWorld(commons);
});
afterAll(() => commons.close());

const DRAFT = 'serviceProjectBookDraft';
const draft = (matchIds: readonly string[], as = world.secretary) =>
  mutate(commons, DRAFT, { matchIds, title: '夜间停车共享' }, as);
const refusedDraft = (input: object, as = world.secretary) =>
  refused(commons, DRAFT, { title: '夜间停车共享', ...input }, as);

test('drafts a book from a match: its owners are the parties, what is supplied the item, the common period the term', async () => {
  const matchId = await world.match({ quantity: 25, from: '2026-03-01', to: '2026-06-30' });
  const { book } = await draft([matchId]);
  expect(book).toMatchObject({
    title: '夜间停车共享',
    state: 'DRAFT',
    version: 1,
    versionInForce: null,
    progress: 0,
    parties: [
      { party: { id: world.branch.id }, signedVersion: null, signedAt: null },
      { party: { id: world.unit.id }, signedVersion: null, signedAt: null },
    ],
    items: [{ title: '夜间停车位', quantity: 25, unitOfMeasure: 'SPACE', provider: { id: world.unit.id } }],
    milestones: [{ title: '项目完成', dueOn: '2026-06-30', weight: 1, completedAt: null }],
    matches: [{ id: matchId }],
    content: {
      term: { from: '2026-03-01', to: '2026-06-30' },
      contacts: [{ role: '网格党支部书记' }, { role: '联盟代表' }],
      budget: { total: { amount: '0.00' }, sourcesTotal: { amount: '0.00' } },
    },
    versions: [{ version: 1, signedByAllAt: null }],
    attention: [],
  });
});

test('takes several matches into one book, with every unit as a party and every supply as an item', async () => {
  const matchIds = [
    await world.match({ from: '2026-04-01', to: '2026-05-31' }),
    await world.match({ supplierId: world.other.id, from: '2026-03-15', to: '2026-04-30', state: 'FULFILLED' }),
  ];
  const { book } = await draft(matchIds);
  expect(book.parties.map(({ party }: { party: { id: string } }) => party.id)).toEqual([
    world.branch.id,
    world.unit.id,
    world.other.id,
  ]);
  expect(book.items).toHaveLength(2);
  expect(book.content.term).toEqual({ from: '2026-03-15', to: '2026-05-31' });
});

test('takes a match in which the branch gives and the unit needs', async () => {
  const { book } = await draft([await world.match({ supplierId: world.branch.id, demanderId: world.unit.id })]);
  expect(book.items[0].provider.id).toBe(world.branch.id);
  expect(book.parties[0].party.id).toBe(world.branch.id);
});

test('numbers books by district and year, without a gap, and never gives a number twice', async () => {
  const numberOf = async () => (await draft([await world.match()])).book.number as string;
  const first = await numberOf();
  // A refused draft takes no number.
  expect(await refusedDraft({ matchIds: [await world.match({ state: 'PROPOSED' })] })).toBe('STATE_CONFLICT matchIds');
  const second = await numberOf();
  const district = world.community.path.split('/')[1]!.slice(0, 6);
  expect(first).toMatch(new RegExp(`^${district}-2026-\\d{4}$`));
  expect(Number(second.slice(-4))).toBe(Number(first.slice(-4)) + 1);
});

test('counts the year where the district is', async () => {
  const before = commons.clock.now;
  commons.clock.now = Temporal.Instant.from('2026-12-31T16:30:00Z');
  try {
    const { book } = await draft([await world.match({ from: '2026-12-01', to: '2026-12-31' })]);
    expect(book.number).toMatch(/-2027-0001$/);
  } finally {
    commons.clock.now = before;
  }
});

test.each([
  ['the secretary of the branch', (w: ProjectWorld) => w.secretary],
  ['a manager of the unit', (w: ProjectWorld) => w.unit.manager],
  ['staff of the place of both', (w: ProjectWorld) => w.staff],
])('is drafted by %s', async (_, who) => {
  const { book } = await draft([await world.match()], who(world));
  expect(book.state).toBe('DRAFT');
});

test.each([
  ['a manager of another unit', (w: ProjectWorld) => w.other.manager],
  ['staff of another community', (w: ProjectWorld) => w.farStaff],
  ['somebody else', (w: ProjectWorld) => w.stranger],
])('hides the match from %s', async (_, who) => {
  expect(await refusedDraft({ matchIds: [await world.match()] }, who(world))).toBe('NOT_FOUND matchIds');
});

test('hides a match of another unit from the manager of a unit', async () => {
  const matchIds = [await world.match(), await world.match({ supplierId: world.other.id })];
  expect(await refusedDraft({ matchIds }, world.unit.manager)).toBe('NOT_FOUND matchIds');
});

test('asks for a token', async () => {
  expect(await mutate(commons, DRAFT, { matchIds: [await world.match()], title: '甲' })).toMatchObject({
    errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
  });
});

test.each(['PROPOSED', 'ACCEPTED', 'DECLINED', 'CANCELLED'] as const)(
  'refuses a match that is %s: both sides have to have confirmed it',
  async (state) => {
    const matchIds = [await world.match(), await world.match({ state })];
    expect(await refusedDraft({ matchIds })).toBe('STATE_CONFLICT matchIds');
  },
);

test('refuses a match that is in a book that has not ended, and takes it when that has', async () => {
  const matchId = await world.match();
  const bookId = await drafted(commons, world, [matchId]);
  expect(await refusedDraft({ matchIds: [await world.match(), matchId] })).toBe('STATE_CONFLICT matchIds');
  await done(commons, 'serviceProjectBookTerminate', { bookId, reason: '改期' }, world.secretary);
  const again = await drafted(commons, world, [matchId]);
  expect(again).not.toBe(bookId);
});

test('refuses matches of two branches, and one between two units', async () => {
  const grid = await buildDivision(commons.db, { level: DivisionLevel.GRID, parent: world.community });
  const { parent } = world.branch;
  const secondBranch = await buildOrganisation(commons.db, {
    parent: parent!,
    division: world.community,
    grids: [grid],
  });
  const matchIds = [await world.match(), await world.match({ demanderId: secondBranch.id })];
  expect(await refusedDraft({ matchIds }, world.staff)).toBe('INVALID_INPUT matchIds');
  const between = await world.match({ demanderId: world.other.id });
  expect(await refusedDraft({ matchIds: [between] }, world.staff)).toBe('INVALID_INPUT matchIds');
});

test('refuses no matches, the same twice, too many, another id, and an unknown one', async () => {
  const matchId = await world.match();
  const unknown = `mat_${'0'.repeat(32)}`;
  expect(await refusedDraft({ matchIds: [] })).toBe('INVALID_INPUT matchIds');
  expect(await refusedDraft({ matchIds: [matchId, matchId] })).toBe('INVALID_INPUT matchIds');
  expect(await refusedDraft({ matchIds: Array.from({ length: 51 }, () => matchId) })).toBe('INVALID_INPUT matchIds');
  expect(await refusedDraft({ matchIds: [world.unit.id] })).toBe('INVALID_INPUT matchIds.0');
  expect(await refusedDraft({ matchIds: [unknown] })).toBe('NOT_FOUND matchIds');
  expect(await refusedDraft({ matchIds: [matchId], title: ' ' })).toBe('INVALID_INPUT title');
});

test('lets one of two drafts from the same match through when both come at once', async () => {
  const matchIds = [await world.match()];
  const answers = await Promise.all([draft(matchIds), draft(matchIds, world.unit.manager)]);
  const codes = answers.map(({ book, refusals }) => book?.state ?? refusals![0]!.code);
  expect(codes.sort()).toEqual(['DRAFT', 'STATE_CONFLICT']);
});

test('writes the trail and the event', async () => {
  const bookId = await drafted(commons, world);
  expect(
    await commons.sql('select action, actor_id is not null as actor from audit_entry where subject_id = $1', [bookId]),
  ).toEqual([{ action: 'serviceProjectBookDraft', actor: true }]);
  expect(await commons.sql('select topic from outbox_event where subject_id = $1', [bookId])).toEqual([
    { topic: 'project.drafted' },
  ]);
});
