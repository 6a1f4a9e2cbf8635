import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildBooking } from '../../../seeds/factories/booking.factory.ts';
import { buildFacility } from '../../../seeds/factories/facility.factory.ts';
import { buildAccount, buildResident } from '../../../seeds/factories/person.factory.ts';
import { Role } from '../../../src/request/viewer.ts';
import { type Commons, startCommons } from '../../support/commons.ts';

let commons: Commons;
let facilityId: string;
let manager: string;

beforeAll(async () => {
  commons = await startCommons();
  const facility = await buildFacility(commons.db, {
    capacity: 10,
    kind: 'SPORTS_FIELD',
    now: commons.clock.now,
    rules: [{ dayClass: 'EVERY_DAY', weekdays: [], startTime: '18:00', endTime: '08:00' }],
  });
  facilityId = facility.id;
  manager = (await buildAccount(commons.db, { roles: [{ role: Role.UNIT_MANAGER, facilityId }] })).subject;
  for (const [start, end, quantity] of [
    ['18:00', '18:30', 3],
    ['18:15', '19:00', 4],
    ['18:30', '20:00', 2],
  ] as const) {
    const { residentId } = await buildResident(commons.db);
    await buildBooking(commons.db, {
      facilityId,
      bookerId: residentId,
      start: `2026-03-04T${start}:00+08:00`,
      end: `2026-03-04T${end}:00+08:00`,
      quantity,
    });
  }
});
afterAll(() => commons.close());

const OCCUPANCY = `query ($id: ID!, $from: DateTime!, $to: DateTime!, $stepMinutes: Int) {
  node(id: $id) { ... on SharedFacility {
    occupancy(from: $from, to: $to, stepMinutes: $stepMinutes) { start end taken total isOpen } } } }`;

async function occupancy(variables: object) {
  const { data, errors } = await commons.query(OCCUPANCY, { id: facilityId, ...variables }, { as: manager });
  return { steps: data?.node?.occupancy as Record<string, unknown>[] | undefined, code: errors?.[0]?.extensions.code };
}

const at = (time: string) => `2026-03-04T${time}:00+08:00`;

test('each hour tells its busiest moment, and whether it is open', async () => {
  const { steps } = await occupancy({ from: at('17:00'), to: at('21:00') });
  expect(steps!.map(({ taken, isOpen }) => [taken, isOpen])).toEqual([
    [0, false],
    [7, true],
    [2, true],
    [0, true],
  ]);
  expect(steps![1]).toMatchObject({ start: '2026-03-04T10:00:00.000Z', end: '2026-03-04T11:00:00.000Z', total: 10 });
});

test('shorter steps tell more', async () => {
  const { steps } = await occupancy({ from: at('18:00'), to: at('19:00'), stepMinutes: 15 });
  expect(steps!.map(({ taken }) => taken)).toEqual([3, 7, 6, 6]);
});

test('a night is open until the morning', async () => {
  const { steps } = await occupancy({ from: at('06:00'), to: at('10:00') });
  expect(steps!.map(({ isOpen }) => isOpen)).toEqual([true, true, false, false]);
});

test('the last step reaches the end, or beyond', async () => {
  const { steps } = await occupancy({ from: at('18:00'), to: at('18:50'), stepMinutes: 30 });
  expect(steps!.map(({ end }) => end)).toEqual(['2026-03-04T10:30:00.000Z', '2026-03-04T11:00:00.000Z']);
});

test.each([
  ['steps of no whole quarter hours', { from: at('18:00'), to: at('19:00'), stepMinutes: 20 }],
  ['too many steps', { from: at('00:00'), to: '2026-03-11T00:15:00+08:00' }],
  ['a range that runs backwards', { from: at('19:00'), to: at('18:00') }],
])('%s are refused', async (_name, variables) => {
  expect((await occupancy(variables)).code).toBe('BAD_USER_INPUT');
});

test('a week by the hour is not too many', async () => {
  expect((await occupancy({ from: at('00:00'), to: '2026-03-11T00:00:00+08:00' })).steps).toHaveLength(168);
});
