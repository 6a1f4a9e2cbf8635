import pg from 'pg';
import { importBuilt, openOrm } from './built.ts';
import { ask, type Contestant } from './http.ts';
import { median, quantile, round } from './report.ts';

/** Searches of one round, all different. */
const SEARCHES = 300;
/** Rounds; in each, every search is sent to both contestants in turn. */
const ROUNDS = 3;
/** What we want to stay under: our 95th percentile, in those of the bare statement. */
export const GOAL_P95 = 3;

const QUERY = `query ($where: SharedFacilityFilter!) {
  sharedFacilities(where: $where, first: 20) { edges { distanceMeters node { id name capacity } } }
}`;

interface SearchResult {
  readonly sqlP50: number;
  readonly sqlP95: number;
  readonly oursP50: number;
  readonly oursP95: number;
  readonly p95Ratio: number;
}

interface Search {
  readonly variables: object;
  readonly statement: { readonly text: string; readonly values: unknown[] };
}

/**
 * Free and near among all facilities: the time of one search through the API, and of the very statement that it sends,
 * bare, through pg. Milliseconds; medians over the rounds.
 */
export async function measureSearch(url: string, ours: Contestant, token: string): Promise<SearchResult> {
  const searches = await prepareSearches(url);
  const client = new pg.Client(url);
  await client.connect();
  const headers = { authorization: `Bearer ${token}` };
  const sql = ({ statement }: Search) => client.query({ name: 'search', ...statement });
  const api = ({ variables }: Search) => ask(ours, { body: JSON.stringify({ query: QUERY, variables }), headers });
  for (const search of searches.slice(0, 50)) await Promise.all([sql(search), api(search)]);

  const rounds: { sql: number[]; api: number[] }[] = [];
  for (let turn = 0; turn < ROUNDS; turn++) {
    const times = { sql: [] as number[], api: [] as number[] };
    for (const search of searches) {
      times.sql.push(await timed(() => sql(search)));
      times.api.push(await timed(() => api(search)));
    }
    rounds.push(times);
  }
  await client.end();
  const over = (kind: 'sql' | 'api', share: number) => median(rounds.map((times) => quantile(times[kind], share)));
  return {
    sqlP50: round(over('sql', 0.5), 2),
    sqlP95: round(over('sql', 0.95), 2),
    oursP50: round(over('api', 0.5), 2),
    oursP95: round(over('api', 0.95), 2),
    p95Ratio: round(over('api', 0.95) / over('sql', 0.95), 2),
  };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Points spread over the district, evenings within the next month, 1 to 3 places; and the statement each of them makes. */
async function prepareSearches(url: string): Promise<Search[]> {
  const { PreparingClient } = await importBuilt<typeof import('../src/database/preparing-client.ts')>(
    'src/database/preparing-client.js',
  );
  const { listFacilities } = await importBuilt<typeof import('../src/facilities/facility.loader.ts')>(
    'src/facilities/facility.loader.js',
  );
  const { SharedFacilityOrder } = await importBuilt<typeof import('../src/facilities/facility.input.ts')>(
    'src/facilities/facility.input.js',
  );
  const orm = await openOrm(url, 1);
  let last: Search['statement'] | undefined;
  const { query } = PreparingClient.prototype;
  PreparingClient.prototype.query = function spy(
    this: InstanceType<typeof PreparingClient>,
    ...args: unknown[]
  ): never {
    const [text, values] = args;
    if (typeof text === 'string' && Array.isArray(values)) last = { text, values };
    return query.apply(this, args);
  };
  const searches: Search[] = [];
  for (let n = 0; n < SEARCHES; n++) {
    const start = new Date(Math.ceil(Date.now() / 86_400_000 + (n % 28)) * 86_400_000 + (11 + (n % 8)) * 3_600_000);
    const end = new Date(start.getTime() + (1 + (n % 3)) * 3_600_000);
    const where = {
      near: {
        point: { latitude: 26.055 + ((n * 37) % 60) / 1_000, longitude: 119.265 + ((n * 53) % 50) / 1_000 },
        withinMeters: 500 + (n % 4) * 500,
      },
      availableDuring: { start, end, quantity: 1 + (n % 3) },
    };
    const page = { size: 20, backward: false, lookBeyond: false, after: undefined, before: undefined };
    const ctx = { db: orm.em.getKysely(), now: () => Temporal.Now.instant() };
    const order = SharedFacilityOrder.DISTANCE;
    await listFacilities(ctx as never, { where, order, page, withCount: false, prefetched: [] });
    searches.push({ variables: { where }, statement: last! });
  }
  PreparingClient.prototype.query = query;
  await orm.close();
  return searches;
}
