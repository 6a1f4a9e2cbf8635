import { ErrorCode, Refusal, refusal } from '../../../shared/refusal.ts';
import type { BilingualText } from '../../../shared/language.ts';

/** The longest file that is read, in characters: in Chinese it just fits into a request body. */
export const CSV_CHARACTERS_MAX = 75_000;
/** Cells in one row: more than there are columns, so that a few too many can be named one by one. */
export const CSV_CELLS_MAX = 40;

/** One thing that is wrong with a file. */
export interface CsvProblem {
  /** As a spreadsheet counts: the header is row 1. */
  readonly row: number;
  /** The column as the file calls it; null for what is wrong with the whole row. */
  readonly column: string | null;
  readonly refusal: Refusal;
}

const fileHasErrors = refusal<{ count: number }>('listFileHasErrors', ErrorCode.INVALID_INPUT, ['csv'], {
  en: ({ count }) => `The file has ${count} ${count === 1 ? 'error' : 'errors'}; nothing was written.`,
  'zh-CN': ({ count }) => `文件有 ${count} 处错误，未写入任何内容。`,
});

/** Returned when a file cannot be read, or rows of it are refused; with what is wrong, row by row. */
export class RowsRefused extends Refusal {
  readonly problems: readonly CsvProblem[];

  constructor(problems: readonly CsvProblem[]) {
    const { kind, details } = fileHasErrors({ count: problems.length });
    super(kind, details);
    this.problems = problems;
  }
}

/** Told of a file that is too long. */
export const fileIsTooLong = refusal('csvFileIsTooLong', ErrorCode.INVALID_INPUT, undefined, {
  en: () => `A file has at most ${CSV_CHARACTERS_MAX} characters.`,
  'zh-CN': () => `文件最多 ${CSV_CHARACTERS_MAX} 个字符。`,
});

/** Told of a file without a header. */
export const headerMissing = refusal('csvHeaderMissing', ErrorCode.INVALID_INPUT, undefined, {
  en: () => 'The first row names the columns.',
  'zh-CN': () => '第一行应为列名。',
});

/** Told of a file with more rows than a list can have entries. */
export const tooManyRows = refusal<{ max: number }>('csvTooManyRows', ErrorCode.INVALID_INPUT, undefined, {
  en: ({ max }) => `A list has at most ${max} entries.`,
  'zh-CN': ({ max }) => `清单最多 ${max} 条。`,
});

/** Told of a row with more cells than there are columns. */
export const rowOverColumns = refusal('csvRowOverColumns', ErrorCode.INVALID_INPUT, undefined, {
  en: () => 'This row has more cells than there are columns.',
  'zh-CN': () => '该行的单元格多于列数。',
});

/** Told of a row with more cells than are read. */
export const rowIsTooLong = refusal('csvRowIsTooLong', ErrorCode.INVALID_INPUT, undefined, {
  en: () => `A row has at most ${CSV_CELLS_MAX} cells.`,
  'zh-CN': () => `每行最多 ${CSV_CELLS_MAX} 个单元格。`,
});

/** Told of a row from which on the quotes do not match. */
export const quotesDoNotMatch = refusal('csvQuotesDoNotMatch', ErrorCode.INVALID_INPUT, undefined, {
  en: () =>
    'The double quotes do not match: a cell with quotes, commas or line breaks stands between quotes, and quotes inside are doubled.',
  'zh-CN': () => '双引号不匹配：含引号、逗号或换行的单元格须用双引号括起，其中的引号须写两次。',
});

/** Told of a column that there is not. */
export const noSuchColumn = refusal<{ columns: BilingualText }>('csvNoSuchColumn', ErrorCode.INVALID_INPUT, undefined, {
  en: ({ columns }) => `No column is called that; there are: ${columns.en}.`,
  'zh-CN': ({ columns }) => `没有此列；可用的列：${columns['zh-CN']}。`,
});

/** Told of a column that is there twice. */
export const columnRepeated = refusal('csvColumnRepeated', ErrorCode.INVALID_INPUT, undefined, {
  en: () => 'This column is there twice.',
  'zh-CN': () => '该列重复。',
});

/** Told of a column that has to be there. */
export const columnMissing = refusal('csvColumnMissing', ErrorCode.INVALID_INPUT, undefined, {
  en: () => 'This column is missing.',
  'zh-CN': () => '缺少该列。',
});

/** Told of a cell that has to be filled. */
export const cellIsEmpty = refusal('csvCellIsEmpty', ErrorCode.INVALID_INPUT, undefined, {
  en: () => 'This cell is empty.',
  'zh-CN': () => '此单元格不能为空。',
});

/** Told of a cell that is filled on a supply. */
export const onlyOfDemands = refusal('csvOnlyOfDemands', ErrorCode.INVALID_INPUT, undefined, {
  en: () => 'Only a demand has this.',
  'zh-CN': () => '仅需求可填此项。',
});

/** Told of a cell that is filled on a demand. */
export const onlyOfSupplies = refusal('csvOnlyOfSupplies', ErrorCode.INVALID_INPUT, undefined, {
  en: () => 'Only a supply has this.',
  'zh-CN': () => '仅供给可填此项。',
});

/** Told of the id of an entry that is not on the list, or not on this side of it. */
export const noSuchEntry = refusal('csvNoSuchEntry', ErrorCode.NOT_FOUND, undefined, {
  en: () => 'There is no such entry on this side of the list.',
  'zh-CN': () => '清单的此侧没有该条目。',
});

/** Told of the id of an entry that another row has. */
export const entryRepeated = refusal('csvEntryRepeated', ErrorCode.INVALID_INPUT, undefined, {
  en: () => 'Another row is this entry already.',
  'zh-CN': () => '该条目已在另一行。',
});

/** Returned when an entry is to be taken off that is not on the list, or that the file changes. */
export const noSuchEntryToRemove = refusal('noSuchEntryToRemove', ErrorCode.NOT_FOUND, ['removeIds'], {
  en: () => 'An entry to remove is not on the list, or is a row of the file.',
  'zh-CN': () => '要移除的条目不在清单上，或仍在文件中。',
});

/** Told of half a place. */
export const halfOfAPlace = refusal('csvHalfOfAPlace', ErrorCode.INVALID_INPUT, undefined, {
  en: () => 'A place has both a latitude and a longitude.',
  'zh-CN': () => '位置须同时给出纬度和经度。',
});

/** Told of a cell that is no whole number. */
export const notAWholeNumber = refusal('csvNotAWholeNumber', ErrorCode.INVALID_INPUT, undefined, {
  en: () => 'This is not a whole number.',
  'zh-CN': () => '此处应为整数。',
});

/** Told of a cell that is no number. */
export const notANumber = refusal('csvNotANumber', ErrorCode.INVALID_INPUT, undefined, {
  en: () => 'This is not a number.',
  'zh-CN': () => '此处应为数字。',
});

/** Told of a cell that is no date. */
export const notADate = refusal('csvNotADate', ErrorCode.INVALID_INPUT, undefined, {
  en: () => 'This is not a date as 2026-03-01.',
  'zh-CN': () => '此处应为日期，如 2026-03-01。',
});

/** Told of a cell that is no window. */
export const notAWindow = refusal<{ text: string; example: BilingualText }>(
  'csvNotAWindow',
  ErrorCode.INVALID_INPUT,
  undefined,
  {
    en: ({ text, example }) => `This is not a window: “${text}”. Windows are written as ${example.en}.`,
    'zh-CN': ({ text, example }) => `“${text}”不是有效时段；时段应写作 ${example['zh-CN']}。`,
  },
);

/** Told of a cell that is none of some words. */
export const notOneOf = refusal<{ words: BilingualText }>('csvNotOneOf', ErrorCode.INVALID_INPUT, undefined, {
  en: ({ words }) => `This is one of: ${words.en}.`,
  'zh-CN': ({ words }) => `此处应为其一：${words['zh-CN']}。`,
});

/** Told of a cell that is not some of some words. */
export const notSomeOf = refusal<{ words: BilingualText }>('csvNotSomeOf', ErrorCode.INVALID_INPUT, undefined, {
  en: ({ words }) => `These are some of: ${words.en}; each once, with commas between.`,
  'zh-CN': ({ words }) => `此处可填：${words['zh-CN']}；以逗号分隔，不可重复。`,
});

/** Told of the name of several categories. */
export const whichCategory = refusal<{ codes: readonly string[] }>(
  'csvWhichCategory',
  ErrorCode.INVALID_INPUT,
  undefined,
  {
    en: ({ codes }) => `Write which one: ${codes.join(', ')}.`,
    'zh-CN': ({ codes }) => `请写明是哪一类：${codes.join('、')}。`,
  },
);

/** Told of a category that there is not. */
export const noSuchCategory = refusal('csvNoSuchCategory', ErrorCode.INVALID_INPUT, undefined, {
  en: () => 'There is no such category.',
  'zh-CN': () => '没有该服务类别。',
});
