import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { buildAccount, type RoleToBuild } from '../../../seeds/factories/person.factory.ts';
import { Role } from '../../../src/request/viewer.ts';
import { buildCommonsSchema } from '../../../src/server/graphql/schema.ts';
import { type Commons, startCommons, TEST_NOW } from '../../support/commons.ts';
import { FIELDS, INPUTS, QUERIES } from '../access/access.cases.ts';
import { buildSights, type Sights } from '../access/access.sights.ts';
import { WHO_MAY_DO_WHAT, WHO_SEES_WHAT, WHO_SEES_WHICH_FIELD } from '../access/access.tables.ts';
import { buildWorld, type ViewerName, type World } from '../access/access.world.ts';
import { codeOf, fieldsShown, fieldWordOf, mutationOf, refusalOf, wordOf } from '../access/access.words.ts';

/*
 * Those who would see and do what the tables say, were it not for one column of one row: they are answered like somebody
 * who has an account and no role at all. And those whose row is at the very edge, who are answered as the tables say.
 */

const { schema } = buildCommonsSchema();

/** Who of the tables has a role somewhere, which is what these differ from in one column. */
const HOLDERS = ['manager', 'keeper', 'branch', 'staff', 'above', 'admin'] as const satisfies readonly ViewerName[];

const NOW = Temporal.Instant.from(TEST_NOW);
const at = (milliseconds: number) => NOW.add({ milliseconds }).toString();

/** What is another in the row of each role, so that it does not hold. */
const NOT_HELD: Readonly<Record<string, (role: RoleToBuild) => RoleToBuild>> = {
  'whose role has ended at this moment': (role) => ({ ...role, validTo: at(0) }),
  'whose role begins in a millisecond': (role) => ({ ...role, validFrom: at(1) }),
  'who is a resident in the same scope': (role) => ({ ...role, role: Role.RESIDENT }),
};

/** What is another in the row of each role, though it still holds: it begins now, and ends as soon as can be. */
const stillHeld = (role: RoleToBuild): RoleToBuild => ({ ...role, validFrom: at(0), validTo: at(1) });

/** Rows that ask for the roles of whoever asks, which they see as long as they have them. */
const ABOUT_ONESELF = /^viewer, their roles|^roleAssignments|^residentRegister/;

let commons: Commons;
let world: World;
let sights: Sights;
/** Somebody who has an account and no role, and what they are answered. */
let stranger: string;
let seenByStranger: Words;
/** In a database of their own, things are done. */
let writing: Commons;
let writingWorld: World;
let doneByStranger: Words;

beforeAll(async () => {
  commons = await startCommons();
  world = await buildWorld(commons);
  sights = await buildSights(world);
  ({ subject: stranger } = await buildAccount(commons.db));
  seenByStranger = await wordsOf(SEEN, seenBy, stranger);
  writing = await startCommons();
  writingWorld = await buildWorld(writing);
  doneByStranger = await wordsOf(DONE, doneBy, (await buildAccount(writing.db)).subject);
});
afterAll(() => Promise.all([commons.close(), writing.close()]));

/** What is found by the row of a table, in its word. */
async function seenBy(row: string, as: string): Promise<string> {
  const query = QUERIES[row];
  if (query) {
    const [document, variables] = query(world, sights);
    const answer = await commons.query(document, variables, { as });
    return codeOf(answer) ?? wordOf(answer.data.viewer?.found ?? answer.data.found);
  }
  const fields = FIELDS[row]!(world, sights);
  const { inClearTo } = fields;
  const shownTo = (subject: string) =>
    fieldsShown(fields, (document, variables) => commons.query(document, variables, { as: subject }));
  const seen = await shownTo(as);
  if (seen === null || typeof seen === 'string') return seen ?? 'gone';
  const clear = typeof inClearTo === 'string' ? await shownTo(world.subjects[inClearTo]!) : inClearTo;
  return fieldWordOf(seen, clear as Record<string, unknown>);
}

/** What is answered to the mutation of a row, in its word. */
async function doneBy(row: string, as: string): Promise<string> {
  // What is sent along is that of whoever sends it.
  const { input } = await INPUTS[row]!({ ...writingWorld, subjects: { ...writingWorld.subjects, other: as } }, 'other');
  // A run that another row has started may hold its place for a while.
  for (;;) {
    const answer = await writing.query(mutationOf(schema, row), { input }, { as });
    const word = codeOf(answer) ?? refusalOf(answer) ?? 'yes';
    if (word !== 'BUSY') return word;
  }
}

type Words = Readonly<Record<string, string>>;

/** Rows in which it matters who of those that hold a role asks. */
const rowsOf = ({ rows }: typeof WHO_SEES_WHAT) =>
  rows.filter(
    ({ name, cells }) => !ABOUT_ONESELF.test(name) && HOLDERS.some((holder) => cells[holder] !== cells.sibling),
  );
const SEEN = [...rowsOf(WHO_SEES_WHAT), ...rowsOf(WHO_SEES_WHICH_FIELD)];
const DONE = rowsOf(WHO_MAY_DO_WHAT);

async function wordsOf(
  rows: readonly { readonly name: string }[],
  answer: (row: string, as: string) => Promise<string>,
  as: string,
): Promise<Words> {
  const words: Record<string, string> = {};
  for (const { name } of rows) words[name] = await answer(name, as);
  return words;
}

const tableOf = (rows: typeof SEEN, viewer: ViewerName): Words =>
  Object.fromEntries(rows.map(({ name, cells }) => [name, cells[viewer]!]));

async function somebodyWith(roles: readonly RoleToBuild[], { db } = commons): Promise<string> {
  return (await buildAccount(db, { roles })).subject;
}

const rolesOfAll = (of: World) => HOLDERS.flatMap((holder) => of.roles[holder]!);

test('there are rows to be tried, of each kind', () => {
  expect(SEEN.length).toBeGreaterThan(60);
  expect(DONE.length).toBeGreaterThan(90);
  for (const { name } of SEEN) expect(QUERIES[name] ?? FIELDS[name], name).toBeDefined();
});

test.each(Object.entries(NOT_HELD))('somebody %s, of each kind, sees what a stranger sees', async (_what, change) => {
  const nearly = await somebodyWith(rolesOfAll(world).map(change));
  expect(await wordsOf(SEEN, seenBy, nearly)).toEqual(seenByStranger);
});

test.each(HOLDERS)(
  'somebody like the %s whose role holds in this one moment sees what the tables say',
  async (holder) => {
    const nearly = await somebodyWith(world.roles[holder]!.map(stillHeld));
    expect(await wordsOf(SEEN, seenBy, nearly)).toEqual(tableOf(SEEN, holder));
  },
);

describe('somebody in another scope of the same level', () => {
  /** Beside what a stranger is answered: what their own scope holds. */
  const ELSEWHERE: Readonly<
    Record<string, { readonly role: (of: World) => RoleToBuild; readonly seen: Words; readonly done: Words }>
  > = {
    'who leads another grid': {
      role: ({ otherGrid }) => ({ role: Role.BRANCH_SECRETARY, divisionId: otherGrid.id }),
      seen: {},
      done: {},
    },
    'who works for another subdistrict': {
      role: ({ otherSubdistrict }) => ({ role: Role.SUBDISTRICT_STAFF, divisionId: otherSubdistrict.id }),
      seen: {
        // What is around them, in another subdistrict.
        supplies: '0',
        // All staff of less than a district have to name what was done to.
        auditEntries: 'BAD_USER_INPUT',
        bookings: '1',
        'residentUnits, their bookings': '1',
        'sharedFacilities, their bookings': '1',
        'node, a SharedFacility that is withdrawn': 'yes',
        'nodes, one of each that can be hidden': '1',
        'residentUnits, their facilities': '6',
        'sharedFacilities, in every state': '6',
      },
      done: {},
    },
    'who keeps another facility of the unit': {
      role: ({ secondFacility }) => ({ role: Role.UNIT_MANAGER, facilityId: secondFacility.id }),
      seen: {
        'Resident.*, by their id': 'clear',
        bookings: '1',
        'residentUnits, their bookings': '1',
        'sharedFacilities, their bookings': '1',
        'node, a Resident': 'yes',
        'nodes, one of each that can be hidden': '1',
      },
      done: {},
    },
    'who manages another unit in another community': {
      role: ({ otherUnit }) => ({ role: Role.UNIT_MANAGER, unitId: otherUnit.id }),
      seen: {
        'Resident.*, by their id': 'clear',
        'alliances, their memberships': '3',
        bookings: '1',
        'residentUnits, their bookings': '1',
        'sharedFacilities, their bookings': '1',
        'node, a Delegate of an applicant': 'yes',
        'node, a Resident': 'yes',
        'node, a SharedFacility that is withdrawn': 'yes',
        'node, an AllianceMembership, applied for': 'yes',
        'nodes, one of each that can be hidden': '4',
        'residentUnits, their facilities': '6',
        'residentUnits, their memberships': '3',
        'sharedFacilities, in every state': '6',
        // What is around them, in another subdistrict.
        supplies: '0',
      },
      done: {},
    },
  };

  test.each(Object.entries(ELSEWHERE))('%s sees and does what a stranger does, and their own', async (_what, given) => {
    const nearly = await somebodyWith([given.role(world)]);
    expect(await wordsOf(SEEN, seenBy, nearly)).toEqual({ ...seenByStranger, ...given.seen });
    const doing = await somebodyWith([given.role(writingWorld)], writing);
    expect(await wordsOf(DONE, doneBy, doing)).toEqual({ ...doneByStranger, ...given.done });
  });
});

test('nobody does anything by a role that has ended, that begins later, or that is of another kind', async () => {
  const changes = Object.values(NOT_HELD);
  const nearly = await somebodyWith(
    changes.flatMap((change) => rolesOfAll(writingWorld).map(change)),
    writing,
  );
  expect(await wordsOf(DONE, doneBy, nearly)).toEqual(doneByStranger);
});

describe('the secretary of a grid', () => {
  /** What goes by the grid, whichever branch serves it. */
  const OF_THE_GRID = new RegExp(
    '^matchingRuns|MatchingRun|^UnmatchedDemand|^MatchingMetrics|^PartyShare|^PartyChange|^PairChange|^Relaxation|^PriorityFulfilment|^Matching|^Demand.unmatched',
  );
  const served = (from: string, to: string | null) =>
    commons.sql('update branch_grid set valid_from = $1, valid_to = $2 where grid_id = $3', [from, to, world.grid.id]);
  afterEach(() => served('2020-01-01', null));

  test.each([
    ['that the branch has served until yesterday', '2020-01-01', '2026-03-03'],
    ['that the branch serves from tomorrow on', '2026-03-04', null],
  ])('%s sees what a stranger sees, but for what is of the grid', async (_what, from, to) => {
    await served(from, to);
    const rows = SEEN.filter(({ name }) => !OF_THE_GRID.test(name));
    const seen = await wordsOf(rows, seenBy, world.subjects.branch!);
    expect({ ...seenByStranger, ...seen }).toEqual(seenByStranger);
  });

  test('that the branch serves today alone sees what the tables say', async () => {
    await served('2026-03-03', '2026-03-04');
    expect(await wordsOf(SEEN, seenBy, world.subjects.branch!)).toEqual(tableOf(SEEN, 'branch'));
  });
});

describe('two roles of one person add up as they are written, and to nothing more', () => {
  /** From what is told least to what is told most. */
  const LADDER = ['gone', 'empty', 'masked', 'no', 'state', 'clear', 'yes'];
  const more = (one: string, other: string) => (LADDER.indexOf(one) > LADDER.indexOf(other) ? one : other);
  const PAIRS: readonly (readonly [ViewerName, ViewerName])[] = [
    ['rival', 'branch'],
    ['rival', 'sibling'],
    ['manager', 'far'],
    ['branch', 'sibling'],
  ];
  const APART = [
    // What one role shows of the assignment, and the other of its holder, comes together here.
    'RoleAssignment.holder',
    // Who disables nobody is told so; to who does, somebody of another district is not there.
    'accountDisable, of community staff',
  ];
  const countable = ({ name, cells }: (typeof SEEN)[number], pair: readonly ViewerName[]) =>
    !APART.includes(name) && pair.every((viewer) => LADDER.includes(cells[viewer]!));

  // All rows of both tables, runs of the matching among them, on a machine that may be busy with other tests.
  test.each(PAIRS)('of the %s and the %s', { timeout: 180_000 }, async (...pair) => {
    const [one, other] = pair;
    const either = (rows: typeof SEEN): Words =>
      Object.fromEntries(
        rows.filter((row) => countable(row, pair)).map(({ name, cells }) => [name, more(cells[one]!, cells[other]!)]),
      );
    const rolesIn = (of: World) => pair.flatMap((viewer) => of.roles[viewer]!);
    const seen = await wordsOf(
      SEEN.filter((row) => countable(row, pair)),
      seenBy,
      await somebodyWith(rolesIn(world)),
    );
    expect(seen).toEqual(either(SEEN));
    const rows = DONE.filter((row) => countable(row, pair));
    expect(rows.length).toBeGreaterThan(50);
    const both = await somebodyWith(rolesIn(writingWorld), writing);
    expect(await wordsOf(rows, doneBy, both)).toEqual(either(DONE));
  });
});

test('nobody sees or does anything whose account is disabled, whatever roles they hold', async () => {
  const disabled = async (of: World, on: Commons) => {
    const subject = await somebodyWith(rolesOfAll(of), on);
    await on.sql(`update account set disabled_at = now(), disabled_reason = 'x' where subject = $1`, [subject]);
    return subject;
  };
  const login = (rows: readonly { readonly name: string }[]) =>
    Object.fromEntries(rows.map(({ name }) => [name, 'login']));
  expect(await wordsOf(SEEN, seenBy, await disabled(world, commons))).toEqual(login(SEEN));
  expect(await wordsOf(DONE, doneBy, await disabled(writingWorld, writing))).toEqual(login(DONE));
});
