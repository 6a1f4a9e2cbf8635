import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { assertKeeping } from '../support/property.ts';

let folder: string;
let file: string;
let kept = 0;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'grid-commons-seeds-'));
});
beforeEach(() => {
  file = join(folder, `${++kept}.seeds.json`);
});
afterAll(() => rmSync(folder, { recursive: true }));

const number = fc.integer({ min: 0, max: 1_000_000 });
const keeping = () => ({ file, test: 'a test' });
const found = () => JSON.parse(readFileSync(file, 'utf8'));

/** Asserts that no number is as large as a bound. @returns the numbers tried */
function below(bound: number, given: fc.Parameters<[number]> = {}): number[] {
  const tried: number[] = [];
  const property = fc.property(number, (drawn) => {
    tried.push(drawn);
    return drawn < bound;
  });
  try {
    void assertKeeping(property, given, keeping());
  } catch (error) {
    tried.push(Number.NaN);
    expect((error as Error).message).toMatch(/Property failed after/);
  }
  return tried;
}

describe('a property that fails', () => {
  test('leaves its seed and path, and is tried with them first and at once', () => {
    const first = below(700_000, { seed: 7 });
    expect(first.at(-1)).toBeNaN();
    expect(found()).toEqual({ 'a test': [{ seed: 7, path: expect.stringMatching(/^\d+(:\d+)*$/) }] });
    const second = below(700_000);
    // The smallest number that fails, to which the first had to shrink.
    expect(second[0]).toBe(700_000);
    expect(found()['a test']).toHaveLength(1);
  });

  test('is tried with it and then with others once it is mended', () => {
    below(700_000, { seed: 7 });
    const mended = below(1_000_001);
    expect(mended[0]).toBe(700_000);
    expect(mended.length).toBeGreaterThan(100);
    expect(mended).not.toContain(Number.NaN);
  });

  test('says where its example is kept, and keeps those of other tests', () => {
    writeFileSync(file, JSON.stringify({ 'another test': [{ seed: 1, path: '0' }] }));
    const property = fc.property(number, () => false);
    expect(() => assertKeeping(property, { seed: 3 }, keeping())).toThrow(file);
    expect(found()).toMatchObject({ 'another test': [{ seed: 1, path: '0' }], 'a test': [{ seed: 3 }] });
  });

  test('is run with the whole of a seed whose path leads nowhere any more', () => {
    writeFileSync(file, JSON.stringify({ 'a test': [{ seed: 7, path: '0:1:2:3:4:5:6:7:8:9' }] }));
    expect(below(1_000_001).length).toBeGreaterThan(100);
  });

  test('is kept too when it is asynchronous', async () => {
    const property = fc.asyncProperty(number, async (drawn) => drawn < 700_000);
    await expect(assertKeeping(property, { seed: 7 }, keeping())).rejects.toThrow('Property failed after');
    expect(found()['a test']).toHaveLength(1);
    await expect(assertKeeping(property, {}, keeping())).rejects.toThrow('Property failed after 1 tests');
  });
});

test('a property that holds leaves nothing', () => {
  expect(below(1_000_001)).toHaveLength(100);
  expect(existsSync(file)).toBe(false);
});

test('every property of these tests is asserted so that what fails is kept', () => {
  const direct = globSync('test/**/*.ts', { exclude: ['test/packages/**'] }).filter((path) =>
    /\bfc\s*\.\s*(assert|check)\(/.test(readFileSync(path, 'utf8')),
  );
  expect(direct).toEqual(['test/support/property.ts']);
});
