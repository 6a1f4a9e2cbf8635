import type { Language } from './words.ts';

/** A text that people have written, in the language of who reads it where there is one. */
export function localText({ zh, en }: { readonly zh: string; readonly en: string | null }, language: Language): string {
  return language === 'en' ? (en ?? zh) : zh;
}
