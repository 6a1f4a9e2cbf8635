import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildBooking } from '../../../seeds/factories/booking.factory.ts';
import { buildCalendar } from '../../../seeds/factories/calendar.factory.ts';
import { ALWAYS, buildFacility, type FacilityOverrides, OFF_HOURS } from '../../../seeds/factories/facility.factory.ts';
import { buildResident } from '../../../seeds/factories/person.factory.ts';
import { buildUnit } from '../../../seeds/factories/unit.factory.ts';
import { FacilityState } from '../../../src/facilities/facility.entity.ts';
import { newId } from '../../../src/shared/node.ts';
import { type Commons, startCommons } from '../../support/commons.ts';
import { buildFacilityWorld, change, type FacilityWorld } from '../facility-world.ts';

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

const DOCUMENT = `query ($id: ID!, $from: DateTime!, $to: DateTime!) {
  node(id: $id) { ... on SharedFacility { openHours(from: $from, to: $to) { start end } } }
}`;

interface Stretch {
  readonly start: string;
  readonly end: string;
}

/** The stretches, in the time of a place. */
async function openHours(id: string, from: string, to: string, timeZone = 'Asia/Shanghai'): Promise<string[]> {
  const { data, errors } = await commons.query(DOCUMENT, { id, from, to }, { as: world.manager.subject });
  expect(errors).toBeUndefined();
  const local = (instant: string) =>
    Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDateTime().toString({ smallestUnit: 'minute' });
  return data.node.openHours.map(({ start, end }: Stretch) => `${local(start)} ${local(end)}`);
}

describe('openHours', () => {
  // Work days 18:00 to 08:00, days off all day, out by 08:00 of the next work day. 2026-02-14 is a Saturday of work.
  const AROUND_SPRING_FESTIVAL = [
    '2026-02-12T18:00 2026-02-13T08:00',
    '2026-02-13T18:00 2026-02-14T08:00',
    '2026-02-14T18:00 2026-02-24T08:00',
    '2026-02-24T18:00 2026-02-25T08:00',
  ];

  test('of an off-hours car park around Spring Festival 2026 are those of the worked case', async () => {
    const id = await build({ rules: OFF_HOURS });
    expect(await openHours(id, '2026-02-13T12:00:00+08:00', '2026-02-24T12:00:00+08:00')).toEqual(
      AROUND_SPRING_FESTIVAL.slice(1, 3),
    );
    expect(await openHours(id, '2026-02-13T07:59:00+08:00', '2026-02-24T18:00:00.001+08:00')).toEqual(
      AROUND_SPRING_FESTIVAL,
    );
  });

  test('are the same for rules that were set through the API', async () => {
    const facilityId = await build({ rules: [] });
    const rules = [
      { dayClass: 'WORKDAY', startTime: '18:00', endTime: '08:00' },
      { dayClass: 'DAY_OFF', startTime: '00:00', endTime: '00:00', leaveByNextWorkday: '08:00' },
    ];
    await change(commons, 'facilityOpeningRulesSet', { facilityId, rules }, world.manager);
    expect(await openHours(facilityId, '2026-02-13T12:00:00+08:00', '2026-02-24T12:00:00+08:00')).toEqual(
      AROUND_SPRING_FESTIVAL.slice(1, 3),
    );
  });

  test('tell a stretch whole that the range only touches', async () => {
    const id = await build({ rules: OFF_HOURS });
    for (const [from, to] of [
      ['2026-02-18T00:00:00Z', '2026-02-18T00:00:00.001Z'],
      ['2026-02-24T07:59:59.999+08:00', '2026-02-24T08:00:00+08:00'],
      ['2026-02-14T18:00:00+08:00', '2026-02-14T18:01:00+08:00'],
    ] as const) {
      expect(await openHours(id, from, to)).toEqual([AROUND_SPRING_FESTIVAL[2]]);
    }
  });

  test('do not tell a stretch that ends where the range starts, or starts where it ends', async () => {
    const id = await build({ rules: OFF_HOURS });
    expect(await openHours(id, '2026-02-24T08:00:00+08:00', '2026-02-24T18:00:00+08:00')).toEqual([]);
  });

  test('cut a stretch without end 62 days outside of the range', async () => {
    const id = await build();
    const { data } = await commons.query(DOCUMENT, { id, from: '2026-03-10T00:00:00Z', to: '2026-03-11T00:00:00Z' });
    expect(data.node.openHours).toEqual([{ start: '2026-01-07T00:00:00.000Z', end: '2026-05-12T00:00:00.000Z' }]);
  });

  test('of a year without a notice follow Monday to Friday, and the calendar says that this is provisional', async () => {
    const id = await build({ rules: [{ ...ALWAYS, dayClass: 'WORKDAY', startTime: '09:00', endTime: '17:00' }] });
    const days = (await openHours(id, '2100-09-30T16:00:00Z', '2100-10-08T16:00:00Z')).map((each) => each.slice(0, 10));
    expect(days).toEqual(['2100-10-01', '2100-10-04', '2100-10-05', '2100-10-06', '2100-10-07', '2100-10-08']);
    const { data } = await commons.query('{ calendarDays(from: "2100-10-01", to: "2100-10-01") { status dayClass } }');
    expect(data.calendarDays).toEqual([{ status: 'PROVISIONAL', dayClass: 'WORKDAY' }]);
  });

  test('follow the wall clock of the facility over a clock change', async () => {
    const rules = [{ ...ALWAYS, startTime: '22:00', endTime: '06:00' }];
    const id = await build({ timeZone: 'Europe/Helsinki', rules });
    const { data } = await commons.query(DOCUMENT, { id, from: '2026-03-28T12:00:00Z', to: '2026-03-30T12:00:00Z' });
    expect(data.node.openHours).toEqual([
      { start: '2026-03-28T20:00:00.000Z', end: '2026-03-29T03:00:00.000Z' },
      { start: '2026-03-29T19:00:00.000Z', end: '2026-03-30T03:00:00.000Z' },
    ]);
  });

  test.each(Object.values(FacilityState))('are told to who may see the facility while it is %s', async (state) => {
    const id = await build({ state, rules: [{ ...ALWAYS, startTime: '09:00', endTime: '17:00' }] });
    expect(await openHours(id, '2026-03-10T00:00:00Z', '2026-03-10T12:00:00Z')).toEqual([
      '2026-03-10T09:00 2026-03-10T17:00',
    ]);
  });

  test('are told over 366 days at most', async () => {
    const id = await build({ rules: OFF_HOURS });
    const whole = await openHours(id, '2024-01-01T00:00:00Z', '2025-01-01T00:00:00Z');
    expect(whole.length).toBeGreaterThan(200);
    for (const [from, to] of [
      ['2024-01-01T00:00:00Z', '2025-01-01T00:00:00.001Z'],
      ['2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z'],
      ['2026-01-02T00:00:00Z', '2026-01-01T00:00:00Z'],
      ['1970-01-01T00:00:00Z', '9999-12-31T00:00:00Z'],
    ] as const) {
      const { errors } = await commons.query(DOCUMENT, { id, from, to });
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    }
  });

  test('are told at both ends of time', async () => {
    const id = await build({ rules: OFF_HOURS });
    expect(await openHours(id, '1970-01-01T00:00:00Z', '1970-01-02T00:00:00Z')).toEqual([
      '1970-01-01T18:00 1970-01-02T08:00',
    ]);
    expect(await openHours(id, '9999-12-30T04:00:00Z', '9999-12-31T04:00:00Z')).toEqual([
      '9999-12-30T18:00 9999-12-31T08:00',
    ]);
  });

  test.each([
    '2026-03-10T00:00:00',
    '2026-03-10',
    '2026-03-10T24:00:00Z',
    '10000-01-01T00:00:00Z',
    '0000-01-01T00:00:00Z',
  ])('refuse the instant %s', async (from) => {
    const { errors } = await commons.query(DOCUMENT, { id: await build(), from, to: '2026-03-11T00:00:00Z' });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });
});

describe('a list of 20 facilities with hours and places', () => {
  test('takes as many statements as a list of 2', async () => {
    const { id: unitId } = await buildUnit(commons.db);
    const { residentId: bookerId } = await buildResident(commons.db);
    for (let i = 0; i < 20; i++) {
      const facilityId = await build({ unitId, rules: i % 2 === 0 ? OFF_HOURS : [ALWAYS], capacity: 3 });
      const start = `2026-03-${String(4 + i).padStart(2, '0')}T20:00:00+08:00`;
      const end = `2026-03-${String(4 + i).padStart(2, '0')}T21:00:00+08:00`;
      await buildBooking(commons.db, { facilityId, bookerId, start, end });
    }
    const document = `query ($unitId: ID!, $first: Int) {
      sharedFacilities(where: { unitId: $unitId }, first: $first) {
        totalCount
        edges { node {
          openingRules { startTime }
          openingExceptions { date }
          openHours(from: "2026-03-04T00:00:00Z", to: "2026-03-24T00:00:00Z") { start end }
          nextWeek: openHours(from: "2026-03-11T00:00:00Z", to: "2026-03-18T00:00:00Z") { start end }
          availability(from: "2026-03-04T00:00:00Z", to: "2026-03-24T00:00:00Z") { start end remaining }
          rest: availability(from: "2026-03-04T00:00:00Z", to: "2026-03-24T00:00:00Z", quantity: 3) { remaining }
          unit { name }
          stateReason
        } }
      }
    }`;
    const ask = async (first: number) => {
      const { data, errors } = await commons.query(document, { unitId, first }, { as: world.manager.subject });
      expect(errors).toBeUndefined();
      expect(data.sharedFacilities.edges).toHaveLength(first);
    };
    await ask(1);
    // The list, its count, the viewer, units, hours, the days on which something is taken, reasons.
    expect(await commons.statements(() => ask(2))).toBe(7);
    expect(await commons.statements(() => ask(20))).toBe(7);
  });

  test('takes one more when the calendar has changed, not one for each of them', async () => {
    const { id: unitId } = await buildUnit(commons.db);
    for (let i = 0; i < 20; i++) await build({ unitId });
    const document = `query ($unitId: ID!) {
      sharedFacilities(where: { unitId: $unitId }) {
        edges { node { openHours(from: "2026-03-04T00:00:00Z", to: "2026-03-24T00:00:00Z") { start } } }
      }
    }`;
    await commons.query(document, { unitId });
    expect(await commons.statements(() => commons.query(document, { unitId }))).toBe(2);
    await commons.sql(
      `insert into calendar_day (date, day_class, source) values ('2026-05-20', 'DAY_OFF', 'CORRECTION')`,
    );
    expect(await commons.statements(() => commons.query(document, { unitId }))).toBe(3);
    await commons.sql(`delete from calendar_day where date = '2026-05-20'`);
  });
});

test('openHours of nothing is nothing', async () => {
  const { data } = await commons.query(DOCUMENT, {
    id: newId('fac'),
    from: '2026-03-10T00:00:00Z',
    to: '2026-03-11T00:00:00Z',
  });
  expect(data.node).toBeNull();
});
