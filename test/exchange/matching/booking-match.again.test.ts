import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Commons, startCommons } from '../../support/commons.ts';
import { accept, take } from '../matches/match.operations.ts';
import { buildMatchingWorld, daily, given, type MatchingWorld, type RunShown } from './matching.world.ts';

let commons: Commons;
let world: MatchingWorld;
beforeAll(async () => {
  commons = await startCommons();
});
beforeEach(async () => {
  world = await buildMatchingWorld(commons);
});
afterAll(() => commons.close());

const stateOf = async (id: string) => {
  const [row] = await commons.sql('select state, pinned, ended_by, state_reason from match where id = $1', [id]);
  return row!;
};

/** Who gets how much of whom, without the ids of matches. */
const pairsOf = (run: RunShown): string[] =>
  run.matches.map((match: RunShown) => `${match.supply.id} ${match.demand.id} ${match.quantity}`).toSorted();

async function replayOf(id: string) {
  const document =
    'query ($id: ID!) { node(id: $id) { ... on MatchingRun { replay { inputHash isSame matchedQuantity } } } }';
  return (await commons.query(document, { id }, { as: world.staff })).data.node.replay;
}

describe('a run after others', () => {
  test('keeps what is accepted and what is pinned, and supersedes what nobody has answered', async () => {
    const supply = await world.supply({ quantity: 30 });
    const demands = [
      await world.demand(),
      await world.demand({ at: world.nextGrid }),
      await world.demand({ at: world.siblingGrid }),
    ];
    const first = await world.run();
    const idFor = (at: number): string =>
      first.matches.find((match: RunShown) => match.demand.id === demands[at]!.id).id;
    await accept(commons, idFor(0), await world.managerOf(supply));
    await take(commons, 'pin', { matchId: idFor(1), pinned: true }, world.staff);
    const second = await world.run();
    expect(pairsOf(second)).toEqual([`${supply.id} ${demands[2]!.id} 10`]);
    expect(second.demandedQuantity).toBe(10);
    expect(await stateOf(idFor(0))).toMatchObject({ state: 'ACCEPTED' });
    expect(await stateOf(idFor(1))).toMatchObject({ state: 'PROPOSED', pinned: true });
    expect(await stateOf(idFor(2))).toMatchObject({
      state: 'CANCELLED',
      ended_by: 'RUN',
      state_reason: `superseded by ${second.id}`,
    });
  });

  test('leaves what is pinned its capacity', async () => {
    const supply = await world.supply();
    const pinned = await world.demand({ quantity: 6 });
    await world.match(supply, pinned, { quantity: 6, pinned: true });
    const urgent = await world.demand({ priority: 'URGENT' });
    const run = await world.run();
    expect([given(run, urgent), given(run, pinned)]).toEqual([4, 0]);
  });

  test('never proposes a pair again that one side has declined', async () => {
    const [large, small] = [await world.supply({ quantity: 25 }), await world.supply({ quantity: 20 })];
    const demand = await world.demand({ quantity: 40 });
    const first = await world.run();
    const declined = first.matches.find(({ supply }: RunShown) => supply.id === large.id);
    await take(commons, 'decline', { matchId: declined.id, reason: '夜间施工' }, await world.managerOf(large));
    for (const _ of ['again', 'and again']) {
      const run = await world.run();
      expect([given(run, demand, small), given(run, demand, large)]).toEqual([20, 0]);
    }
    expect(await stateOf(declined.id)).toMatchObject({ state: 'DECLINED', state_reason: '夜间施工' });
  });

  test('lets proposals for other dates be, but for one of the same pair', async () => {
    const march = { validFrom: '2026-03-03', validTo: '2026-03-31' };
    const april = { validFrom: '2026-04-01', validTo: '2026-04-30' };
    const spring = await world.supply({ ...march });
    const demand = await world.demand();
    const early = await world.run(march);
    await world.supply({ ...april });
    const later = await world.run(april);
    expect(await stateOf(early.matches[0].id)).toMatchObject({ state: 'PROPOSED' });
    expect(given(later, demand)).toBe(10);
    await world.run({ ...march, validFrom: '2026-03-10' });
    expect(await stateOf(early.matches[0].id)).toMatchObject({ state: 'CANCELLED' });
    expect(await stateOf(later.matches[0].id)).toMatchObject({ state: 'PROPOSED' });

    const allYear = await world.supply({ categoryCode: 'LEGAL.ADVICE' });
    const advice = await world.demand({ categoryCode: 'LEGAL.ADVICE' });
    const [one, other] = [await world.run(march), await world.run(april)];
    expect([given(one, advice, allYear), given(other, advice, allYear)]).toEqual([10, 10]);
    const stands = await commons.sql(`select run_id from match where supply_id = $1 and state = 'PROPOSED'`, [
      allYear.id,
    ]);
    expect(stands).toEqual([{ run_id: other.id }]);
    expect(spring.id).not.toBe(allYear.id);
  });

  test('lets the proposals of other categories and other grids be', async () => {
    await world.supply({ quantity: 20 });
    await world.supply({ categoryCode: 'LEGAL.ADVICE' });
    const [here, there] = [await world.demand(), await world.demand({ at: world.nextGrid })];
    const advice = await world.demand({ categoryCode: 'LEGAL.ADVICE' });
    const all = await world.run();
    await world.run({ categoryCodes: ['LEGAL'] });
    await world.run({ withinCode: world.nextGrid.code });
    const standing = await commons.sql(`select demand_id from match where run_id = $1 and state = 'PROPOSED'`, [
      all.id,
    ]);
    expect(standing).toEqual([{ demand_id: here.id }]);
    expect(all.matches).toHaveLength([here, there, advice].length);
  });
});

describe('a run is the same again', () => {
  const scene = async () => {
    const supply = await world.supply({ quantity: 12, windows: [daily('18:00', '08:00')] });
    await world.supply({ quantity: 5 });
    await world.demand({ quantity: 9, priority: 'URGENT' });
    const demand = await world.demand({ quantity: 9 });
    return { supply, demand };
  };

  test('on the same lists: the same fingerprint, the same result', async () => {
    await scene();
    const [one, other] = [await world.run(), await world.run()];
    expect(one.inputHash).toMatch(/^[0-9a-f]{64}$/);
    expect([other.inputHash, pairsOf(other)]).toEqual([one.inputHash, pairsOf(one)]);
    expect((await world.run({ dryRun: true })).inputHash).toBe(one.inputHash);
  });

  test('from what was kept of it, when the lists have changed', async () => {
    const { supply, demand } = await scene();
    const { id, inputHash, matchedQuantity, unmatched } = await world.run();
    await commons.sql('update supply set quantity = 1, version = version + 1 where id = $1', [supply.id]);
    await commons.sql(`update demand set withdrawn_at = now(), version = version + 1 where id = $1`, [demand.id]);
    await commons.sql(`update supply set windows = jsonb_set(windows, '{0,startTime}', '"03:00"') where id = $1`, [
      supply.id,
    ]);
    expect(await replayOf(id)).toEqual({ inputHash, isSame: true, matchedQuantity });
    const document = `query ($id: ID!) { node(id: $id) { ... on MatchingRun { unmatched { demand { id state } reason unmetQuantity } } } }`;
    const { node } = (await commons.query(document, { id }, { as: world.staff })).data;
    const told = unmatched as { demand: { id: string; state: string }; reason: string; unmetQuantity: number }[];
    expect(told.map((one) => one.demand.id)).toContain(demand.id);
    expect(node.unmatched).toEqual(
      told.map(({ demand: { id, state }, reason, unmetQuantity }) => ({
        demand: { id, state: id === demand.id ? 'WITHDRAWN' : state },
        reason,
        unmetQuantity,
      })),
    );
  });

  test.each<[string, string]>([
    ['a quantity that is given', 'update supply set quantity = quantity + 1, version = version + 1'],
    ['a quantity that is asked for', 'update demand set quantity = quantity + 1, version = version + 1'],
    ['a version', 'update supply set version = version + 1'],
    ['a priority', `update demand set priority = 'IMPORTANT'`],
    ['whether a demand can be split', 'update demand set splittable = not splittable'],
    ['what is of use', 'update demand set min_quantity = 2'],
    [
      'when something is given',
      `update supply set windows = jsonb_set(windows, '{0,startTime}', '"03:00"') where held_quantity = 0`,
    ],
    [
      'a day that becomes another',
      `insert into calendar_day (date, day_class, source) values ('2026-04-15', 'DAY_OFF', 'CORRECTION')`,
    ],
    ['how far a demand looks', 'update demand set max_distance_meters = 4000'],
    ['a place', 'update supply set latitude = 26.1, longitude = 119.3'],
    ['an audience', `update demand set audiences = '{ELDERS}'; update supply set audiences = '{CHILDREN}'`],
    ['a list that is closed', `update supply_demand_list set state = 'CLOSED' where unit_id is not null`],
    ['a match that was declined', `update match set state = 'DECLINED', ended_by = 'SUPPLY' where state = 'PROPOSED'`],
    ['a match that was pinned', `update match set pinned = true where state = 'PROPOSED'`],
  ])('but %s is told by the fingerprint', async (_, change) => {
    const { supply, demand } = await scene();
    // Places on both sides, so that the distance is judged.
    await commons.sql('update demand set latitude = 26.09, longitude = 119.3 where id = $1', [demand.id]);
    await commons.sql('update supply set latitude = 26.09, longitude = 119.3 where id = $1', [supply.id]);
    const before = await world.run();
    for (const statement of change.split('; ')) await commons.sql(statement);
    expect((await world.run()).inputHash).not.toBe(before.inputHash);
  });

  test('but other dates and other weights are told, too', async () => {
    await scene();
    const runs = [
      await world.run({ dryRun: true }),
      await world.run({ dryRun: true, validTo: '2026-06-29' }),
      await world.run({
        dryRun: true,
        weights: { timeFit: 1, distanceFit: 0, quantityFit: 0, fairness: 0, reliability: 0 },
      }),
    ];
    expect(new Set(runs.map(({ inputHash }) => inputHash)).size).toBe(runs.length);
  });
});
