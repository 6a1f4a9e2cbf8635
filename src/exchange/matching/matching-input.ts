import { createHash } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../../database/database.ts';
import type { DemandPriority } from '../lists/entries/demand.entity.ts';
import {
  isOfferedSupply,
  isOpenEntry,
  candidatePairColumns,
  candidatePairs,
  type CandidatePair,
} from '../judging/candidate-pairs.ts';
import { type Period, type TimedDemand, timesStartingWithin } from '../times/match-times.ts';
import { type ScoreParts, weightedSum } from '../judging/score.ts';
import type { TimeSpan } from '../times/weekly-time.ts';

// All that a run is decided by, read from one snapshot of the database. It is kept with the run, so that the run can be
// replayed and explained when the lists have long changed.

/** An entry's pattern on a stretch of dates, as far as capacity goes by it. */
export type StoredSpan = Omit<TimeSpan, 'week'>;

export interface DemandInRun {
  readonly id: string;
  readonly version: number;
  readonly ownerId: string;
  /** What it still lacks: what is accepted or pinned is not asked for again. */
  readonly quantity: number;
  readonly priority: DemandPriority;
  /** Fewer than this more are of no use, 1 to `quantity`. */
  readonly minQuantity: number;
  readonly splittable: boolean;
  /** The supply that has met a part of it already, where it cannot be split: no other may meet the rest. */
  readonly boundTo: string | null;
  /** How far it looks; null for as far as it has to. */
  readonly maxDistanceMeters: number | null;
  readonly spans: readonly StoredSpan[];
}

export interface SupplyInRun {
  readonly id: string;
  readonly version: number;
  readonly ownerId: string;
  readonly quantity: number;
  /** Whether its places are free again at another moment; what is not is used up. */
  readonly sharedOverTime: boolean;
  readonly facilityId: string | null;
  /** The places of the facility that backs it: all supplies that it backs share them. */
  readonly facilityCapacity: number | null;
  readonly spans: readonly StoredSpan[];
}

/** An accepted or pinned match, which stays as it is. */
interface HeldInRun {
  readonly matchId: string;
  readonly demandId: string;
  readonly supplyId: string;
  readonly facilityId: string | null;
  readonly quantity: number;
  readonly spans: readonly StoredSpan[];
}

export interface MatchingInput {
  readonly from: string;
  readonly to: string;
  readonly weights: ScoreParts;
  readonly demands: readonly DemandInRun[];
  readonly supplies: readonly SupplyInRun[];
  readonly held: readonly HeldInRun[];
  /** The pairs that pass every filter. */
  readonly pairs: readonly CandidatePair[];
}

/** What the explanation needs beside the candidates. */
export interface NearMisses {
  /** For each demand the most filters that any supply passes before the first that says no; one more if it was not declined. */
  readonly passedOf: ReadonlyMap<string, number>;
  /** The pairs that only one filter keeps apart. */
  readonly pairs: readonly NearMiss[];
}

/** A pair that only one filter keeps apart on which the demand can give way, and what is left of the supply before the run. */
export interface NearMiss extends CandidatePair {
  readonly quantity: number;
}

/** How far a demand gets: no pair, but a row among them. */
type PassedByDemand = Omit<NearMiss, 'supplyId' | 'reach'> & { readonly supplyId: null; readonly reach: null };

/** Which demands a run is about. */
export interface MatchingScope {
  readonly path: string;
  readonly from: string;
  readonly to: string;
  readonly today: string;
  readonly categoryCodes: readonly string[] | null;
}

/**
 * Pairs that a run looks at, so that the time it takes stays in bounds: all there are, unless there are more. Then each
 * demand has an equal part of them, those with the best scores, and the allocation is the best among these.
 */
export const PAIRS_MAX = 100_000;
/** Candidates that a demand has at least, however many demands there are. */
const CANDIDATES_MIN = 100;
/** Near misses that are read for each demand and filter: enough to find one that has something left. */
const NEAR_MISSES_MAX = 10;

/**
 * What a run is decided by.
 * @param db in a transaction that sees one snapshot
 */
export async function readMatchingInput(
  db: Database,
  scope: MatchingScope,
  weights: ScoreParts,
): Promise<{ input: MatchingInput; nearMisses: NearMisses }> {
  const { from, to } = scope;
  const demands = await readDemands(db, scope);
  const all = await readPairs(db, scope);
  const lacking = new Set(demands.map(({ id }) => id));
  const pairs = bestOfEach(
    all.filter((row): row is NearMiss => row.supplyId !== null && row.failed === 0 && lacking.has(row.demandId)),
    weights,
  );
  const supplies = await readSupplies(db, [...new Set(pairs.map(({ supplyId }) => supplyId))]);
  const held = await readHeld(db, supplies);
  return {
    input: { from, to, weights, demands, supplies, held, pairs: pairs.map(({ quantity: _, ...pair }) => pair) },
    nearMisses: {
      passedOf: new Map(all.flatMap((row) => (row.supplyId === null ? [[row.demandId, row.failed]] : []))),
      pairs: all.filter((row): row is NearMiss => row.supplyId !== null && row.failed !== 0),
    },
  };
}

/** The fingerprint of an input: equal for equal inputs, in whatever order an object's members were written. */
export function fingerprintOf(input: MatchingInput): string {
  const canonical = JSON.stringify(input, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
  return createHash('sha256').update(canonical).digest('hex');
}

function bestOfEach(pairs: readonly NearMiss[], weights: ScoreParts): NearMiss[] {
  const ofDemands = [...Map.groupBy(pairs, ({ demandId }) => demandId).values()];
  const most = Math.max(CANDIDATES_MIN, Math.floor(PAIRS_MAX / ofDemands.length));
  return ofDemands.flatMap((candidates) =>
    candidates.length <= most
      ? candidates
      : candidates
          .toSorted((a, b) => weightedSum(b, weights) - weightedSum(a, weights))
          .slice(0, most)
          .toSorted((a, b) => (a.supplyId < b.supplyId ? -1 : 1)),
  );
}

/**
 * The condition that a demand belongs to a run: of `e`, `l` and `c`. One that is still open to claims does not: the runs
 * after its last such day allot what is left.
 */
function inScope({ path, from, to, today, categoryCodes }: MatchingScope): RawBuilder<boolean> {
  const category = categoryCodes
    ? sql`exists (select from unnest(${[...categoryCodes]}::text[]) as code where c.code = code or c.code ^@ (code || '.'))`
    : sql`true`;
  return sql<boolean>`${isOpenEntry} and l.place_path ^@ ${path} and ${category}
    and (e.open_to_claims_until is null or e.open_to_claims_until < ${today}::date)
    and daterange(e.valid_from, e.valid_to, '[]') && daterange(${from}::date, ${to}::date, '[]')`;
}

/** The dates and slots of an entry's rows in `t`, as one JSON list. */
const spans = sql`
  coalesce(json_agg(json_build_object('from', lower(t.dates), 'until', upper(t.dates), 'slots', t.slots::text)
                    order by t.dates), '[]')`;

async function readDemands(db: Database, scope: MatchingScope): Promise<DemandInRun[]> {
  const { rows } = await sql<DemandInRun & TimedDemand>`
    select e.id, e.version, l.owner_id as "ownerId", e.priority, lacking.quantity,
           greatest(1, e.min_quantity - (e.quantity - lacking.quantity)) as "minQuantity", e.splittable,
           (select min(m.supply_id) from match m
            where m.demand_id = e.id and not e.splittable
              and (m.state in ('ACCEPTED', 'CONFIRMED') or m.state = 'PROPOSED' and m.pinned)) as "boundTo",
           e.max_distance_meters as "maxDistanceMeters", e.windows, e.valid_from as "validFrom", e.valid_to as "validTo",
           (select ${spans} from demand_time t where t.demand_id = e.id) as spans
    from demand e join supply_demand_list l on l.id = e.list_id join service_category c on c.id = e.category_id
    cross join lateral (
      select e.quantity - e.held_quantity - coalesce(sum(m.quantity), 0)::integer as quantity
      from match m where m.demand_id = e.id and m.state = 'PROPOSED' and m.pinned) as lacking
    where ${inScope(scope)} and lacking.quantity > 0 order by e.id`.execute(db);
  const spansIn = spansWithin(scope);
  return rows.map(({ windows, validFrom, validTo, ...demand }) => ({
    ...demand,
    spans: spansIn({ windows, validFrom, validTo }, demand.spans),
  }));
}

/**
 * The spans of demands as far as they are to be met in a period. Where windows run over midnight and the period cuts them
 * off, they are worked out anew: the morning into which the last night runs belongs to it. Most demands are written with
 * the same few windows, so that is seldom done twice.
 */
function spansWithin(period: Period): (demand: TimedDemand, spans: readonly StoredSpan[]) => readonly StoredSpan[] {
  const { from, to } = period;
  const after = Temporal.PlainDate.from(to).add({ days: 1 }).toString();
  const known = new Map<string, readonly StoredSpan[]>();
  return (demand, spans) => {
    const { windows, validFrom, validTo } = demand;
    if (from <= validFrom && validTo <= to) return spans;
    if (windows.every(({ startTime, endTime }) => endTime > startTime)) {
      return spans
        .map((span) => ({
          ...span,
          from: from > span.from ? from : span.from,
          until: after < span.until ? after : span.until,
        }))
        .filter((span) => span.from < span.until);
    }
    const key = JSON.stringify([
      windows,
      validFrom < from,
      validTo > to,
      validFrom > from && validFrom,
      validTo < to && validTo,
    ]);
    let cut = known.get(key);
    if (!cut) known.set(key, (cut = timesStartingWithin(demand, period).map(({ week: _, ...span }) => span)));
    return cut;
  };
}

/** Candidates, near misses, and a row without a supply for how far each demand gets, with that number in `failed`. */
async function readPairs(db: Database, scope: MatchingScope) {
  const { rows } = await sql<NearMiss | PassedByDemand>`
    with ${candidatePairs({ ...scope, demands: inScope(scope), supplies: sql`${isOpenEntry} and ${isOfferedSupply}` })},
    ranked as (
      select j.*, row_number() over (
        partition by j.demand_id, j.failed
        order by case when j.failed = 16 then j.distance_meters end, j.remaining desc, j.supply_id) as place
      from candidate_pair j where not j.pinned and not j.declined and (j.failed = 0 or j.yields and j.failed in (1, 2, 4, 8, 16)))
    select ${candidatePairColumns}, j.remaining as quantity from ranked j
    where j.failed = 0 or j.place <= ${NEAR_MISSES_MAX}
    union all
    select demand_id, null, max(passed), null, null, 0, 0, 0, 0, 0, 0 from candidate_pair group by demand_id
    order by 1, 2`.execute(db);
  return rows;
}

async function readSupplies(db: Database, ids: readonly string[]): Promise<SupplyInRun[]> {
  const { rows } = await sql<SupplyInRun>`
    select e.id, e.version, l.owner_id as "ownerId", e.quantity, e.shared_over_time as "sharedOverTime",
           e.facility_id as "facilityId", f.capacity as "facilityCapacity",
           (select ${spans} from supply_time t where t.supply_id = e.id) as spans
    from supply e join supply_demand_list l on l.id = e.list_id left join shared_facility f on f.id = e.facility_id
    where e.id = any(${ids}) order by e.id`.execute(db);
  return rows;
}

/** What is held of the supplies, and of others that the same facilities back. */
async function readHeld(db: Database, supplies: readonly SupplyInRun[]): Promise<HeldInRun[]> {
  const facilityIds = supplies.flatMap(({ facilityId }) => facilityId ?? []);
  const { rows } = await sql<HeldInRun>`
    select m.id as "matchId", m.demand_id as "demandId", m.supply_id as "supplyId", e.facility_id as "facilityId",
           case when m.held_quantity > 0 then m.held_quantity else m.quantity end as quantity,
           (select ${spans} from match_time t where t.match_id = m.id) as spans
    from match m join supply e on e.id = m.supply_id
    where (m.held_quantity > 0 or m.state = 'PROPOSED' and m.pinned)
      and (e.id = any(${supplies.map(({ id }) => id)}) or e.facility_id = any(${facilityIds}))
    order by m.id`.execute(db);
  return rows;
}
