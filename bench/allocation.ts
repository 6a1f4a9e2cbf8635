/**
 * Who serves whom: the solver of the matching next to greedy and to HiGHS, on the same instances. Run alone, it takes the
 * factors of size as arguments: `node bench/allocation.ts 1 10`.
 */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { SMALLEST, WAYS, type Measured, type Way } from './allocation.contestant.ts';
import type { InstanceShape } from './allocation.instance.ts';
import { median, printTable, round } from './report.ts';

/** Of the time that HiGHS takes. */
const GOAL_OF_HIGHS = 0.2;

/** How many instances of each size, as a factor of the smallest. */
const SEEDS = { 1: 3, 10: 3, 100: 1 } as const;
type Factor = keyof typeof SEEDS;
const FACTORS = Object.keys(SEEDS).map(Number) as Factor[];
/** HiGHS needs about a minute and 2 GB for the largest; whatever takes longer than this counts as not ended. */
const CONTESTANT_MINUTES_MAX = 20;
/** The same for an integer program, which may take any time. */
const INTEGER_MINUTES_MAX = 5;
/** Instances with windows that overlap, of each size. */
const OVERLAP_SEEDS = { 1: 3, 10: 1, 100: 1 } as const;
const CONTESTANT = fileURLToPath(new URL('./allocation.contestant.ts', import.meta.url));

const run = promisify(execFile);

/** All instances of one size; medians over the seeds. */
interface SizeResult {
  demands: number;
  supplies: number;
  seeds: number;
  seconds: Record<Way, number | null>;
  memoryMiB: Record<Way, number | null>;
  /** Ours by HiGHS, the median of the instances' ratios. */
  ofHighs: number | null;
  /**
   * Whether ours and HiGHS serve the same quantity of each priority at the same score, on every instance; of shares, HiGHS
   * is asked for that stage after stage.
   */
  sameTotals: boolean | null;
  /** Whether ours is worth no less than the answer that HiGHS was timed for, priority by priority. */
  noLess: boolean | null;
  /** What greedy does not serve of what can be served, and what it loses of the score, in %. */
  greedyLoses: { served: number; score: number };
}

/** Windows that overlap in part: an integer program for most parts. */
interface OverlapResult {
  windows: InstanceShape['windows'];
  demands: number;
  supplies: number;
  seconds: number;
  secondsWorst: number;
  /** Of all of it as one integer program; null where it did not end. */
  highsSeconds: number | null;
  ofHighs: number | null;
  /** Whether ours is worth no less than its answer. */
  noLess: boolean | null;
  /** The worst of the instances. */
  optimalityGap: number;
  methods: string[];
  greedyLoses: { served: number; score: number };
}

interface AllocationReport {
  sizes: SizeResult[];
  /** The same where each unit serves a share of what is asked. */
  shares: SizeResult[];
  /** The first solve of a process at the smallest size, in seconds: what a new thread takes. */
  firstRunSeconds: Record<Way, number>;
  overlapping: OverlapResult[];
}

export async function measureAllocation(factors: readonly Factor[] = FACTORS): Promise<AllocationReport> {
  const sizes = { whole: [] as SizeResult[], shares: [] as SizeResult[] };
  const first = { greedy: [], ours: [], highs: [] } as Record<Way, number[]>;
  const kinds = [false, true].flatMap((shares) => factors.map((factor) => ({ factor, shares })));
  for (const { factor, shares } of kinds) {
    const shape = {
      demands: SMALLEST.demands * factor,
      supplies: SMALLEST.supplies * factor,
      windows: 'SAME',
      shares,
    } as const;
    const instances: Record<Way, Measured | undefined>[] = [];
    for (let seed = 1; seed <= SEEDS[factor]; seed++) {
      const measured: Partial<Record<Way, Measured | undefined>> = {};
      for (const way of WAYS) {
        measured[way] = await contestant(way, shape, seed);
        if (measured[way] && !shares) first[way].push(measured[way].firstSeconds);
      }
      instances.push(measured as Record<Way, Measured | undefined>);
    }
    sizes[shares ? 'shares' : 'whole'].push(sizeResult(shape, instances));
  }
  const report = {
    sizes: sizes.whole,
    shares: sizes.shares,
    firstRunSeconds: perWay((way) => round(median(first[way]), 3)),
    overlapping: await measureOverlapping(factors),
  };
  printTable(tableOf('Allocation', report.sizes));
  printTable(tableOf('Allocation of shares', report.shares));
  printTable(tableOfOverlaps(report.overlapping));
  process.stdout.write(
    `First solve of a process at the smallest size: ours ${report.firstRunSeconds.ours} s, HiGHS ${report.firstRunSeconds.highs} s.\n`,
  );
  return report;
}

/** Undefined if it did not end in time or memory. */
async function contestant(way: Way, shape: InstanceShape, seed: number): Promise<Measured | undefined> {
  const minutes = way === 'highs' && shape.windows !== 'SAME' ? INTEGER_MINUTES_MAX : CONTESTANT_MINUTES_MAX;
  try {
    const { stdout } = await run(process.execPath, [CONTESTANT, way, JSON.stringify(shape), String(seed)], {
      timeout: minutes * 60_000,
    });
    return JSON.parse(stdout) as Measured;
  } catch (error) {
    if (way !== 'highs') throw error;
    process.stderr.write(`HiGHS did not end on ${shape.demands} × ${shape.supplies}: ${(error as Error).message}\n`);
    return undefined;
  }
}

function sizeResult(shape: InstanceShape, instances: readonly Record<Way, Measured | undefined>[]): SizeResult {
  const of = (way: Way, value: (measured: Measured) => number): number | null => {
    const values = instances.flatMap((instance) => (instance[way] ? [value(instance[way])] : []));
    return values.length > 0 ? round(median(values), 3) : null;
  };
  const both = instances.filter((instance) => instance.highs);
  const losses = instances.map(({ greedy, ours }) => loss(greedy!, ours!));
  return {
    demands: shape.demands,
    supplies: shape.supplies,
    seeds: instances.length,
    seconds: perWay((way) => of(way, (measured) => measured.seconds)),
    memoryMiB: perWay((way) => of(way, (measured) => measured.memoryMiB)),
    ofHighs: both.length > 0 ? round(median(both.map((i) => i.ours!.seconds / i.highs!.seconds)), 3) : null,
    sameTotals:
      both.length > 0
        ? both.every(({ ours, highs }) => isSame(ours!.objective, highs!.inStages ?? highs!.objective))
        : null,
    noLess: both.length > 0 ? both.every(({ ours, highs }) => isNoLess(ours!.objective, highs!.objective)) : null,
    greedyLoses: {
      served: round(median(losses.map((lost) => lost.served)), 1),
      score: round(median(losses.map((lost) => lost.score)), 1),
    },
  };
}

/** Sums of shares that are equal may differ by so much in doubles. */
const ROUNDING = 1e-9;

/** HiGHS keeps what it is told to keep, and computes, to about so much. */
const OF_HIGHS = 1e-6;

function isSame(ours: readonly number[], theirs: readonly number[]): boolean {
  return ours.every((value, at) => Math.abs(value - theirs[at]!) <= OF_HIGHS * (1 + Math.abs(value)));
}

function isNoLess(ours: readonly number[], theirs: readonly number[]): boolean {
  const stage = ours.findIndex((value, at) => Math.abs(value - theirs[at]!) > ROUNDING * (1 + Math.abs(value)));
  return stage < 0 || ours[stage]! > theirs[stage]!;
}

async function measureOverlapping(factors: readonly Factor[]): Promise<OverlapResult[]> {
  const results: OverlapResult[] = [];
  for (const windows of ['OVERLAPPING', 'SPILLING'] as const) {
    for (const factor of factors) {
      const size = { demands: SMALLEST.demands * factor, supplies: SMALLEST.supplies * factor };
      results.push(await overlapResult({ ...size, windows, shares: false }, OVERLAP_SEEDS[factor]));
    }
  }
  return results;
}

async function overlapResult(shape: InstanceShape, seeds: number): Promise<OverlapResult> {
  const instances: { greedy: Measured; ours: Measured; highs: Measured | undefined }[] = [];
  for (let seed = 1; seed <= seeds; seed++) {
    instances.push({
      greedy: (await contestant('greedy', shape, seed))!,
      ours: (await contestant('ours', shape, seed))!,
      highs: await contestant('highs', shape, seed),
    });
  }
  const ended = instances.flatMap(({ ours, highs }) => (highs ? [{ ours, highs }] : []));
  const ours = instances.map((instance) => instance.ours);
  const losses = instances.map(({ greedy, ours }) => loss(greedy, ours));
  return {
    windows: shape.windows,
    demands: shape.demands,
    supplies: shape.supplies,
    seconds: round(median(ours.map(({ seconds }) => seconds)), 2),
    secondsWorst: round(Math.max(...ours.map(({ seconds }) => seconds)), 2),
    highsSeconds: ended.length > 0 ? round(median(ended.map(({ highs }) => highs.seconds)), 2) : null,
    ofHighs: ended.length > 0 ? round(median(ended.map(({ ours, highs }) => ours.seconds / highs.seconds)), 3) : null,
    noLess: ended.length > 0 ? ended.every(({ ours, highs }) => isNoLess(ours.objective, highs.objective)) : null,
    optimalityGap: round(Math.max(...ours.map((measured) => measured.optimalityGap!)), 6),
    methods: [...new Set(ours.map((measured) => measured.method!))].sort(),
    greedyLoses: {
      served: round(median(losses.map((lost) => lost.served)), 1),
      score: round(median(losses.map((lost) => lost.score)), 1),
    },
  };
}

function tableOfOverlaps(results: readonly OverlapResult[]): Parameters<typeof printTable>[0] {
  return {
    title: 'Allocation with windows that overlap, and spill into the morning, seconds (HiGHS: one integer program)',
    columns: [
      'windows',
      'demands × supplies',
      'ours s',
      'worst s',
      'HiGHS s',
      'of HiGHS',
      'gap',
      'no less',
      'greedy loses served %',
      'score %',
    ],
    rows: results.map((result) => [
      result.windows,
      `${result.demands} × ${result.supplies}`,
      result.seconds,
      result.secondsWorst,
      result.highsSeconds ?? 'did not end',
      result.ofHighs ?? '',
      result.optimalityGap,
      result.noLess === null ? '' : result.noLess ? 'yes' : 'NO',
      result.greedyLoses.served,
      result.greedyLoses.score,
    ]),
  };
}

function loss(greedy: Measured, best: Measured): { served: number; score: number } {
  const served = ({ objective }: Measured): number => objective[0] + objective[1] + objective[2];
  return {
    served: 100 * (1 - served(greedy) / served(best)),
    score: 100 * (1 - greedy.objective[3] / best.objective[3]),
  };
}

function perWay<Value>(value: (way: Way) => Value): Record<Way, Value> {
  return { greedy: value('greedy'), ours: value('ours'), highs: value('highs') };
}

function tableOf(what: string, sizes: readonly SizeResult[]): Parameters<typeof printTable>[0] {
  return {
    title: `${what}, seconds (goal: the same totals as HiGHS in at most ${GOAL_OF_HIGHS} × its time)`,
    columns: [
      'demands × supplies',
      'greedy s',
      'ours s',
      'HiGHS s',
      'of HiGHS',
      'ours MiB',
      'HiGHS MiB',
      'same totals',
      'no less',
      'greedy loses served %',
      'score %',
    ],
    rows: sizes.map((size) => [
      `${size.demands} × ${size.supplies}`,
      size.seconds.greedy!,
      size.seconds.ours!,
      size.seconds.highs ?? 'did not end',
      size.ofHighs ?? '',
      size.memoryMiB.ours!,
      size.memoryMiB.highs ?? '',
      size.sameTotals === null ? '' : size.sameTotals ? 'yes' : 'NO',
      size.noLess === null ? '' : size.noLess ? 'yes' : 'NO',
      size.greedyLoses.served,
      size.greedyLoses.score,
    ]),
  };
}

if (import.meta.main) await measureAllocation(process.argv.slice(2).map(Number) as Factor[]);
