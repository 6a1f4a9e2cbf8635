import { ErrorCode, Refusal, refusal } from '../../../shared/refusal.ts';
import type { CsvProblem } from './list-csv.text.ts';

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
