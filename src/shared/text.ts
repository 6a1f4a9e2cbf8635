import { type RawBuilder, sql } from 'kysely';
import { apiError, ErrorCode, refusal } from './refusal.ts';

/** The longest reason that somebody gives for a decision, in characters. */
export const REASON_MAX = 500;

/** The longest address, in characters; the database holds the same bound. */
export const ADDRESS_MAX = 200;

/** The longest search text, in characters. */
export const SEARCH_TEXT_MAX = 100;

/** Whether PostgreSQL can take a text at all: it knows no NUL, and jsonb no half of a character (a lone surrogate). */
export function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0');
}

/** Returned for a text that is empty, too long, or has control characters. */
const textIsWrong = refusal<{ max: number; field: readonly string[] }>(
  'textIsWrong',
  ErrorCode.INVALID_INPUT,
  undefined,
  {
    en: ({ max }) => `This is a text of 1 to ${max} characters without control characters.`,
    'zh-CN': ({ max }) => `此处应为 1 至 ${max} 个字符、不含控制字符的文本。`,
  },
);

/**
 * A text as it is stored: outer blanks removed, of a length in range, in one line, of whole characters.
 * @throws Refusal INVALID_INPUT otherwise
 */
export function requireText(value: string, field: readonly string[], max: number): string {
  const text = value.normalize('NFC').trim();
  if (text.length < 1 || text.length > max || /[\p{Cc}\p{Cs}]/u.test(text)) {
    throw textIsWrong({ max, field });
  }
  return text;
}

/**
 * The condition that a text contains the search text, in any case and width of letters. The grams let a GIN index on
 * `search_grams` of the same expression find the candidates; strpos decides. (LIKE would have to be kept from reading
 * wildcards into the search text, and folding the width makes wildcards of characters that were none before.)
 * @throws BAD_USER_INPUT for an empty or overlong search text
 */
export function matching(expression: RawBuilder<unknown>, wanted: string): RawBuilder<boolean> {
  const text = wanted.trim();
  if (text.length < 1 || text.length > SEARCH_TEXT_MAX || !isStorable(text)) {
    throw apiError('BAD_USER_INPUT', `A search text has 1 to ${SEARCH_TEXT_MAX} characters.`);
  }
  return sql<boolean>`search_grams(${expression}) @> search_needle(${text}::text)
    and strpos(search_text(${expression}), search_text(${text}::text)) > 0`;
}
