import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** As Vite writes it, by source. */
type Manifest = Readonly<Record<string, { readonly file: string; readonly imports?: readonly string[] }>>;

/** The screen that a page opens with, by its source below `web`; on all others it is part of the page itself, or comes last. */
const SCREENS: readonly (readonly [path: RegExp, source: string])[] = [
  [/^\/(f|facilities)\/\w+\/?$/, 'resident/facility/facility.tsx'],
  [/^\/u\/\w+\/?$/, 'resident/unit/unit.tsx'],
  [/^\/bookings\/?$/, 'resident/bookings/bookings.tsx'],
  [/^\/bookings\/\w+\/?$/, 'resident/bookings/booking.tsx'],
  [/^\/messages\/?$/, 'resident/messages/messages.tsx'],
  [/^\/bookings\/\w+\/move\/?$/, 'resident/move/move.tsx'],
  [/^\/me\/?$/, 'resident/me/me.tsx'],
  [/^\/desk\/?$/, 'desk/today/today.tsx'],
];

/**
 * Says of a path which scripts its first screen is made of, as a `Link` header: a browser that knows them loads them with
 * the page, and not when the page has begun to run and finds out that it needs them.
 * @param folder of the build
 * @param pages what each page asks for itself
 */
export async function firstPartsOf(
  folder: string,
  pages: readonly string[],
): Promise<(path: string) => string | undefined> {
  const text = await readFile(join(folder, '.vite/manifest.json'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '{}';
    throw error;
  });
  const manifest = JSON.parse(text) as Manifest;
  const headers = SCREENS.map(([path, source]) => {
    const files = [...withImports(manifest, source)].filter((file) => !pages.some((html) => html.includes(file)));
    return { path, header: files.map((file) => `</${file}>; rel="modulepreload"`).join(', ') };
  });
  return (path) => headers.find((one) => one.path.test(path))?.header || undefined;
}

function withImports(manifest: Manifest, source: string, found = new Set<string>()): Set<string> {
  const chunk = manifest[source];
  if (!chunk || found.has(chunk.file)) return found;
  found.add(chunk.file);
  for (const needed of chunk.imports ?? []) withImports(manifest, needed, found);
  return found;
}
