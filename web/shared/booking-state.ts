import { labelOf } from '@grid-commons/client';
import type { Language } from './words.ts';

/** Whether it is still to come, or under way. */
export function isStanding({ state, end }: { readonly state: string; readonly end: string }): boolean {
  return ['PENDING', 'CONFIRMED', 'CHECKED_IN'].includes(state) && Date.parse(end) > Date.now();
}

/** State is a shape and a word, never a colour alone. */
const SHAPES: Readonly<Record<string, string>> = { CONFIRMED: '●', CHECKED_IN: '●', COMPLETED: '●', PENDING: '◐' };

export function stateText(state: string, language: Language): string {
  return `${SHAPES[state] ?? '○'} ${labelOf('BookingState', state, language)}`;
}
