import type { MoneyInput } from '../../../shared/money.ts';
import type { Words } from '../../../shared/words.ts';
import { readWindows, WINDOWS_EXAMPLE } from './list-csv.windows.ts';
import { plain, valueOf, wordsIn, YES_NO_WORDS } from './list-csv.words.ts';
import type { ServiceCategoryRow } from '../service-category.loader.ts';
import type { WeeklyWindow } from '../../times/weekly-window.type.ts';

/** How the text of one cell is read, and what is said of a text that cannot be. Ranges are rules of the entry. */
export interface CellForm<T> {
  /** The value; undefined for a text that is none. */
  readonly read: (text: string) => T | undefined;
  readonly wording: (text: string) => { readonly en: string; readonly zh: string };
}

/** A text as it stands. */
export const TEXT: CellForm<string> = { read: (text) => text, wording: () => ({ en: '', zh: '' }) };

// Nine digits: what a GraphQL Int can hold.
/** A whole number. */
export const INTEGER: CellForm<number> = {
  read: (text) => (/^[+-]?\d{1,9}$/.test(plain(text)) ? Number(plain(text)) : undefined),
  wording: () => ({ en: 'This is not a whole number.', zh: '此处应为整数。' }),
};

/** A number with or without decimals, as coordinates have them. */
export const DECIMAL: CellForm<number> = {
  read: (text) => (/^[+-]?\d{1,9}(\.\d{1,30})?(e-\d{1,3})?$/i.test(plain(text)) ? Number(plain(text)) : undefined),
  wording: () => ({ en: 'This is not a number.', zh: '此处应为数字。' }),
};

/** A date as `YYYY-MM-DD`, or as spreadsheets like to rewrite that: `2026/3/1`. */
export const DATE: CellForm<string> = {
  read: (text) => {
    const [, year, month = '', day = ''] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(plain(text)) ?? [];
    if (year === undefined) return undefined;
    try {
      return Temporal.PlainDate.from(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`).toString();
    } catch {
      return undefined;
    }
  },
  wording: () => ({ en: 'This is not a date as 2026-03-01.', zh: '此处应为日期，如 2026-03-01。' }),
};

/** An amount in yuan; what amounts there are is a rule of money. */
export const YUAN: CellForm<MoneyInput> = {
  read: (text) => ({ amount: plain(text), currencyCode: 'CNY' }),
  wording: () => ({ en: '', zh: '' }),
};

/** Yes or no. */
export const YES_NO: CellForm<boolean> = {
  read: (text) => {
    const name = valueOf(YES_NO_WORDS, text);
    return name === undefined ? undefined : name === 'true';
  },
  wording: () => oneOf(YES_NO_WORDS),
};

/** The windows of an entry; see `WINDOWS_FORM`. */
export const WINDOWS: CellForm<readonly WeeklyWindow[]> = {
  read: (text) => {
    const windows = readWindows(text);
    return 'unreadable' in windows ? undefined : windows;
  },
  wording: (text) => {
    const windows = readWindows(text);
    const part = 'unreadable' in windows ? windows.unreadable : text;
    return {
      en: `This is not a window: “${part}”. Windows are written as ${WINDOWS_EXAMPLE.en}.`,
      zh: `“${part}”不是有效时段；时段应写作 ${WINDOWS_EXAMPLE['zh-CN']}。`,
    };
  },
};

/** Several texts that have no blanks, such as ids. */
export const IDS: CellForm<readonly string[]> = {
  read: (text) => partsOf(plain(text), /[\s,;、]+/),
  wording: () => ({ en: '', zh: '' }),
};

/** One of the words of a table, in any language. */
export function word<Name extends string>(words: Words<Name>): CellForm<Name> {
  return { read: (text) => valueOf(words, text), wording: () => oneOf(words) };
}

/** Several words of a table, each once. */
export function wordList<Name extends string>(words: Words<Name>): CellForm<readonly Name[]> {
  return {
    read: (text) => {
      const names = partsOf(plain(text), /\s*[,;、\n]\s*/).map((part) => valueOf(words, part));
      const known = names.filter((name) => name !== undefined);
      return known.length === names.length && new Set(known).size === known.length ? known : undefined;
    },
    wording: () => ({
      en: `These are some of: ${wordsIn(words, 'en')}; each once, with commas between.`,
      zh: `此处可填：${wordsIn(words, 'zh-CN')}；以逗号分隔，不可重复。`,
    }),
  };
}

/** The code of a category: written as such, or as its name in any language if no other has that name. */
export function categoryOf(categories: readonly ServiceCategoryRow[]): CellForm<string> {
  const named = (wanted: string) =>
    categories.filter(({ name, nameEn }) => [name, nameEn].some((one) => plain(one).toLowerCase() === wanted));
  return {
    read: (text) => {
      const wanted = plain(text).toLowerCase();
      const byCode = categories.find(({ code }) => code.toLowerCase() === wanted);
      const byName = named(wanted);
      return byCode?.code ?? (byName.length === 1 ? byName[0]!.code : undefined);
    },
    wording: (text) => {
      const several = named(plain(text).toLowerCase()).map(({ code }) => code);
      return several.length > 1
        ? { en: `Write which one: ${several.join(', ')}.`, zh: `请写明是哪一类：${several.join('、')}。` }
        : { en: 'There is no such category.', zh: '没有该服务类别。' };
    },
  };
}

function oneOf(words: Words<string>) {
  return { en: `This is one of: ${wordsIn(words, 'en')}.`, zh: `此处应为其一：${wordsIn(words, 'zh-CN')}。` };
}

function partsOf(text: string, separator: RegExp): string[] {
  return text.split(separator).filter((part) => part !== '');
}
