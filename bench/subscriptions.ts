import { execFileSync } from 'node:child_process';
import { request } from 'node:http';
import pg from 'pg';
import { importBuilt } from './built.ts';
import { benchId } from './dataset.ts';
import { type Contestant, startContestant } from './http.ts';
import { median, quantile, round } from './report.ts';

/** Subscriptions that are open at the same time on one process, each on a connection of its own. */
export const SUBSCRIPTIONS = 1_000;
/** Within so many milliseconds an event is to be with all of them. */
export const GOAL_MS = 1_000;
const ROUNDS = 5;
/** Streams that are opened at a time. */
const OPENED_AT_ONCE = 50;
/** Addresses of this machine that strangers come from: 127.0.0.0/8 on Linux; elsewhere they have to be set up. */
const STRANGER_ADDRESSES = 10;
/** Longer than this nobody waits for an event, in milliseconds. */
const PATIENCE_MS = 20_000;

interface SubscriptionResult {
  /** What is followed: one's own bookings, each a person of their own, or the places left in one facility, by everybody. */
  readonly followed: 'own bookings' | 'one availability';
  readonly open: number;
  /** From COMMIT until half, and until all, had the event; medians of the rounds. */
  readonly half: number;
  readonly all: number;
  readonly worst: number;
  /** Resident memory of the server for each subscription, in KiB, with nothing else in use. */
  readonly kibEach: number;
}

interface Stream {
  readonly close: () => void;
}

/** Opens a thousand streams on one server and tells them something, again and again. */
export async function measureSubscriptions(url: string, dataDir: string): Promise<SubscriptionResult[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    // By turns on servers of their own, so that one does not use what the other has let go of.
    return [await ownBookings(url, dataDir, client), await oneAvailability(url, dataDir, client)];
  } finally {
    await client.end();
  }
}

async function ownBookings(url: string, dataDir: string, client: pg.Client): Promise<SubscriptionResult> {
  const { issueDevelopmentToken } = await importBuilt<
    typeof import('../src/district/identity/tokens/development-issuer.ts')
  >('src/district/identity/tokens/development-issuer.js');
  const residents = Array.from({ length: SUBSCRIPTIONS }, (_, at) => at + 1);
  const { rows: bookings } = await client.query<{ id: string }>(
    `select distinct on (booker_id) id from booking where booker_id = any($1) order by booker_id, id`,
    [residents.map((n) => benchId('res', n))],
  );
  if (bookings.length !== SUBSCRIPTIONS) throw new Error(`only ${bookings.length} residents have a booking`);
  const query = 'subscription { bookingChanged { eventId change booking { id state facility { name } } } }';
  const tokens: string[] = [];
  for (const n of residents) tokens.push(await issueDevelopmentToken(dataDir, `bench|${n}`));
  return measured(
    'own bookings',
    url,
    dataDir,
    (at) => ({ query, token: tokens[at]! }),
    async () => {
      // One of each of them in one transaction, as they would be told of many changes at once.
      await client.query(
        `insert into outbox_event (at, district_code, topic, subject_id)
       select now(), '350102000000', 'booking.confirmed', id from unnest($1::text[]) as changed (id)`,
        [bookings.map(({ id }) => id)],
      );
      await client.query('notify outbox_event');
    },
  );
}

async function oneAvailability(url: string, dataDir: string, client: pg.Client): Promise<SubscriptionResult> {
  const facilityId = benchId('fac', 1);
  const day = 86_400_000;
  const from = Math.ceil(Date.now() / day) * day + 2 * day;
  const iso = (time: number) => new Date(time).toISOString();
  const query = `subscription { availabilityChanged(facilityId: "${facilityId}", from: "${iso(from)}", to: "${iso(from + 7 * day)}") {
    eventId windows { start end remaining } } }`;
  return measured(
    'one availability',
    url,
    dataDir,
    (at) => ({ query, localAddress: `127.0.1.${1 + (at % STRANGER_ADDRESSES)}` }),
    async () => {
      await client.query(
        `with changed as (update shared_facility set capacity = capacity + 1 where id = $1 returning id)
       insert into outbox_event (at, district_code, topic, subject_id)
       select now(), '350102000000', 'facility.changed', id from changed`,
        [facilityId],
      );
      await client.query('notify outbox_event');
    },
  );
}

async function measured(
  followed: SubscriptionResult['followed'],
  url: string,
  dataDir: string,
  asked: (at: number) => Asked,
  happen: () => Promise<void>,
): Promise<SubscriptionResult> {
  const server = await startContestant('ours', url, dataDir);
  const streams: Stream[] = [];
  try {
    const arrived: number[] = [];
    // One of its own first: code, plans and connections are there before anything counts.
    streams.push(await open(server, asked(0), () => arrived.push(performance.now())));
    await told(happen, arrived, 1);
    const before = residentKib(server);
    for (let at = 1; at < SUBSCRIPTIONS; at += OPENED_AT_ONCE) {
      const some = Array.from({ length: Math.min(OPENED_AT_ONCE, SUBSCRIPTIONS - at) }, (_, n) => asked(at + n));
      streams.push(...(await Promise.all(some.map((one) => open(server, one, () => arrived.push(performance.now()))))));
    }
    const after = residentKib(server);
    const rounds: { half: number; all: number }[] = [];
    for (let turn = 0; turn < ROUNDS; turn++) rounds.push(await told(happen, arrived, SUBSCRIPTIONS));
    return {
      followed,
      open: streams.length,
      half: round(median(rounds.map(({ half }) => half))),
      all: round(median(rounds.map(({ all }) => all))),
      worst: round(Math.max(...rounds.map(({ all }) => all))),
      kibEach: round((after - before) / (streams.length - 1), 1),
    };
  } finally {
    for (const { close } of streams) close();
    server.stop();
  }
}

/** Lets something happen and waits until so many have been told of it, each once. */
async function told(happen: () => Promise<void>, arrived: number[], expected: number) {
  arrived.length = 0;
  await happen();
  const committed = performance.now();
  while (arrived.length < expected) {
    if (performance.now() - committed > PATIENCE_MS) throw new Error(`${arrived.length} of ${expected} were told`);
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  const times = arrived.map((at) => at - committed);
  return { half: quantile(times, 0.5), all: Math.max(...times) };
}

interface Asked {
  readonly query: string;
  /** Where it comes from; strangers at one address share what they may follow. */
  readonly localAddress?: string;
  readonly token?: string;
}

function open({ url }: Contestant, { query, token, localAddress }: Asked, onEvent: () => void): Promise<Stream> {
  return new Promise((resolve, reject) => {
    const sent = request(`${url}/stream`, {
      method: 'POST',
      agent: false,
      ...(localAddress && { localAddress }),
      headers: {
        accept: 'text/event-stream',
        'content-type': 'application/json',
        ...(token && { authorization: `Bearer ${token}` }),
      },
    });
    sent.on('error', reject);
    sent.on('response', (response) => {
      response.setEncoding('utf8');
      response.on('data', (text: string) => {
        if (text.includes('"errors"')) reject(new Error(text));
        for (let n = text.split('event: next').length - 1; n > 0; n--) onEvent();
      });
      response.on('error', () => undefined);
      // The first lines come when the subscription is open.
      response.once('data', () => resolve({ close: () => void sent.destroy() }));
    });
    sent.end(JSON.stringify({ query }));
  });
}

/** The memory that the server's process holds, by `ps`. */
function residentKib({ pid }: Contestant): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' }));
}
