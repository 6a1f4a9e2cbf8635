import { labelOf } from '@grid-commons/client';
import type { Language } from '../words.ts';

/** State is a shape and a word, never a colour alone. */
const SHAPES: Readonly<Record<string, string>> = {
  CONFIRMED: '●',
  CHECKED_IN: '●',
  COMPLETED: '●',
  PENDING: '◐',
  HELD: '◐',
};

export function stateText(state: string, language: Language): string {
  return `${SHAPES[state] ?? '○'} ${labelOf('BookingState', state, language)}`;
}
