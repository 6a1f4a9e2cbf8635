import type { BilingualText } from './language.ts';

/**
 * What names in the schema are called in messages for people, in each language: a feature has such a table for the states
 * of its own beside their refusals.
 */
export type Labels<Name extends string> = Readonly<Record<Name, BilingualText>>;
