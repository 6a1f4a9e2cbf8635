import { globSync, writeFileSync } from 'node:fs';
import type { Reporter, TestCase, TestModule } from 'vitest/node';
import './figures.ts';

/** Where it is proven that a row holds: a file of tests, and a part of the name of one in it. */
type Proof = readonly [file: string, test: string];

/** A row of a list of what has to hold: its number, what it says, and which tests of other files hold it. */
export interface PromisedRow {
  readonly number: string;
  readonly promise: string;
  readonly elsewhere?: readonly Proof[];
}

interface Options {
  readonly title: string;
  readonly rows: readonly PromisedRow[];
  /** All files of tests that a whole run has. */
  readonly tests: string;
  /** Where the table is kept when KEEP_FIGURES is set, everything was run and has passed. */
  readonly file: string;
}

/**
 * Prints, when all tests have ended, a table of the rows that they hold: tests say by the number at the beginning of
 * their name which row is theirs, and by `noteFigure` what they have measured.
 */
export class FiguresReporter implements Reporter {
  readonly #options: Options;

  constructor(options: Options) {
    this.#options = options;
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    const cases = modules.flatMap((module) => [...module.children.allTests()]);
    const lines = this.#options.rows.map(({ number, promise, elsewhere = [] }) => {
      const own = cases.filter(({ name }) => numbersOf(name).includes(number));
      const files = [...new Set(elsewhere.map(([file]) => file))];
      const by = [...(own.length > 0 ? [`${own.length} here`] : []), ...files.map((file) => `\`${file}\``)];
      return [number, promise, figuresOf(own, number), by.join(', ')];
    });
    const table = markdownTable(['row', 'holds', 'last figures', 'tests'], lines);
    process.stdout.write(`\n${this.#options.title}\n\n${table}\n\n`);
    const isWhole = modules.length === globSync(this.#options.tests).length;
    const held = isWhole && cases.every((one) => one.result().state === 'passed');
    if (process.env.KEEP_FIGURES === 'true' && held) {
      const day = new Date().toISOString().slice(0, 10);
      writeFileSync(
        this.#options.file,
        `# ${this.#options.title}\n\nThe last run that was kept: ${day}.\n\n${table}\n`,
      );
    }
  }
}

function markdownTable(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = heads.map((head, at) => Math.max(head.length, ...rows.map((row) => row[at]!.length)));
  const line = (cells: readonly string[]) => `| ${cells.map((cell, at) => cell.padEnd(widths[at]!)).join(' | ')} |`;
  return [line(heads), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

/** The numbers of rows at the beginning of the name of a test: `B6 …`, `B6, O7 …`. */
function numbersOf(name: string): string[] {
  return /^[A-Z]\d{1,2}(, [A-Z]\d{1,2})*(?= )/.exec(name)?.[0].split(', ') ?? [];
}

function figuresOf(cases: readonly TestCase[], number: string): string {
  const failed = cases.filter((one) => one.result().state === 'failed').length;
  const skipped = cases.filter((one) => one.result().state === 'skipped').length;
  const noted = cases
    .flatMap((one) => one.meta().figures ?? [])
    .filter(({ row = number }) => row === number)
    .map(({ text }) => text);
  const held =
    noted.length > 0 || cases.length === 0 ? noted : [cases.length === 1 ? '1 test' : `${cases.length} tests`];
  return [...(failed > 0 ? [`**${failed} failed**`] : []), ...(skipped > 0 ? [`${skipped} not run`] : []), ...held]
    .join('; ')
    .replaceAll('|', '\\|');
}
