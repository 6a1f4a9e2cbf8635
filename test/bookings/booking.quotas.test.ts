import { describe, expect, test } from 'vitest';
import {
  BOOKINGS_AHEAD_MAX,
  CAR_PARK_PLACES_MAX,
  HOUSEHOLD_BOOKINGS_AHEAD_MAX,
  refusalOfQuantity,
  ROOM_HOURS_A_WEEK_MAX,
  UNCONFIRMED_BOOKINGS_AHEAD_MAX,
  withinHoursOf,
} from '../../src/bookings/booking.quotas.ts';
import { QUANTITY_MAX } from '../../src/bookings/booking.entity.ts';
import { FacilityKind } from '../../src/facilities/facility.entity.ts';
import type { Interval } from '../../src/shared/interval.ts';

const ROOM = { id: 'fac_1', kind: FacilityKind.MEETING_ROOM, capacity: 1, timeZone: 'Asia/Shanghai' };

/** Some hours from a moment of March 2026 in Fuzhou; the 2nd is a Monday. */
function hours(from: string, length: number): Interval {
  const start = Temporal.Instant.from(`2026-03-${from}+08:00`);
  return { start, end: start.add({ minutes: length * 60 }) };
}
const held = (from: string, length: number, facilityId = ROOM.id) => ({ ...hours(from, length), facilityId });

test('the quotas are what the district has agreed on', () => {
  expect({
    BOOKINGS_AHEAD_MAX,
    UNCONFIRMED_BOOKINGS_AHEAD_MAX,
    HOUSEHOLD_BOOKINGS_AHEAD_MAX,
    CAR_PARK_PLACES_MAX,
    ROOM_HOURS_A_WEEK_MAX,
    QUANTITY_MAX,
  }).toEqual({
    BOOKINGS_AHEAD_MAX: 10,
    UNCONFIRMED_BOOKINGS_AHEAD_MAX: 2,
    HOUSEHOLD_BOOKINGS_AHEAD_MAX: 20,
    CAR_PARK_PLACES_MAX: 2,
    ROOM_HOURS_A_WEEK_MAX: 24,
    QUANTITY_MAX: 10_000,
  });
});

describe('places of a car park', () => {
  test('are two at most, and the refusal says so', () => {
    expect(refusalOfQuantity({ kind: FacilityKind.PARKING, setsPlacesAtOnce: false }, 2)).toBeUndefined();
    expect(refusalOfQuantity({ kind: FacilityKind.PARKING, setsPlacesAtOnce: false }, 3)).toMatchObject({
      kind: 'tooManyCarParkPlaces',
      details: { max: 2, wanted: 3 },
    });
  });

  test('are what the unit says where it says so', () => {
    expect(refusalOfQuantity({ kind: FacilityKind.PARKING, setsPlacesAtOnce: true }, 3)).toBeUndefined();
  });

  test('have nothing to do with those of a field', () => {
    expect(refusalOfQuantity({ kind: FacilityKind.SPORTS_FIELD, setsPlacesAtOnce: false }, 30)).toBeUndefined();
  });
});

describe('hours of a room in a week', () => {
  test.each([FacilityKind.MEETING_ROOM, FacilityKind.ACTIVITY_ROOM])('are 24 at most, of a %s', (kind) => {
    const within = withinHoursOf({ ...ROOM, kind }, []);
    expect(within(hours('04T00:00', 24))).toBe(true);
    expect(within(hours('04T00:00', 24.25))).toBe(false);
  });

  test('count what is held of the room in the week, and nothing else', () => {
    const within = withinHoursOf(ROOM, [
      held('02T00:00', 10),
      held('08T23:45', 10),
      held('01T23:45', 10),
      held('03T09:00', 24, 'fac_2'),
    ]);
    expect(within(hours('04T10:00', 4))).toBe(true);
    expect(within(hours('04T10:00', 4.25))).toBe(false);
    // In the week before, and in the one after: what starts on a Sunday counts there whole.
    expect(within(hours('01T10:00', 14))).toBe(true);
    expect(within(hours('01T10:00', 14.25))).toBe(false);
    expect(within(hours('09T00:00', 24))).toBe(true);
    expect(within(hours('09T00:00', 24.25))).toBe(false);
  });

  test('begin on a Monday where the room is', () => {
    const within = withinHoursOf({ ...ROOM, timeZone: 'America/New_York' }, [held('02T12:00', 24)]);
    expect(within(hours('02T12:45', 1))).toBe(false);
    expect(within(hours('02T13:00', 1))).toBe(true);
  });

  test('are nobody’s affair where the room has many places, or is none', () => {
    expect(withinHoursOf({ ...ROOM, capacity: 2 }, [])(hours('04T00:00', 100))).toBe(true);
    expect(withinHoursOf({ ...ROOM, kind: FacilityKind.SPORTS_FIELD }, [])(hours('04T00:00', 100))).toBe(true);
  });
});
