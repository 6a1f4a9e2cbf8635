import { isDeepStrictEqual } from 'node:util';
import { ask, type Contestant, load, type Request, warmUp } from './http.ts';
import { median, round } from './report.ts';

/** Connections of the load. */
const CONNECTIONS = 32;
/** Rounds in which the contestants take turns. */
const ROUNDS = 3;
/** What we want to reach. */
export const GOAL_OF_FLOOR = 0.4;
export const GOAL_OF_PEER = 1.5;

/** The list that is measured here, and through the gateway in gateway.ts. */
export const NESTED_LIST = `{
  residentUnits(first: 50) {
    edges { node { id name creditCode facilities(first: 5) { edges { node {
      id name kind capacity openingRules { dayClass weekdays startTime endTime }
    } } } } }
  }
}`;
const PEERS = `{
  allResidentUnits(first: 50, orderBy: NAME_ASC) {
    nodes { rowId name creditCode sharedFacilitiesByUnitId(first: 5, condition: { state: "PUBLISHED" }, orderBy: NAME_ASC) { nodes {
      rowId name kind capacity openingRulesByFacilityId(orderBy: POSITION_ASC) { nodes { dayClass weekdays startTime endTime } }
    } } }
  }
}`;

interface NestedListResult {
  readonly floor: number;
  readonly peer: number;
  readonly ours: number;
  readonly ofFloor: number;
  readonly ofPeer: number;
  readonly p99: { readonly floor: number; readonly peer: number; readonly ours: number };
}

/** 50 units with 5 facilities each and 4 rules each: 1,300 objects. Requests a second, medians of interleaved rounds. */
export async function measureNestedList(
  floor: Contestant,
  peer: Contestant,
  ours: Contestant,
  token: string,
): Promise<NestedListResult> {
  const contestants: [Contestant, Request][] = [
    [floor, { body: '{}' }],
    [peer, { body: JSON.stringify({ query: PEERS }) }],
    [ours, { body: JSON.stringify({ query: NESTED_LIST }), headers: { authorization: `Bearer ${token}` } }],
  ];
  await requireSameAnswers(contestants);
  for (const [contestant, request] of contestants) await warmUp(contestant, request, CONNECTIONS);
  const runs = contestants.map(() => [] as { perSecond: number; p99: number }[]);
  for (let turn = 0; turn < ROUNDS; turn++) {
    for (const [at, [contestant, request]] of contestants.entries()) {
      runs[at]!.push(await load(contestant, request, CONNECTIONS));
    }
  }
  const [a, b, c] = runs.map((results) => median(results.map(({ perSecond }) => perSecond))) as [
    number,
    number,
    number,
  ];
  const [pa, pb, pc] = runs.map((results) => median(results.map(({ p99 }) => p99))) as [number, number, number];
  return {
    floor: round(a),
    peer: round(b),
    ours: round(c),
    ofFloor: round(c / a, 2),
    ofPeer: round(c / b, 2),
    p99: { floor: pa, peer: pb, ours: pc },
  };
}

/** All three have to tell the same, whatever the shape they tell it in. */
async function requireSameAnswers(contestants: readonly [Contestant, Request][]): Promise<void> {
  const answers = await Promise.all(
    contestants.map(async ([contestant, request]) => plain(await ask(contestant, request))),
  );
  for (const [at, answer] of answers.entries()) {
    if (!isDeepStrictEqual(answer, answers[0])) {
      throw new Error(`${contestants[at]![0].name} tells something else: ${JSON.stringify(answer).slice(0, 500)}`);
    }
  }
  const units = answers[0] as { facilities: { openingRules: unknown[] }[] }[];
  const objects = units.flatMap((unit) => unit.facilities.flatMap(({ openingRules }) => openingRules)).length;
  if (objects !== 1_000) throw new Error(`the list has ${objects} rules instead of 1,000`);
}

/** Connections become lists, PostGraphile's names ours. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  const object = value as Record<string, unknown>;
  if (object.errors) throw new Error(JSON.stringify(object.errors));
  if ('data' in object) return plain(Object.values(object.data as object)[0]);
  if ('edges' in object) return (object.edges as { node: unknown }[]).map(({ node }) => plain(node));
  if ('nodes' in object) return plain(object.nodes);
  const names: Record<string, string> = {
    rowId: 'id',
    sharedFacilitiesByUnitId: 'facilities',
    openingRulesByFacilityId: 'openingRules',
  };
  return Object.fromEntries(Object.entries(object).map(([key, member]) => [names[key] ?? key, plain(member)]));
}
