import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { withClient, type BenchServer } from './database.ts';
import { ask, type Contestant, load, type Request, startContestant, warmUp } from './http.ts';
import { NESTED_LIST } from './nested-list.ts';
import { median, round } from './report.ts';

/** Connections of the load. */
const CONNECTIONS = 8;
/** Rounds in which the ways take turns. */
const ROUNDS = 3;
/** References in one batch. */
const REFERENCES = 100;
/** How long the log may lag behind what has run, in milliseconds. */
const LOG_LAG_MS = 500;

const FACILITIES = (more: string) => `{
  sharedFacilities(first: ${REFERENCES}) { edges { node { id name capacity ${more} } } }
}`;
const ENTITIES = `query ($representations: [_Any!]!) {
  _entities(representations: $representations) { ... on SharedFacility { id name capacity } }
}`;

/** What has to be installed for this part; it is not with the other benchmarks, since it is large. */
const INSTALLED = ['../packages/gateway/node_modules', '../examples/partner-parking/node_modules'];

/** Whether the folders of the gateway and of the example of a partner have their packages. */
export function isGatewayInstalled(): boolean {
  return INSTALLED.every((path) => existsSync(fileURLToPath(new URL(path, import.meta.url))));
}

interface Way {
  readonly name: string;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}

interface GatewayResult {
  readonly ways: readonly Way[];
  /** Statements that the database has run for one batch of references. */
  readonly statementsPerBatch: number;
}

/** What the gateway costs: the same query direct and through it, a query over two subgraphs, and batches of references. */
export async function measureGateway(
  databaseUrl: string,
  database: BenchServer,
  ours: Contestant,
  credential: string,
  token: string,
): Promise<GatewayResult> {
  const partner = await startContestant('partner', '');
  const gateway = await startContestant('gateway', ours.url, partner.url);
  try {
    const headers = { authorization: `Bearer ${token}` };
    const request = (query: string): Request => ({ body: JSON.stringify({ query }), headers });
    const list = request(NESTED_LIST);
    const direct = request(FACILITIES(''));
    const joined = request(FACILITIES('liveOccupancy { placesFree updatedAt }'));
    const batch = await batchOf(ours, direct, credential);
    await requireSameData(ours, gateway, list);
    await requireJoined(gateway, joined);

    const ways: [string, Contestant, Request][] = [
      ['nested list, direct', ours, list],
      ['nested list, through the gateway', gateway, list],
      [`${REFERENCES} facilities, direct`, ours, direct],
      [`${REFERENCES} facilities, through the gateway`, gateway, direct],
      [`${REFERENCES} facilities with the partner's figures, through the gateway`, gateway, joined],
      [`${REFERENCES} references in one batch, direct`, ours, batch],
    ];
    for (const [, contestant, request] of ways) await warmUp(contestant, request, CONNECTIONS);
    const runs = ways.map(() => [] as Awaited<ReturnType<typeof load>>[]);
    for (let turn = 0; turn < ROUNDS; turn++) {
      for (const [at, [, contestant, request]] of ways.entries()) {
        runs[at]!.push(await load(contestant, request, CONNECTIONS));
      }
    }
    return {
      ways: ways.map(([name], at) => ({
        name,
        perSecond: round(median(runs[at]!.map(({ perSecond }) => perSecond))),
        p50: median(runs[at]!.map(({ p50 }) => p50)),
        p99: median(runs[at]!.map(({ p99 }) => p99)),
      })),
      statementsPerBatch: await statementsOf(databaseUrl, database, () => ask(ours, batch)),
    };
  } finally {
    gateway.stop();
    partner.stop();
  }
}

type Edges = { data?: { sharedFacilities?: { edges: { node: { id: string; liveOccupancy?: unknown } }[] } } };

async function batchOf(ours: Contestant, direct: Request, credential: string): Promise<Request> {
  const { data } = (await ask(ours, direct)) as Edges;
  const representations = data!.sharedFacilities!.edges.map(({ node: { id } }) => ({
    __typename: 'SharedFacility',
    id,
  }));
  if (representations.length !== REFERENCES)
    throw new Error(`there are ${representations.length} facilities to refer to`);
  const body = JSON.stringify({ query: ENTITIES, variables: { representations } });
  const batch = { body, headers: { 'x-gateway-credential': credential } };
  const answer = (await ask(ours, batch)) as { data?: { _entities: ({ id: string } | null)[] } };
  const ids = answer.data?._entities.map((entity) => entity?.id);
  if (
    !isDeepStrictEqual(
      ids,
      representations.map(({ id }) => id),
    )
  )
    throw new Error('the batch is answered otherwise');
  return batch;
}

async function requireSameData(ours: Contestant, gateway: Contestant, request: Request): Promise<void> {
  const [direct, through] = (await Promise.all([ask(ours, request), ask(gateway, request)])) as { data?: object }[];
  if (!direct?.data || !isDeepStrictEqual(direct.data, through?.data)) {
    throw new Error(`the gateway tells something else: ${JSON.stringify(through).slice(0, 500)}`);
  }
}

async function requireJoined(gateway: Contestant, request: Request): Promise<void> {
  const { data } = (await ask(gateway, request)) as Edges;
  const joined = data?.sharedFacilities?.edges.filter(({ node }) => node.liveOccupancy).length;
  if (joined !== REFERENCES) throw new Error(`${joined} facilities have the figures of the partner`);
}

/** The statements that the database logs while something runs, other than those that set up or end a transaction. */
async function statementsOf(url: string, database: BenchServer, work: () => Promise<unknown>): Promise<number> {
  const setting = (value: string) =>
    withClient(url, async (client) => {
      await client.query(`alter system set log_statement = '${value}'`);
      await client.query('select pg_reload_conf()');
      await new Promise((resolve) => setTimeout(resolve, LOG_LAG_MS));
    });
  await setting('all');
  const before = database.log().length;
  await work();
  await new Promise((resolve) => setTimeout(resolve, LOG_LAG_MS));
  const logged = database.log().slice(before);
  await setting('none');
  return logged.match(/LOG: {2}(?:execute [^:]*|statement): (?!\s*(?:begin|commit|rollback|set )\b)/gi)?.length ?? 0;
}
