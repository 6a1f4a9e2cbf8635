/**
 * The measurement behind the choice of method for occupancy (src/database/migrations/m0005_bookings.ts): every known way
 * to keep a facility from being overbooked, on the same machine, through the same `pg`, one statement for one attempt.
 * Alone: `npm run build && node bench/booking-methods.ts [METHOD…]`, where METHOD is one of the keys below.
 *
 * Each method has a schema of its own with tables of the same name and the same columns, so that the functions of the
 * migration run in it as well; "as shipped" is the real schema with everything else that hangs on a booking there.
 */
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Client } from 'pg';
import type * as migrate from '../src/database/migrate.ts';
import { HORIZON_START, HOUR_MS, type Job, type Outcome, type Scenario, scattered } from './booking-methods/worker.ts';
import { type Method, methods } from './booking-methods/methods.ts';
import { importBuilt } from './built.ts';
import { type BenchServer, pin, startServer, withClient } from './database.ts';
import { median, printTable, quantile, round, type Table } from './report.ts';

const DATABASE = 'methods';
const FACILITIES = 10_000;
const CLIENTS = 64;
/** Threads that share the clients: one alone would be busier than the database. */
const THREADS = 2;
const ROUNDS = 3;
const WARM_UP_SECONDS = 0.15;
const RUN_SECONDS = 0.5;
/** The trap hangs: it is run once, and a call that hangs longer than this is cut off. */
const TRAP_SECONDS = 2;
const TRAP_TIMEOUT_MS = 5_000;

/** What is booked, and by whom; each of the methods has its turn in each. */
interface Cell {
  readonly capacity: 1 | 50;
  readonly hours: number;
  readonly scenario: Scenario;
}

const cells: readonly Cell[] = ([1, 50] as const).flatMap((capacity) => [
  { capacity, hours: 1, scenario: 'spread' as const },
  { capacity, hours: 1, scenario: 'hot' as const },
  { capacity, hours: 1, scenario: 'stampede' as const },
  { capacity, hours: 14, scenario: 'spread' as const },
  { capacity, hours: 14, scenario: 'hot' as const },
]);

/** How a method did in one of the cells: medians over the rounds; the worst, and all that went wrong, of all rounds. */
interface MethodResult extends Cell {
  method: string;
  bookedPerSecond: number;
  attemptsPerSecond: number;
  p99Ms: number;
  worstMs: number;
  deadlocks: number;
  timeouts: number;
  /** Moments at which more was taken than there is, by an independent count. */
  overbooked: number;
  rounds: number;
}

/** How a method dealt with the same requests in the same order, for one facility of 50 places. */
interface Strictness {
  method: string;
  requests: number;
  accepted: number;
  placeHours: number;
  /** Refused although at no moment of the interval all places were taken. */
  refusedThoughThereWasRoom: number;
}

interface MethodsReport {
  results: MethodResult[];
  strictness: Strictness[];
}

/**
 * Measures all methods, or those named by their keys, in a database server of their own, and prints the tables. Takes
 * about four minutes for all.
 * @throws Error when a method fails in a way it should not, or overbooks
 */
export async function measureBookingMethods(keys: readonly string[] = []): Promise<MethodsReport> {
  const unknown = keys.filter((key) => !methods.some((method) => method.key === key));
  if (unknown.length > 0) {
    throw new Error(
      `No method is called ${unknown.join(', ')}; there are ${methods.map(({ key }) => key).join(', ')}.`,
    );
  }
  // Clients and database share all cores, whatever this process was tied to before.
  pin(process.pid, `0-${availableParallelism() - 1}`);
  const server = await startServer();
  try {
    const report = await measureOn(
      server,
      methods.filter(({ key }) => keys.length === 0 || keys.includes(key)),
    );
    tablesOf(report).forEach(printTable);
    return report;
  } finally {
    await server.stop();
  }
}

async function measureOn(server: BenchServer, contestants: readonly Method[]): Promise<MethodsReport> {
  await server.create(DATABASE);
  const url = server.url(DATABASE);
  const { migrateDatabase } = await importBuilt<typeof migrate>('src/database/migrate.js');
  await migrateDatabase(url);
  await withClient(url, (client) => prepare(client, contestants));
  const threads = Array.from(
    { length: THREADS },
    () =>
      new Worker(new URL('./booking-methods/worker.ts', import.meta.url), {
        workerData: { url, clients: CLIENTS / THREADS },
      }),
  );
  const results: MethodResult[] = [];
  for (const cell of cells) results.push(...(await measureCell(url, threads, contestants, cell)));
  for (const thread of threads) thread.postMessage('end');
  const strictness: Strictness[] = [];
  for (const method of contestants) {
    if (method.capacities.includes(50) && !method.isUnguarded) {
      strictness.push(await withClient(url, (client) => measureStrictness(client, method)));
    }
  }
  return { results, strictness };
}

/** The tables of the methods: the same facilities for each, {@link FACILITIES} of either capacity. */
async function prepare(client: Client, contestants: readonly Method[]): Promise<void> {
  await client.query(`
    insert into division (id, code, code_scheme, name, level, path, valid_from)
      values ('div_' || md5('district'), '350102', 'bench', 'Gulou', 'DISTRICT', '', '2020-01-01');
    insert into resident_unit (id, name, credit_code, kind, affiliation_level, division_id, created_at)
      values ('uni_' || md5('unit'), 'Unit', '${'1'.repeat(18)}', 'OTHER', 'NONE', 'div_' || md5('district'), now());
    insert into shared_facility (id, district_code, unit_id, name, kind, capacity, admission, state, time_zone, created_at)
      select 'fac_' || md5(capacity || ':' || n), '350102', 'uni_' || md5('unit'), 'Facility ' || n, 'PARKING', capacity,
             'INSTANT', 'PUBLISHED', 'Asia/Shanghai', now()
      from unnest(array[1, 50]) as capacity, generate_series(0, ${FACILITIES - 1}) as n;
    -- Each booking has a booker of its own here: that one person books once is not what is measured.
    alter table booking drop constraint booking_booker_id_fkey;
    analyze`);
  for (const { key, guard } of contestants) {
    if (key === 'public') continue;
    await client.query(`
      create schema ${key};
      set search_path = ${key}, public;
      create table shared_facility (id node_id primary key, district_code text not null, capacity integer not null);
      insert into shared_facility select id, district_code, capacity from public.shared_facility;
      create table booking (
        id node_id primary key, facility_id node_id not null references shared_facility, starts_at timestamptz not null,
        ends_at timestamptz not null, quantity integer not null, state text not null, district_code text not null
      );
      create index on booking (facility_id, starts_at);
      ${guard};
      analyze shared_facility;
      reset search_path`);
  }
}

interface Run extends Outcome {
  readonly seconds: number;
  readonly overbooked: number;
}

/** One round after the other, in each of which every method has its turn. */
async function measureCell(
  url: string,
  threads: readonly Worker[],
  contestants: readonly Method[],
  cell: Cell,
): Promise<MethodResult[]> {
  const here = contestants.filter(
    ({ capacities, scenarios, isTrap }) =>
      capacities.includes(cell.capacity) && scenarios.includes(cell.scenario) && !(isTrap && cell.hours > 1),
  );
  const runs = new Map<Method, Run[]>(here.map((method) => [method, []]));
  for (let turn = 0; turn < ROUNDS; turn++) {
    for (const [method, done] of runs) {
      if (!method.isTrap || turn === 0) done.push(await run(url, threads, method, cell));
    }
  }
  return [...runs].map(([method, done]) => summaryOf(method, cell, done));
}

async function run(url: string, threads: readonly Worker[], method: Method, cell: Cell): Promise<Run> {
  await withClient(url, (client) => clear(client, method.key));
  const job: Job = {
    ...cell,
    schema: method.key,
    attempt: method.attempt,
    facilities: FACILITIES,
    warmUpSeconds: method.isTrap ? 0 : WARM_UP_SECONDS,
    seconds: method.isTrap ? TRAP_SECONDS : RUN_SECONDS,
    timeoutMs: method.isTrap ? TRAP_TIMEOUT_MS : 0,
    attempts: new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT),
  };
  const started = performance.now();
  const parts = await Promise.all(threads.map((thread) => inThread(thread, job)));
  const errors = parts.flatMap((part) => part.errors);
  if (errors[0] !== undefined) throw new Error(`${method.label}: ${errors[0]}`);
  const sum = (of: (part: Outcome) => number) => parts.reduce((total, part) => total + of(part), 0);
  const overbooked = await withClient(url, (client) => countOverbooked(client, method.key, cell.capacity));
  if (overbooked > 0 && !method.isUnguarded) throw new Error(`${method.label}: overbooked at ${overbooked} moments`);
  return {
    // The trap is charged for as long as it hangs.
    seconds: method.isTrap ? (performance.now() - started) / 1000 : job.seconds,
    accepted: sum((part) => part.accepted),
    refused: sum((part) => part.refused),
    deadlocks: sum((part) => part.deadlocks),
    timeouts: sum((part) => part.timeouts),
    errors,
    latencies: parts.flatMap((part) => part.latencies),
    overbooked,
  };
}

async function inThread(thread: Worker, job: Job): Promise<Outcome> {
  thread.postMessage(job);
  // Fails when the thread does.
  const [outcome] = (await once(thread, 'message')) as [Outcome];
  return outcome;
}

async function clear(client: Client, schema: string): Promise<void> {
  const { rows } = await client.query<{ tablename: string }>(
    `select tablename from pg_tables where schemaname = $1 and tablename in ('booking', 'occupancy', 'step')`,
    [schema],
  );
  // What guards the real tables against TRUNCATE does not fire for a replica.
  await client.query('set session_replication_role = replica');
  await client.query(`truncate ${rows.map(({ tablename }) => `${schema}.${tablename}`).join(', ')}`);
}

/** Counted from the bookings alone; at the same instant, those who leave make room for those who come. */
async function countOverbooked(client: Client, schema: string, capacity: number): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `with change as (
       select facility_id, starts_at as at, quantity as delta from ${schema}.booking
       union all select facility_id, ends_at, -quantity from ${schema}.booking
     )
     select count(*)::integer as count
     from (select sum(delta) over (partition by facility_id order by at, delta rows unbounded preceding) as taken
           from change) as running
     where taken > $1`,
    [capacity],
  );
  return rows[0]!.count;
}

function summaryOf({ label }: Method, cell: Cell, runs: readonly Run[]): MethodResult {
  const sum = (of: (run: Run) => number) => runs.reduce((total, run) => total + of(run), 0);
  return {
    method: label,
    ...cell,
    bookedPerSecond: round(median(runs.map(({ accepted, seconds }) => accepted / seconds))),
    attemptsPerSecond: round(median(runs.map(({ latencies, seconds }) => latencies.length / seconds))),
    p99Ms: round(median(runs.map(({ latencies }) => quantile(latencies, 0.99)))),
    worstMs: round(Math.max(...runs.map(({ latencies }) => quantile(latencies, 1)))),
    deadlocks: sum(({ deadlocks }) => deadlocks),
    timeouts: sum(({ timeouts }) => timeouts),
    overbooked: sum(({ overbooked }) => overbooked),
    rounds: runs.length,
  };
}

/** Requests of one quarter of an hour to 14 hours within a few days, a good deal more than 50 places can hold. */
const STRICTNESS_REQUESTS = 800;
const STRICTNESS_DAYS = 3;
const QUARTER_MS = HOUR_MS / 4;

/** The same requests in the same order, one client; each refusal is judged by an independent count. */
async function measureStrictness(client: Client, method: Method): Promise<Strictness> {
  await clear(client, method.key);
  await client.query(`set session_replication_role = origin; set search_path = ${method.key}, public`);
  const { rows } = await client.query<{ id: string }>(`select 'fac_' || md5('50:0') as id`);
  const facility = rows[0]!.id;
  const report = { method: method.label, requests: STRICTNESS_REQUESTS, accepted: 0, placeHours: 0 };
  let refusedThoughThereWasRoom = 0;
  for (let n = 0; n < STRICTNESS_REQUESTS; n++) {
    const start = HORIZON_START + (scattered(2 * n) % (STRICTNESS_DAYS * 96)) * QUARTER_MS;
    const length = (1 + (scattered(2 * n + 1) % 56)) * QUARTER_MS;
    const interval = [new Date(start), new Date(start + length)];
    if (await isAccepted(client, method, [`bkg_${n.toString(16).padStart(32, '0')}`, facility, ...interval])) {
      report.accepted++;
      report.placeHours += length / HOUR_MS;
    } else {
      const { rows: peak } = await client.query<{ taken: number }>(
        `select coalesce(max(taken), 0)::integer as taken from (
           select (select sum(quantity) from booking where facility_id = $1 and starts_at <= at and at < ends_at)
           from generate_series($2::timestamptz, $3::timestamptz - interval '15 minutes', interval '15 minutes') as at
         ) as steps (taken)`,
        [facility, ...interval],
      );
      if (peak[0]!.taken + 1 <= 50) refusedThoughThereWasRoom++;
    }
  }
  return { ...report, refusedThoughThereWasRoom };
}

async function isAccepted(client: Client, { attempt }: Method, values: unknown[]): Promise<boolean> {
  try {
    return (await client.query(attempt, values)).rowCount === 1;
  } catch (error) {
    if ((error as { code?: string }).code === '23514') return false;
    throw error;
  }
}

function tablesOf({ results, strictness }: MethodsReport): Table[] {
  return [
    {
      title: `Ways to keep a facility from being overbooked: ${CLIENTS} clients, medians of ${ROUNDS} rounds`,
      columns: [
        'capacity',
        'hours',
        'scenario',
        'method',
        'booked/s',
        'attempts/s',
        'p99 ms',
        'worst ms',
        'deadlocks',
        'cut off',
        'overbooked',
      ],
      rows: results.map((r) => [
        r.capacity,
        r.hours,
        r.scenario,
        r.method,
        r.bookedPerSecond,
        r.attemptsPerSecond,
        r.p99Ms,
        r.worstMs,
        r.deadlocks,
        r.timeouts,
        r.overbooked,
      ]),
    },
    {
      title: 'Are they stricter than need be? 50 places, the same requests in the same order',
      columns: ['method', 'requests', 'accepted', 'hours sold', 'refused though there was room'],
      rows: strictness.map((s) => [s.method, s.requests, s.accepted, s.placeHours, s.refusedThoughThereWasRoom]),
    },
  ];
}

if (import.meta.main) await measureBookingMethods(process.argv.slice(2));
