import Negotiator from 'negotiator';

/** The languages in which messages exist. */
export const LANGUAGES = ['en', 'zh-CN'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A text in both languages. */
export type BilingualText = Readonly<Record<Language, string>>;

/** Spoken to those who ask for none of ours. */
export const DEFAULT_LANGUAGE: Language = 'en';

/** A quality that is no number from 0 to 1. It says nothing, and is left out: negotiator would leave out its language. */
const NO_QUALITY = /;\s*q=(?!(?:0(?:\.\d*)?|1(?:\.0*)?)\s*(?:[,;]|$))[^,;]*/g;
/** A longer header is not read to its end. */
const HEADER_MAX_LENGTH = 200;

/**
 * The best of our languages for an `Accept-Language` header (RFC 9110 §12.5.4): the highest quality wins, the first
 * among equals. Any Chinese tag means zh-CN.
 */
export function languageOf(header: string | undefined): Language {
  if (!header) return DEFAULT_LANGUAGE;
  // Asked for all that is accepted, and not for the best of ours: then a region counts as much as the bare language.
  const readable = header.slice(0, HEADER_MAX_LENGTH).replace(NO_QUALITY, '');
  const accepted = new Negotiator({ headers: { 'accept-language': readable } }).languages();
  return accepted.map(ourLanguage).find((language) => language !== undefined) ?? DEFAULT_LANGUAGE;
}

function ourLanguage(tag: string): Language | undefined {
  const [primary] = tag.toLowerCase().split('-');
  if (primary === 'zh') return 'zh-CN';
  if (primary === 'en' || primary === '*') return 'en';
  return undefined;
}
