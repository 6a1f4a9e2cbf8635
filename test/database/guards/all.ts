import { readdirSync } from 'node:fs';
import type { Guards } from './forms.ts';

const FOLDER = new URL('./', import.meta.url);
/** What is here besides the guards of the features. */
const OTHERS = ['all.ts', 'forms.ts', 'project-statements.ts'];

const all: readonly Guards[] = await Promise.all(
  readdirSync(FOLDER)
    .filter((file) => !OTHERS.includes(file))
    .toSorted()
    .map(async (file) => {
      const [guards] = Object.values((await import(new URL(file, FOLDER).href)) as Record<string, Guards>);
      return guards!;
    }),
);

/** The guards of one sort of all features, by name. @throws Error when two features name the same */
export function guardsOf<Sort extends keyof Guards>(sort: Sort): NonNullable<Guards[Sort]> {
  const rows = all.flatMap((guards) => Object.entries(guards[sort] ?? {}));
  const named = Object.fromEntries(rows);
  if (Object.keys(named).length < rows.length) throw new Error(`Two features name the same of their ${sort}`);
  return named as NonNullable<Guards[Sort]>;
}
