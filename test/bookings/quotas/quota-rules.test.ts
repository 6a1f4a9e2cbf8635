import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildBooking } from '../../../seeds/factories/booking.factory.ts';
import { buildDivision } from '../../../seeds/factories/division.factory.ts';
import { buildFacility, type FacilityOverrides } from '../../../seeds/factories/facility.factory.ts';
import { buildAccount, buildResident, type BuiltResident, newPhone } from '../../../seeds/factories/person.factory.ts';
import { buildQuota, type QuotaOverrides } from '../../../seeds/factories/quota.factory.ts';
import { buildUnit, type BuiltUnit } from '../../../seeds/factories/unit.factory.ts';
import { DivisionLevel } from '../../../src/district/grid/division.entity.ts';
import { Role } from '../../../src/request/viewer.ts';
import { type Commons, startCommons, TEST_NOW } from '../../support/commons.ts';
import { wrongs } from '../booking.invariants.ts';
import { book, type BookingWish, cancel, confirm, reject } from '../booking.operations.ts';

let commons: Commons;
let unit: BuiltUnit;
let resident: BuiltResident;

beforeAll(async () => {
  commons = await startCommons();
});
afterAll(async () => {
  expect(await wrongs(commons)).toEqual([]);
  await commons.close();
});
beforeEach(async () => {
  commons.clock.now = Temporal.Instant.from(TEST_NOW);
  unit = await buildUnit(commons.db);
  resident = await buildResident(commons.db);
});

async function facility(overrides: FacilityOverrides = {}): Promise<string> {
  const { now } = commons.clock;
  const rules = { horizonDays: 60, maxMinutes: 24 * 60 };
  const { id } = await buildFacility(commons.db, {
    now,
    unitId: unit.id,
    kind: 'SPORTS_FIELD',
    capacity: 20,
    ...rules,
    ...overrides,
  });
  return id;
}

const quota = (overrides: QuotaOverrides) => buildQuota(commons.db, overrides);

/** Some hours from a moment of March 2026 on, where a facility is. */
function hours(from: string, length = 1, offset = '+08:00') {
  const start = Temporal.Instant.from(`2026-03-${from}${offset}`);
  return { start: start.toString(), end: start.add({ minutes: length * 60 }).toString() };
}

const asked = (wish: BookingWish, who = resident, language = 'en') =>
  book(commons, wish, { as: who.subject, language });

describe('a quota by the calendar', () => {
  test('of a day counts from midnight to midnight where the facility is, and each booking where it starts', async () => {
    const facilityId = await facility({ timeZone: 'America/New_York' });
    const { id } = await quota({ facilityId, period: 'DAY', most: 1 });
    const at = (from: string, length?: number) => asked({ facilityId, ...hours(from, length, '-05:00') });
    // It ends on the next day, and counts on the first alone.
    expect((await at('05T23:00', 2)).code).toBe('DONE');
    expect((await at('05T22:00')).refusal).toMatchObject({
      __typename: 'QuotaExceeded',
      code: 'QUOTA_EXCEEDED',
      message: 'Here one person may have at most 1 bookings a day; 1 are held, and this would be 1 more.',
      used: 1,
      freeAt: '2026-03-06T05:00:00.000Z',
      quota: { id, limit: 1, isDefault: false },
    });
    expect((await at('06T01:00')).code).toBe('DONE');
    expect((await at('06T23:45', 0.25)).code).toBe('QUOTA_EXCEEDED');
    expect((await at('07T00:00')).code).toBe('DONE');
  });

  test('of a week goes from Monday to Sunday, and its refusal says so in Chinese', async () => {
    const facilityId = await facility();
    await quota({ facilityId, period: 'WEEK', most: 2 });
    // The 9th is a Monday.
    for (const from of ['04T10:00', '08T23:00'])
      expect((await asked({ facilityId, ...hours(from) })).code).toBe('DONE');
    const third = await asked({ facilityId, ...hours('08T22:00') }, resident, 'zh-CN');
    expect(third.refusal?.message).toBe('此处每人每周最多 2 个预约，已有 2，本次为 1。');
    expect(third.refusal?.freeAt).toBe('2026-03-08T16:00:00.000Z');
    expect((await asked({ facilityId, ...hours('09T00:00') })).code).toBe('DONE');
  });

  test('of a month tells the first month in which there is room', async () => {
    const facilityId = await facility();
    await quota({ facilityId, period: 'MONTH', measure: 'MINUTES', most: 180 });
    expect((await asked({ facilityId, ...hours('20T10:00', 3) })).code).toBe('DONE');
    const april = { start: '2026-04-10T02:00:00.000Z', end: '2026-04-10T03:00:00.000Z' };
    expect((await asked({ facilityId, ...april })).code).toBe('DONE');
    // In April there is an hour less.
    expect((await asked({ facilityId, ...hours('21T10:00', 2) })).refusal).toMatchObject({
      used: 180,
      freeAt: '2026-03-31T16:00:00.000Z',
    });
    expect((await asked({ facilityId, ...hours('21T10:00', 3) })).refusal?.freeAt).toBe('2026-04-30T16:00:00.000Z');
    expect((await asked({ facilityId, ...hours('21T10:00', 4) })).refusal?.freeAt).toBeNull();
  });

  test('counts places, and what fits goes on fitting', async () => {
    const facilityId = await facility();
    await quota({ facilityId, period: 'DAY', measure: 'PLACES', most: 5 });
    expect((await asked({ facilityId, ...hours('05T10:00'), quantity: 3 })).code).toBe('DONE');
    expect((await asked({ facilityId, ...hours('05T11:00'), quantity: 3 })).refusal).toMatchObject({ used: 3 });
    expect((await asked({ facilityId, ...hours('05T11:00'), quantity: 2 })).code).toBe('DONE');
  });
});

describe('a quota of rolling days', () => {
  test('holds for any so many days one after the other, before and after', async () => {
    const facilityId = await facility();
    await quota({ facilityId, period: 'ROLLING_DAYS', days: 3, most: 2 });
    for (const day of ['10', '12']) {
      expect((await asked({ facilityId, ...hours(`${day}T10:00`) })).code).toBe('DONE');
    }
    // From the 10th to the 12th there are two; from the 11th to the 13th one, from the 8th to the 10th one.
    expect((await asked({ facilityId, ...hours('11T10:00') })).refusal).toMatchObject({
      used: 2,
      freeAt: '2026-03-12T16:00:00.000Z',
    });
    expect((await asked({ facilityId, ...hours('10T23:00') })).code).toBe('QUOTA_EXCEEDED');
    expect((await asked({ facilityId, ...hours('13T00:00') })).code).toBe('DONE');
    expect((await asked({ facilityId, ...hours('09T23:00') })).code).toBe('DONE');
    expect((await asked({ facilityId, ...hours('14T23:45', 0.25) })).code).toBe('QUOTA_EXCEEDED');
    expect((await asked({ facilityId, ...hours('15T00:00') })).code).toBe('DONE');
  });
});

describe('a quota of what is ahead', () => {
  test('frees itself at the moment at which one ends', async () => {
    const facilityId = await facility();
    await quota({ facilityId, period: 'AHEAD', most: 2 });
    for (const from of ['05T10:00', '06T10:00'])
      expect((await asked({ facilityId, ...hours(from) })).code).toBe('DONE');
    const next = { facilityId, ...hours('09T10:00') };
    expect((await asked(next)).refusal).toMatchObject({ used: 2, freeAt: '2026-03-05T03:00:00.000Z' });
    commons.clock.now = Temporal.Instant.from('2026-03-05T02:59:59Z');
    expect((await asked(next)).code).toBe('QUOTA_EXCEEDED');
    commons.clock.now = Temporal.Instant.from('2026-03-05T03:00:00Z');
    expect((await asked(next)).code).toBe('DONE');
  });

  test('takes the place of the ten that hold everywhere, and its bookings do not count there', async () => {
    const [own, other] = [await facility(), await facility()];
    await quota({ facilityId: own, period: 'AHEAD', most: 12 });
    for (let hour = 0; hour < 12; hour++) {
      const slot = hours(`05T${String(hour).padStart(2, '0')}:00`);
      expect((await asked({ facilityId: own, ...slot })).code).toBe('DONE');
    }
    expect((await asked({ facilityId: own, ...hours('06T10:00') })).refusal).toMatchObject({ used: 12 });
    for (let hour = 0; hour < 10; hour++) {
      const slot = hours(`07T${String(hour).padStart(2, '0')}:00`);
      expect((await asked({ facilityId: other, ...slot })).code).toBe('DONE');
    }
    expect((await asked({ facilityId: other, ...hours('07T22:00') })).refusal).toMatchObject({
      used: 10,
      quota: { isDefault: true },
    });
  });

  test('lets nobody have more than two who has confirmed no phone, whatever it says', async () => {
    const facilityId = await facility();
    await quota({ facilityId, period: 'AHEAD', most: 12 });
    const unconfirmed = await buildResident(commons.db, { phoneConfirmed: false });
    for (const from of ['05T10:00', '06T10:00']) await asked({ facilityId, ...hours(from) }, unconfirmed);
    const third = await asked({ facilityId, ...hours('07T10:00') }, unconfirmed);
    expect(third.refusal).toMatchObject({ __typename: 'PhoneUnconfirmed', code: 'QUOTA_EXCEEDED' });
  });
});

describe('a quota at once', () => {
  test('of places is the most that is held at any one moment, of all kinds of a unit', async () => {
    const [court, room] = [await facility(), await facility({ kind: 'MEETING_ROOM' })];
    await quota({ unitId: unit.id, period: 'AT_ONCE', measure: 'PLACES', most: 5 });
    expect((await asked({ facilityId: court, ...hours('05T10:00'), quantity: 3 })).code).toBe('DONE');
    expect((await asked({ facilityId: court, ...hours('05T11:00'), quantity: 4 })).code).toBe('DONE');
    const across = { facilityId: room, ...hours('05T10:30') };
    expect((await asked({ ...across, quantity: 2 })).refusal).toMatchObject({
      used: 4,
      freeAt: '2026-03-05T04:00:00.000Z',
    });
    expect((await asked({ ...across, quantity: 1 })).code).toBe('DONE');
    expect((await asked({ facilityId: room, ...hours('05T12:00'), quantity: 5 })).code).toBe('DONE');
  });

  test('takes the place of the two places of a car park', async () => {
    const [own, other] = [await facility({ kind: 'PARKING' }), await facility({ kind: 'PARKING' })];
    await quota({ facilityId: own, period: 'AT_ONCE', measure: 'PLACES', most: 4 });
    expect((await asked({ facilityId: own, ...hours('05T10:00'), quantity: 5 })).refusal).toMatchObject({
      code: 'QUOTA_EXCEEDED',
      quota: { limit: 4 },
      freeAt: null,
    });
    expect((await asked({ facilityId: own, ...hours('05T10:00'), quantity: 4 })).code).toBe('DONE');
    expect((await asked({ facilityId: other, ...hours('06T10:00'), quantity: 3 })).refusal).toMatchObject({
      code: 'QUOTA_EXCEEDED',
      quota: { limit: 2, isDefault: true },
    });
  });
});

describe('what a quota is about', () => {
  test('is all of a unit, one kind of its facilities, or a division with all below it, those made later too', async () => {
    const district = await buildDivision(commons.db, { level: DivisionLevel.DISTRICT });
    const subdistrict = await buildDivision(commons.db, { level: DivisionLevel.SUBDISTRICT, parent: district });
    const community = await buildDivision(commons.db, { parent: subdistrict });
    unit = await buildUnit(commons.db, { division: community });
    const before = await facility();
    await quota({ unitId: unit.id, kind: 'SPORTS_FIELD', period: 'DAY', most: 1 });
    await quota({ divisionId: subdistrict.id, kind: 'MEETING_ROOM', period: 'DAY', most: 1 });
    const [after, room] = [await facility(), await facility({ kind: 'MEETING_ROOM' })];
    expect((await asked({ facilityId: before, ...hours('05T10:00') })).code).toBe('DONE');
    expect((await asked({ facilityId: after, ...hours('05T11:00') })).code).toBe('QUOTA_EXCEEDED');
    expect((await asked({ facilityId: room, ...hours('05T11:00') })).code).toBe('DONE');
    unit = await buildUnit(commons.db, { division: community });
    const [field, other] = [await facility(), await facility({ kind: 'MEETING_ROOM' })];
    expect((await asked({ facilityId: field, ...hours('05T12:00') })).code).toBe('DONE');
    expect((await asked({ facilityId: other, ...hours('05T13:00') })).code).toBe('QUOTA_EXCEEDED');
    // A unit that moves away takes its rooms with it.
    const far = await buildDivision(commons.db, {});
    await commons.sql('update resident_unit set division_id = $1 where id = $2', [far.id, unit.id]);
    expect((await asked({ facilityId: other, ...hours('05T13:00') })).code).toBe('DONE');
  });

  test('is one household: what one of them holds, the other cannot, and someone who shares no phone can', async () => {
    const facilityId = await facility();
    await quota({ facilityId, holder: 'HOUSEHOLD', period: 'WEEK', most: 2 });
    const phone = newPhone();
    const [one, other] = [await buildResident(commons.db, { phone }), await buildResident(commons.db, { phone })];
    expect((await asked({ facilityId, ...hours('05T10:00') }, one)).code).toBe('DONE');
    expect((await asked({ facilityId, ...hours('05T10:00') }, other)).code).toBe('DONE');
    expect((await asked({ facilityId, ...hours('06T10:00') }, other)).refusal).toMatchObject({
      message:
        'Here residents with one phone number together may have at most 2 bookings a week; 2 are held, and this would be 1 more.',
      used: 2,
    });
    expect((await asked({ facilityId, ...hours('06T10:00') })).code).toBe('DONE');
  });

  test('holds beside others: the first that says no is told', async () => {
    const facilityId = await facility();
    await quota({ facilityId, period: 'WEEK', most: 5 });
    const { id } = await quota({ unitId: unit.id, period: 'DAY', most: 1 });
    expect((await asked({ facilityId, ...hours('05T10:00') })).code).toBe('DONE');
    expect((await asked({ facilityId, ...hours('05T12:00') })).refusal).toMatchObject({ quota: { id } });
  });
});

describe('what counts', () => {
  test('is also what waits for the unit, and no longer what was given back, rejected or has lapsed', async () => {
    const facilityId = await facility({ admission: 'APPROVAL' });
    await quota({ facilityId, period: 'WEEK', most: 1 });
    const manager = await buildAccount(commons.db, { roles: [{ role: Role.UNIT_MANAGER, unitId: unit.id }] });
    const first = await asked({ facilityId, ...hours('04T10:00') });
    expect(first.booking?.state).toBe('PENDING');
    const next = { facilityId, ...hours('06T10:00') };
    expect((await asked(next)).code).toBe('QUOTA_EXCEEDED');
    await cancel(commons, { bookingId: first.booking!.id }, { as: resident.subject });
    const second = await asked({ facilityId, ...hours('04T10:00') });
    expect(second.code).toBe('DONE');
    await reject(commons, { bookingId: second.booking!.id, reason: '维修' }, { as: manager.subject });
    expect((await asked({ facilityId, ...hours('04T11:00') })).code).toBe('DONE');
    expect((await asked(next)).code).toBe('QUOTA_EXCEEDED');
    // Nobody has answered until it would have begun.
    commons.clock.now = Temporal.Instant.from('2026-03-04T11:00:00+08:00');
    expect((await asked(next)).code).toBe('DONE');
  });

  test('counts for the booking that is confirmed without itself', async () => {
    const facilityId = await facility({ admission: 'APPROVAL' });
    const manager = await buildAccount(commons.db, { roles: [{ role: Role.UNIT_MANAGER, unitId: unit.id }] });
    const { booking } = await asked({ facilityId, ...hours('04T10:00') });
    await quota({ facilityId, period: 'WEEK', most: 1 });
    await quota({ facilityId, period: 'AHEAD', most: 1 });
    expect((await confirm(commons, booking!.id, { as: manager.subject })).code).toBe('DONE');
  });

  test('stays when the limit becomes smaller: nobody loses what they have, and gets more only below it', async () => {
    const facilityId = await facility();
    const held: string[] = [];
    for (const day of ['10', '11', '12']) {
      held.push((await asked({ facilityId, ...hours(`${day}T10:00`) })).booking!.id);
    }
    await quota({ facilityId, period: 'WEEK', most: 1 });
    await quota({ facilityId, period: 'AHEAD', most: 1 });
    expect((await asked({ facilityId, ...hours('13T10:00') })).refusal).toMatchObject({ used: 3 });
    for (const bookingId of held.slice(0, 2)) await cancel(commons, { bookingId }, { as: resident.subject });
    expect((await asked({ facilityId, ...hours('13T10:00') })).refusal).toMatchObject({ used: 1 });
    await cancel(commons, { bookingId: held[2]! }, { as: resident.subject });
    expect((await asked({ facilityId, ...hours('13T10:00') })).code).toBe('DONE');
  });

  test('is judged for a group as a whole, and refused so', async () => {
    const [one, other] = [await facility(), await facility({ kind: 'MEETING_ROOM' })];
    await quota({ unitId: unit.id, period: 'DAY', most: 1 });
    const items = [one, other].map((facilityId) => ({ facilityId, ...hours('05T10:00') }));
    const { data } = await commons.query(
      `mutation ($input: BookingGroupCreateInput!) { bookingGroupCreate(input: $input) {
        group { id } userErrors { __typename code ... on QuotaExceeded { used } } } }`,
      { input: { items, idempotencyKey: randomUUID() } },
      { as: resident.subject },
    );
    expect(data.bookingGroupCreate).toEqual({
      group: null,
      userErrors: [{ __typename: 'QuotaExceeded', code: 'QUOTA_EXCEEDED', used: 0 }],
    });
    expect((await asked(items[0]!)).code).toBe('DONE');
  });
});

describe('slotVerdict', () => {
  test('names each quota that would be broken, and what is offered instead breaks none', async () => {
    const facilityId = await facility({ capacity: 1 });
    const { id } = await quota({ facilityId, period: 'DAY', most: 1 });
    expect((await asked({ facilityId, ...hours('05T08:00') })).code).toBe('DONE');
    await buildBooking(commons.db, { facilityId, ...hours('05T10:00') });
    const { data } = await commons.query(
      `query ($input: SlotVerdictInput!) { slotVerdict(input: $input) {
        bookable failures { rule required actual quota { id } } alternatives { start } } }`,
      { input: { facilityId, ...hours('05T10:00') } },
      { as: resident.subject },
    );
    expect(data.slotVerdict.failures).toEqual([
      { rule: 'PLACES', required: '1', actual: '0', quota: null },
      { rule: 'QUOTA', required: '≤ 1', actual: '2', quota: { id } },
    ]);
    const starts = data.slotVerdict.alternatives.map(({ start }: { start: string }) => start);
    expect(starts.length).toBeGreaterThan(0);
    for (const start of starts) {
      expect(Temporal.Instant.from(start).toZonedDateTimeISO('Asia/Shanghai').toPlainDate().day).not.toBe(5);
    }
  });
});
