import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect } from 'vitest';

/** What makes fast-check come to one and the same example again. */
interface Found {
  readonly seed: number;
  readonly path: string;
}

/** Where examples against a property are kept: the file, and the test in it. */
interface Keeping {
  readonly file: string;
  readonly test: string;
}

/**
 * Asserts a property, as `fc.assert` does. An example that is found against it is kept in `<test file>.seeds.json`, to be
 * committed with what mends it: what is kept there is tried before anything else from then on, so that what has failed
 * once by chance does not have to be met by chance again.
 */
export function assertProperty<Ts>(property: fc.IAsyncProperty<Ts>, given?: fc.Parameters<Ts>): Promise<void>;
export function assertProperty<Ts>(property: fc.IProperty<Ts>, given?: fc.Parameters<Ts>): void;
export function assertProperty<Ts>(property: fc.IRawProperty<Ts>, given: fc.Parameters<Ts> = {}): Promise<void> | void {
  const { testPath, currentTestName } = expect.getState();
  // Of what is found against a mutant, which runs under the name of a file that is not there, nothing is kept: the next
  // mutant is to be tried by the same examples.
  const keeping = existsSync(testPath!)
    ? { file: `${testPath!.replace(/\.ts$/, '')}.seeds.json`, test: currentTestName! }
    : undefined;
  return assertKeeping(property, given, keeping);
}

/** The same with the place named; nothing is kept where there is none. */
export function assertKeeping<Ts>(
  property: fc.IRawProperty<Ts>,
  given: fc.Parameters<Ts>,
  keeping: Keeping | undefined,
): Promise<void> | void {
  const before = (keeping && keptIn(keeping.file)[keeping.test]) ?? [];
  if (property.isAsync()) return assertAsync(property as fc.IAsyncProperty<Ts>, given, before, keeping);
  const run = (parameters: fc.Parameters<Ts>) => fc.check(property as fc.IProperty<Ts>, parameters);
  for (const { seed, path } of before) {
    const exact = unlessLost(() => run({ ...given, seed, path }));
    judge(exact && hasTried(exact) ? exact : run({ ...given, seed }));
  }
  judge(run(given), keeping);
}

async function assertAsync<Ts>(
  property: fc.IAsyncProperty<Ts>,
  given: fc.Parameters<Ts>,
  before: readonly Found[],
  keeping: Keeping | undefined,
): Promise<void> {
  const run = (parameters: fc.Parameters<Ts>) => fc.check(property, parameters);
  for (const { seed, path } of before) {
    const exact = await unlessLost(() => run({ ...given, seed, path }));
    judge(exact && hasTried(exact) ? exact : await run({ ...given, seed }));
  }
  judge(await run(given), keeping);
}

// When what a property draws has changed, a path may lead nowhere or to nothing; then all of its seed is tried.
function unlessLost<Details>(replay: () => Details): Details | undefined {
  try {
    return replay();
  } catch {
    return undefined;
  }
}

function hasTried<Ts>({ failed, numRuns }: fc.RunDetails<Ts>): boolean {
  return failed || numRuns > 0;
}

/** @throws Error that tells of an example against the property; it is kept if there is where */
function judge<Ts>(details: fc.RunDetails<Ts>, keeping?: Keeping): void {
  if (!details.failed) return;
  const { seed, counterexamplePath: path, errorInstance: cause } = details;
  const isStored = keeping !== undefined && path !== null;
  if (isStored) keep({ seed, path }, keeping);
  const where = isStored ? `\nKept, to be committed with what mends it: ${keeping.file}` : '';
  throw new Error(`${fc.defaultReportMessage(details)}${where}`, { cause });
}

type Kept = Readonly<Record<string, readonly Found[]>>;

function keptIn(file: string): Kept {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Kept) : {};
}

function keep(found: Found, { file, test }: Keeping): void {
  const kept = keptIn(file);
  const all: Kept = { ...kept, [test]: [...(kept[test] ?? []), found] };
  writeFileSync(file, `${JSON.stringify(all, null, 2)}\n`);
}
