import type { AllocationProblem } from '../allocation/allocation.ts';
import { type Stage, STAGES } from '../allocation/objective.ts';
import type { CandidateEdge, CapacityLimit, PartMoment, PartToServe } from '../allocation/problem.ts';
import { weightedSum } from '../judging/score.ts';
import type { HeldSpan } from '../times/load.ts';
import { ceilingsOf } from './ceilings.ts';
import type { MatchingInput } from './matching-input.ts';
import { type GroupProblem, mergedGroup } from './merged-group.ts';
import { type RunTimes, runTimesOf, wholeOf, withTaken } from './run-times.ts';
import { groupsAmong, type PairGroup, pairGroups, type PairRuns, stretchesIn } from './runs-of-pairs.ts';
import { CLASS_OF, SCORE_SCALE } from './score-scale.ts';
import {
  compareWorth,
  type GivenStretch,
  ROUNDING,
  servedInOrder,
  type ServedInOrder,
  worthOf,
} from './served-in-order.ts';

// Without decorators and imports of what has any: it runs in the solver's thread, straight from its source as well.

/** What a pair was allotted, by its place in the input. */
export interface GivenPair {
  readonly pair: number;
  /** The greatest number at any moment, or all of what is used up. */
  readonly quantity: number;
  /** How much of what the demand asks for that is, in units of its quantity: 5 for half the nights of 10. */
  readonly served: number;
  /** When, in order of time, as start, end and quantity. */
  readonly stretches: readonly GivenStretch[];
}

/** How far a stage of the objective may be from the best: the first of which that is not certain. */
interface StageGap {
  readonly optimalityGap: number;
  /** Null for none. */
  readonly gapStage: Stage | null;
}

const NO_GAP: StageGap = { optimalityGap: 0, gapStage: null };

/** Of two answers to parts of one question, the gap of the earlier stage; of one stage, the larger. */
export function firstGap(one: StageGap, other: StageGap): StageGap {
  if (one.gapStage === null || other.gapStage === null) return one.gapStage === null ? other : one;
  const [a, b] = [STAGES.indexOf(one.gapStage), STAGES.indexOf(other.gapStage)];
  return a < b || (a === b && one.optimalityGap >= other.optimalityGap) ? one : other;
}

/** A run's question to the solver, and what is decided without it. */
interface MatchingProblem {
  readonly problem: AllocationProblem;
  /** What an answer means. @param quantities one for each edge */
  given(quantities: readonly number[]): GivenPair[];
  /** How far an answer may be from the best, by what was decided without looking for it; 0 where nothing was. */
  gapOf(quantities: readonly number[]): StageGap;
}

/** Stretches of one group that are looked at one by one. */
const STRETCHES_MAX = 1_000_000;
/** Stretches that are left when those of the owners with the most are decided. */
const REST_MAX = 20_000;
/** The share of the time that questions may take to be put; groups that are not put by then are served in order. */
const ASKING_SHARE = 0.4;

/**
 * Puts the question of a run. Groups that are too large, or for which there is no time, are served in order instead.
 * @param deadline of the answer, by `performance.now()`
 */
export function problemOf(input: MatchingInput, deadline: number): MatchingProblem {
  const now = performance.now();
  const until = now + (deadline - now) * ASKING_SHARE;
  const times = runTimesOf(input);
  const scores = Int32Array.from(input.pairs, (pair) => Math.round(SCORE_SCALE * weightedSum(pair, input.weights)));
  const question = new Question(input, times, scores);
  for (const group of pairGroups(input, times)) {
    if (!input.demands[group.pairs[0]!.demand]!.sharedOverTime) question.addUsedUp(group);
    else {
      const merged = group.size > STRETCHES_MAX ? undefined : mergedGroup(input, times, group, scores, until);
      if (merged?.isExact) question.addMerged(group, merged);
      else if (merged) {
        question.coarse.push(group);
        question.addMerged(group, merged, servedInOrder(input, times, group, scores));
      } else addCoarsely(question, { input, times, scores, until }, group);
    }
  }
  return question;
}

interface Asking {
  readonly input: MatchingInput;
  readonly times: RunTimes;
  readonly scores: Int32Array;
  readonly until: number;
}

/**
 * Serves the demands of a group in order. What the owners get whose lists make it so large is left at that; the others are
 * asked about once more beside it, and get no less than they did: nobody's list makes the matches of others coarse.
 */
function addCoarsely(question: Question, { input, times, scores, until }: Asking, group: PairGroup): void {
  question.coarse.push(group);
  const given = servedInOrder(input, times, group, scores);
  const { large, rest } = byTheLargest(input, group);
  if (rest.length === 0 || performance.now() > until) {
    question.addInOrder(group, given);
    return;
  }
  const taken = new Map<number, HeldSpan[]>();
  for (const { pair, supply } of large) {
    const spans = taken.get(supply) ?? [];
    taken.set(supply, spans);
    for (const { start, end, quantity } of given.get(pair) ?? []) spans.push([start, end, quantity]);
  }
  const left = withTaken(times, taken);
  question.addInOrder(groupOf(large), given);
  for (const among of groupsAmong(input, left, rest)) {
    const merged = mergedGroup(input, left, among, scores, until);
    if (merged) question.addMerged(among, merged, given);
    else question.addInOrder(among, given);
  }
}

/** The pairs of a group by whether their demands are of the owners with the most stretches: so many that the rest is few. */
function byTheLargest({ demands }: MatchingInput, group: PairGroup): { large: PairRuns[]; rest: PairRuns[] } {
  const byOwner = [...Map.groupBy(group.pairs, ({ demand }) => demands[demand]!.ownerId).values()]
    .map((pairs) => ({ pairs, size: stretchesIn(pairs) }))
    .sort((a, b) => b.size - a.size || a.pairs[0]!.pair - b.pairs[0]!.pair);
  let size = group.size;
  let large = 0;
  for (; large < byOwner.length && size > REST_MAX; large++) size -= byOwner[large]!.size;
  const of = (owners: typeof byOwner) => owners.flatMap(({ pairs }) => pairs).sort((a, b) => a.pair - b.pair);
  return { large: of(byOwner.slice(0, large)), rest: of(byOwner.slice(large)) };
}

function groupOf(pairs: readonly PairRuns[]): PairGroup {
  return { pairs, size: stretchesIn(pairs) };
}

/** A part of the problem that belongs to one group. */
interface Asked {
  readonly group: PairGroup;
  readonly firstEdge: number;
  readonly edges: number;
  /** Of groups that are counted moment by moment. */
  readonly merged?: GroupProblem;
  /** What else the group could get, of these pairs and maybe of others: the better of the two it gets. */
  readonly other?: ServedInOrder | undefined;
}

class Question implements MatchingProblem {
  readonly problem: {
    demands: AllocationProblem['demands'];
    parts: PartToServe[];
    edges: CandidateEdge[];
    limits: CapacityLimit[];
    moments: PartMoment[];
  };
  private readonly asked: Asked[] = [];
  private readonly inOrder: ServedInOrder[] = [];
  /** Groups of which a better answer may exist than is looked for. */
  readonly coarse: PairGroup[] = [];

  private readonly input: MatchingInput;
  private readonly times: RunTimes;
  private readonly scores: Int32Array;

  constructor(input: MatchingInput, times: RunTimes, scores: Int32Array) {
    this.input = input;
    this.times = times;
    this.scores = scores;
    this.problem = {
      demands: times.demands.map((own) => ({
        priority: CLASS_OF[own.demand.priority],
        splittable: own.demand.splittable,
        needsAll: own.demand.needsAll,
        minOccurrences: own.occurrencesMissing,
        whole: wholeOf(own),
      })),
      parts: [],
      edges: [],
      limits: [],
      moments: [],
    };
  }

  addMerged(group: PairGroup, merged: GroupProblem, other?: ServedInOrder): void {
    const { parts, edges, limits, moments } = this.problem;
    const [firstPart, firstEdge] = [parts.length, edges.length];
    const shifted = (places: readonly number[]) => places.map((edge) => edge + firstEdge);
    for (const part of merged.parts) parts.push(part);
    for (const edge of merged.edges) edges.push({ ...edge, part: edge.part + firstPart });
    for (const limit of merged.limits) limits.push({ capacity: limit.capacity, edges: shifted(limit.edges) });
    for (const moment of merged.moments) {
      moments.push({ ...moment, part: moment.part + firstPart, edges: shifted(moment.edges) });
    }
    this.asked.push({ group, firstEdge, edges: merged.edges.length, merged, other });
  }

  /** What is used up: one quantity for each demand and supply, whatever the time. */
  addUsedUp(group: PairGroup): void {
    const { parts, edges, limits } = this.problem;
    const firstEdge = edges.length;
    const partOf = new Map<number, number>();
    const edgesOf = new Map<number, number[]>();
    for (const { pair, demand, supply } of group.pairs) {
      let part = partOf.get(demand);
      if (part === undefined) {
        partOf.set(demand, (part = parts.length));
        const { quantity, minQuantity } = this.input.demands[demand]!;
        parts.push({ demand, occurrences: 1, quantity, minimum: minQuantity, count: 0 });
      }
      const own = edgesOf.get(supply) ?? [];
      edgesOf.set(supply, own);
      own.push(edges.length);
      edges.push({ part, supply, score: this.scores[pair]!, weight: 1 });
    }
    for (const [supply, own] of edgesOf) {
      const { id, quantity } = this.input.supplies[supply]!;
      const held = this.input.held.reduce((sum, match) => (match.supplyId === id ? sum + match.quantity : sum), 0);
      limits.push({ capacity: Math.max(0, quantity - held), edges: own });
    }
    this.asked.push({ group, firstEdge, edges: edges.length - firstEdge });
  }

  /** What was decided without being asked. @param given of these pairs, and maybe of others */
  addInOrder(group: PairGroup, given: ServedInOrder): void {
    this.inOrder.push(
      new Map(group.pairs.flatMap(({ pair }) => (given.has(pair) ? [[pair, given.get(pair)!] as const] : []))),
    );
  }

  given(quantities: readonly number[]): GivenPair[] {
    const stretchesOf = new Map<number, readonly GivenStretch[]>();
    const usedUp = new Map<number, number>();
    for (const { group, firstEdge, edges, merged, other } of this.asked) {
      if (merged) {
        const answer = answerOf(group, merged, quantities.slice(firstEdge, firstEdge + edges));
        const best = other && this.isBetter(group, other, answer) ? other : answer;
        for (const { pair } of group.pairs) if (best.has(pair)) stretchesOf.set(pair, best.get(pair)!);
        continue;
      }
      for (let edge = 0; edge < edges; edge++) {
        const quantity = quantities[firstEdge + edge]!;
        if (quantity === 0) continue;
        const { pair, runs } = group.pairs[edge]!;
        usedUp.set(pair, quantity);
        stretchesOf.set(
          pair,
          Array.from(runs.starts, (start, at) => ({ start, end: runs.ends[at]!, quantity })),
        );
      }
    }
    for (const served of this.inOrder) for (const [pair, own] of served) stretchesOf.set(pair, own);
    const demandAt = new Map(this.input.demands.map(({ id }, at) => [id, at]));
    return [...stretchesOf]
      .sort(([a], [b]) => a - b)
      .map(([pair, stretches]) => {
        const own = this.times.demands[demandAt.get(this.input.pairs[pair]!.demandId)!]!;
        const quarters = stretches.reduce((sum, { start, end, quantity }) => sum + (end - start) * quantity, 0);
        return {
          pair,
          quantity: stretches.reduce((most, { quantity }) => Math.max(most, quantity), 0),
          served: usedUp.get(pair) ?? quarters / wholeOf(own),
          stretches: stretches.toSorted((a, b) => a.start - b.start),
        };
      });
  }

  private isBetter(group: PairGroup, one: ServedInOrder, other: ServedInOrder): boolean {
    const worth = (given: ServedInOrder) => worthOf(this.times, group, given, this.scores);
    return compareWorth(worth(one), worth(other)) > 0;
  }

  gapOf(quantities: readonly number[]): StageGap {
    if (this.coarse.length === 0) return NO_GAP;
    const achieved = [0, 0, 0];
    const bounds = [0, 0, 0];
    let [score, bestScore] = [0, 0];
    const isUnsure = new Set(this.coarse.flatMap(({ pairs }) => pairs.map(({ pair }) => pair)));
    const ceilings = this.coarse.map((group) => ceilingsOf(this.times, group, this.scores));
    for (const ceiling of ceilings) {
      ceiling.served.forEach((most, at) => (bounds[at]! += most));
      bestScore += ceiling.score;
    }
    const priorityOf = new Map(this.input.demands.map(({ id, priority }) => [id, CLASS_OF[priority]]));
    for (const { pair, served } of this.given(quantities)) {
      const stage = priorityOf.get(this.input.pairs[pair]!.demandId)!;
      achieved[stage]! += served;
      score += served * this.scores[pair]!;
      if (isUnsure.has(pair)) continue;
      bounds[stage]! += served;
      bestScore += served * this.scores[pair]!;
    }
    const stages = [
      ...[2, 1, 0].map((priority) => gapBetween(achieved[priority]!, bounds[priority]!)),
      gapBetween(score, bestScore),
    ];
    const first = stages.findIndex((gap) => gap > 0);
    return first < 0 ? NO_GAP : { optimalityGap: stages[first]!, gapStage: STAGES[first]! };
  }
}

/** What an answer to the question of a group means, by pairs. @param quantities one for each edge of the group */
function answerOf(
  { pairs }: PairGroup,
  { standsFor, stretches }: GroupProblem,
  quantities: readonly number[],
): ServedInOrder {
  const given = new Map<number, GivenStretch[]>();
  quantities.forEach((quantity, edge) => {
    if (quantity === 0) return;
    for (const at of standsFor[edge]!) {
      const { pair } = pairs[stretches.pair[at]!]!;
      const own = given.get(pair) ?? [];
      given.set(pair, own);
      own.push({ start: stretches.start[at]!, end: stretches.end[at]!, quantity });
    }
  });
  return given;
}

function gapBetween(achieved: number, bound: number): number {
  return bound - achieved > bound * ROUNDING ? (bound - achieved) / bound : 0;
}
