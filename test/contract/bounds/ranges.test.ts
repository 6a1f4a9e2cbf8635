import { globSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildOrganisation } from '../../../seeds/factories/organisation.factory.ts';
import { buildDemand, buildList, buildSupply } from '../../../seeds/factories/exchange.factory.ts';
import { buildMatch } from '../../../seeds/factories/match.factory.ts';
import { buildCommonsSchema } from '../../../src/server/graphql/schema.ts';
import { type Commons, startCommons } from '../../support/commons.ts';
import { INPUTS } from '../access/access.cases.ts';
import { mutationOf } from '../access/access.words.ts';
import { buildWorld, type ViewerName, type World } from '../access/access.world.ts';
import { ARGUMENT_RANGES, INPUT_RANGES } from './ranges.cases.ts';
import { INPUT_TEXTS } from './texts.cases.ts';

// Each range of each input, at its two ends and one beyond them, through the API.

const { schema } = buildCommonsSchema();

let commons: Commons;
let world: World & { readonly demandId: string; readonly matchId: string };

beforeAll(async () => {
  commons = await startCommons();
  const built = await buildWorld(commons);
  const { id: ownerId } = await buildOrganisation(commons.db, { division: built.community, grids: [built.grid] });
  const { id: demandId } = await buildDemand(commons.db, { list: await buildList(commons.db, { ownerId }) });
  const { id: supplyId } = await buildSupply(commons.db, {
    list: await buildList(commons.db, { ownerId: built.unit.id }),
  });
  const { id: matchId } = await buildMatch(commons.db, { supplyId, demandId });
  world = { ...built, demandId, matchId };
});
afterAll(() => commons.close());

/** `done`, or the code and the field of the first refusal. */
async function send(row: string, as: ViewerName, given: (input: Record<string, unknown>) => object): Promise<string> {
  const { input, as: subject = world.subjects[as] } = await INPUTS[row]!(world, as);
  const { data, errors } = await commons.query(
    mutationOf(schema, row).replace('id: __typename', row === 'facilitiesUpsert' ? 'errors { code field }' : '$&'),
    { input: { ...input, ...given(input as Record<string, unknown>) } },
    { as: subject! },
  );
  if (errors) return JSON.stringify(errors);
  // What is wrong with one of many is said of it alone.
  const ofItems = [data.done.changed].flat().flatMap((one) => one?.errors ?? []);
  const [refusal] = [...data.done.userErrors, ...ofItems] as { code: string; field: string[] | null }[];
  return refusal ? `${refusal.code} at ${refusal.field?.join('.')}` : 'done';
}

/** What calls of a function look at, as it stands in the source: `file: argument`. */
function callsOf(call: RegExp): string[] {
  return globSync('src/**/*.ts').flatMap((file) => {
    const source = readFileSync(file, 'utf8');
    return [...source.matchAll(call)].map(([, argument]) => `${file.slice('src/'.length)}: ${argument!}`);
  });
}

test('every number that the source holds in a range has a row here, and no row is of none', () => {
  const ranges = callsOf(/(?<!function )\brequireRange\(\s*([^,]+),/g);
  expect([...Object.keys(INPUT_RANGES), ...Object.keys(ARGUMENT_RANGES)].toSorted()).toEqual(ranges.toSorted());
});

test('every text that the source holds in a length has a row here, and no row is of none', () => {
  const texts = callsOf(/(?<!function )\brequireText\(\s*[^,]+?, (\[[^\]]*\]|\w+\([^)]*\)|\w+),/g);
  const rows = Object.entries(INPUT_TEXTS).flatMap(([key, of]) => of.map(() => key));
  expect(rows.toSorted()).toEqual(texts.toSorted());
});

describe.each(Object.entries(INPUT_RANGES))(
  '%s',
  (_name, { row, as, give, field, min, max, otherwise = {}, leftOut = [] }) => {
    const answerTo = (value: number) => send(row, as, (input) => give(value, world, input));

    test.each([min, max])('goes to %i', async (value) => {
      expect(await answerTo(value)).toBe(otherwise[value] ?? 'done');
    });

    test.each([min - 1, max + 1].filter((value) => !leftOut.includes(value)))('does not go to %i', async (value) => {
      expect(await answerTo(value)).toBe(`INVALID_INPUT at ${field.join('.')}`);
    });
  },
);

describe.each(Object.entries(ARGUMENT_RANGES))('%s', (_name, { query, min, max }) => {
  const answerTo = async (value: number) => {
    const { errors } = await commons.query(...query(value, world), { as: world.subjects.admin! });
    return errors?.map(({ extensions }) => extensions.code) ?? 'done';
  };

  test.each([min, max])('goes to %i', async (value) => {
    expect(await answerTo(value)).toBe('done');
  });

  test.each([min - 1, max + 1])('does not go to %i', async (value) => {
    expect(await answerTo(value)).toEqual(['BAD_USER_INPUT']);
  });
});

describe.each(Object.entries(INPUT_TEXTS).flatMap(([key, of]) => of.map((one) => [key, one.row, one] as const)))(
  '%s, of %s',
  (_key, row, { as, field, max, give = (text) => ({ [field[0]!]: text }) }) => {
    const answerTo = (length: number) => send(row, as, () => give('宅'.repeat(length), world));

    test.each([1, max])('has %i characters', async (length) => {
      expect(await answerTo(length)).toBe('done');
    });

    test.each([0, max + 1])('has not %i characters', async (length) => {
      expect(await answerTo(length)).toBe(`INVALID_INPUT at ${field.join('.')}`);
    });
  },
);
