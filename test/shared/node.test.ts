import { describe, expect, test } from 'vitest';
import { newId, prefixOf } from '../../src/shared/node.ts';

// So many that thousands fall into one millisecond.
const MADE = 20_000;

describe('a new id', () => {
  const from = Date.now();
  const ids = Array.from({ length: MADE }, () => newId('bkg'));
  const until = Date.now();
  const timeOf = (id: string) => Number.parseInt(id.slice(4, 16), 16);

  test('is greater than all that were made before it, within a millisecond too', () => {
    expect(new Set(ids.map(timeOf)).size).toBeLessThan(MADE / 10);
    expect(ids.filter((id, at) => at > 0 && id <= ids[at - 1]!)).toEqual([]);
  });

  test('is greater than one of another type that was made before it', () => {
    const bare = Array.from({ length: MADE }, (_, at) => newId(at % 2 === 0 ? 'bkg' : 'fac').slice(4));
    expect(bare.filter((id, at) => at > 0 && id <= bare[at - 1]!)).toEqual([]);
  });

  test('is a UUID of version 7 with the time of its making, and well-formed', () => {
    for (const id of ids) expect(id).toMatch(/^bkg_[0-9a-f]{12}7[0-9a-f]{3}[89ab][0-9a-f]{15}$/);
    expect(ids.filter((id) => prefixOf(id) !== 'bkg')).toEqual([]);
    // Its sequence may run into the next milliseconds when more are made in one than it has numbers for.
    expect(timeOf(ids[0]!)).toBeGreaterThanOrEqual(from);
    expect(timeOf(ids.at(-1)!)).toBeLessThanOrEqual(until + MADE / 0x1000);
  });

  test('ends in what cannot be told from those before it', () => {
    expect(new Set(ids.map((id) => id.slice(20))).size).toBe(MADE);
  });
});
