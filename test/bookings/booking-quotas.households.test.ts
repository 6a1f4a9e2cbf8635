import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildBooking } from '../../seeds/factories/booking.factory.ts';
import { buildFacility, type FacilityOverrides } from '../../seeds/factories/facility.factory.ts';
import { type BuiltResident, buildResident, newPhone } from '../../seeds/factories/person.factory.ts';
import {
  BOOKINGS_AHEAD_MAX,
  CAR_PARK_PLACES_MAX,
  HOUSEHOLD_BOOKINGS_AHEAD_MAX,
  ROOM_HOURS_A_WEEK_MAX,
  UNCONFIRMED_BOOKINGS_AHEAD_MAX,
} from '../../src/bookings/booking.quotas.ts';
import { HOUSEHOLD_RESIDENTS_MAX } from '../../src/district/identity/phones/confirm-phone.ts';
import { DEVELOPMENT_ISSUER } from '../../src/district/identity/tokens/development-issuer.ts';
import { type Commons, startCommons } from '../support/commons.ts';
import { wrongs } from './booking.invariants.ts';
import { book, tally } from './booking.operations.ts';

/** Requests of one household at the same moment. */
const AT_ONCE = 64;

let commons: Commons;
let field: string;

beforeAll(async () => {
  commons = await startCommons({ poolSize: AT_ONCE / 2 });
  field = await facility();
});
afterAll(() => commons.close());

async function facility(overrides: FacilityOverrides = {}): Promise<string> {
  const { now } = commons.clock;
  return (await buildFacility(commons.db, { now, kind: 'SPORTS_FIELD', capacity: 1_000, ...overrides })).id;
}

/** So many hours from an hour of the 4th of March on, in Fuzhou. */
function slot(hour: number, length = 1) {
  const start = Temporal.Instant.from('2026-03-04T00:00:00+08:00').add({ hours: hour });
  return { start: start.toString(), end: start.add({ hours: length }).toString() };
}

function asked({ subject }: BuiltResident, wish: object, language = 'en') {
  return book(commons, { facilityId: field, ...slot(30), ...wish }, { as: subject, language });
}

async function hold({ residentId }: BuiltResident, count: number): Promise<void> {
  for (let hour = 0; hour < count; hour++) {
    await buildBooking(commons.db, { facilityId: field, bookerId: residentId, ...slot(hour) });
  }
}

/** Residents with one confirmed number. */
async function household(count: number): Promise<BuiltResident[]> {
  const phone = newPhone();
  const residents: BuiltResident[] = [];
  for (let at = 0; at < count; at++) residents.push(await buildResident(commons.db, { phone }));
  return residents;
}

describe('a resident without a confirmed number', () => {
  test.each([
    ['who names one', newPhone()],
    ['who names none', null],
  ])('%s holds less, and the next is refused with how much that is', async (_who, phone) => {
    const resident = await buildResident(commons.db, { phone, phoneConfirmed: false });
    await hold(resident, UNCONFIRMED_BOOKINGS_AHEAD_MAX - 1);
    expect((await asked(resident, {})).code).toBe('DONE');
    expect((await asked(resident, slot(31))).refusal).toMatchObject({
      __typename: 'PhoneUnconfirmed',
      code: 'QUOTA_EXCEEDED',
      max: UNCONFIRMED_BOOKINGS_AHEAD_MAX,
      held: UNCONFIRMED_BOOKINGS_AHEAD_MAX,
      message:
        'Without a confirmed phone number one person holds at most 2 bookings to come; you hold 2. Confirm your number ' +
        'to hold more.',
    });
    expect((await asked(resident, slot(31), 'zh-CN')).refusal?.message).toBe(
      '未验证手机号时，每人最多持有 2 个尚未结束的预约，您已持有 2 个。验证手机号后可持有更多。',
    );
  });

  test('does not count with others who name the same, and holds more once it is confirmed', async () => {
    const [known] = await household(1);
    const { phone } = known!;
    const stranger = await buildResident(commons.db, { phone, phoneConfirmed: false });
    await hold(stranger, UNCONFIRMED_BOOKINGS_AHEAD_MAX);
    await hold(known!, BOOKINGS_AHEAD_MAX - 1);
    expect((await asked(known!, {})).code).toBe('DONE');
    expect((await asked(stranger, {})).code).toBe('QUOTA_EXCEEDED');
    await sql`select confirm_phone(${stranger.residentId}, ${phone}, '', now())`.execute(commons.db);
    expect((await asked(stranger, {})).code).toBe('DONE');
  });

  test('holds more without a code when the token claims the number', async () => {
    const resident = await buildResident(commons.db, { phoneConfirmed: false });
    await hold(resident, UNCONFIRMED_BOOKINGS_AHEAD_MAX);
    const claiming = (verifiedPhone: string) =>
      startCommons({
        beside: commons,
        server: { verifyToken: async () => ({ issuer: DEVELOPMENT_ISSUER, subject: resident.subject, verifiedPhone }) },
      });
    const wish = { facilityId: field, ...slot(30) };
    const another = await claiming(newPhone());
    expect((await book(another, wish, { as: resident.subject })).code).toBe('QUOTA_EXCEEDED');
    await another.close();
    const theirs = await claiming(resident.phone!);
    expect((await book(theirs, wish, { as: resident.subject })).code).toBe('DONE');
    await theirs.close();
  });
});

describe('the residents of one confirmed number', () => {
  test('hold each what one may, and together what a household may', async () => {
    const [son, grandmother, third] = (await household(3)) as [BuiltResident, BuiltResident, BuiltResident];
    await hold(son, BOOKINGS_AHEAD_MAX);
    expect((await asked(son, {})).refusal?.message).toBe('One person holds at most 10 bookings to come; you hold 10.');
    await hold(grandmother, HOUSEHOLD_BOOKINGS_AHEAD_MAX - BOOKINGS_AHEAD_MAX - 1);
    expect((await asked(third, {})).code).toBe('DONE');
    expect((await asked(third, slot(31))).refusal).toMatchObject({
      code: 'QUOTA_EXCEEDED',
      message: 'Residents with one phone number hold at most 20 bookings to come together; with yours, 20 are held.',
    });
    expect((await asked(third, slot(31), 'zh-CN')).refusal?.message).toBe(
      '使用同一手机号的居民合计最多持有 20 个尚未结束的预约，目前合计已持有 20 个。',
    );
  });

  test('are joined by nobody with so many that it would be more than a household may', async () => {
    const [son, grandmother] = (await household(2)) as [BuiltResident, BuiltResident];
    await hold(son, BOOKINGS_AHEAD_MAX);
    await hold(grandmother, HOUSEHOLD_BOOKINGS_AHEAD_MAX - BOOKINGS_AHEAD_MAX - 1);
    const joins = async ({ subject }: BuiltResident, language = 'en') => {
      await commons.query(
        'mutation ($phone: String) { phoneCodeRequest(input: { phone: $phone }) { userErrors { message } } }',
        { phone: son.phone },
        { as: subject },
      );
      const { code } = commons.codes.at(-1)!;
      const { data } = await commons.query(
        `mutation ($phone: String, $code: String) { phoneConfirm(input: { phone: $phone, code: $code }) {
          userErrors { code message field } } }`,
        { phone: son.phone, code },
        { as: subject, language },
      );
      return data.phoneConfirm.userErrors;
    };
    // With one more they are as many as may be, with two more they are too many.
    const [two] = await household(1);
    await hold(two!, 2);
    expect(await joins(two!)).toEqual([
      {
        code: 'QUOTA_EXCEEDED',
        field: ['phone'],
        message:
          'Together with those who share this number you would hold more bookings to come than one household may. Cancel ' +
          'some, or confirm it once they are over.',
      },
    ]);
    expect(await joins(two!, 'zh-CN')).toMatchObject([
      { message: '与使用该号码的居民合计，您的未结束预约会超过一户的上限。请先取消一些预约，或在预约结束后再验证。' },
    ]);
    const [one] = await household(1);
    await hold(one!, 1);
    expect(await joins(one!)).toEqual([]);
  });

  test('hold together as many places of car parks at a moment as one of them may', async () => {
    const [son, grandmother] = (await household(2)) as [BuiltResident, BuiltResident];
    const [near, far] = [await facility({ kind: 'PARKING' }), await facility({ kind: 'PARKING' })];
    // One place until two, and two from three on.
    expect((await asked(son, { facilityId: near, ...slot(0, 2) })).code).toBe('DONE');
    expect((await asked(son, { facilityId: near, ...slot(3, 2), quantity: CAR_PARK_PLACES_MAX })).code).toBe('DONE');
    expect((await asked(grandmother, { facilityId: far, ...slot(1, 2) })).code).toBe('DONE');
    const refused = { facilityId: far, ...slot(4, 2) };
    expect((await asked(grandmother, refused)).refusal).toMatchObject({
      code: 'QUOTA_EXCEEDED',
      field: ['start'],
      message:
        'Residents with one phone number hold at most 2 places of car parks at a time together; with yours, 2 are held, ' +
        'and this would be 1 more.',
    });
    expect((await asked(grandmother, refused, 'zh-CN')).refusal?.message).toBe(
      '使用同一手机号的居民同一时间合计最多占用 2 个停车位，目前合计已占用 2 个，本次为 1 个。',
    );
    expect((await asked(grandmother, { facilityId: far, ...slot(5, 2) })).code).toBe('DONE');
  });

  test('hold a room for as many hours a week together as one of them may', async () => {
    const [son, grandmother] = (await household(2)) as [BuiltResident, BuiltResident];
    const facilityId = await facility({ kind: 'MEETING_ROOM', capacity: 1, maxMinutes: 24 * 60 });
    expect((await asked(son, { facilityId, ...slot(0, ROOM_HOURS_A_WEEK_MAX - 1) })).code).toBe('DONE');
    const refused = { facilityId, ...slot(48, 2) };
    expect((await asked(grandmother, refused)).refusal?.message).toBe(
      'Residents with one phone number hold this room for at most 24 hours a week together; in the week from 2026-03-02 ' +
        'it is held for 23, and this would be 2 more.',
    );
    expect((await asked(grandmother, refused, 'zh-CN')).refusal?.message).toBe(
      '使用同一手机号的居民每周合计最多使用该房间 24 小时；自 2026-03-02 起的一周合计已预约 23 小时，本次为 2 小时。',
    );
    expect((await asked(grandmother, { facilityId, ...slot(48, 1) })).code).toBe('DONE');
  });

  test('are offered nothing instead that the household could not hold', async () => {
    const [son, grandmother] = (await household(2)) as [BuiltResident, BuiltResident];
    const facilityId = await facility({ kind: 'MEETING_ROOM', capacity: 1, maxMinutes: 24 * 60 });
    const stranger = await buildResident(commons.db);
    await asked(stranger, { facilityId, ...slot(48, 1) });
    await asked(son, { facilityId, ...slot(0, ROOM_HOURS_A_WEEK_MAX) });
    const refused = await asked(grandmother, { facilityId, ...slot(48, 1) });
    expect(refused.code).toBe('SLOT_UNAVAILABLE');
    const thisWeek = refused.refusal?.alternatives?.filter(({ start }) => start < '2026-03-08T16:00:00.000Z');
    expect(thisWeek).toEqual([]);
  });

  test(`hold as much, not one more, when ${AT_ONCE} requests come at once`, async () => {
    const residents = await household(HOUSEHOLD_RESIDENTS_MAX);
    const before = 8;
    await hold(residents[0]!, before);
    const outcomes = await Promise.all(
      Array.from({ length: AT_ONCE }, (_, at) => asked(residents[at % residents.length]!, slot(50 + at))),
    );
    const room = HOUSEHOLD_BOOKINGS_AHEAD_MAX - before;
    expect(tally(outcomes)).toEqual({ DONE: room, QUOTA_EXCEEDED: AT_ONCE - room });

    const [near, far] = [await facility({ kind: 'PARKING' }), await facility({ kind: 'PARKING' })];
    const drivers = await household(HOUSEHOLD_RESIDENTS_MAX);
    const parked = await Promise.all(
      Array.from({ length: AT_ONCE }, (_, at) =>
        asked(drivers[at % drivers.length]!, { facilityId: at % 2 === 0 ? near : far, ...slot(50, 2) }),
      ),
    );
    expect(tally(parked)).toEqual({ DONE: CAR_PARK_PLACES_MAX, QUOTA_EXCEEDED: AT_ONCE - CAR_PARK_PLACES_MAX });
    expect(await wrongs(commons)).toEqual([]);
  });
});
