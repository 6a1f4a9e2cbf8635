import { fileURLToPath } from 'node:url';
import { BaseSequencer, createVitest, type TestModule, type TestSpecification } from 'vitest/node';
import { withSwitches } from './instrument.ts';
import { type HostMessage, RUN_NAME, type RunRequest } from './plan.ts';
import { numberedMutants, ROOT } from './targets.ts';

// A process of the command: one vitest that stays warm, with the switches in the sources, and runs what it is told to.

/** A test of a mutant that takes longer fails; without a mutant none takes half of that. */
const TEST_TIMEOUT_MS = 30_000;

const bySource = Map.groupBy(numberedMutants(), ({ file }) => file);
const send = (message: HostMessage) => process.send!(message);

const numberOf = ({ moduleId }: TestModule) => Number(RUN_NAME.exec(moduleId)![1]);

/** Runs files as they are asked for; vitest would begin with those that failed the last time. */
class InOrder extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files;
  }
}

const vitest = await createVitest(
  'test',
  {
    config: false,
    root: ROOT,
    watch: false,
    pool: 'threads',
    isolate: false,
    // What ordinary runs keep of a source has no switches in it, and theirs must have none.
    fsModuleCache: false,
    maxWorkers: 1,
    sequence: { sequencer: InOrder },
    silent: true,
    include: ['test/mutation/mutation-run-*.ts'],
    passWithNoTests: true,
    runner: fileURLToPath(new URL('runner.ts', import.meta.url)),
    testTimeout: TEST_TIMEOUT_MS,
    hookTimeout: TEST_TIMEOUT_MS,
    dangerouslyIgnoreUnhandledErrors: true,
    reporters: [
      {
        onTestModuleEnd(module) {
          const errors = [
            ...module.errors(),
            ...[...module.children.allSuites()].flatMap((suite) => suite.errors()),
            ...[...module.children.allTests('failed')].flatMap((test) => test.result().errors ?? []),
          ];
          send({
            kind: 'ended',
            number: numberOf(module),
            failed: !module.ok(),
            errors: errors.map(({ message, stack }) => stack ?? message),
          });
        },
      },
    ],
    provide: JSON.parse(process.env['MUTATION_PROVIDED']!),
  },
  {
    resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
    plugins: [
      {
        name: 'switches',
        enforce: 'pre',
        transform(code, id) {
          const mutants = bySource.get(id.slice(ROOT.length));
          return mutants && { code: withSwitches(code, mutants), map: null };
        },
      },
    ],
  },
);
await vitest.standalone();

process.on('message', async ({ wanted }: RunRequest) => {
  vitest.provide('wanted', wanted);
  const [project] = vitest.projects;
  const files = wanted.map((_, number) =>
    project!.createSpecification(`${ROOT}test/mutation/mutation-run-${number}.ts`),
  );
  await vitest.runTestSpecifications(files);
  send({ kind: 'done' });
});
process.on('disconnect', () => process.exit());
send({ kind: 'ready' });
