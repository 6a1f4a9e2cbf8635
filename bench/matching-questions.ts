/**
 * What it takes to put the question of a run and to answer it, as the number of times that differ grows: inputs made up
 * whole, solved in a thread as a run does. Alone: `npm run build && node bench/matching-questions.ts`.
 */
import type * as solving from '../src/exchange/matching/solve-in-worker.ts';
import type { DemandInRun, MatchingInput, SupplyInRun } from '../src/exchange/matching/matching-input.ts';
import type { TimeSpec } from '../src/exchange/times/moments.ts';
import { importBuilt } from './built.ts';
import { printTable, round } from './report.ts';

const FROM = '2026-03-03';
const TO = '2026-06-30';
const DAYS = 120;

export interface QuestionReport {
  readonly what: string;
  readonly ms: number;
  /** Of the quantity asked for, how much is served. */
  readonly served: number;
  readonly asked: number;
  readonly gap: number;
}

interface Shape {
  readonly demands: number;
  readonly supplies: number;
  /** Windows that differ; each demand has one of them. */
  readonly windows: number;
  /** Whether each demand has a period of its own as well. */
  readonly ownPeriods: boolean;
}

const SHAPES: readonly (Shape & { readonly what: string })[] = [
  {
    what: '2,000 demands with windows and periods of their own × 50 supplies',
    demands: 2_000,
    supplies: 50,
    windows: 2_000,
    ownPeriods: true,
  },
  { what: '800 such demands on one supply', demands: 800, supplies: 1, windows: 800, ownPeriods: true },
  { what: '300 such demands × 10 supplies', demands: 300, supplies: 10, windows: 300, ownPeriods: true },
  ...[1, 4, 16, 64, 256].map((windows) => ({
    what: `256 demands × 16 supplies with ${windows} distinct windows`,
    demands: 256,
    supplies: 16,
    windows,
    ownPeriods: false,
  })),
];

/** Answers each question once: they take seconds, and a run is not repeated either. */
export async function measureQuestions(): Promise<QuestionReport[]> {
  const { solveInWorker } = await importBuilt<typeof solving>('src/exchange/matching/solve-in-worker.js');
  const reports: QuestionReport[] = [];
  for (const { what, ...shape } of SHAPES) {
    const input = inputOf(shape);
    const start = performance.now();
    const { pairs, optimalityGap } = await solveInWorker(input);
    reports.push({
      what,
      ms: round(performance.now() - start, 0),
      served: round(
        pairs.reduce((sum, { served }) => sum + served, 0),
        1,
      ),
      asked: input.demands.reduce((sum, { quantity }) => sum + quantity, 0),
      gap: round(optimalityGap, 4),
    });
  }
  return reports;
}

function inputOf({ demands, supplies, windows, ownPeriods }: Shape): MatchingInput {
  const times: TimeSpec[] = [];
  const made: DemandInRun[] = [];
  for (let at = 0; at < demands; at++) {
    const window = at % windows;
    const start = (window * 7) % 96;
    const length = 6 + ((window * 11) % 40);
    const [first, last] = ownPeriods ? [(at * 17) % 60, 60 + ((at * 29) % 60)] : [0, DAYS - 1];
    times.push({ windows: [windowOf(start, length)], from: dateAfter(first), to: dateAfter(last) });
    made.push({
      id: `dem_${String(at).padStart(6, '0')}`,
      version: 1,
      ownerId: `gbr_${at % 40}`,
      quantity: 1 + (at % 5),
      askedQuantity: 1 + (at % 5),
      priority: (['ROUTINE', 'IMPORTANT', 'URGENT'] as const)[at % 3]! as DemandInRun['priority'],
      minQuantity: 1,
      minMinutes: 15,
      splittable: true,
      needsAll: false,
      minOccurrences: 1,
      boundTo: null,
      maxDistanceMeters: null,
      sharedOverTime: true,
      time: at,
    });
  }
  const given = Array.from({ length: supplies }, (_, at): SupplyInRun => {
    times.push({ windows: [windowOf((at * 13) % 96, 56 + ((at * 5) % 40))], from: FROM, to: TO });
    return {
      id: `sup_${String(at).padStart(6, '0')}`,
      version: 1,
      ownerId: `uni_${at}`,
      quantity: 5 + (at % 7),
      sharedOverTime: true,
      facilityId: null,
      facilityCapacity: null,
      time: demands + at,
    };
  });
  const pairs = made.flatMap(({ id: demandId }, d) =>
    given.map(({ id: supplyId }, s) => ({
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
  const weights = { timeFit: 0.3, distanceFit: 0.25, quantityFit: 0.15, fairness: 0.2, reliability: 0.1 };
  return {
    model: 2,
    from: FROM,
    to: TO,
    today: FROM,
    calendar: [],
    times,
    weights,
    demands: made,
    supplies: given,
    held: [],
    pairs,
  };
}

function windowOf(start: number, length: number): TimeSpec['windows'][number] {
  const clock = (quarter: number) =>
    `${String(Math.floor(quarter / 4) % 24).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`;
  return { dayClass: 'EVERY_DAY', weekdays: [], startTime: clock(start), endTime: clock(start + length) };
}

function dateAfter(days: number): string {
  return Temporal.PlainDate.from(FROM).add({ days }).toString();
}

if (import.meta.main) {
  printTable({
    title: 'The question of a run, put and answered',
    columns: ['what', 'ms', ''],
    rows: (await measureQuestions()).map(({ what, ms, served, asked, gap }) => [
      what,
      ms,
      `${served} of ${asked} served, gap ${gap}`,
    ]),
  });
  process.exit(0);
}
