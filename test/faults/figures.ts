import type { TestContext } from 'vitest';
import type { Reporter, TestModule } from 'vitest/node';
import { SHOWN_ELSEWHERE } from './rows.ts';

/** What a trial has to say: the row of the list that it shows, and the figures. */
interface Figure {
  readonly row: string;
  readonly figures: string;
}

declare module 'vitest' {
  interface TaskMeta {
    figures?: Figure[];
  }
}

/** Keeps the figures of a trial, which are printed at the end of the run. */
export function note(
  { task }: Pick<TestContext, 'task'>,
  row: string,
  figures: Readonly<Record<string, unknown>>,
): void {
  const said = Object.entries(figures).map(([name, value]) => `${name} ${shown(value)}`);
  (task.meta.figures ??= []).push({ row, figures: said.join(', ') });
}

function shown(value: unknown): string {
  if (typeof value === 'number') return Number.isInteger(value) ? String(value) : value.toFixed(1);
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Prints a table of all rows at the end: the figures of this run, and where the others are shown. */
export default class FiguresReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const tests = modules.flatMap((one) => [...one.children.allTests()]);
    const measured = tests.flatMap((test) =>
      (test.meta().figures ?? []).map(({ row, figures }) => [row, test.result().state, figures] as const),
    );
    const elsewhere = SHOWN_ELSEWHERE.map(({ row, says, in: file }) => [row, 'see', `${says}: ${file}`] as const);
    const rows = [...measured, ...elsewhere].toSorted(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }));
    const width = (column: 0 | 1) => Math.max(...rows.map((row) => row[column].length));
    const lines = rows.map(([row, result, said]) => `${row.padEnd(width(0))}  ${result.padEnd(width(1))}  ${said}`);
    process.stdout.write(`\n${lines.join('\n')}\n\n`);
  }
}
