import type { CapacityLimit } from '../../allocation/problem.ts';
import { occurs } from '../../times/day-number.ts';
import { type PackedSpan, weekdayOfWord, WORDS, WORDS_OF_DAY } from './packed-span.ts';

/** One supply that gives a number of places, devices or people at every moment, and who wants or holds some. */
interface SupplyUse {
  /** How much it gives at once. */
  readonly capacity: number;
  readonly edges: readonly CandidateUse[];
  readonly held: readonly HeldUse[];
}

/** A demand that could be served, with the time that it and the supply have in common: rows that share no date. */
interface CandidateUse {
  /** The number of the edge in the problem. */
  readonly edge: number;
  readonly spans: readonly PackedSpan[];
}

/** What is given away already. */
interface HeldUse {
  readonly quantity: number;
  readonly spans: readonly PackedSpan[];
}

/**
 * What the quantities of the edges must keep to, so that at no moment of any date more is used than the supply has: for
 * the edges that are active together at some moment, their sum is at most what the held uses leave at that moment.
 * Limits that follow from another, of more edges and no larger capacity, are left out. None below 0: a supply of which
 * more is held than it has gives nothing more. An edge without spans is in no limit.
 *
 * Most supplies have one window, all demands meet in it, and one limit says it all; that is found without looking for
 * others. Otherwise dates are cut where a row begins or ends, and each cut is swept once, quarter by quarter where
 * something changes.
 */
export function limitsOf({ capacity, edges, held }: SupplyUse): CapacityLimit[] {
  if (edges.length > 0 && held.length === 0 && meetAtOnce(edges)) {
    return [{ capacity, edges: edges.map(({ edge }) => edge) }];
  }
  const found: Moment[] = [];
  for (const stretch of stretchesOf(edges, held)) sweep(stretch, capacity, found);
  return found.map(({ left, active }) => ({
    capacity: left,
    edges: edges.filter((_, at) => isIn(active, at)).map(({ edge }) => edge),
  }));
}

/** True when all edges share a moment of their longest rows. That they do not does not mean that they never meet. */
function meetAtOnce(edges: readonly CandidateUse[]): boolean {
  const rows = edges.map(({ spans }) => longest(spans));
  const from = Math.max(...rows.map((row) => row?.from ?? Infinity));
  const until = Math.min(...rows.map((row) => row?.until ?? -Infinity));
  if (from >= until) return false;
  for (let word = 0; word < WORDS; word++) {
    if (!occurs(weekdayOfWord(word), from, until)) continue;
    let common = -1;
    for (const row of rows) common &= row!.slots[word]!;
    if (common !== 0) return true;
  }
  return false;
}

function longest(spans: readonly PackedSpan[]): PackedSpan | undefined {
  let best = spans[0];
  for (const span of spans) if (span.until - span.from > best!.until - best!.from) best = span;
  return best;
}

/** Dates on which the same rows hold. */
interface Stretch {
  readonly from: number;
  readonly until: number;
  /** In the order of the edges, and of the held uses. */
  readonly edges: readonly Row[];
  readonly held: readonly Row[];
}

interface Row extends PackedSpan {
  /** Place of its edge among the edges, or of its held use among those. */
  readonly at: number;
  readonly quantity: number;
}

/** The stretches that can have a limit of their own. */
function stretchesOf(edges: readonly CandidateUse[], held: readonly HeldUse[]): Stretch[] {
  const edgeRows = edges.flatMap(({ spans }, at) => spans.map((span): Row => ({ ...span, at, quantity: 0 })));
  const heldRows = held.flatMap(({ spans, quantity }, at) => spans.map((span): Row => ({ ...span, at, quantity })));
  const borders = [...new Set([...edgeRows, ...heldRows].flatMap(({ from, until }) => [from, until]))];
  borders.sort((a, b) => a - b);
  const stretches: Stretch[] = [];
  for (const [at, until] of borders.slice(1).entries()) {
    const from = borders[at]!;
    const holds = (row: PackedSpan) => row.from <= from && row.until >= until;
    const next = { from, until, edges: edgeRows.filter(holds), held: heldRows.filter(holds) };
    const last = stretches.at(-1);
    if (next.edges.length === 0 || (last && covers(last, next))) continue;
    while (stretches.length > 0 && covers(next, stretches.at(-1)!)) stretches.pop();
    stretches.push(next);
  }
  return stretches;
}

/** True when the other stretch has no moment at which more is wanted or held than at the same one of this. */
function covers(stretch: Stretch, other: Stretch): boolean {
  return (
    stretch.until - stretch.from >= 7 && coversRows(stretch.edges, other.edges) && coversRows(stretch.held, other.held)
  );
}

function coversRows(rows: readonly Row[], others: readonly Row[]): boolean {
  if (others.length > rows.length) return false;
  let at = 0;
  for (const other of others) {
    while (at < rows.length && rows[at]!.at < other.at) at++;
    const row = rows[at];
    if (row?.at !== other.at || (row !== other && !coversSlots(row.slots, other.slots))) return false;
  }
  return true;
}

function coversSlots(slots: Uint32Array, others: Uint32Array): boolean {
  for (let word = 0; word < WORDS; word++) if ((others[word]! & ~slots[word]!) !== 0) return false;
  return true;
}

/** What is left at a moment, and the edges that want it then. */
interface Moment {
  readonly left: number;
  /** A bit for each edge. */
  readonly active: Int32Array;
}

/** Adds the moments of a stretch to those found. */
function sweep({ from, until, edges, held }: Stretch, capacity: number, found: Moment[]): void {
  const rows = [...edges, ...held].map(({ slots }) => slots);
  const sets = (edges.at(-1)!.at >> 5) + 1;
  /** What was seen last, as long as no later moment has made it superfluous. */
  let seen: Moment = { left: capacity, active: new Int32Array(sets) };
  let active = new Int32Array(sets);
  for (let word = 0; word < WORDS; word++) {
    if (!occurs(weekdayOfWord(word), from, until)) continue;
    const before = word - WORDS_OF_DAY;
    // Most days are like the day before.
    if (before >= 0 && occurs(weekdayOfWord(before), from, until) && isRepeated(rows, word, before)) continue;
    // The bits that differ from the one before in some row, and the first.
    let changes = 1;
    for (const slots of rows) changes |= slots[word]! ^ (slots[word]! << 1);
    for (; changes !== 0; changes &= changes - 1) {
      const bit = changes & -changes;
      active.fill(0);
      for (const { at, slots } of edges) if ((slots[word]! & bit) !== 0) active[at >> 5]! |= 1 << (at & 31);
      let taken = 0;
      for (const { quantity, slots } of held) if ((slots[word]! & bit) !== 0) taken += quantity;
      const now = { left: Math.max(0, capacity - taken), active };
      if (follows(now, seen)) continue;
      if (!follows(seen, now)) add(found, seen);
      active = new Int32Array(sets);
      seen = now;
    }
  }
  add(found, seen);
}

function isRepeated(rows: readonly Uint32Array[], word: number, before: number): boolean {
  for (const slots of rows) if (slots[word] !== slots[before]) return false;
  return true;
}

/** Adds a moment unless another says as much or nobody wants anything then, and removes what it makes superfluous. */
function add(found: Moment[], moment: Moment): void {
  if (moment.active.every((edges) => edges === 0)) return;
  for (const other of found) if (follows(moment, other)) return;
  let kept = 0;
  for (const other of found) if (!follows(other, moment)) found[kept++] = other;
  found.length = kept;
  found.push(moment);
}

/** True when who keeps the limit of the second keeps that of the first. */
function follows(first: Moment, second: Moment): boolean {
  if (first.left < second.left) return false;
  for (let set = 0; set < first.active.length; set++) {
    if ((first.active[set]! & ~(second.active[set] ?? 0)) !== 0) return false;
  }
  return true;
}

function isIn(active: Int32Array, at: number): boolean {
  return ((active[at >> 5] ?? 0) & (1 << (at & 31))) !== 0;
}
