import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildResident, type BuiltResident } from '../../../seeds/factories/person.factory.ts';
import { remind } from '../../../src/events/notifications/remind.ts';
import { type Commons, startCommons, TEST_NOW } from '../../support/commons.ts';
import { buildUnitWorld, type UnitWorld } from '../webhooks/webhook.world.ts';
import { booked, CANCEL, SETTINGS, telling, tellAll, toldTo } from './notification.world.ts';

const OPEN = { rules: [{ dayClass: 'EVERY_DAY', weekdays: [], startTime: '00:00', endTime: '00:00' }] } as const;
const START = Temporal.Instant.from('2026-03-05T11:00:00Z');
const EVENING = [START.toString(), START.add({ hours: 2 }).toString()] as const;

let commons: Commons;
let world: UnitWorld;
let booker: BuiltResident;

beforeAll(async () => {
  commons = await startCommons();
  world = await buildUnitWorld(commons, { ...OPEN });
});
afterAll(() => commons.close());
beforeEach(async () => {
  commons.clock.now = Temporal.Instant.from(TEST_NOW);
  booker = await buildResident(commons.db);
});

/** Reminds at so many minutes before the start. */
async function remindAt(minutes: number): Promise<void> {
  commons.clock.now = START.subtract({ minutes });
  await remind(telling(commons));
}
const reminders = async () => (await toldTo(commons, booker)).filter(({ kind }) => kind === 'REMINDER');
const choose = (remindMinutesBefore: number[]) =>
  commons.query(SETTINGS, { input: { remindMinutesBefore } }, { as: booker.subject });

describe('a reminder', () => {
  test('comes an hour before, once, to who has chosen nothing', async () => {
    const bookingId = await booked(commons, booker, world.facilityId, EVENING);
    await remindAt(61);
    expect(await reminders()).toEqual([]);
    await remindAt(60);
    await remindAt(60);
    await remindAt(30);
    const told = await reminders();
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({ booking: { id: bookingId }, readAt: null });
    expect(told[0]!.text).toMatch(/^Begins soon: /);
  });

  test('comes at each time that somebody has chosen, and of those that come late only the last', async () => {
    await choose([1_440, 120]);
    await booked(commons, booker, world.facilityId, EVENING);
    await remindAt(1_440);
    await remindAt(120);
    expect(await reminders()).toHaveLength(2);
    booker = await buildResident(commons.db);
    commons.clock.now = Temporal.Instant.from(TEST_NOW);
    await choose([1_440, 120]);
    await booked(commons, booker, world.facilityId, EVENING);
    await remindAt(100);
    await remindAt(99);
    expect(await reminders()).toHaveLength(1);
  });

  test('does not come to who wants none, once it has begun, or of a booking that was made later than its time', async () => {
    await choose([]);
    await booked(commons, booker, world.facilityId, EVENING);
    await remindAt(60);
    booker = await buildResident(commons.db);
    commons.clock.now = START.subtract({ minutes: 50 });
    await booked(commons, booker, world.facilityId, EVENING);
    await remindAt(40);
    await remindAt(0);
    expect(await reminders()).toEqual([]);
  });

  test('does not come of what was cancelled meanwhile', async () => {
    const bookingId = await booked(commons, booker, world.facilityId, EVENING);
    await commons.query(CANCEL, { input: { bookingId } }, { as: booker.subject });
    await remindAt(60);
    expect(await reminders()).toEqual([]);
  });

  test('comes anew of a booking that is at another time', async () => {
    const bookingId = await booked(commons, booker, world.facilityId, EVENING);
    await remindAt(60);
    await commons.sql(
      `update booking set starts_at = starts_at + interval '1 day', ends_at = ends_at + interval '1 day' where id = $1`,
      [bookingId],
    );
    await remindAt(50);
    expect(await reminders()).toHaveLength(1);
    await remindAt(60 - 1_440);
    expect(await reminders()).toHaveLength(2);
  });

  test('is told to whoever listens, as all that somebody is told', async () => {
    await booked(commons, booker, world.facilityId, EVENING);
    await tellAll(commons);
    await remindAt(60);
    const heard = await commons.sql<{ kind: string }>(
      `select n.kind from outbox_event e join notification n on n.id = e.subject_id
       where e.topic = 'notification.received' and n.resident_id = $1 order by e.id`,
      [booker.residentId],
    );
    expect(heard).toEqual([{ kind: 'BOOKED' }, { kind: 'REMINDER' }]);
  });
});
