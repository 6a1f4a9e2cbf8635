import { allocate } from '../../../src/exchange/allocation/allocation.ts';
import { DEFAULT_WEIGHTS } from '../../../src/exchange/judging/score.ts';
import type { DemandPriority } from '../../../src/exchange/lists/entries/demand.entity.ts';
import type { MatchingInput } from '../../../src/exchange/matching/matching-input.ts';
import { firstGap, problemOf } from '../../../src/exchange/matching/matching-problem.ts';
import { HOLIDAYS, MAKE_UP_DAYS } from './any-world.ts';
import type { Given, Model, ModelWorld } from './model.ts';

const LIMIT_MS = 10_000;

/** The same as a run would have read it. */
function inputOf(model: Model): MatchingInput {
  const { world } = model;
  const { isThereAgain, demands, supplies, facilities, held } = world;
  const heldBy = (d: number) => held.filter(({ demand }) => demand === d);
  const opening = (facility: string | null) =>
    facility === null
      ? null
      : {
          rules: facilities[facility]!.opening.map((rule) => ({ seasonFrom: null, seasonTo: null, ...rule })),
          exceptions: facilities[facility]!.closed.map((date) => ({ date, closed: true, windows: [] })),
        };
  return {
    model: 2,
    from: world.from,
    to: world.to,
    today: world.from,
    calendar: [...HOLIDAYS, ...MAKE_UP_DAYS],
    times: [
      ...demands.map(({ windows, validFrom: from, validTo: to }) => ({ windows, from, to })),
      ...supplies.map(({ windows, validFrom: from, validTo: to, facility }) => ({
        windows,
        from,
        to,
        opening: opening(facility),
      })),
    ] as MatchingInput['times'],
    // A score is what the first of its parts says.
    weights: { ...DEFAULT_WEIGHTS, timeFit: 1, distanceFit: 0, quantityFit: 0, fairness: 0, reliability: 0 },
    demands: demands.map((demand, d) => {
      const taken = isThereAgain ? 0 : heldBy(d).reduce((sum, { quantity }) => sum + quantity, 0);
      return {
        id: `dem_${d}`,
        version: 1,
        ownerId: `gbr_${d}`,
        quantity: demand.quantity - taken,
        askedQuantity: demand.quantity,
        priority: demand.priority as DemandPriority,
        minQuantity: Math.max(1, demand.minQuantity - taken),
        minMinutes: demand.minMinutes,
        splittable: demand.splittable,
        needsAll: demand.needsAll,
        minOccurrences: demand.minOccurrences,
        boundTo: demand.splittable ? null : (heldBy(d).map(({ supply }) => `sup_${supply}`)[0] ?? null),
        maxDistanceMeters: null,
        sharedOverTime: isThereAgain,
        time: d,
      };
    }),
    supplies: supplies.map(({ quantity, facility }, s) => ({
      id: `sup_${s}`,
      version: 1,
      ownerId: `uni_${s}`,
      quantity,
      sharedOverTime: isThereAgain,
      facilityId: facility,
      facilityCapacity: facility === null ? null : facilities[facility]!.capacity,
      time: demands.length + s,
    })),
    held: held.map(({ demand, supply, quantity, stretches }, at) => ({
      matchId: `mat_${at}`,
      demandId: `dem_${demand}`,
      supplyId: `sup_${supply}`,
      facilityId: supplies[supply]!.facility,
      sharedOverTime: isThereAgain,
      quantity,
      spans: stretches.map(({ start, end }) => [start, end, quantity] as const),
    })),
    pairs: pairsOf(world).map(({ demand, supply, score }) => ({
      demandId: `dem_${demand}`,
      supplyId: `sup_${supply}`,
      failed: 0,
      reach: 'GRID' as const,
      distanceMeters: null,
      timeFit: score / 1_000,
      distanceFit: 0,
      quantityFit: 0,
      fairness: 0,
      reliability: 0,
    })),
  };
}

function pairsOf({ demands, supplies, scores, isThereAgain, held }: ModelWorld) {
  return demands.flatMap((asked, demand) => {
    const taken = held.reduce((sum, one) => (one.demand === demand ? sum + one.quantity : sum), 0);
    // Who lacks nothing asks for nothing.
    if (!isThereAgain && taken >= asked.quantity) return [];
    return supplies.flatMap((_, supply) => {
      const score = scores[demand]![supply];
      return score == null ? [] : [{ demand, supply, score }];
    });
  });
}

/** What a run gives, without a database: the question is put and solved as in the solver's thread. */
export async function givenByRun(model: Model, limitMs = LIMIT_MS) {
  const input = inputOf(model);
  const question = problemOf(input, performance.now() + limitMs);
  const { quantities, ...how } = await allocate(question.problem, { timeLimitMs: limitMs });
  const pairs = pairsOf(model.world);
  const given = question.given(quantities).flatMap(({ pair, quantity, stretches }): Given[] => {
    const { demand, supply } = pairs[pair]!;
    if (!model.world.isThereAgain) return [{ demand, supply, quantity }];
    return stretches.map(({ start, end, quantity }) => ({ demand, supply, quantity, stretch: { start, end } }));
  });
  const { optimalityGap, gapStage } = firstGap(how, question.gapOf(quantities));
  return { given, optimalityGap, gapStage, isProven: optimalityGap === 0 };
}
