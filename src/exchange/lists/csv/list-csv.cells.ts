import type { MoneyInput } from '../../../shared/money.ts';
import type { BilingualText } from '../../../shared/language.ts';
import type { Refusal } from '../../../shared/refusal.ts';
import type { Labels } from '../../../shared/labels.ts';
import {
  noSuchCategory,
  notADate,
  notANumber,
  notAWholeNumber,
  notAWindow,
  notOneOf,
  notSomeOf,
  whichCategory,
} from './list-csv.errors.ts';
import { readWindows, WINDOWS_EXAMPLE } from './list-csv.windows.ts';
import { plain, valueOf, wordsIn, YES_NO_LABELS } from './list-csv.labels.ts';
import type { ServiceCategoryRow } from '../service-category.loader.ts';
import type { WeeklyWindow } from '../../times/weekly-window.type.ts';

/** How the text of one cell is read: what it says, or what is wrong with it. Ranges are rules of the entry. */
export type CellForm<T> = (text: string) => T | Refusal;

/** A text as it stands. */
export const TEXT: CellForm<string> = (text) => text;

// Nine digits: what a GraphQL Int can hold.
/** A whole number. */
export const INTEGER: CellForm<number> = (text) =>
  /^[+-]?\d{1,9}$/.test(plain(text)) ? Number(plain(text)) : notAWholeNumber();

/** A number with or without decimals, as coordinates have them. */
export const DECIMAL: CellForm<number> = (text) =>
  /^[+-]?\d{1,9}(\.\d{1,30})?(e-\d{1,3})?$/i.test(plain(text)) ? Number(plain(text)) : notANumber();

/** A date as `YYYY-MM-DD`, or as spreadsheets like to rewrite that: `2026/3/1`. */
export const DATE: CellForm<string> = (text) => {
  const [, year, month = '', day = ''] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(plain(text)) ?? [];
  if (year === undefined) return notADate();
  try {
    return Temporal.PlainDate.from(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`).toString();
  } catch {
    return notADate();
  }
};

/** An amount in yuan; what amounts there are is a rule of money. */
export const YUAN: CellForm<MoneyInput> = (text) => ({ amount: plain(text), currencyCode: 'CNY' });

/** Yes or no. */
export const YES_NO: CellForm<boolean> = (text) => {
  const name = valueOf(YES_NO_LABELS, text);
  return name === undefined ? notOneOf({ words: allOf(YES_NO_LABELS) }) : name === 'true';
};

/** The windows of an entry; see `WINDOWS_FORM`. */
export const WINDOWS: CellForm<readonly WeeklyWindow[]> = (text) => {
  const windows = readWindows(text);
  return 'unreadable' in windows ? notAWindow({ text: windows.unreadable, example: WINDOWS_EXAMPLE }) : windows;
};

/** Several texts that have no blanks, such as ids. */
export const IDS: CellForm<readonly string[]> = (text) => partsOf(plain(text), /[\s,;、]+/);

/** One of the words of a table, in any language. */
export function word<Name extends string>(words: Labels<Name>): CellForm<Name> {
  return (text) => valueOf(words, text) ?? notOneOf({ words: allOf(words) });
}

/** Several words of a table, each once. */
export function wordList<Name extends string>(words: Labels<Name>): CellForm<readonly Name[]> {
  return (text) => {
    const names = partsOf(plain(text), /\s*[,;、\n]\s*/).map((part) => valueOf(words, part));
    const known = names.filter((name) => name !== undefined);
    const isSound = known.length === names.length && new Set(known).size === known.length;
    return isSound ? known : notSomeOf({ words: allOf(words) });
  };
}

/** The code of a category: written as such, or as its name in any language if no other has that name. */
export function categoryOf(categories: readonly ServiceCategoryRow[]): CellForm<string> {
  return (text) => {
    const wanted = plain(text).toLowerCase();
    const byCode = categories.find(({ code }) => code.toLowerCase() === wanted);
    if (byCode) return byCode.code;
    const codes = categories
      .filter(({ name, nameEn }) => [name, nameEn].some((one) => plain(one).toLowerCase() === wanted))
      .map(({ code }) => code);
    if (codes.length > 1) return whichCategory({ codes });
    return codes[0] ?? noSuchCategory();
  };
}

function allOf(words: Labels<string>): BilingualText {
  return { en: wordsIn(words, 'en'), 'zh-CN': wordsIn(words, 'zh-CN') };
}

function partsOf(text: string, separator: RegExp): string[] {
  return text.split(separator).filter((part) => part !== '');
}
