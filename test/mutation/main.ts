import { mkdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, join } from 'node:path';
import type { TestProject } from 'vitest/node';
import startDatabase from '../support/global-setup.ts';
import { Host } from './hosts.ts';
import type { NumberedMutant } from './instrument.ts';
import type { Recorded, Wanted } from './plan.ts';
import { listedSurvivors, titlesOf } from './survivors.ts';
import { filesOf, numberedMutants, ROOT, TARGETS } from './targets.ts';

// Changes the rules in small ways, one at a time, and runs the tests that reach the place: they are to notice.
// With arguments, only in the files whose paths begin with one of them.

/** Of a hundred mutants, so many at least are to be noticed. */
const NOTICED_PERCENT_MIN = 85;
/** Mutants that a process is given at a time. */
const BATCH = 20;
/** A mutant may take so many times as long as its tests do without it, and so much more, before it counts as hanging. */
const SLOWER_MAX = 4;
const SLOWER_MS = 10_000;
/** What is decided while a file is loaded is tried on so many test files: those that name it, and come there the most. */
const LOADED_TEST_FILES_MAX = 10;

/** Processes at a time; fewer where there are fewer cores, or where VITEST_MAX_WORKERS says so, as to vitest itself. */
const HOSTS_MAX = 4;

/** A test file without a mutant takes at most so long. */
const ALONE_MS_MAX = 900_000;

/** Characters that the names of folders take in the table of figures. */
const FOLDER_WIDTH = 40;

type Verdict = 'noticed' | 'late' | 'survived' | 'unreached';
/** What each test file reaches, by its path; and whether its tests need none of the others before them. */
type Reached = Map<string, Recorded & { readonly independent: boolean; readonly msInAll: number }>;

const asked = process.argv.slice(2);
const mutants = numberedMutants().filter(
  ({ file }) => asked.length === 0 || asked.some((path) => file.startsWith(path)),
);
if (mutants.length === 0) throw new Error(`There are no mutants in ${asked.join(', ')}.`);

const provided = new Map<string, unknown>([['wanted', []]]);
const stopDatabase = await startDatabase({
  provide: (key: string, value: unknown) => provided.set(key, value),
} as unknown as TestProject);
const recordings = join(provided.get('temporaryFolder') as string, 'reached');
mkdirSync(recordings);
provided.set('recordings', recordings);
const hosts = Array.from(
  { length: Math.min(HOSTS_MAX, availableParallelism(), Number(process.env['VITEST_MAX_WORKERS'] ?? HOSTS_MAX)) },
  () => new Host(JSON.stringify(Object.fromEntries(provided))),
);
const stop = async () => {
  for (const host of hosts) host.close();
  await stopDatabase();
};
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void stop().finally(() => process.exit(1)));
process.exitCode = 1;
try {
  await run();
} finally {
  await stop();
}

async function run(): Promise<void> {
  const began = performance.now();
  const files = new Set(mutants.map(({ file }) => file));
  const testFilesOf = new Map(
    TARGETS.flatMap(({ sources, tests }) => filesOf(sources).map((file) => [file, filesOf(tests)] as const)),
  );
  const testFiles = [...new Set([...files].flatMap((file) => testFilesOf.get(file)!))];
  console.log(`${mutants.length} mutants in ${files.size} files, ${testFiles.length} test files`);
  const reached = await record(testFiles);
  console.log(`The tests alone took ${seconds(began)} s.`);

  const verdicts = new Map<number, Verdict>();
  const jobs = mutants.flatMap((mutant) => {
    const tries = triesOf(mutant, testFilesOf.get(mutant.file)!, reached);
    if (tries.length > 0) return [{ mutant, tries, cold: isLoadedOnly(mutant, reached) }];
    verdicts.set(mutant.id, 'unreached');
    return [];
  });
  // What can share a process in batches, what needs a fresh one each.
  const warm = jobs.filter(({ cold }) => !cold);
  const batches = [
    ...jobs.filter(({ cold }) => cold).map((job) => [job]),
    ...Array.from({ length: Math.ceil(warm.length / BATCH) }, (_, at) => warm.slice(at * BATCH, (at + 1) * BATCH)),
  ];
  await inParallel(batches, async (batch, host) => {
    // All first tries, then the second ones of those that came through, and so on.
    let left = [...batch];
    for (let attempt = 0; left.length > 0; attempt++) {
      const now = left.filter(({ tries }) => attempt < tries.length);
      for (const { mutant } of left.filter(({ tries }) => attempt >= tries.length)) verdicts.set(mutant.id, 'survived');
      const outcomes = await host.run(
        now.map(({ tries }) => tries[attempt]!),
        (wanted) => SLOWER_MS + SLOWER_MAX * msOf(wanted, reached.get(wanted.testFile)!),
      );
      left = now.filter(({ mutant }, at) => {
        const { failed, late } = outcomes[at]!;
        if (failed) verdicts.set(mutant.id, late ? 'late' : 'noticed');
        return !failed;
      });
    }
    process.stdout.write(`\r${verdicts.size} of ${mutants.length} after ${seconds(began)} s `);
  });
  process.stdout.write('\n');
  report(verdicts);
  console.log(`It took ${seconds(began)} s.`);
}

/** What the tests reach, each file in a process of its own; and whether each passes with none of the others before it. */
async function record(testFiles: readonly string[]): Promise<Reached> {
  const reached: Reached = new Map();
  await inParallel(testFiles, async (testFile, host) => {
    const path = ROOT + testFile;
    const name = testFile.replaceAll('/', '_');
    const began = performance.now();
    const [forwards] = await host.run([{ name, mutant: 0, testFile: path, record: true }], () => ALONE_MS_MAX);
    if (forwards!.late) throw new Error(`${testFile} takes more than ${ALONE_MS_MAX / 1_000} s without a mutant.`);
    if (forwards!.failed) throw new Error(`${testFile} fails without a mutant:\n${forwards!.errors.join('\n')}`);
    const msInAll = performance.now() - began;
    const recorded = JSON.parse(readFileSync(join(recordings, `${name}.json`), 'utf8')) as Recorded;
    // Where nothing is set up, nothing is handed on from one test to the next.
    const isSetUp = /\bbefore(All|Each)\(/.test(readFileSync(path, 'utf8'));
    const backwards = { name, mutant: 0, testFile: path, backwards: true };
    const independent = !isSetUp || !(await host.run([backwards], () => ALONE_MS_MAX))[0]!.failed;
    reached.set(path, { ...recorded, independent, msInAll });
    console.log(`${testFile}: ${seconds(began)} s`);
    if (!independent) console.log(`${testFile}: its tests need one another`);
  });
  return reached;
}

/** The test files that may notice a mutant, the quickest first, each with its tests that reach it. */
function triesOf(mutant: NumberedMutant, testFiles: readonly string[], reached: Reached): Wanted[] {
  const tries = testFiles.flatMap((testFile) => {
    const path = ROOT + testFile;
    const { around, tests, independent } = reached.get(path)!;
    const reaching = tests.filter((test) => test.reached.includes(mutant.id));
    const all = around.includes(mutant.id) || (reaching.length > 0 && !independent);
    if (!all && reaching.length === 0) return [];
    const ms = (all ? tests : reaching).reduce((sum, test) => sum + test.ms, 0);
    const wanted: Wanted = {
      name: '',
      mutant: mutant.id,
      testFile: path,
      ...(!all && { only: reaching.map(({ name }) => name) }),
    };
    return [{ ms, wanted }];
  });
  if (tries.length > 0) return tries.sort((a, b) => a.ms - b.ms).map(({ wanted }) => wanted);
  const ofFile = new Set(mutants.filter(({ file }) => file === mutant.file).map(({ id }) => id));
  return testFiles
    .map((testFile) => ({ path: ROOT + testFile, ...reached.get(ROOT + testFile)! }))
    .filter(({ loading }) => loading.includes(mutant.id))
    .map(({ path, tests, independent }) => {
      const coming = tests.filter((test) => test.reached.some((id) => ofFile.has(id)));
      // A test that comes nowhere may look at what the file gives to others: a limit, a list.
      const may = tests.filter((test) => test.reached.length === 0 || coming.includes(test));
      const only = independent && coming.length > 0 ? { only: may.map(({ name }) => name) } : {};
      const names = readFileSync(path, 'utf8').includes(`/${basename(mutant.file)}'`);
      const ms = ('only' in only ? may : tests).reduce((sum, test) => sum + test.ms, 0);
      return { names, coming: coming.length, ms, wanted: { name: '', mutant: mutant.id, testFile: path, ...only } };
    })
    .sort((a, b) => Number(b.names) - Number(a.names) || b.coming - a.coming)
    .slice(0, LOADED_TEST_FILES_MAX)
    .sort((a, b) => a.ms - b.ms)
    .map(({ wanted }) => wanted);
}

/** How long the tests that are wanted of a file take without a mutant, with all that is loaded for them. */
function msOf({ only }: Wanted, { tests, msInAll }: Recorded & { readonly msInAll: number }): number {
  const others = only ? tests.filter(({ name }) => !only.includes(name)) : [];
  return others.reduce((left, { ms }) => left - ms, msInAll);
}

/** Whether a mutant is decided while its file is loaded, and never again. */
function isLoadedOnly({ id }: NumberedMutant, reached: Reached): boolean {
  return ![...reached.values()].some(
    ({ around, tests }) => around.includes(id) || tests.some((test) => test.reached.includes(id)),
  );
}

async function inParallel<T>(work: readonly T[], does: (one: T, host: Host) => Promise<void>): Promise<void> {
  const queue = [...work];
  await Promise.all(
    hosts.map(async (host) => {
      for (let one = queue.shift(); one !== undefined; one = queue.shift()) await does(one, host);
    }),
  );
}

function seconds(began: number): number {
  return Math.round((performance.now() - began) / 1000);
}

/** What came of it, by folder; and the survivors that nobody has given a reason for. */
function report(verdicts: ReadonlyMap<number, Verdict>): void {
  const isNoticed = ({ id }: NumberedMutant) => ['noticed', 'late'].includes(verdicts.get(id)!);
  const rows: [string, NumberedMutant[]][] = TARGETS.map(({ folder, sources }) => {
    const files = new Set(filesOf(sources));
    return [folder, mutants.filter(({ file }) => files.has(file))];
  });
  for (const [name, ofRow] of [...rows, ['all', mutants] as [string, NumberedMutant[]]]) {
    if (ofRow.length === 0) continue;
    const noticed = ofRow.filter(isNoticed);
    const late = ofRow.filter(({ id }) => verdicts.get(id) === 'late').length;
    const percent = Math.floor((noticed.length / ofRow.length) * 1000) / 10;
    console.log(
      `${name.padEnd(FOLDER_WIDTH)} ${noticed.length} of ${ofRow.length} noticed (${percent} %), ${late} of them as they hang`,
    );
  }
  const titles = titlesOf(numberedMutants());
  const listed = new Set(listedSurvivors().map(({ title }) => title));
  const survivors = mutants.filter((mutant) => !isNoticed(mutant));
  const unlisted = survivors.filter(({ id }) => !listed.has(titles.get(id)!));
  const noticedNow = mutants.filter((mutant) => isNoticed(mutant) && listed.has(titles.get(mutant.id)!));
  if (unlisted.length > 0) {
    console.log(`\n${unlisted.length} survived that survivors.md gives no reason for:`);
    for (const mutant of unlisted)
      console.log(
        `- ${titles.get(mutant.id)}${verdicts.get(mutant.id) === 'unreached' ? ' (no test comes there)' : ''}`,
      );
  }
  const hanging = mutants.filter(({ id }) => verdicts.get(id) === 'late');
  if (hanging.length > 0) {
    console.log('\nNoticed as they hang, which a busy machine can feign:');
    for (const { id } of hanging) console.log(`- ${titles.get(id)}`);
  }
  if (noticedNow.length > 0) {
    console.log('\nNoticed, though survivors.md lists them:');
    for (const { id } of noticedNow) console.log(`- ${titles.get(id)}`);
  }
  const enough = (mutants.length - survivors.length) * 100 >= mutants.length * NOTICED_PERCENT_MIN;
  if (!enough) console.log(`\nFewer than ${NOTICED_PERCENT_MIN} % were noticed.`);
  if (enough && unlisted.length === 0) process.exitCode = 0;
}
