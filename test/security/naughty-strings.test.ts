import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildWorld, type World } from '../contract/access/access.world.ts';
import { type Commons, startCommons } from '../support/commons.ts';
import { faultsOf, stringPlaces, stringsFor } from './naughty-strings.ts';
import naughtyStrings from './naughty-strings/blns.json' with { type: 'json' };

/** Of the list, for each place; `npm run test:security` sends every string to every place. */
const STRINGS_A_PLACE = 5;

const places = stringPlaces();
let commons: Commons;
let world: World;
beforeAll(async () => {
  commons = await startCommons();
  world = await buildWorld(commons);
});
afterAll(() => commons.close());

test('every string of the list has its turn', () => {
  expect(new Set(places.flatMap((_, at) => stringsFor(at, STRINGS_A_PLACE))).size).toBe(new Set(naughtyStrings).size);
});

describe('naughty strings are no fault of the server in', () => {
  test.each(places.map((place, at) => ({ name: place.name, place, at })))('$name', async ({ place, at }) => {
    expect(await faultsOf(commons, world, place, stringsFor(at, STRINGS_A_PLACE))).toEqual([]);
  });
});
