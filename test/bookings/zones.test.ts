import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { ALWAYS, buildFacility, type FacilityOverrides } from '../../seeds/factories/facility.factory.ts';
import { buildResident } from '../../seeds/factories/person.factory.ts';
import { type Commons, startCommons } from '../support/commons.ts';
import { wrongs } from './booking.invariants.ts';
import { availability, book, type Outcome, utc } from './booking.operations.ts';

// A facility in Helsinki on the two nights of 2026 on which its clocks change: on 29 March 03:00 becomes 04:00
// (+02:00 to +03:00), on 25 October 04:00 becomes 03:00 (+03:00 to +02:00), both at 01:00 in UTC.

const SPRING = '2026-03-25T12:00:00Z';
const AUTUMN = '2026-10-21T12:00:00Z';

let commons: Commons;
beforeAll(async () => {
  commons = await startCommons();
});
afterAll(() => commons.close());

function facility(now: string, overrides: FacilityOverrides = {}) {
  commons.clock.now = Temporal.Instant.from(now);
  return buildFacility(commons.db, { now: commons.clock.now, timeZone: 'Europe/Helsinki', ...overrides });
}

async function bookOf(facilityId: string, start: string, end: string): Promise<Outcome> {
  const { subject, accountId } = await buildResident(commons.db);
  // Some clocks have changed before those who are built became residents.
  await commons.sql('update role_assignment set valid_from = $1 where account_id = $2 and valid_from > $1', [
    commons.clock.now.toString(),
    accountId,
  ]);
  return book(commons, { facilityId, start, end }, { as: subject });
}

/** The quarters of an hour that are taken, and the first and the last of them by their first moment. */
async function quarters(facilityId: string) {
  const rows = await commons.sql<{ at: string }>(
    `select iso(span + (number - 1) * interval '15 minutes') as at
     from occupancy, unnest(taken) with ordinality as steps (step, number)
     where pool_id = $1 and step > 0 order by span, number`,
    [facilityId],
  );
  return { count: rows.length, first: rows[0]?.at, last: rows.at(-1)?.at };
}

const NIGHT = [{ ...ALWAYS, startTime: '18:00', endTime: '08:00' }];

describe('the night on which an hour is missing', () => {
  test('is booked whole in thirteen hours', async () => {
    const { id } = await facility(SPRING, { rules: NIGHT, gridMinutes: 120, minMinutes: 780, maxMinutes: 780 });
    const { booking } = await bookOf(id, '2026-03-28T18:00+02:00', '2026-03-29T08:00+03:00');
    expect(booking).toMatchObject({ start: '2026-03-28T16:00:00.000Z', end: '2026-03-29T05:00:00.000Z' });
    expect(await quarters(id)).toEqual({
      count: 13 * 4,
      first: '2026-03-28T16:00:00.000Z',
      last: '2026-03-29T04:45:00.000Z',
    });
    // The nights beside it are an hour longer.
    expect((await bookOf(id, '2026-03-27T18:00+02:00', '2026-03-28T08:00+02:00')).code).toBe('DURATION_NOT_ALLOWED');
  });

  test('shows its places in thirteen hours, without a seam at the change', async () => {
    const { id } = await facility(SPRING, { rules: NIGHT });
    const windows = () => availability(commons, id, '2026-03-28T12:00+02:00', '2026-03-29T12:00+03:00');
    const [start, end] = ['2026-03-28T16:00:00.000Z', '2026-03-29T05:00:00.000Z'];
    expect(await windows()).toEqual([{ start, end, remaining: 1 }]);
    await bookOf(id, '2026-03-29T02:30+02:00', '2026-03-29T04:30+03:00');
    expect(await windows()).toEqual([
      { start, end: '2026-03-29T00:30:00.000Z', remaining: 1 },
      { start: '2026-03-29T01:30:00.000Z', end, remaining: 1 },
    ]);
    expect(await quarters(id)).toMatchObject({ count: 4 });
  });

  test.each([
    ['from 02:00 to 04:00', '2026-03-29T02:00+02:00', '2026-03-29T04:00+03:00', 'DONE'],
    ['up to the change', '2026-03-29T02:00+02:00', '2026-03-29T03:00+02:00', 'DONE'],
    ['from the change on', '2026-03-29T04:00+03:00', '2026-03-29T05:00+03:00', 'DONE'],
    ['half an hour on each side', '2026-03-29T02:30+02:00', '2026-03-29T04:30+03:00', 'DONE'],
    ['from 02:00 to 05:00', '2026-03-29T02:00+02:00', '2026-03-29T05:00+03:00', 'DURATION_NOT_ALLOWED'],
    ['off the grid of half hours', '2026-03-29T02:45+02:00', '2026-03-29T04:45+03:00', 'DURATION_NOT_ALLOWED'],
  ])('takes an hour %s: %s to %s is %s', async (_what, start, end, code) => {
    const { id } = await facility(SPRING, { gridMinutes: 30, minMinutes: 60, maxMinutes: 60 });
    expect((await bookOf(id, start, end)).code).toBe(code);
    expect((await quarters(id)).count).toBe(code === 'DONE' ? 4 : 0);
  });

  test('has no place for hours that its clocks skip', async () => {
    const rules = [{ ...ALWAYS, startTime: '03:15', endTime: '03:45' }];
    const { id } = await facility(SPRING, { rules });
    expect((await bookOf(id, '2026-03-28T03:15+02:00', '2026-03-28T03:45+02:00')).code).toBe('DONE');
    for (const [start, end] of [
      ['2026-03-29T03:15+02:00', '2026-03-29T03:45+02:00'],
      ['2026-03-29T03:15+03:00', '2026-03-29T03:45+03:00'],
    ]) {
      expect((await bookOf(id, start!, end!)).code).toBe('OUTSIDE_OPENING_HOURS');
    }
    expect((await bookOf(id, '2026-03-30T03:15+03:00', '2026-03-30T03:45+03:00')).code).toBe('DONE');
  });

  test('on a grid of two hours goes on by the new time', async () => {
    const { id } = await facility(SPRING, { gridMinutes: 120 });
    expect((await bookOf(id, '2026-03-29T04:00+03:00', '2026-03-29T06:00+03:00')).code).toBe('DONE');
    // Two hours after 04:00 by the old time is 07:00 by the new.
    expect((await bookOf(id, '2026-03-29T06:00+02:00', '2026-03-29T08:00+02:00')).code).toBe('DURATION_NOT_ALLOWED');
  });
});

describe('the night on which an hour comes twice', () => {
  test('is booked whole in fifteen hours', async () => {
    const { id } = await facility(AUTUMN, { rules: NIGHT, gridMinutes: 120, minMinutes: 900, maxMinutes: 900 });
    const { booking } = await bookOf(id, '2026-10-24T18:00+03:00', '2026-10-25T08:00+02:00');
    expect(booking).toMatchObject({ start: '2026-10-24T15:00:00.000Z', end: '2026-10-25T06:00:00.000Z' });
    expect(await quarters(id)).toEqual({
      count: 15 * 4,
      first: '2026-10-24T15:00:00.000Z',
      last: '2026-10-25T05:45:00.000Z',
    });
    expect((await bookOf(id, '2026-10-25T18:00+02:00', '2026-10-26T08:00+02:00')).code).toBe('DURATION_NOT_ALLOWED');
  });

  test('is too long for those who may stay fourteen hours', async () => {
    const { id } = await facility(AUTUMN, { rules: NIGHT, maxMinutes: 840 });
    const whole = await bookOf(id, '2026-10-24T18:00+03:00', '2026-10-25T08:00+02:00');
    expect(whole.code).toBe('DURATION_NOT_ALLOWED');
    expect((await bookOf(id, '2026-10-24T18:00+03:00', '2026-10-25T07:00+02:00')).code).toBe('DONE');
  });

  test('has the hour from 03:00 to 04:00 twice, for two people, at one place', async () => {
    const { id } = await facility(AUTUMN, { gridMinutes: 60 });
    const first = ['2026-10-25T03:00+03:00', '2026-10-25T03:00+02:00'] as const;
    const second = ['2026-10-25T03:00+02:00', '2026-10-25T04:00+02:00'] as const;
    expect((await bookOf(id, ...first)).code).toBe('DONE');
    expect((await bookOf(id, ...second)).code).toBe('DONE');
    expect((await bookOf(id, ...first)).code).toBe('SLOT_UNAVAILABLE');
    expect((await bookOf(id, ...second)).code).toBe('SLOT_UNAVAILABLE');
    expect(await quarters(id)).toEqual({
      count: 8,
      first: '2026-10-25T00:00:00.000Z',
      last: '2026-10-25T01:45:00.000Z',
    });
  });

  test('is open twice as long in that hour, and is booked across the change', async () => {
    const { id } = await facility(AUTUMN, { rules: [{ ...ALWAYS, startTime: '03:00', endTime: '04:00' }] });
    expect(await availability(commons, id, '2026-10-25T00:00+03:00', '2026-10-26T00:00+02:00')).toEqual([
      { start: '2026-10-25T00:00:00.000Z', end: '2026-10-25T02:00:00.000Z', remaining: 1 },
    ]);
    expect((await bookOf(id, '2026-10-25T03:30+03:00', '2026-10-25T03:30+02:00')).code).toBe('DONE');
    expect(await availability(commons, id, '2026-10-25T00:00+03:00', '2026-10-26T00:00+02:00')).toEqual([
      { start: '2026-10-25T00:00:00.000Z', end: '2026-10-25T00:30:00.000Z', remaining: 1 },
      { start: '2026-10-25T01:30:00.000Z', end: '2026-10-25T02:00:00.000Z', remaining: 1 },
    ]);
  });

  test('offers other times that can be booked, on both sides of the change', async () => {
    const { id } = await facility(AUTUMN, { gridMinutes: 60, rules: NIGHT });
    await bookOf(id, '2026-10-25T02:00+03:00', '2026-10-25T04:00+02:00');
    const { refusal } = await bookOf(id, '2026-10-25T03:00+03:00', '2026-10-25T03:00+02:00');
    expect(refusal!.alternatives!.slice(0, 2).map(({ start }) => start)).toEqual([
      utc('2026-10-25T01:00+03:00'),
      utc('2026-10-25T04:00+02:00'),
    ]);
    for (const { start, end } of refusal!.alternatives!) expect((await bookOf(id, start, end)).code).toBe('DONE');
  });
});

/** Moments at which clocks elsewhere change, by how many minutes, and what they show before and after. */
const CHANGES: readonly [zone: string, at: string, minutes: number, before: string, after: string][] = [
  ['Europe/Berlin', '2026-03-29T01:00:00Z', 60, '02:00', '03:00'],
  ['Europe/Berlin', '2026-10-25T01:00:00Z', -60, '03:00', '02:00'],
  // By half an hour.
  ['Australia/Lord_Howe', '2026-10-03T15:30:00Z', 30, '02:00', '02:30'],
  ['Australia/Lord_Howe', '2026-04-04T15:00:00Z', -30, '02:00', '01:30'],
  // At midnight, so that a date begins at one.
  ['Pacific/Apia', '2010-09-26T11:00:00Z', 60, '00:00', '01:00'],
  ['Pacific/Apia', '2011-04-02T14:00:00Z', -60, '04:00', '03:00'],
  // Samoa went over the date line, and had no 30 December 2011.
  ['Pacific/Apia', '2011-12-30T10:00:00Z', 1_440, '00:00', '00:00'],
];

describe.each(CHANGES)('where the clocks of %s change on %s by %i minutes', (timeZone, at, minutes, before, after) => {
  const change = Temporal.Instant.from(at);
  const moved = (by: Temporal.DurationLike) => change.add(by).toString({ fractionalSecondDigits: 3 });
  const clockAt = (instant: Temporal.Instant) =>
    instant.toZonedDateTimeISO(timeZone).toPlainTime().toString({ smallestUnit: 'minute' });
  const onThatDay = (id: string) => availability(commons, id, moved({ hours: -8 }), moved({ hours: 8 }));
  const open = (startTime: string, endTime: string) =>
    facility(moved({ hours: -96 }), {
      timeZone,
      rules: [{ ...ALWAYS, startTime, endTime }],
      gridMinutes: 15,
      maxMinutes: 1_440,
    });

  test('they show what is expected of them', () => {
    const offsets = [change.subtract({ minutes: 1 }), change].map(
      (instant) => instant.toZonedDateTimeISO(timeZone).offsetNanoseconds / 60e9,
    );
    expect(offsets[1]! - offsets[0]!).toBe(minutes);
    expect(clockAt(change)).toBe(after);
  });

  test('three hours before to three hours after is booked whole, and not a quarter more', async () => {
    const { id } = await open(clockAt(change.subtract({ hours: 3 })), clockAt(change.add({ hours: 3 })));
    const [start, end] = [moved({ hours: -3 }), moved({ hours: 3 })];
    expect(await onThatDay(id)).toEqual([{ start, end, remaining: 1 }]);
    expect((await bookOf(id, start, moved({ hours: 3, minutes: 15 }))).code).toBe('OUTSIDE_OPENING_HOURS');
    expect((await bookOf(id, moved({ hours: -3, minutes: -15 }), end)).code).toBe('OUTSIDE_OPENING_HOURS');
    expect((await bookOf(id, start, end)).code).toBe('DONE');
    expect(await onThatDay(id)).toEqual([]);
    expect((await bookOf(id, moved({ minutes: -30 }), moved({ minutes: 30 }))).code).toBe('SLOT_UNAVAILABLE');
    expect((await quarters(id)).count).toBe(6 * 4);
  });

  test.runIf(minutes > 0 && minutes < 1_440)('what they skip cannot be booked', async () => {
    const { id } = await open(before, after);
    expect(await onThatDay(id)).toEqual([]);
    expect((await bookOf(id, at, moved({ minutes: 30 }))).code).toBe('OUTSIDE_OPENING_HOURS');
    expect((await bookOf(id, moved({ minutes: -30 }), at)).code).toBe('OUTSIDE_OPENING_HOURS');
    // As long as it is on other days.
    const nextDay = await availability(commons, id, moved({ hours: 12 }), moved({ hours: 36 }));
    expect(nextDay).toHaveLength(1);
  });

  test.runIf(minutes < 0)('what they show twice is booked by two people, one after the other', async () => {
    const { id } = await open(after, before);
    expect(await onThatDay(id)).toEqual([
      { start: moved({ minutes }), end: moved({ minutes: -minutes }), remaining: 1 },
    ]);
    expect((await bookOf(id, moved({ minutes }), at)).code).toBe('DONE');
    expect((await bookOf(id, at, moved({ minutes: -minutes }))).code).toBe('DONE');
    expect(await onThatDay(id)).toEqual([]);
  });
});

describe('the horizon', () => {
  test.each([
    [SPRING, '2026-03-29T15:00+03:00'],
    [AUTUMN, '2026-10-25T14:00+02:00'],
  ])('of four days from %s ends at %s, four times 24 hours on', async (now, last) => {
    const { id } = await facility(now, { horizonDays: 4, rules: [ALWAYS] });
    const at = (text: string, minutes: number) => Temporal.Instant.from(text).add({ minutes }).toString();
    expect((await bookOf(id, at(last, 15), at(last, 30))).code).toBe('OUTSIDE_BOOKING_HORIZON');
    expect((await bookOf(id, at(last, 0), at(last, 15))).code).toBe('DONE');
  });
});

describe('the zone of the server', () => {
  const { TZ } = process.env;
  afterEach(() => {
    if (TZ === undefined) delete process.env.TZ;
    else process.env.TZ = TZ;
  });

  test.each(['Pacific/Apia', 'America/St_Johns', 'Europe/Helsinki', 'Asia/Shanghai'])(
    'makes no difference: %s',
    async (zone) => {
      const before = new Date(SPRING).toString();
      process.env.TZ = zone;
      expect(new Date(SPRING).toString()).not.toBe(before);
      const { id } = await facility(SPRING, { rules: NIGHT, gridMinutes: 120 });
      expect((await bookOf(id, '2026-03-28T18:00+02:00', '2026-03-29T08:00+03:00')).code).toBe('DONE');
      expect((await bookOf(id, '2026-03-29T18:00+03:00', '2026-03-30T08:00+03:00')).code).toBe('DONE');
      expect((await bookOf(id, '2026-03-29T17:00+03:00', '2026-03-29T18:00+03:00')).code).toBe('DURATION_NOT_ALLOWED');
      expect((await bookOf(id, '2026-03-29T16:00+03:00', '2026-03-29T18:00+03:00')).code).toBe('OUTSIDE_OPENING_HOURS');
      expect(await quarters(id)).toMatchObject({ count: (13 + 14) * 4 });
    },
  );
});

test('after all of this the counters say what the bookings say, and nothing is overfull', async () => {
  expect(await wrongs(commons)).toEqual([]);
});
