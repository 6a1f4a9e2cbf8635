/** A share of the clients of ../booking-methods.ts, in a thread of its own. It is sent one {@link Job} after another. */
import { createHash } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import pg from 'pg';

/** The time that can be booked: whole days from here. */
export const HORIZON_START = Date.UTC(2027, 0, 1);
const HORIZON_HOURS = 30 * 24;
/** How long a stampede runs for one slot before the next is opened: where places are few they are gone at once. */
const STAMPEDE_MS = { 1: 5, 50: 100 } as const;

export const HOUR_MS = 3_600_000;

/** Who wants what: see {@link choose}. */
export type Scenario = 'spread' | 'hot' | 'stampede';

/** What the clients of all threads do together for a moment. */
export interface Job {
  /** The schema of the method, and the name under which its statement is prepared. */
  readonly schema: string;
  /** One attempt: $1 booking, $2 facility, $3 start, $4 end. It was accepted if there is a row. */
  readonly attempt: string;
  readonly scenario: Scenario;
  readonly capacity: 1 | 50;
  /** Length of each booking. */
  readonly hours: number;
  readonly facilities: number;
  readonly warmUpSeconds: number;
  readonly seconds: number;
  /** A single attempt is cut off after this long, in milliseconds; 0 for never. */
  readonly timeoutMs: number;
  /** The number of attempts so far, shared by all threads. */
  readonly attempts: SharedArrayBuffer;
}

/** What became of the attempts that began after the warm-up. */
export interface Outcome {
  accepted: number;
  refused: number;
  deadlocks: number;
  timeouts: number;
  /** Messages of whatever should not happen. */
  errors: string[];
  /** Of each attempt, in milliseconds. */
  latencies: number[];
}

/** SQLSTATEs by which a method says that there is no room: a CHECK, an exclusion constraint. */
const FULL = new Set(['23514', '23P01']);

async function connect(url: string): Promise<pg.Client> {
  // Tables are emptied between runs, and a plan made for an empty table would read all of it for ever after.
  const client = new pg.Client({ connectionString: url, options: '-c enable_seqscan=off' });
  await client.connect();
  return client;
}

async function work(clients: readonly pg.Client[], job: Job): Promise<Outcome> {
  const attempts = new Int32Array(job.attempts);
  const outcome: Outcome = { accepted: 0, refused: 0, deadlocks: 0, timeouts: 0, errors: [], latencies: [] };
  const settings = `set search_path = ${job.schema}, public; set statement_timeout = ${job.timeoutMs}`;
  await Promise.all(clients.map((client) => client.query(settings)));
  const started = performance.now();
  const from = started + job.warmUpSeconds * 1000;
  const until = from + job.seconds * 1000;
  await Promise.all(
    clients.map(async (client) => {
      for (let begun = performance.now(); begun < until; begun = performance.now()) {
        const result = await attempt(client, job, Atomics.add(attempts, 0, 1), begun - started);
        if (begun < from) continue;
        outcome.latencies.push(performance.now() - begun);
        if ('error' in result) outcome.errors.push(result.error);
        else outcome[result.is]++;
      }
    }),
  );
  return outcome;
}

type Result = { is: 'accepted' | 'refused' | 'deadlocks' | 'timeouts' } | { error: string };

async function attempt(client: pg.Client, job: Job, n: number, elapsedMs: number): Promise<Result> {
  const { facility, startHour } = choose(job, n, elapsedMs);
  const start = HORIZON_START + startHour * HOUR_MS;
  try {
    const { rowCount } = await client.query({
      name: job.schema,
      text: job.attempt,
      values: [
        `bkg_${md5(`booking ${n}`)}`,
        `fac_${md5(`${job.capacity}:${facility}`)}`,
        new Date(start),
        new Date(start + job.hours * HOUR_MS),
      ],
    });
    return { is: rowCount ? 'accepted' : 'refused' };
  } catch (error) {
    const { code = '', message } = error as Error & { code?: string };
    if (FULL.has(code)) return { is: 'refused' };
    if (code === '40P01') return { is: 'deadlocks' };
    if (code === '57014') return { is: 'timeouts' };
    return { error: message };
  }
}

/**
 * Which facility the n-th attempt of all is for, and when.
 * - spread: any facility, any quarter of an hour.
 * - hot: everybody at one facility. Each attempt fits; when the month of the facility is full, the next is the hot one.
 * - stampede: everybody for the same slot, and a new one every few milliseconds.
 */
function choose(job: Job, n: number, elapsedMs: number): { facility: number; startHour: number } {
  const slots = Math.floor(HORIZON_HOURS / job.hours);
  switch (job.scenario) {
    case 'spread': {
      const quarters = (HORIZON_HOURS - job.hours) * 4;
      return { facility: scattered(2 * n) % job.facilities, startHour: (scattered(2 * n + 1) % quarters) / 4 };
    }
    case 'hot': {
      const places = slots * job.capacity;
      // 7919 is prime to every number of slots that occurs, so each slot comes up once in a turn, in scattered order.
      return { facility: Math.floor(n / places) % job.facilities, startHour: ((n * 7919) % slots) * job.hours };
    }
    case 'stampede': {
      const turn = Math.floor(elapsedMs / STAMPEDE_MS[job.capacity]);
      return { facility: Math.floor(turn / slots) % job.facilities, startHour: (turn % slots) * job.hours };
    }
  }
}

/** A fixed scattering of the integers: the finaliser of MurmurHash3. */
export function scattered(n: number): number {
  let h = n ^ (n >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}

if (parentPort) {
  const { url, clients: count } = workerData as { url: string; clients: number };
  const clients = await Promise.all(Array.from({ length: count }, () => connect(url)));
  parentPort.on('message', async (job: Job | 'end') => {
    if (job !== 'end') return parentPort!.postMessage(await work(clients, job));
    await Promise.all(clients.map((client) => client.end()));
    parentPort!.close();
  });
}
