import { Writable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import type { GraphQLRequestListener } from '@apollo/server';
import { Client } from 'pg';
import pino from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { buildFacility, type BuiltFacility } from '../../../seeds/factories/facility.factory.ts';
import { type BuiltResident, buildResident } from '../../../seeds/factories/person.factory.ts';
import { WAITING_MS_MAX } from '../../../src/database/request-time.ts';
import type { Context } from '../../../src/request/context.ts';
import { SERVICE_ISSUER } from '../../../src/district/identity/tokens/token.ts';
import { admitAtOnce, withoutRest } from '../../../src/server/limits/overload.ts';
import { sayStatus } from '../../../src/server/limits/answer-status.ts';
import { newId } from '../../../src/shared/node.ts';
import { type Served, startServed } from '../../events/live/live-world.ts';
import type { Answer } from '../../support/commons.ts';
import { waitingForLock } from '../../support/database.ts';

/** What a request takes beside waiting, on a machine that others use, in milliseconds. */
const SLACK_MS = 900;

let served: Served;
let facility: BuiltFacility;
let residents: BuiltResident[];
const holders: Client[] = [];
beforeAll(async () => {
  served = await startServed();
  facility = await buildFacility(served.db, { now: served.clock.now, capacity: 10 });
  residents = [await buildResident(served.db), await buildResident(served.db)];
});
afterEach(async () => {
  await Promise.all(holders.splice(0).map((holder) => holder.end()));
});
afterAll(() => served.close());

/** Locks a resident until the client is ended: their bookings wait. */
async function hold({ residentId }: BuiltResident): Promise<Client> {
  const holder = new Client(served.databaseUrl);
  await holder.connect();
  holders.push(holder);
  await holder.query('begin');
  await holder.query('select from resident where id = $1 for update', [residentId]);
  return holder;
}

let keys = 0;
const booking = () => `mutation { bookingCreate(input: {facilityId: "${facility.id}", start: "2026-03-05T02:00:00Z",
  end: "2026-03-05T03:00:00Z", idempotencyKey: "overload-${keys++}"}) { booking { id } userErrors { code } } }`;

function post({ url }: Served, query: string, as?: string, signal?: AbortSignal): Promise<Response> {
  return fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(as && { authorization: `Bearer ${as}` }) },
    body: JSON.stringify({ query }),
    signal: signal ?? null,
  });
}

const isWaiting = async () =>
  (await served.sql(`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`))
    .length > 0;

async function expectBusy(response: Response): Promise<void> {
  expect([response.status, response.headers.get('retry-after')]).toEqual([503, '1']);
  expect(((await response.json()) as Pick<Answer, 'errors'>).errors).toMatchObject([{ extensions: { code: 'BUSY' } }]);
}

describe('more requests than are answered at once', () => {
  let few: Served;
  let open = Promise.withResolvers<void>();
  beforeAll(async () => {
    const verifyToken = async (header: string | undefined) => {
      if (header) await open.promise;
      return undefined;
    };
    few = await startServed({ beside: served, server: { requestsAtOnce: 2, verifyToken } });
  });
  afterAll(() => few.close());

  test('are told to come back, while the process says that it lives', async () => {
    const first = [post(few, '{ __typename }', 'slow'), post(few, '{ __typename }', 'slow')];
    await expect.poll(async () => (await post(few, '{ __typename }')).status).toBe(503);
    await expectBusy(await post(few, '{ __typename }'));
    expect((await fetch(`${few.url}/livez`)).status).toBe(200);
    open.resolve();
    for (const response of await Promise.all(first)) expect(response.status).toBe(200);
    expect((await post(few, '{ __typename }')).status).toBe(200);
  });

  test('have the place of a client that has gone', async () => {
    open = Promise.withResolvers<void>();
    const gone = new AbortController();
    const first = [1, 2].map(() => post(few, '{ __typename }', 'slow', gone.signal).catch(() => undefined));
    await expect.poll(async () => (await post(few, '{ __typename }')).status).toBe(503);
    gone.abort();
    await Promise.all(first);
    await expect.poll(async () => (await post(few, '{ __typename }')).status).toBe(200);
    open.resolve();
  });
});

test('a process without rest lets in a fourth of them, and by and by all again when it has some', async () => {
  let now = 100_000;
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => now);
  let isBusy = false;
  const admit = admitAtOnce(40, () => isBusy);
  const leave: (() => void)[] = [];
  /** Comes, and is counted when it is let in. */
  const come = () => {
    let isIn = false;
    const raw = { once: (_: string, left: () => void) => (leave.push(left), raw) };
    const reply = { raw, code: () => reply, send: () => reply };
    const request = { headers: {}, server: {}, id: '' };
    admit.call({} as never, request as never, reply as never, () => (isIn = true));
    return isIn;
  };
  const letIn = (times: number) => Array.from({ length: times }, come).filter(Boolean).length;
  try {
    isBusy = true;
    expect(letIn(100)).toBe(10);
    isBusy = false;
    // Those who were sent away must not come in together.
    expect(letIn(100)).toBe(0);
    now += 300;
    expect(letIn(100)).toBe(3);
    now += 1_200;
    expect(letIn(100)).toBe(12);
    now += 1_500;
    expect(letIn(100)).toBe(15);
    isBusy = true;
    expect(letIn(1)).toBe(0);
    for (const left of leave.splice(0)) left();
    expect(letIn(100)).toBe(10);
  } finally {
    clock.mockRestore();
  }
});

describe('there is no rest', () => {
  test('while somebody waits for a connection at every look, and not when they come in one moment', async () => {
    let waiting = 3;
    const isBusy = withoutRest(() => waiting);
    const look = async (times: number) => {
      for (let i = 0; i < times; i++) {
        await pause(30);
        if (isBusy()) return true;
      }
      return false;
    };
    expect(isBusy()).toBe(false);
    expect(await look(10)).toBe(true);
    waiting = 0;
    isBusy();
    await pause(150);
    expect(isBusy()).toBe(false);
    waiting = 1;
    expect(isBusy()).toBe(false);
  });

  test('while the process works without a pause', async () => {
    const isBusy = withoutRest(() => 0);
    const until = performance.now() + 300;
    while (performance.now() < until);
    expect(isBusy()).toBe(true);
    await pause(300);
    expect(isBusy()).toBe(false);
  });
});

describe('a request that waits', () => {
  test('for a lock too long is answered with 503 and when to come back', async () => {
    await hold(residents[0]!);
    const begun = performance.now();
    await expectBusy(await post(served, booking(), residents[0]!.subject));
    expect(performance.now() - begun).toBeLessThan(WAITING_MS_MAX + SLACK_MS);
  });

  test('for a connection and then for a lock waits no longer in all', async () => {
    const narrow = await startServed({ beside: served, poolSize: 1 });
    try {
      const [first] = [await hold(residents[0]!), await hold(residents[1]!)];
      const before = post(narrow, booking(), residents[0]!.subject);
      await waitingForLock(served);
      const begun = performance.now();
      const after = post(narrow, booking(), residents[1]!.subject);
      await pause(1_200);
      await first.end();
      holders.splice(holders.indexOf(first), 1);
      expect((await before).status).toBe(200);
      await expectBusy(await after);
      const waited = performance.now() - begun;
      expect(waited).toBeGreaterThan(1_200);
      expect(waited).toBeLessThan(WAITING_MS_MAX + SLACK_MS);
    } finally {
      await narrow.close();
    }
  });

  test('is no more when its client has gone: the database is told', async () => {
    await hold(residents[0]!);
    const gone = new AbortController();
    const request = post(served, booking(), residents[0]!.subject, gone.signal).catch(() => undefined);
    await waitingForLock(served);
    const begun = performance.now();
    gone.abort();
    await request;
    while (await isWaiting()) await pause(5);
    // Well before the lock would have been given up.
    expect(performance.now() - begun).toBeLessThan(WAITING_MS_MAX / 2);
    await holders.pop()!.end();
    const response = await post(served, booking(), residents[0]!.subject);
    expect(((await response.json()) as Answer).data.bookingCreate).toBeDefined();
  });

  test('and whose client has gone is no fault in the log, be it a read or a booking', async () => {
    const lines: { level: number; msg: string }[] = [];
    const write = (line: Buffer, _encoding: string, done: () => void) => {
      lines.push(JSON.parse(line.toString()) as (typeof lines)[number]);
      done();
    };
    const told = await startServed({
      beside: served,
      server: { log: pino({ level: 'debug' }, new Writable({ write })) },
    });
    const owner = new Client(served.ownerUrl);
    await owner.connect();
    try {
      const hangUp = async (query: string, as?: string) => {
        const gone = new AbortController();
        const request = post(told, query, as, gone.signal).catch(() => undefined);
        await vi.waitFor(async () => expect(await isWaiting()).toBe(true));
        gone.abort();
        await request;
      };
      const said = (msg: string) => vi.waitFor(() => expect(lines.filter((line) => line.msg === msg)).toHaveLength(1));
      await owner.query('begin; lock table shared_facility in access exclusive mode');
      await hangUp('{ sharedFacilities(first: 1) { edges { node { id } } } }');
      await said('nobody waits for the answer any more');
      await owner.query('rollback');
      await hold(residents[0]!);
      await hangUp(booking(), residents[0]!.subject);
      await said('a transaction gave up');
      expect(lines.filter(({ level }) => level > pino.levels.values.info!)).toEqual([]);
    } finally {
      await owner.end();
      await told.close();
    }
  });

  test('has a deadline, after which the database does no more for it', async () => {
    const hasty = await startServed({ beside: served, server: { deadlineMs: 300 } });
    await hold(residents[0]!);
    const begun = performance.now();
    await expectBusy(await post(hasty, booking(), residents[0]!.subject));
    expect(performance.now() - begun).toBeLessThan(300 + SLACK_MS);
    expect(await isWaiting()).toBe(false);
    await hasty.close();
  });
});

describe('whatever is asked for while the database is held up', () => {
  let owner: Client;
  const holdTable = async (table: string) => {
    owner = new Client(served.ownerUrl);
    await owner.connect();
    await owner.query(`begin; lock table ${table} in access exclusive mode`);
  };
  afterEach(() => owner.end());

  const seal = 's'.repeat(43);
  test.each([
    ['the page of a book', 'service_project_book', `/project-books/${newId('spb')}.html`],
    ['a file', 'attachment', `/attachments/${newId('att')}?by=${newId('acc')}&until=99999999999&seal=${seal}`],
    ['what is known of a person', 'personal_data_export', `/personal-data/${seal}`],
  ])('%s is answered with 503 and when to come back', async (_, table, path) => {
    await holdTable(table);
    await expectBusy(await fetch(served.url + path));
  });

  test('a stream is refused by its status, as one of a person with too many is', async () => {
    await holdTable('shared_facility');
    const query = `subscription { availabilityChanged(facilityId: "${facility.id}", from: "2026-03-05T02:00:00Z",
      to: "2026-03-05T03:00:00Z") { at } }`;
    await expectBusy(
      await fetch(`${served.url}/graphql/stream`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
        body: JSON.stringify({ query }),
      }),
    );
  });

  test('a token of which nobody can be asked is answered with 503, too', async () => {
    const verifyToken = async () => ({ issuer: SERVICE_ISSUER, subject: 'svc_0' });
    const asked = await startServed({ beside: served, server: { verifyToken } });
    try {
      await holdTable('service_account');
      await expectBusy(await post(asked, '{ __typename }'));
    } finally {
      await asked.close();
    }
  });

  test('the database is told when whoever reads a book has gone', async () => {
    await holdTable('service_project_book');
    const gone = new AbortController();
    const request = fetch(`${served.url}/project-books/${newId('spb')}.html`, { signal: gone.signal }).catch(
      () => undefined,
    );
    await vi.waitFor(async () => expect(await isWaiting()).toBe(true));
    const begun = performance.now();
    gone.abort();
    await request;
    while (await isWaiting()) await pause(5);
    // Well before the lock would have been given up.
    expect(performance.now() - begun).toBeLessThan(WAITING_MS_MAX / 2);
  });
});

describe('the status of an answer', () => {
  const headOf = async (singleResult: object) => {
    const http: { status?: number; headers: Map<string, string> } = { headers: new Map() };
    const response = { body: { kind: 'single', singleResult }, http };
    const listener = await sayStatus().requestDidStart!({} as never);
    await (listener as GraphQLRequestListener<Context>).willSendResponse!({ response } as never);
    return { status: http.status, retryAfter: http.headers.get('retry-after') };
  };
  const error = (code: string, more: object = {}) => ({ message: '', extensions: { code, ...more } });

  test('is 503 or 429 when nothing came for that reason', async () => {
    expect(await headOf({ errors: [error('BUSY')], data: null })).toEqual({ status: 503, retryAfter: '1' });
    expect(await headOf({ errors: [error('INTERNAL'), error('BUSY')], data: { a: null } })).toMatchObject({
      status: 503,
    });
    const limited = error('RATE_LIMITED', { retryAfterSeconds: 7 });
    expect(await headOf({ errors: [limited] })).toEqual({ status: 429, retryAfter: '7' });
  });

  test('is what it was when something came, or for another reason', async () => {
    const asItWas = { status: undefined, retryAfter: undefined };
    expect(await headOf({ errors: [error('BUSY')], data: { a: null, b: {} } })).toEqual(asItWas);
    expect(await headOf({ errors: [error('NOT_FOUND')], data: null })).toEqual(asItWas);
    expect(await headOf({ data: { a: null } })).toEqual(asItWas);
  });
});
