/**
 * What the statements of the program gave back while tests ran them: where each was sent from, and what its rows are.
 * `record-statements.ts` takes it down, `test/contract/statements.test.ts` holds it against the types.
 */
import { join } from 'node:path';

/** A place in the source, as a stack trace names it: lines and columns count from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** What was seen of a value, over all rows. */
export interface Shape {
  /** Of `typeof`, and `null` and `array` apart from `object`. */
  readonly kinds: string[];
  /** How many objects were among the values, and what stood in each of their members. */
  objects: number;
  readonly members: Record<string, Shape & { times: number }>;
  /** What stood in the arrays. */
  items?: Shape;
}

/** A column of an answer, as PostgreSQL describes it when it prepares the statement. */
export interface Column {
  readonly name: string;
  /** The OID of its type. */
  readonly type: number;
}

export interface RecordedStatement {
  /** Who called `execute`, and who called them: the innermost first, ours alone. */
  readonly calls: readonly Place[];
  readonly text: string;
  readonly columns: readonly Column[];
  /** The rows that came back, as many as there were. */
  readonly rows: Shape;
}

/** The folder in which each test file leaves what it has recorded. */
export function recordFolder(temporaryFolder: string): string {
  return join(temporaryFolder, 'statements');
}

/** Takes a value into a shape. */
export function see(shape: Shape, value: unknown): void {
  const kind = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
  if (!shape.kinds.includes(kind)) shape.kinds.push(kind);
  if (kind === 'array') {
    shape.items ??= emptyShape();
    for (const item of value as unknown[]) see(shape.items, item);
  } else if (kind === 'object' && isPlain(value as object)) {
    shape.objects++;
    for (const [name, member] of Object.entries(value as object)) {
      const known = (shape.members[name] ??= { ...emptyShape(), times: 0 });
      known.times++;
      see(known, member);
    }
  }
}

export function emptyShape(): Shape {
  return { kinds: [], objects: 0, members: {} };
}

/** Rows and JSON, but no Buffer: its members are bytes. */
function isPlain(value: object): boolean {
  return [Object.prototype, null].includes(Object.getPrototypeOf(value) as object | null);
}
