import { randomBytes, randomUUIDv7 } from 'node:crypto';
import type { MikroORM } from '@mikro-orm/postgresql';
import pg from 'pg';
import { importBuilt } from './built.ts';
import { benchId, FACILITIES, ISSUER, RESIDENTS } from './dataset.ts';
import { median, quantile, round } from './report.ts';

/** Clients that book at the same time, and connections they share. */
const CLIENTS = 64;
const POOL = 16;
/** Length of one run, in seconds, and rounds in which the contestants take turns. */
const RUN_SECONDS = 3;
const ROUNDS = 3;
/** What we want to reach, and the longest that any call may take, in milliseconds. */
export const GOAL_OF_FLOOR = 0.5;
export const WORST_CALL_MS = 2_000;

const QUARTER = 900_000;
const DAY = 96 * QUARTER;
/** Quarter hours of a day in which bookings of the bench can start. */
const OPEN_QUARTERS = 92;

/**
 * Where the bookings go: all over the district, all to one facility at different times, all to one moment of it; and all over the
 * district again while a quota of each person and day holds everywhere.
 */
type Scenario = 'spread' | 'hot' | 'stampede' | 'quota';

interface BookingResult {
  readonly scenario: Scenario;
  readonly capacity: number;
  /** Calls a second that were answered, refusals included, and those of them that booked. */
  readonly floor: number;
  readonly ours: number;
  readonly floorBooked: number;
  readonly oursBooked: number;
  readonly ofFloor: number;
  readonly oursP99: number;
  readonly worstCall: number;
}

interface Slot {
  readonly facility: number;
  readonly start: Date;
  readonly end: Date;
  readonly resident: number;
}

/** Books one slot; true when it was had, false when it was refused. */
type Book = (slot: Slot) => Promise<boolean>;

/** Bookings a second through the use-case, next to the same rows written by bare prepared SQL. */
export async function measureBooking(url: string, orm: MikroORM): Promise<BookingResult[]> {
  const pool = new pg.Pool({ connectionString: url, max: POOL });
  // The server is stopped in the end, and idle connections with it.
  pool.on('error', () => undefined);
  const contestants = [floor(pool), await ours(orm)] as const;
  const results: BookingResult[] = [];
  let world = 0;
  // Code, plans and pages are warm before anything counts.
  for (const book of contestants) await run(book, slots('spread', 1, world++));
  for (const capacity of [1, 50]) {
    for (const scenario of ['spread', 'hot', 'stampede', 'quota'] as const) {
      if (scenario === 'quota') await setQuota(pool);
      const runs = contestants.map(() => [] as Run[]);
      for (let turn = 0; turn < ROUNDS; turn++) {
        for (const [at, book] of contestants.entries())
          runs[at]!.push(await run(book, slots(scenario, capacity, world++)));
      }
      const [a, b] = runs.map((each) => median(each.map(({ perSecond }) => perSecond))) as [number, number];
      const [booked, oursBooked] = runs.map((each) => median(each.map(({ booked: n }) => n))) as [number, number];
      results.push({
        scenario,
        capacity,
        floor: round(a),
        ours: round(b),
        floorBooked: round(booked),
        oursBooked: round(oursBooked),
        ofFloor: round(b / a, 2),
        oursP99: round(median(runs[1]!.map(({ p99 }) => p99))),
        worstCall: round(Math.max(...runs[1]!.map(({ worst }) => worst))),
      });
      if (scenario === 'quota') await pool.query('delete from quota');
    }
  }
  await requireNothingOverbooked(pool);
  await pool.end();
  return results;
}

/** More bookings a day than anybody makes here: what is measured is the counting. */
const QUOTA = 1_000;

async function setQuota(pool: pg.Pool): Promise<void> {
  await pool.query(
    `insert into quota (id, district_code, division_id, holder, measure, most, period, created_at, updated_at)
     select $1, code, id, 'PERSON', 'BOOKINGS', $2, 'DAY', now(), now() from division where level = 'DISTRICT' order by code limit 1`,
    [benchId('quo', 1), QUOTA],
  );
}

/** Odd facilities have fifty places, even ones one. Every run has moments of its own, so that none finds them taken. */
function slots(scenario: Scenario, capacity: number, world: number): (call: number) => Slot {
  const parity = capacity === 1 ? 0 : 1;
  const firstDay = Math.ceil(Date.now() / DAY) + 2;
  const hot = 2 * (100 + world) + parity;
  return (call) => {
    const resident = 1 + ((call * 7 + world * 3_571) % RESIDENTS);
    switch (scenario) {
      case 'spread':
      case 'quota': {
        const facility = 2 + parity + 2 * ((call * 613 + world * 17) % (FACILITIES / 2 - 2));
        const start = openMoment(firstDay + ((call * 5 + world * 11) % 26), (call * 4) % OPEN_QUARTERS);
        return { facility, start, end: new Date(start.getTime() + 4 * QUARTER), resident };
      }
      case 'hot': {
        // Days and quarter hours have no common divisor, so no moment comes twice.
        const start = openMoment(firstDay + (call % 359), call % OPEN_QUARTERS);
        return { facility: hot, start, end: new Date(start.getTime() + QUARTER), resident };
      }
      case 'stampede': {
        const round = Math.floor(call / (CLIENTS * 2));
        const start = openMoment(firstDay + (round % 300), (4 * Math.floor(round / 300)) % OPEN_QUARTERS);
        return {
          facility: hot,
          start,
          end: new Date(start.getTime() + 4 * QUARTER),
          resident: 1 + ((call * 97 + world * 3_571) % RESIDENTS),
        };
      }
    }
  };
}

/** A quarter hour of a UTC day, counted over the 23 hours in which the bench district is open: 15:00 to 16:00 it is not. */
function openMoment(day: number, quarter: number): Date {
  return new Date(day * DAY + (quarter < 15 * 4 ? quarter : quarter + 4) * QUARTER);
}

interface Run {
  readonly perSecond: number;
  readonly booked: number;
  readonly p99: number;
  readonly worst: number;
}

async function run(book: Book, slot: (call: number) => Slot): Promise<Run> {
  const started = performance.now();
  const times: number[] = [];
  let calls = 0;
  let booked = 0;
  await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      while (performance.now() - started < RUN_SECONDS * 1_000) {
        const before = performance.now();
        if (await book(slot(calls++))) booked++;
        times.push(performance.now() - before);
      }
    }),
  );
  const seconds = (performance.now() - started) / 1_000;
  return {
    perSecond: times.length / seconds,
    booked: booked / seconds,
    p99: quantile(times, 0.99),
    worst: Math.max(...times),
  };
}

/** The rows of a booking, each by a prepared statement, the contested one last, in one transaction. */
function floor(pool: pg.Pool): Book {
  return async ({ facility, start, end, resident }) => {
    const id = `bkg_${randomUUIDv7().replaceAll('-', '')}`;
    const account = benchId('acc', resident);
    const now = new Date();
    const client = await pool.connect();
    const send = (name: string, text: string, values: unknown[]) => client.query({ name, text, values });
    try {
      await client.query('begin');
      await send(
        'answer',
        'insert into idempotent_answer (actor_id, key, request_hash, answer, created_at) values ($1, $2, $3, $4, $5)',
        [account, id, id, JSON.stringify({ id }), now],
      );
      await send(
        'audit',
        'insert into audit_entry (at, district_code, actor_id, action, subject_id, fields) values ($1, $2, $3, $4, $5, $6)',
        [now, '350102000000', account, 'bookingCreate', id, []],
      );
      await send('outbox', 'insert into outbox_event (at, district_code, topic, subject_id) values ($1, $2, $3, $4)', [
        now,
        '350102000000',
        'booking.created',
        id,
      ]);
      const { rowCount } = await send(
        'booking',
        `insert into booking (id, district_code, reference, facility_id, kind, type, booker_id, starts_at, ends_at, quantity,
                              state, created_at, updated_at)
         select $1, f.district_code, $2, f.id, f.kind, 'NORMAL', $3, $4, $5, 1, 'CONFIRMED', $6, $6
         from shared_facility f where f.id = $7 on conflict do nothing`,
        [id, randomBytes(8).toString('hex'), benchId('res', resident), start, end, now, benchId('fac', facility)],
      );
      await client.query(rowCount === 1 ? 'commit' : 'rollback');
      return rowCount === 1;
    } catch (error) {
      await client.query('rollback');
      if ((error as { constraint?: string }).constraint === 'occupancy_within_capacity') return false;
      throw error;
    } finally {
      client.release();
    }
  };
}

/** The use-case behind `bookingCreate`. */
async function ours(orm: MikroORM): Promise<Book> {
  const { createBooking } = await importBuilt<typeof import('../src/bookings/create-booking.ts')>(
    'src/bookings/create-booking.js',
  );
  const { Refusal } = await importBuilt<typeof import('../src/shared/refusal.ts')>('src/shared/refusal.js');
  const { readViewer } = await importBuilt<typeof import('../src/district/identity/viewer.loader.ts')>(
    'src/district/identity/viewer.loader.js',
  );
  const db = orm.em.getKysely();
  return async ({ facility, start, end, resident }) => {
    const ctx = {
      orm,
      db,
      identity: { issuer: ISSUER, subject: `bench|${resident}` },
      readViewer,
      language: 'en',
      now: () => Temporal.Now.instant(),
      log: console,
      requestId: 'bench',
      reads: {},
    };
    const input = { facilityId: benchId('fac', facility), start, end, quantity: 1, idempotencyKey: randomUUIDv7() };
    try {
      await createBooking(ctx as never, input);
      return true;
    } catch (error) {
      if (error instanceof Refusal && ['slotUnavailable', 'overlapsOwnBooking'].includes(error.kind)) return false;
      throw error;
    }
  };
}

/** The peak of places taken, worked out from the bookings alone, must nowhere exceed the capacity. */
async function requireNothingOverbooked(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ n: number }>(`
    with change as (
      select facility_id, starts_at as at, quantity as by from booking where state in ('PENDING', 'CONFIRMED', 'CHECKED_IN', 'COMPLETED')
      union all
      select facility_id, ends_at, -quantity from booking where state in ('PENDING', 'CONFIRMED', 'CHECKED_IN', 'COMPLETED')),
    taken as (
      select facility_id, sum(by) over (partition by facility_id order by at, by) as places from change)
    select count(*)::int as n from taken join shared_facility f on f.id = facility_id where places > f.capacity`);
  if (rows[0]!.n > 0) throw new Error('something is overbooked');
}
