import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadServiceCategories } from '../../../seeds/categories.seeder.ts';
import { type BuiltDivision, buildDivision } from '../../../seeds/factories/division.factory.ts';
import { type BuiltList, buildDemand, buildList, buildSupply } from '../../../seeds/factories/exchange.factory.ts';
import { buildUnit } from '../../../seeds/factories/unit.factory.ts';
import {
  candidatePairColumns,
  candidatePairs,
  type CandidatePair,
} from '../../../src/exchange/judging/candidate-pairs.ts';
import type { WeeklyWindowSpec } from '../../../src/exchange/times/weekly-time.ts';
import { DivisionLevel } from '../../../src/district/grid/division.entity.ts';
import { type Commons, startCommons } from '../../support/commons.ts';
import { assertProperty } from '../../support/property.ts';

// The judgement in SQL held against one in plain TypeScript, which shares nothing with it: it walks an ordinary week
// minute by minute, and the period day by day.

const PERIOD = { from: '2026-03-03', to: '2026-04-30', today: '2026-03-03' };
const WEEKDAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const;
const MINUTES_OF_WEEK = 7 * 24 * 60;
const WORLDS = 60;

let commons: Commons;
let places: BuiltDivision[];
let lists: BuiltList[];
beforeAll(async () => {
  commons = await startCommons();
  const { db } = commons;
  await loadServiceCategories(db);
  const { DISTRICT, SUBDISTRICT, COMMUNITY, GRID } = DivisionLevel;
  const district = await buildDivision(db, { level: DISTRICT });
  const communities = [];
  for (let n = 0; n < 2; n++) {
    const subdistrict = await buildDivision(db, { level: SUBDISTRICT, parent: district });
    communities.push(await buildDivision(db, { level: COMMUNITY, parent: subdistrict }));
    communities.push(await buildDivision(db, { level: COMMUNITY, parent: subdistrict }));
  }
  const grids = [];
  for (const parent of communities) grids.push(await buildDivision(db, { level: GRID, parent }));
  places = [communities[0]!, grids[0]!, grids[0]!, grids[1]!, grids[2]!];
  lists = [];
  for (const division of places) lists.push(await buildList(db, { ownerId: (await buildUnit(db, { division })).id }));
});
afterAll(() => commons.close());

interface Entry {
  readonly categoryCode: string;
  readonly unitOfMeasure: 'HOUR' | 'SESSION';
  readonly quantity: number;
  readonly windows: readonly WeeklyWindowSpec[];
  readonly validFrom: string;
  readonly validTo: string;
  readonly audiences: readonly ('PUBLIC' | 'ELDERS' | 'CHILDREN')[];
  readonly location: { readonly latitude: number; readonly longitude: number } | null;
  readonly maxDistanceMeters: number | null;
  readonly minMinutes: number;
  /** Whose it is: the place of one of the lists. */
  readonly owner: number;
}

const time = fc.integer({ min: 0, max: 11 }).map((two) => `${String(two * 2).padStart(2, '0')}:00`);
const anyWindow = fc
  .record({
    dayClass: fc.constantFrom('EVERY_DAY' as const, 'WORKDAY' as const, 'DAY_OFF' as const),
    weekdays: fc.oneof(fc.constant([]), fc.subarray([...WEEKDAYS])),
    startTime: time,
    endTime: time,
    season: fc.constantFrom([null, null], [null, null], ['03-20', '04-10'], ['11-01', '03-15']),
  })
  .map(({ season: [seasonFrom, seasonTo], weekdays, ...window }): WeeklyWindowSpec => ({
    ...window,
    // Stretches of dates begin and end with the weekdays that their windows, or what these spill over midnight, fall on,
    // which makes them up to a week shorter or longer than dates are: so only windows of all weekdays do either here.
    ...(seasonFrom || weekdays.length === 0 ? { weekdays: [] } : { weekdays, endTime: '00:00' }),
    seasonFrom: seasonFrom!,
    seasonTo: seasonTo!,
  }));
const anyEntry: fc.Arbitrary<Entry> = fc
  .record({
    categoryCode: fc.constantFrom(
      'EDUCATION',
      'EDUCATION.TUTORING',
      'EDUCATION.TUTORING',
      'EDUCATION.TUTORING.ENGLISH',
      'LEGAL.ADVICE',
    ),
    unitOfMeasure: fc.constantFrom('HOUR' as const, 'HOUR' as const, 'HOUR' as const, 'SESSION' as const),
    quantity: fc.integer({ min: 1, max: 20 }),
    windows: fc.array(anyWindow, { minLength: 1, maxLength: 2 }),
    from: fc.integer({ min: -20, max: 40 }),
    days: fc.integer({ min: 0, max: 60 }),
    audiences: fc.constantFrom<Entry['audiences'][]>(['PUBLIC'], ['PUBLIC'], ['ELDERS'], ['CHILDREN', 'ELDERS']),
    location: fc.option(
      fc.record({
        latitude: fc.double({ min: 26.05, max: 26.1, noNaN: true }),
        longitude: fc.double({ min: 119.28, max: 119.32, noNaN: true }),
      }),
      { freq: 4 },
    ),
    maxDistanceMeters: fc.option(fc.integer({ min: 300, max: 6_000 })),
    minMinutes: fc.constantFrom(15, 60, 120, 240, 600, 1440),
    owner: fc.integer({ min: 0, max: 4 }),
  })
  .map(({ from, days, ...entry }) => ({
    ...entry,
    validFrom: dayAfter(PERIOD.from, from),
    validTo: dayAfter(PERIOD.from, from + days),
  }));

function dayAfter(date: string, days: number): string {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Whether each minute of an ordinary week, from Monday 00:00, is in a window that starts in the season of a date. */
function ordinaryWeek({ windows }: Entry, date: string): boolean[] {
  const week = Array.from({ length: MINUTES_OF_WEEK }, () => false);
  for (const window of windows.filter((window) => isInSeason(window, date))) {
    const { dayClass, weekdays, startTime, endTime } = window;
    const start = Number(startTime.slice(0, 2)) * 60;
    const end = Number(endTime.slice(0, 2)) * 60;
    WEEKDAYS.forEach((weekday, at) => {
      if (weekdays.length > 0 && !weekdays.includes(weekday)) return;
      if (dayClass === 'WORKDAY' && at > 4) return;
      if (dayClass === 'DAY_OFF' && at < 5) return;
      for (let minute = start; minute < (end > start ? end : end + 1_440); minute++) {
        week[(at * 1_440 + minute) % MINUTES_OF_WEEK] = true;
      }
    });
  }
  return week;
}

function longestRun(week: readonly boolean[]): number {
  let longest = 0;
  let run = 0;
  for (let minute = 0; minute < 2 * week.length; minute++) {
    run = week[minute % week.length] ? run + 1 : 0;
    longest = Math.max(longest, Math.min(run, week.length));
  }
  return longest;
}

/** What a pair is expected to be judged as; `failed` of time only where nothing else says no. */
function judge(demand: Entry, supply: Entry, [demandPath, supplyPath]: readonly string[][]) {
  const category =
    supply.unitOfMeasure === demand.unitOfMeasure && `${supply.categoryCode}.`.startsWith(`${demand.categoryCode}.`);
  const holds = (entry: Entry, date: string) => entry.validFrom <= date && date <= entry.validTo;
  const days = [];
  for (let date = PERIOD.from; date <= PERIOD.to; date = dayAfter(date, 1)) days.push(date);
  let isPeriod = supply.validFrom <= PERIOD.to && supply.validTo >= PERIOD.from;
  isPeriod &&= supply.validFrom <= demand.validTo && demand.validFrom <= supply.validTo;
  const isAudience =
    supply.audiences.includes('PUBLIC') || demand.audiences.every((one) => supply.audiences.includes(one));
  let asked = 0;
  let shared = 0;
  let longest = 0;
  const known = new Map<string, { asked: number; both: number; run: number }>();
  for (const date of days.filter((date) => holds(demand, date))) {
    const key = `${seasonsOn(demand, date)} ${seasonsOn(supply, date)}`;
    if (!known.has(key)) {
      const wanted = ordinaryWeek(demand, date);
      const offered = ordinaryWeek(supply, date);
      const both = wanted.map((one, at) => one && offered[at]!);
      known.set(key, { asked: count(wanted), both: count(both), run: longestRun(both) });
    }
    const week = known.get(key)!;
    asked += week.asked;
    if (!holds(supply, date)) continue;
    shared += week.both;
    longest = Math.max(longest, week.run);
  }
  const far = demand.location && supply.location ? haversine(demand.location, supply.location) : null;
  const reach = Math.min(demand.maxDistanceMeters ?? Infinity, supply.maxDistanceMeters ?? Infinity);
  const level =
    [3, 2, 1].find((depth) => demandPath![depth] !== undefined && demandPath![depth] === supplyPath![depth]) ?? 0;
  const isNear = far === null ? reach === Infinity || level >= 2 : far <= reach;
  const fitOfPlace = [0, 0.25, 0.5, 1][level]!;
  return {
    failed: {
      category: !category,
      period: !isPeriod,
      audience: !isAudience,
      time: longest < demand.minMinutes,
      distance: !isNear,
    },
    reach: ['DISTRICT', 'SUBDISTRICT', 'COMMUNITY', 'GRID'][level]!,
    timeFit: asked === 0 ? 0 : Math.min(1, shared / asked),
    distanceMeters: far,
    distanceFit: far === null ? fitOfPlace : Math.max(0, 1 - far / (reach === Infinity ? 3_000 : reach)),
    quantityFit: Math.min(1, supply.quantity / demand.quantity),
  };
}

/** Which windows are in season on a date. */
function seasonsOn({ windows }: Entry, date: string): string {
  return windows.map((window) => (isInSeason(window, date) ? '1' : '0')).join('');
}

function isInSeason({ seasonFrom, seasonTo }: WeeklyWindowSpec, date: string): boolean {
  if (!seasonFrom || !seasonTo) return true;
  const today = date.slice(5);
  if (seasonFrom <= seasonTo) return seasonFrom <= today && today <= seasonTo;
  return today >= seasonFrom || today <= seasonTo;
}

/**
 * Whether the same windows are in season for more than a week at a time. On fewer dates an ordinary week is not a fair
 * picture: an entry has no time at all on a Tuesday alone if it is meant for Saturdays; weekly-time.test.ts is about that.
 */
function lastsForWeeks(entry: Entry): boolean {
  let since = entry.validFrom;
  for (let date = entry.validFrom; date <= entry.validTo; date = dayAfter(date, 1)) {
    const ends = date === entry.validTo || seasonsOn(entry, dayAfter(date, 1)) !== seasonsOn(entry, date);
    if (!ends) continue;
    if (dayAfter(since, 7) > date) return false;
    since = dayAfter(date, 1);
  }
  return true;
}

function count(week: readonly boolean[]): number {
  return week.filter(Boolean).length;
}

/** Metres on a sphere of the mean radius of the Earth, by the angle between two vectors. */
function haversine(a: NonNullable<Entry['location']>, b: NonNullable<Entry['location']>): number {
  const vector = ({ latitude, longitude }: typeof a) => {
    const [lat, lon] = [(latitude * Math.PI) / 180, (longitude * Math.PI) / 180];
    return [Math.cos(lat) * Math.cos(lon), Math.cos(lat) * Math.sin(lon), Math.sin(lat)] as const;
  };
  const [p, q] = [vector(a), vector(b)];
  const cross = [p[1] * q[2] - p[2] * q[1], p[2] * q[0] - p[0] * q[2], p[0] * q[1] - p[1] * q[0]];
  return 6_371_008.8 * Math.atan2(Math.hypot(...cross), p[0] * q[0] + p[1] * q[1] + p[2] * q[2]);
}

async function insert(entries: readonly Entry[], kind: 'supply' | 'demand'): Promise<Map<string, Entry>> {
  const built = new Map<string, Entry>();
  for (const entry of entries) {
    const { owner, maxDistanceMeters, ...given } = entry;
    const more = { ...given, list: lists[owner]!, ...(maxDistanceMeters !== null && { maxDistanceMeters }) };
    const { id } = kind === 'supply' ? await buildSupply(commons.db, more) : await buildDemand(commons.db, more);
    built.set(id, entry);
  }
  return built;
}

const FILTERS = ['category', 'period', 'audience', 'time', 'distance'] as const;

test.each([{ byHand: false }, { byHand: true }])(
  'every pair is judged as a walk through the week and the period judges it (by hand: $byHand)',
  async ({ byHand }) => {
    await assertProperty(
      fc.asyncProperty(
        fc.array(anyEntry, { minLength: 1, maxLength: 4 }),
        fc.array(anyEntry, { minLength: 1, maxLength: 4 }),
        async (asking, giving) => {
          const demands = await insert(asking, 'demand');
          const supplies = await insert(giving, 'supply');
          const { rows } = await sql<CandidatePair>`
            with ${candidatePairs({
              ...PERIOD,
              demands: sql`e.id = any(${[...demands.keys()]})`,
              supplies: sql`e.id = any(${[...supplies.keys()]})`,
              byHand,
            })} select ${candidatePairColumns} from candidate_pair j`.execute(commons.db);
          const judged = new Map(rows.map((row) => [`${row.demandId} ${row.supplyId}`, row]));
          for (const [demandId, demand] of demands) {
            for (const [supplyId, supply] of supplies) {
              const paths = [demand, supply].map(({ owner }) => places[owner]!.path.split('/').slice(1, -1));
              const isAsked =
                demand.owner !== supply.owner &&
                (byHand ||
                  (paths[0]![1] === paths[1]![1] &&
                    demand.categoryCode.split('.')[0] === supply.categoryCode.split('.')[0]));
              const row = judged.get(`${demandId} ${supplyId}`);
              expect(row !== undefined).toBe(isAsked);
              if (row) compare(row, judge(demand, supply, paths), byHand, [demand, supply].every(lastsForWeeks));
            }
          }
        },
      ),
      { numRuns: WORLDS },
    );
  },
);

function compare(row: CandidatePair, expected: ReturnType<typeof judge>, byHand: boolean, timed: boolean): void {
  const { failed, ...parts } = expected;
  const otherwise = FILTERS.filter((filter) => filter !== 'time' && failed[filter]).length;
  for (const [bit, filter] of FILTERS.entries()) {
    // A run does not look at the time of a pair that two other filters keep apart, and without common dates there is none.
    if (filter === 'time' && (!timed || failed.period || (!byHand && otherwise >= 2))) continue;
    expect([filter, (row.failed & (1 << bit)) !== 0]).toEqual([filter, failed[filter]]);
  }
  const close = (value: number) => expect.closeTo(value, 6);
  const looksAtTime = timed && row.failed === 0;
  expect(row).toMatchObject({
    reach: parts.reach,
    distanceMeters: parts.distanceMeters === null ? null : expect.closeTo(parts.distanceMeters, 2),
    distanceFit: expect.closeTo(parts.distanceFit, 5),
    quantityFit: close(parts.quantityFit),
    ...(looksAtTime && { timeFit: close(parts.timeFit) }),
    fairness: 1,
    reliability: 1,
  });
}
