import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { BuiltEntry, DemandToBuild, SupplyToBuild } from '../../../seeds/factories/exchange.factory.ts';
import { readWindows } from '../../../src/exchange/lists/csv/list-csv.windows.ts';
import { type Commons, startCommons } from '../../support/commons.ts';
import { listOperations } from '../lists/list-world.ts';
import {
  buildMatchingWorld,
  CENTER,
  daily,
  type MatchingWorld,
  north,
  type RunShown,
  whyNot,
} from './matching.world.ts';

// What would help a demand, as data: that it is true, by doing it.

let commons: Commons;
let world: MatchingWorld;
beforeAll(async () => {
  commons = await startCommons();
});
beforeEach(async () => {
  world = await buildMatchingWorld(commons);
});
afterAll(() => commons.close());

interface Relaxation {
  readonly kind: string;
  readonly field: string;
  readonly from: string;
  readonly to: string;
  readonly gain: number;
}

const SHOWN = `servedQuantity matches { id quantity demand { id } }
  unmatched { demand { id } reason shortBy unmetQuantity coverage lostTo { id } relaxation
    relaxations { kind field from to gain } }`;

const run = (input: object = {}): Promise<RunShown> => world.run(input, { shown: SHOWN, language: 'en' });
const relaxationsOf = (shown: RunShown, demand: BuiltEntry): Relaxation[] => whyNot(shown, demand).relaxations;

/** The columns of a demand with a relaxation applied. */
async function columnsFor({ kind, to }: Relaxation): Promise<Record<string, unknown>> {
  switch (kind) {
    case 'SPLIT':
      return { splittable: true };
    case 'PART':
      return { needs_all: false };
    case 'MINIMUM':
      return { min_quantity: Number(to) };
    case 'MINUTES':
      return { min_minutes: Number(to) };
    case 'OCCURRENCES':
      return { min_occurrences: Number(to) };
    case 'REACH':
      return { max_distance_meters: Number(to) };
    case 'PERIOD':
      return { valid_from: to.split('/')[0], valid_to: to.split('/')[1] };
    case 'TIME':
      return { windows: JSON.stringify(readWindows(to)) };
    case 'AUDIENCE':
      return { audiences: to.split(',') };
    default: {
      const [category] = await commons.sql<{ id: string }>('select id from service_category where code = $1', [to]);
      return { category_id: category!.id };
    }
  }
}

async function update(demand: BuiltEntry, columns: Record<string, unknown>): Promise<void> {
  const names = Object.keys(columns);
  const sets = names.map((name, at) => `${name} = $${at + 2}`).join(', ');
  await commons.sql(`update demand set ${sets} where id = $1`, [demand.id, ...Object.values(columns)]);
}

/**
 * Applies each relaxation for real, one after the other, with nothing else asked for and what others were given kept, and
 * says by how much more the demand is served.
 */
async function gainsOf(demand: BuiltEntry, relaxations: readonly Relaxation[], input: object): Promise<number[]> {
  await commons.sql(`update match set pinned = true where state = 'PROPOSED' and demand_id <> $1`, [demand.id]);
  await commons.sql(
    `update demand set withdrawn_at = now() where id <> $1 and list_id in (
       select id from supply_demand_list where place_path like $2)`,
    [demand.id, `%/${world.subdistrict.code}/%`],
  );
  const before = (await run({ ...input, dryRun: true })).servedQuantity as number;
  const gains: number[] = [];
  for (const relaxation of relaxations) {
    const columns = await columnsFor(relaxation);
    const [row] = await commons.sql<{ was: Record<string, unknown> }>(
      'select to_jsonb(d) as was from demand d where id = $1',
      [demand.id],
    );
    await update(demand, columns);
    gains.push(((await run({ ...input, dryRun: true })).servedQuantity as number) - before);
    await update(
      demand,
      Object.fromEntries(
        Object.keys(columns).map((name) => [
          name,
          name === 'windows' ? JSON.stringify(row!.was[name]) : row!.was[name],
        ]),
      ),
    );
  }
  return gains;
}

/** That every relaxation of a demand brings what it says. */
async function expectTrue(input: { readonly validTo?: string }, demand: BuiltEntry): Promise<Relaxation[]> {
  const shown = await run(input);
  const relaxations = relaxationsOf(shown, demand);
  const gains = await gainsOf(demand, relaxations, input);
  expect(gains.map((gain) => gain.toFixed(4))).toEqual(relaxations.map(({ gain }) => gain.toFixed(4)));
  return relaxations;
}

test('of every kind, the nearest first, each one brings what it says', async () => {
  const evenings = [daily('18:00', '20:00')];
  const week = { validFrom: '2026-04-06', validTo: '2026-04-12' };
  await world.supply({ ...week, windows: evenings, quantity: 3, location: CENTER });
  await world.supply({
    validFrom: '2026-04-20',
    validTo: '2026-05-20',
    windows: evenings,
    quantity: 4,
    location: CENTER,
  });
  await world.supply({ ...week, windows: evenings, quantity: 5, location: north(1_480) });
  await world.supply({ ...week, windows: [daily('20:00', '22:00')], quantity: 6, location: CENTER });
  await world.supply({ ...week, windows: evenings, quantity: 7, location: CENTER, audiences: ['ELDERS'] });
  await world.supply({
    ...week,
    windows: evenings,
    quantity: 8,
    location: CENTER,
    categoryCode: 'FACILITY.SPORTS_FIELD',
    unitOfMeasure: 'SPACE',
  });
  const demand = await world.demand({
    ...week,
    windows: evenings,
    location: CENTER,
    maxDistanceMeters: 1_000,
    audiences: ['FAMILIES'],
  });
  const relaxations = await expectTrue({}, demand);
  expect(relaxations).toEqual([
    { kind: 'PERIOD', field: 'validFrom', from: '2026-04-06/2026-04-12', to: '2026-04-20/2026-04-26', gain: 1 },
    { kind: 'REACH', field: 'maxDistanceMeters', from: '1000', to: '1500', gain: 5 },
    { kind: 'TIME', field: 'windows', from: 'EVERY_DAY 18:00-20:00', to: 'EVERY_DAY 20:00-22:00', gain: 3 },
    { kind: 'AUDIENCE', field: 'audiences', from: 'FAMILIES', to: 'ELDERS', gain: 7 },
    { kind: 'CATEGORY', field: 'categoryCode', from: 'FACILITY.PARKING', to: 'FACILITY.SPORTS_FIELD', gain: 5 },
  ]);
});

test.each<[string, Partial<DemandToBuild>, readonly Partial<SupplyToBuild>[], Partial<Relaxation>]>([
  ['SPLIT', { splittable: false }, [{ quantity: 6 }, { quantity: 3 }], { from: 'false', to: 'true', gain: 3 }],
  ['MINIMUM', { minQuantity: 8 }, [{ quantity: 6 }], { from: '8', to: '6', gain: 6 }],
  [
    'MINUTES',
    { minMinutes: 240, windows: [daily('08:00', '12:00')] },
    [{ windows: [daily('10:00', '14:00')] }],
    { from: '240', to: '120', gain: 5 },
  ],
])('its own terms as well: %s', async (kind, ofDemand, supplies, expected) => {
  for (const supply of supplies) await world.supply(supply);
  const demand = await world.demand(ofDemand);
  const relaxations = await expectTrue({ validTo: '2026-12-31' }, demand);
  expect(relaxations[0]).toMatchObject({ kind, ...expected });
});

describe('the gain is what is gained, however many supplies a change opens', () => {
  test.each<[string, Partial<SupplyToBuild>, string]>([
    ['TIME', { windows: [daily('20:00', '22:00')] }, 'EVERY_DAY 20:00-22:00'],
    ['REACH', { location: north(1_900) }, '2000'],
    ['AUDIENCE', { audiences: ['ELDERS'] }, 'ELDERS'],
    ['CATEGORY', { categoryCode: 'FACILITY.SPORTS_FIELD', unitOfMeasure: 'SPACE' }, 'FACILITY.SPORTS_FIELD'],
    ['PERIOD', { validFrom: '2026-04-20', validTo: '2026-05-20' }, '2026-04-20/2026-04-26'],
  ])('%s, with 14 of them', async (kind, given, to) => {
    const week = { validFrom: '2026-04-06', validTo: '2026-04-12' };
    const evenings = [daily('18:00', '20:00')];
    for (let n = 0; n < 14; n++) {
      await world.supply({ ...week, windows: evenings, location: CENTER, quantity: 2, ...given });
    }
    const demand = await world.demand({
      ...week,
      windows: evenings,
      location: CENTER,
      maxDistanceMeters: 1_000,
      audiences: ['FAMILIES'],
      quantity: 30,
    });
    const relaxations = await expectTrue({}, demand);
    // The run ends on the first of these dates that another period would begin on.
    const gain = kind === 'PERIOD' ? expect.any(Number) : 28;
    expect(relaxations).toMatchObject([{ kind, to, gain }]);
    expect(relaxations[0]!.gain).toBeGreaterThan(20);
  });

  test('and where nobody could get more than all, it is not counted further', async () => {
    for (let n = 0; n < 14; n++) await world.supply({ windows: [daily('20:00', '22:00')], quantity: 2 });
    const demand = await world.demand({ windows: [daily('18:00', '20:00')], quantity: 7 });
    expect(await expectTrue({ validTo: '2026-12-31' }, demand)).toMatchObject([{ kind: 'TIME', gain: 7 }]);
  });
});

test('its own terms as well: a part, or fewer occurrences', async () => {
  const period = { validFrom: '2026-03-09', validTo: '2026-03-18' };
  const evenings = [daily('18:00', '20:00')];
  await world.supply({ validFrom: '2026-03-09', validTo: '2026-03-12', windows: evenings });
  const [all, six] = [
    await world.demand({ ...period, windows: evenings, quantity: 5 }),
    await world.demand({ ...period, windows: evenings, quantity: 5, at: world.nextGrid }),
  ];
  await update(all, { needs_all: true });
  await update(six, { min_occurrences: 6 });
  const shown = await run();
  const kindsOf = (demand: BuiltEntry) => relaxationsOf(shown, demand).map(({ kind, to, gain }) => [kind, to, gain]);
  expect([kindsOf(all), kindsOf(six)]).toEqual([[['PART', 'false', 2]], [['OCCURRENCES', '4', 2]]]);
  await expectTrue({}, all);
});

describe('input 5: what is proposed can be written', () => {
  test('hours shorter than what the demand needs are not proposed, nor dates outside of its list', async () => {
    await world.supply({ windows: [daily('18:00', '20:00')], quantity: 5 });
    await world.supply({
      onList: { validFrom: '2035-01-01', validTo: '2035-12-31' },
      validFrom: '2035-01-01',
      validTo: '2035-12-31',
      quantity: 5,
    });
    const demand = await world.demand({
      windows: [daily('08:00', '12:00')],
      minMinutes: 240,
      validFrom: '2026-12-01',
      validTo: '2026-12-31',
    });
    expect(relaxationsOf(await run({ validTo: '2026-12-31' }), demand)).toEqual([]);
    await world.supply({ windows: [daily('13:00', '18:00')], quantity: 4 });
    const relaxations = await expectTrue({ validTo: '2026-12-31' }, demand);
    expect(relaxations).toMatchObject([{ kind: 'TIME', to: 'EVERY_DAY 13:00-18:00', gain: 4 }]);
  });

  test('the API takes every one of them', async () => {
    await world.supply({ validFrom: '2026-06-01', validTo: '2026-06-30', quantity: 4, location: CENTER });
    await world.supply({ windows: [daily('13:00', '18:00')], quantity: 4, location: CENTER });
    await world.supply({ audiences: ['ELDERS'], quantity: 4, location: CENTER });
    await world.supply({ location: north(2_000), quantity: 4 });
    const written = { validFrom: '2026-05-01', validTo: '2026-05-31', windows: [daily('08:00', '12:00')] };
    const demand = await world.demand({ ...written, location: CENTER, maxDistanceMeters: 500, minMinutes: 240 });
    const relaxations = relaxationsOf(await run(), demand);
    expect(relaxations.map(({ kind }) => kind)).toEqual(['PERIOD', 'REACH', 'TIME', 'AUDIENCE']);
    const draft = await world.supply({ ownerId: demand.list.ownerId, onList: { state: 'DRAFT' } });
    const { addDemand } = listOperations(commons);
    const inputOf = ({ kind, to }: Relaxation) => {
      if (kind === 'PERIOD') return { validFrom: to.split('/')[0], validTo: to.split('/')[1] };
      if (kind === 'REACH') return { maxDistanceMeters: Number(to) };
      return kind === 'TIME' ? { windows: readWindows(to) } : { audiences: to.split(',') };
    };
    for (const relaxation of relaxations) {
      const { userErrors } = await addDemand(
        {
          listId: draft.list.id,
          categoryCode: 'FACILITY.PARKING',
          title: '停车',
          quantity: 10,
          minMinutes: 240,
          location: CENTER,
          maxDistanceMeters: 500,
          ...written,
          ...inputOf(relaxation),
        },
        await world.secretaryOf(world.grid),
      );
      expect([relaxation.kind, userErrors]).toEqual([relaxation.kind, []]);
    }
  });
});

describe('input 9: who took it, or by how much it is too small', () => {
  test('where nobody took it, the supply is too small, by so much', async () => {
    await world.supply({ quantity: 6 });
    const [part, none, one] = [
      await world.demand({ quantity: 10 }),
      await world.demand({ quantity: 10, minQuantity: 8, categoryCode: 'EDUCATION.TUTORING' }),
      await world.demand({ quantity: 9, splittable: false, categoryCode: 'LEGAL.ADVICE' }),
    ];
    await world.supply({ quantity: 5, categoryCode: 'EDUCATION.TUTORING' });
    for (const quantity of [4, 3]) await world.supply({ quantity, categoryCode: 'LEGAL.ADVICE' });
    const shown = await run();
    const said = (demand: BuiltEntry) => {
      const { reason, shortBy, lostTo } = whyNot(shown, demand);
      return [reason, shortBy, lostTo];
    };
    expect([said(part), said(none), said(one)]).toEqual([
      ['SUPPLY_TOO_SMALL', 4, []],
      ['SUPPLY_TOO_SMALL', 5, []],
      ['SUPPLY_TOO_SMALL', 5, []],
    ]);
  });

  test('by so much as is lacking at its time: what others have of it in the morning is there in the evening', async () => {
    const morning = daily('08:00', '12:00');
    const supply = await world.supply({ quantity: 10, windows: [morning, daily('18:00', '20:00')] });
    const early = await world.demand({ at: world.nextGrid, quantity: 6, windows: [morning] });
    await world.match(supply, early, { quantity: 6, state: 'ACCEPTED' });
    const demand = await world.demand({ quantity: 12, needsAll: true, windows: [daily('18:00', '20:00')] });
    const { reason, shortBy, lostTo } = whyNot(await run(), demand);
    expect([reason, shortBy, lostTo]).toEqual(['SUPPLY_TOO_SMALL', 2, []]);
  });

  test('where others have it, they are named', async () => {
    await world.supply({ quantity: 6 });
    const urgent = await world.demand({ quantity: 6, priority: 'URGENT' });
    const demand = await world.demand();
    const shown = await run();
    const taken = shown.matches.find((match: { demand: { id: string } }) => match.demand.id === urgent.id);
    const { reason, shortBy, lostTo } = whyNot(shown, demand);
    expect([reason, shortBy, lostTo]).toEqual(['CAPACITY_EXHAUSTED', null, [{ id: taken.id }]]);
  });

  test('where what is lacking lies at other times than what there is, it is the time', async () => {
    await world.supply({ windows: [daily('18:00', '20:00', { weekdays: ['TUESDAY'] })] });
    const demand = await world.demand({ windows: [daily('18:00', '20:00')], quantity: 5 });
    expect(whyNot(await run(), demand)).toMatchObject({ reason: 'NO_COMMON_TIME', unmetQuantity: 5, shortBy: null });
  });
});

/** Numbers as if by chance, the same each time. */
function chance(seed: number): (most: number) => number {
  let state = seed;
  return (most) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * (most + 1));
  };
}

test.each(Array.from({ length: 12 }, (_, seed) => seed + 1))(
  'each relaxation brings its gain when it is applied for real, among others, by chance: %i',
  async (seed) => {
    const any = chance(seed * 7_919);
    const day = (at: number) => Temporal.PlainDate.from('2026-03-03').add({ days: at }).toString();
    const period = () => {
      const from = any(12);
      return { validFrom: day(from), validTo: day(from + any(10)) };
    };
    const windows = () => {
      const start = 6 + any(14);
      const two = (hour: number) => `${String(hour % 24).padStart(2, '0')}:00`;
      return [
        daily(two(start), two(start + 1 + any(9)), {
          dayClass: (['EVERY_DAY', 'WORKDAY', 'DAY_OFF'] as const)[any(2)]!,
        }),
      ];
    };
    const place = () => north(any(3) * 700);
    const audiences = () => [(['PUBLIC', 'ELDERS', 'FAMILIES'] as const)[any(2)]!];
    for (let n = 0; n < 4; n++) {
      await world.supply({
        ...period(),
        windows: windows(),
        location: place(),
        audiences: audiences(),
        quantity: 1 + any(6),
      });
    }
    const demands = [];
    for (const at of [world.grid, world.nextGrid, world.siblingGrid]) {
      const quantity = 1 + any(8);
      const demand = await world.demand({
        at,
        ...period(),
        windows: windows(),
        location: CENTER,
        maxDistanceMeters: 800 + any(2) * 600,
        audiences: audiences(),
        quantity,
        minQuantity: 1 + any(quantity - 1),
        splittable: any(2) > 0,
        priority: (['ROUTINE', 'IMPORTANT', 'URGENT'] as const)[any(2)]!,
      });
      if (any(3) === 0) await update(demand, { needs_all: true });
      if (any(3) === 0) await update(demand, { min_occurrences: 1 + any(3) });
      demands.push(demand);
    }
    const shown = await run({ validTo: '2026-04-10' });
    const [unmet] = demands.filter((demand) => whyNot(shown, demand)?.relaxations.length > 0);
    if (unmet) await expectTrue({ validTo: '2026-04-10' }, unmet);
    else expect(shown.unmatched.flatMap((one: { relaxations: object[] }) => one.relaxations)).toEqual([]);
  },
);

test('input 3: two imports of 250 demands with windows and a period of their own, and 14 supplies, are no fault', async () => {
  const lists = [await world.demand(), await world.demand({ at: world.siblingGrid })];
  for (let n = 0; n < 14; n++) {
    await world.supply({ quantity: 5 + n, windows: [daily(`${String(6 + (n % 6)).padStart(2, '0')}:00`, '23:00')] });
  }
  const day = (at: number) => Temporal.PlainDate.from('2026-03-03').add({ days: at }).toString();
  for (const { list } of lists) {
    for (let n = 0; n < 250; n++) {
      const hour = String(6 + (n % 14)).padStart(2, '0');
      const windows = [
        daily(`${hour}:${['00', '15', '30', '45'][n % 4]}`, `${String(8 + (n % 14)).padStart(2, '0')}:30`),
      ];
      await world.demand({
        list,
        windows,
        validFrom: day(n % 90),
        validTo: day((n % 90) + 20 + (n % 40)),
        quantity: 1 + (n % 5),
      });
    }
  }
  // A machine with much else to do may send the caller away, who comes back.
  const patiently = <T>(ask: () => Promise<T>) =>
    ask().catch((error: unknown) => {
      if (!String(error).includes('"BUSY"')) throw error;
      return ask();
    });
  const admin = await world.admin();
  const [shown, above] = [
    await patiently(() => run({ dryRun: true })),
    await patiently(() =>
      world.run(
        { dryRun: true, withinCode: world.district.code },
        { as: admin, shown: 'servedQuantity optimalityGap' },
      ),
    ),
  ];
  expect(shown.servedQuantity).toBeGreaterThan(0);
  expect(above.servedQuantity).toBeGreaterThan(0);
}, 180_000);
