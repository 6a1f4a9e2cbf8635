import { benchId } from './dataset.ts';
import { type Contestant, load, type Request, warmUp } from './http.ts';
import { median, round } from './report.ts';

/** Connections of the load. */
const CONNECTIONS = 64;
/** Rounds in which the contestants take turns. */
const ROUNDS = 3;
/** What we want to reach. */
export const GOAL_OF_FLOOR = 0.3;

const QUERY = 'query ($id: ID!) { node(id: $id) { ... on SharedFacility { id name } } }';
/** One facility by its id. */
export const SMALL_QUERY = JSON.stringify({ query: QUERY, variables: { id: benchId('fac', 4_711) } });

interface SmallQueryResult {
  readonly floor: number;
  readonly ours: number;
  readonly ofFloor: number;
  readonly p99: { readonly floor: number; readonly ours: number };
}

/** One facility by its id. Requests a second, medians of interleaved rounds. */
export async function measureSmallQuery(floor: Contestant, ours: Contestant, token: string): Promise<SmallQueryResult> {
  const body = SMALL_QUERY;
  const contestants: [Contestant, Request][] = [
    [floor, { body }],
    [ours, { body, headers: { authorization: `Bearer ${token}` } }],
  ];
  for (const [contestant, request] of contestants) await warmUp(contestant, request, CONNECTIONS);
  const runs = contestants.map(() => [] as { perSecond: number; p99: number }[]);
  for (let turn = 0; turn < ROUNDS; turn++) {
    for (const [at, [contestant, request]] of contestants.entries()) {
      runs[at]!.push(await load(contestant, request, CONNECTIONS));
    }
  }
  const [a, b] = runs.map((results) => median(results.map(({ perSecond }) => perSecond))) as [number, number];
  const [pa, pb] = runs.map((results) => median(results.map(({ p99 }) => p99))) as [number, number];
  return { floor: round(a), ours: round(b), ofFloor: round(b / a, 2), p99: { floor: pa, ours: pb } };
}
