import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildMembership } from '../../../seeds/factories/alliance.factory.ts';
import { buildBooking } from '../../../seeds/factories/booking.factory.ts';
import { buildCalendar } from '../../../seeds/factories/calendar.factory.ts';
import {
  buildFacility,
  type BuiltFacility,
  type FacilityOverrides,
  OFF_HOURS,
} from '../../../seeds/factories/facility.factory.ts';
import { buildAccount, buildResident, type BuiltResident } from '../../../seeds/factories/person.factory.ts';
import { newId } from '../../../src/shared/node.ts';
import { MembershipState } from '../../../src/district/units/alliances/membership.entity.ts';
import { type Commons, startCommons, TEST_NOW } from '../../support/commons.ts';
import { rowCounts, wrongs } from '../booking.invariants.ts';
import { book, type BookingWish, tryToBook } from '../booking.operations.ts';

let commons: Commons;
let resident: BuiltResident;

beforeAll(async () => {
  commons = await startCommons();
  await buildCalendar(commons.db);
});
afterAll(() => commons.close());
beforeEach(async () => {
  commons.clock.now = Temporal.Instant.from(TEST_NOW);
  resident = await buildResident(commons.db);
});

function facility(overrides: FacilityOverrides = {}): Promise<BuiltFacility> {
  return buildFacility(commons.db, { now: commons.clock.now, kind: 'SPORTS_FIELD', ...overrides });
}

/** An hour of the afternoon after the day of the tests. */
const HOUR = { start: '2026-03-04T14:00:00+08:00', end: '2026-03-04T15:00:00+08:00' };

function afternoon(from: string, to: string) {
  return { start: `2026-03-04T${from}:00+08:00`, end: `2026-03-04T${to}:00+08:00` };
}

describe('each refusal has its code, its field, and its sentence in both languages', () => {
  interface Case {
    readonly wish: Partial<BookingWish> & { readonly facilityId: string };
    readonly as?: string;
    readonly code: string;
    readonly field: string[] | null;
    readonly en: string;
    readonly zh: string;
  }

  const NOTHING_LEFT = { en: 'No place is left in this interval.', zh: '该时段已无空位。' };

  const cases: Record<string, () => Promise<Case>> = {
    'NOT_FOUND for a facility that is not there': async () => ({
      wish: { facilityId: newId('fac') },
      code: 'NOT_FOUND',
      field: ['facilityId'],
      en: 'There is no such facility.',
      zh: '没有找到该设施。',
    }),
    'NOT_FOUND for a draft': async () => ({
      wish: { facilityId: (await facility({ state: 'DRAFT' })).id },
      code: 'NOT_FOUND',
      field: ['facilityId'],
      en: 'There is no such facility.',
      zh: '没有找到该设施。',
    }),
    'NOT_FOUND for a facility in review': async () => ({
      wish: { facilityId: (await facility({ state: 'IN_REVIEW' })).id },
      code: 'NOT_FOUND',
      field: ['facilityId'],
      en: 'There is no such facility.',
      zh: '没有找到该设施。',
    }),
    'NOT_FOUND for a withdrawn facility': async () => ({
      wish: { facilityId: (await facility({ state: 'WITHDRAWN' })).id },
      code: 'NOT_FOUND',
      field: ['facilityId'],
      en: 'There is no such facility.',
      zh: '没有找到该设施。',
    }),
    'NOT_BOOKABLE for a restroom': async () => ({
      wish: { facilityId: (await facility({ kind: 'RESTROOM', admission: 'OPEN_ACCESS' })).id },
      code: 'NOT_BOOKABLE',
      field: ['facilityId'],
      en: 'This facility needs no booking: come while it is open.',
      zh: '该设施无需预约，开放时间内可直接使用。',
    }),
    'NOT_BOOKABLE for a suspended facility': async () => ({
      wish: { facilityId: (await facility({ state: 'SUSPENDED' })).id },
      code: 'NOT_BOOKABLE',
      field: ['facilityId'],
      en: 'This facility takes no bookings at present.',
      zh: '该设施目前不接受预约。',
    }),
    'NOT_BOOKABLE for a facility of a suspended unit': async () => {
      const { unit } = await buildMembership(commons.db, { state: MembershipState.SUSPENDED });
      return {
        wish: { facilityId: (await facility({ unitId: unit.id })).id },
        code: 'NOT_BOOKABLE',
        field: ['facilityId'],
        en: 'The unit of this facility is suspended, so it takes no bookings.',
        zh: '该设施所属单位已被暂停，暂不接受预约。',
      };
    },
    'DURATION_NOT_ALLOWED for too short': async () => ({
      wish: { facilityId: (await facility({ minMinutes: 90, maxMinutes: 180 })).id },
      code: 'DURATION_NOT_ALLOWED',
      field: ['end'],
      en: 'A booking here lasts 90 to 180 minutes.',
      zh: '此处每次预约时长为 90 至 180 分钟。',
    }),
    'DURATION_NOT_ALLOWED for too long': async () => ({
      wish: { facilityId: (await facility({ minMinutes: 15, maxMinutes: 45 })).id },
      code: 'DURATION_NOT_ALLOWED',
      field: ['end'],
      en: 'A booking here lasts 15 to 45 minutes.',
      zh: '此处每次预约时长为 15 至 45 分钟。',
    }),
    'DURATION_NOT_ALLOWED for off the grid': async () => ({
      wish: { facilityId: (await facility({ gridMinutes: 60 })).id, ...afternoon('14:15', '15:15') },
      code: 'DURATION_NOT_ALLOWED',
      field: ['start'],
      en: 'Bookings here start and end on whole multiples of 60 minutes after midnight.',
      zh: '此处预约的起止时间须为零点起 60 分钟的整数倍。',
    }),
    'OUTSIDE_BOOKING_HORIZON for the past': async () => ({
      wish: { facilityId: (await facility()).id, start: '2026-03-03T11:30:00+08:00', end: '2026-03-03T12:30:00+08:00' },
      code: 'OUTSIDE_BOOKING_HORIZON',
      field: ['start'],
      en: 'At present a booking here starts between 2026-03-03 11:45 and 2026-04-02 12:00 (Asia/Shanghai).',
      zh: '目前此处可预约的开始时间为 2026-03-03 11:45 至 2026-04-02 12:00（Asia/Shanghai）。',
    }),
    'OUTSIDE_BOOKING_HORIZON for too far ahead': async () => ({
      wish: {
        facilityId: (await facility({ leadMinutes: 60, horizonDays: 1 })).id,
        start: '2026-03-04T12:15:00+08:00',
        end: '2026-03-04T13:00:00+08:00',
      },
      code: 'OUTSIDE_BOOKING_HORIZON',
      field: ['start'],
      en: 'At present a booking here starts between 2026-03-03 13:00 and 2026-03-04 12:00 (Asia/Shanghai).',
      zh: '目前此处可预约的开始时间为 2026-03-03 13:00 至 2026-03-04 12:00（Asia/Shanghai）。',
    }),
    OUTSIDE_OPENING_HOURS: async () => ({
      wish: { facilityId: (await facility({ rules: OFF_HOURS })).id },
      code: 'OUTSIDE_OPENING_HOURS',
      field: ['start'],
      en: 'The facility is not open during all of this interval.',
      zh: '该时段内设施并非全程开放。',
    }),
    'SLOT_UNAVAILABLE with nothing left': async () => {
      const { id: facilityId } = await facility();
      await buildBooking(commons.db, { facilityId, ...HOUR });
      return { wish: { facilityId }, code: 'SLOT_UNAVAILABLE', field: ['start'], ...NOTHING_LEFT };
    },
    'SLOT_UNAVAILABLE with too little left': async () => {
      const { id: facilityId } = await facility({ capacity: 5 });
      await buildBooking(commons.db, { facilityId, ...HOUR, quantity: 2 });
      return {
        wish: { facilityId, quantity: 4 },
        code: 'SLOT_UNAVAILABLE',
        field: ['start'],
        en: 'Places left in this interval: 3.',
        zh: '该时段仅剩 3 个名额。',
      };
    },
    'QUOTA_EXCEEDED for an overlapping booking of one’s own': async () => {
      const { id: facilityId } = await facility({ capacity: 5 });
      await buildBooking(commons.db, { facilityId, bookerId: resident.residentId, ...HOUR });
      return {
        wish: { facilityId },
        code: 'QUOTA_EXCEEDED',
        field: ['start'],
        en: 'You already hold a booking of this kind that overlaps this interval.',
        zh: '您在该时段已有同类设施的预约。',
      };
    },
    'FORBIDDEN for staff who are no residents': async () => ({
      wish: { facilityId: (await facility()).id },
      as: (await buildAccount(commons.db)).subject,
      code: 'FORBIDDEN',
      field: null,
      en: 'Only registered residents book.',
      zh: '只有已登记的居民可以预约。',
    }),
    'INVALID_INPUT for the id of something else': async () => ({
      wish: { facilityId: newId('uni') },
      code: 'INVALID_INPUT',
      field: ['facilityId'],
      en: 'This is not the id of any facility.',
      zh: '这不是设施的标识。',
    }),
    'INVALID_INPUT for an end before the start': async () => ({
      wish: { facilityId: newId('fac'), start: HOUR.end, end: HOUR.start },
      code: 'INVALID_INPUT',
      field: ['end'],
      en: 'A booking ends after it starts.',
      zh: '预约的结束时间须晚于开始时间。',
    }),
    'INVALID_INPUT for a quantity out of range': async () => ({
      wish: { facilityId: newId('fac'), quantity: 0 },
      code: 'INVALID_INPUT',
      field: ['quantity'],
      en: 'A quantity goes from 1 to 10000.',
      zh: '数量范围为 1 至 10000。',
    }),
    'INVALID_INPUT for an empty key': async () => ({
      wish: { facilityId: newId('fac'), idempotencyKey: '' },
      code: 'INVALID_INPUT',
      field: ['idempotencyKey'],
      en: 'A key has 1 to 200 characters, none of them a control character.',
      zh: '幂等键为 1 至 200 个字符，且不含控制字符。',
    }),
  };

  test.each(Object.keys(cases))('%s', async (name) => {
    const { wish, as = resident.subject, code, field, en, zh } = await cases[name]!();
    const before = await rowCounts(commons);
    for (const [language, message] of [
      ['en', en],
      ['zh-CN', zh],
    ] as const) {
      const { refusal, booking } = await book(commons, { ...HOUR, ...wish }, { as, language });
      expect(booking).toBeNull();
      expect(refusal).toMatchObject({ code, field, message });
    }
    expect(await rowCounts(commons)).toEqual(before);
  });
});

describe('bad input gets a typed error and changes nothing', () => {
  /** What replaces members of a request that would be fine, and the code it gets: of the request, or of the payload. */
  const refusals: Record<string, [change: object, code: string]> = {
    'an end before the start': [{ end: '2026-03-04T13:00:00+08:00' }, 'INVALID_INPUT'],
    'an end at the start': [{ end: HOUR.start }, 'INVALID_INPUT'],
    'an end a millisecond after the start': [{ end: '2026-03-04T14:00:00.001+08:00' }, 'DURATION_NOT_ALLOWED'],
    'an interval of a year': [{ end: '2027-03-04T14:00:00+08:00' }, 'DURATION_NOT_ALLOWED'],
    'an interval of eight thousand years': [
      { start: '1970-01-01T00:00:00Z', end: '9999-12-31T23:45:00Z' },
      'DURATION_NOT_ALLOWED',
    ],
    'the last year there is': [
      { start: '9999-12-31T10:00:00Z', end: '9999-12-31T11:00:00Z' },
      'OUTSIDE_BOOKING_HORIZON',
    ],
    'the first year there is': [
      { start: '1970-01-01T00:00:00Z', end: '1970-01-01T01:00:00Z' },
      'OUTSIDE_BOOKING_HORIZON',
    ],
    'the year 0': [{ start: '0000-03-04T14:00:00Z' }, 'BAD_USER_INPUT'],
    'the year 10000': [{ end: '10000-03-04T14:00:00Z' }, 'BAD_USER_INPUT'],
    'the year 10000 with a sign': [{ end: '+010000-03-04T14:00:00Z' }, 'BAD_USER_INPUT'],
    'a negative year': [{ start: '-000001-03-04T14:00:00Z' }, 'BAD_USER_INPUT'],
    'the year before 1970': [{ start: '1969-12-31T23:45:00Z' }, 'BAD_USER_INPUT'],
    'an instant without an offset': [{ start: '2026-03-04T14:00:00' }, 'BAD_USER_INPUT'],
    'a date alone': [{ start: '2026-03-04' }, 'BAD_USER_INPUT'],
    'a blank for the T': [{ start: '2026-03-04 14:00:00+08:00' }, 'BAD_USER_INPUT'],
    '24:00': [{ end: '2026-03-04T24:00:00+08:00' }, 'BAD_USER_INPUT'],
    'a leap second': [{ end: '2026-06-30T23:59:60Z' }, 'BAD_USER_INPUT'],
    'the 30th of February': [{ start: '2026-02-30T14:00:00+08:00' }, 'BAD_USER_INPUT'],
    'the 29th of February in a common year': [{ start: '2026-02-29T14:00:00+08:00' }, 'BAD_USER_INPUT'],
    'a thirteenth month': [{ start: '2026-13-04T14:00:00+08:00' }, 'BAD_USER_INPUT'],
    'an offset of a day': [{ start: '2026-03-04T14:00:00+24:00' }, 'BAD_USER_INPUT'],
    'a named zone': [{ start: '2026-03-04T14:00:00[Asia/Shanghai]' }, 'BAD_USER_INPUT'],
    microseconds: [{ start: '2026-03-04T14:00:00.000001+08:00' }, 'BAD_USER_INPUT'],
    'a number for an instant': [{ start: 1_772_604_000 }, 'BAD_USER_INPUT'],
    'infinity for an instant': [{ end: 'infinity' }, 'BAD_USER_INPUT'],
    'an object for an instant': [{ start: { $gt: '' } }, 'BAD_USER_INPUT'],
    'a list for an instant': [{ start: [HOUR.start] }, 'BAD_USER_INPUT'],
    'no instant': [{ start: null }, 'BAD_USER_INPUT'],
    'quantity 0': [{ quantity: 0 }, 'INVALID_INPUT'],
    'quantity -1': [{ quantity: -1 }, 'INVALID_INPUT'],
    'the smallest quantity there is': [{ quantity: -(2 ** 31) }, 'INVALID_INPUT'],
    'quantity 10001': [{ quantity: 10_001 }, 'INVALID_INPUT'],
    'the largest quantity there is': [{ quantity: 2 ** 31 - 1 }, 'INVALID_INPUT'],
    'a quantity beyond integers': [{ quantity: 2 ** 31 }, 'BAD_USER_INPUT'],
    'a quantity beyond numbers': [{ quantity: 1e308 }, 'BAD_USER_INPUT'],
    'half a place': [{ quantity: 0.5 }, 'BAD_USER_INPUT'],
    'a quantity in words': [{ quantity: '1' }, 'BAD_USER_INPUT'],
    'a truth for a quantity': [{ quantity: true }, 'BAD_USER_INPUT'],
    'a list for a quantity': [{ quantity: [1] }, 'BAD_USER_INPUT'],
    'an id that nothing has': [{ facilityId: newId('fac') }, 'NOT_FOUND'],
    'the id of another type': [{ facilityId: newId('bkg') }, 'INVALID_INPUT'],
    'the id of a type that does not exist': [{ facilityId: `xyz_${'0'.repeat(32)}` }, 'INVALID_INPUT'],
    'an id with a line break behind it': [{ facilityId: `${newId('fac')}\n` }, 'INVALID_INPUT'],
    'an id in capitals': [{ facilityId: newId('fac').toUpperCase() }, 'INVALID_INPUT'],
    'an empty id': [{ facilityId: '' }, 'INVALID_INPUT'],
    'a number for an id': [{ facilityId: 42 }, 'INVALID_INPUT'],
    'SQL for an id': [{ facilityId: "fac_' or true --" }, 'INVALID_INPUT'],
    'an object for an id': [{ facilityId: { __raw: true } }, 'BAD_USER_INPUT'],
    'a list for an id': [{ facilityId: [newId('fac')] }, 'BAD_USER_INPUT'],
    'a key of 201 characters': [{ idempotencyKey: 'k'.repeat(201) }, 'INVALID_INPUT'],
    'a key with a NUL': [{ idempotencyKey: 'a\0b' }, 'INVALID_INPUT'],
    'a key with a line break': [{ idempotencyKey: 'a\nb' }, 'INVALID_INPUT'],
    'a key with half a character': [{ idempotencyKey: 'a\uD800b' }, 'INVALID_INPUT'],
    'an object for a key': [{ idempotencyKey: { toString: 'k' } }, 'BAD_USER_INPUT'],
    'no key': [{ idempotencyKey: null }, 'BAD_USER_INPUT'],
    'a member that does not exist': [{ bookerId: newId('res') }, 'BAD_USER_INPUT'],
    'a state of the caller’s choice': [{ state: 'CONFIRMED' }, 'BAD_USER_INPUT'],
  };

  let facilityId: string;
  beforeAll(async () => {
    ({ id: facilityId } = await facility({ capacity: 9_999 }));
  });

  test.each(Object.keys(refusals))('%s', async (name) => {
    const [change, code] = refusals[name]!;
    const fine = { facilityId, ...HOUR, quantity: 1, idempotencyKey: randomUUID() };
    const before = await rowCounts(commons);
    const { data, errors } = await tryToBook(commons, { ...fine, ...change }, { as: resident.subject });
    expect(errors?.[0]?.extensions.code ?? data.answer.userErrors[0]?.code).toBe(code);
    expect(data?.answer?.booking ?? null).toBeNull();
    expect(await rowCounts(commons)).toEqual(before);
  });

  test.each([
    ['nothing', null],
    ['a text', 'booking'],
    ['an empty list', []],
    ['an empty object', {}],
  ])('%s for the whole input', async (_what, input) => {
    const before = await rowCounts(commons);
    const { errors } = await tryToBook(commons, input as object, { as: resident.subject });
    expect(errors![0]!.extensions.code).toBe('BAD_USER_INPUT');
    expect(await rowCounts(commons)).toEqual(before);
  });

  test.each(['{"__proto__": {"polluted": true}}', '{"constructor": {"prototype": {"polluted": true}}}'])(
    'input with the keys of prototypes: %s',
    async (text) => {
      const before = await rowCounts(commons);
      const poisoned = JSON.parse(text) as object;
      const fine = { facilityId, ...HOUR, idempotencyKey: randomUUID() };
      // An own member of that name, which a spread would not copy.
      const input = Object.defineProperties(
        {},
        {
          ...Object.getOwnPropertyDescriptors(fine),
          ...Object.getOwnPropertyDescriptors(poisoned),
        },
      );
      expect(JSON.stringify(input)).toContain('polluted');
      const answer = await tryToBook(commons, input, { as: resident.subject });
      expect(answer.data?.answer?.booking ?? null).toBeNull();
      expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
      expect(await rowCounts(commons)).toEqual(before);
    },
  );

  test('the largest quantity that is one is only too much for the facility', async () => {
    const { refusal } = await book(commons, { facilityId, ...HOUR, quantity: 10_000 }, { as: resident.subject });
    expect(refusal).toMatchObject({ code: 'SLOT_UNAVAILABLE', remaining: 9_999 });
  });

  test('more bookings in one request than it may make are refused as a whole', async () => {
    const before = await rowCounts(commons);
    const { errors } = await commons.query(
      `mutation ($a: BookingCreateInput!, $b: BookingCreateInput!) {
        a: bookingCreate(input: $a) { booking { id } } b: bookingCreate(input: $b) { booking { id } }
        c: bookingCreate(input: $a) { booking { id } } d: bookingCreate(input: $b) { booking { id } }
        e: bookingCreate(input: $a) { booking { id } } f: bookingCreate(input: $b) { booking { id } }
      }`,
      {
        a: { facilityId, ...HOUR, idempotencyKey: 'a' },
        b: { facilityId, ...afternoon('16:00', '17:00'), idempotencyKey: 'b' },
      },
      { as: resident.subject },
    );
    expect(errors![0]!.extensions.code).toBe('BAD_USER_INPUT');
    expect(await rowCounts(commons)).toEqual(before);
  });
});

test('after all of this the counters say what the bookings say, and nothing is overfull', async () => {
  expect(await commons.sql('select count(*)::int as n from booking')).not.toEqual([{ n: 0 }]);
  expect(await wrongs(commons)).toEqual([]);
});
