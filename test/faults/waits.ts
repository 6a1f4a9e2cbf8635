import { setTimeout as pause } from 'node:timers/promises';
import { expect, type TestContext, vi } from 'vitest';
import { buildResident } from '../../seeds/factories/person.factory.ts';
import { isBrokenConnection } from '../../src/database/fault.ts';
import { WAITING_MS_MAX } from '../../src/database/request-time.ts';
import { poolUsage } from '../../src/database/orm.ts';
import { REQUEST_LIMITS } from '../../src/database/session-limits.ts';
import { connect, insertBooking } from '../bookings/booking.connections.ts';
import { startCommons } from '../support/commons.ts';
import { noteFigures } from '../support/figures.ts';
import { judged } from './judge.ts';
import { Recorder } from './recorder.ts';
import { field, hourOf, people, sendTo } from './world.ts';

// Few connections, and somebody who holds what all want.

/** For connections and for the lock together. */
const WAITS_MAX_MS = WAITING_MS_MAX;
/** On a machine that is busy with other tests. */
const SLACK_MS = 4_000;

/**
 * B9: two connections, many clients, and somebody who holds the hour for a while. Everybody is told in time that the
 * system is busy, and all go through afterwards with the same keys; no connection is lost.
 */
export async function expectBusyInTime(context: TestContext, clients: number, heldMs: number): Promise<void> {
  const commons = await startCommons();
  const server = await startCommons({ beside: commons, poolSize: 2 });
  const holder = await connect(commons);
  const recorder = new Recorder();
  try {
    const { db, clock } = commons;
    const facility = await field(db, clock.now, { capacity: clients + 1 });
    const wish = hourOf(facility.id, clock.now, 0);
    const subjects = await people(db, clients);
    await holder.query('begin');
    const { residentId: bookerId } = await buildResident(db);
    await insertBooking(holder, { ...wish, bookerId });
    const begun = Date.now();
    const letGo = pause(heldMs).then(() => holder.query('rollback'));
    const send = sendTo(server);
    const last = await Promise.all(
      subjects.map((subject, at) => recorder.createUntilKnown(send, subject, wish, () => pause(50 + at, true))),
    );
    const tookMs = Date.now() - begun;
    await letGo;
    const busy = recorder.calls.filter(({ code }) => code === 'BUSY');
    const longest = Math.max(...recorder.calls.map(({ milliseconds }) => milliseconds));
    noteFigures(context.task, 'B9', {
      clients,
      'held ms': heldMs,
      busy: busy.length,
      booked: last.filter(({ outcome }) => outcome === 'ok').length,
      'longest answer ms': longest,
      'all done after ms': tookMs,
    });
    expect(recorder.unmapped).toEqual([]);
    expect(busy.length).toBeGreaterThanOrEqual(clients);
    expect(last.map(({ outcome }) => outcome)).toEqual(subjects.map(() => 'ok'));
    expect(longest).toBeLessThan(WAITS_MAX_MS + SLACK_MS);
    await vi.waitFor(() => expect(poolUsage(server.orm)).toMatchObject({ used: 0, waiting: 0 }));
    expect(
      await commons.sql(
        `select state, query from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
         and application_name = 'grid-commons' and state <> 'idle'`,
      ),
    ).toEqual([]);
    expect(await judged(commons, recorder)).toEqual([]);
  } finally {
    await holder.end();
    await server.close();
    await commons.close();
  }
}

/**
 * B10: a process that stands still in a transaction holds the facility and its hour. The database ends its session, and
 * whoever wants the hour has it.
 */
export async function expectStandstillEnded(context: TestContext): Promise<void> {
  const commons = await startCommons();
  const frozen = await startCommons({ beside: commons });
  const recorder = new Recorder();
  const thawed = Promise.withResolvers<void>();
  const held = Promise.withResolvers<void>();
  try {
    const { db, clock } = commons;
    const facility = await field(db, clock.now, { capacity: 1 });
    const wish = hourOf(facility.id, clock.now, 0);
    const [subject] = (await people(db, 1)) as [string];
    const { residentId: bookerId } = await buildResident(db);
    const standing = frozen.orm.em.fork().transactional(async (em) => {
      await em.execute('select from shared_facility where id = ? for update', [facility.id]);
      await em.execute(
        `insert into booking (id, district_code, reference, facility_id, kind, type, booker_id, starts_at, ends_at,
                              quantity, state, created_at, updated_at)
         select 'bkg_' || md5(id), district_code, 'STANDING', id, kind, 'NORMAL', ?, ?, ?, 1, 'CONFIRMED', now(), now()
         from shared_facility where id = ?`,
        [bookerId, wish.start, wish.end, facility.id],
      );
      held.resolve();
      await thawed.promise;
      await em.execute('select 1');
    });
    standing.catch(held.reject);
    await held.promise;
    const begun = Date.now();
    const call = await recorder.createUntilKnown(sendTo(commons), subject, wish, () => pause(100, true));
    const freeAfterMs = Date.now() - begun;
    thawed.resolve();
    await expect(standing).rejects.toSatisfy(isBrokenConnection);
    noteFigures(context.task, 'B10', { 'free after ms': freeAfterMs, 'busy before': recorder.calls.length - 1 });
    expect(recorder.unmapped).toEqual([]);
    expect(call.outcome).toBe('ok');
    expect(freeAfterMs).toBeLessThan(REQUEST_LIMITS.idleInTransactionMs + SLACK_MS);
    // The process goes on with other connections.
    expect(await frozen.query('{ divisions { totalCount } }')).toMatchObject({ data: { divisions: {} } });
    expect(await judged(commons, recorder)).toEqual([]);
  } finally {
    thawed.resolve();
    await frozen.close();
    await commons.close();
  }
}
