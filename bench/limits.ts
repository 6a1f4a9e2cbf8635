import { Agent, request as httpRequest } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { type Contestant, load, type Request, warmUp } from './http.ts';
import { NESTED_LIST } from './nested-list.ts';
import { median, quantile, round } from './report.ts';
import { SMALL_QUERY } from './small-query.ts';

/** Connections that find out how many requests a second a server answers at most. */
const CONNECTIONS = 32;
/** Rounds in which what is compared takes turns. */
const ROUNDS = 5;
/** The share of what a server answers at most that it is asked for in an ordinary hour. */
const NORMAL_SHARE = 0.8;
/** How much more comes in the hour of the overload. */
const OVERLOAD = 5;
/** Length of one run, and of what comes before it is measured, in seconds. */
const RUN_SECONDS = 5;
const RAMP_SECONDS = 1;
/** What we want to reach: how much longer those may take who are let in. */
export const GOAL_OF_NORMAL = 2;

interface LimitsResult {
  /** Small queries a second, counted and not. */
  readonly uncounted: number;
  readonly counted: number;
  readonly ofUncounted: number;
  readonly overload: readonly OverloadResult[];
}

/** How a server takes {@link OVERLOAD} times its ordinary load. Latencies in milliseconds. */
interface OverloadResult {
  readonly query: string;
  readonly normalPerSecond: number;
  readonly normalP99: number;
  readonly acceptedPerSecond: number;
  readonly acceptedP99: number;
  readonly refusedPerSecond: number;
  readonly ofNormal: number;
}

/** What it costs that every request is counted, and what those who are let in notice of those who are not. */
export async function measureLimits(
  uncounted: Contestant,
  counted: Contestant,
  admitting: Contestant,
  token: string,
): Promise<LimitsResult> {
  const headers = { authorization: `Bearer ${token}` };
  const small: Request = { body: SMALL_QUERY, headers };
  const servers = [uncounted, counted];
  for (const server of servers) await warmUp(server, small, CONNECTIONS);
  const runs = servers.map(() => [] as number[]);
  for (let turn = 0; turn < ROUNDS; turn++) {
    for (const [at, server] of servers.entries()) runs[at]!.push((await load(server, small, CONNECTIONS)).perSecond);
  }
  const [a, b] = runs.map(median) as [number, number];
  const overload = [
    await measureOverload('nested list', admitting, { body: JSON.stringify({ query: NESTED_LIST }), headers }),
  ];
  return { uncounted: round(a), counted: round(b), ofUncounted: round(b / a, 3), overload };
}

async function measureOverload(query: string, server: Contestant, request: Request): Promise<OverloadResult> {
  // As many at once as are let in by a server that has no rest.
  const { perSecond } = await load(server, request, 8);
  const normal = perSecond * NORMAL_SHARE;
  type Arrived = Awaited<ReturnType<typeof arriving>>;
  const rounds: { readonly ordinary: Arrived; readonly overloaded: Arrived }[] = [];
  for (let turn = 0; turn < ROUNDS; turn++) {
    const ordinary = await arriving(server, request, normal);
    const overloaded = await arriving(server, request, normal * OVERLOAD);
    rounds.push({ ordinary, overloaded });
  }
  const middle = (of: (one: (typeof rounds)[number]) => number) => median(rounds.map(of));
  const [normalP99, acceptedP99] = [middle((one) => one.ordinary.p99), middle((one) => one.overloaded.p99)];
  return {
    query,
    normalPerSecond: round(normal),
    normalP99: round(normalP99, 1),
    acceptedPerSecond: round(middle((one) => one.overloaded.accepted)),
    acceptedP99: round(acceptedP99, 1),
    refusedPerSecond: round(middle((one) => one.overloaded.refused)),
    ofNormal: round(acceptedP99 / normalP99, 2),
  };
}

/** Sends requests as people do: at random moments, whether others have been answered or not. */
export async function arriving({ url }: Contestant, { body, headers }: Request, perSecond: number) {
  const agent = new Agent({ keepAlive: true });
  const took: number[] = [];
  let refused = 0;
  const send = (counts: boolean) =>
    new Promise<void>((resolve, reject) => {
      const begun = performance.now();
      const options = {
        agent,
        method: 'POST',
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), ...headers },
      };
      const sent = httpRequest(url, options, (response) => {
        response.resume().once('end', () => {
          const { statusCode } = response;
          if (statusCode !== 200 && (statusCode !== 503 || response.headers['retry-after'] === undefined)) {
            reject(new Error(`answered with ${statusCode}`));
          }
          if (counts && statusCode === 200) took.push(performance.now() - begun);
          else if (counts) refused++;
          resolve();
        });
      });
      sent.once('error', reject).end(body);
    });
  const started = performance.now();
  const all: Promise<void>[] = [];
  let next = started;
  while (next < started + (RAMP_SECONDS + RUN_SECONDS) * 1_000) {
    for (; next <= performance.now(); next -= Math.log(1 - Math.random()) * (1_000 / perSecond)) {
      all.push(send(next > started + RAMP_SECONDS * 1_000));
    }
    await pause(1);
  }
  await Promise.all(all);
  agent.destroy();
  return {
    accepted: took.length / RUN_SECONDS,
    refused: refused / RUN_SECONDS,
    p50: quantile(took, 0.5),
    p99: quantile(took, 0.99),
  };
}
