import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildCalendar } from '../../../seeds/factories/calendar.factory.ts';
import { buildFacility } from '../../../seeds/factories/facility.factory.ts';
import type { WeeklyWindowSpec } from '../../../src/exchange/times/weekly-time.ts';
import { type Commons, startCommons } from '../../support/commons.ts';
import { assertProperty } from '../../support/property.ts';
import { buildMatchingWorld, RUN, type RunShown } from '../matching/matching.world.ts';
import { anyModelWorld } from './any-world.ts';
import { midnightOf, STEP_MINUTES, type Window } from './calendar.ts';
import { type Given, Model, type ModelWorld } from './model.ts';

// The same small worlds as lists in force, and a run over them through the API.

const STEPS_MAX = 100_000;
const RUNS = 40;
/** What a score is made of. */
const PARTS = ['timeFit', 'distanceFit', 'quantityFit', 'fairness', 'reliability'];

let commons: Commons;
beforeAll(async () => {
  commons = await startCommons();
  await buildCalendar(commons.db);
});
afterAll(() => commons.close());

const windowsOf = (windows: readonly Window[]) =>
  windows.map((window) => ({ seasonFrom: null, seasonTo: null, ...window })) as WeeklyWindowSpec[];

/** What a run over lists like these proposes. */
async function runOver({ demands, supplies, facilities, from, to, isThereAgain }: ModelWorld) {
  const world = await buildMatchingWorld(commons);
  const categoryCode = isThereAgain ? 'FACILITY.PARKING' : 'EDUCATION.TUTORING';
  const backing = new Map<string, { id: string; unitId: string }>();
  for (const [name, { capacity, opening, closed }] of Object.entries(facilities)) {
    const unitId = await world.ownerAt(world.grid, 'unit');
    const facility = await buildFacility(commons.db, { unitId, capacity, rules: windowsOf(opening) });
    for (const date of closed) {
      await commons.sql('insert into opening_exception (facility_id, date, closed) values ($1, $2, true)', [
        facility.id,
        date,
      ]);
    }
    backing.set(name, facility);
  }
  const supplyIds: string[] = [];
  for (const { facility, quantity, validFrom, validTo, windows } of supplies) {
    const backed = facility === null ? undefined : backing.get(facility)!;
    const { id } = await world.supply({
      ...(backed && { ownerId: backed.unitId, facilityId: backed.id }),
      categoryCode,
      quantity,
      validFrom,
      validTo,
      windows: windowsOf(windows),
    });
    supplyIds.push(id);
  }
  const demandIds: string[] = [];
  for (const { needsAll, minOccurrences, windows, ...demand } of demands) {
    const { id } = await world.demand({ ...demand, categoryCode, windows: windowsOf(windows) });
    await commons.sql(`update demand set needs_all = $2, min_occurrences = $3 where id = $1`, [
      id,
      needsAll,
      minOccurrences,
    ]);
    demandIds.push(id);
  }
  const shown = `${RUN} rests: unmatched { demand { id } unmetQuantity coverage }`;
  const run = await world.run({ validFrom: from, validTo: to }, { shown });
  return { run, supplyIds, demandIds };
}

/** The scores of the pairs that a run looked at, as it kept them. */
async function scoresOf(runId: string, { supplyIds, demandIds }: { supplyIds: string[]; demandIds: string[] }) {
  const [kept] = await commons.sql<{ pairs: Record<string, never>[]; weights: Record<string, number> }>(
    `select input->'pairs' as pairs, input->'weights' as weights from matching_run_input where run_id = $1`,
    [runId],
  );
  const scores: (number | null)[][] = demandIds.map(() => supplyIds.map(() => null));
  for (const pair of kept!.pairs) {
    const score = PARTS.reduce((sum, part) => sum + kept!.weights[part]! * pair[part]!, 0);
    scores[demandIds.indexOf(pair['demandId']!)]![supplyIds.indexOf(pair['supplyId']!)] = Math.round(1_000 * score);
  }
  return scores;
}

async function givenBy(
  run: { matches: { id: string; quantity: number; demand: { id: string }; supply: { id: string } }[] },
  { supplyIds, demandIds }: { supplyIds: string[]; demandIds: string[] },
  isThereAgain: boolean,
): Promise<Given[]> {
  const given: Given[] = [];
  for (const { id, quantity, demand, supply } of run.matches) {
    const pair = { demand: demandIds.indexOf(demand.id), supply: supplyIds.indexOf(supply.id) };
    if (!isThereAgain) {
      given.push({ ...pair, quantity });
      continue;
    }
    const rows = await commons.sql<{ from: string; until: string; quantity: number }>(
      `select to_char(lower(during), 'YYYY-MM-DD HH24:MI') as "from", to_char(upper(during), 'YYYY-MM-DD HH24:MI') as until,
              quantity from match_occurrence where match_id = $1`,
      [id],
    );
    for (const row of rows) {
      given.push({ ...pair, quantity: row.quantity, stretch: { start: stepAt(row.from), end: stepAt(row.until) } });
    }
  }
  return given;
}

/** What the run says that demands still lack, on the dates of the run. */
function expectRests(run: RunShown, demandIds: readonly string[], model: Model, given: readonly Given[]): void {
  for (const [d, id] of demandIds.entries()) {
    if (model.occurrences[d]!.length === 0) continue;
    const rest = run.rests.find(({ demand }: RunShown) => demand.id === id);
    const { quantity, coverage } = model.lackingOf(d, given);
    expect(rest?.unmetQuantity ?? 0).toBe(quantity);
    if (rest && model.isWhole(d)) expect(rest.coverage).toBeCloseTo(coverage, 6);
  }
}

function stepAt(moment: string): number {
  const [date, time] = moment.split(' ');
  const [hours, minutes] = time!.split(':').map(Number);
  return midnightOf(date!) + (hours! * 60 + minutes!) / STEP_MINUTES;
}

test('a run through the API serves what trying everything serves', async () => {
  let proven = 0;
  await assertProperty(
    fc.asyncProperty(anyModelWorld, async (drawn) => {
      const world: ModelWorld = { ...drawn, held: [], scores: drawn.demands.map(() => drawn.supplies.map(() => 0)) };
      const open = new Model(world);
      fc.pre(open.best(STEPS_MAX) !== undefined && open.choices.length > 0);
      const { run, ...ids } = await runOver(world);
      const scores = await scoresOf(run.id, ids);
      // No filter keeps apart who has time in common.
      expect(open.choices.filter(({ demand, supply }) => scores[demand]![supply] === null)).toEqual([]);
      const model = new Model({ ...world, scores });
      const given = await givenBy(run, ids, world.isThereAgain);
      expect(model.broken(given)).toEqual([]);
      expectRests(run, ids.demandIds, model, given);
      const best = model.best(10 * STEPS_MAX);
      if (run.optimalityGap > 0 || !best) return;
      proven++;
      const worth = model.worthOf(given);
      model.worthOf(best).forEach((value, stage) => expect(worth[stage]).toBeCloseTo(value, 6));
    }),
    { numRuns: RUNS },
  );
  expect(proven).toBeGreaterThan(0.9 * RUNS);
}, 120_000);
