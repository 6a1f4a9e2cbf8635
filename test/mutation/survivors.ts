import { readFileSync } from 'node:fs';
import type { Mutant } from './mutators.ts';
import { ROOT } from './targets.ts';

/** How much of what stands around a change a title shows, and how much of the change itself. */
const AROUND_CHARS = 32;
const CHANGED_CHARS = 72;

/** A survivor that was looked at. */
interface ListedSurvivor {
  readonly title: string;
  readonly reason: string;
}

/** What survivors.md lists: lines of `- TITLE — reason`. */
export function listedSurvivors(): ListedSurvivor[] {
  const text = readFileSync(new URL('survivors.md', import.meta.url), 'utf8');
  return [...text.matchAll(/^- (.+?→ `[^`]*`(?: #\d+)?) — (.+)$/gm)].map(([, title, reason]) => ({
    title: title!,
    reason: reason!,
  }));
}

/** A name for each mutant that outlives changes elsewhere in the file: it has no line number. */
export function titlesOf(mutants: readonly (Mutant & { readonly id: number })[]): Map<number, string> {
  const seen = new Map<string, number>();
  const titles = new Map<number, string>();
  const sources = new Map<string, string>();
  for (const mutant of mutants) {
    if (!sources.has(mutant.file)) sources.set(mutant.file, readFileSync(ROOT + mutant.file, 'utf8'));
    const title = titleOf(mutant, sources.get(mutant.file)!);
    const count = (seen.get(title) ?? 0) + 1;
    seen.set(title, count);
    titles.set(mutant.id, count > 1 ? `${title} #${count}` : title);
  }
  return titles;
}

/** Whether a cut between two characters would go through a word or a sign. */
function isTorn(before: string | undefined, after: string | undefined): boolean {
  return [/[\w']/, /[<>=!&|+*/%?.~^-]/].some((kind) => kind.test(before ?? '') && kind.test(after ?? ''));
}

function titleOf({ file, start, end, original, replacement }: Mutant, source: string): string {
  let same = 0;
  while (same < Math.min(original.length, replacement.length) && original[same] === replacement[same]) same++;
  let sameAtEnd = 0;
  while (
    sameAtEnd < Math.min(original.length, replacement.length) - same &&
    original.at(-1 - sameAtEnd) === replacement.at(-1 - sameAtEnd)
  ) {
    sameAtEnd++;
  }
  const torn = (at: number) => [original, replacement].some((text) => isTorn(text[at - 1], text[at]));
  while (same > 0 && torn(same)) same--;
  const tornAtEnd = (at: number) =>
    [original, replacement].some((text) => isTorn(text.at(-1 - at), at === 0 ? undefined : text.at(-at)));
  while (sameAtEnd > 0 && tornAtEnd(sameAtEnd)) sameAtEnd--;
  const line = (text: string) => text.replaceAll(/\s+/g, ' ').replaceAll('`', '´');
  const short = (text: string) => (text.length > CHANGED_CHARS ? `${text.slice(0, CHANGED_CHARS)}…` : text);
  // Without blanks at the ends: in Markdown they are no part of what is quoted.
  const before = line(source.slice(0, start + same))
    .slice(-AROUND_CHARS)
    .trimStart();
  const after = line(source.slice(end - sameAtEnd))
    .slice(0, AROUND_CHARS)
    .trimEnd();
  const was = short(line(original.slice(same, original.length - sameAtEnd)));
  const is = short(line(replacement.slice(same, replacement.length - sameAtEnd)));
  return `${file}: \`${before}⟦${was}⟧${after}\` → \`${is}\``;
}
