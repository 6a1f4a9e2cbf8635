import { describe, expect, it } from 'vitest';
import { allocate } from '../../../src/exchange/allocation/allocation.ts';
import { DemandPriority } from '../../../src/exchange/lists/entries/demand.entity.ts';
import type { DemandInRun, MatchingInput, SupplyInRun } from '../../../src/exchange/matching/matching-input.ts';
import { problemOf } from '../../../src/exchange/matching/matching-problem.ts';
import { DEFAULT_WEIGHTS } from '../../../src/exchange/judging/score.ts';
import {
  SOLVES_AT_ONCE_MAX,
  SOLVES_WAITING_MAX,
  solveInWorker,
} from '../../../src/exchange/matching/solve-in-worker.ts';
import type { TimeSpec } from '../../../src/exchange/times/moments.ts';
import type { WeeklyWindowSpec } from '../../../src/exchange/times/weekly-time.ts';
import { countingThreads } from '../allocation/counting-threads.ts';

const PERIOD = { from: '2026-03-01', to: '2026-05-31' };
const EVENINGS: WeeklyWindowSpec = { dayClass: 'EVERY_DAY', weekdays: [], startTime: '18:00', endTime: '23:00' };
const NIGHTS: WeeklyWindowSpec = { dayClass: 'EVERY_DAY', weekdays: [], startTime: '21:00', endTime: '07:00' };
const MORNINGS: WeeklyWindowSpec = { dayClass: 'EVERY_DAY', weekdays: [], startTime: '06:00', endTime: '10:00' };

/** What a run might have read: every demand could be met by every supply. */
function inputOf(demandCount: number, supplyCount: number, splittable: boolean): MatchingInput {
  const windows = [EVENINGS, NIGHTS, MORNINGS];
  // The last is of all three, as the supplies have it.
  const times = [...windows.map((window) => [window]), windows].map((windows): TimeSpec => ({ ...PERIOD, windows }));
  const demands = Array.from({ length: demandCount }, (_, at): DemandInRun => ({
    id: `dem_${String(at).padStart(32, '0')}`,
    version: 1,
    ownerId: 'gbr_1',
    quantity: 1 + (at % 7),
    askedQuantity: 1 + (at % 7),
    priority: [DemandPriority.ROUTINE, DemandPriority.IMPORTANT, DemandPriority.URGENT][at % 3]!,
    minQuantity: 1,
    minMinutes: 15,
    splittable,
    needsAll: false,
    minOccurrences: 1,
    sharedOverTime: true,
    boundTo: null,
    maxDistanceMeters: null,
    time: at % 3,
  }));
  const supplies = Array.from({ length: supplyCount }, (_, at): SupplyInRun => ({
    id: `sup_${String(at).padStart(32, '0')}`,
    version: 1,
    ownerId: 'uni_1',
    quantity: 2 + (at % 5),
    sharedOverTime: true,
    facilityId: null,
    facilityCapacity: null,
    time: 3,
  }));
  const pairs = demands.flatMap(({ id: demandId }, d) =>
    supplies.map(({ id: supplyId }, s) => ({
      demandId,
      supplyId,
      failed: 0,
      reach: 'GRID' as const,
      distanceMeters: null,
      timeFit: ((d * 7 + s * 13) % 100) / 100,
      distanceFit: 1,
      quantityFit: 1,
      fairness: 1,
      reliability: 1,
    })),
  );
  return {
    model: 2,
    ...PERIOD,
    today: PERIOD.from,
    calendar: [],
    times,
    weights: DEFAULT_WEIGHTS,
    demands,
    supplies,
    held: [],
    pairs,
  };
}

const EASY = inputOf(20, 12, true);
const HARD = inputOf(18, 8, false);

describe('solveInWorker', () => {
  it('answers what the solver answers on this thread', async () => {
    for (const input of [EASY, HARD]) {
      const { milliseconds: _, pairs, ...how } = await solveInWorker(input);
      const question = problemOf(input, performance.now() + 30_000);
      const { quantities, ...here } = await allocate(question.problem, { timeLimitMs: 30_000 });
      expect(how).toEqual(here);
      expect(pairs).toEqual(question.given(quantities));
    }
  });

  it('leaves the event loop free while it solves', async () => {
    let turns = 0;
    let solving = true;
    const turn = (): void => {
      turns++;
      if (solving) setImmediate(turn);
    };
    setImmediate(turn);
    await solveInWorker(HARD);
    solving = false;
    // On this thread it takes a handful of turns: loading the solver, and then one per integer program.
    expect(turns).toBeGreaterThan(200);
  });

  it('solves so many runs at once, the others in turn, and leaves no thread', async () => {
    const threads = await countingThreads(() => Promise.all(Array.from({ length: 5 }, () => solveInWorker(EASY))));
    expect(threads).toEqual({ started: 5, peak: SOLVES_AT_ONCE_MAX, left: 0 });
  });

  it('says BUSY when more wait than anybody would wait for, and goes on afterwards', async () => {
    const all = SOLVES_AT_ONCE_MAX + SOLVES_WAITING_MAX;
    const solving = Array.from({ length: all }, () => solveInWorker(EASY));
    await expect(solveInWorker(EASY)).rejects.toMatchObject({ extensions: { code: 'BUSY' } });
    await Promise.all(solving);
    expect((await solveInWorker(EASY)).optimalityGap).toBe(0);
  });
});
