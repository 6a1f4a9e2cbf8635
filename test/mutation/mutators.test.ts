import { describe, expect, test } from 'vitest';
import { withSwitches } from './instrument.ts';
import { mutantsOf } from './mutators.ts';
import { switches } from './runtime.ts';
import { listedSurvivors, titlesOf } from './survivors.ts';
import { filesOf, numberedMutants, TARGETS } from './targets.ts';

/** What a piece of source may become: each place with what is put there. */
function slips(source: string): string[] {
  return mutantsOf('a.ts', source).map(({ start, end, replacement }) =>
    `${source.slice(0, start)}${replacement}${source.slice(end)}`.trim(),
  );
}

describe('a place in the source', () => {
  test.each<[string, string[]]>([
    ['f(a < b);', ['f(a <= b);', 'f(a >= b);']],
    ['f(a === 1 && b);', ['f(a === 1 || b);', 'f(a !== 1 && b);']],
    ['f(a ?? b);', ['f(a);']],
    ['f(!a, -b);', ['f(a, -b);', 'f(!a, b);']],
    ['f(a + 1, "a" + b);', ['f(a - 1, "a" + b);']],
    ['if (a) f();', ['if (true) f();', 'if (false) f();']],
    ['while (a) f();', ['while (false) f();']],
    ['const LIMIT = 10;', ['const LIMIT = 10 + 1;']],
    ["const LIST = ['A', 'B'];", ["const LIST = ['B'];", "const LIST = ['A'];"]],
    ['f(a.filter(g).length);', ['f(a.length);']],
    ['f(Math.max(a, b));', ['f(Math.min(a, b));']],
    ['const f = () => { g(); };', ['const f = () => {  };']],
    [
      "q.where('a', '<', b).orderBy('c', 'desc');",
      ["q.where('a', '<=', b).orderBy('c', 'desc');", "q.where('a', '<', b).orderBy('c', 'asc');"],
    ],
    ['sql`a <= ${b} and c`;', ['sql`a < ${b} and c`;', 'sql`a > ${b} and c`;', 'sql`a <= ${b} or c`;']],
    ['sql`order by a desc -- not < this`;', ['sql`order by a -- not < this`;']],
    ["sql`a = '<' || b <-> c`;", ["sql`a <> '<' || b <-> c`;"]],
    ['sql`a between b and c and d`;', ['sql`a between b and c or d`;']],
  ])('%s', (source, expected) => {
    expect(slips(source)).toEqual(expected);
  });

  test('is no type, no decorator and no part of a chain that may stop', () => {
    expect(slips('type A = 1 | 2; @f({ a: true }) class B { c?: string; }')).toEqual([]);
    expect(slips('f(a?.b.filter(c).d);')).toEqual([]);
  });
});

describe('a source with switches', () => {
  const source = 'const f = (a, b) => { if (a < b && !b) { g(a); } return sql`x < ${a < b} and y`; };';
  const mutants = mutantsOf('a.ts', source).map((mutant, at) => ({ ...mutant, id: at + 1 }));
  /** What the function does for some values, with a mutant on or with none. */
  function trace(text: string, active: number): string {
    const seen: unknown[] = [];
    const mutation = switches();
    mutation.active = active;
    const sql = (strings: readonly string[], ...values: unknown[]) =>
      seen.push(String.raw({ raw: strings }, ...values));
    const f = new Function('g', 'sql', 'mutation', `${text}; return f;`)((a: unknown) => seen.push(a), sql, mutation);
    for (const [a, b] of [
      [1, 2],
      [2, 1],
      [1, 1],
      [-1, 0],
      [0, 0],
    ])
      f(a, b);
    mutation.active = 0;
    return JSON.stringify(seen);
  }

  test('does what it did while none is on', () => {
    expect(trace(withSwitches(source, mutants), 0)).toBe(trace(source, 0));
  });

  test('does what the mutant does while that is on', () => {
    const text = withSwitches(source, mutants);
    for (const { id, start, end, replacement } of mutants) {
      const alone = `${source.slice(0, start)}${replacement}${source.slice(end)}`;
      expect(trace(text, id), alone).toBe(trace(alone, 0));
    }
    expect(mutants.length).toBeGreaterThan(10);
  });

  test('leaves an `else` to the `if` that it belongs to', () => {
    const source = 'const f = (a, b) => { if (a < b) g(1); else g(2); };';
    const mutants = mutantsOf('a.ts', source).map((mutant, at) => ({ ...mutant, id: at + 1 }));
    expect(trace(withSwitches(source, mutants), 0)).toBe(trace(source, 0));
  });
});

describe('what is mutated', () => {
  const mutants = numberedMutants();
  const titles = [...titlesOf(mutants).values()];

  test('are files that exist, each once, with tests that exist', () => {
    /** All that a pattern with braces stands for. */
    const alternatives = (pattern: string): string[] => {
      const [, before, either, after] = /^(.*?)\{([^{}]*)\}(.*)$/.exec(pattern) ?? [];
      return either === undefined
        ? [pattern]
        : either.split(',').flatMap((one) => alternatives(`${before}${one}${after}`));
    };
    for (const { sources, tests } of TARGETS) {
      const patterns = [...sources, ...tests].flatMap(alternatives);
      // Of those with a star, some alternatives may have nothing.
      for (const pattern of patterns.filter((one) => !one.includes('*'))) {
        expect(filesOf([pattern]), pattern).not.toEqual([]);
      }
      for (const pattern of [...sources, ...tests]) expect(filesOf([pattern]), pattern).not.toEqual([]);
    }
    const files = TARGETS.flatMap(({ sources }) => filesOf(sources));
    expect(files.length).toBe(new Set(files).size);
  });

  test('has a title of its own each, by which a survivor is listed with a reason', () => {
    expect(new Set(titles).size).toBe(mutants.length);
    const listed = listedSurvivors();
    expect(listed.filter(({ title }) => !titles.includes(title))).toEqual([]);
    expect(listed.filter(({ reason }) => reason.length < 10)).toEqual([]);
  });
});
