import DataLoader from 'dataloader';
import type { Context } from './context.ts';
import type { Database } from '../database/database.ts';
import { forSeveral } from '../database/request-time.ts';

/** More keys than this go into a further statement. */
const BATCH_MAX = 500;

/**
 * Declares a batched read: within a request, everything asked for in one go is fetched by one statement, once.
 * A loader whose field has arguments takes them in its key, normalised by `keyOf`; rows never mix between arguments.
 * @param fetch the values for the keys, in the order of the keys
 */
export function defineLoader<K, V>(
  fetch: (ctx: Context, keys: readonly K[]) => Promise<readonly (V | Error)[]>,
  keyOf: (key: K) => unknown = (key) => key,
): (ctx: Context) => DataLoader<K, V> {
  const loaders = new WeakMap<object, DataLoader<K, V>>();
  return (ctx) => {
    let loader = loaders.get(ctx.reads);
    if (!loader) {
      loader = new DataLoader<K, V, unknown>((keys) => fetch(ctx, keys), {
        maxBatchSize: BATCH_MAX,
        cacheKeyFn: keyOf,
      }) as DataLoader<K, V>;
      loaders.set(ctx.reads, loader);
    }
    return loader;
  };
}

/** Puts fetched rows in the order of the keys; null where there is none. */
export function inOrderOf<V>(keys: readonly string[], rows: readonly V[], keyOf: (row: V) => string): (V | null)[] {
  const byKey = new Map(rows.map((row) => [keyOf(row), row]));
  return keys.map((key) => byKey.get(key) ?? null);
}

/**
 * Declares a batched read of rows that are the same for everybody: what the requests of this process ask for at the
 * same time is fetched by one statement for all of them. Nothing is kept beyond that statement, so nobody is shown what
 * was before; within a request a row is read once. `fetch` is given the database and no request, so that nothing of a
 * viewer can get into it.
 */
export function defineCommonLoader<V>(
  fetch: (db: Database, keys: readonly string[]) => Promise<readonly (V | Error)[]>,
): (ctx: Context) => { load(key: string): Promise<V> } {
  const common = new WeakMap<Database, DataLoader<string, V>>();
  const perRequest = new WeakMap<object, Map<string, Promise<V>>>();
  return (ctx) => ({
    load(key) {
      const read = getOrMake(perRequest, ctx.reads, () => new Map<string, Promise<V>>());
      let row = read.get(key);
      if (!row) {
        row = getOrMake(common, ctx.db, () => commonLoader(ctx.db, fetch)).load(key);
        read.set(key, row);
      }
      return row;
    },
  });
}

function commonLoader<V>(
  db: Database,
  fetch: (db: Database, keys: readonly string[]) => Promise<readonly (V | Error)[]>,
): DataLoader<string, V> {
  return new DataLoader<string, V>(
    async (keys) => {
      const unique = [...new Set(keys)];
      const rows = await forSeveral(() => fetch(db, unique));
      if (unique.length === keys.length) return rows;
      const byKey = new Map(unique.map((key, at) => [key, rows[at]!]));
      return keys.map((key) => byKey.get(key)!);
    },
    // After the requests that have arrived have all been looked at, not after each.
    { cache: false, maxBatchSize: BATCH_MAX, batchScheduleFn: (send) => setImmediate(send) },
  );
}

function getOrMake<K extends object, T>(map: WeakMap<K, T>, key: K, make: () => T): T {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}
