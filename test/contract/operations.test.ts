import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, validate } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildCalendar } from '../../seeds/factories/calendar.factory.ts';
import { buildList } from '../../seeds/factories/exchange.factory.ts';
import { seedDemoDistrict } from '../../seeds/demo-district.ts';
import { TANGMEN_PARKING_ID } from '../../seeds/facilities.seeder.ts';
import { GULOU_CODE, TANGMEN_CODE } from '../../seeds/territory.seeder.ts';
import { TANGMEN_CENTER } from '../../seeds/schematic-map.ts';
import { currentCalendar } from '../../src/district/calendar/index.ts';
import { keepStretches } from '../../src/facilities/opening/open-stretch.ts';
import { subjectOfPersona } from '../../src/district/identity/tokens/personas.ts';
import { buildCommonsSchema } from '../../src/server/graphql/schema.ts';
import { newId } from '../../src/shared/node.ts';
import { type Answer, type Commons, startCommons } from '../support/commons.ts';

/** What frontends run: one operation in each file, which bears its name. */
const FOLDER = 'schema/operations';

/** Where two lists load things of one kind, which come in one batch or in two, as the database happens to answer. */
interface AtMost {
  readonly atMost: number;
}

interface Run {
  /** Who runs it; nobody if absent. */
  readonly as?: string;
  readonly variables: object | ((before: Readonly<Record<string, Answer>>) => object);
  /** SQL statements it takes, however much there is to show. A new one is a decision, not an accident. */
  readonly statements: number | AtMost;
  /** What somebody reads off the page, of the demonstration district at noon of 3 March 2026. */
  // oxlint-disable-next-line typescript/no-explicit-any -- the shape is that of the operation
  readonly reads: (data: any) => unknown;
  readonly shows: unknown;
}

/** Begun by the secretary of a branch. */
const DRAFT_LIST_ID = newId('sdl');
const TONIGHT = { start: '2026-03-03T20:00:00+08:00', end: '2026-03-03T22:00:00+08:00' };

/** Each operation as its page runs it; those that change something after those that look, in the order of a visit. */
const RUNS: Readonly<Record<string, Run>> = {
  DistrictOverview: {
    variables: { districtCode: GULOU_CODE, communityCode: TANGMEN_CODE },
    statements: 8,
    reads: ({ division: { name, nameEn, children }, gridBranches }) => ({
      district: `${name} ${nameEn}`,
      subdistricts: children.totalCount,
      communities: sum(children.edges.map(({ node }: Entry) => node.children.totalCount)),
      branchesOfTangmen: gridBranches.totalCount,
      parents: new Set(gridBranches.edges.map(({ node }: Entry) => `${node.parent.__typename} ${node.parent.name}`)),
    }),
    shows: {
      district: '鼓楼区 Gulou District',
      subdistricts: 10,
      communities: 69,
      branchesOfTangmen: 7,
      parents: new Set(['CommunityCommittee 中共温泉街道汤门社区委员会']),
    },
  },
  UnitDirectory: {
    variables: { withinCode: TANGMEN_CODE },
    statements: 2,
    reads: ({ residentUnits: { edges, pageInfo } }) => ({
      units: edges.length,
      facilities: sum(edges.map(({ node }: Entry) => node.facilities.edges.length)),
      hasNextPage: pageInfo.hasNextPage,
    }),
    shows: { units: 31, facilities: 44, hasNextPage: false },
  },
  ParkingTonight: {
    as: 'resident',
    variables: { point: TANGMEN_CENTER, withinMeters: 2_000, ...TONIGHT },
    statements: 5,
    reads: ({ sharedFacilities: { edges, totalCount } }) => ({
      found: totalCount,
      shown: edges.length,
      nearestFirst: edges.every(
        (one: Entry, i: number) => i === 0 || one.distanceMeters >= edges[i - 1].distanceMeters,
      ),
      allHaveRoomAllEvening: edges.every(
        ({ node: { availability } }: Entry) =>
          availability.length === 1 &&
          availability[0].remaining > 0 &&
          availability[0].end === '2026-03-03T14:00:00.000Z',
      ),
    }),
    shows: { found: 15, shown: 10, nearestFirst: true, allHaveRoomAllEvening: true },
  },
  FacilityPage: {
    as: 'resident',
    variables: { id: TANGMEN_PARKING_ID, from: '2026-03-02T00:00:00+08:00', to: '2026-03-09T00:00:00+08:00' },
    statements: 6,
    reads: ({ node: { name, capacity, unit, openHours } }) => ({
      name,
      capacity,
      where: `${unit.division.parent.name}${unit.division.name}`,
      weekend: openHours.at(-1),
    }),
    shows: {
      name: '汤门机关大院停车场',
      capacity: 40,
      where: '温泉街道汤门社区',
      weekend: { start: '2026-03-06T10:00:00.000Z', end: '2026-03-09T00:00:00.000Z' },
    },
  },
  BookPlaces: {
    as: 'resident',
    variables: { input: { facilityId: TANGMEN_PARKING_ID, ...TONIGHT, idempotencyKey: 'tonight' } },
    statements: 6,
    reads: ({ bookingCreate: { booking, userErrors } }) => [booking.state, booking.quantity, userErrors],
    shows: ['CONFIRMED', 1, []],
  },
  MyBookings: {
    as: 'resident',
    variables: { from: '2026-03-03T00:00:00+08:00', states: ['CONFIRMED'] },
    statements: 7,
    reads: ({ viewer, bookings }) => [
      viewer.resident.name,
      viewer.roles.map(({ role }: { role: string }) => role),
      bookings.edges.map(({ node }: Entry) => node.facility.name),
    ],
    shows: ['林小榕', ['RESIDENT'], ['汤门机关大院停车场']],
  },
  RunMatching: {
    as: 'community',
    variables: { input: { withinCode: TANGMEN_CODE, validFrom: '2026-03-03', validTo: '2026-12-31' } },
    statements: { atMost: 40 },
    reads: ({ bookingMatch: { run, userErrors } }) => ({
      userErrors,
      proposed: sum(run.matches.map(({ quantity }: Entry) => quantity)) === run.matchedQuantity,
      unmet: sum(run.unmatched.map(({ unmetQuantity }: Entry) => unmetQuantity)),
      demanded: run.demandedQuantity,
      matched: run.matchedQuantity,
      reasons: [...new Set(run.unmatched.map(({ reason }: Entry) => reason))].sort(),
      gap: run.optimalityGap,
    }),
    shows: {
      userErrors: [],
      proposed: true,
      unmet: 8,
      demanded: 396,
      matched: 388,
      reasons: ['NO_SUCH_CATEGORY'],
      gap: 0,
    },
  },
  MyMatches: {
    as: 'branch',
    variables: { states: ['PROPOSED'] },
    statements: { atMost: 12 },
    reads: ({ matches: { edges, pageInfo } }) => [edges.length, pageInfo.hasNextPage],
    shows: [4, false],
  },
  WriteDemand: {
    as: 'branch',
    variables: {
      input: {
        listId: DRAFT_LIST_ID,
        categoryCode: 'FACILITY.PARKING',
        title: '居民夜间停车',
        quantity: 12,
        windows: [{ dayClass: 'WORKDAY', startTime: '18:00', endTime: '08:00' }],
      },
    },
    statements: 12,
    reads: ({ demandAdd: { demand, userErrors } }) => ({
      userErrors,
      state: demand.state,
      suggested: demand.suggestedSupplies.length,
      bestFirst: demand.suggestedSupplies.every(
        ({ fit }: Entry, i: number) => i === 0 || fit.total <= demand.suggestedSupplies[i - 1].fit.total,
      ),
    }),
    shows: { userErrors: [], state: 'OPEN', suggested: 5, bestFirst: true },
  },
  GiveBack: {
    as: 'resident',
    variables: ({ BookPlaces }) => ({ input: { bookingId: BookPlaces!.data.bookingCreate.booking.id } }),
    statements: 7,
    reads: ({ bookingCancel: { booking, userErrors } }) => [booking.state, userErrors],
    shows: ['CANCELLED', []],
  },
};

// oxlint-disable-next-line typescript/no-explicit-any -- the shape is that of the operation
type Entry = Record<string, any>;

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

const { schema } = buildCommonsSchema();
const files = readdirSync(FOLDER).filter((file) => file.endsWith('.graphql'));
const textOf = (name: string) => readFileSync(join(FOLDER, `${name}.graphql`), 'utf8');

describe('the operations of the frontends', () => {
  test('are all run here, but for those that are followed in operations.live.test.ts', () => {
    const answered = files.filter((file) => !/^subscription/m.test(readFileSync(join(FOLDER, file), 'utf8')));
    expect(Object.keys(RUNS).sort()).toEqual(answered.map((file) => file.replace(/\.graphql$/, '')).sort());
  });

  test.each(files)('%s is valid, says what it is for, and holds the one operation that it is called after', (file) => {
    const text = readFileSync(join(FOLDER, file), 'utf8');
    const document = parse(text);
    expect(validate(schema, document)).toEqual([]);
    expect(text).toMatch(/^# \S.*[.?]\n/);
    expect(
      document.definitions.map((one) => (one.kind === 'OperationDefinition' ? `${one.name?.value}.graphql` : one.kind)),
    ).toEqual([file]);
  });
});

describe('in the demonstration district', () => {
  /** The same district twice, each run by another executor. */
  let jit: Commons;
  let plain: Commons;
  const shown: Record<'jit' | 'plain', Record<string, Answer>> = { jit: {}, plain: {} };
  beforeAll(async () => {
    [jit, plain] = await Promise.all([seeded('jit'), seeded('graphql-js')]);
  });
  afterAll(() => Promise.all([jit.close(), plain.close()]));

  async function run(commons: Commons, name: string, before: Record<string, Answer>): Promise<Answer> {
    const { as, variables } = RUNS[name]!;
    const given = typeof variables === 'function' ? variables(before) : variables;
    before[name] = await commons.query(textOf(name), given, as === undefined ? {} : { as: subjectOfPersona(as)! });
    return before[name];
  }

  test.each(Object.keys(RUNS))(
    '%s shows what its page needs, in a known number of statements, by either executor',
    async (name) => {
      // The calendar of one database is kept in memory; what it costs to read is not what an operation costs.
      await currentCalendar(jit.db);
      const statements = await jit.statements(() => run(jit, name, shown.jit));
      await run(plain, name, shown.plain);
      const { data, errors } = shown.jit[name]!;
      expect(errors).toBeUndefined();
      expect(RUNS[name]!.reads(data)).toEqual(RUNS[name]!.shows);
      const expected = RUNS[name]!.statements;
      if (typeof expected === 'number') expect(statements).toBe(expected);
      else expect(statements).toBeLessThanOrEqual(expected.atMost);
      expect(withoutChance(shown.plain[name]!)).toEqual(withoutChance(shown.jit[name]!));
    },
  );
});

/** A list that the secretary of a branch is writing. */
async function buildDraftOf({ db, sql }: Commons, persona: string): Promise<void> {
  const [branch] = await sql<{ id: string }>(
    `select b.branch_id as id from role_assignment r join account a on a.id = r.account_id
     join branch_grid b on b.grid_id = r.division_id where a.subject = $1`,
    [subjectOfPersona(persona)],
  );
  await buildList(db, { id: DRAFT_LIST_ID, ownerId: branch!.id, state: 'DRAFT' });
}

async function seeded(executor: 'jit' | 'graphql-js'): Promise<Commons> {
  const commons = await startCommons({ executor });
  await buildCalendar(commons.db);
  await seedDemoDistrict(commons.orm, commons.clock.now);
  await keepStretches(commons.orm, commons.clock.now);
  await buildDraftOf(commons, 'branch');
  return commons;
}

/** An answer with the same words for what is made by chance: new ids, references, and what is in their order. */
function withoutChance(value: unknown): unknown {
  if (typeof value === 'string') {
    const prefix = /^(bkg|mat|run|dem)_/.exec(value)?.[1];
    if (prefix !== undefined) return `(${prefix})`;
    return Buffer.from(value, 'base64').includes('"mat_') ? '(cursor)' : value;
  }
  if (typeof value !== 'object' || value === null) return value;
  if (!Array.isArray(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([key, part]) => [key, key === 'reference' ? '(reference)' : withoutChance(part)]),
    );
  }
  const parts = value.map(withoutChance);
  const byNewIds = parts.some((part) => /"\(mat\)"/.test(JSON.stringify(part)));
  return byNewIds ? parts.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)) : parts;
}
