import type { Socket } from 'node:net';
import type pg from 'pg';
import { describe, expect, test } from 'vitest';
import { buildFacility } from '../../../seeds/factories/facility.factory.ts';
import { buildResident } from '../../../seeds/factories/person.factory.ts';
import { type Commons, startCommons } from '../../support/commons.ts';
import { sql } from '../../support/database.ts';
import { wireTo } from '../../support/wire.ts';
import { connect, insertBooking, untilWaiting } from '../booking.connections.ts';
import { rowCounts } from '../booking.invariants.ts';
import { book, tally, tryToBook } from '../booking.operations.ts';
import {
  anotherResident,
  asResident,
  commons,
  facilityId,
  HOUR,
  inCommons,
  resident,
  vacate,
  wish,
} from './keys-world.ts';

inCommons();

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
        await anotherResident();
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
