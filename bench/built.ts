import { fileURLToPath } from 'node:url';
import { existsSync } from 'node:fs';

const DIST = new URL('../dist/', import.meta.url);

/**
 * A module of the built project: what is measured is what `npm start` runs.
 * @param path below dist/, for instance `src/server/server.js`
 */
export async function importBuilt<T>(path: string): Promise<T> {
  const url = new URL(path, DIST);
  if (!existsSync(fileURLToPath(url))) throw new Error(`${path} is not built: run "npm run build" first`);
  return (await import(url.href)) as T;
}

/** The ORM as the server has it, with every entity. */
export async function openOrm(url: string, poolSize: number) {
  const { createOrm } = await importBuilt<typeof import('../src/database/orm.ts')>('src/database/orm.js');
  const { entities } = await importBuilt<typeof import('../src/features.ts')>('src/features.js');
  return createOrm(url, poolSize, entities);
}
