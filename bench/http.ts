import { fork, type ChildProcess } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { freePort, pin } from './database.ts';

/** Warm-up of a server before it is first measured, and length of one measured run, in seconds. */
const WARM_UP_SECONDS = 2;
const RUN_SECONDS = 4;

/** The core of the server that is measured, those of PostgreSQL, and that of the load: nobody takes another's. */
const SERVER_CORE = '0';
export const DATABASE_CORES = '1,2';
export const LOAD_CORE = '3';

interface LoadResult {
  readonly requests: { readonly average: number };
  readonly latency: { readonly p50: number; readonly p99: number };
  readonly non2xx: number;
  readonly errors: number;
}
type Autocannon = (options: object) => Promise<LoadResult>;

/** A server in a process of its own. */
export interface Contestant {
  readonly name: string;
  readonly url: string;
  readonly pid: number;
  stop(): void;
}

/** Starts one of the servers of this folder. */
export async function startContestant(name: string, databaseUrl: string, ...more: string[]): Promise<Contestant> {
  const port = await freePort();
  const path = fileURLToPath(new URL(`servers/${name}.ts`, import.meta.url));
  const child: ChildProcess = fork(path, [databaseUrl, String(port), ...more], {
    env: { ...process.env, NODE_ENV: 'production', GRAPHILE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  process.once('exit', () => child.kill('SIGKILL'));
  pin(child.pid!, SERVER_CORE);
  await new Promise<void>((resolve, reject) => {
    child.once('message', () => resolve());
    child.once('exit', (code) => reject(new Error(`the server ${name} ended with ${code}`)));
  });
  // Threads that were started before now may have been missed.
  pin(child.pid!, SERVER_CORE);
  return { name, url: `http://127.0.0.1:${port}/graphql`, pid: child.pid!, stop: () => void child.kill('SIGKILL') };
}

/** What is sent to a contestant. */
export interface Request {
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The answer to one request, parsed. */
export async function ask({ url }: Contestant, { body, headers }: Request): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
  return response.json();
}

/** Loads a contestant and tells requests a second and latencies in milliseconds. */
export async function load(
  { url, name }: Contestant,
  { body, headers }: Request,
  connections: number,
  seconds = RUN_SECONDS,
) {
  const autocannon = createRequire(import.meta.url)('autocannon') as Autocannon;
  const { requests, latency, non2xx, errors } = await autocannon({
    url,
    connections,
    duration: seconds,
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
  if (non2xx + errors > 0) throw new Error(`${name} failed ${non2xx + errors} requests`);
  return { perSecond: requests.average, p50: latency.p50, p99: latency.p99 };
}

/** A short load before anything is measured, so that code and caches are warm. */
export async function warmUp(contestant: Contestant, request: Request, connections: number): Promise<void> {
  await load(contestant, request, connections, WARM_UP_SECONDS);
}
