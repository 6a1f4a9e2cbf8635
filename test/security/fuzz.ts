import { expect } from 'vitest';
import { buildCommonsSchema } from '../../src/server/graphql/schema.ts';
import { subjectOfPersona } from '../../src/district/identity/tokens/personas.ts';
import type { Commons } from '../support/commons.ts';
import { type FuzzedOperation, Fuzzer } from './fuzzer.ts';

/** Seeds that have found something: these come first, every time. */
export const SEEDS_THAT_FOUND: readonly number[] = [];

/** Everybody who may be there: the personas of development, one whose account is not known yet, and nobody. */
const PERSONAS: readonly (string | undefined)[] = [
  ...['resident', 'resident:2', 'unit', 'unit2', 'branch', 'community', 'subdistrict', 'district', 'delegate'].map(
    (name) => subjectOfPersona(name)!,
  ),
  'a stranger with a token',
  undefined,
];

/** How long an answer may take, in milliseconds. */
const ANSWER_MAX_MS = 5_000;
/** Operations under way at a time. */
const AT_ONCE = 4;
/** What no error tells: SQL and what the database says of it, stacks, places of files. */
const TELLING =
  /\b(select|insert into|update|delete from)\b.+\b(from|values|set|where)\b|violates|duplicate key|relation "|\bat .+\.[jt]s:\d+|node_modules|\/src\//i;

/** What came of a time of made-up operations. */
interface FuzzReport {
  readonly operations: number;
  /** Mutations that a rule did not refuse, and reads without an error: without them nothing was tried. */
  readonly done: number;
  /** How many fields of the roots were sent, and how many there are. */
  readonly rootFields: number;
  readonly slowestMs: number;
  readonly faults: readonly string[];
}

/** Sends made-up operations for some time, each as somebody, a few at a time. */
export async function fuzz(commons: Commons, seed: number, milliseconds: number): Promise<FuzzReport> {
  const { schema } = buildCommonsSchema();
  const fuzzer = new Fuzzer(schema, { seed, personas: PERSONAS, now: () => commons.clock.now });
  const faults: string[] = [];
  const fields = new Set<string>();
  let operations = 0;
  let done = 0;
  let slowestMs = 0;

  async function send({ document, variables, as }: FuzzedOperation): Promise<void> {
    const begun = performance.now();
    const response = await commons.app.inject({
      method: 'POST',
      url: '/graphql',
      headers: as === undefined ? {} : { authorization: `Bearer ${as}` },
      payload: { query: document, variables },
    });
    const took = performance.now() - begun;
    slowestMs = Math.max(slowestMs, took);
    const { data, errors = [] } = response.json<{ data?: unknown; errors?: { message: string }[] }>();
    fuzzer.learn(data);
    if (errors.length === 0 && !/"userErrors":\[\{/.test(response.body)) done++;
    const wrong =
      (response.statusCode >= 500 && `status ${response.statusCode}`) ||
      (/"code":"INTERNAL"/.test(response.body) && 'INTERNAL') ||
      (took > ANSWER_MAX_MS && `${Math.round(took)} ms`) ||
      (TELLING.test(JSON.stringify(errors.map(({ message: _, ...rest }) => rest))) && 'telling') ||
      (errors.some(({ message }) => /\bat .+\.[jt]s:\d+|violates|relation "/.test(message)) && 'telling');
    if (wrong) {
      faults.push(`${wrong}, as ${as}: ${document} ${JSON.stringify(variables)} → ${response.body.slice(0, 500)}`);
    }
  }

  const until = Date.now() + milliseconds;
  while (Date.now() < until && faults.length === 0) {
    const some = Array.from({ length: AT_ONCE }, () => fuzzer.next());
    for (const { document } of some) fields.add(/: (\w+)/.exec(document.slice(document.indexOf('{')))![1]!);
    operations += some.length;
    await Promise.all(some.map(send));
  }
  return { operations, done, rootFields: fields.size, slowestMs: Math.round(slowestMs), faults };
}

/** Holds what a report has to say: nothing wrong was found, and it was looked for. */
export function expectNothingFound(report: FuzzReport, seed: number): void {
  expect(report.faults, `seed ${seed}`).toEqual([]);
  expect(report.done / report.operations, JSON.stringify(report)).toBeGreaterThan(0.05);
}
