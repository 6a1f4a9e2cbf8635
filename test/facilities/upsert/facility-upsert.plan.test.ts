import { describe, expect, test } from 'vitest';
import {
  DEFAULT_BOOKING_RULES,
  EXTERNAL_ID_MAX,
  FacilityAdmission,
  FacilityKind,
  FacilityState,
  type SharedFacility,
} from '../../../src/facilities/facility.entity.ts';
import type { FacilityUpsertItem } from '../../../src/facilities/upsert/facility-upsert.input.ts';
import {
  externalIdOf,
  isRefused,
  type KnownFacility,
  type PlannedItem,
  planItem,
} from '../../../src/facilities/upsert/facility-upsert.plan.ts';
import type { OpeningRuleSpec } from '../../../src/facilities/opening/opening-hours.ts';

const VALUES = {
  name: '停车场',
  kind: FacilityKind.PARKING,
  capacity: 12,
  admission: FacilityAdmission.INSTANT,
};
const RULE: OpeningRuleSpec = {
  dayClass: 'WORKDAY',
  weekdays: [],
  startTime: '18:00',
  endTime: '08:00',
  seasonFrom: null,
  seasonTo: null,
  leaveByNextWorkday: null,
};
const closedOn = (date: string) => ({ date, closed: true, windows: [], reason: null });

const KNOWN: KnownFacility = {
  facility: {
    ...VALUES,
    details: null,
    timeZone: 'Asia/Shanghai',
    latitude: null,
    longitude: null,
    ...DEFAULT_BOOKING_RULES,
    state: FacilityState.DRAFT,
    stateReason: null,
  } as SharedFacility,
  rules: [RULE],
  exceptions: ['2026-02-01', '2026-03-01', '2026-03-31', '2026-04-01'].map(closedOn),
};

const item = (given: object = {}) => ({ externalId: ' lot-1 ', ...VALUES, ...given }) as FacilityUpsertItem;
const knownAs = (facility: object) => ({ ...KNOWN, facility: { ...KNOWN.facility, ...facility } as SharedFacility });

/** The plan of an item; fails for one that is refused. */
function plan(given: object = {}, known: KnownFacility | null = KNOWN): PlannedItem {
  const planned = planItem(item(given), 3, known ?? undefined);
  if (isRefused(planned)) throw planned.refusal;
  return planned;
}
/** Why an item is refused, and the field that is named. */
function refusalOf(given: object, known: KnownFacility | undefined = KNOWN): string {
  const planned = planItem(item(given), 3, known);
  return isRefused(planned) ? [planned.refusal.kind, ...(planned.refusal.field ?? [])].join(' ') : 'none';
}
const range = (from: string, to: string, ...dates: string[]) => ({
  openingExceptions: { from, to, exceptions: dates.map((date) => ({ date, windows: [] })) },
});

test('the id is stored without blanks around it, up to so many characters', () => {
  expect(externalIdOf(item())).toBe('lot-1');
  expect(externalIdOf(item({ externalId: 'x'.repeat(EXTERNAL_ID_MAX) }))).toHaveLength(EXTERNAL_ID_MAX);
  expect(refusalOf({ externalId: 'x'.repeat(EXTERNAL_ID_MAX + 1) })).toContain('externalId');
});

describe('an item of a new facility', () => {
  const fresh = (given: object = {}) => plan(given, null);

  test('has its values, its hours, and nothing that changes', () => {
    expect(planItem(item(), 3, undefined)).toMatchObject({
      at: 3,
      externalId: 'lot-1',
      known: undefined,
      values: VALUES,
      rules: undefined,
      exceptions: undefined,
      publishes: false,
      changed: [],
    });
    expect(fresh({ openingRules: [RULE] }).rules).toEqual([RULE]);
    expect(fresh(range('2026-03-01', '2026-03-31', '2026-03-02')).exceptions).toEqual({
      from: '2026-03-01',
      to: '2026-03-31',
      exceptions: [closedOn('2026-03-02')],
    });
  });

  test('is published if it says so', () => {
    expect(fresh({ publish: true }).publishes).toBe(true);
    expect([fresh({ publish: false }), fresh({ publish: null })].map(({ publishes }) => publishes)).toEqual([
      false,
      false,
    ]);
  });

  test('is refused by the rules of a single one', () => {
    expect(planItem(item({ capacity: 0 }), 3, undefined)).toMatchObject({
      at: 3,
      refusal: { kind: 'capacityOutOfRange' },
    });
  });
});

describe('an item of a facility that is there', () => {
  test('changes nothing where it says the same', () => {
    const same = plan({ openingRules: [RULE], ...range('2026-03-01', '2026-03-31', '2026-03-31', '2026-03-01') });
    expect(same).toMatchObject({ known: KNOWN, changed: [], publishes: false });
    expect([same.rules, same.exceptions]).toEqual([undefined, undefined]);
  });

  test('names what it changes', () => {
    expect(plan({ name: '新', capacity: 13 })).toMatchObject({ changed: ['name', 'capacity'], values: { name: '新' } });
    const rules = [{ ...RULE, startTime: '19:00' }];
    expect(plan({ openingRules: rules })).toMatchObject({ changed: ['openingRules'], rules });
    const hours = plan(range('2026-03-01', '2026-03-31', '2026-03-01'));
    expect(hours.changed).toEqual(['openingExceptions']);
    expect(hours.exceptions?.exceptions).toEqual([closedOn('2026-03-01')]);
    expect(plan(range('2026-03-02', '2026-03-30'))).toMatchObject({ changed: [] });
    expect(plan({ openingRules: [] })).toMatchObject({ changed: ['openingRules'], rules: [] });
  });

  test('is never of another kind or in another zone, and comes not back when withdrawn', () => {
    expect(refusalOf({ kind: FacilityKind.MEETING_ROOM })).toBe('facilityNeverChanges kind');
    expect(refusalOf({ timeZone: 'Asia/Urumqi' })).toBe('facilityNeverChanges timeZone');
    expect(refusalOf({ timeZone: 'Asia/Shanghai' })).toBe('none');
    expect(refusalOf({ timeZone: null })).toBe('none');
    expect(refusalOf({}, knownAs({ state: FacilityState.WITHDRAWN }))).toBe('facilityWithdrawn externalId');
  });

  test('is published if it says so and waits for that', () => {
    expect(plan({ publish: true })).toMatchObject({ publishes: true, changed: ['state'] });
    expect(plan({ publish: true, name: '新' })).toMatchObject({ publishes: true, changed: ['name', 'state'] });
    expect(plan({ publish: false })).toMatchObject({ publishes: false, changed: [] });
    for (const state of [FacilityState.IN_REVIEW, FacilityState.PUBLISHED, FacilityState.SUSPENDED]) {
      expect(plan({ publish: true }, knownAs({ state }))).toMatchObject({ publishes: false, changed: [] });
    }
  });

  test('that was returned is published again only with a change', () => {
    const returned = knownAs({ stateReason: '缺照片' });
    expect(plan({ publish: true }, returned)).toMatchObject({ publishes: false, changed: [] });
    expect(plan({ publish: true, name: '新' }, returned)).toMatchObject({
      publishes: true,
      changed: ['name', 'state'],
    });
  });
});

describe('a range of exceptions', () => {
  test('has up to 366 days, the first and the last among them', () => {
    expect(refusalOf(range('2026-03-01', '2026-03-01', '2026-03-01'))).toBe('none');
    expect(refusalOf(range('2026-03-02', '2026-03-01'))).toBe('rangeOfDatesInvalid openingExceptions to');
    expect(refusalOf(range('2026-01-01', '2027-01-01'))).toBe('none');
    expect(refusalOf(range('2026-01-01', '2027-01-02'))).toBe('rangeOfDatesInvalid openingExceptions to');
  });

  test('is in years that are dealt with', () => {
    expect(refusalOf(range('0001-01-01', '0001-01-02'))).toBe('yearOutOfRange openingExceptions from');
    expect(refusalOf(range('2026-01-01', '1969-12-31'))).toBe('yearOutOfRange openingExceptions to');
  });

  test('has each exception on a date of its own, inside', () => {
    const misplaced = (at: number) => `exceptionOutOfPlace openingExceptions exceptions ${at} date`;
    expect(refusalOf(range('2026-03-02', '2026-03-05', '2026-03-02', '2026-03-05'))).toBe('none');
    expect(refusalOf(range('2026-03-02', '2026-03-05', '2026-03-01'))).toBe(misplaced(0));
    expect(refusalOf(range('2026-03-02', '2026-03-05', '2026-03-02', '2026-03-06'))).toBe(misplaced(1));
    expect(refusalOf(range('2026-03-02', '2026-03-05', '2026-03-02', '2026-03-02'))).toBe(misplaced(1));
  });

  test('is stored in the order of the dates', () => {
    const { exceptions } = plan(range('2026-03-01', '2026-03-09', '2026-03-05', '2026-03-02', '2026-03-04'));
    expect(exceptions?.exceptions.map(({ date }) => date)).toEqual(['2026-03-02', '2026-03-04', '2026-03-05']);
  });
});

test('what is no refusal goes on as it is', () => {
  expect(() => planItem(item({ openingRules: [null] }), 3, undefined)).toThrow(TypeError);
});
