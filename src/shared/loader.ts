import DataLoader from 'dataloader';
import type { Context } from '../context.ts';

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
