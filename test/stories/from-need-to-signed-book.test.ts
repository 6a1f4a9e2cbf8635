import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildAlliance, buildMembership } from '../../seeds/factories/alliance.factory.ts';
import { buildCalendar } from '../../seeds/factories/calendar.factory.ts';
import { buildDivision } from '../../seeds/factories/division.factory.ts';
import { buildFacility } from '../../seeds/factories/facility.factory.ts';
import { buildOrganisation } from '../../seeds/factories/organisation.factory.ts';
import { buildAccount, buildResident } from '../../seeds/factories/person.factory.ts';
import { buildUnit } from '../../seeds/factories/unit.factory.ts';
import { DivisionLevel } from '../../src/district/grid/division.entity.ts';
import { Role } from '../../src/request/viewer.ts';
import { wrongs } from '../bookings/booking.invariants.ts';
import { type Commons, startCommons } from '../support/commons.ts';

// How a grid branch of Tangmen community comes from what its residents lack to a signed service project book, told in
// order: each test goes on where the one before it ended. All that happens goes through the API. Spring of 2026, from
// Monday 2 March; the branch asks for 40 parking places in the evenings and 30 hours of tutoring until the end of April.

// Who acts: the subjects of their tokens.
const SECRETARY = 'secretary of the branch';
const COMMUNITY = 'staff of Tangmen community';
const UNITS = {
  office: '示例省级机关',
  hotel: '示例温泉酒店',
  school: '示例区级小学',
  institute: '示例规划研究院',
  college: '示例市级中学',
} as const;
type UnitName = keyof typeof UNITS;
const managerOf = (unit: UnitName) => `manager of the ${unit}`;
const delegateOf = (unit: UnitName) => `delegate of the ${unit}`;

const PERIOD = { validFrom: '2026-03-02', validTo: '2026-04-30' };
const EVENINGS = [{ dayClass: 'WORKDAY', startTime: '18:30', endTime: '22:00' }];
const WEEKENDS = [{ dayClass: 'EVERY_DAY', weekdays: ['SATURDAY', 'SUNDAY'], startTime: '09:00', endTime: '11:00' }];

/** Where the branch and the units are, degrees north a street apart. */
const HOME = { latitude: 26.0935, longitude: 119.3085 };
const at = (streets: number) => ({ latitude: HOME.latitude + 0.0009 * streets, longitude: HOME.longitude });

let commons: Commons;
let branchId: string;
let communityCode: string;
/** Ids by the words of this story. */
const ids: Record<string, string> = {};

beforeAll(async () => {
  commons = await startCommons();
  const { db } = commons;
  await buildCalendar(db);
  timeIs('2026-03-02T09:00');
  const community = await buildDivision(db, { name: '汤门社区' });
  communityCode = community.code;
  const grid = await buildDivision(db, { level: DivisionLevel.GRID, parent: community, name: '汤门社区第一网格' });
  branchId = (await buildOrganisation(db, { division: community, grids: [grid] })).id;
  await buildAccount(db, { subject: SECRETARY, roles: [{ role: Role.BRANCH_SECRETARY, divisionId: grid.id }] });
  await buildAccount(db, { subject: COMMUNITY, roles: [{ role: Role.COMMUNITY_STAFF, divisionId: community.id }] });
  await buildResident(db, { subject: 'Chen', divisionId: community.id });

  const alliance = await buildAlliance(db, { division: community });
  for (const [streets, unit] of (Object.keys(UNITS) as UnitName[]).entries()) {
    const built = await buildUnit(db, { division: community, name: UNITS[unit], location: at(streets + 1) });
    ids[unit] = built.id;
    ids[`membership of ${unit}`] = (await buildMembership(db, { alliance, unit: built })).id;
    await buildAccount(db, { subject: managerOf(unit), roles: [{ role: Role.UNIT_MANAGER, unitId: built.id }] });
    await buildAccount(db, { subject: delegateOf(unit) });
  }
  for (const [unit, capacity] of [
    ['office', 30],
    ['hotel', 20],
  ] as const) {
    const facility = await buildFacility(db, {
      unitId: ids[unit]!,
      name: `${UNITS[unit]}停车场`,
      capacity,
      location: at(1),
      rules: [{ dayClass: 'EVERY_DAY', weekdays: [], startTime: '18:00', endTime: '08:00' }],
      now: commons.clock.now,
    });
    ids[`car park of ${unit}`] = facility.id;
  }
});
afterAll(() => commons.close());

describe('The lists', () => {
  test('the branch writes down what its residents need, and the community confirms it', async () => {
    ids['list of the branch'] = await newList(SECRETARY, branchId);
    ids.parking = await newDemand('FACILITY.PARKING', '居民晚间停车', 40, EVENINGS, 'IMPORTANT');
    ids.tutoring = await newDemand('EDUCATION.TUTORING', '周末课业辅导', 30, WEEKENDS, 'ROUTINE');
    expect(await shownList('list of the branch', SECRETARY)).toMatchObject({ state: 'DRAFT' });
    expect(await shownList('list of the branch', 'Chen')).toBeNull();

    const listId = ids['list of the branch'];
    await done(SECRETARY, 'supplyDemandListSubmit', { listId }, 'list { state }');
    expect(await refused(SECRETARY, 'supplyDemandListConfirm', { listId })).toBe('FORBIDDEN');
    const confirmed = await done(COMMUNITY, 'supplyDemandListConfirm', { listId }, 'list { state }');
    expect(confirmed.state).toBe('IN_FORCE');
    expect(await shownList('list of the branch', 'Chen')).toMatchObject({ state: 'IN_FORCE' });
  });

  test('five units write down what they can give, each for itself', async () => {
    await giveParking('office', 25);
    await giveParking('hotel', 20);
    await giveHours('school', 'EDUCATION.TUTORING.CHINESE', 12);
    await giveHours('institute', 'EDUCATION.TUTORING.MATHEMATICS', 14);
    await giveHours('college', 'EDUCATION.TUTORING.ENGLISH', 10);
    const { data } = await commons.query(`{ supplyDemandLists(where: { states: [IN_FORCE] }) { totalCount } }`);
    expect(data.supplyDemandLists.totalCount).toBe(6);
  });

  test('the branch is shown who fits before anybody has matched anything', async () => {
    const { data } = await commons.query(
      '{ node(id: "' + ids.parking + '") { ... on Demand { suggestedSupplies { supply { id } fit { total } } } } }',
      {},
      { as: SECRETARY },
    );
    const suggested = data.node.suggestedSupplies.map(({ supply }: { supply: { id: string } }) => supply.id);
    expect(new Set(suggested)).toEqual(new Set([ids['supply of office'], ids['supply of hotel']]));
  });
});

describe('The matching', () => {
  test('a run proposes to split both demands, and says why', async () => {
    const run = await runMatching();
    expect(run).toMatchObject({ demandedQuantity: 70, matchedQuantity: 70, optimalityGap: 0, unmatched: [] });
    expect(quantities(run)).toEqual({ office: expect.any(Number), hotel: expect.any(Number), ...tutoring(run) });
    expect(quantities(run).office! + quantities(run).hotel!).toBe(40);
    expect(Object.values(tutoring(run)).reduce((sum, hours) => sum + hours, 0)).toBe(30);
    for (const { score } of run.matches) {
      expect(score).toMatchObject({ timeFit: 1, fairness: 1, reliability: 1 });
      expect(score.total).toBeGreaterThan(0.7);
    }
  });

  test('the hotel declines; the next run does not ask it again, and says what is left unmet', async () => {
    await done(
      managerOf('hotel'),
      'matchDecline',
      { matchId: ids['match of hotel'], reason: '三月份停车场大修' },
      'match { state }',
    );
    const run = await runMatching();
    expect(Object.keys(quantities(run)).toSorted()).toEqual(['college', 'institute', 'office', 'school']);
    expect(quantities(run).office).toBe(25);
    expect(run.unmatched).toMatchObject([
      { demand: { id: ids.parking }, unmetQuantity: 15, reason: 'SUPPLY_TOO_SMALL', escalated: false },
    ]);
  });

  test('both sides accept; of the car park, each evening is booked for the branch', async () => {
    for (const unit of ['office', 'school', 'institute', 'college'] as const) {
      expect(await accept(managerOf(unit), unit)).toMatchObject({ state: 'ACCEPTED', bookings: [] });
      expect((await accept(SECRETARY, unit)).state).toBe('CONFIRMED');
    }
    const { bookings, rejectedOccurrences } = await shownMatch('office');
    // The work days from 2 March to 30 April 2026: 44 from Monday to Friday, of which Monday 6 April is off.
    expect(bookings).toHaveLength(43);
    expect(rejectedOccurrences).toEqual([]);
    expect(bookings[0]).toMatchObject({
      start: '2026-03-02T10:30:00.000Z',
      end: '2026-03-02T14:00:00.000Z',
      quantity: 25,
    });
    expect(await wrongs(commons)).toEqual([]);
  });

  test('residents see that five of its thirty places are left in these evenings', async () => {
    const { data } = await commons.query(`{ node(id: "${ids['car park of office']}") { ... on SharedFacility {
      availability(from: "2026-03-03T18:00:00+08:00", to: "2026-03-03T23:00:00+08:00") { start end remaining } } } }`);
    expect(data.node.availability).toEqual([
      { start: '2026-03-03T10:00:00.000Z', end: '2026-03-03T10:30:00.000Z', remaining: 30 },
      { start: '2026-03-03T10:30:00.000Z', end: '2026-03-03T14:00:00.000Z', remaining: 5 },
      { start: '2026-03-03T14:00:00.000Z', end: '2026-03-03T15:00:00.000Z', remaining: 30 },
    ]);
  });

  test('the entries say how far they are', async () => {
    const entries = await shownList('list of the branch', 'Chen');
    expect(entries.demands).toMatchObject([
      { id: ids.parking, state: 'PARTIALLY_MATCHED', unmetQuantity: 15 },
      { id: ids.tutoring, state: 'MATCHED', unmetQuantity: 0 },
    ]);
  });
});

describe('The service project book', () => {
  test('the branch drafts it from the matches', async () => {
    const matchIds = ['office', 'school', 'institute', 'college'].map((unit) => ids[`match of ${unit}`]);
    const book = await done(SECRETARY, 'serviceProjectBookDraft', { matchIds, title: '汤门春季便民项目' }, BOOK);
    ids.book = book.id;
    expect(book).toMatchObject({ state: 'DRAFT', version: 1, progress: 0 });
    expect(book.items.map(({ quantity }: { quantity: number }) => quantity).toSorted()).toEqual(
      [25, ...Object.values(hours)].toSorted(),
    );
    expect(book.parties).toHaveLength(5);
  });

  test('the office asks for milestones; what was signed before no longer counts', async () => {
    expect(await sign(SECRETARY, branchId, 1)).toMatchObject({ state: 'NEGOTIATING' });
    const milestones = [
      { title: '停车场开放', dueOn: '2026-03-10', weight: 1 },
      { title: '辅导课时完成', dueOn: '2026-04-30', weight: 3 },
    ];
    const revised = await done(
      managerOf('office'),
      'serviceProjectBookRevise',
      { bookId: ids.book, expectedVersion: 1, milestones },
      BOOK,
    );
    expect(revised).toMatchObject({ state: 'NEGOTIATING', version: 2 });
    expect(revised.parties.every(({ signedVersion }: { signedVersion: number | null }) => signedVersion === null)).toBe(
      true,
    );
    expect(
      await refused(SECRETARY, 'serviceProjectBookSign', {
        bookId: ids.book,
        version: 1,
        partyId: branchId,
        idempotencyKey: randomUUID(),
      }),
    ).toBe('STALE_VERSION');
    ids.milestone = revised.milestones[0].id;
    ids['last milestone'] = revised.milestones[1].id;
  });

  test('all parties sign the same version, by a delegate each, and nobody for another', async () => {
    expect((await sign(SECRETARY, branchId, 2)).state).toBe('NEGOTIATING');
    const asOthers = { bookId: ids.book, version: 2, partyId: ids.office, idempotencyKey: randomUUID() };
    expect(await refused(managerOf('school'), 'serviceProjectBookSign', asOthers)).toBe('FORBIDDEN');
    for (const unit of ['office', 'school', 'institute', 'college'] as const) {
      // A unit says who sits for it, and with which account that person signs.
      await done(
        managerOf(unit),
        'delegatesName',
        {
          membershipId: ids[`membership of ${unit}`],
          delegates: [{ name: '王建榕', position: '副主任', accountSubject: delegateOf(unit) }],
        },
        'membership { id }',
      );
      const book = await sign(delegateOf(unit), ids[unit]!, 2);
      expect(book.state).toBe(unit === 'college' ? 'SIGNED' : 'NEGOTIATING');
    }
  });

  test('a signed book is public, and prints', async () => {
    const { data } = await commons.query(
      `{ node(id: "${ids.book}") { ... on ServiceProjectBook { number state htmlUrl pdfUrl } } }`,
    );
    expect(data.node).toMatchObject({ state: 'SIGNED', number: expect.stringContaining('2026') });
    const page = await commons.app.inject({ url: data.node.htmlUrl });
    expect(page.statusCode).toBe(200);
    expect(page.payload).toContain('服务项目书');
    expect(page.payload).toContain('机关停车位');
    const pdf = await commons.app.inject({ url: data.node.pdfUrl });
    expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
  });

  test('it runs; sessions are logged and milestones reached', async () => {
    expect((await done(SECRETARY, 'serviceProjectBookStart', { bookId: ids.book }, BOOK)).state).toBe('RUNNING');
    timeIs('2026-03-10T20:00');
    const reached = await done(
      SECRETARY,
      'milestoneComplete',
      { milestoneId: ids.milestone, evidence: '三月二日起每晚开放，现场照片存档' },
      'milestone { completedAt }',
    );
    expect(reached.completedAt).not.toBeNull();
    expect((await shownBook()).progress).toBe(0.25);
    timeIs('2026-03-14T12:00');
    await done(
      SECRETARY,
      'projectSessionLog',
      { bookId: ids.book, date: '2026-03-14', attendance: 18, minutes: 120, note: '语文、数学两组' },
      'book { sessions { date attendance } }',
    );
  });

  test('at the end what was delivered is confirmed, the book completed and evaluated', async () => {
    timeIs('2026-05-01T09:00');
    await done(
      SECRETARY,
      'milestoneComplete',
      { milestoneId: ids['last milestone'], evidence: '签到表' },
      'milestone { id }',
    );
    for (const unit of ['office', 'school', 'institute', 'college'] as const) {
      const match = await shownMatch(unit);
      const fulfilled = await done(
        SECRETARY,
        'matchFulfil',
        { matchId: match.id, deliveredQuantity: match.quantity },
        'match { state }',
      );
      expect(fulfilled.state).toBe('FULFILLED');
    }
    const parties: (readonly [string, string])[] = [
      [SECRETARY, branchId],
      ...(['office', 'school', 'institute', 'college'] as const).map((unit) => [managerOf(unit), ids[unit]!] as const),
    ];
    let book: Shown | undefined;
    for (const [who, partyId] of parties) {
      book = await done(who, 'serviceProjectBookComplete', { bookId: ids.book, partyId }, BOOK);
    }
    expect(book).toMatchObject({ state: 'COMPLETED', progress: 1 });

    for (const [at, [who, partyId]] of parties.entries()) {
      const score = at === 0 ? 4 : 5;
      book = await done(who, 'projectEvaluate', { bookId: ids.book, partyId, score, comment: '方便群众' }, BOOK);
    }
    expect(book).toMatchObject({ state: 'EVALUATED', needsReview: false, meanScore: 4.8 });
  });

  test('nothing is left to do, nothing is double-booked, and every step is on record', async () => {
    const { demands } = await shownList('list of the branch', 'Chen');
    expect(demands[1]).toMatchObject({ state: 'FULFILLED' });
    expect(await wrongs(commons)).toEqual([]);
    const trail = await commons.sql(
      `select action, count(*)::int as n from audit_entry where action in ('matchAccept', 'serviceProjectBookSign', 'bookingMatch')
       group by action order by action`,
    );
    expect(trail).toEqual([
      { action: 'bookingMatch', n: 2 },
      { action: 'matchAccept', n: 8 },
      // One of version 1, which no longer counts, and five of version 2.
      { action: 'serviceProjectBookSign', n: 6 },
    ]);
  });
});

/** What was matched of the tutoring, by unit, as the first run proposed it; the second may split it otherwise. */
const hours: Record<string, number> = {};

// oxlint-disable-next-line typescript/no-explicit-any -- the story names what it expects
type Shown = any;

const BOOK = `book { id state version progress needsReview meanScore items { title quantity }
  parties { signedVersion } milestones { id title weight } }`;
const MATCH = `match { id quantity state bookings { start end quantity state } rejectedOccurrences { start } }`;

function timeIs(local: string): void {
  commons.clock.now = Temporal.PlainDateTime.from(local).toZonedDateTime('Asia/Shanghai').toInstant();
}

/** Does what has to succeed, and answers with what was changed. */
async function done(as: string, mutation: string, input: object, shown: string): Promise<Shown> {
  const { payload, errors } = await send(as, mutation, input, shown);
  expect({ errors, userErrors: payload?.userErrors }, mutation).toEqual({ errors: undefined, userErrors: [] });
  return Object.values(payload as object).find((value) => !Array.isArray(value));
}

/** Tries what has to be refused, and answers with why. */
async function refused(as: string, mutation: string, input: object): Promise<string> {
  const { payload } = await send(as, mutation, input, '');
  return payload.userErrors[0].code;
}

async function send(as: string, mutation: string, input: object, shown: string): Promise<Shown> {
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
  const document = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${shown} userErrors { code message field } } }`;
  const { data, errors } = await commons.query(document, { input }, { as });
  return { payload: data?.[mutation], errors };
}

async function newList(as: string, ownerId: string): Promise<string> {
  const { id } = await done(as, 'supplyDemandListCreate', { ownerId, ...PERIOD }, 'list { id }');
  return id;
}

async function newDemand(categoryCode: string, title: string, quantity: number, windows: object[], priority: string) {
  const listId = ids['list of the branch'];
  const input = { listId, categoryCode, title, quantity, windows, priority, location: HOME, maxDistanceMeters: 1_000 };
  return (await done(SECRETARY, 'demandAdd', input, 'demand { id }')).id as string;
}

function giveParking(unit: UnitName, quantity: number) {
  const facilityId = ids[`car park of ${unit}`];
  return give(unit, { categoryCode: 'FACILITY.PARKING', title: '机关停车位', quantity, facilityId, windows: EVENINGS });
}

function giveHours(unit: UnitName, categoryCode: string, quantity: number) {
  return give(unit, { categoryCode, title: '志愿教师', quantity, windows: WEEKENDS });
}

/** A list of one entry, submitted and put in force by the unit's own manager. */
async function give(unit: UnitName, entry: object): Promise<void> {
  const listId = await newList(managerOf(unit), ids[unit]!);
  const { id } = await done(managerOf(unit), 'supplyAdd', { listId, ...entry }, 'supply { id }');
  ids[`supply of ${unit}`] = id;
  await done(managerOf(unit), 'supplyDemandListSubmit', { listId }, 'list { state }');
  const { state } = await done(managerOf(unit), 'supplyDemandListConfirm', { listId }, 'list { state }');
  expect(state).toBe('IN_FORCE');
}

async function shownList(name: string, as: string): Promise<Shown> {
  const { data } = await commons.query(
    `{ node(id: "${ids[name]}") { ... on SupplyDemandList { state demands { id state unmetQuantity } } } }`,
    {},
    { as },
  );
  return data.node;
}

/** Runs the matching of the community and remembers the match of each unit. */
async function runMatching(): Promise<Shown> {
  const run = await done(
    COMMUNITY,
    'bookingMatch',
    { withinCode: communityCode, ...PERIOD },
    `run { demandedQuantity matchedQuantity optimalityGap
      matches { id quantity score { total timeFit fairness reliability } supply { id } }
      unmatched { demand { id } unmetQuantity reason escalated relaxation } }`,
  );
  for (const { id, supply } of run.matches) ids[`match of ${unitOf(supply.id)}`] = id;
  Object.assign(hours, tutoring(run));
  return run;
}

function unitOf(supplyId: string): UnitName {
  return (Object.keys(UNITS) as UnitName[]).find((unit) => ids[`supply of ${unit}`] === supplyId)!;
}

/** What a run proposes that each unit gives. */
function quantities({ matches }: Shown): Partial<Record<UnitName, number>> {
  return Object.fromEntries(matches.map(({ supply, quantity }: Shown) => [unitOf(supply.id), quantity]));
}

/** What of it are hours of tutoring. */
function tutoring(run: Shown): Record<string, number> {
  const { office: _, hotel: __, ...rest } = quantities(run);
  return rest as Record<string, number>;
}

async function accept(as: string, unit: UnitName): Promise<Shown> {
  const input = { matchId: ids[`match of ${unit}`], idempotencyKey: randomUUID() };
  return done(as, 'matchAccept', input, MATCH);
}

async function shownMatch(unit: UnitName): Promise<Shown> {
  const { data } = await commons.query(
    `{ node(id: "${ids[`match of ${unit}`]}") { ... on Match { id quantity state bookings { start end quantity state }
       rejectedOccurrences { start } } } }`,
    {},
    { as: SECRETARY },
  );
  return data.node;
}

async function sign(as: string, partyId: string, version: number): Promise<Shown> {
  const input = { bookId: ids.book, version, partyId, idempotencyKey: randomUUID() };
  return done(as, 'serviceProjectBookSign', input, BOOK);
}

async function shownBook(): Promise<Shown> {
  const { data } = await commons.query(`{ node(id: "${ids.book}") { ... on ServiceProjectBook { progress state } } }`);
  return data.node;
}
