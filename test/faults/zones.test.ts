import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ALWAYS, buildFacility } from '../../seeds/factories/facility.factory.ts';
import { buildResident } from '../../seeds/factories/person.factory.ts';
import { Role } from '../../src/request/viewer.ts';
import { availability, utc } from '../bookings/booking.operations.ts';
import { type Commons, startCommons } from '../support/commons.ts';
import { judged } from './judge.ts';
import { Recorder } from './recorder.ts';
import { sendTo } from './world.ts';

// Nights from 18:00 to 08:00 in which something is done to the clocks, each in half hours, two people after each of them.

let commons: Commons;
beforeAll(async () => {
  commons = await startCommons();
});
afterAll(() => commons.close());

const recorder = new Recorder();
const HALF_HOUR = { minutes: 30 };

describe('B12 a facility where the clocks change', () => {
  test.each([
    ['Berlin, where an hour is missing', 'Europe/Berlin', '2026-03-28T18:00+01:00', '2026-03-29T08:00+02:00', 13],
    ['Berlin, where an hour comes twice', 'Europe/Berlin', '2026-10-24T18:00+02:00', '2026-10-25T08:00+01:00', 15],
    ['Lord Howe, half an hour twice', 'Australia/Lord_Howe', '2026-04-04T18:00+11:00', '2026-04-05T08:00+10:30', 14.5],
    ['Lord Howe, half an hour less', 'Australia/Lord_Howe', '2026-10-03T18:00+10:30', '2026-10-04T08:00+11:00', 13.5],
    ['Apia, where a day was not', 'Pacific/Apia', '2011-12-29T18:00-10:00', '2011-12-31T08:00+14:00', 14],
  ])('%s, is open all night and no longer', async (_what, timeZone, from, to, hours) => {
    const [start, end] = [Temporal.Instant.from(from), Temporal.Instant.from(to)];
    expect(start.until(end).total('hours')).toBe(hours);
    commons.clock.now = start.subtract({ hours: 48 });
    const { id: facilityId } = await buildFacility(commons.db, {
      now: commons.clock.now,
      timeZone,
      kind: 'SPORTS_FIELD',
      rules: [{ ...ALWAYS, startTime: '18:00', endTime: '08:00' }],
      gridMinutes: HALF_HOUR.minutes,
      minMinutes: HALF_HOUR.minutes,
    });
    const windows = () =>
      availability(commons, facilityId, start.subtract({ hours: 10 }).toString(), end.add({ hours: 10 }).toString());
    expect(await windows()).toEqual([{ start: utc(from), end: utc(to), remaining: 1 }]);

    const send = sendTo(commons);
    const slots = Array.from({ length: hours * 2 }, (_, at) => start.add({ minutes: at * HALF_HOUR.minutes }));
    const wish = (at: Temporal.Instant) => ({
      facilityId,
      start: at.toString(),
      end: at.add(HALF_HOUR).toString(),
      quantity: 1,
    });
    // Roles begin in 2020 unless they are told to before; one of these nights was in 2011.
    const roles = [{ role: Role.RESIDENT, validFrom: '2000-01-01T00:00:00Z', validTo: '2020-01-01T00:00:00Z' }];
    const outcomes = await Promise.all(
      slots.map(async (at) => {
        const racers = [await buildResident(commons.db, { roles }), await buildResident(commons.db, { roles })];
        const calls = await Promise.all(
          racers.map(({ subject }) => recorder.createUntilKnown(send, subject, wish(at), async () => true)),
        );
        return calls.map(({ outcome, code }) => code ?? outcome).toSorted();
      }),
    );
    expect(outcomes).toEqual(slots.map(() => ['SLOT_UNAVAILABLE', 'ok']));
    expect(await windows()).toEqual([]);
    const { subject } = await buildResident(commons.db, { roles });
    for (const at of [start.subtract(HALF_HOUR), end]) {
      expect((await recorder.create(send, subject, wish(at))).code).toBe('OUTSIDE_OPENING_HOURS');
    }
  });

  test('and what is left of all that is as it was asked for', async () => {
    expect(recorder.unmapped).toEqual([]);
    expect(await judged(commons, recorder)).toEqual([]);
  });
});
