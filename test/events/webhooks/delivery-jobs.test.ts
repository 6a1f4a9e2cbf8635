import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import pino from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { buildDemand, buildList, buildSupply } from '../../../seeds/factories/exchange.factory.ts';
import { buildMatch } from '../../../seeds/factories/match.factory.ts';
import { LEASE_MS, serveWebhook } from '../../../src/events/webhooks/deliver.ts';
import { webhooksFeature } from '../../../src/events/webhooks/index.ts';
import { fanOut, tellWebhooks } from '../../../src/events/webhooks/fan-out.ts';
import { RENEW_MS, STALE_MS } from '../../../src/jobs/locks.ts';
import { type JobRunner, type JobSettings, REST_MS, startJobs } from '../../../src/jobs/runner.ts';
import type { JobContext } from '../../../src/request/job.ts';
import type { Commons } from '../../support/commons.ts';
import { waitingForLock } from '../../support/database.ts';
import { builtProgram, type Program } from '../../support/program.ts';
import {
  book,
  buildUnitWorld,
  deliverDue,
  deliveriesOf,
  delivering,
  done,
  HERE,
  makeWebhook,
  type Receiver,
  settled,
  startReceiver,
  startWithWebhooks,
  status,
  type UnitWorld,
} from './webhook.world.ts';

let commons: Commons;
let beside: Commons;
const running: { close(): Promise<void> }[] = [];
beforeAll(async () => {
  commons = await startWithWebhooks();
  beside = await startWithWebhooks(commons);
});
afterEach(async () => {
  // Receivers first: what they still hold is over with them.
  for (const one of running.splice(0)) await one.close();
  await commons.sql('delete from webhook');
});
afterAll(async () => {
  await beside.close();
  await commons.close();
});

function runnerOf({ orm, clock }: Commons, more: Partial<JobSettings> = {}): JobRunner {
  const log = pino({ level: 'silent' });
  const runner = startJobs(orm, webhooksFeature.jobs!, { now: () => clock.now, log, webhookTargets: HERE, ...more });
  running.push(runner);
  return runner;
}

async function receiving(world: UnitWorld, topics?: readonly string[]) {
  const receiver = await startReceiver();
  running.push(receiver);
  return { receiver, ...(await makeWebhook(commons, world, receiver.url, topics)) };
}

async function books(world: UnitWorld, count: number): Promise<string[]> {
  const ids = [];
  for (let i = 0; i < count; i++) ids.push((await book(commons, world.facilityId)).id);
  return ids;
}

/** Waits until every message of a webhook is delivered, and no job is due or running that could send one again. */
async function allDelivered(webhookId: string, { manager }: UnitWorld): Promise<void> {
  const open = async () => {
    const states = (await deliveriesOf(commons, webhookId, manager.subject)).map(({ state }) => state as string);
    const jobs = await commons.sql(
      'select from graphile_worker.jobs where key like $1 and (locked_at is not null or run_at <= now())',
      [`%${webhookId}%`],
    );
    return states.filter((state) => state !== 'DELIVERED').length + jobs.length;
  };
  await expect.poll(open, { timeout: 20_000 }).toBe(0);
}

const told = ({ received }: Receiver) => received.map(({ body }) => JSON.parse(body).data.id as string);

describe('processes that deliver', () => {
  test('share the work without doubling it, and each receiver is told in order', async () => {
    const world = await buildUnitWorld(commons);
    const hooks = await Promise.all([1, 2, 3, 4].map(() => receiving(world)));
    for (const each of [commons, beside, commons, beside]) runnerOf(each);
    const ids = await books(world, 12);
    await Promise.all(hooks.map(({ receiver }) => receiver.until(ids.length)));
    for (const { receiver, id } of hooks) {
      await allDelivered(id, world);
      expect(told(receiver)).toEqual(ids);
    }
  });

  test('let a receiver that does not answer hold up nobody else', async () => {
    const world = await buildUnitWorld(commons);
    const [slow, fast] = [await receiving(world), await receiving(world)];
    slow.receiver.answer = () => undefined;
    runnerOf(commons);
    const ids = await books(world, 5);
    await fast.receiver.until(ids.length);
    expect(told(fast.receiver)).toEqual(ids);
    expect(told(slow.receiver)).toEqual(ids.slice(0, 1));
  });

  test('come back for what commits late, though nobody says so', async () => {
    const world = await buildUnitWorld(commons);
    const { receiver } = await receiving(world);
    runnerOf(commons);
    const [first] = await books(world, 1);
    await receiver.until(1);
    const slow = new Client(commons.databaseUrl);
    await slow.connect();
    try {
      await slow.query('begin');
      const event = `insert into outbox_event (at, district_code, topic, subject_id) values ($1, '1', $2, $3)`;
      await slow.query(event, [String(commons.clock.now), 'booking.cancelled', first]);
      const [second] = await books(world, 1);
      await slow.query('commit');
      await receiver.until(3);
      expect(told(receiver)).toEqual([first, first, second]);
    } finally {
      await slow.end();
    }
  });

  test('try again what failed when its time has come, and what is replayed at once', async () => {
    const world = await buildUnitWorld(commons);
    const { receiver, id } = await receiving(world);
    runnerOf(commons);
    receiver.answer = (response, message) => {
      status(receiver.received[0] === message ? 503 : 204)(response, message);
    };
    const [first] = await books(world, 1);
    await receiver.until(1);
    const seen = () => deliveriesOf(commons, id, world.manager.subject);
    await expect.poll(async () => (await seen())[0].state).toBe('FAILED');
    // What has just failed may still be there beside the next try.
    const next = () =>
      commons.sql<{ waits: number }>(
        'select extract(epoch from run_at - now())::float8 as waits from graphile_worker.jobs where key = $1',
        [`webhooks.deliver:${id}:next`],
      );
    await expect.poll(async () => (await next()).length).toBe(1);
    const [{ waits }] = (await next()) as [{ waits: number }];
    expect(waits).toBeGreaterThan(3);
    expect(waits).toBeLessThan(7);
    // By the clock of the process it is due then.
    commons.clock.now = beside.clock.now = commons.clock.now.add({ seconds: 7 });
    await receiver.until(2);
    expect(told(receiver)).toEqual([first, first]);
    await expect.poll(async () => (await seen())[0].state).toBe('DELIVERED');

    const [{ id: deliveryId }] = await seen();
    await done(commons, 'webhookDeliveryReplay', { deliveryId }, world.manager.subject);
    await receiver.until(3);
    await allDelivered(id, world);
    expect(told(receiver)).toEqual([first, first, first]);
  });

  test('that end leave nothing half done: what was not answered is tried again', async () => {
    const world = await buildUnitWorld(commons);
    const { receiver, id } = await receiving(world);
    const { promise: come, resolve } = Promise.withResolvers<() => void>();
    receiver.answer = (response, message) => resolve(() => status(204)(response, message));
    const runner = runnerOf(commons);
    await books(world, 2);
    const answer = await come;
    const closed = runner.close();
    answer();
    await closed;
    const states = (await deliveriesOf(commons, id, world.manager.subject)).map(({ state }) => state);
    expect(states[0]).toBe('DELIVERED');
    receiver.answer = status(204);
    await settled(commons);
    await deliverDue(delivering(beside));
    expect(new Set(told(receiver)).size).toBe(2);
    expect(receiver.received).toHaveLength(2);
  });
});

test('what a process has committed that ended before it could say so is told when the minute strikes', async () => {
  const world = await buildUnitWorld(commons);
  const { receiver, id } = await receiving(world);
  const minute = Temporal.Instant.from('2026-01-01T00:00:00Z').epochMilliseconds;
  // Those of the tests before have been known, too, and this one has to have begun before the minute strikes.
  await commons.sql('delete from graphile_worker._private_known_crontabs');
  vi.useFakeTimers({ toFake: ['Date'], now: minute - 1_000 });
  try {
    runnerOf(commons);
    const known = () => commons.sql('select identifier from graphile_worker._private_known_crontabs');
    await expect.poll(known, { timeout: 20_000 }).toContainEqual({ identifier: 'webhooks.tell' });
    // The looks at the start, and after this, are over by then.
    const [first] = await books(world, 1);
    await receiver.until(1);
    await allDelivered(id, world);
    await pause(4 * REST_MS);

    // Nobody runs jobs there, so nobody is told of this commit.
    const { id: unsaid } = await book(beside, world.facilityId);
    await settled(commons);
    vi.setSystemTime(minute + 1);
    await receiver.until(2);
    await allDelivered(id, world);
    expect(told(receiver)).toEqual([first, unsaid]);
  } finally {
    vi.useRealTimers();
  }
});

describe('telling', () => {
  const jobContext = (): JobContext => ({
    ...delivering(commons),
    orm: commons.orm,
    log: pino({ level: 'silent' }),
    closing: new AbortController().signal,
    done: async () => undefined,
  });
  const queuedFor = (key: string) => commons.sql('select from graphile_worker.jobs where key = $1', [key]);
  let other: Client;
  beforeEach(async () => {
    await commons.sql('delete from graphile_worker._private_jobs');
    other = new Client(commons.databaseUrl);
    await other.connect();
  });
  afterEach(() => other.end());

  test('leaves a webhook to whoever has its turn, but not to a turn that has had its last look', async () => {
    const world = await buildUnitWorld(commons);
    const { id } = await receiving(world);
    await books(world, 1);
    await settled(commons);
    await commons.sql(`update webhook set lease = 'theirs', leased_until = $2 where id = $1`, [
      id,
      String(commons.clock.now.add({ hours: 1 })),
    ]);
    await tellWebhooks.run(jobContext(), {});
    expect(await queuedFor(`webhooks.deliver:${id}`)).toHaveLength(0);

    await other.query('begin');
    await other.query('update webhook set lease = null, leased_until = null where id = $1', [id]);
    const told = tellWebhooks.run(jobContext(), {});
    await waitingForLock(commons);
    await other.query('commit');
    await told;
    expect(await queuedFor(`webhooks.deliver:${id}`)).toHaveLength(1);
  });

  test('is gone on with when another process was at it, and may not have seen the last events', async () => {
    const world = await buildUnitWorld(commons);
    await receiving(world);
    await other.query('begin');
    await other.query('select from webhook_position for update');
    await books(world, 1);
    await tellWebhooks.run(jobContext(), {});
    expect(await queuedFor('webhooks.tell')).toHaveLength(1);
    await other.query('rollback');
    await settled(commons);
    await commons.sql('delete from graphile_worker._private_jobs');
    await tellWebhooks.run(jobContext(), {});
    expect(await queuedFor('webhooks.tell')).toHaveLength(0);
  });

  test('has a turn that finds another at it come back when that must be over', async () => {
    const world = await buildUnitWorld(commons);
    const { receiver, id } = await receiving(world);
    await books(world, 1);
    await settled(commons);
    await fanOut(delivering(commons));
    await commons.sql(`update webhook set lease = 'theirs', leased_until = $2 where id = $1`, [
      id,
      String(commons.clock.now.add({ seconds: 20 })),
    ]);
    await serveWebhook(delivering(commons), id);
    expect(receiver.received).toEqual([]);
    const [{ waits }] = (await commons.sql(
      'select extract(epoch from run_at - created_at)::float8 as waits from graphile_worker.jobs where key = $1',
      [`webhooks.deliver:${id}:leased`],
    )) as [{ waits: number }];
    expect(waits).toBeCloseTo(20, 0);
  });
});

describe('a process that is killed', () => {
  let program: Program;
  beforeAll(async () => {
    program = await builtProgram();
  });

  test('loses nothing: another goes on when its lease is over, and a receiver knows what it had by its id', async () => {
    const world = await buildUnitWorld(commons);
    const { receiver, id } = await receiving(world);
    const ids = await books(world, 6);
    const HELD = 3;
    let held = true;
    receiver.answer = (response, message) => {
      if (!held || receiver.received.length <= HELD) status(204)(response, message);
    };

    const dataDir = await mkdtemp(join(tmpdir(), 'grid-commons-webhooks-'));
    const { child, ended, stderr } = program.run({
      DATA_DIR: dataDir,
      LOG_LEVEL: 'silent',
      DATABASE_URL: commons.databaseUrl,
      WEBHOOK_ALLOW_PRIVATE: 'true',
    });
    try {
      await Promise.race([
        receiver.until(HELD + 1),
        ended.then((code) => {
          throw new Error(`It ended: ${code} ${stderr()}`);
        }),
      ]);
    } finally {
      child.kill('SIGKILL');
      await ended;
      await rm(dataDir, { recursive: true });
    }
    expect(told(receiver)).toEqual(ids.slice(0, HELD + 1));
    held = false;

    // That process went by the clock of this machine.
    const survivor = delivering(beside, { now: Temporal.Now.instant });
    await deliverDue(survivor);
    await serveWebhook(survivor, id);
    expect(receiver.received).toHaveLength(HELD + 1);
    // Not by its key, which goes over to another when the same is queued while it runs.
    const locks = () =>
      commons.sql(
        `select locked_by from graphile_worker._private_jobs where locked_at is not null and payload ->> 'webhookId' = $1`,
        [id],
      );
    expect(await locks()).toHaveLength(1);
    runnerOf(beside, {
      now: () => Temporal.Now.instant().add({ milliseconds: LEASE_MS }),
      staleMs: 1_000,
      renewMs: 100,
    });
    await receiver.until(ids.length + 1);
    await expect.poll(locks).toEqual([]);
    expect(told(receiver)).toEqual([...ids.slice(0, HELD + 1), ...ids.slice(HELD)]);
    const [before, after] = receiver.received.filter(({ body }) => JSON.parse(body).data.id === ids[HELD]);
    expect(before!.id).toBe(after!.id);
    expect(new Set(receiver.received.map((message) => message.id)).size).toBe(ids.length);
    const states = (await deliveriesOf(commons, id, world.manager.subject)).map(({ state }) => state);
    expect(states).toEqual(ids.map(() => 'DELIVERED'));
  });

  test('is missed within a minute, and not before the lease of its webhook is over', () => {
    expect(STALE_MS).toBeGreaterThan(LEASE_MS + RENEW_MS);
    expect(STALE_MS + RENEW_MS).toBeLessThan(60_000);
  });
});

describe('a match', () => {
  test('is told to the units on both sides, and to those alone', async () => {
    const [giver, taker, other] = [
      await buildUnitWorld(commons),
      await buildUnitWorld(commons),
      await buildUnitWorld(commons),
    ];
    const hooks = await Promise.all([giver, taker, other].map((world) => receiving(world, ['MATCH_CONFIRMED'])));
    const supply = await buildSupply(commons.db, { list: await buildList(commons.db, { ownerId: giver.unit.id }) });
    const demand = await buildDemand(commons.db, { list: await buildList(commons.db, { ownerId: taker.unit.id }) });
    const match = await buildMatch(commons.db, {
      supplyId: supply.id,
      demandId: demand.id,
      state: 'CONFIRMED',
      now: commons.clock.now,
    });
    for (const topic of ['match.accepted', 'match.confirmed']) {
      await commons.sql(`insert into outbox_event (at, district_code, topic, subject_id) values ($1, '1', $2, $3)`, [
        String(commons.clock.now),
        topic,
        match.id,
      ]);
    }
    await settled(commons);
    await deliverDue(delivering(commons));
    const [row] = await commons.sql('select quantity from match where id = $1', [match.id]);
    for (const { receiver } of hooks.slice(0, 2)) {
      expect(receiver.received.map(({ body }) => JSON.parse(body))).toEqual([
        {
          type: 'match.confirmed',
          timestamp: commons.clock.now.toString({ fractionalSecondDigits: 3 }),
          data: { id: match.id, supplyId: supply.id, demandId: demand.id, quantity: row!.quantity, state: 'CONFIRMED' },
        },
      ]);
    }
    expect(hooks[2]!.receiver.received).toEqual([]);
  });
});
