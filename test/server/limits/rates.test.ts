import { request } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { buildDivision } from '../../../seeds/factories/division.factory.ts';
import { FAILURES_AT_ONCE } from '../../../src/district/identity/service-accounts/client-token.guesses.ts';
import {
  connectSocket,
  collecting,
  type Served,
  startServed,
  subscribeByStream,
} from '../../events/live/live-world.ts';

const POINTS = 1_000;
const NESTED = '{ divisions(first: 10) { edges { node { id } } } }';
const HUNDRED = '{ divisions(first: 100) { edges { node { name } } } }';
/** An object each, and the arrival. */
const NESTED_COST = 11;
const FOLLOW = `subscription { availabilityChanged(facilityId: "fac_0", from: "2026-03-04T00:00:00Z", to: "2026-03-05T00:00:00Z") { at } }`;

let served: Served;
let beside: Served;
beforeAll(async () => {
  const server = {
    rates: { perActor: POINTS, perAddress: 4 * POINTS },
    trustedProxies: ['127.0.0.1', '10.0.0.0/8'],
  };
  served = await startServed({ server });
  beside = await startServed({ server, beside: served });
  await buildDivision(served.db);
});
afterAll(async () => {
  await beside.close();
  await served.close();
});
beforeEach(async () => {
  // What the processes hold goes back first.
  await vi.waitFor(
    async () =>
      expect(
        await served.sql("select from rate_budget where granted > 0 and at > now() - interval '2 seconds'"),
      ).toEqual([]),
    { timeout: 20_000 },
  );
  await served.sql('delete from rate_budget');
});

// oxlint-disable-next-line typescript/no-explicit-any -- a test names what it expects
type Answer = any;

/** Asks as somebody, from an address that a trusted proxy tells. */
async function ask(server: Served, query: string, { as, from = '192.0.2.1' }: { as?: string; from?: string } = {}) {
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-forwarded-for': from,
      ...(as && { authorization: `Bearer ${as}` }),
    },
    body: JSON.stringify({ query }),
  });
  return {
    status: response.status,
    retryAfter: response.headers.get('retry-after'),
    answer: (await response.json()) as Answer,
  };
}

describe('what a caller may ask for', () => {
  test('is the same for all processes, and told in the answers', async () => {
    const first = await ask(served, NESTED, { as: 'somebody' });
    expect(first.answer.extensions.cost.budget).toMatchObject({
      points: NESTED_COST - 1,
      limit: POINTS,
    });
    expect(first.answer.extensions.cost.budget.left).toBeGreaterThanOrEqual(POINTS - NESTED_COST + 1);
    expect(first.answer.extensions.cost.budget.left).toBeLessThan(POINTS);
    let passed = 1;
    const begun = performance.now();
    const until = async (server: Served) => {
      for (;;) {
        const { status, retryAfter, answer } = await ask(server, NESTED, { as: 'somebody' });
        if (status === 200) passed++;
        else return { status, retryAfter, answer };
      }
    };
    const refused = await Promise.all([until(served), until(beside), until(served), until(beside)]);
    const restored = ((performance.now() - begun) / 60_000) * POINTS;
    // One more for what a process held when the other was refused.
    expect(passed).toBeGreaterThanOrEqual(POINTS / (NESTED_COST - 1) - 3);
    expect(passed).toBeLessThanOrEqual((POINTS + restored) / (NESTED_COST - 1) + 1);
    for (const { status, retryAfter, answer } of refused) {
      expect(status).toBe(429);
      expect(Number(retryAfter)).toBeGreaterThan(0);
      expect(answer.errors).toMatchObject([
        { extensions: { code: 'RATE_LIMITED', retryAfterSeconds: Number(retryAfter) } },
      ]);
      expect(answer).not.toHaveProperty('data');
      const { budget } = answer.extensions.cost;
      expect(budget).toMatchObject({ points: NESTED_COST - 1, limit: POINTS, restoredPerSecond: POINTS / 60 });
      expect(budget.left).toBeLessThan(2 * NESTED_COST);
      expect(budget.fullInSeconds).toBeGreaterThan(Number(retryAfter));
    }
    expect((await ask(served, NESTED, { as: 'somebody else' })).status).toBe(200);
  });

  test('counts by the address that a trusted proxy tells, and not by one that anybody claims', async () => {
    const spend = async (from: (i: number) => string) => {
      for (let i = 0; ; i++) {
        const { status } = await ask(served, HUNDRED, {
          from: from(i),
        });
        if (status !== 200) return i;
      }
    };
    // The client is whoever the last trusted proxy heard from; what stands before that, it made up.
    expect(await spend((i) => `203.0.113.${i}, 198.51.100.7, 10.1.2.3`)).toBeLessThan(60);
    await served.sql("update rate_budget set at = now() + interval '1 minute'");
    expect((await ask(served, HUNDRED, { from: '198.51.100.8' })).status).toBe(200);
    expect((await ask(beside, HUNDRED, { from: '198.51.100.7' })).status).toBe(429);
  });

  test('takes all addresses of an IPv6 network for one', async () => {
    await ask(served, NESTED, { from: '2001:db8:1:2::1' });
    await ask(served, NESTED, { from: '2001:db8:1:2:ffff::2' });
    expect(await served.sql('select from rate_budget')).toHaveLength(1);
  });

  test('is spent by documents that are none, too', async () => {
    const from = '192.0.2.9';
    await ask(served, '{ nothing', { from });
    await served.sql("update rate_budget set spent = 1e6, at = now() + interval '1 hour'");
    // What this process holds is spent first.
    await expect
      .poll(async () => (await ask(served, '{ nothing', { from })).status, { interval: 1, timeout: 20_000 })
      .toBe(429);
  });

  test('is spent by subscriptions over both transports, and at the token endpoint', async () => {
    await served.sql('delete from rate_budget');
    await ask(served, NESTED, { as: 'follower', from: '127.0.0.1' });
    await expect.poll(async () => (await served.sql('select from rate_budget')).length).toBe(2);
    await served.sql("update rate_budget set spent = 1e6, at = now() + interval '1 hour'");
    // What this process holds is spent first.
    await expect
      .poll(async () => (await ask(served, '{ nothing', { from: '127.0.0.1' })).status, {
        interval: 1,
        timeout: 20_000,
      })
      .toBe(429);
    const stream = await subscribeByStream(served, FOLLOW);
    expect((await stream.ended)[0]).toMatch(/429|RATE_LIMITED/);
    const socket = collecting((sink) => connectSocket(served, 'follower').subscribe({ query: FOLLOW }, sink));
    expect((await socket.ended)[0]).toMatch(/RATE_LIMITED|CloseEvent/);
    for (const path of ['/attachments/att_0', `/personal-data/${'a'.repeat(43)}`]) {
      const file = await fetch(served.url + path);
      expect([file.status, Number(file.headers.get('retry-after'))]).toEqual([429, expect.any(Number)]);
      expect(await file.json()).toMatchObject({ errors: [{ extensions: { code: 'RATE_LIMITED' } }] });
    }
    const token = await fetch(`${served.url}/oauth/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'grant_type=client_credentials&client_id=svc_0&client_secret=x',
    });
    expect([token.status, Number(token.headers.get('retry-after'))]).toEqual([429, expect.any(Number)]);
    expect((await fetch(`${served.url}/livez`)).status).toBe(200);
  });
});

test('guesses at the secret of one client are counted over all addresses, and those of one address over all clients', async () => {
  const guess = (id: string, from: string) =>
    new Promise<number>((resolve, reject) => {
      const headers = { 'content-type': 'application/x-www-form-urlencoded', 'x-forwarded-for': from };
      const sent = request(`${served.url}/oauth/token`, { method: 'POST', headers }, (response) => {
        response.resume();
        resolve(response.statusCode!);
      });
      sent.on('error', reject);
      sent.end(`grant_type=client_credentials&client_id=${id}&client_secret=guess`);
    });
  const statuses = [];
  for (let i = 0; i < FAILURES_AT_ONCE + 10; i++) statuses.push(await guess('svc_target', `198.51.100.${i}`));
  expect(statuses[0]).toBe(401);
  expect(statuses.slice(FAILURES_AT_ONCE)).toContain(429);
  const others = [];
  for (let i = 0; i < FAILURES_AT_ONCE + 10; i++) others.push(await guess(`svc_${i}`, '198.51.100.200'));
  expect(others[0]).toBe(401);
  expect(others.slice(FAILURES_AT_ONCE)).toContain(429);
});
