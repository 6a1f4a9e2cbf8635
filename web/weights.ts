import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** As Vite writes it, by source. */
interface Chunk {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
  readonly css?: readonly string[];
}

/** What is loaded together, compressed, in kB. */
interface Weight {
  /** The page, or the part that is loaded later, by its source. */
  readonly name: string;
  readonly scripts: number;
  readonly styles: number;
  /** The files, for whoever wants to look into them. */
  readonly files: readonly string[];
}

/** A page: what it loads before its first screen stands, and what each part adds that it loads later. */
export interface PageWeight extends Weight {
  readonly later: readonly Weight[];
}

/** What the pages of a build weigh. @param folder where the build is */
export function weigh(folder: string): readonly PageWeight[] {
  const manifest = JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8')) as Readonly<
    Record<string, Chunk>
  >;
  /** A chunk with all that it needs before it runs. */
  const withImports = (name: string, found = new Set<string>()): Set<string> => {
    if (found.has(name)) return found;
    found.add(name);
    for (const needed of manifest[name]!.imports ?? []) withImports(needed, found);
    return found;
  };
  const weightOf = (name: string, chunks: Iterable<string>): Weight => {
    const scripts = [...chunks].map((chunk) => manifest[chunk]!.file);
    const styles = [...new Set([...chunks].flatMap((chunk) => manifest[chunk]!.css ?? []))];
    const kilobytes = (files: readonly string[]) =>
      files.reduce((sum, file) => sum + compressedBytes(join(folder, file)), 0) / 1_000;
    return { name, scripts: kilobytes(scripts), styles: kilobytes(styles), files: [...scripts, ...styles] };
  };
  return Object.entries(manifest)
    .filter(([, { isEntry }]) => isEntry)
    .map(([page]) => {
      const first = withImports(page);
      const parts = new Set([...first].flatMap((name) => manifest[name]!.dynamicImports ?? []));
      const later = [...parts].map((part) =>
        weightOf(
          part,
          [...withImports(part)].filter((name) => !first.has(name)),
        ),
      );
      return { ...weightOf(page, first), later };
    });
}

/** How many bytes of a file of a build are sent. */
export function compressedBytes(path: string): number {
  // What is too small to gain by it is served as it is.
  return statSync(`${path}.gz`, { throwIfNoEntry: false })?.size ?? statSync(path).size;
}
