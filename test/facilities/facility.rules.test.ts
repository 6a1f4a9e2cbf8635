import { describe, expect, test } from 'vitest';
import {
  type BookingRules,
  CAPACITY_MAX,
  DEFAULT_BOOKING_RULES,
  DURATION_MINUTES_MAX,
  EXTERNAL_ID_MAX,
  FACILITY_NAME_MAX,
  FacilityAdmission,
  FacilityKind,
  GRID_MINUTES,
  HORIZON_DAYS_MAX,
  LEAD_MINUTES_MAX,
  VehicleClass,
} from '../../src/facilities/facility.entity.ts';
import type { FacilityDetailsInput } from '../../src/facilities/facility.input.ts';
import { bookingRulesFrom, detailsFrom } from '../../src/facilities/facility.rules.ts';
import { changedFacilityValues, newFacilityValues } from '../../src/facilities/facility.values.ts';
import { Refusal } from '../../src/shared/refusal.ts';
import { ADDRESS_MAX } from '../../src/shared/text.ts';

const { PARKING, SPORTS_FIELD, RESTROOM, MEETING_ROOM, ACTIVITY_ROOM } = FacilityKind;

/** The refusal of something, and the field it names. */
function refusalOf(does: () => unknown): string {
  try {
    does();
  } catch (error) {
    if (error instanceof Refusal) return [error.kind, ...(error.field ?? [])].join(' ');
    throw error;
  }
  return 'none';
}

const details = (kind: FacilityKind, input: object | null) => detailsFrom(kind, input as FacilityDetailsInput);
const sports = (...names: string[]) => ({ sportsField: { sports: names, indoor: true } });
const numbered = (count: number) => Array.from({ length: count }, (_, at) => `运动 ${at}`);

test('the limits are those that the documentation promises', () => {
  expect({
    CAPACITY_MAX,
    EXTERNAL_ID_MAX,
    FACILITY_NAME_MAX,
    DURATION_MINUTES_MAX,
    LEAD_MINUTES_MAX,
    HORIZON_DAYS_MAX,
  }).toEqual({
    CAPACITY_MAX: 10_000,
    EXTERNAL_ID_MAX: 200,
    FACILITY_NAME_MAX: 200,
    DURATION_MINUTES_MAX: 30 * 24 * 60,
    LEAD_MINUTES_MAX: 365 * 24 * 60,
    HORIZON_DAYS_MAX: 366,
  });
});

describe('details', () => {
  test('are none when none are given', () => {
    expect(details(PARKING, null)).toBeNull();
    expect(details(PARKING, {})).toBeNull();
    expect(details(PARKING, { parking: null, room: undefined })).toBeNull();
  });

  test('are those of the kind', () => {
    const cars = { parking: { vehicleClasses: [VehicleClass.CAR, VehicleClass.TRUCK, VehicleClass.CAR] } };
    expect(details(PARKING, cars)).toEqual({ typeName: 'ParkingDetails', vehicleClasses: ['CAR', 'TRUCK'] });
    expect(details(SPORTS_FIELD, sports(' 篮球 ', '足球', '篮球'))).toEqual({
      typeName: 'SportsFieldDetails',
      sports: ['篮球', '足球'],
      indoor: true,
    });
    const restroom = { accessible: true, babyTable: false };
    expect(details(RESTROOM, { restroom })).toEqual({ typeName: 'RestroomDetails', ...restroom });
    for (const kind of [MEETING_ROOM, ACTIVITY_ROOM]) {
      expect(details(kind, { room: { seats: 12 } })).toEqual({ typeName: 'RoomDetails', seats: 12 });
    }
  });

  test('are not those of another kind, nor of two', () => {
    expect(refusalOf(() => details(PARKING, { room: { seats: 12 } }))).toContain('detailsOfAnotherKind');
    const two = { room: { seats: 12 }, restroom: { accessible: true, babyTable: true } };
    expect(refusalOf(() => details(MEETING_ROOM, two))).toContain('detailsOfAnotherKind');
  });

  test.each([
    ['no vehicles', PARKING, { parking: { vehicleClasses: [] } }, 'details parking vehicleClasses'],
    ['no sports', SPORTS_FIELD, sports(), 'details sportsField sports'],
    ['21 sports', SPORTS_FIELD, sports(...numbered(21)), 'details sportsField sports'],
    ['no seats', MEETING_ROOM, { room: { seats: 0 } }, 'details room seats'],
    ['10,001 seats', MEETING_ROOM, { room: { seats: 10_001 } }, 'details room seats'],
  ])('may not have %s', (_, kind, input, field) => {
    expect(refusalOf(() => details(kind, input))).toBe(`facilityNumberOutOfRange ${field}`);
  });

  test('may have 20 sports of 50 characters each, and 10,000 seats', () => {
    expect(details(SPORTS_FIELD, sports(...numbered(20)))).toMatchObject({ sports: numbered(20) });
    expect(details(SPORTS_FIELD, sports('球'.repeat(50)))).toMatchObject({ sports: ['球'.repeat(50)] });
    expect(refusalOf(() => details(SPORTS_FIELD, sports('球'.repeat(51))))).toContain('details sportsField sports');
    expect(details(MEETING_ROOM, { room: { seats: 10_000 } })).toMatchObject({ seats: 10_000 });
  });
});

describe('booking rules', () => {
  const changed = (changes: Partial<BookingRules>) => bookingRulesFrom(DEFAULT_BOOKING_RULES, changes as never);

  test('stay where nothing is said', () => {
    expect(bookingRulesFrom(DEFAULT_BOOKING_RULES, null)).toEqual(DEFAULT_BOOKING_RULES);
    expect(changed({ leadMinutes: 30 })).toEqual({ ...DEFAULT_BOOKING_RULES, leadMinutes: 30 });
    const all = { gridMinutes: 60, minMinutes: 60, maxMinutes: 120, leadMinutes: 5, horizonDays: 7 };
    expect(changed(all)).toEqual(all);
  });

  test('are what they were taken to be when nobody says otherwise', () => {
    expect(DEFAULT_BOOKING_RULES).toEqual({
      gridMinutes: 15,
      minMinutes: 15,
      maxMinutes: 1_440,
      leadMinutes: 0,
      horizonDays: 30,
    });
  });

  test('have a grid that divides a day', () => {
    for (const gridMinutes of GRID_MINUTES) expect(changed({ gridMinutes })).toMatchObject({ gridMinutes });
    expect(refusalOf(() => changed({ gridMinutes: 45 }))).toContain('gridMinutesAreWrong');
  });

  test.each<[keyof BookingRules, number, number]>([
    ['minMinutes', 15, 1_440],
    ['maxMinutes', 15, DURATION_MINUTES_MAX],
    ['leadMinutes', 0, LEAD_MINUTES_MAX],
    ['horizonDays', 0, HORIZON_DAYS_MAX],
  ])('have %s from %d to %d', (member, min, max) => {
    expect(changed({ [member]: min })).toMatchObject({ [member]: min });
    expect(changed({ [member]: max })).toMatchObject({ [member]: max });
    expect(refusalOf(() => changed({ [member]: min - 1 }))).toBe(`facilityNumberOutOfRange bookingRules ${member}`);
    const above = member === 'minMinutes' ? 'maxMinutes' : member;
    expect(refusalOf(() => changed({ [member]: max + 1 }))).toBe(`facilityNumberOutOfRange bookingRules ${above}`);
  });

  test('have a shortest booking that is no longer than 30 days either', () => {
    expect(
      refusalOf(() => changed({ minMinutes: DURATION_MINUTES_MAX + 1, maxMinutes: DURATION_MINUTES_MAX + 1 })),
    ).toBe('facilityNumberOutOfRange bookingRules minMinutes');
  });
});

describe('the values of a facility', () => {
  const NEW = { name: ' 停车场 ', kind: PARKING, capacity: 12, admission: FacilityAdmission.INSTANT };
  const values = newFacilityValues(NEW);

  test('have defaults', () => {
    expect(values).toEqual({
      name: '停车场',
      kind: PARKING,
      capacity: 12,
      admission: 'INSTANT',
      details: null,
      address: null,
      timeZone: 'Asia/Shanghai',
      latitude: null,
      longitude: null,
      ...DEFAULT_BOOKING_RULES,
    });
    expect(newFacilityValues({ ...NEW, timeZone: 'Asia/Urumqi' })).toMatchObject({ timeZone: 'Asia/Urumqi' });
  });

  test('stay where nothing is said, and are taken away where null is', () => {
    const known = changedFacilityValues(values, {
      location: { latitude: 26, longitude: 119 },
      details: { parking: { vehicleClasses: [VehicleClass.CAR] } } as FacilityDetailsInput,
    });
    expect(known).toMatchObject({ latitude: 26, longitude: 119, details: { vehicleClasses: ['CAR'] } });
    expect(changedFacilityValues(known, {})).toEqual(known);
    expect(changedFacilityValues(known, { location: null, details: null })).toEqual(values);
    expect(changedFacilityValues(known, { name: null, capacity: null, admission: null })).toEqual(known);
    expect(changedFacilityValues(known, { name: '新', capacity: 1, admission: FacilityAdmission.APPROVAL })).toEqual({
      ...known,
      name: '新',
      capacity: 1,
      admission: 'APPROVAL',
    });
  });

  test('are judged', () => {
    expect(refusalOf(() => changedFacilityValues(values, { location: { latitude: 91, longitude: 0 } }))).toContain(
      'location',
    );
    expect(changedFacilityValues(values, { name: '长'.repeat(FACILITY_NAME_MAX) }).name).toHaveLength(
      FACILITY_NAME_MAX,
    );
    expect(refusalOf(() => changedFacilityValues(values, { name: '长'.repeat(FACILITY_NAME_MAX + 1) }))).toContain(
      'name',
    );
    expect(changedFacilityValues(values, { capacity: CAPACITY_MAX })).toMatchObject({ capacity: CAPACITY_MAX });
    for (const capacity of [0, CAPACITY_MAX + 1]) {
      expect(refusalOf(() => changedFacilityValues(values, { capacity }))).toContain('capacityOutOfRange');
    }
  });

  test('of a restroom say that nobody books it', () => {
    const restroom = { ...NEW, kind: RESTROOM, admission: FacilityAdmission.OPEN_ACCESS };
    expect(newFacilityValues(restroom)).toMatchObject({ admission: 'OPEN_ACCESS' });
    for (const admission of [FacilityAdmission.INSTANT, FacilityAdmission.APPROVAL]) {
      expect(refusalOf(() => newFacilityValues({ ...restroom, admission }))).toContain('restroomIsNotBooked');
    }
    expect(newFacilityValues({ ...NEW, admission: FacilityAdmission.OPEN_ACCESS })).toMatchObject({
      admission: 'OPEN_ACCESS',
    });
  });
});

describe('the address of a facility', () => {
  const room = newFacilityValues({
    name: '会议室',
    kind: MEETING_ROOM,
    capacity: 1,
    admission: FacilityAdmission.INSTANT,
    address: ' 朱紫坊 7 号 ',
  });

  test('is what its unit says, and stays until that says something else or takes it away', () => {
    expect(room.address).toBe('朱紫坊 7 号');
    expect(changedFacilityValues(room, {}).address).toBe('朱紫坊 7 号');
    expect(changedFacilityValues(room, { address: '安泰河沿 1 号' }).address).toBe('安泰河沿 1 号');
    expect(changedFacilityValues(room, { address: null }).address).toBeNull();
  });

  test('is no blank, and no longer than an address is', () => {
    expect(refusalOf(() => changedFacilityValues(room, { address: ' ' }))).toMatch(/ address$/);
    expect(refusalOf(() => changedFacilityValues(room, { address: '长'.repeat(ADDRESS_MAX) }))).toBe('none');
    expect(refusalOf(() => changedFacilityValues(room, { address: '长'.repeat(ADDRESS_MAX + 1) }))).toMatch(
      / address$/,
    );
  });
});
