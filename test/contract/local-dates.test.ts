import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { buildDivision } from '../../seeds/factories/division.factory.ts';
import {
  buildDemand,
  buildList,
  buildSupply,
  type BuiltEntry,
  type DemandToBuild,
  type SupplyToBuild,
} from '../../seeds/factories/exchange.factory.ts';
import { buildFacility } from '../../seeds/factories/facility.factory.ts';
import { buildMatch } from '../../seeds/factories/match.factory.ts';
import { buildBook } from '../../seeds/factories/project.factory.ts';
import { nothingInCommon } from '../../src/exchange/matches/match.errors.ts';
import { exampleOperations } from '../../src/server/http/explorer-examples.ts';
import { newId } from '../../src/shared/node.ts';
import { accept, take } from '../exchange/matches/match.operations.ts';
import { scanned } from '../projects/papers/scans.ts';
import {
  buildProjectWorld,
  done,
  drafted,
  entering,
  mutate,
  type ProjectWorld,
  refused,
  seen,
  signing,
} from '../projects/project-world.ts';
import { type Commons, startCommons, TEST_NOW } from '../support/commons.ts';

// Where the territory is, a day begins eight hours before it does in UTC. Whatever asks for "today" is tried here before
// eight in the morning, when a date in UTC is still that of yesterday: every such place has a row below.

const ZONE = 'Asia/Shanghai';
const SRC = new URL('../../src', import.meta.url).pathname;

/** Moments at which the two dates differ, and one at which it is tomorrow already in the zones further east. */
const MOMENTS = [
  ['an ordinary day', '2026-03-03'],
  ['the first day of a year', '2027-01-01'],
  ['the last day of a year', '2026-12-31'],
  ['29 February', '2028-02-29'],
  ['1 March of a year without a notice of holidays', '2100-03-01'],
].flatMap(([day, date]) =>
  (day === 'an ordinary day' ? ['00:30', '07:30', '23:30'] : ['00:30', '07:30']).map(
    (time) => [`${time} on ${day}`, `${date}T${time}`] as const,
  ),
);

interface Moment {
  readonly now: Temporal.Instant;
  readonly yesterday: string;
  readonly today: string;
  readonly tomorrow: string;
  /** A month ago and in a month. */
  readonly from: string;
  readonly to: string;
}

function momentOf(local: string): Moment {
  const at = Temporal.PlainDateTime.from(local);
  const day = (days: number) => at.toPlainDate().add({ days }).toString();
  const now = at.toZonedDateTime(ZONE).toInstant();
  return { now, yesterday: day(-1), today: day(0), tomorrow: day(1), from: day(-30), to: day(30) };
}

let commons: Commons;
beforeAll(async () => {
  commons = await startCommons();
});
afterEach(() => {
  commons.clock.now = Temporal.Instant.from(TEST_NOW);
});
afterAll(() => commons.close());

/** What the place in a source file that asks for today must do at a moment, by file. */
const ASKING: Readonly<Record<string, (moment: Moment, world: ProjectWorld) => Promise<void>>> = {
  'district/grid/division.loader.ts': async ({ today, tomorrow, from }, world) => {
    const parent = world.community.parent!;
    const begins = await buildDivision(commons.db, { parent, validFrom: today });
    const ends = await buildDivision(commons.db, { parent, validFrom: from, validTo: today });
    const next = await buildDivision(commons.db, { parent, validFrom: tomorrow });
    const exists = async ({ code }: { code: string }) =>
      (await commons.query('query ($code: String!) { division(code: $code) { id } }', { code })).data.division !== null;
    expect([await exists(begins), await exists(ends), await exists(next)]).toEqual([true, false, false]);
  },

  'exchange/judging/candidates.ts': async (moment, world) => {
    const { today, yesterday } = moment;
    // What has begun by now would be over as well.
    const late = { windows: LATE };
    const demand = await demandOf(moment, world, late);
    const over = await supplyOf(moment, world, { ...late, validTo: yesterday });
    const last = await supplyOf(moment, world, { ...late, validTo: today });
    const { data } = await commons.query(
      `query ($id: ID!) { node(id: $id) { ... on Demand { suggestedSupplies(first: 10) { supply { id } } } } }`,
      { id: demand.id },
      { as: world.staff },
    );
    expect(data.node.suggestedSupplies).toEqual([{ supply: { id: last.id } }]);
    // Judged by hand, it is the period that is over; what times are left would be looked at after that.
    const byHand = { supplyId: over.id, demandId: demand.id, quantity: 1, reason: '就近' };
    const { refusal } = await take(commons, 'set', byHand, world.staff, 'en');
    expect(refusal?.message).toBe(nothingInCommon({ what: 'PERIOD' }).messageIn('en'));
  },

  'exchange/lists/entries/supply-remaining.loader.ts': async (moment, world) => {
    const { today, tomorrow } = moment;
    // What begins at midnight is over by now, so that nothing is left of today alone.
    const early = { windows: [{ ...LATE[0]!, startTime: '00:00', endTime: '00:15' }] };
    const left = async (validTo: string) => {
      const { id } = await supplyOf(moment, world, { ...early, validTo });
      const { data } = await commons.query(
        'query ($id: ID!) { node(id: $id) { ... on Supply { quantity remainingQuantity } } }',
        { id },
        { as: world.staff },
      );
      return data.node.remainingQuantity / data.node.quantity;
    };
    expect([await left(today), await left(tomorrow)]).toEqual([0, 1]);
  },

  'exchange/judging/giving/occurrences-to-give.ts': async (moment, world) => {
    const late = { windows: LATE };
    const pair = {
      supplyId: (await supplyOf(moment, world, late)).id,
      demandId: (await demandOf(moment, world, late)).id,
    };
    const { match } = await take(commons, 'set', { ...pair, quantity: 1, reason: '就近' }, world.staff);
    expect(await firstDateOf(match!.id)).toBe(moment.today);
  },

  'exchange/matching/run-matching.ts': async (moment, world) => {
    await supplyOf(moment, world, { windows: LATE });
    await demandOf(moment, world, { windows: LATE });
    const run = async (validTo: string) => {
      const input = { withinCode: world.community.code, validFrom: moment.from, validTo };
      const { data } = await commons.query(
        `mutation ($input: BookingMatchInput!) {
           bookingMatch(input: $input) { run { matches { id } } userErrors { code } } }`,
        { input },
        { as: world.staff },
      );
      return data.bookingMatch;
    };
    expect(await run(moment.yesterday)).toEqual({ run: null, userErrors: [{ code: 'INVALID_INPUT' }] });
    expect((await run(moment.today)).userErrors).toEqual([]);
    const [match] = (await run(moment.to)).run.matches;
    expect(await firstDateOf(match.id)).toBe(moment.today);
  },

  'exchange/judging/judgement.ts': async (moment, world) => {
    const late = { windows: LATE };
    const [supply, demand] = [await supplyOf(moment, world, late), await demandOf(moment, world, late)];
    const { data } = await commons.query(
      'query ($supplyId: ID!, $demandId: ID!) { matchJudgement(supplyId: $supplyId, demandId: $demandId) { dates { date } } }',
      { supplyId: supply.id, demandId: demand.id },
      { as: world.staff },
    );
    expect(data.matchJudgement.dates[0].date).toBe(moment.today);
  },

  'exchange/judging/open-entries.loader.ts': async (moment, world) => {
    const over = await supplyOf(moment, world, { validTo: moment.yesterday });
    const last = await supplyOf(moment, world, { validTo: moment.today });
    const { data } = await commons.query(
      '{ supplies(first: 100) { edges { node { id } } } }',
      {},
      { as: world.secretary },
    );
    const ids = data.supplies.edges.map(({ node }: { node: { id: string } }) => node.id);
    expect([over, last].map(({ id }) => ids.includes(id))).toEqual([false, true]);
  },

  'exchange/judging/propose-match.ts': async (moment, world) => {
    const late = { windows: LATE };
    const claimed = async (openToClaimsUntil: string) => {
      const demandId = (await demandOf(moment, world, { ...late, openToClaimsUntil })).id;
      const asked = { supplyId: (await supplyOf(moment, world, late)).id, demandId, quantity: 1 };
      return (await take(commons, 'propose', { ...asked, idempotencyKey: demandId }, world.unit.manager)).code;
    };
    expect([await claimed(moment.yesterday), await claimed(moment.today)]).toEqual(['STATE_CONFLICT', 'ACCEPTED']);
  },

  'exchange/lists/entries/demand-coverage.loader.ts': async (moment, world) => {
    const { id } = await demandOf(moment, world, { windows: LATE });
    const { data } = await commons.query(
      'query ($id: ID!) { node(id: $id) { ... on Demand { unmetStretches { from } } } }',
      { id },
      { as: world.secretary },
    );
    expect(data.node.unmetStretches[0].from).toBe(moment.today);
  },

  'exchange/matches/book-match.ts': async (moment, world) => {
    // All day from six: the days before are not asked for, and today is there from its beginning, though some has passed.
    const windows = [{ ...EVERY_DAY, startTime: '06:00', endTime: '20:00' }];
    const facility = { unitId: world.unit.id, capacity: 10, maxMinutes: 1440, now: moment.now };
    const { id: facilityId } = await buildFacility(commons.db, facility);
    const supply = await supplyOf(moment, world, { facilityId, windows });
    const demand = await demandOf(moment, world, { windows, validTo: moment.tomorrow });
    const { id } = await buildMatch(commons.db, { supplyId: supply.id, demandId: demand.id, now: moment.now });
    await accept(commons, id, world.secretary);
    const { match } = await accept(commons, id, world.unit.manager);
    const dates = [...match!.rejectedOccurrences, ...match!.bookings].map(({ start }) =>
      Temporal.Instant.from(start).toZonedDateTimeISO(ZONE).toPlainDate().toString(),
    );
    expect(dates).toEqual([moment.today, moment.tomorrow]);
  },

  'projects/draft-book.ts': async (moment, world) => {
    const bookId = await drafted(commons, world, [await confirmedMatch(moment, world)]);
    expect((await seen(commons, bookId, world.secretary)).number).toContain(`-${moment.today.slice(0, 4)}-`);
  },

  'projects/running/book-attention.loader.ts': async (moment, world) => {
    const kindsWhenOverOn = async (to: string) => {
      const { id } = await runningBook(moment, world, to);
      return (await seen(commons, id, world.staff)).attention.map(({ kind }: { kind: string }) => kind);
    };
    expect(await kindsWhenOverOn(moment.yesterday)).toContain('NO_SESSION');
    expect(await kindsWhenOverOn(moment.today)).not.toContain('NO_SESSION');
  },

  'projects/running/project-log.service.ts': async (moment, world) => {
    const { id: bookId } = await runningBook(moment, world, moment.to);
    const session = (date: string) => ({ bookId, date, attendance: 3, minutes: 60 });
    await done(commons, 'projectSessionLog', session(moment.today), world.secretary);
    expect(await refused(commons, 'projectSessionLog', session(moment.tomorrow), world.secretary)).toBe(
      'INVALID_INPUT date',
    );
  },

  'projects/service-project-book.loader.ts': async ({ from, to, today, tomorrow }, { branch, unit, secretary }) => {
    const waitsForOneDueOn = async (dueOn: string) => {
      const milestones = [{ id: newId('pms'), title: '车位开放', dueOn, weight: 1 }];
      const content = { term: { from, to }, milestones };
      const { id } = await buildBook(commons.db, { state: 'RUNNING', branch, units: [unit.unit], content });
      const { data } = await commons.query(
        '{ serviceProjectBooks(first: 100, where: { waitingForMe: [MILESTONE] }) { edges { node { id } } } }',
        {},
        { as: secretary },
      );
      return data.serviceProjectBooks.edges.some(({ node }: { node: { id: string } }) => node.id === id);
    };
    expect([await waitsForOneDueOn(today), await waitsForOneDueOn(tomorrow)]).toEqual([true, false]);
  },

  'projects/papers/paper.service.ts': async (moment, world) => {
    const bookId = await drafted(commons, world, [await confirmedMatch(moment, world)]);
    const { manager } = world.unit;
    const enter = async (signedOn: string) => {
      const said = entering(bookId, 1, world.unit.id, await scanned(commons, manager));
      return mutate(commons, 'paperSignatureEnter', { ...said, signedOn }, manager);
    };
    const refusedFor = async (day: string) => (await enter(day)).refusals!.map(({ code }) => code);
    expect(await refusedFor(moment.tomorrow)).toEqual(['INVALID_INPUT']);
    expect(await refusedFor(moment.yesterday)).toEqual(['INVALID_INPUT']);
    expect(await refusedFor(moment.today)).toEqual([]);
  },

  'projects/print/book-view.loader.ts': async (moment, world) => {
    const bookId = await drafted(commons, world, [await confirmedMatch(moment, world)]);
    await done(commons, 'serviceProjectBookSign', signing(bookId, 1, world.branch.id), world.secretary);
    const { year, month, day } = Temporal.PlainDate.from(moment.today);
    const { body } = await commons.app.inject({
      url: `/project-books/${bookId}.html?version=1`,
      headers: { authorization: `Bearer ${world.secretary}` },
    });
    expect(body).toContain(`签署时间：${year} 年 ${month} 月 ${day} 日`);
  },

  'projects/times-of-matches.ts': async (moment, world) => {
    const late = { windows: LATE };
    const [supply, demand] = [await supplyOf(moment, world, late), await demandOf(moment, world, late)];
    const pair = { supplyId: supply.id, demandId: demand.id, now: moment.now };
    const { id } = await buildMatch(commons.db, { ...pair, quantity: 4, state: 'CONFIRMED' });
    const bookId = await drafted(commons, world, [id]);
    const { data } = await commons.query(
      `query ($id: ID!) { node(id: $id) { ... on ServiceProjectBook { content { uncovered { when { from } } } } } }`,
      { id: bookId },
      { as: world.secretary },
    );
    expect(data.node.content.uncovered[0].when[0].from).toBe(moment.today);
  },

  'server/http/explorer-examples.ts': async ({ now, today, tomorrow }) => {
    const text = JSON.stringify((await exampleOperations('', now)).map(({ variables }) => variables));
    const dates = [...new Set(text.match(/\b[0-9]{4}-[0-9]{2}-[0-9]{2}/g))].toSorted();
    expect(dates.slice(0, 2)).toEqual([today, tomorrow]);
  },
};

describe.each(MOMENTS)('at %s', (_, local) => {
  test.each(Object.keys(ASKING))('today is that of the territory in %s', async (file) => {
    const moment = momentOf(local);
    const inUtc = moment.now.toString().slice(0, 10);
    expect(inUtc).toBe(local.endsWith('23:30') ? moment.today : moment.yesterday);
    commons.clock.now = moment.now;
    await ASKING[file]!(moment, await buildProjectWorld(commons));
  });
});

describe('a date of a moment', () => {
  const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));
  const saying = (what: RegExp) => files.filter((path) => what.test(readFileSync(join(SRC, path), 'utf8'))).toSorted();

  test('that the territory goes by is asked for in the files tried above and in no other', () => {
    expect(saying(/\blocalDateOf\(/).filter((path) => path !== 'district/grid/territory-clock.ts')).toEqual(
      Object.keys(ASKING).toSorted(),
    );
  });

  test('is taken in no other way, but by the clock of a facility', () => {
    const other =
      /toZonedDateTime|toPlainDate|Temporal\.Now\.plain|\bat time zone\b|\bcurrent_date\b|'Asia\/|\.get(UTC)?(Date|Day|Month|FullYear)\(|toISOString\(\)\.(slice|sub)/i;
    expect(saying(other).filter((path) => !path.startsWith('database/migrations/'))).toEqual([
      // Where a date of a facility begins and ends, for the starts on it.
      'bookings/bookable-starts.ts',
      // Whether a booking lies on the grid of its facility, what it is told of the horizon, and the week it counts in.
      'bookings/booking.quotas.ts',
      'bookings/booking.rules.ts',
      // The clock that a table of bookings is written by, and the dates of a preview of its hours.
      'bookings/desk/bookings-csv.resolver.ts',
      'bookings/desk/opening-preview.ts',
      // On which dates of facilities, wherever they are, something is looked for.
      'bookings/first-available/first-available.ts',
      // Where a day of a facility begins of which a quota may leave none, for what is offered instead.
      'bookings/slot-alternatives.ts',
      // In which day, week or month a booking counts for a quota, by the clock of its facility.
      'commands/invariants/bookings.ts',
      // What independent SQL takes for the time of a booking.
      'commands/invariants/exchange.ts',
      'district/grid/territory-clock.ts',
      // When clocks change where a facility is, and what they say when its bookings begin and end.
      'events/feeds/time-zone.ts',
      'events/feeds/write-calendar.ts',
      // The night in the territory, in which nobody is sent anything.
      'events/notifications/quiet-hours.ts',
      // The dates of a match are those of the facility behind it, and what is booked is told by its clock.
      'exchange/matches/book-match.ts',
      'exchange/matches/match-time.loader.ts',
      // Dates as numbers, of no zone.
      'exchange/times/day-number.ts',
      // When booking opens for the day, curfews, and how far ahead, by the clock of the facility.
      'facilities/booking-times.ts',
      // The zone of a facility that names none, and opening hours in the zone of their facility.
      'facilities/facility.entity.ts',
      'facilities/opening/opening-hours.ts',
      // Bounds of the years that an instant may lie in.
      'shared/scalars.ts',
    ]);
  });
});

/** A window that has not begun at any of the moments. */
const LATE = [
  { dayClass: 'EVERY_DAY', weekdays: [], seasonFrom: null, seasonTo: null, startTime: '23:45', endTime: '00:00' },
] as const;
const EVERY_DAY = { dayClass: 'EVERY_DAY', weekdays: [], seasonFrom: null, seasonTo: null } as const;

/** Lists that are in force from a month ago for half a year. */
function listsOver({ from }: Moment) {
  return { validFrom: from, validTo: Temporal.PlainDate.from(from).add({ months: 6 }).toString() };
}

async function supplyOf(moment: Moment, { unit }: ProjectWorld, more: SupplyToBuild = {}): Promise<BuiltEntry> {
  const list = await buildList(commons.db, { ownerId: unit.id, ...listsOver(moment) });
  return buildSupply(commons.db, { list, validFrom: moment.from, validTo: moment.to, ...more });
}

async function demandOf(
  moment: Moment,
  { branch }: ProjectWorld,
  more: Pick<DemandToBuild, 'windows' | 'validTo' | 'openToClaimsUntil'> = {},
): Promise<BuiltEntry> {
  const list = await buildList(commons.db, { ownerId: branch.id, ...listsOver(moment) });
  return buildDemand(commons.db, { list, validFrom: moment.from, validTo: moment.to, ...more });
}

async function confirmedMatch(moment: Moment, world: ProjectWorld): Promise<string> {
  const [supply, demand] = [await supplyOf(moment, world), await demandOf(moment, world)];
  const pair = { supplyId: supply.id, demandId: demand.id, now: moment.now };
  return (await buildMatch(commons.db, { ...pair, quantity: 10, state: 'CONFIRMED' })).id;
}

/** A book that is under way, from a month ago to a day. */
function runningBook({ from }: Moment, { branch, unit }: ProjectWorld, to: string) {
  const content = { term: { from, to }, milestones: [] };
  return buildBook(commons.db, { state: 'RUNNING', branch, units: [unit.unit], content });
}

async function firstDateOf(matchId: string): Promise<string> {
  const [row] = await commons.sql<{ first: string }>(
    'select min(lower(during))::date::text as first from match_occurrence where match_id = $1',
    [matchId],
  );
  return row!.first;
}
