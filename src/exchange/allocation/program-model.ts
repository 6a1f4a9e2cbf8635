import type { Highs, ModelData } from 'highs';
import type { Component } from './components.ts';
import { grouped, isDecidedAsOne } from './packed-problem.ts';

/** A column that says yes or no, beside those of the edges. */
interface Decision {
  /** 0 where yes is out of reach. */
  readonly upper: 0 | 1;
  /** The part that it is about, or -1 where it is about all of a demand. */
  readonly part: number;
  /** What it is where the edges have these quantities. */
  readonly at: (quantities: Float64Array) => boolean;
}

/** The rules of a component as rows of an integer program. */
export interface ProgramModel {
  readonly decisions: readonly Decision[];
  readonly rows: Rows;
}

/**
 * Columns: the quantity of each edge, then the decisions. Rows: the limits, then what each demand asks for:
 *
 * - a moment without rules: its edges together at most its quantity;
 * - a part of one moment with a minimum, and a demand of one such part that takes from one supply: a decision for each
 *   supply (or for all of them together), at most one of them, the edges together at most what they can carry and at
 *   least the minimum if so decided, else 0;
 * - a demand that is decided as one: a decision for each supply (or for all together), at most one of them. If needed, at
 *   each moment all of its quantity, else at most; a decision for each moment with a minimum; one for each part that
 *   counts, and these together, with the occurrences that they stand for, at least as many as are needed.
 */
export function programModelOf(component: Component): ProgramModel {
  return new Modelling(component).model;
}

/** The model as HiGHS takes it. @param relaxed which edges and decisions may be fractions */
export function modelDataOf(
  highs: Highs,
  { problem, most }: Component,
  { decisions, rows }: ProgramModel,
  relaxed: (part: number) => boolean,
): ModelData {
  const { integer, continuous } = highs.constants.variableType;
  const columns = most.length + decisions.length;
  return {
    numCols: columns,
    numRows: rows.upper.length,
    sense: highs.constants.objectiveSense.maximize,
    colCost: new Float64Array(columns),
    colLower: new Float64Array(columns),
    colUpper: [...most, ...decisions.map(({ upper }) => upper)],
    rowLower: rows.lower.map((lower) => (lower === -Infinity ? -highs.infinity : lower)),
    rowUpper: rows.upper.map((upper) => (upper === Infinity ? highs.infinity : upper)),
    matrix: {
      format: 'csr',
      numRows: rows.upper.length,
      numCols: columns,
      starts: rows.starts,
      indices: rows.indices,
      values: rows.values,
    },
    integrality: Int32Array.from({ length: columns }, (_, column) => {
      const part = column < most.length ? problem.edgePart[column]! : decisions[column - most.length]!.part;
      return part >= 0 && relaxed(part) ? continuous : integer;
    }),
  };
}

type Entry = readonly [column: number, value: number];

class Rows {
  readonly lower: number[] = [];
  readonly upper: number[] = [];
  readonly starts: number[] = [0];
  readonly indices: number[] = [];
  readonly values: number[] = [];

  /** A row of ones in the given columns, and other entries. */
  add(lower: number, upper: number, columns: Iterable<number>, ...others: readonly Entry[]): void {
    this.lower.push(lower);
    this.upper.push(upper);
    for (const column of columns) this.put(column, 1);
    for (const [column, value] of others) this.put(column, value);
    this.starts.push(this.indices.length);
  }

  private put(column: number, value: number): void {
    this.indices.push(column);
    this.values.push(value);
  }
}

/** Edges of one part that are served together at least with its minimum, or not at all. */
interface Choice {
  readonly part: number;
  readonly moment: number;
  readonly edges: Int32Array;
  readonly most: number;
}

class Modelling {
  readonly model: { decisions: Decision[]; rows: Rows } = { decisions: [], rows: new Rows() };
  private readonly component: Component;
  private readonly momentsOf;
  private readonly partsOf;
  private readonly edgesOf;

  constructor(component: Component) {
    this.component = component;
    const { problem } = component;
    this.momentsOf = grouped(problem.momentPart, problem.partDemand.length);
    this.partsOf = grouped(problem.partDemand, problem.priority.length);
    this.edgesOf = grouped(problem.edgeDemand, problem.priority.length);
    const { limitCapacity, limitStart, limitEdges } = problem;
    for (let l = 0; l < limitCapacity.length; l++) {
      this.rows.add(-Infinity, limitCapacity[l]!, limitEdges.subarray(limitStart[l], limitStart[l + 1]));
    }
    const simple: number[] = [];
    const together: number[] = [];
    for (let d = 0; d < problem.priority.length; d++) {
      const parts = this.of(this.partsOf, d);
      if (!isDecidedAsOne(problem, d)) simple.push(...parts);
      else if (this.isOneChoice(d)) simple.push(parts[0]!);
      else together.push(d);
    }
    this.addSimple(simple);
    for (const d of together) this.addTogether(d);
  }

  private get rows(): Rows {
    return this.model.rows;
  }

  private of({ start, items }: { start: Int32Array; items: Int32Array }, group: number): Int32Array {
    return items.subarray(start[group], start[group + 1]);
  }

  private edgesAt(m: number): Int32Array {
    const { momentStart, momentEdges } = this.component.problem;
    return momentEdges.subarray(momentStart[m], momentStart[m + 1]);
  }

  private reach(edges: Int32Array): number {
    return edges.reduce((sum, e) => sum + this.component.most[e]!, 0);
  }

  private decide(decision: Decision): number {
    return this.component.most.length + this.model.decisions.push(decision) - 1;
  }

  /** A demand of one part and one moment, for one supply: which one is the only decision. */
  private isOneChoice(d: number): boolean {
    const { needsAll, minOccurrences } = this.component.problem;
    const parts = this.of(this.partsOf, d);
    return (
      !needsAll[d] && minOccurrences[d] === 0 && parts.length === 1 && this.of(this.momentsOf, parts[0]!).length === 1
    );
  }

  private addSimple(parts: readonly number[]): void {
    const { quantity, minimum } = this.component.problem;
    const columnsOf = new Map<number, number[]>();
    for (const choice of parts.flatMap((part) => this.choicesOf(part))) {
      const { part, moment, edges, most } = choice;
      const column = this.decide({
        upper: most >= minimum[moment]! ? 1 : 0,
        part,
        at: (quantities) => edges.some((e) => quantities[e]! > 0),
      });
      columnsOf.set(moment, [...(columnsOf.get(moment) ?? []), column]);
      this.rows.add(-Infinity, 0, edges, [column, -most]);
      if (minimum[moment]! > 1) this.rows.add(0, Infinity, edges, [column, -minimum[moment]!]);
    }
    for (const part of parts) {
      for (const m of this.of(this.momentsOf, part)) {
        const columns = columnsOf.get(m);
        if (!columns) this.rows.add(-Infinity, quantity[m]!, this.edgesAt(m));
        else if (columns.length > 1) this.rows.add(-Infinity, 1, columns);
      }
    }
  }

  /** One choice for each moment with a minimum, or for each supply of a demand that takes from one only. */
  private choicesOf(part: number): Choice[] {
    const { splittable, partDemand, edgeSupply, quantity, minimum } = this.component.problem;
    return Array.from(this.of(this.momentsOf, part)).flatMap((moment) => {
      const own = this.edgesAt(moment);
      const supplies = new Set(Array.from(own, (e) => edgeSupply[e]!));
      const oneOf = !splittable[partDemand[part]!] && supplies.size > 1;
      if (minimum[moment]! <= 1 && !oneOf) return [];
      const groups = oneOf ? [...supplies].map((supply) => own.filter((e) => edgeSupply[e] === supply)) : [own];
      return groups.map((edges) => ({ part, moment, edges, most: Math.min(quantity[moment]!, this.reach(edges)) }));
    });
  }

  private addTogether(d: number): void {
    const { splittable, edgeSupply } = this.component.problem;
    const own = this.of(this.edgesOf, d);
    const supplies = splittable[d] ? [-1] : [...new Set(Array.from(own, (e) => edgeSupply[e]!))];
    const columns = supplies.map((supply) => {
      const edges = own.filter((e) => supply < 0 || edgeSupply[e] === supply);
      const column = this.decide({ upper: 1, part: -1, at: (quantities) => edges.some((e) => quantities[e]! > 0) });
      for (const part of this.of(this.partsOf, d)) {
        for (const m of this.of(this.momentsOf, part)) this.addMoment(d, m, supply, column);
      }
      return column;
    });
    if (columns.length > 1) this.rows.add(-Infinity, 1, columns);
    for (const part of this.of(this.partsOf, d)) this.addMinimums(part);
    this.addOccurrences(d, columns);
  }

  /** What a supply (all, if below 0) gives at a moment, if it is the one. */
  private addMoment(d: number, m: number, supply: number, column: number): void {
    const { needsAll, edgeSupply, quantity } = this.component.problem;
    const edges = this.edgesAt(m).filter((e) => supply < 0 || edgeSupply[e] === supply);
    if (quantity[m] === 0) return;
    if (needsAll[d]) this.rows.add(0, 0, edges, [column, -quantity[m]!]);
    else if (edges.length > 0) {
      this.rows.add(-Infinity, 0, edges, [column, -Math.min(quantity[m]!, this.reach(edges))]);
    }
  }

  private addMinimums(part: number): void {
    const { quantity, minimum, needsAll, partDemand } = this.component.problem;
    for (const m of this.of(this.momentsOf, part)) {
      if (minimum[m]! <= 1 || needsAll[partDemand[part]!]) continue;
      const edges = this.edgesAt(m);
      const column = this.decide({ upper: 1, part, at: (quantities) => edges.some((e) => quantities[e]! > 0) });
      this.rows.add(-Infinity, 0, edges, [column, -Math.min(quantity[m]!, this.reach(edges))]);
      this.rows.add(0, Infinity, edges, [column, -minimum[m]!]);
    }
  }

  private addOccurrences(d: number, served: readonly number[]): void {
    const { count, minOccurrences, occurrences } = this.component.problem;
    if (minOccurrences[d] === 0) return;
    const counting = Array.from(this.of(this.partsOf, d)).flatMap((part): Entry[] => {
      const moments = Array.from(this.of(this.momentsOf, part), (m) => ({ count: count[m]!, edges: this.edgesAt(m) }))
        // Others ask for nothing.
        .filter(({ count }) => count > 0);
      if (moments.length === 0) return [];
      const column = this.decide({
        upper: 1,
        part,
        at: (quantities) =>
          moments.every(({ count, edges }) => edges.reduce((sum, e) => sum + quantities[e]!, 0) >= count),
      });
      for (const { count, edges } of moments) this.rows.add(0, Infinity, edges, [column, -count]);
      return [[column, occurrences[part]!]];
    });
    this.rows.add(0, Infinity, [], ...counting, ...served.map((column): Entry => [column, -minOccurrences[d]!]));
  }
}
