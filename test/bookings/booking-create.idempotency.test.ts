import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildBooking } from '../../seeds/factories/booking.factory.ts';
import { buildFacility } from '../../seeds/factories/facility.factory.ts';
import { buildAccount, buildResident, type BuiltResident, buildRole } from '../../seeds/factories/person.factory.ts';
import { Role } from '../../src/request/viewer.ts';
import { newId } from '../../src/shared/node.ts';
import { type Commons, startCommons } from '../support/commons.ts';
import { sql } from '../support/database.ts';
import { wireTo } from '../support/wire.ts';
import { connect, insertBooking, untilWaiting } from './booking.connections.ts';
import { rowCounts, wrongs } from './booking.invariants.ts';
import { book, type BookingWish, type Outcome, tally, tryToBook } from './booking.operations.ts';

let commons: Commons;
let resident: BuiltResident;
let facilityId: string;

beforeAll(async () => {
  commons = await startCommons({ poolSize: 32 });
});
afterAll(() => commons.close());
beforeEach(async () => {
  resident = await buildResident(commons.db);
  ({ id: facilityId } = await buildFacility(commons.db, { now: commons.clock.now, capacity: 2 }));
});

const HOUR = { start: '2026-03-04T14:00:00+08:00', end: '2026-03-04T15:00:00+08:00' };

/** A request that can be repeated. */
function wish(overrides: Partial<BookingWish> = {}): Required<BookingWish> {
  return { facilityId, ...HOUR, quantity: 1, idempotencyKey: randomUUID(), ...overrides } as Required<BookingWish>;
}

function asResident(input: BookingWish, language?: string): Promise<Outcome> {
  return book(commons, input, { as: resident.subject, ...(language && { language }) });
}

/** Somebody else takes all of the facility in that hour. */
async function fill(): Promise<string> {
  return (await buildBooking(commons.db, { facilityId, ...HOUR, quantity: 2 })).id;
}

async function vacate(bookingId: string): Promise<void> {
  await commons.sql(`update booking set state = 'CANCELLED' where id = $1`, [bookingId]);
}

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

describe('a transaction that fails', () => {
  /** Lets the events of bookings fail with this SQLSTATE, and constraint, so many times. */
  async function sabotage(sqlstate: string, times: number, constraint = ''): Promise<void> {
    await commons.sql(`
      create sequence sabotaged;
      create function sabotage() returns trigger language plpgsql security definer as $$
      begin
        if nextval('sabotaged') <= ${times} then
          raise exception 'sabotage' using errcode = '${sqlstate}', constraint = '${constraint}';
        end if;
        return new;
      end $$;
      create trigger sabotage before insert on outbox_event for each row execute function sabotage()`);
  }

  async function endSabotage(): Promise<void> {
    await commons.sql(`
      drop trigger if exists sabotage on outbox_event;
      drop function if exists sabotage;
      drop sequence if exists sabotaged`);
  }

  test('leaves nothing behind, and the key free', async () => {
    const input = wish();
    const before = await rowCounts(commons);
    await sabotage('XX000', 1);
    try {
      const { data, errors } = await tryToBook(commons, input, { as: resident.subject });
      expect(data).toBeNull();
      expect(errors).toEqual([expect.objectContaining({ extensions: { code: 'INTERNAL', id: expect.any(String) } })]);
      expect(errors![0]!.message).not.toContain('sabotage');
      expect(await rowCounts(commons)).toEqual(before);
      expect((await asResident(input)).code).toBe('DONE');
    } finally {
      await endSabotage();
    }
  });

  test.each([
    ['a serialisation failure', '40001'],
    ['a deadlock', '40P01'],
  ])('because of %s is tried again, and books once', async (_what, sqlstate) => {
    const input = wish();
    const before = await rowCounts(commons);
    await sabotage(sqlstate, 3);
    try {
      expect((await asResident(input)).code).toBe('DONE');
      expect(await commons.sql(`select last_value::int from sabotaged`)).toEqual([{ last_value: 4 }]);
    } finally {
      await endSabotage();
    }
    const after = await rowCounts(commons);
    expect([after.bookings, after.auditEntries, after.outboxEvents]).toEqual(
      [before.bookings, before.auditEntries, before.outboxEvents].map((count) => Number(count) + 1),
    );
  });

  test('for the same reason again and again gives up as BUSY, and leaves the key free', async () => {
    const input = wish();
    await sabotage('40001', 4);
    try {
      const { errors } = await tryToBook(commons, input, { as: resident.subject });
      expect(errors).toEqual([expect.objectContaining({ extensions: { code: 'BUSY' } })]);
      expect((await asResident(input)).code).toBe('DONE');
    } finally {
      await endSabotage();
    }
  });

  test('because there are too few connections is BUSY, and all go through once there are', async () => {
    const server = await startCommons({ beside: commons, poolSize: 2 });
    const holder = await connect(commons);
    try {
      const { id: large } = await buildFacility(commons.db, { now: commons.clock.now, capacity: 9 });
      const { residentId: bookerId } = await buildResident(commons.db);
      await holder.query('begin');
      await insertBooking(holder, { facilityId: large, bookerId, ...HOUR });
      const inputs = Array.from({ length: 8 }, () => wish({ facilityId: large }));
      const people = await Promise.all(inputs.map(() => buildResident(commons.db)));
      const answers = await Promise.all(
        inputs.map((input, at) => tryToBook(server, input, { as: people[at]!.subject })),
      );
      expect(answers.map(({ errors }) => errors?.[0]?.extensions.code)).toEqual(inputs.map(() => 'BUSY'));
      await holder.query('rollback');
      const outcomes = await Promise.all(inputs.map((input, at) => book(server, input, { as: people[at]!.subject })));
      expect(tally(outcomes)).toEqual({ DONE: 8 });
    } finally {
      await holder.end();
      await server.close();
    }
  });

  test.each([
    [4, 'DONE'],
    [5, 'BUSY'],
  ])(
    'because others were quicker %i times in a row is %s, and leaves the key free if it has to',
    async (times, code) => {
      const input = wish();
      await sabotage('23514', times, 'occupancy_within_capacity');
      try {
        const { data, errors } = await tryToBook(commons, input, { as: resident.subject });
        expect(errors?.[0]?.extensions.code ?? (data.answer.booking && 'DONE')).toBe(code);
        expect((await asResident(input)).code).toBe('DONE');
      } finally {
        await endSabotage();
      }
    },
  );

  test('because somebody holds the day too long is BUSY, and leaves the key free', async () => {
    const holder = await connect(commons);
    try {
      await holder.query('begin');
      const { residentId: bookerId } = await buildResident(commons.db);
      await insertBooking(holder, { facilityId, bookerId, ...HOUR });
      const input = wish();
      const { errors } = await tryToBook(commons, input, { as: resident.subject });
      expect(errors).toEqual([expect.objectContaining({ extensions: { code: 'BUSY' } })]);
      await holder.query('rollback');
      expect((await asResident(input)).code).toBe('DONE');
    } finally {
      await holder.end();
    }
  });

  /** Books while nobody can, so that something can happen to the connection that waits; tells what came of it. */
  async function bookingOfOne(
    server: Commons,
    meanwhile: (pid: number, letGo: () => Promise<unknown>) => Promise<void>,
  ): Promise<{ code: string; bookings: number }> {
    const holder = await connect(commons);
    try {
      const before = await rowCounts(commons);
      await holder.query('begin');
      await holder.query('lock table outbox_event in share row exclusive mode');
      const answer = book(server, wish(), { as: resident.subject });
      const [pid] = await untilWaiting(commons, 1);
      await meanwhile(pid!, () => holder.query('rollback'));
      const { code } = await answer;
      return { code, bookings: Number((await rowCounts(commons)).bookings) - Number(before.bookings) };
    } finally {
      await holder.end();
    }
  }

  test('because the server ended its connection is tried again, and books once', async () => {
    const result = await bookingOfOne(commons, async (pid, letGo) => {
      await sql(commons.databaseUrl)('select pg_terminate_backend($1)', [pid]);
      await letGo();
    });
    expect(result).toEqual({ code: 'DONE', bookings: 1 });
  });

  test.each([
    ['was cut off', (socket: Socket) => socket.destroy()],
    ['was reset', (socket: Socket) => socket.resetAndDestroy()],
  ])('because its connection %s is tried again, and books once', async (_what, cut) => {
    const wire = await wireTo(commons.databaseUrl);
    const server = await startCommons({ beside: { ...commons, databaseUrl: wire.databaseUrl } });
    try {
      const result = await bookingOfOne(server, async (_pid, letGo) => {
        wire.sockets.forEach(cut);
        await letGo();
      });
      expect(result).toEqual({ code: 'DONE', bookings: 1 });
    } finally {
      await server.close();
      await wire.close();
    }
  });

  test('because its connection was cut off while the database commits is asked again, and books once', async () => {
    await commons.sql(`
      create function wait_at_commit() returns trigger language plpgsql as $$
      begin
        perform pg_advisory_xact_lock_shared(2027);
        return null;
      end $$;
      create constraint trigger wait_at_commit after insert on outbox_event deferrable initially deferred
        for each row execute function wait_at_commit()`);
    const wire = await wireTo(commons.databaseUrl);
    const server = await startCommons({ beside: { ...commons, databaseUrl: wire.databaseUrl } });
    const holder = await connect(commons);
    try {
      const before = await rowCounts(commons);
      const input = wish();
      await holder.query('select pg_advisory_lock(2027)');
      const answer = book(server, input, { as: resident.subject });
      await untilWaiting(commons, 1);
      for (const socket of wire.sockets) socket.destroy();
      // The first try goes on without anybody who listens; the second waits for its key.
      await untilWaiting(commons, 2);
      await holder.query('select pg_advisory_unlock(2027)');
      const { code, booking } = await answer;
      expect(code).toBe('DONE');
      expect((await asResident(input)).booking).toEqual(booking);
      expect(Number((await rowCounts(commons)).bookings)).toBe(Number(before.bookings) + 1);
    } finally {
      await holder.end();
      await server.close();
      await wire.close();
      await commons.sql('drop trigger wait_at_commit on outbox_event; drop function wait_at_commit');
    }
  });

  test('gives its connection back, lost or not', async () => {
    const server = await startCommons({ beside: commons, poolSize: 1 });
    try {
      for (let round = 0; round < 2; round++) {
        const result = await bookingOfOne(server, async (pid, letGo) => {
          await sql(commons.databaseUrl)('select pg_terminate_backend($1)', [pid]);
          await letGo();
        });
        expect(result).toEqual({ code: 'DONE', bookings: 1 });
        resident = await buildResident(commons.db);
      }
    } finally {
      await server.close();
    }
  });
});

describe('when somebody else is quicker between the look and the booking', () => {
  /** A transaction that has taken all of the hour and is not yet committed. */
  async function quicker(): Promise<{ client: pg.Client; bookingId: string }> {
    const client = await connect(commons);
    const { residentId: bookerId } = await buildResident(commons.db);
    await client.query('begin');
    const bookingId = await insertBooking(client, { facilityId, bookerId, ...HOUR, quantity: 2 });
    return { client, bookingId };
  }

  test('the counters refuse, and that refusal is kept for the key', async () => {
    const { client, bookingId } = await quicker();
    try {
      const input = wish();
      const answer = asResident(input);
      await untilWaiting(commons, 1);
      await client.query('commit');
      const { refusal } = await answer;
      expect(refusal).toMatchObject({ __typename: 'SlotUnavailable', code: 'SLOT_UNAVAILABLE', remaining: 0 });
      expect(refusal!.alternatives!.length).toBeGreaterThan(0);
      await vacate(bookingId);
      expect((await asResident(input)).refusal).toEqual(refusal);
    } finally {
      await client.end();
    }
  });

  test('and gives up at once, the booking is made after all', async () => {
    const { client, bookingId } = await quicker();
    const gatekeeper = await connect(commons);
    try {
      const answer = asResident(wish());
      await untilWaiting(commons, 1);
      // The first try has looked and waits for the places. The second is not to look before they are free again.
      await gatekeeper.query('begin');
      await gatekeeper.query('lock table opening_rule in access exclusive mode');
      await client.query('commit');
      await vacate(bookingId);
      await gatekeeper.query('rollback');
      expect(await answer).toMatchObject({ code: 'DONE', booking: { state: 'CONFIRMED' } });
    } finally {
      await client.end();
      await gatekeeper.end();
    }
  });
});

test('after all of this the counters say what the bookings say, and nothing is overfull', async () => {
  expect(await wrongs(commons)).toEqual([]);
});
