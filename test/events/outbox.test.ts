import { setTimeout as pause } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildAccount } from '../../seeds/factories/person.factory.ts';
import { createFeed } from '../../src/events/live/event-feed.ts';
import { isStored, type OutboxEvent, positionNow, readEvents } from '../../src/events/outbox.ts';
import { eventIdOf, isAfter, type Position, positionOf } from '../../src/events/position.ts';
import { ANSWER_DAYS, EVENT_DAYS, removeOutdated } from '../../src/events/retention.ts';
import { type Commons, startCommons, TEST_NOW } from '../support/commons.ts';
import { Client } from 'pg';
import { assertProperty } from '../support/property.ts';

let commons: Commons;
beforeAll(async () => {
  commons = await startCommons();
});
afterAll(() => commons.close());

const INSERT = `insert into outbox_event (at, district_code, topic, subject_id)
  values (coalesce($2::timestamptz, now()), '350102000000', $1, 'bkg_00000000000000000000000000000001')`;

describe('the id of an event', () => {
  const position = fc.record({
    xid: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
    id: fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }),
  });

  test('says its position', () => {
    assertProperty(
      fc.property(position, (place) => {
        expect(positionOf(eventIdOf(place))).toEqual(place);
      }),
    );
  });

  test('is refused when it is any other text', () => {
    assertProperty(
      fc.property(fc.string(), (text) => {
        const decoded = Buffer.from(text, 'base64url').toString('latin1');
        fc.pre(!/^\d+\.\d+$/.test(decoded));
        expect(() => positionOf(text)).toThrow('after is not the id of an event');
      }),
    );
  });

  test('gives positions a strict order', () => {
    assertProperty(
      fc.property(position, position, (a, b) => {
        const same = a.xid === b.xid && a.id === b.id;
        expect([isAfter(a, b), isAfter(b, a)].filter(Boolean)).toHaveLength(same ? 0 : 1);
      }),
    );
  });
});

test('read to its end again and again, the outbox gives each event once, in whatever order transactions commit', async () => {
  const clients = await Promise.all(
    Array.from({ length: 6 }, async () => {
      const client = new Client(commons.databaseUrl);
      await client.connect();
      return client;
    }),
  );
  // Each step lets one of the clients begin and write, write more, commit or give up.
  const step = fc.record({ client: fc.nat(5), act: fc.constantFrom('write', 'write', 'commit', 'rollback') });
  let run = 0;
  await assertProperty(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      const topic = `run.${++run}`;
      let position: Position = await positionNow(commons.db);
      const read: OutboxEvent[] = [];
      const readOn = async () => {
        const { events, unsettled } = await readEvents(commons.db, position, 3);
        // What other tests have open on the same server may hold back what earlier runs have written.
        read.push(...events.filter((event) => event.topic === topic));
        position = events.at(-1) ?? position;
        return events.length > 0 || unsettled;
      };
      const open = new Set<Client>();
      for (const { client: at, act } of steps) {
        const client = clients[at]!;
        if (act === 'write') {
          if (!open.has(client)) await client.query('begin');
          open.add(client);
          await client.query(INSERT, [topic, null]);
        } else if (open.delete(client)) {
          await client.query(act);
        }
        await readOn();
      }
      for (const client of open) await client.query('commit');
      while (await readOn()) await pause(2);
      const all = await commons.sql<{ id: string }>(
        'select o.id::text from outbox_event o where o.topic = $1 order by o.xid, o.id',
        [topic],
      );
      expect(read.map(({ id }) => String(id))).toEqual(all.map(({ id }) => id));
    }),
    { numRuns: 25 },
  );
  for (const client of clients) await client.end();
}, 60_000);

describe('a feed', () => {
  const event = (id: number): OutboxEvent => ({ xid: 1n, id: BigInt(id), at: '', topic: 'a', subjectId: '' });

  test('hands over all that waits, in order', async () => {
    const feed = createFeed(() => undefined);
    const next = feed.next();
    feed.push([event(1)]);
    feed.push([event(2), event(3)]);
    expect(await next).toEqual([event(1), event(2), event(3)]);
  });

  test('ends when more waits than may, and forgets it', async () => {
    let closed = 0;
    const feed = createFeed(() => closed++, 2);
    feed.push([event(1), event(2)]);
    feed.push([event(3)]);
    await expect(feed.next()).rejects.toMatchObject({ extensions: { code: 'SLOW_CONSUMER' } });
    feed.push([event(4)]);
    feed.close();
    expect(closed).toBe(1);
  });

  test('that is closed ends whoever waits', async () => {
    const feed = createFeed(() => undefined);
    const next = feed.next();
    feed.close();
    expect(await next).toBeUndefined();
    expect(await feed.next()).toBeUndefined();
  });
});

describe('what is outdated', () => {
  test('is removed, and nothing else, however much it is', async () => {
    const now = Temporal.Instant.from(TEST_NOW);
    const daysAgo = (days: number, seconds = 0) =>
      now
        .subtract({ hours: 24 * days })
        .add({ seconds })
        .toString();
    await commons.sql('truncate outbox_event');
    const { accountId } = await buildAccount(commons.db);
    for (const [at, count] of [
      [daysAgo(EVENT_DAYS, -1), 2_300],
      [daysAgo(EVENT_DAYS, 1), 2],
    ] as const) {
      await commons.sql(
        `insert into outbox_event (at, district_code, topic, subject_id)
         select $1, '350102000000', 'old', 'bkg_00000000000000000000000000000001' from generate_series(1, $2::integer)`,
        [at, count],
      );
    }
    for (const [key, at] of [
      ['old', daysAgo(ANSWER_DAYS, -1)],
      ['new', daysAgo(ANSWER_DAYS, 1)],
    ]) {
      await commons.sql(
        `insert into idempotent_answer (actor_id, key, request_hash, created_at) values ($1, $2, '', $3)`,
        [accountId, key, at],
      );
    }
    const [first] = (await readEvents(commons.db, { xid: 0n, id: 0n }, 1)).events;
    expect(await isStored(commons.db, first!)).toBe(true);
    await Promise.all([removeOutdated(commons.db, now), removeOutdated(commons.db, now)]);
    await removeOutdated(commons.db, now);
    expect(await commons.sql('select count(*)::int as n, min(at) as at from outbox_event')).toEqual([
      { n: 2, at: new Date(daysAgo(EVENT_DAYS, 1)) },
    ]);
    expect(await commons.sql('select key from idempotent_answer')).toEqual([{ key: 'new' }]);
    expect(await isStored(commons.db, first!)).toBe(false);
  });
});
