/** Runs before each test file: takes down the statements that are sent through Kysely, the tests' own among them. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DeleteQueryBuilder, expressionBuilder, InsertQueryBuilder, sql, UpdateQueryBuilder } from 'kysely';
import type { QueryResult } from 'pg';
import { afterAll, inject } from 'vitest';
import { PreparingClient } from '../../src/database/preparing-client.ts';
import { emptyShape, type Place, recordFolder, type RecordedStatement, see } from './statements.ts';

/** Rows of one answer that are looked at. */
const ROWS_SEEN = 20;
/** Ours are within so many frames of `execute`. */
const FRAMES = 8;
const FRAME = /\(?([^\s()]+\.ts):(\d+):(\d+)\)?$/;

type Method = (this: object, ...args: unknown[]) => Promise<unknown>;

const root = join(import.meta.dirname, '../..');
const recorded = new Map<string, RecordedStatement>();
const callsByStack = new Map<string, readonly Place[]>();
const calling = new AsyncLocalStorage<readonly Place[]>();

const prototypes = [
  Object.getPrototypeOf(sql``) as object,
  Object.getPrototypeOf(expressionBuilder<{ t: object }>().selectFrom('t')) as object,
  InsertQueryBuilder.prototype,
  UpdateQueryBuilder.prototype,
  DeleteQueryBuilder.prototype,
] as Record<string, Method | undefined>[];
for (const prototype of prototypes) {
  for (const name of ['execute', 'executeTakeFirst', 'executeTakeFirstOrThrow']) {
    const method = prototype[name];
    if (!method) continue;
    prototype[name] = function located(...args) {
      // One of these methods calls another one.
      const calls = calling.getStore() ?? callsOf(located);
      return calling.run(calls, () => method.apply(this, args));
    };
  }
}

const { query } = PreparingClient.prototype;
PreparingClient.prototype.query = function recording(this: PreparingClient, ...args: unknown[]): never {
  const answer = query.apply(this, args) as unknown;
  const calls = calling.getStore();
  if (calls && calls.length > 0 && typeof args[0] === 'string' && answer instanceof Promise) {
    const [text] = args;
    // Whoever sent it is told what went wrong.
    answer.then(
      (result: QueryResult) => keep(calls, text, result),
      () => undefined,
    );
  }
  return answer as never;
};

/** Statements of one place that have the same columns are one, however their conditions differ. */
function keep(calls: readonly Place[], text: string, { fields, rows }: QueryResult): void {
  // What several statements in one text give back is an array of results.
  if (!fields) return;
  const columns = fields.map(({ name, dataTypeID }) => ({ name, type: dataTypeID }));
  const key = JSON.stringify([calls, columns]);
  const statement = recorded.get(key) ?? { calls, text, columns, rows: emptyShape() };
  for (const row of rows.slice(0, ROWS_SEEN)) see(statement.rows, { ...row });
  recorded.set(key, statement);
}

/** The places in our source that a call came through; a stack is read once, as to translate one takes its time. */
function callsOf(called: (...args: never) => unknown): readonly Place[] {
  const { prepareStackTrace, stackTraceLimit } = Error;
  Error.stackTraceLimit = FRAMES;
  try {
    Error.prepareStackTrace = (_, sites) => sites.map(String).join('\n');
    const raw = stackAbove(called);
    Error.prepareStackTrace = prepareStackTrace;
    const calls = callsByStack.get(raw) ?? ourPlaces(stackAbove(called));
    callsByStack.set(raw, calls);
    return calls;
  } finally {
    Object.assign(Error, { prepareStackTrace, stackTraceLimit });
  }
}

function stackAbove(called: (...args: never) => unknown): string {
  const at: { stack?: string } = {};
  Error.captureStackTrace(at, called);
  return at.stack!;
}

function ourPlaces(stack: string): Place[] {
  return stack.split('\n').flatMap((frame) => {
    const [, file, line, column] = FRAME.exec(frame) ?? [];
    if (!file?.startsWith(root) || file.includes('node_modules') || file === import.meta.filename) return [];
    return [{ file, line: Number(line), column: Number(column) }];
  });
}

/** What this test file has recorded so far. */
export function recordedHere(): RecordedStatement[] {
  return [...recorded.values()];
}

afterAll(() => {
  if (recorded.size === 0) return;
  const folder = recordFolder(inject('temporaryFolder'));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${randomUUID()}.json`), JSON.stringify([...recorded.values()]));
});
