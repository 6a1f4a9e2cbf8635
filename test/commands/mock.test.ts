import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { TANGMEN_PARKING_ID } from '../../seeds/facilities.seeder.ts';
import { BUILD_LIMIT_MS, builtProgram, type Program } from '../support/program.ts';

// The seeded server for the tests of frontends, as `npm run mock` starts it: a process of its own, built.

/** A start creates and fills a database, on a machine that may be busy with other tests. */
const START_LIMIT_MS = 60_000;
/** What a reset may take; a frontend runs one before each of its tests. */
const RESET_LIMIT_MS = 10_000;

interface Started {
  readonly url: string;
  readonly tokens: Record<string, string>;
  readonly folder: string;
  stop(): Promise<{ code: number | string; stderr: string }>;
}

let program: Program;
let mock: Started;
beforeAll(async () => {
  program = await builtProgram();
  mock = await start();
}, BUILD_LIMIT_MS + START_LIMIT_MS);
afterAll(() => mock?.stop());

function run(args: readonly string[], env: Record<string, string> = {}) {
  const { child, stdout, stderr, ended } = program.run(env, [
    join(program.folder, 'src/commands/mock.main.js'),
    ...args,
  ]);
  return { child, stdout, ended: ended.then((code) => ({ code, stdout: stdout(), stderr: stderr() })) };
}

async function start(): Promise<Started> {
  const folder = await mkdtemp(join(inject('temporaryFolder'), 'mock-'));
  await promisify(execFile)('chmod', ['711', folder]);
  const { child, stdout, ended } = run(['0'], { TMPDIR: folder, METRICS: 'off' });
  let complaint: string | undefined;
  void ended.then(({ stderr }) => (complaint = stderr));
  while (!/Tokens[\s\S]*\n\n[\s\S]*\n\n/.test(stdout())) {
    if (complaint !== undefined) throw new Error(`It ended: ${complaint}`);
    await pause(20);
  }
  const tokens = [...stdout().matchAll(/^ {4}(\S+) +(ey\S+)$/gm)].map(([, name, token]) => [name!, token!] as const);
  return {
    url: /http:\/\/127\.0\.0\.1:\d+/.exec(stdout())![0],
    tokens: Object.fromEntries(tokens),
    folder,
    async stop() {
      child.kill('SIGTERM');
      const { code, stderr } = await ended;
      return { code, stderr };
    },
  };
}

async function ask(query: string, variables: object = {}, token?: string) {
  const response = await fetch(`${mock.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query, variables }),
  });
  // oxlint-disable-next-line typescript/no-explicit-any -- the shape is that of the operation
  return (await response.json()) as any;
}

async function reset(): Promise<{ milliseconds: number; tokens: Record<string, string> }> {
  const response = await fetch(`${mock.url}/reset`, { method: 'POST' });
  expect(response.status).toBe(200);
  return (await response.json()) as { milliseconds: number; tokens: Record<string, string> };
}

/** Status of a reset with headers that `fetch` would not send. */
async function resetWith(headers: Record<string, string>, method = 'POST'): Promise<number | undefined> {
  const sent = request(`${mock.url}/reset`, { method, headers, agent: false }).end();
  const [response] = await once(sent, 'response');
  await text(response);
  return response.statusCode as number | undefined;
}

const CAPACITY = `query ($id: ID!) { node(id: $id) { ... on SharedFacility { name capacity } } }`;
const capacity = async () => (await ask(CAPACITY, { id: TANGMEN_PARKING_ID })).data.node.capacity as number;
const SET_CAPACITY = `mutation ($input: FacilityUpdateInput!) {
  facilityUpdate(input: $input) { facility { capacity } userErrors { code message } } }`;
const setCapacity = (places: number) =>
  ask(SET_CAPACITY, { input: { facilityId: TANGMEN_PARKING_ID, capacity: places } }, mock.tokens.unit);

describe('npm run mock', { timeout: START_LIMIT_MS }, () => {
  test('starts with the demonstration district and a token for each persona', async () => {
    expect((await ask('{ divisions(first: 1) { totalCount } }')).data.divisions.totalCount).toBeGreaterThan(100);
    expect(Object.keys(mock.tokens)).toEqual(expect.arrayContaining(['resident:1', 'unit', 'branch', 'district']));
    const withoutRole: string[] = [];
    for (const [name, token] of Object.entries(mock.tokens)) {
      const { data } = await ask('{ viewer { roles { role } } }', {}, token);
      if (data.viewer.roles.length === 0) withoutRole.push(name);
    }
    // Who signs for a unit is named by the unit, and has no role.
    expect(withoutRole).toEqual(['delegate']);
  });

  test('puts back what was changed, in a moment, and hands out tokens', async () => {
    const before = await capacity();
    expect((await setCapacity(before + 7)).data.facilityUpdate.userErrors).toEqual([]);
    expect(await capacity()).toBe(before + 7);
    const { milliseconds, tokens } = await reset();
    expect(await capacity()).toBe(before);
    expect(milliseconds).toBeLessThan(RESET_LIMIT_MS);
    expect(Object.keys(tokens)).toEqual(Object.keys(mock.tokens));
    expect((await ask('{ viewer { resident { name } } }', {}, tokens['resident:1'])).data.viewer.resident.name).toBe(
      '林小榕',
    );
    // Those from before the reset hold as well.
    expect((await setCapacity(before + 1)).data.facilityUpdate.userErrors).toEqual([]);
    await reset();
  });

  test('answers everybody while it is reset, several times at once', async () => {
    const before = await capacity();
    await setCapacity(before + 3);
    const state = { busy: true };
    const resets = Promise.all([reset(), reset(), reset()]).finally(() => (state.busy = false));
    while (state.busy) expect([before, before + 3]).toContain(await capacity());
    await resets;
    expect(await capacity()).toBe(before);
  });

  test('is reset by programs and pages of this machine only', async () => {
    const before = await capacity();
    await setCapacity(before + 2);
    expect(await resetWith({ origin: 'https://evil.example' })).toBe(403);
    expect(await resetWith({ origin: 'null' })).toBe(403);
    expect(await resetWith({ host: 'evil.example' })).toBe(403);
    expect(await resetWith({}, 'GET')).toBe(405);
    expect(await capacity()).toBe(before + 2);
    expect(await resetWith({ origin: 'http://localhost:5173' })).toBe(200);
    expect(await capacity()).toBe(before);
  });

  test('leaves nothing behind', async () => {
    const other = await start();
    expect(existsSync(other.folder)).toBe(true);
    expect((await readdir(other.folder)).length).toBe(1);
    expect(await other.stop()).toEqual({ code: 0, stderr: '' });
    expect(await readdir(other.folder)).toEqual([]);
  });

  test.each([
    ['in production', ['0'], { NODE_ENV: 'production' }, /^The mock server is not for production\.\n$/],
    ['on what is no port', ['http'], {}, /^Usage: npm run mock \[-- PORT\]; "http" is no port/],
  ])('does not start %s, in one line', async (_, args, env, line) => {
    const { code, stderr, stdout } = await run(args, env as Record<string, string>).ended;
    expect(stderr).toMatch(line);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  });

  test('does not start on a port that is taken, and leaves nothing behind', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    const folder = await mkdtemp(join(inject('temporaryFolder'), 'mock-'));
    await promisify(execFile)('chmod', ['711', folder]);
    const { code, stderr } = await run([String(port)], { TMPDIR: folder }).ended;
    taken.close();
    expect(code).toBe(1);
    expect(stderr).toMatch(/^Port \d+ \(PORT\) on 127\.0\.0\.1 \(HOST\) is in use\./);
    expect(await readdir(folder)).toEqual([]);
  });
});
