import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { buildBooking } from '../../../seeds/factories/booking.factory.ts';
import { buildFacility } from '../../../seeds/factories/facility.factory.ts';
import { buildAccount, buildResident, buildRole } from '../../../seeds/factories/person.factory.ts';
import { Role } from '../../../src/request/viewer.ts';
import { newId } from '../../../src/shared/node.ts';
import { startCommons } from '../../support/commons.ts';
import { rowCounts } from '../booking.invariants.ts';
import { book, type BookingWish, tally } from '../booking.operations.ts';
import { asResident, commons, facilityId, fill, HOUR, inCommons, resident, vacate, wish } from './keys-world.ts';

inCommons();

describe('a repeat with the same key', () => {
  test('gets the same booking and changes nothing', async () => {
    const input = wish({ quantity: 2 });
    const first = await asResident(input);
    expect(first.code).toBe('DONE');
    const before = await rowCounts(commons);
    expect(await asResident(input)).toEqual(first);
    expect(await rowCounts(commons)).toEqual(before);
  });

  test('gets it from another server as well', async () => {
    const server = await startCommons({ beside: commons });
    try {
      const input = wish();
      const first = await asResident(input);
      expect(await book(server, input, { as: resident.subject })).toEqual(first);
      expect((await book(server, { ...input, quantity: 2 }, { as: resident.subject })).code).toBe(
        'IDEMPOTENCY_CONFLICT',
      );
    } finally {
      await server.close();
    }
  });

  test('shows the booking as it is by then', async () => {
    const input = wish();
    const { booking } = await asResident(input);
    await vacate(booking!.id);
    expect((await asResident(input)).booking).toEqual({ ...booking, state: 'CANCELLED' });
  });

  test('is recognised however it is written', async () => {
    const input = wish({ idempotencyKey: 'one “key”, 一把钥匙 🔑' });
    const { booking } = await asResident(input);
    const { quantity: _, ...withoutQuantity } = input;
    const inUtc = { ...input, start: '2026-03-04T06:00:00.000Z', end: '2026-03-04T07:00Z' };
    for (const same of [withoutQuantity, inUtc, { ...input, quantity: null }]) {
      expect((await asResident(same)).booking).toEqual(booking);
    }
    const inline = await commons.query(
      `mutation { bookingCreate(input: { facilityId: "${facilityId}", start: "${HOUR.start}", end: "${HOUR.end}",
         idempotencyKey: "one “key”, 一把钥匙 🔑" }) { booking { id } } }`,
      {},
      { as: resident.subject },
    );
    expect(inline.data.bookingCreate.booking.id).toBe(booking!.id);
  });

  test('64 times at once makes one booking, one line in the trail, one event', async () => {
    const input = wish({ quantity: 2 });
    const before = await rowCounts(commons);
    const outcomes = await Promise.all(Array.from({ length: 64 }, () => asResident(input)));
    expect(tally(outcomes)).toEqual({ DONE: 64 });
    expect(new Set(outcomes.map(({ booking }) => booking!.id)).size).toBe(1);
    const after = await rowCounts(commons);
    expect(after).toEqual({
      bookings: Number(before.bookings) + 1,
      quarterHoursTaken: Number(before.quarterHoursTaken) + 8,
      auditEntries: Number(before.auditEntries) + 1,
      outboxEvents: Number(before.outboxEvents) + 1,
    });
  });

  test('64 times at once gets one refusal, too', async () => {
    await fill();
    const input = wish();
    const outcomes = await Promise.all(Array.from({ length: 64 }, () => asResident(input)));
    expect(tally(outcomes)).toEqual({ SLOT_UNAVAILABLE: 64 });
    expect(new Set(outcomes.map(({ refusal }) => JSON.stringify(refusal))).size).toBe(1);
  });

  test('gets the same refusal, with the same alternatives, also when the places are free again', async () => {
    const held = await fill();
    const input = wish();
    const { refusal } = await asResident(input);
    expect(refusal).toMatchObject({ code: 'SLOT_UNAVAILABLE', remaining: 0 });
    expect(refusal!.alternatives).toHaveLength(2);
    await vacate(held);
    expect((await asResident(input)).refusal).toEqual(refusal);
    expect((await asResident(wish())).code).toBe('DONE');
  });

  test('in another language gets the same refusal in other words', async () => {
    await buildBooking(commons.db, { facilityId, ...HOUR });
    const input = wish({ quantity: 2 });
    const english = (await asResident(input, 'en-GB')).refusal!;
    const chinese = (await asResident(input, 'zh-Hans-CN, en;q=0.5')).refusal!;
    expect(english.message).toBe('Places left in this interval: 1.');
    expect(chinese).toEqual({ ...english, message: '该时段仅剩 1 个名额。' });
  });

  describe('gets the same refusal after its reason has gone:', () => {
    test('the facility was suspended', async () => {
      await commons.sql(`update shared_facility set state = 'SUSPENDED' where id = $1`, [facilityId]);
      const input = wish();
      expect((await asResident(input)).code).toBe('NOT_BOOKABLE');
      await commons.sql(`update shared_facility set state = 'PUBLISHED' where id = $1`, [facilityId]);
      expect((await asResident(input)).code).toBe('NOT_BOOKABLE');
      expect((await asResident(wish())).code).toBe('DONE');
    });

    test('the start was too far ahead', async () => {
      const input = wish({ start: '2026-04-02T14:00:00+08:00', end: '2026-04-02T15:00:00+08:00' });
      const { refusal } = await asResident(input);
      expect(refusal!.code).toBe('OUTSIDE_BOOKING_HORIZON');
      commons.clock.now = commons.clock.now.add({ hours: 24 });
      try {
        expect((await asResident(input)).refusal).toEqual(refusal);
        expect((await asResident({ ...input, idempotencyKey: randomUUID() })).code).toBe('DONE');
      } finally {
        commons.clock.now = commons.clock.now.subtract({ hours: 24 });
      }
    });

    test('the booker was no resident', async () => {
      const { accountId, subject } = await buildAccount(commons.db);
      const input = wish();
      expect((await book(commons, input, { as: subject })).code).toBe('FORBIDDEN');
      await buildRole(commons.db, accountId, { role: Role.RESIDENT });
      expect((await book(commons, input, { as: subject })).code).toBe('FORBIDDEN');
    });

    test('the facility was in review', async () => {
      await commons.sql(`update shared_facility set state = 'SUSPENDED' where id = $1`, [facilityId]);
      await commons.sql(`update shared_facility set state = 'IN_REVIEW' where id = $1`, [facilityId]);
      const input = wish();
      expect((await asResident(input)).code).toBe('NOT_FOUND');
      await commons.sql(`update shared_facility set state = 'PUBLISHED' where id = $1`, [facilityId]);
      expect((await asResident(input)).code).toBe('NOT_FOUND');
    });
  });
});

describe('another request with the same key', () => {
  const changes: Record<string, () => Promise<Partial<BookingWish>>> = {
    'another quantity': async () => ({ quantity: 2 }),
    'another start': async () => ({ start: '2026-03-04T13:45:00+08:00' }),
    'another end': async () => ({ end: '2026-03-04T15:15:00+08:00' }),
    'another facility': async () => ({
      facilityId: (await buildFacility(commons.db, { now: commons.clock.now })).id,
    }),
    'a facility that is not there': async () => ({ facilityId: newId('fac') }),
  };

  test.each(Object.keys(changes))('is refused: %s', async (name) => {
    const input = wish();
    const { booking } = await asResident(input);
    const before = await rowCounts(commons);
    const changed = { ...input, ...(await changes[name]!()) };
    expect((await asResident(changed, 'en')).refusal).toEqual({
      __typename: 'PlainError',
      code: 'IDEMPOTENCY_CONFLICT',
      field: ['idempotencyKey'],
      message: 'This idempotency key was used before with another request.',
    });
    expect((await asResident(changed, 'zh-CN')).refusal!.message).toBe('该幂等键已用于另一个请求。');
    expect(await rowCounts(commons)).toEqual(before);
    expect((await asResident(input)).booking).toEqual(booking);
  });

  test('is refused after a refusal, which stays as it was', async () => {
    await fill();
    const input = wish();
    const { refusal } = await asResident(input);
    expect((await asResident({ ...input, start: '2026-03-04T13:00:00+08:00' })).code).toBe('IDEMPOTENCY_CONFLICT');
    expect((await asResident(input)).refusal).toEqual(refusal);
  });

  test('at the same time: one of them is answered, all others are refused', async () => {
    const idempotencyKey = randomUUID();
    const hours = Array.from({ length: 16 }, (_, hour) => ({
      start: `2026-03-05T${String(hour).padStart(2, '0')}:00:00+08:00`,
      end: `2026-03-05T${String(hour + 1).padStart(2, '0')}:00:00+08:00`,
    }));
    const outcomes = await Promise.all(hours.map((hour) => asResident(wish({ ...hour, idempotencyKey }))));
    expect(tally(outcomes)).toEqual({ DONE: 1, IDEMPOTENCY_CONFLICT: 15 });
  });
});

describe('a key', () => {
  test('belongs to one person: another’s request with the same key is their own', async () => {
    const other = await buildResident(commons.db);
    const input = wish();
    const mine = await asResident(input);
    const theirs = await book(commons, input, { as: other.subject });
    expect([mine.code, theirs.code]).toEqual(['DONE', 'DONE']);
    expect(theirs.booking!.id).not.toBe(mine.booking!.id);
    expect(theirs.booking!.booker).toEqual({ id: other.residentId });
  });

  test('shows nobody the answer that somebody else has got', async () => {
    await fill();
    const input = wish();
    expect((await asResident(input)).code).toBe('SLOT_UNAVAILABLE');
    const stranger = await buildAccount(commons.db);
    expect((await book(commons, input, { as: stranger.subject })).code).toBe('FORBIDDEN');
  });

  test('is compared to the letter', async () => {
    const slots = Array.from({ length: 4 }, (_, quarter) => ({
      start: `2026-03-05T10:${String(quarter * 15).padStart(2, '0')}:00+08:00`,
      end: quarter === 3 ? '2026-03-05T11:00:00+08:00' : `2026-03-05T10:${(quarter + 1) * 15}:00+08:00`,
    }));
    const keys = ['key', 'Key', 'key ', 'ke\u{301}y'];
    const outcomes = [];
    for (const [at, idempotencyKey] of keys.entries())
      outcomes.push(await asResident(wish({ ...slots[at], idempotencyKey })));
    expect(tally(outcomes)).toEqual({ DONE: 4 });
  });

  test('may be as long as 200 characters', async () => {
    const input = wish({ idempotencyKey: '钥'.repeat(200) });
    const first = await asResident(input);
    expect(first.code).toBe('DONE');
    expect(await asResident(input)).toEqual(first);
  });

  test('is still free after a request that could not be understood', async () => {
    const input = wish();
    expect((await asResident({ ...input, quantity: 0 })).code).toBe('INVALID_INPUT');
    expect((await asResident({ ...input, end: input.start })).code).toBe('INVALID_INPUT');
    expect((await asResident(input)).code).toBe('DONE');
  });
});
