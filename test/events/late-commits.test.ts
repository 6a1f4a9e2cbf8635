import { tracingChannel } from 'node:diagnostics_channel';
import { sql } from 'kysely';
import type { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildBooking } from '../../seeds/factories/booking.factory.ts';
import { STATEMENTS_CHANNEL } from '../../src/database/preparing-client.ts';
import { connect } from '../bookings/booking.connections.ts';
import { positionNow, readEvents } from '../../src/events/outbox.ts';
import { fanOut } from '../../src/events/webhooks/fan-out.ts';
import { BOOKING_CHANGED, bookingIds, type Served, startServed, subscribeByStream } from './live/live-world.ts';
import { buildUnitWorld, delivering, HERE, makeWebhook, settled, type UnitWorld } from './webhooks/webhook.world.ts';

// A row of the outbox takes its number, and its transaction a number of its own, before it is committed: others may do
// all of that meanwhile. Whoever reads on from a place must not have passed what is only committed afterwards.

let served: Served;
let world: UnitWorld;
let slow: Client;
let reads = 0;
const statements = tracingChannel<{ text: string }>(STATEMENTS_CHANNEL);
const counting = {
  start: ({ text }: { text: string }) => void (/as settled\s+from outbox_event/.test(text) && reads++),
  end() {},
  asyncStart() {},
  asyncEnd() {},
  error() {},
};

beforeAll(async () => {
  served = await startServed({ server: { webhookTargets: HERE } });
  world = await buildUnitWorld(served);
  slow = await connect(served);
  statements.subscribe(counting);
});
afterAll(async () => {
  statements.unsubscribe(counting);
  await slow.end();
  await served.close();
});

let hours = 0;
/** The bookings that there are events of, by the word for each. */
let bookings: Record<'early' | 'late' | 'before', string>;
beforeEach(async () => {
  const { facilityId } = world;
  const build = async () => {
    const start = Temporal.Instant.from('2026-03-04T00:00:00Z').add({ hours: hours++ });
    return (await buildBooking(served.db, { facilityId, start: `${start}`, end: `${start.add({ hours: 1 })}` })).id;
  };
  bookings = { early: await build(), late: await build(), before: await build() };
});

afterEach(() => slow.query('rollback'));

type Word = keyof typeof bookings;

function wordOf(bookingId: string): string {
  return Object.entries(bookings).find(([, id]) => id === bookingId)?.[0] ?? bookingId;
}

/** Takes the next number of the outbox, as whoever is about to write does. */
async function takeNumber(): Promise<string> {
  const [row] = await served.sql<{ id: string }>(
    `select nextval(pg_get_serial_sequence('outbox_event', 'id'))::text as id`,
  );
  return row!.id;
}

/** Writes an event by a connection, with a number that was taken before or else with the next one. */
async function write(by: Pick<Client, 'query'>, word: Word, id?: string): Promise<void> {
  await by.query(
    `insert into outbox_event (${id === undefined ? '' : 'id, '}at, district_code, topic, subject_id) overriding system value
     select ${id === undefined ? '' : `${id}, `}now(), district_code, 'booking.created', id from booking where id = $1`,
    [bookings[word]],
  );
}

/** Writes an event in a transaction of its own. */
async function writeAtOnce(word: Word): Promise<void> {
  await write({ query: (text: string, values: unknown[]) => served.sql(text, values) } as never, word);
}

/** Waits until the subscriptions of this process have read what there is by now. */
async function looked(): Promise<void> {
  // A read that was under way does not count: the next has begun after this, and is over when another begins.
  const enough = reads + 2;
  await expect.poll(() => reads, { timeout: 20_000 }).toBeGreaterThanOrEqual(enough);
}

/** Who reads the outbox, from the moment on at which it is made. */
interface Reader {
  /** Reads what there is by now. */
  look(): Promise<void>;
  /** What it was told, in order, once that is so many events. */
  told(count: number): Promise<string[]>;
  stop(): void;
}

async function subscriber(after?: string): Promise<Reader> {
  const variables = { unitId: world.unit.id, ...(after !== undefined && { after }) };
  const by = await subscribeByStream(served, BOOKING_CHANGED, { as: world.manager.subject, variables });
  return {
    look: looked,
    told: async (count) => bookingIds(await by.received(count)).map(wordOf),
    stop: by.stop,
  };
}

async function webhook(): Promise<Reader> {
  const { id } = await makeWebhook(served, world, 'http://127.0.0.1:9/hook', ['BOOKING_CREATED']);
  const told = async () => {
    const { rows } = await sql<{ id: string }>`
      select body::jsonb #>> '{data,id}' as id from webhook_delivery where webhook_id = ${id} order by seq`.execute(
      served.db,
    );
    return rows.map((row) => wordOf(row.id));
  };
  const look = () => fanOut(delivering(served));
  return {
    look,
    async told() {
      await settled(served);
      await look();
      return told();
    },
    stop: () => void served.sql('delete from webhook'),
  };
}

/** The id of an event that everybody has been told of, and behind which nothing is open. */
async function eventBefore(): Promise<string> {
  const by = await subscribeByStream(served, BOOKING_CHANGED, {
    as: world.manager.subject,
    variables: { unitId: world.unit.id },
  });
  await writeAtOnce('before');
  const [event] = await by.received(1);
  by.stop();
  return event!.data.bookingChanged.eventId;
}

const READERS: readonly [string, () => Promise<{ begin(): Promise<Reader> }>][] = [
  [
    'a subscription',
    async () => {
      const reader = await subscriber();
      return { begin: async () => reader };
    },
  ],
  [
    'a subscription that goes on where it was left',
    async () => {
      const after = await eventBefore();
      return { begin: () => subscriber(after) };
    },
  ],
  [
    'the webhooks',
    async () => {
      await settled(served);
      await fanOut(delivering(served));
      const reader = await webhook();
      return { begin: async () => reader };
    },
  ],
];

describe.each(READERS)('%s', (_name, made) => {
  test('is told of what began first and is committed last, before what was committed meanwhile', async () => {
    const { begin } = await made();
    await slow.query('begin');
    await write(slow, 'late');
    await writeAtOnce('early');
    const reader = await begin();
    await reader.look();
    await slow.query('commit');
    expect(await reader.told(2)).toEqual(['late', 'early']);
    reader.stop();
  });

  test('is told of what is written late by a transaction that began first', async () => {
    const { begin } = await made();
    await slow.query('begin');
    await slow.query('select pg_current_xact_id()');
    await writeAtOnce('early');
    const reader = await begin();
    await reader.look();
    await write(slow, 'late');
    await reader.look();
    await slow.query('commit');
    expect(await reader.told(2)).toEqual(['late', 'early']);
    reader.stop();
  });

  test('is told of what took its number first, and began after another was told', async () => {
    const { begin } = await made();
    const number = await takeNumber();
    await writeAtOnce('early');
    const reader = await begin();
    expect(await reader.told(1)).toEqual(['early']);
    await slow.query('begin');
    await write(slow, 'late', number);
    await reader.look();
    await slow.query('commit');
    expect(await reader.told(2)).toEqual(['early', 'late']);
    reader.stop();
  });

  test('is told of what took its number before the last that it was told of', async () => {
    const number = await takeNumber();
    const { begin } = await made();
    await slow.query('begin');
    await write(slow, 'late', number);
    await slow.query('commit');
    await writeAtOnce('early');
    const reader = await begin();
    await reader.look();
    expect(await reader.told(2)).toEqual(['late', 'early']);
    reader.stop();
  });

  test('is not told of what was undone, nor held up by it', async () => {
    const { begin } = await made();
    await slow.query('begin');
    await write(slow, 'late');
    await writeAtOnce('early');
    const reader = await begin();
    await reader.look();
    await slow.query('rollback');
    expect(await reader.told(1)).toEqual(['early']);
    reader.stop();
  });
});

test('the place from which somebody begins lies before all that is still under way', async () => {
  await slow.query('begin');
  await write(slow, 'late');
  await writeAtOnce('early');
  const place = await positionNow(served.db);
  await slow.query('commit');
  await settled(served);
  const { events } = await readEvents(served.db, place, 100);
  expect(events.map(({ subjectId }) => wordOf(subjectId))).toEqual(['late', 'early']);
});
