import { describe, expect, test, vi } from 'vitest';
import type { Context } from '../../src/request/context.ts';
import { defineCommonLoader, defineLoader, inOrderOf } from '../../src/request/loader.ts';

/** As many keys as one statement takes. */
const BATCH_MAX = 500;

const db = {} as Context['db'];
const request = () => ({ reads: {}, db }) as Context;
const numbered = (count: number) => Array.from({ length: count }, (_, at) => `k${at}`);

describe('a loader of a request', () => {
  const fetch = vi.fn<(ctx: Context, keys: readonly string[]) => Promise<string[]>>(async (_ctx, keys) =>
    keys.map((key) => `${key}!`),
  );
  const byKey = defineLoader(fetch);

  test('reads what is asked in one go at once, and each key once', async () => {
    fetch.mockClear();
    const ctx = request();
    const asked = ['a', 'b', 'a'].map((key) => byKey(ctx).load(key));
    expect(await Promise.all(asked)).toEqual(['a!', 'b!', 'a!']);
    expect(await byKey(ctx).load('b')).toBe('b!');
    expect(fetch.mock.calls.map(([, keys]) => keys)).toEqual([['a', 'b']]);
  });

  test('is another in another request, and after a write', async () => {
    fetch.mockClear();
    const ctx = request();
    expect(byKey(ctx)).toBe(byKey(ctx));
    const before = byKey(ctx);
    ctx.reads = {};
    expect(byKey(ctx)).not.toBe(before);
    expect(byKey(request())).not.toBe(byKey(ctx));
  });

  test('splits what is too much for one statement', async () => {
    fetch.mockClear();
    await byKey(request()).loadMany(numbered(BATCH_MAX + 1));
    expect(fetch.mock.calls.map(([, keys]) => keys.length)).toEqual([BATCH_MAX, 1]);
  });

  test('tells keys apart by what they are told by', async () => {
    const rows = vi.fn<(ctx: Context, keys: readonly { id: string }[]) => Promise<string[]>>(async (_ctx, keys) =>
      keys.map(({ id }) => id),
    );
    const ctx = request();
    const byId = defineLoader(rows, ({ id }) => id);
    await Promise.all([byId(ctx).load({ id: 'a' }), byId(ctx).load({ id: 'a' })]);
    expect(rows.mock.calls.map(([, keys]) => keys)).toEqual([[{ id: 'a' }]]);
  });
});

test('rows come in the order of the keys, null where there is none', () => {
  const rows = [{ id: 'b' }, { id: 'a' }];
  expect(inOrderOf(['a', 'x', 'b'], rows, ({ id }) => id)).toEqual([{ id: 'a' }, null, { id: 'b' }]);
});

describe('a loader of rows that are the same for everybody', () => {
  const fetch = vi.fn<(db: unknown, keys: readonly string[]) => Promise<string[]>>(async (_db, keys) =>
    keys.map((key) => `${key}!`),
  );
  const common = defineCommonLoader(fetch);

  test('reads what several requests ask at the same time with one statement', async () => {
    fetch.mockClear();
    const [one, other] = [request(), request()];
    const asked = [common(one).load('a'), common(other).load('a'), common(other).load('b')];
    expect(await Promise.all(asked)).toEqual(['a!', 'a!', 'b!']);
    expect(fetch.mock.calls).toEqual([[db, ['a', 'b']]]);
  });

  test('reads a row once in a request, and anew in the next', async () => {
    fetch.mockClear();
    const ctx = request();
    await common(ctx).load('a');
    await common(ctx).load('a');
    expect(fetch).toHaveBeenCalledTimes(1);
    await common(request()).load('a');
    expect(fetch).toHaveBeenCalledTimes(2);
  });

  test('hands each its own where no two ask for the same', async () => {
    fetch.mockClear();
    const ctx = request();
    expect(await Promise.all(['b', 'a'].map((key) => common(ctx).load(key)))).toEqual(['b!', 'a!']);
  });

  test('keeps the databases apart', async () => {
    fetch.mockClear();
    const elsewhere = { reads: {}, db: {} } as Context;
    await Promise.all([common(request()).load('a'), common(elsewhere).load('a')]);
    expect(fetch).toHaveBeenCalledTimes(2);
  });
});
