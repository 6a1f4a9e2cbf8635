import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildCalendar } from '../../../seeds/factories/calendar.factory.ts';
import { ALWAYS, buildFacility, type FacilityOverrides } from '../../../seeds/factories/facility.factory.ts';
import { EXCEPTION_WINDOWS_MAX } from '../../../src/facilities/opening/opening-rule.entity.ts';
import { type Commons, startCommons } from '../../support/commons.ts';
import {
  buildFacilityWorld,
  change,
  expectChecksFacilityId,
  expectForItsManagersOnly,
  expectRefused,
  type FacilityWorld,
  sendChange,
  trailOf,
} from '../facility-world.ts';

let commons: Commons;
let world: FacilityWorld;

beforeAll(async () => {
  commons = await startCommons();
  await buildCalendar(commons.db);
  world = await buildFacilityWorld(commons);
});
afterAll(() => commons.close());

const build = async (overrides: FacilityOverrides = {}) =>
  (await buildFacility(commons.db, { unitId: world.member.id, now: commons.clock.now, ...overrides })).id;
const set = (facilityId: string, input: object) =>
  change(commons, 'facilityOpeningExceptionSet', { facilityId, ...input }, world.manager);
const refused = async (input: object, field: string[]) => {
  const all = { facilityId: await build(), date: '2026-03-10', windows: [], ...input };
  await expectRefused(commons, 'facilityOpeningExceptionSet', all, world.manager, 'INVALID_INPUT', field);
};
const MORNING = { startTime: '09:00', endTime: '12:00' };
const NIGHT = { startTime: '22:00', endTime: '02:00' };
const nine: FacilityOverrides = { rules: [{ ...ALWAYS, startTime: '09:00', endTime: '17:00' }] };

async function openHours(id: string, from: string, to: string): Promise<string[]> {
  const { data } = await commons.query(
    `query ($id: ID!, $from: DateTime!, $to: DateTime!) {
      node(id: $id) { ... on SharedFacility { openHours(from: $from, to: $to) { start end } } }
    }`,
    { id, from, to },
  );
  return data.node.openHours.map(({ start, end }: { start: string; end: string }) => `${start}/${end}`);
}

describe('facilityOpeningExceptionSet', () => {
  test('sets other hours for a date', async () => {
    const id = await build(nine);
    const { openingExceptions } = await set(id, { date: '2026-03-10', windows: [NIGHT, MORNING], reason: ' 运动会 ' });
    expect(openingExceptions).toEqual([
      { date: '2026-03-10', closed: false, windows: [NIGHT, MORNING], reason: '运动会' },
    ]);
    expect(await openHours(id, '2026-03-09T16:00:00Z', '2026-03-11T16:00:00Z')).toEqual([
      '2026-03-10T01:00:00.000Z/2026-03-10T04:00:00.000Z',
      '2026-03-10T14:00:00.000Z/2026-03-10T18:00:00.000Z',
      '2026-03-11T01:00:00.000Z/2026-03-11T09:00:00.000Z',
    ]);
  });

  test('without windows closes the facility from midnight to midnight', async () => {
    const id = await build();
    const { openingExceptions } = await set(id, { date: '2026-03-10', windows: [] });
    expect(openingExceptions).toEqual([{ date: '2026-03-10', closed: true, windows: [], reason: null }]);
    expect(
      (await openHours(id, '2026-03-09T00:00:00Z', '2026-03-12T00:00:00Z')).map((each) => each.slice(0, 49)),
    ).toEqual([
      expect.stringMatching(/\/2026-03-09T16:00:00.000Z$/),
      expect.stringMatching(/^2026-03-10T16:00:00.000Z\//),
    ]);
  });

  test('takes the place of what was set for that date, and of nothing else', async () => {
    const id = await build(nine);
    await set(id, { date: '2026-03-11', windows: [MORNING], reason: 'First' });
    await set(id, { date: '2026-03-10', windows: [] });
    const { openingExceptions } = await set(id, { date: '2026-03-11', windows: [] });
    expect(openingExceptions).toEqual([
      { date: '2026-03-10', closed: true, windows: [], reason: null },
      { date: '2026-03-11', closed: true, windows: [], reason: null },
    ]);
  });

  test('is what search and bookings go by, at once', async () => {
    const id = await build(nine);
    const start = '2026-03-10T13:00:00+08:00';
    const found = async () => {
      const { data } = await commons.query(
        `query ($unit: ID!, $start: DateTime!, $end: DateTime!) {
          sharedFacilities(first: 100, where: { unitId: $unit, availableDuring: { start: $start, end: $end } }) {
            edges { node { id } }
          }
        }`,
        { unit: world.member.id, start, end: '2026-03-10T14:00:00+08:00' },
      );
      return data.sharedFacilities.edges.some(({ node }: { node: { id: string } }) => node.id === id);
    };
    expect(await found()).toBe(true);
    await set(id, { date: '2026-03-10', windows: [MORNING] });
    expect(await found()).toBe(false);
    await set(id, { date: '2026-03-10', windows: [{ startTime: '13:00', endTime: '14:00' }] });
    expect(await found()).toBe(true);
  });

  test('writes one entry to the audit trail and one event to the outbox', async () => {
    const id = await build();
    await set(id, { date: '2026-03-10', windows: [] });
    expect(await trailOf(commons, id)).toEqual({
      audit: [
        {
          action: 'facilityOpeningExceptionSet',
          actorId: world.manager.accountId,
          districtCode: world.district.code,
          fields: ['openingExceptions'],
        },
      ],
      outbox: ['facility.changed'],
    });
  });

  test(`takes ${EXCEPTION_WINDOWS_MAX} windows, and no more`, async () => {
    const windows = Array.from({ length: EXCEPTION_WINDOWS_MAX + 1 }, (_, i) => ({
      startTime: `${String(2 * i).padStart(2, '0')}:00`,
      endTime: `${String(2 * i + 1).padStart(2, '0')}:00`,
    }));
    const { openingExceptions } = await set(await build(), { date: '2026-03-10', windows: windows.slice(1) });
    expect(openingExceptions[0].windows).toEqual(windows.slice(1));
    await refused({ windows }, ['windows']);
  });

  test.each(['1970-01-01', '2024-02-29', '9999-12-31'])('takes the date %s', async (date) => {
    const { openingExceptions } = await set(await build(), { date, windows: [MORNING] });
    expect(openingExceptions).toMatchObject([{ date }]);
  });
});

describe('facilityOpeningExceptionSet refuses', () => {
  test.each([
    ['an empty reason', { reason: '' }, ['reason']],
    ['a blank reason', { reason: '  ' }, ['reason']],
    ['a reason of 501 characters', { reason: 'x'.repeat(501) }, ['reason']],
    ['the year 0', { date: '0000-01-01' }, ['date']],
    ['the year 1969', { date: '1969-12-31' }, ['date']],
  ])('%s', async (_, input, field) => {
    await refused(input, field);
  });

  test.each([
    ['a date that does not exist', { date: '2026-02-29' }],
    ['an instant', { date: '2026-03-10T00:00:00Z' }],
    ['the year 10000', { date: '10000-01-01' }],
    ['24:00', { windows: [{ startTime: '18:00', endTime: '24:00' }] }],
  ])('%s, before anything runs', async (_, input) => {
    const all = { facilityId: await build(), date: '2026-03-10', windows: [], ...input };
    const { errors } = await sendChange(commons, 'facilityOpeningExceptionSet', all, world.manager);
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  test('everybody but the managers of the facility', async () => {
    const input = { date: '2026-03-10', windows: [MORNING] };
    await expectForItsManagersOnly(commons, world, 'facilityOpeningExceptionSet', input);
  });

  test('ids that are none, or stand for nothing', async () => {
    const input = { date: '2026-03-10', windows: [MORNING] };
    await expectChecksFacilityId(commons, 'facilityOpeningExceptionSet', input, world.manager);
  });
});
