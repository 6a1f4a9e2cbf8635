import {
  datesFrom,
  dayAfter,
  type Days,
  midnightOf,
  occurrencesOf,
  type Occurrence,
  type Period,
  STEP_MINUTES,
  stepsOf,
  type Stretch,
  stretchesOf,
} from './calendar.ts';

// What a run is to find, by trying everything: a model of matching on real dates that shares nothing with the project but
// the words of the lists. It looks at every step of a quarter of an hour, and is for small worlds alone.

/** Who needs something. */
export interface ModelDemand extends Period {
  readonly priority: 'ROUTINE' | 'IMPORTANT' | 'URGENT';
  readonly quantity: number;
  readonly minQuantity: number;
  readonly minMinutes: number;
  readonly splittable: boolean;
  readonly needsAll: boolean;
  /** 1: any number will do. */
  readonly minOccurrences: number;
}

/** Who gives something. */
export interface ModelSupply extends Period {
  readonly quantity: number;
  /** Places of a facility are bounded by it as well, and by its hours. */
  readonly facility: string | null;
}

export interface ModelFacility {
  readonly capacity: number;
  readonly opening: readonly Period['windows'][number][];
  /** Dates on which it is closed from midnight to midnight, and on which no night begins. */
  readonly closed: readonly string[];
}

/** Accepted or confirmed: it stays. Stretches are in order; what is used up has a quantity and no stretches. */
export interface ModelHeld {
  readonly demand: number;
  readonly supply: number;
  readonly quantity: number;
  readonly stretches: readonly Stretch[];
}

export interface ModelWorld extends Days {
  /** First and last date of the run. */
  readonly from: string;
  readonly to: string;
  /** True for places, people and rooms, which are there again at the next moment; false for what is used up. */
  readonly isThereAgain: boolean;
  readonly demands: readonly ModelDemand[];
  readonly supplies: readonly ModelSupply[];
  readonly facilities: Readonly<Record<string, ModelFacility>>;
  readonly held: readonly ModelHeld[];
  /** Per mille of each pair that passes the other filters: of demand d and supply s at [d][s]; null for one that does not. */
  readonly scores: readonly (readonly (number | null)[])[];
}

/** What a pair is given: so many in a stretch, or of what is used up, without one. */
export interface Given {
  readonly demand: number;
  readonly supply: number;
  readonly quantity: number;
  readonly stretch?: Stretch;
}

/** Served of URGENT, of IMPORTANT and of ROUTINE demands, in units of quantity, then Σ served × score. */
export type Worth = readonly [urgent: number, important: number, routine: number, score: number];

const STAGE = { URGENT: 0, IMPORTANT: 1, ROUTINE: 2 } as const;

/** A world laid out. */
export class Model {
  readonly world: ModelWorld;
  /** Of each demand, those that start on a date of the run; and all of them. */
  readonly occurrences: readonly (readonly Occurrence[])[];
  private readonly allOccurrences: readonly (readonly Occurrence[])[];
  /** What can be decided. */
  readonly choices: readonly Given[];

  constructor(world: ModelWorld) {
    this.world = world;
    this.allOccurrences = world.demands.map((demand) => occurrencesOf(demand, world));
    this.occurrences = this.allOccurrences.map((all) =>
      all.filter(({ date }) => date >= world.from && date <= world.to),
    );
    this.choices = world.demands.flatMap((_, demand) =>
      world.supplies.flatMap((__, supply) =>
        world.scores[demand]![supply] == null ? [] : this.ofPair(demand, supply),
      ),
    );
  }

  /** What a pair has in common: each stretch is given whole or not at all. */
  private ofPair(d: number, s: number): Given[] {
    const { minMinutes, quantity, splittable } = this.world.demands[d]!;
    const begun = this.world.held.find(({ demand }) => demand === d);
    if (!splittable && begun && begun.supply !== s) return [];
    const offered = this.offered(s);
    const common = this.occurrences[d]!.flatMap((occurrence) => {
      const steps = new Set<number>();
      for (let at = occurrence.start; at < occurrence.end; at++) {
        if (offered.has(at) && this.heldOf('demand', d, at) < quantity) steps.add(at);
      }
      return stretchesOf(steps).filter(({ start, end }) => (end - start) * STEP_MINUTES >= minMinutes);
    });
    if (!this.world.isThereAgain) return common.length > 0 ? [{ demand: d, supply: s, quantity }] : [];
    return common.map((stretch) => ({ demand: d, supply: s, quantity, stretch }));
  }

  private offered(s: number): Set<number> {
    const { facility, ...supply } = this.world.supplies[s]!;
    const own = stepsOf(supply, this.world);
    if (facility === null) return own;
    const { opening, closed } = this.world.facilities[facility]!;
    const { validFrom, validTo } = aroundOf(supply);
    const open = new Set<number>();
    for (const date of datesFrom(validFrom, validTo)) {
      if (closed.includes(date)) continue;
      for (const step of stepsOf({ validFrom: date, validTo: date, windows: opening }, this.world)) open.add(step);
    }
    for (const date of closed) {
      for (let at = midnightOf(date); at < midnightOf(dayAfter(date, 1)); at++) open.delete(at);
    }
    return own.intersection(open);
  }

  /** What is held of a demand, a supply or the facility behind it at a moment (of what is used up: ever). */
  private heldOf(side: 'demand' | 'supply' | 'facility', of: number | string, at: number): number {
    let sum = 0;
    for (const { demand, supply, quantity, stretches } of this.world.held) {
      const whose = { demand, supply, facility: this.world.supplies[supply]!.facility }[side];
      if (whose !== of) continue;
      if (!this.world.isThereAgain || stretches.some(({ start, end }) => start <= at && at < end)) sum += quantity;
    }
    return sum;
  }

  /** What is given and held together, and the most that may be. */
  private bounds(): { what: string; most: number; given: (choice: Given) => boolean }[] {
    const { demands, supplies, facilities, isThereAgain } = this.world;
    const isAt = (choice: Given, at: number): boolean =>
      choice.stretch === undefined || (choice.stretch.start <= at && at < choice.stretch.end);
    const moments = isThereAgain
      ? [...new Set(this.choices.flatMap(({ stretch }) => [stretch!.start, ...this.changesIn(stretch!)]))]
      : [0];
    return moments.flatMap((at) => [
      ...demands.map(({ quantity }, d) => ({
        what: `demand ${d} at ${at}`,
        most: quantity - this.heldOf('demand', d, at),
        given: (choice: Given) => choice.demand === d && isAt(choice, at),
      })),
      ...supplies.map(({ quantity }, s) => ({
        what: `supply ${s} at ${at}`,
        most: quantity - this.heldOf('supply', s, at),
        given: (choice: Given) => choice.supply === s && isAt(choice, at),
      })),
      ...Object.entries(isThereAgain ? facilities : {}).map(([id, { capacity }]) => ({
        what: `facility ${id} at ${at}`,
        most: capacity - this.heldOf('facility', id, at),
        given: (choice: Given) => supplies[choice.supply]!.facility === id && isAt(choice, at),
      })),
    ]);
  }

  /** The moments within a stretch at which something that is held begins or ends. */
  private changesIn({ start, end }: Stretch): number[] {
    const changes = this.world.held.flatMap(({ stretches }) => stretches.flatMap((held) => [held.start, held.end]));
    return changes.filter((at) => at > start && at < end);
  }

  /** One unit of a choice, in units of its demand's quantity: the share of its occurrences, or one of what is used up. */
  unitOf({ demand, stretch }: Given): readonly [numerator: number, denominator: number] {
    if (!stretch) return [1, 1];
    const asked = this.occurrences[demand]!.reduce((sum, { start, end }) => sum + end - start, 0);
    return [stretch.end - stretch.start, asked];
  }

  /** The rules that what is given breaks; what is given is of the pairs and stretches of `choices`. */
  broken(given: readonly Given[]): string[] {
    const found: string[] = [];
    for (const one of given) {
      const isChoice = this.choices.some(
        ({ demand, supply, stretch }) =>
          demand === one.demand &&
          supply === one.supply &&
          stretch?.start === one.stretch?.start &&
          stretch?.end === one.stretch?.end,
      );
      if (!isChoice) found.push(`pair ${one.demand}/${one.supply} has no stretch ${JSON.stringify(one.stretch)}`);
    }
    for (const { what, most, given: counts } of this.bounds()) {
      const used = given.filter(counts).reduce((sum, { quantity }) => sum + quantity, 0);
      if (used > Math.max(0, most)) found.push(`${what}: ${used} of ${most}`);
    }
    this.world.demands.forEach((_, d) => {
      const rule = this.brokenBy(
        d,
        given.filter(({ demand, quantity }) => demand === d && quantity > 0),
      );
      if (rule) found.push(`demand ${d}: ${rule}`);
    });
    return found;
  }

  /** The rule of one demand that what it is given breaks. */
  private brokenBy(d: number, given: readonly Given[]): string | undefined {
    if (given.length === 0) return undefined;
    const { splittable, quantity, minQuantity, needsAll, minOccurrences } = this.world.demands[d]!;
    if (!splittable && new Set(given.map(({ supply }) => supply)).size > 1) return 'two supplies';
    if (!this.world.isThereAgain) {
      const all = given.reduce((sum, one) => sum + one.quantity, this.heldOf('demand', d, 0));
      if (all < minQuantity) return 'less than the least';
      return needsAll && all < quantity ? 'not all' : undefined;
    }
    let counting = 0;
    for (const { start, end, date } of this.allOccurrences[d]!) {
      let least = Infinity;
      for (let at = start; at < end; at++) {
        const held = this.heldOf('demand', d, at);
        const more = given.reduce(
          (sum, { quantity, stretch }) => sum + (stretch!.start <= at && at < stretch!.end ? quantity : 0),
          0,
        );
        if (more > 0 && held + more < minQuantity) return `less than the least on ${date}`;
        if (needsAll && held + more < quantity) return `not all on ${date}`;
        least = Math.min(least, held + more);
      }
      if (least >= Math.max(1, minQuantity)) counting++;
    }
    return minOccurrences > 1 && counting < minOccurrences ? `${counting} occurrences` : undefined;
  }

  worthOf(given: readonly Given[]): Worth {
    const worth: [number, number, number, number] = [0, 0, 0, 0];
    for (const one of given) {
      const [numerator, denominator] = this.unitOf(one);
      const served = (one.quantity * numerator) / denominator;
      worth[STAGE[this.world.demands[one.demand]!.priority]] += served;
      worth[3] += served * this.world.scores[one.demand]![one.supply]!;
    }
    return worth;
  }

  /** What a demand still lacks: the greatest number at any moment of what the run looks at, and the share that it has. */
  lackingOf(d: number, given: readonly Given[]): { quantity: number; coverage: number } {
    const { quantity } = this.world.demands[d]!;
    const own = given.filter(({ demand }) => demand === d);
    if (!this.world.isThereAgain) {
      const has = own.reduce((sum, one) => sum + one.quantity, this.heldOf('demand', d, 0));
      return { quantity: quantity - has, coverage: has / quantity };
    }
    let [lacking, covered, asked] = [0, 0, 0];
    for (const { start, end } of this.occurrences[d]!) {
      for (let at = start; at < end; at++) {
        const has = own.reduce(
          (sum, one) => sum + (one.stretch!.start <= at && at < one.stretch!.end ? one.quantity : 0),
          this.heldOf('demand', d, at),
        );
        lacking = Math.max(lacking, quantity - has);
        covered += has;
        asked += quantity;
      }
    }
    return { quantity: lacking, coverage: asked === 0 ? 1 : covered / asked };
  }

  /** Whether the run looks at all that a demand asks for. */
  isWhole(d: number): boolean {
    return this.allOccurrences[d]!.length === this.occurrences[d]!.length;
  }

  /** The best that can be given, by trying everything; undefined if that takes more steps than allowed. */
  best(stepsMax: number): Given[] | undefined {
    const { choices } = this;
    const quantities = choices.map(() => 0);
    const bounds = this.bounds().map(({ most, given }) => ({
      left: Math.max(0, most),
      of: choices.map((choice) => given(choice)),
    }));
    const boundsOf = choices.map((_, at) => bounds.filter(({ of }) => of[at]));
    // In one denominator, so that what is equal is equal to the last digit.
    const scale = choices.reduce((common, choice) => leastCommonMultiple(common, this.unitOf(choice)[1]), 1);
    const units = choices.map((choice): Worth => {
      const [numerator, denominator] = this.unitOf(choice);
      const served = (numerator * scale) / denominator;
      const unit: [number, number, number, number] = [
        0,
        0,
        0,
        served * this.world.scores[choice.demand]![choice.supply]!,
      ];
      unit[STAGE[this.world.demands[choice.demand]!.priority]] = served;
      return unit;
    });
    const most = choices.map((_, at) => Math.min(...boundsOf[at]!.map(({ left }) => left)));
    /** What the choices from here on could bring at most. */
    const hope: Worth[] = [[0, 0, 0, 0]];
    for (let at = choices.length - 1; at >= 0; at--) hope.unshift(plus(hope[0]!, units[at]!, most[at]!));
    /** Demands are tried one after another, so that each is judged when all of it is known. */
    const isLastOfDemand = choices.map(({ demand }, at) => choices[at + 1]?.demand !== demand);

    let best: Worth = [0, 0, 0, 0];
    let found: Given[] = [];
    let steps = 0;
    const tryFrom = (at: number, worth: Worth): void => {
      if (++steps > stepsMax || !isMore(plus(worth, hope[at]!, 1), best)) return;
      if (at === choices.length) {
        best = worth;
        found = choices.flatMap((choice, c) => (quantities[c] === 0 ? [] : [{ ...choice, quantity: quantities[c]! }]));
        return;
      }
      const { demand } = choices[at]!;
      for (let quantity = Math.min(...boundsOf[at]!.map(({ left }) => left)); quantity >= 0; quantity--) {
        quantities[at] = quantity;
        if (isLastOfDemand[at]) {
          const own = choices.flatMap((choice, c) =>
            choice.demand === demand && quantities[c]! > 0 ? [{ ...choice, quantity: quantities[c]! }] : [],
          );
          if (this.brokenBy(demand, own)) continue;
        }
        for (const bound of boundsOf[at]!) bound.left -= quantity;
        tryFrom(at + 1, plus(worth, units[at]!, quantity));
        for (const bound of boundsOf[at]!) bound.left += quantity;
      }
      quantities[at] = 0;
    };
    tryFrom(0, best);
    return steps > stepsMax ? undefined : found;
  }
}

/** The dates of opening hours that may last into what starts within a period. */
function aroundOf({ validFrom, validTo }: Period): { validFrom: string; validTo: string } {
  return { validFrom: dayAfter(validFrom, -2), validTo: dayAfter(validTo, 2) };
}

function plus(a: Worth, b: Worth, times: number): Worth {
  return [a[0] + b[0] * times, a[1] + b[1] * times, a[2] + b[2] * times, a[3] + b[3] * times];
}

function isMore(a: Worth, b: Worth): boolean {
  const stage = a.findIndex((value, at) => value !== b[at]);
  return stage >= 0 && a[stage]! > b[stage]!;
}

function leastCommonMultiple(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y > 0) [x, y] = [y, x % y];
  return (a / x) * b;
}
