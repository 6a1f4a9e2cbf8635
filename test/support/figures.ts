import type { TaskMeta } from 'vitest';

/** What a test has measured, in words. */
interface Figure {
  readonly text: string;
  /** The row it is of, where the test holds several; by default that of the test's name. */
  readonly row?: string;
}

declare module 'vitest' {
  interface TaskMeta {
    figures?: Figure[];
  }
}

/** Notes what a test has measured, for the table that is printed after all of them. */
export function noteFigure({ meta }: { readonly meta: TaskMeta }, text: string, row?: string): void {
  (meta.figures ??= []).push({ text, ...(row !== undefined && { row }) });
}

/** The same for several figures, each by its name. */
export function noteFigures(
  task: { readonly meta: TaskMeta },
  row: string,
  figures: Readonly<Record<string, unknown>>,
): void {
  const said = Object.entries(figures).map(([name, value]) => `${name} ${shown(value)}`);
  noteFigure(task, said.join(', '), row);
}

function shown(value: unknown): string {
  if (typeof value === 'number') return Number.isInteger(value) ? String(value) : value.toFixed(1);
  return typeof value === 'string' ? value : JSON.stringify(value);
}
