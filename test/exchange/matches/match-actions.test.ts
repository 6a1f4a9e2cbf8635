import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MatchState } from '../../../src/exchange/matches/match.entity.ts';
import { type Commons, startCommons } from '../../support/commons.ts';
import { type Step, take } from './match.operations.ts';
import { buildMatchWorld, type MatchWorld } from './match.world.ts';

let commons: Commons;
let world: MatchWorld;
beforeAll(async () => {
  commons = await startCommons();
  world = await buildMatchWorld(commons);
});
afterAll(() => commons.close());

const CAN = `query ($id: ID!) { node(id: $id) { ... on Match { viewerCan { sides accept decline pin cancel fulfil } } } }`;
const VIEWERS = ['manager', 'secretary', 'both', 'staff', 'farStaff', 'otherManager', 'resident'] as const;
const SIDES = ['SUPPLY', 'DEMAND'] as const;

interface MatchActions {
  readonly sides: readonly string[];
  readonly accept: readonly string[];
  readonly decline: boolean;
  readonly pin: boolean;
  readonly cancel: boolean;
  readonly fulfil: boolean;
}
const NOTHING: MatchActions = { sides: [], accept: [], decline: false, pin: false, cancel: false, fulfil: false };

async function match(state: `${MatchState}`): Promise<string> {
  const built = await world.match(await world.supply(), await world.demand(), { state });
  return built.id;
}

test.each(Object.values(MatchState))(
  'of a match that is %s each may do what it says, and nothing else',
  async (state) => {
    const reason = '按约定';
    for (const viewer of VIEWERS) {
      const as = world[viewer];
      const did = async (step: Step, more: object) =>
        (await take(commons, step, { matchId: await match(state), ...more }, as)).match !== null;
      const id = await match(state);
      const can: MatchActions = (await commons.query(CAN, { id }, { as })).data.node?.viewerCan ?? NOTHING;
      const accept = [];
      for (const side of SIDES) {
        if (await did('accept', { side, idempotencyKey: randomUUID() })) accept.push(side);
      }
      expect({ viewer, ...can, sides: undefined }).toEqual({
        viewer,
        sides: undefined,
        accept,
        decline: await did('decline', { reason }),
        pin: await did('pin', { pinned: true }),
        cancel: await did('cancel', { reason }),
        fulfil: await did('fulfil', { deliveredQuantity: 1 }),
      });
    }
  },
);

test('says for which sides the caller acts', async () => {
  const id = await match('PROPOSED');
  const sidesOf = async (as: string) => (await commons.query(CAN, { id }, { as })).data.node.viewerCan.sides;
  expect([await sidesOf(world.manager), await sidesOf(world.secretary)]).toEqual([['SUPPLY'], ['DEMAND']]);
  expect([await sidesOf(world.both), await sidesOf(world.staff)]).toEqual([['SUPPLY', 'DEMAND'], []]);
});

test('costs no statement of its own', async () => {
  await match('PROPOSED');
  const page = (more: string) => `{ matches(first: 20) { edges { node { id ${more} } } } }`;
  const as = world.manager;
  const bare = await commons.statements(() => commons.query(page(''), {}, { as }));
  expect(await commons.statements(() => commons.query(page('viewerCan { accept }'), {}, { as }))).toBe(bare);
  expect(bare).toBeLessThanOrEqual(3);
});
