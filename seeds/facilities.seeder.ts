import { sql } from 'kysely';
import { QuotaHolder, QuotaMeasure, QuotaPeriod } from '../src/bookings/quotas/quota.entity.ts';
import type { Database } from '../src/database/database.ts';
import {
  DEFAULT_BOOKING_RULES,
  DEFAULT_TIME_ZONE,
  FacilityAdmission,
  FacilityKind,
  FacilityState,
  type FacilityDetailsValue,
  VehicleClass,
} from '../src/facilities/facility.entity.ts';
import type { OpeningRuleSpec } from '../src/facilities/opening/opening-hours.ts';
import { GULOU_CODE, TANGMEN_CODE } from './territory.seeder.ts';
import { insertRows, type RowToInsert } from './insert-rows.ts';
import { seedId } from './seed-id.ts';
import { SCHOOLS, TANGMEN_PARKING_UNIT_ID } from './units.seeder.ts';

const SCHOOL_IDS: ReadonlySet<string> = new Set(SCHOOLS.map(({ id }) => id));

/** The car park in which the examples book. */
export const TANGMEN_PARKING_ID = seedId('fac', 'tangmen-parking');

const EVERY_WEEKDAY = [] as const;
const MONDAY_TO_FRIDAY = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'] as const;
const WEEKEND = ['SATURDAY', 'SUNDAY'] as const;

/** Off-hours parking as cities practise it: from 18:00 to 08:00, and all of the days off until 08:00 after them. */
const OFF_HOURS_PARKING: readonly OpeningRuleSpec[] = [
  { dayClass: 'WORKDAY', weekdays: EVERY_WEEKDAY, startTime: '18:00', endTime: '08:00' },
  { dayClass: 'DAY_OFF', weekdays: EVERY_WEEKDAY, startTime: '00:00', endTime: '00:00', leaveByNextWorkday: '08:00' },
];

/** A seasonal variant: half an hour later in summer, out by 07:30. */
const SEASONAL_PARKING: readonly OpeningRuleSpec[] = [
  {
    dayClass: 'EVERY_DAY',
    weekdays: EVERY_WEEKDAY,
    startTime: '19:00',
    endTime: '07:30',
    seasonFrom: '05-01',
    seasonTo: '10-31',
  },
  {
    dayClass: 'EVERY_DAY',
    weekdays: EVERY_WEEKDAY,
    startTime: '18:30',
    endTime: '07:30',
    seasonFrom: '11-01',
    seasonTo: '04-30',
  },
];

/** School fields by the hours that Gulou announced in November 2016; the seasons' borders are ours. */
const SCHOOL_FIELD: readonly OpeningRuleSpec[] = [
  { dayClass: 'EVERY_DAY', weekdays: MONDAY_TO_FRIDAY, startTime: '06:00', endTime: '07:00' },
  {
    dayClass: 'EVERY_DAY',
    weekdays: MONDAY_TO_FRIDAY,
    startTime: '18:30',
    endTime: '20:00',
    seasonFrom: '11-01',
    seasonTo: '04-30',
  },
  {
    dayClass: 'EVERY_DAY',
    weekdays: MONDAY_TO_FRIDAY,
    startTime: '19:00',
    endTime: '20:30',
    seasonFrom: '05-01',
    seasonTo: '10-31',
  },
  { dayClass: 'EVERY_DAY', weekdays: WEEKEND, startTime: '08:00', endTime: '11:00' },
  { dayClass: 'EVERY_DAY', weekdays: WEEKEND, startTime: '15:00', endTime: '18:00' },
];
/** As a rule no more than so many people at a time, by the same announcement. */
const SCHOOL_FIELD_PEOPLE = 200;

const RESTROOM: readonly OpeningRuleSpec[] = [
  { dayClass: 'EVERY_DAY', weekdays: EVERY_WEEKDAY, startTime: '07:00', endTime: '22:00' },
];
const MEETING_ROOM: readonly OpeningRuleSpec[] = [
  { dayClass: 'WORKDAY', weekdays: EVERY_WEEKDAY, startTime: '18:30', endTime: '21:30' },
  { dayClass: 'DAY_OFF', weekdays: EVERY_WEEKDAY, startTime: '09:00', endTime: '21:00' },
];
const ACTIVITY_ROOM: readonly OpeningRuleSpec[] = [
  { dayClass: 'EVERY_DAY', weekdays: EVERY_WEEKDAY, startTime: '09:00', endTime: '11:30' },
  { dayClass: 'EVERY_DAY', weekdays: EVERY_WEEKDAY, startTime: '14:30', endTime: '21:00' },
];

const PARKING_DETAILS: FacilityDetailsValue = { typeName: 'ParkingDetails', vehicleClasses: [VehicleClass.CAR] };

interface SeededUnit {
  readonly id: string;
  readonly name: string;
  readonly communityCode: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly member: boolean;
}

interface SeededFacility {
  readonly key: string;
  readonly unit: SeededUnit;
  readonly name: string;
  readonly kind: FacilityKind;
  readonly capacity: number;
  readonly rules: readonly OpeningRuleSpec[];
  readonly details: FacilityDetailsValue;
  readonly admission?: FacilityAdmission;
  readonly state?: FacilityState;
}

/**
 * Facilities of every kind: the car park, rooms and restrooms of the members of the Tangmen alliance, the fields of the
 * schools, and two of a unit that is no member and so waits for its community. All are synthetic but for their rules.
 */
export async function seedFacilities(db: Database, now: Temporal.Instant): Promise<void> {
  const units = await readUnits(db);
  const members = units.filter(({ member, communityCode }) => member && communityCode === TANGMEN_CODE);
  const outsider = units.find(({ member, id }) => !member && !SCHOOL_IDS.has(id));
  const facilities = [
    ...members.flatMap(facilitiesOfMember),
    ...units.filter(({ id }) => SCHOOL_IDS.has(id)).map(fieldOfSchool),
    ...(outsider ? waitingFacilities(outsider) : []),
  ];
  await insertRows(
    db,
    'shared_facility',
    facilities.map((facility) => facilityRow(facility, now)),
  );
  await insertRows(db, 'opening_rule', facilities.flatMap(ruleRows));
  await insertRows(
    db,
    'quota',
    units.filter(({ id }) => SCHOOL_IDS.has(id)).map((school) => quotaOfSchool(school, now)),
  );
}

/** Evenings on the field of a school that one person may have in a week, so that there are some for everybody. */
const FIELD_BOOKINGS_A_WEEK = 3;

function quotaOfSchool({ id }: SeededUnit, now: Temporal.Instant): RowToInsert<'quota'> {
  return {
    id: seedId('quo', id),
    district_code: GULOU_CODE,
    unit_id: id,
    kind: FacilityKind.SPORTS_FIELD,
    holder: QuotaHolder.PERSON,
    measure: QuotaMeasure.BOOKINGS,
    most: FIELD_BOOKINGS_A_WEEK,
    period: QuotaPeriod.WEEK,
    version: 1,
    created_at: now.toString(),
    updated_at: now.toString(),
  };
}

async function readUnits(db: Database): Promise<SeededUnit[]> {
  const { rows } = await sql<SeededUnit>`
    select u.id, u.name, d.code as "communityCode", u.latitude, u.longitude,
           exists (select from alliance_membership m where m.unit_id = u.id and m.state = 'ACTIVE') as member
    from resident_unit u join division d on d.id = u.division_id order by u.credit_code`.execute(db);
  return rows;
}

function facilitiesOfMember(unit: SeededUnit, at: number): SeededFacility[] {
  const facilities: SeededFacility[] = [];
  if (unit.id === TANGMEN_PARKING_UNIT_ID) {
    facilities.push({
      key: 'tangmen-parking',
      unit,
      name: '汤门机关大院停车场',
      kind: FacilityKind.PARKING,
      capacity: 40,
      rules: OFF_HOURS_PARKING,
      details: PARKING_DETAILS,
    });
  } else if (at % 2 === 0) {
    facilities.push({
      key: `parking:${unit.id}`,
      unit,
      name: `${unit.name}停车场`,
      kind: FacilityKind.PARKING,
      capacity: 6 + ((at * 7) % 30),
      rules: at % 4 === 0 ? OFF_HOURS_PARKING : SEASONAL_PARKING,
      details: PARKING_DETAILS,
    });
  }
  if (at % 3 === 0) {
    facilities.push({
      key: `restroom:${unit.id}`,
      unit,
      name: `${unit.name}共享卫生间`,
      kind: FacilityKind.RESTROOM,
      capacity: 4,
      rules: RESTROOM,
      details: { typeName: 'RestroomDetails', accessible: at % 2 === 0, babyTable: at % 4 === 0 },
      admission: FacilityAdmission.OPEN_ACCESS,
    });
  }
  if (at % 3 === 1) {
    facilities.push({
      key: `meeting-room:${unit.id}`,
      unit,
      name: `${unit.name}会议室`,
      kind: FacilityKind.MEETING_ROOM,
      capacity: 1,
      rules: MEETING_ROOM,
      details: { typeName: 'RoomDetails', seats: 12 + (at % 5) * 8 },
      admission: at % 2 === 0 ? FacilityAdmission.INSTANT : FacilityAdmission.APPROVAL,
    });
  }
  if (at % 3 === 2) {
    facilities.push({
      key: `activity-room:${unit.id}`,
      unit,
      name: `${unit.name}活动室`,
      kind: FacilityKind.ACTIVITY_ROOM,
      capacity: 20 + (at % 4) * 5,
      rules: ACTIVITY_ROOM,
      details: { typeName: 'RoomDetails', seats: 20 + (at % 4) * 5 },
    });
  }
  return facilities;
}

function fieldOfSchool(unit: SeededUnit): SeededFacility {
  return {
    key: `field:${unit.id}`,
    unit,
    name: `${unit.name}运动场`,
    kind: FacilityKind.SPORTS_FIELD,
    capacity: SCHOOL_FIELD_PEOPLE,
    rules: SCHOOL_FIELD,
    details: { typeName: 'SportsFieldDetails', sports: ['跑步', '篮球'], indoor: false },
  };
}

function waitingFacilities(unit: SeededUnit): SeededFacility[] {
  const parking = { unit, kind: FacilityKind.PARKING, rules: OFF_HOURS_PARKING, details: PARKING_DETAILS };
  return [
    { ...parking, key: `review:${unit.id}`, name: `${unit.name}停车场`, capacity: 12, state: FacilityState.IN_REVIEW },
    { ...parking, key: `draft:${unit.id}`, name: `${unit.name}后院停车场`, capacity: 5, state: FacilityState.DRAFT },
  ];
}

function facilityRow(
  { key, unit, rules: _, ...facility }: SeededFacility,
  now: Temporal.Instant,
): RowToInsert<'shared_facility'> {
  const { gridMinutes, minMinutes, maxMinutes, leadMinutes, horizonDays } = DEFAULT_BOOKING_RULES;
  return {
    id: seedId('fac', key),
    district_code: GULOU_CODE,
    unit_id: unit.id,
    name: facility.name,
    kind: facility.kind,
    capacity: facility.capacity,
    admission: facility.admission ?? FacilityAdmission.INSTANT,
    state: facility.state ?? FacilityState.PUBLISHED,
    time_zone: DEFAULT_TIME_ZONE,
    latitude: unit.latitude,
    longitude: unit.longitude,
    details: facility.details,
    grid_minutes: gridMinutes,
    min_minutes: minMinutes,
    max_minutes: maxMinutes,
    lead_minutes: leadMinutes,
    horizon_days: horizonDays,
    synthetic: true,
    version: 1,
    created_at: now.toString(),
  };
}

function ruleRows({ key, rules }: SeededFacility): RowToInsert<'opening_rule'>[] {
  return rules.map((rule, position) => ({
    facility_id: seedId('fac', key),
    position,
    day_class: rule.dayClass,
    weekdays: rule.weekdays,
    start_time: rule.startTime,
    end_time: rule.endTime,
    season_from: rule.seasonFrom ?? null,
    season_to: rule.seasonTo ?? null,
    leave_by_next_workday: rule.leaveByNextWorkday ?? null,
  }));
}
