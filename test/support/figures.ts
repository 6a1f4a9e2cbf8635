import type { TaskMeta } from 'vitest';

declare module 'vitest' {
  interface TaskMeta {
    /** What the test has measured, in words. */
    figures?: string[];
  }
}

/** Notes what a test has measured, for the table that is printed after all of them. */
export function noteFigure({ meta }: { readonly meta: TaskMeta }, text: string): void {
  (meta.figures ??= []).push(text);
}
