import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importBuilt, openOrm } from './built.ts';
import { pin, startServer } from './database.ts';
import { fill } from './dataset.ts';
import { DATABASE_CORES, LOAD_CORE, startContestant } from './http.ts';
import { printTable, round } from './report.ts';
import { measureSearch } from './search.ts';

/** Facilities of the same square kilometres; with the bookings of the month that is searched. */
const SIZES = [10_000, 100_000];
const FACILITIES_PER_UNIT = 10;
const RESIDENTS = 100_000;
/** At most so many times as long does a search take where there is ten times as much. */
const GOAL_OF_SMALL = 1.5;

interface Growth {
  readonly sizes: readonly { readonly facilities: number; readonly p50: number; readonly p95: number }[];
  readonly p95OfSmall: number;
}

/** Free and near, in a district and in one with ten times as many facilities: milliseconds through the API. */
export async function measureSearchGrowth(): Promise<Growth> {
  const server = await startServer();
  const dataDir = await mkdtemp(join(tmpdir(), 'grid-commons-bench-key-'));
  try {
    const sizes = [];
    for (const facilities of SIZES) sizes.push(await measure(server, dataDir, facilities));
    const p95OfSmall = round(sizes.at(-1)!.p95 / sizes[0]!.p95, 2);
    printTable({
      title: `Free and near, the more there is: milliseconds (goal: p95 of the last at most ${GOAL_OF_SMALL} × that of the first; it is ${p95OfSmall} ×)`,
      columns: ['facilities', 'p50 ms', 'p95 ms', 'statement p95 ms'],
      rows: sizes.map((size) => [size.facilities, size.p50, size.p95, size.sqlP95]),
    });
    return { sizes, p95OfSmall };
  } finally {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function measure(server: Awaited<ReturnType<typeof startServer>>, dataDir: string, facilities: number) {
  const { issueDevelopmentToken } = await importBuilt<
    typeof import('../src/district/identity/tokens/development-issuer.ts')
  >('src/district/identity/tokens/development-issuer.js');
  const { migrateDatabase } = await importBuilt<typeof import('../src/database/migrate.ts')>('src/database/migrate.js');
  const database = `bench_${facilities}`;
  await server.create(database);
  const url = server.url(database);
  await migrateDatabase(url);
  const orm = await openOrm(url, 16);
  const started = performance.now();
  await fill(url, orm, {
    units: facilities / FACILITIES_PER_UNIT,
    facilities,
    residents: RESIDENTS,
    // Twelve days after one another: three are a month.
    bookingsPerFacility: 3,
    wideFacilities: 0,
  });
  await orm.close();
  const seconds = Math.round((performance.now() - started) / 1_000);
  process.stdout.write(`${facilities} facilities were built in ${seconds} s.\n`);
  server.pin(DATABASE_CORES);
  pin(process.pid, LOAD_CORE);
  const ours = await startContestant('ours', url, dataDir);
  try {
    const { oursP50, oursP95, sqlP95 } = await measureSearch(
      url,
      ours,
      await issueDevelopmentToken(dataDir, 'bench|1'),
    );
    return { facilities, p50: oursP50, p95: oursP95, sqlP95 };
  } finally {
    ours.stop();
  }
}
