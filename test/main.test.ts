import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile } from 'node:fs/promises';
import { Agent, createServer as createHttpServer, request } from 'node:http';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { json, text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { Client } from 'pg';
import { afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { isAlive } from '../src/database/single-instance.ts';
import { databaseUrl, type FreshDatabase, freshDatabase, sql } from './support/database.ts';
import { builtProgram, type Program, type RunningServer } from './support/program.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** A start creates and fills a database, on a machine that may be busy with other tests. */
const START_LIMIT_MS = 60_000;
const IN_FLIGHT = 200;

let program: Program;
let databases: FreshDatabase[] = [];

beforeAll(async () => {
  program = await builtProgram();
});
afterEach(async () => {
  await program.killAll();
  await Promise.all(databases.map((database) => database.drop()));
  databases = [];
});

/** What the program says when it does not start: one line on stderr, nothing else there, and exit code 1. */
async function refusal(env: Record<string, string>): Promise<string> {
  const { ended, stderr, stdout } = program.run(env);
  expect(await ended).toBe(1);
  expect(stderr()).toMatch(/^[^\n]+\n$/);
  expect(stdout()).not.toContain('running');
  return stderr().trim();
}

/** The process id of the database that a program has started, by its log. */
function postgresOf(stdout: string): number | undefined {
  const pid = /"pid":(\d+),"msg":"PostgreSQL is running"/.exec(stdout)?.[1];
  return pid === undefined ? undefined : Number(pid);
}

async function stopped({ child, ended, stderr }: RunningServer, signal: NodeJS.Signals = 'SIGTERM') {
  child.kill(signal);
  return { code: await ended, stderr: stderr() };
}

async function database(): Promise<string> {
  const fresh = await freshDatabase();
  databases.push(fresh);
  return fresh.url;
}

/** A folder that the account of PostgreSQL can get into. */
async function dataFolder(): Promise<string> {
  const folder = await mkdtemp(join(inject('temporaryFolder'), 'main-'));
  await chmod(folder, 0o711);
  return folder;
}

async function ask(url: string, query: string, { token, variables }: { token?: string; variables?: object } = {}) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query, variables }),
  });
  // oxlint-disable-next-line typescript/no-explicit-any -- a test names what it expects
  const { data, errors } = (await response.json()) as any;
  expect(errors).toBeUndefined();
  return data;
}

async function tokenFor(persona: string, dataDir: string): Promise<string> {
  const { PATH, HOME } = process.env;
  const { stdout, stderr } = await promisify(execFile)('npm', ['run', '-s', 'token', '--', persona], {
    cwd: ROOT,
    env: { PATH, HOME, DATA_DIR: dataDir },
  });
  expect(stdout).toMatch(/^\S+\n$/);
  expect(stderr).not.toMatch(/\n\s+at /);
  return stdout.trim();
}

const MY_BOOKINGS = '{ bookings { edges { node { id reference state } } } }';

describe('a server with its own database', { timeout: 4 * START_LIMIT_MS }, () => {
  test('is all there after one command, keeps to itself, survives a kill, and ends with its database', async () => {
    const DATA_DIR = await dataFolder();
    const first = await program.start({ DATA_DIR });

    // What it prints is enough to begin with.
    expect(first.stdout()).toContain('Explorer:     the same address in a browser');
    expect(first.stdout()).toContain('npm run -s token -- resident');
    const [, url, body] = /curl (\S+) -H 'content-type: application\/json' \\\n\s+-d '(.*)'/.exec(first.stdout())!;
    expect(url).toBe(first.url);
    const { data } = (await (
      await fetch(url!, { method: 'POST', headers: { 'content-type': 'application/json' }, body: body! })
    ).json()) as { data: { sharedFacilities: { edges: { node: { id: string; name: string } }[] } } };
    expect(data.sharedFacilities.edges).toHaveLength(3);
    const page = await fetch(first.url, { headers: { accept: 'text/html' } });
    expect(await page.text()).toContain('<title>Grid Commons');

    // A token from the command is taken; a booking is made.
    const token = await tokenFor('resident:2', DATA_DIR);
    const { viewer } = await ask(first.url, '{ viewer { resident { name } roles { role } } }', { token });
    expect(viewer).toEqual({ resident: { name: expect.any(String) }, roles: [{ role: 'RESIDENT' }] });
    const made = await bookSomething(first.url, token);

    // A second one in the same folder says so and leaves the first alone.
    expect(await refusal({ DATA_DIR })).toMatch(
      new RegExp(`^The data folder \\S+ \\(DATA_DIR\\) is in use by another instance \\(pid ${first.child.pid}\\)\\.`),
    );

    // Killed without a chance to clear up, it starts again, and the booking is there.
    first.child.kill('SIGKILL');
    expect(await first.ended).toBe('SIGKILL');
    const second = await program.start({ DATA_DIR });
    const { bookings } = await ask(second.url, MY_BOOKINGS, { token });
    expect(bookings.edges).toEqual([{ node: made }]);

    // Without its database there is nothing that it could do.
    process.kill(postgresOf(second.stdout())!, 'SIGKILL');
    expect(await second.ended).toBe(1);
    expect(second.stderr()).toMatch(/^The database ended: PostgreSQL ended by itself \([^\n]+\n$/);

    // And after that, again; told to end, it ends its database with it.
    const third = await program.start({ DATA_DIR });
    expect((await ask(third.url, MY_BOOKINGS, { token })).bookings.edges).toHaveLength(1);
    expect(await stopped(third, 'SIGINT')).toEqual({ code: 0, stderr: '' });
    expect(isAlive(postgresOf(third.stdout())!)).toBe(false);
  });
});

/** Books a place in the first car park that has one tomorrow evening. */
async function bookSomething(url: string, token: string): Promise<object> {
  const evening = Temporal.Now.zonedDateTimeISO('Asia/Shanghai').add({ days: 1 }).startOfDay().add({ hours: 20 });
  const during = { start: evening.toInstant().toString(), end: evening.add({ hours: 1 }).toInstant().toString() };
  const { sharedFacilities } = await ask(
    url,
    `query ($during: AvailableDuringInput!) {
      sharedFacilities(first: 1, where: { kinds: [PARKING], availableDuring: $during }) { edges { node { id } } } }`,
    { variables: { during } },
  );
  const input = { ...during, facilityId: sharedFacilities.edges[0].node.id, idempotencyKey: 'once' };
  const { bookingCreate } = await ask(
    url,
    `mutation ($input: BookingCreateInput!) { bookingCreate(input: $input) {
      booking { id reference state } userErrors { code message } } }`,
    { token, variables: { input } },
  );
  expect(bookingCreate.userErrors).toEqual([]);
  return bookingCreate.booking;
}

describe('a server on the database of DATABASE_URL', { timeout: START_LIMIT_MS }, () => {
  test('brings it to the newest schema and leaves it empty, unless it is told to fill it', async () => {
    const empty = await emptyDatabase();
    const divisions = async () => (await sql(empty)('select count(*)::int as n from division'))[0];

    expect((await stopped(await program.start({ DATABASE_URL: empty, DATA_DIR: await dataFolder() }))).code).toBe(0);
    expect(await divisions()).toEqual({ n: 0 });

    const filled = await program.start({ DATABASE_URL: empty, DATA_DIR: await dataFolder(), SEED: 'true' });
    const { division } = await ask(filled.url, '{ division(code: "350102000000") { name } }');
    expect(division).toEqual({ name: '鼓楼区' });
    expect((await stopped(filled)).code).toBe(0);

    // What is there already is not filled again.
    const before = await divisions();
    expect(
      (await stopped(await program.start({ DATABASE_URL: empty, DATA_DIR: await dataFolder(), SEED: 'true' }))).code,
    ).toBe(0);
    expect(await divisions()).toEqual(before);
  });

  test('says that it is not ready while that is away, and is ready when it is back', async () => {
    const url = await database();
    const server = await program.start({ DATABASE_URL: url, DATA_DIR: await dataFolder() });
    const status = async (path: string) => (await fetch(new URL(path, server.url))).status;
    expect(await status('/readyz')).toBe(200);

    const name = new URL(url).pathname.slice(1);
    const owner = sql(inject('databaseUrl'));
    await owner(`alter database ${name} allow_connections false`);
    await owner('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
    expect([await status('/readyz'), await status('/livez')]).toEqual([503, 200]);

    await owner(`alter database ${name} allow_connections true`);
    expect(await status('/readyz')).toBe(200);
    expect(await ask(server.url, '{ divisions { totalCount } }')).toEqual({ divisions: { totalCount: 0 } });
    expect(await stopped(server)).toEqual({ code: 0, stderr: '' });
  });

  test('takes the tokens of its issuer in production, and none of its own', async () => {
    const { issuer, tokenFor: issuedTo, close } = await tokenIssuer();
    const server = await program.start({
      DATABASE_URL: await database(),
      DATA_DIR: await dataFolder(),
      NODE_ENV: 'production',
      OIDC_ISSUER: issuer,
      OIDC_AUDIENCE: 'commons',
    });
    expect(server.stdout()).not.toContain('npm run -s token');
    const viewer = '{ viewer { resident { id } roles { role } } }';
    expect(await ask(server.url, viewer, { token: await issuedTo('somebody') })).toEqual({
      viewer: { resident: null, roles: [] },
    });

    const token = await tokenFor('district', await dataFolder());
    const response = await fetch(server.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query: viewer }),
    });
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    expect(await stopped(server)).toEqual({ code: 0, stderr: '' });
    close();
  });
});

describe('a server with a role that serves and owns nothing', { timeout: START_LIMIT_MS }, () => {
  test('migrates as the owner when it is told who that is, and only looks afterwards', async () => {
    const fresh = await freshDatabase();
    databases.push(fresh);
    await sql(fresh.url)('drop schema public, graphile_worker cascade');
    await sql(fresh.url)('create schema public');
    const settings = { DATABASE_URL: fresh.serviceUrl, DATA_DIR: await dataFolder() };

    expect(await refusal(settings)).toMatch(/\(DATABASE_URL\) lacks \d+ migrations, first "m0001_foundation"/);
    const first = await program.start({ ...settings, DATABASE_OWNER_URL: fresh.url, SEED: 'true' });
    expect((await stopped(first)).code).toBe(0);
    const second = await program.start(settings);
    expect(second.stdout()).toContain('without DATABASE_OWNER_URL a start only looks');
    expect(await ask(second.url, '{ division(code: "350102000000") { name } }')).toEqual({
      division: { name: '鼓楼区' },
    });
    await bookSomething(second.url, await tokenFor('resident', settings.DATA_DIR));
    expect((await stopped(second)).code).toBe(0);
    expect(await sql(fresh.url)('select fault from audit_chain()')).toEqual([{ fault: null }]);
  });

  test('is warned when it owns the tables', async () => {
    const server = await program.start({ DATABASE_URL: await database(), DATA_DIR: await dataFolder() });
    expect(server.stdout()).toContain('DATABASE_URL serves as the owner of the tables');
    expect((await stopped(server)).code).toBe(0);
  });
});

/** An OpenID provider of one key. */
async function tokenIssuer() {
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  const keys = [{ ...(await exportJWK(publicKey)), kid: 'only', alg: 'ES256', use: 'sig' }];
  const provider = createHttpServer((asked, response) => {
    const document = asked.url === '/keys' ? { keys } : { issuer, jwks_uri: `${issuer}/keys` };
    response.setHeader('content-type', 'application/json').end(JSON.stringify(document));
  }).listen(0, '127.0.0.1');
  await once(provider, 'listening');
  const issuer = `http://127.0.0.1:${(provider.address() as { port: number }).port}`;
  return {
    issuer,
    tokenFor: (subject: string) =>
      new SignJWT()
        .setProtectedHeader({ alg: 'ES256', kid: 'only', typ: 'at+jwt' })
        .setIssuer(issuer)
        .setAudience('commons')
        .setSubject(subject)
        .setIssuedAt()
        .setExpirationTime('5m')
        .sign(privateKey),
    close: () => provider.close(),
  };
}

/** A database without any of our tables. */
async function emptyDatabase(): Promise<string> {
  const url = await database();
  await sql(url)('drop schema public, graphile_worker cascade');
  await sql(url)('create schema public');
  return url;
}

describe('a start that cannot be is told in one line', { timeout: START_LIMIT_MS }, () => {
  test('when the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const PORT = String((other.address() as { port: number }).port);
    expect(await refusal({ DATABASE_URL: await database(), DATA_DIR: await dataFolder(), PORT })).toBe(
      `Port ${PORT} (PORT) on 127.0.0.1 (HOST) is in use. Stop what uses it, or set PORT to another (0 picks a free one).`,
    );
    other.close();
  });

  test('when the database cannot be reached, lets nobody in, or is not there; and no password is in it', async () => {
    const server = inject('databaseUrl');
    const lines = await refusals({
      unreachable: { DATABASE_URL: 'postgres://commons:s3cret@127.0.0.1:1/commons' },
      refused: { DATABASE_URL: Object.assign(new URL(server), { password: 's3cret' }).href },
      missing: { DATABASE_URL: databaseUrl(server, 'missing') },
    });
    const at = `127.0.0.1:${new URL(server).port}`;
    expect(lines).toEqual({
      unreachable: expect.stringMatching(
        /^The database postgres:\/\/127\.0\.0\.1:1\/commons \(DATABASE_URL\) cannot be reached: /,
      ),
      refused: expect.stringMatching(/\(DATABASE_URL\) .*password authentication failed/),
      missing: expect.stringContaining(`The database postgres://${at}/missing (DATABASE_URL) `),
    });
    expect(lines.missing).toContain('database "missing" does not exist');
    expect(JSON.stringify(lines)).not.toMatch(new RegExp(`s3cret|${new URL(server).password}`));
  });

  test('when the database was migrated by a later version', async () => {
    const url = await database();
    await sql(url)(`insert into migration (name) values ('M9999Later')`);
    const line = await refusal({ DATABASE_URL: url, DATA_DIR: await dataFolder() });
    expect(line).toMatch(/has the migration "M9999Later", which this version does not know/);
  });

  test('when a setting is wrong: its name, what it is, what it takes', async () => {
    const lines = await refusals({
      word: { PORT: 'abc' },
      port: { PORT: '65536' },
      database: { DATABASE_URL: 'mysql://u:s3cret@h/d' },
      level: { LOG_LEVEL: 'loud' },
      production: { NODE_ENV: 'production' },
      folder: { DATA_DIR: join(ROOT, 'package.json') },
    });
    expect(lines).toEqual({
      word: 'PORT is "abc"; it takes a whole number from 0 to 65535 (0 picks a free port).',
      port: 'PORT is "65536"; it takes a whole number from 0 to 65535 (0 picks a free port).',
      database: expect.stringMatching(/^DATABASE_URL is "mysql:\/\/h\/d"; it takes a URL such as postgres:/),
      level: expect.stringMatching(/^LOG_LEVEL is "loud"; it takes one of fatal, /),
      production: expect.stringMatching(/^OIDC_ISSUER is not set, which NODE_ENV=production requires; it takes /),
      folder: expect.stringMatching(/^The data folder \S+package\.json \(DATA_DIR\) cannot be used: /),
    });
  });

  test('when Node is too old, before anything is loaded that it does not know', async () => {
    const needed = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as { engines: { node: string } };
    expect(needed.engines.node).toBe('>=26');
    for (const file of ['main.js', 'commands/database.main.js', 'commands/grant.main.js']) {
      const { ended, stderr, stdout } = program.run({}, [
        '--import',
        nodeCalling('25.9.0'),
        join(program.folder, 'src', file),
      ]);
      expect([await ended, stdout()]).toEqual([1, '']);
      expect(stderr()).toMatch(/^Grid Commons needs Node 26 or later, and this is 25\.9\.0\.[^\n]*\n$/);
      const source = await readFile(join(ROOT, 'src', file.replace(/js$/, 'ts')), 'utf8');
      // An import that is not awaited is linked first, and fails with a stack of its own on an old Node.
      expect(source.match(/^import .*$/gm)).toHaveLength(1);
    }
    expect(await readFile(join(ROOT, 'src/commands/required-node.ts'), 'utf8')).not.toMatch(/^import /m);
  });
});

/** Has a program take the Node that it runs on for another version. */
function nodeCalling(version: string): string {
  const code = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } })`;
  return `data:text/javascript,${encodeURIComponent(code)}`;
}

/** Several at once, by the name of what is wrong. */
async function refusals<K extends string>(envs: Record<K, Record<string, string>>): Promise<Record<K, string>> {
  const entries = Object.entries<Record<string, string>>(envs).map(
    async ([name, env]) => [name, await refusal({ DATA_DIR: await dataFolder(), ...env })] as const,
  );
  return Object.fromEntries(await Promise.all(entries)) as Record<K, string>;
}

describe('a server that is told to end', { timeout: START_LIMIT_MS }, () => {
  const SLOW = JSON.stringify({ query: '{ divisions(first: 100) { totalCount edges { node { name } } } }' });

  /** One request over an agent that keeps its connections. */
  async function post(agent: Agent, port: number): Promise<{ status: number; body: unknown }> {
    const sent = request({
      agent,
      port,
      method: 'POST',
      path: '/graphql',
      headers: { 'content-type': 'application/json' },
    });
    sent.end(SLOW);
    const [response] = await once(sent, 'response');
    return { status: response.statusCode, body: await json(response) };
  }

  test('answers in full what it was asked before, denies that it is ready, and ends with 0', async () => {
    const settings = { DATABASE_URL: await database(), DATA_DIR: await dataFolder() };
    const server = await program.start({ ...settings, REQUESTS_AT_ONCE: 'off' });
    const agent = new Agent({ keepAlive: true, maxSockets: IN_FLIGHT });
    const all = () => Array.from({ length: IN_FLIGHT }, () => post(agent, server.port));
    // Every connection has been used before, as those of a browser or a proxy have been.
    await Promise.all(all());

    const asked = all();
    await Promise.race(asked);
    server.child.kill('SIGTERM');
    await becomesUnready(server);
    const answers = await Promise.all(asked);
    expect(answers).toEqual(
      answers.map(() => ({
        status: 200,
        body: { data: { divisions: { totalCount: 0, edges: [] } }, extensions: { cost: expect.any(Object) } },
      })),
    );
    expect(await server.ended).toBe(0);
    expect(server.stderr()).toBe('');
    await expect(fetch(server.url)).rejects.toThrow('fetch failed');
    agent.destroy();
  });

  test('does not wait for connections on which nobody asks, nor for a request that does not arrive', async () => {
    const server = await program.start({ DATABASE_URL: await database(), DATA_DIR: await dataFolder() });
    const idle = connect(server.port, '127.0.0.1');
    const [half, answered, begun] = [1, 2, 3].map(() => connect(server.port, '127.0.0.1'));
    const all = [idle, half!, answered!, begun!];
    await Promise.all(all.map((socket) => once(socket, 'connect')));
    const head = 'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n';
    half!.write(`${head}Content-Type: application/json\r\n\r\n{`);
    answered!.write(`${head}\r\n{`);
    begun!.write(head);
    expect(String((await once(answered!, 'data'))[0])).toMatch(/^HTTP\/1.1 415/);
    for (const socket of all) socket.on('error', () => undefined);
    expect(await stopped(server)).toEqual({ code: 0, stderr: '' });
  });

  test('ends at once with 1 when it is told a second time', async () => {
    const url = await database();
    const server = await program.start({ DATABASE_URL: url, DATA_DIR: await dataFolder() });
    const holder = new Client(url);
    // Dropped with the database, if the test fails before it ends.
    holder.on('error', () => undefined);
    await holder.connect();
    await holder.query('begin; lock table division in access exclusive mode');
    const answered = fetch(server.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: SLOW,
    }).then(
      () => true,
      () => false,
    );
    while ((await holder.query('select from pg_locks where not granted')).rowCount === 0) await pause(5);

    server.child.kill('SIGTERM');
    await becomesUnready(server);
    server.child.kill('SIGTERM');
    expect(await server.ended).toBe(1);
    expect(await answered).toBe(false);
    expect(server.stderr()).toBe('');
    await holder.end();
  });

  test('ends while it is still starting', async () => {
    const { child, ended, stderr, stdout } = program.run({ DATA_DIR: await dataFolder() });
    while (!postgresOf(stdout())) await pause(10);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(stderr()).toBe('');
    expect(isAlive(postgresOf(stdout())!)).toBe(false);
  });
});

async function becomesUnready({ port }: RunningServer): Promise<void> {
  for (;;) {
    const asked = request({ port, path: '/readyz', agent: false }).end();
    const [response] = await once(asked, 'response');
    const body = await text(response);
    if (response.statusCode === 503) {
      expect(JSON.parse(body)).toEqual({ status: 'closing' });
      return;
    }
    await pause(5);
  }
}
