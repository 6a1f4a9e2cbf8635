import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildCalendar } from '../../../seeds/factories/calendar.factory.ts';
import { type Commons, startCommons } from '../../support/commons.ts';
import {
  buildMatchingWorld,
  CENTER,
  daily,
  given,
  type MatchingWorld,
  north,
  RUN,
  type RunShown,
  whyNot,
} from './matching.world.ts';

// A demand is a quantity over its occurrences, on the dates themselves: what is matched is what is served.

let commons: Commons;
let world: MatchingWorld;
beforeAll(async () => {
  commons = await startCommons();
  await buildCalendar(commons.db);
});
beforeEach(async () => {
  world = await buildMatchingWorld(commons);
});
afterAll(() => commons.close());

const SHOWN = `${RUN} servedQuantity
  unmatchedTimes: unmatched {
    demand { id } coverage unmetStretches { from to quantity windows { startTime endTime } } }`;
const run = (input = {}): Promise<RunShown> => world.run(input, { shown: SHOWN });

const lackingOf = (shown: RunShown, demand: { readonly id: string }) =>
  shown.unmatchedTimes.find((unmatched: { demand: { id: string } }) => unmatched.demand.id === demand.id);

const occurrencesOf = (id: string) =>
  commons.sql<{ during: string; quantity: number }>(
    `select lower(during)::text || ' ' || upper(during)::text as during, quantity from match_occurrence o
     where match_id = $1 order by o.during`,
    [id],
  );

describe('a need is served as far as its occurrences have the quantity', () => {
  test('of two months with a hall in each, both halls take their turn', async () => {
    const january = await world.supply({ quantity: 2, validFrom: '2026-04-01', validTo: '2026-04-30' });
    const february = await world.supply({ quantity: 2, validFrom: '2026-05-01', validTo: '2026-05-31' });
    const demand = await world.demand({
      quantity: 2,
      windows: [daily('18:00', '20:00')],
      validFrom: '2026-04-01',
      validTo: '2026-05-31',
    });
    const shown = await run();
    expect([given(shown, demand, january), given(shown, demand, february)]).toEqual([2, 2]);
    expect(shown).toMatchObject({ matchedQuantity: 2, servedQuantity: 2, unmatched: [], optimalityGap: 0 });
    const hall = shown.matches.find(({ supply }: RunShown) => supply.id === january.id);
    const occurrences = await occurrencesOf(hall.id);
    expect([occurrences.length, occurrences[0]]).toEqual([
      30,
      { during: '2026-04-01 18:00:00 2026-04-01 20:00:00', quantity: 2 },
    ]);
  });

  test('one hall alone covers its month, and the other month stays a need that is shown', async () => {
    await world.supply({ quantity: 2, validFrom: '2026-04-01', validTo: '2026-04-30' });
    const demand = await world.demand({
      quantity: 2,
      windows: [daily('18:00', '20:00')],
      validFrom: '2026-04-01',
      validTo: '2026-05-30',
    });
    const shown = await run();
    expect(shown).toMatchObject({ demandedQuantity: 2, servedQuantity: 1, matchedQuantity: 1 });
    expect(whyNot(shown, demand)).toMatchObject({ unmetQuantity: 2 });
    expect(lackingOf(shown, demand)).toMatchObject({
      coverage: 0.5,
      unmetStretches: [
        { from: '2026-05-01', to: '2026-05-30', quantity: 2, windows: [{ startTime: '18:00', endTime: '20:00' }] },
      ],
    });
  });

  test('every evening is met by a supply of Tuesdays and Wednesdays together with one of Mondays', async () => {
    const evening = { quantity: 1, windows: [daily('18:00', '20:00')] };
    const midweek = await world.supply({
      ...evening,
      windows: [daily('18:00', '20:00', { weekdays: ['TUESDAY', 'WEDNESDAY'] })],
    });
    const monday = await world.supply({ ...evening, windows: [daily('18:00', '20:00', { weekdays: ['MONDAY'] })] });
    // Seven weeks from a Monday.
    const demand = await world.demand({ ...evening, validFrom: '2026-03-09', validTo: '2026-04-26' });
    const shown = await run();
    expect([given(shown, demand, midweek), given(shown, demand, monday)]).toEqual([1, 1]);
    expect(shown.servedQuantity).toBeCloseTo(3 / 7, 9);
    expect(lackingOf(shown, demand).coverage).toBeCloseTo(3 / 7, 9);
  });

  test('the next run asks for exactly the rest', async () => {
    const nights = { windows: [daily('18:00', '08:00')], validFrom: '2026-03-03', validTo: '2026-03-31' };
    await world.supply({ ...nights, quantity: 3 });
    const demand = await world.demand({ ...nights, quantity: 2 });
    const first = await run({ validTo: '2026-03-10' });
    expect([first.servedQuantity, (await occurrencesOf(first.matches[0].id)).length]).toEqual([2, 8]);
    const other = await world.supply({ ...nights, quantity: 1 });
    await world.match(other, demand, { state: 'CONFIRMED' });
    const { matches, servedQuantity, demandedQuantity } = await run({ validTo: '2026-03-10' });
    expect([demandedQuantity, servedQuantity, matches.map(({ quantity }: RunShown) => quantity)]).toEqual([1, 1, [1]]);
  });
});

describe('a run for a part of the year asks for that part alone', () => {
  const evenings = { quantity: 2, windows: [daily('18:00', '20:00')] };
  const april = { validFrom: '2026-04-01', validTo: '2026-04-30' };
  const may = { validFrom: '2026-05-01', validTo: '2026-05-30' };

  test('and serves in full who has all of it, while the need itself is covered by half', async () => {
    await world.supply({ ...evenings, validFrom: april.validFrom, validTo: may.validTo });
    const demand = await world.demand({ ...evenings, validFrom: april.validFrom, validTo: may.validTo });
    const whole = { demandedQuantity: 2, servedQuantity: 2, unmatched: [] };
    const shown = await run(april);
    expect(shown).toMatchObject(whole);
    await commons.sql(`update match set state = 'ACCEPTED', supply_accepted_at = now() where id = $1`, [
      shown.matches[0].id,
    ]);
    const [kept] = await commons.sql<{ share: number }>(
      'select held_minutes::float8 / asked_minutes as share from demand where id = $1',
      [demand.id],
    );
    expect(kept!.share).toBe(0.5);
    expect(await run(may)).toMatchObject(whole);
  });

  test('and does not hold it against a need that it is wanted for longer', async () => {
    const night = { validFrom: '2026-04-10', validTo: '2026-04-10' };
    const supply = await world.supply({ ...evenings, location: CENTER });
    const long = await world.demand({ ...evenings, location: CENTER });
    const short = await world.demand({ ...evenings, ...night, location: north(900), at: world.nextGrid });
    const shown = await run(night);
    expect([given(shown, long, supply), given(shown, short, supply)]).toEqual([2, 0]);
    expect(shown).toMatchObject({ demandedQuantity: 4, servedQuantity: 2 });
  });
});

test('a car park of 10 serves the nights of work days and those of days off, which never overlap', async () => {
  const night = (more = {}) => ({ quantity: 10, windows: [daily('18:00', '08:00', more)] });
  const supply = await world.supply(night());
  const workdays = await world.demand(night({ dayClass: 'WORKDAY' }));
  const daysOff = await world.demand(night({ dayClass: 'DAY_OFF' }));
  const shown = await run();
  expect([given(shown, workdays, supply), given(shown, daysOff, supply)]).toEqual([10, 10]);
  expect(shown).toMatchObject({ optimalityGap: 0, servedQuantity: 20, unmatched: [] });
});

test('two imports of demands with windows and a period of their own each do not make a run fail', async () => {
  const time = (quarter: number) =>
    `${String(Math.floor(quarter / 4) % 24).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`;
  const date = (day: number) => Temporal.PlainDate.from('2026-03-03').add({ days: day }).toString();
  for (let at = 0; at < 14; at++) {
    await world.supply({ quantity: 3 + (at % 4), windows: [daily(time(60 + at), time(32 + at * 2))] });
  }
  for (const ownerId of [await world.ownerAt(world.grid, 'unit'), await world.ownerAt(world.nextGrid, 'unit')]) {
    const list = await world.demand({ ownerId, quantity: 1 }).then(({ list }) => list);
    for (let at = 1; at < 250; at++) {
      await world.demand({
        list,
        quantity: 1 + (at % 3),
        windows: [daily(time(at * 7), time(at * 7 + 9 + (at % 30)))],
        validFrom: date(at % 50),
        validTo: date(50 + ((at * 13) % 60)),
      });
    }
  }
  const began = performance.now();
  const shown = await run();
  expect(performance.now() - began).toBeLessThan(20_000);
  expect(shown.demandedQuantity).toBeGreaterThan(500);
  expect(shown.servedQuantity).toBeGreaterThan(0);
  expect(shown.optimalityGap).toBeGreaterThanOrEqual(0);
}, 90_000);

describe('time is judged on the dates in common', () => {
  test('a run for one weekend matches nothing of work days', async () => {
    const workdays = { windows: [daily('09:00', '17:00', { dayClass: 'WORKDAY' })] };
    await world.supply(workdays);
    const demand = await world.demand({ windows: [daily('09:00', '17:00')] });
    const shown = await run({ validFrom: '2026-03-07', validTo: '2026-03-08' });
    expect(shown).toMatchObject({ matches: [], matchedQuantity: 0 });
    expect(whyNot(shown, demand).reason).toBe('NO_COMMON_TIME');
    const week = await run({ validFrom: '2026-03-02', validTo: '2026-03-08' });
    // Those of the day of the run, a Tuesday, have begun: of what is to come, three of five days.
    expect(week.matches).toMatchObject([{ quantity: 10, score: { timeFit: expect.closeTo(3 / 5, 9) } }]);
  });

  test('a make-up Saturday is a work day, and a holiday is none', async () => {
    const supply = await world.supply({ windows: [daily('09:00', '17:00', { dayClass: 'WORKDAY' })] });
    const demand = await world.demand({ windows: [daily('09:00', '17:00')] });
    const shown = await run({ validFrom: '2026-05-01', validTo: '2026-05-09' });
    const [match] = shown.matches;
    expect(given(shown, demand, supply)).toBe(10);
    // 1 to 5 May are the holiday, Saturday the 9th is made up for it.
    expect((await occurrencesOf(match.id)).map(({ during }) => during.slice(0, 10))).toEqual([
      '2026-05-06',
      '2026-05-07',
      '2026-05-08',
      '2026-05-09',
    ]);
  });

  test('the shortest time that is of use is one on the dates of the run', async () => {
    await world.supply({ windows: [daily('09:00', '10:00'), daily('14:00', '18:00', { weekdays: ['FRIDAY'] })] });
    const demand = await world.demand({ windows: [daily('08:00', '20:00')], minMinutes: 120 });
    const shown = await run({ validFrom: '2026-03-09', validTo: '2026-03-12' });
    expect(whyNot(shown, demand).reason).toBe('NO_COMMON_TIME');
    const withFriday = await run({ validFrom: '2026-03-09', validTo: '2026-03-13' });
    expect(withFriday.servedQuantity).toBeCloseTo((10 * 4) / (12 * 5), 9);
  });

  test("a season's last night is matched with the morning after it", async () => {
    const supply = await world.supply({
      windows: [daily('18:00', '08:00', { seasonFrom: '03-01', seasonTo: '03-31' })],
    });
    const demand = await world.demand({
      windows: [daily('00:00', '06:00', { seasonFrom: '04-01', seasonTo: '04-30' })],
      validFrom: '2026-04-01',
      validTo: '2026-04-30',
    });
    const shown = await run();
    expect(given(shown, demand, supply)).toBe(10);
    expect((await occurrencesOf(shown.matches[0].id)).map(({ during }) => during)).toEqual([
      '2026-04-01 00:00:00 2026-04-01 06:00:00',
    ]);
  });
});
