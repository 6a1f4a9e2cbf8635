import { setupI18n } from '@lingui/core';
import { useSyncExternalStore } from 'react';

export type Language = 'zh-CN' | 'en';

/** What a screen says, each text in both languages, as ICU messages: `{n, plural, one {# place} other {# places}}`. */
export type Words<Key extends string = string> = Readonly<Record<Key, Readonly<Record<Language, string>>>>;

const STORED = 'language';
const i18n = setupI18n({ missing: (_language, id) => id });
i18n.activate(storedLanguage());
document.documentElement.lang = i18n.locale;

function storedLanguage(): Language {
  const stored = localStorage.getItem(STORED);
  if (stored === 'zh-CN' || stored === 'en') return stored;
  return navigator.language.startsWith('zh') ? 'zh-CN' : 'en';
}

export function language(): Language {
  return i18n.locale as Language;
}

export function speak(language: Language): void {
  localStorage.setItem(STORED, language);
  document.documentElement.lang = language;
  i18n.activate(language);
}

/** Shows again when the language changes. */
export function useLanguage(): Language {
  return useSyncExternalStore((changed) => i18n.on('change', changed), language);
}

export type Say<Key extends string> = (key: Key, values?: Readonly<Record<string, string | number>>) => string;

/**
 * The words of one screen. Its name keeps them apart from those of others. The build has compiled each message where it
 * stands, so that it has to be a text there and not an expression.
 */
export function words<Key extends string>(screen: string, table: Words<Key>): () => Say<Key> {
  for (const language of ['zh-CN', 'en'] as const) {
    const entries = Object.entries(table) as [Key, Words[string]][];
    i18n.load(language, Object.fromEntries(entries.map(([key, texts]) => [`${screen}.${key}`, texts[language]])));
  }
  const say: Say<Key> = (key, values) => i18n._(`${screen}.${key}`, { ...values });
  return () => {
    useLanguage();
    return say;
  };
}

/** A text that people have written, in the language of who reads it where there is one. */
export function localText({ zh, en }: { readonly zh: string; readonly en: string | null }, language: Language): string {
  return language === 'en' ? (en ?? zh) : zh;
}
