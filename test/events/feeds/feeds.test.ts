import ICAL from 'ical.js';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildBooking } from '../../../seeds/factories/booking.factory.ts';
import { buildFacility } from '../../../seeds/factories/facility.factory.ts';
import { buildAccount, buildResident, type BuiltResident } from '../../../seeds/factories/person.factory.ts';
import { FEEDS_MAX } from '../../../src/events/feeds/calendar-feed.entity.ts';
import { PAST_KEPT_DAYS } from '../../../src/events/feeds/feed-bookings.ts';
import { forgetCalendarFeeds, REVOKED_KEPT_DAYS } from '../../../src/events/feeds/retention.ts';
import { Role } from '../../../src/request/viewer.ts';
import { type Commons, startCommons, TEST_NOW } from '../../support/commons.ts';
import { buildUnitWorld, type UnitWorld } from '../webhooks/webhook.world.ts';

const EVENING = { start: '2026-03-05T11:00:00Z', end: '2026-03-05T13:00:00Z' };

let commons: Commons;
let world: UnitWorld;
let booker: BuiltResident;

beforeAll(async () => {
  commons = await startCommons();
  world = await buildUnitWorld(commons, { name: '汤门停车场' });
});
afterAll(() => commons.close());
beforeEach(async () => {
  commons.clock.now = Temporal.Instant.from(TEST_NOW);
  booker = await buildResident(commons.db);
});

const CREATE = `mutation ($input: CalendarFeedCreateInput!) {
  answer: calendarFeedCreate(input: $input) {
    feed { id createdAt lastReadAt revokedAt facility { id } } url userErrors { code message field } } }`;
const REVOKE = `mutation ($input: CalendarFeedRevokeInput!) {
  answer: calendarFeedRevoke(input: $input) { feed { id revokedAt } userErrors { code field } } }`;
const FEEDS = '{ viewer { calendarFeeds { id lastReadAt revokedAt facility { id } } } }';

async function create(input: object = {}, { subject } = booker as { subject: string }) {
  const { data, errors } = await commons.query(CREATE, { input }, { as: subject });
  expect(errors).toBeUndefined();
  return data.answer as { feed: { id: string } | null; url: string; userErrors: { code: string; field: string[] }[] };
}
const revoke = async (feedId: string, { subject } = booker as { subject: string }) =>
  (await commons.query(REVOKE, { input: { feedId } }, { as: subject })).data.answer;
const feeds = async ({ subject } = booker as { subject: string }) =>
  (await commons.query(FEEDS, {}, { as: subject })).data.viewer.calendarFeeds;
const read = (url: string, headers: Record<string, string> = {}) => commons.app.inject({ method: 'GET', url, headers });

/** The events of a calendar, as a calendar reads them. */
async function eventsAt(url: string, headers: Record<string, string> = {}) {
  const { statusCode, body } = await read(url, headers);
  expect(statusCode).toBe(200);
  const calendar = new ICAL.Component(ICAL.parse(body));
  for (const zone of calendar.getAllSubcomponents('vtimezone')) {
    ICAL.TimezoneService.register(zone);
  }
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const { uid, summary, location, startDate, endDate, sequence } = new ICAL.Event(component);
    const status = String(component.getFirstPropertyValue('status'));
    const description = String(component.getFirstPropertyValue('description'));
    const [start, end] = [startDate, endDate].map((time) => new Date(time.toUnixTime() * 1_000).toISOString());
    return { uid, summary, location, description, start, end, sequence, status };
  });
}

const own = (more: object = {}) =>
  buildBooking(commons.db, { facilityId: world.facilityId, bookerId: booker.residentId, ...EVENING, ...more });

describe('a calendar of the own bookings', () => {
  test('holds each with its place and its time, and nobody else’s', async () => {
    const { id } = await own({ quantity: 2 });
    await buildBooking(commons.db, { facilityId: world.facilityId, ...EVENING });
    const { url } = await create();
    expect(url).toMatch(/^\/calendars\/[\w-]{43}\.ics$/);
    expect(await eventsAt(url)).toEqual([
      expect.objectContaining({
        uid: `${id}@grid-commons`,
        summary: '汤门停车场 × 2',
        start: '2026-03-05T11:00:00.000Z',
        end: '2026-03-05T13:00:00.000Z',
        status: 'CONFIRMED',
        sequence: 0,
      }),
    ]);
    const { headers, body } = await read(url);
    expect(headers).toMatchObject({
      'content-type': 'text/calendar; charset=utf-8',
      'cache-control': 'private, no-cache',
      'referrer-policy': 'no-referrer',
      vary: 'accept-language',
    });
    expect(body).toContain('DTSTART;TZID=Asia/Shanghai:20260305T190000\r\n');
    expect(body).toContain('NAME:我的预约\r\n');
    expect((await read(url, { 'accept-language': 'en' })).body).toContain('NAME:My bookings\r\n');
    expect(body.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    expect(await feeds()).toMatchObject([{ lastReadAt: '2026-03-03T04:00:00.000Z', revokedAt: null, facility: null }]);
  });

  test('keeps the identifier of a booking, and its sequence grows with every change of time', async () => {
    const { id } = await own();
    const { url } = await create();
    const [before] = await eventsAt(url);
    await commons.sql(
      `update booking set starts_at = starts_at + interval '1 day', ends_at = ends_at + interval '1 day',
         version = version + 1, updated_at = $2 where id = $1`,
      [id, TEST_NOW],
    );
    const [after] = await eventsAt(url);
    expect(after).toMatchObject({ uid: before!.uid, start: '2026-03-06T11:00:00.000Z' });
    expect(after!.sequence).toBeGreaterThan(before!.sequence);
  });

  test('says of what was given back that it was, for thirty days, and then no longer', async () => {
    const { id } = await own();
    const { url } = await create();
    const [before] = await eventsAt(url);
    const { data } = await commons.query(
      `mutation ($input: BookingCancelInput!) { bookingCancel(input: $input) { userErrors { code } } }`,
      { input: { bookingId: id } },
      { as: booker.subject },
    );
    expect(data.bookingCancel.userErrors).toEqual([]);
    const [after] = await eventsAt(url);
    expect(after).toMatchObject({ uid: before!.uid, status: 'CANCELLED' });
    expect(after!.sequence).toBeGreaterThan(before!.sequence);
    const cancelled = commons.clock.now;
    commons.clock.now = cancelled.add({ hours: PAST_KEPT_DAYS * 24 }).subtract({ milliseconds: 1 });
    expect(await eventsAt(url)).toMatchObject([{ status: 'CANCELLED' }]);
    commons.clock.now = cancelled.add({ hours: PAST_KEPT_DAYS * 24 });
    expect(await eventsAt(url)).toEqual([]);
  });

  test('says of what waits that it is not sure, of what was not answered by the clock that it is off, and forgets what is over', async () => {
    const pending = await own({ state: 'PENDING' });
    await own({ start: '2026-03-06T11:00:00Z', end: '2026-03-06T13:00:00Z' });
    await commons.sql(`update booking set answer_by = $2, updated_at = $3 where id = $1`, [
      pending.id,
      '2026-03-05T10:00:00Z',
      TEST_NOW,
    ]);
    const { url } = await create();
    const states = async () => (await eventsAt(url)).map(({ status }) => status);
    expect(await states()).toEqual(['TENTATIVE', 'CONFIRMED']);
    commons.clock.now = Temporal.Instant.from('2026-03-05T10:00:00Z');
    expect(await states()).toEqual(['CANCELLED', 'CONFIRMED']);
    commons.clock.now = Temporal.Instant.from('2026-03-06T13:00:00Z').add({ hours: PAST_KEPT_DAYS * 24 });
    expect(await states()).toEqual([]);
  });

  test('tells each zone in which something is', async () => {
    for (const [timeZone, kind] of [
      ['Europe/Berlin', 'PARKING'],
      ['Australia/Lord_Howe', 'MEETING_ROOM'],
    ] as const) {
      const { id } = await buildFacility(commons.db, { timeZone, kind });
      // The night in which clocks are changed there.
      await own({ facilityId: id, start: '2026-03-28T22:00:00Z', end: '2026-03-29T06:00:00Z' });
      await own({ facilityId: id, start: '2026-04-04T12:00:00Z', end: '2026-04-04T20:00:00Z' });
    }
    const { url } = await create();
    expect((await eventsAt(url)).map(({ start, end }) => [start, end])).toEqual([
      ['2026-03-28T22:00:00.000Z', '2026-03-29T06:00:00.000Z'],
      ['2026-03-28T22:00:00.000Z', '2026-03-29T06:00:00.000Z'],
      ['2026-04-04T12:00:00.000Z', '2026-04-04T20:00:00.000Z'],
      ['2026-04-04T12:00:00.000Z', '2026-04-04T20:00:00.000Z'],
    ]);
  });

  test('of five hundred bookings takes at most 50 ms', async () => {
    // Nobody holds so many at once; of what was cancelled there may be any number.
    await commons.sql(
      `insert into booking (id, district_code, reference, facility_id, kind, type, booker_id, starts_at, ends_at, quantity,
                            state, created_at, updated_at)
       select 'bkg_' || md5(n::text || $2), district_code, n || '-' || right($2, 8), id, kind, 'NORMAL', $2,
              '2026-03-10Z'::timestamptz + n * interval '1 hour', '2026-03-10Z'::timestamptz + (n + 1) * interval '1 hour', 1,
              'CANCELLED', $3, $3
       from shared_facility, generate_series(1, 500) as n where id = $1`,
      [world.facilityId, booker.residentId, TEST_NOW],
    );
    const { url } = await create();
    expect(await eventsAt(url)).toHaveLength(500);
    const took: number[] = [];
    // The fastest of ten: others load the machine.
    for (let n = 0; n < 10; n++) {
      const began = performance.now();
      await read(url);
      took.push(performance.now() - began);
    }
    expect(Math.min(...took)).toBeLessThan(50);
  });

  test('is not sent again to who has it', async () => {
    await own();
    const { url } = await create();
    const { headers } = await read(url);
    const etag = String(headers.etag);
    for (const known of [etag, `W/${etag}`, `"x", ${etag}`, '*']) {
      const again = await read(url, { 'if-none-match': known });
      expect([again.statusCode, again.body]).toEqual([304, '']);
    }
    expect((await read(url, { 'if-none-match': '"x"' })).statusCode).toBe(200);
    await own({ start: '2026-03-07T11:00:00Z', end: '2026-03-07T13:00:00Z' });
    const changed = await read(url, { 'if-none-match': etag });
    expect([changed.statusCode, changed.headers.etag === etag]).toEqual([200, false]);
  });
});

describe('a calendar of a facility', () => {
  test('holds what is taken there, without names, for who manages it, as long as they do', async () => {
    const { facilityId, unit } = world;
    const manager = await buildAccount(commons.db, { roles: [{ role: Role.UNIT_MANAGER, unitId: unit.id }] });
    const other = await buildFacility(commons.db, { unitId: unit.id });
    const { id } = await buildBooking(commons.db, {
      facilityId: other.id,
      bookerId: booker.residentId,
      ...EVENING,
      quantity: 1,
    });
    const { url } = await create({ facilityId: other.id }, manager);
    expect(await eventsAt(url)).toMatchObject([{ uid: `${id}@grid-commons`, summary: '1 个' }]);
    const { body } = await read(url);
    for (const secret of [booker.name, booker.phone!, booker.residentId]) expect(body).not.toContain(secret);
    expect(await feeds(manager)).toMatchObject([{ facility: { id: other.id } }]);

    expect((await create({ facilityId })).userErrors).toMatchObject([{ code: 'FORBIDDEN', field: ['facilityId'] }]);
    await commons.sql('update role_assignment set valid_to = $2 where account_id = $1', [manager.accountId, TEST_NOW]);
    expect((await read(url)).statusCode).toBe(404);
  });
});

describe('a link', () => {
  test('works until it is revoked, by its owner alone', async () => {
    const { feed, url } = await create();
    const other = await buildResident(commons.db);
    expect((await revoke(feed!.id, other)).userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['feedId'] }]);
    expect((await read(url)).statusCode).toBe(200);
    const done = await revoke(feed!.id);
    expect(done).toEqual({ feed: { id: feed!.id, revokedAt: '2026-03-03T04:00:00.000Z' }, userErrors: [] });
    commons.clock.now = commons.clock.now.add({ minutes: 1 });
    expect(await revoke(feed!.id)).toEqual(done);
    const gone = await read(url);
    expect([gone.statusCode, gone.body, gone.headers['cache-control']]).toEqual([404, '', 'no-store']);
    expect(await feeds()).toEqual([]);
    const closing = new AbortController().signal;
    const forget = (days: number) => {
      const now = () => Temporal.Instant.from(TEST_NOW).add({ hours: days * 24 });
      return forgetCalendarFeeds.run(
        { ...commons, now, closing, log: undefined as never, giveUp: closing, done: async () => undefined },
        {},
      );
    };
    const kept = () => commons.sql('select from calendar_feed where id = $1', [feed!.id]);
    await forget(REVOKED_KEPT_DAYS);
    expect(await kept()).toHaveLength(1);
    await forget(REVOKED_KEPT_DAYS + 1);
    expect(await kept()).toHaveLength(0);
  });

  test('is kept as a hash only, and stands in no row', async () => {
    const { url } = await create();
    const token = /([\w-]{43})\.ics$/.exec(url)![1]!;
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    for (const table of ['calendar_feed', 'audit_entry', 'outbox_event']) {
      const rows = await commons.sql<{ row: string }>(`select x::text as row from ${table} x`);
      expect(rows.length).toBeGreaterThan(0);
      expect(rows.map(({ row }) => row).join('\n')).not.toContain(token);
    }
  });

  test('that nobody has made leads nowhere, nor does that of an account that is disabled', async () => {
    for (const path of ['x', 'a'.repeat(43), '', '%00', `${'a'.repeat(43)}.ics/x`]) {
      expect((await read(`/calendars/${path}.ics`)).statusCode).toBe(404);
    }
    const { url } = await create();
    expect((await commons.app.inject({ method: 'HEAD', url })).statusCode).toBe(404);
    await commons.sql(`update account set disabled_at = now(), disabled_reason = 'x' where id = $1`, [
      booker.accountId,
    ]);
    expect((await read(url)).statusCode).toBe(404);
  });

  test('is one of ten at most, also when many are made at once', async () => {
    const made = await Promise.all(Array.from({ length: FEEDS_MAX + 3 }, () => create()));
    const refused = made.filter(({ userErrors }) => userErrors.length > 0);
    expect(refused.map(({ userErrors }) => userErrors[0]!.code)).toEqual(Array(3).fill('QUOTA_EXCEEDED'));
    const first = made.find(({ feed }) => feed)!;
    await revoke(first.feed!.id);
    expect((await create()).userErrors).toEqual([]);
  });
});
