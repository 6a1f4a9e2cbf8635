import { describe, expect, test } from 'vitest';
import { VehicleClass } from '../../../src/facilities/facility.entity.ts';
import { Audience, audiencesIn } from '../../../src/facilities/policy/audience.ts';
import type { FacilityBookingPolicySetInput } from '../../../src/facilities/policy/booking-policy.input.ts';
import { policyFrom } from '../../../src/facilities/policy/booking-policy.rules.ts';
import { CheckInMode, WaitlistOrder } from '../../../src/facilities/policy/booking-policy.type.ts';
import {
  type BookingPolicyValues,
  DEFAULT_BOOKING_POLICY,
} from '../../../src/facilities/policy/booking-policy.values.ts';
import { Refusal } from '../../../src/shared/refusal.ts';

type Changes = Omit<FacilityBookingPolicySetInput, 'facilityId'>;

const changed = (changes: Changes, before: BookingPolicyValues = DEFAULT_BOOKING_POLICY) =>
  policyFrom(before, { facilityId: 'fac_1', ...changes });

/** The kind of the refusal and its place in the input, or `ok`. */
function verdict(changes: Changes, before: BookingPolicyValues = DEFAULT_BOOKING_POLICY): string {
  try {
    changed(changes, before);
    return 'ok';
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return `${error.kind} ${error.field?.join('.')}`;
  }
}

/** Another value than the default of every member. */
const OTHER: BookingPolicyValues = {
  version: 3,
  setupMinutes: 30,
  turnaroundMinutes: 15,
  opensAt: '08:00',
  curfew: { startTime: '22:00', endTime: '06:00' },
  wholeOnly: true,
  headcountMin: 2,
  headcountMax: 8,
  audiences: [Audience.STAFF],
  childrenAllowed: false,
  pendingTakesPlaces: false,
  lateStartMinutes: 20,
  cancelUntilMinutes: 60,
  lateCancel: true,
  answerWithinMinutes: 120,
  holdMinutes: 5,
  movesMax: 2,
};

test('what holds where a unit has said nothing binds nobody, and lets a slot be had for a quarter of an hour', () => {
  expect(DEFAULT_BOOKING_POLICY).toEqual({
    version: 0,
    setupMinutes: 0,
    turnaroundMinutes: 0,
    opensAt: null,
    curfew: null,
    wholeOnly: false,
    headcountMin: null,
    headcountMax: null,
    audiences: [],
    childrenAllowed: true,
    pendingTakesPlaces: true,
    lateStartMinutes: 15,
    cancelUntilMinutes: 0,
    lateCancel: false,
    answerWithinMinutes: null,
    holdMinutes: 10,
    movesMax: null,
  });
});

describe('a policy with changes applied', () => {
  test('is what it was in all that is not given', () => {
    expect(changed({}, OTHER)).toEqual(OTHER);
  });

  test('has each member that is given', () => {
    const { version: _version, audiences, ...changes } = OTHER;
    expect(changed({ ...changes, audiences: [...audiences] })).toEqual({ ...OTHER, version: 0 });
  });

  test('loses by null what can be absent, and keeps the rest', () => {
    const none: Changes = {
      setupMinutes: null,
      turnaroundMinutes: null,
      opensAt: null,
      curfew: null,
      wholeOnly: null,
      headcountMin: null,
      headcountMax: null,
      audiences: null,
      childrenAllowed: null,
      pendingTakesPlaces: null,
      lateStartMinutes: null,
      cancelUntilMinutes: null,
    };
    expect(changed(none, OTHER)).toEqual({
      ...OTHER,
      opensAt: null,
      curfew: null,
      headcountMin: null,
      headcountMax: null,
    });
  });

  test('takes each number as far as it goes, and no further', () => {
    for (const [member, min, max, step] of [
      ['setupMinutes', 0, 1_440, 15],
      ['turnaroundMinutes', 0, 1_440, 15],
      ['headcountMin', 1, 10_000, 1],
      ['headcountMax', 1, 10_000, 1],
      ['lateStartMinutes', 0, 1_440, 1],
      ['cancelUntilMinutes', 0, 43_200, 1],
    ] as const) {
      const verdicts = [min - step, min, max, max + step].map((value) => verdict({ [member]: value }));
      expect(verdicts).toEqual([`outOfRange ${member}`, 'ok', 'ok', `outOfRange ${member}`]);
    }
  });

  test.each(['setupMinutes', 'turnaroundMinutes'] as const)('has %s by the quarter of an hour', (member) => {
    expect([14, 15, 16].map((minutes) => verdict({ [member]: minutes }))).toEqual([
      `bufferOffGrid ${member}`,
      'ok',
      `bufferOffGrid ${member}`,
    ]);
  });

  test('never has more people at least than at most, whichever of the two is given', () => {
    expect(verdict({ headcountMin: 5, headcountMax: 5 })).toBe('ok');
    expect(verdict({ headcountMin: 5, headcountMax: 4 })).toBe('headcountsCross headcountMax');
    expect(verdict({ headcountMin: 9 }, OTHER)).toBe('headcountsCross headcountMax');
    expect(verdict({ headcountMax: 1 }, OTHER)).toBe('headcountsCross headcountMax');
    expect(verdict({ headcountMin: 9, headcountMax: null }, OTHER)).toBe('ok');
  });

  test('has a curfew that ends at another time than it starts, over midnight or not', () => {
    expect(verdict({ curfew: { startTime: '22:00', endTime: '22:00' } })).toBe('curfewIsEmpty curfew.endTime');
    expect(changed({ curfew: { startTime: '22:00', endTime: '06:00' } }).curfew).toEqual({
      startTime: '22:00',
      endTime: '06:00',
    });
    expect(changed({ curfew: { startTime: '12:00', endTime: '13:00' } }).curfew).toEqual({
      startTime: '12:00',
      endTime: '13:00',
    });
  });
});

describe('audiences', () => {
  test.each(Object.values(Audience))('of %s are taken if something says who belongs to them', (audience) => {
    const isKnown = ![Audience.ELDERS, Audience.DISABLED, Audience.VOLUNTEERS].includes(audience);
    expect(verdict({ audiences: [audience] })).toBe(isKnown ? 'ok' : 'audienceIsUnknown audiences');
  });

  test('are refused by name, those alone of whom nothing is known', () => {
    expect(() => changed({ audiences: [Audience.STAFF, Audience.ELDERS, Audience.DISABLED] })).toThrow(
      expect.objectContaining({ details: { audiences: [Audience.ELDERS, Audience.DISABLED] } }),
    );
  });

  test('count once each, and none are everybody', () => {
    expect(changed({ audiences: [Audience.STAFF, Audience.FAMILIES, Audience.STAFF] }).audiences).toEqual([
      Audience.STAFF,
      Audience.FAMILIES,
    ]);
    expect(changed({ audiences: [] }, OTHER).audiences).toEqual([]);
  });

  test('are read in both languages', () => {
    const both = [Audience.STAFF, Audience.FAMILIES];
    expect(audiencesIn('en', both)).toBe('staff, families');
    expect(audiencesIn('zh-CN', both)).toBe('工作人员、家庭');
  });
});

describe('what goes by no rule', () => {
  const asItIs: Changes = {
    vehicleClasses: [],
    plateRequired: false,
    minimumAge: null,
    offerMinutes: 0,
    checkIn: CheckInMode.NOT_NEEDED,
    graceMinutes: 0,
    waitlist: WaitlistOrder.NONE,
    occurrencesMax: 0,
    spanDaysMax: 0,
    noticeDays: 0,
  };

  test('is taken as it is, and when nothing is said of it', () => {
    expect(verdict(asItIs)).toBe('ok');
    const nothing = Object.fromEntries(Object.keys(asItIs).map((member) => [member, null]));
    expect(verdict(nothing)).toBe('ok');
  });

  test.each<[keyof Changes, Changes]>([
    ['vehicleClasses', { vehicleClasses: [VehicleClass.CAR] }],
    ['plateRequired', { plateRequired: true }],
    ['minimumAge', { minimumAge: 0 }],
    ['offerMinutes', { offerMinutes: 1 }],
    ['checkIn', { checkIn: CheckInMode.BY_GATE }],
    ['graceMinutes', { graceMinutes: 1 }],
    ['waitlist', { waitlist: WaitlistOrder.FIRST_COME }],
    ['occurrencesMax', { occurrencesMax: 1 }],
    ['spanDaysMax', { spanDaysMax: 1 }],
    ['noticeDays', { noticeDays: 1 }],
  ])('is refused as %s', (member, change) => {
    expect(verdict(change)).toBe(`goesByNoRule ${member}`);
  });
});
