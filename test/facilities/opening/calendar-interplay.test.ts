import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildCalendar } from '../../../seeds/factories/calendar.factory.ts';
import { buildFacility, OFF_HOURS } from '../../../seeds/factories/facility.factory.ts';
import { buildResident } from '../../../seeds/factories/person.factory.ts';
import { keepStretches } from '../../../src/facilities/opening/open-stretch.ts';
import { type Commons, startCommons } from '../../support/commons.ts';
import { buildFacilityWorld, type FacilityWorld } from '../facility-world.ts';

let commons: Commons;
let world: FacilityWorld;
let id: string;

// A Wednesday noon, when an off-hours car park is closed as long as it is a work day.
const DATE = '2026-03-11';
const NOON = { start: `${DATE}T12:00:00+08:00`, end: `${DATE}T13:00:00+08:00` };

beforeAll(async () => {
  commons = await startCommons();
  await buildCalendar(commons.db);
  world = await buildFacilityWorld(commons);
  const { now } = commons.clock;
  id = (await buildFacility(commons.db, { unitId: world.member.id, rules: OFF_HOURS, capacity: 100, now })).id;
});
afterAll(() => commons.close());

async function correct(dayClass: 'WORKDAY' | 'DAY_OFF' | undefined) {
  const { data } = await commons.query(
    dayClass
      ? `mutation { answer: calendarDayCorrect(input: { date: "${DATE}", dayClass: ${dayClass}, reason: "Typhoon" }) { userErrors { code } } }`
      : `mutation { answer: calendarDayRestore(input: { date: "${DATE}" }) { userErrors { code } } }`,
    {},
    { as: world.staff.district.subject },
  );
  expect(data.answer.userErrors).toEqual([]);
}

/** What opening hours, availability, a booking and search say about the noon of the day. */
async function atNoon() {
  const { data } = await commons.query(
    `query ($id: ID!, $start: DateTime!, $end: DateTime!) {
      node(id: $id) { ... on SharedFacility {
        openHours(from: $start, to: $end) { start end }
        availability(from: $start, to: $end) { remaining }
      } }
      sharedFacilities(where: { availableDuring: { start: $start, end: $end } }) { edges { node { id } } }
    }`,
    { id, ...NOON },
  );
  const { subject } = await buildResident(commons.db);
  const booked = await commons.query(
    'mutation ($input: BookingCreateInput!) { bookingCreate(input: $input) { booking { id } userErrors { code } } }',
    { input: { facilityId: id, ...NOON, idempotencyKey: randomUUID() } },
    { as: subject },
  );
  return {
    openHours: data.node.openHours.length,
    availability: data.node.availability.length,
    booking: booked.data.bookingCreate.userErrors[0]?.code ?? 'BOOKED',
    found: data.sharedFacilities.edges.length,
  };
}

const CLOSED = { openHours: 0, availability: 0, booking: 'OUTSIDE_OPENING_HOURS', found: 0 };
const OPEN = { openHours: 1, availability: 1, booking: 'BOOKED', found: 1 };

describe('a correction of the calendar', () => {
  test('changes opening hours, availability and what can be booked at once, and search with the next keeping', async () => {
    expect(await atNoon()).toEqual(CLOSED);

    await correct('DAY_OFF');
    expect(await atNoon()).toEqual({ ...OPEN, found: 0 });
    await keepStretches(commons.orm, commons.clock.now);
    expect(await atNoon()).toEqual(OPEN);

    await correct(undefined);
    expect(await atNoon()).toEqual({ ...CLOSED, found: 1 });
    await keepStretches(commons.orm, commons.clock.now);
    expect(await atNoon()).toEqual(CLOSED);
  });

  test('leaves the bookings that exist', async () => {
    const rows = await commons.sql('select distinct state from booking where facility_id = $1', [id]);
    expect(rows).toEqual([{ state: 'CONFIRMED' }]);
  });

  test('made by another process holds here, too', async () => {
    expect((await atNoon()).openHours).toBe(0);
    const beside = await startCommons({ beside: commons });
    await beside.query(
      `mutation { calendarDayCorrect(input: { date: "${DATE}", dayClass: DAY_OFF, reason: "Typhoon" }) { userErrors { code } } }`,
      {},
      { as: world.staff.district.subject },
    );
    await beside.close();
    expect((await atNoon()).openHours).toBe(1);
    await correct(undefined);
  });

  test('of the day after moves the hour by which everybody has to be out', async () => {
    const ends = async () => {
      const { data } = await commons.query(
        `query ($id: ID!) {
          node(id: $id) { ... on SharedFacility { openHours(from: "2026-03-14T04:00:00Z", to: "2026-03-14T05:00:00Z") { end } } }
        }`,
        { id },
      );
      return data.node.openHours;
    };
    expect(await ends()).toEqual([{ end: '2026-03-16T00:00:00.000Z' }]);
    const setMonday = (dayClass: string) =>
      commons.query(
        `mutation { calendarDayCorrect(input: { date: "2026-03-16", dayClass: ${dayClass}, reason: "Bridge" }) { userErrors { code } } }`,
        {},
        { as: world.staff.district.subject },
      );
    await setMonday('DAY_OFF');
    expect(await ends()).toEqual([{ end: '2026-03-17T00:00:00.000Z' }]);
    await setMonday('WORKDAY');
    expect(await ends()).toEqual([{ end: '2026-03-16T00:00:00.000Z' }]);
  });
});
