import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildWorld, type World } from '../contract/access/access.world.ts';
import { type Commons, startCommons } from '../support/commons.ts';
import { noteFigure } from '../support/figures.ts';
import { faultsOf, stringPlaces } from './naughty-strings.ts';
import naughtyStrings from './naughty-strings/blns.json' with { type: 'json' };

const places = stringPlaces();
let commons: Commons;
let world: World;
beforeAll(async () => {
  commons = await startCommons();
  world = await buildWorld(commons);
});
afterAll(() => commons.close());

/** The list as it is published. */
const STRINGS = 485;

test('F3 there are strings, and places for them', ({ task }) => {
  expect(naughtyStrings.length).toBe(STRINGS);
  expect(places.length).toBeGreaterThan(200);
  noteFigure(task, `each of ${naughtyStrings.length} strings in each of ${places.length} places`);
});

describe('no naughty string is a fault of the server in', () => {
  test.each(places)('F3 $name', async (place) => {
    expect(await faultsOf(commons, world, place, naughtyStrings)).toEqual([]);
  });
});
