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
import { buildUnit } from '../../../seeds/factories/unit.factory.ts';
import { Role } from '../../../src/request/viewer.ts';
import { MembershipState } from '../../../src/district/units/alliances/membership.entity.ts';
import { type Commons, startCommons, TEST_NOW } from '../../support/commons.ts';
import { rowCounts, wrongs } from '../booking.invariants.ts';
import { book, tryToBook, utc } from '../booking.operations.ts';

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

/** The subject of somebody else. */
async function another(): Promise<string> {
  return (await buildResident(commons.db)).subject;
}

function facility(overrides: FacilityOverrides = {}): Promise<BuiltFacility> {
  return buildFacility(commons.db, { now: commons.clock.now, kind: 'SPORTS_FIELD', ...overrides });
}

/** An hour of the afternoon after the day of the tests. */
const HOUR = { start: '2026-03-04T14:00:00+08:00', end: '2026-03-04T15:00:00+08:00' };

function afternoon(from: string, to: string) {
  return { start: `2026-03-04T${from}:00+08:00`, end: `2026-03-04T${to}:00+08:00` };
}

describe('bookingCreate', () => {
  test('books, and writes the booking, its places, the trail, the event and the answer', async () => {
    const { id: facilityId } = await facility({ capacity: 3, kind: 'MEETING_ROOM' });
    const input = { facilityId, ...HOUR, quantity: 2, idempotencyKey: 'a first booking' };
    const { booking, refusal } = await book(commons, input, { as: resident.subject });

    expect(refusal).toBeUndefined();
    expect(booking).toEqual({
      id: expect.stringMatching(/^bkg_[0-9a-f]{32}$/),
      reference: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{10}$/),
      start: '2026-03-04T06:00:00.000Z',
      end: '2026-03-04T07:00:00.000Z',
      quantity: 2,
      state: 'CONFIRMED',
      stateReason: null,
      createdAt: utc(TEST_NOW),
      facility: { id: facilityId },
      booker: { id: resident.residentId },
    });
    const { id } = booking!;
    const [row] = await commons.sql('select * from booking where id = $1', [id]);
    expect(row).toMatchObject({
      facility_id: facilityId,
      booker_id: resident.residentId,
      kind: 'MEETING_ROOM',
      type: 'NORMAL',
      quantity: 2,
      version: 1,
      starts_at: new Date(HOUR.start),
      ends_at: new Date(HOUR.end),
      updated_at: new Date(TEST_NOW),
    });
    expect(
      await commons.sql(
        `select to_char((span + (number - 1) * interval '15 minutes') at time zone 'UTC', 'YYYY-MM-DD HH24:MI') as at,
                step as taken
         from occupancy, unnest(taken) with ordinality as steps (step, number)
         where pool_id = $1 and step <> 0 order by span, number`,
        [facilityId],
      ),
    ).toEqual(['06:00', '06:15', '06:30', '06:45'].map((time) => ({ at: `2026-03-04 ${time}`, taken: 2 })));
    expect(await commons.sql('select * from audit_entry where subject_id = $1', [id])).toEqual([
      expect.objectContaining({
        action: 'bookingCreate',
        actor_id: resident.accountId,
        district_code: row!.district_code,
        at: new Date(TEST_NOW),
      }),
    ]);
    expect(await commons.sql('select * from outbox_event where subject_id = $1', [id])).toEqual([
      expect.objectContaining({ topic: 'booking.created', district_code: row!.district_code, delivered_at: null }),
    ]);
    expect(
      await commons.sql(`select key, answer from idempotent_answer where actor_id = $1`, [resident.accountId]),
    ).toEqual([{ key: 'a first booking', answer: { id } }]);
  });

  test('takes one place when no quantity is given, or null', async () => {
    const { id: facilityId } = await facility({ capacity: 2 });
    const { booking } = await book(commons, { facilityId, ...HOUR }, { as: resident.subject });
    expect(booking!.quantity).toBe(1);
    const second = await book(commons, { facilityId, ...HOUR, quantity: null }, { as: await another() });
    expect(second.booking!.quantity).toBe(1);
  });

  test('leaves a booking of a facility with approval pending, and holds its places', async () => {
    const { id: facilityId } = await facility({ admission: 'APPROVAL' });
    const { booking } = await book(commons, { facilityId, ...HOUR }, { as: resident.subject });
    expect(booking!.state).toBe('PENDING');
    expect((await book(commons, { facilityId, ...HOUR }, { as: await another() })).code).toBe('SLOT_UNAVAILABLE');
  });

  test('takes an instant in any offset', async () => {
    const { id: facilityId } = await facility();
    const { booking } = await book(
      commons,
      { facilityId, start: '2026-03-04T06:00Z', end: '2026-03-03T21:00:00.0-10:00' },
      { as: resident.subject },
    );
    expect(booking).toMatchObject({ start: '2026-03-04T06:00:00.000Z', end: '2026-03-04T07:00:00.000Z' });
  });
});

describe('the places of a facility', () => {
  test('are free for intervals that touch, on both sides', async () => {
    const { id: facilityId } = await facility();
    for (const slot of [afternoon('14:00', '15:00'), afternoon('15:00', '16:00'), afternoon('13:00', '14:00')]) {
      expect((await book(commons, { facilityId, ...slot }, { as: resident.subject })).code).toBe('DONE');
    }
  });

  test('allow two short bookings under one long one when there are two', async () => {
    const { id: facilityId } = await facility({ capacity: 2 });
    const people = [resident.subject, await another(), await another()];
    const slots = [afternoon('14:00', '16:00'), afternoon('14:00', '15:00'), afternoon('15:00', '16:00')];
    for (const [at, slot] of slots.entries()) {
      expect((await book(commons, { facilityId, ...slot }, { as: people[at]! })).code).toBe('DONE');
    }
    const { refusal } = await book(commons, { facilityId, ...afternoon('14:45', '15:15') }, { as: await another() });
    expect(refusal).toMatchObject({ code: 'SLOT_UNAVAILABLE', remaining: 0 });
  });

  test('are counted at the tightest moment, for the quantity wanted', async () => {
    const { id: facilityId } = await facility({ capacity: 10 });
    await buildBooking(commons.db, { facilityId, ...afternoon('13:00', '14:15'), quantity: 4 });
    await buildBooking(commons.db, { facilityId, ...afternoon('14:15', '14:30'), quantity: 7 });
    const wish = { facilityId, ...HOUR };
    const refused = await book(commons, { ...wish, quantity: 4 }, { as: resident.subject });
    expect(refused.refusal).toMatchObject({ __typename: 'SlotUnavailable', remaining: 3 });
    expect((await book(commons, { ...wish, quantity: 3 }, { as: resident.subject })).code).toBe('DONE');
    expect((await book(commons, wish, { as: await another() })).refusal).toMatchObject({ remaining: 0 });
  });

  test('can be taken all at once, and not one more', async () => {
    const { id: facilityId } = await facility({ capacity: 50 });
    const { refusal } = await book(commons, { facilityId, ...HOUR, quantity: 51 }, { as: resident.subject });
    expect(refusal).toMatchObject({ code: 'SLOT_UNAVAILABLE', remaining: 50, alternatives: [] });
    expect((await book(commons, { facilityId, ...HOUR, quantity: 50 }, { as: resident.subject })).code).toBe('DONE');
  });

  test('are held over midnight of both clocks', async () => {
    const { id: facilityId } = await facility();
    const night = { start: '2026-03-04T22:00:00+08:00', end: '2026-03-05T10:00:00+08:00' };
    expect((await book(commons, { facilityId, ...night }, { as: resident.subject })).code).toBe('DONE');
    for (const [start, end, code] of [
      ['2026-03-04T21:45:00+08:00', '2026-03-04T22:00:00+08:00', 'DONE'],
      ['2026-03-04T23:45:00+08:00', '2026-03-05T00:15:00+08:00', 'SLOT_UNAVAILABLE'],
      ['2026-03-05T07:45:00+08:00', '2026-03-05T08:15:00+08:00', 'SLOT_UNAVAILABLE'],
      ['2026-03-05T10:00:00+08:00', '2026-03-05T10:15:00+08:00', 'DONE'],
    ] as const) {
      expect((await book(commons, { facilityId, start, end }, { as: await another() })).code, start).toBe(code);
    }
  });
});

describe('one person', () => {
  test('cannot hold two overlapping bookings of one kind, in the same facility or in two', async () => {
    const here = await facility({ capacity: 5 });
    const there = await facility({ capacity: 5 });
    const held = await book(commons, { facilityId: here.id, ...HOUR }, { as: resident.subject });
    for (const { id: facilityId } of [here, there]) {
      const { refusal } = await book(
        commons,
        { facilityId, ...afternoon('14:45', '15:45') },
        { as: resident.subject, language: 'en' },
      );
      expect(refusal).toMatchObject({
        __typename: 'OverlapsOwnBooking',
        code: 'QUOTA_EXCEEDED',
        field: ['start'],
        booking: { id: held.booking!.id },
      });
    }
  });

  test('can hold bookings that touch, and one of another kind at the same time', async () => {
    const { id: carPark } = await facility({ capacity: 5 });
    const { id: room } = await facility({ capacity: 5, kind: 'MEETING_ROOM' });
    for (const wish of [
      { facilityId: carPark, ...HOUR },
      { facilityId: carPark, ...afternoon('15:00', '16:00') },
      { facilityId: room, ...HOUR },
    ]) {
      expect((await book(commons, wish, { as: resident.subject })).code).toBe('DONE');
    }
  });

  test.each(['CANCELLED', 'REJECTED', 'NO_SHOW', 'EXPIRED', 'COMPLETED'] as const)(
    'is not held back by a booking that is %s',
    async (state) => {
      const { id: facilityId } = await facility({ capacity: 2 });
      await buildBooking(commons.db, { facilityId, bookerId: resident.residentId, ...HOUR, state });
      expect((await book(commons, { facilityId, ...HOUR }, { as: resident.subject })).code).toBe('DONE');
    },
  );

  test.each(['PENDING', 'CONFIRMED', 'CHECKED_IN'] as const)('is held back by a booking that is %s', async (state) => {
    const { id: facilityId } = await facility({ capacity: 2 });
    await buildBooking(commons.db, { facilityId, bookerId: resident.residentId, ...HOUR, state });
    expect((await book(commons, { facilityId, ...HOUR }, { as: resident.subject })).code).toBe('QUOTA_EXCEEDED');
  });
});

describe('the open stretches of an off-hours car park', () => {
  const BEFORE_THE_HOLIDAY = '2026-02-10T12:00:00+08:00';
  let facilityId: string;

  beforeEach(async () => {
    commons.clock.now = Temporal.Instant.from(BEFORE_THE_HOLIDAY);
    ({ id: facilityId } = await facility({ capacity: 50, rules: OFF_HOURS, maxMinutes: 15 * 24 * 60 }));
  });

  test.each([
    ['a night', '2026-02-10T18:00', '2026-02-11T08:00', 'DONE'],
    ['the night before a Saturday that is a work day', '2026-02-13T18:00', '2026-02-14T08:00', 'DONE'],
    ['beyond that night', '2026-02-13T18:00', '2026-02-14T08:15', 'OUTSIDE_OPENING_HOURS'],
    ['that Saturday by day', '2026-02-14T10:00', '2026-02-14T11:00', 'OUTSIDE_OPENING_HOURS'],
    ['the whole holiday, from eve to the morning after', '2026-02-14T18:00', '2026-02-24T08:00', 'DONE'],
    ['a midnight within the holiday', '2026-02-16T23:00', '2026-02-17T01:00', 'DONE'],
    ['the morning by which all have to leave', '2026-02-24T07:00', '2026-02-24T08:15', 'OUTSIDE_OPENING_HOURS'],
    ['an ordinary weekend until Monday at eight', '2026-03-06T18:00', '2026-03-09T08:00', 'DONE'],
  ])('%s: %s to %s is %s', async (_what, from, to, code) => {
    const wish = { facilityId, start: `${from}:00+08:00`, end: `${to}:00+08:00` };
    expect((await book(commons, wish, { as: resident.subject })).code).toBe(code);
  });
});

describe('who may book', () => {
  test('nobody without a token', async () => {
    const { id: facilityId } = await facility();
    const before = await rowCounts(commons);
    const { data, errors } = await tryToBook(commons, { facilityId, ...HOUR, idempotencyKey: 'k' });
    expect(data).toBeNull();
    expect(errors).toEqual([expect.objectContaining({ extensions: { code: 'UNAUTHENTICATED' } })]);
    expect(await rowCounts(commons)).toEqual(before);
  });

  test('nobody whose account is not known here', async () => {
    const { id: facilityId } = await facility();
    const { errors } = await tryToBook(commons, { facilityId, ...HOUR, idempotencyKey: 'k' }, { as: 'a stranger' });
    expect(errors).toEqual([expect.objectContaining({ extensions: { code: 'FORBIDDEN' } })]);
  });

  test('nobody whose role of a resident has ended', async () => {
    const { id: facilityId } = await facility();
    await commons.sql('update role_assignment set valid_to = $1 where account_id = $2', [TEST_NOW, resident.accountId]);
    expect((await book(commons, { facilityId, ...HOUR }, { as: resident.subject })).code).toBe('FORBIDDEN');
  });

  test('not who manages the facility, unless they are a resident as well', async () => {
    const { id: facilityId, unitId } = await facility({ capacity: 2 });
    const roles = [{ role: Role.UNIT_MANAGER, unitId }];
    const manager = await buildAccount(commons.db, { roles });
    const both = await buildResident(commons.db, { roles });
    expect((await book(commons, { facilityId, ...HOUR }, { as: manager.subject })).code).toBe('FORBIDDEN');
    expect((await book(commons, { facilityId, ...HOUR }, { as: both.subject })).code).toBe('DONE');
  });
});

describe('a unit', () => {
  async function codeWithMemberships(...states: MembershipState[]): Promise<string> {
    const unit = await buildUnit(commons.db);
    for (const state of states) await buildMembership(commons.db, { unit, state });
    const { id: facilityId } = await facility({ unitId: unit.id });
    return (await book(commons, { facilityId, ...HOUR }, { as: await another() })).code;
  }

  test('that one alliance has suspended and another has as an active member takes bookings', async () => {
    expect(await codeWithMemberships(MembershipState.SUSPENDED, MembershipState.ACTIVE)).toBe('DONE');
  });

  test('that is suspended and has applied elsewhere takes none', async () => {
    expect(await codeWithMemberships(MembershipState.SUSPENDED, MembershipState.APPLIED)).toBe('NOT_BOOKABLE');
  });

  test('that has withdrawn, or never was a member, takes bookings', async () => {
    expect(await codeWithMemberships(MembershipState.WITHDRAWN)).toBe('DONE');
    expect(await codeWithMemberships()).toBe('DONE');
  });
});

test('after all of this the counters say what the bookings say, and nothing is overfull', async () => {
  expect(await commons.sql('select count(*)::int as n from booking')).not.toEqual([{ n: 0 }]);
  expect(await wrongs(commons)).toEqual([]);
});
