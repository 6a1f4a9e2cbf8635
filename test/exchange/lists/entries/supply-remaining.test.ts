import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Commons, startCommons } from '../../../support/commons.ts';
import { buildList } from '../../../../seeds/factories/exchange.factory.ts';
import { buildMatchWorld, type EntryInWorld, FROM, type MatchWorld, TO, window } from '../../matches/match.world.ts';

// What is left of a supply, which depends on when it is wanted. It is Tuesday, 2026-03-03, at noon.

let commons: Commons;
let world: MatchWorld;
beforeAll(async () => {
  commons = await startCommons();
  world = await buildMatchWorld(commons);
});
afterAll(() => commons.close());

const DAY = window('08:00', '22:00');
const MORNINGS = window('08:00', '12:00');

interface Asked {
  readonly dates?: { readonly from: string; readonly to: string };
  readonly hours?: { readonly weekday?: string; readonly startTime: string; readonly endTime: string };
}

/** The fewest and the most that are left. */
async function left({ id }: { readonly id: string }, asked: Asked = {}): Promise<readonly [number, number]> {
  const { data, errors } = await commons.query(
    `query ($id: ID!, $dates: DatesInput, $hours: WeeklyHoursInput) { node(id: $id) { ... on Supply {
       remainingQuantity(dates: $dates, hours: $hours) mostRemainingQuantity(dates: $dates, hours: $hours) } } }`,
    { id, ...asked },
    { as: world.manager },
  );
  if (errors) throw new Error(errors[0]!.extensions.code);
  return [data.node.remainingQuantity, data.node.mostRemainingQuantity];
}

async function held(supply: EntryInWorld, quantity: number, more: Parameters<MatchWorld['demand']>[0]) {
  await world.match(supply, await world.demand({ quantity, ...more }), { quantity, state: 'CONFIRMED' });
}

const hours = (startTime: string, endTime: string, weekday?: string) => ({
  hours: { startTime, endTime, ...(weekday !== undefined && { weekday }) },
});

describe('of a lot that is held in the mornings', () => {
  let lot: EntryInWorld;
  beforeAll(async () => {
    lot = await world.supply({ windows: [DAY] });
    await held(lot, 10, { windows: [MORNINGS] });
  });

  test('nothing is left for who wants it all day, and all of it in the evenings', async () => {
    expect(await left(lot)).toEqual([0, 10]);
    expect(await left(lot, hours('18:00', '22:00'))).toEqual([10, 10]);
    expect(await left(lot, hours('08:00', '12:00'))).toEqual([0, 0]);
    // From ten to twelve it is held.
    expect(await left(lot, hours('10:00', '14:00'))).toEqual([0, 10]);
    // Its state goes by the fullest moment.
    expect(await commons.sql('select state from supply where id = $1', [lot.id])).toEqual([{ state: 'MATCHED' }]);
  });

  test('nothing is left at hours and on days on which it is not given', async () => {
    expect(await left(lot, hours('22:00', '08:00'))).toEqual([0, 0]);
    expect(await left(lot, { dates: { from: '2026-03-30', to: '2026-04-30' } })).toEqual([0, 0]);
    expect(await left(lot, { dates: { from: '2026-02-01', to: '2026-03-02' } })).toEqual([0, 0]);
  });

  test('an end before its start is an error', async () => {
    await expect(left(lot, { dates: { from: '2026-03-05', to: '2026-03-04' } })).rejects.toThrow('BAD_USER_INPUT');
  });
});

test('days and weekdays that are asked for count alone', async () => {
  const lot = await world.supply({ windows: [DAY] });
  await held(lot, 6, { windows: [DAY], validFrom: '2026-03-10', validTo: '2026-03-10' });
  expect(await left(lot)).toEqual([4, 10]);
  expect(await left(lot, { dates: { from: '2026-03-11', to: '2026-03-20' } })).toEqual([10, 10]);
  expect(await left(lot, { dates: { from: '2026-03-10', to: '2026-03-10' } })).toEqual([4, 4]);
  expect(await left(lot, hours('09:00', '10:00', 'TUESDAY'))).toEqual([4, 10]);
  expect(await left(lot, hours('09:00', '10:00', 'WEDNESDAY'))).toEqual([10, 10]);
});

test('a night belongs to the day on which it begins', async () => {
  const lot = await world.supply({ windows: [window('20:00', '06:00')] });
  await held(lot, 7, { windows: [window('20:00', '06:00')], validFrom: '2026-03-10', validTo: '2026-03-10' });
  const night = hours('20:00', '06:00');
  expect(await left(lot, { ...night, dates: { from: '2026-03-10', to: '2026-03-10' } })).toEqual([3, 3]);
  expect(await left(lot, { ...night, dates: { from: '2026-03-11', to: '2026-03-11' } })).toEqual([10, 10]);
  // Of the whole day after, the morning is held.
  expect(await left(lot, { dates: { from: '2026-03-11', to: '2026-03-11' } })).toEqual([3, 10]);
});

test('what is over holds nothing any more, and a supply that is over has nothing left', async () => {
  const lot = await world.supply({ windows: [DAY] });
  await held(lot, 9, { windows: [DAY], validFrom: '2026-03-02', validTo: '2026-03-02' });
  expect(await left(lot)).toEqual([10, 10]);
  const over = await world.supply({ windows: [MORNINGS], validFrom: '2026-03-01', validTo: '2026-03-03' });
  expect(await left(over)).toEqual([0, 0]);
});

test('other supplies of the facility behind it hold its places, at their times', async () => {
  const lot = await world.supply({ windows: [DAY], facility: { capacity: 12 } });
  const other = await world.supply({ windows: [DAY], facilityId: lot.facilityId!, quantity: 12 });
  await held(other, 8, { windows: [MORNINGS] });
  expect(await left(lot)).toEqual([4, 10]);
  expect(await left(lot, hours('08:00', '12:00'))).toEqual([4, 4]);
  await commons.sql('update shared_facility set capacity = 9 where id = $1', [lot.facilityId]);
  expect(await left(lot, hours('18:00', '22:00'))).toEqual([9, 9]);
});

test('nothing is left while the facility is closed', async () => {
  const rules = [{ dayClass: 'EVERY_DAY', weekdays: [], startTime: '08:00', endTime: '18:00' }] as const;
  const lot = await world.supply({ windows: [DAY], facility: { capacity: 10, rules } });
  expect(await left(lot, hours('18:00', '22:00'))).toEqual([0, 0]);
  expect(await left(lot, hours('16:00', '20:00'))).toEqual([10, 10]);
});

test('what is used up is left by its quantity, whenever it is wanted', async () => {
  const lessons = await world.supply({ unitOfMeasure: 'HOUR', quantity: 10 });
  await held(lessons, 4, { unitOfMeasure: 'HOUR' });
  expect(await left(lessons)).toEqual([6, 6]);
  expect(await left(lessons, hours('02:00', '03:00'))).toEqual([6, 6]);
});

test('the supplies of a list are each told by themselves, whatever is asked of each', async () => {
  const list = await buildList(commons.db, { ownerId: world.unit.id, validFrom: FROM, validTo: TO });
  const lots = await Promise.all([1, 2, 3, 4].map(() => world.supply({ windows: [DAY], list })));
  for (const one of lots) await held(one, 4, { windows: [MORNINGS] });
  const { data } = await commons.query(
    `query ($id: ID!) { node(id: $id) { ... on SupplyDemandList { supplyConnection(first: 10) { edges { node {
       remainingQuantity mostRemainingQuantity evenings: remainingQuantity(hours: { startTime: "18:00", endTime: "22:00" })
     } } } } } }`,
    { id: list.id },
    { as: world.manager },
  );
  expect(data.node.supplyConnection.edges).toEqual(
    [1, 2, 3, 4].map(() => ({ node: { remainingQuantity: 6, mostRemainingQuantity: 10, evenings: 10 } })),
  );
});
