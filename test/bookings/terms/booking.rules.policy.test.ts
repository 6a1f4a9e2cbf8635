import { describe, expect, test } from 'vitest';
import {
  ALONE,
  type BookableFacility,
  companyNotAllowed,
  isForOthers,
  occupiedBy,
  placesOf,
  refusalByRules,
  refusalOfMatchByRules,
} from '../../../src/bookings/booking.rules.ts';
import { workCalendar } from '../../../src/district/calendar/work-calendar.ts';
import { DEFAULT_BOOKING_RULES, FacilityAdmission, FacilityState } from '../../../src/facilities/facility.entity.ts';
import {
  type BookingPolicyValues,
  DEFAULT_BOOKING_POLICY,
} from '../../../src/facilities/policy/booking-policy.values.ts';
import { Audience } from '../../../src/facilities/index.ts';

const NOW = Temporal.Instant.from('2026-03-03T12:00:00+08:00');

function facility(
  policy: Partial<BookingPolicyValues>,
  { leadMinutes = 0, horizonDays = 30, timeZone = 'Asia/Shanghai' } = {},
): BookableFacility & { capacity: number } {
  return {
    admission: FacilityAdmission.INSTANT,
    state: FacilityState.PUBLISHED,
    unitLapsed: null,
    bookingRules: { ...DEFAULT_BOOKING_RULES, leadMinutes, horizonDays },
    policy: { ...DEFAULT_BOOKING_POLICY, ...policy },
    rules: [{ dayClass: 'EVERY_DAY', weekdays: [], startTime: '00:00', endTime: '00:00' }],
    exceptions: [],
    calendar: workCalendar([], [2026]),
    timeZone,
    capacity: 4,
  };
}

const at = (text: string) => Temporal.Instant.from(/(Z|[+-]\d\d:\d\d)$/.test(text) ? text : `${text}+08:00`);
const verdict = (of: BookableFacility, start: string, end: string, now = NOW) =>
  refusalByRules(of, { start: at(start), end: at(end) }, now)?.kind ?? 'ok';

describe('a curfew', () => {
  const night = facility({ curfew: { startTime: '22:00', endTime: '06:00' } });
  test.each([
    ['2026-03-04T20:00', '2026-03-04T21:45', 'ok'],
    ['2026-03-04T20:00', '2026-03-04T22:00', 'ok'],
    ['2026-03-04T20:00', '2026-03-04T22:15', 'inCurfew'],
    ['2026-03-04T22:00', '2026-03-05T08:00', 'inCurfew'],
    ['2026-03-04T23:30', '2026-03-05T08:00', 'inCurfew'],
    ['2026-03-04T21:45', '2026-03-05T08:00', 'ok'],
    ['2026-03-04T21:45', '2026-03-05T05:45', 'inCurfew'],
    ['2026-03-04T21:45', '2026-03-05T06:00', 'ok'],
    ['2026-03-05T05:45', '2026-03-05T08:00', 'inCurfew'],
    ['2026-03-05T06:00', '2026-03-05T08:00', 'ok'],
  ])('over midnight: %s to %s is %s', (start, end, expected) => {
    expect(verdict(night, start, end)).toBe(expected);
  });

  test('within a day leaves the night alone, and binds matches too', () => {
    const noon = facility({ curfew: { startTime: '12:00', endTime: '13:00' } });
    expect(verdict(noon, '2026-03-04T11:00', '2026-03-04T12:00')).toBe('ok');
    expect(verdict(noon, '2026-03-04T12:00', '2026-03-04T14:00')).toBe('inCurfew');
    expect(verdict(noon, '2026-03-04T13:00', '2026-03-04T14:00')).toBe('ok');
    expect(verdict(noon, '2026-03-04T23:00', '2026-03-05T01:00')).toBe('ok');
    const match = { start: at('2026-03-04T12:30'), end: at('2026-03-04T14:00') };
    expect(refusalOfMatchByRules(noon, match, NOW)?.kind).toBe('inCurfew');
  });
});

describe('the last bookable day', () => {
  const atEight = facility({ opensAt: '08:00' }, { horizonDays: 2 });
  test.each([
    ['2026-03-03T07:59:59', '2026-03-04T23:00', 'ok'],
    ['2026-03-03T07:59:59', '2026-03-05T00:00', 'outsideHorizon'],
    ['2026-03-03T08:00:00', '2026-03-05T23:45', 'ok'],
    ['2026-03-03T08:00:00', '2026-03-06T00:00', 'outsideHorizon'],
  ])('at %s: a start at %s is %s', (now, start, expected) => {
    expect(verdict(atEight, start, at(start).add({ minutes: 15 }).toString(), at(now))).toBe(expected);
  });

  test.each([
    // The hour from two to three is not there: what would open in it opens as it would have ended.
    ['2026-03-29T02:30', '2026-03-29T01:29:59Z', 'outsideHorizon'],
    ['2026-03-29T02:30', '2026-03-29T01:30:00Z', 'ok'],
    // It is there twice: a day that is open does not close again.
    ['2026-10-25T02:30', '2026-10-25T00:30:00Z', 'outsideHorizon'],
    ['2026-10-25T02:30', '2026-10-25T01:30:00Z', 'ok'],
    ['2026-10-25T02:30', '2026-10-25T01:45:00Z', 'ok'],
  ])('opens on a day of clock change (%s) as of %s: %s', (_opens, now, expected) => {
    const berlin = facility({ opensAt: '02:30' }, { horizonDays: 1, timeZone: 'Europe/Berlin' });
    const tomorrow = at(now).toZonedDateTimeISO('Europe/Berlin').toPlainDate().add({ days: 1 });
    const start = tomorrow.toZonedDateTime({ timeZone: 'Europe/Berlin', plainTime: '10:00' }).toInstant();
    expect(verdict(berlin, start.toString(), start.add({ hours: 1 }).toString(), at(now))).toBe(expected);
  });
});

describe('a slot that has begun', () => {
  test.each([
    [15, 0, '2026-03-03T11:45', 'ok'],
    [15, 0, '2026-03-03T11:30', 'outsideHorizon'],
    [0, 0, '2026-03-03T11:45', 'outsideHorizon'],
    [30, 0, '2026-03-03T11:30', 'ok'],
    [15, 60, '2026-03-03T12:45', 'outsideHorizon'],
    [15, 60, '2026-03-03T13:00', 'ok'],
  ])('with %i minutes and a lead of %i: from %s is %s', (lateStartMinutes, leadMinutes, start, expected) => {
    const end = at(start).add({ hours: 1 }).toString();
    expect(verdict(facility({ lateStartMinutes }, { leadMinutes }), start, end)).toBe(expected);
  });

  test('and is over is not had any more', () => {
    expect(verdict(facility({}), '2026-03-03T11:45', '2026-03-03T12:00')).toBe('outsideHorizon');
  });
});

test('a facility that is booked as a whole gives all its places, whatever is asked for', () => {
  expect(placesOf(facility({ wholeOnly: true }), 1)).toBe(4);
  expect(placesOf(facility({ wholeOnly: true }), 5)).toBe(5);
  expect(placesOf(facility({}), 1)).toBe(1);
});

test('a booking takes the time before and after it', () => {
  const hour = { start: at('2026-03-04T10:00'), end: at('2026-03-04T11:00') };
  const { start, end } = occupiedBy(facility({ setupMinutes: 30, turnaroundMinutes: 15 }), hour);
  expect([String(start), String(end)]).toEqual(['2026-03-04T01:30:00Z', '2026-03-04T03:15:00Z']);
});

describe('who comes along', () => {
  const kinds = (policy: Partial<BookingPolicyValues>, company: Partial<typeof ALONE>, quantity = 1) =>
    [...companyNotAllowed(facility(policy), { ...ALONE, ...company }, quantity)].map(
      ({ rule, refusal }) => `${rule} ${refusal.kind}`,
    );
  test.each([
    [{ headcountMin: 5 }, {}, 1, ['GROUP wrongHeadcount']],
    [{ headcountMin: 5 }, { headcount: 4 }, 1, ['GROUP wrongHeadcount']],
    [{ headcountMin: 5 }, { headcount: 5 }, 1, []],
    [{ headcountMax: 5 }, {}, 1, []],
    [{ headcountMax: 5 }, { headcount: 5 }, 1, []],
    [{ headcountMax: 5 }, { headcount: 6 }, 1, ['GROUP wrongHeadcount']],
    [{ childrenAllowed: false }, { children: 1 }, 2, ['GROUP noChildrenHere']],
    [{ childrenAllowed: false }, {}, 1, []],
    [{}, { children: 2 }, 2, ['GROUP childrenNeedPlaces']],
    [{}, { children: 2 }, 3, []],
    [{ wholeOnly: true }, { children: 20 }, 4, []],
  ] as const)('%j with %j in %i places: %j', (policy, company, quantity, expected) => {
    expect(kinds(policy, company, quantity)).toEqual(expected);
  });

  test.each([
    [{ headcountMin: 5 }, {}, { required: '≥ 5', actual: undefined }],
    [{ headcountMin: 5 }, { headcount: 4 }, { required: '≥ 5', actual: '4' }],
    [{ headcountMax: 5 }, { headcount: 6 }, { required: '≤ 5', actual: '6' }],
    [{ childrenAllowed: false }, { children: 2 }, { required: '0', actual: '2' }],
    [{}, { children: 2 }, { required: '≥ 3', actual: '1' }],
  ])('of %j with %j is told as %j', (policy, company, expected) => {
    const [broken] = companyNotAllowed(facility(policy), { ...ALONE, ...company }, 1);
    expect({ required: broken!.required, actual: broken!.actual }).toEqual(expected);
  });

  test('needs a place for each child and one for who comes with them, as the refusal says', () => {
    const [broken] = companyNotAllowed(facility({}), { ...ALONE, children: 2 }, 1);
    expect(broken!.refusal).toMatchObject({ kind: 'childrenNeedPlaces', details: { places: 3 } });
  });
});

describe('whom it is for', () => {
  const isFor = (audiences: Audience[], facts: { isStaff?: boolean; actsForParty?: boolean }, children = 0) =>
    [...isForOthers(facility({ audiences }), { isStaff: false, actsForParty: false, ...facts }, { ...ALONE, children })]
      .length === 0;
  test.each([
    [[], {}, 0, true],
    [[Audience.PUBLIC, Audience.STAFF], {}, 0, true],
    [[Audience.STAFF], {}, 0, false],
    [[Audience.STAFF], { isStaff: true }, 0, true],
    [[Audience.PARTY_ORGANISATIONS], { isStaff: true }, 0, false],
    [[Audience.PARTY_ORGANISATIONS], { actsForParty: true }, 0, true],
    [[Audience.FAMILIES], {}, 0, false],
    [[Audience.FAMILIES], {}, 1, true],
    [[Audience.CHILDREN], {}, 1, true],
  ] as const)('%j, of %j with %i children: %s', (audiences, facts, children, expected) => {
    expect(isFor([...audiences], facts, children)).toBe(expected);
  });
});
