import { labelOf } from '@grid-commons/client';
import type { Language } from '../../shared/words.ts';

/** State is a shape and a word, never a colour alone: ● it stands, ◐ it waits, ○ it is over, ▲ something is to be done. */
const SHAPES: Readonly<Record<string, string>> = {
  IN_FORCE: '●',
  CONFIRMED: '●',
  FULFILLED: '●',
  SIGNED: '●',
  RUNNING: '●',
  COMPLETED: '●',
  EVALUATED: '●',
  SUBMITTED: '◐',
  PROPOSED: '◐',
  ACCEPTED: '◐',
  NEGOTIATING: '◐',
  DRAFT: '◐',
  SUSPENDED: '▲',
};

export function stateMark(state: string, label: string): string {
  return `${SHAPES[state] ?? '○'} ${label}`;
}

/** A quantity with its measure: `25 车位`. */
export function quantityText(quantity: number, unitOfMeasure: string, language: Language): string {
  return `${quantity} ${labelOf('UnitOfMeasure', unitOfMeasure, language)}`;
}

/**
 * What is left of a supply: one number, or the fewest and the most where that depends on when it is wanted. `0–10`.
 */
export function leftText(supply: {
  readonly remainingQuantity: number;
  readonly mostRemainingQuantity: number;
}): string {
  const { remainingQuantity: least, mostRemainingQuantity: most } = supply;
  return least === most ? String(most) : `${least}–${most}`;
}

/** A share of something, as a person reads it. */
export function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}

/** From one day to another, both of them included: `2026-01-01 – 2026-12-31`. */
export function periodText(from: string, to: string): string {
  return `${from} – ${to}`;
}
