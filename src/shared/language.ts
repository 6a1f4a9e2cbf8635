/** The languages in which messages exist. */
export const LANGUAGES = ['en', 'zh-CN'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Spoken to those who ask for none of ours. */
export const DEFAULT_LANGUAGE: Language = 'en';

/** A longer header is not read to its end. */
const HEADER_MAX_LENGTH = 200;

/**
 * The best of our languages for an `Accept-Language` header (RFC 9110 §12.5.4): the highest quality wins, the first
 * among equals. Any Chinese tag means zh-CN.
 */
export function languageOf(header: string | undefined): Language {
  if (!header) return DEFAULT_LANGUAGE;
  const wanted = header
    .slice(0, HEADER_MAX_LENGTH)
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters.map((parameter) => /^\s*q=([0-9.]+)$/.exec(parameter)?.[1]).find(Boolean);
      return { language: ourLanguage(tag), quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ language, quality }) => language !== undefined && quality > 0)
    .sort((a, b) => b.quality - a.quality);
  return wanted[0]?.language ?? DEFAULT_LANGUAGE;
}

function ourLanguage(tag: string): Language | undefined {
  if (tag === 'zh' || tag.startsWith('zh-')) return 'zh-CN';
  if (tag === 'en' || tag.startsWith('en-') || tag === '*') return 'en';
  return undefined;
}
