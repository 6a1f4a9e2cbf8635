import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildDivision } from '../../seeds/factories/division.factory.ts';
import { buildDemand, buildList, buildSupply } from '../../seeds/factories/exchange.factory.ts';
import { buildMatch } from '../../seeds/factories/match.factory.ts';
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

describe('says when', () => {
  const NIGHT = { dayClass: 'EVERY_DAY', weekdays: [], startTime: '18:00', endTime: '08:00' } as const;
  const evenings = (weekdays: readonly ('TUESDAY' | 'WEDNESDAY')[]) =>
    ({ dayClass: 'EVERY_DAY', weekdays: [...weekdays], startTime: '19:00', endTime: '21:00' }) as const;
  const TIMES = 'from to dayClass weekdays windows { startTime endTime } quantity';

  /** A match of a supply and a demand, and what the book that is drafted of such matches says of times. */
  async function matchOf(supplied: object, demanded: object, quantity: number, demandId?: string) {
    const { db, clock } = commons;
    const supply = await buildSupply(db, { list: await buildList(db, { ownerId: world.unit.id }), ...supplied });
    const wanted =
      demandId ?? (await buildDemand(db, { list: await buildList(db, { ownerId: world.branch.id }), ...demanded })).id;
    const { id } = await buildMatch(db, {
      supplyId: supply.id,
      demandId: wanted,
      quantity,
      state: 'CONFIRMED',
      now: clock.now,
    });
    return { id, demandId: wanted };
  }
  async function timesOf(matchIds: readonly string[]) {
    const { book } = await draft(matchIds);
    const { data } = await commons.query(
      `query ($id: ID!) { node(id: $id) { ... on ServiceProjectBook { content { term { from to }
        items { when { ${TIMES} } } uncovered { title unitOfMeasure receiver { ... on GridBranch { id } } when { ${TIMES} } } } } } }`,
      { id: book.id },
      { as: world.secretary },
    );
    return data.node.content;
  }
  const stretch = (from: string, to: string, quantity: number, given: object = {}) => ({
    from,
    to,
    dayClass: 'EVERY_DAY',
    weekdays: [],
    windows: [{ startTime: '18:00', endTime: '08:00' }],
    quantity,
    ...given,
  });

  test('each match gives, and what of the need no match of the book covers', async () => {
    const demanded = {
      title: '居民夜间停车',
      windows: [NIGHT],
      validFrom: '2026-03-01',
      validTo: '2026-06-30',
      quantity: 25,
    };
    const supplied = { windows: [NIGHT], validFrom: '2026-03-01', validTo: '2026-03-31', quantity: 10 };
    const { id } = await matchOf(supplied, demanded, 10);
    expect(await timesOf([id])).toEqual({
      // That of what is given, not that of what is needed.
      term: { from: '2026-03-01', to: '2026-03-31' },
      items: [{ when: [stretch('2026-03-01', '2026-03-31', 10)] }],
      uncovered: [
        {
          title: '居民夜间停车',
          unitOfMeasure: 'SPACE',
          receiver: { id: world.branch.id },
          // Nothing is lacking any more on the days that are past.
          when: [stretch('2026-03-03', '2026-03-31', 15), stretch('2026-04-01', '2026-06-30', 25)],
        },
      ],
    });
  });

  test('several matches take turns, on weekdays of their own', async () => {
    const period = { validFrom: '2026-04-01', validTo: '2026-04-30' };
    const both = evenings(['TUESDAY', 'WEDNESDAY']);
    const demanded = { ...period, windows: [both], quantity: 5 };
    const first = await matchOf({ ...period, windows: [evenings(['TUESDAY'])] }, demanded, 5);
    const second = await matchOf({ ...period, windows: [evenings(['WEDNESDAY'])] }, {}, 5, first.demandId);
    const on = (from: string, to: string, weekday: string) =>
      stretch(from, to, 5, { weekdays: [weekday], windows: [{ startTime: '19:00', endTime: '21:00' }] });
    expect(await timesOf([first.id, second.id])).toEqual({
      term: { from: '2026-04-01', to: '2026-04-29' },
      items: [
        { when: [on('2026-04-07', '2026-04-28', 'TUESDAY')] },
        { when: [on('2026-04-01', '2026-04-29', 'WEDNESDAY')] },
      ],
      uncovered: [],
    });
    expect(
      (await timesOf([(await matchOf({ ...period, windows: [evenings(['TUESDAY'])] }, demanded, 5)).id])).uncovered,
    ).toMatchObject([{ when: [on('2026-04-01', '2026-04-29', 'WEDNESDAY')] }]);
  });

  test('what is used up lacks a number, at whatever time', async () => {
    const period = { validFrom: '2026-04-01', validTo: '2026-04-30' };
    const hours = { ...period, unitOfMeasure: 'HOUR', categoryCode: 'LEGAL.ADVICE', windows: [evenings(['TUESDAY'])] };
    const { id } = await matchOf({ ...hours, quantity: 30 }, { ...hours, title: '法律咨询', quantity: 40 }, 30);
    const { items, uncovered } = await timesOf([id]);
    expect(items[0].when).toMatchObject([{ from: '2026-04-07', to: '2026-04-28', quantity: 30 }]);
    expect(uncovered).toMatchObject([
      { title: '法律咨询', when: [{ from: '2026-04-01', to: '2026-04-30', windows: [], quantity: 10 }] },
    ]);
  });

  test('the print shows both, and a revision keeps them until it says otherwise', async () => {
    const period = { validFrom: '2026-04-01', validTo: '2026-04-30' };
    const { id } = await matchOf(
      { ...period, windows: [NIGHT] },
      { ...period, windows: [NIGHT], title: '停车', quantity: 12 },
      10,
    );
    const { book } = await draft([id]);
    const headers = { authorization: `Bearer ${world.secretary}` };
    const { body } = await commons.app.inject({ url: `/project-books/${book.id}.html`, headers });
    expect(body).toContain('2026-04-01 至 2026-04-30 每天 18:00–08:00');
    expect(body).toContain('本项目书未覆盖的需求');
    const [{ title, unitOfMeasure, provider }] = book.items;
    const same = { title, quantity: 8, unitOfMeasure, providerId: provider.id };
    const revise = (input: object) =>
      done(commons, 'serviceProjectBookRevise', { bookId: book.id, ...input }, world.secretary);
    const whenOf = async () =>
      (
        await commons.query(
          `query ($id: ID!) { node(id: $id) { ... on ServiceProjectBook { items { when { quantity } } content { uncovered { title } } } } }`,
          { id: book.id },
          { as: world.secretary },
        )
      ).data.node;
    await revise({ expectedVersion: 1, items: [same] });
    expect(await whenOf()).toEqual({
      items: [{ when: [{ quantity: 10 }] }],
      content: { uncovered: [{ title: '停车' }] },
    });
    const when = [{ from: '2026-04-01', to: '2026-04-15', dayClass: 'WORKDAY', windows: [], quantity: 8 }];
    await revise({ expectedVersion: 2, items: [{ ...same, when }], uncovered: [] });
    expect(await whenOf()).toEqual({ items: [{ when: [{ quantity: 8 }] }], content: { uncovered: [] } });
    const late = {
      bookId: book.id,
      expectedVersion: 3,
      items: [{ ...same, when: [{ ...when[0], to: '2026-05-01' }] }],
    };
    expect(await refused(commons, 'serviceProjectBookRevise', late, world.secretary)).toBe(
      'INVALID_INPUT items.0.when.0',
    );
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
