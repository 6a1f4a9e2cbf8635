/**
 * `npm run bench`: everything of this folder, or the parts that are named (`npm run bench -- nested-list booking`).
 * Builds a database of its own, runs contestants side by side, prints tables, writes bench/results.json.
 */
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { GOAL_OF_FLOOR as BOOKING_GOAL, measureBooking, WORST_CALL_MS } from './booking.ts';
import { importBuilt, openOrm } from './built.ts';
import { canPin, pin, startServer } from './database.ts';
import { fill } from './dataset.ts';
import { isGatewayInstalled, measureGateway } from './gateway.ts';
import { DATABASE_CORES, LOAD_CORE, startContestant } from './http.ts';
import { GOAL_OF_NORMAL, measureLimits } from './limits.ts';
import { GOAL_OF_FLOOR as LIST_GOAL, GOAL_OF_PEER, measureNestedList } from './nested-list.ts';
import { GOALS, measureBookingSteps } from './booking-steps.ts';
import { printTable } from './report.ts';
import { GOAL_P95, measureSearch } from './search.ts';
import { GOAL_OF_FLOOR as SMALL_GOAL, measureSmallQuery } from './small-query.ts';
import { GOAL_MS, measureSubscriptions, SUBSCRIPTIONS } from './subscriptions.ts';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const RESULTS = join(HERE, 'results.json');
const DATABASE = 'bench';
const PARTS = [
  'nested-list',
  'small-query',
  'limits',
  'search',
  'gateway',
  'booking',
  'booking-steps',
  'subscriptions',
  'methods',
  'allocation',
  'matching',
  'search-growth',
] as const;
type Part = (typeof PARTS)[number];
/** They need no server and no database that another part has made. */
const ALONE: readonly Part[] = ['methods', 'allocation', 'matching', 'search-growth'];

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !PARTS.includes(name as Part));
if (unknown.length > 0) {
  process.stderr.write(`No part is called ${unknown.join(', ')}; there are ${PARTS.join(', ')}.\n`);
  process.exit(1);
}
const parts = asked.length > 0 ? (asked as Part[]) : PARTS;

if (!existsSync(join(HERE, 'node_modules'))) {
  execFileSync('npm', ['ci', '--prefix', HERE, '--no-audit', '--no-fund'], { stdio: 'inherit' });
}

const results: Record<string, unknown> = existsSync(RESULTS) ? JSON.parse(readFileSync(RESULTS, 'utf8')) : {};
results.machine = {
  date: new Date().toISOString().slice(0, 10),
  cpu: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`,
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  node: process.version,
  coresKeptApart: canPin,
};

if (parts.some((part) => !ALONE.includes(part))) await measureServer();
if (parts.includes('methods')) {
  const { measureBookingMethods } = await import('./booking-methods.ts');
  results.methods = await measureBookingMethods();
}
if (parts.includes('allocation')) {
  const { measureAllocation } = await import('./allocation.ts');
  results.allocation = await measureAllocation();
}
if (parts.includes('matching')) {
  const { measureMatching } = await import('./matching.ts');
  results.matching = await measureMatching();
}
if (parts.includes('search-growth')) {
  const { measureSearchGrowth } = await import('./search-growth.ts');
  results.searchGrowth = await measureSearchGrowth();
}
writeFileSync(RESULTS, `${JSON.stringify(results, null, 2)}\n`);
process.exit(0);

async function measureServer(): Promise<void> {
  const server = await startServer();
  const dataDir = await mkdtemp(join(tmpdir(), 'grid-commons-bench-key-'));
  try {
    await server.create(DATABASE);
    const url = server.url(DATABASE);
    const { migrateDatabase } =
      await importBuilt<typeof import('../src/database/migrate.ts')>('src/database/migrate.js');
    await migrateDatabase(url);
    const orm = await openOrm(url, 16);
    const started = performance.now();
    await fill(url, orm);
    process.stdout.write(`The bench district was built in ${Math.round((performance.now() - started) / 1_000)} s.\n`);
    await measureHttp(url, dataDir, server);
    if (parts.includes('subscriptions')) {
      server.pin(DATABASE_CORES);
      pin(process.pid, LOAD_CORE);
      const subscriptions = await measureSubscriptions(url, dataDir);
      results.subscriptions = subscriptions;
      printTable({
        title: `An event to each of ${SUBSCRIPTIONS} subscriptions on one process, from COMMIT: milliseconds (goal: all within ${GOAL_MS})`,
        columns: ['followed', 'open', 'half ms', 'all ms', 'worst ms', 'KiB each'],
        rows: subscriptions.map((s) => [s.followed, s.open, s.half, s.all, s.worst, s.kibEach]),
      });
    }
    if (parts.includes('booking')) {
      // The use-case and the floor run in this process; both have all cores.
      server.pin(`0-${cpus().length - 1}`);
      pin(process.pid, `0-${cpus().length - 1}`);
      const bookings = await measureBooking(url, orm);
      const deadlocks = server.log().match(/deadlock detected/g)?.length ?? 0;
      results.booking = { results: bookings, deadlocks };
      printTable({
        title: `Booking, 64 clients: calls a second through the use-case and the same rows by bare SQL (goal ${BOOKING_GOAL} spread and hot; worst call < ${WORST_CALL_MS} ms). Deadlocks in the log: ${deadlocks}`,
        columns: [
          'scenario',
          'capacity',
          'floor /s',
          'ours /s',
          'of floor',
          'floor booked /s',
          'ours booked /s',
          'ours p99 ms',
          'worst call ms',
        ],
        rows: bookings.map((b) => [
          b.scenario,
          b.capacity,
          b.floor,
          b.ours,
          b.ofFloor,
          b.floorBooked,
          b.oursBooked,
          b.oursP99,
          b.worstCall,
        ]),
      });
    }
    if (parts.includes('booking-steps')) {
      server.pin(`0-${cpus().length - 1}`);
      pin(process.pid, `0-${cpus().length - 1}`);
      const steps = await measureBookingSteps(orm);
      const deadlocks = server.log().match(/deadlock detected/g)?.length ?? 0;
      results['booking-steps'] = { ...steps, deadlocks };
      printTable({
        title: `Steps of a booking, 64 clients, all over the district: a second, and beside plain bookings (goals: hold and completing ${GOALS.holdAndComplete}, move ${GOALS.move}). Deadlocks in the log: ${deadlocks}`,
        columns: ['step', 'a second', 'of plain', 'p99 ms', 'worst call ms'],
        rows: [
          ['plain', steps.plain, 1, steps.p99.plain, steps.worst.plain],
          [
            'hold and completing',
            steps.holdAndComplete,
            steps.ofPlain.holdAndComplete,
            steps.p99.holdAndComplete,
            steps.worst.holdAndComplete,
          ],
          ['move', steps.move, steps.ofPlain.move, steps.p99.move, steps.worst.move],
        ],
      });
    }
    await orm.close();
  } finally {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function measureHttp(
  url: string,
  dataDir: string,
  server: Awaited<ReturnType<typeof startServer>>,
): Promise<void> {
  if (!parts.some((part) => ['nested-list', 'small-query', 'limits', 'search', 'gateway'].includes(part))) return;
  const { issueDevelopmentToken } = await importBuilt<
    typeof import('../src/district/identity/tokens/development-issuer.ts')
  >('src/district/identity/tokens/development-issuer.js');
  const token = await issueDevelopmentToken(dataDir, 'bench|1');
  server.pin(DATABASE_CORES);
  pin(process.pid, LOAD_CORE);
  process.env.GATEWAY_CREDENTIAL = randomBytes(32).toString('base64url');
  const floor = await startContestant('raw', url);
  const ours = await startContestant('ours', url, dataDir);
  try {
    if (parts.includes('nested-list')) {
      const peer = await startContestant('postgraphile', url);
      try {
        const list = await measureNestedList(floor, peer, ours, token);
        results.nestedList = list;
        printTable({
          title: `Nested list, 1,300 objects, 32 connections: requests a second (goals: ${LIST_GOAL} of the floor, ${GOAL_OF_PEER} × PostGraphile)`,
          columns: ['server', 'requests /s', 'p99 ms', 'ours is'],
          rows: [
            ['raw http + one json_agg statement (floor)', list.floor, list.p99.floor, `${list.ofFloor} of it`],
            ['PostGraphile 5', list.peer, list.p99.peer, `${list.ofPeer} × it`],
            ['Grid Commons', list.ours, list.p99.ours, ''],
          ],
        });
      } finally {
        peer.stop();
      }
    }
    if (parts.includes('small-query')) {
      const small = await measureSmallQuery(floor, ours, token);
      results.smallQuery = small;
      printTable({
        title: `One facility by id, 64 connections: requests a second (goal ${SMALL_GOAL} of the floor)`,
        columns: ['server', 'requests /s', 'p99 ms', 'ours is'],
        rows: [
          ['raw http + one statement (floor)', small.floor, small.p99.floor, `${small.ofFloor} of it`],
          ['Grid Commons', small.ours, small.p99.ours, ''],
        ],
      });
    }
    if (parts.includes('limits')) {
      const counted = await startContestant('ours', url, dataDir, 'counted');
      const admitting = await startContestant('ours', url, dataDir, 'admitting');
      try {
        const limits = await measureLimits(ours, counted, admitting, token);
        results.limits = limits;
        printTable({
          title: `Small query, 32 connections: requests a second, with every request counted and without. Counted is ${limits.ofUncounted} of it`,
          columns: ['uncounted /s', 'counted /s'],
          rows: [[limits.uncounted, limits.counted]],
        });
        printTable({
          title: `Five times the ordinary load (goal: those let in take less than ${GOAL_OF_NORMAL} × as long)`,
          columns: ['query', 'normal /s', 'p99 ms', 'let in /s', 'p99 ms', 'sent away /s', '× normal'],
          rows: limits.overload.map((one) => [
            one.query,
            one.normalPerSecond,
            one.normalP99,
            one.acceptedPerSecond,
            one.acceptedP99,
            one.refusedPerSecond,
            one.ofNormal,
          ]),
        });
      } finally {
        counted.stop();
        admitting.stop();
      }
    }
    if (parts.includes('search')) {
      const search = await measureSearch(url, ours, token);
      results.search = search;
      printTable({
        title: `Free and near over 10,000 facilities with a year of bookings: milliseconds (goal: p95 at most ${GOAL_P95} × the bare statement's)`,
        columns: ['', 'p50 ms', 'p95 ms', 'ours is'],
        rows: [
          ['the bare statement', search.sqlP50, search.sqlP95, `${search.p95Ratio} × its p95`],
          ['through the API', search.oursP50, search.oursP95, ''],
        ],
      });
    }
    if (parts.includes('gateway')) {
      if (!isGatewayInstalled()) {
        process.stdout.write('\nThe gateway is not measured: npm run test:gateway installs it.\n');
        return;
      }
      const gateway = await measureGateway(url, server, ours, process.env.GATEWAY_CREDENTIAL, token);
      results.gateway = gateway;
      printTable({
        title: `Through the gateway, 8 connections; server, gateway and partner on one core. Statements for a batch of 100 references: ${gateway.statementsPerBatch}`,
        columns: ['what', 'requests /s', 'p50 ms', 'p99 ms'],
        rows: gateway.ways.map((way) => [way.name, way.perSecond, way.p50, way.p99]),
      });
    }
  } finally {
    floor.stop();
    ours.stop();
  }
}
