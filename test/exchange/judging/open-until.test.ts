import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lackingOf, loadOf } from '../../../src/exchange/times/load.ts';
import { occurrencesIn } from '../../../src/exchange/times/moments.ts';
import { dayClasses } from '../../../src/exchange/times/real-dates.ts';
import { quarterText } from '../../../src/exchange/times/wall-time.ts';
import { type Commons, startCommons } from '../../support/commons.ts';
import { assertProperty } from '../../support/property.ts';
import { accept } from '../matches/match.operations.ts';
import { buildMatchWorld, type MatchWorld, window } from '../matches/match.world.ts';
import { anyCalendar, anyWindow, classAt, dateAt, DAYS } from '../times/weekly-world.ts';

// A need is open as long as something that it lacks is still to come, whatever was served of it before.

let commons: Commons;
let world: MatchWorld;
beforeAll(async () => {
  commons = await startCommons();
  world = await buildMatchWorld(commons);
});
afterAll(() => commons.close());

const at = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime('Asia/Shanghai').toInstant();

async function inMarket(as = world.manager): Promise<string[]> {
  const { data } = await commons.query('{ demands(first: 100) { totalCount edges { node { id } } } }', {}, { as });
  expect(data.demands.totalCount).toBe(data.demands.edges.length);
  return data.demands.edges.map(({ node }: { node: { id: string } }) => node.id);
}

async function look(id: string) {
  const { data } = await commons.query(
    `query ($id: ID!) { node(id: $id) { ... on Demand { state coverage unmetQuantity unmetStretches { from to quantity } } } }`,
    { id },
    { as: world.secretary },
  );
  return data.node;
}

async function suggestedTo(supplyId: string): Promise<string[]> {
  const { data } = await commons.query(
    `query ($id: ID!) { node(id: $id) { ... on Supply { suggestedDemands(first: 50) { demand { id } } } } }`,
    { id: supplyId },
    { as: world.manager },
  );
  return data.node.suggestedDemands.map(({ demand }: { demand: { id: string } }) => demand.id);
}

async function run(validTo = '2026-03-29') {
  const { data } = await commons.query(
    `mutation ($input: BookingMatchInput!) { bookingMatch(input: $input) { run {
       demandedQuantity matchedQuantity servedQuantity matches { demand { id } quantity } unmatched { demand { id } } } } }`,
    { input: { withinCode: world.community.code, validFrom: '2026-03-03', validTo, dryRun: true } },
    { as: world.staff },
  );
  return data.bookingMatch.run;
}

describe('a need of which the part that nobody covered is past', () => {
  test('says what was served, and is open to nobody any more: market, suggestions, runs, what it lacks', async () => {
    commons.clock.now = at('2026-03-03T12:00');
    const demand = await world.demand({ quantity: 4, validFrom: '2026-03-02', validTo: '2026-03-08' });
    const supply = await world.supply({ validFrom: '2026-03-05' });
    const spare = await world.supply();
    const match = await world.match(supply, demand, { quantity: 4 });
    await accept(commons, match.id, world.manager);
    await accept(commons, match.id, world.secretary);

    // The evening of the fourth is the last that nobody has covered.
    commons.clock.now = at('2026-03-04T18:00');
    expect(await inMarket()).toContain(demand.id);
    expect(await suggestedTo(spare.id)).toContain(demand.id);
    expect(await look(demand.id)).toMatchObject({
      state: 'PARTIALLY_MATCHED',
      unmetQuantity: 4,
      unmetStretches: [{ from: '2026-03-04', to: '2026-03-04', quantity: 4 }],
    });
    // Of the dates of the run it is that evening, of five.
    expect(await run()).toMatchObject({
      demandedQuantity: 4,
      servedQuantity: expect.closeTo(4 / 5, 6),
      matches: [{ demand: { id: demand.id }, quantity: 4 }],
      unmatched: [],
    });

    commons.clock.now = at('2026-03-04T18:01');
    expect(await inMarket()).not.toContain(demand.id);
    expect(await suggestedTo(spare.id)).not.toContain(demand.id);
    expect(await look(demand.id)).toEqual({
      state: 'PARTIALLY_MATCHED',
      coverage: expect.closeTo(4 / 7, 9),
      unmetQuantity: 0,
      unmetStretches: [],
    });
    expect(await run()).toEqual({
      demandedQuantity: 0,
      matchedQuantity: 0,
      servedQuantity: 0,
      matches: [],
      unmatched: [],
    });
  });

  test('is open again when a match gives up what is to come', async () => {
    commons.clock.now = at('2026-03-03T12:00');
    const demand = await world.demand({ quantity: 4, validFrom: '2026-03-02', validTo: '2026-03-08' });
    const match = await world.match(await world.supply({ validFrom: '2026-03-03' }), demand, { quantity: 4 });
    await accept(commons, match.id, world.manager);
    expect(await inMarket()).not.toContain(demand.id);
    await commons.query(
      'mutation ($input: MatchCancelInput!) { matchCancel(input: $input) { match { id } } }',
      { input: { matchId: match.id, reason: '改期' } },
      { as: world.manager },
    );
    expect(await inMarket()).toContain(demand.id);
  });

  test('of which fewer occurrences are left than are of use, is open no more', async () => {
    commons.clock.now = at('2026-03-05T12:00');
    const demand = await world.demand({
      quantity: 4,
      validFrom: '2026-03-02',
      validTo: '2026-03-08',
      minOccurrences: 4,
    });
    expect(await inMarket()).toContain(demand.id);
    commons.clock.now = at('2026-03-05T18:01');
    expect(await inMarket()).not.toContain(demand.id);
    expect(await look(demand.id)).toMatchObject({ state: 'OPEN', unmetQuantity: 4 });
  });

  test('of today, whose hours have begun, is open no more, and no problem of its list', async () => {
    commons.clock.now = at('2026-03-05T12:00');
    const demand = await world.demand({
      quantity: 4,
      windows: [window('09:00', '11:00')],
      validFrom: '2026-03-02',
      validTo: '2026-03-05',
    });
    await commons.sql('update demand set escalated_at = now() where id = $1', [demand.id]);
    const problems = async () => {
      const { data } = await commons.query(
        'query ($id: ID!) { node(id: $id) { ... on SupplyDemandList { figures { problems { kind entries } } } } }',
        { id: demand.listId },
        { as: world.secretary },
      );
      return data.node.figures.problems;
    };
    expect(await inMarket()).not.toContain(demand.id);
    expect(await problems()).toEqual([]);
    expect(await look(demand.id)).toMatchObject({ state: 'ESCALATED', unmetQuantity: 0 });
    commons.clock.now = at('2026-03-05T08:59');
    expect(await inMarket()).toContain(demand.id);
    expect(await problems()).toEqual([{ kind: 'ESCALATED', entries: 1 }]);
  });

  test('is open as its windows become others, while nothing is held of it', async () => {
    const demand = await world.demand({ quantity: 4, validFrom: '2026-03-02', validTo: '2026-03-05' });
    const until = async () => {
      const [row] = await commons.sql<{ until: string | null }>(
        `select to_char(open_until, 'YYYY-MM-DD HH24:MI') as until from demand where id = $1`,
        [demand.id],
      );
      return row!.until;
    };
    expect(await until()).toBe('2026-03-05 18:00');
    await commons.sql(`update demand set windows = $2 where id = $1`, [
      demand.id,
      JSON.stringify([window('07:00', '08:00', { weekdays: ['TUESDAY'] })]),
    ]);
    expect(await until()).toBe('2026-03-03 07:00');
    await commons.sql(`update demand set windows = $2 where id = $1`, [
      demand.id,
      JSON.stringify([window('07:00', '08:00', { weekdays: ['SUNDAY'] })]),
    ]);
    expect(await until()).toBeNull();
    // Nobody writes it otherwise.
    await commons.sql(`update demand set open_until = '2030-01-01' where id = $1`, [demand.id]);
    expect(await until()).toBeNull();
  });
});

const RUNS = 60;

describe('on any calendar, whatever is asked for and held', () => {
  const anyNeed = fc.record({
    windows: fc.array(anyWindow, { minLength: 1, maxLength: 3 }),
    from: fc.integer({ min: 0, max: DAYS - 3 }),
    length: fc.integer({ min: 0, max: DAYS }),
    quantity: fc.integer({ min: 1, max: 3 }),
    minOccurrences: fc.oneof(fc.constant(1), fc.integer({ min: 2, max: 6 })),
    // Which occurrences a match holds, by their places, and how much.
    held: fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 3 })), { maxLength: 12 }),
  });

  test('the database has the occurrences that the program has, and the same moment until when it is open', async () => {
    await assertProperty(
      fc.asyncProperty(anyNeed, anyCalendar, async (need, calendar) => {
        const [from, to] = [dateAt(need.from), dateAt(Math.min(need.from + need.length, DAYS - 2))];
        const days = Array.from({ length: DAYS + 1 }, (_, at) => [dateAt(at - 1), classAt(calendar, at - 1)] as const);
        const odd = days.flatMap(([date, dayClass]) => {
          const usual = Temporal.PlainDate.from(date).dayOfWeek < 6 ? 'WORKDAY' : 'DAY_OFF';
          return usual === dayClass ? [] : [date];
        });
        const occurrences = occurrencesIn({ windows: need.windows, from, to }, dayClasses(odd));
        const spans = need.held.flatMap(([place, quantity]) => {
          const [start, end] = [occurrences.starts[place], occurrences.ends[place]];
          return start === undefined ? [] : [[start, end!, Math.min(quantity, need.quantity)] as const];
        });
        const once = [...new Map(spans.map((span) => [span[0], span])).values()];
        const load = loadOf(once);
        const lacking = lackingOf(occurrences, need.quantity, load);
        const uncounted = lackingOf(occurrences, 1, load);
        const missing = need.minOccurrences - (occurrences.starts.length - new Set(uncounted.of).size);
        const places = need.minOccurrences > 1 && missing > 0 ? [...new Set(uncounted.of)] : [...new Set(lacking.of)];
        const last = places.at(-Math.max(1, need.minOccurrences > 1 ? missing : 1));

        await commons.sql(
          `insert into calendar_day (date, day_class, source)
           select date, class, 'NOTICE' from unnest($1::date[], $2::text[]) as d (date, class)
           on conflict (date) do update set day_class = excluded.day_class`,
          [days.map(([date]) => date), days.map(([, dayClass]) => dayClass)],
        );
        const demand = await world.demand({
          windows: need.windows,
          validFrom: from,
          validTo: to,
          quantity: need.quantity,
          minOccurrences: need.minOccurrences,
          minMinutes: 15,
        });
        const supply = await world.supply({
          validFrom: from,
          validTo: to,
          quantity: 3,
          windows: [window('00:00', '00:00')],
        });
        if (once.length > 0) {
          await world.match(supply, demand, {
            quantity: Math.max(...once.map(([, , own]) => own)),
            state: 'ACCEPTED',
            occurrences: once.map(([start, end, quantity]) => ({
              start: quarterText(start),
              end: quarterText(end),
              quantity,
            })),
          });
        }
        const [row] = await commons.sql<{ occurrences: string[]; until: string | null }>(
          `select array(select to_char(lower(o), 'YYYY-MM-DD"T"HH24:MI') || to_char(upper(o), ' YYYY-MM-DD"T"HH24:MI')
                        from occurrences_starting(d.windows, d.valid_from, d.valid_to) as o order by lower(o)) as occurrences,
                  to_char(d.open_until, 'YYYY-MM-DD"T"HH24:MI') as until
           from demand d where id = $1`,
          [demand.id],
        );
        expect(row!.occurrences).toEqual(
          Array.from(occurrences.starts, (start, at) => `${quarterText(start)} ${quarterText(occurrences.ends[at]!)}`),
        );
        expect(row!.until).toBe(last === undefined ? null : quarterText(occurrences.starts[last]!));
        // Nor has the calendar, which has become another with each of these, left anything as it was of the needs before.
        const stale = await commons.sql(`
          select d.id from demand d
          where d.asked_minutes is distinct from d.quantity * coalesce((
                  select minutes_in(range_agg(w.during)) from windows_starting(d.windows, d.valid_from, d.valid_to) as w), 0)
             or d.open_until is distinct from open_until_of(d, '-infinity')
             or d.held_minutes <> (minutes_met(d.id)).held_minutes`);
        expect(stale).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });
});
