import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildFacility, type FacilityOverrides, OFF_HOURS } from '../../seeds/factories/facility.factory.ts';
import { buildCalendar } from '../../seeds/factories/calendar.factory.ts';
import { buildResident } from '../../seeds/factories/person.factory.ts';
import { facilityToBook } from '../../src/bookings/facility-to-book.ts';
import { refusalByRules } from '../../src/bookings/booking.rules.ts';
import { GRID_MINUTES } from '../../src/facilities/facility.entity.ts';
import { expandStretches } from '../../src/facilities/opening/open-stretch.ts';
import { type Commons, startCommons } from '../support/commons.ts';
import { assertProperty } from '../support/property.ts';
import { book } from '../bookings/booking.operations.ts';

// What search finds by SQL, and what books by TypeScript, go by one set of rules: what one offers, the other takes, and what
// one would take, the other offers.

let commons: Commons;
beforeAll(async () => {
  commons = await startCommons();
  await buildCalendar(commons.db);
});
afterAll(() => commons.close());

/** A little before the clocks of Berlin and of Lord Howe change, so that the days of changing are among those wanted. */
const FROM = Temporal.Instant.from('2026-03-27T00:00:00Z');

const at = (minutes: number, seconds = 0) => FROM.add({ minutes }).add({ seconds });

const facilities = fc.record({
  gridMinutes: fc.constantFrom(15, 15, 15, 30, 30, ...GRID_MINUTES),
  minMinutes: fc.constantFrom(15, 30, 60),
  maxMinutes: fc.constantFrom(60, 240, 1_440),
  leadMinutes: fc.constantFrom(0, 0, 1, 60, 1_440),
  horizonDays: fc.constantFrom(0, 9, 9, 30),
  admission: fc.constantFrom('INSTANT', 'APPROVAL'),
  timeZone: fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'Australia/Lord_Howe', 'Pacific/Apia'),
  rules: fc.constantFrom(
    [{ dayClass: 'EVERY_DAY', weekdays: [], startTime: '08:00', endTime: '22:00' }],
    OFF_HOURS,
    undefined,
  ),
}) as fc.Arbitrary<FacilityOverrides>;

const wishes = fc.record({
  startsAt: fc.integer({ min: -8, max: 1_000 }).map((quarters) => quarters * 15),
  seconds: fc.constantFrom(0, 0, 0, 0, 1),
  minutes: fc.constantFrom(15, 30, 60, 60, 90, 240, 480),
  now: fc.integer({ min: -60, max: 600 }),
});

async function offered(facilityId: string, start: Temporal.Instant, end: Temporal.Instant): Promise<boolean> {
  const { data, errors } = await commons.query(
    `query ($where: SharedFacilityFilter!) { sharedFacilities(where: $where) { edges { node { id } } } }`,
    { where: { ids: [facilityId], availableDuring: { start: start.toString(), end: end.toString() } } },
  );
  expect(errors).toBeUndefined();
  return data.sharedFacilities.edges.length === 1;
}

describe('what the search offers', () => {
  test('is what the rules of booking let pass, no more and no less, and it is booked', async () => {
    let [both, neither] = [0, 0];
    await assertProperty(
      fc.asyncProperty(facilities, fc.array(wishes, { minLength: 1, maxLength: 6 }), async (overrides, asked) => {
        const { id: facilityId } = await buildFacility(commons.db, { now: FROM, kind: 'SPORTS_FIELD', ...overrides });
        for (const { startsAt, seconds, minutes, now } of asked) {
          const interval = { start: at(startsAt, seconds), end: at(startsAt + minutes, seconds) };
          commons.clock.now = at(now);
          await expandStretches(commons.db, [facilityId], commons.clock.now);
          const facility = (await facilityToBook({ db: commons.db, now: () => at(now) }, facilityId, interval))!;
          const mayBook = !refusalByRules(facility, interval, at(now)) && facility.remaining >= 1;
          expect(await offered(facilityId, interval.start, interval.end)).toBe(mayBook);
          if (mayBook) {
            both++;
            const { subject } = await buildResident(commons.db);
            const wish = { facilityId, start: interval.start.toString(), end: interval.end.toString() };
            expect((await book(commons, wish, { as: subject })).code).toBe('DONE');
          } else {
            neither++;
          }
        }
      }),
      { numRuns: 100 },
    );
    // What is tried is of both sorts.
    expect(Math.min(both, neither)).toBeGreaterThan(2);
  });

  test.each([
    ['has passed', '2026-04-01T08:00:00+08:00', '2026-04-01T09:00:00+08:00'],
    ['lies beyond the horizon', '2026-05-03T08:00:00+08:00', '2026-05-03T09:00:00+08:00'],
    ['is off the grid', '2026-04-02T08:05:00+08:00', '2026-04-02T09:05:00+08:00'],
    ['is longer than is allowed', '2026-04-02T08:00:00+08:00', '2026-04-02T13:00:00+08:00'],
    ['is shorter than is allowed', '2026-04-02T08:00:00+08:00', '2026-04-02T08:15:00+08:00'],
  ])('is nothing that %s', async (_what, start, end) => {
    const now = Temporal.Instant.from('2026-04-01T12:00:00+08:00');
    commons.clock.now = now;
    const { id } = await buildFacility(commons.db, {
      now,
      gridMinutes: 15,
      minMinutes: 30,
      maxMinutes: 240,
      horizonDays: 30,
    });
    expect(await offered(id, Temporal.Instant.from(start), Temporal.Instant.from(end))).toBe(false);
    const fits = ['2026-04-02T08:00:00+08:00', '2026-04-02T09:00:00+08:00'] as const;
    expect(await offered(id, Temporal.Instant.from(fits[0]), Temporal.Instant.from(fits[1]))).toBe(true);
  });

  test('reaches to the last moment of the horizon, and to the end of the last day where that opens at a time', async () => {
    const now = Temporal.Instant.from('2026-04-01T12:00:00+08:00');
    const { id } = await buildFacility(commons.db, { now, gridMinutes: 15, horizonDays: 2 });
    const starting = async (start: string, asked = now) => {
      commons.clock.now = asked;
      const from = Temporal.Instant.from(`${start}+08:00`);
      return offered(id, from, from.add({ hours: 1 }));
    };
    expect(await starting('2026-04-03T12:00')).toBe(true);
    expect(await starting('2026-04-03T12:15')).toBe(false);
    await setPolicy(id, { opens_at: '12:00' });
    expect(await starting('2026-04-03T23:00')).toBe(true);
    expect(await starting('2026-04-04T00:00')).toBe(false);
    expect(await starting('2026-04-03T00:00', now.subtract({ milliseconds: 1 }))).toBe(false);
    expect(await starting('2026-04-02T23:00', now.subtract({ milliseconds: 1 }))).toBe(true);
  });

  test('begins and ends outside of a curfew: with its end, or at its start', async () => {
    const now = Temporal.Instant.from('2026-04-01T12:00:00+08:00');
    commons.clock.now = now;
    const { id } = await buildFacility(commons.db, { now, gridMinutes: 15, horizonDays: 30 });
    await setPolicy(id, { curfew_start: '22:00', curfew_end: '06:00' });
    const during = (start: string, end: string) =>
      offered(id, Temporal.Instant.from(`${start}+08:00`), Temporal.Instant.from(`${end}+08:00`));
    expect(await during('2026-04-02T06:00', '2026-04-02T08:00')).toBe(true);
    expect(await during('2026-04-02T05:45', '2026-04-02T08:00')).toBe(false);
    expect(await during('2026-04-02T21:00', '2026-04-03T06:00')).toBe(true);
    expect(await during('2026-04-02T21:00', '2026-04-02T22:00')).toBe(true);
    expect(await during('2026-04-02T21:00', '2026-04-02T22:15')).toBe(false);
  });

  test('is all that is not over, where nobody books', async () => {
    const now = Temporal.Instant.from('2026-04-01T12:00:00+08:00');
    commons.clock.now = now;
    const { id } = await buildFacility(commons.db, { now, admission: 'OPEN_ACCESS' });
    expect(await offered(id, now.subtract({ hours: 1 }), now.add({ minutes: 15 }))).toBe(true);
    expect(await offered(id, now.subtract({ hours: 1 }), now)).toBe(false);
  });
});

/** Gives a facility a policy with these columns, and the defaults otherwise. */
async function setPolicy(id: string, columns: Readonly<Record<string, string>>): Promise<void> {
  const names = Object.keys(columns);
  await commons.sql(
    `insert into booking_policy (facility_id, version, district_code, valid_from, setup_minutes, turnaround_minutes,
       whole_only, audiences, children_allowed, pending_takes_places, late_start_minutes, cancel_until_minutes${names.map((name) => `, ${name}`).join('')})
     select id, 1, district_code, created_at, 0, 0, false, '{}', true, true, 15, 0${names.map((_, at) => `, $${at + 2}`).join('')}
     from shared_facility where id = $1`,
    [id, ...Object.values(columns)],
  );
  await commons.sql('update shared_facility set policy_version = 1 where id = $1', [id]);
}
