import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildResident, type BuiltResident } from '../../../seeds/factories/person.factory.ts';
import { lapseRequests } from '../../../src/bookings/clock/end-by-the-clock.ts';
import { NOTIFICATIONS_KEPT_DAYS, forgetOldNotifications } from '../../../src/events/notifications/retention.ts';
import { tellOfEvents } from '../../../src/events/notifications/tell-people.ts';
import { type Commons, startCommons, TEST_NOW } from '../../support/commons.ts';
import { send } from '../../bookings/moves/moves-world.ts';
import { buildUnitWorld, settled, type UnitWorld } from '../webhooks/webhook.world.ts';
import { booked, CANCEL, telling, tellAll, toldTo } from './notification.world.ts';

const EVENING = ['2026-03-05T11:00:00Z', '2026-03-05T13:00:00Z'] as const;
const OPEN = { rules: [{ dayClass: 'EVERY_DAY', weekdays: [], startTime: '00:00', endTime: '00:00' }] } as const;

let commons: Commons;
let open: UnitWorld;
let asking: UnitWorld;
let booker: BuiltResident;

beforeAll(async () => {
  commons = await startCommons();
  open = await buildUnitWorld(commons, { ...OPEN, name: '汤门停车场' });
  asking = await buildUnitWorld(commons, { ...OPEN, admission: 'APPROVAL', name: '报告厅' });
});
afterAll(() => commons.close());
beforeEach(async () => {
  commons.clock.now = Temporal.Instant.from(TEST_NOW);
  booker = await buildResident(commons.db);
});

const decide = (name: string, bookingId: string, more: object = {}) =>
  commons.query(
    `mutation ($input: Booking${name}Input!) { answer: booking${name}(input: $input) { userErrors { code } } }`,
    { input: { bookingId, ...more } },
    { as: asking.manager.subject },
  );
const kinds = async (of = booker) => (await toldTo(commons, of)).map(({ kind }) => kind);

describe('what somebody is told', () => {
  test('is that they have booked, in the language in which they read it, and asks for no attention', async () => {
    const bookingId = await booked(commons, booker, open.facilityId, EVENING);
    await tellAll(commons);
    const [told] = await toldTo(commons, booker);
    expect(told).toMatchObject({
      kind: 'BOOKED',
      at: '2026-03-03T04:00:00.000Z',
      text: 'Booked: 汤门停车场 Thu, Mar 5 19:00–21:00.',
      readAt: '2026-03-03T04:00:00.000Z',
      booking: { id: bookingId },
    });
    expect((await toldTo(commons, booker, { language: 'zh-CN' }))[0]!.text).toBe(
      '已预约：汤门停车场 3月5日周四 19:00–21:00。',
    );
    expect(await toldTo(commons, booker, { unread: true })).toEqual([]);
  });

  test('is what the unit answers, with its words, and what it takes back', async () => {
    const [one, two, three] = [
      await booked(commons, booker, asking.facilityId, EVENING),
      await booked(commons, booker, asking.facilityId, ['2026-03-06T11:00:00Z', '2026-03-06T13:00:00Z']),
      await booked(commons, booker, asking.facilityId, ['2026-03-07T11:00:00Z', '2026-03-07T13:00:00Z']),
    ];
    await decide('Confirm', one);
    await decide('Reject', two, { reason: '场地检修。' });
    await decide('Cancel', three, { reason: '场地检修。' });
    await tellAll(commons);
    const told = await toldTo(commons, booker, { language: 'zh-CN' });
    expect(told.map(({ text }) => text)).toEqual([
      '已取消：报告厅 3月7日周六 19:00–21:00。场地检修。',
      '未获确认：报告厅 3月6日周五 19:00–21:00。场地检修。',
      '已确认：报告厅 3月5日周四 19:00–21:00。',
      '已申请：报告厅 3月7日周六 19:00–21:00，等待单位确认。',
      '已申请：报告厅 3月6日周五 19:00–21:00，等待单位确认。',
      '已申请：报告厅 3月5日周四 19:00–21:00，等待单位确认。',
    ]);
    expect((await toldTo(commons, booker, { unread: true })).map(({ kind }) => kind)).toEqual([
      'CANCELLED',
      'REJECTED',
      'CONFIRMED',
    ]);
  });

  test('is that they have given it back, which they know', async () => {
    const bookingId = await booked(commons, booker, open.facilityId, EVENING);
    await commons.query(CANCEL, { input: { bookingId } }, { as: booker.subject });
    await tellAll(commons);
    expect(await kinds()).toEqual(['CANCELLED', 'BOOKED']);
    expect(await toldTo(commons, booker, { unread: true })).toEqual([]);
  });

  test('is that the unit has not answered in time', async () => {
    await booked(commons, booker, asking.facilityId, EVENING);
    commons.clock.now = Temporal.Instant.from(EVENING[0]);
    await lapseRequests({ db: commons.db, now: () => commons.clock.now, closing: new AbortController().signal });
    await tellAll(commons);
    expect(await kinds()).toEqual(['LAPSED', 'BOOKED']);
  });

  test('is nothing of what is but held, and that it is booked once it is', async () => {
    const [start, end] = EVENING;
    const slot = { facilityId: open.facilityId, start, end };
    await send(commons, 'hold', slot, booker.subject);
    commons.clock.now = commons.clock.now.add({ hours: 1 });
    await lapseRequests({ db: commons.db, now: () => commons.clock.now, closing: new AbortController().signal });
    const { booking: letGo } = await send(commons, 'hold', slot, booker.subject);
    await send(commons, 'release', { bookingId: letGo!.id }, booker.subject);
    const { booking: held } = await send(commons, 'hold', slot, booker.subject);
    await tellAll(commons);
    expect(await kinds()).toEqual([]);
    expect((await send(commons, 'create', { ...slot, holdId: held!.id }, booker.subject)).code).toBe('DONE');
    await tellAll(commons);
    expect(await kinds()).toEqual(['BOOKED']);
  });

  test('is that it has moved, which they know if they did it themselves, and not if the unit had to say yes', async () => {
    const later = { start: '2026-03-05T14:00:00Z', end: '2026-03-05T15:00:00Z' };
    const bookingId = await booked(commons, booker, open.facilityId, EVENING);
    const move = (id: string, expectedVersion: number) =>
      send(commons, 'move', { bookingId: id, expectedVersion, ...later }, booker.subject);
    expect((await move(bookingId, 1)).code).toBe('DONE');
    await tellAll(commons);
    expect(await kinds()).toEqual(['MOVED', 'BOOKED']);
    expect(await toldTo(commons, booker, { unread: true })).toEqual([]);

    booker = await buildResident(commons.db);
    const asked = await booked(commons, booker, asking.facilityId, EVENING);
    await decide('Confirm', asked);
    const { booking, code } = await move(asked, 2);
    expect(code).toBe('DONE');
    await decide('Confirm', booking!.moveRequest!.id);
    await tellAll(commons);
    expect(await kinds()).toEqual(['MOVED', 'CONFIRMED', 'BOOKED']);
    expect((await toldTo(commons, booker, { unread: true })).map(({ kind }) => kind)).toEqual(['MOVED', 'CONFIRMED']);
  });

  test('is once that a closure is in the way, and once that it no longer is', async () => {
    const world = await buildUnitWorld(commons, { ...OPEN, name: '球场' });
    await booked(commons, booker, world.facilityId, EVENING);
    const except = (name: string, input: object) =>
      commons.query(
        `mutation ($input: FacilityOpeningException${name}Input!) {
           answer: facilityOpeningException${name}(input: $input) { userErrors { code message } } }`,
        { input: { facilityId: world.facilityId, date: '2026-03-05', ...input } },
        { as: world.manager.subject },
      );
    expect((await except('Set', { windows: [], reason: '漏水' })).data?.answer.userErrors).toEqual([]);
    await tellAll(commons);
    await tellAll(commons);
    expect(await kinds()).toEqual(['CLOSURE', 'BOOKED']);
    expect((await except('Remove', {})).data?.answer.userErrors).toEqual([]);
    await tellAll(commons);
    expect((await toldTo(commons, booker)).map(({ text }) => text)).toEqual([
      'Takes place after all: 球场 Thu, Mar 5 19:00–21:00.',
      'May not take place: 球场 Thu, Mar 5 19:00–21:00.',
      'Booked: 球场 Thu, Mar 5 19:00–21:00.',
    ]);
  });

  test('is nothing twice, however often the outbox is read and by however many', async () => {
    await booked(commons, booker, open.facilityId, EVENING);
    await settled(commons);
    await Promise.all(Array.from({ length: 4 }, () => tellOfEvents(telling(commons))));
    await commons.sql(`update notification_position set xid = '3', id = 0`);
    await tellOfEvents(telling(commons));
    expect(await kinds()).toEqual(['BOOKED']);
  });

  test('goes on when the place that was kept in the outbox is of another server', async () => {
    await commons.sql(`update notification_position set xid = '9000000000', id = 0`);
    await tellAll(commons);
    await booked(commons, booker, open.facilityId, EVENING);
    await tellAll(commons);
    expect(await kinds()).toEqual(['BOOKED']);
  });

  test('is nothing of an event that nobody is told of, nor of a booking that nobody has made', async () => {
    const [{ count: before }] = (await commons.sql('select count(*)::int from notification')) as [{ count: number }];
    await commons.sql(
      `insert into outbox_event (at, district_code, topic, subject_id)
       select now(), district_code, topic, id from booking, unnest(array['booking.completed', 'booking.dreamt_of']) as topic`,
    );
    await tellAll(commons);
    expect(await commons.sql('select count(*)::int from notification')).toEqual([{ count: before }]);
  });

  test('is kept for half a year', async () => {
    await booked(commons, booker, open.facilityId, EVENING);
    await tellAll(commons);
    const closing = new AbortController().signal;
    const forget = (days: number) =>
      forgetOldNotifications({
        db: commons.db,
        closing,
        now: () => Temporal.Instant.from(TEST_NOW).add({ hours: days * 24 }),
      });
    await forget(NOTIFICATIONS_KEPT_DAYS);
    expect(await kinds()).toEqual(['BOOKED']);
    await forget(NOTIFICATIONS_KEPT_DAYS + 1);
    expect(await kinds()).toEqual([]);
  });

  test('is nobody else’s to see, and nothing to who is no resident', async () => {
    await booked(commons, booker, open.facilityId, EVENING);
    await tellAll(commons);
    const { id } = (await toldTo(commons, booker))[0]!;
    const node = 'query ($id: ID!) { node(id: $id) { id } }';
    expect((await commons.query(node, { id }, { as: booker.subject })).data.node).toEqual({ id });
    const other = await buildResident(commons.db);
    expect((await commons.query(node, { id }, { as: other.subject })).data.node).toBeNull();
    expect(await toldTo(commons, other)).toEqual([]);
    expect(await toldTo(commons, open.manager)).toEqual([]);
  });
});
