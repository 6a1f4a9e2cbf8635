import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { buildCalendar } from '../../../seeds/factories/calendar.factory.ts';
import { seedDemoDistrict } from '../../../seeds/demo-district.ts';
import { keepStretches } from '../../../src/facilities/opening/open-stretch.ts';
import { subjectOfPersona } from '../../../src/district/identity/tokens/personas.ts';
import { readTrustedDocuments } from '../../../src/server/limits/trusted-documents.ts';
import { type Commons, startCommons } from '../../support/commons.ts';

const run = promisify(execFile);

/** The evening for which the examples look for a place: of the day at whose noon tests take place. */
const DAY = '2026-03-03';
const EVENING = { start: `${DAY}T19:00:00+08:00`, end: `${DAY}T21:00:00+08:00` };

const MANIFESTS = ['packages/client/persisted-documents.json', 'examples/relay/persisted-documents.json'];

/** A server of the demonstration district that runs the documents of these clients, and nothing else. */
let commons: Commons;
let url: string;
/** What the examples should find, in their order, read without any of the clients. */
let carParks: { node: { id: string; name: string; capacity: number; unit: { name: string } } }[];
let total: number;

beforeAll(async () => {
  const documents = await readTrustedDocuments({ required: true, files: MANIFESTS });
  commons = await startCommons({ server: { trustedDocuments: documents } });
  await buildCalendar(commons.db);
  await seedDemoDistrict(commons.orm, commons.clock.now);
  await keepStretches(commons.orm, commons.clock.now);
  url = `${await commons.app.listen({ host: '127.0.0.1', port: 0 })}/graphql`;
  const plain = await startCommons({ beside: commons });
  const { data } = await plain.query(
    `query ($during: AvailableDuringInput!) {
      sharedFacilities(where: { kinds: [PARKING], availableDuring: $during }, orderBy: NAME, first: 100) {
        totalCount
        edges { node { id name capacity unit { name } } }
      }
    }`,
    { during: EVENING },
  );
  await plain.close();
  carParks = data.sharedFacilities.edges;
  total = data.sharedFacilities.totalCount;
});
afterAll(() => commons.close());

/** Runs an example as its README says, as the first resident; gives what it prints, line by line. */
async function linesOf(example: string): Promise<string[]> {
  const { stdout } = await run('npm', ['run', '-s', 'start'], {
    cwd: `examples/${example}`,
    env: {
      ...process.env,
      GRID_COMMONS_URL: url,
      GRID_COMMONS_TOKEN: subjectOfPersona('resident')!,
      GRID_COMMONS_DAY: DAY,
    },
  });
  return stdout.trim().split('\n');
}

const namesOf = (from: number, to: number) =>
  carParks
    .slice(from, to)
    .map(({ node }) => node.name)
    .join(', ');

const bookings = () => commons.sql<{ state: string }>('select state from booking order by created_at');

test('the manifests alone run on this server', async () => {
  const { errors } = await commons.query('{ viewer { resident { id } } }');
  expect(errors?.[0]?.extensions.code).toBe('DOCUMENT_NOT_TRUSTED');
  expect(total).toBeGreaterThan(10);
});

test.each(['packages/client', 'examples/apollo-client', 'examples/urql', 'examples/relay'])(
  '%s has the types that it says',
  async (folder) => {
    if (folder === 'examples/relay') await run('npm', ['run', 'compile'], { cwd: folder });
    await expect(run('tsc', ['--noEmit', '-p', folder])).resolves.toMatchObject({ stdout: '' });
  },
);

test('what the code generator makes is what is committed', async () => {
  const folder = 'packages/client';
  const modules = (await readdir(`${folder}/src/generated`)).map((file) => `src/generated/${file}`);
  const files = [...modules, 'persisted-documents.json', 'generated-from.json'];
  const read = () => Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  const before = await read();
  await run('npm', ['run', 'generate'], { cwd: folder });
  const after = await read();
  expect(files.filter((_file, i) => after[i] !== before[i])).toEqual([]);
});

describe('Apollo Client', () => {
  test('turns pages in its stock cache without doubles, and follows a booking through it', async () => {
    const held = (await bookings()).length;
    const lines = await linesOf('apollo-client');
    expect(lines).toEqual([
      `Page 1: ${namesOf(0, 5)}`,
      `Page 2: ${namesOf(5, 10)}`,
      `In the cache: ${namesOf(0, 10)}`,
      `10 facilities, 10 different, of ${total}`,
      expect.stringMatching(/^Booked \S+: 已确认$/),
      'In the list it is 已取消',
    ]);
    expect((await bookings()).slice(held)).toEqual([{ state: 'CANCELLED' }]);
  });
});

describe('urql', () => {
  test('sends ids only, and tells a refusal by its type', async () => {
    const held = (await bookings()).length;
    const lines = await linesOf('urql');
    expect(lines).toEqual([
      ...carParks.slice(0, 3).map(({ node }) => `${node.name}: 停车场, ${node.capacity}`),
      expect.stringMatching(/^Refused, 超出个人限额: \p{Script=Han}/u),
      expect.stringMatching(/^Booked \S+: 已确认$/),
      'Given back: 已取消',
    ]);
    expect((await bookings()).slice(held)).toEqual([{ state: 'CANCELLED' }]);
  });
});

describe('Relay', () => {
  test('compiles connections and refetchable fragments, and turns pages in its store', async () => {
    const manifest = await readFile('examples/relay/persisted-documents.json', 'utf8');
    const lines = await linesOf('relay');
    const [{ node }] = carParks as [(typeof carParks)[0]];
    expect(lines.filter((line) => !line.includes('[INFO]'))).toEqual([
      `Page 1: ${namesOf(0, 5)}`,
      `In the store: ${namesOf(0, 10)}`,
      `10 facilities, 10 different, of ${total}`,
      `Once more, by its id: ${node.name}, ${node.capacity}, ${node.unit.name}`,
    ]);
    // The compiler only ever adds; what it wrote on a clean tree is what is committed.
    expect(await readFile('examples/relay/persisted-documents.json', 'utf8')).toBe(manifest);
  });

  test('its compiler accepts every operation of the frontends', async () => {
    const folder = await mkdtemp(join(inject('temporaryFolder'), 'relay-'));
    await mkdir(join(folder, 'src/__generated__'), { recursive: true });
    const files = (await readdir('schema/operations')).filter((file) => file.endsWith('.graphql'));
    for (const file of files) await writeRelayModule(file, join(folder, 'src'));
    await copyFile('packages/client/dist/schema.graphql', join(folder, 'schema.graphql'));
    const config = JSON.parse(await readFile('examples/relay/relay.config.json', 'utf8')) as object;
    const here = { ...config, schema: 'schema.graphql', persistConfig: null };
    await writeFile(join(folder, 'relay.config.json'), JSON.stringify(here));
    await run(resolve('examples/relay/node_modules/.bin/relay-compiler'), ['relay.config.json'], { cwd: folder });
    const artifacts = await readdir(join(folder, 'src/__generated__'));
    const compiled = artifacts.map((one) => one.replace(/(Query|Mutation|Subscription)\.graphql\.ts$/, '.graphql'));
    expect(compiled.sort()).toEqual(files.sort());
  });
});

/** Relay calls an operation after its module: `UnitDirectory.graphql` becomes `UnitDirectoryQuery` in UnitDirectory.ts. */
async function writeRelayModule(file: string, folder: string): Promise<void> {
  const name = file.replace(/\.graphql$/, '');
  const text = await readFile(join('schema/operations', file), 'utf8');
  const renamed = text.replace(
    /^(query|mutation|subscription) (\w+)/m,
    (_all, kind: string) => `${kind} ${name}${kind[0]!.toUpperCase()}${kind.slice(1)}`,
  );
  const tag = `graphql\`${renamed.replaceAll('`', "'")}\`;`;
  await writeFile(join(folder, `${name}.ts`), `import { graphql } from 'relay-runtime';\n${tag}\n`);
}
