import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = new URL('../..', import.meta.url).pathname;
const SRC = join(ROOT, 'src');

/** What others may import of these through `index.ts` alone: everything else in them is their own affair. */
const FEATURES: readonly string[] = featuresFromTheGroundUp();

/** A feature of several rooms, from the ground up, below what is common to them. */
const ROOMS: Readonly<Record<string, readonly string[]>> = {
  exchange: ['times', 'allocation', 'matches', 'lists', 'judging', 'matching'],
};

/**
 * The house from the ground up: a file may import its own floor and those before it in this list, types included. The
 * features stand as `features.ts` lists them. `import/no-cycle` of the linter sees to circles within a floor.
 */
const FLOORS: readonly string[] = [
  'shared',
  'database',
  'request',
  ...new Set(
    FEATURES.flatMap((feature) => [
      ...(ROOMS[feature] ?? []).map((room) => `${feature}/${room}`),
      // What the features of events share is theirs together.
      feature.startsWith('events/') ? 'events' : feature,
    ]),
  ),
  'jobs',
  'features.ts',
  'config.ts',
  'server',
  'commands',
  'main.ts',
];

/** They put the features together and start them, so they may look inside. */
const MAY_LOOK_INSIDE: readonly string[] = ['features.ts', 'server', 'commands', 'main.ts'];

/** Files of one folder; more are a question to ask: does it want rooms? Migrations only grow. */
const FOLDER_FILES_MAX = 25;
/** Lines of one file; a longer one is of two things. */
const FILE_LINES_MAX = 500;
const GUARDS = 'test/database/guards/';
const GENERATED = [
  'src/database/tables.ts',
  'packages/client/src/generated/enum-labels.ts',
  'packages/client/src/generated/graphql.ts',
];

/** What somebody has written, by its path in the project. */
const ours = ['src', 'seeds', 'test', 'web', 'bench', 'packages', 'examples'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => join(folder, path))
    .filter((path) => /\.(ts|tsx|mts|mjs|css)$/.test(path) && !/(^|\/)(node_modules|dist|\.data)\//.test(path)),
);

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));
const imports = files.flatMap((from) =>
  [...readFileSync(join(SRC, from), 'utf8').matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].flatMap(
    ([, specifier]) => {
      const to = relative(SRC, join(SRC, dirname(from), specifier!));
      // The seeds stand beside the source and build on it.
      return to.startsWith('..') ? [] : [{ from, to }];
    },
  ),
);

/** The folders of the features, in the order in which `features.ts` lists them. */
function featuresFromTheGroundUp(): string[] {
  const text = readFileSync(join(SRC, 'features.ts'), 'utf8');
  const folders = new Map(
    [...text.matchAll(/import \{ (\w+) \} from '\.\/(.+)\/index\.ts'/g)].map(([, row, at]) => [row!, at!]),
  );
  const [, rows = ''] = /const features: readonly Feature\[\] = \[([^\]]+)\]/.exec(text) ?? [];
  return rows.match(/\w+/g)!.map((row) => folders.get(row)!);
}

/** The longest of these that a file lies in. */
function placeOf(file: string, places: readonly string[]): string | undefined {
  return places
    .filter((place) => file === place || file.startsWith(`${place}/`))
    .sort((a, b) => b.length - a.length)[0];
}

describe('the house', () => {
  it('has these rooms and no others', () => {
    expect(readdirSync(SRC).sort()).toEqual([
      'bookings',
      'commands',
      'config.ts',
      'database',
      'district',
      'events',
      'exchange',
      'facilities',
      'features.ts',
      'figures',
      'jobs',
      'main.ts',
      'personal-data',
      'projects',
      'request',
      'server',
      'shared',
    ]);
  });

  it('has every file on a floor', () => {
    expect(files.filter((file) => placeOf(file, FLOORS) === undefined)).toEqual([]);
  });

  it('is built from the ground up: nothing imports what stands above it', () => {
    const floorOf = (file: string) => FLOORS.indexOf(placeOf(file, FLOORS)!);
    expect(imports.length).toBeGreaterThan(1_000);
    expect(imports.filter(({ from, to }) => floorOf(to) > floorOf(from))).toEqual([]);
  });

  it('has doors: a feature is imported by others through its index.ts', () => {
    const through = imports.filter(({ from, to }) => {
      const feature = placeOf(to, FEATURES);
      const inside = placeOf(from, FEATURES) === feature || placeOf(from, MAY_LOOK_INSIDE) !== undefined;
      return feature !== undefined && !inside && to !== `${feature}/index.ts`;
    });
    expect(through).toEqual([]);
  });

  it('gives a name to others only where another asks for it', () => {
    const texts = new Map([
      ['mikro-orm.config.ts', readFileSync(join(ROOT, 'mikro-orm.config.ts'), 'utf8')] as const,
      ...['src', 'seeds', 'test', 'web', 'bench', 'packages', 'examples'].flatMap((folder) =>
        readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
          .filter((path) => /\.(ts|tsx|mts|mjs)$/.test(path) && !path.includes('node_modules'))
          .map((path) => [join(folder, path), readFileSync(join(ROOT, folder, path), 'utf8')] as const),
      ),
    ]);
    const namesIn = new Map([...texts].map(([path, text]) => [path, new Set(text.match(/\w+/g))]));
    const unasked = [...texts].flatMap(([path, text]) => {
      // The types of all tables are generated, whether one is read or not; of guards, whatever is there is read.
      if (!/^(src|seeds|test|web|bench)\//.test(path) || GENERATED.includes(path) || path.startsWith(GUARDS)) return [];
      const given = [
        ...[
          ...text.matchAll(/^export (?:abstract |async )*(?:const|let|function|class|interface|type|enum)\*? (\w+)/gm),
        ].map(([, name]) => name!),
        ...[...text.matchAll(/^export (?:type )?\{([^}]*)\} from/gm)].flatMap(([, names]) =>
          names!.split(',').flatMap((name) => name.trim().split(/\s/).at(-1) || []),
        ),
      ];
      // A feature's own files do not come in through its door.
      const inside = path.endsWith('/index.ts') ? `${dirname(path)}/` : undefined;
      const others = [...namesIn].filter(([other]) => other !== path && !(inside && other.startsWith(inside)));
      return given.filter((name) => !others.some(([, names]) => names.has(name))).map((name) => `${path}: ${name}`);
    });
    expect(unasked).toEqual([]);
  });

  it(`has no room with more than ${FOLDER_FILES_MAX} files, nor have tests, pages and benchmarks`, () => {
    const rooms = Map.groupBy(ours, (file) => dirname(file));
    const full = [...rooms].filter(([, { length }]) => length > FOLDER_FILES_MAX).map(([room]) => room);
    expect(full.filter((room) => room !== 'src/database/migrations')).toEqual([]);
  });

  it(`has no file of more than ${FILE_LINES_MAX} lines, but what is generated`, () => {
    const long = ours.filter(
      (file) => readFileSync(join(ROOT, file), 'utf8').trimEnd().split('\n').length > FILE_LINES_MAX,
    );
    expect(long.filter((file) => !GENERATED.includes(file))).toEqual([]);
  });
});
