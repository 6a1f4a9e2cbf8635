import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildFacility, type FacilityOverrides } from '../../../seeds/factories/facility.factory.ts';
import { buildResident } from '../../../seeds/factories/person.factory.ts';
import { DEFAULT_BOOKING_POLICY } from '../../../src/facilities/index.ts';
import { type Commons, startCommons, TEST_NOW } from '../../support/commons.ts';
import { availability, book, utc } from '../booking.operations.ts';

let commons: Commons;
beforeAll(async () => {
  commons = await startCommons();
});
afterAll(() => commons.close());
beforeEach(() => setClock(TEST_NOW));

const SLOT = { start: '2026-03-05T18:00:00+08:00', end: '2026-03-05T19:00:00+08:00' };

function setClock(text: string): void {
  commons.clock.now = Temporal.Instant.from(text);
}

/** What comes of the slot when somebody asks for it at a time of that day. */
async function askedAt(time: string, overrides: FacilityOverrides = {}, slot = SLOT): Promise<string> {
  const { id: facilityId } = await buildFacility(commons.db, {
    now: commons.clock.now,
    kind: 'SPORTS_FIELD',
    gridMinutes: 60,
    ...overrides,
  });
  const { subject } = await buildResident(commons.db);
  setClock(`2026-03-05T${time}+08:00`);
  return (await book(commons, { facilityId, ...slot }, { as: subject })).code;
}

describe('a slot that has begun', () => {
  test('is had at 18:07 for 18:00 to 19:00', async () => {
    expect(await askedAt('18:07:00')).toBe('DONE');
  });

  test(`is had for ${DEFAULT_BOOKING_POLICY.lateStartMinutes} minutes, their last moment included`, async () => {
    expect(await askedAt('18:15:00')).toBe('DONE');
    expect(await askedAt('18:15:00.001')).toBe('OUTSIDE_BOOKING_HORIZON');
  });

  test('is not had where some lead time is asked for', async () => {
    expect(await askedAt('18:07:00', { leadMinutes: 15 })).toBe('OUTSIDE_BOOKING_HORIZON');
  });

  test('is not had once it is over', async () => {
    const quarter = { start: '2026-03-05T18:00:00+08:00', end: '2026-03-05T18:15:00+08:00' };
    expect(await askedAt('18:14:59', { gridMinutes: 15, minMinutes: 15 }, quarter)).toBe('DONE');
    expect(await askedAt('18:15:00', { gridMinutes: 15, minMinutes: 15 }, quarter)).toBe('OUTSIDE_BOOKING_HORIZON');
  });
});

describe('what is told of a day', () => {
  const DAY = ['2026-03-05T00:00:00+08:00', '2026-03-06T00:00:00+08:00'] as const;

  async function toldAt(time: string, overrides: FacilityOverrides = {}) {
    const { id } = await buildFacility(commons.db, { now: commons.clock.now, gridMinutes: 60, ...overrides });
    setClock(`2026-03-05T${time}+08:00`);
    const [window] = await availability(commons, id, ...DAY);
    return window?.start;
  }

  test.each([
    ['18:00:00', '18:00'],
    ['18:07:00', '18:00'],
    ['18:15:00', '18:00'],
    ['18:15:01', '19:00'],
    ['18:59:59', '19:00'],
  ])('at %s begins with %s, where bookings start with the hour', async (time, start) => {
    expect(await toldAt(time)).toBe(utc(`2026-03-05T${start}:00+08:00`));
  });

  test('has no slot that has begun where the unit has to answer, or lead time is asked for', async () => {
    expect(await toldAt('18:07:00', { admission: 'APPROVAL' })).toBe(utc('2026-03-05T19:00:00+08:00'));
    expect(await toldAt('18:07:00', { leadMinutes: 120 })).toBe(utc('2026-03-05T21:00:00+08:00'));
  });

  test('is what is not over, where nobody books', async () => {
    expect(await toldAt('18:07:00', { admission: 'OPEN_ACCESS' })).toBe(utc('2026-03-05T18:00:00+08:00'));
  });

  test('does not begin beyond the horizon', async () => {
    const { id } = await buildFacility(commons.db, { now: commons.clock.now, horizonDays: 2, maxMinutes: 120 });
    const told = await availability(commons, id, '2026-03-05T00:00:00+08:00', '2026-03-07T00:00:00+08:00');
    expect(told).toEqual([
      { start: utc('2026-03-05T00:00:00+08:00'), end: utc('2026-03-05T14:00:00+08:00'), remaining: 1 },
    ]);
    expect(await availability(commons, id, '2026-03-05T12:30:00+08:00', '2026-03-07T00:00:00+08:00')).toEqual([]);
  });
});
