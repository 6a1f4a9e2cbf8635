import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildWorld, type World } from '../contract/access.world.ts';
import { type Commons, startCommons } from '../support/commons.ts';
import { faultsOf, stringPlaces } from './naughty-strings.ts';
import naughtyStrings from './naughty-strings/blns.json' with { type: 'json' };

let commons: Commons;
let world: World;
beforeAll(async () => {
  commons = await startCommons();
  world = await buildWorld(commons);
});
afterAll(() => commons.close());

describe('no naughty string is a fault of the server in', () => {
  test.each(stringPlaces())('$name', async (place) => {
    expect(await faultsOf(commons, world, place, naughtyStrings)).toEqual([]);
  });
});
